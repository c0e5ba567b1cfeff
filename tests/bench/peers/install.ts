import { join } from 'node:path';
import { installApart } from '../../../scripts/install-apart.ts';

/** Where the packages of the peers lie. */
export const packagesFolder = join(import.meta.dirname, 'node_modules');

/** Installs the peers, and says so, where they are not there in the versions that are asked for. */
export const installPeers = (): void => installApart(import.meta.dirname, '450 MB');

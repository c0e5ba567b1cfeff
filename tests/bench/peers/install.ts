import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../../scripts/run.ts';

const folder = import.meta.dirname;

/** Where the packages of the peers lie. */
export const packagesFolder = join(folder, 'node_modules');

/** Installs the peers, and says so, where they are not there in the versions that are asked for. */
export function installPeers(): void {
  const { dependencies } = readJson(folder) as { dependencies: Record<string, string> };
  const missing = Object.entries(dependencies).filter(([name, version]) => {
    const place = join(packagesFolder, name);
    return !existsSync(place) || (readJson(place) as { version: string }).version !== version;
  });
  if (missing.length === 0) return;
  const list = missing.map(([name, version]) => `${name} ${version}`).join(', ');
  console.log(
    `To be measured, but not here yet: ${list}. Installing into tests/bench/peers (450 MB).`,
  );
  if (!run('npm ci --prefix tests/bench/peers')) {
    throw new Error('The peers could not be installed; npm says above why.');
  }
}

function readJson(place: string): unknown {
  return JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
}

import type { NetworkSpec } from '../plan.ts';
import { tinyCnn } from './tiny-cnn.ts';

/** Networks as data, by the name they go by. */
export const zoo = {
  'tiny-cnn': tinyCnn,
} as const satisfies Readonly<Record<string, NetworkSpec>>;

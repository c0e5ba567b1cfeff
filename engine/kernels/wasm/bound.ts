import type { Bound } from '../backend.ts';
import type { Exports } from './module.ts';

/**
 * A loop of the module with all that it is given: where its arrays lie, 0 for one that is not
 * there, and then numbers. Arrays lie in the module's memory: their offset is the pointer.
 */
export function bound(
  loop: Exports[keyof Exports],
  arrays: readonly (Float32Array | undefined)[],
  ...numbers: readonly number[]
): Bound {
  const values = [...pointers(...arrays), ...numbers];
  return () => loop(...values);
}

/** Where arrays lie in the module's memory. */
export function pointers(...arrays: readonly (Float32Array | undefined)[]): number[] {
  return arrays.map((array) => array?.byteOffset ?? 0);
}

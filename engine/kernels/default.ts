import type { Backend } from './backend.ts';
import { reference } from './reference/backend.ts';

let chosen: Backend = reference;

/** Who does the arithmetic of networks that are built from now on, unless they say otherwise. */
export function useBackend(backend: Backend): void {
  chosen = backend;
}

/** The back end in use: the reference, until another is chosen. */
export function defaultBackend(): Backend {
  return chosen;
}

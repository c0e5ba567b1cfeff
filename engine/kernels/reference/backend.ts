import type { Backend } from '../backend.ts';

/** The arithmetic in plain TypeScript: runs everywhere, and is what other back ends are held to. */
export const reference: Backend = {
  name: 'typescript',
  scratchFor: () => 0,
  open: (size) => ({ memory: new Float32Array(size), kernels: {} }),
};

import type { Backend, Kernels } from '../backend.ts';
import { convolutions } from './conv.ts';
import { elements } from './elements.ts';
import { optimizers } from './optimizers.ts';
import { pools } from './pool.ts';
import { softmaxes } from './softmax.ts';

const kernels: Kernels = {
  ...convolutions,
  ...elements,
  ...pools,
  ...softmaxes,
  ...optimizers,
};

/** The arithmetic in plain TypeScript: runs everywhere, and is what other back ends are held to. */
export const reference: Backend = {
  name: 'typescript',
  scratchFor: () => 0,
  open: (size) => ({ memory: new Float32Array(size), kernels }),
};

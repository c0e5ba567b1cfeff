import type { Backend, Kernels } from '../backend.ts';
import { blurs } from './blur.ts';
import { convolutions } from './conv.ts';
import { curves } from './curves.ts';
import { elements } from './elements.ts';
import { norms } from './norm.ts';
import { optimizers } from './optimizers.ts';
import { pools } from './pool.ts';
import { products } from './products.ts';
import { softmaxes } from './softmax.ts';

const kernels: Kernels = {
  ...convolutions,
  ...norms,
  ...curves,
  ...elements,
  ...products,
  ...pools,
  ...blurs,
  ...softmaxes,
  ...optimizers,
};

/** The arithmetic in plain TypeScript: runs everywhere, and is what other back ends are held to. */
export const reference: Backend = {
  name: 'typescript',
  scratchFor: () => 0,
  open: (size) => ({ memory: new Float32Array(size), kernels }),
};

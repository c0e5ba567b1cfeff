import type { Backend, Kernels } from '../backend.ts';
import { reference } from '../reference/backend.ts';
import { batchNorms } from './batch-norm.ts';
import { convScratch, convolutions } from './conv.ts';
import { elements } from './elements.ts';
import { instantiate } from './module.ts';
import { WINDOWS, pools } from './pool.ts';

/**
 * The hot loops in WebAssembly with vectors of four numbers (SIMD, not relaxed: the same bits on
 * every machine), all else as in the reference. Where it cannot run, the reference runs in its place.
 */
export const wasm: Backend = {
  name: 'wasm',
  scratchFor(call) {
    if ('conv' in call) return convScratch(call);
    return 'window' in call ? WINDOWS : 0;
  },
  open(size) {
    const instance = instantiate(size);
    if (!instance) return reference.open(size);
    const { memory, exports } = instance;
    const kernels: Partial<Kernels> = {
      ...elements(exports),
      ...pools(exports),
      ...convolutions(exports),
      ...batchNorms(exports),
    };
    return { memory, kernels };
  },
};

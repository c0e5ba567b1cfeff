import type { Kernels } from '../kernels/backend.ts';
import { common } from '../kernels/reference/common.ts';
import type { Plan } from '../plan.ts';

/** The loops in plain TypeScript that the passes of a network may call. */
export function plainKernels({ layers }: Plan): Partial<Kernels> {
  return Object.assign({ ...common }, ...layers.map(({ kernels }) => kernels));
}

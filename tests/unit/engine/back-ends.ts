import type { Backend } from '#engine/kernels/backend.ts';
import { reference } from '#engine/kernels/reference/backend.ts';

/** Every back end: each is held to what PyTorch makes of the same numbers. */
export const backEnds: readonly Backend[] = [reference];

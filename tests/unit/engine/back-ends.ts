import { reference } from '#engine/kernels/reference/backend.ts';
import { wasm } from '#engine/kernels/wasm/backend.ts';

/** Every back end; each is held to the same numbers. */
export const backEnds = [reference, wasm];

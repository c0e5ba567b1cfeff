import type { Backend, Run } from '#engine/kernels/backend.ts';
import type { Call } from '#engine/kernels/calls.ts';
import type { KernelCall } from '#engine/layers/layer.ts';
import { place } from '#engine/program/place.ts';
import type { Place } from '#engine/program/place.ts';
import { compile } from '#engine/program/program.ts';
import { allKernels } from './all-kernels.ts';

type Arrays = Readonly<Record<string, Float32Array | undefined>>;

/** Runs one kernel of a back end on copies of the arrays of a call; gives what it wrote. */
export function runCall(
  backend: Backend,
  call: Call<Float32Array>,
  run: Run = {},
): Readonly<Record<string, Float32Array>> {
  const given = new Map<Place, Float32Array>();
  const placed = (arrays: Arrays): Record<string, Place | undefined> =>
    Object.fromEntries(
      Object.entries(arrays).map(([name, array]) => {
        if (!array) return [name, undefined];
        const here = place(array.length);
        given.set(here, array);
        return [name, here];
      }),
    );
  const [reads, writes] = [placed({ ...call.reads }), placed({ ...call.writes })];
  const only = { ...call, reads, writes } as unknown as KernelCall;
  const program = compile({ only: [only] }, [...given.keys()], { backend, kernels: allKernels });
  for (const [here, array] of given) program.view(here).set(array);
  program.run('only', run);
  return Object.fromEntries(
    Object.entries(writes).map(([name, here]) => [name, program.view(here!).slice()]),
  );
}

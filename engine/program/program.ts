import { SpecError } from '../errors.ts';
import type { Backend, Bound, Kernels, Run, Workspace } from '../kernels/backend.ts';
import type { Call, CallOf, KernelName } from '../kernels/calls.ts';
import type { KernelCall } from '../layers/layer.ts';
import { LARGEST_PROGRAM } from './limit.ts';
import { layOut } from './memory.ts';
import { place } from './place.ts';
import type { Place } from './place.ts';

/** What runs one after the other, by the names of the parts. */
export type Parts<Name extends string> = Readonly<Record<Name, readonly KernelCall[]>>;

/** Kernel calls on fixed arrays: settled once, run often. */
export interface Program<Name extends string> {
  readonly workspace: Workspace;
  /** The numbers of a place, where they are: they change with every run. */
  view(place: Place): Float32Array;
  run(part: Name, run?: Run): void;
}

/** With what a program is made. */
export interface Means {
  readonly backend: Backend;
  /** The plain loops for what the back end has no loops of its own for. */
  readonly kernels: Partial<Kernels>;
  /** Used if it is large enough, so that programs that keep the same places share them. */
  readonly within?: Workspace | undefined;
}

/**
 * Compiles calls to a program. The places in `kept` lie at the start of its memory, in their order,
 * and are never shared; all others hold their numbers only as long as a later call reads them.
 * Refuses a program that needs more memory than `LARGEST_PROGRAM`.
 */
export function compile<Name extends string>(
  parts: Parts<Name>,
  kept: readonly Place[],
  { backend, kernels, within }: Means,
): Program<Name> {
  const all = Object.values<readonly KernelCall[]>(parts).flat();
  const scratch = place(Math.max(0, ...all.map((call) => backend.scratchFor(call))));
  const layout = layOut(all, [...kept, scratch]);
  if (layout.size > LARGEST_PROGRAM) {
    throw new SpecError(
      `This needs ${layout.size} numbers in memory at once; the most is ${LARGEST_PROGRAM}. ` +
        'Take a smaller network, a smaller input or a smaller batch.',
    );
  }
  const fits = within !== undefined && within.memory.length >= layout.size;
  const workspace = fits ? within : backend.open(layout.size);
  const view = (place: Place): Float32Array => {
    const at = layout.offsetOf(place);
    return workspace.memory.subarray(at, at + place.size);
  };
  const bound = Object.fromEntries(
    Object.entries<readonly KernelCall[]>(parts).map(([name, calls]) => [
      name,
      calls.map((call) =>
        bind({ ...kernels, ...workspace.kernels }, onArrays(call, view), view(scratch)),
      ),
    ]),
  ) as Record<Name, Bound[]>;
  return {
    workspace,
    view,
    run(part, run = {}) {
      for (const call of bound[part]) call(run);
    },
  };
}

/** The same call with arrays in place of places. */
function onArrays(call: KernelCall, view: (place: Place) => Float32Array): Call<Float32Array> {
  const arrays = (places: Readonly<Record<string, Place | undefined>>) =>
    Object.fromEntries(Object.entries(places).map(([name, place]) => [name, place && view(place)]));
  const { reads, writes } = call;
  return { ...call, reads: arrays(reads), writes: arrays(writes) } as unknown as Call<Float32Array>;
}

function bind<K extends KernelName>(
  kernels: Partial<Kernels>,
  call: CallOf<K, Float32Array>,
  scratch: Float32Array,
): Bound {
  return kernels[call.kernel]!(call, scratch);
}

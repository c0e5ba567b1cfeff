import type { Random } from '../random.ts';
import type { Call, CallOf, KernelName } from './calls.ts';

/** What changes from one run of a program to the next. */
export interface Run {
  /** Dropout draws from here; without it nothing is dropped. */
  readonly random?: Random | undefined;
  /** How far the optimizer goes in this step. */
  readonly pace?: Pace | undefined;
}

/** The numbers of one step of an optimizer, the same for all weights. */
export interface Pace {
  readonly rate: number;
  /** Adam's means start at zero; these undo that: 1 / (1 − βᵗ) of each. */
  readonly unbias1: number;
  readonly unbias2: number;
}

/** A kernel on arrays of its own: it runs when called. */
export type Bound = (run: Run) => void;

/** For each kernel, how it is bound to the arrays of one call, and to scratch numbers of its own. */
export type Kernels = {
  readonly [K in KernelName]: (call: CallOf<K, Float32Array>, scratch: Float32Array) => Bound;
};

/** Memory in which kernels run: `size` numbers, all zero at first. It never grows. */
export interface Workspace {
  readonly memory: Float32Array;
  /** The kernels that the back end has loops of its own for; for all others there are plain ones. */
  readonly kernels: Partial<Kernels>;
}

/**
 * Who does the arithmetic. Back ends may differ in the last bits of a 32-bit float, and in speed;
 * in nothing else.
 */
export interface Backend {
  readonly name: 'typescript' | 'wasm';
  /** How many numbers a call needs beside its tensors while it runs. */
  scratchFor(call: Call<unknown>): number;
  /** Refuses, with a `RangeError`, what cannot be had. */
  open(size: number): Workspace;
}

import { SpecError } from './errors.ts';
import type { Mode } from './layers/layer.ts';
import type { Network } from './network.ts';
import { tracerFor } from './program/tracer.ts';
import type { Random } from './random.ts';
import { sameShape, sayShape, sizeOf } from './shape.ts';
import type { Tensor } from './tensor.ts';

/**
 * What every layer made of an input, or of a batch of inputs. Later passes do not change it, unless
 * one is given its memory.
 */
export interface Trace {
  readonly network: Network;
  /** A copy of what was given. */
  readonly input: Tensor;
  /** By layer name, in the order of the layers; `input` comes first. */
  readonly activations: ReadonlyMap<string, Tensor>;
  /** What the last layer made. */
  readonly output: Tensor;
  /** What layers keep for the backward pass, such as what a dropout has dropped. */
  readonly memory: ReadonlyMap<string, Float32Array>;
  /** Whether batch norm has taken its statistics from this input. */
  readonly mode: Mode;
}

export interface ForwardOptions {
  /** Given: dropout is on and draws from here. Not given: nothing is dropped. */
  readonly dropout?: Random;
  /** Batch norm takes mean and variance from this input, not from training; default false. */
  readonly batchStatistics?: boolean;
  /**
   * A trace that is needed no more: the new one takes its memory, if it is as large, and the old
   * one's numbers are gone. In a browser fresh memory takes longer than a small network's pass.
   */
  readonly into?: Trace;
}

/**
 * Runs a network on one input of its shape, or on a batch `[images, ...shape]`; then every
 * activation is a batch too. Refuses another shape, and numbers that are not finite.
 */
export function forward(network: Network, input: Tensor, options: ForwardOptions = {}): Trace {
  const batch = isBatch(network, input);
  const images = batch ? input.shape[0]! : 1;
  const mode = options.batchStatistics ? 'batch' : 'rest';
  const tracer = tracerFor(network, images, mode);
  const { activations: numbers, memory } = tracer(
    input.data,
    options.dropout,
    options.into?.input.data.buffer,
  );
  const lead = batch ? [images] : [];
  const activations = new Map<string, Tensor>();
  for (const { name, shape } of [{ name: 'input', shape: network.spec.input }, ...network.layers]) {
    activations.set(name, { shape: [...lead, ...shape], data: numbers.get(name)! });
  }
  return {
    network,
    input: activations.get('input')!,
    activations,
    output: activations.get(network.layers.at(-1)!.name)!,
    memory,
    mode,
  };
}

/** Whether an input is a batch for this network; refuses what is neither batch nor single. */
export function isBatch(network: Network, { shape, data }: Tensor): boolean {
  const wanted = network.spec.input;
  const single = sameShape(shape, wanted);
  const batch = sameShape(shape.slice(1), wanted) && shape[0]! >= 1;
  if (!single && !batch) {
    throw new SpecError(
      `The input is ${sayShape(shape)}, but "${network.spec.name}" reads ${sayShape(wanted)}, ` +
        `or a batch of it, images×${sayShape(wanted)}.`,
    );
  }
  const size = sizeOf(shape);
  if (data.length !== size) {
    throw new SpecError(`The input has ${data.length} numbers; ${sayShape(shape)} makes ${size}.`);
  }
  return batch;
}

import { SpecError } from './errors.ts';
import type { Network } from './network.ts';
import { roomForPass, runForward } from './pass.ts';
import type { Random } from './random.ts';
import { sameShape, sayShape } from './shape.ts';
import type { Shape } from './shape.ts';
import type { Tensor } from './tensor.ts';

/** What every layer made of an input, or of a batch of inputs. Later passes do not change it. */
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
}

export interface ForwardOptions {
  /** Given: dropout is on and draws from here. Not given: the network is at rest. */
  readonly dropout?: Random;
}

/**
 * Runs a network on one input of its shape, or on a batch `[images, ...shape]`; then every
 * activation is a batch too. Refuses another shape.
 */
export function forward(network: Network, input: Tensor, options: ForwardOptions = {}): Trace {
  const batch = isBatch(network, input);
  const images = batch ? input.shape[0]! : 1;
  const buffers = roomForPass(network, images);
  buffers.activations.get('input')!.set(input.data);
  runForward(network, buffers, options.dropout);
  const lead = batch ? [images] : [];
  const tensorOf = (name: string, shape: Shape): Tensor => ({
    shape: [...lead, ...shape],
    data: buffers.activations.get(name)!,
  });
  const activations = new Map([['input', tensorOf('input', network.spec.input)]]);
  for (const { name, shape } of network.layers) activations.set(name, tensorOf(name, shape));
  return {
    network,
    input: activations.get('input')!,
    activations,
    output: activations.get(network.layers.at(-1)!.name)!,
    memory: buffers.memory,
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
  const size = shape.reduce((product, side) => product * side, 1);
  if (data.length !== size) {
    throw new SpecError(`The input has ${data.length} numbers; ${sayShape(shape)} makes ${size}.`);
  }
  return batch;
}

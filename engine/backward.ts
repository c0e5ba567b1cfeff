import { SpecError, list } from './errors.ts';
import { isBatch } from './forward.ts';
import type { Trace } from './forward.ts';
import type { Network, Weights } from './network.ts';
import { parameterCount, weightsOver } from './parameters.ts';
import { ancestors, runBackward } from './pass.ts';
import type { Buffers } from './pass.ts';
import { sameShape, sayShape } from './shape.ts';
import type { Tensor } from './tensor.ts';

/** How the loss changes with each number; everything has the shape of what it belongs to. */
export interface Gradients {
  /** Summed over the images of a batch. */
  readonly weights: Weights;
  /** Of `input` and every layer the loss depends on by way of `at`; others are not in it. */
  readonly activations: ReadonlyMap<string, Tensor>;
}

/**
 * Carries a gradient back through the network of a trace. It enters at the last layer, or at the
 * layer `at`: so a loss can be fused with the softmax, and one cell can be asked what moves it.
 */
export function backward(
  network: Network,
  trace: Trace,
  outputGradient: Tensor,
  at: string = network.layers.at(-1)!.name,
): Gradients {
  const reached = trace.activations.get(at);
  if (!reached) {
    throw new SpecError(
      `There is no layer "${at}" in this trace; there are ${list([...trace.activations.keys()])}.`,
    );
  }
  if (!sameShape(outputGradient.shape, reached.shape)) {
    throw new SpecError(
      `The gradient at "${at}" is ${sayShape(outputGradient.shape)}; ` +
        `it must be ${sayShape(reached.shape)}, as the activation is.`,
    );
  }
  const involved = ancestors(network, at);
  const activations = new Map<string, Tensor>();
  for (const [name, { shape, data }] of trace.activations) {
    if (!involved.has(name)) continue;
    activations.set(name, { shape, data: new Float32Array(data.length) });
  }
  activations.get(at)!.data.set(outputGradient.data);
  const weights = weightsOver(network, new Float32Array(parameterCount(network)));
  runBackward(network, buffersOf(trace), { activations: numbersOf(activations), weights });
  return { weights, activations };
}

function buffersOf({ input, network, activations, memory }: Trace): Buffers {
  const images = isBatch(network, input) ? input.shape[0]! : 1;
  return { images, activations: numbersOf(activations), memory };
}

function numbersOf(tensors: ReadonlyMap<string, Tensor>): ReadonlyMap<string, Float32Array> {
  return new Map([...tensors].map(([name, { data }]) => [name, data]));
}

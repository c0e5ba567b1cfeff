import { SpecError, list } from './errors.ts';
import type { Trace } from './forward.ts';
import type { Network, Weights } from './network.ts';
import { weightsOver } from './parameters.ts';
import { gradientsFor } from './program/gradients.ts';
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
  const gradients = gradientsFor(network, trace, at)(trace, outputGradient.data);
  const activations = new Map<string, Tensor>();
  for (const [name, { shape }] of trace.activations) {
    const data = gradients.activations.get(name);
    if (data) activations.set(name, { shape, data });
  }
  return { weights: weightsOver(network, gradients.line), activations };
}

import { backward } from './backward.ts';
import type { Score } from './evaluate.ts';
import { forward } from './forward.ts';
import { crossEntropy } from './loss.ts';
import type { Network, Weights } from './network.ts';
import { partsOf, weightsOver } from './parameters.ts';
import type { Tensor } from './tensor.ts';
import type { Progress } from './train.ts';
import type { Trainer } from './trainer.ts';

/** What snapshots are to hold beside the figures. All of it is copied: training goes on. */
export interface Watch {
  readonly weights?: boolean;
  /** The gradients of the weights, as the last step found them. */
  readonly gradients?: boolean;
  /** An example to follow through the network, whether it is learnt from or not. */
  readonly example?: { readonly image: Tensor; readonly label: number };
}

/** What the network makes of the watched example, and how its loss changes with each number. */
export interface Watched {
  readonly loss: number;
  /** By layer name, in the order of the layers; `input` comes first. */
  readonly activations: ReadonlyMap<string, Tensor>;
  /** Of all activations but the softmax's, which is taken together with the loss. */
  readonly gradients: ReadonlyMap<string, Tensor>;
}

/** Training as it stands after a step. */
export interface Snapshot extends Omit<Progress, 'images'> {
  /** Mean cross-entropy over all examples since the last snapshot, each before its step. */
  readonly loss: number;
  /** Share of them that was read rightly, 0 to 1. */
  readonly accuracy: number;
  /** Steps taken, all epochs together. */
  readonly step: number;
  /** Whether the epoch ends with this step. */
  readonly endsEpoch: boolean;
  /** Seconds spent on steps so far; pauses, scores and other work do not count. */
  readonly seconds: number;
  /** On the test examples, at the end of an epoch. */
  readonly score?: Score;
  readonly weights?: Weights;
  readonly gradients?: Weights;
  readonly watched?: Watched;
}

/** What is watched, as it is now. */
export function watchedNow(
  trainer: Trainer,
  { weights, gradients, example }: Watch,
): Pick<Snapshot, 'weights' | 'gradients' | 'watched'> {
  return {
    ...(weights && { weights: trainer.snapshot().weights }),
    ...(gradients && { gradients: gradientsNow(trainer) }),
    ...(example && { watched: follow(trainer.network, example.image, example.label) }),
  };
}

function gradientsNow({ network, gradients }: Trainer): Weights {
  const { parts, learnt } = partsOf(network);
  const line = new Float32Array(learnt);
  for (const { layer, part, at } of parts) {
    if (at < learnt) line.set(gradients.get(layer)![part]!.data, at);
  }
  return weightsOver(network, line);
}

function follow(network: Network, image: Tensor, label: number): Watched {
  const trace = forward(network, image);
  const { loss, gradient, at } = crossEntropy(trace, [label]);
  const { activations } = backward(network, trace, gradient, at);
  return { loss, activations: trace.activations, gradients: activations };
}

import { SpecError } from './errors.ts';
import { isBatch } from './forward.ts';
import { lossOf, sumsOf } from './loss.ts';
import type { Network, Weights } from './network.ts';
import { optimizerFor } from './optimizers.ts';
import type { OptimizerSpec } from './optimizers.ts';
import { lineOf, weightsOver } from './parameters.ts';
import { ancestors, roomForPass, runBackward, runForward } from './pass.ts';
import type { Buffers, GradientBuffers } from './pass.ts';
import type { Plan } from './plan.ts';
import type { Random } from './random.ts';
import { sizeOf } from './shape.ts';
import type { Tensor } from './tensor.ts';

/** What one step found, before it changed the weights. */
export interface StepResult {
  /** Mean cross-entropy of the batch. */
  readonly loss: number;
  /** Images of the batch that were read rightly. */
  readonly correct: number;
}

export interface StepOptions {
  /** The learning rate of this step; default the optimizer's. */
  readonly rate?: number;
  /** Given: dropout is on and draws from here. */
  readonly dropout?: Random;
}

/** A network that learns. It works on weights of its own; the one it was started with stays. */
export interface Trainer {
  /** The learning network: its weights change with every step. For a still copy: `snapshot`. */
  readonly network: Network;
  /** The gradients of the last step. */
  readonly gradients: Weights;
  readonly optimizer: OptimizerSpec;
  /** Learns from one batch `[images, ...shape]` with a label for each image. */
  step(images: Tensor, labels: ArrayLike<number>, options?: StepOptions): StepResult;
  /** The network as it is now, with weights that stay. */
  snapshot(): Network;
}

interface Room extends Buffers {
  readonly gradients: GradientBuffers;
}

/**
 * Starts to train a network that ends in a softmax. Room for a pass is made once for each size
 * of batch, so that a step leaves nothing behind.
 */
export function startTraining(start: Network, optimizer: OptimizerSpec): Trainer {
  const at = sumsOf(start);
  const line = lineOf(start, start.weights);
  const slope = new Float32Array(line.length);
  const network = { ...start, weights: weightsOver(start, line) };
  const gradients = weightsOver(start, slope);
  const follow = optimizerFor(optimizer, line.length);
  const rooms = new Map<number, Room>();
  const roomFor = (images: number): Room => {
    let room = rooms.get(images);
    if (!room) {
      const activations = roomForGradients(network, at, images);
      room = { ...roomForPass(network, images), gradients: { activations, weights: gradients } };
      rooms.set(images, room);
    }
    return room;
  };
  const { name: output, shape } = start.layers.at(-1)!;
  return {
    network,
    gradients,
    optimizer,
    step(images, labels, { rate = optimizer.rate, dropout } = {}) {
      if (!isBatch(network, images)) {
        throw new SpecError('A training step takes a batch; put the number of images first.');
      }
      const room = roomFor(images.shape[0]!);
      room.activations.get('input')!.set(images.data);
      runForward(network, room, dropout);
      slope.fill(0);
      for (const gradient of room.gradients.activations.values()) gradient.fill(0);
      const into = room.gradients.activations.get(at);
      const result = lossOf(room.activations.get(output)!, labels, shape[0]!, into);
      runBackward(network, room, room.gradients);
      follow.step(line, slope, rate);
      return result;
    },
    snapshot: () => ({ ...start, weights: weightsOver(start, line.slice()) }),
  };
}

/** Gradients of the activations on the way from the loss to a weight; nobody needs the others. */
function roomForGradients(plan: Plan, at: string, images: number): Map<string, Float32Array> {
  const room = new Map<string, Float32Array>();
  const asked = ancestors(plan, at);
  for (const { name, from, shape, weights } of plan.layers) {
    const learns = weights !== undefined || from.some((source) => room.has(source));
    if (learns && asked.has(name)) room.set(name, new Float32Array(images * sizeOf(shape)));
  }
  return room;
}

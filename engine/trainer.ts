import { SpecError, refuseBad } from './errors.ts';
import { isBatch } from './forward.ts';
import type { Workspace } from './kernels/backend.ts';
import { checkLabels, countCorrect, meanOf, sumsOf } from './loss.ts';
import type { Network, Weights } from './network.ts';
import { checkOptimizer, paceOf } from './optimizers.ts';
import type { OptimizerSpec } from './optimizers.ts';
import { fillLine, weightsOver } from './parameters.ts';
import { trainingProgram } from './program/training.ts';
import type { Training } from './program/training.ts';
import type { Random } from './random.ts';
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
  /** The network as it is now. Ask again after a step. For a still copy: `snapshot`. */
  readonly network: Network;
  /** The gradients of the last step. */
  readonly gradients: Weights;
  readonly optimizer: OptimizerSpec;
  /**
   * Learns from one batch `[images, ...shape]` with a label for each image. Refuses images that
   * are not finite, and stops, in a sentence, when the weights are not finite any more.
   */
  step(images: Tensor, labels: ArrayLike<number>, options?: StepOptions): StepResult;
  /** The network as it is now, with weights that stay. */
  snapshot(): Network;
}

/**
 * Starts to train a network that ends in a softmax. A program is compiled once for each size of
 * batch; all of them share one memory, which is planned for the largest.
 */
export function startTraining(start: Network, optimizer: OptimizerSpec): Trainer {
  sumsOf(start);
  checkOptimizer(optimizer);
  const pace = paceOf(optimizer);
  const programs = new Map<number, Training>();
  let memory: Workspace | undefined;
  let first = true;

  /** The program for so many images. A larger batch than all before moves to a larger memory. */
  const programFor = (images: number): Training => {
    let program = programs.get(images);
    if (!program) {
      program = trainingProgram(start, optimizer, images, memory);
      if (program.workspace !== memory) {
        programs.clear();
        if (memory) program.kept.set(memory.memory.subarray(0, program.kept.length));
      }
      if (first) fillLine(start, start.weights, program.line);
      first = false;
      memory = program.workspace;
      programs.set(images, program);
    }
    return program;
  };
  const current = (): Training => programs.values().next().value ?? programFor(1);

  return {
    optimizer,
    get network() {
      return { ...start, weights: weightsOver(start, current().line) };
    },
    get gradients() {
      return weightsOver(start, current().slope);
    },
    step(images, labels, { rate = optimizer.rate, dropout } = {}) {
      if (!isBatch(start, images)) {
        throw new SpecError('A training step takes a batch; put the number of images first.');
      }
      const program = programFor(images.shape[0]!);
      checkLabels(labels, images.shape[0]!, start.layers.at(-1)!.shape[0]!);
      program.input.set(images.data);
      program.labels.set(labels);
      program.run('check');
      if (program.bad[0]) refuseBad('The batch', images.data);
      program.run('forward', { random: dropout });
      const loss = meanOf(program.losses);
      refuseDivergence(loss);
      const correct = countCorrect(program.shares, labels);
      program.run('backward');
      program.run('update', { pace: pace(rate) });
      return { loss, correct };
    },
    snapshot: () => ({ ...start, weights: weightsOver(start, current().line.slice()) }),
  };
}

function refuseDivergence(loss: number): void {
  if (Number.isFinite(loss)) return;
  throw new SpecError(
    'The loss is no longer a number: the weights have grown beyond all bounds. ' +
      'Start again with a smaller learning rate.',
  );
}

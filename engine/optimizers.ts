import { SpecError, quote } from './errors.ts';

/** How weights follow their gradients, as data. `rate` is the learning rate. */
export type OptimizerSpec = SgdSpec | AdamSpec;

export interface SgdSpec {
  readonly kind: 'sgd';
  readonly rate: number;
  /** The share of the last movement that goes on; default 0. */
  readonly momentum?: number;
  /** Added to the gradient as weightDecay × weight (an L2 penalty); default 0. */
  readonly weightDecay?: number;
}

export interface AdamSpec {
  readonly kind: 'adam';
  readonly rate: number;
  /** How slowly the means of the gradient and of its square move; default 0.9 and 0.999. */
  readonly beta1?: number;
  readonly beta2?: number;
  /** Default 1e-8. */
  readonly epsilon?: number;
  /** Every weight shrinks by rate × weightDecay of itself a step; default 0. */
  readonly weightDecay?: number;
}

/** Remembers what an optimizer must between steps, for one line of weights. */
export interface Optimizer {
  /** Moves the weights in place. The rate may change from step to step. */
  step(weights: Float32Array, gradients: Float32Array, rate: number): void;
}

/**
 * An optimizer for `count` weights. `sgd` is stochastic gradient descent with momentum, as in
 * PyTorch's SGD. `adam` is Adam (Kingma & Ba 2015) with decoupled weight decay (Loshchilov &
 * Hutter 2019), as in PyTorch's AdamW; without decay it is plain Adam. Decay falls on all weights,
 * biases too. Refuses settings out of range.
 */
export function optimizerFor(spec: OptimizerSpec, count: number): Optimizer {
  atLeastZero('rate', spec.rate);
  atLeastZero('weightDecay', spec.weightDecay ?? 0);
  if (spec.kind === 'sgd') {
    belowOne('momentum', spec.momentum ?? 0);
    return sgd(spec, count);
  }
  if (spec.kind !== 'adam') {
    const { kind } = spec as { kind: unknown };
    throw new SpecError(`There is no optimizer ${quote(kind)}; there are "sgd" and "adam".`);
  }
  belowOne('beta1', spec.beta1 ?? 0);
  belowOne('beta2', spec.beta2 ?? 0);
  atLeastZero('epsilon', spec.epsilon ?? 0);
  return adam(spec, count);
}

function sgd({ momentum = 0, weightDecay = 0 }: SgdSpec, count: number): Optimizer {
  const movement = new Float32Array(count);
  return {
    step(weights, gradients, rate) {
      for (let i = 0; i < count; i++) {
        const weight = weights[i]!;
        const moved = momentum * movement[i]! + gradients[i]! + weightDecay * weight;
        movement[i] = moved;
        weights[i] = weight - rate * moved;
      }
    },
  };
}

function adam(spec: AdamSpec, count: number): Optimizer {
  const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0 } = spec;
  const mean = new Float32Array(count);
  const square = new Float32Array(count);
  // Powers by repeated multiplication: Math.pow may differ between engines.
  let power1 = 1;
  let power2 = 1;
  return {
    step(weights, gradients, rate) {
      power1 *= beta1;
      power2 *= beta2;
      const pace = rate / (1 - power1);
      const spread = 1 / Math.sqrt(1 - power2);
      const kept = 1 - rate * weightDecay;
      for (let i = 0; i < count; i++) {
        const gradient = gradients[i]!;
        const m = beta1 * mean[i]! + (1 - beta1) * gradient;
        const v = beta2 * square[i]! + (1 - beta2) * gradient * gradient;
        mean[i] = m;
        square[i] = v;
        weights[i] = kept * weights[i]! - (pace * m) / (Math.sqrt(v) * spread + epsilon);
      }
    },
  };
}

function atLeastZero(name: string, value: number): void {
  if (Number.isFinite(value) && value >= 0) return;
  throw new SpecError(`The optimizer's "${name}" is ${quote(value)}; it must be at least 0.`);
}

function belowOne(name: string, value: number): void {
  if (value >= 0 && value < 1) return;
  throw new SpecError(
    `The optimizer's "${name}" is ${quote(value)}; it must be at least 0 and below 1.`,
  );
}

import { SpecError, quote } from './errors.ts';
import type { Pace } from './kernels/backend.ts';
import type { KernelCall } from './layers/layer.ts';
import { place } from './program/place.ts';
import type { Place } from './program/place.ts';

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

/**
 * The calls of one step of an optimizer. `sgd` is stochastic gradient descent with momentum, as in
 * PyTorch's SGD. `adam` is Adam (Kingma & Ba 2015) with decoupled weight decay (Loshchilov &
 * Hutter 2019), as in PyTorch's AdamW; without decay it is plain Adam. Decay falls on all weights,
 * biases too. `state` is what it remembers from step to step, all zero at first.
 */
export function updateCalls(
  spec: OptimizerSpec,
  weights: Place,
  gradients: Place,
): { readonly calls: readonly KernelCall[]; readonly state: readonly Place[] } {
  const remember = (): Place => place(weights.size);
  const reads = { gradients };
  if (spec.kind === 'sgd') {
    const { momentum = 0, weightDecay = 0 } = spec;
    const movement = remember();
    const writes = { weights, movement };
    const calls = [{ kernel: 'sgd', momentum, weightDecay, reads, writes } as const];
    return { calls, state: [movement] };
  }
  const { beta1 = BETA1, beta2 = BETA2, epsilon = 1e-8, weightDecay = 0 } = spec;
  const [mean, square] = [remember(), remember()];
  const writes = { weights, mean, square };
  const calls = [{ kernel: 'adam', beta1, beta2, epsilon, weightDecay, reads, writes } as const];
  return { calls, state: [mean, square] };
}

/** What changes from step to step, for a run that takes its first step when it is first asked. */
export function paceOf(spec: OptimizerSpec): (rate: number) => Pace {
  const { beta1 = BETA1, beta2 = BETA2 } = spec.kind === 'adam' ? spec : {};
  // Powers by repeated multiplication: Math.pow may differ between engines.
  let power1 = 1;
  let power2 = 1;
  return (rate) => {
    atLeastZero('rate', rate);
    power1 *= beta1;
    power2 *= beta2;
    return { rate, unbias1: 1 / (1 - power1), unbias2: 1 / (1 - power2) };
  };
}

/** Refuses settings out of range. */
export function checkOptimizer(spec: OptimizerSpec): void {
  atLeastZero('rate', spec.rate);
  atLeastZero('weightDecay', spec.weightDecay ?? 0);
  if (spec.kind === 'sgd') {
    belowOne('momentum', spec.momentum ?? 0);
    return;
  }
  if (spec.kind !== 'adam') {
    const { kind } = spec as { kind: unknown };
    throw new SpecError(`There is no optimizer ${quote(kind)}; there are "sgd" and "adam".`);
  }
  belowOne('beta1', spec.beta1 ?? 0);
  belowOne('beta2', spec.beta2 ?? 0);
  atLeastZero('epsilon', spec.epsilon ?? 0);
}

const BETA1 = 0.9;
const BETA2 = 0.999;

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

import type { Workspace } from '../kernels/backend.ts';
import { optimizers } from '../kernels/reference/optimizers.ts';
import { softmaxes } from '../kernels/reference/softmax.ts';
import type { KernelCall } from '../layers/layer.ts';
import { sumsOf } from '../loss.ts';
import type { Network } from '../network.ts';
import { updateCalls } from '../optimizers.ts';
import type { OptimizerSpec } from '../optimizers.ts';
import { partsOf } from '../parameters.ts';
import type { Plan } from '../plan.ts';
import { ancestors, backwardCalls, forwardCalls, gradientPlaces } from './passes.ts';
import { partOf, place } from './place.ts';
import { plainKernels } from './plain-kernels.ts';
import { compile } from './program.ts';
import type { Program } from './program.ts';
import { placesOver, sitesFor } from './sites.ts';

/** A step of training as a program, and the numbers that go in and out. */
export interface Training extends Program<'check' | 'forward' | 'backward' | 'update'> {
  readonly input: Float32Array;
  readonly labels: Float32Array;
  readonly bad: Float32Array;
  readonly shares: Float32Array;
  readonly losses: Float32Array;
  /** All weights, and the gradients of those that are learnt. */
  readonly line: Float32Array;
  readonly slope: Float32Array;
  /** All that lasts from step to step: the same start of the memory for every batch size. */
  readonly kept: Float32Array;
}

/**
 * One step on `images` pictures: forward with fused ReLUs, loss, backward to the weights, update.
 * Uses the workspace `within` if it is large enough.
 */
export function trainingProgram(
  network: Network,
  optimizer: OptimizerSpec,
  images: number,
  within?: Workspace,
): Training {
  const at = sumsOf(network);
  const { name: output, shape } = network.layers.at(-1)!;
  const sites = sitesFor(network, images, 'learn', true);
  const input = sites.activations.get('input')!;
  const shares = sites.activations.get(output)!;
  const [bad, labels, losses] = [place(1), place(images), place(images)];
  const slope = place(partsOf(network).learnt);
  const needed = onTheWay(network, at);
  const wanted = gradientPlaces(sites, (name) => needed.has(name));
  const update = updateCalls(optimizer, partOf(sites.line, 0, slope.size), slope);
  const crossEntropy: KernelCall = {
    kernel: 'crossEntropy',
    classes: shape[0]!,
    reads: { shares, labels },
    writes: { losses, gradient: wanted.get(at)! },
  };
  const slopes = { activations: wanted, weights: placesOver(network, slope, true) };
  const lasting = [sites.line, slope, ...update.state];
  const program = compile(
    {
      check: [{ kernel: 'countBad', reads: { input }, writes: { count: bad } }],
      forward: [...forwardCalls(network, sites), crossEntropy],
      backward: backwardCalls(network, sites, slopes, at),
      update: update.calls,
    },
    // The batch is kept as well: it is filled in before the first call.
    [...lasting, input, labels],
    {
      backend: network.backend,
      kernels: { ...plainKernels(network), ...softmaxes, ...optimizers },
      within,
    },
  );
  const { view, workspace } = program;
  return {
    ...program,
    input: view(input),
    labels: view(labels),
    bad: view(bad),
    shares: view(shares),
    losses: view(losses),
    line: view(sites.line),
    slope: view(slope),
    kept: workspace.memory.subarray(0, view(input).byteOffset / 4),
  };
}

/** The activations on the way from the loss back to a weight; nobody needs gradients of others. */
function onTheWay(plan: Plan, at: string): ReadonlySet<string> {
  const learning = new Set<string>();
  for (const { name, from, weights } of plan.layers) {
    if (weights || from.some((source) => learning.has(source))) learning.add(name);
  }
  const asked = ancestors(plan, at);
  return new Set([...learning].filter((name) => asked.has(name)));
}

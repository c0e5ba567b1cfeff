import type { LayerWeights } from './layers/layer.ts';
import type { Network } from './network.ts';
import type { Plan } from './plan.ts';
import type { Random } from './random.ts';
import { sizeOf } from './shape.ts';

type Numbers = ReadonlyMap<string, Float32Array>;

/** The numbers of one pass over `images` pictures, layer by layer; `input` among them. */
export interface Buffers {
  readonly images: number;
  readonly activations: Numbers;
  /** What layers leave for their backward pass. */
  readonly memory: Numbers;
}

const NOTHING = new Float32Array(0);

/** Room for a forward pass over so many images, all zero. */
export function roomForPass({ spec, layers }: Plan, images: number): Buffers {
  const activations = new Map([['input', new Float32Array(images * sizeOf(spec.input))]]);
  const memory = new Map<string, Float32Array>();
  for (const { name, shape, remembers } of layers) {
    activations.set(name, new Float32Array(images * sizeOf(shape)));
    if (remembers) memory.set(name, new Float32Array(images * remembers));
  }
  return { images, activations, memory };
}

/** Runs every layer on what stands in `activations` under `input`, and overwrites the rest. */
export function runForward(network: Network, buffers: Buffers, random?: Random): void {
  const { activations, images, memory } = buffers;
  for (const layer of network.layers) {
    layer.forward({
      images,
      inputs: layer.from.map((name) => activations.get(name)!),
      output: activations.get(layer.name)!,
      weights: network.weights.get(layer.name),
      memory: memory.get(layer.name) ?? NOTHING,
      kernels: network.kernels,
      random,
    });
  }
}

/** The layers that the activation `at` is made of, itself and `input` among them. */
export function ancestors({ layers }: Plan, at: string): ReadonlySet<string> {
  const found = new Set([at]);
  for (const { name, from } of layers.toReversed()) {
    if (found.has(name)) for (const source of from) found.add(source);
  }
  return found;
}

/** Gradients of one number, the loss, with respect to activations and weights. */
export interface GradientBuffers {
  /** Those a layer's inputs do not need are left out. */
  readonly activations: Numbers;
  readonly weights: ReadonlyMap<string, LayerWeights>;
}

/**
 * Runs the layers backwards. Before, every gradient is zero but those where the loss comes in;
 * layers without a gradient of their own are passed by.
 */
export function runBackward(network: Network, buffers: Buffers, gradients: GradientBuffers): void {
  const { activations, images, memory } = buffers;
  for (const layer of network.layers.toReversed()) {
    const outputGradient = gradients.activations.get(layer.name);
    if (!outputGradient) continue;
    layer.backward({
      images,
      inputs: layer.from.map((name) => activations.get(name)!),
      output: activations.get(layer.name)!,
      weights: network.weights.get(layer.name),
      memory: memory.get(layer.name) ?? NOTHING,
      kernels: network.kernels,
      outputGradient,
      inputGradients: layer.from.map((name) => gradients.activations.get(name)),
      weightGradients: gradients.weights.get(layer.name),
    });
  }
}

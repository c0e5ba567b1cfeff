import type { LayerSpec, NetworkSpec } from '#engine/index.ts';

type Layers = readonly LayerSpec[];

/** A kernel of 3×3 and what it passes on: the first two layers of every block. */
const conv = (block: number, filters: number, options: object = {}): Layers => [
  { name: `conv${block}`, kind: 'conv', filters, kernel: 3, ...options },
  { name: `relu${block}`, kind: 'relu' },
];
const max = (block: number): Layers => [{ name: `pool${block}`, kind: 'maxPool', window: 2 }];
/** Max pooling in its two parts: the largest at every place; then every second, blurred (Zhang 2019). */
const blurred = (block: number): Layers => [
  { name: `max${block}`, kind: 'maxPool', window: 2, stride: 1 },
  { name: `pool${block}`, kind: 'blurPool' },
];
const flat: Layers = [{ name: 'flatten', kind: 'flatten' }];
const answer: Layers = [
  { name: 'dense', kind: 'dense', units: 10 },
  { name: 'softmax', kind: 'softmax' },
];

const network = (name: string, ...blocks: readonly Layers[]): NetworkSpec => ({
  name,
  input: [28, 28, 1],
  layers: [...blocks, answer].flat(),
});

const hidden: Layers = [
  { name: 'hidden', kind: 'dense', units: 8 },
  { name: 'relu', kind: 'relu' },
];
const pooled = [conv(1, 8), max(1), conv(2, 16), max(2)];

/**
 * Networks that differ in how they come from maps to an answer, each of a few thousand parameters.
 * `shown-shifts` is built as `max-pool` is: only what it learns from is different.
 */
export const shiftSpecs: readonly NetworkSpec[] = [
  network('dense', flat, hidden),
  network('strided', conv(1, 8, { stride: 2 }), conv(2, 16, { stride: 2 }), flat),
  network('max-pool', ...pooled, flat),
  network('blur-pool', conv(1, 8), blurred(1), conv(2, 16), blurred(2), flat),
  network('global-head', ...pooled, conv(3, 24, { padding: 1 }), [
    { name: 'global', kind: 'globalAvgPool' },
  ]),
  network('shown-shifts', ...pooled, flat),
];

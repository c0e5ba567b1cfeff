import type { NetworkSpec } from '../plan.ts';

const input = [224, 224, 3] as const;

/** A layer of 1,000 units that reads every value of a colour photograph. */
export const photoDense = {
  name: 'photo-dense',
  input,
  layers: [
    { name: 'flatten', kind: 'flatten' },
    { name: 'dense', kind: 'dense', units: 1000 },
  ],
} as const satisfies NetworkSpec;

/** Thirty-two filters over the same photograph, with a border of zeros that keeps its size. */
export const photoConv = {
  name: 'photo-conv',
  input,
  layers: [{ name: 'conv1', kind: 'conv', filters: 32, kernel: 3, padding: 1 }],
} as const satisfies NetworkSpec;

/** A dense layer with as many outputs as those filters have: to be counted, not to be built. */
export const photoDenseAsLarge = {
  name: 'photo-dense-as-large',
  input,
  layers: [
    { name: 'flatten', kind: 'flatten' },
    { name: 'dense', kind: 'dense', units: 224 * 224 * 32 },
  ],
} as const satisfies NetworkSpec;

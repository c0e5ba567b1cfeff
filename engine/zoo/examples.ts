import type { NetworkSpec } from '../plan.ts';

/** One kernel over a picture of five by five: the convolution everybody does by hand first. */
export const workedExample = {
  name: 'worked-example',
  input: [5, 5, 1],
  layers: [{ name: 'conv', kind: 'conv', filters: 1, kernel: 3, bias: false }],
} as const satisfies NetworkSpec;

/** Four windows side by side on a map of four by four. */
export const poolingExample = {
  name: 'pooling-example',
  input: [4, 4, 1],
  layers: [{ name: 'pool', kind: 'maxPool', window: 2 }],
} as const satisfies NetworkSpec;

/** One kernel over a patch of a colour picture: as deep as its input, and one map all the same. */
export const colourPatch = {
  name: 'colour-patch',
  input: [5, 5, 3],
  layers: [{ name: 'conv', kind: 'conv', filters: 1, kernel: 3 }],
} as const satisfies NetworkSpec;

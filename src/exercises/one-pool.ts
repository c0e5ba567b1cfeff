import { backward, buildNetwork, forward, summary, tensor } from '#engine/index.ts';
import type { NetworkSpec, Tensor } from '#engine/index.ts';

type Rows = readonly (readonly number[])[];

/** How a map is pooled: windows of one side, and how far they move; nothing is padded. */
export interface Pooling {
  readonly kind: 'maxPool' | 'avgPool';
  readonly window: number;
  readonly stride: number;
}

const specOf = (height: number, width: number, pooling: Pooling): NetworkSpec => ({
  name: 'exercise',
  input: [height, width, 1],
  layers: [{ name: 'pool1', ...pooling }],
});

/** How many windows fit along a side, by the engine. */
export const poolsAlong = (size: number, window: number, stride: number): number =>
  summary(specOf(size, size, { kind: 'maxPool', window, stride })).layers[0]!.shape[0]!;

/** What the engine makes of a map, as rows. */
export const pooledMap = (map: Rows, pooling: Pooling): number[][] =>
  rowsOf(run(map, pooling).output);

/** What comes back to each cell of the map from a gradient for each cell of the pooled one. */
export function gradientsOf(map: Rows, pooling: Pooling, gradients: Rows): number[][] {
  const trace = run(map, pooling);
  const given = tensor(trace.output.shape, gradients.flat());
  return rowsOf(backward(trace.network, trace, given).activations.get('input')!);
}

function run(map: Rows, pooling: Pooling) {
  const spec = specOf(map.length, map[0]!.length, pooling);
  return forward(buildNetwork(spec, new Map()), tensor(spec.input, map.flat()));
}

function rowsOf({ shape, data }: Tensor): number[][] {
  const [height, width] = shape as readonly [number, number, number];
  return Array.from({ length: height }, (_, y) => [...data.subarray(y * width, (y + 1) * width)]);
}

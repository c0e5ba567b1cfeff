import { buildNetwork, forward, type LayerSpec } from '#engine/index.ts';

/** Cells of the strip that are shown; the pattern goes on at both ends. */
export const LENGTH = 8;

/** Cells computed beyond each end, so that no border has a say in what is shown. */
const MARGIN = 4;
/** The kernels are square: the strip is as many equal rows. */
const ROWS = 4;

const max: LayerSpec = { name: 'largest', kind: 'maxPool', window: 2, stride: 1 };
const plain = netOf([{ name: 'kept', kind: 'maxPool', from: ['input'], window: 2 }]);
const blurred = netOf([
  { name: 'blurred', kind: 'blurPool', from: ['largest'], stride: 1 },
  { name: 'kept', kind: 'blurPool', from: ['largest'], stride: 2 },
]);

function netOf(layers: readonly LayerSpec[]) {
  const input = [ROWS, LENGTH + 2 * MARGIN, 1] as const;
  return buildNetwork({ name: 'strip', input, layers: [max, ...layers] }, new Map());
}

/** A strip on its way through pooling; cell i of every row but the last stands over place i. */
export interface Strip {
  readonly cells: readonly number[];
  /** The larger of each cell and its right neighbour: max pooling before it drops every second. */
  readonly largest: readonly number[];
  /** That, blurred by 1 2 1; nothing where no blur is asked for. */
  readonly blurred: readonly number[] | null;
  /** Every second cell of the row above. */
  readonly kept: readonly number[];
}

/** The strip 0 0 1 1 0 0 1 1, moved to the right by `by` cells, max-pooled by two. */
export function strip(by: number, blur: boolean): Strip {
  const width = LENGTH + 2 * MARGIN;
  const row = Array.from({ length: width }, (_, i) =>
    (((i - MARGIN - by) % 4) + 4) % 4 < 2 ? 0 : 1,
  );
  const data = Float32Array.from({ length: ROWS * width }, (_, i) => row[i % width]!);
  const { activations } = forward(blur ? blurred : plain, { shape: [ROWS, width, 1], data });
  const rowOf = (layer: string, from: number, count: number): number[] => [
    ...activations.get(layer)!.data.subarray(from, from + count),
  ];
  return {
    cells: row.slice(MARGIN, MARGIN + LENGTH),
    largest: rowOf('largest', MARGIN, LENGTH),
    blurred: blur ? rowOf('blurred', MARGIN, LENGTH) : null,
    kept: rowOf('kept', MARGIN / 2, LENGTH / 2),
  };
}

/** The largest difference between two strips' results, cell for cell. */
export const changeOf = (a: Strip, b: Strip): number =>
  Math.max(...a.kept.map((value, i) => Math.abs(value - b.kept[i]!)));

import { buildNetwork, forward, sources, summary, tensor } from '#engine/index.ts';
import type {
  LayerSpec,
  LayerSummary,
  NetworkSpec,
  Shape,
  Sources,
  Tensor,
} from '#engine/index.ts';

type ConvOptions = Omit<Extract<LayerSpec, { kind: 'conv' }>, 'name' | 'kind' | 'from'>;
type Rows = readonly (readonly number[])[];

const specOf = (input: Shape, options: ConvOptions): NetworkSpec => ({
  name: 'exercise',
  input,
  layers: [{ name: 'conv1', kind: 'conv', ...options }],
});

/** What the engine says of a network of one convolution. */
export const convSummary = (input: Shape, options: ConvOptions): LayerSummary =>
  summary(specOf(input, options)).layers[0]!;

/** A picture in sheets, one a channel, and a kernel with a slice for each of them. */
export interface Meeting {
  readonly picture: readonly Rows[];
  readonly kernel: readonly Rows[];
  readonly bias: number;
}

/** The map that one kernel makes of a picture, stride 1 and no padding, as rows. */
export function mapOf(meeting: Meeting): number[][] {
  const { output } = run(meeting);
  const [rows, columns] = output.shape as readonly [number, number, number];
  return Array.from({ length: rows }, (_, y) => [
    ...output.data.subarray(y * columns, (y + 1) * columns),
  ]);
}

/** Where a cell of that map comes from. */
export function cellOf(meeting: Meeting, y: number, x: number): Sources {
  const trace = run(meeting);
  return sources(trace.network, trace, 'conv1', [y, x, 0]);
}

function run({ picture, kernel, bias }: Meeting) {
  const slices = interleaved(kernel);
  const spec = specOf(interleaved(picture).shape, {
    filters: 1,
    kernel: [slices.shape[0]!, slices.shape[1]!],
  });
  const weights = { kernel: tensor([...slices.shape, 1], slices.data), bias: tensor([1], [bias]) };
  return forward(buildNetwork(spec, new Map([['conv1', weights]])), interleaved(picture));
}

/** Sheets of one size as a tensor, channels last. */
function interleaved(sheets: readonly Rows[]): Tensor {
  const [first] = sheets as readonly [Rows];
  const values = first.flatMap((row, y) =>
    row.flatMap((_, x) => sheets.map((rows) => rows[y]![x]!)),
  );
  return tensor([first.length, first[0]!.length, sheets.length], values);
}

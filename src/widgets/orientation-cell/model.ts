import { buildNetwork, forward, type Network, type NetworkSpec } from '#engine/index.ts';
import type { Values } from '#src/params/params.ts';
import type widget from './widget.ts';

export type Asked = Values<typeof widget.params>;

/** Sides of the retina and of the filter, which lies over its middle, in cells. */
export const RETINA = 21;
export const FILTER = 11;
/** Cells of the retina beside the filter, on each side. */
export const MARGIN = (RETINA - FILTER) / 2;
/** The curve has a point every so many degrees. */
export const STEP = 5;

/** The bar: its width and its length in cells. */
const WIDTH = 2.6;
export const LENGTH = 13;
/** The filter: cells from one dark stripe to the next, and how fast it fades across and along. */
const WAVE = 6.6;
const ACROSS = 2.1;
const ALONG = 3;

/** Across and along a line through the origin at `angle` degrees; y points down, as rows do. */
function turned(angle: number, x: number, y: number): readonly [across: number, along: number] {
  const turn = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return [x * sin + y * cos, x * cos - y * sin];
}

/** The light on each cell of a square of `side` around the retina's middle: 0 dark, 1 light. */
export function light({ angle, x, y, bar }: Omit<Asked, 'prefers'>, side = RETINA): Float32Array {
  const middle = (side - 1) / 2;
  return cells(side, (row, column) => {
    const [across, along] = turned(angle, column - middle - x, row - middle - y);
    // A cell on the edge of the bar is covered in part.
    const covered = share(WIDTH / 2 - Math.abs(across)) * share(LENGTH / 2 - Math.abs(along));
    return bar === 'dark' ? 1 - covered : covered;
  });
}

const share = (within: number): number => Math.min(1, Math.max(0, within + 0.5));

/**
 * The weights of a filter for a dark line at the angle `prefers` (an even Gabor function, after
 * Marčelja 1980): below zero along the line, above beside it, in sum 0, so that even light gives
 * nothing. Scaled so that the line it is made for, in the middle, gives 1.
 */
export function filterOf(prefers: number): Float32Array {
  const middle = (FILTER - 1) / 2;
  const places = (value: (across: number, along: number) => number): Float32Array =>
    cells(FILTER, (row, column) => value(...turned(prefers, column - middle, row - middle)));
  const bell = places((across, along) =>
    Math.exp(-(across ** 2) / (2 * ACROSS ** 2) - along ** 2 / (2 * ALONG ** 2)),
  );
  const wave = places((across) => -Math.cos((2 * Math.PI * across) / WAVE));
  const raw = bell.map((height, i) => height * wave[i]!);
  const excess = total(raw) / total(bell);
  const even = raw.map((weight, i) => weight - excess * bell[i]!);
  const line = light({ angle: prefers, x: 0, y: 0, bar: 'dark' }, FILTER);
  const best = total(even.map((weight, i) => weight * line[i]!));
  return even.map((weight) => weight / best);
}

const total = (values: Float32Array): number => values.reduce((sum, value) => sum + value, 0);

const cells = (side: number, value: (row: number, column: number) => number): Float32Array =>
  Float32Array.from({ length: side * side }, (_, i) => value(Math.floor(i / side), i % side));

const SPEC = {
  name: 'cell',
  input: [FILTER, FILTER, 1],
  layers: [
    { name: 'conv1', kind: 'conv', filters: 1, kernel: FILTER, bias: false },
    { name: 'relu1', kind: 'relu' },
  ],
} as const satisfies NetworkSpec;

/** The cell as a network: one filter at one place, and what is below zero cut to nothing. */
export function cellOf(prefers: number): Network {
  const kernel = { shape: [FILTER, FILTER, 1, 1], data: filterOf(prefers) };
  return buildNetwork(SPEC, new Map([['conv1', { kernel }]]));
}

/** What the filter sums up to, and what the cell answers. Both to four digits: more is rounding. */
export interface Answer {
  readonly sum: number;
  readonly answer: number;
}

/** What the cell makes of each of these pictures of its window. */
function answers(cell: Network, windows: readonly Float32Array[]): readonly Answer[] {
  const data = new Float32Array(windows.length * FILTER * FILTER);
  windows.forEach((window, i) => data.set(window, i * FILTER * FILTER));
  const trace = forward(cell, { shape: [windows.length, FILTER, FILTER, 1], data });
  const clean = (value: number): number => Math.round(1e4 * value) / 1e4 + 0;
  return windows.map((_, i) => ({
    sum: clean(trace.activations.get('conv1')!.data[i]!),
    answer: clean(trace.output.data[i]!),
  }));
}

/** A point of the tuning curve. */
export interface Tuned extends Answer {
  readonly angle: number;
}

/** All that is shown. */
export interface Shown {
  readonly retina: Float32Array;
  readonly filter: Float32Array;
  /** Light times weight, cell by cell under the filter. */
  readonly products: Float32Array;
  readonly now: Answer;
  /** What the cell would make of the bar at every angle, 0 to 180 degrees. */
  readonly curve: readonly Tuned[];
}

export function shownOf(asked: Asked): Shown {
  const cell = cellOf(asked.prefers);
  const filter = cell.weights.get('conv1')!.kernel!.data;
  const window = light(asked, FILTER);
  const angles = Array.from({ length: 180 / STEP + 1 }, (_, i) => i * STEP);
  const turns = angles.map((angle) => light({ ...asked, angle: angle % 180 }, FILTER));
  const [now, ...tuned] = answers(cell, [window, ...turns]);
  return {
    retina: light(asked),
    filter,
    products: filter.map((weight, i) => weight * window[i]!),
    now: now!,
    curve: tuned.map((answer, i) => ({ angle: angles[i]!, ...answer })),
  };
}

/** The angle, 0 to 179, of the line from the middle of the bar to a point; in steps of 5 degrees. */
export function angleTo(x: number, y: number): number {
  const degrees = (Math.atan2(-y, x) * 180) / Math.PI;
  const stepped = Math.round(degrees / STEP) * STEP;
  return ((stepped % 180) + 180) % 180;
}

/** Degrees between two lines, 0 to 90. */
export function between(a: number, b: number): number {
  const apart = Math.abs(a - b) % 180;
  return Math.min(apart, 180 - apart);
}

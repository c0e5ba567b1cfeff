import { forward, summary, type Network, type Trace } from '#engine/index.ts';
import type { Values } from '#src/params/params.ts';
import { roundLimit, type Plane } from '../filter-bank/plane.ts';
import type widget from './widget.ts';

export type Asked = Values<typeof widget.params>;

/** Cells along one side of the picture. */
export const SIDE = 28;

/** What the network answers: a share for each digit, and the digit with the largest. */
export interface Answer {
  readonly shares: Float32Array;
  readonly digit: number;
}

/** A cell with its value, its place counted from 0. */
export interface Peak {
  readonly y: number;
  readonly x: number;
  readonly value: number;
}

/** The network on one picture: the picture, the map that is looked at, its greatest cell, the answer. */
export interface Reading {
  readonly picture: Plane;
  readonly map: Plane;
  readonly peak: Peak;
  readonly answer: Answer;
}

/** How the map of the moved picture differs from the map before, moved by as many cells. */
export interface Comparison {
  /** By how many cells the map should have moved, down and right. */
  readonly shift: { readonly y: number; readonly x: number };
  /** Cells that both maps have. */
  readonly partners: number;
  /** The largest difference between partners. */
  readonly largest: number;
  /** Differences, cell by cell; NaN where a cell has no partner: it came in over the border. */
  readonly differences: Plane;
}

export interface Shown {
  readonly before: Reading;
  readonly after: Reading;
  /** Nothing where the picture was not moved by a whole number of the layer's steps. */
  readonly comparison: Comparison | null;
  /** Pixels that one cell of the layer's map stands for, along one side. */
  readonly step: number;
  /** Which map is shown, counted from 1: a layer with eight has no ninth. */
  readonly map: number;
  /** How many maps the layer has. */
  readonly maps: number;
  /** End of the scale of both maps. */
  readonly limit: number;
  /** Share of the ink that has left the frame. */
  readonly lost: number;
}

/** One point of the curve: the answer where the digit is moved by `dx`. */
export interface Point extends Answer {
  readonly dx: number;
}

/** A picture moved inside its frame; what leaves is cut off, paper (0) comes in. */
export function moved(pixels: Float32Array, dy: number, dx: number): Float32Array {
  const there = new Float32Array(SIDE * SIDE);
  for (let y = Math.max(0, dy); y < Math.min(SIDE, SIDE + dy); y++)
    for (let x = Math.max(0, dx); x < Math.min(SIDE, SIDE + dx); x++)
      there[y * SIDE + x] = pixels[(y - dy) * SIDE + x - dx]!;
  return there;
}

/** The digit before and after it is moved, through the network, and how its two maps compare. */
export function equivariance(pixels: Float32Array, asked: Asked, network: Network): Shown {
  const { layer, dx, dy } = asked;
  const { shape, jump } = summary(network.spec).layers.find(({ name }) => name === layer)!;
  const maps = shape[2]!;
  const map = Math.min(asked.map, maps);
  const before = readingOf(run(network, pixels), layer, map);
  const after = readingOf(run(network, moved(pixels, dy, dx)), layer, map);
  const whole = dx % jump === 0 && dy % jump === 0;
  return {
    before,
    after,
    comparison: whole ? compare(before.map, after.map, dy / jump, dx / jump) : null,
    step: jump,
    map,
    maps,
    limit: roundLimit(
      Math.max(...before.map.values.map(Math.abs), ...after.map.values.map(Math.abs)),
    ),
    lost: 1 - ink(after.picture) / ink(before.picture),
  };
}

/** The answer for every shift to the side that the sliders know, at the shift downwards that is set. */
export function curve(pixels: Float32Array, dy: number, network: Network): readonly Point[] {
  const shifts = Array.from({ length: 17 }, (_, i) => i - 8);
  const data = new Float32Array(shifts.length * SIDE * SIDE);
  shifts.forEach((dx, i) => data.set(moved(pixels, dy, dx), i * SIDE * SIDE));
  const { output } = forward(network, { shape: [shifts.length, SIDE, SIDE, 1], data });
  return shifts.map((dx, i) => ({ dx, ...answerOf(output.data.subarray(10 * i, 10 * i + 10)) }));
}

const run = (network: Network, data: Float32Array): Trace =>
  forward(network, { shape: [SIDE, SIDE, 1], data });

function readingOf(trace: Trace, layer: string, number: number): Reading {
  const { shape, data } = trace.activations.get(layer)!;
  const [height, width, maps] = shape as readonly [number, number, number];
  const values = new Float32Array(height * width);
  for (let i = 0; i < values.length; i++) values[i] = data[i * maps + number - 1]!;
  return {
    picture: { width: SIDE, height: SIDE, values: trace.input.data },
    map: { width, height, values },
    peak: peakOf({ width, height, values }),
    answer: answerOf(trace.output.data),
  };
}

const answerOf = (shares: Float32Array): Answer => ({
  shares,
  digit: shares.indexOf(Math.max(...shares)),
});

function peakOf({ width, values }: Plane): Peak {
  const value = Math.max(...values);
  const i = values.indexOf(value);
  return { y: Math.floor(i / width), x: i % width, value };
}

function compare(before: Plane, after: Plane, down: number, right: number): Comparison {
  const { width, height } = after;
  const values = new Float32Array(width * height).fill(NaN);
  let partners = 0;
  let largest = 0;
  for (let y = Math.max(0, down); y < Math.min(height, height + down); y++)
    for (let x = Math.max(0, right); x < Math.min(width, width + right); x++) {
      const old = before.values[(y - down) * width + x - right]!;
      const difference = after.values[y * width + x]! - old;
      values[y * width + x] = difference;
      largest = Math.max(largest, Math.abs(difference));
      partners++;
    }
  return {
    shift: { y: down, x: right },
    partners,
    largest,
    differences: { width, height, values },
  };
}

const ink = ({ values }: Plane): number => values.reduce((sum, value) => sum + value, 0);

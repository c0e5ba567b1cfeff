import { forward, type Network, type Shape } from '#engine/index.ts';
import { moved, SIDE } from '../equivariance/model.ts';
import { roundLimit, type Plane } from '../filter-bank/plane.ts';

/** Where the digit is compared with itself: the picture, and after each pooling. */
export const STAGES = ['pixels', 'pool1', 'pool2'] as const;

/** How far a digit is moved at most, in pixels. */
export const FARTHEST = 6;

/** One stage before and after the shift. */
export interface Compared {
  readonly name: (typeof STAGES)[number];
  readonly shape: Shape;
  /** One of its maps. */
  readonly before: Plane;
  readonly after: Plane;
  /** End of the scale of both. */
  readonly limit: number;
  /** Cosine of the angle between all numbers of the stage before and after, place for place, 0 … 1. */
  readonly cosine: number;
}

/** Where the digit is moved to, and which maps are looked at, counted from 1. */
export interface Shift {
  readonly dx: number;
  readonly dy: number;
  readonly map1: number;
  readonly map2: number;
}

/** A digit and the same digit moved, at every stage. */
export function similarity(pixels: Float32Array, shift: Shift, network: Network): Compared[] {
  const before = stagesOf(pixels, network);
  const after = stagesOf(moved(pixels, shift.dy, shift.dx), network);
  const maps = [1, shift.map1, shift.map2];
  return STAGES.map((name, i) => {
    const [was, is] = [planeOf(before[i]!, maps[i]!), planeOf(after[i]!, maps[i]!)];
    return {
      name,
      shape: before[i]!.shape,
      before: was,
      after: is,
      limit: i === 0 ? 1 : roundLimit(Math.max(...was.values, ...is.values)),
      cosine: cosine(before[i]!.data, after[i]!.data),
    };
  });
}

/** For each shift to the side from −6 to 6, at a shift downwards: the cosine of every stage. */
export function cosines(pixels: Float32Array, dy: number, network: Network): number[][] {
  const before = stagesOf(pixels, network);
  return Array.from({ length: 2 * FARTHEST + 1 }, (_, i) =>
    stagesOf(moved(pixels, dy, i - FARTHEST), network).map(({ data }, stage) =>
      cosine(before[stage]!.data, data),
    ),
  );
}

/** 1 where two lines of numbers are the same up to a factor, 0 where they have nothing in common. */
export function cosine(a: Float32Array, b: Float32Array): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += a[i]! * b[i]!;
    aa += a[i]! * a[i]!;
    bb += b[i]! * b[i]!;
  }
  return aa * bb > 0 ? Math.min(1, ab / Math.sqrt(aa * bb)) : 0;
}

const stagesOf = (pixels: Float32Array, network: Network) => {
  const { input, activations } = forward(network, { shape: [SIDE, SIDE, 1], data: pixels });
  return [input, activations.get('pool1')!, activations.get('pool2')!];
};

function planeOf({ shape, data }: { shape: Shape; data: Float32Array }, map: number): Plane {
  const [height, width, maps] = shape as readonly [number, number, number];
  const values = Float32Array.from({ length: height * width }, (_, i) => data[i * maps + map - 1]!);
  return { width, height, values };
}

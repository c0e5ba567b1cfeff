import type { Convolution } from '../calls.ts';
import type { Exports } from './module.ts';

/** Weights and sums are handled in panels of eight filters: so many make them whole. */
export const panels = (filters: number): number => Math.ceil(filters / 8) * 8;

/** One axis of windows over pictures that are laid into a border of zeros, in cells. */
export interface Axis {
  /** Of the picture, and with its border. */
  readonly side: number;
  readonly bordered: number;
  /** Where the picture's first cell lies in the border, and how far its cells are apart. */
  readonly at: number;
  readonly apart: number;
  /** How many windows there are, and from one to the next. */
  readonly count: number;
  readonly stride: number;
  readonly size: number;
  readonly dilation: number;
}

/**
 * Takes the first window of `count` pictures from `image` on, and the middle arguments of the
 * module's `convolve` and its like, from `imageStep` to `wide`.
 */
export type Visit = (
  first: number,
  image: number,
  count: number,
  windows: readonly number[],
) => void;

/** Where windows lie in the pictures that they slide over. */
export interface Slide {
  /** Numbers of one picture with its border; 0 if pictures are used as they lie. */
  readonly room: number;
  /**
   * Visits one picture after the other, laid into its border in `room`, or all `images` at once
   * where there is no border. With `fours`, four pictures and more need none: `convolve` passes
   * over what would lie in it.
   */
  over(
    x: Exports,
    pictures: Float32Array,
    images: number,
    room: number,
    fours: boolean,
    visit: Visit,
  ): void;
}

/** Slides over pictures of `depth` numbers a cell, of which a window takes `run`. */
export function slideOf(y: Axis, x: Axis, depth: number, run: number): Slide {
  const plain = [y, x].every(
    ({ side, bordered, at, apart }) => side === bordered && at === 0 && apart === 1,
  );
  const gapless = [y, x].every(({ apart, dilation }) => apart === 1 && dilation === 1);
  const room = plain ? 0 : y.bordered * x.bordered * depth;
  const cell = depth * 4;
  const size = y.side * x.side * cell;
  const cellSkip = x.dilation * cell - run * 4;
  /** In pictures of `tall` × `wide` cells, of which so many that are not there lie `above` and `left`. */
  const windowsIn = (tall: number, wide: number, above: number, left: number): number[] => {
    const row = wide * cell;
    const steps = [size, y.count, x.count, y.stride * row, x.stride * cell];
    const rowSkip = y.dilation * row - x.size * x.dilation * cell;
    return [...steps, y.size, x.size, run, cellSkip, rowSkip, above, tall, left, wide];
  };
  const bordered = windowsIn(y.bordered, x.bordered, 0, 0);
  const bare = windowsIn(y.side, x.side, y.at, x.at);
  const border = [y.bordered, x.bordered, y.at, x.at, y.apart, x.apart];
  return {
    room,
    over(exports, pictures, images, into, fours, visit) {
      const first = pictures.byteOffset;
      if (!room || (fours && images > 3 && gapless)) {
        return visit(first - (y.at * x.side + x.at) * cell, 0, images, bare);
      }
      exports.fill(into, room);
      for (let image = 0; image < images; image++) {
        exports.spread(first + image * size, y.side, x.side, depth, into, ...border);
        visit(into, image, 1, bordered);
      }
    },
  };
}

/** A convolution as the module sees it: group by group, or all at once if every channel has its own filter. */
export interface Geometry {
  /** Whether every channel has one filter of its own. */
  readonly depthwise: boolean;
  readonly groups: number;
  /** Filters of one group, and channels that each of them reads. */
  readonly filters: number;
  readonly channels: number;
  /** Rows of one group's kernel: numbers under its window. */
  readonly weights: number;
  readonly slide: Slide;
}

export function geometryOf(conv: Convolution): Geometry {
  const { input, size, stride, dilation, rows, columns, padding } = conv;
  const [top, right, bottom, left] = padding;
  const axis = (d: 0 | 1, count: number, before: number, after: number): Axis => ({
    side: input[d],
    bordered: before + input[d] + after,
    at: before,
    apart: 1,
    count,
    stride: stride[d],
    size: size[d],
    dilation: dilation[d],
  });
  const depthwise = conv.groups > 1 && conv.groups === input[2] && conv.groups === conv.filters;
  const groups = depthwise ? 1 : conv.groups;
  const channels = input[2] / conv.groups;
  return {
    depthwise,
    groups,
    filters: conv.filters / groups,
    channels,
    weights: size[0] * size[1] * channels,
    slide: slideOf(axis(0, rows, top, bottom), axis(1, columns, left, right), input[2], channels),
  };
}

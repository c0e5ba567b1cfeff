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

/** Where windows lie in the pictures that they slide over. */
export interface Slide {
  /** Numbers of one picture with its border; 0 if pictures are used as they lie. */
  readonly room: number;
  /**
   * The middle arguments of the module's `convolve` and its like: image step, rows, columns, row
   * step, column step, window rows, runs in a row, numbers in a run, bytes between runs, between rows,
   * rows of zeros above a picture, rows of a picture.
   */
  readonly windows: readonly number[];
  /**
   * Hands out the first window of each picture, with its border: one after the other by way of
   * `room`, or all `images` at once where there is none.
   */
  over(
    x: Exports,
    pictures: Float32Array,
    images: number,
    room: number,
    visit: (first: number, image: number, count: number) => void,
  ): void;
}

/** Slides over pictures of `depth` numbers a cell, of which a window takes `run`. */
export function slideOf(y: Axis, x: Axis, depth: number, run: number): Slide {
  const plain = [y, x].every(
    ({ side, bordered, at, apart }) => side === bordered && at === 0 && apart === 1,
  );
  const room = plain ? 0 : y.bordered * x.bordered * depth;
  const row = x.bordered * depth * 4;
  // A row of the window lies in one piece if it takes all channels of cells side by side.
  const whole = run === depth && x.dilation === 1;
  const [runs, length] = whole ? [1, x.size * run] : [x.size, run];
  const cellSkip = whole ? 0 : (x.dilation * depth - run) * 4;
  const rowSkip = y.dilation * row - runs * (length * 4 + cellSkip);
  const steps = [y.stride * row, x.stride * depth * 4];
  const size = y.side * x.side * depth * 4;
  const border = [y.bordered, x.bordered, y.at, x.at, y.apart, x.apart];
  return {
    room,
    windows: [
      ...[size, y.count, x.count, ...steps, y.size, runs, length, cellSkip, rowSkip],
      ...(y.dilation === 1 && y.apart === 1 ? [y.at, y.side] : [0, y.bordered]),
    ],
    over(exports, pictures, images, into, visit) {
      if (!room) return visit(pictures.byteOffset, 0, images);
      exports.fill(into, room);
      for (let image = 0; image < images; image++) {
        const from = pictures.byteOffset + image * size;
        exports.spread(from, y.side, x.side, depth, into, ...border);
        visit(into, image, 1);
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

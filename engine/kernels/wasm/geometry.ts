import type { Convolution } from '../calls.ts';
import type { Exports } from './module.ts';

/** Weights and sums are handled in panels of eight filters: so many make them whole. */
export const panels = (filters: number): number => Math.ceil(filters / 8) * 8;

/** Where the windows of a convolution lie in the pictures that it slides over. */
export interface Slide {
  /** Numbers of one picture with its border; 0 if pictures are used as they lie. */
  readonly room: number;
  /**
   * The middle arguments of the module's `convolve` and `kernelGradient`: image step, rows, columns,
   * row step, column step, window rows, runs in a row, numbers in a run, bytes between runs, between rows.
   */
  readonly windows: readonly number[];
  /** The same for `depthwise`: rows, columns, their steps, window rows and columns, their steps. */
  readonly cells: readonly number[];
  /** Hands out the first window of each picture, one after the other, with its border. */
  each(
    x: Exports,
    pictures: Float32Array,
    images: number,
    room: number,
    visit: (first: number, image: number) => void,
  ): void;
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

/** A convolution as the module sees it: one group's filters and channels, and both its slides. */
export interface Geometry {
  readonly groups: number;
  readonly filters: number;
  readonly channels: number;
  /** Rows of one group's kernel: numbers under its window. */
  readonly weights: number;
  readonly forward: Slide;
  /** Over the gradient of the output, for the gradient of the input. */
  readonly backward: Slide;
}

export function geometryOf(conv: Convolution): Geometry {
  const { input, rows, columns, size, stride, padding, dilation, groups } = conv;
  const [height, width, depth] = input;
  const [top, right, bottom, left] = padding;
  const channels = depth / groups;
  const filters = conv.filters / groups;
  return {
    groups,
    filters,
    channels,
    weights: size[0] * size[1] * channels,
    forward: slideOf({
      picture: [height, width, depth],
      bordered: [height + top + bottom, width + left + right],
      at: [top, left],
      apart: [1, 1],
      windows: [rows, columns],
      size,
      stride,
      dilation,
      run: channels,
    }),
    backward: slideOf({
      picture: [rows, columns, conv.filters],
      bordered: [height + (size[0] - 1) * dilation[0], width + (size[1] - 1) * dilation[1]],
      at: [(size[0] - 1) * dilation[0] - top, (size[1] - 1) * dilation[1] - left],
      apart: stride,
      windows: [height, width],
      size,
      stride: [1, 1],
      dilation,
      run: filters,
    }),
  };
}

type Pair = readonly [y: number, x: number];

interface Setting {
  readonly picture: readonly [height: number, width: number, depth: number];
  /** Height and width with the border; where the picture's first cell lies; how far cells are apart. */
  readonly bordered: Pair;
  readonly at: Pair;
  readonly apart: Pair;
  readonly windows: Pair;
  readonly size: Pair;
  readonly stride: Pair;
  readonly dilation: Pair;
  /** Numbers of a cell that one group reads. */
  readonly run: number;
}

/** Where windows lie in pictures that are laid into a border of zeros, if they need one. */
export function slideOf(setting: Setting): Slide {
  const { picture, bordered, at, apart, windows, size, stride, dilation, run } = setting;
  const [height, width, depth] = picture;
  const plain = String([...bordered, ...at, ...apart]) === String([height, width, 0, 0, 1, 1]);
  const room = plain ? 0 : bordered[0] * bordered[1] * depth;
  const row = bordered[1] * depth * 4;
  // A row of the window lies in one piece if it takes all channels of cells side by side.
  const whole = run === depth && dilation[1] === 1;
  const [runs, length] = whole ? [1, size[1] * run] : [size[1], run];
  const cellSkip = whole ? 0 : (dilation[1] * depth - run) * 4;
  const rowSkip = dilation[0] * row - runs * (length * 4 + cellSkip);
  const steps = [stride[0] * row, stride[1] * depth * 4];
  const pictureBytes = height * width * depth * 4;
  const each: Slide['each'] = (x, pictures, images, into, visit) => {
    if (room) x.fill(into, room);
    for (let image = 0; image < images; image++) {
      const from = pictures.byteOffset + image * pictureBytes;
      if (room) x.spread(from, height, width, depth, into, ...bordered, ...at, ...apart);
      visit(room ? into : from, image);
    }
  };
  return {
    room,
    windows: [pictureBytes, ...windows, ...steps, size[0], runs, length, cellSkip, rowSkip],
    cells: [...windows, ...steps, ...size, dilation[0] * row, dilation[1] * depth * 4],
    each,
    over(x, pictures, images, into, visit) {
      if (room) each(x, pictures, images, into, (first, image) => visit(first, image, 1));
      else visit(pictures.byteOffset, 0, images);
    },
  };
}

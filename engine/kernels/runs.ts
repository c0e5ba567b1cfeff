import type { Convolution } from './calls.ts';

/** Cells of a window that lie side by side, both in the padded picture and in the kernel. */
interface Run {
  /** From the window's first cell. */
  readonly at: number;
  /** The kernel row that meets its first number (a row holds one weight for each filter). */
  readonly row: number;
  readonly length: number;
}

/**
 * Where a convolution's numbers lie. Channels are innermost, so a window is a few unbroken runs:
 * one for each of its rows, or one for each of its cells if dilation or groups tear the rows.
 */
export interface Layout {
  readonly runs: readonly Run[];
  readonly height: number;
  readonly width: number;
  readonly padded: boolean;
  /** Numbers in a padded picture, in a picture and in an output picture. */
  readonly size: number;
  readonly inputSize: number;
  readonly outputSize: number;
  /** From one window to the next one below, and to the next one on the right. */
  readonly rowStep: number;
  readonly columnStep: number;
  /** Channels and filters of one group. */
  readonly groupChannels: number;
  readonly groupFilters: number;
}

/** Where a convolution's numbers lie; the picture is taken with its padding. */
export function layoutOf(conv: Convolution): Layout {
  const [inputHeight, inputWidth, channels] = conv.input;
  const [top, right, bottom, left] = conv.padding;
  const height = inputHeight + top + bottom;
  const width = inputWidth + left + right;
  return {
    runs: runsOf(conv, width),
    height,
    width,
    padded: top + right + bottom + left > 0,
    size: height * width * channels,
    inputSize: inputHeight * inputWidth * channels,
    outputSize: conv.rows * conv.columns * conv.filters,
    rowStep: conv.stride[0] * width * channels,
    columnStep: conv.stride[1] * channels,
    groupChannels: channels / conv.groups,
    groupFilters: conv.filters / conv.groups,
  };
}

function runsOf({ input, size, dilation, groups }: Convolution, width: number): Run[] {
  const channels = input[2];
  const whole = groups === 1 && dilation[1] === 1;
  const length = whole ? size[1] * channels : channels / groups;
  const runs: Run[] = [];
  for (let v = 0; v < size[0]; v++) {
    for (let u = 0; u < (whole ? 1 : size[1]); u++) {
      const at = (v * dilation[0] * width + u * dilation[1]) * channels;
      runs.push({ at, row: (v * size[1] + u) * (channels / groups), length });
    }
  }
  return runs;
}

/** Copies picture `image` into the middle of `picture`, whose padding stays as it is. */
export function pad(
  conv: Convolution,
  layout: Layout,
  input: Float32Array,
  image: number,
  picture: Float32Array,
): void {
  const [height, width, channels] = conv.input;
  const row = width * channels;
  let to = (conv.padding[0] * layout.width + conv.padding[3]) * channels;
  let from = image * layout.inputSize;
  for (let y = 0; y < height; y++, from += row, to += layout.width * channels) {
    picture.set(input.subarray(from, from + row), to);
  }
}

/** Adds the middle of `picture` to picture `image`: the way back of `pad`. */
export function addUnpadded(
  conv: Convolution,
  layout: Layout,
  picture: Float32Array,
  image: number,
  input: Float32Array,
): void {
  const [height, width, channels] = conv.input;
  const row = width * channels;
  let from = (conv.padding[0] * layout.width + conv.padding[3]) * channels;
  let to = image * layout.inputSize;
  for (let y = 0; y < height; y++, to += row, from += layout.width * channels) {
    for (let i = 0; i < row; i++) input[to + i]! += picture[from + i]!;
  }
}

import type { Convolution } from '../calls.ts';
import { slideOf } from './geometry.ts';
import type { Slide } from './geometry.ts';

/**
 * The way back of a convolution in pieces. A stride of two gives four: input rows with an even and
 * an odd place, and columns likewise, each reached by every second weight only. Each piece is a
 * plain convolution of the output gradient with those weights, turned around.
 */
export interface Phase {
  readonly slide: Slide;
  /** The first input row and column, and from one to the next. */
  readonly first: readonly [y: number, x: number];
  readonly step: readonly [y: number, x: number];
  readonly count: readonly [rows: number, columns: number];
  /** The weights: the first row and column in the kernel, from one to the next, and how many. */
  readonly weightFirst: readonly [v: number, u: number];
  readonly weightStep: readonly [v: number, u: number];
  readonly weightCount: readonly [rows: number, columns: number];
}

/** The pieces that some weight reaches; the input cells of the others have a gradient of zero. */
export function phasesOf(conv: Convolution): Phase[] {
  const { input, rows, columns, size, stride, padding, dilation, filters, groups } = conv;
  const down = along(input[0], size[0], stride[0], padding[0], dilation[0]);
  const across = along(input[1], size[1], stride[1], padding[3], dilation[1]);
  return down.flatMap((y) =>
    across.map((x) => ({
      slide: slideOf({
        picture: [rows, columns, filters],
        bordered: [y.bordered, x.bordered],
        at: [y.at, x.at],
        apart: [y.apart, x.apart],
        windows: [y.count, x.count],
        size: [y.weightCount, x.weightCount],
        stride: [1, 1],
        dilation: [y.dilation, x.dilation],
        run: filters / groups,
      }),
      first: [y.first, x.first],
      step: [y.step, x.step],
      count: [y.count, x.count],
      weightFirst: [y.weightFirst, x.weightFirst],
      weightStep: [y.weightStep, x.weightStep],
      weightCount: [y.weightCount, x.weightCount],
    })),
  );
}

/** One axis of a phase; see there, and `Setting` of the geometry for the rest. */
interface Axis {
  readonly first: number;
  readonly step: number;
  readonly count: number;
  readonly weightFirst: number;
  readonly weightStep: number;
  readonly weightCount: number;
  readonly bordered: number;
  readonly at: number;
  readonly apart: number;
  readonly dilation: number;
}

function along(
  side: number,
  size: number,
  stride: number,
  padding: number,
  dilation: number,
): Axis[] {
  // With gaps between the weights, phases would be of many lengths: the gradient gets gaps instead.
  const step = dilation > 1 ? 1 : stride;
  return Array.from({ length: step }, (_, r) => {
    const first = (((r - padding) % step) + step) % step;
    const count = Math.ceil((side - first) / step);
    const weightCount = Math.ceil((size - r) / step);
    const reach = (weightCount - 1) * dilation;
    return {
      first,
      step,
      count,
      weightFirst: r,
      weightStep: step,
      weightCount,
      bordered: count + reach,
      at: reach - (first + padding - r) / step,
      apart: stride / step,
      dilation,
    };
  }).filter(({ count, weightCount }) => count > 0 && weightCount > 0);
}

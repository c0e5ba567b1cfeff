import type { Convolution } from '../calls.ts';
import { slideOf } from './geometry.ts';
import type { Axis, Slide } from './geometry.ts';

/**
 * The way back of a convolution in pieces. A stride of two gives four: input rows with an even and
 * an odd place, and columns likewise, each reached by every second weight only. Each piece is a
 * plain convolution of the output gradient with those weights, turned around.
 */
export interface Phase {
  readonly y: PhaseAxis;
  readonly x: PhaseAxis;
  readonly slide: Slide;
}

/** One axis of a phase: `size` weights make `count` input cells. */
interface PhaseAxis extends Axis {
  /** The first input cell. */
  readonly first: number;
  /** The first weight. */
  readonly weight: number;
  /** From one input cell to the next, and from one weight to the next. */
  readonly step: number;
}

/** The pieces that some weight reaches; the input cells of the others have a gradient of zero. */
export function phasesOf(conv: Convolution): Phase[] {
  const across = along(conv, 1, conv.columns, conv.padding[3]);
  return along(conv, 0, conv.rows, conv.padding[0]).flatMap((y) =>
    across.map((x) => {
      return { y, x, slide: slideOf(y, x, conv.filters, conv.filters / conv.groups) };
    }),
  );
}

function along(conv: Convolution, d: 0 | 1, side: number, padding: number): PhaseAxis[] {
  const dilation = conv.dilation[d];
  const stride = conv.stride[d];
  // With gaps between the weights, phases would be of many lengths: the gradient gets gaps instead.
  const step = dilation > 1 ? 1 : stride;
  return Array.from({ length: step }, (_, weight) => {
    const first = (((weight - padding) % step) + step) % step;
    const count = Math.ceil((conv.input[d] - first) / step);
    const size = Math.ceil((conv.size[d] - weight) / step);
    const reach = (size - 1) * dilation;
    const at = reach - (first + padding - weight) / step;
    const apart = stride / step;
    // prettier-ignore
    return {
      side, bordered: count + reach, at, apart, count, stride: 1, size, dilation, first, weight, step,
    };
  }).filter(({ count, size }) => count > 0 && size > 0);
}

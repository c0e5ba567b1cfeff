import type { Pair, Sides } from '../../layers/options.ts';
import type { Shape } from '../../shape.ts';
import { samePadding } from '../windows.ts';
import type { Node } from './node.ts';

/** A window as a node has it, with all its padding in cells. */
export interface NodeWindow {
  readonly size: Pair;
  readonly stride: Pair;
  readonly dilation: Pair;
  readonly padding: Sides;
  /** Whether `ceil_mode` asks for windows over an edge that the padding alone does not reach. */
  readonly beyond: boolean;
}

/**
 * Reads `kernel_shape`, `strides`, `dilations`, `pads`, `auto_pad` and `ceil_mode`. Padding that
 * the graph leaves to be worked out is worked out for the given input.
 */
export function windowOf(node: Node, input: Shape, kernel?: Pair): NodeWindow {
  const size = pairOf(node.wholes('kernel_shape', 2) ?? kernel ?? node.refuse(NO_WINDOW));
  const stride = pairOf(node.wholes('strides', 2) ?? [1, 1]);
  const dilation = pairOf(node.wholes('dilations', 2) ?? [1, 1]);
  if ([...size, ...stride, ...dilation].some((side) => side < 1)) {
    node.refuse('its window, strides and dilations must be 1 or more.');
  }
  const [top, left, bottom, right] = node.wholes('pads', 4) ?? [0, 0, 0, 0];
  const given = [top!, right!, bottom!, left!] as const;
  if (given.some((side) => side < 0)) node.refuse('it takes cells away with negative pads.');
  const extent = pairOf(size.map((side, axis) => (side - 1) * dilation[axis]! + 1));
  const auto = node.text('auto_pad', 'NOTSET');
  const ceil = node.whole('ceil_mode', 0) === 1;
  const settled = { size, stride, dilation };
  if (auto === 'VALID') return { ...settled, padding: [0, 0, 0, 0], beyond: false };
  if (auto === 'SAME_UPPER' || auto === 'SAME_LOWER') {
    const padding = samePadding(input, extent, stride, auto === 'SAME_UPPER');
    return { ...settled, padding, beyond: false };
  }
  if (auto !== 'NOTSET') node.refuse('its auto_pad is not known here.');
  if (!ceil) return { ...settled, padding: given, beyond: false };
  const below = beyondEdge(input[0]!, extent[0], stride[0], given[0], given[2]);
  const after = beyondEdge(input[1]!, extent[1], stride[1], given[3], given[1]);
  const padding = [given[0], given[1] + after, given[2] + below, given[3]] as const;
  return { ...settled, padding, beyond: below + after > 0 };
}

const NO_WINDOW = 'its "kernel_shape" is missing; it says how large the window is.';

/** How far the last window hangs over, if there is one for the rest; it must start in the input. */
function beyondEdge(side: number, extent: number, step: number, before: number, after: number) {
  const rest = side + before + after - extent;
  const windows = Math.ceil(rest / step) + 1;
  const kept = (windows - 1) * step >= side + before ? windows - 1 : windows;
  return Math.max(0, (kept - 1) * step - rest);
}

function pairOf(list: readonly number[]): Pair {
  return [list[0]!, list[1]!];
}

import type { Pair, Sides } from '../../layers/options.ts';
import type { Tensor } from '../../tensor.ts';
import { blurKernel, blurPadding } from '../blur.ts';
import type { Node } from './node.ts';
import type { Reading } from './reading.ts';
import type { Value } from './value.ts';
import { windowOf } from './sliding.ts';
import type { NodeWindow } from './sliding.ts';
import { kernelFromOnnx, reshape } from './transpose.ts';

/** Conv: a `conv` layer; over maps of one cell a `dense` one, over a mirrored border a `blurPool`. */
export function readConv(node: Node, reading: Reading): void {
  const below = reading.value(node, 0, 'maps', 'padded', 'spread');
  const kernel = reading.weights(node, 1);
  if (kernel?.shape.length !== 4) node.refuse('its weights must be a constant of four axes.');
  const [filters, depth, ...size] = kernel.shape as [number, number, number, number];
  const groups = node.whole('group', 1);
  const window = windowOf(node, below.shape, size);
  node.noOthers();
  if (window.size.some((side, axis) => side !== size[axis])) {
    node.refuse(`its "kernel_shape" is [${window.size}], but its weights are [${kernel.shape}].`);
  }
  if (depth * groups !== below.shape.at(-1)) {
    node.refuse(
      `its weights are for ${groups} groups of ${depth} channels, but it reads ` +
        `${below.shape.at(-1)} channels.`,
    );
  }
  const bias = reading.weights(node, 2);
  if (below.border?.mode === 'lowest') node.refuse('it reads a border of −∞.');
  if (below.border?.mode === 'mirrored') {
    readBlur(node, reading, below, window, kernel, bias);
    return;
  }
  const kernels = kernelFromOnnx(kernel);
  const withBias = bias ? { bias } : {};
  const unbiased = bias ? {} : { bias: false };
  if (below.form === 'spread') {
    refuseUnlessOneCell(node, window, groups);
    const parts = { kernel: reshape(kernels, [depth, filters]), ...withBias };
    reading.add(node, 'dense', [below], { units: filters, ...unbiased }, parts);
    return;
  }
  const sides = sumOf(window.padding, below.border?.sides);
  const options = {
    filters,
    kernel: short(window.size),
    ...strideUnless([1, 1], window.stride),
    ...paddingOf(sides),
    ...(!both(window.dilation, 1) && { dilation: short(window.dilation) }),
    ...(groups !== 1 && { groups }),
    ...unbiased,
  };
  reading.add(node, 'conv', [below], options, { kernel: kernels, ...withBias }, MAPS);
}

/** MaxPool; a border of −∞ is padding, and one of zeros too around what a ReLU has made. */
export function readMaxPool(node: Node, reading: Reading): void {
  const below = reading.value(node, 0, 'maps', 'padded');
  node.whole('storage_order', 0);
  const window = poolWindow(node, below);
  const mode = below.border?.mode ?? 'lowest';
  if (mode !== 'lowest' && !(mode === 'zeros' && isRelu(reading, below))) {
    node.refuse('the border of what it reads can be its largest cell, unless a ReLU is below it.');
  }
  const sides = sumOf(window.padding, below.border?.sides);
  reading.add(node, 'maxPool', [below], optionsOf(window, sides), {}, MAPS);
}

/** AveragePool; a border of zeros below it is padding that counts. */
export function readAveragePool(node: Node, reading: Reading): void {
  const below = reading.value(node, 0, 'maps', 'padded');
  const included = node.whole('count_include_pad', 0) === 1;
  const window = poolWindow(node, below);
  const padded = window.padding.some((side) => side > 0);
  if ((below.border && below.border.mode !== 'zeros') || (below.border && padded && !included)) {
    node.refuse('it reads a border that it does not count as it counts the rest.');
  }
  const countPadding = below.border !== undefined || (included && padded);
  if (countPadding && window.beyond) {
    node.refuse(
      'it counts its padding, but not the cells that "ceil_mode" adds; take one of both.',
    );
  }
  const sides = sumOf(window.padding, below.border?.sides);
  const options = { ...optionsOf(window, sides), ...(countPadding && { countPadding }) };
  reading.add(node, 'avgPool', [below], options, {}, MAPS);
}

/** LpPool with p = 2, an `l2Pool`. */
export function readLpPool(node: Node, reading: Reading): void {
  const below = reading.value(node, 0, 'maps');
  const p = node.whole('p', 2);
  if (p !== 2) node.refuse(`its "p" is ${p}; only 2, the root of the sum of squares, can be run.`);
  reading.add(node, 'l2Pool', [below], optionsOf(poolWindow(node, below)));
}

/** Pad: a border that a Conv (or a MaxPool over a ReLU) takes over. */
export function readPad(node: Node, reading: Reading): void {
  const below = reading.value(node, 0, 'maps');
  const mode = node.text('mode', 'constant');
  node.noOthers();
  const pads = reading.wholes(node, 1) ?? node.refuse('its pads are missing.');
  const filling = reading.weights(node, 2)?.data[0] ?? 0;
  const sides = [pads[2], pads[7], pads[6], pads[3]] as unknown as Sides;
  const around = [pads[0], pads[1], pads[4], pads[5]];
  if (pads.length !== 8 || node.inputs[3] || around.some(Boolean) || sides.some((s) => s < 0)) {
    node.refuse('it must pad the height and width of maps, with eight numbers, none below 0.');
  }
  if (mode !== 'reflect' && !(mode === 'constant' && [0, -Infinity].includes(filling))) {
    node.refuse('it must pad with zeros, with −∞, or mirrored ("reflect").');
  }
  if (sides.every((side) => side === 0)) {
    reading.set(node.output, below);
    return;
  }
  const kind = mode === 'reflect' ? 'mirrored' : filling === 0 ? 'zeros' : 'lowest';
  const border = { mode: kind, sides } as const;
  reading.set(node.output, { ...below, form: 'padded', border });
}

const MAPS = { form: 'maps' } as const;

function readBlur(
  node: Node,
  reading: Reading,
  below: Value,
  window: NodeWindow,
  kernel: Tensor,
  bias: Tensor | undefined,
): void {
  const [size] = window.size;
  const channels = below.shape[2]!;
  const blurs =
    !bias &&
    kernel.shape.join() === [channels, 1, size, size].join() &&
    blurKernel(size, channels).data.every((w, i) => Math.abs(w - kernel.data[i]!) < 1e-6) &&
    blurPadding(size).join() === below.border!.sides.join() &&
    window.padding.every((side) => side === 0) &&
    both(window.dilation, 1);
  if (!blurs) {
    node.refuse('it reads a mirrored border; only a depthwise binomial blur can have one.');
  }
  const options = { size, ...strideUnless([2, 2], window.stride) };
  reading.add(node, 'blurPool', [below], options, {}, MAPS);
}

function poolWindow(node: Node, below: Value): NodeWindow {
  const window = windowOf(node, below.shape);
  node.noOthers();
  if (!both(window.dilation, 1))
    node.refuse('its window has gaps (dilations); a pool here has none.');
  return window;
}

function optionsOf({ size, stride, padding }: NodeWindow, sides = padding) {
  return { window: short(size), ...strideUnless(size, stride), ...paddingOf(sides) };
}

function refuseUnlessOneCell(
  node: Node,
  { size, stride, padding }: NodeWindow,
  groups: number,
): void {
  const one = both(size, 1) && both(stride, 1) && padding.every((side) => side === 0);
  if (one && groups === 1) return;
  node.refuse('over maps of a single cell only a 1×1 kernel without groups or padding can be run.');
}

function isRelu(reading: Reading, { layer }: Value): boolean {
  return reading.layers.get(layer)?.kind === 'relu';
}

const both = ([a, b]: Pair, value: number): boolean => a === value && b === value;
const short = ([a, b]: Pair): number | Pair => (a === b ? a : [a, b]);

function strideUnless(usual: Pair, stride: Pair): { stride?: number | Pair } {
  return stride[0] === usual[0] && stride[1] === usual[1] ? {} : { stride: short(stride) };
}

function paddingOf(sides: Sides): { padding?: number | Sides } {
  if (sides.every((side) => side === 0)) return {};
  return { padding: sides.every((side) => side === sides[0]) ? sides[0] : sides };
}

function sumOf(a: Sides, b: Sides = [0, 0, 0, 0]): Sides {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3]];
}

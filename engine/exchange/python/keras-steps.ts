import type { Sides } from '../../layers/options.ts';
import type { Shape } from '../../shape.ts';
import type { PlacedLayer } from '../placed.ts';
import { extentOf, poolOf, samePadding, slidingOf } from '../windows.ts';
import { call, listText, pairText, pythonText, tuple } from './text.ts';

/**
 * What a layer is in Keras, one thing after the other: a Keras layer as a text, or an expression
 * over the variables of what it reads.
 */
export type Step = string | ((...inputs: readonly string[]) => string);

/** For each kind, its steps; `name` is the argument that names the layer. */
export const STEPS: Readonly<
  Record<string, (layer: PlacedLayer, name: string) => readonly Step[]>
> = {
  add: (_, name) => [call('layers.Add', name)],
  affine(layer, name) {
    const { shape } = layer;
    const channels = shape.at(-1)!;
    const each = call('layers.DepthwiseConv2D', 1, 'depthwise_initializer="ones"', name);
    if (shape.length === 3) return [each];
    const maps = call('layers.Reshape', `(1, 1, ${channels})`, nameArgument(`${layer.name}_maps`));
    return [maps, each, call('layers.Flatten', nameArgument(`${layer.name}_line`))];
  },
  avgPool(layer, name) {
    const { options, inputs } = layer;
    const { size, stride, padding } = poolOf(layer);
    const [same, before] = paddingOf(inputs[0]!, padding, size, stride);
    const settings = [pairText(size), strides(size, stride)];
    const pool = call('layers.AveragePooling2D', ...settings, same, name);
    if (options.flag('countPadding', false) && (same || before)) {
      return [zeros(layer, padding), call('layers.AveragePooling2D', ...settings, name)];
    }
    if (!before) return [pool];
    const sides = sidesText(padding);
    return [(x) => call('average_pool', x!, tuple(size), tuple(stride), sides)];
  },
  batchNorm(layer, name) {
    const momentum = Number((1 - layer.number('momentum', 0.1)).toPrecision(6));
    const settings = [`momentum=${momentum}`, `epsilon=${layer.number('epsilon', 1e-5)}`];
    return [call('layers.BatchNormalization', ...settings, name)];
  },
  blurPool({ options }) {
    const [size, stride] = [options.whole('size', 1, 3), options.pair('stride', 1, [2, 2])];
    return [(x) => call('blur_pool', x!, size, pairText(stride))];
  },
  concat: (_, name) => [call('layers.Concatenate', name)],
  conv: convolution,
  dense({ options, shape }, name) {
    return [call('layers.Dense', shape[0]!, !options.flag('bias', true) && 'use_bias=False', name)];
  },
  dropout: ({ options }, name) => [call('layers.Dropout', options.share('rate'), name)],
  flatten: (_, name) => [call('layers.Flatten', name)],
  globalAvgPool: (_, name) => [call('layers.GlobalAveragePooling2D', name)],
  globalMaxPool: (_, name) => [call('layers.GlobalMaxPooling2D', name)],
  l2Pool(layer) {
    const { size, stride, padding } = poolOf(layer);
    const squares = (x: string): string =>
      `ops.square(${hasPadding(padding) ? padded(x, padding) : x})`;
    return [
      (x) => call('ops.average_pool', squares(x!), tuple(size), tuple(stride)),
      call('layers.Rescaling', size[0] * size[1], nameArgument(`${layer.name}_sum`)),
      (x) => `ops.sqrt(${x})`,
    ];
  },
  lrn(layer) {
    const [alpha, beta, k] = [
      layer.number('alpha', 1e-4),
      layer.number('beta', 0.75),
      layer.number('k', 1),
    ];
    const size = layer.options.whole('size', 1, 5);
    return [(x) => call('local_response_norm', x!, size, alpha, beta, k)];
  },
  maxPool(layer, name) {
    const { size, stride, padding } = poolOf(layer);
    const [same, before] = paddingOf(layer.inputs[0]!, padding, size, stride);
    const pool = call('layers.MaxPooling2D', pairText(size), strides(size, stride), same, name);
    return before ? [(x) => padded(x!, padding, 'constant_values=float("-inf")'), pool] : [pool];
  },
  mul({ name: title, inputs: shapes }, name) {
    const whole = Math.max(...shapes.map(({ length }) => length));
    const spread = (input: string, k: number): string =>
      shapes[k]!.length === whole
        ? input
        : `${call('layers.Reshape', `(1, 1, ${shapes[k]![0]})`, nameArgument(`${title}_gate`))}(${input})`;
    return [(...inputs) => `${call('layers.Multiply', name)}([${inputs.map(spread).join(', ')}])`];
  },
  rbf: ({ shape }, name) => [call('RadialBasis', shape[0]!, name)],
  relu: (_, name) => [call('layers.ReLU', name)],
  sigmoid: (_, name) => [call('layers.Activation', '"sigmoid"', name)],
  silu: (_, name) => [call('layers.Activation', '"silu"', name)],
  softmax: (_, name) => [call('layers.Softmax', name)],
  tanh(layer, name) {
    const [amplitude, slope] = [layer.number('amplitude', 1), layer.number('slope', 1)];
    const times = (factor: number, word: string): string[] =>
      factor === 1 ? [] : [call('layers.Rescaling', factor, nameArgument(`${layer.name}_${word}`))];
    return [
      ...times(slope, 'slope'),
      call('layers.Activation', '"tanh"', name),
      ...times(amplitude, 'amplitude'),
    ];
  },
};

function convolution(layer: PlacedLayer, name: string): readonly Step[] {
  const { options, inputs, shape } = layer;
  const { size, stride, padding } = slidingOf(layer);
  const dilation = options.pair('dilation', 1, [1, 1]);
  const groups = options.whole('groups', 1, 1);
  const connections = layer.given('connections');
  // Keras has strides or gaps, not both: then every place is computed, and some are kept.
  const both = pairText(stride) !== '1' && pairText(dilation) !== '1';
  const [same, before] = paddingOf(
    inputs[0]!,
    padding,
    extentOf(size, dilation),
    both ? [1, 1] : stride,
  );
  const depthwise = groups > 1 && groups === inputs[0]![2] && stride[0] === stride[1];
  const settings = [
    pairText(stride) !== '1' && !both && `strides=${pairText(stride)}`,
    same,
    pairText(dilation) !== '1' && `dilation_rate=${pairText(dilation)}`,
    !depthwise && groups > 1 && `groups=${groups}`,
    !options.flag('bias', true) && 'use_bias=False',
    connections !== undefined && `kernel_constraint=Connected(${listText(connections)})`,
    name,
  ];
  const times = shape[2]! / groups;
  const conv = depthwise
    ? call(
        'layers.DepthwiseConv2D',
        pairText(size),
        times > 1 && `depth_multiplier=${times}`,
        ...settings,
      )
    : call('layers.Conv2D', shape[2]!, pairText(size), ...settings);
  const thinned: Step[] = both ? [(x) => `${x}[:, ::${stride[0]}, ::${stride[1]}]`] : [];
  return [...(before ? [zeros(layer, padding)] : []), conv, ...thinned];
}

/** Padding as Keras's "same" where that is the same, else as a need for a layer before. */
function paddingOf(
  input: Shape,
  padding: Sides,
  extent: Shape,
  stride: Shape,
): [string | false, boolean] {
  if (!hasPadding(padding)) return [false, false];
  const same = samePadding(input, [extent[0]!, extent[1]!], [stride[0]!, stride[1]!]);
  return same.join() === padding.join() ? ['padding="same"', false] : [false, true];
}

const hasPadding = (padding: Sides): boolean => padding.some((side) => side > 0);

function zeros(layer: PlacedLayer, [top, right, bottom, left]: Sides): string {
  const all = [top, right, bottom, left];
  const sides = all.every((side) => side === top)
    ? `${top}`
    : `((${top}, ${bottom}), (${left}, ${right}))`;
  return call('layers.ZeroPadding2D', sides, nameArgument(`${layer.name}_pad`));
}

function padded(x: string, padding: Sides, filling = ''): string {
  return call('ops.pad', x, sidesText(padding), filling);
}

function sidesText([top, right, bottom, left]: Sides): string {
  return `[[0, 0], [${top}, ${bottom}], [${left}, ${right}], [0, 0]]`;
}

function strides(size: Shape, stride: Shape): string | false {
  return pairText(stride) !== pairText(size) && `strides=${pairText(stride)}`;
}

/** The argument that names a layer; Keras takes no slash in a name. */
export function nameArgument(name: string): string {
  return `name=${pythonText(name.replaceAll('/', '_'))}`;
}

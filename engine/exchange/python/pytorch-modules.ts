import type { Sides } from '../../layers/options.ts';
import { sizeOf } from '../../shape.ts';
import type { PlacedLayer } from '../placed.ts';
import { poolOf, slidingOf } from '../windows.ts';
import type { Sliding } from '../windows.ts';
import { call, pairText, tuple } from './text.ts';

type Module = (layer: PlacedLayer) => string;
type Operation = (layer: PlacedLayer, inputs: readonly string[]) => string;

/** For each kind with one input, the module of PyTorch that does the same. */
export const MODULES: Readonly<Record<string, Module>> = {
  affine: ({ shape }) => call('Affine', shape.at(-1)!, shape.length === 3 && '1, 1'),
  avgPool: averagePool,
  batchNorm(layer) {
    const channels = layer.shape.at(-1)!;
    const settings = [
      settingOf(layer, 'epsilon', 'eps', 1e-5),
      settingOf(layer, 'momentum', 'momentum', 0.1),
    ];
    return call(
      layer.shape.length === 3 ? 'nn.BatchNorm2d' : 'nn.BatchNorm1d',
      channels,
      ...settings,
    );
  },
  blurPool({ options, inputs }) {
    const [size, stride] = [options.whole('size', 1, 3), options.pair('stride', 1, [2, 2])];
    return call('BlurPool', inputs[0]![2]!, size, pairText(stride));
  },
  conv(layer) {
    const window = slidingOf(layer);
    const { options, inputs } = layer;
    const dilation = options.pair('dilation', 1, [1, 1]);
    const groups = options.whole('groups', 1, 1);
    const [before, padding] = paddingOf(window);
    const conv = call(
      'nn.Conv2d',
      inputs[0]![2]!,
      layer.shape[2]!,
      pairText(window.size),
      pairText(window.stride) !== '1' && `stride=${pairText(window.stride)}`,
      padding,
      pairText(dilation) !== '1' && `dilation=${pairText(dilation)}`,
      groups > 1 && `groups=${groups}`,
      !options.flag('bias', true) && 'bias=False',
    );
    return after(before && call('nn.ZeroPad2d', before), conv);
  },
  dense({ options, inputs, shape }) {
    return call(
      'nn.Linear',
      inputs[0]![0]!,
      shape[0]!,
      !options.flag('bias', true) && 'bias=False',
    );
  },
  dropout: ({ options }) => call('nn.Dropout', options.share('rate')),
  flatten: () => 'nn.Flatten()',
  globalAvgPool: () => after('nn.AdaptiveAvgPool2d(1)', 'nn.Flatten()'),
  globalMaxPool: () => after('nn.AdaptiveMaxPool2d(1)', 'nn.Flatten()'),
  l2Pool(layer) {
    const { size, stride, padding } = poolOf(layer);
    const pool = call('nn.LPPool2d', 2, pairText(size), strideOf(size, stride));
    return after(hasPadding(padding) && call('nn.ZeroPad2d', sidesText(padding)), pool);
  },
  lrn(layer) {
    const [alpha, beta, k] = [
      layer.number('alpha', 1e-4),
      layer.number('beta', 0.75),
      layer.number('k', 1),
    ];
    const settings = [`alpha=${alpha}`, `beta=${beta}`, `k=${k}`];
    return call('nn.LocalResponseNorm', layer.options.whole('size', 1, 5), ...settings);
  },
  maxPool(layer) {
    const window = poolOf(layer);
    const [before, padding] = poolPaddingOf(window);
    const pool = call(
      'nn.MaxPool2d',
      pairText(window.size),
      strideOf(window.size, window.stride),
      padding,
    );
    return after(before && call('nn.ConstantPad2d', before, 'float("-inf")'), pool);
  },
  rbf: ({ inputs, shape }) => call('RadialBasis', inputs[0]![0]!, shape[0]!),
  relu: () => 'nn.ReLU()',
  sigmoid: () => 'nn.Sigmoid()',
  silu: () => 'nn.SiLU()',
  softmax: () => 'nn.Softmax(dim=1)',
  tanh(layer) {
    const [amplitude, slope] = [layer.number('amplitude', 1), layer.number('slope', 1)];
    return amplitude === 1 && slope === 1 ? 'nn.Tanh()' : call('ScaledTanh', amplitude, slope);
  },
};

/** For each kind with several inputs, an expression over their variables. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  add: (_, inputs) => inputs.join(' + '),
  concat: (_, inputs) => `torch.cat([${inputs.join(', ')}], dim=1)`,
  mul({ inputs: shapes }, inputs) {
    const whole = Math.max(...shapes.map(({ length }) => length));
    const spread = (input: string, k: number): string =>
      shapes[k]!.length === whole ? input : `${input}[:, :, None, None]`;
    return inputs.map(spread).join(' * ');
  },
};

function averagePool(layer: PlacedLayer): string {
  const window = poolOf(layer);
  const { size, stride, padding } = window;
  const [before, own] = poolPaddingOf(window);
  const counted = !hasPadding(padding) || layer.options.flag('countPadding', false);
  if (before && !counted) {
    return call('AveragePool', pairText(size), pairText(stride), sidesText(padding));
  }
  const only = !counted && 'count_include_pad=False';
  const pool = call('nn.AvgPool2d', pairText(size), strideOf(size, stride), own, only);
  return after(before && call('nn.ZeroPad2d', before), pool);
}

/** Padding as an argument where both edges have the same, else as the sides of a module before. */
function paddingOf({ padding }: Sliding): [before: string | false, argument: string | false] {
  const [top, right, bottom, left] = padding;
  if (!hasPadding(padding)) return [false, false];
  if (top !== bottom || left !== right) return [sidesText(padding), false];
  return [false, `padding=${pairText([top, left])}`];
}

/** The same for pools, which take at most half a window as an argument. */
function poolPaddingOf(window: Sliding): [before: string | false, argument: string | false] {
  const [top, , , left] = window.padding;
  const narrow = top * 2 <= window.size[0] && left * 2 <= window.size[1];
  return narrow ? paddingOf(window) : [sidesText(window.padding), false];
}

const hasPadding = (padding: Sides): boolean => sizeOf(padding.map((side) => side + 1)) > 1;

/** The sides in PyTorch's order: left, right, top, bottom. */
const sidesText = ([top, right, bottom, left]: Sides): string => tuple([left, right, top, bottom]);

function strideOf(size: Sliding['size'], stride: Sliding['stride']): string | false {
  return pairText(stride) !== pairText(size) && `stride=${pairText(stride)}`;
}

function settingOf(
  layer: PlacedLayer,
  option: string,
  name: string,
  usual: number,
): string | false {
  const value = layer.number(option, usual);
  return value !== usual && `${name}=${value}`;
}

function after(before: string | false, module: string): string {
  return before ? call('nn.Sequential', before, module) : module;
}

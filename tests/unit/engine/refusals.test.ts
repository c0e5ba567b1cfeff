import { expect, test } from 'vitest';
import { initialise, randomFrom, summary } from '#engine/index.ts';
import type { NetworkSpec } from '#engine/index.ts';
import { refusal } from './refusal.ts';

const conv = { name: 'conv1', kind: 'conv', filters: 4, kernel: 3 };
const on = (input: unknown, ...layers: unknown[]): unknown => ({ name: 'try', input, layers });

test.each<[string, unknown]>([
  [
    'conv1: its window covers 5×5 cells, but its input has only 4×4; make the window smaller or the padding larger.',
    on([4, 4, 1], { ...conv, kernel: 5 }),
  ],
  [
    'conv1: its window covers 5×5 cells with its dilation, but its input has only 4×3 with its padding; make the window smaller or the padding larger.',
    on([2, 3, 1], { ...conv, dilation: 2, padding: [1, 0, 1, 0] }),
  ],
  [
    'pool1: its window covers 2×2 cells, but its input has only 1×5; make the window smaller or the padding larger.',
    on([1, 5, 1], { name: 'pool1', kind: 'maxPool' }),
  ],
  [
    'conv1: "stride" is 0; it must be a whole number, at least 1, or two of them, [height, width].',
    on([8, 8, 1], { ...conv, stride: 0 }),
  ],
  [
    'conv1: "kernel" is [3,2.5]; it must be a whole number, at least 1, or two of them, [height, width].',
    on([8, 8, 1], { ...conv, kernel: [3, 2.5] }),
  ],
  [
    'conv1: "filters" is nothing; it must be a whole number, at least 1.',
    on([8, 8, 1], { name: 'conv1', kind: 'conv', kernel: 3 }),
  ],
  [
    'conv1: "filters" is -4; it must be a whole number, at least 1.',
    on([8, 8, 1], { ...conv, filters: -4 }),
  ],
  [
    'conv1: "padding" is [1,1]; it must be a whole number, at least 0, or four of them, [top, right, bottom, left].',
    on([8, 8, 1], { ...conv, padding: [1, 1] }),
  ],
  [
    'conv1: "padding" is "same"; it must be a whole number, at least 0, or four of them, [top, right, bottom, left].',
    on([8, 8, 1], { ...conv, padding: 'same' }),
  ],
  ['conv1: "bias" is "no"; it must be true or false.', on([8, 8, 1], { ...conv, bias: 'no' })],
  [
    'conv1: 2 groups do not divide 3 input channels and 4 filters; take a number of groups that divides both.',
    on([8, 8, 3], { ...conv, groups: 2 }),
  ],
  [
    'conv1: there is no option "strides"; it knows "filters", "kernel", "stride", "padding", "dilation", "groups", "bias" and "connections".',
    on([8, 8, 3], { ...conv, strides: 2 }),
  ],
  [
    'relu: there is no option "slope"; it has no options.',
    on([3], { name: 'relu', kind: 'relu', slope: 1 }),
  ],
  [
    'conv1: its input is a line of 64 numbers, but it slides over a picture, height × width × channels; put it before the "flatten".',
    on([8, 8, 1], { name: 'flatten', kind: 'flatten' }, conv),
  ],
  [
    'dense: its input is 6×6×4, but it reads a line of numbers; put a "flatten" before it.',
    on([8, 8, 1], conv, { name: 'dense', kind: 'dense', units: 2 }),
  ],
  [
    'pool: a padding of [0, 2, 0, 2] is too wide for a window of 2×2: a window could miss the picture; take less padding than the window is wide.',
    on([8, 8, 1], { name: 'pool', kind: 'avgPool', padding: [0, 2, 0, 2] }),
  ],
  [
    'drop: "rate" is 1; it must be a number from 0 to below 1.',
    on([8], { name: 'drop', kind: 'dropout', rate: 1 }),
  ],
  [
    'sum: it adds 6×6×4 and 8×8×1, but shapes must be equal to be added; bring them to one shape first, for example with a 1×1 "conv" and a stride.',
    on([8, 8, 1], conv, { name: 'sum', kind: 'add', from: ['conv1', 'input'] }),
  ],
  [
    'sum: it joins two layers or more; name them, for example "from": ["conv1", "conv2"].',
    on([8, 8, 1], { name: 'sum', kind: 'add' }),
  ],
  [
    'stack: it stacks 6×6×4 and 8×8×1, but only the number of channels may differ; bring the maps to one height and width first.',
    on([8, 8, 1], conv, { name: 'stack', kind: 'concat', from: ['conv1', 'input'] }),
  ],
  [
    'relu: it reads 2 layers, but this kind reads one; join them with an "add" or a "concat" first.',
    on([8, 8, 1], conv, { name: 'relu', kind: 'relu', from: ['conv1', 'input'] }),
  ],
  [
    'norm: "epsilon" is 0; it must be a number above 0.',
    on([4], { name: 'norm', kind: 'batchNorm', epsilon: 0 }),
  ],
  [
    'norm: "momentum" is 1; it must be a number from 0 to below 1.',
    on([4], { name: 'norm', kind: 'batchNorm', momentum: 1 }),
  ],
  [
    'lrn: "size" is 4; it must be odd, as many maps on either side of its own.',
    on([4], { name: 'lrn', kind: 'lrn', size: 4 }),
  ],
  ['lrn: "k" is -1; it must be a number above 0.', on([4], { name: 'lrn', kind: 'lrn', k: -1 })],
  [
    'gate: it multiplies two layers; name them, for example "from": ["conv1", "gate"].',
    on([4], { name: 'gate', kind: 'mul' }),
  ],
  [
    'gate: it multiplies 4 by 8×8×4, but it takes two equal shapes, or maps first and then a line with one number for each map.',
    on(
      [8, 8, 4],
      { name: 'mean', kind: 'globalAvgPool' },
      { name: 'gate', kind: 'mul', from: ['mean', 'input'] },
    ),
  ],
  [
    'blur: its kernel of 5×5 mirrors 2 cells at the border, but its input is 6×2; take a smaller "size".',
    on([6, 2, 1], { name: 'blur', kind: 'blurPool', size: 5 }),
  ],
  [
    'rbf: its input is 2×2×1, but it reads a line of numbers; put a "flatten" before it.',
    on([2, 2, 1], { name: 'rbf', kind: 'rbf', units: 10 }),
  ],
  [
    'conv1: "connections" is [[0],[]]; it must be a list of lists of whole numbers, such as [[0, 1], [1, 2]].',
    on([8, 8, 2], { ...conv, connections: [[0], []] }),
  ],
  [
    'conv1: "connections" has 1 lists for 4 filters; it must have one for each.',
    on([8, 8, 2], { ...conv, connections: [[0]] }),
  ],
  [
    'conv1: filter 2 reads the channels [1, 2]; each may be named once, from 0 to 1.',
    on([8, 8, 2], { ...conv, connections: [[0], [1], [1, 2], [0]] }),
  ],
  [
    'conv1: "connections" and "groups" both say which channels a filter reads; take one.',
    on([8, 8, 2], { ...conv, groups: 2, connections: [[0], [0], [1], [1]] }),
  ],
  [
    'conv1: it reads "con", but there is no such layer; before it come "input".',
    on([8, 8, 1], { ...conv, from: ['con'] }),
  ],
  [
    'conv1: it reads itself, and that would run in a circle; a layer reads only layers listed before it.',
    on([8, 8, 1], { ...conv, from: ['conv1'] }),
  ],
  [
    'conv1: it reads "relu1", which comes after it, and that would run in a circle; a layer reads only layers listed before it.',
    on([8, 8, 1], { ...conv, from: ['relu1'] }, { name: 'relu1', kind: 'relu' }),
  ],
  [
    'conv1: "from" is "input"; it must be a list of layers, such as ["input"].',
    on([8, 8, 1], { ...conv, from: 'input' }),
  ],
  [
    'conv1: the name is given twice, to layers 1 and 2; every layer needs a name of its own.',
    on([8, 8, 1], conv, conv),
  ],
  [
    'Layer 1 is called "input", which is the picture\'s name; take another.',
    on([8, 8, 1], { ...conv, name: 'input' }),
  ],
  ['Layer 2 has the name 7; it needs a text, such as "conv1".', on([8, 8, 1], conv, { name: 7 })],
  ['Layer 1 is null; it must be an object with name and kind.', on([8, 8, 1], null)],
  [
    'conv1: there is no kind "toString"; the kinds are "add", "affine", "avgPool", "batchNorm", "blurPool", "concat", "conv", "dense", "dropout", "flatten", "globalAvgPool", "globalMaxPool", "l2Pool", "lrn", "maxPool", "mul", "rbf", "relu", "sigmoid", "silu", "softmax" and "tanh".',
    on([8, 8, 1], { ...conv, kind: 'toString' }),
  ],
  [
    'The network\'s "input" is [28,28]; it must be [height, width, channels] or [length], whole numbers, at least 1.',
    on([28, 28], conv),
  ],
  ['The network\'s "layers" is []; it must be a list of layers.', on([28, 28, 1])],
  ['The network\'s "name" is nothing; it must be a text.', { input: [2], layers: [] }],
  ['A network is an object with name, input and layers, not "lenet".', 'lenet'],
])('%s', (sentence, spec) => {
  expect(refusal(() => initialise(spec as NetworkSpec, 1))?.message).toBe(sentence);
});

test('what is too large for memory can be summed up, but not built', () => {
  const spec = on([150528], { name: 'dense', kind: 'dense', units: 1605632 }) as NetworkSpec;
  expect(summary(spec).multiplyAdds).toBe(150528 * 1605632);
  expect(() => initialise(spec, 1)).toThrow(
    'dense: a tensor of 150528×1605632 does not fit into memory; at most 268435456 numbers do.',
  );
});

test('the layer that is wrong is named on the error too', () => {
  const refused = refusal(() => summary(on([4, 4, 1], { ...conv, kernel: 9 }) as NetworkSpec));
  expect(refused?.layer).toBe('conv1');
});

test('whatever comes in place of a part of a spec, it runs or is refused in a sentence', () => {
  const random = randomFrom(99);
  const odd: readonly unknown[] = [
    undefined, null, true, NaN, Infinity, -1, 0, 1, 2.5, 1e9, 2 ** 53, 10n, '', 'conv1', '__proto__',
    'constructor', [], [[]], {}, [1, 2, 3], [0], [1e9, 1e9, 1e9], new Array(3), () => 1, Symbol('s'),
    new Map(), new Date(0),
  ]; // prettier-ignore
  const residual = on(
    [8, 8, 4],
    { ...conv, padding: [1, 1, 1, 1], stride: [1, 1] },
    { name: 'sum', kind: 'add', from: ['conv1', 'input'] },
    { name: 'pool', kind: 'avgPool', window: [2, 2], countPadding: true },
    { name: 'norm', kind: 'batchNorm', epsilon: 1e-5, momentum: 0.1 },
    { name: 'few', kind: 'conv', filters: 2, kernel: 1, connections: [[0, 1], [2]] },
    { name: 'lrn', kind: 'lrn', size: 3, alpha: 1, beta: 1, k: 1 },
    { name: 'tanh', kind: 'tanh', amplitude: 1, slope: 1 },
    { name: 'gate', kind: 'mul', from: ['tanh', 'lrn'] },
    { name: 'blur', kind: 'blurPool', size: 3, stride: 1 },
    { name: 'drop', kind: 'dropout', rate: 0.5 },
    { name: 'flatten', kind: 'flatten' },
    { name: 'dense', kind: 'dense', units: 3 },
  );
  for (let round = 0; round < 6000; round++) {
    const spec = structuredClone(residual);
    const places = placesIn(spec);
    for (let n = 1 + random.below(2); n > 0; n--) {
      const { holder, key } = places[random.below(places.length)]!;
      (holder as Record<string, unknown>)[key] = odd[random.below(odd.length)];
    }
    const found = refusal(() => summary(spec as NetworkSpec));
    if (found) expect(found.message).toMatch(/^.+[.…]$/s);
  }
});

/** Every place in a tree of objects and lists that something could stand in. */
function placesIn(tree: unknown): { holder: object; key: string }[] {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) => [
    { holder: tree, key },
    ...placesIn(value),
  ]);
}

import { describe, expect, test } from 'vitest';
import { backward, forward, initialise, randomFrom, tensor, zoo } from '#engine/index.ts';
import { samples } from '#engine/data/samples.ts';
import { shippedNetwork } from '#src/models.ts';
import { defaults, fits } from '#src/params/params.ts';
import { footprint } from '#src/scenes/tower/footprint.ts';
import { cutOut } from '#src/widgets/receptive-field/cut-out.ts';
import { halfOf } from '#src/widgets/receptive-field/effective.ts';
import { fieldsOf } from '#src/widgets/receptive-field/geometry.ts';
import { latticeOf, unitAt } from '#src/widgets/receptive-field/lattice.ts';
import {
  effectiveOf,
  layersOf,
  unitOf,
  type Asked,
  type Layers,
} from '#src/widgets/receptive-field/model.ts';
import { readStack, specOf, writeStack, type Block } from '#src/widgets/receptive-field/stack.ts';
import widget from '#src/widgets/receptive-field/widget.ts';
import { sayEffective, sayField, saySums, sayUnit } from '#src/widgets/receptive-field/words.ts';

const asked = (some: Partial<Asked> = {}): Asked => ({ ...defaults(widget.params), ...some });
const layersFor = (some: Partial<Asked> = {}): Layers => layersOf(asked(some)) as Layers;
const stackOf = (stack: string, side = 28): Layers => layersFor({ network: 'stack', stack, side });
const digits = samples().map(({ pixels }) => pixels);
const effectiveFor = (some: Partial<Asked>) => {
  const layers = layersFor(some);
  const unit = unitOf(layers, asked(some));
  return { unit, effective: effectiveOf(layers, unit, () => shippedNetwork(), digits) };
};

describe('the fields of tiny-cnn', () => {
  test('are 3, 4, 8 and 10 pixels wide, and 26 once a dense layer sees every map', () => {
    const { listed } = layersFor();
    expect(listed.map(({ name, size }) => [name, size])).toEqual([
      ['input', 1],
      ['conv1', 3],
      ['relu1', 3],
      ['pool1', 4],
      ['conv2', 8],
      ['relu2', 8],
      ['pool2', 10],
      ['flatten', 10],
      ['dense', 26],
      ['softmax', 26],
    ]);
    expect(listed.slice(0, 7).map(({ jump }) => jump)).toEqual([1, 1, 1, 2, 2, 2, 4]);
  });

  test('a flattened unit keeps the place it had in its map', () => {
    const layers = layersFor();
    const flat = unitOf(layers, asked({ layer: 'flatten', row: 25, column: 16 }));
    const last = unitOf(layers, asked({ layer: 'pool2', row: 5, column: 5 }));
    expect(flat.square).toEqual(last.square);
  });

  test('a layer that is not there is the last with maps, a place beyond the end is the end', () => {
    const { layer, row, column } = unitOf(layersFor(), asked({ layer: 'conv9', row: 56 }));
    expect([layer.name, row, column]).toEqual(['pool2', 4, 2]);
  });
});

const STACKS = [
  'c3,p2,c3',
  'c3p1,c5p2s2,p3s2,c3p1',
  'c2,p2s1,c3d2p2,c1',
  'c7s3p3,p2,c3p9',
  'c3d4p4,c3p1',
];

test.each(STACKS)('the field of every unit of %s is what the engine’s sources name', (stack) => {
  const layers = { ...stackOf(stack, 12), listed: stackOf(stack, 12).fields };
  const { spec, fields } = layers;
  const network = initialise(spec, 1);
  const trace = forward(network, tensor(spec.input));
  for (const { name, rows } of fields.slice(1))
    for (let i = 0; i < rows; i++) {
      const { inside } = unitOf(layers, { layer: name, row: i + 1, column: rows - i });
      const seen = footprint(network, trace, name, [i, rows - 1 - i, 0]).get('input');
      if (!seen) expect(inside.rows * inside.columns).toBe(0);
      else {
        const { row, column, rows: tall, columns: wide } = seen;
        expect(inside).toEqual({ top: row, left: column, rows: tall, columns: wide });
      }
    }
});

test('a pool put in doubles the growth of every later layer', () => {
  const growth = (stack: string) =>
    stackOf(stack)
      .listed.filter(({ kind }) => kind === 'conv')
      .map((layer) => layer.growth);
  expect(growth('c3,c3,c3,c3')).toEqual([2, 2, 2, 2]);
  expect(growth('c3,c3,p2,c3,c3')).toEqual([2, 2, 4, 4]);
});

test('padding moves the first field out of the picture and leaves sizes alone', () => {
  const plain = stackOf('c3,p2,c3').listed;
  const padded = stackOf('c3p1,p2,c3p1').listed;
  expect(padded.map(({ size }) => size)).toEqual(plain.map(({ size }) => size));
  expect(padded.map(({ start }) => start)).toEqual([0, -1, -1, -3]);
});

describe('the part cut out for one unit', () => {
  const { spec, fields } = stackOf('c3p1,p2,c5p2s2,c3p1', 20);
  const network = initialise(spec, 5);
  const random = randomFrom(3);
  const input = tensor(
    spec.input,
    Float32Array.from({ length: 400 }, () => random.bell()),
  );
  const trace = forward(network, input);
  const { shape } = trace.activations.get('conv3')!;

  test.each([
    [0, 0],
    [2, 2],
    [4, 1],
  ])('has the same gradient at row %i, column %i as the whole network', (row, column) => {
    const gradient = tensor(shape);
    gradient.data[(row * shape[1]! + column) * shape[2]!] = 1;
    const whole = backward(network, trace, gradient, 'conv3').activations.get('input')!.data;
    const cut = cutOut(spec, fields, 'conv3', row, column)!;
    const [tall, wide] = cut.spec.input as [number, number, number];
    const window = Float32Array.from({ length: tall * wide }, (_, i) => {
      const y = cut.top + Math.floor(i / wide);
      return input.data[y * 20 + cut.left + (i % wide)]!;
    });
    const part = initialise(cut.spec, 5);
    const partTrace = forward(part, tensor(cut.spec.input, window));
    expect(partTrace.output.shape).toEqual([1, 1, 4]);
    const end = tensor([1, 1, 4], Float32Array.of(1, 0, 0, 0));
    const slopes = backward(part, partTrace, end).activations.get('input')!.data;
    const held = [...whole.entries()].filter(([, slope]) => slope !== 0);
    expect(held.length).toBeGreaterThan(20);
    expect(held.length).toBe(slopes.filter((slope) => slope !== 0).length);
    for (const [i, slope] of held) {
      const at = (Math.floor(i / 20) - cut.top) * wide + (i % 20) - cut.left;
      expect(slopes[at]).toBeCloseTo(slope, 5);
    }
  });

  test('is nothing where a unit lies in the padding alone', () => {
    const edge = stackOf('c1p9', 20);
    expect(cutOut(edge.spec, edge.fields, 'conv1', 0, 0)).toBeUndefined();
    const { unit, effective } = effectiveFor({
      network: 'stack',
      stack: 'c1p9',
      layer: 'conv1',
      row: 1,
    });
    expect(sayEffective(unit, effective)).toBe('This unit sees padding only; no pixel moves it.');
    expect(sayUnit(unit)).toContain('its square lies in the padding');
  });
});

describe('the effective field', () => {
  test('of tiny-cnn is strongest in the middle of the square and faint at its rim', () => {
    const { effective } = effectiveFor({});
    const { rows, columns, sizes } = effective;
    expect([rows, columns]).toEqual([10, 10]);
    const at = (y: number, x: number) => sizes[y * columns + x]!;
    const corners = at(0, 0) + at(0, 9) + at(9, 0) + at(9, 9);
    expect(corners).toBeLessThan(0.1 * (at(4, 4) + at(4, 5) + at(5, 4) + at(5, 5)));
    expect(effective.half).toBeLessThan(35);
  });

  test('takes a smaller share of the square the deeper the stack (Luo et al. 2016)', () => {
    const share = (stack: string, layer: string): number => {
      const some = { network: 'stack', stack, layer, row: 3, column: 3 } as const;
      const { effective } = effectiveFor(some);
      return effective.half / effective.sizes.length;
    };
    const shallow = share('c3,c3', 'conv2');
    const deep = share('c3,c3,c3,c3,c3,c3,c3,c3,c3,c3', 'conv10');
    expect(deep).toBeLessThan(shallow / 2);
  });

  test('counts how large slopes are, not which way they go', () => {
    const { effective } = effectiveFor({ layer: 'conv1', row: 14, column: 14 });
    const kernel = shippedNetwork().weights.get('conv1')!.kernel!.data;
    // A first layer's slope at a pixel is the weight itself, on every picture.
    for (const [i, size] of effective.sizes.entries()) {
      const weights = [...kernel.subarray(8 * i, 8 * i + 8)].map(Math.abs);
      expect(size).toBeCloseTo(weights.reduce((a, b) => a + b) / 8, 5);
    }
  });

  test('of a pixel is the pixel, and a dense unit is moved by no pixel beyond its 26', () => {
    expect(effectiveFor({ layer: 'input', row: 5, column: 9 }).effective).toMatchObject({
      ...{ top: 4, left: 8, rows: 1, columns: 1 },
    });
    const { sizes } = effectiveFor({ layer: 'dense', column: 4 }).effective;
    expect(sizes.some((size, i) => size > 0 && (i % 28 > 25 || i >= 26 * 28))).toBe(false);
    expect(sizes.some((size) => size > 0)).toBe(true);
  });

  test('is the same whenever it is asked for', () => {
    const some = { network: 'stack', stack: 'c3,p2,c3', layer: 'conv2', row: 2 } as const;
    expect(effectiveFor(some).effective).toEqual(effectiveFor(some).effective);
  });

  test('half of a sum is held by its largest parts', () => {
    expect(halfOf(Float32Array.of(1, 5, 2, 2))).toBe(1);
    expect(halfOf(Float32Array.of(1, 1, 1, 1))).toBe(2);
    expect(halfOf(Float32Array.of(0, 0))).toBe(0);
  });
});

describe('a stack as text', () => {
  test('is read into layers and written back', () => {
    const text = 'c3,p2,c5s2p1d2,p3s1,c1';
    const blocks = readStack(text) as readonly Block[];
    expect(blocks[2]).toEqual({ kind: 'conv', size: 5, stride: 2, padding: 1, dilation: 2 });
    expect(blocks[3]).toEqual({ kind: 'pool', size: 3, stride: 1, padding: 0, dilation: 1 });
    expect(writeStack(blocks)).toBe(text);
    expect(fits(widget.params.stack, text)).toBe(true);
  });

  test('forgives spaces, capitals and another order, and writes what is left out as nothing', () => {
    expect(writeStack(readStack(' C3s1p0, P2s2,c5d2s3 ') as readonly Block[])).toBe('c3,p2,c5s3d2');
  });

  test.each([
    ['c9', '“c9” is no layer.'],
    ['c3,,p2', 'A layer is missing'],
    ['', 'A layer is missing'],
    ['p2d2', '“p2d2” is no layer.'],
    ['c3,'.repeat(10) + 'c3', '11 layers; at most 10 fit here.'],
  ])('“%s” is refused in a sentence', (text, sentence) => {
    expect(readStack(text)).toContain(sentence);
    expect(fits(widget.params.stack, text)).toBe(false);
  });

  test('that cannot run is explained by the engine', () => {
    expect(layersOf(asked({ network: 'stack', stack: 'p4,p4,c3' }))).toBe(
      'This stack cannot run. conv1: its window covers 3×3 cells, but its input has only 1×1; ' +
        'make the window smaller or the padding larger.',
    );
  });
});

test('the unit drawn at a place is the unit chosen there', () => {
  for (const { listed, side } of [layersFor(), stackOf('c3p1,p2,c5p2s2,c3p3')])
    for (const layer of listed) {
      const { top, left, step } = latticeOf(layer, side);
      for (let row = 0; row < layer.rows; row++) {
        const column = row % layer.columns;
        const [y, x] = [top + (row + 0.5) * step, left + (column + 0.5) * step];
        expect(unitAt(layer, side, y, x)).toEqual([row, column]);
      }
      expect(unitAt(layer, side, -99, 99)).toEqual([0, layer.columns - 1]);
    }
});

test('words say that a kernel is not a receptive field, and show the sum', () => {
  const layers = layersFor();
  const unit = unitOf(layers, asked({ layer: 'conv2' }));
  expect(sayField(unit)).toBe('conv2’s kernel is 3×3, but its unit looks back on 8×8 pixels.');
  expect(saySums(layers, unit).map(([, sum]) => sum)).toEqual([
    '4 + (3 − 1)·2 = 8',
    '2·1 = 2',
    '0 − 0·2 = 0',
  ]);
});

test('sums of a field agree with what the engine counts', () => {
  const fields = fieldsOf(specOf(readStack('c3p1,p2,c5s2d2p3') as readonly Block[], 28));
  const [, , , pool, conv] = fields;
  expect(conv!.size).toBe(pool!.size + (conv!.reach - 1) * pool!.jump);
  expect(conv!.jump).toBe(pool!.jump * conv!.stride);
  expect(conv!.start).toBe(pool!.start - conv!.padding * pool!.jump);
  expect(fieldsOf(zoo['tiny-cnn']).at(-1)!.size).toBe(26);
});

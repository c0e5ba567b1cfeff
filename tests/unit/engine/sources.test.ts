import { expect, test } from 'vitest';
import { cellAt, forward, randomFrom, sizeOf, sources, zoo } from '#engine/index.ts';
import type { Sources } from '#engine/index.ts';
import type { Case } from './networks.ts';
import { networkOf, randomCases, spreadOut } from './networks.ts';

const cases: Case[] = [...randomCases(), { title: 'tiny-cnn', spec: zoo['tiny-cnn'] }];

test.each(cases)('the sources of every cell of $title make its value', (given) => {
  const network = networkOf(given);
  const { batchStatistics = false } = given;
  const input = spreadOut(given.spec.input, 3);
  const trace = forward(network, input, { dropout: randomFrom(4), batchStatistics });
  for (const { name, shape } of network.layers) {
    const size = sizeOf(shape);
    for (let i = 0; i < size; i += size > 500 ? 97 : 1) {
      const found = sources(network, trace, name, cellAt(shape, i));
      expect(found.value).toBe(trace.activations.get(name)!.data[i]);
      const error = Math.abs(remake(found) - found.value);
      expect(error).toBeLessThan(1e-5 * Math.max(1, Math.abs(found.value)));
    }
  }
});

test.each(cases)('every term of $title stands where it says', (given) => {
  const network = networkOf(given);
  const trace = forward(network, spreadOut(given.spec.input, 3));
  for (const { name, shape } of network.layers) {
    for (const { from, cell, value, weight, weightAt } of sources(
      network,
      trace,
      name,
      shape.map((side) => side - 1),
    ).terms) {
      const { shape: below, data } = trace.activations.get(from)!;
      expect(data[place(below, cell)]).toBe(value);
      if (!weightAt) continue;
      const { kernel, centres } = network.weights.get(name)!;
      const part = kernel ?? centres!;
      expect(part.data[place(part.shape, weightAt)]).toBe(weight);
    }
  }
});

test('a cell of a convolution names its window in reading order, the padding left out', () => {
  const spec = {
    name: 'one',
    input: [4, 4, 1],
    layers: [{ name: 'conv', kind: 'conv', filters: 1, kernel: 3, padding: 1 }],
  } as const;
  const network = networkOf({ title: '', spec });
  const trace = forward(network, spreadOut([4, 4, 1], 1));
  const { rule, terms } = sources(network, trace, 'conv', [0, 0, 0]);
  expect(rule).toBe('sum');
  expect(terms.map(({ cell }) => cell)).toEqual([
    [0, 0, 0],
    [0, 1, 0],
    [1, 0, 0],
    [1, 1, 0],
  ]);
  expect(terms.map(({ weightAt }) => weightAt)).toEqual([
    [1, 1, 0, 0],
    [1, 2, 0, 0],
    [2, 1, 0, 0],
    [2, 2, 0, 0],
  ]);
});

test('one cell wins in a max pool, the first of equals', () => {
  const spec = {
    name: 'one',
    input: [2, 2, 1],
    layers: [{ name: 'pool', kind: 'maxPool' }],
  } as const;
  const network = networkOf({ title: '', spec });
  const trace = forward(network, { shape: [2, 2, 1], data: Float32Array.of(1, 5, 5, 2) });
  const { terms } = sources(network, trace, 'pool', [0, 0, 0]);
  expect(terms.filter(({ winner }) => winner).map(({ cell }) => cell)).toEqual([[0, 1, 0]]);
});

test('in a batch, cells and terms begin with the image', () => {
  const network = networkOf({ title: '', spec: zoo['tiny-cnn'] });
  const batch = spreadOut([2, 28, 28, 1], 1);
  const second = { shape: [28, 28, 1], data: batch.data.slice(784) };
  const inBatch = sources(network, forward(network, batch), 'pool2', [1, 4, 2, 7]);
  const alone = sources(network, forward(network, second), 'pool2', [4, 2, 7]);
  expect(inBatch.value).toBe(alone.value);
  expect(inBatch.terms).toEqual(alone.terms.map((term) => ({ ...term, cell: [1, ...term.cell] })));
});

test('a cell of the input was given', () => {
  const network = networkOf({ title: '', spec: zoo['tiny-cnn'] });
  const input = spreadOut([28, 28, 1], 1);
  const found = sources(network, forward(network, input), 'input', [3, 4, 0]);
  expect(found).toEqual({
    layer: 'input',
    cell: [3, 4, 0],
    value: input.data[3 * 28 + 4],
    rule: 'copied',
    terms: [],
  });
});

test('an unknown layer and a cell outside are refused', () => {
  const network = networkOf({ title: '', spec: zoo['tiny-cnn'] });
  const trace = forward(network, spreadOut([28, 28, 1], 1));
  expect(() => sources(network, trace, 'conv9', [0])).toThrow(
    'There is no layer "conv9" in this trace; there are "input", "conv1"',
  );
  expect(() => sources(network, trace, 'conv1', [26, 0, 0])).toThrow(
    'There is no cell [26, 0, 0] in a tensor of 26×26×8; the last one is [25, 25, 7].',
  );
});

/** A cell's value, made again from its terms by the rule alone. */
function remake({ rule, terms, bias = 0, exponent, amplitude }: Sources): number {
  const products = terms.map(({ product }) => product!);
  const sum = products.reduce((total, product) => total + product, 0);
  const winner = terms.findIndex(({ winner }) => winner);
  const value = terms[0]?.value ?? NaN;
  switch (rule) {
    case 'sum':
    case 'mean':
      return sum + bias;
    case 'share':
      return products[winner]! / sum;
    case 'max':
      return terms[winner]!.value;
    case 'rectified':
      return Math.max(0, value);
    case 'copied':
      return value;
    case 'product':
      return terms.reduce((product, term) => product * term.value, 1);
    case 'root':
      return Math.sqrt(sum);
    case 'normalised':
      return terms[winner]!.value / (bias + sum) ** exponent!;
    case 'sigmoid':
      return 1 / (1 + Math.exp(-value));
    case 'silu':
      return value / (1 + Math.exp(-value));
    case 'tanh':
      return amplitude! * Math.tanh(sum);
  }
}

function place(shape: readonly number[], cell: readonly number[]): number {
  return cell.reduce((at, index, axis) => at * shape[axis]! + index, 0);
}

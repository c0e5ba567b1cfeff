import { expect, test } from 'vitest';
import { sampleDigit } from '#engine/data/samples.ts';
import { forward } from '#engine/index.ts';
import { shippedNetwork } from '#src/models.ts';
import { defaults, type Grid } from '#src/params/params.ts';
import { whyNoCamera } from '#src/widgets/filter-bank/camera.ts';
import { filterNames, type FilterName } from '#src/widgets/filter-bank/filter-names.ts';
import { byHand } from '#src/widgets/filter-bank/filters.ts';
import { edited, resized, sizeOf } from '#src/widgets/filter-bank/kernel.ts';
import { likenessByChance, mostLike } from '#src/widgets/filter-bank/likeness.ts';
import {
  cellOf,
  filtersOf,
  productsOf,
  respond,
  type Asked,
  type Response,
} from '#src/widgets/filter-bank/model.ts';
import { greyOf, sizeWithin } from '#src/widgets/filter-bank/photo.ts';
import { colourPlane, roundLimit, type Plane } from '#src/widgets/filter-bank/plane.ts';
import widget from '#src/widgets/filter-bank/widget.ts';
import { cellWords, cutWords, noteOf, stateWords } from '#src/widgets/filter-bank/words.ts';

const network = shippedNetwork();
const asked = (some: Partial<Asked> = {}): Asked => ({ ...defaults(widget.params), ...some });
const three: Plane = { width: 28, height: 28, values: sampleDigit(3).pixels };

/** White to the right of column 4, black to its left. */
const step: Plane = {
  width: 9,
  height: 7,
  values: Float32Array.from({ length: 63 }, (_, i) => (i % 9 > 4 ? 1 : 0)),
};

function responseTo(picture: Plane, name: FilterName, some: Partial<Asked> = {}): Response {
  const filter = filtersOf(asked(some), network).find((known) => known.name === name)!;
  return respond(picture, [filter])[0]!;
}

test('a link can name every filter, and no other', () => {
  expect(filtersOf(asked(), network).map(({ name }) => name)).toEqual([...filterNames]);
});

test('the learnt filters give what conv1 and relu1 of the network give', () => {
  const input = { shape: [28, 28, 1], data: three.values };
  const { activations } = forward(network, input);
  const responses = respond(three, filtersOf(asked(), network)).slice(7, 15);
  responses.forEach(({ map, kept }, o) => {
    const of = (layer: string): Float32Array =>
      activations.get(layer)!.data.filter((_, i) => i % 8 === o);
    expect(map.values).toEqual(of('conv1'));
    expect(kept.values).toEqual(of('relu1'));
  });
});

test('a filter gives the same alone and in the bank, whatever its size', () => {
  const own: Grid = Array.from({ length: 5 }, (_, v) => [v - 2, 1, 0.5, -1, 2]);
  const filters = filtersOf(asked({ kernel: own }), network);
  const bank = respond(three, filters);
  expect(bank.at(-1)!.map).toMatchObject({ width: 24, height: 24 });
  filters.forEach((filter, o) => expect(respond(three, [filter])[0]).toEqual(bank[o]));
});

test('an edge from dark to light is positive for Sobel x, four times its height', () => {
  const { map, kept, cut, most, limit } = responseTo(step, 'sobel-x');
  expect([...map.values.subarray(0, 7)]).toEqual([0, 0, 0, 4, 4, 0, 0]);
  expect(kept.values).toEqual(map.values);
  expect([cut, most, limit]).toEqual([0, 4, 4]);
});

test('the opposite edge is negative, and ReLU cuts it to 0', () => {
  const { map, kept, cut, least } = responseTo(step, 'sobel-x', { opposite: true });
  expect([...map.values.subarray(0, 7)]).toEqual([0, 0, 0, -4, -4, 0, 0]);
  expect(kept.values.every((value) => value === 0)).toBe(true);
  expect([cut, least]).toEqual([10, -4]);
});

test('what ReLU keeps of a map and of its opposite is together the whole map', () => {
  for (const name of filterNames) {
    const plain = responseTo(three, name);
    const opposite = responseTo(three, name, { opposite: true });
    plain.map.values.forEach((value, i) => {
      expect(plain.kept.values[i]! - opposite.kept.values[i]!).toBe(value);
    });
  }
});

test('Sobel and Prewitt see no edge along themselves, and nothing on an even ground', () => {
  const even: Plane = { ...step, values: new Float32Array(63).fill(0.6) };
  for (const name of ['sobel-y', 'prewitt-y'] as const)
    expect([...responseTo(step, name).map.values].every((value) => value === 0)).toBe(true);
  for (const { name, weights } of byHand) {
    const sum = weights.flat().reduce((a, b) => a + b);
    for (const value of responseTo(even, name).map.values) expect(value).toBeCloseTo(0.6 * sum, 6);
  }
});

test('sharpening is the picture minus its Laplacian', () => {
  const laplacian = responseTo(three, 'laplacian').map.values;
  responseTo(three, 'sharpen').map.values.forEach((value, i) => {
    const inside = three.values[(Math.floor(i / 26) + 1) * 28 + (i % 26) + 1]!;
    expect(value).toBeCloseTo(inside - laplacian[i]!, 5);
  });
});

test('a cell is the sum of its products and the bias', () => {
  for (const name of ['sobel-x', 'conv1-4', 'own'] as const) {
    const response = responseTo(three, name);
    const cell = cellOf(response, asked());
    const products = productsOf(three, response, cell);
    expect(products.map((row) => row.length)).toEqual([3, 3, 3]);
    const sum = products.flat().reduce((a, b) => a + b, response.filter.bias);
    expect(sum).toBeCloseTo(cell.value, 5);
    expect(cell.kept).toBe(Math.max(0, cell.value));
  }
});

test('a cell outside the map is the nearest one inside', () => {
  const response = responseTo(three, 'blur');
  expect(cellOf(response, asked({ row: 144, column: 1 }))).toMatchObject({ y: 25, x: 0 });
});

test('the first state makes its point: the cell that is lit is negative and cut to 0', () => {
  const response = responseTo(three, 'sobel-x');
  const cell = cellOf(response, asked());
  expect(cell.value).toBeLessThan(-3);
  expect(cellWords(cell)).toBe('Row 8, column 18: −4; after ReLU 0.');
  expect(stateWords(response, false)).toContain('ReLU cuts it to 0');
  expect(response.cut).toBeGreaterThan(100);
});

test('words count what is cut, and say when nothing is', () => {
  expect(cutWords(responseTo(step, 'sobel-x', { opposite: true }))).toBe(
    '10 of 35 cells are negative, down to −4: ReLU cuts them to 0.',
  );
  expect(cutWords(responseTo(step, 'blur'))).toBe(
    'None of the 35 cells is negative: ReLU changes nothing.',
  );
});

test('no learnt filter is a Sobel, and each is told from chance by a number', () => {
  const chance = likenessByChance();
  expect(chance).toBeGreaterThan(0.45);
  expect(chance).toBeLessThan(0.6);
  for (const filter of filtersOf(asked(), network).slice(7, 15)) {
    const { cosine, filter: made } = mostLike(filter.weights);
    expect(Math.abs(cosine)).toBeLessThan(0.95);
    expect(noteOf(filter)).toContain(`${made.title}`);
    expect(noteOf(filter)).toContain(Math.abs(cosine).toFixed(2));
  }
});

test('likeness is blind to strength, and turned signs turn it', () => {
  const [sobel] = byHand;
  const weak = sobel!.weights.map((row) => row.map((weight) => -0.1 * weight));
  expect(mostLike(sobel!.weights).cosine).toBeCloseTo(1, 6);
  expect(mostLike(weak)).toMatchObject({ filter: { name: 'sobel-x' } });
  expect(mostLike(weak).cosine).toBeCloseTo(-1, 6);
});

test('the end of a scale is round, and never below the largest cell', () => {
  expect([0, 0.031, 0.3, 1, 1.2, 3.9, 4, 41, 99].map(roundLimit)).toEqual([
    1, 0.04, 0.3, 1, 1.5, 4, 4, 50, 100,
  ]);
  for (const { map, limit } of respond(three, filtersOf(asked(), network)))
    for (const value of map.values) expect(Math.abs(value)).toBeLessThanOrEqual(limit * 1.000002);
});

test('colours part at zero: violet below, yellow above, the darkest at it', () => {
  const plane: Plane = { width: 3, height: 1, values: Float32Array.of(-9, 0, 9) };
  const picture = { data: new Uint8ClampedArray(12) };
  colourPlane(plane, 4, picture);
  expect([...picture.data]).toEqual([166, 121, 219, 255, 13, 18, 46, 255, 255, 224, 110, 255]);
});

test('a photo keeps its shape, and a kernel fits into the narrowest', () => {
  expect(sizeWithin(4000, 3000, 96)).toEqual([96, 72]);
  expect(sizeWithin(3000, 4000, 48)).toEqual([36, 48]);
  expect(sizeWithin(4000, 3, 96)).toEqual([96, 8]);
  expect(sizeWithin(10, 5, 144)).toEqual([144, 72]);
});

test('grey is light: black 0, white 1, green brighter than blue, nothing as white', () => {
  const rgba = Uint8ClampedArray.of(0, 0, 0, 255, 255, 255, 255, 255, 0, 255, 0, 255, 0, 0, 255, 0);
  const { values } = greyOf(rgba, 4, 1);
  [0, 1, 0.7152, 1].forEach((grey, i) => expect(values[i]).toBeCloseTo(grey, 6));
});

test('a kernel grows and shrinks about its middle', () => {
  const small: Grid = [
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
  ];
  const large = resized(small, '5×5');
  expect(large[1]).toEqual([0, 1, 2, 3, 0]);
  expect(resized(large, '3×3')).toEqual(small);
  expect(sizeOf(large)).toBe('5×5');
  expect(resized([[1, 2, 3, 4]], '3×3')[1]).toEqual([1, 2, 3]);
});

test('an edited kernel changes in one cell, its other weights short enough for a link', () => {
  const [row] = edited([[0.123456, 1, 2]], 0, 1, -0.5);
  expect(row).toEqual([0.1235, -0.5, 2]);
});

test('every way a camera can be missing has a sentence, and the rest works', () => {
  const named = (name: string): Error => Object.assign(new Error('no'), { name });
  const all = ['NotAllowedError', 'NotFoundError', 'NotReadableError', 'TypeError'].map((name) =>
    whyNoCamera(named(name), false),
  );
  expect(new Set(all).size).toBe(4);
  for (const words of [...all, whyNoCamera(undefined, true)])
    expect(words).toMatch(/\. Digits, drawing and photos work without it\.$/);
  expect(whyNoCamera(named('NotAllowedError'), true)).toContain('frame');
});

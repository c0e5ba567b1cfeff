import { describe, expect, test } from 'vitest';
import { samples } from '#engine/data/samples.ts';
import { forward, sizeOf, sources, summary, type Network } from '#engine/index.ts';
import { shippedNetwork } from '#src/models.ts';
import { roundedProduct, roundedShares, roundedSum, shown } from '#src/rounding.ts';
import { fieldOf } from '#src/widgets/layer-explorer/field.ts';
import { inputFor, loadLeNet } from '#src/widgets/layer-explorer/networks.ts';
import { byWeight, productOf, readingOf, sumOf } from '#src/widgets/layer-explorer/reading.ts';
import { scalesOf } from '#src/widgets/layer-explorer/scale.ts';
import * as stagesFile from '#src/widgets/layer-explorer/stages.ts';
import {
  colourStrip,
  columnOf,
  litPath,
  stripsOf,
  windowsOf,
} from '#src/widgets/layer-explorer/strip.ts';
import { COLOURS, paletteIndex, stepsFor } from '#src/widgets/filter-bank/plane.ts';
import { answerWords, spotWords, stageWords } from '#src/widgets/layer-explorer/words.ts';
import { zoomOf } from '#src/widgets/layer-explorer/zoom.ts';

const { askedFor, carried, cellOf, spotAt, spotOf, stageNamed, stagesOf, valueAt } = stagesFile;
const read = (text: string): number => (text.includes('·') ? 0 : Number(text.replace('−', '-')));
const tiny = shippedNetwork();
const leNet = await loadLeNet();

function look(network: Network, digit: number) {
  const trace = forward(network, inputFor(network, samples()[digit]!.pixels));
  return { network, trace, stages: stagesOf(network, trace) };
}
const seven = look(tiny, 7);

describe.each([
  ['tiny-cnn', look(tiny, 7)],
  ['LeNet-5', look(leNet, 3)],
] as const)('in %s', (_, { network, trace, stages }) => {
  test('every number of every stage is that of the forward pass, and its cell has one name', () => {
    for (const stage of stages)
      for (let i = 0; i < sizeOf(stage.shape); i += 7) {
        const map = i % stage.maps;
        const place = Math.floor(i / stage.maps);
        const spot = { stage, map, y: Math.floor(place / stage.cols), x: place % stage.cols };
        expect(valueAt(spot)).toBe(trace.activations.get(stage.name)!.data[i]);
        expect(sources(network, trace, stage.name, cellOf(spot)).value).toBe(valueAt(spot));
        expect(spotAt(stage, cellOf(spot))).toEqual(spot);
        expect(spotOf(stages, askedFor(spot))).toEqual(spot);
      }
  });

  test('every column of a sum adds up as it is shown', () => {
    for (const stage of stages.filter(({ kind }) => kind === 'conv' || kind === 'dense'))
      for (let i = 0; i < sizeOf(stage.shape); i += stage.line ? 1 : 29) {
        const spot = {
          ...{ stage, map: i % stage.maps },
          y: Math.floor(i / stage.maps / stage.cols),
          x: Math.floor(i / stage.maps) % stage.cols,
        };
        const reading = readingOf(trace, stages, spot);
        if (reading.kind !== 'sum') throw new Error(`${stage.name} is not a sum.`);
        const first = byWeight(reading.products).slice(0, 10);
        const rest = sumOf(reading.products) - sumOf(first);
        for (const parts of [
          [...reading.channels.map(({ sum }) => sum), reading.bias],
          [...first.map(({ product }) => product), rest, reading.bias],
        ]) {
          const sum = roundedSum(parts, reading.value);
          const added = sum.parts.reduce((all, part) => all + read(part), read(sum.rest ?? '0'));
          expect(added).toBeCloseTo(read(sum.total), 9);
          // What is left over is no more than rounding can leave.
          expect(Math.abs(read(sum.rest ?? '0'))).toBeLessThan(0.0005 * (parts.length + 1) + 1e-9);
          expect(sum.total).toBe(shown(valueAt(spot)));
        }
        for (const channel of reading.channels) {
          const sum = roundedSum(
            channel.products.map(({ product }) => product),
            channel.sum,
          );
          const added = sum.parts.reduce((all, part) => all + read(part), read(sum.rest ?? '0'));
          expect(added).toBeCloseTo(read(sum.total), 9);
        }
      }
  });

  test('the open product is the weightiest, or the one asked for, and its factors give it', () => {
    for (const name of ['conv2', stages.at(-2)!.name]) {
      const stage = stageNamed(stages, name);
      const reading = readingOf(
        trace,
        stages,
        spotOf(stages, { layer: name, map: 3, row: 4, column: 5 }),
      );
      if (reading.kind !== 'sum') throw new Error(`${stage.name} is not a sum.`);
      const weightiest = productOf(reading, 0);
      for (const { product } of reading.products)
        expect(Math.abs(product)).toBeLessThanOrEqual(Math.abs(weightiest.product));
      expect(productOf(reading, 5).place).toBe(4);
      expect(productOf(reading, 10_000)).toBe(weightiest);
      for (const { value, weight, at } of reading.products) {
        expect(valueAt(at)).toBe(value);
        const said = roundedProduct(value, weight);
        expect(said.product).toBe(shown(value * weight));
        if (!said.product.includes('·') && !said.weight.includes('·'))
          expect(shown(read(said.value) * read(said.weight))).toBe(said.product);
      }
    }
  });

  test('every stage has a sentence, and stages with as many maps lie at the same places', () => {
    for (const stage of stages)
      expect(stageWords(network, stages, stage)).toMatch(/^[A-Z0-9].*\.$/);
    const pitches = new Map<number, Set<number>>();
    for (const stage of stages.filter(({ line, maps }) => !line && maps > 1))
      for (const { pitch } of stripsOf(stage, stages))
        pitches.set(stage.maps, (pitches.get(stage.maps) ?? new Set()).add(pitch));
    for (const found of pitches.values()) expect(found.size).toBe(1);
  });
});

test('the receptive field of a cell is as large as the summary says', () => {
  const { trace, stages } = seven;
  for (const { name, receptiveField } of summary(tiny.spec).layers.slice(0, 6)) {
    const stage = stageNamed(stages, name);
    const { y, x } = { y: Math.floor(stage.rows / 2), x: Math.floor(stage.cols / 2) };
    const lit = fieldOf(trace, stages, { stage, map: 2, y, x }).get('input')!;
    expect([lit.rows, lit.cols]).toEqual([receptiveField, receptiveField]);
  }
});

test('a cell of the second convolution reads all maps below it, and a pooled one only its own', () => {
  const { trace, stages } = seven;
  const conv = fieldOf(
    trace,
    stages,
    spotOf(stages, { layer: 'conv2', map: 11, row: 4, column: 8 }),
  );
  expect(conv.get('pool1')).toEqual({ y: 3, x: 7, rows: 3, cols: 3, map: 'all' });
  const pool = fieldOf(
    trace,
    stages,
    spotOf(stages, { layer: 'pool1', map: 3, row: 2, column: 2 }),
  );
  expect(pool.get('relu1')).toEqual({ y: 2, x: 2, rows: 2, cols: 2, map: 2 });
});

test('a column of maps and a column of their windows show every value at its place', () => {
  const { trace, stages } = seven;
  const below = stageNamed(stages, 'pool1');
  const spot = spotOf(stages, { layer: 'conv2', map: 11, row: 4, column: 8 });
  const reading = readingOf(trace, stages, spot);
  if (reading.kind !== 'sum') throw new Error('A convolution is a sum.');
  const colourOf = (value: number): readonly number[] => [
    ...COLOURS[paletteIndex(value, stepsFor(2))]!,
    255,
  ];
  for (const [maps, gap, cell] of [
    [below, 1, 1],
    [windowsOf(reading.channels), 3, 2],
  ] as const) {
    const strip = columnOf(maps, gap);
    const data = new Uint8ClampedArray(4 * strip.width * strip.height);
    colourStrip(maps, strip, () => 2, { data });
    const at = (x: number, y: number): readonly number[] => {
      const first = 4 * (y * strip.width + x);
      return [...data.subarray(first, first + 4)];
    };
    for (const { products } of reading.channels)
      for (const { at: place, value } of products) {
        const [y, x] = cell === 1 ? [place.y, place.x] : [2 * (place.y - 3), 2 * (place.x - 7)];
        for (const [down, right] of cell === 1
          ? [[0, 0]]
          : [
              [0, 0],
              [1, 1],
            ])
          expect(at(x + right!, place.map * strip.pitch + y + down!)).toEqual(colourOf(value));
      }
    for (let map = 1; map < maps.maps; map++)
      expect(at(0, map * strip.pitch - 1)).toEqual([0, 0, 0, 0]);
  }
  const lit = { y: 3, x: 7, rows: 3, cols: 3, map: 1 } as const;
  expect(litPath(columnOf(below, 1), lit, 0)).toBe('M7 17h3v3h-3z');
  expect(litPath(columnOf(below, 1), lit, 0.5)).toBe('M6.5 16.5h4v4h-4z');
});

test('of each of four windows one cell survives a pooling, and it is the largest', () => {
  const { trace, stages } = seven;
  for (const [row, column] of [
    [1, 1],
    [5, 6],
    [13, 13],
  ] as const) {
    const zoom = zoomOf(trace, stages, spotOf(stages, { layer: 'pool1', map: 1, row, column }));
    for (const [i, j] of [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ] as const) {
      const window = [0, 1, 2, 3].map((k) => [2 * i + (k >> 1), 2 * j + (k % 2)] as const);
      const left = window.filter(([y, x]) => zoom.survives(y, x));
      expect(left).toHaveLength(1);
      const [[y, x]] = left as [readonly [number, number]];
      expect(zoom.before[y]![x]).toBe(zoom.after[i]![j]);
      expect(zoom.after[i]![j]).toBe(Math.max(...window.map(([v, u]) => zoom.before[v]![u]!)));
    }
  }
});

test('the digit’s largest contributions name the map and the place they come from', () => {
  const { trace, stages } = seven;
  const reading = readingOf(
    trace,
    stages,
    spotOf(stages, { layer: 'dense', map: 1, row: 8, column: 1 }),
  );
  if (reading.kind !== 'sum') throw new Error('The scores are sums.');
  expect(reading.products).toHaveLength(400);
  const { at, place } = productOf(reading, 0);
  expect(at.stage.name).toBe('pool2');
  expect(place).toBe((at.y * 5 + at.x) * 16 + at.map);
});

describe('a scale', () => {
  const { stages } = seven;
  const conv = stageNamed(stages, 'conv2');
  const highest = (values: Iterable<number>): number => Math.max(...values);

  test('of a map ends at the highest number of the map, of a layer at that of the layer', () => {
    const own = [...conv.data].filter((_, i) => i % 16 === 4);
    expect(scalesOf(stages, 'map').limit(conv, 4)).toBe(highest(own));
    expect(scalesOf(stages, 'layer').limit(conv, 4)).toBe(highest(conv.data));
  });

  test('of the network is one for all maps', () => {
    const scales = scalesOf(stages, 'network');
    const limits = stages
      .slice(0, 8)
      .flatMap((stage) => Array.from({ length: stage.maps }, (_, map) => scales.limit(stage, map)));
    expect(new Set(limits)).toEqual(
      new Set([highest(stages.slice(0, 8).flatMap(({ data }) => [...data]))]),
    );
  });

  test('says where some numbers are below its violet end', () => {
    const scales = scalesOf(stages, 'layer');
    expect(scales.clipped(conv, 0)).toBe(true);
    expect(scales.ends(conv, 0).low).toBe(-scales.limit(conv, 0));
    expect(scales.clipped(stageNamed(stages, 'pool1'), 0)).toBe(false);
    expect(scales.ends(stageNamed(stages, 'pool1'), 0).low).toBe(0);
  });
});

test('the shares of ten add up to 100 as shown, and none but the whole is shown as 100', () => {
  for (const { pixels } of samples()) {
    const trace = forward(tiny, inputFor(tiny, pixels));
    const stages = stagesOf(tiny, trace);
    const reading = readingOf(
      trace,
      stages,
      spotOf(stages, { layer: 'softmax', map: 1, row: 1, column: 1 }),
    );
    if (reading.kind === 'sum') throw new Error('A share is not a sum.');
    const powers = reading.terms.map(({ power }) => power);
    const all = powers.reduce((sum, power) => sum + power, 0);
    const { parts, rest } = roundedShares(powers.map((power) => power / all));
    const added = parts.reduce((sum, part) => sum + read(part), read(rest ?? '0'));
    expect(added).toBeCloseTo(100, 9);
    for (const part of parts) expect(read(part)).toBeLessThan(100);
    expect(answerWords(stages.at(-1)!)).not.toMatch(/^100/);
  }
});

test('a cell of another stage is opened where the last one lay in the picture', () => {
  const { trace, stages } = seven;
  const spot = spotOf(stages, { layer: 'conv1', map: 3, row: 26, column: 1 });
  expect(carried(spot, stageNamed(stages, 'pool2'), 5)).toMatchObject({ map: 5, y: 4, x: 0 });
  const dense = stageNamed(stages, 'dense');
  expect(carried(spot, dense, 0).x).toBe(7);
  const sum = trace.activations.get('dense')!.data[7]!;
  expect(spotWords(carried(spot, dense, 0))).toBe(`dense, digit 7: ${sum.toFixed(3)}.`);
});

test('a name that no layer has opens the second convolution', () => {
  const spot = spotOf(seven.stages, { layer: 'fc2', map: 99, row: 99, column: 99 });
  expect(spot).toMatchObject({ map: 15, y: 10, x: 10 });
  expect(spot.stage.name).toBe('conv2');
});

test('LeNet-5 is as shipped: 61,706 parameters, its picture with paper round it', () => {
  const shipped = shippedNetwork('lenet-5-modern');
  expect(summary(leNet.spec).parameters).toBe(61_706);
  for (const [layer, { kernel }] of shipped.weights)
    expect(leNet.weights.get(layer)!.kernel!.data).toEqual(kernel!.data);
  const { data } = inputFor(leNet, new Float32Array(784).fill(1));
  expect([data[0], data[2 * 32 + 2], data[29 * 32 + 29], data[30 * 32 + 30]]).toEqual([0, 1, 1, 0]);
});

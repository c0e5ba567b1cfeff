import { expect, test } from 'vitest';
import { forward, initialise, summary, tensor, zoo, type NetworkSpec } from '#engine/index.ts';
import { valueAt } from '#src/scenes/slab.ts';
import { anatomyOf } from '#src/scenes/network/anatomy.ts';
import {
  arrived,
  collapsed,
  left,
  shrunk,
  sweepCell,
  swept,
  travelled,
} from '#src/scenes/network/motions.ts';
import { frame } from '#src/scenes/network/frame.ts';
import { timelineOf } from '#src/scenes/network/pose.ts';
import { sheetOf, tileOf } from '#src/scenes/network/sheet.ts';
import { scalesOf } from '#src/scenes/network/scales.ts';
import { patchesOf } from '#src/scenes/paint/patches.ts';
import { exampleNamed } from '#src/story/examples.ts';
import { poseAt } from '#src/story/timeline.ts';
import {
  DESK,
  frameAt,
  seven,
  sheet,
  stepAt,
  timelineOn,
  untrained,
} from '../../fixtures/network-scene.ts';

const slabAt = (t: number, id: string) => frameAt(t).slabs.find((slab) => slab.id === id)!;
const share = Array.from({ length: 51 }, (_, i) => i / 50);

test('a sweep begins at the first cell and ends with all of them painted', () => {
  expect(sweepCell(0, 26, 26)).toEqual([0, 0]);
  expect(sweepCell(1, 26, 26)).toEqual([25, 25]);
  expect([swept(0, 676), swept(1, 676)]).toEqual([0, 676]);
  for (const k of share.slice(1)) {
    const [y, x] = sweepCell(k, 26, 26);
    expect(y * 26 + x).toBe(Math.ceil(swept(k, 676)) - 1);
  }
});

test('windows have collapsed before the map draws together', () => {
  for (const k of share) if (shrunk(k) > 0) expect(collapsed(k)).toBe(1);
  expect([collapsed(0), collapsed(1), shrunk(0), shrunk(1)]).toEqual([0, 1, 0, 1]);
});

test('cells leave in the order of memory, and what has arrived has left', () => {
  for (const k of share) {
    expect(arrived(k, 400)).toBeLessThanOrEqual(left(k, 400));
    for (let i = 1; i < 400; i++)
      expect(travelled(k, i, 400)).toBeLessThanOrEqual(travelled(k, i - 1, 400));
  }
  expect([left(0, 400), arrived(0, 400), left(1, 400), arrived(1, 400)]).toEqual([0, 0, 400, 400]);
});

test('every cell on its way is in the air exactly while it travels', () => {
  const ids = (k: number) => frameAt(stepAt('flatten', k)).cells.map(({ id }) => id);
  expect(ids(0.2)).toEqual([]);
  expect(ids(0.8)).toEqual([]);
  const at = 0.5;
  const done = (at - 0.2) / 0.6;
  const flying = Array.from({ length: 400 }, (_, i) => i).filter((i) => {
    const s = travelled(done, i, 400);
    return s > 0 && s < 1;
  });
  expect(ids(at)).toEqual(flying.map((i) => `flatten/cell/${i}`));
});

test('a cell in flight carries its own number', () => {
  const values = sheet.trace.activations.get('flatten')!.data;
  for (const { channel, tile } of frameAt(stepAt('flatten', 0.5)).cells)
    expect(valueAt(sheet, tile, 0, 0)).toBe(values[channel]);
});

test('a collapsed face shows the pooled values', () => {
  for (const [pool, step] of [
    ['pool1', 'pool'],
    ['pool2', 'again'],
  ] as const) {
    const before = slabAt(stepAt(step, 0.79), `${pool}/3`);
    const after = slabAt(stepAt(step, 0.8), `${pool}/3`);
    const winners = patchesOf(sheet, { ...before, pooled: 1 }).map(({ value }) => value);
    const pooled = Array.from({ length: after.rows * after.cols }, (_, i) =>
      valueAt(sheet, after.tile, Math.floor(i / after.cols), i % after.cols),
    );
    expect(winners).toEqual(pooled);
  }
});

test('a winner grows from its own cell to its whole window', () => {
  const slab = { ...slabAt(stepAt('pool', 0.5), 'pool1/0'), pooled: 1e-9 };
  for (const { left: x, top: y, right, bottom, value } of patchesOf(sheet, slab)) {
    expect([right - x, bottom - y]).toEqual([expect.closeTo(1), expect.closeTo(1)]);
    expect(valueAt(sheet, slab.tile, Math.round(y), Math.round(x))).toBe(value);
  }
});

test('what ReLU empties is what is negative', () => {
  const slab = slabAt(stepAt('relu', 0.5), 'relu1/2');
  const { data } = sheet.trace.activations.get('conv1')!;
  const negative = Array.from({ length: 676 }, (_, i) => data[i * 8 + 2]!).filter((v) => v < 0);
  expect(patchesOf(sheet, slab).map(({ value }) => value)).toEqual(negative);
});

test('eleven is odd: the last row and column of relu2 are hatched, in relu1 nothing is', () => {
  expect(slabAt(stepAt('again', 0.8), 'relu2/0').covered).toEqual([10, 10]);
  expect(slabAt(stepAt('pool', 0.8), 'relu1/0').covered).toEqual([26, 26]);
});

test('a tile leads to the number the engine computed', () => {
  for (const { name, rows, cols } of sheet.parts.values()) {
    const activation = sheet.trace.activations.get(name);
    if (activation?.shape.length !== 3) continue;
    const channels = activation.shape[2]!;
    for (const [y, x, c] of [
      [0, 0, 0],
      [rows - 1, cols - 2, channels - 1],
    ] as const)
      expect(valueAt(sheet, tileOf(sheet, name, c), y, x)).toBe(
        activation.data[(y * cols + x) * channels + c],
      );
  }
});

test('the cells of a block share one scale, so that their colours compare', () => {
  const limit = (name: string) => sheet.parts.get(name)!.limit;
  expect([limit('conv1'), limit('pool1')]).toEqual([limit('relu1'), limit('relu1')]);
  expect([limit('pool2'), limit('flatten')]).toEqual([limit('relu2'), limit('relu2')]);
  expect([limit('input'), limit('softmax')]).toEqual([1, 1]);
  expect(limit('relu1')).toBe(Math.max(...sheet.trace.activations.get('relu1')!.data));
});

test('the stars of another digit may be kept, or chosen anew', () => {
  const other = forward(untrained, tensor([28, 28, 1], seven.toReversed()));
  expect(sheetOf(other, sheet.stars).stars).toEqual(sheet.stars);
  expect([...sheetOf(other).stars.keys()]).toEqual(['conv1', 'conv2']);
});

test('an empty picture has a star and a scale as well', () => {
  const blank = sheetOf(forward(untrained, tensor([28, 28, 1])));
  for (const part of blank.parts.values()) {
    expect(part.limit, part.name).toBeGreaterThan(0);
    expect(part.star, part.name).toBeGreaterThanOrEqual(0);
  }
});

test('the parts of a network have the shapes of its summary', () => {
  const { parts } = anatomyOf(zoo['tiny-cnn']!);
  for (const { name, shape } of summary(zoo['tiny-cnn']!).layers)
    expect(parts.get(name)!.shape).toBe(shape.join('×'));
  expect(parts.get('kernel2')).toMatchObject({ shape: '3×3×8', channels: 128, makes: 'conv2' });
});

test('a network that is no chain is refused in a sentence', () => {
  const spec: NetworkSpec = {
    name: 'skipping',
    input: [8, 8, 1],
    layers: [
      { name: 'conv1', kind: 'conv', filters: 1, kernel: 3, padding: 1 },
      { name: 'add1', kind: 'add', from: ['input', 'conv1'] },
    ],
  };
  expect(() => sheetOf(forward(initialise(spec, 1), tensor([8, 8, 1])))).toThrow(
    'The network scene cannot draw layer "add1" of skipping: it knows no add, only input, conv',
  );
});

test('the legend says what the colours on the stage mean', () => {
  const scales = (id: string, k: number) =>
    scalesOf(sheet, poseAt(timelineOn(DESK), stepAt(id, k))).map(({ parts, min, max, scope }) => [
      parts.join(),
      min < 0,
      max,
      scope,
    ]);
  const limit = (name: string) => sheet.parts.get(name)!.limit;
  expect(scales('slide', 0.5)).toEqual([
    ['input', false, 1, 'fixed'],
    ['conv1', true, limit('conv1'), 'layer'],
    ['kernel1', true, limit('kernel1'), 'layer'],
  ]);
  expect(scales('relu', 0.5)).toEqual([['relu1', true, limit('relu1'), 'layer']]);
  expect(scales('pool', 0.8)).toEqual([['relu1,pool1', false, limit('relu1'), 'block']]);
  expect(scales('answer', 0.5)).toEqual([['dense', true, limit('dense'), 'layer']]);
});

test('of sheets behind each other the first is written on, side by side all are', () => {
  const { network, input } = exampleNamed('colour-patch')!;
  const patch = sheetOf(forward(network, input));
  const printedOn = (spread: number) => {
    const step = { id: 'a', show: ['input'], shot: 'side', spread: { input: spread } } as const;
    const { slabs } = frame(patch, timelineOf([step], patch, DESK)[0]!.pose);
    return slabs.filter(({ part, print }) => part === 'input' && print > 0).length;
  };
  expect([printedOn(0), printedOn(1)]).toEqual([1, 3]);
});

test('one figure is written into a cell that has no room for a fraction', () => {
  const printedOn = (name: string) => {
    const { network, input } = exampleNamed(name)!;
    const small = sheetOf(forward(network, input));
    const step = { id: 'a', show: ['input', 'conv'], done: { conv: 1 }, air: 4 } as const;
    const { pose } = timelineOf([step], small, { width: 400, height: 190 })[0]!;
    return frame(small, pose).slabs.filter(({ print }) => print > 0.9).length;
  };
  expect(printedOn('worked-example')).toBe(2);
  expect(printedOn('colour-patch')).toBe(0);
});

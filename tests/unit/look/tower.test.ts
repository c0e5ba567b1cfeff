import { forward, initialise, sizeOf, summary, tensor, zoo } from '#engine/index.ts';
import { digit } from '#engine/data/handwriting.ts';
import { fallen } from '#src/scenes/tower/fall.ts';
import { footprint, loudest } from '#src/scenes/tower/footprint.ts';
import { NOTHING, SHADES, towerFrame } from '#src/scenes/tower/frame.ts';
import { cornerOf, placeOf, towerLayout, type MapsFloor } from '#src/scenes/tower/layout.ts';
import { towerSvg } from '#src/scenes/tower/svg.ts';
import { expect, test } from 'vitest';

const spec = zoo['tiny-cnn']!;
const network = initialise(spec, 1);
const trace = forward(network, tensor([28, 28, 1], digit(3, 6)));
const layout = towerLayout(spec);
const frame = towerFrame(network, trace);
const maps = layout.floors.filter((floor): floor is MapsFloor => floor.form === 'maps');

test('the tower has a floor for every layer that changes the shape, and ends in ten bars', () => {
  expect(layout.floors.map(({ names, shape }) => [names.join(' '), shape.join('×')])).toEqual([
    ['input', '28×28×1'],
    ['conv1 relu1', '26×26×8'],
    ['pool1', '13×13×8'],
    ['conv2 relu2', '11×11×16'],
    ['pool2', '5×5×16'],
    ['flatten', '400'],
    ['dense softmax', '10'],
  ]);
});

test('a cell has the same size on every floor', () => {
  for (const floor of maps) {
    const [x, y] = placeOf(floor, 0, 0);
    expect(placeOf(floor, 0, 1)[0] - x).toBeCloseTo(1, 12);
    expect(placeOf(floor, 1, 0)[1] - y).toBeCloseTo(0.53, 12);
  }
});

test('floors lie one below the other, inside the drawing', () => {
  let foot = 0;
  for (const { top, height, left, right } of layout.floors) {
    expect(top).toBeGreaterThan(foot);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(layout.width);
    foot = top + height;
  }
  expect(foot).toBeLessThanOrEqual(layout.height);
});

test('what the loudest cell is made of is as large as the receptive field says', () => {
  const { map } = loudest(network, trace, 'dense', frame.answer);
  const window = footprint(network, trace, map.layer, map.cell).get('input')!;
  const field = summary(spec).layers.find(({ name }) => name === map.layer)!.receptiveField;
  expect(map.layer).toBe('pool2');
  expect([window.rows, window.columns]).toEqual([field, field]);
});

test('the footprint widens from layer to layer and takes in all maps below a convolution', () => {
  const windows = footprint(network, trace, 'pool2', [2, 3, 5]);
  const sizes = ['pool2', 'relu2', 'pool1', 'relu1', 'input'].map((layer) => {
    const { row, column, rows, columns, channels } = windows.get(layer)!;
    return [row, column, rows, columns, channels.length];
  });
  expect(sizes).toEqual([
    [2, 3, 1, 1, 1],
    [4, 6, 2, 2, 1],
    [4, 6, 4, 4, 8],
    [8, 12, 8, 8, 8],
    [8, 12, 10, 10, 1],
  ]);
});

test('the loudest cell has the largest product in the winning sum', () => {
  const kernel = network.weights.get('dense')!.kernel!.data;
  for (const label of [0, 1, 4, 7, 8]) {
    const seen = forward(network, tensor([28, 28, 1], digit(label, 3)));
    const flat = seen.activations.get('flatten')!.data;
    const products = [...flat].map((value, i) => value * kernel[i * 10 + 2]!);
    const { line } = loudest(network, seen, 'dense', 2);
    expect(line.cell).toBe(products.indexOf(Math.max(...products)));
  }
});

test('every floor shows the numbers of its layer, cell by cell', () => {
  const floor = maps.find(({ layer }) => layer === 'pool1')!;
  const { picture } = frame.floors.find(({ floor: { layer } }) => layer === 'pool1')!;
  const { data } = trace.activations.get('pool1')!;
  const largest = Math.max(...data);
  for (const [y, x, channel] of [
    [0, 0, 0],
    [7, 4, 3],
    [12, 12, 7],
  ] as const) {
    const [top, left] = cornerOf(floor, channel);
    const shade = picture!.shades[(top + y) * picture!.columns + left + x];
    const value = data[(y * 13 + x) * 8 + channel]!;
    expect(shade).toBe(Math.round((value / largest) * (SHADES - 1)));
  }
  const gaps = picture!.shades.filter((shade) => shade === NOTHING).length;
  expect(picture!.shades.length - gaps).toBe(sizeOf(floor.shape));
});

test('threads lead from every window to the windows below', () => {
  expect(frame.floors.map(({ threads }) => threads.length)).toEqual([0, 8, 8, 8, 1, 1, 1]);
});

test('an empty picture still has a way and an answer', () => {
  const nothing = towerFrame(network, forward(network, tensor([28, 28, 1])));
  expect(towerSvg(nothing)).not.toMatch(/NaN|undefined|Infinity/);
});

test('the drawing is the same for the same digit, and small', () => {
  const svg = towerSvg(frame);
  expect(svg).toBe(towerSvg(towerFrame(network, trace)));
  expect(svg.length).toBeLessThan(40_000);
  expect(svg).not.toMatch(/NaN|undefined|#[0-9a-f]{3,6}"/);
});

test('the picture itself is always there; floors arrive in order as they pass the line', () => {
  const heads = [900, 1100, 1300];
  expect(fallen(heads, 800, 900)).toEqual([1, 0, 0]);
  expect(fallen(heads, 2000, 900)).toEqual([1, 1, 1]);
  const [, second, third] = fallen(heads, 1150, 900);
  expect(second).toBeGreaterThan(0);
  expect(second).toBeLessThan(1);
  expect(third).toBe(0);
});

test('a floor never falls back while the page scrolls on', () => {
  let before = 0;
  for (let line = 1000; line < 1400; line += 3) {
    const now = fallen([0, 1100], line, 900)[1]!;
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now - before).toBeLessThan(0.06);
    before = now;
  }
});

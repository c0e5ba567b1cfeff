import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Grid } from '#src/params/params.ts';
import { sourcesOf, type Settings } from '#src/widgets/convolution/model.ts';
import { example } from '#src/widgets/convolution/pictures.ts';
import { readingOf } from '#src/widgets/convolution/reading.ts';
import { isUnread } from '#src/widgets/convolution/sizes.ts';
import {
  cellWords,
  fitWords,
  partsOf,
  productText,
  unreadCells,
  unreadWords,
} from '#src/widgets/convolution/words.ts';
import { picture, cellsOf } from './convolved.ts';

interface Fixture {
  readonly settings: Partial<Settings>;
  readonly output: Grid;
}
// scripts/fixtures-convolution.py made these with PyTorch, in 64 bits; the engine works in 32.
const fixtures: Record<string, Fixture> = JSON.parse(
  readFileSync(new URL('../../../fixtures/torch/convolution-widget.json', import.meta.url), 'utf8'),
);

describe('the worked example', () => {
  const shown = picture({});

  test('is where the widget starts, and gives 4 3 4, 2 4 3, 2 3 4', () => {
    expect(shown.settings.input).toEqual(example.input);
    expect(shown.output).toEqual([
      [4, 3, 4],
      [2, 4, 3],
      [2, 3, 4],
    ]);
  });

  test('has 2 + 1 + 1 = 4 in its first cell', () => {
    const reading = readingOf(shown, 0, 0);
    expect(partsOf(reading)).toEqual([2, 1, 1]);
    expect(reading).toMatchObject({ count: 9, sum: 4, bias: 0, value: 4 });
    expect(cellWords(reading)).toBe('Row 1, column 1 of the output: 2 + 1 + 1 = 4.');
    expect(fitWords(shown)).toMatch(/^A window 3 wide fits 3 times into 5 columns/);
  });

  test('reads every cell', () => {
    expect(unreadWords(shown)).toBe('');
  });
});

describe('the widget and PyTorch', () => {
  test('are compared on enough settings of every kind', () => {
    const all = Object.values(fixtures).map(({ settings }) => settings);
    expect(all.length).toBeGreaterThanOrEqual(60);
    for (const padding of ['valid', 'same-keras', 'same-pytorch', '6'] as const)
      expect(all.filter((one) => one.padding === padding).length).toBeGreaterThan(2);
    expect(
      all.filter(({ stride, dilation }) => stride! > 1 && dilation! > 1).length,
    ).toBeGreaterThan(3);
    expect(all.filter(({ channels }) => channels === 3).length).toBeGreaterThan(5);
    expect(all.filter(({ flip }) => flip).length).toBeGreaterThan(5);
  });

  test.each(Object.entries(fixtures))('%s: same size, same numbers', (_, { settings, output }) => {
    const shown = picture(settings);
    expect([shown.rows.places, shown.columns.places]).toEqual([output.length, output[0]!.length]);
    expect([shown.output.length, shown.output[0]!.length]).toEqual([
      output.length,
      output[0]!.length,
    ]);
    const errors = output.map((row, y) => row.map((v, x) => Math.abs(shown.output[y]![x]! - v)));
    const largest = Math.max(100, ...output.flat().map(Math.abs));
    expect(Math.max(...errors.flat())).toBeLessThan(2e-6 * largest);
  });

  test.each(Object.entries(fixtures))('%s: the products listed add up', (_, { settings }) => {
    const shown = picture(settings);
    const weights = shown.laid.flat(2).length;
    for (const [y, x, value] of cellsOf(shown.output)) {
      const { channels, count, bias, sum } = readingOf(shown, y, x);
      const products = channels.flat().flatMap((row) => row.products);
      const worst = Math.max(...products.map((p) => Math.abs(p.value * p.weight - p.product)));
      const place = `row ${y + 1}, column ${x + 1}`;
      expect([place, products.length, count]).toEqual([place, weights, weights]);
      expect(Math.max(worst, Math.abs(sum + bias - value) - 0.001), place).toBeLessThan(1e-4);
    }
  });

  test.each(Object.entries(fixtures))(
    '%s: greyed is what no cell is made of',
    (_, { settings }) => {
      const shown = picture(settings);
      const read = new Set<string>();
      for (const [y, x] of cellsOf(shown.output))
        for (const { cell } of sourcesOf(shown, y, x).terms) read.add(cell.slice(0, 2).join());
      const { rows, columns } = shown;
      const unread = cellsOf(shown.input[0]!).filter(([y, x]) => !read.has([y, x].join()));
      const greyed = cellsOf(shown.input[0]!).filter(
        ([y, x]) => isUnread(rows, y + rows.before) || isUnread(columns, x + columns.before),
      );
      expect(greyed).toEqual(unread);
      expect(unreadCells(rows, columns)).toBe(unread.length);
    },
  );
});

test('sums with decimals and a bias are shown so that they add up', () => {
  const third = 1 / 3;
  const kernel = [
    [third, 0, 0],
    [third, 0, 0],
    [third, 0, 0],
  ];
  const shown = picture({ input: example.input.map((row) => row.map(() => 1)), kernel, bias: 0.5 });
  const reading = readingOf(shown, 0, 0);
  expect(partsOf(reading).reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 9);
  expect(cellWords(reading)).toMatch(/\+ 0\.5 = 1\.5\. The last is the bias\.$/);
  expect(productText(4, -1)).toBe('4·(−1)');
});

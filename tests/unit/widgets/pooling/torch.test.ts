import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Grid } from '#src/params/params.ts';
import { isUnread } from '#src/widgets/convolution/sizes.ts';
import { unreadCells } from '#src/widgets/convolution/words.ts';
import { sourcesOf, type Settings } from '#src/widgets/pooling/model.ts';
import { readingOf, winnerOf } from '#src/widgets/pooling/reading.ts';
import widget from '#src/widgets/pooling/widget.ts';
import { picture, cellsOf, returned } from './pooled.ts';

interface Fixture {
  readonly settings: Partial<Settings>;
  readonly output: Grid;
  readonly inputGradient: Grid;
}
// scripts/fixtures-pooling.py made these with PyTorch, in 64 bits; the engine works in 32.
const fixtures: Record<string, Fixture> = JSON.parse(
  readFileSync(new URL('../../../fixtures/torch/pooling-widget.json', import.meta.url), 'utf8'),
);

describe('the widget and PyTorch', () => {
  const all = Object.values(fixtures);

  test('are compared on enough settings of every kind, with ties among them', () => {
    for (const kind of widget.params.kind.values)
      expect(all.filter(({ settings }) => settings.kind === kind).length).toBeGreaterThan(10);
    const tied = all.filter(({ settings }) => {
      if (settings.kind !== 'max' && settings.kind !== 'global-max') return false;
      const shown = picture(settings);
      return cellsOf(shown.output).some(([y, x]) => readingOf(shown, y, x).ties > 1);
    });
    expect(tied.length).toBeGreaterThan(8);
  });

  test.each(Object.entries(fixtures))(
    '%s: same size, same numbers, same gradients',
    (_, { settings, output, inputGradient }) => {
      const shown = picture(settings);
      for (const [found, wanted] of [
        [shown.output, output],
        [returned(shown), inputGradient],
      ] as const) {
        expect(found.map((row) => row.length)).toEqual(wanted.map((row) => row.length));
        const errors = cellsOf(wanted).map(([y, x, value]) => Math.abs(found[y]![x]! - value));
        expect(Math.max(...errors)).toBeLessThan(1e-4);
      }
    },
  );

  test.each(Object.entries(fixtures))('%s: what is written out adds up', (_, { settings }) => {
    const shown = picture(settings);
    const together = cellsOf(shown.output).map(([y, x, value]) => {
      const reading = readingOf(shown, y, x);
      const parts = reading.lines.flat();
      const sum = parts.reduce((total, { adds }) => total + adds, 0);
      expect(sum).toBeCloseTo(reading.sum, 9);
      const made = {
        max: Math.max(...parts.filter(({ counts }) => counts).map((part) => part.value)),
        mean: sum / reading.count,
        root: Math.sqrt(sum),
        sum,
      }[reading.rule];
      expect(made).toBeCloseTo(value, 2);
      expect(Boolean(winnerOf(reading))).toBe(reading.rule === 'max');
      return parts.reduce((total, { gradient }) => total + gradient, 0);
    });
    const back = returned(shown)
      .flat()
      .reduce((total, value) => total + value, 0);
    expect(together.reduce((total, value) => total + value, 0)).toBeCloseTo(back, 3);
  });

  test.each(Object.entries(fixtures))('%s: greyed is what no window sees', (_, { settings }) => {
    const shown = picture(settings);
    const seen = new Set<string>();
    for (const [y, x] of cellsOf(shown.output))
      for (const { cell } of sourcesOf(shown, y, x).terms) seen.add(cell.slice(0, 2).join());
    const { rows, columns } = shown;
    const unseen = cellsOf(shown.settings.input).filter(([y, x]) => !seen.has([y, x].join()));
    const greyed = cellsOf(shown.settings.input).filter(
      ([y, x]) => isUnread(rows, y + rows.before) || isUnread(columns, x + columns.before),
    );
    expect(greyed).toEqual(unseen);
    expect(unreadCells(rows, columns)).toBe(unseen.length);
  });
});

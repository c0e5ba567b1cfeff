import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { randomFrom } from '#engine/index.ts';
import { defaults, type Grid } from '#src/params/params.ts';
import { isUnread } from '#src/widgets/convolution/sizes.ts';
import { unreadCells, unreadWords } from '#src/widgets/convolution/words.ts';
import {
  placeOf,
  pool,
  sourcesOf,
  type Picture,
  type Settings,
} from '#src/widgets/pooling/model.ts';
import { presetOf, presets, settingsOf } from '#src/widgets/pooling/presets.ts';
import { readingOf, winnerOf } from '#src/widgets/pooling/reading.ts';
import widget from '#src/widgets/pooling/widget.ts';
import { cellWords, gradientWords, paddingWords, sharedText } from '#src/widgets/pooling/words.ts';

interface Fixture {
  readonly settings: Partial<Settings>;
  readonly output: Grid;
  readonly inputGradient: Grid;
}
// scripts/fixtures-pooling.py made these with PyTorch, in 64 bits; the engine works in 32.
const fixtures: Record<string, Fixture> = JSON.parse(
  readFileSync(new URL('../../fixtures/torch/pooling-widget.json', import.meta.url), 'utf8'),
);

const start = defaults(widget.params);
const withStart = (change: Partial<Settings>): Settings => ({ ...start, ...change });

function picture(change: Partial<Settings>): Picture {
  const result = pool(withStart(change));
  if ('why' in result) throw new Error(result.why);
  return result;
}

function refusedFor(change: Partial<Settings>): string {
  const result = pool(withStart(change));
  return 'why' in result ? result.why : 'It runs.';
}

/** Row, column and value of every cell. */
const cellsOf = (grid: Grid): (readonly [number, number, number])[] =>
  grid.flatMap((row, y) => row.map((value, x) => [y, x, value] as const));

/** What comes back to the input, without the padding around it. */
const returned = ({ inputGradient, rows, columns }: Picture): Grid =>
  inputGradient
    .slice(rows.before, rows.before + rows.cells)
    .map((line) => line.slice(columns.before, columns.before + columns.cells));

const preset = (id: string): Picture =>
  picture(
    settingsOf(
      presets.find((known) => known.id === id)!,
      start,
    ),
  );

describe('the worked example', () => {
  test('is where the widget starts, and gives 6 4, 8 7', () => {
    expect(picture({}).output).toEqual([
      [6, 4],
      [8, 7],
    ]);
  });

  test('keeps the mean, or the root of the squares, where it is asked to', () => {
    expect(picture({ kind: 'average' }).output).toEqual([
      [3.75, 2.25],
      [3.5, 5],
    ]);
    expect(picture({ kind: 'l2' }).output[0]![0]).toBeCloseTo(Math.sqrt(71), 5);
    expect(picture({ kind: 'global-max' }).output).toEqual([[8]]);
    expect(picture({ kind: 'global-average' }).output).toEqual([[3.625]]);
  });

  test('weighs with the kernel where it is a strided convolution', () => {
    const { output } = picture({ kind: 'strided' });
    expect(output[0]![0]).toBeCloseTo(0.1 + 0.6 + 1.5 + 2.4, 5);
    const quarter = picture({
      kind: 'strided',
      kernel: [
        [0.25, 0.25],
        [0.25, 0.25],
      ],
    });
    expect(quarter.output).toEqual(picture({ kind: 'average' }).output);
  });

  test('sends each gradient to the winner of its window', () => {
    expect(picture({}).inputGradient).toEqual([
      [0, 0, 0, 2],
      [0, 1, 0, 0],
      [0, 3, 0, 4],
      [0, 0, 0, 0],
    ]);
  });

  test('shares each gradient alike where it is a mean', () => {
    expect(picture({ kind: 'average' }).inputGradient[0]).toEqual([0.25, 0.25, 0.5, 0.5]);
  });

  test('says where a number came from and where its gradient goes', () => {
    const reading = readingOf(picture({}), 0, 0);
    expect(cellWords(reading)).toBe(
      'Row 1, column 1 of the output: 6, the largest of 4 cells, from row 2, column 2 of the input.',
    );
    expect(gradientWords(reading)).toBe(
      'The gradient 1 of row 1, column 1 goes whole to the winner, row 2, column 2 of the input; ' +
        'the other 3 get nothing.',
    );
    const mean = readingOf(picture({ kind: 'average' }), 0, 1);
    expect(cellWords(mean)).toMatch(/: \(2 \+ 4 \+ 1 \+ 2\) \/ 4 = 2\.25, the mean of 4 cells\.$/);
    expect(gradientWords(mean)).toMatch(/each of 4 cells gets 2 \/ 4 = 0\.5\.$/);
    expect(cellWords(readingOf(picture({ kind: 'l2' }), 0, 0))).toMatch(
      /√\(1 \+ 9 \+ 25 \+ 36\) = 8\.426/,
    );
    expect(cellWords(readingOf(picture({ kind: 'strided' }), 0, 0))).toMatch(
      /: 0\.1 \+ 0\.6 \+ 1\.5 \+ 2\.4 = 4\.6\.$/,
    );
  });
});

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

describe('equal cells', () => {
  const shown = preset('ties');

  test('leave the whole gradient to the first in reading order', () => {
    expect(shown.inputGradient).toEqual([
      [1, 0, 0, 2],
      [0, 0, 0, 0],
      [3, 0, 4, 0],
      [0, 0, 0, 0],
    ]);
  });

  test('are counted and said', () => {
    const reading = readingOf(shown, 0, 1);
    expect(reading.ties).toBe(3);
    expect(winnerOf(reading)!.at).toEqual([0, 3]);
    expect(gradientWords(reading)).toMatch(
      /5 stands there 3 times: the first in reading order wins/,
    );
    expect(cellWords(readingOf(picture({}), 0, 0))).not.toMatch(/reading order/);
  });
});

test('a cell that wins overlapping windows gets all their gradients', () => {
  expect(preset('overlap').inputGradient[2]![2]).toBe(1 + 2 + 3 + 4);
  expect(readingOf(preset('overlap'), 1, 1).lines[0]![0]!.gradient).toBe(4);
});

test('13 cells in twos give 6, and row and column 13 are named and counted', () => {
  const shown = preset('dropped');
  expect([shown.output.length, shown.output[0]!.length]).toEqual([6, 6]);
  expect(unreadWords(shown)).toBe(
    'Row 13 and column 13 are dropped: one more window would hang over the edge. ' +
      '25 of 169 cells are never read.',
  );
});

describe('padding', () => {
  const below = { input: [[-3]], window: 2, stride: 1, padding: 1 } as const;

  test('never wins a maximum', () => {
    expect(new Set(picture(below).output.flat())).toEqual(new Set([-3]));
  });

  test('is left out of a mean, or counts as zero', () => {
    expect(picture({ ...below, kind: 'average' }).output[0]![0]).toBe(-3);
    const counted = picture({ ...below, kind: 'average', countPadding: true });
    expect(counted.output[0]![0]).toBe(-0.75);
    expect(readingOf(counted, 0, 0)).toMatchObject({ count: 4, sum: -3 });
  });

  test('takes its share of a gradient where it counts, and that is lost', () => {
    const counted = picture({ ...below, kind: 'average', countPadding: true });
    const reading = readingOf(counted, 0, 0);
    expect(sharedText(reading, reading.lines[0]![0]!)).toBe('lost');
    expect(reading.lines.flat().map(({ gradient }) => gradient)).toEqual([0, 0, 0, 0.25]);
  });

  test('says where PyTorch would refuse it', () => {
    const wide = { window: 3, padding: 2 } as const;
    expect(paddingWords(picture(wide))).toMatch(/at most half the window/);
    expect(paddingWords(picture({ ...wide, padding: 1 }))).not.toMatch(/PyTorch would/);
    expect(paddingWords(picture({}))).toBe('');
  });
});

describe('what cannot run', () => {
  test('is explained with the sizes in question', () => {
    expect(refusedFor({ window: 5 })).toBe(
      'The window covers 5×5 cells, the input has 4×4: it does not fit once.',
    );
    expect(refusedFor({ padding: 2 })).toMatch(/^A padding of 2 is too wide for a window 2 wide/);
    expect(refusedFor({ padding: 2, kind: 'strided' })).toBe('It runs.');
    expect(refusedFor({ padding: 2, kind: 'global-max' })).toBe('It runs.');
  });

  test('comes with ways out that run, whatever was set; and nothing ever throws', () => {
    const random = randomFrom(7);
    const whole = (low: number, high: number): number => low + random.below(high - low + 1);
    const grid = (rows: number, columns: number): Grid =>
      Array.from({ length: rows }, () => Array.from({ length: columns }, () => whole(-9, 9)));
    let refusals = 0;
    for (let i = 0; i < 400; i++) {
      const settings = withStart({
        input: grid(whole(1, 9), whole(1, 9)),
        kind: widget.params.kind.values[whole(0, 5)]!,
        window: whole(1, 5),
        stride: whole(1, 4),
        padding: whole(0, 2),
        countPadding: random.chance(0.5),
        row: whole(1, 17),
        column: whole(1, 17),
      });
      const result = pool(settings);
      if ('why' in result) {
        refusals++;
        expect(result.ways.length).toBeGreaterThan(0);
        for (const { words, change } of result.ways)
          expect([words, pool({ ...settings, ...change })]).not.toMatchObject([
            words,
            { why: /./ },
          ]);
      } else {
        const reading = readingOf(result, ...placeOf(result, settings));
        expect(Number.isFinite(reading.value)).toBe(true);
        expect(`${cellWords(reading)}${gradientWords(reading)}`).not.toMatch(/NaN|undefined/);
      }
    }
    expect(refusals).toBeGreaterThan(50);
  });
});

test.each(presets.map(({ id }) => id))('the preset %s runs and is known again', (id) => {
  const { settings } = preset(id);
  expect(presetOf(settings)?.id).toBe(id);
  expect(presetOf({ ...settings, row: 3, show: 'gradients', gradient: [[9]] })?.id).toBe(id);
  expect(presetOf({ ...settings, input: [[1, 2, 3, 4, 5, 6]] })).toBeUndefined();
});

test('outputs that no gradient was given for send back 1', () => {
  const shown = picture({ stride: 1 });
  expect(shown.outputGradient).toEqual([
    [1, 2, 1],
    [3, 4, 1],
    [1, 1, 1],
  ]);
});

test('an output asked for beyond the last one is the last one', () => {
  expect(placeOf(picture({}), { row: 17, column: 1 })).toEqual([1, 0]);
});

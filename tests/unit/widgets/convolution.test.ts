import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sampleDigit } from '#engine/data/samples.ts';
import { randomFrom } from '#engine/index.ts';
import { defaults, type Grid } from '#src/params/params.ts';
import {
  convolve,
  placeOf,
  sourcesOf,
  type Picture,
  type Settings,
} from '#src/widgets/convolution/model.ts';
import { example, kernels, largeSeven, seven, turned } from '#src/widgets/convolution/pictures.ts';
import { presetOf, presets, settingsOf } from '#src/widgets/convolution/presets.ts';
import { readingOf, windowOf } from '#src/widgets/convolution/reading.ts';
import { resized, withCell, withChannels } from '#src/widgets/convolution/resize.ts';
import { isUnread } from '#src/widgets/convolution/sizes.ts';
import widget from '#src/widgets/convolution/widget.ts';
import {
  cellWords,
  fitWords,
  paddingWords,
  partsOf,
  productText,
  unreadCells,
  unreadWords,
} from '#src/widgets/convolution/words.ts';

interface Fixture {
  readonly settings: Partial<Settings>;
  readonly output: Grid;
}
// scripts/fixtures-convolution.py made these with PyTorch, in 64 bits; the engine works in 32.
const fixtures: Record<string, Fixture> = JSON.parse(
  readFileSync(new URL('../../fixtures/torch/convolution-widget.json', import.meta.url), 'utf8'),
);

const start = defaults(widget.params);
const withStart = (change: Partial<Settings>): Settings => ({ ...start, ...change });

function picture(change: Partial<Settings>): Picture {
  const result = convolve(withStart(change));
  if ('why' in result) throw new Error(result.why);
  return result;
}

/** Row, column and value of every cell. */
const cellsOf = (grid: Grid): (readonly [number, number, number])[] =>
  grid.flatMap((row, y) => row.map((value, x) => [y, x, value] as const));

function refusedFor(change: Partial<Settings>): string {
  const result = convolve(withStart(change));
  return 'why' in result ? result.why : 'It runs.';
}

const preset = (id: string): Picture =>
  picture(
    settingsOf(
      presets.find((known) => known.id === id)!,
      start,
    ),
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

describe('windows that do not fit', () => {
  test('13 cells in twos give 6, and row and column 13 are named', () => {
    const shown = preset('dropped');
    expect([shown.output.length, shown.output[0]!.length]).toEqual([6, 6]);
    expect(shown.rows).toMatchObject({ places: 6, dropped: 1 });
    expect(unreadWords(shown)).toBe(
      'Row 13 and column 13 are dropped: one more window would hang over the edge. ' +
        '25 of 169 cells are never read.',
    );
  });

  test('13 cells with a window of 3 in steps of 2 give 6, and all are read', () => {
    const shown = picture({ input: largeSeven, kernel: kernels.sobel, stride: 2 });
    expect(shown.rows).toMatchObject({ places: 6, dropped: 0 });
    expect(unreadWords(shown)).toBe('');
  });

  test('a dropped row of padding is not called a row of the picture', () => {
    const shown = picture({ kernel: kernels.mean, stride: 2, padding: '1' });
    expect(shown.rows).toMatchObject({ padded: 7, places: 3, dropped: 1 });
    expect(unreadWords(shown)).toMatch(/^The last of the padding is dropped/);
  });

  test('rows between windows and in the gaps of a spread kernel are named too', () => {
    expect(unreadWords(picture({ kernel: [[1]], stride: 2 }))).toBe(
      'Rows 2 and 4 and columns 2 and 4 are stepped over by the stride. ' +
        '16 of 25 cells are never read.',
    );
    expect(unreadWords(picture({ kernel: kernels.mean, dilation: 2, stride: 2 }))).toMatch(
      /^Rows 2 and 4 and columns 2 and 4 are in the gaps of the spread kernel/,
    );
  });
});

describe('padding by name', () => {
  test('as Keras computes it puts the odd cell at the right and bottom', () => {
    const shown = picture({
      input: seven.slice(0, 6).map((row) => row.slice(0, 6)),
      padding: 'same-keras',
      stride: 2,
    });
    expect(shown.rows).toMatchObject({ before: 0, after: 1, places: 3 });
    expect(shown.columns).toMatchObject({ before: 0, after: 1, places: 3 });
    expect(paddingWords(shown)).toBe(
      'Same, as Keras computes it: ⌈6/2⌉ = 3 rows and columns need zeros, ' +
        '0 above and left and 1 below and right.',
    );
  });

  test('as PyTorch has it keeps the size at stride 1, and only there', () => {
    const shown = picture({ kernel: kernels.mean, padding: 'same-pytorch' });
    expect(shown.rows).toMatchObject({ before: 0, after: 1, places: 5 });
    expect(refusedFor({ padding: 'same-pytorch', stride: 2 })).toMatch(/only for stride 1/);
  });

  test('as Keras has it does not go with stride and dilation together', () => {
    expect(refusedFor({ padding: 'same-keras', stride: 2, dilation: 2 })).toMatch(/Keras does not/);
    expect(refusedFor({ padding: '2', stride: 2, dilation: 2 })).toBe('It runs.');
  });

  test('is nothing with valid', () => {
    expect(picture({ padding: 'valid' }).output).toEqual(picture({ padding: '0' }).output);
  });
});

describe('what cannot run', () => {
  test('is explained with the sizes in question', () => {
    expect(refusedFor({ dilation: 3 })).toBe(
      'The kernel covers 7×7 cells with dilation 3, the input has 5×5: it does not fit once.',
    );
    expect(refusedFor({ input: [[1]], padding: '0' })).toMatch(
      /covers 3×3 cells, the input has 1×1/,
    );
  });

  test('comes with ways out that run, whatever was set; and nothing ever throws', () => {
    const random = randomFrom(7);
    const whole = (low: number, high: number): number => low + random.below(high - low + 1);
    const grid = (rows: number, columns: number): Grid =>
      Array.from({ length: rows }, () => Array.from({ length: columns }, () => whole(-9, 9)));
    const paddings = widget.params.padding.values;
    let refusals = 0;
    for (let i = 0; i < 500; i++) {
      const settings = withStart({
        input: grid(whole(1, 13), whole(1, 13)),
        kernel: grid(whole(1, 7), whole(1, 7)),
        padding: paddings[whole(0, paddings.length - 1)]!,
        stride: whole(1, 4),
        dilation: whole(1, 3),
        channels: whole(1, 3),
        row: whole(1, 25),
        column: whole(1, 25),
      });
      const result = convolve(settings);
      if ('why' in result) {
        refusals++;
        expect(result.ways.length).toBeGreaterThan(0);
        for (const { words, change } of result.ways)
          expect([words, convolve({ ...settings, ...change })]).not.toMatchObject([
            words,
            { why: /./ },
          ]);
      } else {
        const [y, x] = placeOf(result, settings);
        expect(Number.isFinite(readingOf(result, y, x).value)).toBe(true);
      }
    }
    expect(refusals).toBeGreaterThan(50);
  });
});

describe('the presets', () => {
  test.each(presets.map(({ id }) => id))('%s runs and is known again', (id) => {
    const { settings } = preset(id);
    expect(presetOf(settings)?.id).toBe(id);
    expect(presetOf({ ...settings, row: 3, speed: 'fast' })?.id).toBe(id);
    expect(presetOf({ ...settings, bias: settings.bias + 1 })).toBeUndefined();
  });

  test('identity gives the picture back', () => {
    expect(preset('identity').output).toEqual(seven);
  });

  test('shift moves the picture to the right; with the kernel flipped, to the left', () => {
    expect(preset('shift').output).toEqual(seven.map((row) => [0, ...row.slice(0, -1)]));
    const flipped = picture({ ...preset('shift').settings, flip: true });
    expect(flipped.output).toEqual(seven.map((row) => [...row.slice(1), 0]));
  });

  test('flipping Sobel’s kernel reverses every sign', () => {
    const { output, settings } = preset('edge');
    const flipped = picture({ ...settings, flip: true });
    expect(flipped.laid).toEqual([turned(kernels.sobel)]);
    expect(flipped.output.flat()).toEqual(output.flat().map((value) => 0 - value));
  });

  test('blur is a mean: its weights add up to 1', () => {
    expect(kernels.blur.flat().reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  test('the cross in three channels shines in its middle only, and grey gives 0', () => {
    expect(preset('colour').output).toEqual([
      expect.any(Array),
      [expect.any(Number), 50, expect.any(Number)],
      expect.any(Array),
    ]);
    expect(Math.max(...preset('colour').output.flat())).toBe(50);
    const grey = Array.from({ length: 5 }, () => Array.from({ length: 5 }, () => 3));
    const { settings } = preset('colour');
    const output = picture({ ...settings, input: grey, input2: grey, input3: grey }).output;
    expect(new Set(output.flat())).toEqual(new Set([0]));
  });

  test('the seven is the book’s own, in blocks', () => {
    const { pixels } = sampleDigit(7);
    const blocks = (side: number, block: number, border: number): Grid => {
      const mean = (y: number, x: number): number => {
        let sum = 0;
        for (let i = 0; i < block * block; i++) {
          const row = border + y * block + Math.floor(i / block);
          sum += pixels[row * 28 + border + x * block + (i % block)]!;
        }
        return sum / block ** 2;
      };
      const means = Array.from({ length: side }, (_, y) =>
        Array.from({ length: side }, (__, x) => mean(y, x)),
      );
      const most = Math.max(...means.flat());
      return means.map((row) => row.map((value) => Math.round((9 * value) / most)));
    };
    expect(blocks(7, 4, 0)).toEqual(seven);
    expect(blocks(13, 2, 1)).toEqual(largeSeven);
  });
});

describe('a change by hand', () => {
  test('of the size keeps the numbers and adds zeros', () => {
    const { input } = resized(start, 'input', 6, 4);
    expect(input).toHaveLength(6);
    expect(input![0]).toEqual([1, 1, 1, 0]);
    expect(input![5]).toEqual([0, 0, 0, 0]);
  });

  test('of the channels fills new ones that would not fit', () => {
    expect(withChannels(start, 3)).toEqual({ channels: 3 });
    const wide = withStart({ input: seven });
    expect(withChannels(wide, 2)).toEqual({ channels: 2, input2: turned(seven) });
    expect(withChannels({ ...wide, channels: 3 }, 1)).toEqual({ channels: 1 });
  });

  test('of one cell changes that cell of that channel', () => {
    const shown = picture({ channels: 2 });
    const { input2, input } = withCell(shown, 'input', 1, 4, 0, 9);
    expect(input2![4]![0]).toBe(9);
    expect(input).toEqual(example.input);
  });

  test('of another channel’s size is cut and filled to the first one’s', () => {
    const shown = picture({ channels: 2, input2: [[7]] });
    expect(shown.input[1]!.flat().reduce((sum, value) => sum + value, 0)).toBe(7);
    expect(shown.input[1]).toHaveLength(5);
  });
});

test('a spread window lights the cells it reads, and no others', () => {
  const spread = windowOf(picture({ dilation: 2 }), 0, 0);
  expect(spread).toHaveLength(9);
  expect(spread.at(-1)).toEqual({ y: 4, x: 4, rows: 1, cols: 1 });
  expect(windowOf(picture({}), 2, 1)).toEqual([{ y: 2, x: 1, rows: 3, cols: 3 }]);
});

test('a cell asked for beyond the last one is the last one', () => {
  const shown = picture({});
  expect(placeOf(shown, { row: 25, column: 2 })).toEqual([2, 1]);
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

import { describe, expect, test } from 'vitest';
import { kernels, largeSeven, seven } from '#src/widgets/convolution/pictures.ts';
import { windowOf } from '#src/widgets/convolution/reading.ts';
import { placeOf } from '#src/widgets/convolution/sizes.ts';
import { paddingWords, unreadWords } from '#src/widgets/convolution/words.ts';
import { picture, refusedFor, preset } from './convolved.ts';

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

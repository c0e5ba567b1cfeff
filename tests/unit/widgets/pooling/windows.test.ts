import { describe, expect, test } from 'vitest';
import { placeOf } from '#src/widgets/convolution/sizes.ts';
import { unreadWords } from '#src/widgets/convolution/words.ts';
import { readingOf, winnerOf } from '#src/widgets/pooling/reading.ts';
import { cellWords, gradientWords, paddingWords, sharedText } from '#src/widgets/pooling/words.ts';
import { picture, preset } from './pooled.ts';

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

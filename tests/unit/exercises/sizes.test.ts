import { describe, expect, test } from 'vitest';
import * as outputSize from '#src/exercises/kinds/output-size.ts';
import * as shape from '#src/exercises/kinds/shape.ts';
import * as weights from '#src/exercises/kinds/weights.ts';
import type { Side } from '#src/exercises/exercise.ts';
import { leftOverSentence, mistakesAlong } from '#src/exercises/side.ts';
import { drawn, said } from './drawn.ts';

const plain = { padding: 0, dilation: 1 };

/** Every place where the window stands whole on the padded row, found by trying. */
function places({ size, kernel, stride, padding, dilation }: Side): number[] {
  const found = [];
  for (let at = -padding; at < size; at++) {
    const last = at + (kernel - 1) * dilation;
    if ((at + padding) % stride === 0 && last < size + padding) found.push(at);
  }
  return found;
}

describe('output size', () => {
  test('counts the places where the window fits', () => {
    for (const side of drawn(outputSize.draw))
      expect(outputSize.pose(side).answer).toEqual([places(side).length]);
  });

  test('asks about padding, dilation, exact fits and left-over cells, each often enough', () => {
    const sides = drawn(outputSize.draw);
    const share = (is: (side: Side) => boolean): number => sides.filter(is).length / sides.length;
    expect(share(({ padding }) => padding > 0)).toBeGreaterThan(0.25);
    expect(share(({ dilation }) => dilation > 1)).toBeGreaterThan(0.05);
    expect(share((side) => leftOverSentence(side) !== undefined)).toBeGreaterThan(0.25);
    expect(share((side) => leftOverSentence(side) === undefined)).toBeGreaterThan(0.25);
  });

  test('names the columns beyond the last window, and no others', () => {
    for (const side of drawn(outputSize.draw)) {
      const reached = Math.max(...places(side)) + (side.kernel - 1) * side.dilation;
      const lost = Array.from({ length: side.size }, (_, i) => i).filter((i) => i > reached);
      const named = /[Cc]olumns? (\d+)(?: (?:and|to) (\d+))?/.exec(leftOverSentence(side) ?? '');
      const [first, last] = [named?.[1], named?.[2] ?? named?.[1]];
      expect([first, last]).toEqual(
        lost.length ? [String(lost[0]! + 1), String(lost.at(-1)! + 1)] : [undefined, undefined],
      );
    }
  });

  test('says of 13 columns under a window of 2 that moves by 2 that the last is left out', () => {
    const side = { size: 13, kernel: 2, stride: 2, ...plain };
    const exercise = outputSize.pose(side);
    expect(exercise.answer).toEqual([6]);
    expect(exercise.right).toBe('⌊(13 − 2) / 2⌋ + 1 = 6. Column 13 lies beyond the last window.');
  });

  test('says what is left over of the padding', () => {
    const sentence = (padding: number, size: number): string | undefined =>
      leftOverSentence({ size, kernel: 4, stride: 4, padding, dilation: 1 });
    expect(sentence(1, 7)).toMatch(/^Only padding is left over on the right, its last column;/);
    expect(sentence(1, 9)).toMatch(/^The padding on the right and columns 8 and 9 lie beyond/);
    expect(sentence(0, 8)).toBeUndefined();
  });

  test('knows what was forgotten', () => {
    const exercise = outputSize.pose({ size: 12, kernel: 3, stride: 2, padding: 1, dilation: 1 });
    expect(exercise.answer).toEqual([6]);
    expect(said(exercise, 5)).toMatch(/without the padding/);
    expect(said(exercise, 6.5)).toMatch(/round down/);
    expect(said(exercise, '6,5')).toMatch(/before rounding/);
    expect(said(exercise, 7)).toMatch(/rounded up/);
    expect(said(exercise, 12)).toMatch(/stride 1/);
    expect(said(exercise, 40)).toMatch(/^Not yet\. Take the length with its padding/);
  });

  test('knows that padding stands on both ends, and that the first place counts', () => {
    const exercise = outputSize.pose({ size: 20, kernel: 5, stride: 1, padding: 2, dilation: 1 });
    expect(said(exercise, 16)).toMatch(/without the padding/);
    expect(said(exercise, 18)).toMatch(/both ends/);
    expect(said(exercise, 19)).toMatch(/number of moves/);
  });

  test('knows when dilation was forgotten, or counted once too often', () => {
    const exercise = outputSize.pose({ size: 20, kernel: 3, stride: 1, padding: 0, dilation: 2 });
    expect(exercise.answer).toEqual([16]);
    expect(said(exercise, 18)).toMatch(/without dilation/);
    expect(said(exercise, 15)).toMatch(/moves/);
  });

  test('says nothing untrue about a division: rounded only where it is rounded', () => {
    const along = (size: number): string[] =>
      mistakesAlong({ size, kernel: 3, stride: 2, ...plain })
        .filter((tried) => tried !== false)
        .map(([value, says]) => says(value));
    expect(along(12)).toContain('6 is 12 / 2. The kernel takes room too.');
    expect(along(13)).toContain('7 is 13 / 2, rounded. The kernel takes room too.');
  });
});

describe('weights', () => {
  test('counts every weight and every bias once', () => {
    for (const layer of drawn(weights.draw)) {
      let count = 0;
      for (let filter = 0; filter < layer.filters; filter++)
        count += layer.kernel ** 2 * layer.channels + Number(layer.bias);
      expect(weights.pose(layer).answer).toEqual([count]);
    }
  });

  test('does not depend on the size of the picture', () => {
    const [layer] = drawn(weights.draw) as [weights.Layer];
    expect(weights.pose({ ...layer, size: 8 }).answer).toEqual(weights.pose(layer).answer);
  });

  test('knows what was forgotten', () => {
    const exercise = weights.pose({ size: 224, channels: 3, kernel: 3, filters: 32, bias: true });
    expect(exercise.answer).toEqual([896]);
    expect(exercise.right).toBe('32 · (3·3·3 + 1) = 896.');
    expect(said(exercise, 864)).toMatch(/also has a bias/);
    expect(said(exercise, 320)).toMatch(/3 channels, and so has each kernel/);
    expect(said(exercise, 288)).toMatch(/depth and biases/);
    expect(said(exercise, 28)).toMatch(/one kernel/);
    expect(said(exercise, 865)).toMatch(/one bias for the whole layer/);
    expect(said(exercise, 960)).toMatch(/each slice a bias/);
    expect(said(exercise, '4,816,928')).toMatch(/whole picture/);
    expect(said(exercise, 222 * 222 * 864)).toMatch(/number of multiplications/);
  });
});

describe('shape', () => {
  test('counts the places along both sides, and the kernels', () => {
    for (const layer of drawn(shape.draw)) {
      const [height, width] = layer.input;
      const along = (size: number): number => places({ ...layer, size, dilation: 1 }).length;
      expect(shape.pose(layer).answer).toEqual([along(height), along(width), layer.filters]);
    }
  });

  test('names rows at the bottom and columns on the right', () => {
    const { solution } = shape.pose({
      input: [17, 40, 3],
      kernel: 3,
      stride: 3,
      padding: 0,
      filters: 16,
    });
    expect(solution).toContain('Rows 16 and 17 lie beyond the last window.');
    expect(solution).toContain('Column 40 lies beyond the last window.');
  });

  test('knows a depth that stayed, and maps that were counted a channel each', () => {
    const exercise = shape.pose({
      input: [28, 20, 3],
      kernel: 3,
      stride: 1,
      padding: 0,
      filters: 8,
    });
    expect(exercise.answer).toEqual([26, 18, 8]);
    expect(said(exercise, 26, 18, 3)).toMatch(
      /depth of what went in.*Right already: height and width/,
    );
    expect(said(exercise, 26, 18, 24)).toMatch(/3·8/);
    expect(said(exercise, 18, 26, 8)).toMatch(/Height: 18 is the width.*Width: 26 is the height/);
  });
});

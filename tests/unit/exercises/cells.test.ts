import { describe, expect, test } from 'vitest';
import * as oneCell from '#src/exercises/kinds/one-cell.ts';
import * as whichKernel from '#src/exercises/kinds/which-kernel.ts';
import { drawn, said } from './drawn.ts';

type Rows = readonly (readonly number[])[];

/** The cell at (y, x) of the map, product by product. */
function cellByHand(
  picture: readonly Rows[],
  kernel: readonly Rows[],
  y: number,
  x: number,
): number {
  let sum = 0;
  for (const [c, slice] of kernel.entries())
    for (const [v, row] of slice.entries())
      for (const [u, weight] of row.entries()) sum += weight * picture[c]![y + v]![x + u]!;
  return sum;
}

describe('one cell', () => {
  test('sums the products of all channels, and the bias', () => {
    for (const meet of drawn(oneCell.draw)) {
      const { picture, kernel, bias, cell } = meet;
      expect(oneCell.pose(meet).answer).toEqual([cellByHand(picture, kernel, ...cell) + bias]);
    }
  });

  test('shows the window it asks about', () => {
    for (const meet of drawn(oneCell.draw).slice(0, 50)) {
      const [y, x] = meet.cell;
      const side = meet.kernel[0]!.length;
      const { question } = oneCell.pose(meet);
      expect(question[0]).toMatch(
        new RegExp(`rows ${y + 1} (and|to) ${y + side} and columns ${x + 1}`),
      );
      expect(JSON.stringify(question)).toContain(JSON.stringify({ y, x, rows: side, cols: side }));
    }
  });

  test('has one channel or two, each often enough', () => {
    const deep = drawn(oneCell.draw).filter(({ picture }) => picture.length === 2).length;
    expect(deep).toBeGreaterThan(100);
    expect(deep).toBeLessThan(400);
  });

  test('knows what was forgotten', () => {
    const exercise = oneCell.pose({
      picture: [
        [
          [1, 2, 0],
          [3, 1, 0],
          [0, 0, 0],
        ],
        [
          [2, 0, 0],
          [0, 3, 0],
          [0, 0, 0],
        ],
      ],
      kernel: [
        [
          [1, 0],
          [2, -1],
        ],
        [
          [-1, 1],
          [0, 2],
        ],
      ],
      bias: 2,
      cell: [0, 0],
    });
    // 1 + 6 − 1 = 6 and −2 + 6 = 4.
    expect(exercise.answer).toEqual([12]);
    expect(said(exercise, 10)).toMatch(/bias, 2, is still to be added/);
    expect(said(exercise, 8)).toMatch(/channel 1 and the bias|wrong sign/);
    expect(said(exercise, 6)).toMatch(/channel 2 and the bias/);
    expect(said(exercise, 4)).toMatch(/channel 2 alone/);
    expect(said(exercise, 14)).toMatch(/twice/);
    expect(exercise.right).toBe('1 + 5 − 2 + 6 + 2 = 12.');
  });
});

describe('which kernel', () => {
  const riddles = drawn(whichKernel.draw);
  const mapByHand = (picture: Rows, kernel: Rows): number[][] =>
    Array.from({ length: 6 }, (_, y) =>
      Array.from({ length: 6 }, (_, x) => cellByHand([picture], [kernel], y, x)),
    );

  test('shows the map that the right kernel makes, and only that one', () => {
    for (const { picture, kernels, made } of riddles) {
      const maps = kernels.map(({ weights }) => JSON.stringify(mapByHand(picture, weights)));
      const shown = JSON.stringify(whichKernel.pose({ picture, kernels, made }).question);
      expect(maps.map((map) => shown.includes(map))).toEqual(kernels.map((_, i) => i === made));
    }
  });

  test('gives a cell that proves a wrong choice wrong', () => {
    for (const riddle of riddles.slice(0, 100)) {
      const { picture, kernels, made } = riddle;
      const exercise = whichKernel.pose(riddle);
      expect(exercise.mistakes).toHaveLength(3);
      for (const { value, says } of exercise.mistakes) {
        const [, row, column, would, is] =
          /row (\d+), column (\d+) of the map it would write (.+); there stands (.+)\./.exec(says)!;
        const at = (kernel: number): string =>
          String(
            cellByHand([picture], [kernels[kernel]!.weights], Number(row) - 1, Number(column) - 1),
          ).replace('-', '−');
        expect(would).toBe(at(value));
        expect(is).toBe(at(made));
        expect(would).not.toBe(is);
      }
    }
  });

  test('shows a way whose cell tells the kernel from all the others', () => {
    for (const riddle of riddles.slice(0, 100)) {
      const steps = whichKernel
        .pose(riddle)
        .solution.filter((step): step is string => typeof step === 'string')
        .filter((step) => step.startsWith('Kernel'));
      const results = steps.map((step) => /(−?\d+)\.$/.exec(step)![1]);
      expect(results).toHaveLength(4);
      expect(results.filter((result) => result === results[riddle.made])).toHaveLength(1);
    }
  });

  test('puts the right kernel in every place', () => {
    for (const place of [0, 1, 2, 3])
      expect(riddles.filter(({ made }) => made === place).length).toBeGreaterThan(80);
  });
});

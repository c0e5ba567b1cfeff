import { describe, expect, test } from 'vitest';
import { randomFrom } from '#engine/index.ts';
import type { Exercise } from '#src/exercises/exercise.ts';
import * as gradient from '#src/exercises/kinds/pool-gradient.ts';
import * as saves from '#src/exercises/kinds/pool-saves.ts';
import * as size from '#src/exercises/kinds/pool-size.ts';
import * as pooled from '#src/exercises/kinds/pooled-map.ts';
import { verdict } from '#src/exercises/verdict.ts';

const SEEDS = Array.from({ length: 500 }, (_, i) => i + 1);
const drawn = <T>(draw: (random: ReturnType<typeof randomFrom>) => T): T[] =>
  SEEDS.map((seed) => draw(randomFrom(seed)));
const said = (exercise: Exercise, ...typed: unknown[]): string =>
  verdict(exercise, typed.map(String)).says;

type Rows = readonly (readonly number[])[];

/** Every window of 2×2, with the places of its cells, found by trying. */
function windowsOf(map: Rows, stride: number) {
  const windows = [];
  for (let y = 0; y + 2 <= map.length; y += stride)
    for (let x = 0; x + 2 <= map[0]!.length; x += stride)
      windows.push([0, 1, 2, 3].map((i) => [y + (i >> 1), x + (i & 1)] as const));
  return windows;
}

describe('the size of a pool', () => {
  test('counts the places where the window fits, down and across', () => {
    for (const pool of drawn(size.draw)) {
      const along = (length: number): number => {
        let count = 0;
        for (let at = 0; at + pool.kernel <= length; at += pool.stride) count++;
        return count;
      };
      expect(size.pose(pool).answer).toEqual(pool.map.map(along));
    }
  });

  test('names what is left over, and asks for it often enough', () => {
    const exercise = size.pose({ map: [11, 12], kernel: 2, stride: 2 });
    expect(exercise.answer).toEqual([5, 6]);
    expect(exercise.right).toMatch(/Row 11 lies beyond the last window\.$/);
    const uneven = drawn(size.draw).filter((pool) => /beyond/.test(size.pose(pool).right));
    expect(uneven.length).toBeGreaterThan(200);
    expect(uneven.length).toBeLessThan(480);
  });

  test('knows what was rounded, forgotten or swapped', () => {
    const exercise = size.pose({ map: [13, 9], kernel: 2, stride: 2 });
    expect(said(exercise, 6.5, 4)).toMatch(/before rounding.*Right already: width/);
    expect(said(exercise, 7, 4)).toMatch(/rounded up/);
    expect(said(exercise, 12, 4)).toMatch(/stride 1/);
    expect(said(exercise, 4, 6)).toMatch(/is the width.*is the height/);
    const overlapping = size.pose({ map: [13, 9], kernel: 3, stride: 2 });
    expect(overlapping.answer).toEqual([6, 4]);
    expect(said(overlapping, 6, 3)).toMatch(/number of moves|overlap/);
  });
});

describe('a pooled map', () => {
  test('keeps the largest or the mean of each window', () => {
    for (const exercise of drawn(pooled.draw)) {
      const windows = windowsOf(exercise.map, 2).map((places) =>
        places.map(([y, x]) => exercise.map[y]![x]!),
      );
      const kept = windows.map((window) =>
        exercise.kind === 'maxPool'
          ? Math.max(...window)
          : window.reduce((sum, value) => sum + value, 0) / 4,
      );
      expect(pooled.pose(exercise).answer).toEqual(kept);
    }
  });

  test('knows the mean from the largest', () => {
    const map = [
      [1, 3, 2, 4],
      [5, 7, 1, 1],
      [3, 8, 4, 7],
      [1, 4, 6, 3],
    ];
    const largest = pooled.pose({ map, kind: 'maxPool' });
    expect(largest.answer).toEqual([7, 4, 8, 7]);
    expect(said(largest, 4, 4, 8, 7)).toMatch(/is the mean of the window/);
    const mean = pooled.pose({ map, kind: 'avgPool' });
    expect(mean.answer).toEqual([4, 2, 4, 5]);
    expect(said(mean, 4, 4, 4, 5)).toMatch(/is the largest of the window/);
    expect(said(mean, 16, 2, 4, 5)).toMatch(/Divide by its four cells/);
  });
});

describe('where a gradient goes', () => {
  /** To each cell what the windows send it: all to the largest, or a quarter to each. */
  function byHand({ map, pooling, gradients }: gradient.Returning): number[][] {
    const back = map.map((row) => row.map(() => 0));
    windowsOf(map, pooling.stride).forEach((places, i) => {
      const given = gradients.flat()[i]!;
      const [first, ...rest] = places as [(typeof places)[0], ...typeof places];
      const winner = rest.reduce((a, b) => (map[b[0]]![b[1]]! > map[a[0]]![a[1]]! ? b : a), first);
      for (const [y, x] of pooling.kind === 'maxPool' ? [winner] : places)
        back[y]![x]! += pooling.kind === 'maxPool' ? given : given / 4;
    });
    return back;
  }

  test('is what each window sends, added up', () => {
    for (const returning of drawn(gradient.draw)) {
      const back = byHand(returning);
      const answer = returning.cells.map(([y, x]) => back[y]![x]!);
      expect(gradient.pose(returning).answer).toEqual(answer);
    }
  });

  test('asks about winners, losers, means and cells that win several windows', () => {
    const all = drawn(gradient.draw);
    const share = (is: (one: gradient.Returning) => boolean): number =>
      all.filter(is).length / all.length;
    expect(share(({ pooling }) => pooling.kind === 'avgPool')).toBeGreaterThan(0.15);
    expect(share(({ pooling }) => pooling.stride === 1)).toBeGreaterThan(0.2);
    expect(share((one) => gradient.pose(one).answer.includes(0))).toBeGreaterThan(0.3);
    expect(share((one) => / \+ .* = /.test(gradient.pose(one).right))).toBeGreaterThan(0.03);
  });

  test('knows who shared what was to be given whole, and the other way round', () => {
    const map = [
      [1, 3, 2, 4],
      [5, 6, 0, -1],
      [-2, 8, 9, 7],
      [10, 11, -3, 12],
    ];
    const gradients = [
      [4, -8],
      [12, 8],
    ];
    const cells = [
      [1, 1],
      [0, 0],
    ] as const;
    const given = { map, gradients, cells };
    const max = gradient.pose({ ...given, pooling: { kind: 'maxPool', window: 2, stride: 2 } });
    expect(max.answer).toEqual([4, 0]);
    expect(said(max, 1, 0)).toMatch(/as of a mean/);
    expect(said(max, 4, 4)).toMatch(/if it were the largest/);
    const mean = gradient.pose({ ...given, pooling: { kind: 'avgPool', window: 2, stride: 2 } });
    expect(mean.answer).toEqual([1, 1]);
    expect(said(mean, 4, 1)).toMatch(/a quarter each/);
    expect(said(mean, 1, 0)).toMatch(/In a mean no cell wins or loses/);
  });
});

describe('what a pool saves', () => {
  test('is counted weight by weight', () => {
    for (const head of drawn(saves.draw)) {
      const { side, maps, pool, units } = head;
      const small = pool === 'global' ? 1 : Math.floor(side / (pool === 'max2' ? 2 : 3));
      const learnt = (length: number): number => {
        let count = units;
        for (let cell = 0; cell < length * length * maps; cell++) count += units;
        return count;
      };
      expect(saves.pose(head).answer).toEqual([learnt(side), learnt(small)]);
    }
  });

  test('knows forgotten biases, rounding up and the one for the other', () => {
    const exercise = saves.pose({ side: 5, maps: 6, pool: 'max2', units: 3 });
    expect(exercise.answer).toEqual([453, 75]);
    expect(said(exercise, 450, 72)).toMatch(/also has a bias/);
    expect(said(exercise, 453, 165)).toMatch(/rounds up: 3×3/);
    expect(said(exercise, 453, 115.5)).toMatch(/hang over/);
    expect(said(exercise, 75, 453)).toMatch(/the other one/);
    const global = saves.pose({ side: 5, maps: 6, pool: 'global', units: 3 });
    expect(global.answer).toEqual([453, 21]);
    expect(said(global, 453, 6)).toMatch(/pools over the maps as well|number of cells/);
  });
});

import type { Random } from '#engine/index.ts';
import type { Block, Exercise, Line } from '../exercise.ts';
import { mistakesIn, type Tried } from '../mistakes.ts';
import { gradientsOf, pooledMap, type Pooling } from '../one-pool.ts';
import { pick, whole } from '../pick.ts';
import { capital, listed, num, sum } from '../words.ts';

type Rows = readonly (readonly number[])[];
type Cell = readonly [y: number, x: number];

/** What the question shows, and the two cells it asks about, counted from 0. */
export interface Returning {
  readonly map: Rows;
  readonly pooling: Pooling;
  /** How the loss changes with each cell of the pooled map. */
  readonly gradients: Rows;
  readonly cells: readonly [Cell, Cell];
}

/**
 * Windows of 2×2 side by side on 4×4, or overlapping on 3×3; no two cells are equal, so that every
 * window has one winner. Gradients of a mean are multiples of four.
 */
export function draw(random: Random): Returning {
  for (;;) {
    const overlap = random.chance(0.35);
    const kind = !overlap && random.chance(0.4) ? 'avgPool' : 'maxPool';
    const side = overlap ? 3 : 4;
    const pooling = { kind, window: 2, stride: overlap ? 1 : 2 } as const;
    const map = distinct(random, side);
    const sizes = kind === 'avgPool' ? [-8, -4, 4, 8, 12] : [-5, -3, -2, 2, 3, 4, 6];
    const gradients = [0, 1].map(() => [0, 1].map(() => pick(random, sizes)));
    if (new Set(gradients.flat()).size < 4) continue;
    const any = (): Cell => [whole(random, 0, side - 1), whole(random, 0, side - 1)];
    const cells = [overlap ? ([1, 1] as const) : any(), any()] as const;
    if (cells[0].join() === cells[1].join()) continue;
    const returning = { map, pooling, gradients, cells };
    const answer = answersOf(returning);
    if (answer.some((value) => value !== 0)) return returning;
  }
}

/** The numbers 0 to 12 at most once each, as far as they go. */
function distinct(random: Random, side: number): Rows {
  const numbers: number[] = [];
  const low = side === 3 ? 1 : -3;
  while (numbers.length < side * side) {
    const next = whole(random, low, 12);
    if (!numbers.includes(next)) numbers.push(next);
  }
  return Array.from({ length: side }, (_, y) => numbers.slice(y * side, (y + 1) * side));
}

const answersOf = ({ map, pooling, gradients, cells }: Returning): number[] => {
  const back = gradientsOf(map, pooling, gradients);
  // Adding zero makes −0 an ordinary zero.
  return cells.map(([y, x]) => back[y]![x]! + 0);
};

/** Which gradients arrive at these cells? */
export function pose(returning: Returning): Exercise {
  const { map, pooling, gradients, cells } = returning;
  const max = pooling.kind === 'maxPool';
  const answer = answersOf(returning);
  const names = cells.map(([y, x]) => `row ${y + 1}, column ${x + 1}`);
  const ways = cells.map((cell, i) => wayOf(returning, cell, answer[i]!));
  return {
    question: [
      `${max ? 'Max' : 'Average'} pooling by windows of 2×2 with stride ${pooling.stride} made four cells of this ` +
        'map. The gradients of these four come back. Which gradients arrive at ' +
        `${listed(names)} of the map?`,
      {
        sheets: [
          { name: 'Map', is: 'map', values: map },
          { name: 'Gradients that come back', is: 'kernel', values: gradients },
        ],
      },
    ],
    fields: names.map((name) => ({
      kind: 'signed',
      label: capital(name),
      hint: max
        ? 'Find every window the cell lies in. Where it is the largest, it gets that window’s gradient.'
        : 'Find the window the cell lies in. Its gradient is shared alike by the four cells.',
    })),
    answer,
    mistakes: cells.flatMap((cell, i) =>
      mistakesIn(i, answer[i]!, mistakesAt(returning, cell, answer[i]!)),
    ),
    right: ways.map(capital).join(' '),
    solution: [...solution(), { formula: answer.map(num).join(', ') }],
  };

  function solution(): Block[] {
    const kept = pooledMap(map, pooling);
    const rule = max
      ? 'A max pool sends the gradient of each window to its winner, whole; the other cells get 0.'
      : 'A mean takes a quarter of each cell of its window. So each gets a quarter of the gradient back.';
    const shown = max
      ? [{ sheets: [{ name: 'Winners, in the pooled map', is: 'map' as const, values: kept }] }]
      : [];
    return [rule, ...shown, ...ways.map(capital)];
  }
}

interface Window {
  readonly name: string;
  readonly gradient: number;
  readonly wins: boolean;
}

/** The windows a cell lies in. */
function windowsAround({ map, pooling, gradients }: Returning, [y, x]: Cell): Window[] {
  const { window, stride } = pooling;
  const kept = pooledMap(map, { ...pooling, kind: 'maxPool' });
  return gradients.flatMap((line, row) =>
    line.flatMap((gradient, column) => {
      const [down, across] = [y - row * stride, x - column * stride];
      if (down < 0 || across < 0 || down >= window || across >= window) return [];
      const name = `${row ? 'bottom' : 'top'} ${column ? 'right' : 'left'}`;
      return [{ name, gradient, wins: kept[row]![column] === map[y]![x] }];
    }),
  );
}

function wayOf(returning: Returning, cell: Cell, answer: number): Line {
  const value = num(returning.map[cell[0]]![cell[1]]!);
  const windows = windowsAround(returning, cell);
  if (returning.pooling.kind === 'avgPool') {
    const [{ name, gradient }] = windows as [Window];
    return `${value} lies in the window ${name}: ${num(gradient)} / 4 = ${num(answer)}.`;
  }
  const won = windows.filter(({ wins }) => wins);
  const lies = `${value} lies in ${windows.length === 1 ? 'the window' : 'the windows'} ${listed(windows.map(({ name }) => name))}`;
  if (won.length === 0)
    return `${lies}, but ${windows.length === 1 ? 'is not its largest' : 'wins none of them'}: 0.`;
  if (won.length === 1)
    return `${lies}, and wins ${windows.length === 1 ? 'it' : won[0]!.name}: ${num(answer)}.`;
  return `${lies}, and wins ${listed(won.map(({ name }) => name))}: ${sum(won.map(({ gradient }) => gradient))} = ${num(answer)}.`;
}

function mistakesAt(returning: Returning, cell: Cell, answer: number): Tried[] {
  const { map, pooling, gradients } = returning;
  const windows = windowsAround(returning, cell);
  const total = windows.reduce((all, { gradient }) => all + gradient, 0);
  const value = map[cell[0]]![cell[1]]!;
  const all = gradients.flat().reduce((a, b) => a + b, 0);
  const max = pooling.kind === 'maxPool';
  const wins = windows.some((window) => window.wins);
  return [
    max &&
      !wins && [
        total,
        (v) => `${num(v)} would be its gradient if it were the largest of its window. It is not.`,
      ],
    max &&
      wins && [
        total,
        (v) =>
          `${num(v)} counts every window the cell lies in. It gets something only from those it wins.`,
      ],
    max && [
      total / 4,
      (v) => `${num(v)} is a share of a quarter, as of a mean. A max pool gives all to the winner.`,
    ],
    max &&
      wins && [
        0,
        () => '0 is what cells get that do not win. This one is the largest of a window.',
      ],
    !max && [total, (v) => `${num(v)} is the whole gradient. Four cells share it, a quarter each.`],
    !max && [
      0,
      () =>
        '0 would be right for a cell that lost against a larger one. In a mean no cell wins or loses.',
    ],
    ...windows.map(({ gradient, name }): Tried => [
      gradient,
      (v) => `${num(v)} is what comes from the window ${name} alone.`,
    ]),
    [value, (v) => `${num(v)} is what stands in the cell. Its gradient was asked for.`],
    answer !== 0 && [-answer, (v) => `${num(v)} has the wrong sign.`],
    [all, (v) => `${num(v)} is the sum of all four gradients.`],
    [1, () => '1 would be the slope. It is multiplied by the gradient that comes back.'],
  ];
}

export default (random: Random): Exercise => pose(draw(random));

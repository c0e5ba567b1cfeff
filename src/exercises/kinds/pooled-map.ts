import type { Random } from '#engine/index.ts';
import type { Exercise, Line } from '../exercise.ts';
import { mistakesIn, type Tried } from '../mistakes.ts';
import { pooledMap, type Pooling } from '../one-pool.ts';
import { whole } from '../pick.ts';
import { num, sum } from '../words.ts';

type Rows = readonly (readonly number[])[];

/** What the question shows: a map of 4×4, and whether its windows keep the largest or the mean. */
export interface Pooled {
  readonly map: Rows;
  readonly kind: Pooling['kind'];
}

const SIDE = 4;
const NAMES = ['Top left', 'Top right', 'Bottom left', 'Bottom right'];

const poolingOf = ({ kind }: Pick<Pooled, 'kind'>): Pooling => ({ kind, window: 2, stride: 2 });

/** Numbers from 1 to 9; where the mean is asked for, all four means are whole. */
export function draw(random: Random): Pooled {
  const kind = random.chance(0.4) ? 'avgPool' : 'maxPool';
  for (;;) {
    const map = Array.from({ length: SIDE }, () =>
      Array.from({ length: SIDE }, () => whole(random, 1, 9)),
    );
    const plain = windowsOf(map).some((window) => new Set(window).size === 1);
    if (plain) continue;
    if (kind === 'maxPool') return { map, kind };
    const rounded = map.map((row) => [...row]);
    // The last cell of each window makes its sum a multiple of four, where it can.
    for (const [y, x] of CORNERS) {
      const rest = rounded[y]![x]! + rounded[y]![x + 1]! + rounded[y + 1]![x]!;
      rounded[y + 1]![x + 1] = (4 - (rest % 4)) % 4 || 4;
    }
    if (windowsOf(rounded).every((window) => new Set(window).size > 1))
      return { map: rounded, kind };
  }
}

const CORNERS = [
  [0, 0],
  [0, 2],
  [2, 0],
  [2, 2],
] as const;

const windowAt = (map: Rows, y: number, x: number): number[] => [
  map[y]![x]!,
  map[y]![x + 1]!,
  map[y + 1]![x]!,
  map[y + 1]![x + 1]!,
];
const windowsOf = (map: Rows): number[][] => CORNERS.map(([y, x]) => windowAt(map, y, x));

/** Which four numbers are left? */
export function pose(pooled: Pooled): Exercise {
  const { map, kind } = pooled;
  const answer = pooledMap(map, poolingOf(pooled)).flat();
  const max = kind === 'maxPool';
  const lines = windowsOf(map).map((window, i) => wayOf(window, i, answer[i]!, max));
  return {
    question: [
      `The map is pooled by windows of 2×2 with stride 2, and each keeps its ${max ? 'largest cell' : 'mean'}. ` +
        'Which four numbers are in the pooled map?',
      { sheets: [{ name: 'Map', is: 'map', values: map }] },
    ],
    fields: NAMES.map((label) => ({
      kind: 'count',
      label,
      hint: max
        ? 'Look at the four cells of its window only, and take the largest of them.'
        : 'Add up the four cells of its window and divide by four.',
    })),
    answer,
    mistakes: answer.flatMap((value, i) => mistakesIn(i, value, mistakesAt(pooled, i, answer))),
    right: max ? `${lines.join('. ')}.` : `${lines.join('; ')}.`,
    solution: [
      'Four windows lie side by side, and none overlaps: two in the upper two rows, two in the lower.',
      ...lines.map((line) => `${line}.`),
      { formula: answer.map(num).join(', ') },
    ],
  };
}

function wayOf(window: readonly number[], i: number, value: number, max: boolean): Line {
  const name = NAMES[i]!;
  return max
    ? `${name}: the largest of ${window.map(num).join(', ')} is ${num(value)}`
    : `${name}: (${sum(window)}) / 4 = ${num(value)}`;
}

function mistakesAt({ map, kind }: Pooled, i: number, answer: readonly number[]): Tried[] {
  const [y, x] = CORNERS[i]!;
  const window = windowAt(map, y, x);
  const total = window.reduce((a, b) => a + b, 0);
  const largest = Math.max(...window);
  const max = kind === 'maxPool';
  const other = (1 - (i >> 1)) * 2 + (1 - (i % 2));
  const swapped = (i % 2) * 2 + (i >> 1);
  const sliding = windowAt(map, i >> 1, i % 2);
  return [
    max
      ? [
          total / 4,
          (v) => `${num(v)} is the mean of the window. A max pool keeps its largest cell.`,
        ]
      : [largest, (v) => `${num(v)} is the largest of the window. Here its mean is asked for.`],
    [
      total,
      (v) =>
        max
          ? `${num(v)} is the sum of the window. A max pool adds nothing up.`
          : `${num(v)} is the sum of the window. Divide by its four cells.`,
    ],
    [Math.min(...window), (v) => `${num(v)} is the smallest of the window.`],
    [answer[swapped]!, (v) => `${num(v)} belongs to the window ${NAMES[swapped]!.toLowerCase()}.`],
    [answer[other]!, (v) => `${num(v)} belongs to the window ${NAMES[other]!.toLowerCase()}.`],
    [
      max ? Math.max(...sliding) : sliding.reduce((a, b) => a + b, 0) / 4,
      (v) => `${num(v)} comes from windows that move by one cell. With stride 2 they move by two.`,
    ],
    [
      Math.max(...map.flat()),
      (v) => `${num(v)} is the largest of the whole map. Each window has a number of its own.`,
    ],
  ];
}

export default (random: Random): Exercise => pose(draw(random));

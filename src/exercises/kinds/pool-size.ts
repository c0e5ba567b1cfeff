import type { Random } from '#engine/index.ts';
import type { Exercise, Line, Side } from '../exercise.ts';
import { mistakesIn, type Tried } from '../mistakes.ts';
import { poolsAlong } from '../one-pool.ts';
import { pick, whole } from '../pick.ts';
import { formulaOf, leftOver, leftOverSentence, rulerOf } from '../side.ts';
import { counted, num } from '../words.ts';

/** What the question names: the map, the side of the window, and the stride. */
export interface Pool extends Pick<Side, 'kernel' | 'stride'> {
  readonly map: readonly [height: number, width: number];
}

const HINT =
  'Lay the first window at the end of the row and count how often it can move on before it would ' +
  'hang over. Its first place counts too.';

/** Sides of 5 to 32 cells; two windows at least along each, that touch or overlap. */
export function draw(random: Random): Pool {
  const kernel = pick(random, [2, 2, 2, 3, 3, 4]);
  const stride = random.chance(0.7) ? kernel : whole(random, 2, kernel);
  const side = (): number => whole(random, Math.max(5, kernel + stride), 32);
  return { map: [side(), side()], kernel, stride };
}

/** How large is the pooled map? */
export function pose({ map, kernel, stride }: Pool): Exercise {
  const [high, wide] = map.map((size): Side => ({
    size,
    kernel,
    stride,
    padding: 0,
    dilation: 1,
  })) as [Side, Side];
  const answer = map.map((size) => poolsAlong(size, kernel, stride));
  const lost = [leftOverSentence(high, 'row'), leftOverSentence(wide)].filter(
    (sentence) => sentence !== undefined,
  );
  return {
    question: [
      `A map of ${map.join('×')} is pooled by windows of ${kernel}×${kernel} with stride ${stride}, ` +
        'without padding. How large is the pooled map?',
    ],
    fields: [
      { kind: 'count', label: 'Height', hint: HINT },
      { kind: 'count', label: 'Width', hint: HINT },
    ],
    between: '×',
    answer,
    mistakes: [high, wide].flatMap((side, i) =>
      mistakesIn(i, answer[i]!, [...mistakesAlong(side), swapped(i, answer)]),
    ),
    right: [`Height: ${formulaOf(high)}.`, `Width: ${formulaOf(wide)}.`, ...lost].join(' '),
    solution: [
      wayAlong(high, answer[0]!, 'down'),
      wayAlong(wide, answer[1]!, 'across'),
      rulerOf(wide),
      ...(lost.length ? lost : ['The last windows end where the map ends: every cell is seen.']),
      `Height: ${formulaOf(high)}. Width: ${formulaOf(wide)}.`,
      { formula: answer.join('×') },
    ],
  };
}

function wayAlong(side: Side, places: number, way: string): Line {
  const { size, kernel, stride } = side;
  const room = size - kernel;
  const division = leftOver(side) === 0 ? `${room} / ${stride}` : `⌊${room} / ${stride}⌋`;
  return (
    `From its first place the window has ${counted(room, 'cell')} to go ${way}. By ${stride} at a ` +
    `time that is ${division} = ${places - 1} ${places === 2 ? 'move' : 'moves'}: ${places} places.`
  );
}

const swapped = (i: number, answer: readonly number[]): Tried => [
  answer[1 - i]!,
  (v) =>
    i
      ? `${num(v)} is the height. Width stands second.`
      : `${num(v)} is the width. Height stands first.`,
];

function mistakesAlong({ size, kernel, stride }: Side): Tried[] {
  const places = (size - kernel) / stride + 1;
  return [
    [
      places,
      (v) =>
        `${num(v)} is the number before rounding. Part of a window does not count: round down.`,
    ],
    [
      Math.ceil(places),
      (v) =>
        `${num(v)} is rounded up. A window that would hang over is left out, and the cells under it are never seen.`,
    ],
    [
      Math.floor(places) - 1,
      (v) => `${num(v)} is the number of moves. The window also stands once before it first moves.`,
    ],
    kernel > stride && [
      Math.floor(size / kernel),
      (v) =>
        `${num(v)} is how many windows fit side by side. With stride ${stride} they overlap, and more fit.`,
    ],
    [
      Math.floor(size / stride),
      (v) => `${num(v)} takes the stride alone. The window is ${kernel} wide and must fit whole.`,
    ],
    [
      size - kernel + 1,
      (v) =>
        `${num(v)} is what stride 1 gives. Here the window moves by ${stride} cells at a time.`,
    ],
    [
      size - stride,
      (v) => `${num(v)} takes ${stride} cells off once. The window moves ${stride} at a time.`,
    ],
    [size, (v) => `${num(v)} is what went in. Pooling makes one cell of each window.`],
    [
      Math.floor(places) ** 2,
      (v) => `${num(v)} is the number of cells in the whole map. One side was asked for.`,
    ],
  ];
}

export default (random: Random): Exercise => pose(draw(random));

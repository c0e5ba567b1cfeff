import { shuffled, type Random } from '#engine/index.ts';
import type { Block, Exercise, Sheet } from '../exercise.ts';
import { families, type Kernel } from '../known-kernels.ts';
import { mistakesIn } from '../mistakes.ts';
import { cellOf, mapOf } from '../one-conv.ts';
import { pick } from '../pick.ts';
import { smallPicture } from '../small-picture.ts';
import { num, sum } from '../words.ts';

type Rows = readonly (readonly number[])[];

/** What the question shows: a picture of 0 and 1, four kernels, and which of them made the map. */
export interface Riddle {
  readonly picture: Rows;
  readonly kernels: readonly Kernel[];
  readonly made: number;
}

const HINT = 'Choose a cell of the map and compute it with each kernel.';

/** Two of the other kernels are of the right one's family; at one cell at least it stands alone. */
export function draw(random: Random): Riddle {
  for (;;) {
    const family = pick(random, families);
    const others = pick(
      random,
      families.filter((other) => other !== family),
    );
    const [right, second, third] = [...shuffled(family.length, random)].map((i) => family[i]!);
    const four = [right!, second!, third!, pick(random, others)];
    const order = [...shuffled(4, random)];
    const riddle = {
      picture: smallPicture(random),
      kernels: order.map((i) => four[i]!),
      made: order.indexOf(0),
    };
    if (tellingCell(riddle)) return riddle;
  }
}

/** Which kernel made this map? */
export function pose(riddle: Riddle): Exercise {
  const { picture, kernels, made } = riddle;
  const maps = mapsOf(riddle);
  const map = maps[made]!;
  const options = kernels.map(({ weights }, i): Sheet => {
    return { name: `Kernel ${'ABCD'[i]!}`, is: 'kernel', values: weights };
  });
  const [y, x] = tellingCell(riddle)!;
  return {
    question: [
      'One of the four kernels below, without a bias, made this map of the picture. Which one?',
      {
        sheets: [
          { name: 'Picture', is: 'picture', values: picture },
          { name: 'Map', is: 'map', values: map },
        ],
      },
    ],
    fields: [{ kind: 'choice', label: 'Which kernel made the map?', hint: HINT, options }],
    answer: [made],
    mistakes: mistakesIn(
      0,
      made,
      kernels.map(({ does }, i) => {
        const [row, column] = farthest(maps[i]!, map);
        const would = num(maps[i]![row]![column]!);
        const is = num(map[row]![column]!);
        const where = `In row ${row + 1}, column ${column + 1} of the map it would write ${would}; there stands ${is}.`;
        return [i, () => `${options[i]!.name} ${does}. ${where}`] as const;
      }),
    ),
    right: `${options[made]!.name} ${kernels[made]!.does}.`,
    solution: way(),
  };

  function way(): Block[] {
    const value = num(map[y]![x]!);
    return [
      `One cell is enough, if it is well chosen: row ${y + 1}, column ${x + 1} of the map, where ${value} stands. ` +
        'Add up the weights that lie on ink.',
      {
        sheets: [
          { name: 'Picture', is: 'picture', values: picture, lit: { y, x, rows: 3, cols: 3 } },
          { name: 'Map', is: 'map', values: map, lit: { y, x, rows: 1, cols: 1 } },
        ],
      },
      ...kernels.map((kernel, i) => `${options[i]!.name}: ${onInk(picture, kernel, y, x)}.`),
      `Only one of the four gives ${value}: ${options[made]!.name}.`,
    ];
  }
}

const mapsOf = ({ picture, kernels }: Riddle): readonly Rows[] =>
  kernels.map(({ weights }) => mapOf({ picture: [picture], kernel: [weights], bias: 0 }));

/** The weights that meet ink, and their sum: "−1 + 2 = 1". */
function onInk(picture: Rows, { weights }: Kernel, y: number, x: number): string {
  const { terms, value } = cellOf({ picture: [picture], kernel: [weights], bias: 0 }, y, x);
  const met = terms.filter((term) => term.value !== 0).map(({ weight }) => weight!);
  const counting = met.filter((weight) => weight !== 0);
  if (counting.length === 0) return 'only weights of 0 lie on ink: 0';
  return counting.length === 1 ? num(value) : `${sum(counting)} = ${num(value)}`;
}

/** The cell whose number no other of the kernels gives, by the widest margin. */
function tellingCell(riddle: Riddle): readonly [number, number] | undefined {
  const maps = mapsOf(riddle);
  const map = maps[riddle.made]!;
  const others = maps.filter((_, i) => i !== riddle.made);
  const alone = (y: number, x: number): number =>
    Math.min(...others.map((other) => Math.abs(other[y]![x]! - map[y]![x]!)));
  const [y, x] = greatest(map, alone);
  return alone(y, x) > 0 ? [y, x] : undefined;
}

const farthest = (a: Rows, b: Rows): readonly [number, number] =>
  greatest(a, (y, x) => Math.abs(a[y]![x]! - b[y]![x]!));

/** The first cell in reading order where `of` is greatest. */
function greatest(rows: Rows, of: (y: number, x: number) => number): readonly [number, number] {
  const cells = rows.flatMap((row, y) => row.map((_, x) => [y, x] as const));
  return cells.reduce((best, cell) => (of(...cell) > of(...best) ? cell : best));
}

export default (random: Random): Exercise => pose(draw(random));

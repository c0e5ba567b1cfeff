import type { Random, Sources } from '#engine/index.ts';
import type { Block, Exercise, Sheet } from '../exercise.ts';
import { mistakesIn, type Tried } from '../mistakes.ts';
import { cellOf, type Meeting } from '../one-conv.ts';
import { pick, whole } from '../pick.ts';
import { bracketed, num, span, sum } from '../words.ts';

/** What the question shows, and the cell of the map it asks for, counted from 0. */
export interface Meet extends Meeting {
  readonly cell: readonly [y: number, x: number];
}
type Rows = readonly (readonly number[])[];

const HINT =
  'Multiply each weight by the number under it, row by row; add the products, then the bias.';

/** Products that are not 0: fewer than this would be too easy. */
const FEWEST = 4;

/** One channel under a kernel of 3×3, or two under 2×2; numbers for the head, the bias never 0. */
export function draw(random: Random): Meet {
  const deep = random.chance(0.4);
  const side = deep ? 2 : 3;
  const rows = (size: number, cell: () => number): Rows =>
    Array.from({ length: size }, () => Array.from({ length: size }, cell));
  const each = (make: () => Rows): Rows[] => Array.from({ length: deep ? 2 : 1 }, make);
  for (;;) {
    const meet: Meet = {
      picture: each(() => rows(side + 1, () => pick(random, [0, 0, 1, 1, 2, 3]))),
      kernel: each(() => rows(side, () => pick(random, [-1, -1, 0, 1, 1, 2]))),
      bias: pick(random, [-3, -2, -1, 1, 2, 3]),
      cell: [whole(random, 0, 1), whole(random, 0, 1)],
    };
    const { terms } = cellOf(meet, ...meet.cell);
    if (terms.filter(({ product }) => product !== 0).length >= FEWEST) return meet;
  }
}

/** Which number does the kernel write? */
export function pose(meet: Meet): Exercise {
  const { picture, kernel, bias, cell } = meet;
  const [y, x] = cell;
  const side = kernel[0]!.length;
  const found = cellOf(meet, y, x);
  const lines = rowSums(found, side);
  const formula = `${sum([...lines.map((line) => line.total), bias])} = ${num(found.value)}`;
  const deep = picture.length > 1;
  const lit = { y, x, rows: side, cols: side };
  const sheets = picture.map((values, c): readonly Sheet[] => [
    { name: deep ? `Channel ${c + 1}` : 'Picture', is: 'picture', values, lit },
    { name: deep ? `Kernel, slice ${c + 1}` : 'Kernel', is: 'kernel', values: kernel[c]! },
  ]);
  const window = `${span('row', y + 1, y + side)} and ${span('column', x + 1, x + side)}`;
  return {
    question: [
      `The kernel lies over ${window}${deep ? ' of both channels' : ''}. Its bias is ${num(bias)}. ` +
        'Which number does it write into the map?',
      ...sheets.map((pair) => ({ sheets: pair })),
    ],
    fields: [{ kind: 'signed', label: 'Cell of the map', hint: HINT }],
    answer: [found.value],
    mistakes: mistakesIn(0, found.value, mistakesWith(meet, found)),
    right: `${formula}.`,
    solution: [...way(), { formula }],
  };

  function way(): Block[] {
    const said = lines.map(({ channel, row, products, total }) => {
      const where = `${deep ? `Channel ${channel + 1}, row` : 'Row'} ${row + 1}`;
      return `${where}: ${products} = ${num(total)}.`;
    });
    return [...said, `The ${lines.length} sums and the bias ${num(bias)} together:`];
  }
}

/** The products in the kernel's rows, channel by channel, with their sums. */
function rowSums({ terms }: Sources, side: number) {
  const channels = new Set(terms.map((term) => term.weightAt![2]!));
  return [...channels].flatMap((channel) =>
    Array.from({ length: side }, (_, row) => {
      const own = terms.filter(({ weightAt: at }) => at![0] === row && at![2] === channel);
      return {
        channel,
        row,
        products: own.map(({ value, weight }) => `${num(value)}·${bracketed(weight!)}`).join(' + '),
        total: own.reduce((total, { product }) => total + product!, 0),
      };
    }),
  );
}

function mistakesWith(meet: Meet, { value }: Sources): Tried[] {
  const { kernel, bias, cell } = meet;
  const deep = kernel.length > 1;
  const altered = (change: (slice: Rows, c: number) => Rows): number =>
    cellOf({ ...meet, kernel: kernel.map(change) }, ...cell).value;
  const nothing = (slice: Rows): Rows => slice.map((row) => row.map(() => 0));
  const only = (channel: number): number =>
    altered((slice, c) => (c === channel ? slice : nothing(slice)));
  return [
    [
      value - bias,
      (v) => `${num(v)} is the sum of the products. The bias, ${num(bias)}, is still to be added.`,
    ],
    deep && [
      only(0),
      (v) => `${num(v)} is channel 1 and the bias. The kernel sums over both channels.`,
    ],
    deep && [
      only(1),
      (v) => `${num(v)} is channel 2 and the bias. The kernel sums over both channels.`,
    ],
    deep && [
      only(0) - bias,
      (v) => `${num(v)} is channel 1 alone. Channel 2 and the bias belong to the same cell.`,
    ],
    deep && [
      only(1) - bias,
      (v) => `${num(v)} is channel 2 alone. Channel 1 and the bias belong to the same cell.`,
    ],
    deep && [
      value + bias,
      (v) => `${num(v)} has the bias twice. A kernel has one, however deep it is.`,
    ],
    [
      value - 2 * bias,
      (v) =>
        `${num(v)} has the bias with the wrong sign. It is added: ${sum([value - bias, bias])}.`,
    ],
    value < 0 && [0, () => '0 is what ReLU makes of it afterwards. The cell itself is negative.'],
    [
      altered((slice) => slice.map((row) => row.map(Math.abs))),
      (v) => `${num(v)} comes out if every weight is taken as positive. Some have a minus.`,
    ],
    [
      altered((slice) => slice.map((row) => [...row].reverse()).reverse()),
      (v) =>
        `${num(v)} comes from the kernel turned by half a turn, which mathematics calls convolution. Networks lay it down as it stands.`,
    ],
    [
      altered((slice) => slice.map((row, v) => row.map((_, u) => slice[u]![v]!))),
      (v) => `${num(v)} comes out if rows and columns of the kernel are swapped.`,
    ],
    [
      altered((slice) => slice.map((row) => row.map(() => 1))),
      (v) =>
        `${num(v)} is the plain sum of the window and the bias. Each number is first multiplied by its weight.`,
    ],
  ];
}

export default (random: Random): Exercise => pose(draw(random));

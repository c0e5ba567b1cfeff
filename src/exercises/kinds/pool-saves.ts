import { summary, type LayerSpec, type Random } from '#engine/index.ts';
import type { Exercise, Line } from '../exercise.ts';
import { mistakesIn, type Tried } from '../mistakes.ts';
import { pick, whole } from '../pick.ts';
import { num } from '../words.ts';

/** What the question names: maps, the pool that may come after them, and the dense layer. */
export interface Head {
  readonly side: number;
  readonly maps: number;
  readonly pool: 'max2' | 'max3' | 'global';
  readonly units: number;
}

/** More numbers than this are no longer worked out by hand. */
const MOST = 5000;

const HINT =
  'How many cells reach the dense layer? Each of its units has a weight for every one of them, and a bias.';

const POOLS: Readonly<Record<Head['pool'], LayerSpec>> = {
  max2: { name: 'pool1', kind: 'maxPool', window: 2 },
  max3: { name: 'pool1', kind: 'maxPool', window: 3 },
  global: { name: 'pool1', kind: 'globalAvgPool' },
};
const SAID: Readonly<Record<Head['pool'], string>> = {
  max2: 'max pooling by windows of 2×2, stride 2',
  max3: 'max pooling by windows of 3×3, stride 3',
  global: 'global average pooling',
};

/** What reaches the dense layer and what it learns, by the engine. */
function denseAfter({ side, maps, units }: Head, between: readonly LayerSpec[]) {
  const flat: readonly LayerSpec[] = [{ name: 'flatten', kind: 'flatten' }];
  const input = [side, side, maps];
  const layers: readonly LayerSpec[] = [
    ...between,
    // A global pool has made a line already.
    ...(between.some(({ kind }) => kind === 'globalAvgPool') ? [] : flat),
    { name: 'dense', kind: 'dense', units },
  ];
  const whole = summary({ name: 'exercise', input, layers });
  const [pool] = whole.layers;
  return { parameters: whole.parameters, pooled: pool!.shape };
}

/** Maps of 5 to 14 cells a side, and few enough numbers to be multiplied on paper. */
export function draw(random: Random): Head {
  for (;;) {
    const head: Head = {
      side: whole(random, 5, 14),
      maps: pick(random, [2, 3, 4, 6, 8]),
      pool: pick(random, ['max2', 'max2', 'max3', 'global']),
      units: pick(random, [2, 3, 4, 5, 10]),
    };
    const fits = head.pool !== 'max3' || head.side >= 6;
    if (fits && denseAfter(head, []).parameters <= MOST) return head;
  }
}

/** How much does the dense layer learn, without the pool and with it? */
export function pose(head: Head): Exercise {
  const { side, maps, pool, units } = head;
  const before = denseAfter(head, []).parameters;
  const { parameters: after, pooled } = denseAfter(head, [POOLS[pool]]);
  const small = pool === 'global' ? 1 : pooled[0]!;
  const formulas = [
    `(${side}·${side}·${maps} + 1) · ${units} = ${num(before)}`,
    `(${pool === 'global' ? maps : `${small}·${small}·${maps}`} + 1) · ${units} = ${num(after)}`,
  ] as const;
  return {
    question: [
      `${maps} maps of ${side}×${side} are laid flat and read by a dense layer of ${units} units with biases. ` +
        `How many numbers does the dense layer learn, and how many with ${SAID[pool]} before it?`,
    ],
    fields: [
      { kind: 'count', label: 'Without the pool', hint: HINT },
      { kind: 'count', label: 'With the pool', hint: HINT },
    ],
    answer: [before, after],
    mistakes: [
      ...mistakesIn(0, before, mistakesWith(head, side, after)),
      ...mistakesIn(1, after, [
        ...mistakesWith(head, small, before),
        ...mistakesOfPool(head, small),
      ]),
    ],
    right: `Without: ${formulas[0]}. With: ${formulas[1]}. The pool itself learns nothing.`,
    solution: [
      `Without the pool every cell of every map reaches the dense layer: ${formulas[0]}.`,
      pooledWords(head, small),
      `With it: ${formulas[1]}.`,
      'The layers before the pool learn what they learnt before, and the pool learns nothing: of what is learnt, only the dense layer has become smaller.',
      { formula: `${num(before)}, ${num(after)}` },
    ],
  };
}

function pooledWords({ side, maps, pool }: Head, small: number): Line {
  if (pool === 'global') return `Global pooling leaves one number of each map: ${maps} in all.`;
  const window = pool === 'max2' ? 2 : 3;
  const lost = side % window;
  const rest =
    lost === 0 ? '' : `, and ${lost === 1 ? 'one cell is' : `${lost} cells are`} left over`;
  return `Into ${side} cells a window of ${window} fits ${small} times${rest}: the maps become ${small}×${small}.`;
}

function mistakesWith({ maps, units }: Head, side: number, other: number): Tried[] {
  const cells = side * side * maps;
  return [
    [other, (v) => `${num(v)} is the other one of the two.`],
    [
      cells * units,
      (v) => `${num(v)} are the weights. Each of the ${units} units also has a bias.`,
    ],
    [
      cells,
      (v) => `${num(v)} is the number of cells. Each unit has a weight for every one of them.`,
    ],
    [side * side * units + units, (v) => `${num(v)} is for one map. There are ${maps}.`],
    [side * maps * units + units, (v) => `${num(v)} counts one side of the maps only.`],
    [cells + units, (v) => `${num(v)} adds the units. Each has weights of its own: multiply.`],
    [cells * units + 1, (v) => `${num(v)} has one bias for the layer. Each unit has its own.`],
  ];
}

function mistakesOfPool({ side, maps, pool, units }: Head, small: number): Tried[] {
  const window = pool === 'max2' ? 2 : 3;
  const learnt = (cells: number): number => cells * units + units;
  const up = Math.ceil(side / window);
  return [
    pool !== 'global' && [
      learnt(up * up * maps),
      (v) =>
        `${num(v)} rounds up: ${up}×${up}. A window that does not fit whole is left out: ${small}×${small}.`,
    ],
    pool !== 'global' && [
      learnt((side / window) ** 2 * maps),
      (v) =>
        `${num(v)} divides the cells by ${window * window}. Windows that hang over are left out.`,
    ],
    pool !== 'global' && [
      learnt(maps),
      (v) =>
        `${num(v)} is what global pooling would leave. Here each map keeps ${small}×${small} cells.`,
    ],
    pool === 'global' && [
      learnt(1),
      (v) => `${num(v)} pools over the maps as well. Each map leaves a number of its own.`,
    ],
  ];
}

export default (random: Random): Exercise => pose(draw(random));

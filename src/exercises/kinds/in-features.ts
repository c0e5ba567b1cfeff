import type { Random } from '#engine/index.ts';
import type { Exercise } from '../exercise.ts';
import { mistakesIn } from '../mistakes.ts';
import {
  drawNetwork,
  linesOf,
  readingsOf,
  shapeLines,
  type SmallNetwork,
} from '../small-network.ts';
import { num } from '../words.ts';

/** Long enough to be worth the sum, short enough to be multiplied on paper. */
export function draw(random: Random): SmallNetwork {
  for (;;) {
    const network = drawNetwork(random);
    const line = readingsOf(network).at(-1)!.input[0]!;
    if (line >= 16 && line <= 3000) return network;
  }
}

/** What in_features does the dense layer need? */
export function pose(network: SmallNetwork): Exercise {
  const layers = readingsOf(network);
  const flat = layers.find(({ kind }) => kind === 'flatten')!;
  const [height, width, channels] = flat.input as readonly [number, number, number];
  const answer = flat.shape[0]!;
  const { side, units } = network;
  const formula = `${height}·${width}·${channels} = ${num(answer)}`;
  const last = network.convs.at(-1)!;
  const unpooled = layers.findLast(({ kind }) => kind === 'conv')!.shape;
  const halved = network.convs.reduce((along, { pooled }) => (pooled ? along >> 1 : along), side);
  return {
    question: [
      ...linesOf(network),
      'How many numbers must the dense layer expect, its in_features?',
    ],
    fields: [
      {
        kind: 'count',
        label: 'in_features',
        hint: 'Follow the side through every layer. At the end multiply height, width and channels.',
      },
    ],
    answer: [answer],
    mistakes: mistakesIn(0, answer, [
      [
        channels,
        (v) => `${num(v)} is the number of maps. Each of them has ${height}·${width} cells.`,
      ],
      [height * width, (v) => `${num(v)} is one map. There are ${channels} of them.`],
      [
        height * channels,
        (v) => `${num(v)} counts one side of the maps. They are ${height} high and ${width} wide.`,
      ],
      [
        halved * halved * channels,
        (v) =>
          `${num(v)} is what comes out if convolutions keep the size. Without padding they do not.`,
      ],
      last.pooled && [
        unpooled.reduce((product, along) => product * along, 1),
        (v) => `${num(v)} is the size before the last pool.`,
      ],
      [
        side * side * network.channels,
        (v) =>
          `${num(v)} is the picture itself. The dense layer reads what the last layer of maps makes.`,
      ],
      [
        answer * units,
        (v) =>
          `${num(v)} are the weights of the dense layer. One unit has as many as the line is long.`,
      ],
      [units, (v) => `${num(v)} is what the dense layer gives, its out_features.`],
    ]),
    right: `${formula}.`,
    solution: [
      ...shapeLines(network).slice(0, -1),
      'Flattening counts every cell of every map: height by width by channels.',
      { formula },
    ],
  };
}

export default (random: Random): Exercise => pose(draw(random));

import type { Random } from '#engine/index.ts';
import type { Exercise } from '../exercise.ts';
import { mistakesIn } from '../mistakes.ts';
import {
  drawNetwork,
  learntText,
  linesOf,
  readingsOf,
  shapeLines,
  type SmallNetwork,
} from '../small-network.ts';
import { num, sum } from '../words.ts';

/** More than this is no longer added up by hand. */
const MOST = 5000;

const totalOf = (network: SmallNetwork): number =>
  readingsOf(network).reduce((total, { parameters }) => total + parameters, 0);

/** Few enough numbers to be added up on paper. */
export function draw(random: Random): SmallNetwork {
  for (;;) {
    const network = drawNetwork(random);
    if (totalOf(network) <= MOST) return network;
  }
}

/** How many numbers does the whole network learn? */
export function pose(network: SmallNetwork): Exercise {
  const layers = readingsOf(network);
  const learning = layers.filter(({ parameters }) => parameters > 0);
  const answer = totalOf(network);
  const counts = learning.map(({ parameters }) => parameters);
  const biases = learning.reduce((total, { shape }) => total + shape.at(-1)!, 0);
  const [first = 0, second = 0, dense = 0] = counts;
  const { filters, kernel } = network.convs[1]!;
  const flat = filters * (kernel * kernel + 1);
  const formula = `${sum(counts)} = ${num(answer)}`;
  return {
    question: [...linesOf(network), 'How many numbers does the whole network learn?'],
    fields: [
      {
        kind: 'count',
        label: 'Numbers to learn',
        hint: 'Take the layers one by one. Pools and flattening learn nothing; for the dense layer you need the shape that reaches it.',
      },
    ],
    answer: [answer],
    mistakes: mistakesIn(0, answer, [
      [
        answer - biases,
        (v) =>
          `${num(v)} are the weights. There are ${num(biases)} biases as well, one a kernel and one a unit.`,
      ],
      [
        first + second,
        (v) => `${num(v)} is for the convolutions. The dense layer learns ${num(dense)} more.`,
      ],
      [dense, (v) => `${num(v)} is the dense layer alone.`],
      [
        first + flat + dense,
        (v) =>
          `${num(v)} takes the second kernels as one sheet deep. They are as deep as what they read.`,
      ],
      [
        layers.reduce((total, { multiplyAdds }) => total + multiplyAdds, 0),
        (v) =>
          `${num(v)} is the number of multiplications. Each weight is learnt once, however often it is used.`,
      ],
    ]),
    right: `${formula}.`,
    solution: [
      ...shapeLines(network),
      ...learning.map((layer) => `${layer.name} learns ${learntText(layer)}.`),
      { formula },
    ],
  };
}

export default (random: Random): Exercise => pose(draw(random));

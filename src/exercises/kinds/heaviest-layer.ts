import type { Random } from '#engine/index.ts';
import type { Exercise } from '../exercise.ts';
import { mistakesIn, type Tried } from '../mistakes.ts';
import {
  drawNetwork,
  learntText,
  linesOf,
  readingsOf,
  type Reading,
  type SmallNetwork,
} from '../small-network.ts';
import { num } from '../words.ts';

type Measure = 'parameters' | 'multiplyAdds';

/** Layers as the question numbers them: flattening and the dense layer behind it are one. */
const numbered = (network: SmallNetwork): readonly Reading[] =>
  readingsOf(network).filter(({ kind }) => kind !== 'flatten');

/** The most of two must be more than the next by a fifth, so that nothing hangs on a small sum. */
function clear(layers: readonly Reading[], of: Measure): boolean {
  const [most, next] = layers.map((layer) => layer[of]).sort((a, b) => b - a);
  return most! > 1.2 * next!;
}

/** Networks whose two answers are clear; often they are two layers. */
export function draw(random: Random): SmallNetwork {
  const apart = random.chance(0.7);
  for (;;) {
    const network = drawNetwork(random);
    const layers = numbered(network);
    const found = most(layers, 'parameters') !== most(layers, 'multiplyAdds');
    if (found === apart && clear(layers, 'parameters') && clear(layers, 'multiplyAdds'))
      return network;
  }
}

/** The place of the layer with the most, counted from 1. */
function most(layers: readonly Reading[], of: Measure): number {
  const counts = layers.map((layer) => layer[of]);
  return counts.indexOf(Math.max(...counts)) + 1;
}

/** Which layer has the most to learn, and which the most to compute? */
export function pose(network: SmallNetwork): Exercise {
  const layers = numbered(network);
  const answer = [most(layers, 'parameters'), most(layers, 'multiplyAdds')] as const;
  const learning = layers.filter(({ parameters }) => parameters > 0);
  const place = (layer: Reading): number => layers.indexOf(layer) + 1;
  return {
    question: [
      ...linesOf(network),
      'Which layer has the most numbers to learn, and which does the most multiplications? Write their numbers.',
    ],
    fields: [
      {
        kind: 'count',
        label: 'Most to learn',
        hint: 'The last pool decides how much the dense layer has to learn: count its line.',
      },
      {
        kind: 'count',
        label: 'Most work',
        hint: 'A convolution uses each weight again at every place of its map.',
      },
    ],
    answer,
    mistakes: [
      ...mistakesIn(0, answer[0], tried(layers, 'parameters', 'numbers to learn')),
      ...mistakesIn(1, answer[1], tried(layers, 'multiplyAdds', 'multiplications')),
    ],
    right: `Layer ${answer[0]} learns ${num(layers[answer[0] - 1]!.parameters)} numbers; layer ${answer[1]} does ${num(layers[answer[1] - 1]!.multiplyAdds)} multiplications.`,
    solution: [
      ...learning.map(
        (layer) =>
          `Layer ${place(layer)} learns ${learntText(layer)} and does ${workText(layer)} multiplications.`,
      ),
      `The most to learn and the most work: ${answer.join(', ')}`,
    ],
  };
}

/** The multiplications of a convolution or a dense layer, as a product. */
function workText({ kind, shape, input, kernel, multiplyAdds }: Reading): string {
  const factors = kind === 'conv' ? [...shape, kernel, kernel, input[2]!] : [shape[0]!, input[0]!];
  return `${factors.join('·')} = ${num(multiplyAdds)}`;
}

/** What is wrong with each of the other layers. */
function tried(layers: readonly Reading[], of: Measure, noun: string): Tried[] {
  const top = Math.max(...layers.map((layer) => layer[of]));
  return layers.map((layer, i) => [
    i + 1,
    () =>
      layer.parameters === 0
        ? `Layer ${i + 1} is a pool: it has nothing to learn and nothing to multiply, so 0 ${noun}.`
        : `Layer ${i + 1} has ${num(layer[of])} ${noun}; another has ${num(top)}.`,
  ]);
}

export default (random: Random): Exercise => pose(draw(random));

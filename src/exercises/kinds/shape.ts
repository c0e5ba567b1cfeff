import type { Random } from '#engine/index.ts';
import type { Exercise, Side } from '../exercise.ts';
import { mistakesIn, type Tried } from '../mistakes.ts';
import { convSummary } from '../one-conv.ts';
import { pick, whole } from '../pick.ts';
import { formulaOf, hintAlong, leftOverSentence, mistakesAlong, settings } from '../side.ts';
import { num } from '../words.ts';

/** What the question names. */
export interface Layer extends Omit<Side, 'size' | 'dilation'> {
  readonly input: readonly [height: number, width: number, channels: number];
  readonly filters: number;
}

/** Sides of 8 to 48 cells, sometimes square; no cell is skipped between two windows. */
export function draw(random: Random): Layer {
  const kernel = pick(random, [1, 3, 3, 3, 5, 5, 7]);
  const stride = kernel > 1 && random.chance(0.6) ? whole(random, 2, Math.min(3, kernel)) : 1;
  const padding = random.chance(0.4) ? 0 : whole(random, 0, Math.floor(kernel / 2));
  const channels = pick(random, [1, 3, 3, 4, 8, 16]);
  const filters = pick(
    random,
    [4, 6, 8, 10, 16, 24, 32].filter((count) => count !== channels),
  );
  const side = (): number => 2 * whole(random, 4, 24) + (random.chance(0.3) ? 1 : 0);
  const height = side();
  const width = random.chance(0.4) ? height : side();
  return { input: [height, width, channels], kernel, stride, padding, filters };
}

/** What shape comes out? */
export function pose(layer: Layer): Exercise {
  const { input, kernel, stride, padding, filters } = layer;
  const [height, width, channels] = input;
  const answer = convSummary(input, { filters, kernel, stride, padding }).shape;
  const side = (size: number): Side => ({ size, kernel, stride, padding, dilation: 1 });
  const lost = [leftOverSentence(side(height), 'row'), leftOverSentence(side(width))];
  const sides =
    height === width
      ? `Height and width alike: ${formulaOf(side(height))}.`
      : `Height: ${formulaOf(side(height))}. Width: ${formulaOf(side(width))}.`;
  const depth =
    channels > 1
      ? `Each kernel is ${channels} deep, sums over all channels`
      : 'Each kernel is one sheet deep';
  const shape = answer.map(num).join('×');
  return {
    question: [
      `${channels > 3 ? 'A block' : 'A picture'} of ${height}×${width}×${channels} goes through ${filters} kernels of ${kernel}×${kernel}, ` +
        `with ${settings(side(width))}. What shape comes out?`,
    ],
    fields: [
      { kind: 'count', label: 'Height', hint: hintAlong },
      { kind: 'count', label: 'Width', hint: hintAlong },
      { kind: 'count', label: 'Channels', hint: 'Each kernel makes one map.' },
    ],
    between: '×',
    answer,
    mistakes: [
      ...mistakesIn(0, answer[0]!, [
        ...mistakesAlong(side(height)),
        [answer[1]!, (v) => `${num(v)} is the width. Height stands first.`],
      ]),
      ...mistakesIn(1, answer[1]!, [
        ...mistakesAlong(side(width)),
        [answer[0]!, (v) => `${num(v)} is the height. Width stands second.`],
      ]),
      ...mistakesIn(2, filters, depthMistakes(layer)),
    ],
    right: `${sides} One map for each of the ${filters} kernels.`,
    solution: [
      ...sides.split(/(?<=\.) (?=Width)/),
      ...lost.filter((sentence) => sentence !== undefined),
      `${depth} and makes one map; ${filters} kernels make ${filters} maps.`,
      { formula: shape },
    ],
  };
}

function depthMistakes({ input: [, , channels], filters, kernel }: Layer): Tried[] {
  return [
    [
      channels,
      (v) => `${num(v)} is the depth of what went in. What comes out has one map a kernel.`,
    ],
    [
      channels * filters,
      (v) =>
        `${num(v)} is ${channels}·${filters}. A kernel adds up all channels into one map, not one map each.`,
    ],
    [1, () => '1 is the one map of a single kernel. Count the kernels.'],
    [
      filters + channels,
      (v) => `${num(v)} keeps the old channels beside the new maps. They are used up.`,
    ],
    [kernel, (v) => `${num(v)} is the side of a kernel. Count how many kernels there are.`],
  ];
}

export default (random: Random): Exercise => pose(draw(random));

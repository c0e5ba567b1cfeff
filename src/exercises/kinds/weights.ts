import type { Random } from '#engine/index.ts';
import type { Exercise } from '../exercise.ts';
import { mistakesIn, type Tried } from '../mistakes.ts';
import { convSummary } from '../one-conv.ts';
import { pick } from '../pick.ts';
import { num } from '../words.ts';

/** What the question names. */
export interface Layer {
  /** Side of the picture, which does not matter. */
  readonly size: number;
  readonly channels: number;
  readonly kernel: number;
  readonly filters: number;
  readonly bias: boolean;
}

/** More weights than this are no longer worked out by hand. */
const MOST = 5000;

const HINT =
  'Begin with one kernel: how wide, how high and how deep is it? Its bias comes on top. ' +
  'Then count the kernels.';

/** Few enough weights to be multiplied on paper, and more than one in a kernel. */
export function draw(random: Random): Layer {
  for (;;) {
    const layer = {
      size: pick(random, [28, 32, 48, 64, 224]),
      channels: pick(random, [1, 3, 3, 3, 4, 8, 16]),
      kernel: pick(random, [1, 3, 3, 3, 5, 7]),
      filters: pick(random, [4, 6, 8, 10, 12, 16, 20, 32]),
      bias: random.chance(0.7),
    };
    if (layer.kernel * layer.channels > 1 && summaryOf(layer).parameters <= MOST) return layer;
  }
}

const summaryOf = ({ size, channels, kernel, filters, bias }: Layer) =>
  convSummary([size, size, channels], { filters, kernel, bias });

/** How many numbers does the layer learn? */
export function pose(layer: Layer): Exercise {
  const { size, channels: c, kernel: k, filters: f, bias } = layer;
  const answer = summaryOf(layer).parameters;
  const deep = k * k * c;
  const factors = c > 1 ? `${k}·${k}·${c}` : `${k}·${k}`;
  const formula = `${bias ? `${f} · (${factors} + 1)` : `${f} · ${factors}`} = ${num(answer)}`;
  const depth = c > 1 ? 'as deep as the input' : 'one sheet deep, like the input';
  return {
    question: [
      `A convolution reads ${size}×${size}×${c}. It has ${f} kernels of ${k}×${k}, ` +
        `${bias ? 'each with a bias' : 'without biases'}. How many numbers does it learn?`,
    ],
    fields: [{ kind: 'count', label: 'Numbers to learn', hint: HINT }],
    answer: [answer],
    mistakes: mistakesIn(0, answer, bias ? mistakesWithBias(layer) : mistakesWithoutBias(layer)),
    right: `${formula}.`,
    solution: [
      `One kernel is ${k} wide, ${k} high and ${depth}: ${factors} = ${deep} weights. ` +
        (bias ? `With its bias it has ${deep + 1} numbers. ` : '') +
        `There are ${f} such kernels.`,
      'How large the picture is does not matter: the same weights are used at every place.',
      { formula },
    ],
  };
}

function mistakesWithBias(layer: Layer): Tried[] {
  const { channels: c, kernel: k, filters: f } = layer;
  const window = k * k;
  const deep = window * c;
  return [
    [deep * f, (v) => `${num(v)} are the weights. Each of the ${f} kernels also has a bias.`],
    [(window + 1) * f, (v) => `${num(v)} is for kernels one sheet deep. ${asDeep(c)}`],
    [
      window * f,
      (v) => `${num(v)} leaves out depth and biases: each kernel has ${c} slices and a bias.`,
    ],
    [deep * f + 1, (v) => `${num(v)} has one bias for the whole layer. Each kernel has its own.`],
    [
      (window + 1) * c * f,
      (v) => `${num(v)} gives each slice a bias. A kernel has one for all its slices.`,
    ],
    [
      deep * f + c,
      (v) => `${num(v)} has a bias for each channel that comes in. Biases belong to the kernels.`,
    ],
    [deep + 1, (v) => `${num(v)} is one kernel. The layer has ${f} of them.`],
    [deep, (v) => `${num(v)} is one kernel without its bias. The layer has ${f} of them.`],
    ...mistakesOfAll(layer),
  ];
}

function mistakesWithoutBias(layer: Layer): Tried[] {
  const { channels: c, kernel: k, filters: f } = layer;
  return [
    [k * k * c * f + f, (v) => `${num(v)} counts ${f} biases. This layer has none.`],
    [k * k * f, (v) => `${num(v)} is for kernels one sheet deep. ${asDeep(c)}`],
    [k * k * c, (v) => `${num(v)} is one kernel. The layer has ${f} of them.`],
    ...mistakesOfAll(layer),
  ];
}

const asDeep = (channels: number): string =>
  `The input has ${channels} channels, and so has each kernel.`;

function mistakesOfAll(layer: Layer): Tried[] {
  const { size, channels: c, kernel: k, filters: f, bias } = layer;
  const biases = bias ? f : 0;
  return [
    [
      k * c * f + biases,
      (v) => `${num(v)} counts one side of the kernel. It is ${k} wide and ${k} high.`,
    ],
    [
      k * k * c + f,
      (v) =>
        `${num(v)} adds the number of kernels. Each has ${k * k * c} weights of its own: multiply.`,
    ],
    [
      summaryOf(layer).multiplyAdds,
      (v) =>
        `${num(v)} is the number of multiplications, without padding. ` +
        'Each weight is learnt once and used at every place.',
    ],
    [
      size * size * c * f + biases,
      (v) => `${num(v)} wires up the whole picture. A kernel has weights for one window only.`,
    ],
  ];
}

export default (random: Random): Exercise => pose(draw(random));

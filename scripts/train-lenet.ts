// Trains the LeNet-5 of the layer explorer and writes it in eight bits: node scripts/train-lenet.ts [--mnist DIR] [--epochs N] [--seed N] [--drawn N] [--out DIR]
import '#engine/fast.ts';
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deform } from '#engine/data/deform.ts';
import { fromEightBits, toEightBits } from '#engine/eight-bits.ts';
import { buildNetwork, summary } from '#engine/index.ts';
import type { Network, NetworkSpec } from '#engine/index.ts';
import { leNet5Modern } from '#engine/zoo/lenet.ts';
import { together, usualFolder } from './training/examples.ts';
import { BATCH, learn, percent } from './training/learn.ts';
import { examine, lessonsFrom, mnistFrom, saidLessons } from './training/lessons.ts';
import { modelCard } from './training/model-card.ts';
import { wholeNumber } from './training/options.ts';

const { values } = parseArgs({
  options: {
    mnist: { type: 'string', default: usualFolder },
    epochs: { type: 'string', default: '30' },
    seed: { type: 'string', default: '5' },
    drawn: { type: 'string', default: '20000' },
    out: { type: 'string', default: 'public/models' },
  },
});
const epochs = wholeNumber('epochs', values.epochs, 1);
const seed = wholeNumber('seed', values.seed);
const drawn = wholeNumber('drawn', values.drawn, 10);

/** Found by trial. */
const RATE = 0.003;

/** The same network on 28×28: two cells of zeros are added by the first layer, not by the reader. */
const onSmall: NetworkSpec = {
  ...leNet5Modern,
  input: [28, 28, 1],
  layers: leNet5Modern.layers.map((layer) =>
    layer.name === 'conv1' && layer.kind === 'conv' ? { ...layer, padding: 2 } : layer,
  ),
};

const mnist = await mnistFrom(values.mnist);
const lessons = together(lessonsFrom(mnist, drawn));
const began = performance.now();
const learnt = learn(onSmall, lessons, { epochs, seed, change: deform, rate: RATE });
const seconds = (performance.now() - began) / 1000;

const bytes = toEightBits(learnt);
const shipped: Network = fromEightBits(onSmall, bytes);
const rounded = (of: Network, said: string) =>
  examine(of, mnist).map(({ on, score }) => ({ on: on + said, score }));
const exams = [...rounded(shipped, ''), ...rounded(learnt, ', before rounding to eight bits')];
for (const { on, score } of exams) console.log(`${on}: ${percent(score.accuracy)}`);

// Built once more, so that what is written is a network that runs on 32×32.
const { spec } = buildNetwork(leNet5Modern, shipped.weights);
const { parameters } = summary(spec);
const file = (ending: string): string => join(values.out, `${spec.name}.${ending}`);
const checksum = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
await mkdir(values.out, { recursive: true });
await writeFile(
  file('json'),
  `${JSON.stringify({ spec, parameters, bits: 8, sha256: checksum }, null, 2)}\n`,
);
await writeFile(file('bin'), bytes);
await writeFile(
  file('md'),
  modelCard({
    name: spec.name,
    parameters,
    form: 'kernels in signed bytes with a step for each filter or unit, the rest 32-bit floats (`engine/eight-bits.ts`)',
    data: [
      ...saidLessons(mnist, drawn),
      'Two rows and columns of paper are added on each side: LeNet-5 reads 32×32.',
    ],
    epochs,
    settings: `Adam in batches of ${BATCH}, its rate on one cycle up to ${RATE};`,
    seed,
    seconds,
    exams,
    command: `node scripts/train-lenet.ts --epochs ${epochs} --seed ${seed} --drawn ${drawn}`,
  }),
);
console.log(`Written: ${file('json')}, ${file('bin')}, ${file('md')}.`);

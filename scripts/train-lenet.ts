// Trains the LeNet-5 of the layer explorer and writes it: node scripts/train-lenet.ts [--mnist DIR] [--epochs N] [--seed N] [--drawn N] [--out DIR]
import '#engine/fast.ts';
import { parseArgs } from 'node:util';
import { deform } from '#engine/data/deform.ts';
import { fromEightBits } from '#engine/eight-bits.ts';
import { buildNetwork, writeWeights } from '#engine/index.ts';
import type { NetworkSpec } from '#engine/index.ts';
import { leNet5Modern } from '#engine/zoo/lenet.ts';
import { together, usualFolder } from './training/examples.ts';
import { BATCH, learn } from './training/learn.ts';
import { examineBoth, lessonsFrom, mnistFrom, saidLessons } from './training/lessons.ts';
import { wholeNumber } from './training/options.ts';
import { ship } from './training/ship.ts';

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

// Built once more, so that what is written is a network that runs on 32×32.
const files = writeWeights(buildNetwork(leNet5Modern, learnt.weights));
await ship(values.out, files, {
  data: [
    ...saidLessons(mnist, drawn),
    'Two rows and columns of paper are added on each side: LeNet-5 reads 32×32.',
  ],
  epochs,
  settings: `Adam in batches of ${BATCH}, its rate on one cycle up to ${RATE};`,
  seed,
  seconds,
  exams: examineBoth(fromEightBits(onSmall, files.bytes), learnt, mnist),
  command: `node scripts/train-lenet.ts --epochs ${epochs} --seed ${seed} --drawn ${drawn}`,
});

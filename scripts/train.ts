// Trains the weights the book ships: npm run train -- [--mnist DIR] [--epochs N] [--seed N] [--out DIR]
import { parseArgs } from 'node:util';
import { deform } from '#engine/data/deform.ts';
import { readWeights, writeWeights, zoo } from '#engine/index.ts';
import { together, usualFolder } from './training/examples.ts';
import { BATCH, learn, RATE } from './training/learn.ts';
import { examineBoth, lessonsFrom, mnistFrom, saidLessons } from './training/lessons.ts';
import { wholeNumber } from './training/options.ts';
import { ship } from './training/ship.ts';

const { values } = parseArgs({
  options: {
    mnist: { type: 'string', default: usualFolder },
    epochs: { type: 'string', default: '30' },
    seed: { type: 'string', default: '14' },
    drawn: { type: 'string', default: '20000' },
    out: { type: 'string', default: 'public/models' },
  },
});
const epochs = wholeNumber('epochs', values.epochs, 1);
const seed = wholeNumber('seed', values.seed);
const drawn = wholeNumber('drawn', values.drawn, 10);

const mnist = await mnistFrom(values.mnist);
const lessons = lessonsFrom(mnist, drawn);
const began = performance.now();
const learnt = learn(zoo['tiny-cnn'], together(lessons), { epochs, seed, change: deform });
const seconds = (performance.now() - began) / 1000;

const files = writeWeights(learnt);
await ship(values.out, files, {
  data: saidLessons(mnist, drawn),
  epochs,
  settings: `Adam in batches of ${BATCH}, its rate on one cycle up to ${RATE};`,
  seed,
  seconds,
  exams: examineBoth(readWeights(files.json, files.bytes), learnt, mnist),
  command: `npm run train -- --epochs ${epochs} --seed ${seed} --drawn ${drawn}`,
});

// Trains the weights the book ships: npm run train -- [--mnist DIR] [--epochs N] [--seed N] [--out DIR]
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deform } from '#engine/data/deform.ts';
import { writeWeights, zoo } from '#engine/index.ts';
import { together, usualFolder } from './training/examples.ts';
import { BATCH, learn, percent, RATE } from './training/learn.ts';
import { examine, lessonsFrom, mnistFrom, saidLessons } from './training/lessons.ts';
import { modelCard } from './training/model-card.ts';
import { wholeNumber } from './training/options.ts';

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
const network = learn(zoo['tiny-cnn'], together(lessons), { epochs, seed, change: deform });
const seconds = (performance.now() - began) / 1000;

const exams = examine(network, mnist);
for (const { on, score } of exams) console.log(`${on}: ${percent(score.accuracy)}`);

const { json, bytes } = writeWeights(network);
const file = (ending: string): string => join(values.out, `${json.spec.name}.${ending}`);
await mkdir(values.out, { recursive: true });
await writeFile(file('json'), `${JSON.stringify(json, null, 2)}\n`);
await writeFile(file('bin'), bytes);
await writeFile(
  file('md'),
  modelCard({
    name: json.spec.name,
    parameters: json.parameters,
    form: '32-bit floats, little-endian',
    data: saidLessons(mnist, drawn),
    epochs,
    settings: `Adam in batches of ${BATCH}, its rate on one cycle up to ${RATE};`,
    seed,
    seconds,
    exams,
    command: `npm run train -- --epochs ${epochs} --seed ${seed} --drawn ${drawn}`,
  }),
);
console.log(`Written: ${file('json')}, ${file('bin')}, ${file('md')}.`);

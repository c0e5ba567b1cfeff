// Trains the weights the book ships: npm run train -- [--mnist DIR] [--epochs N] [--seed N] [--out DIR]
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deform } from '#engine/data/deform.ts';
import { drawnExamples } from '#engine/data/drawn.ts';
import { tame } from '#engine/data/handwriting.ts';
import { evaluate, writeWeights } from '#engine/index.ts';
import type { Examples } from '#engine/index.ts';
import { part, readMnist, TEACHING, together, usualFolder } from './training/examples.ts';
import { BATCH, learn, percent, RATE } from './training/learn.ts';
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

/** Seeds of the digits that examine; those that teach count up from 1, far below. */
const EXAM_SEEDS = 900_000_000;

const mnist = await readMnist(values.mnist);
if (!mnist)
  console.log(
    `MNIST is not in ${values.mnist}, so the network learns from drawn digits alone and will read ` +
      'less well. --mnist names the folder with train-images-idx3-ubyte.gz and train-labels-idx1-ubyte.gz.',
  );

const half = Math.round(drawn / 2);
const lessons: readonly Examples[] = [
  ...(mnist ? [part(mnist, 0, TEACHING)] : []),
  drawnExamples(half, 1),
  drawnExamples(drawn - half, 1 + half, tame),
];
const began = performance.now();
const network = learn(together(lessons), { epochs, seed, change: deform });
const seconds = (performance.now() - began) / 1000;

const exams = [
  ...(mnist
    ? [{ on: 'the last 10,000 of MNIST’s training file', of: part(mnist, TEACHING, 60_000) }]
    : []),
  { on: '10,000 digits drawn by the book', of: drawnExamples(10_000, EXAM_SEEDS, tame) },
].map(({ on, of }) => ({ on, score: evaluate(network, of) }));
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
    data: [
      ...(mnist
        ? [
            'The first 50,000 images of MNIST’s training file (LeCun, Cortes, Burges; CC BY-SA 3.0). ' +
              'No image of it is part of the book.',
          ]
        : []),
      `${drawn.toLocaleString('en')} digits drawn by the book (\`engine/data/handwriting.ts\`), seeds 1 to ${drawn}, the second half in the tamer hand.`,
      'Each, every time it is seen, turned, scaled, sheared and shifted by another random amount (`engine/data/deform.ts`).',
    ],
    epochs,
    settings: `Adam in batches of ${BATCH}, its rate on one cycle up to ${RATE};`,
    seed,
    seconds,
    exams,
    command: `npm run train -- --epochs ${epochs} --seed ${seed} --drawn ${drawn}`,
  }),
);
console.log(`Written: ${file('json')}, ${file('bin')}, ${file('md')}.`);

// Trains the six networks of the widget shift-tolerance, which learn from the book's own handwriting
// alone: npm run train:shifts -- [--mnist DIR] [--drawn N] [--epochs N] [--seed N] [--out DIR]
import '#engine/fast.ts';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { drawnExamples } from '#engine/data/drawn.ts';
import { tame } from '#engine/data/handwriting.ts';
import { readWeights, writeWeights } from '#engine/index.ts';
import type { Change, Network } from '#engine/index.ts';
import { moved } from '#src/widgets/equivariance/model.ts';
import { curvesOf } from '#src/widgets/shift-tolerance/accuracy.ts';
import { drawDigit, SET_SIZE } from '#src/widgets/shift-tolerance/digits.ts';
import { SHOWN } from '#src/widgets/shift-tolerance/networks.ts';
import { part, readMnist, TEACHING, usualFolder } from './training/examples.ts';
import { BATCH, learn, RATE } from './training/learn.ts';
import { wholeNumber } from './training/options.ts';
import { shiftCard } from './training/shift-card.ts';
import { examine } from './training/shift-exam.ts';
import { shiftSpecs } from './training/shift-specs.ts';

const { values } = parseArgs({
  options: {
    mnist: { type: 'string', default: usualFolder },
    drawn: { type: 'string', default: '20000' },
    epochs: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: 'public/models' },
  },
});
const drawn = wholeNumber('drawn', values.drawn, 10);
const epochs = wholeNumber('epochs', values.epochs, 1);
const seed = wholeNumber('seed', values.seed);

const shift: Change = (picture, random) => {
  const by = (): number => Math.floor(random.unit() * (2 * SHOWN + 1)) - SHOWN;
  picture.set(moved(picture, by(), by()));
};

const lessons = drawnExamples(drawn, 1);
const began = performance.now();
const trained = shiftSpecs.map((spec): Network => {
  console.log(`\n${spec.name}`);
  // What is shown in many places takes longer to learn.
  return spec.name === 'shown-shifts'
    ? learn(spec, lessons, { seed, epochs: 2 * epochs, change: shift })
    : learn(spec, lessons, { seed, epochs });
});
const seconds = (performance.now() - began) / 1000;

const written = trained.map(writeWeights);
const networks = written.map(({ json, bytes }) => readWeights(json, bytes));
const files = written.map(({ json }) => json);

const firstSet = Array.from({ length: SET_SIZE }, (_, i) => drawDigit(1, i));
const curves = curvesOf(networks, firstSet);

const file = (ending: string): string => join(values.out, `shift-networks.${ending}`);
const json = { networks: files, firstSet: curves };
await mkdir(values.out, { recursive: true });
await writeFile(file('json'), `${JSON.stringify(json, null, 2)}\n`);
await writeFile(file('bin'), Buffer.concat(written.map(({ bytes }) => bytes)));

const mnist = await readMnist(values.mnist);
if (!mnist)
  console.log(`\nMNIST is not in ${values.mnist}: the model card will say nothing of it.`);
const drawnExam = drawnExamples(10_000, 900_000_000, tame);
const exams = [
  { on: '10,000 digits drawn by the book', curves: examine(networks, drawnExam) },
  ...(mnist
    ? [
        {
          on: 'the last 10,000 of MNIST’s training file',
          curves: examine(networks, part(mnist, TEACHING, 60_000)),
        },
      ]
    : []),
];

await writeFile(
  file('md'),
  shiftCard({
    files,
    drawn,
    settings: `Adam in batches of ${BATCH}, its rate on one cycle up to ${RATE}, seed ${seed}, ${epochs} epochs; \`shown-shifts\` ${2 * epochs} epochs`,
    shown: SHOWN,
    seconds,
    exams: [{ on: `set 1 of the widget, ${SET_SIZE} digits`, curves }, ...exams],
    unrounded: examine(trained, drawnExam, [0]),
    command: `npm run train:shifts -- --drawn ${drawn} --epochs ${epochs} --seed ${seed}`,
  }),
);
console.log(`\nWritten: ${file('json')}, ${file('bin')}, ${file('md')}.`);

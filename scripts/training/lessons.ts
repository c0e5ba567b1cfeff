import { drawnExamples } from '#engine/data/drawn.ts';
import { tame } from '#engine/data/handwriting.ts';
import { evaluate } from '#engine/index.ts';
import type { Examples, Network } from '#engine/index.ts';
import { part, readMnist, TEACHING } from './examples.ts';
import type { Exam } from './model-card.ts';

/** Seeds of the digits that examine; those that teach count up from 1, far below. */
const EXAM_SEEDS = 900_000_000;

/** MNIST's training file, or, where it is not there, nothing and a sentence that says so. */
export async function mnistFrom(folder: string): Promise<Examples | null> {
  const mnist = await readMnist(folder);
  if (!mnist)
    console.log(
      `MNIST is not in ${folder}, so the network learns from drawn digits alone and will read ` +
        'less well. --mnist names the folder with train-images-idx3-ubyte.gz and train-labels-idx1-ubyte.gz.',
    );
  return mnist;
}

/** What the book's networks for digits learn from: MNIST, if it is there, and `drawn` digits. */
export function lessonsFrom(mnist: Examples | null, drawn: number): readonly Examples[] {
  const half = Math.round(drawn / 2);
  return [
    ...(mnist ? [part(mnist, 0, TEACHING)] : []),
    drawnExamples(half, 1),
    drawnExamples(drawn - half, 1 + half, tame),
  ];
}

/** The same lessons in words, a line each, for the model card. */
export const saidLessons = (mnist: Examples | null, drawn: number): readonly string[] => [
  ...(mnist
    ? [
        'The first 50,000 images of MNIST’s training file (LeCun, Cortes, Burges; CC BY-SA 3.0). ' +
          'No image of it is part of the book.',
      ]
    : []),
  `${drawn.toLocaleString('en')} digits drawn by the book (\`engine/data/handwriting.ts\`), seeds 1 to ${drawn}, the second half in the tamer hand.`,
  'Each, every time it is seen, turned, scaled, sheared and shifted by another random amount (`engine/data/deform.ts`).',
];

/** How well a network reads digits that no lesson shows: with its weights as shipped, then as learnt. */
export const examineBoth = (
  shipped: Network,
  learnt: Network,
  mnist: Examples | null,
): readonly Exam[] => [
  ...examine(shipped, mnist),
  ...examine(learnt, mnist).map(({ on, score }) => ({
    on: `${on}, before rounding to eight bits`,
    score,
  })),
];

function examine(network: Network, mnist: Examples | null): readonly Exam[] {
  return [
    ...(mnist
      ? [{ on: 'the last 10,000 of MNIST’s training file', of: part(mnist, TEACHING, 60_000) }]
      : []),
    { on: '10,000 digits drawn by the book', of: drawnExamples(10_000, EXAM_SEEDS, tame) },
  ].map(({ on, of }) => ({ on, score: evaluate(network, of) }));
}

// How much of MNIST is read by tiny-cnn when it has learnt from drawn digits alone?
// node scripts/handwriting.ts [--mnist DIR] [--drawn N] [--epochs N] [--seed N]
import { parseArgs } from 'node:util';
import { drawnExamples } from '#engine/data/drawn.ts';
import { evaluate, zoo } from '#engine/index.ts';
import { part, readMnist, TEACHING, usualFolder } from './training/examples.ts';
import { learn, percent } from './training/learn.ts';
import { perDigit } from './training/model-card.ts';
import { wholeNumber } from './training/options.ts';

/** What 60,000 drawn digits must teach, as a share of MNIST's last 10,000 read rightly. */
const FLOOR = 0.97;

const { values } = parseArgs({
  options: {
    mnist: { type: 'string', default: usualFolder },
    drawn: { type: 'string', default: '60000' },
    epochs: { type: 'string', default: '10' },
    seed: { type: 'string', default: '14' },
  },
});
const count = wholeNumber('drawn', values.drawn, 10);
const epochs = wholeNumber('epochs', values.epochs, 1);
const seed = wholeNumber('seed', values.seed);

const mnist = await readMnist(values.mnist);
if (!mnist) {
  console.error(
    `MNIST is not in ${values.mnist}, and without it there is nothing to measure against. --mnist ` +
      'names the folder with train-images-idx3-ubyte.gz and train-labels-idx1-ubyte.gz.',
  );
  process.exit(1);
}

const network = learn(zoo['tiny-cnn'], drawnExamples(count, 1_000_000), { epochs, seed });
const score = evaluate(network, part(mnist, TEACHING, mnist.labels.length));
console.log(
  `Learnt from ${count} drawn digits alone, read of MNIST’s last 10,000: ${percent(score.accuracy)}; ` +
    `digit by digit ${perDigit(score).join(' ')}.`,
);
if (count >= 60_000 && score.accuracy < FLOOR) {
  console.error(`That is below the floor of ${percent(FLOOR)}.`);
  process.exitCode = 1;
}

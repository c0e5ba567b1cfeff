import type { Control } from '#engine/control.ts';
import { SIDE } from '#engine/data/centre.ts';
import { drawnExamples } from '#engine/data/drawn.ts';
import { checkCount } from '#engine/examples.ts';
import { buildNetwork, initialise, startTraining, tensor } from '#engine/index.ts';
import type { Examples, LiveOptions, NetworkSpec } from '#engine/index.ts';
import type { OptimizerSpec, Trainer, Weights } from '#engine/index.ts';

/** Digits in the book's own handwriting, as `drawnExamples` draws them: a recipe, no pixels. */
export interface DrawnDigits {
  readonly drawn: number;
  readonly firstSeed: number;
}

/** A training as plain data that can be posted to a worker. */
export interface TrainingJob extends Pick<
  LiveOptions,
  'epochs' | 'batch' | 'seed' | 'schedule' | 'every' | 'watch'
> {
  readonly spec: NetworkSpec;
  /** The weights it begins with, or the seed that draws them. */
  readonly start: Weights | number;
  readonly optimizer: OptimizerSpec;
  readonly examples: Examples | DrawnDigits;
  /** Read at the end of every epoch. */
  readonly test?: Examples | DrawnDigits;
}

/**
 * Builds the network and draws the digits of a job; `turns` lets other work in meanwhile. Refuses,
 * with a `SpecError`, what cannot be trained.
 */
export async function openJob(
  { spec, start, optimizer, examples, test, ...options }: TrainingJob,
  control: Control,
  turns: () => Promise<void>,
): Promise<{ trainer: Trainer; examples: Examples; options: LiveOptions }> {
  const network = typeof start === 'number' ? initialise(spec, start) : buildNetwork(spec, start);
  const trainer = startTraining(network, optimizer);
  const given = async (lessons: Examples | DrawnDigits): Promise<Examples> =>
    'drawn' in lessons ? draw(lessons, control, turns) : lessons;
  return {
    trainer,
    examples: await given(examples),
    options: { ...options, control, ...(test && { test: await given(test) }) },
  };
}

/** Ten by ten, so that nobody waits long; what a stopped training will not see stays blank. */
async function draw(
  { drawn, firstSeed }: DrawnDigits,
  control: Control,
  turns: () => Promise<void>,
): Promise<Examples> {
  checkCount('drawn', drawn);
  const images = tensor([drawn, SIDE, SIDE, 1]);
  const labels = new Uint8Array(drawn);
  for (let i = 0; i < drawn && !control.stopped; i += 10) {
    const some = drawnExamples(Math.min(10, drawn - i), firstSeed + i);
    images.data.set(some.images.data, i * SIDE * SIDE);
    labels.set(some.labels, i);
    await turns();
  }
  return { images, labels };
}

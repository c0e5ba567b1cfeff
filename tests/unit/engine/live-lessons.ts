import { initialise, randomFrom, startTraining, tensor, train, trainLive } from '#engine/index.ts';
import type { Examples, LiveOptions, NetworkSpec, Snapshot, Trainer } from '#engine/index.ts';
import { bitsOf } from '../../bits-of.ts';

/** Tells whether the left half of a picture is brighter than the right one. */
export const halves: NetworkSpec = {
  name: 'halves',
  input: [4, 4, 1],
  layers: [
    { name: 'conv1', kind: 'conv', filters: 3, kernel: 3 },
    { name: 'relu1', kind: 'relu' },
    { name: 'drop', kind: 'dropout', rate: 0.2 },
    { name: 'flatten', kind: 'flatten' },
    { name: 'dense', kind: 'dense', units: 2 },
    { name: 'softmax', kind: 'softmax' },
  ],
};

export function pictures(count: number, seed: number): Examples {
  const random = randomFrom(seed);
  const images = tensor([count, 4, 4, 1]);
  const labels = Array.from({ length: count }, (_, image) => {
    const label = random.below(2);
    for (let i = 0; i < 16; i++) {
      const bright = (i % 4 < 2 ? 0 : 1) === label;
      images.data[image * 16 + i] = random.unit() + (bright ? 0.5 : 0);
    }
    return label;
  });
  return { images, labels };
}

export const lessons = pictures(50, 1);
export const settings = { epochs: 3, batch: 8, seed: 5, schedule: 'one-cycle' } as const;
export const STEPS = 3 * Math.ceil(50 / 8);

export const beginner = (): Trainer =>
  startTraining(initialise(halves, 1), { kind: 'adam', rate: 0.01 });
export const learntBy = (trainer: Trainer): string => bitsOf(trainer.snapshot().weights);

/** A clock by which every image takes a millisecond to learn from. */
export function slowClock(): Pick<LiveOptions, 'clock' | 'change'> {
  let time = 0;
  return { clock: () => time, change: () => void time++ };
}

export async function watchAll(
  trainer: Trainer,
  options: Partial<LiveOptions>,
): Promise<Snapshot[]> {
  const shown: Snapshot[] = [];
  for await (const snapshot of trainLive(trainer, lessons, { ...settings, ...options }))
    shown.push(snapshot);
  return shown;
}

/** What `train` learns and says, unwatched. */
export function unwatched(options: Partial<LiveOptions> = {}) {
  const trainer = beginner();
  const steps = [...train(trainer, lessons, { ...settings, ...options })];
  return { bits: learntBy(trainer), steps };
}

/** Long enough for many turns of a training that runs. */
export const meanwhile = (): Promise<void> => new Promise((done) => setTimeout(done, 30));

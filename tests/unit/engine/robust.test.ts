import { describe, expect, test } from 'vitest';
import {
  SpecError,
  evaluate,
  forward,
  initialise,
  startTraining,
  tensor,
  zoo,
} from '#engine/index.ts';
import type { NetworkSpec } from '#engine/index.ts';
import { backEnds } from './back-ends.ts';

const spec = zoo['tiny-cnn'];

/** A batch of so many images, one number of which is what is given. */
function batchWith(images: number, bad: number) {
  const batch = tensor([images, 28, 28, 1]);
  batch.data[784 * (images - 1) + 100] = bad;
  return batch;
}

describe.each(backEnds)('on the $name back end', (backend) => {
  const network = initialise(spec, 1, 'he', backend);

  test.each([NaN, Infinity, -Infinity])(
    'an input that holds %s is refused, with its place',
    (bad) => {
      const sentence = `The input holds ${bad} at place 884; every number in it must be finite.`;
      expect(() => forward(network, batchWith(2, bad))).toThrow(sentence);
      const labels = [0, 1];
      expect(() => evaluate(network, { images: batchWith(2, bad), labels })).toThrow(sentence);
    },
  );

  test('a batch that holds NaN is refused, and changes nothing', () => {
    const trainer = startTraining(network, { kind: 'adam', rate: 0.01 });
    const before = trainer.snapshot().weights.get('conv1')!.kernel!.data;
    const step = (): unknown => trainer.step(batchWith(3, NaN), [1, 2, 3]);
    expect(step).toThrow('The batch holds NaN at place 1668; every number in it must be finite.');
    expect(trainer.snapshot().weights.get('conv1')!.kernel!.data).toEqual(before);
    expect(trainer.step(batchWith(3, 0.5), [1, 2, 3]).loss).toBeGreaterThan(0);
  });

  test('training that runs away says so, and what to do', () => {
    const trainer = startTraining(network, { kind: 'sgd', rate: 1e30 });
    const run = (): void => {
      for (let i = 0; i < 5; i++) trainer.step(batchWith(3, 0.5), [1, 2, 3]);
    };
    expect(run).toThrow(SpecError);
    expect(run).toThrow(/loss is no longer a number.*smaller learning rate/);
  });

  test('a batch without images is refused', () => {
    expect(() => forward(network, tensor([0, 28, 28, 1]))).toThrow('The input is 0×28×28×1');
    const trainer = startTraining(network, { kind: 'sgd', rate: 0.1 });
    expect(() => trainer.step(tensor([0, 28, 28, 1]), [])).toThrow('The input is 0×28×28×1');
  });

  test('a spec that needs more memory than there is is refused before any is taken', () => {
    const huge: NetworkSpec = {
      name: 'huge',
      input: [4096, 4096, 1],
      layers: [
        { name: 'conv1', kind: 'conv', filters: 16, kernel: 1 },
        { name: 'conv2', kind: 'conv', filters: 16, kernel: 1 },
        { name: 'conv3', kind: 'conv', filters: 16, kernel: 1 },
      ],
    };
    const large = initialise(huge, 1, 'he', backend);
    expect(() => forward(large, tensor(huge.input))).toThrow(/the most is 536870912/);
    const wide: NetworkSpec = {
      name: 'wide',
      input: [15000],
      layers: [1, 2, 3].map((i) => ({ name: `dense${i}`, kind: 'dense', units: 15000 })),
    };
    expect(() => initialise(wide, 1, 'he', backend)).toThrow(
      '"wide" has 675045000 weights; at most 536870912 fit into memory.',
    );
  });
});

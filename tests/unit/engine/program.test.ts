import { describe, expect, test } from 'vitest';
import { initialise, randomFrom, startTraining, zoo } from '#engine/index.ts';
import type { NetworkSpec } from '#engine/index.ts';
import { reference } from '#engine/kernels/reference/backend.ts';
import { wasm } from '#engine/kernels/wasm/backend.ts';
import type { KernelCall } from '#engine/layers/layer.ts';
import { planNetwork } from '#engine/plan.ts';
import { layOut, roomFor } from '#engine/program/memory.ts';
import { forwardCalls } from '#engine/program/passes.ts';
import { partOf, place, rootOf } from '#engine/program/place.ts';
import type { Place } from '#engine/program/place.ts';
import { compile } from '#engine/program/program.ts';
import { sitesFor } from '#engine/program/sites.ts';
import { trainingProgram } from '#engine/program/training.ts';
import { backEnds } from './back-ends.ts';

const skip = {
  name: 'skip',
  input: [8, 8, 3],
  layers: [
    { name: 'conv1', kind: 'conv', filters: 4, kernel: 3, padding: 1 },
    { name: 'relu1', kind: 'relu' },
    { name: 'conv2', kind: 'conv', filters: 4, kernel: 3, padding: 1 },
    { name: 'sum', kind: 'add', from: ['conv2', 'relu1'] },
    { name: 'relu2', kind: 'relu' },
    { name: 'mean', kind: 'globalAvgPool' },
    { name: 'dense', kind: 'dense', units: 3 },
    { name: 'softmax', kind: 'softmax' },
  ],
} as const satisfies NetworkSpec;

const kernelsOf = (calls: readonly KernelCall[]): string[] =>
  calls.map((call) => call.kernel + ('rectified' in call && call.rectified ? ' rectified' : ''));

describe('a forward pass', () => {
  test('is a list of kernel calls, in the order of the layers', () => {
    const plan = planNetwork(zoo['tiny-cnn']);
    expect(kernelsOf(forwardCalls(plan, sitesFor(plan, 1, 'rest', false)))).toEqual(
      'conv relu maxPool conv relu maxPool copy conv softmax'.split(' '),
    );
  });

  test('lets the layer below do the work of a ReLU that alone reads it', () => {
    const plan = planNetwork(skip);
    const fused = forwardCalls(plan, sitesFor(plan, 1, 'rest', true));
    expect(kernelsOf(fused)).toEqual([
      'conv rectified',
      'conv',
      'add rectified',
      'avgPool',
      'conv',
      'softmax',
    ]);
  });

  test('keeps a ReLU apart where its sums are read by another layer too', () => {
    const layers = [
      ...skip.layers.slice(0, 2),
      { name: 'both', kind: 'add', from: ['conv1', 'relu1'] },
    ];
    const plan = planNetwork({ ...skip, layers });
    const calls = forwardCalls(plan, sitesFor(plan, 1, 'rest', true));
    expect(kernelsOf(calls)).toEqual(['conv', 'relu', 'add']);
  });
});

describe('the memory of a program', () => {
  test('is never shared by places that are needed at once', () => {
    const random = randomFrom(7);
    for (let trial = 0; trial < 50; trial++) {
      const places = Array.from({ length: 12 }, () => place(1 + random.below(200)));
      const any = (): Place => places[random.below(places.length)]!;
      const calls = Array.from({ length: 15 }, () => copies(any(), any()));
      const kept = places.slice(0, 2);
      const layout = layOut(calls, kept);
      for (const a of places) {
        for (const b of places) {
          if (a === b || !neededAtOnce(a, b, calls, kept)) continue;
          const [from, other] = [layout.offsetOf(a), layout.offsetOf(b)];
          expect(from + a.size <= other || other + b.size <= from).toBe(true);
        }
      }
    }
  });

  test('is as small as the two largest neighbours where a chain leads from one to the next', () => {
    const chain = [500, 300, 400, 200, 100].map(place);
    const calls = chain.slice(1).map((to, i) => copies(chain[i]!, to));
    const largest = Math.max(...chain.slice(1).map((p, i) => roomFor(p) + roomFor(chain[i]!)));
    expect(layOut(calls, []).size).toBe(largest);
  });

  test('holds what is kept at its start, in its order, and parts where their whole is', () => {
    const [a, b] = [place(10), place(20)];
    const part = partOf(b, 5, 3);
    const layout = layOut([copies(a, part)], [b, a]);
    expect([layout.offsetOf(b), layout.offsetOf(part), layout.offsetOf(a)]).toEqual([0, 5, 32]);
    expect(rootOf(part)).toEqual({ root: b, at: 5 });
  });

  test('is refused, in a sentence, where it would be larger than the limit', () => {
    const huge = [place(2 ** 28), place(2 ** 28), place(2 ** 28)] as const;
    const calls = [copies(huge[0], huge[1]), copies(huge[0], huge[2]), copies(huge[1], huge[2])];
    expect(() => compile({ calls }, [], { backend: reference, kernels: {} })).toThrow(
      'This needs 805306368 numbers in memory at once; the most is 536870912.',
    );
  });

  test('is planned once: a step leaves it as large as it was, and as it is', () => {
    const network = initialise(skip, 1, 'he', wasm);
    const program = trainingProgram(network, { kind: 'adam', rate: 0.01 }, 4);
    const { buffer } = program.workspace.memory;
    const before = buffer.byteLength;
    program.run('forward');
    program.run('backward');
    expect(program.workspace.memory.buffer).toBe(buffer);
    expect(buffer.byteLength).toBe(before);
  });
});

test('the WebAssembly back end runs here, and not the reference in its place', () => {
  const own = Object.keys(wasm.open(16).kernels);
  expect(own).toEqual(expect.arrayContaining(['conv', 'convInputGradient', 'maxPool', 'adam']));
});

test.each(backEnds)('a larger batch on the $name back end forgets nothing', (backend) => {
  const random = randomFrom(3);
  const trainer = startTraining(initialise(skip, 5, 'he', backend), {
    kind: 'sgd',
    rate: 0.1,
    momentum: 0.9,
  });
  const dense = () => ({
    weights: trainer.network.weights.get('dense')!.kernel!.data.slice(),
    slopes: trainer.gradients.get('dense')!.kernel!.data.slice(),
  });
  const movement = new Float64Array(dense().weights.length);
  // Each is larger than all before it, but for the third.
  for (const images of [2, 5, 2, 9]) {
    const before = dense().weights;
    const data = Float32Array.from({ length: images * 192 }, () => random.unit());
    const labels = Array.from({ length: images }, () => random.below(3));
    trainer.step({ shape: [images, 8, 8, 3], data }, labels);
    const { weights, slopes } = dense();
    slopes.forEach((slope, i) => (movement[i] = 0.9 * movement[i]! + slope));
    weights.forEach((weight, i) => expect(weight).toBeCloseTo(before[i]! - 0.1 * movement[i]!, 6));
  }
});

function copies(input: Place, output: Place): KernelCall {
  return { kernel: 'copy', reads: { input }, writes: { output } };
}

function neededAtOnce(
  a: Place,
  b: Place,
  calls: readonly KernelCall[],
  kept: readonly Place[],
): boolean {
  const span = (p: Place): readonly [number, number] => {
    const uses = calls.flatMap(({ reads, writes }, i) =>
      [...Object.values(reads), ...Object.values(writes)].includes(p) ? [i] : [],
    );
    return kept.includes(p) ? [0, Infinity] : [Math.min(...uses), Math.max(...uses)];
  };
  const [[from, to], [start, end]] = [span(a), span(b)];
  return Number.isFinite(from) && Number.isFinite(start) && from <= end && start <= to;
}

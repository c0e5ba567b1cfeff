import { expect, test } from 'vitest';
import { randomFrom } from '#engine/index.ts';
import type { Call, KernelName } from '#engine/kernels/calls.ts';
import { reference } from '#engine/kernels/reference/backend.ts';
import { wasm } from '#engine/kernels/wasm/backend.ts';
import type { Window } from '#engine/layers/window.ts';
import { runCall } from './run-call.ts';

const random = randomFrom(41);
const pace = { rate: 0.01, unbias1: 1 / 0.19, unbias2: 1 / 0.002 };

/** Calls of every kernel but the convolutions, of sizes that do and do not fill whole vectors. */
const cases: readonly Call<Float32Array>[] = [1, 3, 4, 10, 37, 128].flatMap((size) => [
  ...cellByCell(size),
  ...alongRows(1 + (size % 7), size),
  ...pools(size),
  ...norms(size, size % 2 === 0),
  ...updates(size),
]);

const kernels = [...new Set(cases.map(({ kernel }) => kernel))];

test.each(kernels)('%s gives on WebAssembly what the reference gives', (kernel) => {
  for (const call of cases.filter((call) => call.kernel === kernel)) {
    const [found, wanted] = [runCall(wasm, call, { pace }), runCall(reference, call, { pace })];
    for (const [name, numbers] of Object.entries(wanted)) expectAlike(found[name]!, numbers);
  }
});

test('no kernel of the WebAssembly back end is left untried', () => {
  const own = Object.keys(wasm.open(16).kernels) as KernelName[];
  const tried = [...kernels, 'conv', 'convInputGradient', 'convKernelGradient'];
  expect(own.filter((name) => !tried.includes(name))).toEqual([]);
  expect(own.length).toBeGreaterThan(15);
});

test.each([NaN, Infinity, -Infinity])('%s is found wherever it hides', (bad) => {
  for (const size of [1, 5, 8, 31]) {
    for (let place = 0; place < size; place++) {
      const input = numbers(size);
      input[place] = bad;
      const call = { kernel: 'countBad', reads: { input }, writes: { count: dirty(1) } } as const;
      expect([...runCall(wasm, call).count!]).toEqual([1]);
    }
  }
});

test('means that have faded become zero on WebAssembly, before processors take long over them', () => {
  const old = Float32Array.of(2e-30, 1e-30, -1e-31, 1e-39, NaN);
  const reads = { gradients: new Float32Array(5) };
  for (const call of updates(5)) {
    const faded = 'movement' in call.writes ? { movement: old } : { mean: old };
    const weights = new Float32Array(5);
    const made = runCall(
      wasm,
      { ...call, reads, writes: { ...call.writes, weights, ...faded } } as Call<Float32Array>,
      { pace },
    );
    const [first, ...others] = made[Object.keys(faded)[0]!]!;
    expect(first).toBeCloseTo(1.8e-30, 36);
    expect(others).toEqual([0, 0, 0, NaN]);
  }
});

function cellByCell(size: number): Call<Float32Array>[] {
  const [a, b] = [numbers(size), numbers(size)];
  const output = dirty(size);
  const passed = numbers(size).map((value) => Math.max(0, value));
  return [
    { kernel: 'relu', reads: { input: a }, writes: { output } },
    { kernel: 'copy', reads: { input: a }, writes: { output } },
    { kernel: 'add', rectified: false, reads: { a, b }, writes: { output } },
    { kernel: 'add', rectified: true, reads: { a, b }, writes: { output } },
    { kernel: 'product', reads: { a, b }, writes: { output } },
    { kernel: 'countBad', reads: { input: a }, writes: { count: dirty(1) } },
    {
      kernel: 'reluGradient',
      reads: { output: passed, outputGradient: a },
      writes: { inputGradient: output },
    },
  ];
}

function alongRows(rows: number, columns: number): Call<Float32Array>[] {
  const table = numbers(rows * columns);
  const long = numbers(150 * columns);
  const [width, start] = [columns + 5, 3];
  const labels = Float32Array.from({ length: rows }, () => random.below(columns));
  const same = { columns, width, start };
  const filled = numbers(rows * width);
  return [
    { kernel: 'columnSums', reads: { table: long }, writes: { sums: dirty(columns) } },
    { kernel: 'pasteColumns', ...same, reads: { input: table }, writes: { output: filled } },
    {
      kernel: 'cutColumns',
      ...same,
      reads: { input: filled },
      writes: { output: dirty(table.length) },
    },
    {
      kernel: 'softmax',
      classes: columns,
      reads: { input: table },
      writes: { output: dirty(table.length) },
    },
    {
      kernel: 'softmaxGradient',
      classes: columns,
      reads: { output: shares(rows, columns), outputGradient: table },
      writes: { inputGradient: dirty(table.length) },
    },
    {
      kernel: 'crossEntropy',
      classes: columns,
      reads: { shares: shares(rows, columns), labels },
      writes: { losses: dirty(rows), gradient: dirty(table.length) },
    },
  ];
}

function pools(channels: number): Call<Float32Array>[] {
  const images = 2;
  return Array.from({ length: 6 }, (_, i) => windowOver(channels, i === 0)).flatMap(
    (window): Call<Float32Array>[] => {
      const [height, width] = window.input;
      const size = images * height * width * channels;
      const out = images * window.rows * window.columns * channels;
      // Few different numbers, so that largest cells have equals; some windows hold zeros only.
      const input = Float32Array.from({ length: size }, () => Math.max(0, random.below(7) - 3));
      const outputGradient = numbers(out);
      const common = { window, images };
      const pooled = { kernel: 'maxPool', ...common, reads: { input } } as const;
      const output = runCall(reference, { ...pooled, writes: { output: dirty(out) } }).output!;
      const writes = { inputGradient: dirty(size) };
      const flag = random.chance(0.5);
      return [
        { ...pooled, writes: { output: dirty(out) } },
        {
          kernel: 'maxPoolGradient',
          ...common,
          rectified: flag,
          reads: { input, output, outputGradient },
          writes,
        },
        {
          kernel: 'avgPool',
          ...common,
          countPadding: flag,
          reads: { input },
          writes: { output: dirty(out) },
        },
        {
          kernel: 'avgPoolGradient',
          ...common,
          countPadding: flag,
          reads: { outputGradient },
          writes,
        },
      ];
    },
  );
}

function norms(channels: number, given: boolean): Call<Float32Array>[] {
  const rows = 150;
  const input = numbers(rows * channels).map((value, i) => value + (i % channels));
  const [scale, shift, mean] = [numbers(channels), numbers(channels), numbers(channels)];
  const variance = numbers(channels).map(Math.abs);
  const statistics = dirty(2 * channels);
  const norm = {
    kernel: 'batchNorm',
    channels,
    epsilon: 1e-3,
    rectified: channels % 3 === 0,
    given,
    reads: { input, scale, shift, ...(given && { mean, variance }) },
    writes: { output: dirty(input.length), statistics },
  } as const;
  const found = runCall(reference, norm).statistics!;
  return [
    norm,
    {
      kernel: 'batchNormGradient',
      channels,
      given,
      reads: { input, outputGradient: numbers(input.length), scale, statistics: found },
      writes: {
        inputGradient: dirty(input.length),
        scaleGradient: dirty(channels),
        shiftGradient: dirty(channels),
      },
    },
  ];
}

function windowOver(channels: number, plain: boolean): Window {
  const input = [4 + random.below(5), 4 + random.below(5), channels] as const;
  const pair = (most: number) => [1 + random.below(most), 1 + random.below(most)] as const;
  const size = plain ? ([2, 2] as const) : pair(3);
  const stride = plain ? size : pair(3);
  const margin = (side: number) => (plain ? 0 : random.below(side));
  const padding = [margin(size[0]), margin(size[1]), margin(size[0]), margin(size[1])] as const;
  const rows = Math.floor((input[0] + padding[0] + padding[2] - size[0]) / stride[0]) + 1;
  const columns = Math.floor((input[1] + padding[1] + padding[3] - size[1]) / stride[1]) + 1;
  return { input, rows, columns, size, stride, padding, dilation: [1, 1] };
}

function updates(size: number): Call<Float32Array>[] {
  const reads = { gradients: numbers(size) };
  const [weights, mean] = [numbers(size), numbers(size)];
  const square = numbers(size).map(Math.abs);
  return [
    { kernel: 'sgd', momentum: 0.9, weightDecay: 0.01, reads, writes: { weights, movement: mean } },
    {
      kernel: 'adam',
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
      weightDecay: 0.01,
      reads,
      writes: { weights, mean, square },
    },
  ];
}

function shares(rows: number, columns: number): Float32Array {
  const input = numbers(rows * columns);
  const writes = { output: dirty(input.length) };
  return runCall(reference, { kernel: 'softmax', classes: columns, reads: { input }, writes })
    .output!;
}

function numbers(count: number): Float32Array {
  return Float32Array.from({ length: count }, () => random.range(-1, 1));
}

/** What was there before must not shine through. */
function dirty(count: number): Float32Array {
  return new Float32Array(count).fill(NaN);
}

function expectAlike(found: Float32Array, wanted: Float32Array): void {
  const scale = Math.max(1, ...wanted.map(Math.abs));
  const apart = Array.from(wanted, (value, i) => Math.abs(found[i]! - value) / scale);
  expect(apart.filter((error) => !(error < 2e-6))).toEqual([]);
}

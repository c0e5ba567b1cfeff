import { expect, test } from 'vitest';
import { readOnnx, writeOnnx } from '#engine/exchange/index.ts';
import { buildNetwork, forward, initialise, zoo } from '#engine/index.ts';
import type { Network, NetworkSpec } from '#engine/index.ts';
import { CASES, NETWORKS, drawn, lines } from './networks.ts';

test.each([...NETWORKS, ...CASES])(
  'a network comes back from ONNX to the bit ($name, $#)',
  (spec) => {
    const network = withDrawnWeights(spec);
    const back = readOnnx(writeOnnx(network));
    const input = drawn(spec.input, 5);
    expect(forward(back, input).output).toEqual(forward(network, input).output);
    expect(back.spec.layers.map(({ name, kind }) => [name, kind])).toEqual(
      spec.layers.map(({ name, kind }) => [name, kind]),
    );
  },
);

test('tiny-cnn comes back as the very same data', () => {
  const network = initialise(zoo['tiny-cnn'], 1);
  const back = readOnnx(writeOnnx(network));
  expect(back.spec).toEqual(zoo['tiny-cnn']);
  expect(back.weights).toEqual(network.weights);
});

test('what comes back is written as the same bytes again', () => {
  for (const spec of NETWORKS) {
    const bytes = writeOnnx(withDrawnWeights(spec));
    expect(writeOnnx(readOnnx(bytes))).toEqual(bytes);
  }
});

test('dense kernels are turned where only they read a flattened picture; else a Transpose is there', () => {
  const text = new TextDecoder('latin1');
  expect(text.decode(writeOnnx(initialise(zoo['tiny-cnn'], 1)))).not.toContain('Transpose');
  expect(text.decode(writeOnnx(initialise(lines, 1))).split('Transpose')).toHaveLength(2);
});

test('names inside a layer stay clear of names that layers have', () => {
  const spec: NetworkSpec = {
    name: 'clash',
    input: [2, 2, 1],
    layers: [
      { name: 'a', kind: 'conv', filters: 1, kernel: 1 },
      { name: 'a.weight', kind: 'relu' },
      { name: 'a.maps', kind: 'globalAvgPool' },
    ],
  };
  const network = initialise(spec, 1);
  expect(readOnnx(writeOnnx(network)).spec).toEqual(spec);
});

/** Like `initialise`, but with biases and running statistics that are not all alike. */
function withDrawnWeights(spec: NetworkSpec): Network {
  const network = initialise(spec, 3);
  const weights = [...network.weights].map(([name, parts], layer) => {
    const filled = Object.entries(parts).map(([part, tensor], k) => {
      const { shape, data } = drawn(tensor!.shape, 10 * layer + k);
      return [part, { shape, data: part === 'variance' ? data.map((v) => v + 1.5) : data }];
    });
    return [name, Object.fromEntries(filled)] as const;
  });
  return buildNetwork(spec, new Map(weights));
}

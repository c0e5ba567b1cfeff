import { expect, test } from 'vitest';
import { kerasSource, pytorchSource } from '#engine/exchange/index.ts';
import { STEPS } from '#engine/exchange/python/keras-steps.ts';
import { MODULES, OPERATIONS } from '#engine/exchange/python/pytorch-modules.ts';
import { WRITERS } from '#engine/exchange/onnx/writers.ts';
import { buildNetwork, forward, initialise, sizeOf, tensor } from '#engine/index.ts';
import type { NetworkSpec } from '#engine/index.ts';
import { kinds } from '#engine/layers/index.ts';
import { parameterCount } from '#engine/parameters.ts';
import { NETWORKS, branches } from './networks.ts';

// scripts/listings.py runs these files, counts their parameters and compares their answers.
const GOLDEN = '../../golden/listings';

test.each(NETWORKS)('$name is listed for PyTorch and for Keras', async (spec) => {
  const file = `${GOLDEN}/${spec.name.replaceAll('-', '_')}`;
  await expect(pytorchSource(spec)).toMatchFileSnapshot(`${file}_pytorch.py`);
  await expect(kerasSource(spec)).toMatchFileSnapshot(`${file}_keras.py`);
  await expect(answerOf(spec)).toMatchFileSnapshot(`${file}.json`);
});

test('every kind of layer can be written as ONNX, for PyTorch and for Keras', () => {
  for (const kind of Object.keys(kinds)) {
    expect(Object.keys(WRITERS)).toContain(kind);
    expect(Object.keys({ ...MODULES, ...OPERATIONS })).toContain(kind);
    expect(Object.keys(STEPS)).toContain(kind);
  }
});

test('names that Python cannot have are changed, and stay apart', () => {
  const spec: NetworkSpec = {
    name: '3 × 3',
    input: [4, 4, 1],
    layers: [
      { name: '1x1', kind: 'conv', filters: 1, kernel: 1 },
      { name: 'lambda', kind: 'relu' },
      { name: 'a/b', kind: 'relu' },
      { name: 'a_b', kind: 'add', from: ['a/b', 'lambda'] },
      { name: 'train', kind: 'flatten' },
    ],
  };
  const torch = pytorchSource(spec);
  expect(torch).toContain('class Network33(nn.Module):');
  for (const line of ['self.layer_1x1 = ', 'self.lambda_ = ', 'self.a_b = ', 'self.train_ = ']) {
    expect(torch).toContain(line);
  }
  expect(torch).toContain('x = a_b + lambda_');
  expect(kerasSource(spec)).toContain('a_b = layers.ReLU(name="a_b")(lambda_)');
});

test('a network that cannot run is refused before it is listed', () => {
  const spec = { ...branches, input: [2, 2, 4] };
  expect(() => pytorchSource(spec)).toThrow(/^stack: it stacks/);
  expect(() => kerasSource(spec)).toThrow(/^stack: it stacks/);
});

/**
 * What a listing must have and answer: with every weight 0.05 (a network so even does not care in
 * which order its weights lie) and with the sine of its place as each cell of the picture.
 */
function answerOf(spec: NetworkSpec): string {
  const network = initialise(spec, 1);
  const weights = [...network.weights].map(([name, parts]) => {
    const even = Object.entries(parts).map(([part, held]) => {
      const { shape } = held!;
      return [part, tensor(shape, new Float32Array(sizeOf(shape)).fill(0.05))];
    });
    return [name, Object.fromEntries(even)] as const;
  });
  const size = sizeOf(spec.input);
  const picture = tensor(
    spec.input,
    Float32Array.from({ length: size }, (_, i) => Math.sin(i)),
  );
  const { output } = forward(buildNetwork(spec, new Map(weights)), picture);
  const data = Array.from(output.data, (value) => Number(value.toPrecision(6)));
  const parameters = parameterCount(network);
  return `${JSON.stringify({ input: spec.input, parameters, output: { shape: output.shape, data } })}\n`;
}

import { readFileSync, readdirSync } from 'node:fs';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import { readOnnx, writeOnnx } from '#engine/exchange/index.ts';
import type { OnnxLimits } from '#engine/exchange/index.ts';
import { READERS } from '#engine/exchange/onnx/readers.ts';
import { ModelProtoSchema } from '#engine/exchange/onnx/schema.js';
import type { GraphProto } from '#engine/exchange/onnx/schema.js';
import { SpecError, initialise, randomFrom, zoo } from '#engine/index.ts';
import type { Random } from '#engine/index.ts';
import { residual } from './networks.ts';

const folder = new URL('../../fixtures/onnx/', import.meta.url);
const foreign = readdirSync(folder)
  .filter((name) => name.endsWith('.onnx'))
  .map((name) => new Uint8Array(readFileSync(new URL(name, folder))));
const digits = new Uint8Array(readFileSync(new URL('torch-digits.onnx', folder)));
const own = writeOnnx(initialise(residual, 1));

test.each([
  ['a file of PyTorch', digits],
  ['a file of ours', own],
])('%s that is cut short is refused, wherever the cut is', (_, bytes) => {
  for (let length = 0; length < bytes.length; length++) {
    const error = refusalOf(bytes.subarray(0, length));
    // A cut between the fields of the model itself can leave a whole graph behind.
    if (error === undefined) expect(length).toBeGreaterThan(bytes.length - 40);
  }
});

test.each([
  ['a file of PyTorch', digits],
  ['a file of ours', own],
])(
  '%s with any byte changed is read or refused in a sentence',
  (_, bytes) => {
    const random = randomFrom(7);
    for (let at = 0; at < bytes.length; at++) {
      for (const flip of [0x80, 1 + random.below(255)]) {
        const damaged = Uint8Array.from(bytes);
        damaged[at]! ^= flip;
        refusalOf(damaged);
      }
    }
  },
  60_000,
);

test('graphs whose nodes are mixed up are read or refused in a sentence', () => {
  const random = randomFrom(13);
  const refused = new Set<string>();
  for (let k = 0; k < 6000; k++) {
    const model = fromBinary(ModelProtoSchema, foreign[k % foreign.length]!);
    for (let change = random.below(3); change >= 0; change--) mixUp(model.graph!, random);
    refused.add(refusalOf(toBinary(ModelProtoSchema, model))?.replaceAll(/".*?"|\d+/g, '…') ?? '');
  }
  expect(refused.size).toBeGreaterThan(60);
}, 60_000);

test('bytes of chance are refused in a sentence', () => {
  const random = randomFrom(11);
  for (let k = 0; k < 3000; k++) {
    const bytes = Uint8Array.from({ length: random.below(200) }, () => random.below(256));
    expect(refusalOf(bytes)).toMatch(/^The (bytes|file|input) /);
  }
});

test.each<[keyof OnnxLimits, number, RegExp]>([
  ['bytes', 1000, /has \d+ bytes; at most 1000 are read/],
  ['fields', 100, /more than 100 fields/],
  ['nodes', 8, /has 9 nodes; at most 8 are read/],
  ['tensor', 3000, /has 5408 numbers in "conv1"; at most 3000 are read/],
  ['parameters', 80, /weights; at most 80 are read/],
  ['activations', 6000, /numbers in its layers; at most 6000 are read/],
])('more %s than the limit are refused', (limit, value, sentence) => {
  const bytes = writeOnnx(initialise(zoo['tiny-cnn'], 1));
  expect(() => readOnnx(bytes, { [limit]: value })).toThrow(sentence);
});

test('a small file that would become millions of messages is refused before it does', () => {
  const nodes = new Uint8Array(2_000_000).map((_, i) => (i % 2 ? 0 : 0x0a));
  const graph = [0x3a, ...varint(nodes.length)];
  const started = performance.now();
  expect(refusalOf(Uint8Array.from([...graph, ...nodes]))).toMatch(/more than 524288 fields/);
  expect(performance.now() - started).toBeLessThan(2000);
});

test('a long list of whole numbers is refused before it takes up memory', () => {
  const list = [0x3a, ...varint(600_000)];
  const weight = [0x2a, ...varint(list.length + 600_000)];
  const graph = [0x3a, ...varint(weight.length + list.length + 600_000)];
  const zeros = new Uint8Array(600_000);
  expect(refusalOf(Uint8Array.from([...graph, ...weight, ...list, ...zeros]))).toMatch(
    /more than 524288 fields/,
  );
});

test('graphs inside graphs, however deep, are refused', () => {
  let inner = new Uint8Array();
  for (let depth = 0; depth < 500; depth++) {
    for (const tag of [0x32, 0x2a, 0x0a]) {
      inner = Uint8Array.from([tag, ...varint(inner.length), ...inner]);
    }
  }
  expect(refusalOf(Uint8Array.from([0x3a, ...varint(inner.length), ...inner]))).toMatch(/deep/);
});

test('a weight that claims more numbers than it has takes no memory', () => {
  const model = create(ModelProtoSchema, {
    opsetImport: [{ domain: '', version: 13n }],
    graph: {
      node: [{ opType: 'Conv', name: 'c', input: ['x', 'w'], output: ['y'] }],
      initializer: [{ name: 'w', dataType: 1, dims: [2n ** 40n, 1n, 1n, 1n] }],
      input: [
        {
          name: 'x',
          type: {
            value: {
              case: 'tensorType',
              value: { elemType: 1, shape: { dim: [1n, 1n, 5n, 5n].map(dimOf) } },
            },
          },
        },
      ],
      output: [{ name: 'y' }],
    },
  });
  expect(refusalOf(toBinary(ModelProtoSchema, model))).toMatch(
    /must have at most 67108864 numbers/,
  );
});

/** Changes one thing of a graph: an operator, what a node reads, an attribute, a shape, a number. */
function mixUp(graph: GraphProto, random: Random): void {
  const one = <T>(list: readonly T[]): T => list[random.below(list.length)]!;
  const number = (): bigint =>
    one([-(2n ** 63n), -2n, -1n, 0n, 1n, 2n, 3n, 7n, 2n ** 31n, 2n ** 62n]);
  const [node, weight] = [
    one(graph.node),
    graph.initializer.length ? one(graph.initializer) : undefined,
  ];
  const attribute = node.attribute.length ? one(node.attribute) : undefined;
  const constant = one([weight, attribute?.t]);
  const change = random.below(9);
  if (change === 0) node.opType = one([...READERS.keys(), 'ConstantOfShape', 'Slice']);
  if (change === 1) node.input = node.input.slice(random.below(3));
  if (change === 2) node.input[random.below(4)] = one(one(graph.node).output);
  if (change === 3) node.input.push(one(graph.initializer)?.name ?? '');
  if (change === 4 && attribute)
    Object.assign(attribute, { i: number(), f: one([0, NaN, -1, 1e38]) });
  if (change === 5 && attribute) attribute.ints = Array.from({ length: random.below(5) }, number);
  if (change === 6 && constant) constant.dims = Array.from({ length: random.below(5) }, number);
  if (change === 7 && constant)
    constant.int64Data = Array.from({ length: random.below(9) }, number);
  if (change === 8) graph.node = [...graph.node, node].slice(random.below(2));
}

function dimOf(value: bigint) {
  return { value: { case: 'dimValue' as const, value } };
}

/** The sentence a file is refused with; anything but a SpecError is thrown on. */
function refusalOf(bytes: Uint8Array): string | undefined {
  try {
    readOnnx(bytes);
    return undefined;
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    expect(error.message).toMatch(/\.$/);
    return error.message;
  }
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
}

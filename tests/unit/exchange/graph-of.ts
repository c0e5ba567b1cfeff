import { create, toBinary } from '@bufbuild/protobuf';
import { Graph, valueInfo } from '#engine/exchange/onnx/graph.ts';
import type { Attributes } from '#engine/exchange/onnx/graph.ts';
import { ModelProtoSchema } from '#engine/exchange/onnx/schema.js';
import type { NodeProto, TensorProto } from '#engine/exchange/onnx/schema.js';
import { tensor } from '#engine/index.ts';
import { drawn } from './networks.ts';

export type NodeWords = readonly [op: string, inputs: readonly string[], attributes?: Attributes];

/** A graph over a picture of 6×6×2: each node reads what it names, and makes `v1`, `v2`, … */
export function graphOf(nodes: readonly NodeWords[], change: (graph: Graph) => void = () => {}) {
  const graph = new Graph([]);
  graph.weight('kernel', drawn([4, 2, 3, 3], 1));
  graph.weight('matrix', drawn([72, 3], 2));
  graph.weight('four', drawn([4], 3));
  graph.weight('three', drawn([3], 4));
  graph.weight('one', tensor([], [1]));
  graph.weight('two', tensor([], [2]));
  graph.weight('column', tensor([1, 4, 1, 1], [1, 2, 3, 4]));
  graph.wholes('odd', [3, -1]);
  graph.wholes('pads', [0, 0, 1, 1, 0, 0, 1, 1]);
  nodes.forEach(([op, inputs, attributes], k) =>
    graph.node(op, inputs, `v${k + 1}`, attributes, `node-${k + 1}`),
  );
  change(graph);
  return bytesOf(graph.nodes, graph.weights, `v${nodes.length}`);
}

export function bytesOf(
  node: NodeProto[],
  initializer: TensorProto[],
  output: string,
  version = 13n,
) {
  const model = create(ModelProtoSchema, {
    opsetImport: [{ domain: '', version }],
    graph: { node, initializer, input: [valueInfo('x', [6, 6, 2])], output: [{ name: output }] },
  });
  return toBinary(ModelProtoSchema, model);
}

export const CONV: NodeWords = ['Conv', ['x', 'kernel']];

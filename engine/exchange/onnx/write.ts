import { create, toBinary } from '@bufbuild/protobuf';
import { SpecError, list } from '../../errors.ts';
import type { Network } from '../../network.ts';
import { placedLayers } from '../placed.ts';
import { linesByChannel } from './flattened.ts';
import { Graph, valueInfo } from './graph.ts';
import { ModelProtoSchema } from './schema.js';
import { WRITERS } from './writers.ts';

/** What `readOnnx` knows its own files by: there, values are called as the layers are. */
export const PRODUCER = 'Layer by Layer';

/** The oldest set of operators that is read, and the one that is written. */
export const OPSET = 13;

/** The version of the file format that came with that set. */
const IR_VERSION = 7;

/**
 * A network as an ONNX file (opset 13, 32-bit floats), for a batch of any size. Its input is
 * called `input` and is `[N, channels, height, width]` or `[N, length]`; its output is called as
 * the last layer; maps lie channel by channel there, lines as in the engine.
 */
export function writeOnnx(network: Network): Uint8Array<ArrayBuffer> {
  const { spec, weights } = network;
  const layers = placedLayers(network);
  const graph = new Graph(['input', ...layers.map(({ name }) => name)]);
  const lines = linesByChannel(layers);
  for (const layer of layers) {
    const writer = WRITERS[layer.kind];
    if (!writer) {
      throw new SpecError(
        `the kind "${layer.kind}" cannot be written as ONNX; ` +
          `these can: ${list(Object.keys(WRITERS))}.`,
        layer.name,
      );
    }
    const part = (name: string) => weights.get(layer.name)?.[name];
    writer(layer, graph, { part, byChannel: (line) => lines.get(line) });
  }
  const last = layers.at(-1)!;
  const model = create(ModelProtoSchema, {
    irVersion: BigInt(IR_VERSION),
    producerName: PRODUCER,
    opsetImport: [{ domain: '', version: BigInt(OPSET) }],
    graph: {
      name: spec.name,
      node: graph.nodes,
      initializer: graph.weights,
      input: [valueInfo('input', spec.input)],
      output: [valueInfo(last.name, last.shape)],
    },
  });
  return toBinary(ModelProtoSchema, model);
}

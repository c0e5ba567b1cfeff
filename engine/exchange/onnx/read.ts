import { SpecError, list, quote } from '../../errors.ts';
import type { LayerWeights } from '../../layers/layer.ts';
import { buildNetwork } from '../../network.ts';
import type { Network } from '../../network.ts';
import type { NetworkSpec } from '../../plan.ts';
import { decodeModel } from './decode.ts';
import { foldConstants } from './fold.ts';
import { inputOf } from './input.ts';
import { LIMITS, keepTo } from './limits.ts';
import type { OnnxLimits } from './limits.ts';
import { LayerNames } from './names.ts';
import { Node } from './node.ts';
import { READERS } from './readers.ts';
import { Reading } from './reading.ts';
import type { ReadLayer } from './value.ts';
import type { GraphProto, ModelProto, NodeProto } from './schema.js';
import { OPSET, PRODUCER } from './write.ts';

/**
 * The network in an ONNX file (opset 13 or newer, one input, one output), brought into the
 * engine's layout: the input and what layers make are `[height, width, channels]`. Refuses, with a
 * `SpecError`, a file that is damaged or beyond the limits (`OnnxLimits`), and every operator or
 * attribute that the engine cannot run, by the name of its node.
 */
export function readOnnx(bytes: Uint8Array, limits: OnnxLimits = {}): Network {
  const kept = { ...LIMITS, ...limits };
  const model = decodeModel(bytes, kept);
  const { graph } = model;
  if (!graph || graph.node.length === 0) {
    throw new SpecError('The bytes are no ONNX file: there is no graph with nodes in them.');
  }
  refuseOldOperators(model);
  keepTo(kept.nodes, graph.node.length, 'nodes');
  if (graph.sparseInitializer.length) {
    throw new SpecError('The file has sparse weights; they must be written in full.');
  }
  const constants = new Map(graph.initializer.map((constant) => [constant.name, constant]));
  const { name, value } = inputOf(graph, constants, kept.tensor);
  const names = new LayerNames(model.producerName === PRODUCER);
  const reading = new Reading(kept, constants, usesOf(graph), names);
  reading.set(name, value);
  for (const node of graph.node) readNode(node, reading);
  const { spec, weights } = networkOf(graph, reading);
  return buildNetwork({ ...spec, input: value.shape }, weights);
}

function refuseOldOperators({ opsetImport }: ModelProto): void {
  const version = opsetImport.find(({ domain }) => isStandard(domain))?.version ?? 0n;
  if (version >= OPSET) return;
  throw new SpecError(
    `The file is for version ${version} of ONNX's operators (opset); ` +
      `${OPSET} or newer is read. Export it again with a newer opset.`,
  );
}

function readNode(proto: NodeProto, reading: Reading): void {
  const node: Node = new Node(proto);
  if (isStandard(proto.domain) && foldConstants(node, reading)) return;
  const read = isStandard(proto.domain) ? READERS.get(node.op) : undefined;
  if (!read) {
    node.refuse(
      `the engine has no such operator; it reads ${list([...READERS.keys()])}, ` +
        'those of the standard domain.',
    );
  }
  read(node, reading);
}

const isStandard = (domain: string): boolean => domain === '' || domain === 'ai.onnx';

/** How often each value is read, by nodes or as the output. */
function usesOf({ node, output }: GraphProto): Map<string, number> {
  const uses = new Map<string, number>();
  const names = [...node.flatMap(({ input }) => input), ...output.map(({ name }) => name)];
  for (const name of names) uses.set(name, (uses.get(name) ?? 0) + 1);
  return uses;
}

/** The layers on the way to the output, as data; the output's own comes last. */
function networkOf(graph: GraphProto, reading: Reading) {
  const [output, ...others] = graph.output;
  const last = reading.result(output?.name ?? '');
  if (!last || others.length) {
    throw new SpecError('The graph must have one output, which one of its nodes makes.');
  }
  if (last.byChannel || last.form === 'channels last' || last.form === 'padded') {
    throw new SpecError(
      `The output ${quote(output!.name)} lies in an order of axes that the engine does not have; ` +
        'let the graph end with maps, channels first, or behind a dense layer.',
    );
  }
  const layers: NetworkSpec['layers'][number][] = [];
  const weights = new Map<string, LayerWeights>();
  let before = 'input';
  for (const [name, { kind, options, from, parts }] of layersBehind(last.layer, reading)) {
    const reads = from.length === 1 && from[0] === before ? {} : { from };
    layers.push({ name, kind, ...reads, ...options } as unknown as (typeof layers)[number]);
    if (Object.keys(parts).length) weights.set(name, parts as unknown as LayerWeights);
    before = name;
  }
  return { spec: { name: graph.name || 'network', layers }, weights };
}

/** A layer and all that it reads, directly or through others, in order. */
function layersBehind(last: string, { layers }: Reading): [string, ReadLayer][] {
  const needed = new Set([last]);
  for (const [name, { from }] of [...layers].reverse()) {
    if (needed.has(name)) for (const source of from) needed.add(source);
  }
  return [...layers].filter(([name]) => needed.has(name));
}

import type { Shape } from '../../shape.ts';
import { tensor } from '../../tensor.ts';
import type { Tensor } from '../../tensor.ts';
import type { MapShape } from '../../layers/reads.ts';
import { blurKernel, blurPadding } from '../blur.ts';
import { poolOf, slidingOf } from '../windows.ts';
import type { Sliding } from '../windows.ts';
import type { PlacedLayer } from '../placed.ts';
import type { Attributes, Graph } from './graph.ts';
import { kernelToOnnx, reshape, transpose } from './transpose.ts';

/** What a writer may ask about the network around its layer. */
export interface Surroundings {
  /** A part of the layer's weights; undefined where it has none of that name. */
  part(name: string): Tensor | undefined;
  /** For a line that lies channel by channel: the maps it is made of. See `linesByChannel`. */
  byChannel(line: string): MapShape | undefined;
}

type Writer = (layer: PlacedLayer, graph: Graph, around: Surroundings) => void;

/** For each kind of layer, how it is said in operators of ONNX (opset 13). */
export const WRITERS: Readonly<Record<string, Writer>> = {
  add: (layer, graph) => write(layer.inputs.length > 2 ? 'Sum' : 'Add', layer, graph),
  affine(layer, graph, { part }) {
    const sides = layer.shape.length === 3 ? [layer.shape[2]!, 1, 1] : layer.shape;
    const gain = graph.weight(`${layer.name}.gain`, reshape(part('kernel')!, sides));
    const bias = graph.weight(`${layer.name}.bias`, reshape(part('bias')!, sides));
    const scaled = graph.fresh(`${layer.name}.scaled`);
    graph.node('Mul', [...layer.from, gain], scaled, {}, layer.name);
    graph.node('Add', [scaled, bias], layer.name, {}, graph.fresh(`${layer.name}.shifted`));
  },
  avgPool(layer, graph) {
    const include = layer.options.flag('countPadding', false) ? 1 : 0;
    write('AveragePool', layer, graph, { ...pool(layer), count_include_pad: include });
  },
  batchNorm(layer, graph, { part }) {
    const parts = ['scale', 'shift', 'mean', 'variance'].map((name) =>
      graph.weight(`${layer.name}.${name}`, part(name)!),
    );
    graph.node('BatchNormalization', [...layer.from, ...parts], layer.name, {
      epsilon: { float: layer.number('epsilon', 1e-5) },
      momentum: { float: 1 - layer.number('momentum', 0.1) },
    });
  },
  blurPool(layer, graph) {
    const channels = layer.inputs[0]![2]!;
    const size = layer.options.whole('size', 1, 3);
    const [top, right, bottom, left] = blurPadding(size);
    const pads = graph.wholes(`${layer.name}.pads`, [0, 0, top, left, 0, 0, bottom, right]);
    const padded = graph.fresh(`${layer.name}.padded`);
    graph.node('Pad', [...layer.from, pads], padded, { mode: 'reflect' });
    const kernel = graph.weight(`${layer.name}.kernel`, blurKernel(size, channels));
    graph.node('Conv', [padded, kernel], layer.name, {
      kernel_shape: [size, size],
      strides: layer.options.pair('stride', 1, [2, 2]),
      group: channels,
    });
  },
  concat: (layer, graph) => write('Concat', layer, graph, { axis: 1 }),
  conv(layer, graph, { part }) {
    const kernel = graph.weight(`${layer.name}.weight`, kernelToOnnx(part('kernel')!));
    graph.node('Conv', [...layer.from, kernel, ...biasOf(layer, graph, part)], layer.name, {
      ...sliding(slidingOf(layer)),
      dilations: layer.options.pair('dilation', 1, [1, 1]),
      group: layer.options.whole('groups', 1, 1),
    });
  },
  dense(layer, graph, { part, byChannel }) {
    const kernel = part('kernel')!;
    const [length, units] = kernel.shape as readonly [number, number];
    const maps = byChannel(layer.from[0]!) ?? [1, 1, length];
    const turned = kernelToOnnx(reshape(kernel, [...maps, units]));
    const weight = graph.weight(`${layer.name}.weight`, reshape(turned, [units, length]));
    const inputs = [...layer.from, weight, ...biasOf(layer, graph, part)];
    graph.node('Gemm', inputs, layer.name, { transB: 1 });
  },
  dropout(layer, graph) {
    const rate = { shape: [], data: Float32Array.of(layer.options.share('rate')) };
    graph.node('Dropout', [...layer.from, graph.weight(`${layer.name}.rate`, rate)], layer.name);
  },
  flatten(layer, graph, { byChannel }) {
    if (layer.inputs[0]!.length === 1 || byChannel(layer.name)) {
      write('Flatten', layer, graph, { axis: 1 });
      return;
    }
    const turned = graph.fresh(`${layer.name}.turned`);
    graph.node('Transpose', layer.from, turned, { perm: [0, 2, 3, 1] });
    graph.node('Flatten', [turned], layer.name, { axis: 1 });
  },
  globalAvgPool: (layer, graph) => writeGlobalPool('GlobalAveragePool', layer, graph),
  globalMaxPool: (layer, graph) => writeGlobalPool('GlobalMaxPool', layer, graph),
  l2Pool: (layer, graph) => write('LpPool', layer, graph, { ...pool(layer), p: 2 }),
  lrn(layer, graph) {
    write('LRN', layer, graph, {
      size: layer.options.whole('size', 1, 5),
      alpha: { float: layer.number('alpha', 1e-4) },
      beta: { float: layer.number('beta', 0.75) },
      bias: { float: layer.number('k', 1) },
    });
  },
  maxPool: (layer, graph) => write('MaxPool', layer, graph, pool(layer)),
  mul(layer, graph) {
    const ranks = layer.inputs.map(({ length }) => length);
    const from = layer.from.map((source, k) =>
      ranks[k] === Math.max(...ranks) ? source : spread(source, layer, graph),
    );
    graph.node('Mul', from, layer.name);
  },
  rbf(layer, graph, { part }) {
    const axes = graph.wholes(`${layer.name}.axes`, [1]);
    const centres = graph.weight(`${layer.name}.centres`, transpose(part('centres')!, [1, 0]));
    const apart = graph.node(
      'Unsqueeze',
      [...layer.from, axes],
      graph.fresh(`${layer.name}.apart`),
    );
    const differences = graph.fresh(`${layer.name}.differences`);
    graph.node('Sub', [apart, centres], differences);
    graph.node('ReduceSumSquare', [differences], layer.name, { axes: [2], keepdims: 0 });
  },
  relu: (layer, graph) => write('Relu', layer, graph),
  sigmoid: (layer, graph) => write('Sigmoid', layer, graph),
  silu(layer, graph) {
    const gate = graph.node('Sigmoid', layer.from, graph.fresh(`${layer.name}.gate`));
    graph.node('Mul', [...layer.from, gate], layer.name);
  },
  softmax: (layer, graph) => write('Softmax', layer, graph, { axis: 1 }),
  tanh(layer, graph) {
    const [amplitude, slope] = [layer.number('amplitude', 1), layer.number('slope', 1)];
    const below = slope === 1 ? layer.from[0]! : scaled(layer, slope, graph);
    if (amplitude === 1) {
      graph.node('Tanh', [below], layer.name);
      return;
    }
    const unit = graph.fresh(`${layer.name}.unit`);
    graph.node('Tanh', [below], unit, {}, layer.name);
    const factor = graph.weight(`${layer.name}.amplitude`, tensor([], [amplitude]));
    graph.node('Mul', [unit, factor], layer.name, {}, graph.fresh(`${layer.name}.wide`));
  },
};

function write(op: string, layer: PlacedLayer, graph: Graph, attributes: Attributes = {}): void {
  graph.node(op, layer.from, layer.name, attributes);
}

function writeGlobalPool(op: string, layer: PlacedLayer, graph: Graph): void {
  const maps = graph.fresh(`${layer.name}.maps`);
  graph.node(op, layer.from, maps, {}, layer.name);
  graph.node('Flatten', [maps], layer.name, { axis: 1 }, graph.fresh(`${layer.name}.line`));
}

/** What a layer reads, each of its cells times one number. */
function scaled(layer: PlacedLayer, factor: number, graph: Graph): string {
  const weight = graph.weight(`${layer.name}.slope`, tensor([], [factor]));
  return graph.node('Mul', [...layer.from, weight], graph.fresh(`${layer.name}.scaled`));
}

/** A line `[N, C]` as maps of one cell, `[N, C, 1, 1]`, which ONNX repeats over other maps. */
function spread(line: string, layer: PlacedLayer, graph: Graph): string {
  const axes = graph.wholes(`${layer.name}.axes`, [2, 3]);
  return graph.node('Unsqueeze', [line, axes], graph.fresh(`${layer.name}.spread`));
}

function biasOf(layer: PlacedLayer, graph: Graph, part: Surroundings['part']): string[] {
  const bias = part('bias');
  return bias ? [graph.weight(`${layer.name}.bias`, bias)] : [];
}

const pool = (layer: PlacedLayer): Attributes => sliding(poolOf(layer));

function sliding({ size, stride, padding: [top, right, bottom, left] }: Sliding): Attributes {
  return { kernel_shape: size as Shape, strides: stride, pads: [top, left, bottom, right] };
}

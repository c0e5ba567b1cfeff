import { planNetwork } from './plan.ts';
import type { NetworkSpec, PlannedLayer } from './plan.ts';
import type { LayerSpec } from './layers/index.ts';
import type { Pair } from './layers/options.ts';
import { sizeOf } from './shape.ts';
import type { Shape } from './shape.ts';

/** What can be said of one layer without running it. */
export interface LayerSummary {
  readonly name: string;
  readonly kind: LayerSpec['kind'];
  readonly from: readonly string[];
  readonly shape: Shape;
  /** Numbers to learn, biases among them; running statistics are not. */
  readonly parameters: number;
  /** Multiplications whose products are summed, for one input; pooling and activation count 0. */
  readonly multiplyAdds: number;
  /**
   * Side of the square of input pixels that a cell can depend on, along the longest path and the
   * longer axis. It may exceed the picture: the rest is padding. A line that scales maps (squeeze
   * and excitation) has no places, and what it has seen is not counted.
   */
  readonly receptiveField: number;
  /** Input pixels between two neighbouring cells, along the longer axis. */
  readonly jump: number;
}

export interface Summary {
  readonly layers: readonly LayerSummary[];
  readonly parameters: number;
  readonly multiplyAdds: number;
}

/** A table of a network's layers and its totals. Needs no weights; refuses a spec that cannot run. */
export function summary(spec: NetworkSpec): Summary {
  const plan = planNetwork(spec);
  const views = new Map([['input', firstView(plan.spec.input)]]);
  const layers = plan.layers.map((layer) => {
    const inputs = layer.from.map((name) => views.get(name)!);
    const maps = inputs.filter(({ axes }) => axes === layer.shape.length);
    const view = viewOf(layer, maps.length > 0 ? maps : inputs);
    views.set(layer.name, view);
    const { name, kind, from, shape } = layer;
    return {
      name,
      kind,
      from,
      shape,
      parameters: parametersOf(layer),
      multiplyAdds: layer.multiplyAdds ?? 0,
      receptiveField: Math.max(...view.field),
      jump: Math.max(...view.jump),
    };
  });
  const total = (count: (layer: LayerSummary) => number): number =>
    layers.reduce((sum, layer) => sum + count(layer), 0);
  return {
    layers,
    parameters: total(({ parameters }) => parameters),
    multiplyAdds: total(({ multiplyAdds }) => multiplyAdds),
  };
}

function parametersOf({ weights }: PlannedLayer): number {
  return Object.values(weights ?? {}).reduce((sum, { shape, learnt = true, used }) => {
    return learnt ? sum + (used?.count ?? sizeOf(shape)) : sum;
  }, 0);
}

/** How a layer's cells look at the input picture: per axis, what one sees, and how they lie. */
interface Field {
  /** 3 for maps, 1 for a line. */
  readonly axes: number;
  readonly field: Pair;
  readonly jump: Pair;
  /** Rows and columns of cells; a flattened map keeps them, for its cells keep their places. */
  readonly grid: Pair;
}

function firstView(input: Shape): Field {
  const grid: Pair = input.length === 3 ? [input[0]!, input[1]!] : [1, input[0]!];
  return { axes: input.length, field: [1, 1], jump: [1, 1], grid };
}

/** Araujo, Norris & Sim 2019, "Computing receptive fields", eq. 2, taken along the longest path. */
function viewOf(layer: PlannedLayer, below: readonly Field[]): Field {
  const wider = (of: (view: Field) => Pair): Pair => [
    Math.max(...below.map((view) => of(view)[0])),
    Math.max(...below.map((view) => of(view)[1])),
  ];
  const field = wider((view) => view.field);
  const jump = wider((view) => view.jump);
  const grid = wider((view) => view.grid);
  const seen = (window: Pair): Pair => [
    field[0] + (window[0] - 1) * jump[0],
    field[1] + (window[1] - 1) * jump[1],
  ];
  const { reach, shape } = layer;
  const axes = shape.length;
  if (reach === undefined) return { axes, field, jump, grid };
  if (reach === 'everything') return { axes, field: seen(grid), jump, grid: [1, 1] };
  return {
    axes,
    field: seen(reach.window),
    jump: [jump[0] * reach.stride[0], jump[1] * reach.stride[1]],
    grid: [shape[0]!, shape[1]!],
  };
}

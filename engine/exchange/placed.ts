import { SpecError } from '../errors.ts';
import { Options } from '../layers/options.ts';
import type { NetworkSpec, Plan } from '../plan.ts';
import type { Shape } from '../shape.ts';

const WINDOW = ['window', 'stride', 'padding'];

/** For each kind the options that its writers know; one that is left out would change the network. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  avgPool: [...WINDOW, 'countPadding'],
  batchNorm: ['epsilon', 'momentum'],
  blurPool: ['size', 'stride'],
  conv: ['filters', 'kernel', 'stride', 'padding', 'dilation', 'groups', 'bias', 'connections'],
  dense: ['units', 'bias'],
  dropout: ['rate'],
  l2Pool: WINDOW,
  lrn: ['size', 'alpha', 'beta', 'k'],
  maxPool: WINDOW,
  rbf: ['units'],
  tanh: ['amplitude', 'slope'],
};

/** A layer as its writers see it: what it is called, what it reads, and how it is set. */
export interface PlacedLayer {
  readonly name: string;
  readonly kind: string;
  readonly from: readonly string[];
  /** The shapes of what it reads, in that order. */
  readonly inputs: readonly Shape[];
  readonly shape: Shape;
  /** Its options, with the layer kind's own defaults still to be given. */
  readonly options: Options;
  /** An option that is any number, such as an epsilon; the default where it is not given. */
  number(option: string, fallback: number): number;
  /** An option as the author wrote it. */
  given(option: string): unknown;
}

/**
 * The layers of a plan in order, ready to be written down in another form. Refuses a layer with an
 * option that no writer here knows.
 */
export function placedLayers({ spec, layers }: Plan): PlacedLayer[] {
  const shapes = new Map<string, Shape>([['input', spec.input]]);
  return layers.map(({ name, kind, from, shape }, index) => {
    const values = optionsOf(spec, index);
    const inputs = from.map((source) => shapes.get(source)!);
    shapes.set(name, shape);
    refuseOthers(name, kind, Object.keys(values));
    const given = (option: string): unknown => values[option];
    const number = (option: string, fallback: number): number =>
      (values[option] as number | undefined) ?? fallback;
    return { name, kind, from, inputs, shape, options: new Options(name, values), number, given };
  });
}

function optionsOf(spec: NetworkSpec, index: number): Readonly<Record<string, unknown>> {
  return spec.layers[index] as unknown as Readonly<Record<string, unknown>>;
}

function refuseOthers(layer: string, kind: string, given: readonly string[]): void {
  const known = ['name', 'kind', 'from', ...(OPTIONS[kind] ?? [])];
  const other = given.find((option) => !known.includes(option));
  if (other === undefined) return;
  throw new SpecError(`its option "${other}" cannot be said outside the engine yet.`, layer);
}

/** Who reads each layer, by its name; `input` too. */
export function readersOf(layers: readonly PlacedLayer[]): ReadonlyMap<string, PlacedLayer[]> {
  const readers = new Map<string, PlacedLayer[]>();
  for (const layer of layers) {
    for (const source of new Set(layer.from)) {
      readers.set(source, [...(readers.get(source) ?? []), layer]);
    }
  }
  return readers;
}

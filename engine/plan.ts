import { SpecError, list, quote } from './errors.ts';
import { kinds } from './layers/index.ts';
import type { LayerSpec } from './layers/index.ts';
import type { Layer } from './layers/layer.ts';
import { Options, isWhole } from './layers/options.ts';
import { sayShape, sizeOf } from './shape.ts';
import type { Shape } from './shape.ts';

/** A network as data, the same in TypeScript, MDX, JSON and addresses. */
export interface NetworkSpec {
  readonly name: string;
  /** `[height, width, channels]`, or `[length]`. */
  readonly input: Shape;
  readonly layers: readonly LayerSpec[];
}

/** A layer in its place: what it is called and what it reads. */
export interface PlannedLayer extends Layer {
  readonly name: string;
  readonly kind: LayerSpec['kind'];
  readonly from: readonly string[];
}

/** A spec that can run, without weights: every layer with its shape, in order. */
export interface Plan {
  readonly spec: NetworkSpec;
  readonly layers: readonly PlannedLayer[];
}

/**
 * Checks a spec, wherever it comes from, and settles every layer's shape. What cannot run is
 * refused with a `SpecError` that names the layer, what is wrong and what would be right.
 */
export function planNetwork(spec: unknown): Plan {
  if (!isRecord(spec)) {
    throw new SpecError(`A network is an object with name, input and layers, not ${quote(spec)}.`);
  }
  const { name, input, layers } = spec;
  if (typeof name !== 'string') {
    throw new SpecError(`The network's "name" is ${quote(name)}; it must be a text.`);
  }
  if (!isShape(input)) {
    throw new SpecError(
      `The network's "input" is ${quote(input)}; it must be [height, width, channels] or ` +
        '[length], whole numbers, at least 1.',
    );
  }
  if (!Array.isArray(layers) || layers.length === 0) {
    throw new SpecError(`The network's "layers" is ${quote(layers)}; it must be a list of layers.`);
  }
  const names = namesOf([...layers]);
  const shapes = new Map<string, Shape>([['input', input]]);
  const planned = layers.map((layer: Readonly<Record<string, unknown>>, index) => {
    const settled = planLayer(layer, names, index, shapes);
    shapes.set(settled.name, settled.shape);
    return settled;
  });
  return { spec: spec as unknown as NetworkSpec, layers: planned };
}

function planLayer(
  layer: Readonly<Record<string, unknown>>,
  names: readonly string[],
  index: number,
  shapes: ReadonlyMap<string, Shape>,
): PlannedLayer {
  const name = names[index]!;
  const kind = kindOf(layer, name);
  const from = readsOf(layer, names, index);
  const inputs = from.map((source) => shapes.get(source)!);
  const options = new Options(name, layer);
  const settled = kinds[kind](options, inputs);
  options.noOthers();
  const parts = Object.values(settled.weights ?? {}).map(({ shape }) => sizeOf(shape));
  const counts = [sizeOf(settled.shape), ...parts, settled.multiplyAdds ?? 0];
  if (!counts.every(Number.isSafeInteger)) {
    throw new SpecError(
      `it makes ${sayShape(settled.shape)} with more numbers than can be counted exactly; ` +
        'take a smaller input, or fewer filters or units.',
      name,
    );
  }
  return { ...settled, name, kind, from };
}

/** The names of all layers in order; refuses what is no layer, has no name, or one taken before. */
function namesOf(layers: readonly unknown[]): string[] {
  const names: string[] = [];
  layers.forEach((layer, index) => {
    const place = `Layer ${index + 1}`;
    if (!isRecord(layer)) {
      throw new SpecError(`${place} is ${quote(layer)}; it must be an object with name and kind.`);
    }
    const { name } = layer;
    if (typeof name !== 'string' || name === '') {
      throw new SpecError(
        `${place} has the name ${quote(name)}; it needs a text, such as "conv1".`,
      );
    }
    if (name === 'input') {
      throw new SpecError(`${place} is called "input", which is the picture's name; take another.`);
    }
    if (names.includes(name)) {
      throw new SpecError(
        `the name is given twice, to layers ${names.indexOf(name) + 1} and ${index + 1}; ` +
          'every layer needs a name of its own.',
        name,
      );
    }
    names.push(name);
  });
  return names;
}

function kindOf(layer: Readonly<Record<string, unknown>>, name: string): LayerSpec['kind'] {
  const { kind } = layer;
  if (typeof kind === 'string' && Object.hasOwn(kinds, kind)) return kind as LayerSpec['kind'];
  throw new SpecError(
    `there is no kind ${quote(kind)}; the kinds are ${list(Object.keys(kinds))}.`,
    name,
  );
}

/** What a layer reads: the layer before it, or what `from` names, all of it listed earlier. */
function readsOf(
  { from }: Readonly<Record<string, unknown>>,
  names: readonly string[],
  index: number,
): readonly string[] {
  const name = names[index]!;
  const earlier = ['input', ...names.slice(0, index)];
  if (from === undefined) return [earlier.at(-1)!];
  if (!Array.isArray(from) || from.length === 0) {
    throw new SpecError(
      `"from" is ${quote(from)}; it must be a list of layers, such as ["${earlier.at(-1)}"].`,
      name,
    );
  }
  for (const source of from) {
    if (earlier.includes(source)) continue;
    const circle =
      source === name ? 'it reads itself' : `it reads ${quote(source)}, which comes after it`;
    throw new SpecError(
      names.includes(source)
        ? `${circle}, and that would run in a circle; a layer reads only layers listed before it.`
        : `it reads ${quote(source)}, but there is no such layer; ` +
            `before it come ${list(earlier)}.`,
      name,
    );
  }
  return [...from];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isShape(value: unknown): value is Shape {
  return (
    Array.isArray(value) &&
    (value.length === 1 || value.length === 3) &&
    [...value].every((side) => isWhole(side, 1)) &&
    Number.isSafeInteger(sizeOf(value))
  );
}

import { readersOf } from '../placed.ts';
import type { PlacedLayer } from '../placed.ts';

/** Whether every layer reads the one before it and nothing else. */
export function isChain(layers: readonly PlacedLayer[]): boolean {
  return layers.every(
    ({ from }, index) => from.length === 1 && from[0] === (layers[index - 1]?.name ?? 'input'),
  );
}

/**
 * The variable for what each layer makes: `x` where only the next layer reads it and nothing else,
 * and for the output; otherwise the layer's own name. The picture is `input`, or `x` by the same rule.
 */
export function variablesOf(
  layers: readonly PlacedLayer[],
  names: ReadonlyMap<string, string>,
  input: string,
): ReadonlyMap<string, string> {
  const readers = readersOf(layers);
  const made = ['input', ...layers.map(({ name }) => name)];
  return new Map(
    made.map((name, index) => {
      const above = readers.get(name) ?? [];
      const passing = above.every((reader) => reader === layers[index] && reader.from.length === 1);
      return [name, passing ? 'x' : (names.get(name) ?? input)];
    }),
  );
}

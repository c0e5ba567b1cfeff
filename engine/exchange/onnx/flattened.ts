import type { MapShape } from '../../layers/reads.ts';
import { readersOf } from '../placed.ts';
import type { PlacedLayer } from '../placed.ts';

/** Kinds that treat every cell alike, so that the order of the cells does not matter to them. */
const CELL_BY_CELL = ['relu', 'dropout', 'sigmoid', 'tanh', 'silu'];

/**
 * The lines that ONNX may keep in its own order, channel by channel, with the maps they are made
 * of: those on whose way from a flatten to dense layers nothing asks for an order. The kernels of
 * these dense layers are turned instead. Every other flatten needs a Transpose before it.
 */
export function linesByChannel(layers: readonly PlacedLayer[]): ReadonlyMap<string, MapShape> {
  const readers = readersOf(layers);
  const endsInDense = ({ name }: PlacedLayer): boolean => {
    const above = readers.get(name) ?? [];
    return above.length > 0 && above.every((reader) => reader.kind === 'dense' || passes(reader));
  };
  const passes = (layer: PlacedLayer): boolean =>
    CELL_BY_CELL.includes(layer.kind) && endsInDense(layer);
  const lines = new Map<string, MapShape>();
  for (const layer of layers) {
    const [shape] = layer.inputs;
    const below = lines.get(layer.from[0]!);
    if (layer.kind === 'flatten' && shape!.length === 3 && endsInDense(layer)) {
      lines.set(layer.name, [shape![0]!, shape![1]!, shape![2]!]);
    } else if (below && CELL_BY_CELL.includes(layer.kind)) {
      lines.set(layer.name, below);
    }
  }
  return lines;
}

import { grouped, shapeText } from '#src/story/words.ts';
import type { Asked, Measure, Wiring } from './model.ts';

export const MEASURE_NAMES: Readonly<Record<Measure, string>> = {
  weights: 'weights',
  activations: 'activations',
  multiplyAdds: 'multiply-adds',
};

/** “150,528 values: 50,176 pixels of 3 numbers each”. */
export function sayPicture({ side, channels }: Asked): string {
  const pixels = side * side;
  const shape = shapeText([side, side, channels]);
  return channels === 1
    ? `The picture: ${shape} = ${grouped(pixels)} pixels of one number each.`
    : `The picture: ${shape} = ${grouped(pixels * channels)} values, ${grouped(pixels)} pixels of ${channels} numbers each.`;
}

/** The comparison that is fair, and what is wrong with the usual one. */
export function sayComparison(wirings: readonly Wiring[]): string {
  const [conv, , dense, few] = wirings as readonly [Wiring, Wiring, Wiring, Wiring];
  const times = grouped(Math.round(dense.weights / conv.weights));
  return (
    `For the same ${grouped(conv.activations)} outputs the convolution needs ` +
    `${grouped(conv.weights)} weights and the dense layer ${grouped(dense.weights)}, ${times} ` +
    `times as many. The usual comparison, with ${grouped(few.weights)}, sets ` +
    `${grouped(few.activations)} outputs beside ${grouped(conv.activations)}.`
  );
}

/** What a changed setting did to the convolution and to the dense layer. */
export function sayChange(
  name: keyof Asked,
  before: readonly Wiring[],
  after: readonly Wiring[],
): string {
  const [was, now] = [before[0]!, after[0]!];
  const few = `the dense layer of ${grouped(after[3]!.activations)} has ${grouped(after[3]!.weights)}`;
  if (name === 'units') return `Now ${few} weights; the convolution is as it was.`;
  const weights =
    was.weights === now.weights
      ? `The convolution keeps its ${grouped(now.weights)} weights`
      : `The convolution has ${grouped(now.weights)} weights`;
  const work = `its multiply-adds are ${grouped(now.multiplyAdds)}`;
  return `${weights}; ${work}, and ${few} weights.`;
}

/** How each count comes about, as products of the settings. */
export function sayProducts(asked: Asked): Readonly<Record<Wiring['id'], Record<Measure, string>>> {
  const { units, filters, kernel } = asked;
  const picture = shapeText([asked.side, asked.side, asked.channels]);
  const maps = shapeText([asked.side, asked.side, filters]);
  const filter = shapeText([kernel, kernel, asked.channels]);
  const n = grouped;
  const every = `${maps} · ${filter}`;
  return {
    few: {
      weights: `${picture} · ${n(units)}`,
      activations: n(units),
      multiplyAdds: 'as many as weights',
    },
    dense: {
      weights: `${picture} · ${maps}`,
      activations: maps,
      multiplyAdds: 'as many as weights',
    },
    local: { weights: every, activations: maps, multiplyAdds: every },
    conv: { weights: `${n(filters)} · ${filter}`, activations: maps, multiplyAdds: every },
  };
}

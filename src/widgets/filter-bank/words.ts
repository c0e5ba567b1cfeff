import { decimal, grouped } from '#src/story/words.ts';
import type { FilterName } from './filter-names.ts';
import type { Filter } from './filters.ts';
import { likenessByChance, mostLike } from './likeness.ts';
import type { Cell, Response } from './model.ts';

/** What is to be said of a filter: who made it, and, where it is learnt, how like one made by hand it is. */
export function noteOf(filter: Filter): string {
  if (filter.maker !== 'learnt') return filter.note;
  const { filter: made, cosine } = mostLike(filter.weights);
  const name = cosine < 0 ? `${made.title} with every sign turned` : made.title;
  return `${filter.note} Most like it by hand is ${name}: ${Math.abs(cosine).toFixed(2)}, where 1 is the same but for strength and random weights reach ${likenessByChance().toFixed(2)} on average.`;
}

/** Where the picture gets brighter for the kernels of edges: what their maps show. */
const WAYS: Readonly<Partial<Record<FilterName, string>>> = {
  'sobel-x': 'to the right',
  'prewitt-x': 'to the right',
  'sobel-y': 'downwards',
  'prewitt-y': 'downwards',
};

/** What is shown, in words: the filter, and which side of an edge is left after ReLU. */
export function stateWords({ filter, cut }: Response, opposite: boolean): string {
  const way = WAYS[filter.name];
  if (cut === 0) return `${filter.title}: no cell is negative, and ReLU changes nothing.`;
  if (!way) return `${filter.title}: violet cells are negative, and ReLU cuts them to 0.`;
  const grows = opposite ? 'darkens' : 'brightens';
  return `${filter.title}: bright where the picture ${grows} ${way}. The opposite edge is negative, and ReLU cuts it to 0.`;
}

/** How much of a map ReLU cuts away. */
export function cutWords({ cut, map, least }: Response): string {
  const cells = grouped(map.values.length);
  if (cut === 0) return `None of the ${cells} cells is negative: ReLU changes nothing.`;
  const are = cut === 1 ? 'cell is' : 'cells are';
  return `${grouped(cut)} of ${cells} ${are} negative, down to ${decimal(least)}: ReLU cuts them to 0.`;
}

/** One cell in words: its place counted from 1, its sum, what ReLU makes of it. */
export function cellWords({ y, x, value, kept }: Cell): string {
  const place = `Row ${y + 1}, column ${x + 1}: ${decimal(value)}`;
  if (value < 0) return `${place}; after ReLU 0.`;
  return value === 0 ? `${place}.` : `${place}; after ReLU still ${decimal(kept)}.`;
}

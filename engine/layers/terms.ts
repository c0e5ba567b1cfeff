import type { Origin, Term, View } from './layer.ts';
import { cellsUnder } from './window.ts';
import type { Window } from './window.ts';

type Input = View['inputs'][number];

/** A number of an input that went into a cell: where it stands, and what it is. */
export function term({ name, data }: Input, cell: readonly number[], offset: number): Term {
  return { from: name, cell, value: data[offset]! };
}

/** The same, multiplied by a weight, which stands at `weightAt` among the weights if it is one of them. */
export function weighed(term: Term, weight: number, weightAt?: readonly number[]): Term {
  return { ...term, weight, ...(weightAt && { weightAt }), product: term.value * weight };
}

/** For a layer that goes cell by cell: the cell in the same place. */
export function below({ inputs, cell, offset }: View): Term {
  return term(inputs[0]!, cell, offset);
}

/** A number at a place of the maps a window slides over, as a term. */
export function onMap(
  { input }: Window,
  { inputs, cell }: View,
  y: number,
  x: number,
  c = cell[2]!,
): Term {
  return term(inputs[0]!, [y, x, c], (y * input[1] + x) * input[2] + c);
}

/** For a pool: the cells under its window, map by map. */
export function underWindow(window: Window, view: View): Term[] {
  const [row, column] = view.cell as readonly [number, number];
  return cellsUnder(window, row, column).map(({ y, x }) => onMap(window, view, y, x));
}

/** The mean of terms, or their sum over a larger `count`. */
export function meanOf(terms: readonly Term[], count = terms.length): Origin {
  return { rule: 'mean', terms: terms.map((term) => weighed(term, 1 / count)) };
}

/** The largest of terms; the first of equals is the winner. */
export function largestOf(terms: readonly Term[]): Origin {
  const largest = Math.max(...terms.map(({ value }) => value));
  const winner = terms.find(({ value }) => value === largest);
  return {
    rule: 'max',
    terms: terms.map((term) => (term === winner ? { ...term, winner: true } : term)),
  };
}

import { roundedParts } from '#src/story/arithmetic.ts';
import type { Patch } from '#src/controls/patch.ts';
import { sourcesOf, type Picture } from './model.ts';
import { isPadding } from './sizes.ts';

/** One cell under the window times the weight on it. */
export interface Product {
  readonly value: number;
  readonly weight: number;
  readonly product: number;
  /** The cell is padding: a zero that is not in the picture. */
  readonly padding: boolean;
}

/** A row of the window with its sum, rounded so that the sums shown add up. */
export interface Row {
  readonly products: readonly Product[];
  readonly sum: number;
}

/** How one output cell comes about. */
export interface Reading {
  /** Counted from 0. */
  readonly row: number;
  readonly column: number;
  /** The rows of the window, a list a channel. */
  readonly channels: readonly (readonly Row[])[];
  /** How many products there are. */
  readonly count: number;
  /** All products together. */
  readonly sum: number;
  readonly bias: number;
  /** The cell. */
  readonly value: number;
}

/** The products, sums and bias that make an output cell, in the order of the window. */
export function readingOf(picture: Picture, row: number, column: number): Reading {
  const { terms, bias = 0, value } = sourcesOf(picture, row, column);
  const found = new Map(terms.map((term) => [term.weightAt!.slice(0, 3).join(), term]));
  const { rows, columns, laid } = picture;
  const products = laid.map((slice, c) =>
    slice.map((weights, v) =>
      weights.map((weight, u): Product => {
        const term = found.get([v, u, c].join());
        const padding =
          isPadding(rows, row * rows.stride + v * rows.dilation) ||
          isPadding(columns, column * columns.stride + u * columns.dilation);
        return { value: term?.value ?? 0, weight, product: term?.product ?? 0, padding };
      }),
    ),
  );
  const added = (line: readonly Product[]): number =>
    line.reduce((sum, { product }) => sum + product, 0);
  const parts = roundedParts([...products.flat().map(added), bias]);
  const height = rows.kernel;
  return {
    row,
    column,
    channels: products.map((slice, c) =>
      slice.map((line, v) => ({ products: line, sum: parts[c * height + v]! })),
    ),
    count: products.flat(2).length,
    sum: tidy(parts.slice(0, -1).reduce((sum, part) => sum + part, 0)),
    bias: parts.at(-1)!,
    value,
  };
}

/** Three decimals; nothing left over from adding them in binary. */
const tidy = (value: number): number => Math.round(value * 1000) / 1000;

/** The sum of some rows, as shown. */
export const sumOf = (rows: readonly Row[]): number =>
  tidy(rows.reduce((sum, row) => sum + row.sum, 0));

/** What the window reads in the padded picture: one patch, or a cell each where it is spread. */
export function windowOf({ rows, columns }: Picture, row: number, column: number): Patch[] {
  const [top, left] = [row * rows.stride, column * columns.stride];
  if (rows.dilation === 1) return [{ y: top, x: left, rows: rows.kernel, cols: columns.kernel }];
  return Array.from({ length: rows.kernel }, (_, v) =>
    Array.from({ length: columns.kernel }, (_, u) => ({
      y: top + v * rows.dilation,
      x: left + u * columns.dilation,
      rows: 1,
      cols: 1,
    })),
  ).flat();
}

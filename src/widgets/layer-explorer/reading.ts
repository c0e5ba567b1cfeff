import { sizeOf, sources, type Sources, type Term, type Trace } from '#engine/index.ts';
import { cellOf, spotAt, stageNamed, type Spot, type Stage } from './stages.ts';

/** One product of a sum, and where its two factors stand. */
export interface Product {
  /** Place in the sum, counted from 0 in reading order. */
  readonly place: number;
  readonly value: number;
  readonly weight: number;
  readonly product: number;
  /** Where the value stands: in the stage that is read, or, behind a flatten, in the maps before it. */
  readonly at: Spot;
  /** Row, column and slice of the weight in its filter, counted from 0; only the place in a line. */
  readonly weightAt: readonly number[];
}

/** The products that lie on one map of what is read, and their sum. */
export interface Channel {
  readonly map: number;
  readonly products: readonly Product[];
  readonly sum: number;
}

/** How a weighted sum came about. */
export interface SumReading {
  readonly kind: 'sum';
  readonly value: number;
  readonly bias: number;
  readonly products: readonly Product[];
  /** By map of what is read; one where there are no maps. */
  readonly channels: readonly Channel[];
  /** Whether its parts are told by their largest products, and not map by map. */
  readonly line: boolean;
}

/** How any other cell came about: the numbers it was chosen or made from. */
export interface OtherReading {
  readonly kind: 'given' | 'max' | 'rectified' | 'copied' | 'share';
  readonly value: number;
  readonly terms: readonly {
    readonly at: Spot;
    readonly value: number;
    readonly winner: boolean;
    /** Of a softmax: e to the power of (value − the largest value). */
    readonly power: number;
  }[];
}

export type Reading = SumReading | OtherReading;

/** Where a cell comes from, as the engine tells it, in the terms of the picture. */
export function readingOf(trace: Trace, stages: readonly Stage[], spot: Spot): Reading {
  const found = sources(trace.network, trace, spot.stage.name, cellOf(spot));
  if (found.rule === 'sum') return sumReading(trace, stages, found);
  const kind = spot.stage.kind === 'input' ? 'given' : (found.rule as OtherReading['kind']);
  const terms = found.terms.map((term) => ({
    at: spotAt(stageNamed(stages, term.from), term.cell),
    value: term.value,
    winner: term.winner ?? false,
    power: term.product ?? 0,
  }));
  return { kind, value: found.value, terms };
}

function sumReading(
  trace: Trace,
  stages: readonly Stage[],
  { value, bias = 0, terms }: Sources,
): SumReading {
  const place = placer(trace, stages, stageNamed(stages, terms[0]!.from));
  const products = terms.map((term, i): Product => ({
    place: i,
    value: term.value,
    weight: term.weight!,
    product: term.product!,
    at: place(term),
    weightAt: term.weightAt!,
  }));
  const channels = [...Map.groupBy(products, ({ at }) => at.map)].map(([map, some]) => ({
    map,
    products: some,
    sum: sumOf(some),
  }));
  const line = terms[0]!.cell.length === 1;
  return { kind: 'sum', value, bias, products, channels, line };
}

/** Where a term stands; a place in a flattened line is looked up in the maps it was copied from. */
function placer(trace: Trace, stages: readonly Stage[], read: Stage): (term: Term) => Spot {
  if (read.kind !== 'flatten') return ({ cell }) => spotAt(read, cell);
  const maps = stageNamed(stages, read.from!);
  const places = copiesOf(trace, read);
  return ({ cell }) => spotAt(maps, places[cell[0]!]!);
}

const known = new WeakMap<object, readonly (readonly number[])[]>();

/** For each place of a flattened line the cell it is a copy of; the same for every digit. */
function copiesOf(trace: Trace, { name, shape }: Stage): readonly (readonly number[])[] {
  const { network } = trace;
  const made =
    known.get(network) ??
    Array.from(
      { length: sizeOf(shape) },
      (_, place) => sources(network, trace, name, [place]).terms[0]!.cell,
    );
  known.set(network, made);
  return made;
}

export const sumOf = (products: readonly Product[]): number =>
  products.reduce((sum, { product }) => sum + product, 0);

/** The products of a sum, the weightiest first. */
export const byWeight = (products: readonly Product[]): readonly Product[] =>
  [...products].sort((a, b) => Math.abs(b.product) - Math.abs(a.product));

/** The product asked for, counted from 1; for 0, and where there are not so many, the weightiest. */
export function productOf({ products }: SumReading, term: number): Product {
  return products[term - 1] ?? weightiest(products);
}

const weightiest = (products: readonly Product[]): Product =>
  products.reduce((most, one) => (Math.abs(one.product) > Math.abs(most.product) ? one : most));

/** What opens a channel: its weightiest product, as the address counts them. */
export const termFor = ({ products }: Channel): number => weightiest(products).place + 1;

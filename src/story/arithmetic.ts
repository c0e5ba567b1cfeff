import type { Sources, Term } from '#engine/index.ts';
import { decimal } from './words.ts';

/** One line of a sum as the reader sees it. */
export interface Line {
  readonly label: string;
  /** The product or comparison behind the value, where there is one. */
  readonly how: string;
  readonly value: string;
  /** The line that decides: the largest of a window. */
  readonly winner: boolean;
}

/** How one cell came about, in words and numbers. */
export interface Arithmetic {
  readonly title: string;
  readonly rule: string;
  readonly lines: readonly Line[];
  readonly result: string;
}

const DIGITS = 3;
const UNIT = 10 ** DIGITS;
/** More lines than this are joined, by map where there are maps, else into the rest. */
const MOST = 9;
const SHOWN = 6;

/**
 * The parts rounded to three decimals such that they add up to the rounded sum: what rounding
 * leaves over goes to the parts that it hit hardest (largest remainders).
 */
export function roundedParts(parts: readonly number[]): number[] {
  const whole = parts.map((part) => Math.round(part * UNIT));
  const goal = Math.round(parts.reduce((sum, part) => sum + part, 0) * UNIT);
  const left = goal - whole.reduce((sum, part) => sum + part, 0);
  const error = (i: number): number => (parts[i]! * UNIT - whole[i]!) * Math.sign(left);
  const order = parts.map((_, i) => i).sort((a, b) => error(b) - error(a));
  for (const i of order.slice(0, Math.abs(left))) whole[i]! += Math.sign(left);
  return whole.map((part) => part / UNIT);
}

/** The kind of a layer, by its name: a cell of a dense layer is called after its digit. */
export type KindOf = (layer: string) => string;

/** Rows, columns and maps counted from one, as readers do; digits as they are. */
export function placeText(cell: readonly number[], kind: string): string {
  const [y, x, c] = cell as [number, number, number];
  if (kind === 'input') return `row ${y + 1}, column ${x + 1}`;
  if (kind === 'flatten') return `cell ${y + 1}`;
  if (cell.length === 1) return String(y);
  return `map ${c + 1}, row ${y + 1}, column ${x + 1}`;
}

/** What the panel beside the picture says of a cell. */
export function arithmeticOf(sources: Sources, kindOf: KindOf): Arithmetic {
  const { layer, cell, rule, terms, value } = sources;
  const title = `${layer}, ${placeText(cell, kindOf(layer))}`;
  const result = fixed(value);
  const line = ({ from, cell: at, value: given, winner }: Term): Line => ({
    label: `${from}, ${placeText(at, kindOf(from))}`,
    how: '',
    value: fixed(given),
    winner: winner ?? false,
  });
  switch (rule) {
    case 'sum':
      return { title, rule: 'Products, added up', lines: sumLines(sources, kindOf), result };
    case 'max':
      return { title, rule: 'The largest of', lines: terms.map(line), result };
    case 'mean':
      return { title, rule: 'The mean of', lines: terms.map(line), result };
    case 'rectified':
      return { title, rule: 'The larger of 0 and', lines: terms.map(line), result };
    case 'copied':
      return { title, rule: 'The same number as', lines: terms.map(line), result };
    case 'share':
      return { title, rule: 'Its share of all ten', lines: shareLines(terms, cell), result };
  }
}

function sumLines({ terms, bias }: Sources, kindOf: KindOf): Line[] {
  const name = (term: Term): string => placeText(term.cell, kindOf(term.from));
  const parts =
    terms.length <= MOST ? terms.map((t) => productPart(t, windowPlace(t))) : joined(terms, name);
  if (bias !== undefined) parts.push({ label: 'bias', how: '', value: bias });
  const values = roundedParts(parts.map(({ value }) => value));
  return parts.map(({ label, how }, i) => ({
    label,
    how,
    value: fixed(values[i]!),
    winner: false,
  }));
}

interface Part {
  readonly label: string;
  readonly how: string;
  readonly value: number;
}

const productOf = ({ product, value }: Term): number => product ?? value;

const productPart = (term: Term, label: string): Part => ({
  label,
  how: term.weight === undefined ? '' : `${decimal(term.value)} × ${signed(term.weight)}`,
  value: productOf(term),
});

const windowPlace = ({ cell }: Term): string => `row ${cell[0]! + 1}, column ${cell[1]! + 1}`;

/** Many products: one line a map; or, in a line without maps, the largest and the rest. */
function joined(terms: readonly Term[], name: (term: Term) => string): Part[] {
  const total = (some: readonly Term[]): number => some.reduce((sum, t) => sum + productOf(t), 0);
  if (terms[0]!.cell.length === 3) {
    const maps = Map.groupBy(terms, ({ cell }) => cell[2]!);
    return [...maps].map(([map, some]) => ({
      label: `map ${map + 1}`,
      how: `${some.length} products`,
      value: total(some),
    }));
  }
  const order = [...terms].sort((a, b) => Math.abs(productOf(b)) - Math.abs(productOf(a)));
  const rest = order.slice(SHOWN);
  return [
    ...order.slice(0, SHOWN).map((term) => productPart(term, name(term))),
    { label: `the other ${rest.length}`, how: '', value: total(rest) },
  ];
}

function shareLines(terms: readonly Term[], cell: readonly number[]): Line[] {
  return terms.map((term) => ({
    label: String(term.cell[0]),
    how: `e to the ${signed(term.value)}`,
    value: decimal(Math.exp(term.value)),
    winner: term.cell[0] === cell[0],
  }));
}

const signed = (value: number): string => (value < 0 ? `(${decimal(value)})` : decimal(value));

/** Three decimals, a real minus sign, and never "−0.000". */
function fixed(value: number): string {
  const text = Math.abs(value).toFixed(DIGITS);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

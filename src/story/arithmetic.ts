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
/** A window of more cells than this is not written out. */
const MOST = 25;
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
  const whole = [value, ...terms.map(productOf)].every(Number.isInteger);
  const say = whole ? decimal : fixed;
  const result = say(value);
  const line = ({ from, cell: at, value: given, winner }: Term): Line => ({
    label: `${from}, ${placeText(at, kindOf(from))}`,
    how: '',
    value: say(given),
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
    case 'product':
      return { title, rule: 'The product of', lines: terms.map(line), result };
    case 'root':
      return {
        title,
        rule: 'The root of the sum of the squares of',
        lines: terms.map(line),
        result,
      };
    case 'normalised':
      return { title, rule: 'Held down by the squares of', lines: terms.map(line), result };
    case 'sigmoid':
    case 'silu':
    case 'tanh':
      return { title, rule: `The ${rule} of`, lines: terms.map(line), result };
  }
}

function sumLines({ terms, bias }: Sources, kindOf: KindOf): Line[] {
  const ofInput = terms.every(({ from }) => kindOf(from) === 'input');
  const name = (term: Term): string => placeText(term.cell, kindOf(term.from));
  const parts = partsOf(terms, name, ofInput ? 'channel' : 'map');
  if (bias) parts.push({ label: 'bias', how: '', value: bias });
  const values = roundedParts(parts.map(({ value }) => value));
  const whole = values.every(Number.isInteger);
  return parts.map(({ label, how }, i) => ({
    label,
    how,
    value: whole ? decimal(values[i]!) : fixed(values[i]!),
    winner: false,
  }));
}

/** A small window row by row; a deep one map by map; a long line by its largest products. */
function partsOf(terms: readonly Term[], name: (term: Term) => string, sheet: string): Part[] {
  const places = terms[0]?.cell.length === 3;
  const maps = new Set(terms.map(({ cell }) => cell[2]));
  if (!places) return largest(terms, name);
  return maps.size === 1 && terms.length <= MOST ? rowSums(terms) : mapSums(terms, sheet);
}

interface Part {
  readonly label: string;
  readonly how: string;
  readonly value: number;
}

const productOf = ({ product, value }: Term): number => product ?? value;

const sumOf = (terms: readonly Term[]): number =>
  terms.reduce((sum, term) => sum + productOf(term), 0);

const factors = (term: Term): string =>
  term.weight === undefined ? short(term.value) : `${short(term.value)}·${signed(term.weight)}`;

const rowSums = (terms: readonly Term[]): Part[] =>
  [...Map.groupBy(terms, ({ cell }) => cell[0]!)].map(([y, row]) => ({
    label: `row ${y + 1}`,
    how: row.map(factors).join(' + '),
    value: sumOf(row),
  }));

const mapSums = (terms: readonly Term[], sheet: string): Part[] =>
  [...Map.groupBy(terms, ({ cell }) => cell[2]!)].map(([map, some]) => ({
    label: `${sheet} ${map + 1}`,
    how: `${some.length} products`,
    value: sumOf(some),
  }));

function largest(terms: readonly Term[], name: (term: Term) => string): Part[] {
  const order = [...terms].sort((a, b) => Math.abs(productOf(b)) - Math.abs(productOf(a)));
  const parts = order
    .slice(0, SHOWN)
    .map((term) => ({ label: name(term), how: factors(term), value: productOf(term) }));
  const rest = order.slice(SHOWN);
  if (rest.length) parts.push({ label: `the other ${rest.length}`, how: '', value: sumOf(rest) });
  return parts;
}

function shareLines(terms: readonly Term[], cell: readonly number[]): Line[] {
  return terms.map((term) => ({
    label: String(term.cell[0]),
    how: `e to the ${signed(term.value)}`,
    value: decimal(Math.exp(term.value)),
    winner: term.cell[0] === cell[0],
  }));
}

/** A factor in little room: two decimals, none for a whole number. */
function short(value: number): string {
  const text = Number.isInteger(value) ? String(Math.abs(value)) : Math.abs(value).toFixed(2);
  return value < 0 ? `−${text}` : text;
}

const signed = (value: number): string => (value < 0 ? `(${short(value)})` : short(value));

/** Three decimals, a real minus sign, and never "−0.000". */
function fixed(value: number): string {
  const text = Math.abs(value).toFixed(DIGITS);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

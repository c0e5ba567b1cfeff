/** Decimals a number is shown with, where nothing asks for more. */
export const DECIMALS = 3;

/** The finest step that is written out; below it stand powers of ten. */
const FINEST = 6;

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * A number to `decimals` places with a real minus sign. What is not zero never looks like zero: it
 * gets as many places as its first figure needs, at last a power of ten. Whole numbers stand bare.
 */
export function shown(value: number, decimals = DECIMALS): string {
  const size = Math.abs(value);
  const sign = value < 0 ? '−' : '';
  if (Number.isInteger(value)) return sign + String(size);
  for (let places = decimals; places <= Math.max(FINEST, decimals); places++) {
    const text = size.toFixed(places);
    if (Number(text) !== 0) return sign + text;
  }
  const [figure, power] = size.toExponential(0).split('e-');
  return `${sign}${figure}·10⁻${[...power!].map((digit) => RAISED[Number(digit)]).join('')}`;
}

/** What a reader who adds up shown numbers takes this one for; a power of ten is beyond adding up. */
const readAs = (text: string): number => (text.includes('·') ? 0 : Number(text.replace('−', '-')));

/** A sum as it is shown. */
export interface RoundedSum {
  readonly parts: readonly string[];
  readonly total: string;
  /** What the shown parts lack of the shown total, because all are rounded; nothing if they agree. */
  readonly rest: string | undefined;
}

/**
 * The parts of a sum and its total, each rounded by itself, so that a number looks the same
 * wherever it stands; what the rounding leaves over is named, so that the column adds up.
 */
export function roundedSum(
  parts: readonly number[],
  total: number,
  decimals = DECIMALS,
): RoundedSum {
  const texts = parts.map((part) => shown(part, decimals));
  const unit = 10 ** Math.max(FINEST, decimals);
  const units = (text: string): number => Math.round(readAs(text) * unit);
  const all = shown(total, decimals);
  const rest = units(all) - texts.reduce((sum, text) => sum + units(text), 0);
  return {
    parts: texts,
    total: all,
    rest: rest === 0 ? undefined : trimmed(rest / unit, decimals),
  };
}

/** As many places as it has, at least `decimals`. */
function trimmed(value: number, decimals: number): string {
  const [whole, places = ''] = Math.abs(value).toFixed(Math.max(FINEST, decimals)).split('.');
  const kept = places.replace(/0+$/, '').padEnd(decimals, '0');
  return `${value < 0 ? '−' : ''}${whole}.${kept}`;
}

/** A multiplication as it is shown. */
export interface RoundedProduct {
  readonly value: string;
  readonly weight: string;
  readonly product: string;
}

/** Two factors with as many places as it takes for the shown ones to give the shown product. */
export function roundedProduct(value: number, weight: number): RoundedProduct {
  const product = shown(value * weight);
  for (let places = DECIMALS; ; places++) {
    const factors = [shown(value, places), shown(weight, places)] as const;
    const given = readAs(factors[0]) * readAs(factors[1]);
    if (shown(given) === product || places === 9)
      return { value: factors[0], weight: factors[1], product };
  }
}

/** A number in a narrow cell: two places, and `0.00…` for what is less and yet not zero. */
export function shortly(value: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? '−' : '';
  if (Number.isInteger(value)) return sign + String(size);
  const text = size >= 100 ? size.toFixed(0) : size >= 10 ? size.toFixed(1) : size.toFixed(2);
  return sign + (Number(text) === 0 ? '0.00…' : text);
}

/** A share as it is shown: what is divided by what, and the result in percent. */
export interface RoundedShare {
  readonly part: string;
  readonly whole: string;
  readonly percent: string;
}

/** Part and whole with as many places as it takes for the shown ones to give the shown percentage. */
export function roundedShare(part: number, whole: number, percent: string): RoundedShare {
  const decimals = percent.split('.')[1]?.length ?? 0;
  for (let places = DECIMALS; ; places++) {
    const [a, b] = [shown(part, places), shown(whole, places)];
    const given = ((100 * readAs(a)) / readAs(b)).toFixed(decimals);
    if (Number(given) === readAs(percent) || places === 12) return { part: a, whole: b, percent };
  }
}

/** Shares of one in percent; with so many places that none but the whole is shown as 100. */
export function roundedShares(shares: readonly number[]): RoundedSum {
  const percents = shares.map((share) => 100 * share);
  const largest = Math.max(...percents);
  let places = 2;
  while (largest < 100 && Number(largest.toFixed(places)) === 100 && places < 12) places++;
  return roundedSum(percents, 100, places);
}

import { SpecError, list, quote } from '../errors.ts';

/** Height first: `[height, width]`, or one number for both. */
export type Pair = readonly [height: number, width: number];

/** The four sides of a picture, clockwise from the top, as in CSS. */
export type Sides = readonly [top: number, right: number, bottom: number, left: number];

const COMMON = ['name', 'kind', 'from'];

/**
 * What the author wrote for one layer, read option by option. It comes from MDX, JSON or an
 * address, so nothing about it is taken for granted: a missing, misspelt or impossible option is
 * refused in a sentence that names the layer.
 */
export class Options {
  readonly layer: string;
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #known: string[] = [];

  constructor(layer: string, values: Readonly<Record<string, unknown>>) {
    this.layer = layer;
    this.#values = values;
  }

  /** A whole number, at least `least`. Without a fallback it must be given. */
  whole(name: string, least: number, fallback?: number): number {
    const value = this.#read(name) ?? fallback;
    if (isWhole(value, least)) return value;
    this.refuse(`"${name}" is ${quote(value)}; it must be a whole number, at least ${least}.`);
  }

  /** One whole number for both directions, or `[height, width]`. */
  pair(name: string, least: number, fallback?: Pair): Pair {
    const value = this.#read(name) ?? fallback;
    if (isWhole(value, least)) return [value, value];
    if (isList(value, 2, least)) return [value[0]!, value[1]!];
    this.refuse(
      `"${name}" is ${quote(value)}; it must be a whole number, at least ${least}, ` +
        'or two of them, [height, width].',
    );
  }

  /** One whole number for all four sides (default 0), or `[top, right, bottom, left]`. */
  sides(name: string): Sides {
    const value = this.#read(name) ?? 0;
    if (isWhole(value, 0)) return [value, value, value, value];
    if (isList(value, 4, 0)) return [value[0]!, value[1]!, value[2]!, value[3]!];
    this.refuse(
      `"${name}" is ${quote(value)}; it must be a whole number, at least 0, ` +
        'or four of them, [top, right, bottom, left].',
    );
  }

  /** True or false. */
  flag(name: string, fallback: boolean): boolean {
    const value = this.#read(name) ?? fallback;
    if (typeof value === 'boolean') return value;
    this.refuse(`"${name}" is ${quote(value)}; it must be true or false.`);
  }

  /** A share of one: at least 0, below 1. Without a fallback it must be given. */
  share(name: string, fallback?: number): number {
    const value = this.#read(name) ?? fallback;
    if (typeof value === 'number' && value >= 0 && value < 1) return value;
    this.refuse(`"${name}" is ${quote(value)}; it must be a number from 0 to below 1.`);
  }

  /** A number above 0. */
  positive(name: string, fallback: number): number {
    const value = this.#read(name) ?? fallback;
    if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
    this.refuse(`"${name}" is ${quote(value)}; it must be a number above 0.`);
  }

  /** Lists of whole numbers, at least 0; none of them empty. Undefined if not given. */
  lists(name: string): readonly (readonly number[])[] | undefined {
    const value = this.#read(name);
    if (value === undefined) return undefined;
    const isGood = (item: unknown): boolean =>
      Array.isArray(item) && item.length > 0 && isList(item, item.length, 0);
    if (Array.isArray(value) && [...value].every(isGood)) return value;
    this.refuse(
      `"${name}" is ${quote(value)}; it must be a list of lists of whole numbers, ` +
        'such as [[0, 1], [1, 2]].',
    );
  }

  /** Refuses options that nothing has read. To be called when the kind has read all that it knows. */
  noOthers(): void {
    for (const name of Object.keys(this.#values)) {
      if (COMMON.includes(name) || this.#known.includes(name)) continue;
      const known = this.#known.length ? `it knows ${list(this.#known)}` : 'it has no options';
      this.refuse(`there is no option "${name}"; ${known}.`);
    }
  }

  /** Stops with a sentence about this layer. */
  refuse(sentence: string): never {
    throw new SpecError(sentence, this.layer);
  }

  #read(name: string): unknown {
    this.#known.push(name);
    return Object.hasOwn(this.#values, name) ? this.#values[name] : undefined;
  }
}

/** Whether this is a whole number, at least `least`, that arithmetic can hold exactly. */
export function isWhole(value: unknown, least: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least;
}

function isList(value: unknown, length: number, least: number): value is readonly number[] {
  return (
    Array.isArray(value) &&
    value.length === length &&
    [...value].every((item) => isWhole(item, least))
  );
}

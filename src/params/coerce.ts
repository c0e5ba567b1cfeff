import type { Grid, GridParam, NumberParam, Param, Schema, Value, Values } from './params.ts';
import { defaults, fits, write } from './params.ts';

/** More text than this is nobody's honest link. */
const LONGEST = 4000;
const NUMBER = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?\s*$/i;

const clamp = (value: number, min: number, max: number): number =>
  Math.min(max, Math.max(min, value));

/**
 * What a stranger's text means for a parameter; never throws. Out of bounds gives the nearest
 * bound, unreadable text the default.
 */
export function coerce<P extends Param>(param: P, raw: string): P['default'] {
  const text = raw.slice(0, LONGEST);
  switch (param.type) {
    case 'int':
    case 'number':
      return readNumber(param, text);
    case 'choice':
      return param.values.includes(text) ? text : param.default;
    case 'flag':
      return readFlag(text) ?? param.default;
    case 'grid':
      return readGrid(param, text);
    case 'text':
      return fits(param, raw) ? raw : param.default;
  }
}

function readNumber({ type, default: own, min, max }: NumberParam, text: string): number {
  if (!NUMBER.test(text)) return own;
  const value = clamp(Number(text), min, max);
  // Adding zero makes −0 an ordinary zero.
  return (type === 'int' ? Math.round(value) : value) + 0;
}

function readFlag(text: string): boolean | undefined {
  if (/^(yes|true|1|on)$/i.test(text)) return true;
  return /^(no|false|0|off)$/i.test(text) ? false : undefined;
}

/** Too many rows or columns are cut, too few make the text unreadable, and so does a ragged edge. */
function readGrid({ default: own, rows, cols, cells }: GridParam, text: string): Grid {
  const read = text
    .split(';')
    .slice(0, rows[1])
    .map((row) => row.split(',').slice(0, cols[1]));
  const width = read[0]!.length;
  const whole =
    read.length >= rows[0] &&
    width >= cols[0] &&
    read.every((row) => row.length === width && row.every((cell) => NUMBER.test(cell)));
  if (!whole) return own;
  return read.map((row) => row.map((cell) => clamp(Number(cell), cells[0], cells[1]) + 0));
}

/** The values an address asks for; what it does not say stays as in `base`. */
export function fromSearch<S extends Schema>(
  params: S,
  search: URLSearchParams,
  base: Values<S> = defaults(params),
  prefix = '',
): Values<S> {
  const values: Record<string, Value> = { ...base };
  for (const [name, param] of Object.entries(params)) {
    const raw = [name, ...(param.was ?? [])]
      .map((known) => search.get(prefix + known))
      .find((found) => found !== null);
    if (raw !== undefined) values[name] = coerce(param, raw!);
  }
  return values as Values<S>;
}

/** The address of a state: the parameters that differ from `base`, in the schema's order. */
export function toSearch<S extends Schema>(
  params: S,
  values: Values<S>,
  prefix = '',
  base: Values<S> = defaults(params),
): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of Object.keys(params)) {
    const text = write(values[name] as Value);
    if (text !== write(base[name] as Value)) search.set(prefix + name, text);
  }
  return search;
}

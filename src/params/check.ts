import type { Grid, GridParam, Param, Schema, Value, Values } from './params.ts';
import { defaults, fits, write } from './params.ts';

/**
 * The values an author gave, with defaults for the rest. Throws a sentence that says where, what
 * and what would be right, for any name or value the schema does not know.
 */
export function check<S extends Schema>(
  params: S,
  given: { readonly [name: string]: unknown },
  where: string,
): Values<S> {
  for (const [name, value] of Object.entries(given)) {
    const param = Object.hasOwn(params, name) ? params[name] : undefined;
    if (!param) {
      const known = Object.keys(params).join(', ') || 'none';
      throw new Error(`${where}: there is no parameter "${name}". There are: ${known}.`);
    }
    const wrong = complaint(param, value);
    if (wrong) throw new Error(`${where}: ${name} is ${said(value)}; it must be ${wrong}.`);
  }
  return { ...defaults(params), ...given } as Values<S>;
}

/** What a value must be, when it is not; nothing when it is right. */
function complaint(param: Param, value: unknown): string | undefined {
  switch (param.type) {
    case 'int':
    case 'number': {
      const { min, max, type } = param;
      const right =
        typeof value === 'number' &&
        value >= min &&
        value <= max &&
        (type === 'number' || Number.isInteger(value));
      return right ? undefined : `a ${type === 'int' ? 'whole ' : ''}number from ${min} to ${max}`;
    }
    case 'choice':
      return param.values.includes(value as string)
        ? undefined
        : `one of ${param.values.join(', ')}`;
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'true or false';
    case 'grid':
      return gridComplaint(param, value);
    case 'text':
      return typeof value === 'string' && fits(param, value)
        ? undefined
        : `${param.form}, at most ${param.longest} characters`;
  }
}

function gridComplaint({ rows, cols, cells }: GridParam, value: unknown): string | undefined {
  const grid = value as Grid;
  const within = (n: number, [low, high]: readonly [number, number]): boolean =>
    n >= low && n <= high;
  const right =
    Array.isArray(grid) &&
    within(grid.length, rows) &&
    grid.every(
      (row) =>
        Array.isArray(row) &&
        row.length === grid[0]!.length &&
        within(row.length, cols) &&
        row.every((cell) => typeof cell === 'number' && within(cell, cells)),
    );
  return right
    ? undefined
    : `${rows.join(' to ')} rows of ${cols.join(' to ')} numbers from ${cells[0]} to ${cells[1]}`;
}

const said = (value: unknown): string =>
  Array.isArray(value) ? write(value as Value) : JSON.stringify(value);

import type { Shape } from '../../shape.ts';

/** Words that a name in a listing must not be: Python's own, and what the listings import. */
const WORDS =
  'False None True and as assert async await break class continue def del elif else except finally ' +
  'for from global if import in is lambda nonlocal not or pass raise return try while with yield ' +
  'print sum super range enumerate float type math np keras layers ops torch nn F prune model x inputs';

/** Python names for layers, by their names in the spec: letters, digits and underscores, all different. */
export function pythonNames(names: readonly string[], others: string): ReadonlyMap<string, string> {
  const taken = new Set([...WORDS.split(' '), ...others.split(' ')]);
  const found = new Map<string, string>();
  for (const name of names) {
    let wish = name.replaceAll(/\W/g, '_');
    if (!/^[A-Za-z_]/.test(wish)) wish = `layer_${wish}`;
    while (taken.has(wish)) wish += '_';
    taken.add(wish);
    found.set(name, wish);
  }
  return found;
}

/** A text as Python writes it, in double quotes. */
export const pythonText = (text: string): string => JSON.stringify(text);

/** A list of numbers as a tuple: `(3, 2)`, `(10,)`. */
export const tuple = (values: Shape): string =>
  `(${values.join(', ')}${values.length === 1 ? ',' : ''})`;

/** One number for both directions where they are equal, else a tuple. */
export const pairText = (pair: Shape): string => (pair[0] === pair[1] ? `${pair[0]}` : tuple(pair));

/** A call with its arguments, without those that are empty. */
export function call(callee: string, ...given: readonly (string | number | false)[]): string {
  return `${callee}(${given.filter((argument) => argument !== false && argument !== '').join(', ')})`;
}

/** Lists of numbers as Python has them, which is as JSON but for the spaces. */
export const listText = (values: unknown): string => JSON.stringify(values).replaceAll(',', ', ');

/** Lines moved to the right by a number of steps of four spaces; empty lines stay empty. */
export function indented(lines: readonly string[], steps = 1): string[] {
  return lines.map((line) => (line ? '    '.repeat(steps) + line : line));
}

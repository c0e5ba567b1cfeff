import type { Param } from './params.ts';
import { write } from './params.ts';

/** A parameter in words, for a table. */
export interface Described {
  /** What kind of thing it is: `whole number`. */
  readonly kind: string;
  /** What it may be: `1 to 4`. */
  readonly bounds: string;
  /** What it is when nobody says, as it stands in an address. */
  readonly ordinary: string;
}

const number = (value: number): string => String(value).replace('-', '−');

const range = ([least, most]: readonly [number, number]): string =>
  least === most ? number(least) : `${number(least)} to ${number(most)}`;

const counted = (most: readonly [number, number], noun: string): string =>
  `${range(most)} ${noun}${most[1] === 1 ? '' : 's'}`;

/** What a parameter may be, in words for people who write addresses. */
export function describe(param: Param): Described {
  const ordinary = write(param.default);
  switch (param.type) {
    case 'int':
      return { kind: 'whole number', bounds: range([param.min, param.max]), ordinary };
    case 'number':
      return { kind: 'number', bounds: range([param.min, param.max]), ordinary };
    case 'choice':
      return { kind: 'one of', bounds: param.values.join(', '), ordinary };
    case 'flag':
      return { kind: 'yes or no', bounds: 'yes, no', ordinary };
    case 'text':
      return {
        kind: 'text',
        bounds: `${param.form}, at most ${param.longest} characters`,
        ordinary,
      };
    case 'grid': {
      const { rows, cols, cells } = param;
      const bounds = `${counted(rows, 'row')} of ${counted(cols, 'number')} from ${range(cells)}`;
      return { kind: 'grid of numbers', bounds, ordinary };
    }
  }
}

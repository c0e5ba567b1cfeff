import type { Choice, Exercise, Field } from './exercise.ts';

const format = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** −1216.5 → "−1,216.5": grouped, at most two decimals, a real minus sign. */
export const num = (value: number): string => format.format(value).replace('-', '−');

/** A number as a factor or a later term: negative ones in brackets. */
export const bracketed = (value: number): string => (value < 0 ? `(${num(value)})` : num(value));

/** 1 → "1 cell", 2 → "2 cells". */
export const counted = (count: number, thing: string): string =>
  `${num(count)} ${thing}${count === 1 ? '' : 's'}`;

/** "column 5", "columns 5 and 6", "columns 5 to 7". */
export function span(thing: string, first: number, last: number): string {
  if (first === last) return `${thing} ${first}`;
  return `${thing}s ${first} ${last === first + 1 ? 'and' : 'to'} ${last}`;
}

/** [2, −1, 3] → "2 − 1 + 3". */
export const sum = (terms: readonly number[]): string =>
  terms
    .map((term, i) => (i ? `${term < 0 ? '−' : '+'} ${num(Math.abs(term))}` : num(term)))
    .join(' ');

/** "height", "height and width", "height, width and channels". */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** The first letter large. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The right answer as it is written: "7", "16×16×32", "Kernel B". */
export function answerText({ fields, answer, between = ', ' }: Exercise): string {
  const written = (field: Field, i: number): string =>
    isChoice(field) ? field.options[answer[i]!]!.name : num(answer[i]!);
  return fields.map(written).join(between);
}

export const isChoice = (field: Field): field is Choice => field.kind === 'choice';

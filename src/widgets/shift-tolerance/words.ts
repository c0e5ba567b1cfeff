import { cellText } from '#src/controls/cell-text.ts';
import { grouped, percent } from '#src/story/words.ts';
import { shiftWords } from '../equivariance/words.ts';
import type { Curves } from './accuracy.ts';
import { SET_SIZE } from './digits.ts';
import type { Measured } from './measuring.svelte.ts';
import type { Asked, Example } from './model.ts';
import { CALLED, SHOWN } from './networks.ts';
import type { Compared } from './similarity.ts';
import { changeOf, type Strip } from './strip.ts';

/** A heading and a sentence with the numbers that bear it out. */
export interface Finding {
  readonly title: string;
  readonly text: string;
}

const pixels = (count: number): string => (count === 1 ? '1 pixel' : `${count} pixels`);
const listed = (values: readonly number[]): string => values.map(cellText).join(' ');

/** "moved 1 right" */
export const movedWords = (dy: number, dx: number): string =>
  dx === 0 && dy === 0 ? 'not moved' : `moved ${shiftWords(dy, dx)}`;

/** What the strip's results say of each other. */
export function stripWords(was: Strip, is: Strip, by: number): string {
  const results = `${listed(was.kept)} becomes ${listed(is.kept)}`;
  if (by === 0) return `The strip stands where it began: ${listed(is.kept)}.`;
  const strip = `The strip ${movedWords(0, by)}: `;
  if (by % 4 === 0) return `${strip}that is the whole pattern, and all is as before.`;
  if (by % 2 === 0)
    return `${strip}${results}. Two cells are one step of the pooling, so the result moves by one cell and keeps its values.`;
  const most = cellText(changeOf(was, is));
  return is.blurred
    ? `${strip}${results}. No cell changes by more than ${most}.`
    : `${strip}${results}. Cells change by up to ${most}: the cells that were dropped before are now those that are kept.`;
}

/** What stays alike of a moved digit, place for place. */
export function digitWords(stages: readonly Compared[], { dy, dx }: Asked): string {
  if (dx === 0 && dy === 0) return 'The digit is not moved: each stage is like itself, 1.';
  const parts = stages.map(({ name, cosine }) => `${name} ${cosine.toFixed(2)}`);
  return `The digit ${movedWords(dy, dx)}. Alike at the same places: ${parts.join(', ')}. 1 would be invariance.`;
}

/** The three comparisons at one shift, as far as they have been measured. */
export function findings(curves: Curves, shift: number): Finding[] {
  const at = (name: string, distance = shift): number => curves[name]![distance]!;
  if (CALLED.some(({ name }) => curves[name]![shift] === undefined)) return [];
  const gain = (more: string, less: string): string => points(at(more) - at(less));
  const moved = shift === 0 ? 'Not moved' : `Moved by ${pixels(shift)}`;
  return [
    {
      title: 'The pooling',
      text: `${moved}: ${percent(at('max-pool'))} with max pooling, ${percent(at('strided'))} with strides: ${gain('max-pool', 'strided')}. Blur pooling: ${percent(at('blur-pool'))}.`,
    },
    {
      title: 'The head',
      text: `Max pooling with the mean of each map in place of the flattened maps: ${percent(at('global-head'))}, ${gain('global-head', 'max-pool')}. Not moved, it reads ${percent(at('global-head', 0))}.`,
    },
    {
      title: 'What it was shown',
      text: `The same network as max pooling, shown digits shifted by up to ${SHOWN} pixels: ${percent(at('shown-shifts'))}, ${gain('shown-shifts', 'max-pool')}.${shift > SHOWN ? ' Of shifts this far it was shown none.' : ''}`,
    },
  ];
}

/** 0.031 → "3.1 points more" */
function points(difference: number): string {
  const size = Math.abs(100 * difference).toFixed(1);
  return size === '0.0' ? 'as many' : `${size} points ${difference > 0 ? 'more' : 'fewer'}`;
}

/** How far the measurement is, or what it is of. */
export function measuredWords(measured: Measured | null, set: number): string {
  if (!measured)
    return `${SET_SIZE} drawn digits that no network learnt from, the first set, measured when the book was made.`;
  const { distance, read, drawn, done } = measured;
  if (done)
    return `Measured here, on the ${SET_SIZE} digits of set ${set}.${set === 1 ? '' : ' Dotted: the first set.'}`;
  if (drawn < SET_SIZE) return `Drawing ${drawn} of ${SET_SIZE} digits.`;
  return `Reading them moved by ${pixels(distance)}: ${read} of ${SET_SIZE}. Dotted: the first set.`;
}

/** How many of the copies of one digit each network reads. */
export function exampleWords({ label, copies, answers }: Example, shift: number): string {
  if (answers.length === 0) return `A ${label}, moved by ${pixels(shift)}.`;
  const right = answers.map((given) => given.filter((answer) => answer === label).length);
  const parts = CALLED.map(({ title }, n) => `${title} ${right[n]}`);
  return `A ${label}, moved by ${pixels(shift)}; of ${grouped(copies.length)} read rightly: ${parts.join(', ')}.`;
}

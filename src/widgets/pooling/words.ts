import { cellText } from '#src/controls/cell-text.ts';
import { addedText, sumText } from '../convolution/words.ts';
import type { Picture } from './model.ts';
import { winnerOf, type Part, type Reading } from './reading.ts';

/** `Row 1, column 2 of the output`, or `The output` where there is no other. */
export const placeWords = ({ row, column, only }: Reading): string =>
  only ? 'The output' : `Row ${row + 1}, column ${column + 1} of the output`;

const inputWords = ({ at: [y, x] }: Part): string => `row ${y + 1}, column ${x + 1}`;

const cells = (count: number): string => (count === 1 ? 'one cell' : `${count} cells`);

/** A window of more cells is not written out in a sentence. */
const MOST = 9;

/** How an output comes about: `Row 1, column 1 of the output: 6, the largest of 4 cells …`. */
export function cellWords(reading: Reading): string {
  const { rule, value, count, sum, lines } = reading;
  const place = placeWords(reading);
  const is = sumText(value);
  const adds = lines.flat().filter(({ counts }) => counts);
  const added = adds.length <= MOST ? addedText(adds.map(({ adds: part }) => part)) : '';
  switch (rule) {
    case 'max': {
      const from = inputWords(winnerOf(reading)!);
      return `${place}: ${is}, the largest of ${cells(count)}, from ${from} of the input.${tieWords(reading)}`;
    }
    case 'mean':
      return `${place}: ${added ? `(${added})` : sumText(sum)} / ${count} = ${is}, the mean of ${cells(count)}.`;
    case 'root':
      return `${place}: √${added ? `(${added})` : sumText(sum)} = ${is}, the root of the sum of ${count} squares.`;
    case 'sum':
      return `${place}: ${added || `the sum of ${count} products`} = ${is}.`;
  }
}

/** Who wins among equals; nothing where there are none. */
export function tieWords({ rule, ties, value }: Reading): string {
  if (rule !== 'max' || ties < 2) return '';
  return (
    ` ${sumText(value)} stands there ${ties === 2 ? 'twice' : `${ties} times`}: the first in reading ` +
    'order wins, here as in PyTorch.'
  );
}

/** Where the gradient of an output goes. */
export function gradientWords(reading: Reading): string {
  const { rule, gradient, count, value } = reading;
  const its = reading.only
    ? `The gradient ${sumText(gradient)} of the output`
    : `The gradient ${sumText(gradient)} of row ${reading.row + 1}, column ${reading.column + 1}`;
  switch (rule) {
    case 'max': {
      const others = count - 1;
      const rest =
        others === 0 ? '' : `; the other ${others === 1 ? 'cell gets' : `${others} get`} nothing`;
      return `${its} goes whole to the winner, ${inputWords(winnerOf(reading)!)} of the input${rest}.${tieWords(reading)}`;
    }
    case 'mean': {
      const share = sumText(gradient / count);
      return `${its} is shared: each of ${cells(count)} gets ${sumText(gradient)} / ${count} = ${share}.`;
    }
    case 'root':
      return value === 0
        ? `${its} goes nowhere: where the whole window is 0 the root has no slope, and the engine takes 0.`
        : `${its} is shared by size: a cell gets it times its own value, divided by ${sumText(value)}.`;
    case 'sum':
      return `${its} spreads by the weights: each cell gets it times the weight that lay on it.`;
  }
}

/** What a cell of the window says in the table: its part of the output. */
export function partText(rule: Reading['rule'], { value, weight, counts }: Part): string {
  if (!counts) return '–';
  if (rule === 'root') return `${factor(value)}²`;
  return rule === 'sum' ? `${cellText(value)}·${factor(weight!)}` : cellText(value);
}

/** And its part of the gradient. */
export function sharedText(reading: Reading, part: Part): string {
  const { rule, gradient, count, value: out } = reading;
  const { value, weight, counts, padding, winner } = part;
  const g = cellText(gradient);
  if (padding) return counts ? 'lost' : '–';
  if (rule === 'max') return winner ? `${g}·1` : `${g}·0`;
  if (rule === 'mean') return `${g}/${count}`;
  if (rule === 'sum') return `${g}·${factor(weight!)}`;
  return out === 0 ? '0' : `${g}·${factor(value)}/${cellText(out)}`;
}

const factor = (value: number): string => (value < 0 ? `(${cellText(value)})` : cellText(value));

/** What the padding means for this kind, and whether PyTorch would take it; nothing without any. */
export function paddingWords({ settings }: Picture): string {
  const { kind, window, padding, countPadding } = settings;
  if (padding === 0 || kind.startsWith('global')) return '';
  const meaning = {
    max: 'Padding never wins a maximum.',
    average: countPadding
      ? 'Padding counts as zeros in the mean, as PyTorch has it unless told otherwise.'
      : 'Padding is left out of the mean, as Keras has it.',
    l2: 'Padding adds squares of zero.',
    strided: 'Padding counts as zeros.',
  }[kind as 'max' | 'average' | 'l2' | 'strided'];
  const pools = kind === 'max' || kind === 'average';
  return pools && 2 * padding > window
    ? `${meaning} PyTorch would refuse this much: it allows at most half the window.`
    : meaning;
}

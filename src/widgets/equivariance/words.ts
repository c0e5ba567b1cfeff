import { usualReach } from '#engine/data/deform.ts';
import { decimal, grouped, percent } from '#src/story/words.ts';
import type { Answer, Asked, Peak, Shown } from './model.ts';

/** A heading and a sentence with the numbers that bear it out. */
export interface Finding {
  readonly title: string;
  readonly text: string;
}

const cells = (count: number): string => (count === 1 ? '1 cell' : `${count} cells`);

/** "3 left, 2 up"; "not at all" for no shift. */
export function shiftWords(dy: number, dx: number): string {
  const across = dx === 0 ? '' : `${Math.abs(dx)} ${dx < 0 ? 'left' : 'right'}`;
  const along = dy === 0 ? '' : `${Math.abs(dy)} ${dy < 0 ? 'up' : 'down'}`;
  return [across, along].filter(Boolean).join(', ') || 'not at all';
}

/** Whether the map went along with the picture: what is equal, and where the border has a say. */
export function mapFinding({ comparison, step, after, lost }: Shown, { layer }: Asked): Finding {
  if (!comparison)
    return {
      title: 'It cannot move along: not equivariant',
      text: `One cell of ${layer} stands for ${step}×${step} pixels, and this shift is no whole number of cells. After pooling a map goes along only with shifts by a multiple of ${step}.`,
    };
  const { shift, partners, largest } = comparison;
  const all = after.map.values.length;
  const by = shiftWords(shift.y, shift.x);
  const far = step > 1 ? ` One cell is ${step}×${step} pixels, so it moves ${by}.` : '';
  const border =
    partners < all
      ? ` The other ${grouped(all - partners)} came in over the border: there is nothing to compare them with.`
      : '';
  const cut = lost > 0.0005 ? ` ${percent(lost)} of the ink has left the frame.` : '';
  return {
    title: 'The map moves along: equivariant',
    text: `${grouped(partners)} of ${grouped(all)} cells are those of the map before, ${by === 'not at all' ? 'in their place' : `moved ${by}`}; the largest difference is ${decimal(largest)}.${border}${far}${cut}`,
  };
}

const placeWords = ({ y, x }: Peak): string => `row ${y + 1}, column ${x + 1}`;

/** Whether the greatest cell of the map is as great as before. */
export function peakFinding({ before, after, comparison }: Shown): Finding {
  const [was, is] = [before.peak, after.peak];
  if (was.value === is.value) {
    const [from, to] = [placeWords(was), placeWords(is)];
    const place = from === to ? `is ${to}` : `goes from ${from} to ${to}`;
    return {
      title: 'Its greatest value stays: invariant',
      text: `${decimal(was.value)} before and after; its place (lit) ${place}.`,
    };
  }
  return {
    title: 'Its greatest value changes',
    text: comparison
      ? `${decimal(was.value)} before, ${decimal(is.value)} now: the cell that held it has left over the border.`
      : `${decimal(was.value)} before, ${decimal(is.value)} now: the windows of the pooling cut the picture differently.`,
  };
}

/** Whether the network still reads the digit. */
export function answerFinding({ before, after }: Shown, { digit, dx, dy }: Asked): Finding {
  const [was, is] = [say(before.answer), say(after.answer)];
  const trained = `Training showed it digits moved by up to ${cells(usualReach.shift)}.`;
  if (after.answer.digit !== digit)
    return {
      title: 'The answer breaks: neither',
      text: `${was} before, ${is} now. In the dense layer every place has weights of its own. ${trained}`,
    };
  if (dx === 0 && dy === 0) return { title: 'The answer', text: `${is}. ${trained}` };
  return {
    title: 'The answer still holds',
    text: `${was} before, ${is} now. ${trained} Push it on.`,
  };
}

const say = ({ digit, shares }: Answer): string => `${digit} with ${percent(shares[digit]!)}`;

/** What a move has changed, in one sentence. */
export function stateWords(shown: Shown, { digit, dx, dy }: Asked): string {
  const { after, comparison } = shown;
  const map = comparison
    ? `its map moved ${shiftWords(comparison.shift.y, comparison.shift.x)}`
    : 'its map could not move by whole cells';
  const reads = after.answer.digit === digit ? 'still reads' : 'reads';
  if (dx === 0 && dy === 0)
    return `The ${digit} stands where it was written; the network reads ${say(after.answer)}.`;
  return `The ${digit} moved ${shiftWords(dy, dx)}; ${map}; the network ${reads} ${say(after.answer)}.`;
}

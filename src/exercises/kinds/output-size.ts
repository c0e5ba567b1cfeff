import type { Random } from '#engine/index.ts';
import type { Exercise, Line, Side } from '../exercise.ts';
import { mistakesIn } from '../mistakes.ts';
import { pick, whole } from '../pick.ts';
import { counted } from '../words.ts';
import { extentOf, formulaOf, hintAlong, leftOver, leftOverSentence } from '../side.ts';
import { mistakesAlong, rulerOf, settings, windowsOf } from '../side.ts';

/**
 * A row of 6 to 32 cells; two windows at least, and no cell skipped between them. Where there is
 * padding or dilation, it matters: without it another number would come out.
 */
export function draw(random: Random): Side {
  for (;;) {
    const dilation = random.chance(0.2) ? 2 : 1;
    const kernel = dilation > 1 ? 3 : pick(random, [2, 3, 3, 4, 5, 7]);
    const extent = (kernel - 1) * dilation + 1;
    const stride = random.chance(0.2) ? 1 : whole(random, 2, Math.min(4, kernel));
    const padding = random.chance(0.45) ? 0 : whole(random, 1, Math.floor(extent / 2));
    const size = whole(random, Math.max(6, extent + stride), 32);
    const side = { size, kernel, stride, padding, dilation };
    const without = [
      padding > 0 && { ...side, padding: 0 },
      dilation > 1 && { ...side, dilation: 1 },
    ];
    if (without.every((plain) => !plain || windowsOf(plain) !== windowsOf(side))) return side;
  }
}

/** How wide is the map? */
export function pose(side: Side): Exercise {
  const { size, kernel, padding } = side;
  const answer = windowsOf(side);
  const formula = formulaOf(side);
  const lost = leftOverSentence(side);
  const around = padding > 0 ? ` on each side` : '';
  return {
    question: [
      `A picture ${size} cells wide meets a kernel ${kernel} wide, with ${settings(side)}${around}. ` +
        'How many cells wide is the map?',
    ],
    fields: [{ kind: 'count', label: 'Width', hint: hintAlong }],
    answer: [answer],
    mistakes: mistakesIn(0, answer, mistakesAlong(side)),
    right: `${formula}.${lost ? ` ${lost}` : ''}`,
    solution: [
      way(side),
      rulerOf(side),
      lost ?? 'The last window ends where the row ends: nothing is left over.',
      { formula },
    ],
  };
}

function way(side: Side): Line {
  const { size, kernel, stride, padding, dilation } = side;
  const moves = windowsOf(side) - 1;
  const extent = extentOf(side);
  const room = size + 2 * padding - extent;
  const row = padding > 0 ? `With its padding the row is ${size + 2 * padding} cells long. ` : '';
  const spread = `With dilation ${dilation} the ${kernel} cells of the kernel cover ${extent}. `;
  const exact = leftOver(side) === 0;
  const steps = exact ? `${room} / ${stride} = ${moves}` : `⌊${room} / ${stride}⌋ = ${moves}`;
  const count = stride > 1 ? `By ${stride} at a time that is ${steps}` : `That is ${room}`;
  return (
    `${row}${dilation > 1 ? spread : ''}The window begins at the left end and has ` +
    `${counted(room, 'cell')} to go. ${count} ${moves === 1 ? 'move' : 'moves'}; ` +
    `with the place where it began, ${moves + 1} in all.`
  );
}

export default (random: Random): Exercise => pose(draw(random));

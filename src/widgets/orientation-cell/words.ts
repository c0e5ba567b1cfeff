import { decimal } from '#src/story/words.ts';
import { between, type Answer, type Asked } from './model.ts';

/** How the bar lies, and what the cell makes of it: for the status line. */
export function sayNow({ angle, bar, prefers }: Asked, { sum, answer }: Answer): string {
  const apart = between(angle, prefers);
  const turn = apart === 0 ? 'along the filter' : `${apart}° from the filter`;
  const says = answer > 0 ? `the cell answers ${decimal(answer)}` : 'the cell is silent';
  return `The ${bar} bar lies at ${angle}°, ${turn}: the products sum to ${decimal(sum)}, and ${says}.`;
}

/** Why the sum is what it is, in one sentence. */
export function sayWhy({ angle, bar, prefers, x, y }: Asked, { sum }: Answer): string {
  const centred = x === 0 && y === 0;
  if (bar === 'light')
    return sum < 0
      ? 'The same bar in light gives the same sum below zero: it lights the negative weights, and the cell is silent.'
      : 'A light bar beside the stripe of negative weights lights positive ones.';
  if (centred && between(angle, prefers) <= 20)
    return 'The dark bar hides the stripe of negative weights; the light around it falls on positive ones.';
  if (sum <= 0.1 && centred)
    return 'Across the stripe the bar hides as much above zero as below: the sum all but vanishes.';
  return sum > 0.1
    ? 'The bar still hides more of the negative stripe than of what lies beside it.'
    : 'Here the bar hides positive weights too, and the light falls on the negative stripe.';
}

/** How the learning rate moves while training goes on. */
export type Schedule = 'constant' | 'one-cycle';

const WARM_UP = 0.3;
const FIRST = 1 / 25;
const LAST = 1 / 250000;

/**
 * What the learning rate is multiplied by when a share `progress` of the training is done, 0 to 1.
 * `constant`: 1. `one-cycle` (Smith & Topin 2018): up from 1/25 to 1 during the first three tenths,
 * then down to 1/250,000, along 3k² − 2k³ (a cosine in all but name, without `Math.cos`).
 */
export function rateFactor(schedule: Schedule, progress: number): number {
  if (schedule === 'constant') return 1;
  const p = Math.min(1, Math.max(0, progress));
  return p < WARM_UP
    ? smooth(FIRST, 1, p / WARM_UP)
    : smooth(1, LAST, (p - WARM_UP) / (1 - WARM_UP));
}

function smooth(from: number, to: number, k: number): number {
  return from + (to - from) * k * k * (3 - 2 * k);
}

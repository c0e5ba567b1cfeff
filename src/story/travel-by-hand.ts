import type { Travel } from './travel.ts';

/** Milliseconds from one step to the next, for each step more, and at most. */
const PACE = { first: 700, more: 150, most: 1600 };

const eased = (k: number): number => k * k * (3 - 2 * k);

export interface HandTravel extends Travel {
  /** Puts the reader at a place on the timeline, at once. */
  put(t: number): void;
}

/** The reader steps, or draws a slider: nothing scrolls. Starts at the step `first`. */
export function travelByHand(stills: readonly number[], first = 0): HandTravel {
  let t = 0;
  let frame = 0;
  let tell: (t: number) => void = () => {};
  const restOf = (step: number): number => step + stills[step]!;

  const set = (next: number): void => {
    t = next;
    tell(t);
  };
  const put = (next: number): void => {
    cancelAnimationFrame(frame);
    set(Math.min(stills.length, Math.max(0, next)));
  };
  const glide = (from: number, to: number): void => {
    const length = Math.min(PACE.most, PACE.first + PACE.more * (Math.abs(to - from) - 1));
    let began: number | undefined;
    const move = (now: number): void => {
      began ??= now;
      const k = Math.min(1, (now - began) / length);
      set(k < 1 ? from + (to - from) * eased(k) : to);
      if (k < 1) frame = requestAnimationFrame(move);
    };
    frame = requestAnimationFrame(move);
  };
  return {
    put,
    go(step, smoothly) {
      cancelAnimationFrame(frame);
      if (smoothly) glide(t, restOf(step));
      else put(restOf(step));
    },
    follow(move) {
      tell = move;
      put(restOf(first));
      return () => {
        cancelAnimationFrame(frame);
        tell = () => {};
      };
    },
  };
}

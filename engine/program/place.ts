/** A stretch of numbers in the memory of a program. Where it lies is settled when all are known. */
export interface Place {
  readonly size: number;
  /** A part of another place, from number `at`. */
  readonly within?: { readonly place: Place; readonly at: number };
}

/** A new place, different from every other. */
export function place(size: number): Place {
  return { size };
}

/** Numbers `at` to `at` + `size` − 1 of a place, as a place. */
export function partOf(whole: Place, at: number, size: number): Place {
  return { size, within: { place: whole, at } };
}

/** The place that is no part of another, and how far into it this one begins. */
export function rootOf(part: Place): { root: Place; at: number } {
  let [root, at] = [part, 0];
  for (; root.within; root = root.within.place) at += root.within.at;
  return { root, at };
}

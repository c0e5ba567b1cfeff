/** A kernel of 3×3 made by hand, and what it does, as the rest of a sentence. */
export interface Kernel {
  readonly weights: readonly (readonly number[])[];
  readonly does: string;
}

const more = (here: string, there: string): string =>
  `is positive where there is more ink ${here} than ${there}`;

/* prettier-ignore */
const edges: readonly Kernel[] = [
  { weights: [[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]], does: more('on the right', 'on the left') },
  { weights: [[1, 0, -1], [1, 0, -1], [1, 0, -1]], does: more('on the left', 'on the right') },
  { weights: [[-1, -1, -1], [0, 0, 0], [1, 1, 1]], does: more('below', 'above') },
  { weights: [[1, 1, 1], [0, 0, 0], [-1, -1, -1]], does: more('above', 'below') },
  { weights: [[0, 1, 1], [-1, 0, 1], [-1, -1, 0]], does: more('at the upper right', 'at the lower left') },
  { weights: [[-1, -1, 0], [-1, 0, 1], [0, 1, 1]], does: more('at the lower right', 'at the upper left') },
];

/* prettier-ignore */
const lines: readonly Kernel[] = [
  { weights: [[-1, 2, -1], [-1, 2, -1], [-1, 2, -1]], does: 'is positive along thin upright lines' },
  { weights: [[-1, -1, -1], [2, 2, 2], [-1, -1, -1]], does: 'is positive along thin level lines' },
  { weights: [[0, -1, 0], [-1, 4, -1], [0, -1, 0]], does: 'is positive where a cell has more ink than the four around it' },
];

/* prettier-ignore */
const copies: readonly Kernel[] = [
  { weights: [[1, 1, 1], [1, 1, 1], [1, 1, 1]], does: 'counts the ink in its whole window' },
  { weights: [[0, 1, 0], [1, 1, 1], [0, 1, 0]], does: 'counts the ink in a cross of five cells' },
  { weights: [[0, 0, 0], [0, 1, 0], [0, 0, 0]], does: 'leaves the picture as it is, without its border' },
  { weights: [[0, 0, 0], [1, 0, 0], [0, 0, 0]], does: 'moves the picture one cell to the right' },
  { weights: [[0, 1, 0], [0, 0, 0], [0, 0, 0]], does: 'moves the picture one cell down' },
];

/** Kernels that are easily taken for one another, family by family; three at least in each. */
export const families: readonly (readonly Kernel[])[] = [edges, lines, copies];

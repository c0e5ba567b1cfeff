/** Ink at least this strong holds a piece of a digit together. */
const CORE = 0.35;
/** Pieces lighter than this share of the heaviest are specks. */
const SPECK = 0.08;
/** A piece that reaches the picture's edge yields to one within it, unless that is so much lighter. */
const WITHIN = 0.05;
/** The soft edge of a stroke reaches so many cells beyond its core. */
const SOFT = 2;

interface Piece {
  readonly cells: readonly number[];
  readonly mass: number;
  readonly atEdge: boolean;
}

/**
 * The ink without specks, faint lines and what reaches in over the edge (a table beside the page):
 * only the heavy connected pieces stay, with their soft edges. Ink 0 … 1, row by row; the input is
 * left as it is.
 */
export function keepDigit(ink: Float32Array, width: number, height: number): Float32Array {
  const pieces = connected(ink, width, height);
  const heaviest = (some: readonly Piece[]) => Math.max(0, ...some.map(({ mass }) => mass));
  const within = pieces.filter(({ atEdge }) => !atEdge);
  const candidates = heaviest(within) >= WITHIN * heaviest(pieces) ? within : pieces;
  const kept = new Float32Array(ink.length);
  for (const { cells, mass } of candidates)
    if (mass >= SPECK * heaviest(candidates))
      for (const cell of cells)
        for (const near of around(cell, SOFT, width, height)) kept[near] = ink[near]!;
  return kept;
}

/** The connected pieces of strong ink; cells that meet at a corner belong together. */
function connected(ink: Float32Array, width: number, height: number): readonly Piece[] {
  const seen = new Uint8Array(ink.length);
  const pieces: Piece[] = [];
  for (let start = 0; start < ink.length; start++) {
    if (seen[start] || ink[start]! < CORE) continue;
    seen[start] = 1;
    const cells = [start];
    let mass = 0;
    let atEdge = false;
    // `cells` grows while it is walked.
    for (const cell of cells) {
      mass += ink[cell]!;
      const x = cell % width;
      const y = Math.floor(cell / width);
      atEdge ||= x === 0 || y === 0 || x === width - 1 || y === height - 1;
      for (const next of around(cell, 1, width, height)) {
        if (seen[next] || ink[next]! < CORE) continue;
        seen[next] = 1;
        cells.push(next);
      }
    }
    pieces.push({ cells, mass, atEdge });
  }
  return pieces;
}

function* around(cell: number, far: number, width: number, height: number) {
  const x = cell % width;
  const y = Math.floor(cell / width);
  for (let v = Math.max(0, y - far); v <= Math.min(height - 1, y + far); v++)
    for (let u = Math.max(0, x - far); u <= Math.min(width - 1, x + far); u++) yield v * width + u;
}

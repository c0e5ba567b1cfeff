import type { Random } from '#engine/index.ts';

/** A sentence or two, or a formula with its numbers. */
export type Line = string;

/** A rectangle of cells: top row and left column, counted from 0, and how many of each. */
export interface Patch {
  readonly y: number;
  readonly x: number;
  readonly rows: number;
  readonly cols: number;
}

/** Numbers in rows: a picture, a map (tinted by value) or a kernel (tinted by weight). */
export interface Sheet {
  readonly name: string;
  readonly is: 'picture' | 'map' | 'kernel';
  readonly values: readonly (readonly number[])[];
  /** The patch we are looking at. */
  readonly lit?: Patch;
}

/** One side of a picture and the windows that fit into it; all in cells. */
export interface Side {
  readonly size: number;
  readonly kernel: number;
  readonly stride: number;
  /** On each of the two ends. */
  readonly padding: number;
  readonly dilation: number;
}

/** A row of cells with every window that fits drawn under it. */
export interface Ruler {
  readonly side: Side;
  /** How many windows fit. */
  readonly count: number;
  /** Cells from a window's first to its last. */
  readonly extent: number;
  /** The drawing in words. */
  readonly label: string;
}

/** What questions and solutions are made of. */
export type Block =
  | Line
  | { readonly formula: Line }
  | { readonly sheets: readonly Sheet[] }
  | { readonly ruler: Ruler };

interface Asked {
  readonly label: string;
  /** Said when the answer is wrong and no mistake explains it. */
  readonly hint: Line;
}
/** A number to be typed; a signed one may be below zero. */
export interface Blank extends Asked {
  readonly kind: 'count' | 'signed';
}
/** One of several things to be chosen; its answer is the place in `options`. */
export interface Choice extends Asked {
  readonly kind: 'choice';
  readonly options: readonly Sheet[];
}
export type Field = Blank | Choice;

/** A wrong answer somebody gives for a reason, and the sentence that names the reason. */
export interface Mistake {
  /** Place of the field in `fields`. */
  readonly field: number;
  readonly value: number;
  readonly says: Line;
}

/** An exercise with its numbers: plain data, so that a page can carry it. */
export interface Exercise {
  readonly question: readonly Block[];
  readonly fields: readonly Field[];
  /** Stands between the fields: `×` in a shape. */
  readonly between?: string;
  /** One number a field. */
  readonly answer: readonly number[];
  readonly mistakes: readonly Mistake[];
  /** Said when the answer is right: the formula with the numbers in it. */
  readonly right: Line;
  /** The way to the answer; its last block ends with the answer. */
  readonly solution: readonly Block[];
}

/** A kind of exercise: new numbers from a stream of random ones. */
export type Generator = (random: Random) => Exercise;

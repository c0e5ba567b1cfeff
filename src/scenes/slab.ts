import type { Camera } from './camera.ts';

/** A point of a scene, in cells of the input: x to the right, y up, z towards the reader. */
export type Vec3 = readonly [x: number, y: number, z: number];

/** The kind of thing: each has one colour, the same in prose, drawings and 3D. */
export type Hue = 'input' | 'conv' | 'pool' | 'dense';

/** How a value becomes a colour: as an activation, as a weight, or not at all (its hue). */
export type Palette = 'lamp' | 'weight' | 'hue';

/** Rows and columns of a slab, in cells from its top left. */
export type Cells = readonly [y: number, x: number, rows: number, cols: number];

/** Where a map's values lie: cell (y, x) is `values[offset + y * rowStride + x * colStride]`. */
export interface Tile {
  readonly offset: number;
  readonly rowStride: number;
  readonly colStride: number;
}

/** All numbers of a scene in one array: what the tiles of its slabs point into. */
export interface Values {
  readonly values: Float32Array;
}

/** One feature map (or kernel slice, node, bar, cell in flight): a thin box, cells on its front. */
export interface Slab {
  /** `part/channel`, the same in every frame. */
  readonly id: string;
  /** The layer or kernel it belongs to. */
  readonly part: string;
  readonly channel: number;
  readonly hue: Hue;
  /** Its middle. */
  readonly at: Vec3;
  readonly size: Vec3;
  readonly rows: number;
  readonly cols: number;
  readonly tile: Tile;
  readonly palette: Palette;
  /** The value that has the end colour; its negative has the other end. */
  readonly limit: number;
  /** 0 to 1. */
  readonly opacity: number;
  /** 1: not there yet, a dotted outline; 0: there. */
  readonly ghost: number;
  /** Only cells from the first to before the second, in reading order, hold a value yet. */
  readonly filled: readonly [from: number, to: number];
  /** How far negative cells have been emptied, 0 to 1. */
  readonly empty: number;
  /** How far every 2×2 window has collapsed onto its strongest cell, 0 to 1. */
  readonly pooled: number;
  /** Rows and columns beyond these are hatched: no window covers them. */
  readonly covered: readonly [rows: number, cols: number];
  /** How strongly its edge is drawn, 0 to 1. */
  readonly rim: number;
  /** How strongly the values are printed into the cells, 0 to 1. */
  readonly print: number;
  /** Cells in the lit frame, and how strongly it is lit, 0 to 1. */
  readonly mark: Cells | null;
  readonly lit: number;
}

/** `field`: thread of a receptive field. `plus`, `minus`: product for or against. */
export type Tone = 'field' | 'plus' | 'minus';

/** A straight line between two points; its width in CSS pixels. */
export interface Line {
  readonly from: Vec3;
  readonly to: Vec3;
  readonly tone: Tone;
  readonly width: number;
  readonly opacity: number;
  /** Whether it passes behind all slabs or in front of them. */
  readonly layer: 'under' | 'over';
}

/** Words at a point of the stage. */
export interface Label {
  readonly id: string;
  /** The anchor, in CSS pixels from the top left of the stage. */
  readonly x: number;
  readonly y: number;
  /** Where the words stand, seen from the anchor; below and above they start at it. */
  readonly side: 'below' | 'above' | 'left' | 'right';
  /** Where its thing begins, in pixels from the top: the words may stand above it instead. */
  readonly top: number;
  readonly text: string;
  /** A second line, in figures. */
  readonly note: string;
  readonly tone: Hue | 'digit' | 'answer';
  readonly opacity: number;
  /** The smaller, the sooner it is placed. */
  readonly rank: number;
}

/** What there is to see: everything a painter needs, and nothing it must remember. */
export interface Frame {
  readonly camera: Camera;
  /** The same slabs in the same order in every frame of a story. */
  readonly slabs: readonly Slab[];
  /** Cells on their way from one slab to another; empty at rest. */
  readonly cells: readonly Slab[];
  readonly lines: readonly Line[];
  readonly labels: readonly Label[];
}

/** The value of a cell of a tile. */
export const valueAt = ({ values }: Values, tile: Tile, y: number, x: number): number =>
  values[tile.offset + y * tile.rowStride + x * tile.colStride]!;

/** The slabs that can be seen, farthest first: all face the reader, so depth alone is the order. */
export function visible({ camera, slabs, cells }: Frame): Slab[] {
  const seen = slabs.filter((slab) => slab.opacity > 0.01);
  const behind = camera.forward[2] < 0 ? 1 : -1;
  const ordered = [...seen, ...cells].map((slab, i) => ({ slab, i }));
  ordered.sort((a, b) => (a.slab.at[2] - b.slab.at[2]) * behind || a.i - b.i);
  return ordered.map(({ slab }) => slab);
}

import type { Frame, Label } from '../slab.ts';

/** A label in its place: its top left corner, in CSS pixels. */
export interface Placed {
  readonly label: Label;
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Pixels between a thing and its words, between two words, and to the edge of the stage. */
const GAP = 7;
const APART = { x: 6, y: 1 };
const EDGE = 3;

/**
 * Where labels go: the most important first; one in the way of another moves down a line, or above
 * its thing, or aside by less than its own width, or gives way. None overlaps another or leaves the stage. `sizeOf` is in CSS pixels.
 */
export function placeLabels(
  { camera, labels }: Frame,
  sizeOf: (label: Label) => readonly [width: number, height: number],
): Placed[] {
  const taken: Box[] = [];
  const placed: Placed[] = [];
  const shown = labels.filter(({ opacity }) => opacity > 0.05);
  for (const label of shown.sort((a, b) => a.rank - b.rank)) {
    const [w, h] = sizeOf(label);
    const tries = triesFor(label, w, h, camera.width).map((at): Box => ({ ...at, w, h }));
    const aside = label.side === 'below' ? besides(tries[0]!, taken) : [];
    const box = [...tries, ...aside].find(
      (b) => inside(b, camera) && !taken.some((other) => overlap(other, b)),
    );
    if (!box) continue;
    taken.push(box);
    placed.push({ label, x: box.x, y: box.y });
  }
  return placed;
}

function triesFor({ x, y, top, side }: Label, w: number, h: number, width: number) {
  const held = Math.min(width - w - EDGE, Math.max(EDGE, x));
  switch (side) {
    case 'left':
      return [{ x: x - w - GAP, y: y - h / 2 }];
    case 'right':
      return [{ x: x + GAP, y: y - h / 2 }];
    case 'above':
      return [{ x: held, y: y - h - GAP }];
    case 'below': {
      const down = y + GAP;
      return [down, down + h + APART.y, top - h - GAP].map((at) => ({ x: held, y: at }));
    }
  }
}

/** The places at the sides of what is in the way that still touch the box's own place. */
const besides = (box: Box, taken: readonly Box[]): Box[] =>
  taken
    .filter((other) => overlap(other, box))
    .flatMap(({ x, w }) => [x - box.w - APART.x, x + w + APART.x])
    .filter((x) => Math.abs(x - box.x) < box.w)
    .map((x) => ({ ...box, x }));

const inside = (b: Box, stage: { readonly width: number; readonly height: number }): boolean =>
  b.x >= 0 && b.y >= 0 && b.x + b.w <= stage.width && b.y + b.h <= stage.height;

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w + APART.x &&
  b.x < a.x + a.w + APART.x &&
  a.y < b.y + b.h + APART.y &&
  b.y < a.y + a.h + APART.y;

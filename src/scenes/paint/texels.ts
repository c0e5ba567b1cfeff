import type { Theme } from '#src/theme.ts';
import type { Camera } from '../camera.ts';
import type { Values } from '../slab.ts';
import type { Rgb } from './colours.ts';
import { lampAt, weightAt } from './inks.ts';

/** Numbers in a row of the sheet's texture. */
export const SHEET_WIDTH = 256;
/** Colours in a row of the ramps' texture, and its rows: activations, weights. */
export const RAMP = { width: 512, height: 2 };
/** Slabs are never farther than this from the origin, in cells. */
const FAR = 5000;

/** The numbers of a sheet as rows of a texture, the last one filled up with zeros. */
export function sheetTexels({ values }: Values): Float32Array<ArrayBuffer> {
  const texels = new Float32Array(Math.ceil(values.length / SHEET_WIDTH) * SHEET_WIDTH);
  texels.set(values);
  return texels;
}

/** The two colour ramps from −1 to 1 as rows of RGBA bytes. */
export function rampTexels(theme: Theme): Uint8Array<ArrayBuffer> {
  const texels = new Uint8Array(RAMP.width * RAMP.height * 4);
  const ramps: ((k: number) => Rgb)[] = [lampAt, (k) => weightAt(k, theme)];
  ramps.forEach((colourOf, row) => {
    for (let x = 0; x < RAMP.width; x++) {
      const colour = colourOf(((x + 0.5) / RAMP.width) * 2 - 1);
      texels.set([...colour, 255], (row * RAMP.width + x) * 4);
    }
  });
  return texels;
}

/** From the scene to the graphics card's cube, column by column. */
export function viewOf({ right, up, forward, scale, x, y, width, height }: Camera): number[] {
  const [across, along] = [(2 * scale) / width, (2 * scale) / height];
  const columns = [0, 1, 2].flatMap((i) => [
    right[i]! * across,
    up[i]! * along,
    forward[i]! / FAR,
    0,
  ]);
  return [...columns, (2 * x) / width - 1, 1 - (2 * y) / height, 0, 1];
}

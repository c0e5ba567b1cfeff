import { activationColour } from '#src/scenes/paint/colours.ts';
import { palettePng } from '#src/scenes/paint/png.ts';

/** A picture or a map of one channel: `height` rows of `width` numbers. */
export interface Plane {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** Steps of colour from zero to each end of the scale. */
const STEPS = 48;
export const COLOURS = Array.from({ length: 2 * STEPS + 1 }, (_, i) =>
  activationColour(i - STEPS, STEPS),
);

/** The place of a value's colour in the palette, where `scale` is steps for a unit; beyond the ends the last one. */
export function paletteIndex(value: number, scale: number): number {
  // NaN, where there is nothing to show, has the colour of zero.
  const step = Math.round(value * scale) || 0;
  return (step < -STEPS ? -STEPS : step > STEPS ? STEPS : step) + STEPS;
}

/** Steps of colour for a unit, where the last one is at `limit`. */
export const stepsFor = (limit: number): number => STEPS / limit;

/** The colour of each cell as its place in the palette; beyond ±`limit` the last one. */
function paletteIndices({ values }: Plane, limit: number): Uint8Array {
  const indices = new Uint8Array(values.length);
  const scale = stepsFor(limit);
  for (let i = 0; i < values.length; i++) indices[i] = paletteIndex(values[i]!, scale);
  return indices;
}

/** A plane as a PNG in a data URL: dark at zero, yellow at `limit`, violet at −`limit`. */
export const planePng = (plane: Plane, limit: number): string =>
  palettePng(paletteIndices(plane, limit), plane.width, plane.height, COLOURS);

/** The palette as pixels: four bytes each, in the order a canvas wants them. */
export const PIXELS = new Uint32Array(
  Uint8ClampedArray.from(COLOURS.flatMap((colour) => [...colour, 255])).buffer,
);

/** The picture at hand if it has this size, else a new one: a new one for every frame would be much to clear away. */
export const pictureOf = (
  width: number,
  height: number,
  atHand: ImageData | undefined,
): ImageData =>
  atHand?.width === width && atHand.height === height ? atHand : new ImageData(width, height);

/** Puts the same colours into a picture of the plane's size. */
export function colourPlane(
  { values }: Plane,
  limit: number,
  { data }: Pick<ImageData, 'data'>,
): void {
  const pixels = new Uint32Array(data.buffer);
  const scale = stepsFor(limit);
  // A plain loop: `from` with a function takes ten times as long, too long for a camera.
  for (let i = 0; i < pixels.length; i++) pixels[i] = PIXELS[paletteIndex(values[i]!, scale)]!;
}

/**
 * A round number for the end of a scale: the least of 1, 1.5, 2, 3, 4, 5, 6, 8 times a power of ten
 * that is not below `value`. While a picture moves, its scale then stays. For 0 it is 1.
 */
export function roundLimit(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  // A hair's breadth, so that 0.3 / 0.1 counts as 3.
  const step = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((step) => step >= value / power - 1e-6)!;
  return Number((step * power).toPrecision(2));
}

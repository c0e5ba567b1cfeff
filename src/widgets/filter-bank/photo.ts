import type { Plane } from './plane.ts';

/** 20 MB: beyond it a phone may run out of memory while it decodes. */
const LARGEST = 20 * 1024 * 1024;

/** A photo is kept with its longer side this many pixels long: four for each cell of the largest grid. */
const KEPT = 576;

/** A picture as the page can draw it, and its size in pixels. */
export interface Photo {
  readonly source: CanvasImageSource;
  readonly width: number;
  readonly height: number;
}

/** The picture in a file, decoded here; it never leaves the device. Rejects with a sentence for the reader. */
export async function photoFrom(file: File): Promise<Photo> {
  const name = file.name ? `“${file.name}”` : 'This file';
  if (file.size > LARGEST) throw new Error(`${name} is too large: a picture may have up to 20 MB.`);
  const source = await createImageBitmap(file).catch(() => {
    throw new Error(
      `${name} cannot be opened as a picture here. PNG, JPEG, WebP and GIF can be read.`,
    );
  });
  const [width, height] = sizeWithin(source.width, source.height, KEPT);
  const kept = canvasOf(width, height);
  kept.drawImage(source, 0, 0, width, height);
  source.close();
  return { source: kept.canvas, width, height };
}

/** Columns and rows of a picture whose longer side is reduced to `cells`; at least 8 each, so that a kernel fits. */
export function sizeWithin(
  width: number,
  height: number,
  cells: number,
): readonly [columns: number, rows: number] {
  const scale = cells / Math.max(width, height);
  const side = (pixels: number): number => Math.max(8, Math.round(pixels * scale));
  return [side(width), side(height)];
}

/** Light of each pixel, 0 black … 1 white (luma of Rec. 709), on white where the picture is transparent. */
export function greyOf(rgba: Uint8ClampedArray, width: number, height: number): Plane {
  const values = new Float32Array(width * height);
  for (let i = 0; i < values.length; i++) {
    const at = 4 * i;
    const luma = 0.2126 * rgba[at]! + 0.7152 * rgba[at + 1]! + 0.0722 * rgba[at + 2]!;
    const opacity = rgba[at + 3]! / 255;
    values[i] = (luma / 255) * opacity + 1 - opacity;
  }
  return { width, height, values };
}

let small: CanvasRenderingContext2D | undefined;

/** A picture in shades of grey, its longer side `cells` long; `mirrored` turns left and right round. */
export function reduced({ source, width, height }: Photo, cells: number, mirrored = false): Plane {
  const [columns, rows] = sizeWithin(width, height, cells);
  if (small?.canvas.width !== columns || small.canvas.height !== rows)
    small = canvasOf(columns, rows);
  small.setTransform(mirrored ? -1 : 1, 0, 0, 1, mirrored ? columns : 0, 0);
  small.drawImage(source, 0, 0, columns, rows);
  return greyOf(small.getImageData(0, 0, columns, rows).data, columns, rows);
}

function canvasOf(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser gives no canvas to read pictures with.');
  context.imageSmoothingQuality = 'high';
  return context;
}

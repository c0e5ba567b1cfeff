import { crc32, deflateSync } from 'node:zlib';
import type { Tensor } from '#engine/index.ts';
import { lamp, paletteOf, type Rgb } from '#src/scenes/paint/colours.ts';

/** Size of the picture that stands for a page where it is linked to, in pixels. */
export const CARD = { width: 1200, height: 630 } as const;

const SHADES = 64;
const PAPER: Rgb = [0xf7, 0xf7, 0xf4];
const palette = [...paletteOf(lamp, SHADES), PAPER];

/**
 * The card of the book as the bytes of a PNG: the digit on the left, on the right the eight maps
 * that the first layer makes of it, all on paper.
 */
export function cardPng(input: Tensor, maps: Tensor): Uint8Array {
  const canvas = new Uint8Array(CARD.width * CARD.height).fill(SHADES);
  paintMap(canvas, input, 0, 15, 60, 105);
  for (let channel = 0; channel < 8; channel++) {
    const [row, column] = [Math.floor(channel / 4), channel % 4];
    paintMap(canvas, maps, channel, 6, 516 + column * 164, 154 + row * 166);
  }
  return encoded(canvas);
}

/** One map, each cell a square of `size` pixels, its upper left corner at (`left`, `top`). */
function paintMap(
  canvas: Uint8Array,
  { shape, data }: Tensor,
  channel: number,
  size: number,
  left: number,
  top: number,
): void {
  const [rows, columns, channels] = shape as readonly [number, number, number];
  const largest = data.reduce((a, b) => Math.max(a, b), 0) || 1;
  for (let y = 0; y < rows * size; y++)
    for (let x = 0; x < columns * size; x++) {
      const cell = Math.floor(y / size) * columns + Math.floor(x / size);
      const value = Math.max(0, data[cell * channels + channel]! / largest);
      canvas[(top + y) * CARD.width + left + x] = Math.round(value * (SHADES - 1));
    }
}

/** A PNG of the canvas with the book's palette (PNG, third edition, W3C 2025). */
function encoded(canvas: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(CARD.width, 0);
  header.writeUInt32BE(CARD.height, 4);
  header.set([8, 3], 8);
  const lines = Buffer.alloc((CARD.width + 1) * CARD.height);
  for (let y = 0; y < CARD.height; y++)
    lines.set(canvas.subarray(y * CARD.width, (y + 1) * CARD.width), y * (CARD.width + 1) + 1);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), body]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(body.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}

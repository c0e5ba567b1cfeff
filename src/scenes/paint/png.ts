import type { Rgb } from './colours.ts';

/** A palette colour with a fourth byte, its opacity: 0 lets the page through, 255 hides it. */
export type Rgba = readonly [number, number, number, number];

/**
 * A picture of `width` × `height` cells as a PNG in a data URL. Each cell is the index of its
 * colour, row by row; the palette has 1 … 256 colours, and few colours make a small file. Runs
 * in Node and in the page. The pixels are stored uncompressed: the page around them is
 * compressed as a whole, and does better on plain runs. (PNG, third edition, W3C 2025.)
 */
export function palettePng(
  indices: Uint8Array,
  width: number,
  height: number,
  palette: readonly (Rgb | Rgba)[],
): string {
  check(indices, width, height, palette.length);
  const bits = bitsFor(palette.length);
  const parts = [
    [137, 80, 78, 71, 13, 10, 26, 10],
    chunk('IHDR', [...fourBytes(width), ...fourBytes(height), bits, 3, 0, 0, 0]),
    chunk(
      'PLTE',
      palette.flatMap(([r, g, b]) => [r, g, b]),
    ),
    ...(palette.some((colour) => colour.length === 4) ? [chunk('tRNS', palette.map(opacity))] : []),
    chunk('IDAT', stored(scanlines(indices, width, height, bits))),
    chunk('IEND', []),
  ];
  let text = '';
  for (const part of parts) for (const byte of part) text += String.fromCharCode(byte);
  return `data:image/png;base64,${btoa(text)}`;
}

const opacity = (colour: Rgb | Rgba) => colour[3] ?? 255;
const bitsFor = (colours: number) => (colours <= 2 ? 1 : colours <= 4 ? 2 : colours <= 16 ? 4 : 8);
const fourBytes = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];

function check(indices: Uint8Array, width: number, height: number, colours: number) {
  if (!(width >= 1 && height >= 1) || indices.length !== width * height)
    throw new Error(
      `palettePng: ${indices.length} indices cannot fill ${width} × ${height} cells; give one index per cell, row by row.`,
    );
  if (colours < 1 || colours > 256)
    throw new Error(`palettePng: a palette has 1 to 256 colours, this one has ${colours}.`);
  const at = indices.findIndex((index) => index >= colours);
  if (at >= 0)
    throw new Error(
      `palettePng: cell ${at} asks for colour ${indices[at]}, but the palette ends at ${colours - 1}.`,
    );
}

/** The rows with their filter byte 0 in front, cells packed from the high bits of each byte. */
function scanlines(indices: Uint8Array, width: number, height: number, bits: number): Uint8Array {
  const perByte = 8 / bits;
  const stride = 1 + Math.ceil(width / perByte);
  const rows = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = y * stride + 1 + Math.floor(x / perByte);
      rows[at]! |= indices[y * width + x]! << (8 - bits - (x % perByte) * bits);
    }
  return rows;
}

/** `bytes` as a zlib stream of stored blocks (RFC 1950, RFC 1951 §3.2.4). */
function stored(bytes: Uint8Array): number[] {
  const most = 65535;
  const stream = [0x78, 0x01];
  let a = 1;
  let b = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (i % most === 0) {
      const length = Math.min(most, bytes.length - i);
      const last = i + length === bytes.length ? 1 : 0;
      stream.push(last, length & 255, length >>> 8, ~length & 255, (~length >>> 8) & 255);
    }
    stream.push(bytes[i]!);
    a = (a + bytes[i]!) % 65521;
    b = (b + a) % 65521;
  }
  stream.push(b >>> 8, b & 255, a >>> 8, a & 255);
  return stream;
}

function chunk(type: string, body: readonly number[]): number[] {
  const named = [...type].map((letter) => letter.charCodeAt(0)).concat(body);
  return [...fourBytes(body.length), ...named, ...fourBytes(crc(named))];
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

function crc(bytes: readonly number[]): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = crcTable[(c ^ byte) & 255]! ^ (c >>> 8);
  return ~c >>> 0;
}

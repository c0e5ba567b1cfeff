const BYTES = 4;

/**
 * The bytes of 32-bit numbers as text, in base 64: the first bytes of all, then the second, and so on.
 * The last of each, sign and size, are much alike, and side by side they compress.
 */
export function packWeights(bytes: Uint8Array): string {
  const count = bytes.length / BYTES;
  const planes = bytes.map((_, i) => bytes[BYTES * (i % count) + Math.floor(i / count)]!);
  return btoa(Array.from(planes, (byte) => String.fromCharCode(byte)).join(''));
}

/** The bytes out of that text, as they were. */
export function unpackWeights(packed: string): Uint8Array<ArrayBuffer> {
  const planes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const count = planes.length / BYTES;
  return planes.map((_, i) => planes[count * (i % BYTES) + Math.floor(i / BYTES)]!);
}

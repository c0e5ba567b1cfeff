import type { Weights } from '#engine/index.ts';

/** A fingerprint of weights, eight hexadecimal digits: one bit of one weight changes it (FNV-1a). */
export function bitsOf(weights: Weights): string {
  let hash = 0x811c9dc5;
  for (const parts of weights.values())
    for (const part of Object.values(parts)) {
      const { buffer, byteOffset, byteLength } = part!.data;
      for (const byte of new Uint8Array(buffer, byteOffset, byteLength))
        hash = Math.imul(hash ^ byte, 0x01000193);
    }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

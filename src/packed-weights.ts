import { fromEightBits } from '#engine/eight-bits.ts';
import type { Network, NetworkSpec } from '#engine/index.ts';
import { bytesFrom64 } from './base64.ts';

/** A trained network as a script carries it: its spec, and its weights in eight bits as text, in base 64. */
export interface PackedNetwork {
  readonly spec: NetworkSpec;
  readonly weights: string;
}

/** The network of this spec and these bytes as text. */
export const packNetwork = (spec: NetworkSpec, bytes: Uint8Array): PackedNetwork => ({
  spec,
  weights: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
});

/** The network out of that text, as it was. */
export const unpackNetwork = ({ spec, weights }: PackedNetwork): Network =>
  fromEightBits(spec, bytesFrom64(weights));

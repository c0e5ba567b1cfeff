import { fromEightBits, toEightBits } from './eight-bits.ts';
import { SpecError, quote } from './errors.ts';
import type { Network } from './network.ts';
import { partsOf } from './parameters.ts';
import { planNetwork } from './plan.ts';
import type { NetworkSpec } from './plan.ts';

/** The readable half of a saved network; the other half is its weights, as bytes. */
export interface ModelFile {
  readonly spec: NetworkSpec;
  /** How many numbers the bytes hold: all that is learnt, and running statistics. */
  readonly parameters: number;
  /** FNV-1a over the bytes, 32 bits, eight hexadecimal digits: tells damage, not malice. */
  readonly checksum: string;
}

/** A network as two files: its spec as JSON, and its weights in eight bits, to which its kernels are rounded. */
export function writeWeights(network: Network): {
  json: ModelFile;
  bytes: Uint8Array<ArrayBuffer>;
} {
  const bytes = toEightBits(network);
  const { spec } = network;
  return { json: { spec, parameters: partsOf(network).size, checksum: checksumOf(bytes) }, bytes };
}

/**
 * The network that `writeWeights` saved; `json` is the parsed JSON. Refuses, with a `SpecError`,
 * a file that is cut short, damaged, or not for this spec.
 */
export function readWeights(json: unknown, bytes: Uint8Array | ArrayBuffer): Network {
  if (typeof json !== 'object' || json === null || !('spec' in json)) {
    throw new SpecError(`A model file is an object with spec and checksum, not ${quote(json)}.`);
  }
  const { spec } = planNetwork(json.spec);
  const given = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  const { checksum } = json as { checksum?: unknown };
  if (checksum !== checksumOf(given)) {
    throw new SpecError(
      `The weights of "${spec.name}" are damaged: the checksum of their ${given.length} bytes ` +
        `is ${checksumOf(given)}, but the model file says ${quote(checksum)}.`,
    );
  }
  return fromEightBits(spec, given);
}

function checksumOf(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

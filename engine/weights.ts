import { SpecError, quote } from './errors.ts';
import { buildNetwork } from './network.ts';
import type { Network } from './network.ts';
import { lineOf, partsOf, weightsOver } from './parameters.ts';
import { planNetwork } from './plan.ts';
import type { NetworkSpec } from './plan.ts';

/** The readable half of a saved network; the other half is its weights, as bytes. */
export interface ModelFile {
  readonly spec: NetworkSpec;
  /**
   * How many weights there are: 32-bit floats, little-endian, in the order of the layers; behind
   * them, in the same order, what is not learnt (running statistics), which counts here as well.
   */
  readonly parameters: number;
  /** FNV-1a over the bytes, 32 bits, eight hexadecimal digits: tells damage, not malice. */
  readonly checksum: string;
}

/** A network as two files: its spec as JSON, and its weights, each kernel before its bias. */
export function writeWeights({ spec, layers, weights }: Network): {
  json: ModelFile;
  bytes: Uint8Array<ArrayBuffer>;
} {
  const line = lineOf({ spec, layers }, weights);
  const bytes = new Uint8Array(line.length * 4);
  const view = new DataView(bytes.buffer);
  line.forEach((weight, i) => view.setFloat32(i * 4, weight, true));
  return { json: { spec, parameters: line.length, checksum: checksumOf(bytes) }, bytes };
}

/**
 * The network that `writeWeights` saved; `json` is the parsed JSON. Refuses, with a `SpecError`,
 * a file that is cut short, damaged, or not for this spec.
 */
export function readWeights(json: unknown, bytes: Uint8Array | ArrayBuffer): Network {
  if (typeof json !== 'object' || json === null || !('spec' in json)) {
    throw new SpecError(`A model file is an object with spec and checksum, not ${quote(json)}.`);
  }
  const plan = planNetwork(json.spec);
  const count = partsOf(plan).size;
  const given = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  if (given.length !== count * 4) {
    throw new SpecError(
      `The weights of "${plan.spec.name}" are ${given.length} bytes; ` +
        `its ${count} parameters need ${count * 4}. The file is cut short, or not for this network.`,
    );
  }
  const { checksum } = json as { checksum?: unknown };
  if (checksum !== checksumOf(given)) {
    throw new SpecError(
      `The weights of "${plan.spec.name}" are damaged: their checksum is ${checksumOf(given)}, ` +
        `but the model file says ${quote(checksum)}.`,
    );
  }
  const view = new DataView(given.buffer, given.byteOffset, given.byteLength);
  const line = Float32Array.from({ length: count }, (_, i) => view.getFloat32(i * 4, true));
  return buildNetwork(plan.spec, weightsOver(plan, line));
}

function checksumOf(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

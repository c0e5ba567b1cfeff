import {
  buildNetwork,
  initialise,
  writeWeights,
  type LayerWeights,
  type Network,
  type NetworkSpec,
  type Tensor,
} from '#engine/index.ts';

/** The largest whole number that stands for a weight; its negative is the smallest. */
const TOP = 127;

/** The readable half of a network with a byte a weight. */
export interface EightBitFile {
  readonly spec: NetworkSpec;
  /** How many weights there are, and bytes: each kernel before its bias, in the order of the layers. */
  readonly parameters: number;
  /** What one step of a byte is worth, kernel by kernel and bias by bias: 32-bit floats. */
  readonly steps: readonly number[];
  /** That of the weights the bytes stand for, as `writeWeights` counts it. */
  readonly checksum: string;
}

/**
 * A network with every weight rounded to one of 255 values, evenly spaced between plus and minus
 * the largest of its kernel or bias; and the bytes that say which, as signed whole numbers.
 */
export function toEightBits(network: Network): {
  json: EightBitFile;
  bytes: Uint8Array<ArrayBuffer>;
} {
  const { spec } = network;
  const steps: number[] = [];
  const numbers: number[] = [];
  for (const { data } of partsOf(network)) {
    const largest = data.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    const step = Math.fround(largest / TOP);
    steps.push(step);
    for (const weight of data) numbers.push(step ? Math.round(weight / step) : 0);
  }
  const bytes = new Uint8Array(Int8Array.from(numbers).buffer);
  const { json } = writeWeights(rebuilt(spec, steps, bytes));
  const { parameters, checksum } = json;
  return { json: { spec, parameters, steps, checksum }, bytes };
}

/** The network out of its bytes. Throws a sentence where they are not those that were written. */
export function fromEightBits(file: EightBitFile, bytes: Uint8Array): Network {
  const { spec, parameters, steps, checksum } = file;
  if (bytes.length !== parameters)
    throw new Error(
      `The weights of "${spec.name}" are ${bytes.length} bytes; they should be ${parameters}, a byte each.`,
    );
  const network = rebuilt(spec, steps, bytes);
  const found = writeWeights(network).json.checksum;
  if (found !== checksum)
    throw new Error(
      `The weights of "${spec.name}" are damaged: their checksum is ${found}, but the model file says ${checksum}.`,
    );
  return network;
}

function rebuilt(spec: NetworkSpec, steps: readonly number[], bytes: Uint8Array): Network {
  const numbers = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  let part = 0;
  let at = 0;
  const read = ({ shape, data }: Tensor): Tensor => {
    const step = steps[part++]!;
    const from = at;
    at += data.length;
    return { shape, data: Float32Array.from(numbers.subarray(from, at), (n) => n * step) };
  };
  const weights = new Map<string, LayerWeights>();
  for (const [layer, parts] of initialise(spec, 0).weights)
    weights.set(layer, Object.fromEntries(tensorsIn(parts).map(([name, of]) => [name, read(of)])));
  return buildNetwork(spec, weights);
}

const tensorsIn = (parts: LayerWeights): [string, Tensor][] =>
  Object.entries(parts).flatMap(([name, part]) => (part ? [[name, part]] : []));

const partsOf = ({ weights }: Network): Tensor[] =>
  [...weights.values()].flatMap((parts) => tensorsIn(parts).map(([, part]) => part));

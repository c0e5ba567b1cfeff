import { SpecError, quote } from '../../errors.ts';
import { sizeOf } from '../../shape.ts';
import type { Shape } from '../../shape.ts';
import type { Tensor } from '../../tensor.ts';
import { TensorProto_DataLocation, TensorProto_DataType as DataType } from './schema.js';
import type { TensorProto } from './schema.js';

/**
 * The numbers of a constant as 32-bit floats; 16- and 64-bit floats are converted. Refuses other
 * types, numbers that are kept in another file, and more or fewer than the shape says.
 */
export function floatsOf(tensor: TensorProto, largest: number): Tensor {
  const shape = shapeOf(tensor, largest);
  const data = new Float32Array(sizeOf(shape));
  eachNumber(tensor, formatOf(tensor), shape, (value, i) => (data[i] = value));
  return { shape, data };
}

/**
 * The whole numbers of a constant, such as axes or a shape; refuses other types. What is beyond
 * ±2⁵³ is rounded: in ONNX such a number says "as far as there is".
 */
export function wholesOf(tensor: TensorProto): number[] {
  const shape = shapeOf(tensor, 64);
  if (tensor.dataType !== DataType.INT64) refuse(tensor, 'must be 64-bit whole numbers');
  const format: Format<bigint> = {
    bytes: 8,
    read: (view, at) => view.getBigInt64(at, true),
    listed: tensor.int64Data,
  };
  const values: number[] = [];
  eachNumber(tensor, format, shape, (value) => values.push(Number(value)));
  return values;
}

/** A 64-bit whole number as an ordinary one; refuses one that is too large to be exact. */
export function whole(value: bigint, where: string): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new SpecError(`${where} holds ${value}, which is too large a number.`);
}

/** How a number lies in raw bytes, and where it stands if it does not lie there. */
interface Format<T> {
  readonly bytes: number;
  readonly read: (view: DataView, at: number) => T;
  readonly listed: readonly T[];
}

function formatOf(tensor: TensorProto): Format<number> {
  const { dataType, floatData, int32Data, doubleData } = tensor;
  if (dataType === DataType.FLOAT) {
    return { bytes: 4, read: (view, at) => view.getFloat32(at, true), listed: floatData };
  }
  if (dataType === DataType.DOUBLE) {
    return { bytes: 8, read: (view, at) => view.getFloat64(at, true), listed: doubleData };
  }
  if (dataType === DataType.FLOAT16) {
    const read = (view: DataView, at: number): number => fromHalf(view.getUint16(at, true));
    return { bytes: 2, read, listed: int32Data.map(fromHalf) };
  }
  return refuse(tensor, 'must be 16-, 32- or 64-bit floats');
}

function eachNumber<T>(
  tensor: TensorProto,
  { bytes, read, listed }: Format<T>,
  shape: Shape,
  visit: (value: T, i: number) => void,
): void {
  const raw = tensor.rawData;
  const count = raw.length ? raw.length / bytes : listed.length;
  if (count !== sizeOf(shape)) {
    refuse(tensor, `holds ${count} numbers, but its shape is [${shape.join(', ')}]`);
  }
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  for (let i = 0; i < count; i++) visit(raw.length ? read(view, i * bytes) : listed[i]!, i);
}

/** A 16-bit float (IEEE 754 binary16) from its bits: sign, five of exponent, ten of fraction. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = (bits & 1023) / 1024;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (exponent ? (1 + fraction) * 2 ** (exponent - 15) : fraction * 2 ** -14);
}

function shapeOf(tensor: TensorProto, largest: number): Shape {
  if (tensor.dataLocation === TensorProto_DataLocation.EXTERNAL) {
    refuse(tensor, 'must be kept in this file, not in one beside it');
  }
  const shape = tensor.dims.map((side) => whole(side, `The shape of ${quote(tensor.name)}`));
  if (shape.some((side) => side < 0) || sizeOf(shape) > largest) {
    refuse(tensor, `has the shape [${shape.join(', ')}]; it must have at most ${largest} numbers`);
  }
  return shape;
}

function refuse(tensor: TensorProto, sentence: string): never {
  throw new SpecError(`The constant ${quote(tensor.name)} ${sentence}.`);
}

import { fromBinary, ScalarType } from '@bufbuild/protobuf';
import type { DescField, DescMessage } from '@bufbuild/protobuf';
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { SpecError, quote } from '../../errors.ts';
import { keepTo } from './limits.ts';
import type { OnnxLimits } from './limits.ts';
import { ModelProtoSchema } from './schema.js';
import type { ModelProto } from './schema.js';

/** Messages inside messages, at most: a file of the engine's kinds needs seven. */
const DEEPEST = 50;

/**
 * The messages in an ONNX file. What they hold is not checked yet, but there are no more of them
 * than the limits allow. Refuses bytes that are not such a file, or only a part of one.
 */
export function decodeModel(bytes: unknown, limits: Required<OnnxLimits>): ModelProto {
  if (!(bytes instanceof Uint8Array)) {
    throw new SpecError(
      `An ONNX file is read from a Uint8Array of its bytes, not ${quote(bytes)}.`,
    );
  }
  keepTo(limits.bytes, bytes.length, 'bytes');
  try {
    countFields(bytes, limits.fields);
    return fromBinary(ModelProtoSchema, bytes, {
      readUnknownFields: false,
      recursionLimit: DEEPEST,
    });
  } catch (error) {
    if (error instanceof SpecError) throw error;
    const reason = error instanceof Error ? error.message : quote(error);
    throw new SpecError(
      `The bytes are no ONNX file, or it is cut short or damaged: ${reason.slice(0, 120)}.`,
    );
  }
}

/**
 * Refuses a file with more fields than the limit, before any of them takes up memory: a message
 * of two bytes becomes an object of some hundreds, a whole number of one byte one of twenty.
 */
function countFields(bytes: Uint8Array, limit: number): void {
  const reader = new BinaryReader(bytes);
  let left = limit;
  const spend = (count: number): void => {
    left -= count;
    if (left < 0) {
      throw new SpecError(
        `The file has more than ${limit} fields beside its weights; at most ${limit} are read.`,
      );
    }
  };
  const skim = (message: DescMessage, end: number, depth: number): void => {
    if (depth > DEEPEST) throw new Error(`messages lie more than ${DEEPEST} deep in each other`);
    while (reader.pos < end) {
      const [number, wire] = reader.tag();
      const field = fieldsOf(message).get(number);
      spend(1);
      if (wire !== WireType.LengthDelimited || !field) {
        reader.skip(wire, number);
        continue;
      }
      const length = reader.uint32();
      const stop = reader.pos + length;
      if (stop > end) throw new Error('a field is longer than what it lies in');
      if (field.message) skim(field.message, stop, depth + 1);
      else if (isWholes(field)) spend(length);
      reader.pos = stop;
    }
  };
  skim(ModelProtoSchema, bytes.length, 1);
}

/** A list of 64-bit whole numbers, of which each may take up a single byte. */
function isWholes({ fieldKind, ...field }: DescField): boolean {
  const { listKind, scalar } = field as { listKind?: string; scalar?: ScalarType };
  const wide = scalar === ScalarType.INT64 || scalar === ScalarType.UINT64;
  return fieldKind === 'list' && listKind === 'scalar' && wide;
}

const known = new Map<DescMessage, ReadonlyMap<number, DescField>>();

function fieldsOf(message: DescMessage): ReadonlyMap<number, DescField> {
  const fields =
    known.get(message) ?? new Map(message.fields.map((field) => [field.number, field]));
  known.set(message, fields);
  return fields;
}

// Writes protocol buffers (protobuf.dev/programming-guides/encoding): fields, each a number and a value.

export type Bytes = readonly number[];

/** A field with a whole number, at least 0. */
export function number(field: number, value: number): Bytes {
  return [...varint(field << 3), ...varint(value)];
}

/** A field with bytes, a text or a message, which is fields one after the other. */
export function block(field: number, content: string | Bytes | Uint8Array): Bytes {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return [...varint((field << 3) | 2), ...varint(bytes.length), ...bytes];
}

/** Seven bits a byte, the lowest first; the eighth says that more follow. */
function varint(value: number): Bytes {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
}

import type { Examples } from '../examples.ts';
import { gunzip, isGzip } from './gzip.ts';

/** A file of images or labels that cannot be read: the message is a sentence for whoever brought it. */
export class IdxError extends Error {
  override readonly name = 'IdxError';
}

/** What an IDX file holds: unsigned bytes in a shape, the last axis side by side. */
export interface IdxFile {
  readonly shape: readonly number[];
  readonly data: Uint8Array;
}

const UNSIGNED_BYTES = 0x08;

/** Type codes of the format that the book's data sets do not use. */
const OTHER_TYPES = new Map([
  [0x09, 'signed bytes'],
  [0x0b, '16-bit integers'],
  [0x0c, '32-bit integers'],
  [0x0d, '32-bit floats'],
  [0x0e, '64-bit floats'],
]);

/**
 * Reads an IDX file of unsigned bytes, gzip or plain: the format of MNIST, Fashion-MNIST, KMNIST
 * and EMNIST (LeCun, Cortes, Burges, "The MNIST database"). Rejects with an `IdxError` whatever is
 * not exactly that; `name` is what its message calls the file.
 */
export async function readIdx(file: Uint8Array, name = 'The file'): Promise<IdxFile> {
  const bytes = isGzip(file) ? await unpacked(file, name) : file;
  const axes = axesOf(bytes, name);
  const start = 4 + 4 * axes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: axes }, (_, axis) => view.getUint32(4 + 4 * axis));
  const size = shape.reduce((product, length) => product * length, 1);
  const rest = bytes.length - start;
  if (rest < size)
    throw new IdxError(
      `${name} is cut short: ${shape.join('×')} needs ${size} bytes, and only ${rest} are there.`,
    );
  if (rest > size)
    throw new IdxError(
      `${name} goes on for ${rest - size} bytes after its ${shape.join('×')}: it is damaged, or two files in one.`,
    );
  return { shape, data: bytes.subarray(start) };
}

async function unpacked(file: Uint8Array, name: string): Promise<Uint8Array> {
  try {
    return await gunzip(file);
  } catch (cause) {
    throw new IdxError(`${name} cannot be unpacked: the gzip file is damaged or cut short.`, {
      cause,
    });
  }
}

/** The number of axes, from the first four bytes: 0, 0, the type, the axes. */
function axesOf(bytes: Uint8Array, name: string): number {
  if (bytes.length < 4)
    throw new IdxError(`${name} is cut short: it has ${bytes.length} bytes, not even a beginning.`);
  const [first, second, type, axes] = bytes as unknown as readonly [number, number, number, number];
  const other = OTHER_TYPES.get(type);
  if (first !== 0 || second !== 0 || axes === 0 || (type !== UNSIGNED_BYTES && !other))
    throw new IdxError(
      `${name} is not an IDX file: it begins with ${first} ${second} ${type} ${axes}; ` +
        'images begin with 0 0 8 3 and labels with 0 0 8 1.',
    );
  if (other)
    throw new IdxError(`${name} holds ${other}; images and labels are stored as unsigned bytes.`);
  if (bytes.length < 4 + 4 * axes)
    throw new IdxError(`${name} is cut short: it ends before its ${axes} lengths are told.`);
  return axes;
}

/**
 * Reads a pair of IDX files as examples: images `[count, height, width, 1]` from 0 to 1, a label
 * for each. Rejects with an `IdxError` if they are swapped or do not belong together.
 */
export async function readExamples(images: Uint8Array, labels: Uint8Array): Promise<Examples> {
  const pictures = await readIdx(images, 'The file of images');
  const answers = await readIdx(labels, 'The file of labels');
  if (pictures.shape.length === 1 && answers.shape.length === 3)
    throw new IdxError('The two files are swapped: the first holds labels, the second images.');
  const [count = 0, height = 0, width = 0] = pictures.shape;
  if (pictures.shape.length !== 3)
    throw new IdxError(
      `The file of images has ${pictures.shape.length} axes; count, height and width make three.`,
    );
  if (answers.shape.length !== 1)
    throw new IdxError(`The file of labels has ${answers.shape.length} axes; it must have one.`);
  if (answers.shape[0] !== count)
    throw new IdxError(
      `There are ${count} images but ${answers.shape[0]} labels: the files do not belong together.`,
    );
  const data = Float32Array.from(pictures.data, (grey) => grey / 255);
  return { images: { shape: [count, height, width, 1], data }, labels: answers.data };
}

import type { Tensor, Trace } from '#engine/index.ts';
import type { Tile, Values } from '../slab.ts';
import { productsOf, type Product } from './products.ts';
import { anatomyOf, kernelOf, LENS, type Anatomy, type Part } from './anatomy.ts';

/** A part with its numbers: where they begin in the sheet, and how its colours are scaled. */
export interface Sheeted extends Part {
  readonly offset: number;
  /** The value with the end colour: the largest in the part's block, so that colours compare. */
  readonly limit: number;
  /** Parts that share this scale carry the same name of a block. */
  readonly block: string;
  /** The channel that goes first, and stands in front of its stack. */
  readonly star: number;
  /** All its numbers are whole, and of one figure. */
  readonly whole: boolean;
}

/** A whole trace and its weights in one array: what the scene is made of. */
export interface Sheet extends Values {
  readonly trace: Trace;
  readonly anatomy: Anatomy;
  readonly parts: ReadonlyMap<string, Sheeted>;
  /** Where the lens lies on the input: row and column of its top left pixel. */
  readonly patch: readonly [y: number, x: number];
  /** The output with the largest share. */
  readonly answer: number;
  /** By layer of weighted sums: for each of its nodes the products, the weightiest first. */
  readonly products: ReadonlyMap<string, readonly (readonly Product[])[]>;
  /** By block; hand them to the next `sheetOf` to keep a drawing from changing places. */
  readonly stars: ReadonlyMap<string, number>;
}

/**
 * Lays a trace of one picture and its weights out in one array, as they lie in memory. `stars`
 * keeps the maps in front that were there before; without it they are chosen by how much they show.
 */
export function sheetOf(trace: Trace, stars?: ReadonlyMap<string, number>): Sheet {
  const anatomy = anatomyOf(trace.network.spec);
  const data = new Map<string, Float32Array>();
  for (const [name, { data: values }] of trace.activations) data.set(name, values);
  for (const [name, { kernel }] of trace.network.weights) {
    if (kernel) data.set(kernelOf(name), kernel.data);
  }
  const values = new Float32Array([...data.values()].reduce((sum, { length }) => sum + length, 0));
  const offsets = new Map<string, number>();
  let offset = 0;
  for (const [name, part] of data) {
    values.set(part, offset);
    offsets.set(name, offset);
    offset += part.length;
  }
  const blocks = blocksOf(anatomy);
  const limits = limitsOf(anatomy, blocks, data);
  const answer = indexOfLargest(trace.output.data);
  const chosen = stars ?? starsOf(anatomy, blocks, trace);
  const patch = patchOf(trace.input);
  const parts = new Map<string, Sheeted>();
  for (const part of anatomy.parts.values()) {
    const block = blocks.get(part.name)!;
    const sums = part.kind === 'dense' || part.kind === 'softmax';
    const star = sums ? Math.min(answer, part.channels - 1) : (chosen.get(block) ?? 0);
    const limit = limits.get(block)!;
    const whole = data.get(part.name)?.every(isFigure) ?? false;
    const offset = offsets.get(part.name) ?? 0;
    parts.set(part.name, { ...part, offset, limit, block, star, whole });
  }
  const products = productsOf(trace);
  return { values, trace, anatomy, parts, patch, answer, products, stars: chosen };
}

const isFigure = (value: number): boolean => Number.isInteger(value) && Math.abs(value) < 10;

/** Where the numbers of one channel lie. A lens shows the pixels it lies on. */
export function tileOf({ parts, patch }: Sheet, name: string, channel: number): Tile {
  const part = parts.get(name)!;
  if (part.kind === 'lens') {
    const input = tileOf({ parts, patch } as Sheet, part.from, 0);
    const offset = input.offset + patch[0] * input.rowStride + patch[1] * input.colStride;
    return { ...input, offset };
  }
  const { offset, cols, channels } = part;
  return { offset: offset + channel, rowStride: cols * channels, colStride: channels };
}

/** A block is a convolution and what works on its maps; all else is a block of its own. */
function blocksOf({ parts, layers }: Anatomy): Map<string, string> {
  const blocks = new Map<string, string>();
  let block = '';
  for (const name of layers) {
    const { kind } = parts.get(name)!;
    if (kind !== 'relu' && kind !== 'maxPool' && kind !== 'flatten') block = name;
    blocks.set(name, block);
  }
  for (const { name, kind } of parts.values()) {
    if (kind === 'kernel') blocks.set(name, name);
    if (kind === 'lens') blocks.set(name, 'input');
  }
  return blocks;
}

/**
 * Pictures and shares end at 1, pictures of larger numbers at the largest; a block at its largest
 * rectified value; weights at their own.
 */
function limitsOf(
  { parts }: Anatomy,
  blocks: ReadonlyMap<string, string>,
  data: ReadonlyMap<string, Float32Array>,
): Map<string, number> {
  const limits = new Map<string, number>();
  for (const [name, block] of blocks) {
    const { kind } = parts.get(name)!;
    if (kind === 'input')
      limits.set(
        block,
        data.get(name)!.reduce((a, b) => Math.max(a, b), 1),
      );
    else if (kind === 'softmax') limits.set(block, 1);
    else if (kind === 'relu' || !limits.has(block)) {
      // Of sums only the positive ones speak: what is far below zero may end in the last violet.
      const size = kind === 'dense' ? (value: number) => value : Math.abs;
      const largest = data.get(name)!.reduce((top, value) => Math.max(top, size(value)), 0);
      if (largest > 0 || !limits.has(block)) limits.set(block, largest || 1);
    }
  }
  return limits;
}

/** In each block the map that shows most: the one whose cells differ most from each other. */
function starsOf(
  { parts, layers }: Anatomy,
  blocks: ReadonlyMap<string, string>,
  trace: Trace,
): Map<string, number> {
  const stars = new Map<string, number>();
  for (const name of layers) {
    const { kind } = parts.get(name)!;
    if (kind === 'conv' || kind === 'relu')
      stars.set(blocks.get(name)!, indexOfLargest(variances(trace.activations.get(name)!)));
  }
  return stars;
}

function variances({ shape, data }: Tensor): number[] {
  const channels = shape.at(-1)!;
  const cells = data.length / channels;
  return Array.from({ length: channels }, (_, c) => {
    let [sum, squares] = [0, 0];
    for (let i = c; i < data.length; i += channels) {
      sum += data[i]!;
      squares += data[i]! ** 2;
    }
    return squares / cells - (sum / cells) ** 2;
  });
}

/** The place of the lens: where its pixels differ most, so that paper, edge and ink are in it. */
function patchOf(input: Tensor): readonly [number, number] {
  if (input.shape.length !== 3) return [0, 0];
  const [height, width] = input.shape as readonly [number, number];
  let best = { y: 0, x: 0, spread: -1 };
  for (let y = 0; y + LENS <= height; y++)
    for (let x = 0; x + LENS <= width; x++) {
      let [sum, squares] = [0, 0];
      for (let v = y; v < y + LENS; v++)
        for (let u = x; u < x + LENS; u++) {
          const value = input.data[v * width + u]!;
          sum += value;
          squares += value ** 2;
        }
      const spread = squares - sum ** 2 / LENS ** 2;
      if (spread > best.spread + 1e-6) best = { y, x, spread };
    }
  return [best.y, best.x];
}

function indexOfLargest(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}

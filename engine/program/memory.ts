import type { KernelCall } from '../layers/layer.ts';
import { rootOf } from './place.ts';
import type { Place } from './place.ts';

/** Where every place begins in a memory of `size` numbers. */
export interface Layout {
  readonly size: number;
  offsetOf(place: Place): number;
}

/** From the first call that needs a place to the last one. */
interface Span {
  readonly root: Place;
  readonly first: number;
  last: number;
}

/**
 * Lays out what the calls read and write: first the places to be kept, in their order, then all
 * others, so that two of them share room if no call needs a number of the one between two uses of
 * the other. Large places first, each at the lowest free spot ("greedy by size": Pisarchyk & Lee
 * 2020, "Efficient memory management for deep neural net inference").
 */
export function layOut(calls: readonly KernelCall[], kept: readonly Place[]): Layout {
  const offsets = new Map<Place, number>();
  let size = 0;
  for (const place of kept) {
    offsets.set(place, size);
    size += roomFor(place);
  }
  const start = size;
  const laid: Span[] = [];
  const spans = spansOf(calls).filter(({ root }) => !offsets.has(root));
  for (const span of spans.sort((a, b) => b.root.size - a.root.size)) {
    const at = lowestFree(span, laid, offsets, start);
    offsets.set(span.root, at);
    laid.push(span);
    size = Math.max(size, at + roomFor(span.root));
  }
  return {
    size,
    offsetOf(place) {
      const { root, at } = rootOf(place);
      return offsets.get(root)! + at;
    },
  };
}

/** Rounded up to 64 bytes, a line of the cache: kernels write whole vectors. */
export function roomFor({ size }: Place): number {
  return Math.ceil(size / 16) * 16;
}

function spansOf(calls: readonly KernelCall[]): Span[] {
  const spans = new Map<Place, Span>();
  calls.forEach(({ reads, writes }, i) => {
    for (const place of [...Object.values(reads), ...Object.values(writes)]) {
      if (place === undefined) continue;
      const { root } = rootOf(place);
      const span = spans.get(root);
      if (span) span.last = i;
      else spans.set(root, { root, first: i, last: i });
    }
  });
  return [...spans.values()];
}

function lowestFree(
  span: Span,
  laid: readonly Span[],
  offsets: ReadonlyMap<Place, number>,
  start: number,
): number {
  const inTheWay = laid
    .filter(({ first, last }) => first <= span.last && last >= span.first)
    .map(({ root }) => ({ from: offsets.get(root)!, to: offsets.get(root)! + roomFor(root) }))
    .sort((a, b) => a.from - b.from);
  let at = start;
  for (const { from, to } of inTheWay) {
    if (at + roomFor(span.root) <= from) break;
    at = Math.max(at, to);
  }
  return at;
}

import type { LayerSummary, Shape } from '#engine/index.ts';

/** What the tape says of a layer. */
export type TapeLayer = Pick<LayerSummary, 'name' | 'shape' | 'parameters'> & {
  readonly kind: string;
};

/**
 * 5258 → "5,258", as `Intl.NumberFormat('en')` writes it. Whole numbers need none of it: to make one
 * takes a phone longer than all else that a page does before it answers.
 */
export const grouped = (value: number): string =>
  value >= 0 && Number.isSafeInteger(value)
    ? String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
    : new Intl.NumberFormat('en').format(value);

/** [26, 26, 8] → "26×26×8", [400] → "400". */
export const shapeText = (shape: Shape): string => shape.map(grouped).join('×');

/** A real minus sign; at most three digits that mean something, and none of them a false zero. */
export function decimal(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value)) return `${value < 0 ? '−' : ''}${grouped(size)}`;
  if (size < 0.0005) return `${value < 0 ? '−' : ''}<0.001`;
  const text =
    size >= 100 ? size.toFixed(0) : size >= 10 ? size.toFixed(1) : size.toFixed(size >= 1 ? 2 : 3);
  return `${value < 0 ? '−' : ''}${text}`;
}

/**
 * A number behind spaces, `width` signs in all: what takes its place begins where it began, so that
 * nothing jumps. For where spaces are kept and all signs are equally wide.
 */
export const inColumn = (text: string, width: number): string => text.padStart(width);

/** A share of one in per cent, with a no-break space; never a rounded 100 % or 0 %. */
export function percent(share: number): string {
  if (share > 0.9995 && share < 1) return '>99.9\u00a0%';
  if (share > 0 && share < 0.0005) return '<0.1\u00a0%';
  return `${(share * 100).toFixed(1)}\u00a0%`;
}

const KIND_CLASS: Readonly<Record<string, string>> = {
  input: 'k-input',
  conv: 'k-conv',
  relu: 'k-conv',
  maxPool: 'k-pool',
  avgPool: 'k-pool',
  globalAvgPool: 'k-pool',
  flatten: 'k-dense',
  dense: 'k-dense',
  softmax: 'k-dense',
  add: 'k-skip',
  concat: 'k-skip',
};

/** The class that gives a layer of this kind its colour. */
export const kindClass = (kind: string): string => KIND_CLASS[kind] ?? 'k-input';

import { grouped } from '#src/story/words.ts';
import type { Effective } from './effective.ts';
import type { LayerField } from './geometry.ts';
import type { Layers, Unit } from './model.ts';

const square = (side: number): string => `${grouped(side)}×${grouped(side)}`;

/** “kernel is 3×3”, “window is 2×2”, and what dilation makes of it. */
function windowText({ kind, window, reach }: LayerField): string {
  const spread = reach === window ? '' : ` spread over ${square(reach)}`;
  return `${kind === 'conv' ? 'kernel' : 'window'} is ${square(window)}${spread}`;
}

/** The point of the picture in one sentence: what the unit's window is, and what it sees. */
export function sayField({ layer, inside }: Unit): string {
  const { name, size, placed, kind, window, reach } = layer;
  if (kind === 'input') return 'A pixel of the input sees itself alone.';
  if (!placed && kind !== 'flatten')
    return `Each unit of ${name} sees ${square(inside.rows)} pixels: all that any window below it reaches.`;
  const seen = inside.rows * inside.columns;
  const cut = seen < size * size ? `, ${grouped(seen)} of them in the picture` : '';
  if (window === 0)
    return `${name} has no window of its own; its unit looks back on ${square(size)} pixels${cut}.`;
  const what = `${name}’s ${windowText(layer)}`;
  return reach === size
    ? `${what}; that is all its unit sees, for it reads the picture itself${cut}.`
    : `${what}, but its unit looks back on ${square(size)} pixels${cut}.`;
}

/** How narrow the effective field is, and what that is the mean of. */
export function sayEffective({ layer, inside }: Unit, { half, of, runs }: Effective): string {
  if (layer.kind === 'input') return '';
  if (runs === 0) return 'This unit sees padding only; no pixel moves it.';
  const mean = `over ${runs} ${of}`;
  if (half === 0) return `No pixel moves it ${mean}: each time a ReLU on the way is closed.`;
  const seen = grouped(inside.rows * inside.columns);
  return `Half of what moves it, in the mean ${mean}, lies in ${grouped(half)} of these ${seen}.`;
}

/** Where the unit is and which pixels are its, for the status line. */
export function sayUnit({
  layer,
  row,
  column,
  inside: { top, left, rows, columns },
}: Unit): string {
  const span = (first: number, count: number): string =>
    count === 1 ? `${first + 1}` : `${first + 1} to ${first + count}`;
  const where =
    layer.shape.length === 3 ? `row ${row + 1}, column ${column + 1}` : `unit ${column + 1}`;
  if (rows * columns === 0) return `${layer.name}, ${where}: its square lies in the padding.`;
  return `${layer.name}, ${where}: sees rows ${span(top, rows)} and columns ${span(left, columns)} of the picture.`;
}

/** How size, jump and offset come about, with their numbers: what they are called, and the sum. */
export function saySums(
  { fields }: Layers,
  { layer }: Unit,
): readonly (readonly [name: string, sum: string])[] {
  const below = fields[fields.indexOf(layer) - 1];
  if (!below || !layer.placed) return [['size', `${layer.size}`]];
  const { reach, stride, padding } = layer;
  if (layer.window === 0)
    return [
      ['size', `${layer.size}, as in ${below.name}`],
      ['jump to the next unit', `${layer.jump}`],
      ['offset of the first unit', minus(layer.start)],
    ];
  return [
    ['size', `${below.size} + (${reach} − 1)·${below.jump} = ${layer.size}`],
    ['jump to the next unit', `${below.jump}·${stride} = ${layer.jump}`],
    [
      'offset of the first unit',
      `${minus(below.start)} − ${padding}·${below.jump} = ${minus(layer.start)}`,
    ],
  ];
}

const minus = (value: number): string => String(value).replace('-', '−');

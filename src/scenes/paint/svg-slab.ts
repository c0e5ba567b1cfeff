import { cellSize } from '../camera.ts';
import { LAMP_ZERO } from './inks.ts';
import { printSizeOn } from './printed.ts';
import { quad, type Shape } from './shapes.ts';

/** Cells are this many units wide where numbers are written into them: letters dislike fractions. */
const PRINT_UNITS = 20;

const r = (n: number): number => Math.round(n * 1000) / 1000;
const dimmed = (opacity: number): string =>
  opacity < 0.99 ? ` opacity="${opacity.toFixed(2)}"` : '';

/** One slab; `clip` is the id of its clip path, if it has one. */
export function shapeMarkup(shape: Shape, prefix: string, clip: string): string {
  const { hue, opacity, sides, ghost, face, matrix, rows, cols, mark, lit } = shape;
  const outline = quad(matrix, [0, 0, rows, cols]);
  const plain = ghost < 0.01 && !mark && !sides && face && plainMarkup(shape, outline);
  if (plain) return plain;
  const bare = shape.tinted ? '' : ' bare';
  const parts = [
    ghost > 0.01 ? `<path class="ghost" d="${outline}"${dimmed(ghost)}/>` : '',
    sides ? `<path class="side" d="${sides}"/>` : '',
    frontMarkup(shape, prefix, clip, outline),
    mark && `<path class="case" d="${mark}"${dimmed(lit)}/>`,
    mark && `<path class="lit${bare}" d="${mark}"${dimmed(lit)}/>`,
  ];
  return `<g class="k-${hue}"${dimmed(opacity)}>${parts.join('')}</g>`;
}

/** A front of one colour is one path: a picture has many of them. */
function plainMarkup({ hue, face, opacity }: Shape, outline: string): string {
  const rest = `d="${outline}"${dimmed(opacity)}/>`;
  if (face && 'sliver' in face) return `<path class="k-${hue} sliver" ${rest}`;
  if (face && 'solid' in face) return `<path class="k-${hue} plate-rim solid" ${rest}`;
  if (!face || !('fill' in face)) return '';
  return `<path class="k-${hue} plate-rim" fill="${face.fill}" ${rest}`;
}

function frontMarkup(shape: Shape, prefix: string, clip: string, outline: string): string {
  const { face, ghost, rows, cols, net, patches, dim, matrix } = shape;
  const there = shape.clip ? 1 : 1 - ghost;
  if (!face || there < 0.01) return '';
  if (!('plate' in face || 'weights' in face))
    return plainMarkup({ ...shape, opacity: there }, outline);
  const whole = `M0 0h${cols}v${rows}H0z`;
  const inside = [
    'plate' in face ? `<use href="#${prefix}${face.plate.id}"/>` : weightMarkup(face.weights, cols),
    dim > 0 ? `<path fill="${LAMP_ZERO}" fill-opacity="${r(dim)}" d="${whole}"/>` : '',
    ...patches.map(([fill, d]) => `<path fill="${fill}" d="${d}"/>`),
    `<use href="#${prefix}${netName(shape)}"/>`,
    shape.printed.length ? printMarkup(shape) : '',
  ];
  const transform = `transform="matrix(${matrix.map(r).join(' ')})"`;
  const fine = net < 0.5 ? ' class="fine"' : '';
  const clipped = shape.clip ? ` clip-path="url(#${clip})"` : dimmed(there);
  return `<g ${transform}${fine}${clipped}>${inside.join('')}</g>`;
}

/** The lines between the cells of a grid, its rim and its hatching: once for all plates alike. */
export function netMarkup(shapes: readonly Shape[], prefix: string): string {
  const nets = new Map<string, string>();
  for (const shape of shapes) {
    const { rows, cols } = shape;
    if (!hasNet(shape) || nets.has(netName(shape))) continue;
    const lines = [
      ...Array.from({ length: rows - 1 }, (_, i) => `M0 ${i + 1}h${cols}`),
      ...Array.from({ length: cols - 1 }, (_, i) => `M${i + 1} 0v${rows}`),
    ];
    const net = shape.net > 0.05 ? `<path class="plate-net" d="${lines.join('')}"/>` : '';
    const hatch = isHatched(shape) ? `<path class="plate-hatch" d="${hatchOf(shape)}"/>` : '';
    const rim = `<path class="plate-rim" d="M0 0h${cols}v${rows}H0z"/>`;
    nets.set(netName(shape), `<g id="${prefix}${netName(shape)}">${net}${hatch}${rim}</g>`);
  }
  return [...nets.values()].join('');
}

/** Whether a shape shows cells, and so a net over them. */
export const hasNet = ({ face }: Shape): boolean =>
  face !== null && ('plate' in face || 'weights' in face);

/** Plates of one size share their net, in two strengths, with hatching or without. */
export function netName(shape: Shape): string {
  const { rows, cols, net, covered } = shape;
  const hatch = isHatched(shape) ? `h${covered.join('x')}` : '';
  return `n${rows}x${cols}${net > 0.05 ? '' : 'r'}${hatch}`;
}

const isHatched = ({ rows, cols, covered }: Shape): boolean =>
  covered[0] < rows || covered[1] < cols;

/** Diagonals over the cells that no window covers, in cells. */
function hatchOf({ rows, cols, covered }: Shape): string {
  let d = '';
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < cols; x++)
      if (y >= covered[0] || x >= covered[1])
        d += `M${x} ${y + 0.5}l.5-.5M${x} ${y + 1}l1-1M${x + 0.5} ${y + 1}l.5-.5`;
  return d;
}

export const clipMarkup = ({ clip }: Shape, id: string): string =>
  clip ? `<clipPath id="${id}"><path d="${clip}"/></clipPath>` : '';

/** Cells of a weight's colour, one path a colour. */
function weightMarkup(weights: readonly number[], cols: number): string {
  const byStep = new Map<number, string>();
  weights.forEach((step, i) => {
    const d = `M${i % cols} ${Math.floor(i / cols)}h1v1h-1z`;
    byStep.set(step, (byStep.get(step) ?? '') + d);
  });
  return [...byStep].map(([step, d]) => `<path class="w${step}" d="${d}"/>`).join('');
}

function printMarkup({ printed, matrix, pooled }: Shape): string {
  const size = printSizeOn({ pooled }, cellSize(matrix));
  const words = printed.map(({ x, y, text, tone, strength = 1 }) => {
    const at = `x="${r(x * PRINT_UNITS)}" y="${r((y + size * 0.35) * PRINT_UNITS)}"`;
    const fade = strength < 1 ? ` fill-opacity="${r(strength)}"` : '';
    return `<tspan class="${tone}" ${at}${fade}>${text}</tspan>`;
  });
  const look = `transform="scale(${1 / PRINT_UNITS})" style="font-size:${r(size * PRINT_UNITS)}px"`;
  return `<text class="print" ${look}>${words.join('')}</text>`;
}

import { cellSize } from '../camera.ts';
import { quad, WEIGHT_STEPS, type Shape } from './shapes.ts';
import { LAMP_ZERO } from './inks.ts';
import { printSize } from './printed.ts';

/** Cells are this many units wide where numbers are written into them: letters dislike fractions. */
export const PRINT_UNITS = 20;

const r = (n: number): number => Math.round(n * 1000) / 1000;
const matrixText = (matrix: readonly number[]): string => `matrix(${matrix.map(r).join(' ')})`;

/** One slab; `clip` is the id of its clip path, if it has one. */
export function shapeMarkup(shape: Shape, prefix: string, clip: string): string {
  const { hue, opacity, sides, ghost, face, matrix, rows, cols, mark, lit } = shape;
  const all = quad(matrix, [0, 0, rows, cols]);
  // A tint would falsify the colours of weights.
  const bare = face && 'weights' in face ? ' bare' : '';
  const parts = [
    ghost > 0.01 ? `<path class="ghost" d="${all}"${dimmed(ghost)}/>` : '',
    sides ? `<path class="side" d="${sides}"/>` : '',
    face ? frontMarkup(shape, prefix, clip, all) : '',
    mark
      ? `<path class="case" d="${mark}"${dimmed(lit)}/><path class="lit${bare}" d="${mark}"${dimmed(lit)}/>`
      : '',
  ];
  return `<g class="k-${hue}"${dimmed(opacity)}>${parts.join('')}</g>`;
}

function frontMarkup(shape: Shape, prefix: string, clip: string, all: string): string {
  const { face, ghost, rows, cols, net, patches, dim, hatch } = shape;
  const there = shape.clip ? 1 : 1 - ghost;
  if (!face || there < 0.01) return '';
  if ('fill' in face)
    return `<path class="plate-rim" fill="${face.fill}" d="${all}"${shape.rim < 1 ? ` stroke-opacity="${shape.rim}"` : ''}/>`;
  if ('solid' in face) return `<path class="plate-rim solid" d="${all}"/>`;
  if ('sliver' in face) return `<path class="plate-rim sliver" d="${all}"/>`;
  const inside = [
    'weights' in face
      ? weightMarkup(face.weights, cols)
      : `<use href="#${prefix}${face.plate.id}"/>`,
    dim > 0
      ? `<path fill="${LAMP_ZERO}" fill-opacity="${r(dim)}" d="M0 0h${cols}v${rows}H0z"/>`
      : '',
    ...patches.map(([fill, d]) => `<path fill="${fill}" d="${d}"/>`),
    `<use href="#${prefix}${netName(shape)}"/>`,
    hatch ? `<path class="hatch" d="${hatch}"/>` : '',
    shape.printed.length ? printMarkup(shape) : '',
  ];
  const clipped = shape.clip ? ` clip-path="url(#${clip})"` : '';
  const fine = net < 0.5 ? ' class="fine"' : '';
  return `<g transform="${matrixText(shape.matrix)}"${fine}${clipped}${shape.clip ? '' : dimmed(there)}>${inside.join('')}</g>`;
}

/** The lines between the cells of a grid, and its rim: once for all plates of that size. */
export function netMarkup(shapes: readonly Shape[], prefix: string): string {
  const grids = new Map<string, string>();
  for (const shape of shapes) {
    const { face, rows, cols } = shape;
    if (!face || !('plate' in face || 'weights' in face)) continue;
    const lines = [
      ...Array.from({ length: rows - 1 }, (_, i) => `M0 ${i + 1}h${cols}`),
      ...Array.from({ length: cols - 1 }, (_, i) => `M${i + 1} 0v${rows}`),
    ];
    const net = shape.net > 0.05 ? `<path class="plate-net" d="${lines.join('')}"/>` : '';
    const rim = `<path class="plate-rim" d="M0 0h${cols}v${rows}H0z"/>`;
    grids.set(netName(shape), `<g id="${prefix}${netName(shape)}">${net}${rim}</g>`);
  }
  return [...grids.values()].join('');
}

/** Plates of one size share their net, in two strengths. */
export const netName = ({ rows, cols, net }: Shape): string =>
  `net${rows}x${cols}${net > 0.05 ? '' : '-rim'}`;

export const clipMarkup = ({ clip }: Shape, id: string): string =>
  clip ? `<clipPath id="${id}"><path d="${clip}"/></clipPath>` : '';

/** Cells of a weight's colour, one path a colour. */
export function weightMarkup(weights: readonly number[], cols: number): string {
  const byStep = new Map<number, string>();
  weights.forEach((step, i) => {
    const d = `M${i % cols} ${Math.floor(i / cols)}h1v1h-1z`;
    byStep.set(step, (byStep.get(step) ?? '') + d);
  });
  return [...byStep].map(([step, d]) => `<path class="w${step}" d="${d}"/>`).join('');
}

function printMarkup({ printed, matrix }: Shape): string {
  const size = printSize(cellSize(matrix));
  const words = printed.map(
    ({ x, y, text, tone }) =>
      `<tspan class="${tone}" x="${r(x * PRINT_UNITS)}" y="${r((y + size * 0.35) * PRINT_UNITS)}">${text}</tspan>`,
  );
  const look = `transform="scale(${1 / PRINT_UNITS})" style="font-size:${r(size * PRINT_UNITS)}px"`;
  return `<text class="print" ${look}>${words.join('')}</text>`;
}

const dimmed = (opacity: number): string =>
  opacity < 0.99 ? ` opacity="${opacity.toFixed(2)}"` : '';

/** The classes of the weights' colours, from −1 to 1. */
export const weightClasses = Array.from({ length: WEIGHT_STEPS + 1 }, (_, i) => `w${i}`);

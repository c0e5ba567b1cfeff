import { lamp, paletteOf } from '../paint/colours.ts';
import { palettePng, type Rgba } from '../paint/png.ts';
import { kindClass } from '#src/story/words.ts';
import { SHADES, type FloorFrame, type Picture, type TowerFrame } from './frame.ts';
import { ROW, type AnyFloor, type Point } from './layout.ts';

/** Drawing units a cell: lines and dashes then have their usual widths. */
export const SCALE = 5;

const palette: readonly Rgba[] = [
  ...paletteOf(lamp, SHADES).map(([r, g, b]): Rgba => [r, g, b, 255]),
  [0, 0, 0, 0],
];

/** A floor's cells as an image, one pixel a cell; what lies between the maps is transparent. */
export const imageOf = ({ shades, columns, rows }: Picture): string =>
  palettePng(shades, columns, rows, palette);

const round = (n: number): string => String(Math.round(n * SCALE * 100) / 100);
const point = ([x, y]: Point): string => `${round(x)},${round(y)}`;

/** Closed outlines as one path. */
export const pathOf = (outlines: readonly (readonly Point[])[]): string =>
  outlines.map((corners) => `M${corners.map(point).join('L')}Z`).join('');

/** Ends of a thread as attributes of a line. */
export const endsOf = ([[x1, y1], [x2, y2]]: readonly [Point, Point]): Readonly<
  Record<'x1' | 'y1' | 'x2' | 'y2', string>
> => ({ x1: round(x1), y1: round(y1), x2: round(x2), y2: round(y2) });

/** Place and size of bar `i` of a floor, as attributes of a rectangle. */
export function barOf({ left, right, top, height }: AnyFloor, bars: readonly number[], i: number) {
  const step = (right - left) / bars.length;
  const tall = Math.max(0.15, bars[i]! * height);
  return {
    x: round(left + (i + 0.18) * step),
    width: round(0.64 * step),
    y: round(top + height - tall),
    height: round(tall),
  };
}

/** Where the winner's share is written, beside the head of its bar, as parts of width and height. */
export function shareStyle({
  layout,
  answer,
  shares,
}: TowerFrame): Readonly<Record<string, string>> {
  const { left, right, top, height } = layout.floors.at(-1)!;
  const step = (right - left) / shares.length;
  // The bars at the right end have no room beside them but on their left.
  const turned = answer >= shares.length - 2;
  const x = left + (answer + (turned ? 0.18 : 0.82)) * step;
  const y = top + height * (1 - shares[answer]!);
  const part = (of: number) => of.toFixed(4);
  return {
    '--x': part(x / layout.width),
    '--y': part(y / layout.height),
    '--turned': turned ? '1' : '0',
  };
}

/** What the tower shows, in a sentence. */
export function sayTower({ layout, answer, shares }: TowerFrame): string {
  const layers = layout.floors.map(
    ({ names, shape }) => `${names.join(' and ')} ${shape.join('×')}`,
  );
  return (
    `A handwritten digit falls through a trained network: ${layers.join(', ')}. ` +
    `The network answers ${answer}, with a share of ${(shares[answer]! * 100).toFixed(1)} %.`
  );
}

/**
 * The tower as SVG. Floors stand in it from the lowest to the highest, so that each covers where
 * the threads to the next begin; each is a group `data-floor` that can fall (`--k`, 0 … 1).
 */
export function towerSvg(frame: TowerFrame): string {
  const { width, height } = frame.layout;
  const floors = [...frame.floors].reverse().map((floor) => floorSvg(floor, frame.answer, height));
  const { left, right, top, height: tall } = frame.layout.floors.at(-1)!;
  const ground = `M${point([left, top + tall])}H${round(right)}`;
  return (
    `<svg class="fig" viewBox="0 0 ${round(width)} ${round(height)}" role="img" aria-label="${sayTower(frame)}">` +
    `${floors.join('')}<path class="axis" d="${ground}"/></svg>`
  );
}

function floorSvg(
  { floor, picture, sheets, windows, threads, bars }: FloorFrame,
  answer: number,
  whole: number,
) {
  const tag = (name: string, attributes: Readonly<Record<string, string>>): string =>
    `<${name} ${Object.entries(attributes)
      .map(([key, value]) => `${key}="${value}"`)
      .join(' ')}/>`;
  const parts = [
    tag('path', { class: 'ghost', d: pathOf(sheets) }),
    `<g class="sheets">`,
    ...(picture
      ? [imageTag(floor, imageOf(picture)), tag('path', { class: 'plate-edge', d: pathOf(sheets) })]
      : []),
    ...bars.map((_, i) =>
      tag('rect', { class: i === answer ? 'column on' : 'column', ...barOf(floor, bars, i) }),
    ),
    `</g>`,
    tag('path', { class: 'lit-case', d: pathOf(windows) }),
    tag('path', { class: 'lit-line', d: pathOf(windows) }),
    ...threads.map((thread) =>
      tag('line', { class: 'thread', pathLength: '1', ...endsOf(thread) }),
    ),
  ];
  return `<g class="floor ${kindClass(floor.kind)}" data-floor="${floor.layer}" data-head="${(floor.top / whole).toFixed(4)}">${parts.join('')}</g>`;
}

/** The image laid into the plane of its floor: a line lies upright, sheets lie aslant. */
function imageTag(floor: Exclude<AnyFloor, { form: 'bars' }> | AnyFloor, href: string): string {
  if (floor.form === 'maps') {
    const [rows, columns] = floor.plane;
    const [x, y] = floor.at;
    const matrix = [SCALE, 0, ROW[0] * SCALE, ROW[1] * SCALE].join(' ');
    return `<image href="${href}" width="${columns}" height="${rows}" preserveAspectRatio="none" transform="matrix(${matrix} ${round(x)} ${round(y)})"/>`;
  }
  const { left, right, top, height } = floor;
  return `<image href="${href}" x="${round(left)}" y="${round(top)}" width="${round(right - left)}" height="${round(height)}" preserveAspectRatio="none"/>`;
}

import type { Frame, Values } from '../slab.ts';
import { placeLabels } from './place-labels.ts';
import { plateMarkup } from './plates.ts';
import { shapesOf, type Shape } from './shapes.ts';
import { cellsMarkup } from './svg-cells.ts';
import { clipMarkup, netMarkup, shapeMarkup } from './svg-slab.ts';
import { estimatedSize, escapeText, labelMarkup, linesMarkup } from './svg-words.ts';

export interface SvgOptions {
  /** What the figure shows, for those who do not see it. */
  readonly title: string;
  readonly description?: string;
  /** Sets the ids of this figure apart from those of others on the page. */
  readonly id?: string;
  /** Whether its plates are defined once on the page, by `plateDefs`, and not in the figure. */
  readonly defs?: string;
}

let figures = 0;

/**
 * A frame as one SVG element: the figure of a step, the print edition, the golden file. It holds
 * classes where colours depend on the theme; `scene.css` gives them.
 */
export function toSvg(frame: Frame, sheet: Values, options: SvgOptions): string {
  const { width, height } = frame.camera;
  const id = options.id ?? `figure${++figures}-`;
  const prefix = options.defs ?? id;
  const shapes = shapesOf(frame, sheet);
  const defs =
    (options.defs ? '' : sharedMarkup(sheet, shapes, prefix)) +
    shapes.map((shape, i) => clipMarkup(shape, `${id}clip${i}`)).join('');
  const size = `viewBox="0 0 ${width} ${height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} class="scene" role="img">`,
    `<title>${escapeText(options.title)}</title>`,
    options.description ? `<desc>${escapeText(options.description)}</desc>` : '',
    defs ? `<defs>${defs}</defs>` : '',
    linesMarkup(frame, 'under'),
    ...shapes.map((shape, i) => shapeMarkup(shape, prefix, `${id}clip${i}`)),
    cellsMarkup(frame, sheet),
    linesMarkup(frame, 'over'),
    ...placeLabels(frame, estimatedSize).map(labelMarkup),
    '</svg>',
  ]
    .filter(Boolean)
    .join('\n');
}

/** What the figures of a page share, once: the plates in these frames. Goes before the figures. */
export function plateDefs(sheet: Values, frames: readonly Frame[], prefix: string): string {
  const shapes = frames.flatMap((frame) => shapesOf(frame, sheet));
  const defs = sharedMarkup(sheet, shapes, prefix);
  // Not display: none, which would take the pictures out of some browsers' figures as well.
  return `<svg class="plate-defs" width="0" height="0" aria-hidden="true"><defs>\n${defs}\n</defs></svg>`;
}

function sharedMarkup(sheet: Values, shapes: readonly Shape[], prefix: string): string {
  const plates = shapes.flatMap(({ face }) => (face && 'plate' in face ? [face.plate] : []));
  return plateMarkup(sheet, plates, prefix) + netMarkup(shapes, prefix);
}

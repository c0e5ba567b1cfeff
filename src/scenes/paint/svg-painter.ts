import type { Frame, Values } from '../slab.ts';
import type { Painter } from './painter.ts';
import { plateMarkup, type Plate } from './plates.ts';
import { shapesOf, type Shape } from './shapes.ts';
import { cellsMarkup } from './svg-cells.ts';
import { clipMarkup, hasNet, netMarkup, netName, shapeMarkup } from './svg-slab.ts';
import { linesMarkup } from './svg-words.ts';

const SVG = 'http://www.w3.org/2000/svg';
let painters = 0;

/** One slab on the page: its element, and the markup it was last given. */
interface Drawn {
  readonly element: SVGGElement;
  markup: string;
}

/**
 * Draws frames as live SVG, where there is no WebGL. Only what has changed since the last frame is
 * handed to the browser; pictures of plates are made once for every sheet.
 */
export function svgPainter(host: HTMLElement): Painter {
  const prefix = `live${++painters}-`;
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'scene');
  svg.setAttribute('aria-hidden', 'true');
  const group = (tag: 'g' | 'defs') => svg.appendChild(document.createElementNS(SVG, tag));
  const defs = group('defs');
  const plateDefs = defs.appendChild(document.createElementNS(SVG, 'g'));
  const clipDefs = defs.appendChild(document.createElementNS(SVG, 'g'));
  const [under, slabs, cells, over] = [group('g'), group('g'), group('g'), group('g')];
  host.append(svg);
  const drawn = new Map<string, Drawn>();
  const known = new Set<string>();
  let sheet: Values | undefined;
  let order = '';

  const define = (shapes: readonly Shape[]): void => {
    const plates: Plate[] = [];
    for (const { face } of shapes)
      if (face && 'plate' in face && !known.has(face.plate.id)) plates.push(face.plate);
    const nets = shapes.filter((shape) => hasNet(shape) && !known.has(netName(shape)));
    if (plates.length)
      plateDefs.insertAdjacentHTML('beforeend', plateMarkup(sheet!, plates, prefix));
    if (nets.length) plateDefs.insertAdjacentHTML('beforeend', netMarkup(nets, prefix));
    for (const { id } of plates) known.add(id);
    for (const shape of nets) known.add(netName(shape));
  };
  const draw = (shape: Shape): SVGGElement => {
    let own = drawn.get(shape.id);
    if (!own) {
      own = { element: document.createElementNS(SVG, 'g'), markup: '' };
      drawn.set(shape.id, own);
    }
    const markup = shapeMarkup(shape, prefix, `${prefix}${shape.id}`);
    if (markup !== own.markup) own.element.innerHTML = own.markup = markup;
    return own.element;
  };

  return {
    load(next) {
      sheet = next;
      known.clear();
      plateDefs.replaceChildren();
    },
    theme() {
      // Its colours are classes: the page's style sheet turns them.
    },
    resize(width, height) {
      svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    },
    paint(frame: Frame) {
      if (!sheet) return;
      const shapes = shapesOf(frame, sheet);
      define(shapes);
      clipDefs.innerHTML = shapes
        .map((shape) => clipMarkup(shape, `${prefix}${shape.id}`))
        .join('');
      const elements = shapes.map(draw);
      const now = shapes.map(({ id }) => id).join();
      if (now !== order) slabs.replaceChildren(...elements);
      order = now;
      under.innerHTML = linesMarkup(frame, 'under');
      cells.innerHTML = cellsMarkup(frame, sheet);
      over.innerHTML = linesMarkup(frame, 'over');
    },
    destroy() {
      svg.remove();
      drawn.clear();
    },
  };
}

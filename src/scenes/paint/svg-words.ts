import { project } from '../camera.ts';
import type { Frame, Label, Line } from '../slab.ts';
import type { Placed } from './place-labels.ts';
import { isBeside, toneClass } from './tones.ts';

/** Mean width of a letter and of a figure, and the height of a line, in pixels, as in `scene.css`. */
const LETTER = 7.2;
const FIGURE = 7.5;
const LINE = 16;

/** The size of a label where nothing can be measured. */
export function estimatedSize({ text, note, side, tone }: Label): readonly [number, number] {
  const letter = tone === 'answer' ? LETTER * 1.25 : LETTER;
  const [words, figures] = [text.length * letter, note.length * FIGURE];
  if (isBeside(side)) return [words + figures + (text && note ? 8 : 0), LINE];
  return [Math.max(words, figures), note ? LINE * 2 : LINE];
}

export function labelMarkup({ label, x, y }: Placed): string {
  const { text, note, tone, opacity, side } = label;
  const at = (dy: number) => `x="${Math.round(x)}" y="${Math.round(y + dy)}"`;
  const faded = opacity < 0.99 ? ` opacity="${opacity.toFixed(2)}"` : '';
  const name = text ? `<tspan class="name">${escapeText(text)}</tspan>` : '';
  const figures = isBeside(side)
    ? note && `<tspan class="note"${text ? ' dx="8"' : ''}>${escapeText(note)}</tspan>`
    : note && `<tspan class="note" ${at(12 + LINE)}>${escapeText(note)}</tspan>`;
  return `<text class="${toneClass(tone)}" ${at(12)}${faded}>${name}${figures}</text>`;
}

/** The lines of a frame, those of one look in one path. */
export function linesMarkup({ camera, lines }: Frame, layer: Line['layer']): string {
  const paths = new Map<string, string>();
  for (const line of lines) {
    if (line.layer !== layer) continue;
    const [x0, y0] = project(camera, line.from);
    const [x1, y1] = project(camera, line.to);
    const look = lookOf(line);
    const d = `M${Math.round(x0)} ${Math.round(y0)}L${Math.round(x1)} ${Math.round(y1)}`;
    paths.set(look, (paths.get(look) ?? '') + d);
  }
  if (paths.size === 0) return '';
  return `<g class="lines">${[...paths].map(([look, d]) => `<path ${look} d="${d}"/>`).join('')}</g>`;
}

/** Width and opacity in few steps, so that lines can share a path. */
export function lookOf({ tone, width, opacity }: Line): string {
  const wide = tone === 'field' ? '' : ` stroke-width="${(Math.round(width * 2) / 2).toFixed(1)}"`;
  const step = Math.ceil(opacity * 5) / 5;
  return `class="${tone}"${wide}${step < 1 ? ` opacity="${step.toFixed(1)}"` : ''}`;
}

export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

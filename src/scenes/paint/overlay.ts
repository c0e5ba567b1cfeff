import { cellSize, faceOf } from '../camera.ts';
import type { Frame, Label, Slab, Values } from '../slab.ts';
import { placeLabels } from './place-labels.ts';
import { printedOn, printSize } from './printed.ts';
import { isBeside, toneClass } from './tones.ts';

export interface Overlay {
  /** The words of a frame, and the numbers in its cells. */
  show(frame: Frame, sheet: Values): void;
  /** Measures words anew the next time: another font has arrived, or another size. */
  forget(): void;
}

/** A word on the stage, and what was last told to the browser about it. */
interface Word {
  readonly element: HTMLElement;
  size: readonly [width: number, height: number];
  text: string;
  style: string;
}

/** Side of a printed cell in the overlay's own pixels; a matrix brings it to its place. */
const CELL = 40;

/** Words and numbers as HTML above the painting: always sharp, in the reader's own size. */
export function overlay(host: HTMLElement): Overlay {
  const words = new Map<string, Word>();
  const grid = gridOf(host);
  /** The label's word, if it had to be written anew. */
  const written = (label: Label): Word[] => {
    let word = words.get(label.id);
    if (!word) {
      const element = host.appendChild(document.createElement('span'));
      words.set(label.id, (word = { element, size: [0, 0], text: '', style: '' }));
    }
    const text = `${label.text}|${label.note}|${label.tone}|${label.side}`;
    if (word.text === text) return [];
    word.text = text;
    write(word.element, label);
    return [word];
  };
  return {
    show(frame, sheet) {
      const shown = frame.labels.filter(({ opacity }) => opacity > 0.05);
      // All are written before the first is measured: the page is laid out once, not once a word.
      for (const word of shown.flatMap(written))
        word.size = [word.element.offsetWidth, word.element.offsetHeight];
      const sizeOf = ({ id }: Label) => words.get(id)!.size;
      const placed = new Map(placeLabels(frame, sizeOf).map((at) => [at.label.id, at]));
      for (const [id, word] of words) {
        const at = placed.get(id);
        const style = at
          ? `opacity:${at.label.opacity.toFixed(2)};translate:${at.x.toFixed(1)}px ${at.y.toFixed(1)}px`
          : 'visibility:hidden';
        if (word.style !== style) word.element.style.cssText = word.style = style;
      }
      grid.show(frame, sheet);
    },
    forget() {
      for (const word of words.values()) word.text = '';
    },
  };
}

function write(element: HTMLElement, { text, note, tone, side }: Label): void {
  element.className = `label ${toneClass(tone)}${isBeside(side) ? ' beside' : ''}`;
  const small = document.createElement('small');
  small.textContent = note;
  const space = text && note && isBeside(side) ? '\u2002' : '';
  element.replaceChildren(text + space, ...(note ? [small] : []));
}

/** The numbers of the one slab that has its values printed. */
function gridOf(host: HTMLElement) {
  const grid = host.appendChild(document.createElement('div'));
  grid.className = 'printed';
  let shown: { readonly sheet: Values; readonly offset: number } | null = null;
  let style = '';
  const fill = (sheet: Values, slab: Slab): void => {
    if (shown?.sheet === sheet && shown.offset === slab.tile.offset) return;
    shown = { sheet, offset: slab.tile.offset };
    const numbers = printedOn(sheet, slab).map(({ text, tone }) => {
      const number = document.createElement('span');
      number.className = tone;
      number.textContent = text;
      return number;
    });
    grid.style.gridTemplate = `repeat(${slab.rows}, ${CELL}px) / repeat(${slab.cols}, ${CELL}px)`;
    grid.replaceChildren(...numbers);
  };
  return {
    show({ camera, slabs }: Frame, sheet: Values): void {
      const slab = slabs.find(({ print, opacity }) => print > 0.02 && opacity > 0.02);
      if (slab) fill(sheet, slab);
      const face = slab && faceOf(camera, slab);
      const next = face ? placeOf(face, slab.print * slab.opacity) : 'none';
      if (next === style) return;
      style = next;
      grid.hidden = !slab;
      if (face) grid.style.fontSize = `${(printSize(cellSize(face)) * CELL).toFixed(1)}px`;
      if (face) [grid.style.transform, grid.style.opacity] = next.split('|') as [string, string];
    },
  };
}

const placeOf = ([a, b, c, d, e, f]: readonly number[], opacity: number): string => {
  const units = [a!, b!, c!, d!].map((value) => (value / CELL).toFixed(5));
  return `matrix(${[...units, e!.toFixed(2), f!.toFixed(2)].join()})|${opacity.toFixed(2)}`;
};

import type { Frame, Label, Values } from '../slab.ts';
import { placeLabels } from './place-labels.ts';
import { printedGrids } from './printed-grids.ts';
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

/** Words and numbers as HTML above the painting: always sharp, in the reader's own size. */
export function overlay(host: HTMLElement): Overlay {
  const words = new Map<string, Word>();
  const grids = printedGrids(host);
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
      grids.show(frame, sheet);
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

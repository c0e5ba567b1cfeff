import { cellSize, faceOf, type Matrix } from '../camera.ts';
import type { Frame, Slab, Values } from '../slab.ts';
import { hide } from './hide.ts';
import { printedOn, printSizeOn } from './printed.ts';

/** Side of a printed cell in the grid's own pixels; a matrix brings it to its place. */
const CELL = 40;

/** The numbers of one slab, and what was last told to the browser about them. */
interface Grid {
  readonly element: HTMLElement;
  sheet: Values | null;
  key: string;
  style: string;
}

/** The numbers written into cells, as HTML above the painting: one grid for each slab that has any. */
export function printedGrids(host: HTMLElement): { show(frame: Frame, sheet: Values): void } {
  const grids = new Map<string, Grid>();
  const gridOf = (id: string): Grid => {
    const known = grids.get(id);
    if (known) return known;
    const element = host.appendChild(document.createElement('div'));
    element.className = 'printed';
    const grid: Grid = { element, sheet: null, key: '', style: '' };
    grids.set(id, grid);
    return grid;
  };
  return {
    show({ camera, slabs }, sheet) {
      const printed = new Map(
        slabs
          .filter(({ print, opacity }) => print > 0.02 && opacity > 0.02)
          .map((slab) => [slab.id, slab]),
      );
      for (const [id, slab] of printed) {
        const grid = gridOf(id);
        fill(grid, sheet, slab);
        place(grid, slab, faceOf(camera, slab));
      }
      for (const [id, { element }] of grids) hide(element, !printed.has(id));
    },
  };
}

function fill(grid: Grid, sheet: Values, slab: Slab): void {
  const filled = slab.filled.map(Math.ceil).join();
  const lit = slab.lit < 0.5 ? '' : slab.mark?.join();
  const key = `${slab.tile.offset}|${filled}|${slab.pooled.toFixed(2)}|${lit}`;
  if (grid.sheet === sheet && grid.key === key) return;
  grid.sheet = sheet;
  grid.key = key;
  const numbers = printedOn(sheet, slab).map(({ x, y, text, tone, strength = 1 }) => {
    const number = document.createElement('span');
    number.className = tone;
    number.textContent = text;
    number.style.gridArea = `${Math.ceil(y)} / ${Math.ceil(x)}`;
    if (slab.pooled > 0) {
      const off = (at: number): string => `${((at - Math.ceil(at) + 0.5) * CELL).toFixed(1)}px`;
      number.style.translate = `${off(x)} ${off(y)}`;
      number.style.opacity = strength.toFixed(2);
    }
    return number;
  });
  grid.element.style.gridTemplate = `repeat(${slab.rows}, ${CELL}px) / repeat(${slab.cols}, ${CELL}px)`;
  grid.element.replaceChildren(...numbers);
}

function place(grid: Grid, slab: Slab, face: Matrix): void {
  const opacity = slab.print * slab.opacity;
  const [a, b, c, d, e, f] = face;
  const units = [a, b, c, d].map((value) => (value / CELL).toFixed(5));
  const transform = `matrix(${[...units, e.toFixed(2), f.toFixed(2)].join()})`;
  // In half pixels: with every other size all numbers are laid out anew.
  const size = `${Math.round(printSizeOn(slab, cellSize(face)) * CELL * 2) / 2}px`;
  const style = `${transform}|${size}|${opacity.toFixed(2)}`;
  if (grid.style === style) return;
  grid.style = style;
  Object.assign(grid.element.style, { transform, fontSize: size, opacity: opacity.toFixed(2) });
}

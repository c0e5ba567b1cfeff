import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stillOf } from '#src/scenes/network/pose.ts';
import { valueAt, type Slab } from '#src/scenes/slab.ts';
import { luminance, mixed, rgb, type Rgb } from '#src/scenes/paint/colours.ts';
import { INKS, lampAt, weightAt } from '#src/scenes/paint/inks.ts';
import { HUES, packSlab, SLAB_FLOATS, SLAB_PARTS } from '#src/scenes/paint/pack.ts';
import { printedOn, printSize, TINT, type Tone } from '#src/scenes/paint/printed.ts';
import { slabFragment, slabVertex } from '#src/scenes/paint/shaders.ts';
import { shapesOf } from '#src/scenes/paint/shapes.ts';
import { plateDefs, toSvg } from '#src/scenes/paint/svg.ts';
import { rampTexels, sheetTexels } from '#src/scenes/paint/texels.ts';
import { DESK, frameAt, PHONE, sheet, stepAt } from '../../fixtures/network-scene.ts';
import { networkSteps } from '../../fixtures/network-steps.ts';

const stills = (stage = DESK) =>
  networkSteps.map((_, i) => frameAt(stillOf(networkSteps, i), stage));
const figures = (stage = DESK) =>
  stills(stage).map((frame, i) =>
    toSvg(frame, sheet, { title: networkSteps[i]!.title!, defs: 'p-', id: `f${i}-` }),
  );

test.each([DESK, PHONE])('twelve figures of $width × $height fit into the page', (stage) => {
  const page = plateDefs(sheet, stills(stage), 'p-') + figures(stage).join('');
  expect(page.length).toBeLessThan(150_000);
  expect(gzipSync(page).length).toBeLessThan(60_000);
});

test('every picture a figure uses is defined, in the figure or once on the page', () => {
  const defined = new Set(
    [...plateDefs(sheet, stills(), 'p-').matchAll(/ id="([^"]+)"/g)].map(([, id]) => id),
  );
  const used = (svg: string) =>
    [...svg.matchAll(/(?:href="#|url\(#)([^")]+)/g)].map(([, id]) => id!);
  for (const figure of figures())
    for (const id of used(figure))
      expect(defined.has(id) || figure.includes(` id="${id}"`), id).toBe(true);
  const alone = toSvg(stills()[4]!, sheet, { title: 'Alone' });
  for (const id of used(alone)) expect(alone).toContain(` id="${id}"`);
});

test('no id is given twice on a page', () => {
  const page = plateDefs(sheet, stills(), 'p-') + figures().join('');
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a figure says what it shows, in text that cannot break it', () => {
  const svg = toSvg(stills()[0]!, sheet, { title: 'A < B & "C"', description: 'a > b' });
  expect(svg).toContain('<title>A &lt; B &amp; &quot;C&quot;</title>\n<desc>a > b</desc>');
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
});

test('what is not painted yet is cut out of the plate, cell by cell', () => {
  const shape = (k: number) =>
    shapesOf(frameAt(stepAt('slide', k)), sheet).find(
      ({ id }) => id === `conv1/${sheet.parts.get('conv1')!.star}`,
    )!;
  expect(shape(0.2)).toMatchObject({ face: null, ghost: 1 });
  expect(shape(0.8)).toMatchObject({ clip: null, ghost: 0 });
  const slab = frameAt(stepAt('slide', 0.5)).slabs.find(({ id }) => id === shape(0.5).id)!;
  const painted = Math.ceil(slab.filled[1]);
  const [y, x] = [Math.floor(painted / 26), painted % 26];
  expect(shape(0.5).clip).toBe(`M0 0H26V${y}${x ? `H${x}V${y + 1}` : ''}H0V1H0z`);
});

test.each([
  [0, '0', 'zero'],
  [0.004, '0', 'zero'],
  [0.07, '.07', 'light'],
  [0.98, '.98', 'dark'],
  [1, '1', 'dark'],
  [-0.25, '−.25', 'light'],
  [-1.26, '−1.3', 'dark'],
  [12.34, '12.3', 'dark'],
])('%d is printed as %s', (value, text, tone) => {
  const one = { rows: 1, cols: 1, filled: [0, 1], tile: tileAt(0), limit: 1 } as const;
  const slab = { ...frameAt(0).slabs[0]!, ...one };
  expect(printedOn({ values: Float32Array.of(value) }, slab)).toEqual([
    { x: 0.5, y: 0.5, text, tone },
  ]);
});

describe('a printed number stands out from its cell, with a contrast of 4.5 or more', () => {
  const onBlack = (cell: Rgb): number => (luminance(cell) + 0.05) / 0.05;
  const onWhite = (cell: Rgb): number => 1.05 / (luminance(cell) + 0.05);
  const shares = Array.from({ length: 401 }, (_, i) => i / 200 - 1);
  const toneOf = (k: number, palette: 'lamp' | 'weight'): Tone => {
    const one = { rows: 1, cols: 1, filled: [0, 1], tile: tileAt(0), limit: 1, palette } as const;
    const slab = { ...frameAt(0).slabs[0]!, ...one };
    return printedOn({ values: Float32Array.of(k) }, slab)[0]!.tone;
  };
  const black = { paper: ['dark', 'weak', 'middle'], night: ['dark', 'middle', 'strong'] };

  const expectOnLamp = (k: number, tone: Tone, cell: Rgb): void => {
    const contrast = tone === 'dark' ? onBlack : onWhite;
    if (tone !== 'zero') expect(contrast(cell), `${k}`).toBeGreaterThan(4.5);
  };
  test('on activations', () => {
    for (const k of shares) expectOnLamp(k, toneOf(k, 'lamp'), lampAt(k));
  });
  test('on activations in the lit frame', () => {
    const lit = { cols: 2, filled: [0, 2], mark: [0, 0, 1, 1], lit: 1, limit: 1 } as const;
    for (const k of shares) {
      const slab = { ...frameAt(0).slabs[0]!, ...lit, rows: 1, tile: tileAt(0), palette: 'lamp' };
      const [inside, outside] = printedOn({ values: Float32Array.of(k) }, slab as Slab);
      expect(inside!.tone).not.toBe('zero');
      for (const theme of ['paper', 'night'] as const)
        expectOnLamp(k, inside!.tone, mixed(lampAt(k), rgb(INKS[theme].fieldLight), TINT));
      expectOnLamp(k, outside!.tone, lampAt(k));
    }
  });
  test.each(['paper', 'night'] as const)('on weights, on %s', (theme) => {
    for (const k of shares) {
      const contrast = black[theme].includes(toneOf(k, 'weight')) ? onBlack : onWhite;
      expect(contrast(weightAt(k, theme)), `${k}`).toBeGreaterThan(4.5);
    }
  });
});

test('a cell that holds no value yet has no number', () => {
  const three = { rows: 1, cols: 3, filled: [0, 1.4], tile: tileAt(0), limit: 1 } as const;
  const slab = { ...frameAt(0).slabs[0]!, ...three };
  expect(printedOn({ values: Float32Array.of(1) }, slab)).toHaveLength(2);
});
const tileAt = (offset: number) => ({ offset, rowStride: 0, colStride: 0 });

test('printed numbers are at least twelve pixels high wherever three of them fit', () => {
  for (const side of [24, 30, 60, 200])
    expect(printSize(side) * side).toBeGreaterThanOrEqual(11.99);
});

test('in the close-up on a phone every number can be read', () => {
  const shape = shapesOf(frameAt(0.8, PHONE), sheet).find(({ id }) => id === 'lens/0')!;
  const [a, b] = shape.matrix;
  expect(Math.hypot(a, b)).toBeGreaterThan(23);
  expect(shape.printed).toHaveLength(64);
});

test('the colours that no style sheet gives are those of the style sheet', () => {
  const css = readFileSync(join(import.meta.dirname, '../../../src/styles/colours.css'), 'utf8');
  const night = css.slice(css.indexOf('[data-theme'));
  const token = (text: string, name: string) => text.match(new RegExp(`--${name}: (#\\w+)`))![1];
  for (const [theme, text] of [
    ['paper', css],
    ['night', night],
  ] as const) {
    const inks = INKS[theme];
    for (const hue of HUES) expect(inks.hues[hue], `${theme} ${hue}`).toBe(token(text, hue));
    expect(
      [inks.paper, inks.ghost, inks.field, inks.fieldLight, inks.fieldCase, inks.plus, inks.minus],
      theme,
    ).toEqual(
      ['paper', 'ghost', 'rf', 'rf-light', 'rf-case', 'div-8', 'div-0'].map((name) =>
        token(text, name),
      ),
    );
  }
});

test('the graphics card is given every number of the sheet, and both ends of each ramp', () => {
  const texels = sheetTexels(sheet);
  expect(texels.length % 256).toBe(0);
  expect(texels.subarray(0, sheet.values.length)).toEqual(sheet.values);
  const ramp = rampTexels('paper');
  expect([...ramp.subarray(0, 4)]).toEqual([166, 121, 219, 255]);
  expect([...ramp.subarray(511 * 4, 512 * 4)]).toEqual([255, 224, 109, 255]);
});

test('an instance is packed into as many floats as the shader reads', () => {
  const out = new Float32Array(2 * SLAB_FLOATS).fill(Number.NaN);
  const slab = frameAt(0.8).slabs.find(({ part }) => part === 'lens')!;
  packSlab(out, 1, slab);
  expect(out.subarray(0, SLAB_FLOATS).every(Number.isNaN)).toBe(true);
  expect(out.subarray(SLAB_FLOATS).some(Number.isNaN)).toBe(false);
  for (const name of Object.keys(SLAB_PARTS)) expect(slabVertex).toContain(name);
  expect(slabFragment).toContain('sheetWidth');
  expect(valueAt(sheet, slab.tile, 0, 0)).toBe(sheet.values[out[SLAB_FLOATS + 12]!]);
});

import { expect, test } from 'vitest';
import { sources } from '#engine/index.ts';
import { pick } from '#src/scenes/pick.ts';
import { faceOf } from '#src/scenes/camera.ts';
import type { Frame, Slab } from '#src/scenes/slab.ts';
import { cursorAt, readout, sourcesAt, withCursor, withPart } from '#src/scenes/network/cursor.ts';
import { receptiveField } from '#src/scenes/network/field.ts';
import { frameAt, sheet, stepAt } from '../../fixtures/network-scene.ts';

const middleOf = (frame: Frame, slab: Slab, y: number, x: number) => {
  const [a, b, c, d, e, f] = faceOf(frame.camera, slab);
  return [a * (x + 0.5) + c * (y + 0.5) + e, b * (x + 0.5) + d * (y + 0.5) + f] as const;
};

/** Cells framed in a frame, as `layer y x channel`. */
function framedCells({ slabs }: Frame, part: string): string[] {
  return slabs
    .filter((slab) => slab.part === part && slab.mark && !slab.id.endsWith('room'))
    .flatMap(({ mark, channel }) => {
      const [y, x, rows, cols] = mark!;
      return Array.from({ length: rows * cols }, (_, i) =>
        [y + Math.floor(i / cols), x + (i % cols), channel].join(' '),
      );
    })
    .sort();
}

test.each(['input', 'eight', 'deep', 'sixteen', 'weigh', 'answer'])(
  'in step %s the cell that was projected is the cell that is picked',
  (id) => {
    const frame = frameAt(stepAt(id, 0.8));
    for (const slab of frame.slabs.filter((s) => s.opacity > 0.9 && s.part !== 'kernel2'))
      for (const [y, x] of [
        [0, 0],
        [slab.rows - 1, slab.cols - 1],
        [slab.rows >> 1, 0],
      ] as const) {
        const cell = pick(frame, ...middleOf(frame, slab, y, x))!;
        if (cell.slab.id !== slab.id) expect(cell.slab.at[2]).toBeGreaterThan(slab.at[2] - 1e-6);
        else expect([cell.y, cell.x]).toEqual([y, x]);
      }
  },
);

test('of two maps behind each other the front one is picked', () => {
  const frame = frameAt(stepAt('pool', 0.8));
  const front = frame.slabs.find(
    ({ part, channel }) => part === 'relu1' && channel === sheet.parts.get('relu1')!.star,
  )!;
  expect(pick(frame, ...middleOf(frame, front, 13, 25))!.slab.id).toBe(front.id);
});

test('beside all maps nothing is picked', () => {
  expect(pick(frameAt(stepAt('eight', 0.5)), 2, 2)).toBeNull();
});

test.each([
  ['conv1', [7, 20, 3]],
  ['relu1', [7, 20, 3]],
  ['pool1', [4, 9, 3]],
  ['conv2', [10, 2, 11]],
  ['pool2', [0, 4, 5]],
  ['flatten', [311]],
  ['dense', [6]],
  ['softmax', [2]],
])('the cursor on %s frames exactly the cells that made the cell', (layer, cell) => {
  const part = sheet.parts.get(layer)!;
  const [y, x, channel] =
    cell.length === 3 ? cell : part.kind === 'flatten' ? [cell[0]!, 0, 0] : [0, 0, cell[0]!];
  const cursor = { part: layer, channel: channel!, y: y!, x: x! };
  const frame = withCursor(frameAt(stepAt('whole', 0.5)), cursor, sheet);
  const { terms } = sources(sheet.trace.network, sheet.trace, layer, cell);
  const from = terms[0]!.from;
  const wanted = terms.map((term) => {
    if (term.cell.length === 3) return term.cell.join(' ');
    return from === 'flatten' ? `${term.cell[0]} 0 0` : `0 0 ${term.cell[0]}`;
  });
  expect(framedCells(frame, from)).toEqual(wanted.sort());
  expect(framedCells(frame, layer)).toEqual([`${y} ${x} ${channel}`]);
  const others = frame.slabs.filter((s) => s.mark && ![layer, from].includes(s.part));
  expect(new Set(others.map((slab) => slab.part))).toEqual(
    new Set(part.kind === 'conv' ? [`kernel${layer.at(-1)}`] : []),
  );
  expect(sourcesAt(cursor, sheet)).toEqual(sources(sheet.trace.network, sheet.trace, layer, cell));
});

test('a cell of a convolution frames its own kernel, all of its depth and nothing else', () => {
  const cursor = { part: 'conv2', channel: 11, y: 1, x: 1 };
  const frame = withCursor(frameAt(stepAt('sixteen', 0.5)), cursor, sheet);
  const slices = frame.slabs.filter(({ part, mark }) => part === 'kernel2' && mark);
  expect(slices.map(({ channel }) => channel)).toEqual(
    [0, 1, 2, 3, 4, 5, 6, 7].map((c) => c * 16 + 11),
  );
  for (const { mark } of slices) expect(mark).toEqual([0, 0, 3, 3]);
});

test('a weight has no sources; it lights alone', () => {
  const cursor = { part: 'kernel1', channel: 2, y: 1, x: 0 };
  expect(sourcesAt(cursor, sheet)).toBeNull();
  const frame = withCursor(frameAt(stepAt('eight', 0.5)), cursor, sheet);
  expect(frame.slabs.filter(({ mark }) => mark).map(({ id }) => id)).toEqual(['kernel1/2']);
});

test('a cell of the lens is a pixel of the input', () => {
  const slab = frameAt(0.8).slabs.find(({ part }) => part === 'lens')!;
  const [top, left] = sheet.patch;
  expect(cursorAt({ slab, y: 2, x: 5 }, sheet)).toEqual({
    part: 'input',
    channel: 0,
    y: top + 2,
    x: left + 5,
  });
});

test('while windows collapse, four cells on the stage are one of the pool', () => {
  const slab = frameAt(stepAt('pool', 0.3)).slabs.find(({ id }) => id === 'pool1/2')!;
  expect(slab.rows).toBe(26);
  expect(cursorAt({ slab, y: 25, x: 7 }, sheet)).toMatchObject({ part: 'pool1', y: 12, x: 3 });
});

test('the frame of a pooled cell is as large as its window while the window is still there', () => {
  const markAt = (k: number) =>
    withCursor(
      frameAt(stepAt('pool', k)),
      { part: 'pool1', channel: 2, y: 12, x: 3 },
      sheet,
    ).slabs.find(({ id }) => id === 'pool1/2')!.mark;
  expect(markAt(0.3)).toEqual([24, 6, 2, 2]);
  expect(markAt(0.8)).toEqual([12, 3, 1, 1]);
});

test.each([
  [{ part: 'input', channel: 0, y: 0, x: 27 }, /^input, row 1, column 28: 0$/],
  [{ part: 'conv1', channel: 2, y: 7, x: 12 }, /^conv1, map 3, row 8, column 13: −?[\d.<]+$/],
  [{ part: 'kernel2', channel: 35, y: 0, x: 2 }, /^kernel 4 of conv2, on map 3, row 1, column 3: /],
  [{ part: 'flatten', channel: 0, y: 399, x: 0 }, /^flatten, cell 400 of 400: /],
  [{ part: 'softmax', channel: 7, y: 0, x: 0 }, /^softmax, share of 7: .*%$/],
])('%j is said in words', (cursor, words) => {
  expect(readout(cursor, sheet)).toMatch(words);
});

test('a word frames the whole of the part it names', () => {
  const frame = withPart(frameAt(stepAt('eight', 0.5)), 'conv1');
  const marked = frame.slabs.filter(({ mark }) => mark);
  expect(marked.map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((c) => `conv1/${c}`));
});

test('one cell of pool2 looks back on ten by ten pixels', () => {
  const field = receptiveField(sheet, { layer: 'pool2', cell: [2, 1, 5] });
  expect(field.map(({ part, cells }) => [part, ...cells])).toEqual([
    ['pool2', 2, 1, 1, 1],
    ['relu2', 4, 2, 2, 2],
    ['conv2', 4, 2, 2, 2],
    ['pool1', 4, 2, 4, 4],
    ['relu1', 8, 4, 8, 8],
    ['conv1', 8, 4, 8, 8],
    ['input', 8, 4, 10, 10],
  ]);
});

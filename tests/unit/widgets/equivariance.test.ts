import { expect, test } from 'vitest';
import { sampleDigit } from '#engine/data/samples.ts';
import { initialise } from '#engine/index.ts';
import { shippedNetwork } from '#src/models.ts';
import { defaults } from '#src/params/params.ts';
import {
  curve,
  equivariance,
  moved,
  type Asked,
  type Shown,
} from '#src/widgets/equivariance/model.ts';
import widget from '#src/widgets/equivariance/widget.ts';
import {
  answerFinding,
  mapFinding,
  peakFinding,
  shiftWords,
  stateWords,
} from '#src/widgets/equivariance/words.ts';

const network = shippedNetwork();
const asked = (some: Partial<Asked> = {}): Asked => ({ ...defaults(widget.params), ...some });
const pixelsOf = (digit: number): Float32Array => sampleDigit(digit).pixels;
const shown = (some: Partial<Asked> = {}): Shown =>
  equivariance(pixelsOf(asked(some).digit), asked(some), network);

test('a moved picture is the picture elsewhere; what leaves the frame is gone', () => {
  const nine = pixelsOf(9);
  const there = moved(nine, 2, -3);
  expect(there[12 * 28 + 10]).toBe(nine[10 * 28 + 13]);
  expect(moved(there, -2, 3)).toEqual(nine);
  expect(moved(nine, 0, 0)).toEqual(nine);
  expect([...moved(nine, 28, 0)].every((value) => value === 0)).toBe(true);
});

test.each([
  ['conv1', 1],
  ['pool1', 2],
  ['conv2', 2],
  ['pool2', 4],
] as const)(
  'a map of %s is equivariant: exact, wherever both maps have the cell',
  (layer, step) => {
    for (let digit = 0; digit < 10; digit++)
      for (const [dy, dx] of [
        [0, 4],
        [-4, 0],
        [4, -8],
        [8, 8],
        [-8, 4],
      ] as const) {
        const map = 1 + ((digit * 3 + dx + 8) % 16);
        const { comparison, step: found, after } = shown({ digit, dx, dy, layer, map });
        expect(found).toBe(step);
        expect(comparison).toMatchObject({ largest: 0, shift: { y: dy / step, x: dx / step } });
        const rest = (cells: number, shift: number): number =>
          Math.max(0, cells - Math.abs(shift) / step);
        expect(comparison!.partners).toBe(rest(after.map.height, dy) * rest(after.map.width, dx));
      }
  },
);

test('after pooling, only shifts by a multiple of the stride move a map', () => {
  for (const [layer, dx, whole] of [
    ['conv1', 1, true],
    ['pool1', 1, false],
    ['pool1', 2, true],
    ['conv2', 3, false],
    ['pool2', 2, false],
    ['pool2', 4, true],
  ] as const) {
    const made = shown({ layer, dx, dy: 0 });
    expect(made.comparison !== null, `${layer}, ${dx}`).toBe(whole);
    const { text, title } = mapFinding(made, asked({ layer, dx, dy: 0 }));
    if (!whole) expect(text).toContain(`multiple of ${made.step}`);
    expect(title.includes('not equivariant')).toBe(!whole);
  }
});

test('cells that came in over the border have no partner', () => {
  const { comparison } = shown({ dx: -3, dy: -3 });
  const { differences, partners } = comparison!;
  expect(partners).toBe(23 * 23);
  expect(differences.values.filter(Number.isNaN)).toHaveLength(26 * 26 - partners);
  expect(differences.values[0]).toBe(0);
  expect(differences.values.at(-1)).toBeNaN();
});

test('where padding looks over the border, the difference is not 0', () => {
  const spec = {
    name: 'padded',
    input: [28, 28, 1],
    layers: [
      { name: 'conv1', kind: 'conv', filters: 2, kernel: 3, padding: 1 },
      { name: 'flatten', kind: 'flatten' },
      { name: 'dense', kind: 'dense', units: 10 },
      { name: 'softmax', kind: 'softmax' },
    ],
  } as const;
  const ink = new Float32Array(784).fill(1);
  const { comparison } = equivariance(ink, asked({ dx: 1, dy: 0 }), initialise(spec, 1));
  const { values } = comparison!.differences;
  expect(comparison!.largest).toBeGreaterThan(0.1);
  // Away from the border it is exact even then.
  for (let y = 2; y < 26; y++)
    expect(values.slice(28 * y + 2, 28 * y + 26).every((d) => d === 0)).toBe(true);
});

test('the greatest value of a map is invariant while its cell stays inside', () => {
  for (let digit = 0; digit < 10; digit++)
    for (let map = 1; map <= 8; map++) {
      const { before, after } = shown({ digit, map, dx: 2, dy: -1 });
      expect(after.peak).toEqual({
        value: before.peak.value,
        y: before.peak.y - 1,
        x: before.peak.x + 2,
      });
    }
  // Pooling keeps the maximum of a map, whatever the shift.
  const pooled = shown({ layer: 'pool1', dx: 1, dy: 1 });
  expect(pooled.after.peak.value).toBe(pooled.before.peak.value);
});

test('the first state makes its point without a cell of ink lost', () => {
  const made = shown();
  expect(made.lost).toBe(0);
  expect(made.comparison!.largest).toBe(0);
  expect(made.before.peak.value).toBe(made.after.peak.value);
  expect(made.before.answer.digit).toBe(9);
  expect(made.before.answer.shares[9]).toBeGreaterThan(0.9);
  expect(made.after.answer.digit).not.toBe(9);
  const titles = [mapFinding(made, asked()), peakFinding(made), answerFinding(made, asked())];
  expect(titles.map(({ title }) => title)).toEqual([
    'The map moves along: equivariant',
    'Its greatest value stays: invariant',
    'The answer breaks: neither',
  ]);
});

test('the curve goes through what is shown, before and after', () => {
  const points = curve(pixelsOf(9), -3, network);
  expect(points.map(({ dx }) => dx)).toEqual(Array.from({ length: 17 }, (_, i) => i - 8));
  for (const dx of [-8, -3, 0, 5]) {
    const { after } = shown({ dx, dy: -3 });
    const point = points[dx + 8]!;
    expect(point.digit).toBe(after.answer.digit);
    after.answer.shares.forEach((share, i) => expect(point.shares[i]).toBeCloseTo(share, 6));
  }
});

test('ink that has left the frame is counted, and a greatest cell that left is said to be gone', () => {
  const some = { digit: 1, dx: -8, dy: 0 } as const;
  const pixels = moved(pixelsOf(1), 0, -8);
  const made = equivariance(pixels, asked(some), network);
  expect(made.lost).toBeGreaterThan(0.05);
  expect(made.comparison!.largest).toBe(0);
  expect(mapFinding(made, asked(some)).text).toMatch(/% of the ink has left the frame\.$/);
  const gone = [1, 2, 3, 4, 5, 6, 7, 8]
    .map((map) => equivariance(pixels, asked({ ...some, map }), network))
    .find(({ before, after }) => before.peak.value !== after.peak.value)!;
  expect(peakFinding(gone).text).toContain('left over the border');
});

test('a layer with eight maps has no ninth', () => {
  expect(shown({ layer: 'pool1', map: 16 })).toMatchObject({ map: 8, maps: 8 });
  expect(shown({ layer: 'conv2', map: 16 })).toMatchObject({ map: 16, maps: 16 });
});

test('words name a shift by its ways', () => {
  expect(shiftWords(-2, 3)).toBe('3 right, 2 up');
  expect(shiftWords(0, -1)).toBe('1 left');
  expect(shiftWords(0, 0)).toBe('not at all');
});

test('the status says what moved and what is read', () => {
  expect(stateWords(shown(), asked())).toMatch(
    /^The 9 moved 3 left, 3 up; its map moved 3 left, 3 up; the network reads 3 with [\d.>]+/,
  );
  const still = { dx: 0, dy: 0 };
  expect(stateWords(shown(still), asked(still))).toMatch(/^The 9 stands where it was written;/);
});

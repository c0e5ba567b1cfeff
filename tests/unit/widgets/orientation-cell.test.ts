import { describe, expect, test } from 'vitest';
import { defaults } from '#src/params/params.ts';
import {
  angleTo,
  between,
  FILTER,
  filterOf,
  light,
  MARGIN,
  RETINA,
  shownOf,
  type Asked,
} from '#src/widgets/orientation-cell/model.ts';
import { diverging, grey } from '#src/widgets/orientation-cell/plates.ts';
import widget from '#src/widgets/orientation-cell/widget.ts';
import { sayNow, sayWhy } from '#src/widgets/orientation-cell/words.ts';

const asked = (some: Partial<Asked> = {}): Asked => ({ ...defaults(widget.params), ...some });
const sum = (values: Float32Array): number => values.reduce((a, b) => a + b, 0);
const ANGLES = [0, 17, 45, 60, 90, 120, 179];

describe('the filter', () => {
  test.each(ANGLES)('for %i° gives nothing in even light', (angle) => {
    expect(sum(filterOf(angle))).toBeCloseTo(0, 6);
  });

  test.each(ANGLES)(
    'for %i° answers its own line with 1, and no other angle with more',
    (angle) => {
      const { now, curve } = shownOf(asked({ angle, prefers: angle }));
      expect(now.answer).toBeCloseTo(1, 5);
      const best = curve.reduce((a, b) => (b.sum > a.sum ? b : a));
      expect(between(best.angle, angle)).toBeLessThanOrEqual(5);
      expect(best.sum).toBeLessThan(1.01);
    },
  );

  test('is below zero along its line and above zero beside it', () => {
    const upright = filterOf(90);
    const middle = (FILTER - 1) / 2;
    const at = (row: number, column: number): number => upright[row * FILTER + column]!;
    expect(at(middle, middle)).toBeLessThan(0);
    expect(at(middle - 3, middle)).toBeLessThan(0);
    expect(at(middle, middle - 3)).toBeGreaterThan(0);
    expect(at(middle, middle + 3)).toBeGreaterThan(0);
  });

  test('leans as its angle does: 45° rises to the right', () => {
    const leaning = filterOf(45);
    expect(leaning[3 * FILTER + 7]!).toBeLessThan(0);
    expect(leaning[3 * FILTER + 3]!).toBeGreaterThan(leaning[3 * FILTER + 7]!);
  });
});

describe('the cell', () => {
  test('all but ignores a line across its own', () => {
    const { now } = shownOf(asked({ angle: 150 }));
    expect(Math.abs(now.sum)).toBeLessThan(0.05);
  });

  test('is silent for the same line in light, whose sum is the exact opposite', () => {
    const [dark, bright] = [shownOf(asked()), shownOf(asked({ bar: 'light' }))];
    expect(bright.now.answer).toBe(0);
    for (const [i, { sum: value }] of bright.curve.entries())
      expect(value).toBeCloseTo(-dark.curve[i]!.sum, 3);
  });

  test('answers less and then not at all as the line leaves its place', () => {
    const beside = (x: number): number => shownOf(asked({ x, prefers: 90, angle: 90 })).now.sum;
    expect(beside(1)).toBeLessThan(beside(0));
    expect(beside(3)).toBeLessThan(0);
    expect(beside(10)).toBe(0);
  });

  test('answers with what is above zero', () => {
    for (const { sum: value, answer } of shownOf(asked({ x: 3 })).curve)
      expect(answer).toBe(Math.max(0, value));
  });

  test('sums the products that are shown', () => {
    const { products, now } = shownOf(asked({ angle: 40, x: 1, y: -2 }));
    expect(sum(products)).toBeCloseTo(now.sum, 3);
  });

  test('has a curve from 0° to 180°, which are the same line', () => {
    const { curve } = shownOf(asked({ x: 2 }));
    expect(curve.map(({ angle }) => angle)).toEqual(Array.from({ length: 37 }, (_, i) => 5 * i));
    expect(curve.at(-1)!.sum).toBe(curve[0]!.sum);
    const { now } = shownOf(asked({ x: 2, angle: 75 }));
    expect(curve[15]!.sum).toBeCloseTo(now.sum, 6);
  });
});

test('the filter sees the middle of the retina', () => {
  const some = asked({ angle: 25, x: -3, y: 4 });
  const whole = light(some);
  const window = light(some, FILTER);
  for (const [i, value] of window.entries()) {
    const at = (Math.floor(i / FILTER) + MARGIN) * RETINA + (i % FILTER) + MARGIN;
    expect(whole[at]).toBe(value);
  }
});

test('a bar turns anticlockwise, and an upright bar covers the cells above and below its middle', () => {
  const upright = light(asked({ angle: 90 }));
  const middle = (RETINA - 1) / 2;
  expect(upright[(middle - 5) * RETINA + middle]).toBe(0);
  expect(upright[middle * RETINA + middle - 5]).toBe(1);
  const rising = light(asked({ angle: 45 }));
  expect(rising[(middle - 3) * RETINA + middle + 3]).toBe(0);
  expect(rising[(middle - 5) * RETINA + middle + 5]).toBe(1);
});

test.each([
  [1, 0, 0],
  [0, -1, 90],
  [0, 1, 90],
  [1, -1, 45],
  [-1, -1, 135],
  [-1, 0, 0],
  [10, 0.1, 0],
])('the end of the bar at (%f, %f) turns it to %i°', (x, y, angle) => {
  expect(angleTo(x, y)).toBe(angle);
});

test('words say how far the bar lies from the filter, and whether the cell is silent', () => {
  const say = (some: Partial<Asked>): string => sayNow(asked(some), shownOf(asked(some)).now);
  expect(say({})).toBe(
    'The dark bar lies at 60°, along the filter: the products sum to 1, and the cell answers 1.',
  );
  expect(say({ angle: 175, bar: 'light' })).toContain('65° from the filter');
  expect(say({ bar: 'light' })).toContain('the cell is silent');
});

test('words give the reason for every kind of sum', () => {
  const why = (some: Partial<Asked>): string => sayWhy(asked(some), shownOf(asked(some)).now);
  const reasons = [
    {},
    { angle: 150 },
    { x: 3 },
    { x: 1 },
    { bar: 'light' },
    { bar: 'light', x: 4 },
  ];
  expect(new Set(reasons.map((some) => why(some as Partial<Asked>))).size).toBe(reasons.length);
});

test('cells of one colour are one path, and every cell is in one of them', () => {
  const tints = diverging(Float32Array.of(-1, 0, 0, 1), 1);
  expect(tints.map(({ fill }) => fill).sort()).toEqual([
    'var(--div-0)',
    'var(--div-4)',
    'var(--div-8)',
  ]);
  expect(tints.map(({ path }) => path).join('')).toContain('M1 0h1v1h-1zM0 1h1v1h-1z');
  expect(grey(Float32Array.of(0, 1, 1, 0))).toMatch(/^data:image\/png;base64,/);
});

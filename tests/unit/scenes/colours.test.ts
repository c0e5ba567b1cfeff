import { expect, test } from 'vitest';
import {
  activationColour,
  colourAt,
  divergingNight,
  divergingPaper,
  lamp,
  lampNegative,
  paletteOf,
  weightColour,
} from '#src/scenes/paint/colours.ts';
import type { Rgb } from '#src/scenes/paint/colours.ts';

/** OKLab lightness (Ottosson 2020). */
function lightness([r, g, b]: Rgb): number {
  const linear = (byte: number) => {
    const u = byte / 255;
    return u <= 0.04045 ? u / 12.92 : ((u + 0.055) / 1.055) ** 2.4;
  };
  const [R, G, B] = [linear(r), linear(g), linear(b)];
  const l = Math.cbrt(0.4122214708 * R + 0.5363325363 * G + 0.0514459929 * B);
  const m = Math.cbrt(0.2119034982 * R + 0.6806995451 * G + 0.1073969566 * B);
  const s = Math.cbrt(0.0883024619 * R + 0.2817188376 * G + 0.6299787005 * B);
  return 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
}

test('a ramp begins and ends with its own colours and mixes in between', () => {
  expect(colourAt(lamp, 0)).toEqual([13, 18, 46]);
  expect(colourAt(lamp, 1)).toEqual([255, 224, 110]);
  expect(colourAt(['#000000', '#ffffff'], 0.5)).toEqual([128, 128, 128]);
});

test.each([
  [-3, 0],
  [7, 1],
  [Number.NaN, 0],
  [Number.POSITIVE_INFINITY, 1],
])('%f is taken for %i', (k, nearest) => {
  expect(colourAt(lamp, k)).toEqual(colourAt(lamp, nearest));
});

test('the lamp brightens in even steps', () => {
  const steps = paletteOf(lamp, 9).map(lightness);
  for (let i = 1; i < steps.length; i++)
    expect(steps[i]! - steps[i - 1]!).toBeCloseTo((0.91 - 0.2) / 8, 1);
});

test('what is below zero goes to violet and meets the lamp at zero', () => {
  expect(activationColour(-4, 4)).toEqual(colourAt(lampNegative, 1));
  expect(activationColour(4, 4)).toEqual(colourAt(lamp, 1));
  expect(activationColour(-1e-9, 4)).toEqual(activationColour(0, 4));
});

test('a weight of zero is neutral, and its two signs part from there', () => {
  expect(weightColour(0, 2)).toEqual(colourAt(divergingPaper, 0.5));
  expect(weightColour(0, 2, true)).toEqual(colourAt(divergingNight, 0.5));
  expect(weightColour(-2, 2)).toEqual(colourAt(divergingPaper, 0));
  for (const [night, direction] of [
    [false, -1],
    [true, 1],
  ] as const)
    for (const sign of [-1, 1])
      for (let k = 1; k <= 8; k++) {
        const step = (i: number) => lightness(weightColour((sign * i) / 8, 1, night));
        expect(direction * (step(k) - step(k - 1))).toBeGreaterThan(0);
      }
});

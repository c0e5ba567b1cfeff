import { describe, expect, test } from 'vitest';
import '#engine/fast.ts';
import { drawnExamples } from '#engine/data/drawn.ts';
import { forward, predict } from '#engine/index.ts';
import { shippedNetwork } from '#src/models.ts';
import { moved } from '#src/widgets/equivariance/model.ts';
import { inlineDigits } from '#src/widgets/inline-digits.ts';
import { inlinePools } from '#src/widgets/inline-pools.ts';
import { firstSetCurves, inlineShiftNetworks } from '#src/widgets/inline-shift-networks.ts';
import {
  answersOf,
  copiesOf,
  curvesOf,
  DISTANCES,
  measure,
} from '#src/widgets/shift-tolerance/accuracy.ts';
import { drawDigit, SET_SIZE } from '#src/widgets/shift-tolerance/digits.ts';
import { CALLED, SHOWN } from '#src/widgets/shift-tolerance/networks.ts';
import { cosine, cosines, similarity } from '#src/widgets/shift-tolerance/similarity.ts';
import { changeOf, strip } from '#src/widgets/shift-tolerance/strip.ts';
import { findings, stripWords } from '#src/widgets/shift-tolerance/words.ts';

const seven = inlineDigits()[7]!.pixels;

describe('the strip', () => {
  test('0 0 1 1 0 0 1 1 is pooled to 0 1 0 1, and to 1 1 1 1 when it is moved by one', () => {
    expect(strip(0, false)).toEqual({
      cells: [0, 0, 1, 1, 0, 0, 1, 1],
      largest: [0, 1, 1, 1, 0, 1, 1, 1],
      blurred: null,
      kept: [0, 1, 0, 1],
    });
    for (const by of [1, -1, 3]) expect(strip(by, false).kept).toEqual([1, 1, 1, 1]);
  });

  test('moved by two, one step of the pooling, it gives the same values one cell on', () => {
    expect(strip(2, false).kept).toEqual([1, 0, 1, 0]);
    expect(strip(4, false)).toEqual(strip(0, false));
  });

  test('blurred before every second cell is dropped, no cell changes by more than a quarter', () => {
    expect(strip(0, true).kept).toEqual([0.5, 1, 0.5, 1]);
    expect(strip(1, true).kept).toEqual([0.75, 0.75, 0.75, 0.75]);
    for (const by of [1, -1, 3, -3]) expect(changeOf(strip(0, true), strip(by, true))).toBe(0.25);
    expect(changeOf(strip(0, false), strip(1, false))).toBe(1);
  });

  test('what is kept are the even cells of the row above', () => {
    for (const by of [-4, -3, -2, -1, 0, 1, 2, 3, 4])
      for (const blur of [false, true]) {
        const { largest, blurred, kept } = strip(by, blur);
        expect(kept).toEqual((blurred ?? largest).filter((_, i) => i % 2 === 0));
      }
  });

  test('words give the change of the cells as it is', () => {
    const say = (by: number, blur: boolean) => stripWords(strip(0, blur), strip(by, blur), by);
    expect(say(1, false)).toContain('0 1 0 1 becomes 1 1 1 1. Cells change by up to 1:');
    expect(say(1, true)).toContain('No cell changes by more than 0.25.');
    expect(say(2, false)).toContain('the result moves by one cell');
  });
});

describe('the digit', () => {
  const at = (dx: number, dy = 0) =>
    similarity(seven, { dx, dy, map1: 3, map2: 11 }, inlinePools()).map(({ cosine }) => cosine);

  test('not moved, it is like itself at every stage', () => {
    expect(at(0)).toEqual([1, 1, 1]);
  });

  test('moved, it is less alike with every pixel, and never invariant', () => {
    for (let dx = 1; dx <= 4; dx++)
      at(dx).forEach((cosine, stage) => expect(cosine).toBeLessThan(at(dx - 1)[stage]!));
  });

  test('its curve passes through the values that are shown', () => {
    const curve = cosines(seven, -2, inlinePools());
    expect(curve[6 + 3]).toEqual(at(3, -2));
    expect(curve[6 - 5]).toEqual(at(-5, -2));
  });

  test('its maps are those of the whole trained network', () => {
    const [pixels, pool1, pool2] = similarity(
      seven,
      { dx: -1, dy: 2, map1: 3, map2: 11 },
      inlinePools(),
    );
    const input = { shape: [28, 28, 1], data: moved(seven, 2, -1) };
    const { activations } = forward(shippedNetwork(), input);
    const map = (layer: string, i: number): number[] => {
      const { shape, data } = activations.get(layer)!;
      return [...data].filter((_, k) => k % shape[2]! === i - 1);
    };
    expect(pixels!.after.values).toEqual(input.data);
    expect([...pool1!.after.values]).toEqual(map('pool1', 3));
    expect([...pool2!.after.values]).toEqual(map('pool2', 11));
  });

  test('pictures that share no ink have nothing in common, also a blank one', () => {
    expect(cosine(Float32Array.of(1, 0), Float32Array.of(0, 2))).toBe(0);
    expect(cosine(Float32Array.of(1, 0), Float32Array.of(0, 0))).toBe(0);
    expect(cosine(Float32Array.of(1, 2), Float32Array.of(2, 4))).toBe(1);
  });
});

describe('300 digits', () => {
  const networks = [...inlineShiftNetworks()];
  const digits = Array.from({ length: SET_SIZE }, (_, i) => drawDigit(1, i));

  test('each network is named beside its curve', () => {
    expect(CALLED.map(({ name }) => name)).toEqual(networks.map(({ spec }) => spec.name));
  });

  test('the first set is read as it was when the networks were trained', () => {
    expect(curvesOf(networks, digits)).toEqual(firstSetCurves);
  }, 60_000);

  test('a measurement gives its distances from near to far, and ends with all of them', () => {
    const stages = [...measure(networks.slice(0, 1), digits.slice(0, 10))];
    expect(stages.at(-1)!.distance).toBe(DISTANCES.length);
    expect(stages.at(-1)!.curves['dense']).toHaveLength(DISTANCES.length);
    for (const { distance, curves } of stages) expect(curves['dense']).toHaveLength(distance);
  });

  test('sets share no digit, and none is among those the networks learnt from', () => {
    const inks = new Set(
      [...digits, drawDigit(2, 0), drawDigit(2, 1)].map(({ pixels }) => String(pixels)),
    );
    expect(inks.size).toBe(SET_SIZE + 2);
    const lessons = drawnExamples(100, 1).images.data;
    for (let i = 0; i < 100; i++)
      expect(inks).not.toContain(String(lessons.subarray(784 * i, 784 * (i + 1))));
  });

  test('a digit is moved left, right, up and down, and is alone where it is not moved', () => {
    expect(copiesOf(seven, 0)).toEqual([seven]);
    expect(copiesOf(seven, 2)).toEqual(
      [
        [0, -2],
        [0, 2],
        [-2, 0],
        [2, 0],
      ].map(([dy, dx]) => moved(seven, dy!, dx!)),
    );
  });

  test('an answer is the digit with the largest share', () => {
    const network = networks[2]!;
    const shares = predict(network, { shape: [28, 28, 1], data: seven }).data;
    expect(answersOf(network, [seven])).toEqual([shares.indexOf(Math.max(...shares))]);
  });

  test('the figures say what the text says: pooling helps a little, the head more, being shown most', () => {
    const at = (name: string, distance: number) => firstSetCurves[name]![distance]!;
    for (const distance of [3, 4]) {
      const pooling = at('max-pool', distance) - at('strided', distance);
      const head = at('global-head', distance) - at('max-pool', distance);
      const shown = at('shown-shifts', distance) - at('max-pool', distance);
      expect(pooling).toBeGreaterThan(0);
      expect(at('blur-pool', distance)).toBeGreaterThan(at('max-pool', distance));
      expect(head).toBeGreaterThan(pooling);
      expect(shown).toBeGreaterThan(head);
    }
    expect(at('max-pool', 4)).toBeLessThan(0.6);
    expect(at('shown-shifts', SHOWN + 2)).toBeLessThan(at('shown-shifts', SHOWN) - 0.1);
  });

  test('findings wait for the distance they speak of, and give its numbers', () => {
    const short = Object.fromEntries(
      Object.entries(firstSetCurves).map(([name, shares]) => [name, shares.slice(0, 3)]),
    );
    expect(findings(short, 3)).toEqual([]);
    const text = findings(firstSetCurves, 3).map(({ text }) => text);
    const percent = (share: number): string => `${(100 * share).toFixed(1)}\u00a0%`;
    expect(text[0]).toContain(`${percent(firstSetCurves['max-pool']![3]!)} with max pooling`);
    expect(text[1]).toContain(`${percent(firstSetCurves['global-head']![3]!)}, `);
  });
});

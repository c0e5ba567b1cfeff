import { describe, expect, test } from 'vitest';
import { randomFrom } from '#engine/index.ts';
import type { Grid } from '#src/params/params.ts';
import { placeOf } from '#src/widgets/convolution/sizes.ts';
import { pool } from '#src/widgets/pooling/model.ts';
import { presetOf, presets } from '#src/widgets/pooling/presets.ts';
import { readingOf } from '#src/widgets/pooling/reading.ts';
import widget from '#src/widgets/pooling/widget.ts';
import { cellWords, gradientWords } from '#src/widgets/pooling/words.ts';
import { withStart, refusedFor, preset } from './pooled.ts';

describe('what cannot run', () => {
  test('is explained with the sizes in question', () => {
    expect(refusedFor({ window: 5 })).toBe(
      'The window covers 5×5 cells, the input has 4×4: it does not fit once.',
    );
    expect(refusedFor({ padding: 2 })).toMatch(/^A padding of 2 is too wide for a window 2 wide/);
    expect(refusedFor({ padding: 2, kind: 'strided' })).toBe('It runs.');
    expect(refusedFor({ padding: 2, kind: 'global-max' })).toBe('It runs.');
  });

  test('comes with ways out that run, whatever was set; and nothing ever throws', () => {
    const random = randomFrom(7);
    const whole = (low: number, high: number): number => low + random.below(high - low + 1);
    const grid = (rows: number, columns: number): Grid =>
      Array.from({ length: rows }, () => Array.from({ length: columns }, () => whole(-9, 9)));
    let refusals = 0;
    for (let i = 0; i < 400; i++) {
      const settings = withStart({
        input: grid(whole(1, 9), whole(1, 9)),
        kind: widget.params.kind.values[whole(0, 5)]!,
        window: whole(1, 5),
        stride: whole(1, 4),
        padding: whole(0, 2),
        countPadding: random.chance(0.5),
        row: whole(1, 17),
        column: whole(1, 17),
      });
      const result = pool(settings);
      if ('why' in result) {
        refusals++;
        expect(result.ways.length).toBeGreaterThan(0);
        for (const { words, change } of result.ways)
          expect([words, pool({ ...settings, ...change })]).not.toMatchObject([
            words,
            { why: /./ },
          ]);
      } else {
        const reading = readingOf(result, ...placeOf(result, settings));
        expect(Number.isFinite(reading.value)).toBe(true);
        expect(`${cellWords(reading)}${gradientWords(reading)}`).not.toMatch(/NaN|undefined/);
      }
    }
    expect(refusals).toBeGreaterThan(50);
  });
});

test.each(presets.map(({ id }) => id))('the preset %s runs and is known again', (id) => {
  const { settings } = preset(id);
  expect(presetOf(settings)?.id).toBe(id);
  expect(presetOf({ ...settings, row: 3, show: 'gradients', gradient: [[9]] })?.id).toBe(id);
  expect(presetOf({ ...settings, input: [[1, 2, 3, 4, 5, 6]] })).toBeUndefined();
});

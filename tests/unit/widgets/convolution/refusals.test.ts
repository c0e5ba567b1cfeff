import { describe, expect, test } from 'vitest';
import { randomFrom } from '#engine/index.ts';
import type { Grid } from '#src/params/params.ts';
import { convolve } from '#src/widgets/convolution/model.ts';
import { readingOf } from '#src/widgets/convolution/reading.ts';
import { placeOf } from '#src/widgets/convolution/sizes.ts';
import widget from '#src/widgets/convolution/widget.ts';
import { withStart, refusedFor } from './convolved.ts';

describe('what cannot run', () => {
  test('is explained with the sizes in question', () => {
    expect(refusedFor({ dilation: 3 })).toBe(
      'The kernel covers 7×7 cells with dilation 3, the input has 5×5: it does not fit once.',
    );
    expect(refusedFor({ input: [[1]], padding: '0' })).toMatch(
      /covers 3×3 cells, the input has 1×1/,
    );
  });

  test('comes with ways out that run, whatever was set; and nothing ever throws', () => {
    const random = randomFrom(7);
    const whole = (low: number, high: number): number => low + random.below(high - low + 1);
    const grid = (rows: number, columns: number): Grid =>
      Array.from({ length: rows }, () => Array.from({ length: columns }, () => whole(-9, 9)));
    const paddings = widget.params.padding.values;
    let refusals = 0;
    for (let i = 0; i < 500; i++) {
      const settings = withStart({
        input: grid(whole(1, 13), whole(1, 13)),
        kernel: grid(whole(1, 7), whole(1, 7)),
        padding: paddings[whole(0, paddings.length - 1)]!,
        stride: whole(1, 4),
        dilation: whole(1, 3),
        channels: whole(1, 3),
        row: whole(1, 25),
        column: whole(1, 25),
      });
      const result = convolve(settings);
      if ('why' in result) {
        refusals++;
        expect(result.ways.length).toBeGreaterThan(0);
        for (const { words, change } of result.ways)
          expect([words, convolve({ ...settings, ...change })]).not.toMatchObject([
            words,
            { why: /./ },
          ]);
      } else {
        const [y, x] = placeOf(result, settings);
        expect(Number.isFinite(readingOf(result, y, x).value)).toBe(true);
      }
    }
    expect(refusals).toBeGreaterThan(50);
  });
});

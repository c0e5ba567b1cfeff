import { describe, expect, test } from 'vitest';
import { sampleDigit } from '#engine/data/samples.ts';
import type { Grid } from '#src/params/params.ts';
import { example, kernels, largeSeven, seven, turned } from '#src/widgets/convolution/pictures.ts';
import { presetOf, presets } from '#src/widgets/convolution/presets.ts';
import { resized, withCell, withChannels } from '#src/widgets/convolution/resize.ts';
import { start, withStart, picture, preset } from './convolved.ts';

describe('the presets', () => {
  test.each(presets.map(({ id }) => id))('%s runs and is known again', (id) => {
    const { settings } = preset(id);
    expect(presetOf(settings)?.id).toBe(id);
    expect(presetOf({ ...settings, row: 3, speed: 'fast' })?.id).toBe(id);
    expect(presetOf({ ...settings, bias: settings.bias + 1 })).toBeUndefined();
  });

  test('identity gives the picture back', () => {
    expect(preset('identity').output).toEqual(seven);
  });

  test('shift moves the picture to the right; with the kernel flipped, to the left', () => {
    expect(preset('shift').output).toEqual(seven.map((row) => [0, ...row.slice(0, -1)]));
    const flipped = picture({ ...preset('shift').settings, flip: true });
    expect(flipped.output).toEqual(seven.map((row) => [...row.slice(1), 0]));
  });

  test('flipping Sobel’s kernel reverses every sign', () => {
    const { output, settings } = preset('edge');
    const flipped = picture({ ...settings, flip: true });
    expect(flipped.laid).toEqual([turned(kernels.sobel)]);
    expect(flipped.output.flat()).toEqual(output.flat().map((value) => 0 - value));
  });

  test('blur is a mean: its weights add up to 1', () => {
    expect(kernels.blur.flat().reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  test('the cross in three channels shines in its middle only, and grey gives 0', () => {
    expect(preset('colour').output).toEqual([
      expect.any(Array),
      [expect.any(Number), 50, expect.any(Number)],
      expect.any(Array),
    ]);
    expect(Math.max(...preset('colour').output.flat())).toBe(50);
    const grey = Array.from({ length: 5 }, () => Array.from({ length: 5 }, () => 3));
    const { settings } = preset('colour');
    const output = picture({ ...settings, input: grey, input2: grey, input3: grey }).output;
    expect(new Set(output.flat())).toEqual(new Set([0]));
  });

  test('the seven is the book’s own, in blocks', () => {
    const { pixels } = sampleDigit(7);
    const blocks = (side: number, block: number, border: number): Grid => {
      const mean = (y: number, x: number): number => {
        let sum = 0;
        for (let i = 0; i < block * block; i++) {
          const row = border + y * block + Math.floor(i / block);
          sum += pixels[row * 28 + border + x * block + (i % block)]!;
        }
        return sum / block ** 2;
      };
      const means = Array.from({ length: side }, (_, y) =>
        Array.from({ length: side }, (__, x) => mean(y, x)),
      );
      const most = Math.max(...means.flat());
      return means.map((row) => row.map((value) => Math.round((9 * value) / most)));
    };
    expect(blocks(7, 4, 0)).toEqual(seven);
    expect(blocks(13, 2, 1)).toEqual(largeSeven);
  });
});

describe('a change by hand', () => {
  test('of the size keeps the numbers and adds zeros', () => {
    const { input } = resized(start, 'input', 6, 4);
    expect(input).toHaveLength(6);
    expect(input![0]).toEqual([1, 1, 1, 0]);
    expect(input![5]).toEqual([0, 0, 0, 0]);
  });

  test('of the channels fills new ones that would not fit', () => {
    expect(withChannels(start, 3)).toEqual({ channels: 3 });
    const wide = withStart({ input: seven });
    expect(withChannels(wide, 2)).toEqual({ channels: 2, input2: turned(seven) });
    expect(withChannels({ ...wide, channels: 3 }, 1)).toEqual({ channels: 1 });
  });

  test('of one cell changes that cell of that channel', () => {
    const shown = picture({ channels: 2 });
    const { input2, input } = withCell(shown, 'input', 1, 4, 0, 9);
    expect(input2![4]![0]).toBe(9);
    expect(input).toEqual(example.input);
  });

  test('of another channel’s size is cut and filled to the first one’s', () => {
    const shown = picture({ channels: 2, input2: [[7]] });
    expect(shown.input[1]!.flat().reduce((sum, value) => sum + value, 0)).toBe(7);
    expect(shown.input[1]).toHaveLength(5);
  });
});

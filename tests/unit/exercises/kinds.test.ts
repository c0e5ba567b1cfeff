import { initialise, predict, randomFrom, summary, tensor } from '#engine/index.ts';
import { describe, expect, test } from 'vitest';
import * as heaviestLayer from '#src/exercises/kinds/heaviest-layer.ts';
import * as inFeatures from '#src/exercises/kinds/in-features.ts';
import * as networkParameters from '#src/exercises/kinds/network-parameters.ts';
import * as oneCell from '#src/exercises/kinds/one-cell.ts';
import * as outputSize from '#src/exercises/kinds/output-size.ts';
import * as shape from '#src/exercises/kinds/shape.ts';
import * as weights from '#src/exercises/kinds/weights.ts';
import * as whichKernel from '#src/exercises/kinds/which-kernel.ts';
import type { Exercise, Side } from '#src/exercises/exercise.ts';
import { specOf, type SmallNetwork } from '#src/exercises/small-network.ts';
import { leftOverSentence, mistakesAlong } from '#src/exercises/side.ts';
import { verdict } from '#src/exercises/verdict.ts';

const SEEDS = Array.from({ length: 500 }, (_, i) => i + 1);
const drawn = <T>(draw: (random: ReturnType<typeof randomFrom>) => T): T[] =>
  SEEDS.map((seed) => draw(randomFrom(seed)));
const plain = { padding: 0, dilation: 1 };

/** Every place where the window stands whole on the padded row, found by trying. */
function places({ size, kernel, stride, padding, dilation }: Side): number[] {
  const found = [];
  for (let at = -padding; at < size; at++) {
    const last = at + (kernel - 1) * dilation;
    if ((at + padding) % stride === 0 && last < size + padding) found.push(at);
  }
  return found;
}

const said = (exercise: Exercise, ...typed: unknown[]): string =>
  verdict(exercise, typed.map(String)).says;

describe('output size', () => {
  test('counts the places where the window fits', () => {
    for (const side of drawn(outputSize.draw))
      expect(outputSize.pose(side).answer).toEqual([places(side).length]);
  });

  test('asks about padding, dilation, exact fits and left-over cells, each often enough', () => {
    const sides = drawn(outputSize.draw);
    const share = (is: (side: Side) => boolean): number => sides.filter(is).length / sides.length;
    expect(share(({ padding }) => padding > 0)).toBeGreaterThan(0.25);
    expect(share(({ dilation }) => dilation > 1)).toBeGreaterThan(0.05);
    expect(share((side) => leftOverSentence(side) !== undefined)).toBeGreaterThan(0.25);
    expect(share((side) => leftOverSentence(side) === undefined)).toBeGreaterThan(0.25);
  });

  test('names the columns beyond the last window, and no others', () => {
    for (const side of drawn(outputSize.draw)) {
      const reached = Math.max(...places(side)) + (side.kernel - 1) * side.dilation;
      const lost = Array.from({ length: side.size }, (_, i) => i).filter((i) => i > reached);
      const named = /[Cc]olumns? (\d+)(?: (?:and|to) (\d+))?/.exec(leftOverSentence(side) ?? '');
      const [first, last] = [named?.[1], named?.[2] ?? named?.[1]];
      expect([first, last]).toEqual(
        lost.length ? [String(lost[0]! + 1), String(lost.at(-1)! + 1)] : [undefined, undefined],
      );
    }
  });

  test('says of 13 columns under a window of 2 that moves by 2 that the last is left out', () => {
    const side = { size: 13, kernel: 2, stride: 2, ...plain };
    const exercise = outputSize.pose(side);
    expect(exercise.answer).toEqual([6]);
    expect(exercise.right).toBe('⌊(13 − 2) / 2⌋ + 1 = 6. Column 13 lies beyond the last window.');
  });

  test('says what is left over of the padding', () => {
    const sentence = (padding: number, size: number): string | undefined =>
      leftOverSentence({ size, kernel: 4, stride: 4, padding, dilation: 1 });
    expect(sentence(1, 7)).toMatch(/^Only padding is left over on the right, its last column;/);
    expect(sentence(1, 9)).toMatch(/^The padding on the right and columns 8 and 9 lie beyond/);
    expect(sentence(0, 8)).toBeUndefined();
  });

  test('knows what was forgotten', () => {
    const exercise = outputSize.pose({ size: 12, kernel: 3, stride: 2, padding: 1, dilation: 1 });
    expect(exercise.answer).toEqual([6]);
    expect(said(exercise, 5)).toMatch(/without the padding/);
    expect(said(exercise, 6.5)).toMatch(/round down/);
    expect(said(exercise, '6,5')).toMatch(/before rounding/);
    expect(said(exercise, 7)).toMatch(/rounded up/);
    expect(said(exercise, 12)).toMatch(/stride 1/);
    expect(said(exercise, 40)).toMatch(/^Not yet\. Take the length with its padding/);
  });

  test('knows that padding stands on both ends, and that the first place counts', () => {
    const exercise = outputSize.pose({ size: 20, kernel: 5, stride: 1, padding: 2, dilation: 1 });
    expect(said(exercise, 16)).toMatch(/without the padding/);
    expect(said(exercise, 18)).toMatch(/both ends/);
    expect(said(exercise, 19)).toMatch(/number of moves/);
  });

  test('knows when dilation was forgotten, or counted once too often', () => {
    const exercise = outputSize.pose({ size: 20, kernel: 3, stride: 1, padding: 0, dilation: 2 });
    expect(exercise.answer).toEqual([16]);
    expect(said(exercise, 18)).toMatch(/without dilation/);
    expect(said(exercise, 15)).toMatch(/moves/);
  });

  test('says nothing untrue about a division: rounded only where it is rounded', () => {
    const along = (size: number): string[] =>
      mistakesAlong({ size, kernel: 3, stride: 2, ...plain })
        .filter((tried) => tried !== false)
        .map(([value, says]) => says(value));
    expect(along(12)).toContain('6 is 12 / 2. The kernel takes room too.');
    expect(along(13)).toContain('7 is 13 / 2, rounded. The kernel takes room too.');
  });
});

describe('weights', () => {
  test('counts every weight and every bias once', () => {
    for (const layer of drawn(weights.draw)) {
      let count = 0;
      for (let filter = 0; filter < layer.filters; filter++)
        count += layer.kernel ** 2 * layer.channels + Number(layer.bias);
      expect(weights.pose(layer).answer).toEqual([count]);
    }
  });

  test('does not depend on the size of the picture', () => {
    const [layer] = drawn(weights.draw) as [weights.Layer];
    expect(weights.pose({ ...layer, size: 8 }).answer).toEqual(weights.pose(layer).answer);
  });

  test('knows what was forgotten', () => {
    const exercise = weights.pose({ size: 224, channels: 3, kernel: 3, filters: 32, bias: true });
    expect(exercise.answer).toEqual([896]);
    expect(exercise.right).toBe('32 · (3·3·3 + 1) = 896.');
    expect(said(exercise, 864)).toMatch(/also has a bias/);
    expect(said(exercise, 320)).toMatch(/3 channels, and so has each kernel/);
    expect(said(exercise, 288)).toMatch(/depth and biases/);
    expect(said(exercise, 28)).toMatch(/one kernel/);
    expect(said(exercise, 865)).toMatch(/one bias for the whole layer/);
    expect(said(exercise, 960)).toMatch(/each slice a bias/);
    expect(said(exercise, '4,816,928')).toMatch(/whole picture/);
    expect(said(exercise, 222 * 222 * 864)).toMatch(/number of multiplications/);
  });
});

describe('shape', () => {
  test('counts the places along both sides, and the kernels', () => {
    for (const layer of drawn(shape.draw)) {
      const [height, width] = layer.input;
      const along = (size: number): number => places({ ...layer, size, dilation: 1 }).length;
      expect(shape.pose(layer).answer).toEqual([along(height), along(width), layer.filters]);
    }
  });

  test('names rows at the bottom and columns on the right', () => {
    const { solution } = shape.pose({
      input: [17, 40, 3],
      kernel: 3,
      stride: 3,
      padding: 0,
      filters: 16,
    });
    expect(solution).toContain('Rows 16 and 17 lie beyond the last window.');
    expect(solution).toContain('Column 40 lies beyond the last window.');
  });

  test('knows a depth that stayed, and maps that were counted a channel each', () => {
    const exercise = shape.pose({
      input: [28, 20, 3],
      kernel: 3,
      stride: 1,
      padding: 0,
      filters: 8,
    });
    expect(exercise.answer).toEqual([26, 18, 8]);
    expect(said(exercise, 26, 18, 3)).toMatch(
      /depth of what went in.*Right already: height and width/,
    );
    expect(said(exercise, 26, 18, 24)).toMatch(/3·8/);
    expect(said(exercise, 18, 26, 8)).toMatch(/Height: 18 is the width.*Width: 26 is the height/);
  });
});

type Rows = readonly (readonly number[])[];

/** The cell at (y, x) of the map, product by product. */
function cellByHand(
  picture: readonly Rows[],
  kernel: readonly Rows[],
  y: number,
  x: number,
): number {
  let sum = 0;
  for (const [c, slice] of kernel.entries())
    for (const [v, row] of slice.entries())
      for (const [u, weight] of row.entries()) sum += weight * picture[c]![y + v]![x + u]!;
  return sum;
}

describe('one cell', () => {
  test('sums the products of all channels, and the bias', () => {
    for (const meet of drawn(oneCell.draw)) {
      const { picture, kernel, bias, cell } = meet;
      expect(oneCell.pose(meet).answer).toEqual([cellByHand(picture, kernel, ...cell) + bias]);
    }
  });

  test('shows the window it asks about', () => {
    for (const meet of drawn(oneCell.draw).slice(0, 50)) {
      const [y, x] = meet.cell;
      const side = meet.kernel[0]!.length;
      const { question } = oneCell.pose(meet);
      expect(question[0]).toMatch(
        new RegExp(`rows ${y + 1} (and|to) ${y + side} and columns ${x + 1}`),
      );
      expect(JSON.stringify(question)).toContain(JSON.stringify({ y, x, rows: side, cols: side }));
    }
  });

  test('has one channel or two, each often enough', () => {
    const deep = drawn(oneCell.draw).filter(({ picture }) => picture.length === 2).length;
    expect(deep).toBeGreaterThan(100);
    expect(deep).toBeLessThan(400);
  });

  test('knows what was forgotten', () => {
    const exercise = oneCell.pose({
      picture: [
        [
          [1, 2, 0],
          [3, 1, 0],
          [0, 0, 0],
        ],
        [
          [2, 0, 0],
          [0, 3, 0],
          [0, 0, 0],
        ],
      ],
      kernel: [
        [
          [1, 0],
          [2, -1],
        ],
        [
          [-1, 1],
          [0, 2],
        ],
      ],
      bias: 2,
      cell: [0, 0],
    });
    // 1 + 6 − 1 = 6 and −2 + 6 = 4.
    expect(exercise.answer).toEqual([12]);
    expect(said(exercise, 10)).toMatch(/bias, 2, is still to be added/);
    expect(said(exercise, 8)).toMatch(/channel 1 and the bias|wrong sign/);
    expect(said(exercise, 6)).toMatch(/channel 2 and the bias/);
    expect(said(exercise, 4)).toMatch(/channel 2 alone/);
    expect(said(exercise, 14)).toMatch(/twice/);
    expect(exercise.right).toBe('1 + 5 − 2 + 6 + 2 = 12.');
  });
});

describe('which kernel', () => {
  const riddles = drawn(whichKernel.draw);
  const mapByHand = (picture: Rows, kernel: Rows): number[][] =>
    Array.from({ length: 6 }, (_, y) =>
      Array.from({ length: 6 }, (_, x) => cellByHand([picture], [kernel], y, x)),
    );

  test('shows the map that the right kernel makes, and only that one', () => {
    for (const { picture, kernels, made } of riddles) {
      const maps = kernels.map(({ weights }) => JSON.stringify(mapByHand(picture, weights)));
      const shown = JSON.stringify(whichKernel.pose({ picture, kernels, made }).question);
      expect(maps.map((map) => shown.includes(map))).toEqual(kernels.map((_, i) => i === made));
    }
  });

  test('gives a cell that proves a wrong choice wrong', () => {
    for (const riddle of riddles.slice(0, 100)) {
      const { picture, kernels, made } = riddle;
      const exercise = whichKernel.pose(riddle);
      expect(exercise.mistakes).toHaveLength(3);
      for (const { value, says } of exercise.mistakes) {
        const [, row, column, would, is] =
          /row (\d+), column (\d+) of the map it would write (.+); there stands (.+)\./.exec(says)!;
        const at = (kernel: number): string =>
          String(
            cellByHand([picture], [kernels[kernel]!.weights], Number(row) - 1, Number(column) - 1),
          ).replace('-', '−');
        expect(would).toBe(at(value));
        expect(is).toBe(at(made));
        expect(would).not.toBe(is);
      }
    }
  });

  test('shows a way whose cell tells the kernel from all the others', () => {
    for (const riddle of riddles.slice(0, 100)) {
      const steps = whichKernel
        .pose(riddle)
        .solution.filter((step): step is string => typeof step === 'string')
        .filter((step) => step.startsWith('Kernel'));
      const results = steps.map((step) => /(−?\d+)\.$/.exec(step)![1]);
      expect(results).toHaveLength(4);
      expect(results.filter((result) => result === results[riddle.made])).toHaveLength(1);
    }
  });

  test('puts the right kernel in every place', () => {
    for (const place of [0, 1, 2, 3])
      expect(riddles.filter(({ made }) => made === place).length).toBeGreaterThan(80);
  });
});

describe('a small network', () => {
  const tiny: SmallNetwork = {
    side: 28,
    channels: 1,
    convs: [
      { filters: 8, kernel: 3, pooled: true },
      { filters: 16, kernel: 3, pooled: true },
    ],
    units: 10,
  };

  test('of the book’s own sizes needs 400 in_features and learns 5,258 numbers', () => {
    expect(inFeatures.pose(tiny).answer).toEqual([400]);
    expect(networkParameters.pose(tiny).answer).toEqual([5258]);
    expect(said(networkParameters.pose(tiny), 5258)).toBe('Right. 80 + 1,168 + 4,010 = 5,258.');
  });

  test('of the book’s own sizes learns most in layer 5 and works most in layer 3', () => {
    expect(heaviestLayer.pose(tiny).answer).toEqual([5, 3]);
    expect(said(heaviestLayer.pose(tiny), 4, 3)).toContain('Layer 4 is a pool');
  });

  test('runs, whenever it is asked about, and its answers are those of the network that runs', () => {
    for (const network of drawn(inFeatures.draw).slice(0, 40)) {
      const spec = specOf(network);
      const built = initialise(spec, 1);
      expect(predict(built, tensor(spec.input)).shape).toEqual([network.units]);
      expect(inFeatures.pose(network).answer).toEqual([
        built.weights.get('dense')!['kernel']!.shape[0],
      ]);
      const numbers = [...built.weights.values()]
        .flatMap((parts) => Object.values(parts))
        .reduce((total, part) => total + part!.data.length, 0);
      expect(networkParameters.pose(network).answer).toEqual([numbers]);
    }
  });

  test('forgets a pool, keeps the size, or takes one map: each is named', () => {
    const exercise = inFeatures.pose(tiny);
    expect(said(exercise, 1936)).toContain('before the last pool');
    expect(said(exercise, 784)).toContain('if convolutions keep the size');
    expect(said(exercise, 25)).toContain('one map');
    expect(said(exercise, 16)).toContain('number of maps');
  });

  test('often learns most in one layer and works most in another', () => {
    const answers = drawn(heaviestLayer.draw).map((network) => heaviestLayer.pose(network).answer);
    const apart = answers.filter(([learns, works]) => learns !== works).length / answers.length;
    expect(apart).toBeGreaterThan(0.5);
    expect(apart).toBeLessThan(0.9);
  });

  test('has its largest layers where the engine’s summary has them', () => {
    for (const network of drawn(heaviestLayer.draw).slice(0, 40)) {
      const layers = summary(specOf(network)).layers.filter(({ kind }) => kind !== 'flatten');
      const [learns, works] = heaviestLayer.pose(network).answer;
      for (const layer of layers) {
        expect(layer.parameters).toBeLessThanOrEqual(layers[learns! - 1]!.parameters);
        expect(layer.multiplyAdds).toBeLessThanOrEqual(layers[works! - 1]!.multiplyAdds);
      }
    }
  });
});

import { describe, expect, test } from 'vitest';
import { randomFrom, sizeOf, summary } from '#engine/index.ts';
import { defaults, fits } from '#src/params/params.ts';
import { blockOf } from '#src/widgets/shape-tape/blocks.ts';
import { cellOf, columnsOf } from '#src/widgets/shape-tape/columns.ts';
import { mismatchTexts, windowText } from '#src/widgets/shape-tape/frameworks.ts';
import {
  isTape,
  rowNamed,
  tapeOf,
  writtenOf,
  type Asked,
  type Mismatch,
  type Refusal,
  type Tape,
} from '#src/widgets/shape-tape/model.ts';
import { readOwn } from '#src/widgets/shape-tape/own.ts';
import widget from '#src/widgets/shape-tape/widget.ts';
import { sayRepair, sayRow, sayTape, sayWhy } from '#src/widgets/shape-tape/words.ts';
import { randomValues } from '../../fixtures/random-values.ts';

const asked = (some: Partial<Asked> = {}): Asked => ({ ...defaults(widget.params), ...some });
const tape = (some: Partial<Asked> = {}): Tape => {
  const seen = tapeOf(asked(some));
  if (!isTape(seen)) throw new Error(seen.why);
  return seen;
};
const refusal = (some: Partial<Asked>): Refusal => tapeOf(asked(some)) as Refusal;
const NETWORKS = ['tiny-cnn', 'small-cifar-keras', 'small-cifar-pytorch'] as const;

const EQUATION = /([(⌊\d][\d\s·+−/()⌊⌋]*) = ([\d,]+)/g;

/** The value of a sum as the book writes it. */
function valueOf(written: string): number {
  const script = written
    .replaceAll('·', '*')
    .replaceAll('−', '-')
    .replaceAll('⌊', 'Math.floor(')
    .replaceAll('⌋', ')');
  return new Function(`return ${script}`)() as number;
}
const equationsIn = (text: string): (readonly [sum: number, total: number])[] =>
  [...text.matchAll(EQUATION)].map(
    ([, sum, total]) => [valueOf(sum!), Number(total!.replaceAll(',', ''))] as const,
  );

describe('the three networks', () => {
  test('have the parameters that are published of them', () => {
    expect(NETWORKS.map((network) => tape({ network }).parameters)).toEqual([
      5258, 122_570, 620_810,
    ]);
    expect(tape().multiplyAdds).toBe(192_064);
  });

  test.each(NETWORKS)('%s has the rows that the engine’s summary has', (network) => {
    const { rows } = tape({ network });
    const { layers } = summary(
      writtenOf(asked({ network })) as Exclude<ReturnType<typeof writtenOf>, string>,
    );
    const numbers = ({
      name,
      shape,
      parameters,
      multiplyAdds,
      receptiveField,
    }: (typeof layers)[number] | Tape['rows'][number]) => [
      name,
      shape,
      parameters,
      multiplyAdds,
      receptiveField,
    ];
    expect(rows.slice(1).map(numbers)).toEqual(layers.map(numbers));
  });

  test.each(NETWORKS)(
    '%s: every layer is told with sums that hold and lead to its numbers',
    (network) => {
      for (const row of tape({ network }).rows) {
        const found = equationsIn(sayRow(row));
        for (const [sum, total] of found) expect(sum).toBe(total);
        const totals = found.map(([, total]) => total);
        if (row.parameters) expect(totals).toContain(row.parameters);
        if (row.multiplyAdds) expect(totals).toContain(row.multiplyAdds);
        if (row.kind === 'conv' || row.kind === 'maxPool') expect(totals).toContain(row.shape[0]);
      }
    },
  );

  test('the second convolution is told in full', () => {
    expect(sayRow(rowNamed(tape(), 'conv2'))).toBe(
      'conv2: a kernel of 3×3, 8 deep, fits ⌊(13 − 3) / 1⌋ + 1 = 11 times along each side and makes ' +
        'one map, so 16 of them make 11×11×16, with 16·(3·3·8 + 1) = 1,168 numbers to learn and ' +
        '11·11·16·3·3·8 = 139,392 multiply-adds.',
    );
  });
});

describe('a picture of another size', () => {
  const wrong = tape({ side: 32 });
  const mismatch = wrong.mismatch as Mismatch;

  test('leaves the convolutions as they are and stops at the dense layer', () => {
    expect(mismatch).toMatchObject({ layer: 'dense', expects: 400, gets: 576, units: 10 });
    expect(mismatch.maps.shape).toEqual([6, 6, 16]);
    expect(wrong.rows.filter(({ reached }) => !reached).map(({ name }) => name)).toEqual([
      'dense',
      'softmax',
    ]);
    expect(wrong.parameters).toBe(5258);
  });

  test('is refused in the words of the frameworks', () => {
    expect(mismatchTexts(mismatch).map(({ text }) => text)).toEqual([
      'RuntimeError: mat1 and mat2 shapes cannot be multiplied (1x576 and 400x10)',
      'ValueError: Input 0 of layer "dense" is incompatible with the layer: expected axis -1 of input shape to have value 400, but received input with shape (1, 576)',
    ]);
  });

  test('says which number comes from where, and what each repair costs', () => {
    const text = [sayWhy(mismatch), ...sayRepair(mismatch)].join(' ');
    expect(text).toContain('6·6·16 = 576');
    expect(text).toContain('5·5·16 = 400');
    const sums = equationsIn(text);
    expect(sums.length).toBe(4);
    for (const [sum, total] of sums) expect(sum).toBe(total);
    expect(rowNamed(tape({ side: 32, repair: 'number' }), 'dense').parameters).toBe(sums[2]![1]);
    expect(rowNamed(tape({ side: 32, repair: 'global' }), 'dense').parameters).toBe(sums[3]![1]);
  });

  test('does not matter where every window still ends in the same place', () => {
    expect(tape({ side: 29 }).mismatch).toBeUndefined();
  });

  test('does not matter behind a global average pool', () => {
    const counts = [22, 28, 64].map((side) => tape({ side, repair: 'global' }).parameters);
    expect(new Set(counts).size).toBe(1);
    expect(tape({ side: 64, repair: 'global' }).flat).toBe(false);
  });
});

test('a pool left out makes the line longer, and leaves the weights of convolutions alone', () => {
  const { mismatch, rows } = tape({ network: 'small-cifar-pytorch', without: 3 });
  expect(mismatch).toMatchObject({ layer: 'fc1', expects: 2048, gets: 8192 });
  expect(rows.map(({ name }) => name)).not.toContain('pool3');
  expect(tape({ without: 4 }).mismatch).toBeUndefined();
});

describe('a window larger than its map', () => {
  test('is refused at its layer, with PyTorch’s text', () => {
    const pool = refusal({ side: 8 });
    expect(pool.why).toMatch(/^pool2: its window covers 2×2 cells/);
    expect(windowText(pool)).toBe(
      'RuntimeError: Given input size: (16x1x1). Calculated output size: (16x0x0). Output size is too small',
    );
    const conv = refusal({ side: 6 });
    expect(conv.why).toMatch(/^conv2: its window covers 3×3 cells/);
    expect(windowText(conv)).toBe(
      "RuntimeError: Calculated padded input size per channel: (2 x 2). Kernel size: (3 x 3). Kernel size can't be greater than actual input size",
    );
  });
});

describe('a network of the reader’s own', () => {
  test('may be the book’s own, written down', () => {
    const own = tape({ network: 'own' });
    const shapes = (of: Tape) => of.rows.map(({ shape }) => shape);
    expect(shapes(own)).toEqual(shapes(tape()));
    expect(own.parameters).toBe(5258);
  });

  test('has strides, padding, average and global pools', () => {
    const own = tape({ network: 'own', layers: 'c5x6s2p2,a2,c1x12,g,d84,d10' });
    expect(own.rows.map(({ name, shape }) => `${name} ${shape.join('×')}`)).toEqual([
      'input 28×28×1',
      'conv1 14×14×6',
      'conv1.relu 14×14×6',
      'pool1 7×7×6',
      'conv2 7×7×12',
      'conv2.relu 7×7×12',
      'globalPool 12',
      'fc1 84',
      'fc1.relu 84',
      'fc2 10',
      'softmax 10',
    ]);
  });

  test('is refused in a sentence where it is none', () => {
    expect(readOwn('c3x8,,d10')).toMatch(/^A layer is missing/);
    expect(readOwn('c3,d10')).toMatch(/^“c3” is no layer/);
    expect(readOwn('d10,c3x8')).toMatch(/^Up to eight layers of maps stand first/);
    expect(readOwn(' C3x8, d10 ')).toMatchObject({ input: [28, 28, 1] });
  });

  test('is read whenever its parameter allows it', () => {
    const random = randomFrom(3);
    for (let i = 0; i < 60; i++) {
      const { layers } = randomValues(widget.params, random);
      expect(fits(widget.params.layers, layers)).toBe(true);
      expect(typeof readOwn(layers)).toBe('object');
    }
  });
});

test('every state is a tape or a sentence, and says only sums that hold', () => {
  const random = randomFrom(5);
  for (let i = 0; i < 300; i++) {
    const seen = tapeOf(randomValues(widget.params, random));
    const said = isTape(seen)
      ? [sayTape(seen), ...seen.rows.map(sayRow), ...(seen.mismatch ? [sayWhy(seen.mismatch)] : [])]
      : [seen.why];
    for (const text of said) {
      expect(text).toMatch(/^.{20,}[.]$/);
      for (const [sum, total] of equationsIn(text)) expect(sum, text).toBe(total);
    }
  }
});

describe('the drawing', () => {
  test('has one scale: a box of half the side is half as high, whatever network it stands in', () => {
    const [tall, low] = [blockOf([26, 26, 8]), blockOf([13, 13, 8])];
    expect(tall.height).toBe(2 * low.height);
    const columns = columnsOf(tape({ network: 'small-cifar-pytorch', side: 64 }));
    const cell = cellOf(columns);
    for (const { block } of columns) {
      expect(block.width * cell).toBeLessThanOrEqual(129);
      expect(block.height * cell).toBeLessThanOrEqual(129);
    }
  });

  test('folds a long line and loses none of its numbers', () => {
    for (const length of [10, 128, 129, 400, 2048]) {
      const [[, path]] = blockOf([length]).faces as [readonly [string, string]];
      const widths = [...path.matchAll(/h([\d.]+)v1/g)].map(([, wide]) => Number(wide) / 0.25);
      expect(widths.reduce((sum, wide) => sum + wide, 0)).toBe(length);
      expect(Math.max(...widths)).toBeLessThanOrEqual(128);
    }
  });

  test('has a column for each tensor and a layer in exactly one of them', () => {
    const seen = tape({ network: 'small-cifar-pytorch' });
    const columns = columnsOf(seen);
    expect(columns.flatMap(({ rows }) => rows)).toEqual(seen.rows);
    for (const { rows } of columns)
      expect(new Set(rows.map(({ shape }) => sizeOf(shape))).size).toBe(1);
  });
});

/** What the book says PyTorch says; scripts/listings.py asks PyTorch itself. */
test('PyTorch’s texts are written down for PyTorch to be asked', async () => {
  const lines = [{ side: 32 }, { network: 'small-cifar-keras', side: 28 }, { without: 1 }] as const;
  const windows = [
    { side: 6 },
    { side: 8 },
    { network: 'own', layers: 'c7x4s3p1,c5x2p1,a4s1,d10', side: 9 },
    { network: 'own', layers: 'c3x4,a4s1,d10', side: 4 },
  ] as const;
  const asks = [
    ...lines.map((some) => {
      const { mismatch } = tape(some);
      const { expects, units, gets } = mismatch!;
      return { dense: [expects, units], input: [gets], text: mismatchTexts(mismatch!)[0]!.text };
    }),
    ...windows.map((some) => {
      const refused = refusal(some);
      return { layer: refused.layer, input: refused.input, text: windowText(refused) };
    }),
  ];
  const text = `${JSON.stringify(asks, null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../../golden/listings/refusals.json');
});

import { describe, expect, test } from 'vitest';
import { defaults } from '#src/params/params.ts';
import {
  decadesOf,
  MEASURES,
  shareOf,
  wiringsOf,
  type Asked,
  type Wiring,
} from '#src/widgets/parameter-counter/model.ts';
import widget from '#src/widgets/parameter-counter/widget.ts';
import {
  sayChange,
  sayComparison,
  sayPicture,
  sayProducts,
} from '#src/widgets/parameter-counter/words.ts';

const asked = (some: Partial<Asked> = {}): Asked => ({ ...defaults(widget.params), ...some });
const count = (some: Partial<Asked> = {}) => {
  const [conv, local, dense, few] = wiringsOf(asked(some)) as [Wiring, Wiring, Wiring, Wiring];
  return { conv, local, dense, few };
};

describe('a colour photograph of 224×224', () => {
  const { conv, local, dense, few } = count();

  test('has 150,528 values and needs 150,528,000 weights for a thousand dense units', () => {
    expect(sayPicture(asked())).toBe(
      'The picture: 224×224×3 = 150,528 values, 50,176 pixels of 3 numbers each.',
    );
    expect([few.weights, few.biases, few.activations]).toEqual([150_528_000, 1000, 1000]);
  });

  test('needs 864 weights for 32 filters, 896 with the biases, and 43,352,064 multiplications', () => {
    expect([conv.weights, conv.weights + conv.biases]).toEqual([864, 896]);
    expect(conv.multiplyAdds).toBe(43_352_064);
    expect(conv.shape).toEqual([224, 224, 32]);
  });

  test('needs 241,692,573,696 weights for as many outputs from a dense layer', () => {
    expect(dense.activations).toBe(conv.activations);
    expect(dense.activations).toBe(1_605_632);
    expect(dense.weights).toBe(241_692_573_696);
    expect(dense.multiplyAdds).toBe(dense.weights);
  });

  test('needs a weight a multiplication where nothing is shared', () => {
    expect(local.weights).toBe(conv.weights * 50_176);
    expect(local.weights).toBe(local.multiplyAdds);
    expect(local.activations).toBe(conv.activations);
  });
});

test('half the side leaves the weights of a convolution alone and quarters all else', () => {
  const [large, small] = [count(), count({ side: 112 })];
  expect(small.conv.weights).toBe(large.conv.weights);
  expect(small.conv.activations).toBe(large.conv.activations / 4);
  expect(small.conv.multiplyAdds).toBe(large.conv.multiplyAdds / 4);
  expect(small.few.weights).toBe(large.few.weights / 4);
  expect(small.dense.weights).toBe(large.dense.weights / 16);
});

test.each([1, 2, 4, 5, 10, 11])(
  'with a kernel of %i the maps keep the side of the picture',
  (kernel) => {
    const { conv } = count({ kernel, side: 8 });
    expect(conv.shape).toEqual([8, 8, 32]);
    expect(conv.weights).toBe(32 * kernel * kernel * 3);
  },
);

test('at the bounds of all settings every number is exact, and on the scale', () => {
  const { params } = widget;
  const most = Object.entries(params).map(([name, { max }]) => [name, max]);
  const least = Object.entries(params).map(([name, { min }]) => [name, min]);
  for (const corner of [most, least]) {
    const wirings = wiringsOf(Object.fromEntries(corner) as Asked);
    const decades = decadesOf(wirings);
    for (const wiring of wirings)
      for (const measure of MEASURES) {
        expect(Number.isSafeInteger(wiring[measure])).toBe(true);
        expect(shareOf(wiring[measure], decades)).toBeGreaterThanOrEqual(0);
        expect(shareOf(wiring[measure], decades)).toBeLessThanOrEqual(1);
      }
  }
});

test('a thousand times as much is always the same length on the scale', () => {
  expect(shareOf(1000, 12) - shareOf(1, 12)).toBeCloseTo(0.25);
  expect(shareOf(1e9, 12) - shareOf(1e6, 12)).toBeCloseTo(0.25);
});

test('words compare like with like, and say what is wrong with the usual comparison', () => {
  expect(sayComparison(wiringsOf(asked()))).toBe(
    'For the same 1,605,632 outputs the convolution needs 864 weights and the dense layer ' +
      '241,692,573,696, 279,736,775 times as many. The usual comparison, with 150,528,000, sets ' +
      '1,000 outputs beside 1,605,632.',
  );
});

test('words say which numbers a change leaves alone', () => {
  const before = wiringsOf(asked());
  expect(sayChange('side', before, wiringsOf(asked({ side: 112 })))).toBe(
    'The convolution keeps its 864 weights; its multiply-adds are 10,838,016, and the dense layer of 1,000 has 37,632,000 weights.',
  );
  expect(sayChange('filters', before, wiringsOf(asked({ filters: 64 })))).toContain(
    'The convolution has 1,728 weights',
  );
  expect(sayChange('units', before, wiringsOf(asked({ units: 10 })))).toBe(
    'Now the dense layer of 10 has 1,505,280 weights; the convolution is as it was.',
  );
});

test('the products written out make the numbers counted', () => {
  const some = { side: 9, channels: 2, units: 7, filters: 5, kernel: 3 };
  const products = sayProducts(some);
  const worth = (text: string): number =>
    text.split(/[×·]/).reduce((product, part) => product * Number(part), 1);
  for (const wiring of wiringsOf(some))
    for (const measure of MEASURES) {
      const text = products[wiring.id][measure];
      if (text !== 'as many as weights') expect(worth(text)).toBe(wiring[measure]);
    }
});

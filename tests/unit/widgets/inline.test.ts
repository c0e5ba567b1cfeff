import { expect, test } from 'vitest';
import { samples } from '#engine/data/samples.ts';
import { forward, tensor } from '#engine/index.ts';
import { shippedNetwork } from '#src/models.ts';
import { inlineDigits } from '#src/widgets/inline-digits.ts';
import { inlineFirstLayer } from '#src/widgets/inline-first-layer.ts';
import { inlineNetwork } from '#src/widgets/inline-network.ts';

test('the digits in a script are the book’s digits, bit for bit', () => {
  const given = samples().map(({ label, pixels }) => ({ label, pixels }));
  expect(inlineDigits()).toEqual(given);
});

test('the network in a script is the shipped one, bit for bit', () => {
  expect(inlineNetwork().weights).toEqual(shippedNetwork().weights);
});

test('the first layer by itself makes the very maps that the whole network makes', () => {
  const picture = tensor([28, 28, 1], inlineDigits()[4]!.pixels);
  const alone = forward(inlineFirstLayer(), picture);
  const whole = forward(shippedNetwork(), picture);
  expect(alone.output.data).toEqual(whole.activations.get('conv1')!.data);
});

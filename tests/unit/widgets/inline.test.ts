import { expect, test } from 'vitest';
import { samples } from '#engine/data/samples.ts';
import { forward, tensor } from '#engine/index.ts';
import { packedNetwork, shippedNetwork } from '#src/models.ts';
import { inlineDigits } from '#src/widgets/inline-digits.ts';
import { inlineFirstLayer } from '#src/widgets/inline-first-layer.ts';
import { inlineLeNet } from '#src/widgets/inline-lenet.ts';
import { inlineNetwork } from '#src/widgets/inline-network.ts';
import { inlinePools } from '#src/widgets/inline-pools.ts';

test('the digits in a script are the book’s digits, bit for bit', () => {
  const given = samples().map(({ label, pixels }) => ({ label, pixels }));
  expect(inlineDigits()).toEqual(given);
});

test('the networks in scripts are the shipped ones, bit for bit', () => {
  expect(inlineNetwork()).toMatchObject(asShipped('tiny-cnn'));
  expect(inlineLeNet()).toMatchObject(asShipped('lenet-5-modern'));
});

const asShipped = (name: string) => {
  const { spec, weights } = shippedNetwork(name);
  return { spec, weights };
};

test('a part of a network has the weights that it has in the whole', () => {
  const whole = shippedNetwork().weights;
  const [conv1, conv2] = ['conv1', 'conv2'].map((name) => [name, whole.get(name)!] as const);
  expect(inlineFirstLayer().weights).toEqual(new Map([conv1!]));
  expect(inlinePools().weights).toEqual(new Map([conv1!, conv2!]));
  expect(inlinePools().spec.layers.at(-1)!.name).toBe('pool2');
});

test('of a network that is not all needed a script carries no more', () => {
  const bytes = (last?: string): number => atob(packedNetwork('tiny-cnn', last).weights).length;
  expect([bytes('conv1'), bytes('pool2'), bytes()]).toEqual([136, 1416, 5496]);
});

test('the first layer by itself makes the very maps that the whole network makes', () => {
  const picture = tensor([28, 28, 1], inlineDigits()[4]!.pixels);
  const alone = forward(inlineFirstLayer(), picture);
  const whole = forward(shippedNetwork(), picture);
  expect(alone.output.data).toEqual(whole.activations.get('conv1')!.data);
});

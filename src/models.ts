import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWeights, zoo, type Network, type NetworkSpec } from '#engine/index.ts';
import { architectures } from '#engine/zoo/architectures.ts';
import { tinyCnnUnpooled } from '#engine/zoo/unpooled.ts';

const file = (name: string): string => join(process.cwd(), 'public/models', name);

const specs: Readonly<Record<string, NetworkSpec>> = {
  ...zoo,
  ...architectures,
  'tiny-cnn-unpooled': tinyCnnUnpooled,
};

/** The spec of that name, of the book's own networks or those of the papers; nothing where there is none. */
export const specNamed = (name: string): NetworkSpec | undefined => specs[name];

/** Every name that `specNamed` knows. */
export const specNames: readonly string[] = Object.keys(specs);

/** The trained network of that name as the book ships it, read from `public/models` at build. */
export function shippedNetwork(name = 'tiny-cnn'): Network {
  const json: unknown = JSON.parse(readFileSync(file(`${name}.json`), 'utf8'));
  return readWeights(json, readFileSync(file(`${name}.bin`)));
}

/**
 * The share of digits never seen that the network reads rightly, as its model card says. Throws
 * where the card does not say it in the way that `npm run train` writes.
 */
export function accuracyOf(name: string): number {
  const card = readFileSync(file(`${name}.md`), 'utf8');
  const [, percent] = card.match(/^\| the last 10,000 of MNIST[^|]*\| ([\d.]+) % \|/m) ?? [];
  if (percent === undefined)
    throw new Error(
      `public/models/${name}.md has no line for the last 10,000 of MNIST; write the card with npm run train.`,
    );
  return Number(percent) / 100;
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { initialise, readWeights, zoo, type Network, type NetworkSpec } from '#engine/index.ts';

const file = (name: string): string => join(process.cwd(), 'public/models', name);

/** The spec of that name in the zoo; nothing where there is none. */
export const specNamed = (name: string): NetworkSpec | undefined =>
  (zoo as Readonly<Record<string, NetworkSpec>>)[name];

/** The trained network of that name as the book ships it, read from `public/models` at build. */
export function shippedNetwork(name = 'tiny-cnn'): Network {
  if (!existsSync(file(`${name}.json`))) return initialise(specNamed(name)!, 1);
  const json: unknown = JSON.parse(readFileSync(file(`${name}.json`), 'utf8'));
  return readWeights(json, readFileSync(file(`${name}.bin`)));
}

/** What the model card of the network says, as far as the text quotes it. */
export function modelCard(name: string): { readonly accuracy: number } {
  if (name !== 'tiny-cnn') throw new Error(`There is no model card for "${name}".`);
  return { accuracy: 0.987 };
}

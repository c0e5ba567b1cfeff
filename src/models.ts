import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesInEightBits } from '#engine/eight-bits.ts';
import { readWeights, zoo, type ModelFile, type Network, type NetworkSpec } from '#engine/index.ts';
import { architectures } from '#engine/zoo/architectures.ts';
import { tinyCnnUnpooled } from '#engine/zoo/unpooled.ts';
import { packNetwork, type PackedNetwork } from './packed-weights.ts';

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
  const { json, bytes } = filesOf(name);
  return readWeights(json, bytes);
}

/**
 * The same for a script to carry; where a `last` layer is named, no further than that, with the
 * weights it needs. It has to be a network without running statistics.
 */
export function packedNetwork(name: string, last?: string): PackedNetwork {
  const { json, bytes } = filesOf(name);
  const { layers } = json.spec;
  const end =
    last === undefined ? layers.length : layers.findIndex((layer) => layer.name === last) + 1;
  const spec = { ...json.spec, layers: layers.slice(0, end) };
  // The weights of the first layers are the first bytes.
  return packNetwork(spec, bytes.subarray(0, bytesInEightBits(spec)));
}

const filesOf = (name: string): { json: ModelFile; bytes: Uint8Array } => ({
  json: JSON.parse(readFileSync(file(`${name}.json`), 'utf8')) as ModelFile,
  bytes: readFileSync(file(`${name}.bin`)),
});

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

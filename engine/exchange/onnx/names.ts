import type { Node } from './node.ts';

/** How layers are called that have no name of their own, where it is not by their kind. */
const STEMS: Readonly<Record<string, string>> = {
  avgPool: 'pool',
  batchNorm: 'norm',
  blurPool: 'blur',
  globalAvgPool: 'pool',
  globalMaxPool: 'pool',
  l2Pool: 'pool',
  maxPool: 'pool',
};

/**
 * The names of layers that are read from a file, no two alike: in the engine's own files the names
 * of the nodes; in others that of the weights (`layer1.0.conv2` of `layer1.0.conv2.weight`), or
 * kind and number, such as `pool1`.
 */
export class LayerNames {
  readonly #own: boolean;
  readonly #taken = new Set(['input']);
  readonly #counts = new Map<string, number>();

  constructor(own: boolean) {
    this.#own = own;
  }

  take(node: Node, kind: string, weight: string | undefined): string {
    const wish = this.#own ? node.name : /^(.*[a-z].*)\.weight$/i.exec(weight ?? '')?.[1];
    const name = wish && !this.#taken.has(wish) ? wish : this.#numbered(STEMS[kind] ?? kind);
    this.#taken.add(name);
    return name;
  }

  #numbered(stem: string): string {
    let count = this.#counts.get(stem) ?? 0;
    do count++;
    while (this.#taken.has(`${stem}${count}`));
    this.#counts.set(stem, count);
    return `${stem}${count}`;
  }
}

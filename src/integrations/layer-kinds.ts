import type { Plugin } from 'vite';

/** The file of a kind in `engine/layers`: `maxPool` is in `max-pool.ts`. */
const fileOf = (kind: string): string =>
  `./${kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;

/** A script in which the engine knows these kinds of layers and no others. */
export function layerKinds(kinds: readonly string[]): Plugin {
  const code = [
    ...kinds.map((kind) => `import { ${kind} } from '${fileOf(kind)}';`),
    `export const kinds = { ${kinds.join(', ')} };`,
  ].join('\n');
  return {
    name: 'layer-kinds',
    load: { filter: { id: /\/engine\/layers\/index\.ts$/ }, handler: () => code },
  };
}

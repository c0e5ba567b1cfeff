import type { Plugin } from 'vite';

/** The file of a kind in `engine/layers`: `maxPool` is in `max-pool.ts`. */
const fileOf = (kind: string): string =>
  `./${kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;

/** A script in which the engine knows these kinds of layers and no others. */
export function layerKinds(kinds: readonly string[]): Plugin {
  const only = (name: string, exported: (kind: string) => string): string =>
    [
      ...kinds.map((kind) => `import { ${exported(kind)} } from '${fileOf(kind)}';`),
      `export const ${name} = { ${kinds.map((kind) => `${kind}: ${exported(kind)}`).join(', ')} };`,
    ].join('\n');
  const code = {
    index: only('kinds', (kind) => kind),
    sources: only('sourcesOf', (kind) => `${kind}Sources`),
  };
  return {
    name: 'layer-kinds',
    load: {
      filter: { id: /\/engine\/layers\/(index|sources)\.ts$/ },
      handler: (id) => code[id.endsWith('index.ts') ? 'index' : 'sources'],
    },
  };
}

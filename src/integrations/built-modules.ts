import { runnerImport, type Plugin } from 'vite';

/**
 * Modules named `….built.ts` run while the book is built; what reaches the browser is only what
 * they export, as data. They may read files, and cost no more than their result. On the server
 * they are ordinary modules.
 */
export function builtModules(): Plugin {
  return {
    name: 'built-modules',
    load: {
      filter: { id: /\.built\.ts$/ },
      async handler(id, options) {
        if (options?.ssr) return undefined;
        const made = await runnerImport<Record<string, unknown>>(id, { configFile: false });
        return Object.entries(made.module)
          .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
          .join('\n');
      },
    },
  };
}

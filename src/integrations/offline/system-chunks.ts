import { basename, join } from 'node:path';
import { rollup, type Plugin } from 'rollup';

/** Vite's helper loads ahead what a chunk will import, by links that a file is refused for. */
const loadsNothingAhead: Plugin = {
  name: 'loads-nothing-ahead',
  transform(code, id) {
    if (!/preload-helper/.test(id)) return null;
    const without = code.replace(/if\((\w+)&&\1\.length>0\)/, 'if(false)');
    if (without === code)
      throw new Error(`${basename(id)}: Vite’s preload helper has changed; see system-chunks.ts.`);
    return { code: without, map: null };
  },
};

/**
 * Modules in a folder as classic scripts for SystemJS, under the same names: a page on a disk may not
 * import modules. Gives their code by file name.
 */
export async function systemChunks(
  folder: string,
  names: readonly string[],
): Promise<Map<string, string>> {
  const bundle = await rollup({
    input: Object.fromEntries(names.map((name) => [basename(name, '.js'), join(folder, name)])),
    preserveEntrySignatures: 'allow-extension',
    treeshake: false,
    plugins: [loadsNothingAhead],
    onwarn: () => undefined,
  });
  const { output } = await bundle.generate({
    format: 'system',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    compact: true,
    hoistTransitiveImports: false,
  });
  await bundle.close();
  return new Map(
    output.flatMap((part) => (part.type === 'chunk' ? [[part.fileName, part.code]] : [])),
  );
}

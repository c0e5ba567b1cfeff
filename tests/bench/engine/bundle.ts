import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../../../scripts/run.ts';

/** A folder of files that a browser can run, and how to be rid of it. */
export interface Bundle {
  readonly folder: string;
  remove(): void;
}

/** Bundles a module of this folder, as readers would get it, into `<name>.js`; its exports stay. */
export async function bundle(name: string): Promise<Bundle> {
  const folder = mkdtempSync(join(tmpdir(), 'layer-by-layer-bench-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: folder,
      target: 'es2024',
      modulePreload: false,
      chunkSizeWarningLimit: Infinity,
      reportCompressedSize: false,
      rollupOptions: {
        input: { [name]: join(import.meta.dirname, `${name}.ts`) },
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import type { Plugin } from 'vite';
import { root } from '../../../scripts/run.ts';

/** A folder of files that a browser can run, and how to be rid of it. */
export interface Bundle {
  readonly folder: string;
  readonly files: readonly string[];
  /** Of all files, as they are and after gzip at its best. */
  readonly bytes: number;
  readonly packed: number;
  remove(): void;
}

/** Bundles a module of this folder, as readers would get it, into `<name>.js`; its exports stay. */
export async function bundle(name: string, plugins: readonly Plugin[] = []): Promise<Bundle> {
  const folder = mkdtempSync(join(tmpdir(), 'layer-by-layer-bench-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [...plugins],
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
  const files = globSync('**/*.*', { cwd: folder });
  const bodies = files.map((file) => readFileSync(join(folder, file)));
  const sum = (of: (body: Buffer) => number): number =>
    bodies.reduce((bytes, body) => bytes + of(body), 0);
  return {
    folder,
    files,
    bytes: sum((body) => body.length),
    packed: sum((body) => gzipSync(body, { level: 9 }).length),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

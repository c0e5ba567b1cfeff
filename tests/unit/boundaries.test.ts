import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

interface Import {
  readonly file: string;
  readonly from: string;
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g;

function importsOf(pattern: string): Import[] {
  return globSync(pattern, { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(IMPORT)].map(([, a, b, c]) => ({
      file,
      from: (a ?? b ?? c)!,
    })),
  );
}

const source = importsOf('src/**/*.{ts,svelte,astro}');
const said = ({ file, from }: Import): string => `${file} imports ${from}`;

test('the imports of the book are found', () => {
  expect(source.length).toBeGreaterThan(100);
});

const engine = importsOf('engine/**/*.{ts,js}');

test('the engine imports only the engine, and protobuf to read and write ONNX', () => {
  const foreign = engine.filter(({ from }) => !/^\.{1,2}\//.test(from));
  const others = foreign.filter(
    ({ file, from }) =>
      !file.startsWith('engine/exchange/onnx/') || !from.startsWith('@bufbuild/protobuf'),
  );
  expect(others.map(said)).toEqual([]);
});

test('no page gets protobuf with the engine: only the exchange imports the exchange', () => {
  const inside = engine.filter(
    ({ file, from }) => !file.startsWith('engine/exchange/') && from.includes('exchange/'),
  );
  expect(inside.map(said)).toEqual([]);
});

test('the engine is imported by name, with its ending', () => {
  const relative = source.filter(({ from }) => /\.\.\/.*engine\//.test(from));
  expect(relative.map(said)).toEqual([]);
});

test('three is imported in one file', () => {
  const three = source.filter(({ from }) => /^three(\/|$)/.test(from)).map(({ file }) => file);
  expect([...new Set(three)]).toEqual(['src/scenes/paint/three.ts']);
});

test('what computes pictures knows neither Svelte nor the page', () => {
  const pure = /(?:model|frame|pose)\.ts$/;
  const found = source.filter(({ file, from }) => pure.test(file) && /svelte|^three/.test(from));
  expect(found.map(said)).toEqual([]);
  const touching = globSync('src/**/{model,frame,pose}.ts', { cwd: root }).filter((file) =>
    /\b(?:document|navigator|localStorage|globalThis)\s*[.[]/.test(
      readFileSync(join(root, file), 'utf8'),
    ),
  );
  expect(touching).toEqual([]);
});

test('prose holds no imports', () => {
  const found = globSync('content/**/*.mdx', { cwd: root }).filter((file) =>
    /^(?:import|export)\s/m.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(found).toEqual([]);
});

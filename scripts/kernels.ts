import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import { root } from './run.ts';

const folder = 'engine/kernels/assembly';
const target = join(root, 'engine/kernels/wasm/binary.ts');

// No relaxed SIMD: it rounds differently from processor to processor, and seeded runs must match.
const OPTIONS = `${folder}/index.ts --baseDir . --outFile kernels.wasm -O3 --converge --noAssert
  --runtime stub --enable simd --importMemory --initialMemory 1 --memoryBase 1024 --zeroFilledMemory`;

/**
 * Compiles the kernels in AssemblyScript to WebAssembly and writes them as a module that needs no
 * second file. Does nothing if that has been done for these sources.
 */
export async function buildKernels(): Promise<void> {
  const stamp = stampOf(globSync(`${folder}/*.ts`, { cwd: root }).sort());
  if (existsSync(target) && readFileSync(target, 'utf8').includes(stamp)) return;
  let bytes = new Uint8Array();
  const { error, stderr } = await asc.main(OPTIONS.split(/\s+/), {
    readFile: (name, base) => {
      const path = join(base, name);
      return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : null;
    },
    writeFile: (_name, contents) => {
      if (typeof contents !== 'string') bytes = new Uint8Array(contents);
    },
    listFiles: () => [],
  });
  if (error) throw new Error(`The kernels do not compile.\n${stderr.toString()}`);
  // A character a byte, none of them a control character: gzip makes that smaller than digits or
  // base64, since a byte stays one where it repeats. Of all ways to turn the bytes around in their
  // circle, 8 places make it smallest.
  const character = (byte: number): string => String.fromCharCode(32 + ((byte + 8) % 256));
  const text = Array.from(bytes, character).join('');
  writeFileSync(
    target,
    `// Made from ${folder} (${stamp}).\nexport const binary =\n  ${JSON.stringify(text)};\n`,
  );
}

function stampOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of ['scripts/kernels.ts', ...files]) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}

if (import.meta.main) await buildKernels();

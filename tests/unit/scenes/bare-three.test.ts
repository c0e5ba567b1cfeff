import { gzipSync } from 'node:zlib';
import { build, type Plugin, type Rolldown } from 'vite';
import { expect, test } from 'vitest';
import { bareThree } from '#src/integrations/bare-three.ts';

const PAINTER = 'src/scenes/paint/three.ts';

test('the painter is built with half of three.js, and without shaders of its materials', async () => {
  const [bare, whole] = [await built([bareThree()]), await built([])];
  expect(whole).toContain('#ifdef USE_FOG');
  expect(bare).not.toMatch(/#ifdef USE_FOG|#include <\w+>\\n/);
  expect(size(bare)).toBeLessThan(0.62 * size(whole));
});

test('a three.js that has lost a part that stands in stops the build', async () => {
  const other: Plugin = {
    name: 'another-three',
    enforce: 'pre',
    load: {
      filter: { id: /WebGLRenderStates\.js$/ },
      handler: () => 'export class WebGLRenderStates {}',
    },
  };
  await expect(built([bareThree(), other])).rejects.toThrow(/no webgl\/WebGLLights\.js any more/);
});

const size = (code: string): number => gzipSync(code).length;

async function built(plugins: readonly Plugin[]): Promise<string> {
  const { output } = (await build({
    configFile: false,
    publicDir: false,
    logLevel: 'silent',
    plugins: [...plugins],
    build: {
      write: false,
      rolldownOptions: { input: PAINTER, preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput;
  return output[0].code;
}

import { join, posix } from 'node:path';
import type { Plugin } from 'vite';

/** What `bare-three-parts.ts` stands in for, in `three/src`. */
const PARTS = new Set([
  ...['Background', 'Clipping', 'Environments', 'Lights', 'Materials', 'Morphtargets']
    .concat('Output', 'ShadowMap', 'UniformsGroups')
    .map((part) => `webgl/WebGL${part}.js`),
  ...['DFGLUTData', 'ShaderChunk', 'ShaderLib', 'UniformsLib'].map((part) => `shaders/${part}.js`),
  ...['FrustumArray', 'Ray', 'Triangle'].map((part) => `math/${part}.js`),
  ...['ImageUtils', 'PMREMGenerator', 'TextureUtils'].map((part) => `extras/${part}.js`),
  'webxr/WebXRManager.js',
]);
const STAND_INS = join(import.meta.dirname, 'bare-three-parts.ts');

/**
 * Builds three.js out of its modules, with the smallest stand-ins for those that the book never
 * reaches, which is half of it. Throws if one of them is not met: then it is another three.js.
 */
export function bareThree(): Plugin {
  const missing = new Set(PARTS);
  let met = false;
  return {
    name: 'bare-three',
    apply: 'build',
    // While pages are drawn, nothing of it runs.
    applyToEnvironment: ({ name }) => name === 'client',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^three$|^\.\.?\/.*\.js$/ },
      handler(source, importer) {
        if (source === 'three') {
          met = true;
          return this.resolve('three/src/Three.js', importer);
        }
        const part = /[^/]+\/[^/]+$/.exec(posix.join(importer ?? '', '..', source))?.[0] ?? '';
        if (!importer?.includes('/three/src/') || !PARTS.has(part)) return null;
        missing.delete(part);
        return STAND_INS;
      },
    },
    buildEnd(error) {
      if (error || !met || missing.size === 0) return;
      throw new Error(`three.js has no ${[...missing].join(', ')} any more; see bare-three.ts.`);
    },
  };
}

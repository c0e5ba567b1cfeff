import type { Plugin } from 'vite';

const CHUNKS = /^const ShaderChunk = \{([^}]*)\}/m;

/**
 * Empties the shaders that three.js brings for its own materials, a fifth of it packed: all that the
 * book draws, it draws with shaders of its own. Throws where the source is not as it is known.
 */
export const withoutShaders = (source: string): string => {
  const names = (CHUNKS.exec(source)?.[1] ?? '').matchAll(/\w+: ([\w$]+)/g);
  const texts = new Set([...names].map(([, name]) => name!));
  let emptied = 0;
  const bare = source.replaceAll(
    /^(?:const|var) ([\w$]+) = "(?:[^"\\\n]|\\.)*";$/gm,
    (text, name: string) => {
      if (!texts.has(name)) return text;
      emptied++;
      return `const ${name} = "";`;
    },
  );
  if (emptied === 0 || emptied < texts.size)
    throw new Error(
      `three.js: ${emptied} of its ${texts.size} shaders were found. Its build has changed; see bare-three.ts.`,
    );
  return bare;
};

/** Builds three.js without the shaders of its own materials. */
export function bareThree(): Plugin {
  return {
    name: 'bare-three',
    transform: {
      filter: { id: /three\/build\/three\.module\.js/ },
      handler: (code) => ({ code: withoutShaders(code), map: null }),
    },
  };
}

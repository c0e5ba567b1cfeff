import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withoutShaders } from '#src/integrations/bare-three.ts';

test('three.js is left without the shaders of its own materials', () => {
  const source = readFileSync('node_modules/three/build/three.module.js', 'utf8');
  expect(source).toContain('#ifdef USE_FOG');
  expect(withoutShaders(source)).not.toMatch(/#ifdef USE_FOG|#include <\w+>\\n/);
});

test('nothing else of it is touched', () => {
  const source =
    'const a$1 = "x";\nvar b = "y";\nconst c = "z";\nconst ShaderChunk = {\n\ta: a$1,\n\tb: b\n};';
  expect(withoutShaders(source)).toBe(
    source.replace('"x"', '""').replace('var b = "y"', 'const b = ""'),
  );
});

test('a three.js that keeps its shaders elsewhere stops the build', () => {
  expect(() => withoutShaders('const a = "x";')).toThrow(/0 of its 0 shaders/);
  expect(() => withoutShaders('const a = "x";\nconst ShaderChunk = {a: a, b: b}')).toThrow(
    /1 of its 2/,
  );
});

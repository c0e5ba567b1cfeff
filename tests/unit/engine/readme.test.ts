import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const [, listing] = /```js\n([\s\S]*?)```/.exec(
  readFileSync(join(root, 'engine/README.md'), 'utf8'),
)!;

test('the listing that shows how to use the engine runs as it stands', { timeout: 30_000 }, () => {
  const words = ['--input-type=module', '--eval', listing!];
  const said = execFileSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
  expect(said).toMatch(/^13610 parameters\n/);
  expect(said.match(/begins with a loss/g)).toHaveLength(8);
  const [, read] = /([\d.]+) % of new digits/.exec(said)!;
  expect(Number(read)).toBeGreaterThan(85);
  expect(said).toMatch(
    /\n9 products and a bias of -?[\d.e-]+ make -?[\d.e-]+\n\d+ bytes of ONNX\n$/,
  );
});

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stillOf } from '#src/scenes/network/pose.ts';
import { toSvg } from '#src/scenes/paint/svg.ts';
import { DESK, frameAt, PHONE, sheet } from '../../fixtures/network-scene.ts';
import { networkSteps } from '../../fixtures/network-steps.ts';

// UPDATE_GOLDEN=1 writes the pictures anew; otherwise a picture that has changed is written beside
// the old one, so that both can be opened.
const folder = join(import.meta.dirname, '../../golden');
const update = process.env['UPDATE_GOLDEN'] === '1';
const SHEET = '<?xml-stylesheet type="text/css" href="golden.css"?>';
/** Machines may differ in the last digits of a sine. */
const rounded = (svg: string): string =>
  svg.replace(/-?\d+\.\d+/g, (n) => String(Math.round(+n * 10) / 10));

const pictures = networkSteps.flatMap(({ id }, i) => {
  const name = `network-${String(i + 1).padStart(2, '0')}-${id}`;
  const wide = { name, i, stage: DESK };
  return id === 'input' || id === 'whole'
    ? [wide, { ...wide, name: `${name}-phone`, stage: PHONE }]
    : [wide];
});

test.each(pictures)('$name looks as it did', ({ name, i, stage }) => {
  const title = networkSteps[i]!.title!;
  const picture = toSvg(frameAt(stillOf(networkSteps, i), stage), sheet, { title, id: 'golden-' });
  const size = `<svg width="${stage.width}" height="${stage.height}"`;
  const svg = `${SHEET}\n${picture.replace('<svg', size)}\n`;
  const [golden, changed] = [`${name}.svg`, `${name}.changed.svg`].map((file) =>
    join(folder, file),
  );
  if (update) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(golden!, svg);
  }
  const known = existsSync(golden!) ? readFileSync(golden!, 'utf8') : '';
  const same = rounded(known) === rounded(svg);
  if (same) rmSync(changed!, { force: true });
  else writeFileSync(changed!, svg);
  expect(same, `tests/golden/${name}.svg has changed: compare it with ${name}.changed.svg`).toBe(
    true,
  );
});

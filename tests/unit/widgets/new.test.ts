import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { defaults } from '#src/params/params.ts';
import type { Widget } from '#src/widgets/widget.ts';
import { newWidget, refusal } from '../../../scripts/new.ts';
import { root } from '../../../scripts/run.ts';

describe('npm run new', () => {
  test.each([
    [[], 'Say what is to be new'],
    [['chapter', 'x'], 'Say what is to be new'],
    [['widget'], 'A widget needs a name'],
    [['widget', 'Gap'], '"Gap" cannot be an address'],
    [['widget', 'gap--counter'], 'cannot be an address'],
    [['widget', '../gap'], 'cannot be an address'],
    [['widget', '9-gap'], 'beginning with a letter'],
    [['widget', 'g'.repeat(41)], '41 characters long'],
    [['widget', 'aside'], '<Aside> is already a component'],
    [['widget', 'convolution', 'convolution'], 'There is a widget "convolution" already'],
    [['widget', 'gap-counter', 'nowhere'], 'There is no chapter "nowhere"'],
  ])('refuses %j in a sentence', (words, sentence) => {
    expect(refusal(...words)).toContain(sentence);
    expect(refusal(...words)).toMatch(/[.]$/);
  });

  test('has nothing against a new name in a chapter of the contents', () => {
    expect(refusal('widget', 'gap-counter', 'convolution')).toBeUndefined();
  });

  test('makes a widget that is found by its folder and draws itself', async () => {
    const copy = copyOfBook();
    try {
      const written = newWidget('gap-counter', 'convolution', copy);
      expect(written).toContain('tests/unit/widgets/gap-counter.test.ts');
      const folder = join(copy, 'src/widgets');
      const { widgetNamed } = await import(join(folder, 'registry.ts'));
      const widget = widgetNamed('gap-counter') as Widget;
      expect(widget.title).toBe('Gap counter');
      const { default: View } = await import(join(folder, 'gap-counter/GapCounter.svelte'));
      const props = { start: { ...defaults(widget.params), factor: -2 }, place: 'embed' };
      const { body } = render(View, { props });
      for (const shown of ['Gap counter', '−2', '−16', 'Factor']) expect(body).toContain(shown);
    } finally {
      rmSync(copy, { recursive: true });
    }
  });
});

/** The book's source in a folder of its own, so that what is made disturbs nobody. */
function copyOfBook(): string {
  mkdirSync(join(root, 'test-results'), { recursive: true });
  const copy = mkdtempSync(join(root, 'test-results', 'book-'));
  cpSync(join(root, 'src'), join(copy, 'src'), { recursive: true });
  cpSync(join(root, 'package.json'), join(copy, 'package.json'));
  for (const shared of ['engine', 'public']) symlinkSync(join(root, shared), join(copy, shared));
  return copy;
}

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './run.ts';

/** The name as a title, `gap-counter` → `Gap counter`, and as a tag, `GapCounter`. */
const titleOf = (name: string): string =>
  name[0]!.toUpperCase() + name.slice(1).replaceAll('-', ' ');
const tagOf = (name: string): string =>
  name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The files of a widget that does something, however little, and passes every registry test. */
const filesOf = (name: string, chapter: string): Readonly<Record<string, string>> => ({
  [`src/widgets/${name}/widget.ts`]: `import { schema } from '#src/params/params.ts';
import { widget } from '../widget.ts';

export default widget({
  name: '${name}',
  title: '${titleOf(name)}',
  purpose: 'Say in one sentence what a reader finds out here.',
  chapter: '${chapter}',
  height: 360,
  layers: [],
  params: schema({
    factor: {
      type: 'int',
      default: 3,
      min: -9,
      max: 9,
      label: 'Factor',
      doc: 'What every number is multiplied by.',
    },
  }),
});
`,
  [`src/widgets/${name}/model.ts`]: `import type { Values } from '#src/params/params.ts';
import type widget from './widget.ts';

/** The numbers from 1 to 8, each times the factor. */
export const multiples = ({ factor }: Values<typeof widget.params>): readonly number[] =>
  Array.from({ length: 8 }, (_, i) => (i + 1) * factor);
`,
  [`src/widgets/${name}/${tagOf(name)}.svelte`]: `<script lang="ts">
  import { untrack } from 'svelte';
  import NumberGrid from '#src/controls/NumberGrid.svelte';
  import Slider from '#src/controls/Slider.svelte';
  import WidgetFrame from '../WidgetFrame.svelte';
  import { WidgetState } from '../state.svelte.ts';
  import type { WidgetProps } from '../widget.ts';
  import { multiples } from './model.ts';
  import widget from './widget.ts';

  const { start, place, id }: WidgetProps<typeof widget.params> = $props();
  const shown = untrack(() => new WidgetState(widget, start, place, id));
  const numbers = $derived(multiples(shown.values));

  function turn(factor: number): void {
    shown.change({ factor });
    shown.say(\`Times \${factor}, the last number is \${numbers.at(-1)}.\`);
  }
</script>

<WidgetFrame state={shown}>
  <NumberGrid label="multiples" values={[numbers]} />
  <div class="controls">
    <Slider param={widget.params.factor} value={shown.values.factor} onchange={turn} />
  </div>
</WidgetFrame>
`,
  [`src/widgets/${name}/index.astro`]: `---
import { checked } from '../checked.ts';
import ${tagOf(name)} from './${tagOf(name)}.svelte';
import widget from './widget.ts';
---

<div class="wide">
  <${tagOf(name)} client:visible {...checked(widget, Astro.props)} />
</div>
`,
  [`tests/unit/widgets/${name}.test.ts`]: `import { expect, test } from 'vitest';
import { multiples } from '#src/widgets/${name}/model.ts';

test('every number is multiplied by the factor', () => {
  expect(multiples({ factor: -2 })).toEqual([-2, -4, -6, -8, -10, -12, -14, -16]);
});
`,
});

/** The chapters there are or will be, by address, in the order of the table of contents. */
const chapters = (): readonly string[] =>
  [...readFileSync(join(root, 'content/contents.yaml'), 'utf8').matchAll(/^- id: (\S+)/gm)].map(
    ([, id]) => id!,
  );

/** What is wrong with what was asked for, in a sentence; nothing when it can be made. */
export function refusal(what = '', name = '', chapter = ''): string | undefined {
  if (what !== 'widget') return 'Say what is to be new: npm run new widget <name> [chapter].';
  if (!name) return 'A widget needs a name: npm run new widget <name> [chapter].';
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    return `"${name}" cannot be an address. Use small letters, digits and single hyphens, beginning with a letter: gap-counter.`;
  if (name.length > 40) return `"${name}" is ${name.length} characters long; 40 are enough.`;
  if (existsSync(join(root, 'src/components', `${tagOf(name)}.astro`)))
    return `<${tagOf(name)}> is already a component of the book, in src/components. Choose another name.`;
  if (existsSync(join(root, 'src/widgets', name)))
    return `There is a widget "${name}" already, in src/widgets/${name}.`;
  if (!chapters().includes(chapter))
    return `There is no chapter "${chapter}" in content/contents.yaml. There are: ${chapters().join(', ')}.`;
  return undefined;
}

/** Makes the folder of a widget; gives the paths it has written. */
export function newWidget(name: string, chapter: string, folder = root): readonly string[] {
  const files = filesOf(name, chapter);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return Object.keys(files);
}

if (import.meta.main) {
  const [what, name = '', chapter = chapters()[0]!] = process.argv.slice(2);
  const refused = refusal(what, name, chapter);
  if (refused) {
    console.error(refused);
    process.exit(1);
  }
  console.log(
    `Made:\n${newWidget(name, chapter)
      .map((path) => `  ${path}\n`)
      .join('')}`,
  );
  console.log(`Write <${tagOf(name)} /> in a chapter, or see it at /embed/${name}/ (npm run dev).`);
}

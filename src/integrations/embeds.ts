import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { AstroIntegration } from 'astro';
import { build, runnerImport, type Environment, type Rolldown } from 'vite';
import type { Widget } from '#src/widgets/widget.ts';
import { bareThree } from './bare-three.ts';
import { builtModules } from './built-modules.ts';
import { embedEntries, ENTRY, widgetNames } from './embed-entries.ts';
import { layerKinds } from './layer-kinds.ts';
import { STORY } from './story-script.ts';

/** Pages are drawn while the book is built by an engine that knows all kinds. */
const applyToEnvironment = ({ name }: Environment): boolean => name === 'client';

interface Built {
  /** From the root of the book: `embed/convolution.1a2b3c4d.js`. */
  readonly path: string;
  readonly code: string;
}

/**
 * One widget, or the stepper for stories, as one classic script, with an engine that knows these
 * kinds of layers. A frame sandboxed without an origin may load no modules, and fetch nothing, so all
 * that the widget needs is in it; its styles are in its page.
 */
async function buildScript(
  name: string,
  kinds: readonly string[],
  root: string,
  base: string,
): Promise<Built> {
  const result = (await build({
    configFile: false,
    root,
    base,
    publicDir: false,
    logLevel: 'warn',
    plugins: [
      embedEntries(() => undefined),
      builtModules(),
      svelte({ configFile: false }),
      bareThree(),
      layerKinds(kinds),
    ],
    build: {
      write: false,
      modulePreload: false,
      // Or the script would bring its styles along, which stand in its page already.
      cssCodeSplit: false,
      rolldownOptions: {
        input: ENTRY + name,
        output: { format: 'iife', codeSplitting: false },
        // Vite's helper for dynamic imports asks for its own address; within one script none is asked.
        checks: { emptyImportMeta: false, bundlerTimings: false },
      },
    },
  })) as Rolldown.RolldownOutput;
  const { code } = result.output.find((part) => part.type === 'chunk')!;
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 8);
  return { path: `embed/${name.replace(/^-/, '')}.${hash}.js`, code };
}

/** The kinds of layers in the networks of each widget, by its name. */
async function readKinds(root: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const kinds = widgetNames(root).map(async (name) => {
    const file = `/src/widgets/${name}/widget.ts`;
    const { module } = await runnerImport<{ default: Widget }>(file, { configFile: false });
    return [name, module.default.layers] as const;
  });
  return new Map(await Promise.all(kinds));
}

/**
 * Gives every widget its script for `/embed/<widget>/`, and stories theirs. They are built before the pages, which
 * name them with their hash, and laid beside the pages afterwards. What pages and stories load knows
 * the layers of all widgets.
 */
export function embeds(): AstroIntegration {
  const built = new Map<string, Built>();
  let building = false;
  let root = '';
  let base = '/';
  let kinds: ReadonlyMap<string, readonly string[]> = new Map();
  const all = (): readonly string[] => [...new Set([...kinds.values()].flat())];
  const paths = (): ReadonlyMap<string, string> | undefined =>
    building ? new Map([...built].map(([name, { path }]) => [name, path])) : undefined;
  return {
    name: 'embeds',
    hooks: {
      'astro:config:setup': async ({ config, command, updateConfig }) => {
        building = command === 'build';
        root = fileURLToPath(config.root);
        base = config.base;
        kinds = await readKinds(root);
        const ofPages = { ...layerKinds(all()), apply: 'build', applyToEnvironment } as const;
        updateConfig({ vite: { plugins: [embedEntries(paths), builtModules(), ofPages] } });
      },
      'astro:build:start': async ({ logger }) => {
        for (const name of [...kinds.keys(), STORY])
          built.set(name, await buildScript(name, kinds.get(name) ?? all(), root, base));
        logger.info(`${built.size} scripts for embeds`);
      },
      'astro:build:done': async ({ dir }) => {
        await mkdir(new URL('embed/', dir), { recursive: true });
        for (const { path, code } of built.values()) await writeFile(new URL(path, dir), code);
      },
    },
  };
}

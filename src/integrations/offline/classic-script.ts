import { build, type Rolldown } from 'vite';

/** A script of the book with all it imports, as one classic script; not written anywhere. */
export async function classicScript(input: string, root: string, base: string): Promise<string> {
  const result = (await build({
    configFile: false,
    root,
    base,
    publicDir: false,
    logLevel: 'warn',
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input, output: { format: 'iife' } },
    },
  })) as Rolldown.RolldownOutput;
  return result.output.find((part) => part.type === 'chunk')!.code;
}

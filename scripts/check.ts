import { runBeside } from './run.ts';

/** What must hold before a test is worth running: one command a question. */
export const CHECKS: readonly (readonly [question: string, command: string])[] = [
  ['types of the engine, without a DOM', 'tsc -p engine/tsconfig.json'],
  ['types of pages and components', 'astro check --minimumFailingSeverity warning'],
  [
    'types of Svelte components',
    'svelte-check --tsconfig ./tsconfig.svelte.json --threshold warning --fail-on-warnings',
  ],
  ['lint', 'eslint . --max-warnings 0'],
  ['format', 'prettier --check --log-level warn .'],
];

/** Runs every check, two at a time, also after one has failed; gives the questions answered with no. */
export async function failedChecks(): Promise<string[]> {
  const failed: string[] = [];
  const waiting = [...CHECKS];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [question, command] = next;
      const { succeeded, said } = await runBeside(command);
      console.log(`\n— ${question}: ${command}\n${said.trim()}`);
      if (!succeeded) failed.push(question);
    }
  };
  await Promise.all([work(), work()]);
  return failed;
}

if (import.meta.main) {
  const failed = await failedChecks();
  console.log(failed.length ? `\nNot in order: ${failed.join('; ')}` : '\nAll in order.');
  process.exitCode = failed.length ? 1 : 0;
}

import { run } from './run.ts';

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

/** Runs every check, also after one has failed, and gives the questions that were answered with no. */
export function failedChecks(): string[] {
  return CHECKS.filter(([question, command]) => {
    console.log(`\n— ${question}: ${command}`);
    return !run(command);
  }).map(([question]) => question);
}

if (import.meta.main) {
  const failed = failedChecks();
  console.log(failed.length ? `\nNot in order: ${failed.join('; ')}` : '\nAll in order.');
  process.exitCode = failed.length ? 1 : 0;
}

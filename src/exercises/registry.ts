import type { Exercise, Generator } from './exercise.ts';

// Not eager: the numbers of the page's own seed come with it, so what makes new ones can wait.
const files = import.meta.glob<Generator>('./kinds/*.ts', { import: 'default' });
const generators = new Map(
  Object.entries(files).map(([path, load]) => [/([\w-]+)\.ts$/.exec(path)![1]!, load]),
);

/** The kinds of exercises there are: the names of the files in `kinds/`. */
export const kinds: readonly string[] = [...generators.keys()];

/** The exercise of a kind that a seed gives, the same on every machine. Refuses an unknown kind. */
export async function exerciseOf(kind: string, seed: number): Promise<Exercise> {
  const load = generators.get(kind);
  if (!load)
    throw new Error(
      `<Exercise kind="${kind}">: there is no such kind. There is ${kinds.join(', ')}.`,
    );
  const [generate, { randomFrom }] = await Promise.all([load(), import('#engine/index.ts')]);
  return generate(randomFrom(seed));
}

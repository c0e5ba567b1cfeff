import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { writeWeights } from '#engine/index.ts';
import { percent } from './learn.ts';
import { modelCard, type Account } from './model-card.ts';

/** Writes the three files of a trained network into a folder, its spec, its weights and its card, and says how well it reads. */
export async function ship(
  folder: string,
  { json, bytes }: ReturnType<typeof writeWeights>,
  account: Omit<Account, 'name' | 'parameters'>,
): Promise<void> {
  const { parameters } = json;
  const { name } = json.spec;
  for (const { on, score } of account.exams) console.log(`${on}: ${percent(score.accuracy)}`);
  const file = (ending: string): string => join(folder, `${name}.${ending}`);
  await mkdir(folder, { recursive: true });
  await writeFile(file('json'), `${JSON.stringify(json, null, 2)}\n`);
  await writeFile(file('bin'), bytes);
  await writeFile(file('md'), modelCard({ name, parameters, ...account }));
  console.log(`Written: ${file('json')}, ${file('bin')}, ${file('md')}.`);
}

import { coerce } from '#src/params/coerce.ts';
import type { NumberParam } from '#src/params/params.ts';

/** The seeds there are: small enough to be read out to a class. */
export const LAST_SEED = 99_999;

/** What an exercise is called in addresses, as parameter and as place; no heading or step is. */
export const nameIn = (id: string): string => `ex-${id}`;

/** The seed that an address asks for in an exercise; `own` if it asks for none that can be read. */
export function seedIn(search: string, id: string, own: number): number {
  const asked = new URLSearchParams(search).get(nameIn(id));
  return asked === null ? own : coerce(seedParam(own), asked);
}

/** The address of the page with an exercise on that seed; the author's `own` is left out. */
export function addressOf(href: string, id: string, seed: number, own: number): string {
  const address = new URL(href);
  if (seed === own) address.searchParams.delete(nameIn(id));
  else address.searchParams.set(nameIn(id), String(seed));
  address.hash = nameIn(id);
  return address.href;
}

/** The seed after this one; after the last comes the first. */
export const seedAfter = (seed: number): number => (seed % LAST_SEED) + 1;

const seedParam = (own: number): NumberParam => ({
  type: 'int',
  default: own,
  min: 1,
  max: LAST_SEED,
  label: 'Seed',
  doc: 'Which numbers the exercise has.',
});

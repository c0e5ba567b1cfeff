import type { Anatomy } from './anatomy.ts';
import { SHOTS, STEP_WORDS, type NetworkStep, type StepWord } from './step.ts';

/**
 * The step as this scene understands it. Throws a sentence for the author that names step and
 * word, says what is wrong and what would be right.
 */
export function checkStep(
  step: { readonly id: string; readonly [word: string]: unknown },
  anatomy: Anatomy,
): NetworkStep {
  const refuse = (wrong: string): never => {
    throw new Error(`Step "${step.id}": ${wrong}`);
  };
  const { title, still, close } = step;
  const own = ['id', 'title', 'still', 'close'];
  const words = Object.fromEntries(Object.entries(step).filter(([word]) => !own.includes(word)));
  if (title !== undefined && typeof title !== 'string') refuse('title must be text.');
  if (still !== undefined) checkNumber(still, 'still', { least: 0, most: 1 }, refuse);
  checkWords(words, anatomy, refuse);
  if (close === undefined) return step as NetworkStep;
  if (!isRecord(close)) refuse('close must be an object of words, such as { fold: 1 }.');
  checkWords(close as Words, anatomy, (wrong) => refuse(`close: ${wrong}`));
  return step as NetworkStep;
}

/** Refuses a first step that leaves open what only a step before it could have said. */
export function checkFirstStep(step: NetworkStep): void {
  if (step.show?.length && step.shot) return;
  throw new Error(`Step "${step.id}": the first step must say shot and show.`);
}

type Words = { readonly [word: string]: unknown };
type Refuse = (wrong: string) => never;
type Bounds = Pick<StepWord, 'least' | 'most'>;

function checkWords(words: Words, { parts }: Anatomy, refuse: Refuse): void {
  const names = [...parts.keys()];
  const known = (part: unknown): void => {
    if (!parts.has(part as string))
      refuse(`no layer ${JSON.stringify(part)}. Layers: ${names.join(', ')}.`);
  };
  for (const [word, said] of Object.entries(words)) {
    const rule = (STEP_WORDS as { readonly [word: string]: StepWord | undefined })[word];
    if (!rule)
      return refuse(
        `no word "${word}". Words: ${Object.keys(STEP_WORDS).join(', ')}, still, close.`,
      );
    if (said === undefined) continue;
    switch (rule.value) {
      case 'shot':
        for (const shot of pairOf(said))
          if (!Object.hasOwn(SHOTS, shot as string))
            refuse(`no shot ${JSON.stringify(shot)}. Shots: ${Object.keys(SHOTS).join(', ')}.`);
        break;
      case 'parts':
        if (!Array.isArray(said)) return refuse(`${word} must be a list, such as ["input"].`);
        said.forEach(known);
        break;
      case 'number':
        checkNumber(said, word, rule, refuse);
        break;
      default:
        if (!isRecord(said)) return refuse(`${word} must be an object, such as { conv1: 1 }.`);
        for (const [part, value] of Object.entries(said)) {
          known(part);
          const values = rule.value === 'scrubbed a part' ? pairOf(value) : [value];
          for (const one of values) checkNumber(one, `${word} of ${part}`, rule, refuse);
        }
    }
  }
}

function checkNumber(value: unknown, what: string, { least, most }: Bounds, refuse: Refuse): void {
  if (typeof value === 'number' && value >= least! && value <= most!) return;
  refuse(`${what} is ${JSON.stringify(value)}; it must be a number from ${least} to ${most}.`);
}

const pairOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) && value.length === 2 ? value : [value];

const isRecord = (value: unknown): value is Words =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

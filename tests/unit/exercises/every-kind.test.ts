import { describe, expect, test } from 'vitest';
import type { Block, Exercise, Sheet } from '#src/exercises/exercise.ts';
import { exerciseOf, kinds } from '#src/exercises/registry.ts';
import { verdict } from '#src/exercises/verdict.ts';
import { answerText, isChoice } from '#src/exercises/words.ts';

const SEEDS = Array.from({ length: 500 }, (_, i) => i + 1);
const made = new Map<string, readonly Exercise[]>();
for (const kind of kinds)
  made.set(kind, await Promise.all(SEEDS.map((seed) => exerciseOf(kind, seed))));

/** The text of a block that is words or a formula, without the full stop. */
const textOf = (block: Block): string =>
  (typeof block === 'string' ? block : 'formula' in block ? block.formula : '').replace(/\.$/, '');
const sheetsOf = (blocks: readonly Block[]): Sheet[] =>
  blocks.flatMap((block) => (typeof block === 'object' && 'sheets' in block ? block.sheets : []));
const wordsOf = ({ question, right, fields, mistakes, solution }: Exercise): string[] => [
  ...[...question, ...solution].map(textOf),
  right,
  ...fields.map(({ hint }) => hint),
  ...mistakes.map(({ says }) => says),
];

const EQUATION = /([−(⌊\d][\d\s·+−/()⌊⌋,]*) = (−?[\d,]+)/g;

/** The value of a sum as the book writes it: `⌊(13 + 2·1 − 3) / 2⌋ + 1`. */
function valueOf(written: string): number {
  const script = written
    .replaceAll(',', '')
    .replaceAll('·', '*')
    .replaceAll('−', '-')
    .replaceAll('⌊', 'Math.floor(')
    .replaceAll('⌋', ')');
  return new Function(`return ${script}`)() as number;
}

test('there are the five kinds of the chapter on convolution', () => {
  for (const kind of ['output-size', 'weights', 'one-cell', 'which-kernel', 'shape'])
    expect(kinds).toContain(kind);
});

test('there are the four kinds of the chapter on pooling', () => {
  for (const kind of ['pool-size', 'pooled-map', 'pool-gradient', 'pool-saves'])
    expect(kinds).toContain(kind);
});

test('there are the three kinds of the chapter on whole networks', () => {
  for (const kind of ['in-features', 'network-parameters', 'heaviest-layer'])
    expect(kinds).toContain(kind);
});

test('an unknown kind is refused in a sentence that names the known ones', async () => {
  await expect(exerciseOf('output', 1)).rejects.toThrow(/"output".*no such kind.*output-size/);
});

describe.each([...made])('%s', (kind, exercises) => {
  test('is the same for the same seed', async () => {
    expect(await exerciseOf(kind, 17)).toEqual(exercises[16]);
  });

  test('has new numbers for most seeds', () => {
    const different = new Set(exercises.map((exercise) => JSON.stringify(exercise)));
    expect(different.size).toBeGreaterThan(200);
  });

  test('survives as plain data', () => {
    for (const exercise of exercises)
      expect(JSON.parse(JSON.stringify(exercise))).toEqual(exercise);
  });

  test('has one whole number a field, none of them large', () => {
    for (const { fields, answer } of exercises) {
      expect(answer).toHaveLength(fields.length);
      for (const [i, value] of answer.entries()) {
        const field = fields[i]!;
        expect(Number.isInteger(value)).toBe(true);
        if (isChoice(field)) expect(field.options[value]).toBeDefined();
        else expect(Math.abs(value)).toBeLessThanOrEqual(5000);
        if (field.kind === 'count') expect(value).toBeGreaterThan(0);
      }
    }
  });

  test('asks for signed numbers only where the answer may be negative', () => {
    const signed = exercises[0]!.fields.some((field) => field.kind === 'signed');
    expect(exercises.some(({ answer }) => answer.some((value) => value < 0))).toBe(signed);
  });

  test('accepts its own answer, as it is written', () => {
    for (const exercise of exercises) {
      const typed = exercise.answer.map((value) => String(value).replace('-', '−'));
      expect(verdict(exercise, typed)).toMatchObject({ is: 'right', fields: [] });
    }
  });

  test('lists mistakes that differ from the answer and from each other, each in its own words', () => {
    for (const { answer, mistakes, fields } of exercises) {
      for (const field of fields.keys()) {
        const own = mistakes.filter((mistake) => mistake.field === field);
        expect(own.length).toBeGreaterThan(0);
        expect(own.map(({ value }) => value)).not.toContain(answer[field]);
        expect(new Set(own.map(({ value }) => value)).size).toBe(own.length);
        expect(new Set(own.map(({ says }) => says)).size).toBe(own.length);
      }
    }
  });

  test('answers each listed mistake with its sentence', () => {
    for (const exercise of exercises.slice(0, 100)) {
      for (const { field, value, says } of exercise.mistakes) {
        const typed = exercise.answer.map((right, i) => String(i === field ? value : right));
        const found = verdict(exercise, typed);
        expect(found).toMatchObject({ is: 'wrong', fields: [field] });
        expect(found.says).toContain(says);
      }
    }
  });

  test('shows a way that ends with the answer', () => {
    for (const exercise of exercises) {
      const last = textOf(exercise.solution.at(-1)!);
      expect(last).toMatch(new RegExp(`(^|[ =])${answerText(exercise)}$`));
      expect(exercise.solution.length).toBeGreaterThan(1);
    }
  });

  test('writes only equations that hold', () => {
    const equations = exercises.flatMap(wordsOf).flatMap((text) => [...text.matchAll(EQUATION)]);
    expect(equations.length).toBeGreaterThan(500);
    const wrong = equations.filter(([, sum, total]) => valueOf(sum!) !== valueOf(total!));
    expect(wrong.map(([text]) => text)).toEqual([]);
  });

  test('speaks in sentences, with real minus signs and nothing undefined', () => {
    for (const text of exercises.flatMap(wordsOf)) {
      expect(text).not.toMatch(
        /undefined|NaN|Infinity|\[object|-\d|−−|\s{2}|\+ −|\b1 (cells|gaps)\b/,
      );
    }
  });

  test('shows small sheets of whole numbers', () => {
    for (const { question, fields, solution } of exercises) {
      const options = fields.flatMap((field) => (isChoice(field) ? field.options : []));
      for (const { values } of [...sheetsOf([...question, ...solution]), ...options]) {
        expect(values.length).toBeLessThanOrEqual(8);
        const odd = values
          .flat()
          .filter((value) => !Number.isInteger(value) || Math.abs(value) > 12);
        expect(odd).toEqual([]);
      }
    }
  });
});

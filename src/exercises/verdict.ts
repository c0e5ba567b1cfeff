import type { Exercise, Line } from './exercise.ts';
import { readings } from './readings.ts';
import { capital, isChoice, listed } from './words.ts';

/** What is said of an answer. */
export interface Verdict {
  readonly is: 'right' | 'wrong' | 'missing';
  readonly says: Line;
  /** Places of the fields that are wrong or missing. */
  readonly fields: readonly number[];
}

/** How far a typed fraction may be off: 6.3 is meant for 6⅓. */
const NEARLY = 0.051;

/**
 * Judges what stands in the fields. Right: the formula. Wrong: what probably went wrong in each
 * field, the same reason said once. Nothing, or no number: which field waits for one.
 */
export function verdict(exercise: Exercise, typed: readonly string[]): Verdict {
  const { fields, answer } = exercise;
  const read = fields.map((_, i) => readings(typed[i] ?? ''));
  const places = (wanted: (i: number) => boolean): number[] => [...fields.keys()].filter(wanted);
  const name = (i: number): string => fields[i]!.label.toLowerCase();

  const missing = places((i) => read[i]!.length === 0);
  if (missing.length > 0) {
    const choosing = missing.every((i) => isChoice(fields[i]!));
    const what = fields.length > 1 ? ` for ${listed(missing.map(name))}` : '';
    const says = choosing ? 'Choose one first.' : `Type a number${what} first.`;
    return { is: 'missing', says, fields: missing };
  }

  const wrong = places((i) => !read[i]!.includes(answer[i]!));
  if (wrong.length === 0) return { is: 'right', says: `Right. ${exercise.right}`, fields: [] };

  const reasons = new Map<Line, number[]>();
  for (const i of wrong) {
    const says = reasonFor(exercise, i, read[i]!);
    reasons.set(says, [...(reasons.get(says) ?? []), i]);
  }
  const said = unrepeated([...reasons.keys()]).map((says, nth) => {
    const at = [...reasons.values()][nth]!;
    return fields.length > 1 ? `${capital(listed(at.map(name)))}: ${says}` : says;
  });
  const good = places((i) => !wrong.includes(i));
  if (good.length > 0) said.push(`Right already: ${listed(good.map(name))}.`);
  return { is: 'wrong', says: `Not yet. ${said.join(' ')}`, fields: wrong };
}

/** Reasons whose first sentence alone is left where the rest has been said before. */
function unrepeated(reasons: readonly Line[]): Line[] {
  const heard = new Set<string>();
  return reasons.map((says) => {
    const end = says.indexOf('. ') + 1;
    const advice = says.slice(end);
    if (end > 0 && heard.has(advice)) return says.slice(0, end);
    heard.add(advice);
    return says;
  });
}

function reasonFor({ fields, mistakes }: Exercise, field: number, read: readonly number[]): Line {
  const made = mistakes.find(
    (mistake) =>
      mistake.field === field &&
      read.some((value) =>
        Number.isInteger(mistake.value)
          ? value === mistake.value
          : Math.abs(value - mistake.value) < NEARLY && !Number.isInteger(value),
      ),
  );
  return made?.says ?? fields[field]!.hint;
}

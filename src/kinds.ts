/** Kinds of things with a colour of their own, the same in prose, figures and formulas. */
export const kinds = ['input', 'conv', 'pool', 'dense', 'skip', 'rf'] as const;
export type Kind = (typeof kinds)[number];

const names: readonly (readonly [RegExp, Kind])[] = [
  [/^(input|pixel)$/, 'input'],
  [/^(conv|relu|kernel|norm)\d*$/, 'conv'],
  [/^(pool|globalPool)\d*$/, 'pool'],
  [/^(flatten|dense|softmax)\d*$/, 'dense'],
  [/^(add|concat|skip)\d*$/, 'skip'],
  [/^(window|receptiveField)$/, 'rf'],
];

/** The kind of the thing of that name (`conv1`, `kernel2`, `softmax`), after which it is coloured. */
export function kindOfThing(name: string): Kind {
  const kind = names.find(([pattern]) => pattern.test(name))?.[1];
  if (!kind)
    throw new Error(
      `<Word of="${name}">: no kind of thing is called so. Give kind, one of ${kinds.join(', ')}.`,
    );
  return kind;
}

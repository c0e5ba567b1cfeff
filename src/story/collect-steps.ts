/** What every step of every scene has; the rest is the scene's own. */
export interface StepData {
  readonly id: string;
  readonly title: string;
  readonly [state: string]: unknown;
}

const STEP = /<li class="step"[^>]*? data-step="([^"]*)"/g;

/**
 * The steps found in the rendered children of a `<Story>`, in order. Throws a sentence for the
 * author when there are none, or when two have the same id.
 */
export function collectSteps(html: string, story: string): StepData[] {
  const steps = [...html.matchAll(STEP)].map(([, json]) => JSON.parse(unescape(json!)) as StepData);
  if (steps.length === 0)
    throw new Error(`Story "${story}" has no steps. Put <Step> elements into it.`);
  for (const [i, { id }] of steps.entries()) {
    if (steps.findIndex((other) => other.id === id) !== i)
      throw new Error(
        `Story "${story}": two steps have the id "${id}". Ids are links and must differ.`,
      );
  }
  return steps;
}

/**
 * The same HTML with each step's number and figure put in, its data taken out, and the words that
 * depend on the picture filled in by `live`.
 */
export function completeSteps(
  html: string,
  figures: readonly string[],
  live: (what: string) => string,
): string {
  let numbers = 0;
  let drawn = 0;
  return html
    .replace(STEP, (tag) => tag.replace(/ data-step="[^"]*"/, ''))
    .replaceAll('<!--number-->', () => `Step ${++numbers} of ${figures.length}`)
    .replaceAll('<!--figure-->', () => figures[drawn++]!)
    .replaceAll(/<!--live:([\w ]+)-->/g, (_, what: string) => live(what));
}

const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  '#34': '"',
  '#39': "'",
  lt: '<',
  gt: '>',
  amp: '&',
};
const unescape = (text: string): string =>
  text.replace(/&(quot|#34|#39|lt|gt|amp);/g, (_, name: string) => ENTITIES[name]!);

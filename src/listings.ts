/** One way to write a network down, as a file of content/code holds it. */
export interface Listing {
  /** Ending of its file's name: `pytorch.py`. */
  readonly file: string;
  readonly title: string;
  /** What the highlighter calls its language. */
  readonly language: 'python' | 'json';
  readonly code: string;
}

const FORMS = [
  ['keras.py', 'Keras', 'python'],
  ['pytorch.py', 'PyTorch', 'python'],
  ['json', 'This book', 'json'],
] as const;

const files = import.meta.glob<string>('../content/code/*', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The networks that are listed, by name. */
export const listed: readonly string[] = Object.keys(files)
  .map((path) => /([^/]+)\.json$/.exec(path)?.[1])
  .filter((name) => name !== undefined);

/** A network in Keras, in PyTorch and as the book's own spec. Refuses one that is not listed. */
export function listingsOf(network: string): readonly Listing[] {
  return FORMS.map(([file, title, language]) => {
    const code = files[`../content/code/${network}.${file}`];
    if (code === undefined)
      throw new Error(
        `<CodeTabs network="${network}"/>: there is no content/code/${network}.${file}. ` +
          `There is ${listed.join(', ')}.`,
      );
    return { file, title, language, code: code.trimEnd() };
  });
}

/** What a page names in its head and its islands, a sheet in its rules, a chunk in its imports. */
const NAMED =
  /\s(?:href|src|component-url|renderer-url)="\/([^"#?]+\.\w+)"|url\(["']?\/([^"')]+)["']?\)|["'`](?:\.\/|_astro\/)([\w.-]+\.(?:js|css))["'`]/g;

/**
 * The files that those at `roots` come to ask for, and what these ask for in turn, roots included,
 * other pages not. `textOf` gives a file of the built book by its path, nothing where there is none;
 * `base` is what addresses in it begin with.
 */
export function reachedFiles(
  roots: Iterable<string>,
  textOf: (path: string) => string | undefined,
  base: string,
): string[] {
  const names = (path: string): string[] => {
    const text = /\.(?:html|css|js)$/.test(path) ? textOf(path) : undefined;
    return [...(text ?? '').matchAll(NAMED)]
      .map(([, page, sheet, chunk]) =>
        chunk ? `_astro/${chunk}` : `/${page ?? sheet}`.slice(base.length),
      )
      .filter((name) => !name.endsWith('.html') && textOf(name) !== undefined);
  };
  const reached = new Set(roots);
  // A set takes up what is added while it is walked.
  for (const path of reached) for (const name of names(path)) reached.add(name);
  return [...reached].sort();
}

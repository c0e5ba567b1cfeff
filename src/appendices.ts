/** What stands behind the chapters, in order, where its page exists: the name of the page and its title. */
const TITLES: Readonly<Record<string, string>> = {
  glossary: 'Glossary',
  formulas: 'Formulas',
  references: 'References',
  widgets: 'Widgets',
  offline: 'Reading offline',
  about: 'About',
};
const pages = Object.keys(import.meta.glob('./pages/{*,*/index}.astro')).map((path) =>
  path.split('/')[2]!.replace(/\.astro$/, ''),
);

/** The appendices that the book has, in order. */
export const appendices = Object.entries(TITLES)
  .filter(([page]) => pages.includes(page))
  .map(([page, title]) => ({ page, title }));

/** The address of a page or file of the book from anywhere in it, for instance `/network/`; follows `base`. */
export const linkTo = (path: string): string => joined(import.meta.env.BASE_URL, path);

/** `base` and `path` with exactly one slash between them. */
export const joined = (base: string, path: string): string =>
  `${base.replace(/\/$/, '')}/${path.replace(/^\//, '')}`;

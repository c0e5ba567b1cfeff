import type { Edition } from '#src/edition.ts';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** The single file of an embed with a state written into it, in which it is to start. */
export const inState = (file: string, search: string): string =>
  file.replace('</title>', `</title><meta name="state" content="${escaped(search)}">`);

/** The state that was written into this page, as the end of an address without `?`; often empty. */
export const keptState = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="state"]')?.content ?? '';

/**
 * Fetches the single file at an address, and gives it to the reader to keep, in the state that the
 * address asks for. Rejects where it cannot be fetched.
 */
export async function saveInState(address: string, name: string): Promise<void> {
  const [file, search = ''] = address.split('?') as [string, string?];
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  const page = inState(await response.text(), search);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([page], { type: 'text/html' }));
  link.download = name;
  link.click();
  // The browser reads it only after the click; a slow disk is given a minute.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * Where what stands at an address of the site can be seen without asking the site: on a disk the
 * single file, in a single file itself. Nothing where a page has no address, as in a `srcdoc`.
 */
export function previewAddress(
  { root, site, alone }: Edition,
  name: string,
  address: string,
): string | undefined {
  if (root === site && !alone) return address;
  if (location.protocol === 'about:') return undefined;
  const file = alone ? location.pathname : `${root}embed/${name}.html`;
  return file + new URL(address).search;
}

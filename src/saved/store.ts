import {
  addressOf,
  bytesOf,
  lacking,
  NOTHING,
  settled,
  type Catalogue,
  type Saved,
} from './catalogue.ts';

const root = import.meta.env.BASE_URL.replace(/\/?$/, '/');
/** Other books may be on the same host, at other paths. */
const CACHE = `layer-by-layer ${root}`;
/** Where the device keeps what it has; no page of the site. */
const RECORD = `${root}saved.json`;

/** Whether this page may save: not in a frame, not from a disk, and only where the browser can. */
export const canSave = (): boolean =>
  location.protocol.startsWith('http') &&
  window === window.top &&
  'serviceWorker' in navigator &&
  'caches' in window;

/** The site's present catalogue. Rejects without a connection. */
export async function readCatalogue(): Promise<Catalogue> {
  const response = await fetch(`${root}offline.json`, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`offline.json: ${response.status}`);
  return (await response.json()) as Catalogue;
}

/** What is on the device; nothing where it never was asked to keep anything. */
export async function readSaved(): Promise<Saved> {
  if (!(await caches.has(CACHE))) return NOTHING;
  const record = await (await caches.open(CACHE)).match(RECORD);
  return record ? ((await record.json()) as Saved) : NOTHING;
}

const write = (cache: Cache, saved: Saved): Promise<void> =>
  cache.put(RECORD, new Response(JSON.stringify(saved)));

/**
 * Saves parts of the book, fetching only what is not there yet, and tells after each file how many of
 * how many bytes are there. What is broken off stays, and is taken up again by the next call.
 * Rejects when a file cannot be fetched or the device has no room.
 */
export async function save(
  catalogue: Catalogue,
  parts: readonly string[],
  progress: (done: number, all: number) => void,
): Promise<Saved> {
  await navigator.serviceWorker.register(`${root}sw.js`);
  // Without this some browsers empty what has not been visited for a week.
  void navigator.storage?.persist?.();
  let saved = await readSaved();
  const cache = await caches.open(CACHE);
  const wanted = [...new Set([...saved.parts, ...parts])];
  const paths = lacking(catalogue, wanted, saved);
  const all = bytesOf(catalogue, paths);
  let done = 0;
  progress(done, all);
  for (const path of paths) {
    const address = addressOf(root, path);
    const response = await fetch(address, { cache: 'no-cache' });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    await cache.put(address, response);
    const [revision, bytes] = catalogue.files[path]!;
    saved = { ...saved, files: { ...saved.files, [path]: revision } };
    await write(cache, saved);
    progress((done += bytes), all);
  }
  const { saved: now, gone } = settled(catalogue, saved, wanted);
  for (const path of gone) await cache.delete(addressOf(root, path));
  await write(cache, now);
  return now;
}

/** Takes everything off the device, and the worker with it. */
export async function forget(): Promise<void> {
  await caches.delete(CACHE);
  await (await navigator.serviceWorker.getRegistration(root))?.unregister();
}

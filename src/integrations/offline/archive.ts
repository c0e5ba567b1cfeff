import { zipSync, type Zippable } from 'fflate';

/** Nothing is gained by packing again what is packed. */
const PACKED = /\.(?:woff2|png|zip)$/;

/**
 * Files as a zip, by path. The same files give the same bytes, whenever and wherever they are packed:
 * sorted by name, and with the earliest time a zip can tell.
 */
export function archive(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const mtime = new Date(1980, 0, 1);
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const entries: Zippable = Object.fromEntries(
    sorted.map(([path, bytes]) => [path, [bytes, { level: PACKED.test(path) ? 0 : 9, mtime }]]),
  );
  return zipSync(entries);
}

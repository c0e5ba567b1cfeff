import 'systemjs/s.js';
import { bytesFrom64 } from '../base64.ts';

declare const System: {
  readonly constructor: {
    readonly prototype: { createScript: (url: string) => HTMLScriptElement };
  };
};
declare global {
  /** Called by the script that stands for a file: its path in the book and its bytes, in base64. */
  var bookFile: (path: string, base64: string) => void;
}

// Runs ahead of what it serves, on every page of the edition that is opened from a disk, where nothing
// can be fetched and no module imported. Chunks come as classic scripts, and so does the content of files.

/** Without `crossorigin`, which SystemJS adds and a file is refused for. */
System.constructor.prototype.createScript = (src) =>
  Object.assign(document.createElement('script'), { src, async: true });

const arrived = new Map<string, Uint8Array<ArrayBuffer>>();
globalThis.bookFile = (path, base64) => {
  arrived.set(path, bytesFrom64(base64));
};

/** The bytes of a file of the book, from the script beside it. Rejects where there is none. */
function fileOf(path: string): Promise<Response> {
  const root = document.documentElement.dataset['root']!;
  return new Promise((give, refuse) => {
    const script = document.createElement('script');
    script.src = `${root}${path}.js`;
    script.onload = () => give(new Response(arrived.get(path)!));
    script.onerror = () => refuse(new TypeError(`There is no file ${path}.`));
    document.head.append(script);
    script.remove();
  });
}

const fetchElsewhere = globalThis.fetch;
const base = import.meta.env.BASE_URL;
globalThis.fetch = (what, options) =>
  typeof what === 'string' && what.startsWith(base)
    ? fileOf(what.slice(base.length).replace(/[?#].*/, ''))
    : fetchElsewhere(what, options);

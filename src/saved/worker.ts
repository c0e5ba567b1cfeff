/** What of a service worker's surroundings is used here; a page's own types know none of it. */
interface Worker {
  readonly registration: { readonly scope: string };
  readonly clients: { claim: () => Promise<void> };
  addEventListener(
    type: 'activate' | 'fetch',
    listener: (event: {
      readonly request: Request;
      respondWith: (answer: Promise<Response>) => void;
      waitUntil: (work: Promise<unknown>) => void;
    }) => void,
  ): void;
}
const worker = self as unknown as Worker;
const { scope } = worker.registration;
/** Frames stand in other people's pages; the zip and the catalogue are of use with a connection only. */
const OTHERS = /^(?:embed\/|book\.zip$|offline\.json$)/;

/** What the reader has saved of an address, whatever its parameters say. */
const saved = (address: string): Promise<Response | undefined> =>
  caches.match(address, { ignoreSearch: true, ignoreVary: true });

/**
 * A file with a hash in its name is taken from the device where it lies there. Anything else is asked
 * of the site first, so that with a connection one reads the present edition.
 */
async function answer(request: Request, path: string): Promise<Response> {
  if (path.startsWith('_astro/')) return (await saved(request.url)) ?? fetch(request);
  try {
    return await fetch(request);
  } catch (cause) {
    const kept = await saved(request.url);
    if (kept) return kept;
    const elsewhere = request.mode === 'navigate' && (await saved(`${scope}offline/`));
    if (elsewhere) return elsewhere;
    throw cause;
  }
}

worker.addEventListener('activate', ({ waitUntil }) => waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const path = url.startsWith(scope) ? url.slice(scope.length) : undefined;
  if (method !== 'GET' || path === undefined || OTHERS.test(path)) return;
  event.respondWith(answer(event.request, path));
});

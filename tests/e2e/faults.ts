import type { Page, Route } from '@playwright/test';

/** Something that a browser, a network or a reader may refuse the book. */
export interface Fault {
  readonly name: string;
  /** Brings it about, before the page is opened. */
  provoke(page: Page): Promise<unknown>;
  /** What the browser itself says to the console because of it. */
  readonly heard?: RegExp;
  /** How a story says that it cannot come to life because of it; without, it comes to life all the same. */
  readonly said?: RegExp;
}

const dataFiles = /\/(?:models|samples)\/[^/]+\.(?:bin|json)$/;
const inPage =
  (script: () => void) =>
  (page: Page): Promise<unknown> =>
    page.addInitScript(script);
const answerAll =
  (files: RegExp | string, answer: (route: Route) => Promise<void>) =>
  (page: Page): Promise<unknown> =>
    page.route(files, answer);

export const FAULTS: readonly Fault[] = [
  {
    name: 'no storage',
    provoke: inPage(() => {
      for (const name of ['localStorage', 'sessionStorage', 'caches', 'indexedDB'])
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('forbidden', 'SecurityError');
          },
        });
    }),
  },
  {
    name: 'storage full',
    provoke: inPage(() => {
      const full = (): never => {
        throw new DOMException('full', 'QuotaExceededError');
      };
      Storage.prototype.setItem = full;
      if ('Cache' in window)
        Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    }),
  },
  {
    name: 'no WebGL',
    provoke: inPage(() => {
      const get = HTMLCanvasElement.prototype.getContext as (...all: unknown[]) => unknown;
      HTMLCanvasElement.prototype.getContext = function (this: unknown, ...all: unknown[]) {
        return String(all[0]).startsWith('webgl') ? null : get.apply(this, all);
      } as typeof HTMLCanvasElement.prototype.getContext;
    }),
  },
  {
    name: 'WebGL lost',
    provoke: inPage(() => {
      const get = HTMLCanvasElement.prototype.getContext as (...all: unknown[]) => unknown;
      const losing = new WeakSet<object>();
      HTMLCanvasElement.prototype.getContext = function (this: unknown, ...all: unknown[]) {
        const context = get.apply(this, all);
        if (context instanceof WebGL2RenderingContext && !losing.has(context)) {
          losing.add(context);
          const lose = context.getExtension('WEBGL_lose_context');
          setTimeout(() => lose?.loseContext(), 1000);
          setTimeout(() => lose?.restoreContext(), 2000);
        }
        return context;
      } as typeof HTMLCanvasElement.prototype.getContext;
    }),
    heard: /Context Lost|Context Restored|restoreContext/,
  },
  {
    name: 'no WebAssembly',
    provoke: inPage(() => Reflect.deleteProperty(window, 'WebAssembly')),
  },
  {
    name: 'WebAssembly forbidden',
    provoke: inPage(() => {
      const refused = new WebAssembly.CompileError('Refused by the Content Security Policy');
      const throws = (): never => {
        throw refused;
      };
      WebAssembly.Module = throws as unknown as typeof WebAssembly.Module;
      WebAssembly.compile = () => Promise.reject(refused);
      Object.assign(WebAssembly, { instantiate: () => Promise.reject(refused) });
    }),
  },
  {
    name: 'no workers',
    provoke: inPage(() => {
      window.Worker = function () {
        throw new DOMException('blocked', 'SecurityError');
      } as unknown as typeof Worker;
    }),
  },
  {
    name: 'no fonts',
    provoke: answerAll('**/*.woff2', (route) => route.abort()),
    heard: /ERR_FAILED/,
  },
  {
    name: 'weights missing',
    provoke: answerAll(dataFiles, (route) => route.fulfill({ status: 404, body: '' })),
    heard: /404/,
    said: /could not be loaded/,
  },
  {
    name: 'weights cut short',
    provoke: answerAll(dataFiles, async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      await route.fulfill({ response, body: body.subarray(0, body.length >> 1) });
    }),
    said: /damaged|could not be loaded/,
  },
  {
    name: 'three.js missing',
    provoke: async (page) => {
      await page.route('**/_astro/*.js', async (route) => {
        const response = await route.fetch();
        const three = (await response.body()).includes('WebGLRenderer');
        await (three ? route.abort() : route.fulfill({ response }));
      });
    },
    heard: /ERR_FAILED/,
  },
];

/** Brings a fault about on a page that is not yet open. */
export const provoke = (page: Page, name: string): Promise<unknown> =>
  FAULTS.find((fault) => fault.name === name)!.provoke(page);

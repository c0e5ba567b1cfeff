import { untrack } from 'svelte';

/**
 * What a part of a figure shows. While the part is on the screen it follows its source at once; else
 * when the frame with what is on the screen was painted, so that the reader need not wait for it.
 */
export class Following<T> {
  #value = $state.raw() as T;
  #seen = $state(true);

  /** What is only read aloud is never `seen`. */
  constructor(source: () => T, seen = true) {
    this.#value = untrack(source);
    this.#seen = seen;
    $effect.pre(() => {
      const next = source();
      if (!this.#seen) return afterPaint(() => (this.#value = next));
      this.#value = next;
      return undefined;
    });
  }

  get value(): T {
    return this.#value;
  }

  /** Whether it is on the screen, or near. */
  get seen(): boolean {
    return this.#seen;
  }

  /** For the element that shows it. */
  readonly watch = (place: Element): (() => void) => {
    const observer = new IntersectionObserver(
      (entries) => (this.#seen = entries.at(-1)!.isIntersecting),
      { rootMargin: '25%' },
    );
    observer.observe(place);
    return () => observer.disconnect();
  };
}

let waiting: (() => void)[] = [];
let asked = false;

/** Calls back behind the next frame, all at once, unless the function it gives is called before. */
function afterPaint(callback: () => void): () => void {
  waiting.push(callback);
  if (!asked) requestAnimationFrame(() => setTimeout(callBack));
  asked = true;
  return () => (waiting = waiting.filter((other) => other !== callback));
}

function callBack(): void {
  asked = false;
  const all = waiting;
  waiting = [];
  for (const callback of all) callback();
}

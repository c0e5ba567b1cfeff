import { untrack } from 'svelte';

/**
 * What a part of a figure shows. While the part is on the screen it follows its source at once; else
 * when the frame with what is on the screen was painted, so that the reader need not wait for it.
 */
export class Following<T> {
  #value = $state.raw() as T;
  #seen = true;

  constructor(source: () => T) {
    this.#value = untrack(source);
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

/** Calls back behind the next frame, unless the function it gives is called before. */
function afterPaint(callback: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => (timer = setTimeout(callback)));
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

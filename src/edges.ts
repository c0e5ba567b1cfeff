/** The upper and the lower edge of a thing, in CSS pixels from the top of the window. */
export interface Edges {
  readonly top: number;
  readonly bottom: number;
}

export interface Watched {
  /** The edges of each element, in their order. */
  now(): Edges[];
  /** Gives the watching up. */
  stop(): void;
}

/**
 * Where `elements` stand, to be asked in every frame of a scroll: they are measured only after
 * one of them or the page has changed its size, since measuring lays the page out. `changed` is
 * called then.
 */
export function edgesOf(elements: readonly Element[], changed: () => void): Watched {
  let onPage: Edges[] | undefined;
  const measure = (): Edges[] =>
    elements.map((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return { top: top + scrollY, bottom: bottom + scrollY };
    });
  const observer = new ResizeObserver(() => {
    onPage = undefined;
    changed();
  });
  for (const element of [document.body, ...elements]) observer.observe(element);
  return {
    now() {
      onPage ??= measure();
      return onPage.map(({ top, bottom }) => ({ top: top - scrollY, bottom: bottom - scrollY }));
    },
    stop: () => observer.disconnect(),
  };
}

export interface LinkedWords {
  /** Marks the words that name `thing`; none for null. */
  show(thing: string | null): void;
  destroy(): void;
}

/**
 * Links the words of a text that carry `data-lights` to a picture, both ways: pointer, focus or
 * tap on a word calls `light` with the thing it names, and `show` marks the words of a thing that
 * the picture lights. Before this runs a word is only a word: no dead button without the picture.
 */
export function linkWords(root: HTMLElement, light: (thing: string | null) => void): LinkedWords {
  const words = [...root.querySelectorAll<HTMLElement>('.word[data-lights]')];
  let held: string | null = null;
  const stop = new AbortController();
  const { signal } = stop;
  const hold = (thing: string | null): void => {
    held = thing;
    light(thing);
    for (const word of words)
      word.setAttribute('aria-pressed', String(word.dataset.lights === held));
  };
  for (const word of words) {
    const thing = word.dataset.lights!;
    word.tabIndex = 0;
    word.setAttribute('role', 'button');
    word.setAttribute('aria-pressed', 'false');
    word.addEventListener('pointerenter', () => light(thing), { signal });
    word.addEventListener('pointerleave', () => light(held), { signal });
    word.addEventListener('focus', () => light(thing), { signal });
    word.addEventListener('blur', () => hold(null), { signal });
    // A tap has no hover: it holds the light until the next tap or until focus moves on.
    word.addEventListener('click', () => hold(held === thing ? null : thing), { signal });
    word.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape') hold(null);
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        hold(held === thing ? null : thing);
      },
      { signal },
    );
  }
  return {
    show(thing) {
      for (const word of words) word.classList.toggle('lit', word.dataset.lights === thing);
    },
    destroy() {
      stop.abort();
      for (const word of words) {
        word.removeAttribute('tabindex');
        word.removeAttribute('role');
        word.removeAttribute('aria-pressed');
        word.classList.remove('lit');
      }
    },
  };
}

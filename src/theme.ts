/** The two grounds of the book. */
export type Theme = 'paper' | 'night';

export const THEME_KEY = 'theme';

/**
 * The theme asked for by the address (`?theme=light` or `dark`, as embeds say it, or by its own
 * name), else the one stored; nothing where neither says one, so that the system decides. It
 * runs as text in the head, before anything is painted, and therefore uses nothing outside itself.
 */
export function chosenTheme(search: string, stored: string | null): Theme | undefined {
  const named = (name: string | null): Theme | undefined => {
    if (name === 'paper' || name === 'light') return 'paper';
    return name === 'night' || name === 'dark' ? 'night' : undefined;
  };
  const asked = new URLSearchParams(search).get('theme');
  if (asked === 'auto') return undefined;
  return named(asked) ?? named(stored);
}

/** The script that sets the theme before the first paint. In a sandboxed frame, storage throws. */
export const themeScript = `(() => {
  let stored = null;
  try { stored = localStorage.getItem(${JSON.stringify(THEME_KEY)}); } catch {}
  const theme = (${chosenTheme.toString()})(location.search, stored);
  if (theme) document.documentElement.dataset.theme = theme;
})()`;

/** The theme in force now: the reader's, or else the system's. */
export function currentTheme(root: HTMLElement = document.documentElement): Theme {
  const own = root.dataset['theme'];
  if (own === 'paper' || own === 'night') return own;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'night' : 'paper';
}

/** Calls `then` with the new theme whenever it changes, by the switch or by the system; returns the end of it. */
export function onThemeChange(then: (theme: Theme) => void): () => void {
  const tell = () => then(currentTheme());
  const system = matchMedia('(prefers-color-scheme: dark)');
  const observer = new MutationObserver(tell);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  system.addEventListener('change', tell);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', tell);
  };
}

/** Turns the page over to the other theme and remembers it where the browser allows. */
export function turnTheme(): void {
  const next: Theme = currentTheme() === 'night' ? 'paper' : 'night';
  document.documentElement.dataset['theme'] = next;
  try {
    localStorage.setItem(THEME_KEY, next);
  } catch {
    // A sandboxed frame has no storage: the choice then lasts as long as the page.
  }
}

/** Gives the browser's own frame the colour of the paper, also where the reader has chosen it. */
export function tintBrowser(): void {
  const paper = getComputedStyle(document.documentElement).getPropertyValue('--paper').trim();
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]'))
    meta.content = paper;
}

/**
 * Opens the search by its button and by Ctrl+K or ⌘K, and fetches it only then. There is no key
 * without a modifier (WCAG 2.2, 2.1.4).
 */
export function waitForSearch(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-search-open]');
  const open = (): Promise<void> =>
    import('./dialog.ts').then(({ openDialog }) => openDialog()).catch(() => button?.remove());
  button?.addEventListener('click', open);
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
    if (event.altKey || event.shiftKey || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    void open();
  });
}

import { bytesOf, inWords, lacking, NOTHING, type Catalogue, type Saved } from './catalogue.ts';
import { canSave, forget, readCatalogue, readSaved, save } from './store.ts';

/** Brings the list of what can be saved to life: sizes, buttons, progress, and what went wrong. */
export async function savingPanel(panel: HTMLElement): Promise<void> {
  const find = <E extends HTMLElement>(what: string): E =>
    panel.querySelector<E>(`[data-${what}]`)!;
  const said = find('said');
  const bar = find<HTMLProgressElement>('progress');
  const remove = find<HTMLButtonElement>('forget');
  const rows = [...panel.querySelectorAll<HTMLElement>('[data-part]')];
  if (!canSave()) {
    said.textContent =
      'This browser, or this window, keeps nothing for pages. The zip works without.';
    return;
  }
  let saved = await readSaved().catch(() => NOTHING);
  const catalogue = await readCatalogue().catch(() => undefined);

  const show = (): void => {
    for (const row of rows) {
      const part = row.dataset['part']!;
      const here = saved.parts.includes(part);
      row.querySelector('[data-state]')!.textContent = stateOf(part, here, saved, catalogue);
      const button = row.querySelector('button')!;
      button.classList.remove('waits');
      button.disabled = !catalogue || (here && saved.edition === catalogue.edition);
    }
    remove.hidden = saved.parts.length === 0;
  };

  const run = async (part: string): Promise<void> => {
    for (const button of panel.querySelectorAll('button')) button.disabled = true;
    bar.hidden = false;
    try {
      saved = await save(catalogue!, [part], (done, all) => {
        bar.value = all ? done / all : 1;
        said.textContent = `${inWords(done)} of ${inWords(all)}`;
      });
      said.textContent = 'Saved. It opens at its usual address, with or without a connection.';
    } catch (cause) {
      saved = await readSaved().catch(() => NOTHING);
      said.textContent =
        cause instanceof DOMException && cause.name === 'QuotaExceededError'
          ? 'This device has no room for it. What was saved before is still there.'
          : 'The connection broke off. What has come is kept; save again to go on.';
    }
    bar.hidden = true;
    remove.disabled = false;
    show();
  };

  for (const row of rows)
    row.querySelector('button')!.addEventListener('click', () => void run(row.dataset['part']!));
  remove.addEventListener('click', async () => {
    await forget();
    saved = NOTHING;
    said.textContent = 'Nothing of the book is on this device any more.';
    show();
  });
  if (!catalogue) said.textContent = 'Without a connection nothing new can be saved.';
  show();
}

/** What a row says beside its name: what saving costs, or that it is done. */
function stateOf(part: string, here: boolean, saved: Saved, catalogue?: Catalogue): string {
  if (!catalogue) return here ? 'on this device' : '';
  const size = inWords(bytesOf(catalogue, lacking(catalogue, [part], saved)));
  if (!here) return size;
  return saved.edition === catalogue.edition ? 'on this device' : `newer edition, ${size}`;
}

import { bytesOf, inWords, lacking, stillThere } from './catalogue.ts';
import { canSave, readCatalogue, readSaved, save } from './store.ts';

/**
 * Where a part of the book is saved and the site has a newer edition, says so in `bar` and offers to
 * save that. The page that is being read is not touched.
 */
export async function offerUpdate(bar: HTMLElement): Promise<void> {
  if (!canSave() || !navigator.onLine) return;
  const saved = await readSaved().catch(() => undefined);
  if (!saved?.parts.length) return;
  // Without a connection what is saved is all there is, and good.
  const catalogue = await readCatalogue().catch(() => undefined);
  if (!catalogue || catalogue.edition === saved.edition) return;
  const parts = stillThere(catalogue, saved);
  const size = inWords(bytesOf(catalogue, lacking(catalogue, parts, saved)));
  const said = bar.querySelector<HTMLElement>('[data-said]')!;
  said.textContent = `What you saved has a newer edition (${size}).`;
  bar.hidden = false;
  const close = (): void => void (bar.hidden = true);
  bar.querySelector('[data-later]')!.addEventListener('click', close);
  bar.querySelector<HTMLButtonElement>('[data-save]')!.addEventListener('click', async (event) => {
    (event.currentTarget as HTMLButtonElement).disabled = true;
    try {
      await save(catalogue, parts, (done, all) => {
        said.textContent = `${inWords(done)} of ${inWords(all)}`;
      });
      said.textContent = 'The newer edition is saved. Pages you open from now on are of it.';
    } catch {
      said.textContent = 'The newer edition could not be saved. The earlier one is still there.';
    }
  });
}

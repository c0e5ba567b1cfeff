import type { Page } from '@playwright/test';

/** Texts of a page of which a part is cut off by a box that neither grows nor scrolls, by their beginnings. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const cut: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent!.trim();
      const parent = node.parentElement!;
      if (!text || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        continue;
      // Said to listeners only; a shape’s words are as large as SVG’s scale makes them, a formula’s twin is for listeners.
      if (parent.closest('svg, math, .katex-mathml, option, .visually-hidden')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      for (let around: HTMLElement | null = parent; around; around = around.parentElement) {
        const { overflowX, overflowY, textOverflow } = getComputedStyle(around);
        const edge = around.getBoundingClientRect();
        // Said to listeners only; cut with dots that say so, as the running head’s copy of the title
        // is; or in a box that scrolls to it.
        if (edge.width < 2 || textOverflow === 'ellipsis' || box.right < 0) break;
        if (/auto|scroll/.test(overflowX + overflowY)) break;
        // A pixel and a half: letters may reach over their line.
        const over = (hidden: string, by: number): boolean =>
          (hidden === 'hidden' || hidden === 'clip') && by > 1.5;
        if (
          over(overflowX, Math.max(box.right - edge.right, edge.left - box.left)) ||
          over(overflowY, Math.max(box.bottom - edge.bottom, edge.top - box.top) - box.height / 4)
        ) {
          cut.push(`${around.className}: ${text.slice(0, 40)}`);
          break;
        }
      }
    }
    return cut;
  });

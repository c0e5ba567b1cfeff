import type { Page } from '@playwright/test';
import { expect, settled } from '../e2e/reader.ts';

/** A text in a figure that is hard to read: what it says, and its contrast of the one it should have. */
export interface Faint {
  readonly text: string;
  readonly ratio: number;
  readonly wanted: number;
}

const ON_PAGE = 'svg text:not(.stage *)';
const ON_STAGE = '.stage :is(svg text, [data-labels] *)';

/**
 * The texts inside figures whose contrast is too low (WCAG 2.2, 1.4.3), which axe cannot judge:
 * every text’s ink against the pixels that lie under it, taken from a picture of the window
 * without the texts. The whole page is looked at, a window at a time, and every story at every
 * step’s rest.
 */
export async function faintTexts(page: Page): Promise<{ count: number; faint: Faint[] }> {
  const seen = { count: 0, faint: [] as Faint[] };
  const look = async (texts: string): Promise<void> => {
    await settled(page);
    if ((await page.locator(texts).count()) === 0) return;
    await hide(page, texts);
    const ground = (await page.screenshot()).toString('base64');
    await hide(page, null);
    const { count, faint } = await page.evaluate(judge, { ground, texts });
    seen.count += count;
    seen.faint.push(...faint);
  };
  const { height, window } = await page.evaluate(() => ({
    height: document.documentElement.scrollHeight,
    window: innerHeight,
  }));
  for (let top = 0; top < height; top += window - 100) {
    await page.evaluate((y) => scrollTo({ top: y, behavior: 'instant' }), top);
    await look(ON_PAGE);
  }
  for await (const id of everyStep(page)) {
    await expect(page.locator(`[id="${id}"]`)).toHaveClass(/\bon\b/);
    await look(ON_STAGE);
  }
  return seen;
}

/** Hides what a selector finds, and no more what was hidden before. The page’s policy forbids style elements. */
const hide = (page: Page, selector: string | null): Promise<void> =>
  page.evaluate((hidden) => {
    const sheet = new CSSStyleSheet();
    if (hidden) sheet.replaceSync(`:is(${hidden}) { visibility: hidden !important; }`);
    document.adoptedStyleSheets = [sheet];
  }, selector);

/** Brings every step of every story to rest, by the scroll or, in a frame, by Next. */
async function* everyStep(page: Page): AsyncGenerator<string> {
  const next = page.getByRole('button', { name: 'Next' });
  const steps = await page.locator('.step').all();
  const inFrame = new URL(page.url()).pathname.includes('/embed/');
  for (const [i, step] of steps.entries()) {
    if (inFrame && i > 0) {
      await next.click();
      // It goes there in a second.
      await page.waitForTimeout(1500);
    }
    if (!inFrame)
      await step.evaluate((element) => {
        const { top, height } = element.getBoundingClientRect();
        const y = scrollY + top + height / 2 - innerHeight / 2;
        scrollTo({ top: Math.round(y), behavior: 'instant' });
      });
    yield (await step.getAttribute('id'))!;
  }
}

/** Runs in the page. */
async function judge({ ground, texts }: { ground: string; texts: string }) {
  type Rgb = readonly [number, number, number];
  const bytes = Uint8Array.from(atob(ground), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const scale = bitmap.width / innerWidth;
  const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', {
    willReadFrequently: true,
  })!;
  pen.drawImage(bitmap, 0, 0);

  const luminance = (rgb: Rgb): number => {
    const [r, g, b] = rgb.map((byte) => {
      const part = byte / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    }) as unknown as Rgb;
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: Rgb, b: Rgb): number => {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
    return (high + 0.05) / (low + 0.05);
  };
  /** A colour as CSS says it, with its share of opacity; painted, so that every notation is read. */
  const read = (css: string): readonly [Rgb, number] => {
    const dot = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;
    dot.fillStyle = css;
    dot.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = dot.getImageData(0, 0, 1, 1).data as unknown as number[];
    return [[r!, g!, b!], a! / 255];
  };
  const opacityOf = (element: Element | null): number =>
    element ? Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement) : 1;
  const middle = (values: readonly number[]): number =>
    values.toSorted((a, b) => a - b)[values.length >> 1]!;

  const faint: { text: string; ratio: number; wanted: number }[] = [];
  let count = 0;
  for (const element of document.querySelectorAll(texts)) {
    const text = element.textContent.trim();
    const box = element.getBoundingClientRect();
    const whole = box.top >= 0 && box.bottom <= innerHeight && box.left >= 0;
    // What is less than whole is on its way in or out.
    const opacity = opacityOf(element);
    if (!text || !whole || box.right > innerWidth || box.width < 1 || opacity < 0.9) continue;
    if (element.childElementCount > 0 && !(element instanceof SVGElement)) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(element);
    const svg = element instanceof SVGElement;
    const [ink, alpha] = read(svg ? style.fill : style.color);
    const halo = svg && style.paintOrder.startsWith('stroke') && style.stroke !== 'none';
    const { data } = pen.getImageData(
      Math.round(box.left * scale),
      Math.round(box.top * scale),
      Math.max(1, Math.round(box.width * scale)),
      Math.max(1, Math.round(box.height * scale)),
    );
    const ratios: number[] = [];
    for (let i = 0; i < data.length; i += 4) {
      const under = halo
        ? read(style.stroke)[0]
        : ([data[i]!, data[i + 1]!, data[i + 2]!] as const);
      const share = alpha * opacity * Number(svg ? style.fillOpacity : 1);
      const mixed = ink.map((byte, c) => share * byte + (1 - share) * under[c]!);
      ratios.push(contrast(mixed as unknown as Rgb, under));
      if (halo) break;
    }
    const size = Number.parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const wanted = large ? 3 : 4.5;
    const ratio = Math.round(100 * middle(ratios)) / 100;
    count++;
    if (ratio < wanted) faint.push({ text: text.slice(0, 40), ratio, wanted });
  }
  return { count, faint };
}

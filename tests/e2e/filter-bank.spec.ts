import type { Locator, Page } from '@playwright/test';
import { expect, test } from './reader.ts';

const CHAPTER = '/convolution/';

/** The widget in its chapter, alive and in sight. */
async function widgetOn(page: Page): Promise<Locator> {
  await page.goto(CHAPTER);
  const widget = page.locator('section#filter-bank');
  await widget.scrollIntoViewIfNeeded();
  await expect(widget.getByRole('button', { name: 'Reset' })).toBeEnabled();
  return widget;
}

/** The pixels of the map that the chosen filter makes. */
const mapOn = (widget: Locator): Promise<string> =>
  widget
    .getByRole('application', { name: /^Map of/ })
    .locator('img, canvas')
    .evaluate((face) =>
      face instanceof HTMLCanvasElement ? face.toDataURL() : face.getAttribute('src')!,
    );

interface Asked {
  asked: MediaStreamTrack[];
}

/** In place of a camera, a picture that moves; the page keeps what it gave out. */
async function withCamera(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const given: MediaStreamTrack[] = [];
    (window as unknown as Asked).asked = given;
    navigator.mediaDevices.getUserMedia = () => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [64, 48];
      const pen = canvas.getContext('2d')!;
      let x = 0;
      setInterval(() => {
        pen.fillStyle = '#fff';
        pen.fillRect(0, 0, 64, 48);
        pen.fillStyle = '#000';
        pen.fillRect((x = (x + 1) % 64), 10, 12, 24);
      }, 30);
      const stream = canvas.captureStream(30);
      given.push(...stream.getVideoTracks());
      return Promise.resolve(stream);
    };
  });
}

const tracks = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    (window as unknown as Asked).asked.map(({ readyState, enabled }) =>
      readyState === 'live' && !enabled ? 'resting' : readyState,
    ),
  );

test('the camera is asked for when the reader asks for it, rests off the screen, and is given back', async ({
  page,
}) => {
  await withCamera(page);
  const widget = await widgetOn(page);
  expect(await tracks(page)).toEqual([]);
  await widget.getByRole('button', { name: 'Use the camera' }).click();
  await expect(widget.locator('.status')).toHaveText(/The camera is on.*stay on this device/);
  await expect.poll(() => tracks(page)).toEqual(['live']);
  // The map follows what moves before it.
  const first = await mapOn(widget);
  await expect.poll(() => mapOn(widget)).not.toBe(first);
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  await expect.poll(() => tracks(page)).toEqual(['resting']);
  await widget.getByRole('button', { name: 'Stop the camera' }).click();
  await expect.poll(() => tracks(page)).toEqual(['ended']);
});

test('without a camera the reader is told so, and all else works', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('none', 'NotFoundError'));
  });
  const widget = await widgetOn(page);
  const before = await mapOn(widget);
  await widget.getByRole('button', { name: 'Use the camera' }).click();
  await expect(widget.locator('.status')).toContainText('No camera was found');
  expect(await mapOn(widget)).toBe(before);
  await widget.getByRole('button', { name: '5', exact: true }).click();
  await expect.poll(() => mapOn(widget)).not.toBe(before);
});

test('a photo from a file goes through the filters, as coarse as the reader wants it', async ({
  page,
}) => {
  const widget = await widgetOn(page);
  const before = await mapOn(widget);
  const buffer = await page.screenshot();
  await widget
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer });
  await expect(widget.locator('.status')).toContainText('It stays on this device');
  const photo = await mapOn(widget);
  expect(photo).not.toBe(before);
  await widget.getByRole('radio', { name: '48', exact: true }).check();
  await expect.poll(() => mapOn(widget)).not.toBe(photo);
  const coarse = await mapOn(widget);
  await widget
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') });
  await expect(widget.locator('.status')).toContainText('cannot be opened as a picture');
  expect(await mapOn(widget)).toBe(coarse);
});

test('a drawing goes through the filters stroke by stroke', async ({ page }) => {
  const widget = await widgetOn(page);
  const before = await mapOn(widget);
  await widget.getByRole('button', { name: 'Draw', exact: true }).click();
  expect(await mapOn(widget)).toBe(before);
  const pad = widget.getByRole('application', { name: /draw|pad/i });
  await pad.focus();
  for (const key of ['Space', 'ArrowDown', 'ArrowDown', 'ArrowDown'])
    await page.keyboard.press(key);
  await expect.poll(() => mapOn(widget)).not.toBe(before);
});

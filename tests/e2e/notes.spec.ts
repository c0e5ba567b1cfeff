import type { Page } from '@playwright/test';
import { expect, test } from './reader.ts';

// A page that is left at once has no time for its transition, and Chromium says so.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const CHAPTER = '/convolution/';
const stride = 'a[data-note="def-stride"]';
const cited = 'a[data-note="ref-hubel-1959"]';
const notes = (page: Page) => page.locator('.float-note');

test('a term opens its note under the pointer, keeps it there, and lets it go', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, 'a finger does not hover');
  await page.goto(CHAPTER);
  await page.locator(stride).hover();
  await expect(notes(page)).toContainText('How many cells a window moves');
  await notes(page).hover();
  await page.waitForTimeout(600);
  await expect(notes(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(notes(page)).toHaveCount(0);
  await page.locator(stride).hover();
  await page.mouse.move(0, 0);
  await expect(notes(page)).toHaveCount(0);
});

test('the keyboard opens a note, walks into it, and closes it', async ({ page, isMobile }) => {
  test.skip(isMobile, 'no keyboard');
  await page.goto(CHAPTER);
  await page.keyboard.press('Shift');
  await page.locator(cited).focus();
  await expect(notes(page)).toContainText('cat’s striate cortex');
  await page.keyboard.press('Tab');
  await expect(notes(page).locator('a').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(notes(page)).toHaveCount(0);
  await expect(page.locator(cited)).toBeFocused();
});

test('one note is open at a time', async ({ page, isMobile }) => {
  test.skip(isMobile, 'no keyboard');
  await page.goto(CHAPTER);
  await page.keyboard.press('Shift');
  for (const word of [stride, cited, stride]) {
    await page.locator(word).focus();
    await expect(notes(page)).toHaveCount(1);
  }
  await expect(notes(page)).toContainText('How many cells');
});

test('a tap opens the note, another closes it, and so does a tap elsewhere', async ({
  page,
  isMobile,
}) => {
  test.skip(!isMobile, 'fingers are on phones');
  await page.goto(CHAPTER);
  await page.locator(stride).tap();
  await expect(notes(page)).toContainText('How many cells');
  await expect(page).toHaveURL(CHAPTER);
  const { x, width } = (await notes(page).boundingBox())!;
  expect(x).toBeGreaterThanOrEqual(0);
  expect(x + width).toBeLessThanOrEqual(390);
  await page.locator(stride).tap();
  await expect(notes(page)).toHaveCount(0);
  await page.locator(cited).tap();
  await expect(notes(page)).toContainText('Hubel');
  await page.locator('h1').tap();
  await expect(notes(page)).toHaveCount(0);
});

test('a tap that comes before its script is answered when the script is there', async ({
  page,
  isMobile,
}) => {
  test.skip(!isMobile, 'fingers are on phones');
  await page.route('**/notes*.js', async (route) => {
    await new Promise((done) => setTimeout(done, 700));
    await route.continue();
  });
  await page.goto(CHAPTER);
  await page.locator(stride).tap();
  await expect(notes(page)).toContainText('How many cells');
});

test('a click by mouse follows the word to the glossary', async ({ page, isMobile }) => {
  test.skip(isMobile, 'no mouse');
  await page.goto(CHAPTER);
  await page.locator(stride).click();
  await expect(page).toHaveURL('/glossary/#stride');
});

test('the script for notes is fetched when the first word is pointed at, not before', async ({
  page,
  isMobile,
}) => {
  test.skip(isMobile, 'once is enough');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(CHAPTER, { waitUntil: 'networkidle' });
  const late = (): number => asked.filter((url) => /\/notes\.[\w-]+\.js/.test(url)).length;
  expect(late()).toBe(0);
  await page.locator(stride).hover();
  await expect.poll(late).toBe(1);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('terms lead to the glossary, citations to the list', async ({ page }) => {
    await page.goto(CHAPTER);
    await page.locator(cited).click();
    await expect(page).toHaveURL(`${CHAPTER}#ref-hubel-1959`);
    await page.locator(stride).click();
    await expect(page).toHaveURL('/glossary/#stride');
    const back = page.locator('#stride .back-links a').first();
    await expect(back).toHaveAttribute('href', '/convolution/#one-small-filter-everywhere');
  });
});

test('on paper the terms of a chapter are printed at its end', async ({ page }) => {
  await page.goto(CHAPTER);
  await expect(page.locator('.terms-of-chapter')).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('#def-stride')).toBeVisible();
});

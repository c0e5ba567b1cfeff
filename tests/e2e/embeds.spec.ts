import { expect, test as base, type Frame, type Page } from '@playwright/test';
import { root } from '../../scripts/run.ts';
import { widgetNames } from '../../src/integrations/embed-entries.ts';
import { coursePage } from './course-page.ts';

/** Without a CORS header a frame that has no origin gets no fonts; it makes do with the system's. */
const FONT = /font .* blocked by CORS|Failed to load resource: net::ERR_FAILED/;

interface Course {
  /** Opens a page of another origin with these words in it; `$BOOK` is the book's address. */
  course: (body: string) => Promise<Page>;
}

const test = base.extend<Course>({
  course: async ({ page, baseURL }, use) => {
    const noise: string[] = [];
    const closes: (() => void)[] = [];
    const origins = new Set([baseURL]);
    page.on('console', (message) => {
      if (/error|warning/.test(message.type()) && !FONT.test(message.text()))
        noise.push(message.text());
    });
    page.on('pageerror', (error) => noise.push(`uncaught: ${error.message}`));
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith('http') && !origins.has(origin)) noise.push(`asked ${request.url()}`);
    });
    await use(async (body) => {
      const { url, close } = await coursePage(body.replaceAll('$BOOK', baseURL!));
      closes.push(close);
      origins.add(new URL(url).origin);
      await page.goto(url);
      return page;
    });
    for (const close of closes) close();
    expect(noise).toEqual([]);
  },
});

const RESIZE = '<script async src="$BOOK/embed/v1/resize.js"></script>';
const LISTEN = `<script>
  window.heard = [];
  addEventListener('message', (event) => heard.push(event.data));
</script>`;

/** The frame of the page whose address has this in it, with its script running. */
async function frameOf(page: Page, part: string): Promise<Frame> {
  const element = page.locator(`iframe[src*="${part}"]`);
  await element.scrollIntoViewIfNeeded();
  const frame = (await (await element.elementHandle())!.contentFrame())!;
  await expect(frame.getByRole('button', { name: 'Reset' })).toBeEnabled();
  return frame;
}

const heightOf = (frame: Frame): Promise<number> =>
  frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));

const outerHeight = (page: Page, part: string): Promise<number> =>
  page.locator(`iframe[src*="${part}"]`).evaluate((element) => element.clientHeight);

const stored = (frame: Frame): Promise<number> =>
  frame.evaluate(() => {
    try {
      return localStorage.length + sessionStorage.length + document.cookie.length;
    } catch {
      return 0;
    }
  });

test.describe('in a frame', () => {
  test.skip(({ isMobile }) => isMobile, 'a frame has a width of its own');

  for (const name of widgetNames(root)) {
    test(`${name} comes to life in a sandboxed frame of another origin, and says how high it is`, async ({
      course,
    }) => {
      const page = await course(`${LISTEN}
      <iframe sandbox="allow-scripts" width="100%" height="300" title="a"
        src="$BOOK/embed/${name}/?v=1&id=week-3"></iframe>`);
      const frame = await frameOf(page, `/embed/${name}/`);
      const height = await heightOf(frame);
      expect(await frame.evaluate(() => self.origin)).toBe('null');
      const own = { source: 'layer-by-layer', v: 1, id: 'week-3' };
      await expect
        .poll(() => page.evaluate('heard'))
        .toEqual(
          expect.arrayContaining([
            { ...own, type: 'ready', height: expect.any(Number) },
            { ...own, type: 'resize', height },
            { subject: 'lti.frameResize', height },
            { context: 'iframe.resize', src: expect.stringContaining(`/embed/${name}/`), height },
          ]),
        );
      expect(await outerHeight(page, name)).toBe(300);
    });
  }

  test('an address decides how an embed starts, and what it gets wrong does no harm', async ({
    course,
  }) => {
    const page = await course(`
    <iframe sandbox="allow-scripts" title="a" width="900" height="900"
      src="$BOOK/embed/convolution/?v=1&stride=99&dilation=two&nonsense=%00&flip=yes"></iframe>`);
    const frame = await frameOf(page, 'convolution');
    await expect(frame.getByRole('group', { name: 'Stride' }).locator(':checked')).toHaveValue('4');
    await expect(frame.getByRole('checkbox', { name: /Flip/ })).toBeChecked();
  });

  test('a page may ask again, and turn the colours; a stranger’s words change nothing', async ({
    course,
  }) => {
    const page = await course(`${LISTEN}
    <iframe sandbox="allow-scripts" title="a" width="900" height="500"
      src="$BOOK/embed/convolution/?v=1&theme=light"></iframe>`);
    const frame = await frameOf(page, 'convolution');
    const say = (message: unknown): Promise<void> =>
      page.evaluate((data) => window.frames[0]!.postMessage(data, '*'), message);
    const theme = (): Promise<string | undefined> =>
      frame.evaluate(() => document.documentElement.dataset['theme']);
    expect(await theme()).toBe('paper');
    const own = { source: 'layer-by-layer', v: 1 };
    await say({ ...own, type: 'setTheme', theme: 'javascript:1' });
    await say({ source: 'elsewhere', v: 1, type: 'setTheme', theme: 'dark' });
    await say('setTheme');
    await page.evaluate('heard.length = 0');
    await say({ ...own, type: 'hello' });
    await expect.poll(() => page.evaluate('heard[0]?.type')).toBe('ready');
    expect(await theme()).toBe('paper');
    await say({ ...own, type: 'setTheme', theme: 'dark' });
    await expect.poll(theme).toBe('night');
    await say({ ...own, type: 'setTheme', theme: 'auto' });
    await expect.poll(theme).toBeUndefined();
  });

  test('WordPress hears its secret and a height', async ({ course }) => {
    const page = await course(`${LISTEN}
    <iframe sandbox="allow-scripts" title="a" width="600" height="338"
      src="$BOOK/embed/convolution/?v=1#?secret=q1W2e3R4t5"></iframe>`);
    await frameOf(page, 'convolution');
    await expect
      .poll(() => page.evaluate('heard'))
      .toContainEqual({ message: 'height', value: expect.any(Number), secret: 'q1W2e3R4t5' });
  });

  test('without scripts a story’s frame has every step with its figure', async ({
    browser,
    baseURL,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${baseURL}/embed/kernel-slide/`);
    const steps = await page.locator('.step').count();
    await expect(page.locator('.step-figure').filter({ visible: true })).toHaveCount(steps);
    await context.close();
  });
});

test('a course page with three embeds, one of them sandboxed: heights follow, nothing is stored', async ({
  course,
  context,
}) => {
  const [first, second = first, third = first] = widgetNames(root);
  const page = await course(`<h1>Week 3</h1>
    <iframe src="$BOOK/embed/${first}/?v=1&id=1" width="100%" height="400" title="1"></iframe>
    <iframe src="$BOOK/embed/${second}/?v=1&id=2&theme=dark" width="100%" height="400" title="2"
      sandbox="allow-scripts" loading="lazy" style="border:0"></iframe>
    <iframe src="$BOOK/embed/${third}/?v=1&id=3" width="50%" height="400" title="3"
      style="box-sizing:border-box;border:3px solid"></iframe>${RESIZE}`);
  for (const id of ['id=1', 'id=2', 'id=3']) {
    const frame = await frameOf(page, id);
    await expect.poll(() => outerHeight(page, id)).toBe(await heightOf(frame));
    // What opens inside makes the frame higher, what closes makes it lower again.
    const before = await outerHeight(page, id);
    await frame.evaluate(() => (document.body.style.paddingBlockEnd = '77px'));
    await expect.poll(() => outerHeight(page, id)).toBe(before + 77);
    await frame.evaluate(() => (document.body.style.paddingBlockEnd = ''));
    await expect.poll(() => outerHeight(page, id)).toBe(before);
    expect(await stored(frame)).toBe(0);
  }
  expect(await context.cookies()).toEqual([]);
});

test('a story in a sandboxed frame is stepped through, with its weights in its script', async ({
  course,
}) => {
  const page = await course(`
    <iframe sandbox="allow-scripts" title="a" width="760" height="760"
      src="$BOOK/embed/story/?v=1&step=slide"></iframe>${RESIZE}`);
  const element = page.locator('iframe');
  const frame = (await (await element.elementHandle())!.contentFrame())!;
  const words = frame.locator('.step.on');
  await expect(words).toHaveAttribute('id', 'slide');
  await expect(frame.locator('[data-poster]')).toBeHidden({ timeout: 30_000 });
  await expect(frame.locator('.step').filter({ visible: true })).toHaveCount(1);
  await frame.getByRole('button', { name: 'Next' }).click();
  await expect(words).not.toHaveAttribute('id', 'slide');
  const slider = frame.getByRole('slider', { name: 'Along the story' });
  await slider.press('End');
  await expect(frame.getByRole('button', { name: 'Next' })).toBeDisabled();
  await slider.press('Home');
  await expect(frame.getByRole('button', { name: 'Previous' })).toBeDisabled();
  await expect.poll(() => outerHeight(page, 'story')).toBe(await heightOf(frame));
});

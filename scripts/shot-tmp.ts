import { chromium } from '@playwright/test';
import { serve } from './serve.ts';
const server = await serve(4471);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const shots: [string,string,number,number,string,boolean][] = JSON.parse(process.argv[2]!);
for (const [name, path, w, h, scheme, js] of shots) {
  const page = await browser.newPage({ viewport: { width: w, height: h }, colorScheme: scheme as 'light', javaScriptEnabled: js, deviceScaleFactor: w<500?2:1 });
  page.on('console', m => ['error','warning'].includes(m.type()) && console.log(name, m.text()));
  page.on('pageerror', e => console.log(name, e.message));
  await page.goto(server.address + path, { waitUntil: 'networkidle' });
  await page.waitForTimeout(600);
  await page.locator('section.widget').screenshot({ path: `/tmp/lblx/${name}.png` });
  const height = await page.evaluate(() => document.body.getBoundingClientRect().height);
  console.log(name, height);
  await page.close();
}
await browser.close(); await server.stop();

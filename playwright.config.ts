import { defineConfig, devices } from '@playwright/test';
import { findBrowser } from './scripts/browser.ts';

const port = Number(process.env.PORT ?? 4329);

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  // A machine that is busy elsewhere may be late once.
  retries: process.env.CI ? 2 : 1,
  timeout: 60_000,
  expect: {
    timeout: 10_000,
    toMatchAriaSnapshot: { pathTemplate: 'tests/golden/spoken/{arg}{ext}' },
  },
  reporter: [['list'], ['./tests/measured-table.ts']],
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: {
      executablePath: findBrowser(),
      // Root may not use the sandbox; SwiftShader gives WebGL on machines without a graphics card.
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--enable-unsafe-swiftshader',
        '--use-angle=swiftshader',
      ],
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      // What is no page, or the same on every page, is tried once, at the desk.
      testIgnore: /(build|training|single-files|zip|installed|policy|spoken)\.spec\.ts/,
      use: {
        ...devices['Pixel 7'],
        viewport: { width: 390, height: 844 },
        // Whole device pixels, so that one picture scrolled to twice is the same picture.
        deviceScaleFactor: 2,
        defaultBrowserType: 'chromium',
      },
    },
  ],
  webServer: {
    command: `node scripts/serve.ts ${port}`,
    url: `http://localhost:${port}/`,
    reuseExistingServer: !process.env.CI,
  },
});

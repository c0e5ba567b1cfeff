import { defineConfig } from '@playwright/test';
import book from './playwright.config.ts';

/** The long walks, which are run before a release: what each needs of a window, by file. */
export default defineConfig({
  ...book,
  testDir: 'tests/gate',
  projects: [
    {
      name: 'base',
      testMatch: 'base.spec.ts',
      use: { viewport: { width: 1440, height: 900 } },
    },
  ],
});

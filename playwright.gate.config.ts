import { defineConfig } from '@playwright/test';
import book from './playwright.config.ts';

const desk = { viewport: { width: 1440, height: 900 } };

/** The long walks, over every page and through every fault, that are taken before a release. */
export default defineConfig({
  ...book,
  testDir: 'tests/gate',
  retries: 0,
  timeout: 240_000,
  reporter: [['list'], ['./tests/measured-table.ts', { file: 'test-results/measured.json' }]],
  projects: [
    { name: 'gate', testIgnore: 'base.spec.ts', use: desk },
    // It builds the book anew, into a folder of its own.
    { name: 'base', testMatch: 'base.spec.ts', use: desk },
  ],
});

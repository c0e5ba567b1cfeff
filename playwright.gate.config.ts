import { defineConfig } from '@playwright/test';
import book from './playwright.config.ts';

/** The long walks, over every page and through every fault, that are taken before a release. */
export default defineConfig({
  ...book,
  testDir: 'tests/gate',
  retries: 0,
  timeout: 240_000,
  reporter: [['list'], ['./tests/measured-table.ts', { file: 'test-results/measured.json' }]],
  projects: [{ name: 'gate', use: { viewport: { width: 1440, height: 900 } } }],
});

import { defineConfig } from '@playwright/test';
import book from './playwright.config.ts';

/** The long walks, which are run before a release. */
export default defineConfig(book, { testDir: 'tests/gate' });

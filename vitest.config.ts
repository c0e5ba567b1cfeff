import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { buildKernels } from './scripts/kernels.ts';

await buildKernels();

export default defineConfig({
  test: {
    projects: [
      {
        // Views are compiled for the server here: what a page says before its script is there.
        plugins: [svelte()],
        test: {
          name: 'node',
          include: ['tests/unit/**/*.test.ts'],
          exclude: ['**/*.svelte.test.ts'],
          environment: 'node',
        },
      },
      {
        plugins: [svelte()],
        resolve: { conditions: ['browser'] },
        test: {
          name: 'svelte',
          include: ['tests/unit/**/*.svelte.test.ts'],
          environment: 'happy-dom',
        },
      },
    ],
  },
});

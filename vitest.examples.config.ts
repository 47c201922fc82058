import { defineConfig } from 'vitest/config';

/** Whole suites of examples/, one after the other; they need Go, Python, and what these fetch from their registries. */
export default defineConfig({
  test: {
    include: ['test/examples/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});

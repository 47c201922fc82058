import { defineConfig } from 'vitest/config';

/** Whole processes and whole workflows, one file after the other: they measure time on the machine that runs them. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});

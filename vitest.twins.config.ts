import { defineConfig } from 'vitest/config';

/** Whole gates over examples/twins, two languages at once; they need the toolchains of six. */
export default defineConfig({
  test: {
    include: ['test/twins/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 1_800_000,
    maxWorkers: 2,
  },
});

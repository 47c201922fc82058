import { defineConfig } from 'vitest/config';

/** Whole gates over examples/twins, one after the other; they need the toolchains of six languages. */
export default defineConfig({
  test: {
    include: ['test/twins/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 1_800_000,
    fileParallelism: false,
  },
});

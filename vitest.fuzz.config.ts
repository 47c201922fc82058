import { defineConfig } from 'vitest/config';

/** The fuzz targets alone, for ten thousand cases each: `STRESS_FUZZ_RUNS=10000 npx vitest run --config vitest.fuzz.config.ts`. */
export default defineConfig({
  test: {
    include: ['test/fuzz/**/*.test.ts'],
    testTimeout: 900_000,
    maxWorkers: 2,
  },
});

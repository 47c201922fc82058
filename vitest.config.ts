import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * Folders whose tests touch nothing but values: no variable of the process, no mock, no signal. Their files take turns in one worker, so that
 * each module is read once and not once a file; the others each have a worker of their own.
 */
const PURE = ['analyze', 'config', 'ingest', 'model', 'plan', 'report', 'stats', 'verdict'].map(
  folder => `test/${folder}/**/*.test.ts`,
);

/** One more than there are cores: much of it waits for programs. */
const limits = { testTimeout: 30_000, maxWorkers: availableParallelism() + 1 };

export default defineConfig({
  test: {
    projects: [
      { test: { ...limits, name: 'pure', include: PURE, isolate: false } },
      {
        test: {
          ...limits,
          name: 'apart',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/examples/**', 'test/twins/**', 'test/fixtures/**', ...PURE],
        },
      },
    ],
  },
});

import { defineConfig } from 'vitest/config';

/** Files whose tests need the machine for themselves: they measure times, or watch when something ends. */
const TIMED = [
  'test/e2e/action-paired.test.ts',
  'test/e2e/bisect.test.ts',
  'test/e2e/capacity.test.ts',
  'test/e2e/demo.test.ts',
  'test/e2e/doctor.test.ts',
  'test/e2e/hang/**/*.test.ts',
  'test/e2e/hostile-suite.test.ts',
  'test/e2e/interruption.test.ts',
  'test/e2e/paired.test.ts',
  'test/e2e/repeat.test.ts',
  'test/e2e/services.test.ts',
];

const limits = { testTimeout: 180_000, hookTimeout: 120_000 };

/**
 * Whole processes and whole workflows: first those that need the machine alone, one file after the other, then three files at once. Three on
 * two cores, because their programs wait more than they compute, and differ by more than a machine with many times that work blurs.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...limits,
          name: 'alone',
          include: TIMED,
          maxWorkers: 1,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...limits,
          name: 'beside others',
          include: ['test/e2e/**/*.test.ts'],
          exclude: TIMED,
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

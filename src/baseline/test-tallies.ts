import { z } from 'zod';
import type { TestTallies } from '../model/baseline.ts';
import { tallyEndings } from '../model/ending.ts';
import { grouped } from '../model/grouped.ts';
import type { Repetition } from '../model/repetition.ts';
import { count, entries, name, names } from './schema-parts.ts';

/** Tests of one scenario that a stored run names, those that failed first: at 60 bytes a name thirty runs stay below 10 MB. */
export const MOST_STORED_TESTS = 5000;

/** A test never failed more often than it was run. */
const failingSchema = z
  .object({ test: name, runs: count.min(1), failed: count.min(1) })
  .refine(({ runs, failed }) => failed <= runs, { message: 'at most as many failures as runs' });

/** Of a stored run (src/model/baseline.ts). */
export const testTalliesSchema: z.ZodType<TestTallies> = z
  .object({
    failing: entries(failingSchema),
    passing: entries(z.object({ runs: count.min(1), tests: names })).describe('By number of runs'),
    omitted: count.describe('Tests that are not named'),
  })
  .describe('How often each test failed');

/** What is kept of a repetition; tests that were skipped in every run are not known. */
export function storedTests({ tests }: Repetition): TestTallies {
  const tallies = tests
    .map(({ test, endings }) => ({ test, ...tallyEndings(test, endings) }))
    .filter(({ runs }) => runs > 0);
  const failing = tallies.filter(({ failed }) => failed > 0).slice(0, MOST_STORED_TESTS);
  const passing = tallies.filter(({ failed }) => failed === 0).slice(0, MOST_STORED_TESTS - failing.length);
  return {
    failing: failing.map(({ test, runs, failed }) => ({ test, runs, failed })),
    passing: [...grouped(passing, ({ runs }) => runs)].map(([runs, all]) => ({
      runs,
      tests: all.map(({ test }) => test),
    })),
    omitted: tallies.length - failing.length - passing.length,
  };
}

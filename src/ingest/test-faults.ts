import type { Ingested, Reading, TestOutcome } from './reading.ts';

/** What the outcomes of tests mean for the invocation that ran them. */
export interface TestFaults {
  /** Failed and flaky tests, each with its name and message. A pass on a retry is no pass. */
  readonly failed: readonly string[];
  /** Why the tests as a whole say nothing, where all of them were skipped; else null. */
  readonly allSkipped: string | null;
}

/** Looks at the outcomes of all files of one invocation. */
export function testFaults(ingested: readonly Ingested[]): TestFaults {
  const readings = ingested.flatMap(one => one.readings);
  const tests = readings.filter(({ outcome }) => outcome !== null);
  const isMeasured = readings.some(({ metrics, outcome }) => outcome === null && metrics.length > 0);
  const areSkipped =
    tests.length > 0 && !isMeasured && tests.every(({ outcome }) => outcome?.kind === 'skipped');
  return {
    failed: tests.flatMap(reading => failureOf(reading, reading.outcome)),
    allSkipped: areSkipped ? `All ${tests.length} tests were skipped` : null,
  };
}

function failureOf({ name, group }: Reading, outcome: TestOutcome | null): readonly string[] {
  if (outcome === null || outcome.kind === 'passed' || outcome.kind === 'skipped') return [];
  const subject = group === null ? name : `${group} ${name}`;
  const { passed, failed, flaky, skipped } = outcome.runs;
  const all = passed + failed + flaky + skipped;
  const how =
    outcome.kind === 'flaky'
      ? 'passed only on a retry'
      : all > 1
        ? `failed ${failed} of ${all} times`
        : 'failed';
  return [`${subject} ${how}: ${outcome.message}`];
}

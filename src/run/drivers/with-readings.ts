import type { StressMetrics } from '../../ingest/stress-metrics.ts';
import { excerptOf } from '../process/excerpt.ts';
import type { ReadOutput } from '../reading.ts';
import type { Operation } from './driver.ts';
import { impossibility } from './impossible.ts';

/** Failed tests that an excerpt names. */
const SHOWN = 5;

/**
 * Adds what other tools wrote. A failed test is a failed operation, also where the process hides it behind exit code 0; a reading that is
 * no measurement makes a success a broken one, and so do tests of which none was run.
 */
export function withReadings(finished: Operation, read: ReadOutput): Operation {
  const operation = {
    ...finished,
    tests: read.tests,
    ...(read.broken === null ? {} : { readFault: read.broken }),
  };
  const emitted = joined(operation.emitted, read.emitted);
  const [first] = read.failedTests;
  const excerpt = first === undefined ? operation.excerpt : excerptOf(testsExcerpt(read.failedTests));
  if (operation.outcome.kind !== 'ok')
    return { ...operation, excerpt, emitted: { ...emitted, samples: [], checkpoints: null } };
  const reason =
    first === undefined ? (read.broken ?? read.allSkipped ?? impossibility(emitted)) : firstLine(first);
  if (reason === null) return { ...operation, emitted };
  return {
    ...operation,
    outcome: { kind: 'broken', reason },
    excerpt,
    emitted: { ...emitted, samples: [], checkpoints: null },
  };
}

/** A metric that the workload writes itself wins over one of that name that was read. */
function joined(own: StressMetrics, read: StressMetrics): StressMetrics {
  const names = new Set(own.samples.map(({ metric }) => metric));
  return {
    samples: [...own.samples, ...read.samples.filter(({ metric }) => !names.has(metric))],
    declarations: [...own.declarations, ...read.declarations.filter(({ id }) => !names.has(id))],
    checkpoints: own.checkpoints,
    problems: [...own.problems, ...read.problems],
  };
}

/** The first lines of each, so that five tests fit the twenty lines of an excerpt. */
function testsExcerpt(failed: readonly string[]): string {
  const shown = failed.slice(0, SHOWN).map(text => text.split('\n').slice(0, 3).join('\n'));
  const rest = failed.length > SHOWN ? [`and ${failed.length - SHOWN} more failed tests`] : [];
  return [...shown, ...rest].join('\n');
}

const firstLine = (text: string): string => text.split('\n').slice(0, 2).join(' ').slice(0, 300);

import { FAULT_COUNTS } from '../model/detected.ts';
import type { PlannedScenario } from '../model/plan.ts';
import type { Repetition, TestHistory } from '../model/repetition.ts';
import type { ScenarioResult } from '../model/result.ts';

/**
 * What in the runs of a repeated scenario contradicts its plan or itself, as a part of a sentence; null where nothing does. The schema holds the
 * columns to one length.
 */
export function contradictionInRepetition(
  { repeat }: PlannedScenario,
  result: ScenarioResult,
): string | null {
  const { repetition } = result;
  if (repeat !== undefined && measures(result)) return 'it has measurements of what its plan repeats';
  if (repetition === undefined) return null;
  if (repeat === undefined) return 'it has runs of tests that its plan does not repeat';
  const { runs, cells, tests } = repetition;
  const { deck, only } = repeat;
  const misdealt = runs.find((run, i) => deck[run % deck.length] !== cells[i]);
  if (misdealt !== undefined) return `its run ${misdealt} is under other conditions than its plan says`;
  if (only !== null && runs.some(run => run !== only)) return 'it has other runs than the one that was made';
  if (new Set(tests.map(({ test }) => test)).size < tests.length) return 'it has a test twice';
  const wrong = tests.find(test => !addsUp(test, repetition));
  return wrong === undefined ? null : 'it has a test whose failures are not those of its runs';
}

/** It has values of other metrics than those that count what detectors reported. */
function measures({ metrics, detected }: ScenarioResult): boolean {
  const counted: readonly string[] = detected === undefined ? [] : FAULT_COUNTS;
  return metrics.some(({ metric }) => !counted.includes(metric.id));
}

/** Failures are as many as the letters say, and the first of each is one of them. */
function addsUp({ endings, failures }: TestHistory, { runs }: Repetition): boolean {
  const isFailure = (letter: string | undefined): boolean => letter === 'F' || letter === 'R';
  const failed = new Set(runs.filter((_, i) => isFailure(endings[i])));
  const counted = failures.reduce((sum, { count }) => sum + count, 0);
  return counted === failed.size && failures.every(({ firstRun }) => failed.has(firstRun));
}

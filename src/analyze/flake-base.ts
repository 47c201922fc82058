import type { TestTallies } from '../model/baseline.ts';
import type { KnownTest, TestOrigin, TestsAnalysis, TestTally } from '../model/flakes.ts';
import { MOST_TESTS } from '../model/repetition.ts';
import { chanceHigher } from '../stats/beta-comparison.ts';
import { fisherGreater } from '../stats/fisher.ts';
import type { SideRuns } from './flake-counts.ts';
import type { History } from './reference.ts';

/** What is known of a scenario's tests from before this change. */
export interface Before {
  readonly against: TestsAnalysis['against'];
  /** How often a test failed in runs of the base; of the history. Null where there are none, undefined for a test they do not have. */
  readonly base: ReadonlyMap<string, TestTally> | null;
  readonly history: ReadonlyMap<string, TestTally> | null;
  /** Tests of the base, or of the newest run of the history: those that should be here. */
  readonly recent: readonly string[];
  /** Every test that was run is named: one that is not there did not exist. */
  readonly whole: boolean;
}

/**
 * The base's own runs where it has any that tell something of tests, and what the stored history pools. `named`: whether the head has
 * tests with names; a base that broke as a whole reports none, and says nothing of them.
 */
export function beforeOf(
  base: SideRuns | null,
  histories: readonly History[],
  scenario: { readonly id: string; readonly digest: string },
  named: boolean,
): Before {
  const ofBase = base === null ? null : talliesOf(base, named);
  const stored = storedTallies(histories, scenario);
  const history = stored.length === 0 ? null : pooled(stored);
  return {
    against: ofBase !== null ? 'base' : history !== null ? 'history' : 'nothing',
    base: ofBase,
    history,
    recent: [...(ofBase?.keys() ?? namesIn(stored.at(-1)))],
    whole: ofBase !== null ? ofBase.size < MOST_TESTS : stored.every(({ omitted }) => omitted === 0),
  };
}

function talliesOf({ tests }: SideRuns, named: boolean): ReadonlyMap<string, TestTally> | null {
  const tallies = tests.map(runs => [runs.test, runs.tally] as const).filter(([, { runs }]) => runs > 0);
  const tells = tallies.some(([test]) => !named || test !== '');
  const command = { failed: 0, runs: mostRuns(tallies.map(([, tally]) => tally)) };
  return tells ? new Map([['', command], ...tallies]) : null;
}

/** Tallies of the same scenario in the comparable runs of the histories, oldest first; a run that several machines share counts once. */
function storedTallies(
  histories: readonly History[],
  { id, digest }: { readonly id: string; readonly digest: string },
): readonly TestTallies[] {
  const runs = [...new Set(histories.flatMap(history => history.runs))];
  return runs
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .flatMap(run => run.scenarios)
    .flatMap(scenario => (scenario.id === id && scenario.digest === digest ? (scenario.tests ?? []) : []));
}

const namesIn = (tallies: TestTallies | undefined): readonly string[] =>
  tallies === undefined
    ? []
    : [...tallies.failing.map(({ test }) => test), ...tallies.passing.flatMap(({ tests }) => tests)];

/** The command itself is named only where it broke, or has no tests; it was run as often as any of them. */
const mostRuns = (tallies: readonly Pick<TestTally, 'runs'>[]): number =>
  tallies.reduce((most, { runs }) => Math.max(most, runs), 0);

function withCommand(tallies: TestTallies): TestTallies {
  if (namesIn(tallies).includes('')) return tallies;
  const { failing, passing } = tallies;
  return { ...tallies, passing: [...passing, { runs: mostRuns([...failing, ...passing]), tests: [''] }] };
}

function pooled(stored: readonly TestTallies[]): ReadonlyMap<string, TestTally> {
  const tallies = new Map<string, TestTally>();
  const add = (test: string, failed: number, runs: number): void => {
    const known = tallies.get(test) ?? { failed: 0, runs: 0 };
    tallies.set(test, { failed: known.failed + failed, runs: known.runs + runs });
  };
  for (const { failing, passing } of stored.map(withCommand)) {
    for (const { test, failed, runs } of failing) add(test, failed, runs);
    for (const { runs, tests } of passing) for (const test of tests) add(test, 0, runs);
  }
  return tallies;
}

/** What is known of one test that failed `seen`; its p is not yet adjusted. */
export function originOf(test: string, seen: TestTally, before: Before, alpha: number): TestOrigin {
  if (before.against === 'nothing') return { kind: 'unknown' };
  const [base, history] = [before.base?.get(test), before.history?.get(test)];
  if (base !== undefined) return known('base', seen, base, history ?? null, alpha);
  if (history !== undefined) return known('history', seen, history, null, alpha);
  return { kind: before.whole ? 'new' : 'unknown' };
}

function known(
  source: KnownTest['source'],
  seen: TestTally,
  before: TestTally,
  history: TestTally | null,
  alpha: number,
): KnownTest {
  const p = fisherGreater(seen, before);
  return {
    kind: 'known',
    source,
    before,
    history,
    p,
    adjustedP: p,
    alpha,
    chanceWorse: chanceHigher(seen, before),
    runsToTell: null,
  };
}

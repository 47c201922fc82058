import type { LeakComparison, Recommendation, ScenarioAnalysis } from '../model/analysis.ts';
import { GROWTH_POINTS, type Growing, growthMetric, LEAK_PROCESSES } from '../model/growth.ts';
import type { ScenarioResult } from '../model/result.ts';
import { secondHalfGrowth } from '../stats/growth.ts';
import { HEAP_SOURCE, thousandsOf } from './leak-margin.ts';

/** Where to look for a confirmed leak, and what would tell of one that is undecided. `heads` are the facts behind the analyses. */
export function adviseOnLeaks(
  scenarios: readonly ScenarioAnalysis[],
  heads: readonly ScenarioResult[],
): readonly Recommendation[] {
  return scenarios.flatMap(scenario => {
    const head = heads.find(({ id }) => id === scenario.id);
    const found = scenario.metrics.flatMap(({ metric: { id }, comparison }) => {
      const what = growthMetric(id);
      if (comparison.kind !== 'leak' || what === null || head === undefined) return [];
      const advice = adviceOn(what.growing, comparison, head);
      return advice === null ? [] : [{ ...advice, scenario: scenario.id, metric: id }];
    });
    // What helps one resource often helps all: it is said once.
    return found.filter(({ text }, i) => found.findIndex(other => other.text === text) === i);
  });
}

type Advice = Pick<Recommendation, 'code' | 'text'>;

function adviceOn(growing: Growing, comparison: LeakComparison, head: ScenarioResult): Advice | null {
  const { state, confirmation } = comparison;
  if (state === 'undecided') return { code: 'longer-soak', text: whatWouldTell(growing, comparison, head) };
  if (state === 'excluded' || confirmation?.holds !== true) return null;
  const text = growing === 'fds' ? `${LOOK.fds}${kindOf(head)}` : LOOK[growing];
  return { code: `leak-${growing}`, text };
}

const LOOK: Readonly<Record<Growing, string>> = {
  memory:
    'Compare two heap snapshots, taken some thousand operations apart, by what there is more of; look first for caches without a bound, and for maps, lists and listeners that are only added to',
  fds: 'Descriptors are opened and not closed: look at the paths that return early or fail',
  threads:
    'Threads are started and never end: look for pools that are made for each operation, and for threads that wait for what never comes',
  sockets:
    'Connections are opened and not closed: look for responses that are not read to their end, and for clients that are made for each operation',
  processes: 'Children are started and neither ended nor waited for: look where they are spawned',
  files:
    'Temporary files are left behind: look for names that are made for each operation and removed nowhere',
};

/** Columns of the series that tell descriptors apart, and what they hold. */
const KINDS: Readonly<Record<string, string>> = {
  fdSockets: 'sockets',
  fdFiles: 'files',
  fdPipes: 'pipes',
  fdEventpolls: 'epoll instances',
  fdOther: 'timers, events and the like',
};

/** The kind of descriptor that grew most in the last run, as the end of a sentence; empty where none did. */
function kindOf({ series }: ScenarioResult): string {
  if (series === null || series.atMs.length < GROWTH_POINTS) return '';
  const grown = Object.entries(KINDS)
    .map(([column, kind]) => ({ kind, values: series.columns[column] ?? [] }))
    .filter(({ values }) => values.length === series.atMs.length)
    .map(({ kind, values }) => ({ kind, growth: secondHalfGrowth(series.atMs, values).growth }))
    .filter(({ growth }) => growth >= 1)
    .sort((a, b) => b.growth - a.growth);
  return grown[0] === undefined ? '' : `; most of what is added are ${grown[0].kind}`;
}

/** What is visible shrinks about as the operations grow, because the growth of settling fades. */
function whatWouldTell(growing: Growing, comparison: LeakComparison, head: ScenarioResult): string {
  const { processes, wanted, margin, smallestVisible, source } = comparison;
  const isFew = Math.min(processes.base, processes.head) < LEAK_PROCESSES;
  if (isFew && processes.head < LEAK_PROCESSES && (head.outcomes.ok ?? 0) >= LEAK_PROCESSES)
    return `Let each run last longer, so that every one of them gives ${GROWTH_POINTS} readings`;
  if (isFew)
    return `Take at least ${LEAK_PROCESSES} processes of each side: give the suite the time, or let a run be shorter`;
  const short = wanted > 0 ? Math.max(margin, smallestVisible) / wanted : 2;
  const factor = Math.max(2, short);
  const thousands = thousandsOf([head], growing);
  const length =
    thousands === null
      ? `Let a run last ${round(factor)} times as long, and say how many operations it did`
      : `Let a run do about ${round(2000 * thousands * factor).toLocaleString('en')} operations (now ${round(2000 * thousands).toLocaleString('en')})`;
  return growing === 'memory' && source !== HEAP_SOURCE
    ? `${length}, or write checkpoints of the heap after a collection`
    : length;
}

/** Two digits, upwards: more would be false precision. */
function round(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(value, 1))) - 1);
  return Math.ceil(value / unit) * unit;
}

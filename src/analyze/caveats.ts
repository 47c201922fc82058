import type { ScenarioAnalysis } from '../model/analysis.ts';
import type { Caveat } from '../model/caveat.ts';
import { mayMean } from '../model/flakes.ts';
import { READ_OFF_WINDOWS } from '../model/metric.ts';
import type { Plan } from '../model/plan.ts';
import type { RunResult, ScenarioResult } from '../model/result.ts';
import { median } from '../stats/descriptive.ts';
import { suiteShift } from './family.ts';
import { loadCaveats } from './load-caveats.ts';
import { sharedServiceCaveats } from './service-caveat.ts';
import { unsentRequests } from './unsent.ts';

/** Runs of history below which a stored baseline is weak (docs/statistics.md: 20 runs for the stated error rates). */
const ENOUGH_RUNS = 20;
/** A smallest visible change above this is too blunt to gate on. */
const BLUNT = 0.2;
/** Invocations shorter than this (ns) measure mostly the start of a process. */
const SHORT_NS = 50e6;
/** Share of CPU time taken by other guests of the host from which timings are doubtful. */
const HIGH_STEAL = 0.05;
/** A shift of the whole suite worth a sentence. */
const LARGE_SHIFT = 0.05;

/** Doubts about the run as a whole and about single scenarios, from its facts. */
export function runCaveats(result: RunResult, scenarios: readonly ScenarioAnalysis[]): readonly Caveat[] {
  return [
    ...historyCaveats(scenarios),
    ...shiftCaveat(scenarios),
    ...uncoveredCaveat(result.plan),
    ...sharedServiceCaveats(result),
    ...loadCaveats(result),
    ...unsentRequests(result),
    ...idleQuarantine(result),
    ...result.scenarios.flatMap(scenario => [
      ...shortCaveat(scenario),
      ...constantTimeCaveat(scenario, result.plan),
      ...stealCaveat(scenario),
      ...unreadableCaveat(scenario),
    ]),
  ];
}

/** Scenarios that the budget ended before they were decided: how far they came. */
export function budgetCaveats({ scenarios, plan }: RunResult): readonly Caveat[] {
  const unit = plan.pairing === null ? 'invocations' : 'pairs';
  return scenarios
    .filter(({ arm, ending }) => arm === 'head' && ending?.kind === 'budget')
    .map(({ id, outcomes }) => ({
      code: 'budget',
      text: `The budget ended it after ${outcomes.ok ?? 0} ${unit}`,
      advice: 'give the suite more time, or let one invocation do less',
      scenario: id,
    }));
}

const percent = (ratio: number): string => `${(100 * ratio).toFixed(ratio < 0.1 ? 1 : 0)} %`;

function historyCaveats(scenarios: readonly ScenarioAnalysis[]): readonly Caveat[] {
  const stored = scenarios.flatMap(scenario =>
    scenario.metrics.flatMap(({ gated, comparison }) =>
      gated && comparison.kind === 'stored' ? [comparison] : [],
    ),
  );
  if (stored.length === 0) return [];
  const runs = Math.min(...stored.map(comparison => comparison.runs));
  const bluntest = Math.max(...stored.map(comparison => comparison.mde80));
  const weak: Caveat = {
    code: 'weak-history',
    text: `The baseline holds ${runs} comparable ${runs === 1 ? 'run' : 'runs'}; below ${ENOUGH_RUNS} it is weak`,
    advice: 'every run on the default branch adds one',
    scenario: null,
  };
  const blunt: Caveat = {
    code: 'blunt-history',
    text: `This history cannot gate small changes: the least visible metric must change by ${percent(bluntest)} to be seen`,
    advice:
      'make one invocation last half a second or longer, let the history grow, or run in pairs with the base',
    scenario: null,
  };
  return [...(runs < ENOUGH_RUNS ? [weak] : []), ...(bluntest > BLUNT ? [blunt] : [])];
}

/** Ids that are named where some are covered by nothing. */
const MOST_NAMED = 5;

function uncoveredCaveat({ requirements = [] }: Plan): readonly Caveat[] {
  const uncovered = requirements.filter(({ scenarios }) => scenarios.length === 0).map(({ id }) => id);
  if (uncovered.length === 0) return [];
  const more = uncovered.length > MOST_NAMED ? ` and ${uncovered.length - MOST_NAMED} more` : '';
  return [
    {
      code: 'uncovered',
      text: `${uncovered.length} of ${requirements.length} requirements are covered by no scenario: ${uncovered.slice(0, MOST_NAMED).join(', ')}${more}`,
      advice: 'name them in covers: of the scenario that tests them, or write one',
      scenario: null,
    },
  ];
}

function shiftCaveat(scenarios: readonly ScenarioAnalysis[]): readonly Caveat[] {
  const stored = scenarios.filter(({ metrics }) =>
    metrics.some(({ gated, comparison }) => gated && comparison.kind === 'stored'),
  );
  const shift = suiteShift(stored);
  // Pairs share their machine, which cancels; and a single scenario is not a suite.
  if (stored.length < 2 || shift === null || Math.abs(shift) < LARGE_SHIFT) return [];
  const direction = shift > 0 ? 'worse' : 'better';
  return [
    {
      code: 'suite-shift',
      text: `The whole suite moved: half of its metrics are at least ${percent(Math.abs(shift))} ${direction}`,
      advice:
        'this is the machine, or a change that touches everything; it is never subtracted from the comparison',
      scenario: null,
    },
  ];
}

function shortCaveat(scenario: ScenarioResult): readonly Caveat[] {
  const wall = samplesOf(scenario, 'time.wall');
  if (wall.length === 0 || median(wall) >= SHORT_NS) return [];
  return [
    {
      code: 'short-invocation',
      text: `One invocation takes ${(median(wall) / 1e6).toFixed(1)} ms, most of which may be the start of the process`,
      advice: 'let one invocation do half a second of work or more',
      scenario: scenario.id,
    },
  ];
}

/** Whether the plan says how long an invocation takes, so that nothing is read from a clock. */
function isTimed({ id }: ScenarioResult, plan: Plan): boolean {
  const load = plan.scenarios.find(planned => planned.id === id)?.load;
  return load?.model === 'open' || typeof load?.durationMs === 'number';
}

/** Five equal readings of a nanosecond clock do not happen: the workload prints a constant or a rounded number. */
function constantTimeCaveat(scenario: ScenarioResult, plan: Plan): readonly Caveat[] {
  return scenario.metrics
    .filter(
      ({ metric, samples }) =>
        ['time', 'tail'].includes(metric.kind) &&
        !READ_OFF_WINDOWS.has(metric.id) &&
        samples.length >= 5 &&
        new Set(samples).size === 1 &&
        !(metric.id === 'time.wall' && isTimed(scenario, plan)),
    )
    .map(({ metric }) => ({
      code: 'constant-time',
      text: `${metric.id} is the same in every invocation, which a clock never is`,
      advice: 'check that it is measured, and printed with enough digits',
      scenario: scenario.id,
    }));
}

function stealCaveat(scenario: ScenarioResult): readonly Caveat[] {
  const steal = scenario.series?.columns.stealRatio ?? [];
  if (steal.length === 0 || median(steal) < HIGH_STEAL) return [];
  return [
    {
      code: 'steal',
      text: `Other machines on the same host took ${percent(median(steal))} of the CPU while this ran`,
      advice: 'CPU time is less affected than elapsed time; or run again on a quieter runner',
      scenario: scenario.id,
    },
  ];
}

function unreadableCaveat(scenario: ScenarioResult): readonly Caveat[] {
  const [first] = scenario.problems;
  if (first === undefined) return [];
  const more = scenario.problems.length > 1 ? ` (and ${scenario.problems.length - 1} more)` : '';
  return [
    {
      code: 'unreadable-metrics',
      // What is said of a file as a whole has no line, and is no line that could not be read.
      text: `${first.line === null ? first.file : `A line of ${first.file} could not be read`}: ${first.message}${more}`,
      advice: first.file === '$STRESS_METRICS' ? 'write `name=value unit`, one a line' : null,
      scenario: scenario.id,
    },
  ];
}

const samplesOf = (scenario: ScenarioResult, id: string): readonly number[] =>
  scenario.metrics.find(({ metric }) => metric.id === id)?.samples ?? [];

/** Entries of a quarantine that name no test of the run: a misspelt name excuses nothing, and nobody would know. */
function idleQuarantine({ plan, scenarios }: RunResult): readonly Caveat[] {
  return plan.scenarios.flatMap(({ id, quarantine = [] }) => {
    const seen = scenarios
      .filter(scenario => scenario.id === id)
      .flatMap(({ repetition }) => repetition?.tests ?? []);
    if (seen.length === 0) return [];
    return quarantine
      .filter(entry => !seen.some(({ test }) => mayMean(entry.test, test)))
      .map(({ test, line }) => ({
        code: 'idle-quarantine',
        text: `Its quarantine of "${test}" (line ${line}) names no test that was run`,
        advice: 'write the name as the report shows it, or remove the entry',
        scenario: id,
      }));
  });
}

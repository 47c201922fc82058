import type { BaselineRun } from '../model/baseline.ts';
import { type Environment, INSTRUCTION_COUNTER } from '../model/environment.ts';

const COUNT = 'cpu.instructions';

/** What counted instructions in a run; null where nothing did. */
export const counterOf = ({ runtimes }: Environment): string | null => runtimes[INSTRUCTION_COUNTER] ?? null;

/** Runs of a history whose counts of instructions may stand beside this run's, and the newest counter whose may not. */
export interface SameCounter {
  readonly runs: readonly BaselineRun[];
  readonly foreignCounter: string | null;
}

/**
 * Two counters give different numbers for the same program (one simulates a processor, another sees the real one), so what another
 * counter counted is taken out of the history before anything is compared, trended or watched. Everything else of those runs stays.
 */
export function setForeignCountsAside(runs: readonly BaselineRun[], environment: Environment): SameCounter {
  const own = counterOf(environment);
  const isForeign = (run: BaselineRun): boolean => {
    const counter = counterOf(run.environment);
    return counter !== null && counter !== own;
  };
  const newest = runs.filter(isForeign).at(-1);
  return {
    runs: runs.map(run => (isForeign(run) ? withoutCounts(run) : run)),
    foreignCounter: newest === undefined ? null : counterOf(newest.environment),
  };
}

const withoutCounts = (run: BaselineRun): BaselineRun => ({
  ...run,
  scenarios: run.scenarios.map(scenario => ({
    ...scenario,
    metrics: scenario.metrics.filter(({ metric }) => metric.id !== COUNT),
  })),
});

/** Why a count has nothing to be compared with, although the history has counts; null for every other metric. */
export const foreignCount = (metric: string, foreignCounter: string | null): string | null =>
  metric === COUNT && foreignCounter !== null
    ? `its instructions were counted by another counter then (${foreignCounter}), and counts of two counters are never compared`
    : null;

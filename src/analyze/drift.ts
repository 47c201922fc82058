import type { Drift } from '../model/analysis.ts';
import type { ReportedDrift } from '../model/baseline.ts';
import type { MetricDefinition } from '../model/metric.ts';
import { type Policy, thresholdFor } from '../model/policy.ts';
import type { RunResult, ScenarioResult } from '../model/result.ts';
import { median } from '../stats/descriptive.ts';
import { changePoints } from '../stats/e-divisive.ts';
import { mannWhitney } from '../stats/mann-whitney.ts';
import { directed } from './direction.ts';
import { isGated } from './gated.ts';
import type { Histories } from './histories.ts';
import { type Margin, marginOf } from './margin.ts';
import { implausible } from './plausible.ts';
import type { History } from './reference.ts';

/** Runs on each side of a step, and at least this many times three for creep: fewer make a change of level of two odd runs. */
export const LEAST_RUNS = 5;
/** Level over all metrics of the suite: what is said here cannot be confirmed by measuring again. */
export const ALPHA = 0.01;
/** The smallest share of one metric: a smaller one would take more permutations than a report may cost. */
export const LEAST_ALPHA = 2e-4;
/** A step may be found a run or two earlier or later once more runs have followed it; so near, it is the same. */
export const SAME_STEP_RUNS = 3;
/** Fixes the permutations. */
const SEED = 1;

/** The levels of one metric, run by run, this run's last. */
interface Levels {
  readonly scenario: string;
  readonly metric: MetricDefinition;
  readonly margin: Margin;
  readonly runs: readonly Level[];
  readonly reported: readonly ReportedDrift[];
}

interface Level {
  readonly commit: string;
  readonly at: string;
  readonly value: number;
}

/**
 * Steps and slow creep for the worse in the stored history and this run, that no report has named before. Steps by E-divisive on the
 * logarithms; creep where the newest third lies above the oldest by a Mann–Whitney test and no step explains it. Each metric spends its
 * share of the level (Bonferroni). Runs wander with their machine, so a change must also be one that matters.
 */
export function driftOf(result: RunResult, histories: Histories, policy: Policy): readonly Drift[] {
  if (!policy.watchHistory) return [];
  const heads = result.scenarios.filter(scenario => scenario.arm === 'head');
  const all = heads.flatMap(head => levelsOf(head, result, histories.of(head), policy));
  const alpha = Math.max(ALPHA / Math.max(all.length, 1), LEAST_ALPHA);
  return all.flatMap(levels => {
    const steps = stepsIn(levels, alpha);
    const found = steps.length > 0 ? steps : creepIn(levels, alpha);
    return found.filter(drift => !wasReported(drift, levels.runs, levels.reported));
  });
}

function levelsOf(
  head: ScenarioResult,
  result: RunResult,
  history: History,
  policy: Policy,
): readonly Levels[] {
  return head.metrics.flatMap(({ metric: measured, samples }) => {
    const threshold = thresholdFor(policy.thresholds[head.id] ?? [], measured.id, measured.unit);
    const metric = directed(measured, threshold);
    if (implausible(metric, samples) !== null) return [];
    if (!isGated(metric, head, result, threshold, history)) return [];
    const past = pastLevels(head, metric, history);
    const now = { commit: result.commit?.sha ?? 'unknown', at: result.startedAt, value: median(samples) };
    const runs = [...past, now];
    // Without a logarithm there is no relative change to speak of.
    if (runs.length < 2 * LEAST_RUNS || runs.some(({ value }) => value <= 0)) return [];
    const { reported } = history;
    return [{ scenario: head.id, metric, margin: marginOf(metric, threshold), runs, reported }];
  });
}

/** Levels of the runs since the metric's last accepted change that did the same work. */
function pastLevels(head: ScenarioResult, metric: MetricDefinition, history: History): readonly Level[] {
  const since = history.accepted
    .filter(entry => entry.scenario === head.id && entry.metric === metric.id)
    .reduce((latest, entry) => Math.max(latest, Date.parse(entry.at)), Number.NEGATIVE_INFINITY);
  return history.runs.flatMap(run => {
    const scenario = run.scenarios.find(({ id, digest }) => id === head.id && digest === head.digest);
    const samples = scenario?.metrics.find(
      ({ metric: { id, unit } }) => id === metric.id && unit === metric.unit,
    )?.samples;
    return samples === undefined || samples.length === 0 || Date.parse(run.at) < since
      ? []
      : [{ commit: run.commit, at: run.at, value: median(samples) }];
  });
}

function stepsIn(levels: Levels, alpha: number): readonly Drift[] {
  const logs = levels.runs.map(({ value }) => Math.log(value));
  const permutations = Math.max(999, Math.ceil(4 / alpha));
  const points = changePoints(logs, { seed: SEED, significance: alpha, minSize: LEAST_RUNS, permutations });
  const bounds = [0, ...points.map(({ index }) => index), levels.runs.length];
  return points.flatMap(({ index, p }, i) => {
    const [from, to] = [bounds[i] ?? 0, bounds[i + 2] ?? levels.runs.length];
    return changeBetween('step', levels, levels.runs.slice(from, index), levels.runs.slice(index, to), p);
  });
}

function creepIn(levels: Levels, alpha: number): readonly Drift[] {
  const { runs, metric } = levels;
  if (runs.length < 3 * LEAST_RUNS) return [];
  const third = Math.floor(runs.length / 3);
  const [oldest, newest] = [runs.slice(0, third), runs.slice(-third)];
  const test = mannWhitney(valuesOf(newest), valuesOf(oldest));
  const p = metric.better === 'lower' ? test.pGreater : test.pLess;
  return p > alpha ? [] : changeBetween('creep', levels, oldest, newest, p);
}

const valuesOf = (runs: readonly Level[]): readonly number[] => runs.map(({ value }) => value);

/** One drift for the worse that matters, or none. A step is dated by its first run, creep by the newest. */
function changeBetween(
  kind: Drift['kind'],
  { scenario, metric, margin }: Levels,
  older: readonly Level[],
  newer: readonly Level[],
  p: number,
): readonly Drift[] {
  const [before, after] = [median(valuesOf(older)), median(valuesOf(newer))];
  const sign = metric.better === 'lower' ? 1 : -1;
  const change = (after / before) ** sign - 1;
  const run = kind === 'step' ? newer[0] : newer.at(-1);
  const matters = change >= margin.smallestEffect && sign * (after - before) >= margin.floor && change > 0;
  if (run === undefined || !matters) return [];
  return [{ kind, scenario, metric: metric.id, commit: run.commit, at: run.at, change, before, after, p }];
}

/** A report has named this step, give or take a few runs; or this creep, while the run it was said of is still in the history. */
function wasReported(drift: Drift, runs: readonly Level[], reported: readonly ReportedDrift[]): boolean {
  const place = (commit: string): number => runs.findIndex(run => run.commit === commit);
  return reported
    .filter(
      ({ scenario, metric, kind }) =>
        scenario === drift.scenario && metric === drift.metric && kind === drift.kind,
    )
    .map(({ commit }) => place(commit))
    .some(at => at >= 0 && (drift.kind === 'creep' || Math.abs(at - place(drift.commit)) <= SAME_STEP_RUNS));
}

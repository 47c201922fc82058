import type { RunResult, ScenarioResult } from '../model/result.ts';
import type { View } from '../model/view.ts';
import { contradictionInInvocations } from './invocation-consistency.ts';
import { contradictionInRepetition } from './repetition-consistency.ts';

/** As many invocations as a suite can ask for, at `intensity: extreme`. */
const MOST_SAMPLES = 20_000;
/** Rows of one series, of which the program itself keeps 2,000 at most. */
const MOST_ROWS = 5_000;
/**
 * No quantity of this world is larger, in whatever unit, nor smaller by as much without being zero; ratios, logarithms and fourth powers of
 * what lies between are numbers.
 */
const LARGEST = 1e60;

/**
 * What in a view of unknown origin contradicts itself, as a part of a sentence; null where nothing does. The schema holds each value to its
 * type; here are the sentences about several: what the program always writes so, and what judging it again relies on.
 */
export function contradictionIn({ result, rounds }: View): string | null {
  const later = rounds.map(({ plan }) => plan.pairing?.purpose ?? 'head alone');
  const searched = result.plan.pairing?.purpose ?? null;
  const expected = searched === null ? ['search', 'confirm'] : ['confirm'];
  if (searched === 'confirm') return 'its first run is one that confirms';
  if (later.length > expected.length || later.some((purpose, i) => purpose !== expected[i]))
    return `its rounds are ${later.slice(0, 5).join(', ')}, and only ${expected.join(', ')} can follow`;
  for (const run of [result, ...rounds]) {
    const found = contradictionInRun(run);
    if (found !== null) return found;
  }
  return null;
}

function contradictionInRun({ plan, scenarios }: RunResult): string | null {
  const planned = new Map(plan.scenarios.map(scenario => [scenario.id, scenario]));
  if (planned.size < plan.scenarios.length) return 'its plan has a scenario twice';
  const sides = new Set<string>();
  for (const scenario of scenarios) {
    const side = JSON.stringify([scenario.id, scenario.arm]);
    if (sides.has(side)) return `it has the scenario ${shown(scenario.id)} twice`;
    sides.add(side);
    const plannedAs = planned.get(scenario.id);
    if (plannedAs === undefined)
      return `it has the scenario ${shown(scenario.id)}, which its plan does not have`;
    if (plannedAs.digest !== scenario.digest)
      return `the scenario ${shown(scenario.id)} is another one than its plan says`;
    const found =
      contradictionInMetrics(scenario) ??
      contradictionInSeries(scenario) ??
      contradictionInInvocations(scenario) ??
      contradictionInRepetition(plannedAs, scenario);
    if (found !== null) return `${found} of the scenario ${shown(scenario.id)}`;
  }
  const missing = plan.scenarios.find(({ id }) => !sides.has(JSON.stringify([id, 'head'])));
  return missing === undefined
    ? null
    : `its plan has the scenario ${shown(missing.id)}, which it does not have`;
}

function contradictionInMetrics({ metrics }: ScenarioResult): string | null {
  const ids = new Set(metrics.map(({ metric }) => metric.id));
  if (ids.size < metrics.length) return 'it has a metric twice';
  for (const { metric, samples } of metrics) {
    if (samples.length > MOST_SAMPLES)
      return `it has ${samples.length} samples, of at most ${MOST_SAMPLES}, of the metric ${shown(metric.id)}`;
    const absurd = samples.find(value => value !== 0 && !isQuantity(Math.abs(value)));
    if (absurd !== undefined) return `it has the value ${absurd} of the metric ${shown(metric.id)}`;
  }
  return null;
}

/** Columns are as long as what they stand beside, which goes on from its first value to its last, in so many rows. */
function contradictionInSeries({ series, checkpoints }: ScenarioResult): string | null {
  if (series !== null && !isTable(series.atMs, Object.values(series.columns)))
    return 'it has a series that is none';
  const reported = checkpoints === null ? [] : Object.values(checkpoints.columns).map(({ values }) => values);
  return checkpoints !== null && !isTable(checkpoints.operations, reported)
    ? 'it has checkpoints that are none'
    : null;
}

function isTable(along: readonly number[], columns: readonly (readonly number[])[]): boolean {
  if (along.length > MOST_ROWS || !proceeds(along)) return false;
  const isSound = (values: readonly number[]): boolean =>
    values.length === along.length && values.every(value => value === 0 || isQuantity(Math.abs(value)));
  return columns.every(isSound) && isQuantity(1 + Math.abs(along.at(-1) ?? 0));
}

/** Never goes back, and stands still for less than an eighth of the whole: the trend of each quarter is looked at. */
function proceeds(along: readonly number[]): boolean {
  const stretch = Math.max(2, Math.floor(along.length / 8));
  const goesOn = along.every((value, i) => i < stretch || value > (along[i - stretch] ?? value));
  const ascends = along.every((value, i) => i === 0 || value >= (along[i - 1] ?? value));
  return ascends && goesOn && (along.length < 2 || along[0] !== along.at(-1));
}

const isQuantity = (size: number): boolean => size <= LARGEST && size >= 1 / LARGEST;

const shown = (name: string): string => name.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 60);

import type { RunResult, ScenarioResult } from '../model/result.ts';
import type { View } from '../model/view.ts';

/** As many invocations as a suite can ask for, at `intensity: extreme`; a test over pairs takes the square of it. */
const MOST_SAMPLES = 20_000;

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
    const digest = planned.get(scenario.id)?.digest;
    if (digest === undefined)
      return `it has the scenario ${shown(scenario.id)}, which its plan does not have`;
    if (digest !== scenario.digest)
      return `the scenario ${shown(scenario.id)} is another one than its plan says`;
    const found = contradictionInMetrics(scenario);
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
  const long = metrics.find(({ samples }) => samples.length > MOST_SAMPLES);
  return long === undefined
    ? null
    : `it has ${long.samples.length} samples, of at most ${MOST_SAMPLES}, of the metric ${shown(long.metric.id)}`;
}

const shown = (name: string): string => name.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 60);

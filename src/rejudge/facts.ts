import type { Evidence } from '../evidence.ts';
import type { BaselineLookup } from '../model/baseline.ts';
import type { Commit } from '../model/environment.ts';
import { builtInMetric, type MetricDefinition } from '../model/metric.ts';
import type { Plan, PlannedScenario } from '../model/plan.ts';
import type { RunResult } from '../model/result.ts';
import type { Terms } from './terms.ts';

/**
 * The measurements of a proposal, with everything replaced that others know better: the commit by GitHub, the suite, the filters and what
 * a scenario is held to by the base, a metric's direction and kind by this program or by the baseline. What is left of the results'
 * own word are samples, outcomes and how they were taken.
 */
export function factsOf(
  { result, rounds }: Evidence,
  { plan, caveats }: Terms,
  lookup: BaselineLookup,
  commit: Commit,
): Evidence {
  const define = definitions(lookup);
  const corrected = (run: RunResult): RunResult => ({
    ...run,
    commit,
    plan: planOf(run.plan, plan),
    scenarios: run.scenarios.map(scenario => ({
      ...scenario,
      metrics: scenario.metrics.map(measured => ({ ...measured, metric: define(measured.metric) })),
    })),
  });
  const first = corrected(result);
  return {
    result: {
      ...first,
      plan: { ...first.plan, omitted: plan.omitted },
      caveats: [...caveats, ...first.caveats],
    },
    rounds: rounds.map(corrected),
  };
}

/** A metric could claim that more of it is better. */
function definitions(lookup: BaselineLookup): (claimed: MetricDefinition) => MetricDefinition {
  const runs = lookup.kind === 'found' ? lookup.baseline.runs : [];
  const known = new Map(
    runs.flatMap(run =>
      run.scenarios.flatMap(({ metrics }) => metrics.map(({ metric }) => [metric.id, metric] as const)),
    ),
  );
  return claimed => builtInMetric(claimed.id) ?? known.get(claimed.id) ?? claimed;
}

function planOf(claimed: Plan, base: Plan): Plan {
  const known = new Map(base.scenarios.map(scenario => [scenario.id, scenario]));
  return {
    ...claimed,
    suite: base.suite,
    configFile: base.configFile,
    scenarios: claimed.scenarios.map(scenario => heldAs(known.get(scenario.id), scenario)),
  };
}

/**
 * How it is judged, what is looked for, how long it is repeated and whose failures are excused is the base's to say; how it was run is what
 * it is. What the base does not have excuses nothing.
 */
function heldAs(
  base: PlannedScenario | undefined,
  { quarantine: _claimed, ...claimed }: PlannedScenario,
): PlannedScenario {
  if (base === undefined) return claimed;
  const { name, category, priority, level, covers, tags, leaks, quarantine } = base;
  return {
    ...{ ...claimed, name, category, priority, level, covers, tags, leaks },
    ...(quarantine === undefined ? {} : { quarantine }),
    ...lookedFor(base, claimed),
    ...repeatedUntil(base, claimed),
  };
}

/** All that the base looks for: results that do not have it are no answer. What the proposal adds is looked for as well. */
function lookedFor(
  base: PlannedScenario,
  claimed: PlannedScenario,
): Pick<PlannedScenario, 'detectors' | 'histories'> {
  const detectors = claimed.detectors ?? base.detectors;
  const names = [...(base.detectors?.names ?? []), ...(claimed.detectors?.names ?? [])];
  const histories = [...(base.histories ?? []), ...(claimed.histories ?? [])];
  const checks = new Map(histories.map(history => [`${history.check} ${history.from}`, history]));
  return {
    ...(detectors === undefined ? {} : { detectors: { ...detectors, names: [...new Set(names)] } }),
    ...(checks.size === 0 ? {} : { histories: [...checks.values()] }),
  };
}

/** What the runs have to rule out. Nor are they held to less because the results say that one of them was only made again. */
const repeatedUntil = (base: PlannedScenario, claimed: PlannedScenario): Pick<PlannedScenario, 'repeat'> =>
  base.repeat === undefined || claimed.repeat === undefined
    ? {}
    : { repeat: { ...claimed.repeat, until: base.repeat.until, only: base.repeat.only } };

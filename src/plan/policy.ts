import type { Config, PlacedThreshold } from '../config/config.ts';
import { COUNTED_OF_REPEATS, qualified } from '../model/metric.ts';
import type { Overrides } from '../model/override.ts';
import type { Plan, PlannedScenario } from '../model/plan.ts';
import type { Policy, Threshold } from '../model/policy.ts';
import { laddersOf } from '../model/scalability.ts';
import { SUSTAINED } from '../model/watched.ts';

/** What the command line or the action's inputs override; null: as configured. */
export interface PolicyOverrides {
  readonly against: Policy['against'] | null;
  readonly failOn: Policy['failOn'] | null;
  /** The run belongs to the history: a push on the default branch. */
  readonly watchHistory: boolean;
  readonly overrides: Overrides;
}

/**
 * Config → policy, with limits in the order of their strength for every planned scenario. What is repeated is not measured: of those of
 * the suite only limits on what is counted hold for it.
 */
export function policyOf(config: Config, plan: Plan, overrides: PolicyOverrides): Policy {
  const suiteWide = suiteThresholds(config);
  const counted = suiteWide.filter(({ metric }) => COUNTED_OF_REPEATS.has(metric));
  const own = new Map(config.scenarios.map(scenario => [scenario.name, scenario.thresholds]));
  return {
    ...config.policy,
    against: overrides.against ?? config.policy.against,
    failOn: overrides.failOn ?? config.policy.failOn,
    watchHistory: overrides.watchHistory,
    overrides: overrides.overrides,
    thresholds: Object.fromEntries(
      [...plan.scenarios, ...laddersIn(plan)].map(({ id, name, repeat }) => [
        id,
        [...placed(own.get(name) ?? {}, 'scenario'), ...(repeat === undefined ? suiteWide : counted)],
      ]),
    ),
  };
}

/** What holds for a ladder as a whole stands under its name, beside that of its rungs. */
const laddersIn = ({ scenarios }: Plan): readonly Pick<PlannedScenario, 'id' | 'name' | 'repeat'>[] =>
  [...laddersOf(scenarios).keys()].map(name => ({ id: name, name }));

/** Plain ids before globs: the more specific statement is the stronger. */
function suiteThresholds(config: Config): readonly Threshold[] {
  const all = placed(config.thresholds, 'suite');
  const isGlob = (threshold: Threshold): boolean => threshold.metric.includes('*');
  return [...all.filter(threshold => !isGlob(threshold)), ...all.filter(isGlob)];
}

const placed = (
  limits: Readonly<Record<string, PlacedThreshold>>,
  scope: Threshold['scope'],
): readonly Threshold[] =>
  Object.entries(limits).flatMap(([metric, { forMs, abortOnFail: _, ...limit }]) => {
    const threshold: Threshold = { metric, scope, ...limit };
    return forMs === undefined ? [threshold] : [{ ...threshold, max: null, min: null }, sustained(threshold)];
  });

/** Of a limit that counts only when it is broken for some time: the level that was kept up for so long is held against it, and against nothing else. */
const sustained = (threshold: Threshold): Threshold => ({
  ...threshold,
  metric: qualified(threshold.metric, SUSTAINED),
  regression: 'off',
  floor: null,
  relativeTo: null,
});

import type { Config, ScenarioConfig } from '../config/config.ts';
import type { Plan, PlannedScenario } from '../model/plan.ts';
import { hashSeed } from '../stats/random.ts';
import { digestOf } from './digest.ts';
import { expandScenario } from './expand.ts';
import { givenOptions } from './given.ts';
import { neededServices } from './needed-services.ts';
import type { PlanOptions } from './options.ts';
import { orderByPriority } from './order.ts';
import { selects } from './select.ts';

/** Config → plan: scenarios selected, expanded, seeded, given their share of the budget, and ordered. Pure. */
export function makePlan(config: Config, options: PlanOptions): Plan {
  const suite = config.suite ?? options.fallbackSuite;
  const seed = options.seed ?? config.seed ?? hashSeed(suite);
  const budgetMs = options.budgetMs ?? config.budgetMs;
  const selected = withReferences(
    config,
    config.scenarios.filter(scenario => selects(options.selection, scenario)),
  );
  const drafts = selected.flatMap(scenario => expandScenario(scenario, options, seed));
  const share = budgetMs === null ? null : budgetMs / Math.max(drafts.length, 1);
  const scenarios = drafts.map(
    (draft): PlannedScenario => ({
      ...draft,
      budgetMs: share,
      digest: digestOf(draft, config.services),
      seed: hashSeed(`${seed}/${draft.id}`),
    }),
  );
  return {
    schemaVersion: 1,
    suite,
    configFile: options.configFile,
    seed,
    intensity: config.intensity,
    budgetMs,
    setup: config.setup,
    setupTimeoutMs: config.setupTimeoutMs,
    failFast: config.failFast,
    ...neededServices(config.services, scenarios),
    scenarios: orderByPriority(scenarios),
    pairing: null,
    omitted: namesOf(config.scenarios.filter(scenario => !selected.includes(scenario))),
    ...(config.requirements === null ? {} : { requirements: requirementsOf(config) }),
    ...givenOptions(options),
  };
}

/** With what covers each of them in the whole suite: what a filter leaves out is no gap. */
const requirementsOf = ({ requirements, scenarios }: Config): NonNullable<Plan['requirements']> =>
  (requirements ?? []).map(({ id, text }) => ({
    id,
    text,
    scenarios: namesOf(scenarios.filter(({ covers }) => covers.includes(id))),
  }));

/** A scenario whose value divides another's has to be run whenever the other is. */
function withReferences(config: Config, selected: readonly ScenarioConfig[]): readonly ScenarioConfig[] {
  const limits = [config.thresholds, ...selected.map(scenario => scenario.thresholds)].flatMap(map =>
    Object.values(map),
  );
  const names = new Set(limits.map(({ relativeTo }) => relativeTo));
  return config.scenarios.filter(scenario => selected.includes(scenario) || names.has(scenario.name));
}

const namesOf = (scenarios: readonly ScenarioConfig[]): readonly string[] =>
  scenarios.map(scenario => scenario.name);

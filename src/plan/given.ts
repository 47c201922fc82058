import type { GivenOptions } from '../model/plan.ts';
import type { PlanOptions } from './options.ts';

/** What `options` say otherwise than the config, as a part of the plan: empty where they say nothing. */
export function givenOptions(options: PlanOptions): { readonly given?: GivenOptions } {
  const { intensity, durationMs, samples, budgetMs, against, base } = options;
  const said = Object.entries({ intensity, durationMs, samples, budgetMs, against: base ?? against });
  const given: GivenOptions = Object.fromEntries(said.filter(([, value]) => (value ?? null) !== null));
  return Object.keys(given).length === 0 ? {} : { given };
}

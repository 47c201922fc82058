import type { RepeatConfig, SamplesConfig, ScenarioConfig } from '../config/config.ts';
import { LEAK_PROCESSES } from '../model/growth.ts';
import type { Load, PlannedScenario, SamplePlan } from '../model/plan.ts';
import { hashSeed } from '../stats/random.ts';
import { cellsOf } from './cell.ts';
import { closedLoad, openLoad } from './load.ts';
import type { PlanOptions } from './options.ts';
import { repeatPlan } from './repeat.ts';
import { searchPlan } from './search.ts';

/** A planned scenario before the suite gives it a budget, a digest and a seed. */
export type Draft = Omit<PlannedScenario, 'budgetMs' | 'digest' | 'seed'>;

/** One scenario of the config → one draft for each rung of its ladder or cell of its grid; a single rung keeps the plain name. */
export function expandScenario(
  scenario: ScenarioConfig,
  options: PlanOptions,
  suiteSeed: number,
): readonly Draft[] {
  const cells = cellsOf(scenario, suiteSeed);
  if (cells !== null)
    return cells.flatMap(({ scenario: cell, id, levels }) =>
      expandScenario(cell, options, suiteSeed).map(draft => ({ ...draft, id, levels })),
    );
  if (scenario.repeat !== undefined) return expandRepeated(scenario, scenario.repeat, options, suiteSeed);
  return loadsOf(scenario, options, suiteSeed).map(({ id, load }) => ({
    ...described(scenario),
    id,
    load,
    ...searchOf(scenario, load),
    ...watchesOf(scenario),
    samples:
      scenario.driver.kind === 'results'
        ? EVERY_FILE
        : scenario.leaks
          ? soakPlan(scenario.samples, options.samples)
          : samplePlan(scenario.samples, options.samples),
  }));
}

/** One load for each rung of a ladder. */
function loadsOf(
  { name, load }: ScenarioConfig,
  options: PlanOptions,
  suiteSeed: number,
): readonly { readonly id: string; readonly load: Load }[] {
  if (load.model === 'open')
    return [{ id: name, load: openLoad(load, hashSeed(`${suiteSeed}/${name}/walk`), options) }];
  const { users } = load;
  const idOf = (rung: number): string => (users.length === 1 ? name : `${name}[users=${rung}]`);
  return users.map(rung => ({ id: idOf(rung), load: closedLoad(load, rung, options) }));
}

/** Limits that are looked at while the load runs. */
function watchesOf({ thresholds }: ScenarioConfig): Pick<Draft, 'watches'> {
  const watches = Object.entries(thresholds).flatMap(([metric, { max, min, forMs, abortOnFail }]) =>
    forMs === undefined && abortOnFail === undefined
      ? []
      : [{ metric, max, min, forMs: forMs ?? 0, abort: abortOnFail === true }],
  );
  return watches.length === 0 ? {} : { watches };
}

function searchOf({ find, thresholds }: ScenarioConfig, load: Load): Pick<Draft, 'search'> {
  const search = find === 'max' && load.model === 'open' ? searchPlan(load, thresholds) : null;
  return search === null ? {} : { search };
}

/** What every rung has in common. */
const described = (scenario: ScenarioConfig): Omit<Draft, 'id' | 'load' | 'samples'> => ({
  name: scenario.name,
  category: scenario.category,
  priority: scenario.priority,
  level: scenario.level,
  covers: scenario.covers,
  tags: scenario.tags,
  driver: driverOf(scenario),
  leaks: scenario.leaks,
  measure: scenario.measure,
  ...(scenario.histories === undefined ? {} : { histories: scenario.histories }),
  ...(scenario.detectors === undefined ? {} : { detectors: scenario.detectors }),
  ...(scenario.services === undefined ? {} : { services: scenario.services }),
  timeoutMs: scenario.driver.timeoutMs,
  line: scenario.line,
});

/** A repeated scenario → one draft for each number of copies at once. Each run of it is one operation. */
function expandRepeated(
  scenario: ScenarioConfig,
  repeat: RepeatConfig,
  { samples: runs, durationMs, repetition = null }: PlanOptions,
  suiteSeed: number,
): readonly Draft[] {
  return repeat.parallel.map(parallel => {
    const id = repeat.parallel.length === 1 ? scenario.name : `${scenario.name}[parallel=${parallel}]`;
    const overrides = { runs, durationMs, only: repetition };
    const plan = repeatPlan(repeat, parallel, overrides, hashSeed(`${suiteSeed}/${id}/deck`));
    return {
      ...described(scenario),
      id,
      load: { model: 'closed', users: 1, iterations: 1, durationMs: null },
      samples: { warmup: 0, min: plan.runs, max: plan.runs, looks: [plan.runs] },
      repeat: plan,
      ...(scenario.quarantine === undefined ? {} : { quarantine: scenario.quarantine }),
    };
  });
}

/** Each sample that the files hold is read, and nobody is asked on the way; `max` is what `run/results.ts` reads at most. */
const EVERY_FILE: SamplePlan = { warmup: 0, min: 1, max: 1000, looks: [1000] };

function driverOf({ driver }: ScenarioConfig): PlannedScenario['driver'] {
  const { timeoutMs: _limit, ...plan } = driver;
  return plan;
}

/** A soak takes its few long runs, and is looked at twice: after the fewest, and after all where those leave it open. */
function soakPlan(samples: SamplesConfig, override: number | null): SamplePlan {
  const min = Math.max(LEAK_PROCESSES, override ?? samples.min);
  const max = override === null ? Math.max(min, samples.max) : min;
  return { warmup: samples.warmup, min, max, looks: [...new Set([min, max])] };
}

/** Looks at `min`, then at each doubling, then at `max`: few enough that spending the error level over them costs little. */
function samplePlan(samples: SamplesConfig, override: number | null): SamplePlan {
  const { min, max } = override === null ? samples : { min: override, max: override };
  const looks: number[] = [];
  for (let look = min; look < max; look *= 2) looks.push(look);
  return { warmup: samples.warmup, min, max, looks: [...looks, max] };
}

import type {
  Comparison,
  ControlAnalysis,
  MetricAnalysis,
  Reference,
  ScenarioAnalysis,
} from '../model/analysis.ts';
import type { Arm } from '../model/event.ts';
import { growthMetric } from '../model/growth.ts';
import { machineOf } from '../model/merged.ts';
import { builtInMetric, type MetricDefinition } from '../model/metric.ts';
import { describeOutcome } from '../model/outcome.ts';
import { looksOf } from '../model/plan.ts';
import type { Policy } from '../model/policy.ts';
import type { RunResult, ScenarioResult } from '../model/result.ts';
import { addShares, type ShareCounts } from '../model/share.ts';
import { median } from '../stats/descriptive.ts';
import { boundsOnly } from './candidate.ts';
import { controlOf } from './control.ts';
import { compareLeaks, type LeakFamily } from './leaks.ts';
import { notVanished } from './missing.ts';
import { comparePaired, type PairedFamily } from './paired.ts';
import { sidesOf } from './pairs.ts';
import { implausible } from './plausible.ts';
import type { History } from './reference.ts';

/** The paired runs of one gate, and what they say together. */
export interface Rounds {
  readonly search: RunResult;
  readonly family: PairedFamily;
  readonly leaks: LeakFamily;
  /** The base against itself; null where it ran once. */
  readonly control: ControlAnalysis | null;
}

/** The paired runs among `runs`; null when the head was run alone. */
export function roundsOf(runs: readonly RunResult[], policy: Policy): Rounds | null {
  const byPurpose = (purpose: 'search' | 'confirm') =>
    runs.find(run => run.plan.pairing?.purpose === purpose);
  const search = byPurpose('search');
  if (search === undefined) return null;
  const confirmation = byPurpose('confirm') ?? null;
  const family = comparePaired(search, confirmation, policy);
  const leaks = compareLeaks(search, confirmation, policy);
  return { search, family, leaks, control: controlOf(search, policy) };
}

/** The head's facts of every scenario, from the first run that has them: a merged screening may lack what went straight to pairs. */
export function headsOf(runs: readonly RunResult[]): readonly ScenarioResult[] {
  const [first, ...later] = runs.map(run => run.scenarios.filter(({ arm }) => arm === 'head'));
  const known = new Set(first?.map(({ id }) => id));
  const pairedOnly = runs[0]?.merged === undefined ? [] : later.flat().filter(({ id }) => !known.has(id));
  const added = new Map(pairedOnly.toReversed().map(scenario => [scenario.id, scenario]));
  return [...(first ?? []), ...[...added.values()].toReversed()];
}

/**
 * The head's facts to judge: those of the paired run where both sides got as far as the first look, else those of the screening. Either
 * way joined with whatever went wrong in the other, because a crash that happened once has happened. Without pairs the head's fresh
 * values do not count: held against the history again they would be a second chance for what was suspect.
 * A repeated test was repeated once on the head, which is then judged.
 */
export function headOf(screened: ScenarioResult, rounds: Rounds | null): ScenarioResult {
  if (screened.repetition !== undefined) return screened;
  const sides = rounds === null ? null : sidesOf(rounds.search, screened.id);
  if (rounds === null || sides === null || sides.head === screened) return screened;
  const enough = fewestPairs(rounds.search, screened.id);
  const arrived = Object.values(sides).every(({ outcomes }) => (outcomes.ok ?? 0) >= enough);
  return arrived ? withTroubles(sides.head, screened) : withTroubles(screened, sides.head);
}

/** Pairs before which nothing is judged: those of the scenario's first look. */
function fewestPairs({ plan: { pairing, scenarios } }: RunResult, id: string): number {
  const scenario = scenarios.find(planned => planned.id === id);
  if (pairing === null || scenario === undefined) return 0;
  return Math.min(looksOf(pairing, scenario)[0] ?? 0, pairing.orders[id]?.length ?? 0);
}

/** `facts` with the failures of `other` added to its own, those of its parts and other shares of operations that are for the worse as well. */
function withTroubles(facts: ScenarioResult, other: ScenarioResult): ScenarioResult {
  const { ok: _good, ...troubles } = other.outcomes;
  const outcomes = Object.entries(troubles).map(([kind, count]) => {
    const own = facts.outcomes[kind as keyof typeof troubles] ?? 0;
    return [kind, own + count] as const;
  });
  return {
    ...facts,
    outcomes: { ...facts.outcomes, ...Object.fromEntries(outcomes) },
    operations: { ok: facts.operations.ok, failed: facts.operations.failed + other.operations.failed },
    ...(facts.shares === undefined ? {} : { shares: addShares([facts.shares, adverse(other.shares ?? {})]) }),
    failures: [...facts.failures, ...other.failures],
  };
}

/** Of each share only the operations that make it worse. */
const adverse = (shares: ShareCounts): ShareCounts =>
  Object.fromEntries(
    Object.entries(shares).map(([id, { count, of }]) =>
      builtInMetric(id)?.better === 'higher'
        ? [id, { count: 0, of: of - count }]
        : [id, { count, of: count }],
    ),
  );

/** What the reference measured of a scenario and this run did not: the base in pairs that got as far as the first look, else the newest run of the baseline. */
export function onlyBefore(
  scenario: ScenarioResult,
  rounds: Rounds | null,
  history: History,
): readonly MetricDefinition[] {
  const has = new Set(
    scenario.metrics.flatMap(({ metric, samples }) => (samples.length > 0 ? metric.id : [])),
  );
  const known = history.runs.flatMap(run =>
    run.scenarios.filter(({ id, digest }) => id === scenario.id && digest === scenario.digest),
  );
  const past = baseOf(scenario.id, rounds)?.metrics ?? known.at(-1)?.metrics ?? [];
  return past.flatMap(({ metric, samples }) => (samples.length === 0 || has.has(metric.id) ? [] : [metric]));
}

/** The base's side of pairs that say which of the two has a metric; null where there are none, or too few. */
function baseOf(id: string, rounds: Rounds | null): ScenarioResult | null {
  const sides = rounds === null ? null : sidesOf(rounds.search, id);
  if (rounds === null || sides === null) return null;
  const enough = fewestPairs(rounds.search, id);
  return [sides.base, sides.head].every(({ outcomes }) => (outcomes.ok ?? 0) >= enough) ? sides.base : null;
}

/** The analysis of a scenario with the paired evidence in the place of the stored one. */
export function withPairs(scenario: ScenarioAnalysis, rounds: Rounds | null): ScenarioAnalysis {
  if (rounds === null) return scenario;
  const replace = (metric: MetricAnalysis): MetricAnalysis => {
    const { family, leaks } = rounds;
    const { id } = metric.metric;
    const comparison = family.of(scenario.id, id) ?? leaks.of(scenario.id, id);
    if (comparison !== null) return { ...metric, gated: true, comparison };
    const absence =
      metric.gated && metric.comparison.kind === 'none'
        ? absenceOf(rounds.search, scenario.id, metric.metric)
        : null;
    return absence === null ? metric : { ...metric, comparison: absence };
  };
  return { ...scenario, metrics: scenario.metrics.map(replace) };
}

const none = (code: 'no-reference' | 'new' | 'not-measured' | 'bounds', reason: string): Comparison => ({
  kind: 'none',
  code,
  reason,
});

/** Why there are no pairs of a metric whose scenario was to be run in pairs; null when it was not. */
function absenceOf(search: RunResult, id: string, metric: MetricDefinition): Comparison | null {
  const { plan, scenarios } = search;
  if (!plan.scenarios.some(scenario => scenario.id === id)) return null;
  const head = scenarios.find(scenario => scenario.id === id && scenario.arm === 'head');
  const { baseSetup } = head === undefined ? search : machineOf(search, head);
  if (baseSetup !== null && baseSetup.outcome.kind !== 'ok') {
    return none('no-reference', `the setup of the base ${describeOutcome(baseSetup.outcome)}`);
  }
  const base = scenarios.find(scenario => scenario.id === id && scenario.arm === 'base');
  const failure = base?.failures[0];
  if ((base?.outcomes.ok ?? 0) < fewestPairs(search, id) && failure !== undefined) {
    return none('no-reference', `the base ${describeOutcome(failure.outcome)}`);
  }
  const sides = sidesOf(search, id);
  const bounds = sides === null ? null : boundsOnly(sides, metric.id);
  if (bounds !== null) return none('bounds', bounds);
  return oneSided(search, id, metric) ?? none('no-reference', 'too few pairs were taken for a first look');
}

/** What to say of a metric that only one side measured although both got as far as the first look; null when that is not why. */
function oneSided(search: RunResult, id: string, metric: MetricDefinition): Comparison | null {
  const valuesOf = (arm: Arm): readonly number[] | null => {
    const side = search.scenarios.find(scenario => scenario.id === id && scenario.arm === arm);
    if (side === undefined || (side.outcomes.ok ?? 0) < fewestPairs(search, id)) return null;
    return side.metrics.find(samples => samples.metric.id === metric.id)?.samples ?? [];
  };
  const [base, head] = [valuesOf('base'), valuesOf('head')];
  if (base === null || head === null) return null;
  if (base.length === 0 && head.length === 0) return none('not-measured', 'no invocation gave a value');
  // Growth is missing where a run was too short for enough readings, which is nobody's new or vanished metric.
  if (growthMetric(metric.id) !== null && (base.length === 0 || head.length === 0))
    return none(
      'not-measured',
      `the runs of the ${base.length === 0 ? 'base' : 'head'} gave too few readings`,
    );
  if (base.length === 0) return none('new', 'new: the base does not have this metric');
  if (head.length === 0) return goneOf(search, id, metric, median(base));
  const fault = implausible(metric, base);
  return fault === null ? null : none('no-reference', `in the base ${fault}`);
}

/** Only the base has it. */
function goneOf(search: RunResult, id: string, metric: MetricDefinition, reference: number): Comparison {
  const head = search.scenarios.find(scenario => scenario.id === id && scenario.arm === 'head');
  const excuse = head === undefined ? null : notVanished(metric.id, head);
  return excuse === null ? { kind: 'vanished', reference } : none('not-measured', excuse);
}

/** The base's tree as the reference, and what chose the scenarios that were run against it. */
export const pairedReference = ({ search }: Rounds, result: RunResult, screening: Reference): Reference => ({
  kind: 'paired',
  base: search.plan.pairing?.base ?? '',
  scenarios: search.plan.scenarios.map(scenario => scenario.id),
  screening: search === result ? null : screening,
});

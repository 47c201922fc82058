import type { FailureComparison, FailureRate, ScenarioAnalysis } from '../model/analysis.ts';
import type { Arm } from '../model/arm.ts';
import { saysNothing } from '../model/outcome.ts';
import { looksOf } from '../model/plan.ts';
import type { RunResult } from '../model/result.ts';
import { sideOf } from '../model/sides.ts';
import { holm } from '../stats/multiplicity.ts';
import { signFlip } from '../stats/permutation.ts';
import { shareInterval } from '../stats/proportion.ts';
import { alphaByLook } from '../stats/sequential.ts';
import { ERROR_RATE, INTERVAL_LEVEL } from './estimate.ts';
import { failedByThemselves } from './explained.ts';

/** Fixes the random draws of tests with more than 30 pairs that differ. */
const SEED = 1;

/** Share of its operations that failed, by the index of the invocation; 1 for an invocation that failed as a whole. */
type Shares = ReadonlyMap<number, number>;

type SharesOf = (run: RunResult, id: string, arm: Arm) => Shares;

/**
 * How often each scenario failed on the head beside the base, by scenario id: a command that fails sometimes is a rate. Every pair of
 * every paired run counts; a pair's difference keeps its sign or not with equal chance where both fail equally often, whatever makes
 * failures come in clusters. Runs of the head alone have no partner, so only the head's rate counts them. Scenarios that failed nowhere,
 * or were not run in pairs, are missing, as are repeated tests, which have
 * a comparison of their own (`flakes.ts`), and invocations in which nothing failed but a detector (`explained.ts`). `alpha` is spent over the looks of the search, as for everything else that is looked at again.
 *
 * Where only the head lost invocations as a whole, single operations that fail on the base are no excuse for that: what was lost is compared by
 * itself, too.
 */
export function compareFailures(
  runs: readonly RunResult[],
  alpha: number,
): ReadonlyMap<string, FailureComparison> {
  const measured = runs.flatMap(run => run.plan.scenarios.filter(({ repeat }) => repeat === undefined));
  const ids = new Set(measured.map(({ id }) => id));
  const raw = [...ids].flatMap(id => {
    const compared = compareOne(runs, id, alpha);
    return compared === null ? [] : [[id, compared] as const];
  });
  const adjusted = holm(raw.map(([, { p }]) => p));
  return new Map(raw.map(([id, compared], i) => [id, { ...compared, adjustedP: adjusted[i] ?? 1 }]));
}

function compareOne(runs: readonly RunResult[], id: string, alpha: number): FailureComparison | null {
  const all = compareBy(sharesOf, runs, id, alpha);
  if (all === null || !loses(runs, id, 'head') || loses(runs, id, 'base')) return all;
  const lost = compareBy(lossesOf, runs, id, alpha) ?? all;
  // Two tests of one question: each has half of its level.
  const p = Math.min(1, 2 * Math.min(all.p, lost.p));
  const isSeen = ({ p: own, alpha: level }: FailureComparison): boolean => 2 * own <= level;
  const told = isSeen(all) && !isSeen(lost) ? all : lost;
  return { ...told, p, adjustedP: p };
}

/** Whether a side has lost an invocation as a whole. */
const loses = (runs: readonly RunResult[], id: string, arm: Arm): boolean =>
  runs.some(run =>
    sideOf(run, id, arm)?.failures.some(
      ({ outcome, invocations = 0 }) => invocations > 0 && !saysNothing(outcome),
    ),
  );

function compareBy(
  shares: SharesOf,
  runs: readonly RunResult[],
  id: string,
  alpha: number,
): FailureComparison | null {
  const pairs = runs.flatMap(run => pairedShares(shares, run, id));
  const alone = runs
    .filter(run => run.plan.pairing === null)
    .flatMap(run => [...shares(run, id, 'head').values()]);
  const base = pairs.map(pair => pair.base);
  const head = [...pairs.map(pair => pair.head), ...alone];
  if (pairs.length === 0 || [...base, ...head].every(share => share === 0)) return null;
  const { pGreater } = signFlip(
    pairs.map(pair => pair.head - pair.base),
    SEED,
  );
  const level = shareOf(alpha, pairs.length, looksIn(runs, id));
  return { base: rateOf(base), head: rateOf(head), p: pGreater, adjustedP: pGreater, alpha: level };
}

/** The looks of the search at a scenario. */
const looksIn = (runs: readonly RunResult[], id: string): readonly number[] =>
  runs.flatMap(({ plan: { pairing, scenarios } }) => {
    const scenario = scenarios.find(planned => planned.id === id);
    return pairing?.purpose === 'search' && scenario !== undefined ? looksOf(pairing, scenario) : [];
  });

/** The share of the look that `pairs` have reached; the confirming pairs belong to the last. */
function shareOf(alpha: number, pairs: number, looks: readonly number[]): number {
  const shares = alphaByLook(looks.length, alpha);
  return shares[looks.findIndex(look => pairs <= look)] ?? shares.at(-1) ?? alpha;
}

function rateOf(shares: readonly number[]): FailureRate {
  const failed = shares.filter(share => share > 0).length;
  const interval = { ...shareInterval(failed, shares.length, INTERVAL_LEVEL), level: INTERVAL_LEVEL };
  return { failed, invocations: shares.length, interval };
}

function pairedShares(
  shares: SharesOf,
  run: RunResult,
  id: string,
): readonly { base: number; head: number }[] {
  const [base, head] = [shares(run, id, 'base'), shares(run, id, 'head')];
  return [...head].flatMap(([index, share]) => {
    const partner = base.get(index);
    return partner === undefined ? [] : [{ base: partner, head: share }];
  });
}

function sharesOf(run: RunResult, id: string, arm: Arm): Shares {
  const side = sideOf(run, id, arm);
  if (side === undefined) return new Map();
  const errors = side.metrics.find(({ metric }) => metric.id === ERROR_RATE);
  const ok = side.metrics.flatMap(({ invocations }) => invocations).map(index => [index, 0] as const);
  return new Map([
    ...ok,
    ...(errors?.invocations.map((index, i) => [index, errors.samples[i] ?? 0] as const) ?? []),
    ...failedByThemselves(side, arm).map(index => [index, 1] as const),
  ]);
}

/** The same, but for operations that failed in invocations that are ok as a whole. */
const lossesOf: SharesOf = (run, id, arm) =>
  new Map([...sharesOf(run, id, arm)].map(([index, share]) => [index, share < 1 ? 0 : 1]));

/** The analyses with the failure rates that were found. */
export const withFailures = (
  scenarios: readonly ScenarioAnalysis[],
  failures: ReadonlyMap<string, FailureComparison>,
): readonly ScenarioAnalysis[] =>
  scenarios.map(scenario => ({ ...scenario, failures: failures.get(scenario.id) ?? null }));

import { analyze } from '../../src/analyze/analyze.ts';
import { comparePaired } from '../../src/analyze/paired.ts';
import type { Comparison, PairedComparison } from '../../src/model/analysis.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { RunResult } from '../../src/model/result.ts';
import type { Check } from '../../src/model/verdict.ts';
import { judge } from '../../src/verdict/judge.ts';
import { ABSENT, noisy, type PairedSamples, pairedRunOf, policyWith } from './runs.ts';

/** Nanoseconds. */
export const MS = 1e6;
/** Bytes. */
export const MB = 1024 ** 2;

/** Pairs whose base wanders by 10 % and whose ratio is `factor` with a spread of `sd`. */
export function pairs(
  factor: number,
  sd: number,
  count: number,
  seed: number,
  level = 100 * MS,
): PairedSamples {
  const base = noisy(level, 0.1, count, seed);
  const ratios = noisy(factor, sd, count, seed + 1000);
  return { base, head: base.map((value, i) => value * (ratios[i] ?? 1)) };
}

/** The same value `count` times. */
export const same = (value: number, count: number): readonly number[] => new Array<number>(count).fill(value);

/** A paired run of one scenario, `parse`, with one metric, `time.wall`. */
export const wallOf = (samples: PairedSamples, purpose: 'search' | 'confirm' = 'search'): RunResult =>
  pairedRunOf({ parse: { 'time.wall': samples } }, purpose);

/** What the pairs of `parse` say of a metric; null when nothing. */
export function compared(
  search: RunResult,
  confirmation: RunResult | null = null,
  metric = 'time.wall',
  policy = policyWith(),
): Comparison | null {
  return comparePaired(search, confirmation, policy).of('parse', metric);
}

/** The same, where a test of pairs is expected. */
export function pairedOf(...args: Parameters<typeof compared>): PairedComparison {
  const comparison = compared(...args);
  if (comparison?.kind !== 'paired') throw new Error(JSON.stringify(comparison));
  return comparison;
}

/** The check on the change of a metric, through analysis and verdict. */
export function judged(
  runs: readonly [RunResult, ...RunResult[]],
  metric = 'time.wall',
  policy: Policy = policyWith(),
  lookup: Parameters<typeof analyze>[1] = ABSENT,
): Check {
  const [first, ...later] = runs;
  const verdict = judge(first, analyze(first, lookup, policy, later), policy, () => 'again');
  const check = verdict.checks.find(candidate => candidate.metric === metric);
  if (check === undefined) throw new Error(`${metric} was not judged: ${JSON.stringify(verdict.checks)}`);
  return check;
}

import { analyze } from '../../src/analyze/analyze.ts';
import { HEAP_SOURCE, visibleGrowth } from '../../src/analyze/leak-margin.ts';
import type { ResourceSeries } from '../../src/model/event.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { RunResult } from '../../src/model/result.ts';
import type { Status } from '../../src/model/verdict.ts';
import { secondHalfGrowth } from '../../src/stats/growth.ts';
import { kendallTau } from '../../src/stats/kendall.ts';
import { createRandom, hashSeed, type Random } from '../../src/stats/random.ts';
import { trendOf } from '../../src/stats/shape.ts';
import { judge } from '../../src/verdict/judge.ts';
import { ABSENT, policyWith } from '../../test/helpers/runs.ts';
import { FIVE_OR_TEN, heapAt, KB, soakOf } from '../../test/helpers/soaks.ts';

/** Simulated soaks, judged by the code that judges yours: search, fresh processes for what was found, verdict. Seeded. */

export const MB = 1024 * KB;
/** Readings of a run. */
export const POINTS = 200;
/** Processes of each side, all of them taken: those that the first look had no need of are not looked at. */
const PROCESSES = FIVE_OR_TEN.max;
/** A process before it has done anything, bytes. */
export const LEVEL = 60 * MB;

/** Memory of one healthy process at each time in 0..1, above its level; bytes. */
type Healthy = (random: Random) => (time: number) => number;

const between = (random: Random, low: number, high: number): number => low + (high - low) * random.next();

/** What a warm-up adds, bytes. */
export const WARM_UP = 40 * MB;

/** Caches and compiled code that fill up; each process takes its own time, up to a tenth more or less. */
const warmUp =
  (constant: number): Healthy =>
  random => {
    const tau = constant * between(random, 0.9, 1.1);
    return time => WARM_UP * (1 - Math.exp(-time / tau));
  };

/** What an allocator takes in one piece. */
const steps =
  (count: number, bytes: number): Healthy =>
  random => {
    const starts = Array.from({ length: count }, () => random.next());
    return time => bytes * starts.filter(start => time >= start).length;
  };

/** How healthy programs move. Time constants are shares of the run. */
export const HEALTHY: Readonly<Record<string, Healthy>> = {
  'stands still': () => () => 0,
  'warm-up of a twentieth of the run': warmUp(0.05),
  'warm-up of a fifth of the run': warmUp(0.2),
  'saw-tooth of 20 MB, about 20 collections': random => {
    const [period, phase] = [between(random, 1 / 25, 1 / 15), random.next()];
    return time => 20 * MB * ((time / period + phase) % 1);
  },
  'a step of 1 MB at any time': steps(1, MB),
  'three steps of 1 MB at any time': steps(3, MB),
  'two steps of 4 MB at any time': steps(2, 4 * MB),
};

/** What was read, as it is told apart in the rule: pages of the process, or the heap right after a collection. */
export type Read = 'pages' | 'heap';

/** Noise of one reading: neighbours depend on each other by 0.7. Standard deviation 200 KB of pages, 2 KB of a heap. */
export const NOISE_SD: Readonly<Record<Read, number>> = { pages: 200 * KB, heap: 2 * KB };
export const CORRELATION = 0.7;

/** One cell of the tables. */
export interface Cell {
  readonly shape: string;
  readonly read: Read;
  /** Operations of one run. */
  readonly operations: number;
  /** KB per 1,000 operations that the head leaks and the base does not. */
  readonly leak: number;
}

/** Share of the run between the first and the last reading of its second half. */
const SECOND_HALF = (POINTS / 2 - 1) / (POINTS - 1);

/** The readings of one process, bytes. */
function readingsOf({ shape, read, operations }: Cell, leak: number, random: Random): readonly number[] {
  const healthy = (HEALTHY[shape] ?? (() => () => 0))(random);
  let noise = random.normal();
  return Array.from({ length: POINTS }, (_, i) => {
    const time = i / (POINTS - 1);
    noise = CORRELATION * noise + Math.sqrt(1 - CORRELATION ** 2) * random.normal();
    return LEVEL + healthy(time) + (leak * KB * operations * time) / 1000 + NOISE_SD[read] * noise;
  });
}

const TIMES = Array.from({ length: POINTS }, (_, i) => i);

const growthOf = (cell: Cell, leak: number, random: Random): number =>
  secondHalfGrowth(TIMES, readingsOf(cell, leak, random)).growth;

const POLICY: Policy = policyWith({ against: 'base' });

/** The last series of a side: only its level enters the rule. */
const pages: ResourceSeries = {
  atMs: Array.from({ length: 40 }, (_, i) => 100 * i),
  columns: { rssBytes: Array.from({ length: 40 }, () => LEVEL) },
  samplerUtilization: 0,
};

function roundOf(cell: Cell, purpose: 'search' | 'confirm', random: Random): RunResult {
  const thousands = (cell.operations * SECOND_HALF) / 1000;
  const take = (leak: number) => Array.from({ length: PROCESSES }, () => growthOf(cell, leak, random));
  const growth = { base: take(0), head: take(cell.leak) };
  const per = (values: readonly number[]) => values.map(value => value / thousands);
  const source = cell.read === 'heap' ? { checkpoints: heapAt(LEVEL) } : { series: pages };
  return soakOf(
    { 'memory.growth': growth, 'memory.leak': { base: per(growth.base), head: per(growth.head) } },
    { purpose, base: source, head: source, planned: { samples: FIVE_OR_TEN } },
  );
}

/** The verdict on one simulated soak: five and five processes or ten and ten, and as many fresh ones for what was found. */
export function soakOnce(cell: Cell, seed: number): Status {
  const random = createRandom(seed);
  const search = roundOf(cell, 'search', random);
  const confirm = roundOf(cell, 'confirm', random);
  const verdict = judge(search, analyze(search, ABSENT, POLICY, [confirm]), POLICY, () => '');
  return verdict.checks.find(({ rule }) => rule === 'leak')?.status ?? 'skipped';
}

/** Shares of verdicts of simulated soaks. */
export type Shares = Readonly<Record<'fail' | 'warn' | 'pass' | 'inconclusive', number>>;

/** The verdicts on `trials` soaks of a kind; the same seeds for the same cell. */
export function sharesOf(cell: Cell, trials: number): Shares {
  const count = { fail: 0, warn: 0, pass: 0, inconclusive: 0, skipped: 0 };
  for (let trial = 0; trial < trials; trial++)
    count[soakOnce(cell, hashSeed(`${cell.shape} ${cell.read} ${cell.operations} ${cell.leak} ${trial}`))]++;
  const share = (status: Status) => count[status] / trials;
  return {
    fail: share('fail'),
    warn: share('warn'),
    pass: share('pass'),
    inconclusive: share('inconclusive'),
  };
}

/** What is said of single runs: shares of them. */
export interface SingleShares {
  /** A rising trend of the whole run that Mann and Kendall's test calls significant at 0.05, one-sided. */
  readonly significant: number;
  /** The advice of this program. */
  readonly growing: number;
}

/** Standard normal quantile at 0.95. */
const Z_95 = 1.6449;

/** What `trials` single runs of a kind look like, without a base to hold them against. */
export function singleRuns(cell: Cell, trials: number): SingleShares {
  const visible = visibleGrowth('memory', {
    source: cell.read === 'heap' ? HEAP_SOURCE : '',
    level: LEVEL,
  });
  const count = { significant: 0, growing: 0 };
  for (let trial = 0; trial < trials; trial++) {
    const ys = readingsOf(
      cell,
      cell.leak,
      createRandom(hashSeed(`single ${cell.shape} ${cell.leak} ${trial}`)),
    );
    // Variance of tau without ties: 2 (2n + 5) / (9 n (n − 1)). Source: Kendall 1975.
    const sd = Math.sqrt((2 * (2 * POINTS + 5)) / (9 * POINTS * (POINTS - 1)));
    if ((kendallTau(TIMES, ys) ?? 0) / sd >= Z_95) count.significant++;
    if (trendOf(TIMES, ys, visible) === 'growing') count.growing++;
  }
  return { significant: count.significant / trials, growing: count.growing / trials };
}

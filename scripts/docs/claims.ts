import { DRIFT, LEVEL, LEVEL_MEMORY, OUTLIER_CVS, OUTLIERS, OWN } from '../../bench/decisions/machine.ts';
import { METRICS as DECISION_METRICS, SLOWDOWNS } from '../../bench/decisions/noise.ts';
import { CORRELATION, MB, NOISE_SD, POINTS, LEVEL as SOAK_LEVEL, WARM_UP } from '../../bench/soaks/soaks.ts';
import { CHANGES, FAMILY, TRUE_SDS } from '../../bench/stats/experiments.ts';
import { LOOKED_LEVEL } from '../../src/analyze/candidate.ts';
import { CONFIRMED_SHARE } from '../../src/analyze/confirm.ts';
import {
  ALPHA as DRIFT_ALPHA,
  LEAST_ALPHA as DRIFT_LEAST_ALPHA,
  LEAST_RUNS,
  SAME_STEP_RUNS,
} from '../../src/analyze/drift.ts';
import { INTERVAL_LEVEL } from '../../src/analyze/estimate.ts';
import { BLOCK_PAIRS, PUSHES } from '../../src/analyze/false-alarms.ts';
import {
  LEAK_ALPHA,
  CONFIRMED_SHARE as LEAK_CONFIRMED_SHARE,
  POWER_FACTOR,
  SINGLE_ALPHA,
} from '../../src/analyze/leak-looks.ts';
import { PLANNED_CHANGES } from '../../src/analyze/noise.ts';
import { MDE_FACTOR, POWER_80 } from '../../src/analyze/paired.ts';
import { soakSamples } from '../../src/config/soak.ts';
import { pairsOf } from '../../src/flags.ts';
import { LEAK_PROCESSES } from '../../src/model/growth.ts';
import { KIND_DEFAULTS, METRIC_MARGINS } from '../../src/model/metric-margins.ts';
import { CONFIRMATION_LOOKS, SEARCH_LOOKS } from '../../src/plan/pairing.ts';
import { ENOUGH_RUNS as COVARIATE_RUNS, SLOPE_RANGE, WORTHWHILE } from '../../src/stats/covariate.ts';
import { GROWTH_WINDOWS } from '../../src/stats/growth.ts';
import { normalQuantile } from '../../src/stats/normal.ts';
import { EXACT_LIMIT } from '../../src/stats/permutation.ts';
import { POWER } from '../../src/stats/power.ts';
import { ENOUGH_RUNS, PRIOR_RUNS } from '../../src/stats/prediction.ts';
import { alphaByLook, EXCLUSION_ALPHA } from '../../src/stats/sequential.ts';
import { FADING } from '../../src/stats/shape.ts';
import { BLUNT_SCREEN } from '../../src/undecided.ts';
import { BLINDNESS } from '../../src/verdict/comparison.ts';
import { LOAD_CLAIMS } from './load.ts';
import { FAMILY_ALPHA } from './pairs.ts';

/**
 * Every sentence of docs/statistics.md that states a number, as the code makes it: the docs test finds each of them in the page, and no
 * number outside of them. A number that changes in the code changes the sentence, and the page is wrong until it says the same.
 */

const percent = (ratio: number): string => `${Number((100 * ratio).toPrecision(6))} %`;

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Small whole numbers as the page writes them. */
const word = (n: number): string => WORDS[n] ?? (n === 20 ? 'twenty' : `${n}`);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Shares that have names. */
const NAMED: Readonly<Record<string, string>> = {
  0.5: 'half',
  0.25: 'a quarter',
  0.1: 'a tenth',
  2: 'twice',
};
const named = (ratio: number): string => NAMED[Number(ratio.toPrecision(6))] ?? `${ratio}`;

const listed = (values: readonly (number | string)[], last = 'and'): string =>
  `${values.slice(0, -1).join(', ')} ${last} ${values.at(-1)}`;

const LEVEL_95 = percent(INTERVAL_LEVEL);
const FIRST_LOOK = SEARCH_LOOKS[0] ?? 0;
const [CONFIRM_FIRST = 0, CONFIRM_LAST = 0] = CONFIRMATION_LOOKS;
const DOCTOR_PAIRS = pairsOf({ scenario: [], out: '', format: '' });
const oftenFound = `${100 * POWER} of 100`;

/** Base and head on one machine. */
const PAIRS = [
  `none has a smallest detectable change above ${percent(BLUNT_SCREEN)}: a history that blunt`,
  `its ${LEVEL_95} interval | order statistics`,
  `After ${listed(SEARCH_LOOKS)} pairs all gated metrics`,
  `Looking ${word(SEARCH_LOOKS.length)} times must not mean ${word(SEARCH_LOOKS.length)} chances`,
  `the ${FAMILY_ALPHA} of the push by which`,
  `the ${EXCLUSION_ALPHA} of each metric by which`,
  'metrics that have stopped counting as p = 1.',
  `Before ${word(FIRST_LOOK)} pairs nothing is judged`,
  `${CONFIRM_FIRST} fresh pairs of those scenarios only, in a new order, and ${CONFIRM_LAST} where the first ${CONFIRM_FIRST} leave it open`,
  `estimate at least ${named(CONFIRMED_SHARE)} the margin. It stays open while the ${LEVEL_95} interval of the fresh pairs still reaches ${named(CONFIRMED_SHARE)} the margin`,
  `the whole ${LEVEL_95} interval of the fresh pairs must lie beyond`,
  `"certainly more than ${percent(KIND_DEFAULTS.time.smallestEffect)}"`,
  `MDE80 = exp(${MDE_FACTOR} · h · (z + ${POWER_80.toFixed(3)}) / ${normalQuantile((1 + INTERVAL_LEVEL) / 2).toFixed(2)}) − 1`,
  `half the width of the ${LEVEL_95} interval of d and z the normal quantile at 1 − (the look's level) / (number of metrics); the factor ${MDE_FACTOR} makes up`,
  `Simulated pushes of ${DECISION_METRICS} metrics on a noisy machine`,
  `${percent(OUTLIERS)} of runs are disturbed on top, with an exponential tail of ${word(OUTLIER_CVS)} times that`,
  `${capital(named(LEVEL))} of the variance is the machine's level (correlation ${LEVEL_MEMORY} from one run to the next), ${named(DRIFT)} drifts slowly, ${named(OWN)} is each run's own`,
  `One metric is truly slower by ${listed(
    SLOWDOWNS.filter(slowdown => slowdown > 0).map(slowdown => 100 * slowdown),
    'or',
  )} %.`,
  `taken at ${percent(LOOKED_LEVEL)}`,
  'as Brown, Cai and DasGupta (2001) mend it',
  `with Wilson's ${LEVEL_95} interval. *Runs a metric*`,
];

/** The stored baseline and its history. */
const STORED = [
  'one mean and one 95th percentile',
  `K ≥ ${ENOUGH_RUNS}: s is the standard deviation of the K values, with K − 1 degrees`,
  `K < ${ENOUGH_RUNS}: s is the larger of that and the *assumed spread* of the metric's kind (table below), with K − 1 + ${PRIOR_RUNS} degrees of freedom: the assumption counts as ${word(PRIOR_RUNS)} earlier runs`,
  't = (x − mean) / (s · √(1 + 1/K))',
  `the ${LEVEL_95} interval that is printed with the change`,
  `its adjusted p is at most ${FAMILY_ALPHA} **and**`,
  `When K ≥ ${COVARIATE_RUNS} and every run`,
  `kept within ${SLOPE_RANGE.least} to ${SLOPE_RANGE.most}) and used if it lowers the leave-one-out error by ${named(1 - WORTHWHILE)} or more, with K − 2 degrees`,
  `a suite of ${FAMILY.metrics} unchanged, independent metrics with Holm at ${percent(FAMILY.alpha)}`,
  `assumes ${percent(KIND_DEFAULTS.time.betweenRunPrior)} while K < ${ENOUGH_RUNS}. Each cell`,
  `(aim: at most ${percent(FAMILY.alpha)}) · the share of the printed ${LEVEL_95} intervals`,
  `Half as much again as assumed (${percent(1.5 * KIND_DEFAULTS.time.betweenRunPrior)})`,
  `far more than assumed (${percent(TRUE_SDS.at(-1) ?? 0)}) the first ${word(ENOUGH_RUNS - 1)} comparisons`,
  `One metric of the ${FAMILY.metrics} becomes worse by ${CHANGES.map(change => 100 * change).join(' · ')} %`,
  `doubles when the suite has ${FAMILY.metrics} metrics`,
  `at least ${LEAST_RUNS} runs on each side;`,
  `from ${3 * LEAST_RUNS} runs on.`,
  `share a level of ${DRIFT_ALPHA} (Bonferroni, never below ${DRIFT_LEAST_ALPHA} for one of them)`,
  `found within ${SAME_STEP_RUNS} runs of one`,
  `significance ${DRIFT_ALPHA}, one metric`,
  'a history of one run, K = 1.',
];

/** Limits, failures, families and what can be seen. */
const LIMITS = [
  `the error level of ${percent(1 - INTERVAL_LEVEL)} is divided by their number`,
  `it cannot have exactly ${LEVEL_95} coverage`,
  `share the level of ${FAMILY_ALPHA} by Holm`,
  `${capital(word(FAMILY.metrics))} unchanged, independent metrics, each tested at ${percent(FAMILY.alpha)}, raise a false alarm on ${percent(Number((1 - (1 - FAMILY.alpha) ** FAMILY.metrics).toFixed(2)))} of all pushes`,
  `then at most ${FAMILY_ALPHA} (`,
  `alarm on the push at ${percent(FAMILY_ALPHA)}, whatever`,
  `with that look's share of the ${percent(FAMILY_ALPHA)}.`,
  `open descriptors (from ${word(METRIC_MARGINS['fds.peak']?.floor ?? 0)} and ${percent(METRIC_MARGINS['fds.peak']?.smallestEffect ?? 0)} on`,
  `would have found in ${oftenFound} runs. For pairs`,
  `MDE80 = exp((t + ${normalQuantile(POWER).toFixed(3)}) · s · √(1 + 1/K)) − 1`,
  `distribution at 1 − ${FAMILY_ALPHA} / (number of metrics)`,
  `(assumed spread ${percent(KIND_DEFAULTS.time.betweenRunPrior)} while K < ${ENOUGH_RUNS}), by observed`,
  `smallest detectable change is more than ${named(BLINDNESS)} as large`,
  `hold the truth in ${100 * INTERVAL_LEVEL} of 100 reports`,
  `${DOCTOR_PAIRS} pairs of every scenario unless told otherwise`,
  `the pairs that ${listed(PLANNED_CHANGES.map(change => `+${percent(change)}`))} would take, in ${oftenFound} runs`,
  `${PUSHES.toLocaleString('en')} pushes are drawn from the recorded pairs: blocks of ${BLOCK_PAIRS} neighbouring`,
  'Quantiles are of type 7, as in NumPy and R.',
  `all sign assignments up to ${EXACT_LIMIT} |`,
];

const inKb = (bytes: number): string => `${bytes / 1024} KB`;
const inMb = (bytes: number): string => `${bytes / MB} MB`;

const SOAK = soakSamples({});
const LEAK_SHARES = alphaByLook(2, LEAK_ALPHA).map(alpha => `${Number(alpha.toFixed(4))}`);

/** Leaks. */
const LEAKS = [
  'and so on per 1,000 operations where the workload',
  `${capital(word(LEAK_PROCESSES))} processes of each side are taken in pairs`,
  `two looks, at ${word(SOAK.min)} and at ${word(SOAK.max)}`,
  `cut into ${word(GROWTH_WINDOWS)} windows`,
  `at its own level of ${LEAK_ALPHA}, spent ${listed(LEAK_SHARES)} over the two looks`,
  `one-sided, ${SINGLE_ALPHA} spent over the looks in the same way`,
  `More than ${word(SOAK.max)} are taken where`,
  '1,000 operations; over a run whose operations nobody counted',
  `their p is at most ${SINGLE_ALPHA}, spent over these, and their medians differ by at least ${named(LEAK_CONFIRMED_SHARE)} the margin`,
  `${POWER_FACTOR} · s / √(n / 2), with s the standard deviation of the base's values and n the processes of a side, which is what ${oftenFound} comparisons`,
  `it is the ${LEVEL_95} interval of the signed-rank test`,
  `grew by less than ${percent(FADING)} of the quarter before`,
  `Simulated soaks of ${POINTS} readings a process`,
  `at ${inMb(SOAK_LEVEL)}; a warm-up adds ${inMb(WARM_UP)}`,
  `scatter by ${inKb(NOISE_SD.pages)} (pages) or ${inKb(NOISE_SD.heap)} (heap), neighbours correlated by ${CORRELATION}`,
  'The head leaks this much per 1,000 operations',
  `bound at ${percent(1 - SINGLE_ALPHA)} allows`,
];

/** All sentences of the page that state a number. */
export const CLAIMS: readonly string[] = [...PAIRS, ...STORED, ...LIMITS, ...LEAKS, ...LOAD_CLAIMS];

/** The page's own words: generated blocks, code, addresses of links and numbers of lists left out, white space as single spaces. */
export const proseOf = (page: string): string =>
  page
    .replace(/<!-- generated:[\s\S]*?<!-- \/generated -->/g, '')
    .replace(/`[^`\n]*`/g, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/^\d+\. /gm, '')
    .replace(/\s+/g, ' ');

/** Claims that the prose does not hold, and words with digits that no claim covers. */
export function unprovedIn(page: string): { readonly missing: string[]; readonly unproved: string[] } {
  const prose = proseOf(page);
  const claims = CLAIMS.map(claim => proseOf(claim));
  const rest = claims.reduce((text, claim) => text.replaceAll(claim, ' … '), prose);
  return {
    missing: CLAIMS.filter((_, i) => !prose.includes(claims[i] ?? '')),
    unproved: [...rest.matchAll(/(?:\S+ ){0,4}\S*\d\S*(?: \S+){0,3}/g)].map(([found]) => found),
  };
}

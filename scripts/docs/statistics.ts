import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownTable } from 'markdown-table';
import { RECORDED_END, RECORDED_START, TARGETS_END, TARGETS_START } from '../../bench/decisions/table.ts';
import type { StoredOutcome } from '../../bench/stats/experiments.ts';
import type { MetricKind } from '../../src/model/metric.ts';
import { KIND_DEFAULTS, type KindDefaults } from '../../src/model/metric-margins.ts';
import { smallestMannWhitneyP } from '../../src/stats/mann-whitney.ts';
import { medianCoverage, medianInterval, smallestMedianSample } from '../../src/stats/median-interval.ts';
import { mde80, predict } from '../../src/stats/prediction.ts';
import { ruleOfThree } from '../../src/stats/proportion.ts';
import { smallestSignedRankP } from '../../src/stats/signed-rank.ts';
import {
  changePointsTable,
  coverageTables,
  decisionSentences,
  decisionsTable,
  recordedDecisions,
  shapesTable,
} from './benches.ts';
import { leakFloorsTable, leakProcessesTable } from './leaks.ts';
import { loadBlocks } from './load.ts';
import { marginsTable } from './margins.ts';
import { looksTable } from './pairs.ts';

/** The tables of docs/statistics.md, made from the code and from simulations, so that the page cannot say something else. */

/** The page whose blocks between markers are generated. */
export const STATISTICS_PAGE = join(import.meta.dirname, '../../docs/statistics.md');

/** What `node bench/decisions/run.ts --write` wrote; its tables stand in the page too. */
const DECISIONS = join(import.meta.dirname, '../../bench/decisions/results.md');
/** What `node bench/stats/coverage.ts --write` and `recognise.ts --write` wrote. */
const COVERAGE = join(import.meta.dirname, '../../bench/stats/coverage.md');
const SERIES = join(import.meta.dirname, '../../bench/stats/series.md');
/** What `node bench/load/simulate.ts --write` wrote. */
const LOADS = join(import.meta.dirname, '../../bench/load/simulated.md');

/** A ratio as a percentage with the digits asked for. */
export const percent = (ratio: number, digits = 1): string => `${(100 * ratio).toFixed(digits)} %`;

/**
 * The page with the text between `<!-- generated:name -->` and the next `<!-- /generated -->` replaced. Error when the markers are
 * missing, because a table that goes nowhere would look like one that is up to date.
 */
export function replaceGenerated(page: string, name: string, body: string): string {
  const open = `<!-- generated:${name} -->`;
  const start = page.indexOf(open);
  const end = page.indexOf('<!-- /generated -->', start);
  if (start < 0 || end < 0)
    throw new Error(`Cannot place the generated block ${name}: docs/statistics.md has no markers for it`);
  return `${page.slice(0, start + open.length)}\n\n${body}\n\n${page.slice(end)}`;
}

/** The page with every block that needs no simulation made afresh. */
export function renderStatisticsPage(page: string): string {
  const decisions = readFileSync(DECISIONS, 'utf8');
  const coverage = readFileSync(COVERAGE, 'utf8');
  const series = readFileSync(SERIES, 'utf8');
  const blocks = {
    kinds: kindsTable(),
    samples: samplesTable(),
    mde: mdeTable(),
    'leak-floors': leakFloorsTable(),
    'leak-processes': leakProcessesTable(),
    margins: marginsTable(),
    looks: looksTable(),
    decisions: decisionsTable(decisions),
    'decisions-read': decisionSentences(decisionsTable(decisions)),
    'decisions-recorded': recordedDecisions(decisions, { start: RECORDED_START, end: RECORDED_END }),
    'decisions-targets': decisionsTable(decisions, { start: TARGETS_START, end: TARGETS_END }),
    coverage: coverageTables(coverage),
    'change-points': changePointsTable(series),
    shapes: shapesTable(series),
    ...loadBlocks(readFileSync(LOADS, 'utf8')),
  };
  return Object.entries(blocks).reduce((text, [name, body]) => replaceGenerated(text, name, body), page);
}

const table = (head: string[], rows: string[][]): string =>
  markdownTable([head, ...rows], { alignDelimiters: false });

/** What people call each kind, and the unit that its floor is written in. */
const KINDS: Readonly<
  Record<MetricKind, { readonly examples: string; readonly floor: (value: number) => string }>
> = {
  count: { examples: 'descriptors, threads, sockets, processes, custom counts', floor: value => `${value}` },
  memory: { examples: 'peak memory, PSS, USS, RSS, custom sizes', floor: value => `${value / 1024 ** 2} MB` },
  cpu: { examples: 'user and system time, CPU time per operation', floor: value => `${value / 1e6} ms` },
  time: { examples: 'wall time, mean and median latency, custom times', floor: value => `${value / 1e6} ms` },
  tail: { examples: 'p90, p95, p99, p99.9, slowest operation', floor: value => `${value / 1e6} ms` },
  rate: { examples: 'throughput, operations, bytes read and written', floor: value => `${value}` },
  share: { examples: 'error rate, custom ratios', floor: value => `${value * 100} points` },
  slope: { examples: 'growth per 1,000 operations', floor: value => `${value}` },
};

const orNone = (value: number, text: string): string => (value === 0 ? '–' : text);

function kindRow(kind: MetricKind, defaults: KindDefaults): string[] {
  const { examples, floor } = KINDS[kind];
  return [
    `\`${kind}\``,
    examples,
    orNone(defaults.smallestEffect, percent(defaults.smallestEffect, 0)),
    orNone(defaults.floor, floor(defaults.floor)),
    orNone(defaults.betweenRunPrior, percent(defaults.betweenRunPrior, 0)),
  ];
}

/** One row a kind, from `KIND_DEFAULTS`. */
export function kindsTable(): string {
  const head = ['kind', 'examples', 'smallest effect', 'floor', 'assumed spread between runs'];
  const rows = (Object.keys(KINDS) as MetricKind[]).map(kind => kindRow(kind, KIND_DEFAULTS[kind]));
  return table(head, rows);
}

/** What small samples can and cannot say. */
export function samplesTable(): string {
  const head = [
    'values',
    'interval of the median at 95 %',
    'its true coverage',
    'smallest p of n pairs',
    'smallest p of n against n',
    'share ruled out by no failure in n',
  ];
  const rows = [3, 5, 6, 10, 20, 30].map(n => {
    const { low, high } = medianInterval(
      Array.from({ length: n }, (_, i) => i + 1),
      0.95,
    );
    const exists = n >= smallestMedianSample(0.95);
    return [
      `${n}`,
      exists ? `value ${low} to value ${high} in order of size` : 'none',
      exists ? percent(medianCoverage(n, 0.95)) : '–',
      smallestSignedRankP(n).toPrecision(2),
      smallestMannWhitneyP(n, n).toPrecision(2),
      percent(ruleOfThree(n, 0.95)),
    ];
  });
  return table(head, rows);
}

const FAMILY_ALPHA = 0.05;

/** Smallest detectable change by length of history, spread between runs and size of the family. */
export function mdeTable(): string {
  const families = [1, 5, 20];
  const columns = [0.02, 0.05, 0.1].flatMap(sd => families.map(metrics => ({ sd, metrics })));
  const head = [
    'K',
    ...columns.map(
      ({ sd, metrics }) => `${percent(sd, 0)}, ${metrics} ${metrics === 1 ? 'metric' : 'metrics'}`,
    ),
  ];
  const rows = [1, 2, 3, 5, 10, 20, 30].map(runs => [
    `${runs}`,
    ...columns.map(({ sd, metrics }) => percent(mdeOf(runs, sd, FAMILY_ALPHA / metrics), 0)),
  ]);
  return table(head, rows);
}

/** The smallest detectable change of a history whose observed spread is exactly `sd`: identical runs, raised to the stated minimum. */
function mdeOf(runs: number, sd: number, alpha: number): number {
  const { betweenRunPrior: priorSd } = KIND_DEFAULTS.time;
  return mde80(predict(new Array<number>(runs).fill(0), { priorSd, minimumSd: sd }), alpha);
}

/** One cell of the error table: false alarms of the push, coverage of the interval. */
export const errorCell = ({ anySuspect, coverage }: StoredOutcome): string =>
  `${percent(anySuspect)} · ${percent(coverage)}`;

/** One cell of the power table: share found of each change, in percent. */
export const powerCell = ({ power }: StoredOutcome): string =>
  power.map(({ found }) => (100 * found).toFixed(0)).join(' · ');

/** False alarms and coverage on unchanged code by true spread between runs. */
export const errorTable = (outcomes: readonly StoredOutcome[]): string => bySpread(outcomes, errorCell);

/** Share of pushes in which a changed metric was called suspect, by true spread between runs. */
export const powerTable = (outcomes: readonly StoredOutcome[]): string => bySpread(outcomes, powerCell);

function bySpread(outcomes: readonly StoredOutcome[], cell: (outcome: StoredOutcome) => string): string {
  const sds = [...new Set(outcomes.map(outcome => outcome.trueSd))];
  const rows = [...new Set(outcomes.map(outcome => outcome.runs))].map(runs => [
    `${runs}`,
    ...outcomes.filter(outcome => outcome.runs === runs).map(cell),
  ]);
  return table(['K', ...sds.map(sd => `true spread ${percent(sd, 0)}`)], rows);
}

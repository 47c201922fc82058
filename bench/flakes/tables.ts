import { markdownTable } from 'markdown-table';
import { hashSeed } from '../../src/stats/random.ts';
import {
  boundCoverage,
  falseClusters,
  falseClustersBesideLoad,
  falselyWorse,
  falseTriggers,
  foundClusters,
  foundTriggers,
  foundWorse,
  newFlake,
  rateCoverage,
  type WorseCell,
} from './experiments.ts';

/** The tables of bench/flakes/results.md. Each cell has a seed of its own, so that it can be made again alone. */

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  markdownTable([[...head], ...rows.map(row => [...row])], { alignDelimiters: false });

const seedOf = (...parts: readonly (string | number)[]): number => hashSeed(`flakes ${parts.join(' ')}`);

const RUNS: readonly number[] = [59, 120, 240];

export function conditionsTable(trials: number): string {
  const rows = RUNS.map(n => [
    String(n),
    ...[0.05, 0.2, 0.5].map(rate => percent(falseTriggers(n, rate, trials, seedOf('trigger', n, rate)))),
    ...[0.2, 0.5].map(rate => percent(foundTriggers(n, rate, trials, seedOf('found trigger', n, rate)))),
  ]);
  const head = [
    'runs',
    'false, 5 % each',
    'false, 20 %',
    'false, 50 %',
    'found, 20 % there',
    'found, 50 % there',
  ];
  return table(head, rows);
}

export function clustersTable(trials: number): string {
  const rows = RUNS.map(n => [
    String(n),
    ...[0.05, 0.2, 0.5].map(rate => percent(falseClusters(n, rate, trials, seedOf('cluster', n, rate)))),
    percent(falseClustersBesideLoad(n, 0.5, 4, trials, seedOf('load', n))),
    ...[2, 3, 5].map(length => percent(foundClusters(n, length, trials, seedOf('spell', n, length)))),
  ]);
  const head = [
    'runs',
    'false, 5 % each',
    'false, 20 %',
    'false, 50 %',
    'false, beside load',
    'spell of 2',
    'spell of 3',
    'spell of 5',
  ];
  return table(head, rows);
}

/** Base repeated as often, and a history of ten such runs; one known flake and ten. */
export const WORSE_CELLS: readonly WorseCell[] = [59, 590].flatMap(before =>
  [1, 10].flatMap(tests => [0.02, 0.05, 0.2].map(rate => ({ runs: 59, before, tests, rate }))),
);

export function worseTable(trials: number): string {
  const rows = WORSE_CELLS.map(cell => {
    const { before, tests, rate } = cell;
    const seed = seedOf('worse', before, tests, rate);
    const same = falselyWorse(cell, trials, seed);
    const [ten, twenty] = [0.1, 0.2].map(more => foundWorse(cell, more, trials, seed));
    return [
      `59 against ${before}`,
      String(tests),
      percent(rate),
      percent(same.ours),
      percent(same.posterior),
      percent(same.posteriorAndFive),
      percent(ten?.ours ?? 0),
      percent(twenty?.ours ?? 0),
      percent(twenty?.posterior ?? 0),
    ];
  });
  const head = [
    'runs',
    'known flakes',
    'rate of each',
    'false: Fisher and Holm',
    'false: P > 95 %',
    'false: that, and 5 points up',
    'found, +10 points',
    'found, +20 points',
    'P > 95 %, +20 points',
  ];
  return table(head, rows);
}

export function newFlakesTable(trials: number): string {
  const rows = RUNS.flatMap(n =>
    [0.02, 0.05, 0.1, 0.2].map(rate => {
      const { seen, told } = newFlake(n, rate, trials, seedOf('new', n, rate));
      return [String(n), percent(rate), percent(told), percent(seen - told), percent(1 - seen)];
    }),
  );
  return table(
    ['runs of each side', 'rate since the change', '`fail`', '`inconclusive`', 'did not fail in any run'],
    rows,
  );
}

export function coverageTable(trials: number): string {
  const rows = [10, 59, 120, 300].map(n => [
    String(n),
    ...[0.01, 0.05, 0.2].map(rate => percent(rateCoverage(n, rate, trials, seedOf('cover', n, rate)))),
    ...[0.01, 0.05, 0.2].map(rate => percent(boundCoverage(n, rate, trials, seedOf('bound', n, rate)))),
  ]);
  const head = [
    'runs',
    'interval, 1 %',
    'interval, 5 %',
    'interval, 20 %',
    'bound, 1 %',
    'bound, 5 %',
    'bound, 20 %',
  ];
  return table(head, rows);
}

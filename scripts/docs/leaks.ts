import { markdownTable } from 'markdown-table';
import type { Row } from '../../bench/soaks/rows.ts';
import type { Shares, SingleShares } from '../../bench/soaks/soaks.ts';
import { LEAK_ALPHA } from '../../src/analyze/leak-looks.ts';
import { VISIBLE } from '../../src/analyze/leak-margin.ts';
import { GROWING, LEAK_PROCESSES } from '../../src/model/growth.ts';
import { METRIC_MARGINS } from '../../src/model/metric-margins.ts';
import { smallestMannWhitneyP } from '../../src/stats/mann-whitney.ts';
import { alphaByLook } from '../../src/stats/sequential.ts';
import { shiftCoverage } from '../../src/stats/shift.ts';

/** The tables of "Leaks" in docs/statistics.md, made from the code. */

const table = (head: string[], rows: string[][]): string =>
  markdownTable([head, ...rows], { alignDelimiters: false });

const percent = (ratio: number, digits = 1): string => `${(100 * ratio).toFixed(digits)} %`;

/** What people call each thing that may leak. */
const NAMES: Readonly<Record<(typeof GROWING)[number], string>> = {
  memory: 'memory',
  fds: 'open descriptors',
  threads: 'threads',
  sockets: 'open sockets',
  processes: 'live processes',
  files: 'files in the temporary folder',
};

const KB = 1024;

/** What each resource must grow by: asked for, and visible at all. */
export function leakFloorsTable(): string {
  const { heap, pages, counted } = VISIBLE;
  const share = (ratio: number): string => `${100 * ratio} % of the level`;
  const head = [
    'metric',
    'of',
    'matters from, per 1,000 operations',
    'visible from, over the second half of a run',
  ];
  const rows = GROWING.map(name => {
    const { floor } = METRIC_MARGINS[`${name}.leak`] ?? { floor: 0 };
    return name === 'memory'
      ? [
          '`memory.leak`',
          NAMES.memory,
          `${floor / KB} KB`,
          `heap right after a collection: ${heap.floor / KB} KB or ${share(heap.share)}; pages: ${pages.floor / KB} KB or ${share(pages.share)}`,
        ]
      : [`\`${name}.leak\``, NAMES[name], `${floor}`, `${counted.floor} or ${share(counted.share)}`];
  });
  return table(head, rows);
}

const [FIRST_LEVEL = LEAK_ALPHA] = alphaByLook(2, LEAK_ALPHA);

/** What a number of processes on each side can say. */
export function leakProcessesTable(): string {
  const head = [
    'processes a side',
    'smallest p',
    `reaches ${FIRST_LEVEL.toFixed(3)}`,
    'coverage of the printed interval',
    'a limit is missed once in',
  ];
  const rows = [3, 4, LEAK_PROCESSES, 6, 8, 10].map(n => {
    const p = smallestMannWhitneyP(n, n);
    const coverage = shiftCoverage(n, n, 0.025);
    return [
      `${n}`,
      p.toPrecision(2),
      p <= FIRST_LEVEL ? 'yes' : 'no',
      coverage === 0 ? '–' : percent(coverage),
      n < LEAK_PROCESSES ? '–' : n === LEAK_PROCESSES ? `${2 ** n}` : '40',
    ];
  });
  return table(head, rows);
}

/** Verdicts on simulated soaks in percent: found · warned of · passed · cannot tell. */
export const leakCell = ({ fail, warn, pass, inconclusive }: Shares): string =>
  [fail, warn, pass, inconclusive]
    .map(share => (100 * share).toFixed(share === 0 || share === 1 ? 0 : 1))
    .join(' · ');

const READ = { pages: 'pages', heap: 'heap after a collection' } as const;

/** One row a kind of healthy program, one column a leak of KB per 1,000 operations. */
export function leakRatesTable(
  sharesOf: (row: Row, leak: number) => Shares,
  rows: readonly Row[],
  leaks: readonly number[],
): string {
  const head = [
    'read',
    'operations',
    'healthy program',
    ...leaks.map(leak => (leak === 0 ? 'no leak' : `${leak} KB`)),
  ];
  return table(
    head,
    rows.map(row => [
      READ[row.read],
      row.operations.toLocaleString('en'),
      row.shape,
      ...leaks.map(leak => leakCell(sharesOf(row, leak))),
    ]),
  );
}

/** What single runs are called without a base, in percent of them. */
export const singleCells = (healthy: SingleShares, leaking: SingleShares): string[] =>
  [healthy.significant, healthy.growing, leaking.growing].map(share => percent(share));

/** KB per 1,000 operations of the leak that single runs are shown with. */
const SINGLE_LEAK = 25;

/** One row a kind of program. */
export function singleRunsTable(
  sharesOf: (row: Row, leak: number) => SingleShares,
  rows: readonly Row[],
): string {
  const head = [
    'program',
    'healthy, and its trend is significant',
    'healthy, and shown as `growing`',
    `leaks ${SINGLE_LEAK} KB, and shown as \`growing\``,
  ];
  return table(
    head,
    rows.map(row => [row.shape, ...singleCells(sharesOf(row, 0), sharesOf(row, SINGLE_LEAK))]),
  );
}

import { markdownTable } from 'markdown-table';
import { familyOf, PUSHES as LOAD_PUSHES, type LoadAlarms } from '../../bench/stats/load-family.ts';
import {
  COMPARISONS,
  CONTROL,
  type Ends,
  type FailureEnds,
  ORDER_EFFECT,
  PAIR_NOISE,
} from '../../bench/stats/looks.ts';
import { CONFIRMATION_ALPHA } from '../../src/analyze/confirm.ts';
import { DEFAULTS } from '../../src/config/defaults.ts';
import { CONFIRMATION_LOOKS, SEARCH_LOOKS } from '../../src/plan/pairing.ts';
import { alphaByLook, EXCLUSION_ALPHA } from '../../src/stats/sequential.ts';
import { smallestSignedRankP } from '../../src/stats/signed-rank.ts';

/** The tables of docs/statistics.md on pairs: what the looks may spend, and what comes of it. */

const table = (head: string[], rows: string[][]): string =>
  markdownTable([head, ...rows], { alignDelimiters: false });

/** A ratio as a percentage with the digits asked for. */
const percent = (ratio: number, digits = 1): string => `${(100 * ratio).toFixed(digits)} %`;

/** Family-wise error level of a push unless the suite says otherwise. */
export const FAMILY_ALPHA = Number.parseFloat(DEFAULTS.policy.familyAlpha) / 100;

/** What every look may spend, and the largest family in which it can find anything at all. */
export function looksTable(): string {
  const head = [
    'pairs',
    'level for *worse*, of the push',
    'level for *excluded*, of a metric',
    'smallest p',
    'can find one metric of up to',
  ];
  const alphas = alphaByLook(SEARCH_LOOKS.length, FAMILY_ALPHA);
  const exclusions = alphaByLook(SEARCH_LOOKS.length, EXCLUSION_ALPHA);
  const search = SEARCH_LOOKS.map((pairs, k) => {
    const p = smallestSignedRankP(pairs);
    const most = Math.floor((alphas[k] ?? 0) / p);
    return [
      `${pairs}`,
      (alphas[k] ?? 0).toFixed(3),
      (exclusions[k] ?? 0).toFixed(3),
      p.toPrecision(2),
      most > 1000 ? 'thousands' : `${most}`,
    ];
  });
  const confirm = alphaByLook(CONFIRMATION_LOOKS.length, CONFIRMATION_ALPHA).map((alpha, k) => {
    const pairs = CONFIRMATION_LOOKS[k] ?? 0;
    return [
      `${pairs} fresh`,
      `${alpha.toFixed(4)}, of a metric`,
      '–',
      smallestSignedRankP(pairs).toPrecision(2),
      '–',
    ];
  });
  return table(head, [...search, ...confirm]);
}

/** True changes of the experiment on looks. */
export const TRUE_CHANGES: readonly number[] = [0, 0.015, 0.03, 0.05, 0.1];

/** Cells of one row: how comparisons ended, and what they took. */
export const endCells = ({ worse, excluded, undecided, pairs }: Ends): string[] => [
  percent(worse),
  percent(excluded),
  percent(undecided),
  pairs.toFixed(0),
];

/** One row a true change. */
export function endsTable(endsAt: (change: number) => Ends): string {
  const head = ['true change', '*worse*, before confirmation', '*excluded*', '*undecided*', 'pairs, mean'];
  const rows = TRUE_CHANGES.map(change => [`+${percent(change)}`, ...endCells(endsAt(change))]);
  return `One metric alone, smallest effect 3 %, pair noise ${percent(PAIR_NOISE, 0)}, ${COMPARISONS} comparisons a row:\n\n${table(head, rows)}`;
}

/** What a fixed order does, in a sentence. */
export const orderSentence = (alarms: (order: 'base first' | 'balanced') => number): string =>
  `Identical code, ${SEARCH_LOOKS.at(-1)} pairs with noise of ${percent(PAIR_NOISE, 0)}, and a machine on which the second of a pair takes ${percent(ORDER_EFFECT, 0)} longer: with the base always first\n${percent(alarms('base first'))} of ${COMPARISONS} comparisons have a p of ${FAMILY_ALPHA} or less, with balanced orders ${percent(alarms('balanced'))}.`;

/** Pair noises of the experiment on the control arm. */
export const CONTROL_NOISES: readonly number[] = [0.03, 0.06, 0.1];

/** What the control arm costs in sound pushes. */
export function controlTable(alarms: (noise: number) => number): string {
  const head = ['pair noise', `sound pushes of ${CONTROL.metrics} metrics in which the control alarms`];
  return table(
    head,
    CONTROL_NOISES.map(noise => [percent(noise, 0), percent(alarms(noise))]),
  );
}

/** Loads of the suites in the experiment on their family. */
export const SUITES_OF_LOADS: readonly number[] = [1, 4];

/** What the many metrics of loads cost in pushes of unchanged code. */
export function loadsTable(alarms: (loads: number) => LoadAlarms): string {
  const head = ['loads', 'gated metrics', 'pushes with a false *worse*, before confirmation', '*excluded*'];
  const rows = SUITES_OF_LOADS.map(loads => {
    const { worse, excluded } = alarms(loads);
    return [`${loads}`, `${familyOf(loads)}`, percent(worse), percent(excluded)];
  });
  return `Unchanged code under loads with a spike, ${LOAD_PUSHES} pushes a row; half of the variance of times is common to all of an invocation:\n\n${table(head, rows)}`;
}

/** Rates at which base and head fail. */
export const FAILURE_RATES: readonly (readonly [number, number])[] = [
  [0.01, 0.01],
  [0.1, 0.1],
  [0.5, 0.5],
  [0, 0.02],
  [0, 0.05],
  [0, 0.1],
  [0, 0.2],
  [0, 0.5],
  [0.1, 0.5],
];

/** Shares of one row. */
export const failureCells = ({ fail, warn, inconclusive, pass }: FailureEnds): string[] =>
  [fail, warn, inconclusive, pass].map(share => percent(share));

/** One row a pair of rates. */
export function failuresTable(ends: (base: number, head: number) => FailureEnds): string {
  const head = ['base fails', 'head fails', '`fail`', '`warn`', '`inconclusive`', '`pass`, none seen'];
  return table(
    head,
    FAILURE_RATES.map(([base, contender]) => [
      percent(base, 0),
      percent(contender, 0),
      ...failureCells(ends(base, contender)),
    ]),
  );
}

import { markdownTable } from 'markdown-table';
import { wilsonInterval } from '../../src/stats/proportion.ts';
import { type Found, type Group, OURS, type Tally } from './tally.ts';

/** Between these lines of results.md stands the table of simulated noise, which docs/statistics.md repeats. */
export const TABLE_START = '<!-- table -->';
export const TABLE_END = '<!-- /table -->';
/** And between these the one of recorded noise. */
export const RECORDED_START = '<!-- recorded -->';
export const RECORDED_END = '<!-- /recorded -->';
/** And between these the targets. */
export const TARGETS_START = '<!-- targets -->';
export const TARGETS_END = '<!-- /targets -->';

/** A share in percent, with a decimal where it is near 0 or 100. */
export function share(count: number, of: number): string {
  const percent = (100 * count) / of;
  return (percent > 0 && percent < 10) || (percent > 90 && percent < 100)
    ? percent.toFixed(1)
    : percent.toFixed(0);
}

/** A share with Wilson's 95 % interval. */
export function shareWithInterval(count: number, of: number): string {
  const { low, high } = wilsonInterval(count, of, 0.95);
  return `${share(count, of)} % [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}]`;
}

const cell = ({ found, pass, warned }: Found, pushes: number): string =>
  `${share(found, pushes)} · ${share(pass, pushes)} · ${share(pushes - found - pass - warned, pushes)} · ${share(warned, pushes)}`;

const slowdownNames = (found: readonly Found[]): string[] =>
  found.map(({ slowdown }) => `+${(100 * slowdown).toFixed(0)} %`);

const table = (rows: readonly (readonly string[])[]): string =>
  markdownTable(
    rows.map(row => [...row]),
    { alignDelimiters: false },
  );

/** One row a rule and noise. */
export function decisionTable(tallies: readonly Tally[]): string {
  const slowdowns = slowdownNames(tallies[0]?.found ?? []);
  const head = ['noise', 'rule', 'any false fail of a push', ...slowdowns, 'runs a metric'];
  const rows = tallies.map(tally => [
    tally.noise,
    tally.rule,
    shareWithInterval(tally.falseFails, tally.pushes),
    ...tally.found.map(entry => cell(entry, tally.pushes)),
    (tally.runs / tally.pushes).toFixed(0),
  ]);
  return table([head, ...rows]);
}

/** The program's own rule by the group of the slowed metric, with the spread of a pair beside it. */
export function groupTable(
  tallies: readonly Tally[],
  pairNoise: (noise: string, group: string) => number,
): string {
  const ours = tallies.filter(({ rule }) => rule === OURS);
  const head = ['noise', 'program', 'pair noise', ...slowdownNames(ours[0]?.found ?? [])];
  const row = (noise: string, name: string, { pushes, found }: Group): string[] => [
    noise,
    name,
    `${(100 * pairNoise(noise, name)).toFixed(1)} %`,
    ...found.map(entry => cell(entry, pushes)),
  ];
  const rows = ours.flatMap(({ noise, groups }) =>
    Object.entries(groups).map(([name, group]) => row(noise, name, group)),
  );
  return table([head, ...rows]);
}

import { markdownTable } from 'markdown-table';
import { wilsonInterval } from '../../src/stats/proportion.ts';
import { METRICS } from './machine.ts';
import type { Found, Tally } from './tally.ts';

/** Between these lines of results.md stands the table that docs/statistics.md repeats. */
export const TABLE_START = '<!-- table -->';
export const TABLE_END = '<!-- /table -->';

const share = (count: number, of: number): string => {
  const percent = (100 * count) / of;
  return (percent > 0 && percent < 10) || (percent > 90 && percent < 100)
    ? percent.toFixed(1)
    : percent.toFixed(0);
};

function falseFails({ falseFails: count, pushes }: Tally): string {
  const { low, high } = wilsonInterval(count, pushes, 0.95);
  return `${share(count, pushes)} % [${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}]`;
}

const cell = ({ found, pass, warned }: Found, pushes: number): string =>
  `${share(found, pushes)} · ${share(pass, pushes)} · ${share(pushes - found - pass - warned, pushes)} · ${share(warned, pushes)}`;

/** One row a rule and noise. */
export function decisionTable(tallies: readonly Tally[]): string {
  const slowdowns = tallies[0]?.found.map(({ slowdown }) => `+${(100 * slowdown).toFixed(0)} %`) ?? [];
  const head = ['noise', 'rule', 'any false fail of a push', ...slowdowns, 'runs a metric'];
  const rows = tallies.map(tally => [
    `${(100 * tally.cv).toFixed(1).replace('.0', '')} %`,
    tally.rule,
    falseFails(tally),
    ...tally.found.map(entry => cell(entry, tally.pushes)),
    (tally.runs / tally.pushes).toFixed(0),
  ]);
  return markdownTable([head, ...rows], { alignDelimiters: false });
}

/** The whole of results.md. `command` is what made it. */
export function decisionPage(tallies: readonly Tally[], command: string): string {
  const uses = new Map(tallies.map(({ rule, use }) => [rule, use]));
  return `# Decisions of this rule and of others on the same simulated machine

Made by \`${command}\` with Node ${process.version}. Pushes of ${METRICS} metrics, ${tallies[0]?.pushes} of each noise. What the columns mean, and where
this rule loses, stands in docs/statistics.md, "What pairs get wrong, measured".

${TABLE_START}

${decisionTable(tallies)}

${TABLE_END}

How each rule was fed:

${[...uses].map(([rule, use]) => `- ${rule}: ${use}`).join('\n')}
`;
}

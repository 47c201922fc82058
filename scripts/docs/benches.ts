import { markdownTable } from 'markdown-table';
import { TABLE_END, TABLE_START } from '../../bench/decisions/table.ts';

/** What benches wrote, read again for docs/statistics.md: their tables, and sentences that are computed from them. */

const table = (head: string[], rows: string[][]): string =>
  markdownTable([head, ...rows], { alignDelimiters: false });

/** Cells of every row of a Markdown table, head and rule left out. */
export function rowsOf(text: string): string[][] {
  const lines = text.split('\n').filter(line => line.startsWith('|'));
  return lines.slice(2).map(line =>
    line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  );
}

/** What stands between two markers of results.md; null where it has not both. */
function between(results: string, start: string, end: string): string | null {
  const [, rest] = results.split(start);
  const [found, after] = rest?.split(end) ?? [];
  return found === undefined || after === undefined ? null : found.trim();
}

/** The table of simulated decisions in the text of results.md, or the one between other markers. Error when it is not there. */
export function decisionsTable(
  results: string,
  { start, end }: Markers = { start: TABLE_START, end: TABLE_END },
): string {
  const found = between(results, start, end);
  if (found === null)
    throw new Error(
      `Cannot read bench/decisions/results.md: no table between ${start} and ${end}; make it again`,
    );
  return found;
}

/** What a table stands between. */
export interface Markers {
  readonly start: string;
  readonly end: string;
}

const NOT_RECORDED =
  'Not recorded yet: `node bench/decisions/record.ts` records a machine, `node bench/decisions/run.ts --write` judges what it recorded.';

/** Where the recorded noise comes from, and its table of decisions; what makes them where there is none. */
export function recordedDecisions(results: string, { start, end }: Markers): string {
  const found = between(results, start, end);
  if (found === null) return NOT_RECORDED;
  const origin = /^Recorded by [\s\S]+?(?=\n\n)/m.exec(results)?.[0] ?? '';
  return [origin, found, decisionSentences(found)].filter(Boolean).join('\n\n');
}

/** One rule under one noise, as results.md has it. */
interface Decision {
  readonly noise: string;
  readonly rule: string;
  readonly falseFails: string;
  /** `found · pass · inconclusive · warn` of +5, +10 and +20 %, in percent. */
  readonly five: readonly number[];
  readonly ten: readonly number[];
  readonly runs: number;
}

const numbers = (cell = ''): readonly number[] => cell.split(' · ').map(Number);

const decisionsIn = (body: string): readonly Decision[] =>
  rowsOf(body).map(([noise = '', rule = '', falseFails = '', five, ten, , runs]) => ({
    noise,
    rule,
    falseFails,
    five: numbers(five),
    ten: numbers(ten),
    runs: Number(runs),
  }));

const OURS = 'stress-action';
const first = (values: readonly number[]): number => values[0] ?? Number.NaN;
const largest = (decisions: readonly Decision[], of: (decision: Decision) => number): Decision =>
  decisions.reduce((most, decision) => (of(decision) > of(most) ? decision : most));

/** The table of decisions in words: what the rule gets wrong, what it costs, and who finds more. */
export function decisionSentences(body: string): string {
  const all = decisionsIn(body);
  const ours = all.filter(({ rule }) => rule === OURS);
  const others = all.filter(({ rule }) => rule !== OURS);
  const worst = largest(ours, ({ falseFails }) => Number.parseFloat(falseFails));
  const least = largest(ours, ({ ten }) => -first(ten));
  const passed = largest(ours, ({ ten }) => ten[1] ?? 0);
  const unconfirmed = largest(ours, ({ five }) => five[3] ?? 0);
  const runs = ours.map(decision => decision.runs);
  const cheapest = Math.min(...others.map(decision => decision.runs));
  return [
    `- **Unchanged code**: at most ${worst.falseFails} of pushes failed, under any of these noises.`,
    `- **+10 %** was found in at least ${first(least.ten)} % of pushes (${least.noise}), and called \`pass\` in at most ${passed.ten[1]} %.`,
    `- **It costs runs**: ${Math.min(...runs)} to ${Math.max(...runs)} a metric on an unchanged push, base and head together; the cheapest other rule takes ${cheapest}.`,
    `- **Confirmation costs finds**: at worst ${unconfirmed.five[3]} % of true +5 % were found worse and then not confirmed (${unconfirmed.noise}).`,
    ...ours.map(decision => whoFindsMore(decision, others)),
  ].join('\n');
}

/** Which rules find more of +5 % under the same noise, and how often they fail unchanged pushes. */
function whoFindsMore({ noise, five }: Decision, others: readonly Decision[]): string {
  const more = others.filter(other => other.noise === noise && first(other.five) > first(five));
  const named = more.map(
    other =>
      `${other.rule} (${first(other.five)} %, and fails ${other.falseFails.split(' [')[0]} of unchanged pushes)`,
  );
  const who = named.length === 0 ? 'no other rule finds more' : `more is found by ${named.join('; ')}`;
  return `- **+5 %, noise ${noise}**: found in ${first(five)} % of pushes; ${who}.`;
}

/** One line of coverage.md. */
interface Covered {
  readonly interval: string;
  readonly setting: string;
  /** Percent. */
  readonly covered: number;
  readonly cell: string;
  readonly why: string;
}

const coverageIn = (text: string): readonly Covered[] =>
  rowsOf(text).map(([interval = '', setting = '', cell = '', , why = '']) => ({
    interval,
    setting,
    covered: Number.parseFloat(cell),
    cell,
    why,
  }));

/** Coverage that is promised: 95 ± 2 %. */
const PROMISED = { least: 93, most: 97 } as const;

/** Coverage of every kind of interval over its settings, then the settings that fall short, from the text of coverage.md. */
export function coverageTables(text: string): string {
  const all = coverageIn(text);
  const kinds = [...new Set(all.map(({ interval }) => interval))].map(interval => {
    const own = all.filter(line => line.interval === interval);
    const covered = own.map(line => line.covered);
    const above = own.filter(line => line.covered > PROMISED.most);
    const reasons = [...new Set(above.map(({ why }) => why))].join('; ');
    return [
      interval,
      `${own.length}`,
      `${Math.min(...covered).toFixed(1)} to ${Math.max(...covered).toFixed(1)} %`,
      reasons === '' ? '' : `${above.length}: ${reasons}`,
    ];
  });
  const short = all.filter(line => line.covered < PROMISED.least);
  const inside = all.length - short.length - all.filter(line => line.covered > PROMISED.most).length;
  return [
    `Of ${all.length} settings ${inside} lie within ${PROMISED.least} to ${PROMISED.most} %:`,
    table(['interval', 'settings', 'covered, least to most', `above ${PROMISED.most} %`], kinds),
    ...(short.length === 0
      ? [`None lies below ${PROMISED.least} %.`]
      : [
          `Below ${PROMISED.least} %:`,
          table(
            ['interval', 'setting', 'covered', 'why'],
            short.map(({ interval, setting, cell, why }) => [interval, setting, cell, why]),
          ),
        ]),
  ].join('\n\n');
}

/** The table of change points in the text of series.md. Error when it is not there. */
export function changePointsTable(series: string): string {
  const found = /## Change points[\s\S]+?(\|[\s\S]+?)\n\n/.exec(series)?.[1];
  if (found === undefined) throw new Error('Cannot read bench/stats/series.md: no table of change points');
  return found.trim();
}

/** How often the shape that is named worst is named rightly, by length and noise, from the tables of series.md. */
export function shapesTable(series: string): string {
  const tables = [
    ...series.matchAll(/^(\d+) points, noise (\d+) % of the movement:\n\n([\s\S]+?)(?:\n\n|$(?![\s\S]))/gm),
  ];
  const cells = tables.map(([, points = '', noise = '', body = '']) => {
    const rightly = rowsOf(body).map((cells, i) => ({
      name: cells[0]?.replaceAll('*', '') ?? '',
      share: Number(cells[i + 1]),
    }));
    const worst = rightly.reduce((least, entry) => (entry.share < least.share ? entry : least));
    return { points, noise, text: `${worst.share} % (${worst.name})` };
  });
  const noises = [...new Set(cells.map(({ noise }) => noise))];
  const rows = [...new Set(cells.map(({ points }) => points))].map(points => [
    points,
    ...noises.map(noise => cells.find(cell => cell.points === points && cell.noise === noise)?.text ?? '–'),
  ]);
  return table(['points', ...noises.map(noise => `noise ${noise} % of the movement`)], rows);
}

import type { LadderAnalysis } from '../model/analysis.ts';
import type { MetricDefinition } from '../model/metric.ts';
import type { Estimated, LadderPeak, LadderRung } from '../model/scalability.ts';
import type { View } from '../model/view.ts';
import { formatPercent } from './change.ts';
import { formatValue, formatValues } from './format.ts';
import { name, type Phrase, quoted, text } from './phrase.ts';

export const LADDERS_TITLE = 'Scalability';

/** On one machine users compete for the cores before they compete for locks. */
export const LADDERS_CAUTION =
  'Users share the cores of this machine with the software under test: beyond as many users as there are cores, contention is that of the cores, too';

const RATE: MetricDefinition = { id: '', unit: 'per-second', better: 'higher', kind: 'rate', about: '' };

export const laddersOf = ({ analysis }: View): readonly LadderAnalysis[] => analysis.ladders ?? [];

/** One line a ladder: its law, where it peaks, and its rungs. */
export const ladderLines = (view: View): readonly Phrase[] =>
  laddersOf(view).map(ladder => [
    name(ladder.name),
    text(': '),
    ...describeLaw(ladder),
    text(`. ${describeRungs(ladder)}`),
  ]);

/** The law in words, or why there is none. */
export function describeLaw({ law }: LadderAnalysis): Phrase {
  if (law.kind === 'refused') return [text('its scalability cannot be told: '), quoted(law.reason)];
  const { rate, contention, coherency, peak, roof } = law;
  const ceiling = roof === null ? [] : [`contention alone would allow ${formatValue(RATE, roof)}`];
  return [
    text(
      [
        `${rateWords(rate)} with one user`,
        `contention ${small(contention)}`,
        `coherency ${small(coherency)}`,
        describePeak(peak),
        ...ceiling,
      ].join(', '),
    ),
  ];
}

function describePeak(peak: LadderPeak): string {
  if (peak.kind === 'measured') {
    const { low, high } = peak.users.interval;
    const users = `${Math.floor(peak.users.value)} users [${whole(low)}, ${whole(high)}]`;
    return `most with ${users}: ${rateWords(peak.throughput)}`;
  }
  const { largest, atLeast } = peak;
  const bound = atLeast === null || atLeast < 2 ? '' : `, it lies at ${Math.floor(atLeast)} users or above`;
  return `the peak was not passed with ${largest} users${bound}`;
}

const rateWords = ({ value, interval: { low, high } }: Estimated): string => {
  const [center, from, to] = formatValues(RATE, [value, low, high]);
  return `${center} [${low === null ? '−∞' : from}, ${high === null ? '+∞' : to}]`;
};

/** Contention is often some percent and coherency some millionths: two digits of each. */
export const small = ({ value, interval: { low, high } }: Estimated): string =>
  `${digits(value)} [${low === null ? '−∞' : digits(low)}, ${high === null ? '+∞' : digits(high)}]`;

const digits = (value: number): string => String(Number(value.toPrecision(2)));
const whole = (value: number | null): string => (value === null ? '+∞' : String(Math.floor(value)));

/** `1: 95/s, 2: 180/s, …`. */
const describeRungs = ({ rungs }: LadderAnalysis): string =>
  `Users and throughput: ${rungs.map(rung => `${rung.users}: ${throughputOf(rung)}`).join(', ')}`;

export const throughputOf = ({ median }: LadderRung): string =>
  median === null ? 'not measured' : formatValue(RATE, median);

/** Throughput of a user, as a share of that of one alone; '' where it is not known. */
export function efficiencyOf({ users, median }: LadderRung, { law }: LadderAnalysis): string {
  if (law.kind === 'refused' || median === null) return '';
  return formatPercent(median / (users * law.rate.value));
}

/** Throughput that the law gives `users`, operations a second; null without a law. */
export function lawAt({ law }: LadderAnalysis, users: number): number | null {
  if (law.kind === 'refused') return null;
  const { rate, contention, coherency } = law;
  return (rate.value * users) / (1 + contention.value * (users - 1) + coherency.value * users * (users - 1));
}

/** One row a rung, for tables. */
export interface RungRow {
  readonly ladder: string;
  readonly users: string;
  readonly throughput: string;
  readonly fitted: string;
  readonly efficiency: string;
}

export const rungRows = (view: View): readonly RungRow[] =>
  laddersOf(view).flatMap(ladder =>
    ladder.rungs.map(rung => {
      const fitted = lawAt(ladder, rung.users);
      return {
        ladder: ladder.name,
        users: String(rung.users),
        throughput: throughputOf(rung),
        fitted: fitted === null ? '' : formatValue(RATE, fitted),
        efficiency: efficiencyOf(rung, ladder),
      };
    }),
  );

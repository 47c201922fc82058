import type { MetricDefinition } from '../model/metric.ts';
import {
  isGeneratorsFault,
  type LoadSearch,
  type Probe,
  type ProbeVerdict,
  whyUnanswered,
} from '../model/search.ts';
import { formatDuration, formatValue, formatValues, plural } from './format.ts';
import { type Phrase, quoted, text } from './phrase.ts';

const RATE: MetricDefinition = { id: '', unit: 'per-second', better: 'higher', kind: 'rate', about: '' };
const TIME: MetricDefinition = { id: '', unit: 'ns', better: 'lower', kind: 'tail', about: '' };

/**
 * What the searches of a scenario found, as many as there are invocations: `sustains 226/s to 229/s in 2 of 3 searches; 281/s to 283/s does not
 * hold (latency.p95 max); 1 of 3 searches found no rate: the load generator …`. Of those that ended alike the last one says why.
 */
export function describeSearches(searches: readonly LoadSearch[]): Phrase {
  const answered = searches.filter(({ sustainable }) => sustainable !== null);
  const parts = [
    ...(answered.length === 0 ? [] : answers(answered, searches.length)),
    ...unanswered(searches),
  ];
  return parts.flatMap((part, i) => (i === 0 ? part : [text('; '), ...part]));
}

function answers(answered: readonly LoadSearch[], all: number): readonly Phrase[] {
  const held = answered.flatMap(({ sustainable }) => sustainable ?? []);
  const failed = answered.flatMap(({ beyond }) => beyond ?? []);
  const early = answered.filter(({ cut }) => cut !== null);
  const limiting = answered.findLast(search => search.limiting !== null)?.limiting ?? null;
  const least = early.length === answered.length ? 'at least ' : '';
  return [
    [text(`sustains ${least}${range(held)}${timesOf(answered.length, all)}`)],
    ...(failed.length === 0
      ? []
      : [[text(`${range(failed)} does not hold`), ...(limiting === null ? [] : because(limiting))]]),
    ...(answered.some(({ metastable }) => metastable)
      ? [[text('after an overload it no longer holds what it held before')]]
      : []),
    ...early.slice(-1).map(({ cut }): Phrase => {
      const which = least === '' ? `${early.length} ended early` : 'the search ended early';
      return [text(`${which}: `), quoted(cut ?? '')];
    }),
  ];
}

/** `''` of the only search, ` in 2 searches`, ` in 2 of 3 searches`. */
function timesOf(answered: number, all: number): string {
  if (all === 1) return '';
  return ` in ${answered === all ? '' : `${answered} of `}${plural(all, 'search', 'searches')}`;
}

const because = (limiting: string): Phrase => [text(' ('), quoted(limiting), text(')')];

/** What the generator could not do is told apart from what the workload could not. */
function unanswered(searches: readonly LoadSearch[]): readonly Phrase[] {
  const without = searches.filter(({ sustainable }) => sustainable === null);
  const groups = [
    without.filter(search => !isGeneratorsFault(search)),
    without.filter(search => isGeneratorsFault(search)),
  ];
  return groups.flatMap(group => {
    const last = group.at(-1);
    if (last === undefined) return [];
    const count = searches.length === 1 ? '' : `${group.length} of ${searches.length} searches `;
    return [[text(`${count}found no rate: `), quoted(whyUnanswered(last))]];
  });
}

/** `226/s`, `226/s to 229/s`. */
function range(values: readonly number[]): string {
  const ends = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  return [...new Set(formatValues(RATE, ends))].join(' to ');
}

/** One probe as cells: rate, purpose, how long, throughput, p50, p99, what came of it. */
export interface ProbeRow {
  readonly rate: string;
  readonly purpose: Probe['purpose'];
  readonly held: string;
  readonly throughput: string;
  readonly times: string;
  readonly kind: ProbeVerdict['kind'];
  /** Why, beside the kind of the verdict; '' of one that holds. */
  readonly verdict: string;
}

export const probeRow = ({
  rate: tried,
  purpose,
  holdMs,
  verdict,
  throughput,
  p50,
  p99,
}: Probe): ProbeRow => ({
  rate: rate(tried),
  purpose,
  held: formatDuration(holdMs),
  throughput: throughput === null ? '–' : rate(throughput),
  times: [p50, p99].map(time => formatValue(TIME, time)).join(' · '),
  kind: verdict.kind,
  verdict: verdictWords(verdict),
});

function verdictWords(verdict: ProbeVerdict): string {
  switch (verdict.kind) {
    case 'holds':
      return '';
    case 'fails':
      return verdict.criterion;
    case 'unclear':
      return `leans to ${verdict.leans === 'holds' ? 'holding' : 'failing'}: ${verdict.criterion}`;
    case 'void':
    case 'broken':
      return verdict.reason;
  }
}

const rate = (value: number): string => formatValue(RATE, value);

import type { MetricDefinition } from '../model/metric.ts';
import type { LoadSearch, Probe, ProbeVerdict } from '../model/search.ts';
import { formatDuration, formatValue, formatValues, plural } from './format.ts';
import { type Phrase, quoted, text } from './phrase.ts';

const RATE: MetricDefinition = { id: '', unit: 'per-second', better: 'higher', kind: 'rate', about: '' };
const TIME: MetricDefinition = { id: '', unit: 'ns', better: 'lower', kind: 'tail', about: '' };

/**
 * What the searches of a scenario found, as many as there are invocations: `sustains 226/s to 229/s in 2 searches; 281/s to 283/s does not hold
 * (latency.p95 max)`. Of what went wrong the last one speaks.
 */
export function describeSearches(searches: readonly LoadSearch[]): Phrase {
  const known = (of: (search: LoadSearch) => number | null): readonly number[] =>
    searches.flatMap(search => of(search) ?? []);
  const held = known(({ sustainable }) => sustainable);
  const failed = known(({ beyond }) => beyond);
  const { limiting = null, metastable = false, cut = null } = searches.at(-1) ?? {};
  const times = searches.length === 1 ? '' : ` in ${plural(searches.length, 'search', 'searches')}`;
  return [
    text(held.length === 0 ? `no rate holds its limits${times}` : `sustains ${range(held)}${times}`),
    ...(held.length === 0 || failed.length === 0 ? [] : [text(`; ${range(failed)} does not hold`)]),
    ...(limiting === null ? [] : [text(' ('), quoted(limiting), text(')')]),
    ...(metastable ? [text('; after an overload it no longer holds what it held before')] : []),
    ...(cut === null ? [] : [text('; the search ended early: '), quoted(cut)]),
  ];
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

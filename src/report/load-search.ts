import type { MetricDefinition } from '../model/metric.ts';
import type { LoadSearch, Probe, ProbeVerdict } from '../model/search.ts';
import { formatDuration, formatValue } from './format.ts';
import { type Phrase, quoted, text } from './phrase.ts';

const RATE: MetricDefinition = { id: '', unit: 'per-second', better: 'higher', kind: 'rate', about: '' };
const TIME: MetricDefinition = { id: '', unit: 'ns', better: 'lower', kind: 'tail', about: '' };

/** `sustains 237/s; 250/s does not hold (latency.p95 max)`, with what is to be known about it. */
export function describeSearch({ sustainable, beyond, limiting, metastable, cut }: LoadSearch): Phrase {
  const found = sustainable === null ? 'no rate holds its limits' : `sustains ${rate(sustainable)}`;
  const limit = limiting === null ? '' : ` (${limiting})`;
  const edge = beyond === null || sustainable === null ? '' : `; ${rate(beyond)} does not hold`;
  return [
    text(found),
    text(edge),
    ...(edge === '' || limit === '' ? [] : [quoted(limit)]),
    ...(metastable ? [text('; after an overload it no longer holds what it held before')] : []),
    ...(cut === null ? [] : [text('; the search ended early: '), quoted(cut)]),
  ];
}

/** One probe as cells: rate, purpose, how long, throughput, p50, p99, what came of it. */
export interface ProbeRow {
  readonly rate: string;
  readonly purpose: Probe['purpose'];
  readonly held: string;
  readonly throughput: string;
  readonly times: string;
  readonly kind: ProbeVerdict['kind'];
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
      return 'holds';
    case 'fails':
      return `does not hold: ${verdict.criterion}`;
    case 'unclear':
      return `unclear, leans to ${verdict.leans === 'holds' ? 'holding' : 'failing'}: ${verdict.criterion}`;
    case 'void':
      return `void: ${verdict.reason}`;
    case 'broken':
      return `broken off: ${verdict.reason}`;
  }
}

const rate = (value: number): string => formatValue(RATE, value);

import type { Analysis } from '../model/analysis.ts';
import { qualified } from '../model/metric.ts';
import { findMetric } from './find-metric.ts';
import { formatValue } from './format.ts';
import type { ShownLoad } from './loads.ts';

/** What a load, or one of its phases, came to, in words: typical values over all invocations, as they are judged. */
export interface LoadRow {
  readonly scenario: string;
  /** Name of the phase; null for all measured ones together. */
  readonly phase: string | null;
  /** `249/s (99.8 % of what was due)`. */
  readonly done: string;
  /** Of the 50th, 95th and 99th percentile, from the moment an operation was due: `12 ms · 45 ms · 98 ms`. None in a closed model. */
  readonly response: string;
  /** From the moment it was sent. */
  readonly service: string;
  readonly failed: string;
  readonly dropped: string;
}

/** What stands for a value that is not known. */
const UNKNOWN = '–';
const PERCENTILES = ['p50', 'p95', 'p99'] as const;

/** Row of the load as a whole, and of each measured phase where it has several. */
export function rowsOfLoad(shown: ShownLoad, analysis: Analysis): readonly LoadRow[] {
  const { trace } = shown;
  const measured = trace?.phases.filter(({ measure }) => measure) ?? [];
  const parts = trace === null || trace.phases.length < 2 ? [] : measured.map(({ name }) => name);
  return [null, ...parts].map(phase => rowOf(shown, phase, analysis));
}

function rowOf({ id, load }: ShownLoad, phase: string | null, analysis: Analysis): LoadRow {
  const value = (metric: string): string => {
    const found = findMetric(analysis, id, phase === null ? metric : qualified(metric, phase));
    return found?.estimate == null ? UNKNOWN : formatValue(found.metric, found.estimate.center);
  };
  const times = (family: string): string => {
    const values = PERCENTILES.map(percentile => value(`${family}.${percentile}`));
    return values.every(shown => shown === UNKNOWN) ? UNKNOWN : values.join(' · ');
  };
  const isOpen = load.model === 'open';
  const achieved = isOpen ? value('load.achieved') : UNKNOWN;
  return {
    scenario: id,
    phase,
    done: `${value('throughput')}${achieved === UNKNOWN ? '' : ` (${achieved} of what was due)`}`,
    response: isOpen ? times('latency') : UNKNOWN,
    service: times(isOpen ? 'service' : 'latency'),
    failed: value('errors.rate'),
    dropped: isOpen ? value('load.dropped') : UNKNOWN,
  };
}

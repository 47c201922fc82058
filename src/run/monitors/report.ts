import type { ResourceSeries } from '../../model/event.ts';
import { type Column, METRIC_COLUMNS } from './columns.ts';
import type { UnavailableMetric, WatchReport } from './monitor.ts';

/** What a watch knows at its end. */
export interface WatchFacts {
  readonly series: ResourceSeries | null;
  peak(column: Column): number | undefined;
  /** Columns that the platform's monitors can fill, and why others stay empty. */
  readonly columns: ReadonlySet<Column>;
  readonly limits: string;
  /** Some process of the tree was met alive. */
  readonly met: boolean;
  /** The last trouble of the monitor that fills a column. */
  readonly trouble: ReadonlyMap<Column, string>;
}

/** CPU time comes in ticks of 10 ms: none seen does not mean that none was used. */
const isTickTime = (column: Column): boolean => column === 'cpuUserNs' || column === 'cpuSystemNs';

/** Why a column gives no value, null when it gives one. */
function absence(column: Column, facts: WatchFacts): string | null {
  if (!facts.columns.has(column)) return facts.limits;
  const value = facts.peak(column);
  const tooShort = 'the processes ended before they could be sampled';
  if (value === undefined) return facts.trouble.get(column) ?? tooShort;
  if (isTickTime(column) && value === 0)
    return facts.met ? 'less than one tick of 10 ms was counted' : tooShort;
  return null;
}

/** Peaks and totals by metric; what has no value is stated with its reason, and never 0. */
export function writeReport(facts: WatchFacts): WatchReport {
  const metrics: Record<string, number> = {};
  const unavailable: UnavailableMetric[] = [];
  for (const [metric, column] of Object.entries(METRIC_COLUMNS)) {
    const reason = absence(column, facts);
    const value = facts.peak(column);
    if (reason === null && value !== undefined) metrics[metric] = value;
    else unavailable.push({ metric, reason: reason ?? facts.limits });
  }
  return { series: facts.series, metrics, unavailable };
}

/** The report of a watch that never sampled. */
export const emptyReport = (reason: string): WatchReport => ({
  series: null,
  metrics: {},
  unavailable: Object.keys(METRIC_COLUMNS).map(metric => ({ metric, reason })),
});

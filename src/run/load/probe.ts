import type { LoadTrace, PhaseTrace } from '../../model/load.ts';
import type { LoadCriterion } from '../../model/plan.ts';
import type { ProbeVerdict } from '../../model/search.ts';
import { type Histogram, quantileIn } from '../../stats/histogram.ts';
import { wilsonInterval } from '../../stats/proportion.ts';
import { quantileIntervalIn } from '../../stats/quantile-interval.ts';
import { loadMetrics } from './load-metrics.ts';
import { droppedSoundly, unsoundPhases } from './void-windows.ts';

/** Name of the part of a probe that is not its settling. */
export const HOLD = 'hold';

const LEVEL = 0.95;
/** Of the operations that are due, so many may be outstanding more at the end of the hold than at its beginning. */
const BACKLOG_SHARE = 0.01;
/** Where few are due, chance alone moves the number under way by so many. */
const BACKLOG_LEAST = 5;

/** An estimate with its 95 % interval. */
interface Range {
  readonly value: number | null;
  readonly low: number;
  readonly high: number;
}

/** Whether every criterion held, and the service kept up with what was due, in the hold of a probe. The first that did not is named. */
export function judgeProbe(trace: LoadTrace, criteria: readonly LoadCriterion[]): ProbeVerdict {
  const [unsound] = unsoundPhases(trace);
  if (unsound !== undefined) return { kind: 'void', reason: unsound.reason };
  const hold = trace.phases.find(({ name }) => name === HOLD);
  if (hold === undefined || hold.soundScheduled === 0)
    return { kind: 'broken', reason: 'no operation was due' };
  const behind = fallsBehind(hold, droppedSoundly(trace, hold));
  if (behind !== null) return { kind: 'fails', criterion: behind };
  const verdicts = criteria.map(criterion => judge(criterion, hold, trace));
  return (
    verdicts.find(({ kind }) => kind === 'fails') ??
    verdicts.find(({ kind }) => kind === 'unclear') ?? { kind: 'holds' }
  );
}

/** What ends must keep pace with what is due, whatever the limits on times say. */
function fallsBehind({ counts, soundScheduled, soundCompleted }: PhaseTrace, dropped: number): string | null {
  const failed = (counts.failed + counts.timedOut) * (soundScheduled / counts.scheduled);
  const behind = soundScheduled - soundCompleted - failed;
  if (dropped === 0 && behind <= Math.max(BACKLOG_LEAST, BACKLOG_SHARE * soundScheduled)) return null;
  return dropped > 0 ? 'operations are dropped' : 'completed operations fall behind those due';
}

function judge(criterion: LoadCriterion, hold: PhaseTrace, trace: LoadTrace): ProbeVerdict {
  const told = loadMetrics(trace, 'open').metrics[criterion.metric];
  const range = rangeOf(criterion.metric, hold);
  const value = told ?? range?.value ?? null;
  const name = nameOf(criterion);
  // Where nothing ends well there are no times, and that is no reason to call the rate held.
  if (value === null) return { kind: 'fails', criterion: name };
  // No number of operations shows for certain that none fails: a limit of nothing is kept where nothing did.
  if (value === 0 && criterion.max === 0) return { kind: 'holds' };
  const { low, high } = range ?? { low: value, high: value };
  if (isBeyond(low, high, criterion)) return { kind: 'fails', criterion: name };
  if (isWithin(low, criterion) && isWithin(high, criterion)) return { kind: 'holds' };
  return { kind: 'unclear', criterion: name, leans: isWithin(value, criterion) ? 'holds' : 'fails' };
}

const isWithin = (value: number, { max, min }: LoadCriterion): boolean =>
  (max === null || value <= max) && (min === null || value >= min);

const isBeyond = (low: number, high: number, { max, min }: LoadCriterion): boolean =>
  (max !== null && low > max) || (min !== null && high < min);

const nameOf = ({ metric, max }: LoadCriterion): string => `${metric} ${max === null ? 'min' : 'max'}`;

/** 95 % interval of a quantile of times or of a share of operations; null for what has none here. */
function rangeOf(metric: string, { counts, response, service }: PhaseTrace): Range | null {
  const [family, statistic = ''] = metric.split('.');
  const ended = counts.ok + counts.failed + counts.timedOut;
  if (ended === 0) return null;
  if (metric === 'errors.rate') return shareRange(counts.failed + counts.timedOut, ended);
  if (metric === 'timeouts.rate') return shareRange(counts.timedOut, ended);
  const digits = /^p(\d{2,3})$/.exec(statistic)?.[1];
  if (digits === undefined) return null;
  return quantileRange(family === 'service' ? service : response, Number(`0.${digits}`));
}

/** An end that the sample is too small to bound is open. */
function quantileRange(histogram: Histogram, quantile: number): Range {
  const { low, high } = quantileIntervalIn(histogram, quantile, LEVEL);
  return {
    value: quantileIn(histogram, quantile),
    low: low ?? Number.NEGATIVE_INFINITY,
    high: high ?? Number.POSITIVE_INFINITY,
  };
}

const shareRange = (part: number, whole: number): Range => ({
  value: part / whole,
  ...wilsonInterval(part, whole, LEVEL),
});

import type { LoadTrace, VoidWindow } from '../../model/load.ts';
import { boundsOf, countAbove, countIn, quantileIn } from '../../stats/histogram.ts';
import { addWindows, type LoadTally, type WindowTally } from './tally.ts';

/**
 * A start may be this late, or this share of the median response time, whichever is more (docs/load.md): up to a most, as the generator's own
 * lateness makes the median larger.
 */
const LAG_MS = 2;
const LAG_OF_MEDIAN = 0.1;
const MOST_LAG_MS = 50;
/** So many starts of a window may be later: one percent, as one in a hundred thousand moves no percentile, and one where there are few. */
const LATE_SHARE = 0.01;
const LATE_LEAST = 1;
/** An event loop that is busy for this share of a window has no time left for what is due. */
const SATURATED = 0.95;

/**
 * The windows of an open load in which starts were late by the generator's own fault, or in which it had no time left, and why. One that is
 * saturated may be late with nothing: it no longer gets to what has arrived, every place is taken, and the wait for it looks like the service's.
 */
export function voidWindows({ windows }: Pick<LoadTally, 'windows'>): readonly VoidWindow[] {
  const median = quantileIn(addWindows(windows).response, 0.5) ?? 0;
  const limitMs = Math.min(MOST_LAG_MS, Math.max(LAG_MS, (LAG_OF_MEDIAN * median) / 1e6));
  return windows.flatMap((window, index) => {
    const starts = countIn(window.lag);
    const late = countAbove(window.lag, limitMs * 1e6);
    if (late > Math.max(LATE_LEAST, LATE_SHARE * starts))
      return [
        { index, ...blame(window, `${late} of ${starts} starts were more than ${shown(limitMs)} late`) },
      ];
    return window.utilization >= SATURATED ? [{ index, ...busy(window) }] : [];
  });
}

function blame(window: WindowTally, late: string): Omit<VoidWindow, 'index'> {
  const worstMs = boundsOf(window.lag.bins.at(-1) ?? 0).low / 1e6;
  const most = `${late}, by up to ${shown(worstMs)}`;
  if (window.gcPauseMs >= worstMs / 2)
    return {
      cause: 'paused',
      reason: `${most}: the generator collected garbage for ${shown(window.gcPauseMs)}`,
    };
  if (window.utilization >= SATURATED)
    return {
      cause: 'saturated',
      reason: `${most}: the generator was busy ${Math.round(window.utilization * 100)} % of the time`,
    };
  return { cause: 'late', reason: `${most}: the machine gave the generator no time` };
}

const busy = ({ utilization }: WindowTally): Omit<VoidWindow, 'index'> => ({
  cause: 'saturated',
  reason: `the generator was busy ${Math.round(utilization * 100)} % of the time: answers wait for it, too`,
});

const shown = (ms: number): string => `${ms.toFixed(1)} ms`;

/** Of a measured phase this share must be sound, else its numbers are those of a part that the generator chose. */
const LEAST_SOUND = 0.5;

/** Why the generator's own faults leave too little to measure; null where they do not. */
export function tooLittleSound({ phases, voided, windows }: LoadTrace): string | null {
  for (const { name, measure, spans, soundMs } of phases) {
    const wholeMs = spans.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
    if (!measure || soundMs >= LEAST_SOUND * wholeMs) continue;
    const [first] = voided;
    return `the load generator was at fault in ${voided.length} of ${windows.scheduled.length} windows, more than half of phase "${name}": ${first?.reason}`;
  }
  return null;
}

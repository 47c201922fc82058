import { GENERATOR_AT_FAULT, type LoadPhase, type LoadTrace, type VoidWindow } from '../../model/load.ts';
import { isIn } from '../../model/load-phases.ts';
import { boundsOf, countAbove, countIn, type Histogram, quantileIn } from '../../stats/histogram.ts';
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
  const limitMs = lagLimitMs(addWindows(windows).response);
  return windows.flatMap((window, index) => {
    const fault = faultIn(window, limitMs);
    return fault === null ? [] : [{ index, ...fault }];
  });
}

/** How late a start may be in a load with these response times. */
export function lagLimitMs(response: Histogram): number {
  const median = quantileIn(response, 0.5) ?? 0;
  return Math.min(MOST_LAG_MS, Math.max(LAG_MS, (LAG_OF_MEDIAN * median) / 1e6));
}

/** What the generator did wrong in a window whose starts may be `limitMs` late; null where it did nothing. */
export function faultIn(window: WindowTally, limitMs: number): Fault | null {
  const starts = countIn(window.lag);
  const late = countAbove(window.lag, limitMs * 1e6);
  if (late > Math.max(LATE_LEAST, LATE_SHARE * starts))
    return blame(window, `${late} of ${starts} starts were more than ${shown(limitMs)} late`);
  return window.utilization >= SATURATED ? busy(window) : null;
}

type Fault = Omit<VoidWindow, 'index'>;

function blame(window: WindowTally, late: string): Fault {
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

const busy = ({ utilization }: WindowTally): Fault => ({
  cause: 'saturated',
  reason: `the generator was busy ${Math.round(utilization * 100)} % of the time: answers wait for it, too`,
});

const shown = (ms: number): string => `${ms.toFixed(1)} ms`;

/** Of a measured phase this share must be sound, else its numbers are those of a part that the generator chose. */
const LEAST_SOUND = 0.5;

/** A measured part of a load that is no measurement, and why. */
export interface UnsoundPhase {
  readonly name: string;
  readonly reason: string;
}

/** The measured phases of which the generator's own faults leave too little. */
export function unsoundPhases(trace: LoadTrace): readonly UnsoundPhase[] {
  const { phases } = trace;
  return phases
    .filter(({ measure, soundMs, spans }) => measure && soundMs < LEAST_SOUND * lengthOf(spans))
    .map(({ name, spans }) => {
      const part = phases.length === 1 ? 'the load' : `phase "${name}"`;
      return {
        name,
        reason: `${GENERATOR_AT_FAULT} in more than half of ${faultsIn(trace, spans, part)}`,
      };
    });
}

/** Operations of a phase that were dropped while the generator was not at fault. */
export function droppedSoundly({ windows, voided }: LoadTrace, { spans }: Pick<LoadPhase, 'spans'>): number {
  const isVoid = new Set(voided.map(({ index }) => index));
  return windows.dropped.reduce((sum, dropped, index) => {
    const counts = !isVoid.has(index) && isIn(spans, windows.edgesMs[index] ?? Number.NaN);
    return counts ? sum + dropped : sum;
  }, 0);
}

/** Why the generator's own faults leave nothing that was measured; null where they leave a part. */
export function nothingSound(trace: LoadTrace): string | null {
  const unsound = unsoundPhases(trace);
  const measured = trace.phases.filter(({ measure }) => measure);
  return unsound.length === measured.length ? (unsound[0]?.reason ?? null) : null;
}

const lengthOf = (spans: LoadPhase['spans']): number =>
  spans.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);

/** `phase "spike" (3 of 4 windows): …`. */
function faultsIn({ voided, windows }: LoadTrace, spans: LoadPhase['spans'], part: string): string {
  const isWithin = (index: number): boolean => isIn(spans, windows.edgesMs[index] ?? Number.NaN);
  const own = voided.filter(({ index }) => isWithin(index));
  const all = windows.scheduled.filter((_, index) => isWithin(index)).length;
  return `${part} (${own.length} of ${all} windows): ${own[0]?.reason}`;
}

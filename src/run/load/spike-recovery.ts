import type { LoadSpan, LoadTrace } from '../../model/load.ts';
import { BEFORE_SPIKE, SPIKE, type SpikeRecovery, type SteadyState } from '../../model/recovery.ts';
import { median } from '../../stats/descriptive.ts';
import { type JudgedWindow, recoveryAfter } from '../../stats/recovered.ts';

/** How far a good window may be from what was before: the 95th percentile and what is done may be a tenth worse. */
const TOLERANCE = 0.1;
/** Good windows in a row that are taken for recovery. */
const GOOD_RUN = 3;
/** Share of the time before the first spike in which the service may still settle. */
const SETTLING = 0.2;

/**
 * How long each spike of a load was felt after it was over: until the first of three windows in a row that are as good as those before the
 * first spike. Null where the load has no spike, no time before it, or nothing sound in that time.
 */
export function recoveryOf(trace: LoadTrace): SpikeRecovery | null {
  const spikes = trace.phases.find(({ name }) => name === SPIKE)?.spans ?? [];
  const steady = spikes.length === 0 ? null : steadyBefore(trace);
  if (steady === null) return null;
  const windows = judged(trace, steady);
  const lastMs = trace.windows.edgesMs.at(-1) ?? 0;
  return {
    steady,
    spikes: spikes.map(({ toMs: end }, i) => {
      const { kind, after } = recoveryAfter(windows, {
        end,
        until: spikes[i + 1]?.fromMs ?? lastMs,
        run: GOOD_RUN,
      });
      return { endMs: end, afterMs: after, recovered: kind === 'recovered' };
    }),
  };
}

/**
 * What was usual before: as the windows are short, and a percentile of few operations varies, one is as good as those before if it is no
 * worse than the worst of them.
 */
function steadyBefore(trace: LoadTrace): SteadyState | null {
  const [before] = trace.phases.find(({ name }) => name === BEFORE_SPIKE)?.spans ?? [];
  const own = before === undefined ? [] : soundWindows(trace, settled(before));
  const p95 = own.flatMap(i => trace.windows.p95[i] ?? []);
  if (p95.length === 0) return null;
  const worst = (of: (index: number) => number): number => Math.max(0, ...own.map(of));
  return {
    p95Ns: Math.max((1 + TOLERANCE) * median(p95), ...p95),
    achieved: Math.min(1 - TOLERANCE, ...own.map(i => doneShare(trace, i))),
    troubled: worst(i => troubledShare(trace, i)),
  };
}

const settled = ({ fromMs, toMs }: LoadSpan): LoadSpan => ({
  fromMs: fromMs + SETTLING * (toMs - fromMs),
  toMs,
});

function soundWindows({ windows, voided }: LoadTrace, { fromMs, toMs }: LoadSpan): readonly number[] {
  const isVoid = new Set(voided.map(({ index }) => index));
  return windows.scheduled.flatMap((scheduled, i) => {
    const middleMs = ((windows.edgesMs[i] ?? 0) + (windows.edgesMs[i + 1] ?? 0)) / 2;
    return middleMs >= fromMs && middleMs < toMs && scheduled > 0 && !isVoid.has(i) ? [i] : [];
  });
}

/** Void windows, and those in which nothing was due, cannot be told. Where something was due and nothing ended it is bad. */
function judged(trace: LoadTrace, { p95Ns, achieved, troubled }: SteadyState): readonly JudgedWindow[] {
  const { windows, voided } = trace;
  const isVoid = new Set(voided.map(({ index }) => index));
  return windows.scheduled.map((scheduled, i) => {
    const isFast = (windows.p95[i] ?? Number.POSITIVE_INFINITY) <= p95Ns;
    const good = isFast && doneShare(trace, i) >= achieved && troubledShare(trace, i) <= troubled;
    return {
      from: windows.edgesMs[i] ?? 0,
      to: windows.edgesMs[i + 1] ?? 0,
      good: isVoid.has(i) || scheduled === 0 ? null : good,
    };
  });
}

/** What ended well in a window, as a share of what was due in it: more than 1 while it catches up. */
const doneShare = ({ windows: { completed, failed, scheduled } }: LoadTrace, i: number): number =>
  ((completed[i] ?? 0) - (failed[i] ?? 0)) / Math.max(scheduled[i] ?? 0, 1);

/** What failed or was dropped, as a share of what was due. */
const troubledShare = ({ windows: { dropped, failed, scheduled } }: LoadTrace, i: number): number =>
  ((dropped[i] ?? 0) + (failed[i] ?? 0)) / Math.max(scheduled[i] ?? 0, 1);

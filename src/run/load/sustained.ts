import type { LiveWindow } from '../../model/event.ts';
import type { LoadTrace } from '../../model/load.ts';
import { qualified } from '../../model/metric.ts';
import type { LoadWatch } from '../../model/plan.ts';
import { SUSTAINED } from '../../model/watched.ts';
import type { LoadMetrics } from './load-metrics.ts';
import { unsoundPhases } from './void-windows.ts';
import { measuredWindows, valueIn } from './window-values.ts';

/**
 * For each limit that may be broken for some time, the level that was kept up for as long: under a `max` the highest that no window of any such
 * stretch was below, under a `min` the lowest that none was above. That level breaks the limit exactly when the limit was broken for so long.
 */
export function sustainedMetrics(trace: LoadTrace, watches: readonly LoadWatch[]): LoadMetrics {
  const [unsound] = unsoundPhases(trace);
  const windows = unsound === undefined ? measuredWindows(trace) : [];
  const found = watches
    .filter(({ forMs }) => forMs > 0)
    .map(watch => ({ id: qualified(watch.metric, SUSTAINED), watch, level: levelOf(watch, windows) }));
  return {
    metrics: Object.fromEntries(found.flatMap(({ id, level }) => (level === null ? [] : [[id, level]]))),
    unavailable: found
      .filter(({ level }) => level === null)
      .map(({ id, watch }) => ({
        metric: id,
        reason:
          unsound?.reason ??
          `the load has no ${watch.forMs / 1e3} s on end in which ${watch.metric} can be told`,
      })),
  };
}

function levelOf({ metric, max, forMs }: LoadWatch, windows: readonly LiveWindow[]): number | null {
  const isMax = max !== null;
  const [within, across] = isMax ? [Math.min, Math.max] : [Math.max, Math.min];
  const levels = runsOf(metric, windows).flatMap(run =>
    run.flatMap((_, start) => {
      const stretch = stretchFrom(run.slice(start), forMs);
      return stretch === null
        ? []
        : [stretch.reduce((level, { value }) => within(level, value), stretch[0].value)];
    }),
  );
  return levels.length === 0 ? null : levels.reduce((best, level) => across(best, level));
}

/** Values that follow each other: a window in which the metric cannot be told, as too little happened in it, ends what was kept up before. */
function runsOf(metric: string, windows: readonly LiveWindow[]): readonly (readonly Timed[])[] {
  const runs: Timed[][] = [[]];
  for (const window of windows) {
    const value = valueIn(metric, window);
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ value, lengthMs: window.toMs - window.fromMs });
  }
  return runs;
}

interface Timed {
  readonly value: number;
  readonly lengthMs: number;
}

/** The first windows that last `forMs` together; null when all do not. */
function stretchFrom(windows: readonly Timed[], forMs: number): readonly [Timed, ...Timed[]] | null {
  let lengthMs = 0;
  const [first, ...rest] = windows;
  if (first === undefined) return null;
  const stretch: [Timed, ...Timed[]] = [first];
  lengthMs += first.lengthMs;
  for (const window of rest) {
    if (lengthMs >= forMs) break;
    stretch.push(window);
    lengthMs += window.lengthMs;
  }
  return lengthMs >= forMs ? stretch : null;
}

import type { LiveWindow } from '../../model/event.ts';
import type { LoadTrace } from '../../model/load.ts';
import { isIn } from '../../model/load-phases.ts';

/** What a metric is in one window of a load; null where too little happened in it. Times in nanoseconds, rates a second. */
type WindowValue = (window: LiveWindow) => number | null;

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** Metrics that every window has. */
const VALUES: ReadonlyMap<string, WindowValue> = new Map<string, WindowValue>([
  ['latency.p50', ({ p50 }) => p50],
  ['latency.p95', ({ p95 }) => p95],
  ['latency.p99', ({ p99 }) => p99],
  ['errors.rate', ({ failed, completed }) => share(failed, completed)],
  ['load.dropped', ({ dropped, scheduled }) => share(dropped, scheduled)],
  ['throughput', ({ completed, failed, fromMs, toMs }) => (completed - failed) / ((toMs - fromMs) / 1e3)],
]);

/** The value of a metric of src/model/watched.ts in one window. */
export const valueIn = (metric: string, window: LiveWindow): number | null =>
  VALUES.get(metric)?.(window) ?? null;

/** The sound windows of a load within its measured phases, as they were shown while it ran. */
export function measuredWindows({ windows, voided, phases }: LoadTrace): readonly LiveWindow[] {
  const isVoid = new Set(voided.map(({ index }) => index));
  return windows.scheduled.flatMap((scheduled, index) => {
    const window: LiveWindow = {
      fromMs: windows.edgesMs[index] ?? 0,
      toMs: windows.edgesMs[index + 1] ?? 0,
      scheduled,
      completed: windows.completed[index] ?? 0,
      failed: windows.failed[index] ?? 0,
      dropped: windows.dropped[index] ?? 0,
      inFlight: windows.inFlight[index] ?? 0,
      p50: windows.p50[index] ?? null,
      p95: windows.p95[index] ?? null,
      p99: windows.p99[index] ?? null,
    };
    return isVoid.has(index) || !isMeasured(phases, window.fromMs) ? [] : [window];
  });
}

/** Whether what happens at `ms` counts: it is in no phase that does not. */
export const isMeasured = (
  phases: readonly Pick<LoadTrace['phases'][number], 'measure' | 'spans'>[],
  ms: number,
): boolean => !phases.some(({ measure, spans }) => !measure && isIn(spans, ms));

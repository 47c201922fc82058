import { PerformanceObserver, performance } from 'node:perf_hooks';
import { monotonicMs } from './clock.ts';
import type { LoadRecorder } from './recorder.ts';
import { ENDLESS_MS } from './windows.ts';

/** Less than this share of a window says nothing of it: a few milliseconds are full of whatever ended the load. */
const LEAST_SHARE = 0.5;
/** The same for a window without an end, milliseconds. */
const LEAST_MS = 100;

/** Watches this thread while it generates load. */
export interface GeneratorWatch {
  /** Reads a last time what it was like, before the counts are taken. Further calls do nothing. */
  stop(): void;
}

/**
 * Records how busy the thread's event loop is in each window and when it collects garbage. `onWindow` is called at the end of each window,
 * give or take the event loop's delay. `startMs`: the monotonic clock's reading at the start of the load.
 */
export function watchGenerator(
  recorder: LoadRecorder,
  startMs: number,
  onWindow: (index: number) => void = () => {},
): GeneratorWatch {
  const { edgesMs } = recorder;
  /** Entries of garbage collections count from the thread's own start. */
  const originMs = monotonicMs() - performance.now();
  const observer = new PerformanceObserver(list => {
    for (const { startTime, duration } of list.getEntries())
      recorder.collected(originMs + startTime - startMs, duration);
  });
  observer.observe({ entryTypes: ['gc'] });
  let before = performance.eventLoopUtilization();
  let beforeMs = monotonicMs();
  let utilization = 0;
  let index = 0;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const leastMs = (): number => {
    const lengthMs = (edgesMs[index + 1] ?? ENDLESS_MS) - (edgesMs[index] ?? 0);
    return edgesMs[index + 1] === ENDLESS_MS ? LEAST_MS : LEAST_SHARE * lengthMs;
  };
  /** False where too little of the window has been seen. */
  const read = (): boolean => {
    const nowMs = monotonicMs();
    if (nowMs - beforeMs < leastMs()) return false;
    const now = performance.eventLoopUtilization();
    ({ utilization } = performance.eventLoopUtilization(now, before));
    [before, beforeMs] = [now, nowMs];
    recorder.generator(index, utilization);
    return true;
  };
  const close = (): void => {
    // The timer was so late that most of this window lay within the time that was read last.
    if (!read()) recorder.generator(index, utilization);
    onWindow(index);
    index += 1;
    wait();
  };
  const wait = (): void => {
    const endMs = edgesMs[index + 1];
    if (endMs === undefined || endMs === ENDLESS_MS) return;
    timer = setTimeout(close, Math.max(0, startMs + endMs - monotonicMs()));
    timer.unref();
  };
  wait();
  return {
    stop() {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      read();
      observer.disconnect();
    },
  };
}

import { PerformanceObserver, performance } from 'node:perf_hooks';
import { monotonicMs } from './clock.ts';
import type { LoadRecorder } from './recorder.ts';
import { ENDLESS_MS } from './windows.ts';

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
  let index = 0;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const read = (): void => {
    const now = performance.eventLoopUtilization();
    recorder.generator(index, performance.eventLoopUtilization(now, before).utilization);
    before = now;
  };
  const close = (): void => {
    read();
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

import type { LiveWindow } from '../../model/event.ts';
import { addHistograms, type Histogram, quantileIn } from '../../stats/histogram.ts';

/** A window as one thread saw it, with the response times of what was due in it and has ended. */
interface Seen {
  readonly window: LiveWindow;
  readonly response: Histogram;
}

/** Puts the windows of several threads together as they come, for whoever looks on: a limit that ends the load looks at them, too. */
export class Looking {
  readonly look: (window: LiveWindow, response: Histogram) => void;
  readonly #byStart = new Map<number, Seen[]>();

  constructor(threads: number, onWindow: (window: LiveWindow) => void) {
    this.look = (window, response) => {
      const seen = this.#byStart.get(window.fromMs) ?? [];
      seen.push({ window, response });
      if (seen.length < threads) this.#byStart.set(window.fromMs, seen);
      else {
        this.#byStart.delete(window.fromMs);
        onWindow(together(window, seen));
      }
    };
  }
}

/** Counts are added, and percentiles are those of all threads' times: the worst thread's would be taken for the load's. */
function together({ fromMs, toMs }: LiveWindow, seen: readonly Seen[]): LiveWindow {
  const sum = (of: (window: LiveWindow) => number): number =>
    seen.reduce((total, { window }) => total + of(window), 0);
  const waitedMs = Math.max(0, ...seen.map(({ window }) => window.waitedMs ?? 0));
  const response = addHistograms(seen.map(of => of.response));
  return {
    ...{ fromMs, toMs },
    scheduled: sum(window => window.scheduled),
    completed: sum(window => window.completed),
    failed: sum(window => window.failed),
    dropped: sum(window => window.dropped),
    inFlight: sum(window => window.inFlight),
    p50: quantileIn(response, 0.5),
    p95: quantileIn(response, 0.95),
    p99: quantileIn(response, 0.99),
    ...(waitedMs > 0 ? { waitedMs } : {}),
    ...(seen.some(({ window }) => window.voided) ? { voided: true } : {}),
  };
}

import type { LiveWindow } from '../../model/event.ts';

/** Puts the windows of several threads together as they come, for whoever looks on. */
export class Looking {
  readonly look: (window: LiveWindow) => void;
  readonly #byStart = new Map<number, LiveWindow[]>();

  constructor(threads: number, onWindow: (window: LiveWindow) => void) {
    this.look = window => {
      const known = this.#byStart.get(window.fromMs) ?? [];
      known.push(window);
      if (known.length < threads) this.#byStart.set(window.fromMs, known);
      else {
        this.#byStart.delete(window.fromMs);
        onWindow(together(window, known));
      }
    };
  }
}

/** Counts are added. Percentiles of parts cannot be: the worst thread's are shown, and the result has the true ones. */
function together({ fromMs, toMs }: LiveWindow, windows: readonly LiveWindow[]): LiveWindow {
  const sum = (of: (window: LiveWindow) => number): number =>
    windows.reduce((total, window) => total + of(window), 0);
  const worst = (of: (window: LiveWindow) => number | null): number | null => {
    const known = windows.flatMap(window => of(window) ?? []);
    return known.length === 0 ? null : Math.max(...known);
  };
  return {
    ...{ fromMs, toMs },
    scheduled: sum(window => window.scheduled),
    completed: sum(window => window.completed),
    failed: sum(window => window.failed),
    dropped: sum(window => window.dropped),
    inFlight: sum(window => window.inFlight),
    p50: worst(window => window.p50),
    p95: worst(window => window.p95),
    p99: worst(window => window.p99),
  };
}

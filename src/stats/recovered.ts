/** A window of time: whether everything in it was as it should be; null where that cannot be told. */
export interface JudgedWindow {
  /** Start and end, in any unit of time. */
  readonly from: number;
  readonly to: number;
  readonly good: boolean | null;
}

/** How long it took until all was well again, or how long it certainly was not. */
export type Recovery =
  | { readonly kind: 'recovered'; readonly after: number }
  /** Not seen to the end: it took `after` or longer. */
  | { readonly kind: 'censored'; readonly after: number };

/** What is asked of the windows. */
export interface Episode {
  /** When the disturbance was over. */
  readonly end: number;
  /** When the next one begins, or the observation ends: windows that reach beyond say nothing of this one. */
  readonly until: number;
  /** Good windows in a row that are taken for recovery: one alone may be luck. */
  readonly run: number;
}

/**
 * From the end of the disturbance to the start of the first run of `run` good windows, all of them between its end and `until`. Windows in ascending
 * order. One that cannot be told neither counts nor breaks a run. A run that is too short when the observation ends may have been the recovery or not:
 * it is censored at the end of the last window that was not good, up to which it had certainly not come (at 0 where there is none).
 */
export function recoveryAfter(windows: readonly JudgedWindow[], { end, until, run }: Episode): Recovery {
  let [length, start] = [0, end];
  let lastBad = end;
  for (const { from, to, good } of windows) {
    if (from < end || to > until || good === null) continue;
    if (!good) {
      [length, lastBad] = [0, to];
      continue;
    }
    if (length === 0) start = from;
    length++;
    if (length >= run) return { kind: 'recovered', after: start - end };
  }
  return { kind: 'censored', after: lastBad - end };
}

import type { Baseline, BaselineLookup } from '../model/baseline.ts';

/** Whose baseline is meant. */
export interface BaselineQuery {
  readonly suite: string;
  readonly machineClass: string;
}

/** What became of a baseline that was to be kept. A store never throws: losing a baseline must not change a verdict. */
export type SaveOutcome =
  | { readonly kind: 'saved' /** File or cache key. */; readonly key: string }
  | { readonly kind: 'not-saved'; readonly code: NotSavedCode; readonly reason: string };

/**
 * `denied` the token or mode may only read · `exists` another attempt wrote this key · `too-large` one run alone is too large ·
 * `unavailable` there is no store here · `failed` anything else.
 */
export type NotSavedCode = 'denied' | 'exists' | 'too-large' | 'unavailable' | 'failed';

/** Where baselines rest between runs. */
export interface BaselineStore {
  restore(query: BaselineQuery): Promise<BaselineLookup>;
  save(baseline: Baseline, query: BaselineQuery): Promise<SaveOutcome>;
}

export const notSaved = (code: NotSavedCode, reason: string): SaveOutcome => ({
  kind: 'not-saved',
  code,
  reason,
});

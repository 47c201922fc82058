import type { Baseline } from '../model/baseline.ts';
import { OWN_BASELINE_BYTES } from './limits.ts';

/**
 * A baseline as text of at most `maxBytes`: while it is longer, the oldest half of its runs is left out. Null when the newest run
 * alone does not fit.
 */
export function encodeBaseline(baseline: Baseline, maxBytes: number = OWN_BASELINE_BYTES): string | null {
  const text = `${JSON.stringify(baseline)}\n`;
  if (Buffer.byteLength(text) <= maxBytes) return text;
  if (baseline.runs.length <= 1) return null;
  const kept = baseline.runs.slice(Math.ceil(baseline.runs.length / 2));
  return encodeBaseline({ ...baseline, runs: kept }, maxBytes);
}

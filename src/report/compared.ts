import type {
  Comparison,
  Interval,
  LeakComparison,
  PairedComparison,
  Reference,
  StoredComparison,
} from '../model/analysis.ts';

import { plural } from './format.ts';

/** A comparison that estimates: its change has an interval. */
export type EstimatedComparison = StoredComparison | PairedComparison;

/** The comparison when it is an estimate; null when nothing was compared, or compared exactly. */
export const estimatedComparison = (comparison: Comparison | undefined): EstimatedComparison | null =>
  comparison?.kind === 'stored' || comparison?.kind === 'paired' ? comparison : null;

/**
 * The change to state: of the fresh pairs where there are any, as the first estimate was selected for being large
 * (docs/statistics.md, "Base and head on one machine").
 */
export const statedChange = (
  comparison: EstimatedComparison,
): { readonly change: number; readonly interval: Interval } =>
  comparison.kind === 'paired' ? (comparison.confirmation ?? comparison) : comparison;

/** The comparison of long runs; null when it is another. */
export const leakComparison = (comparison: Comparison | undefined): LeakComparison | null =>
  comparison?.kind === 'leak' ? comparison : null;

/** The growth to state: of the fresh processes where there are any, for the same reason. */
export const statedGrowth = (
  comparison: LeakComparison,
): { readonly difference: number; readonly interval: Interval } => comparison.confirmation ?? comparison;

/** What fresh pairs or processes said of a suspicion, or that there were none; null where nothing was suspected. */
export function describeConfirmation({
  state,
  confirmation,
}: PairedComparison | LeakComparison): string | null {
  if (confirmation !== null) {
    const fresh =
      'pairs' in confirmation
        ? plural(confirmation.pairs, 'fresh pair')
        : `${plural(confirmation.processes, 'fresh process', 'fresh processes')} a side`;
    return `${confirmation.holds ? 'confirmed' : 'not confirmed'} by ${fresh}`;
  }
  return state === 'worse' ? 'could not be confirmed for lack of time' : null;
}

/** The stored baseline that judges, or that screened what was run in pairs; null without one. */
export function storedReference(reference: Reference): Extract<Reference, { kind: 'stored' }> | null {
  if (reference.kind === 'stored') return reference;
  return reference.kind === 'paired' && reference.screening !== null
    ? storedReference(reference.screening)
    : null;
}

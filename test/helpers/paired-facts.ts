import type { Confirmation, PairedComparison, Reference } from '../../src/model/analysis.ts';
import { builtInMetric, customMetric, type MetricDefinition } from '../../src/model/metric.ts';
import { KIND_DEFAULTS } from '../../src/model/metric-margins.ts';
import { type Judged, type MetricFacts, measured, samplesAround } from './metric-facts.ts';

/** The base of hand-made paired views. */
export const BASE = '9f8e7d6c5b4a39281706f5e4d3c2b1a098765432';

/** Base and head, pair by pair. */
export interface Sides {
  readonly base: readonly number[];
  readonly head: readonly number[];
}
/** A metric that was compared in pairs, with the pairs that a round of the view is made of. */
export interface PairedFacts extends MetricFacts {
  readonly search: Sides;
  readonly confirm: Sides | null;
}

export const isPaired = (facts: MetricFacts): facts is PairedFacts => 'search' in facts;

interface Change {
  readonly interval: readonly [number | null, number | null];
  readonly pairs?: number;
  readonly dropped?: number;
  readonly p?: number;
  readonly alpha?: number;
  readonly mde80?: number;
  /** Change and interval of the fresh pairs, positive for worse. */
  readonly fresh?: readonly [change: number, low: number, high: number];
  readonly freshP?: number;
}

/** Neighbours in time share most of what moves them: the base wanders by 6 %, the pairs' ratios by 2 %. */
function sidesAround(from: number, to: number, pairs: number): Sides {
  const base = samplesAround(from, 0.06, pairs);
  const ratios = samplesAround(to / from, 0.02, pairs + 3).slice(3);
  return { base, head: base.map((value, i) => value * (ratios[i] ?? 1)) };
}

const definitionOf = (metric: string | MetricDefinition): MetricDefinition =>
  typeof metric === 'string' ? (builtInMetric(metric) ?? customMetric(metric, 'count', null)) : metric;

const compared =
  (state: PairedComparison['state'], judged: Omit<Judged, 'rule'>, defaults: Partial<Change> = {}) =>
  (metric: string | MetricDefinition, from: number, to: number, change: Change): PairedFacts => {
    const definition = definitionOf(metric);
    const facts = { pairs: 20, dropped: 0, p: 0.4, alpha: 0.01, mde80: 0.042, ...defaults, ...change };
    const worse = definition.better === 'lower' ? to / from : from / to;
    const { smallestEffect, floor } = KIND_DEFAULTS[definition.kind];
    const comparison: PairedComparison = {
      kind: 'paired',
      reference: from,
      pairs: facts.pairs,
      dropped: facts.dropped,
      change: worse - 1,
      interval: { low: facts.interval[0], high: facts.interval[1], level: 0.95 },
      difference: definition.better === 'lower' ? to - from : from - to,
      p: facts.p / 4,
      adjustedP: facts.p,
      adjustedPBetter: worse < 1 ? 0.001 : 1,
      alpha: facts.alpha,
      state,
      mde80: facts.mde80,
      smallestEffect,
      floor,
      confirmation: confirmationOf(facts, smallestEffect),
    };
    const search = sidesAround(from, to, facts.pairs);
    const shown = measured(definition, to, comparison, [{ rule: 'regression', ...judged }], {
      n: facts.pairs,
    });
    const fresh = facts.fresh?.[0] ?? null;
    const freshTo = definition.better === 'lower' ? from * (1 + (fresh ?? 0)) : from / (1 + (fresh ?? 0));
    return {
      ...shown,
      samples: search.head,
      search,
      confirm: fresh === null ? null : sidesAround(from, freshTo, 30),
    };
  };

function confirmationOf({ fresh, freshP }: Partial<Change>, smallestEffect: number): Confirmation | null {
  if (fresh === undefined) return null;
  const [change, low, high] = fresh;
  const p = freshP ?? (low > 0 ? 0.00001 : 0.21);
  const holds = p <= 0.05 / 3 && change >= smallestEffect / 2;
  return { pairs: 30, change, interval: { low, high, level: 0.95 }, p, alpha: 0.05 / 3, holds };
}

/** Found worse, and again in fresh pairs. */
export const confirmed = compared(
  'worse',
  { status: 'fail', reason: 'worse than the base on this machine, and confirmed by fresh pairs' },
  { p: 0.0031 },
);
/** Found worse, and not again. */
export const unconfirmed = compared(
  'worse',
  { status: 'warn', reason: 'worse in the first pairs, not confirmed by fresh ones' },
  { p: 0.0084 },
);
/** Found worse, when the budget was used up. */
export const unheld = compared(
  'worse',
  { status: 'warn', reason: 'worse, but there was no time to confirm it with fresh pairs' },
  { p: 0.0042 },
);
/** Neither worse nor excluded after the last look. */
export const open = compared(
  'undecided',
  {
    status: 'inconclusive',
    reason: 'these pairs can neither show nor exclude a change that matters',
  },
  { pairs: 60, alpha: 0.02, mde80: 0.14 },
);
/** A change that matters is excluded. */
export const excluded = compared('excluded', {
  status: 'pass',
  reason: 'a change that matters is excluded',
});
/** Better than the base. */
export const bettered = compared(
  'excluded',
  { status: 'pass', reason: 'better than the base on this machine', improved: true },
  { p: 1 },
);

/** Scenarios that were run in pairs, and what chose them. */
export const pairedReference = (
  scenarios: readonly string[],
  screening: Reference | null,
): Extract<Reference, { kind: 'paired' }> => ({ kind: 'paired', base: BASE, scenarios, screening });

import type { Load, LoadSpan, OpenLoad } from '../model/load.ts';
import { arithmeticOf } from '../model/load-curve.ts';

/**
 * Operations that an invocation of `load` makes at the most, in the measured part of it or in its phase `part`; null where nobody knows
 * beforehand: users make as many as are answered.
 */
export function mostOperations(load: Load, part: string | null): number | null {
  const phase = load.phases?.find(({ name }) => name === part);
  if (load.model === 'closed') return phase === undefined ? load.iterations : null;
  if (load.curve.kind === 'replay') return phase === undefined ? (load.curve.arrivals ?? null) : null;
  const spans = phase?.spans ?? measuredSpans(load);
  const { arrivalsBy } = arithmeticOf(load.curve);
  const due = spans.reduce((sum, { fromMs, toMs }) => sum + arrivalsBy(toMs) - arrivalsBy(fromMs), 0);
  return Math.ceil(load.arrivals === 'poisson' ? due + SPREADS * Math.sqrt(due) : due);
}

/** Random arrivals come to more than this many standard deviations above their mean once in 30,000 invocations. */
const SPREADS = 4;

const measuredSpans = ({ phases, durationMs }: OpenLoad): readonly LoadSpan[] =>
  phases?.filter(({ measure }) => measure).flatMap(({ spans }) => spans) ?? [
    { fromMs: 0, toMs: durationMs ?? 0 },
  ];

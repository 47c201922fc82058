import type { Comparison } from '../model/analysis.ts';
import { GROWING, growthMetric } from '../model/growth.ts';
import { builtInMetric } from '../model/metric.ts';
import { type Policy, type Threshold, thresholdFor } from '../model/policy.ts';
import type { RunResult } from '../model/result.ts';
import { isOff } from './gated.ts';
import { confirmSoak, type Facts, lookAtSoak, type Sides, type Soak, valuesOf } from './leak-looks.ts';
import { type Ground, groundOf, HEAP_SOURCE, leakMargin, thousandsOf } from './leak-margin.ts';
import { type Contender, sidesOf } from './pairs.ts';

/** Every comparison of growth of a paired run. */
export interface LeakFamily {
  readonly all: readonly {
    readonly scenario: string;
    readonly metric: string;
    readonly comparison: Comparison;
  }[];
  of(scenario: string, metric: string): Comparison | null;
}

/**
 * Growth of the head's long runs against the base's, one test a resource (docs/statistics.md, "Leaks"). These tests stand beside the
 * family of the pairs: few processes could not clear a level that is shared with many metrics. `contender` stands in the head's place.
 */
export function compareLeaks(
  search: RunResult,
  confirmation: RunResult | null,
  policy: Policy,
  contender: Contender = 'head',
): LeakFamily {
  const all = search.plan.scenarios
    .filter(scenario => scenario.leaks)
    .flatMap(({ id, samples: { looks } }) => {
      const thresholds = policy.thresholds[id] ?? [];
      return soaksOf(search, id, thresholds, contender).map(found => {
        const soak = { ...found, looks };
        const threshold = thresholdFor(thresholds, soak.metric.id, soak.metric.unit);
        const fresh = confirmation === null ? null : sidesOf(confirmation, id);
        return { scenario: id, metric: soak.metric.id, comparison: compareSoak(soak, threshold, fresh) };
      });
    });
  return {
    all,
    of: (scenario, metric) =>
      all.find(found => found.scenario === scenario && found.metric === metric)?.comparison ?? null,
  };
}

/** One for each resource that both sides measured: per operations where both say how many they did. */
function soaksOf(
  run: RunResult,
  id: string,
  thresholds: readonly Threshold[],
  contender: Contender,
): readonly Omit<Soak, 'looks'>[] {
  const sides = sidesOf(run, id, contender);
  if (sides === null) return [];
  return GROWING.flatMap(growing => {
    const names = [`${growing}.leak`, `${growing}.growth`];
    const chosen = names.find(name => Object.values(sides).every(side => valuesOf(side, name).length > 0));
    const [metric, what] = [builtInMetric(chosen ?? ''), growthMetric(chosen ?? '')];
    if (metric === undefined || what === null || isOff(growing, metric.id, thresholds)) return [];
    return [{ metric, what, ...sides }];
  });
}

function compareSoak(soak: Soak, threshold: Threshold | null, fresh: Sides | null): Comparison {
  const { growing } = soak.what;
  const [base, head] = [groundOf(soak.base, growing), groundOf(soak.head, growing)];
  if (base.source !== '' && head.source !== '' && isHeap(base) !== isHeap(head)) {
    const reason = `the base was read from ${base.source}, the head from ${head.source}`;
    return { kind: 'none', code: 'no-reference', reason };
  }
  const ground = { source: head.source || base.source, level: base.level };
  const thousands = thousandsOf([soak.base, soak.head], growing);
  const limits = leakMargin(soak.metric, soak.what, threshold, ground, thousands);
  const facts: Facts = { ...limits, ground, thousands, margin: Math.max(limits.wanted, limits.floor ?? 0) };
  const comparison = lookAtSoak(soak, facts);
  return fresh === null || comparison.state !== 'worse'
    ? comparison
    : { ...comparison, confirmation: confirmSoak({ ...soak, ...fresh }, facts.margin) };
}

/** Pages are pages, resident or unique; what is kept after a collection is something else. */
const isHeap = ({ source }: Ground): boolean => source === HEAP_SOURCE;

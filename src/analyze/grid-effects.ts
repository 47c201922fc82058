import type {
  FactorEffects,
  GridAnalysis,
  Interaction,
  LevelEffect,
  MetricEffects,
} from '../model/factors.ts';
import type { MetricDefinition } from '../model/metric.ts';
import { type PairEffect, pairEffects } from '../stats/interactions.ts';
import { type Cell, type FactorEffect, type LevelMean, mainEffects } from '../stats/main-effects.ts';
import { LEVEL } from '../stats/resampling.ts';

type Factors = GridAnalysis['factors'];

/** What one cell measured. */
export interface ValuedCell {
  readonly levels: Readonly<Record<string, string>>;
  /** One value an invocation, in base units. */
  readonly samples: readonly number[];
}

/** From what was fitted back to what is told. */
interface Scale {
  readonly name: 'relative' | 'difference';
  readonly fit: (value: number) => number;
  readonly mean: (fitted: number) => number;
  readonly change: (fitted: number) => number;
}

const RELATIVE: Scale = { name: 'relative', fit: Math.log, mean: Math.exp, change: Math.expm1 };
const same = (value: number): number => value;
const DIFFERENCE: Scale = { name: 'difference', fit: same, mean: same, change: same };

/** Main effects on one metric; null where the cells do not tell the factors apart. Each level of each factor occurs. */
export function estimateEffects(
  metric: MetricDefinition,
  valued: readonly ValuedCell[],
  factors: Factors,
  seed: number,
): MetricEffects | null {
  const scale = scaleOf(metric, valued);
  const cells = valued.map(({ levels, samples }) => cellOf(levels, samples.map(scale.fit), factors));
  const sizes = factors.map(({ levels }) => levels.length);
  const effects = mainEffects(cells, sizes, { seed });
  if (effects === null) return null;
  const pairs = pairEffects(cells, sizes);
  return {
    kind: 'estimated',
    metric,
    cells: cells.length,
    scale: scale.name,
    error: effects.error === 'values' ? 'invocations' : effects.error,
    factors: factors.flatMap((factor, i) => {
      const found = effects.factors[i];
      return found === undefined ? [] : [factorEffects(factor, found, scale)];
    }),
    unexplained: effects.unexplained,
    ...(pairs === null ? {} : { interactions: pairs.flatMap(pair => interactionOf(pair, factors)) }),
  };
}

/** Times, rates and amounts by their logarithms, since effects on them multiply; shares as they are. */
const scaleOf = ({ kind }: MetricDefinition, valued: readonly ValuedCell[]): Scale =>
  kind !== 'share' && valued.every(({ samples }) => samples.every(value => value > 0))
    ? RELATIVE
    : DIFFERENCE;

const cellOf = (levels: ValuedCell['levels'], values: readonly number[], factors: Factors): Cell => ({
  levels: factors.map(factor => factor.levels.indexOf(levels[factor.factor] ?? '')),
  values,
});

const factorEffects = (
  { factor, levels }: Factors[number],
  found: FactorEffect,
  scale: Scale,
): FactorEffects => ({
  factor,
  share: found.share,
  levels: levels.flatMap((level, i) => {
    const mean = found.levels[i];
    return mean === undefined ? [] : [levelEffect(level, mean, scale, i === 0)];
  }),
});

function levelEffect(
  level: string,
  { cells, mean, change, interval }: LevelMean,
  scale: Scale,
  isFirst: boolean,
): LevelEffect {
  const told = interval && {
    low: scale.change(interval.low),
    high: scale.change(interval.high),
    level: LEVEL,
  };
  const effect = isFirst ? null : { change: scale.change(change), interval: told };
  return { level, cells, mean: scale.mean(mean), effect };
}

function interactionOf({ factors: [a, b], share, p }: PairEffect, factors: Factors): Interaction[] {
  const [one, other] = [factors[a]?.factor, factors[b]?.factor];
  return one === undefined || other === undefined ? [] : [{ factors: [one, other], share, p }];
}

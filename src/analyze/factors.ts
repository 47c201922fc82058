import type { Analysis } from '../model/analysis.ts';
import {
  compareLevels,
  FACTORS,
  type FactorEffects,
  type GridAnalysis,
  type Interaction,
  type MetricEffects,
} from '../model/factors.ts';
import { grouped } from '../model/grouped.ts';
import type { MetricDefinition } from '../model/metric.ts';
import type { PlannedScenario } from '../model/plan.ts';
import type { RunResult, ScenarioResult } from '../model/result.ts';
import { pairEffects } from '../stats/interactions.ts';
import { type Cell, mainEffects } from '../stats/main-effects.ts';
import { hashSeed } from '../stats/random.ts';
import { LEVEL } from '../stats/resampling.ts';
import { headsOf } from './rounds.ts';

/** What is told of a grid, in this order. */
const TOLD = [
  'latency.p50',
  'latency.p95',
  'latency.p99',
  'throughput',
  'errors.rate',
  'cpu.perop',
  'cpu.instructions',
] as const;
/** Of a grid whose invocations are single operations. */
const OF_SINGLES = ['time.wall', ...TOLD] as const;

/** `analysis` with the main effects of every grid of the first run's plan. */
export function withGrids(analysis: Analysis, runs: readonly RunResult[]): Analysis {
  const [first] = runs;
  const cells = first?.plan.scenarios.filter(({ levels }) => levels !== undefined) ?? [];
  if (first === undefined || cells.length === 0) return analysis;
  const heads = new Map(headsOf(runs).map(scenario => [scenario.id, scenario]));
  const grids = [...grouped(cells, ({ name }) => name)].map(([name, planned]) =>
    gridOf(name, planned, heads, first.plan.seed),
  );
  return { ...analysis, grids };
}

function gridOf(
  scenario: string,
  planned: readonly PlannedScenario[],
  heads: ReadonlyMap<string, ScenarioResult>,
  seed: number,
): GridAnalysis {
  const measured = planned.flatMap(({ id, levels = {} }): MeasuredCell[] => {
    const result = heads.get(id);
    return result === undefined ? [] : [{ levels, result }];
  });
  const factors = variedIn(planned);
  const has = (id: string): boolean => measured.some(({ result }) => samplesOf(result, id) !== null);
  const told = (has('latency.p50') ? TOLD : OF_SINGLES).filter(has);
  return {
    scenario,
    cells: planned.length,
    factors,
    metrics: told.flatMap(id => effectsOn(id, measured, factors, hashSeed(`${seed}/${scenario}/${id}`))),
  };
}

interface MeasuredCell {
  readonly levels: Readonly<Record<string, string>>;
  readonly result: ScenarioResult;
}

type Factors = GridAnalysis['factors'];

/** Factors with more than one level. */
function variedIn(planned: readonly PlannedScenario[]): Factors {
  return FACTORS.flatMap(factor => {
    const levels = [...new Set(planned.flatMap(({ levels }) => levels?.[factor] ?? []))];
    return levels.length < 2 ? [] : [{ factor, levels: levels.sort((a, b) => compareLevels(factor, a, b)) }];
  });
}

const samplesOf = ({ metrics }: ScenarioResult, id: string) => {
  const found = metrics.find(({ metric }) => metric.id === id);
  return found === undefined || found.samples.length === 0 ? null : found;
};

/** A metric that never was anything but zero has nothing to tell. */
function effectsOn(
  id: string,
  measured: readonly MeasuredCell[],
  factors: Factors,
  seed: number,
): readonly MetricEffects[] {
  const told = measured.flatMap(cell => {
    const found = samplesOf(cell.result, id);
    return found === null ? [] : [{ ...cell, found }];
  });
  const [first] = told;
  if (first === undefined || told.every(({ found }) => found.samples.every(value => value === 0))) return [];
  const { metric } = first.found;
  const unknown = (reason: string): readonly MetricEffects[] => [{ kind: 'unknown', metric, reason }];
  const parts = new Set(told.map(({ result }) => result.part));
  if (parts.size > 1)
    return unknown(`its cells ran on ${parts.size} machines, whose differences would be taken for effects`);
  const present = factors.map(({ factor, levels }) => ({
    factor,
    levels: levels.filter(level => told.some(cell => cell.levels[factor] === level)),
  }));
  const missing = factors.find(({ levels }, i) => present[i]?.levels.length !== levels.length);
  if (missing !== undefined)
    return unknown(`no cell with one of the levels of ${missing.factor} gave a value`);
  const estimated = estimate(
    metric,
    told.map(({ levels, found }) => ({ levels, samples: found.samples })),
    factors,
    seed,
  );
  return estimated === null
    ? unknown(`only ${told.length} of the cells gave a value, which do not tell the factors apart`)
    : [estimated];
}

interface Valued {
  readonly levels: Readonly<Record<string, string>>;
  readonly samples: readonly number[];
}

/** Times, rates and amounts by their logarithms, since effects on them multiply; shares as they are. */
function estimate(
  metric: MetricDefinition,
  valued: readonly Valued[],
  factors: Factors,
  seed: number,
): MetricEffects | null {
  const isRelative =
    metric.kind !== 'share' && valued.every(({ samples }) => samples.every(value => value > 0));
  const cells = valued.map(
    ({ levels, samples }): Cell => ({
      levels: factors.map(factor => factor.levels.indexOf(levels[factor.factor] ?? '')),
      values: isRelative ? samples.map(Math.log) : samples,
    }),
  );
  const sizes = factors.map(({ levels }) => levels.length);
  const effects = mainEffects(cells, sizes, { seed });
  if (effects === null) return null;
  const scale = isRelative ? RELATIVE : DIFFERENCE;
  const pairs = interactionsOf(cells, sizes, factors);
  return {
    kind: 'estimated',
    metric,
    cells: cells.length,
    scale: isRelative ? 'relative' : 'difference',
    error: effects.error === 'values' ? 'invocations' : effects.error,
    factors: effects.factors.map(
      ({ share, levels }, i): FactorEffects => ({
        factor: factors[i]?.factor ?? '',
        share,
        levels: levels.map(({ cells: count, mean, change, interval }, level) => ({
          level: factors[i]?.levels[level] ?? '',
          cells: count,
          mean: scale.mean(mean),
          effect:
            level === 0
              ? null
              : {
                  change: scale.change(change),
                  interval: interval && {
                    low: scale.change(interval.low),
                    high: scale.change(interval.high),
                    level: LEVEL,
                  },
                },
        })),
      }),
    ),
    unexplained: effects.unexplained,
    ...(pairs === null ? {} : { interactions: pairs }),
  };
}

/** From what was fitted back to what is told. */
interface Scale {
  readonly mean: (fitted: number) => number;
  readonly change: (fitted: number) => number;
}
const RELATIVE: Scale = { mean: Math.exp, change: Math.expm1 };
const DIFFERENCE: Scale = { mean: fitted => fitted, change: fitted => fitted };

const interactionsOf = (
  cells: readonly Cell[],
  sizes: readonly number[],
  factors: Factors,
): readonly Interaction[] | null =>
  pairEffects(cells, sizes)?.map(({ factors: [a, b], share, p }) => ({
    factors: [factors[a]?.factor ?? '', factors[b]?.factor ?? ''],
    share,
    p,
  })) ?? null;

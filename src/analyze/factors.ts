import type { Analysis } from '../model/analysis.ts';
import {
  compareLevels,
  FACTORS,
  type GridAnalysis,
  type MetricEffects,
  MOST_CELLS,
  MOST_LEVELS,
} from '../model/factors.ts';
import { grouped } from '../model/grouped.ts';
import type { PlannedScenario } from '../model/plan.ts';
import type { RunResult, ScenarioResult } from '../model/result.ts';
import { hashSeed } from '../stats/random.ts';
import { estimateEffects } from './grid-effects.ts';
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
  const heads = grouped(headsOf(runs), ({ id }) => id);
  const grids = [...grouped(cells, ({ name }) => name)]
    .filter(([, planned]) => isPlannable(planned))
    .map(([name, planned]) => gridOf(name, planned, heads, first.plan.seed));
  return { ...analysis, grids };
}

/** What no plan of ours has was written by somebody else, and is not worth the time it would take. */
const isPlannable = (planned: readonly PlannedScenario[]): boolean =>
  planned.length <= MOST_CELLS && variedIn(planned).every(({ levels }) => levels.length <= MOST_LEVELS);

/** Values of a cell that are looked at: many times those that a scenario takes. */
const MOST_VALUES = 1000;

function gridOf(
  scenario: string,
  planned: readonly PlannedScenario[],
  heads: ReadonlyMap<string, readonly ScenarioResult[]>,
  seed: number,
): GridAnalysis {
  const measured = planned.flatMap(({ id, levels = {} }): readonly MeasuredCell[] =>
    (heads.get(id) ?? []).map(result => ({ levels, result })),
  );
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
  const missing = factors.find(({ factor, levels }) =>
    levels.some(level => told.every(cell => cell.levels[factor] !== level)),
  );
  if (missing !== undefined)
    return unknown(`no cell with one of the levels of ${missing.factor} gave a value`);
  const estimated = estimateEffects(
    metric,
    told.map(({ levels, found }) => ({ levels, samples: found.samples.slice(0, MOST_VALUES) })),
    factors,
    seed,
  );
  return estimated === null
    ? unknown(`only ${told.length} of the cells gave a value, which do not tell the factors apart`)
    : [estimated];
}

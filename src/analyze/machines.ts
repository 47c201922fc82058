import type {
  Estimate,
  LimitAnalysis,
  MachineSpread,
  MetricAnalysis,
  ScenarioAnalysis,
} from '../model/analysis.ts';
import type { ScenarioEnding } from '../model/event.ts';
import type { ShareCount } from '../model/share.ts';
import { median, standardDeviation } from '../stats/descriptive.ts';
import { majorityOf } from '../stats/majority.ts';
import { agree } from './agree.ts';
import { changeOf, stateOf } from './machine-state.ts';
import { worstTrouble } from './trouble.ts';

/** One scenario as one machine found it. */
export interface OfMachine {
  readonly part: string;
  readonly scenario: ScenarioAnalysis;
}

/** The same scenario of several machines → what they say together. `alpha` is what each may spend of the error level. */
export function joinMachines(found: readonly OfMachine[], alpha: number): ScenarioAnalysis {
  const all = found.map(({ scenario }) => scenario);
  const [first] = all;
  if (first === undefined) throw new RangeError('Cannot join no machines: at least one is needed');
  if (all.length === 1) return first;
  const ids = [...new Set(all.flatMap(({ metrics }) => metrics.map(({ metric }) => metric.id)))];
  const hindrance = all.find(one => one.hindrance !== undefined)?.hindrance;
  const bottlenecks = all.find(one => one.bottlenecks !== undefined)?.bottlenecks;
  return {
    id: first.id,
    ending: worstEnding(all.map(({ ending }) => ending)),
    outcomes: sumOutcomes(all.map(({ outcomes }) => outcomes)),
    invocations: all.reduce((sum, { invocations }) => sum + invocations, 0),
    trouble: worstTrouble(all.flatMap(({ trouble }) => trouble ?? [])),
    ...(hindrance === undefined ? {} : { hindrance }),
    metrics: ids.map(id => joinMetric(id, found, alpha)),
    failures:
      all.flatMap(({ failures }) => failures ?? []).sort((a, b) => a.adjustedP - b.adjustedP)[0] ?? null,
    trends: all.find(({ trends }) => trends.length > 0)?.trends ?? [],
    unavailable: all.reduce(
      (least, { unavailable }) => (unavailable.length < least.length ? unavailable : least),
      first.unavailable,
    ),
    ...(bottlenecks === undefined ? {} : { bottlenecks }),
  };
}

/** A recording that stops, or an interruption, of one machine leaves the whole undecided. */
const ENDINGS: readonly (ScenarioEnding['kind'] | undefined)[] = [
  undefined,
  'interrupted',
  'failing',
  'budget',
  'not-run',
  'complete',
  'decided',
];

const worstEnding = (endings: readonly ScenarioAnalysis['ending'][]): ScenarioAnalysis['ending'] =>
  endings.toSorted((a, b) => ENDINGS.indexOf(a?.kind) - ENDINGS.indexOf(b?.kind))[0] ?? null;

function sumOutcomes(all: readonly ScenarioAnalysis['outcomes'][]): ScenarioAnalysis['outcomes'] {
  const sums: Record<string, number> = {};
  for (const [kind, count] of all.flatMap(outcomes => Object.entries(outcomes)))
    sums[kind] = (sums[kind] ?? 0) + count;
  return sums;
}

function joinMetric(id: string, found: readonly OfMachine[], alpha: number): MetricAnalysis {
  const measured = found.flatMap(({ part, scenario }) => {
    const metric = scenario.metrics.find(candidate => candidate.metric.id === id);
    return metric === undefined ? [] : [{ part, metric }];
  });
  const all = measured.map(({ metric }) => metric);
  const [first] = all;
  if (first === undefined) throw new RangeError(`Cannot join ${id}: no machine measured it`);
  if (all.length === 1) return first;
  return {
    ...first,
    gated: all.some(({ gated }) => gated),
    estimate: joinEstimates(all.flatMap(({ estimate }) => estimate ?? [])),
    ...joinCounts(all.flatMap(({ counted }) => counted ?? [])),
    comparison: agree(
      all.map(({ comparison }) => comparison),
      alpha,
    ),
    limits: first.limits.map((_, i) => joinLimits(all.flatMap(({ limits }) => limits[i] ?? []))),
    machines: spreadOf(measured, alpha),
  };
}

/** Of all machines together: it is their facts, and each was judged alone. */
function joinCounts(counts: readonly ShareCount[]): Pick<MetricAnalysis, 'counted'> {
  if (counts.length === 0) return {};
  const sum = (of: (share: ShareCount) => number): number =>
    counts.reduce((total, share) => total + of(share), 0);
  return { counted: { count: sum(({ count }) => count), of: sum(({ of }) => of) } };
}

/** The median machine; the interval reaches over those of all. */
function joinEstimates(estimates: readonly Estimate[]): Estimate | null {
  if (estimates.length === 0) return null;
  const end = (name: 'low' | 'high', pick: (...values: number[]) => number): number | null => {
    const ends = estimates.flatMap(({ interval }) => interval[name] ?? []);
    return ends.length < estimates.length ? null : pick(...ends);
  };
  return {
    n: estimates.reduce((sum, { n }) => sum + n, 0),
    center: median(estimates.map(({ center }) => center)),
    interval: {
      low: end('low', Math.min),
      high: end('high', Math.max),
      level: estimates[0]?.interval.level ?? 0,
    },
    spread: median(estimates.map(({ spread }) => spread)),
  };
}

/** By majority beyond; inside where more than half are and none is beyond. */
function joinLimits(limits: readonly LimitAnalysis[]): LimitAnalysis {
  const needed = majorityOf(limits.length);
  const at = (position: LimitAnalysis['position']) => limits.filter(limit => limit.position === position);
  const [beyond, inside, straddling] = [at('beyond'), at('inside'), at('straddles')];
  const [first] = beyond.length >= needed ? beyond : inside;
  if (first !== undefined && (beyond.length >= needed || (beyond.length === 0 && inside.length >= needed)))
    return first;
  const [open = limits[0]] = straddling;
  if (open === undefined) throw new RangeError('Cannot join no limits: at least one machine is needed');
  return {
    ...open,
    position: beyond.length + inside.length + straddling.length > 0 ? 'straddles' : 'unknown',
  };
}

function spreadOf(
  measured: readonly { readonly part: string; readonly metric: MetricAnalysis }[],
  alpha: number,
): MachineSpread {
  const machines = measured.map(({ part, metric: { estimate, comparison } }) => ({
    part,
    level: estimate?.center ?? null,
    change: changeOf(comparison),
    state: stateOf(comparison, alpha),
  }));
  const relative = measured.filter(({ metric: { comparison } }) => comparison.kind !== 'leak');
  return {
    machines,
    levelSpread: logSpread(machines.map(({ level }) => level)),
    changeSpread: logSpread(relative.map(({ metric: { comparison } }) => ratioOf(changeOf(comparison)))),
  };
}

const ratioOf = (change: number | null): number | null => (change === null ? null : 1 + change);

function logSpread(values: readonly (number | null)[]): number | null {
  const positive = values.filter(value => value !== null && value > 0) as readonly number[];
  if (positive.length < 2 || positive.length < values.filter(value => value !== null).length) return null;
  return standardDeviation(positive.map(Math.log));
}

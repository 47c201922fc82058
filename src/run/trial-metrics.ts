import { max, mean, quantileSorted, sampleStandardDeviation } from 'simple-statistics';
import type { Checkpoints } from '../model/event.ts';
import { isSingle, type Load, type LoadTrace } from '../model/load.ts';
import type { LoadWatch, PlannedScenario } from '../model/plan.ts';
import type { LoadSearch } from '../model/search.ts';
import { thinCheckpoints } from './checkpoints.ts';
import { growthMetrics } from './growth-metrics.ts';
import { type LoadMetrics, loadMetrics } from './load/load-metrics.ts';
import { needsOperations, operationsFor } from './load/needed.ts';
import { searchMetrics, withoutParts } from './load/search-metrics.ts';
import { sustainedMetrics } from './load/sustained.ts';
import type { UnavailableMetric, WatchReport } from './monitors/monitor.ts';
import type { Trial } from './trial.ts';

/** Quantiles by metric id. */
const QUANTILES = [
  ['latency.p50', 0.5],
  ['latency.p90', 0.9],
  ['latency.p95', 0.95],
  ['latency.p99', 0.99],
  ['latency.p999', 0.999],
] as const;

/** Values of one invocation in base units, and what it cannot say. */
export interface TrialMetrics {
  readonly metrics: Readonly<Record<string, number>>;
  /** Metrics whose value is a lower bound. */
  readonly atLeast: readonly string[];
  /** Upper bounds: of a metric in `atLeast` the other end, of any other the value itself. */
  readonly atMost: Readonly<Record<string, number>>;
  /** Metrics without a value although the load was sound: they may be anything. */
  readonly unanswered: readonly string[];
  readonly unavailable: readonly UnavailableMetric[];
  /** Points that the workload reported on the way, where it is a single process. */
  readonly checkpoints: Checkpoints | null;
}

/** What is known of the time in which a trial ran. */
export interface TrialFacts {
  /** From first start to last end; with a single operation its own measured time stands instead. */
  readonly elapsedNs: number;
  readonly watched: WatchReport | null;
  /** The launcher's reason for having no usage. */
  readonly shortcoming: string | null;
  /** What became of the load; null where its end is no time. */
  readonly trace: LoadTrace | null;
  /** What was searched; null where nothing was. */
  readonly search: LoadSearch | null;
  /** Whose resources count: those of services were watched, and what the command beside them uses is left out. */
  readonly resourcesOf?: 'command' | 'services';
}

type Values = Record<string, number>;

/**
 * One value a metric for one invocation. Later sources win: what the monitors sampled, then what the kernel told exactly, then what
 * the workload says of itself. A workload's metric is the mean over the operations that emitted it, whatever its unit.
 */
export function trialMetrics(
  trial: Trial,
  { load, leaks, watches = [] }: Pick<PlannedScenario, 'load' | 'leaks' | 'watches'>,
  { elapsedNs, watched, shortcoming, trace, search, resourcesOf = 'command' }: TrialFacts,
): TrialMetrics {
  const ofCommand = resourcesOf === 'command';
  const single = isSingle(load);
  const [latency = elapsedNs] = trial.latenciesNs;
  const wallNs = single ? latency : elapsedNs;
  const told = single ? NOTHING_TOLD : toldByLoad(trial, load, wallNs, { trace, search, watches });
  const metrics: Values = {
    ...watched?.metrics,
    ...(ofCommand ? usageMetrics(trial) : {}),
    'time.wall': wallNs,
    'errors.rate': trial.failed / (trial.ok + trial.failed),
    ...told.metrics,
  };
  if (ofCommand) combineWithWatch(metrics, trial, watched);
  addCpu(metrics, trial, wallNs);
  const oneProcess = single || trial.oneProcess;
  const checkpoints = oneProcess && trial.checkpoints !== null ? thinCheckpoints(trial.checkpoints) : null;
  const growth = growthMetrics({
    series: watched?.series ?? null,
    checkpoints,
    operations: operationsOf(trial, single),
    elapsedMs: wallNs / 1e6,
    soak: leaks,
  });
  Object.assign(metrics, growth.metrics);
  for (const [metric, { sum, operations }] of trial.emitted) metrics[metric] = sum / operations;
  const unavailable = [
    ...growth.unavailable,
    ...(watched?.unavailable ?? []),
    ...(ofCommand ? missingUsage(trial, shortcoming) : []),
    ...told.unavailable,
    ...trial.unavailable,
  ];
  return {
    metrics,
    atLeast: (told.atLeast ?? []).filter(metric => !trial.emitted.has(metric)),
    atMost: Object.fromEntries(
      Object.entries(told.atMost ?? {}).filter(([metric]) => !trial.emitted.has(metric)),
    ),
    unanswered: (told.unanswered ?? []).filter(metric => !trial.emitted.has(metric)),
    unavailable: unavailable.filter(({ metric }) => !(metric in metrics)),
    checkpoints,
  };
}

const NOTHING_TOLD: LoadMetrics = { metrics: {}, unavailable: [] };

/** What became of the load of several operations, and what was looked for in it. */
function toldByLoad(
  trial: Trial,
  load: Load,
  wallNs: number,
  {
    trace,
    search,
    watches,
  }: Pick<TrialFacts, 'trace' | 'search'> & { readonly watches: readonly LoadWatch[] },
): LoadMetrics {
  const operations = operationMetrics(trial, load, wallNs, trace);
  const parts = [
    search === null ? operations : withoutParts(operations),
    searchMetrics(search),
    trace === null ? NOTHING_TOLD : sustainedMetrics(trace, watches),
  ];
  return {
    metrics: Object.assign({}, ...parts.map(({ metrics }) => metrics)),
    atLeast: parts.flatMap(({ atLeast = [] }) => atLeast),
    atMost: Object.assign({}, ...parts.map(({ atMost = {} }) => atMost)),
    unanswered: parts.flatMap(({ unanswered = [] }) => unanswered),
    unavailable: parts.flatMap(({ unavailable }) => unavailable),
  };
}

/** Operations of the workload: as many as it says; what a process that says nothing did is only known of a load of several. */
function operationsOf({ emitted, ok, failed }: Trial, single: boolean): number | null {
  return emitted.get('operations')?.sum ?? (single ? null : ok + failed);
}

function usageMetrics({ usage }: Trial): Values {
  if (usage === null) return {};
  return {
    'time.user': usage.userNs,
    'time.system': usage.systemNs,
    'memory.peak': usage.peakBytes,
    'context.switches': usage.contextSwitches,
    'io.read': usage.readBytes,
    'io.written': usage.writtenBytes,
  };
}

/** A descendant that nobody waited for is missing in the kernel's maximum, a short-lived one in the sampled: the larger is right. */
function combineWithWatch(metrics: Values, { usage }: Trial, watched: WatchReport | null): void {
  const sampled = watched?.metrics['memory.peak'];
  if (usage !== null && sampled !== undefined) metrics['memory.peak'] = Math.max(usage.peakBytes, sampled);
}

function addCpu(metrics: Values, trial: Trial, wallNs: number): void {
  const { 'time.user': userNs, 'time.system': systemNs } = metrics;
  if (userNs === undefined || systemNs === undefined) return;
  if (wallNs > 0) metrics['cpu.utilization'] = (userNs + systemNs) / wallNs;
  // The processes have worked for all probes of a search.
  metrics['cpu.perop'] = (userNs + systemNs) / Math.max(1, trial.okInParts, trial.ok);
}

/** Whether an invocation with a trace is told by what its load counted by window. */
export const tellsByWindow = ({ generated }: Pick<Trial, 'generated'>, { model, phases }: Load): boolean =>
  model === 'open' || phases !== undefined || generated;

/**
 * Of several operations: from each one's exact time where they are known and their order in time says nothing, else from what the load
 * counted by window.
 */
function operationMetrics(trial: Trial, load: Load, wallNs: number, trace: LoadTrace | null): LoadMetrics {
  if (trace !== null && tellsByWindow(trial, load)) return loadMetrics(trace, load.model);
  return { metrics: repeatedMetrics(trial, wallNs), unavailable: missingQuantiles(trial) };
}

function repeatedMetrics({ ok, failed, latenciesNs }: Trial, wallNs: number): Values {
  const sorted = Float64Array.from(latenciesNs).sort();
  const values: Values = { operations: ok + failed };
  if (wallNs > 0) values.throughput = ok / (wallNs / 1e9);
  if (ok >= 2) {
    values['latency.mean'] = mean(latenciesNs);
    values['latency.max'] = max(latenciesNs);
    values['latency.sd'] = sampleStandardDeviation(latenciesNs);
  }
  for (const [metric, quantile] of QUANTILES) {
    if (ok >= operationsFor(quantile)) values[metric] = quantileSorted(Array.from(sorted), quantile);
  }
  const { 'latency.p50': p50, 'latency.p99': p99 } = values;
  if (p50 !== undefined && p99 !== undefined && p50 > 0) values['latency.tail'] = p99 / p50;
  return values;
}

function missingQuantiles({ ok }: Trial): readonly UnavailableMetric[] {
  const needing: readonly (readonly [string, number])[] = [...QUANTILES, ['latency.tail', 0.99]];
  return needing
    .filter(([, quantile]) => ok < operationsFor(quantile))
    .map(([metric, quantile]) => ({
      metric,
      reason: needsOperations(quantile),
    }));
}

const FROM_USAGE = [
  'time.user',
  'time.system',
  'cpu.utilization',
  'cpu.perop',
  'memory.peak',
  'context.switches',
  'io.read',
  'io.written',
];

const missingUsage = ({ usage }: Trial, shortcoming: string | null): readonly UnavailableMetric[] =>
  usage === null && shortcoming !== null ? FROM_USAGE.map(metric => ({ metric, reason: shortcoming })) : [];

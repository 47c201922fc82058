import { growthMetric } from '../model/growth.ts';
import { GENERATOR_AT_FAULT } from '../model/load.ts';
import {
  builtInMetric,
  customMetric,
  FLAKE_RATE,
  type MetricDefinition,
  unqualified,
} from '../model/metric.ts';
import type { PlannedScenario } from '../model/plan.ts';
import type { Threshold } from '../model/policy.ts';
import { BEFORE_SPIKE, SPIKE } from '../model/recovery.ts';
import type { ScenarioResult } from '../model/result.ts';
import { risingPart } from '../model/rising-load.ts';
import { LADDER_METRICS } from '../model/scalability.ts';
import { ERROR_RATE } from './estimate.ts';

/** What is known of a scenario whose metrics may lack some. */
export interface Lacking {
  readonly scenario: ScenarioResult;
  /** Undefined where the plan does not have it. */
  readonly planned: PlannedScenario | undefined;
  /** In force for it, strongest first. */
  readonly thresholds: readonly Threshold[];
  /** What the base, or the newest comparable run of the baseline, measured of it and this run did not. */
  readonly onlyBefore: readonly MetricDefinition[];
  /** Whether a metric is compared by default, or by a limit. */
  readonly isGated: (metric: MetricDefinition) => boolean;
}

/**
 * Metrics that this run owes an answer and has no value of: a limit that names them, or a reference that has them, would else be forgotten, and
 * what is worst, a service that collapsed, would pass.
 *
 * | metric                                              | is owed                                              |
 * |-----------------------------------------------------|------------------------------------------------------|
 * | named by the scenario's own limits                  | always                                               |
 * | named by a limit of the suite (no glob)             | where this scenario can have it, or the reference has |
 * | gated, and measured on the base or the baseline     | unless this machine cannot measure it                |
 */
export function missingMetrics(lacking: Lacking): readonly MetricDefinition[] {
  const { scenario, thresholds, onlyBefore } = lacking;
  const present = new Set(scenario.metrics.map(({ metric }) => metric.id));
  const isAbsent = (id: string): boolean => !present.has(id) && !isElsewhere(id, scenario);
  const own = namesIn(thresholds, 'scenario');
  const before = new Map(onlyBefore.map(metric => [metric.id, metric]));
  const bySuite = namesIn(thresholds, 'suite').filter(id => before.has(id) || canHave(id, lacking));
  const compared = onlyBefore.filter(metric => isLost(metric, lacking)).map(({ id }) => id);
  return [...new Set([...own, ...bySuite, ...compared])]
    .filter(isAbsent)
    .map(id => before.get(id) ?? builtInMetric(id) ?? customMetric(id, 'count', null));
}

const namesIn = (thresholds: readonly Threshold[], scope: Threshold['scope']): readonly string[] =>
  thresholds.flatMap(threshold =>
    threshold.scope === scope && !threshold.metric.includes('*') ? [threshold.metric] : [],
  );

/** Judged in another place than the metrics of the scenario. Errors are counted whenever anything was attempted; what did not run says so. */
function isElsewhere(id: string, { repetition, operations, ending }: ScenarioResult): boolean {
  if (id === ERROR_RATE)
    return repetition !== undefined || ending?.kind === 'not-run' || operations.ok + operations.failed > 0;
  return LADDER_METRICS.has(id) || (id === FLAKE_RATE && repetition !== undefined);
}

/** A limit of the suite is meant for whatever has its metric: for a scenario that would have it, but for a reason, too. */
function canHave(id: string, { scenario, planned, thresholds }: Lacking): boolean {
  if (planned === undefined || scenario.ending?.kind === 'not-run') return false;
  const { part } = unqualified(id);
  const isRequired = thresholds.some(({ metric, required }) => metric === id && required);
  if (scenario.unavailable.some(({ metric }) => metric === id)) return isRequired || isOfOperations(id);
  if (id === ERROR_RATE) return true;
  return part === null ? isAnswerOf(id, planned) : hasPart(id, part, planned);
}

/** What the shape of the load was made to find out. */
function isAnswerOf(id: string, { load, search }: PlannedScenario): boolean {
  if (id === 'load.sustainable') return search !== undefined;
  if (load.model === 'closed' || search !== undefined) return false;
  if (id === 'load.saturation') return risingPart(load.curve) !== null;
  const has = (phase: string): boolean => load.phases?.some(({ name }) => name === phase) === true;
  return id === 'recovery.time' && has(SPIKE) && has(BEFORE_SPIKE);
}

function hasPart(id: string, part: string, { load, driver }: PlannedScenario): boolean {
  if (load.model === 'closed' && ['load', 'service'].includes(familyOf(id))) return false;
  const isRequest = driver.kind === 'http' && driver.requests.some(({ name }) => name === part);
  return isRequest || load.phases?.some(({ name }) => name === part) === true;
}

/** Compared, and gone: not where it is only this machine, or the load generator, that cannot tell. */
function isLost(metric: MetricDefinition, { scenario, isGated }: Lacking): boolean {
  if (growthMetric(metric.id) !== null || !isGated(metric)) return false;
  return isOfOperations(metric.id) || !scenario.unavailable.some(({ metric: id }) => id === metric.id);
}

const OF_OPERATIONS: ReadonlySet<string> = new Set([
  'latency',
  'service',
  'throughput',
  'operations',
  'errors',
  'timeouts',
  'load',
  'recovery',
]);

const familyOf = (id: string): string => unqualified(id).id.split('.')[0] ?? id;

/** Told by the operations, so that the software under test has a part in it when they cannot tell. */
const isOfOperations = (id: string): boolean => OF_OPERATIONS.has(familyOf(id));

/**
 * Why a metric that the reference has is not to be had here, where that is not the doing of the software under test: the machine cannot
 * measure it, or the load generator was at fault. Null where it vanished.
 */
export function notVanished(id: string, { unavailable }: Pick<ScenarioResult, 'unavailable'>): string | null {
  const reason = unavailable.find(({ metric }) => metric === id)?.reason;
  if (reason === undefined) return null;
  return isOfOperations(id) && !reason.startsWith(GENERATOR_AT_FAULT) ? null : reason;
}

import type {
  Acceptance,
  Baseline,
  BaselineRun,
  BaselineScenario,
  ReportedDrift,
} from '../model/baseline.ts';
import type { Environment } from '../model/environment.ts';
import type { Plan } from '../model/plan.ts';
import type { MetricSamples, RunResult, ScenarioResult } from '../model/result.ts';
import { storedTests } from './test-tallies.ts';
import { thin } from './thin.ts';

/** Bounds of one stored run; with `keepRuns` they bound the file for ever. */
const KEPT = {
  samples: 60,
  calibrations: 60,
  metrics: 200,
  scenarios: 1_000,
  acceptances: 500,
  reported: 500,
} as const;

export interface AppendOptions {
  /** Runs to keep in all (`baseline-runs`, default 30). */
  readonly keepRuns: number;
  readonly commit: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Steps and creep that the run's report has named. */
  readonly reported?: readonly ReportedDrift[];
}

export const DEFAULT_KEEP_RUNS = 30;

/**
 * The history with one more run. Only samples of the head enter, and only of scenarios that ended as planned: a scenario that was
 * failing or interrupted has no level to compare with.
 */
export function appendRun(baseline: Baseline | null, result: RunResult, options: AppendOptions): Baseline {
  const run: BaselineRun = {
    commit: options.commit,
    at: options.at,
    toolVersion: result.tool.version,
    environment: result.environment,
    calibration: thin(result.calibration, KEPT.calibrations),
    scenarios: result.scenarios
      .filter(isUsable)
      .slice(0, KEPT.scenarios)
      .map(one => storedScenario(one, result.plan)),
  };
  return prune(
    {
      schemaVersion: 1,
      kind: 'stress-action/baseline',
      suite: result.plan.suite,
      runs: [...(baseline?.runs ?? []), run],
      accepted: baseline?.accepted ?? [],
      reported: [...(baseline?.reported ?? []), ...(options.reported ?? []).map(reportedDrift)].slice(
        -KEPT.reported,
      ),
    },
    options.keepRuns,
  );
}

/** The history with regressions that somebody accepted: runs before one no longer count for its metric. The newest of each metric stays. */
export function acceptRegressions(baseline: Baseline, accepted: readonly Acceptance[]): Baseline {
  const newest = new Map<string, Acceptance>();
  for (const entry of [...baseline.accepted, ...accepted].toSorted(byTime)) {
    const key = JSON.stringify([entry.scenario, entry.metric]);
    newest.delete(key);
    newest.set(key, entry);
  }
  return { ...baseline, accepted: [...newest.values()].slice(-KEPT.acceptances) };
}

const byTime = (a: { readonly at: string }, b: { readonly at: string }): number =>
  Date.parse(a.at) - Date.parse(b.at);

/** Runs of the same machine class, oldest first: the only ones a new run is comparable with unconfirmed. */
export function comparableRuns(baseline: Baseline, environment: Environment): readonly BaselineRun[] {
  return baseline.runs.filter(run => run.environment.machineClass === environment.machineClass);
}

/**
 * At most `keepRuns` runs: the newest of the newest run's machine class first, then the newest of other classes in the room that
 * is left. Acceptances that no kept run precedes have done their work and go, as do reports of drift at runs that are gone.
 */
export function prune(baseline: Baseline, keepRuns: number): Baseline {
  const newest = baseline.runs.at(-1);
  if (newest === undefined) return baseline;
  const own = comparableRuns(baseline, newest.environment).slice(-keepRuns);
  const others = baseline.runs.filter(
    run => run.environment.machineClass !== newest.environment.machineClass,
  );
  const room = keepRuns - own.length;
  const kept = new Set([...own, ...(room > 0 ? others.slice(-room) : [])]);
  const runs = baseline.runs.filter(run => kept.has(run));
  const accepted = baseline.accepted.filter(({ at }) =>
    runs.some(run => Date.parse(run.at) < Date.parse(at)),
  );
  const commits = new Set(runs.map(({ commit }) => commit));
  const reported = baseline.reported.filter(({ commit }) => commits.has(commit));
  return { ...baseline, runs, accepted, reported };
}

const reportedDrift = ({ scenario, metric, kind, commit }: ReportedDrift): ReportedDrift => ({
  scenario,
  metric,
  kind,
  commit,
});

const USABLE_ENDINGS: ReadonlySet<string> = new Set(['complete', 'decided', 'budget']);

const isUsable = ({ arm, ending, metrics, repetition }: ScenarioResult): boolean =>
  arm === 'head' &&
  ending !== null &&
  USABLE_ENDINGS.has(ending.kind) &&
  (metrics.length > 0 || repetition !== undefined);

function storedScenario({ id, digest, metrics, repetition }: ScenarioResult, plan: Plan): BaselineScenario {
  const measured = metrics.filter(metric => metric.samples.length > 0);
  const repeat = plan.scenarios.find(planned => planned.id === id)?.repeat;
  // A single run was chosen for having failed before: it says nothing of how often.
  const tests = repetition === undefined || repeat?.only != null ? null : storedTests(repetition);
  return {
    id,
    digest,
    metrics: measured.slice(0, KEPT.metrics).map(storedMetric),
    ...(tests === null ? {} : { tests }),
  };
}

const storedMetric = ({ metric, samples, invocations }: MetricSamples): MetricSamples => ({
  metric,
  samples: thin(samples, KEPT.samples),
  invocations: thin(invocations, KEPT.samples),
});

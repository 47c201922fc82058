import type { Problem } from '../model/caveat.ts';
import type { Detected, DetectedOverall } from '../model/detected.ts';
import { DetectedSum } from '../model/detected-overall.ts';
import type { Arm, Invocation, ScenarioEnding, ServiceEnded, ServiceReady } from '../model/event.ts';
import type { LoadTrace } from '../model/load.ts';
import { builtInMetric, customMetric, type MetricDefinition } from '../model/metric.ts';
import { type OutcomeKind, saysNothing } from '../model/outcome.ts';
import type { MetricDeclaration, PlannedScenario } from '../model/plan.ts';
import type { FailureWithLog, ScenarioResult } from '../model/result.ts';
import { heldNothing, type LoadSearch, SUSTAINABLE } from '../model/search.ts';
import { addShares, type ShareCounts } from '../model/share.ts';
import { addHistograms, EMPTY_HISTOGRAM, type Histogram } from '../stats/histogram.ts';
import { faultCounts } from './detectors/fault-counts.ts';
import { FailureList } from './failures.ts';
import { RepetitionFold } from './repeat/fold-repetition.ts';
import { ServiceFold } from './services/fold-services.ts';

const MAX_PROBLEMS = 100;

interface Column {
  readonly metric: MetricDefinition;
  readonly samples: number[];
  readonly invocations: number[];
  readonly atLeast: number[];
}

/** One scenario's part of the fold, for one arm. */
export class ScenarioFold {
  readonly id: string;
  readonly #digest: string;
  readonly #arm: Arm;
  readonly #outcomes: Partial<Record<OutcomeKind, number>> = {};
  readonly #failures = new FailureList<FailureWithLog>();
  readonly #unmeasuredFailures = new FailureList<FailureWithLog>();
  readonly #columns = new Map<string, Column>();
  readonly #unavailable = new Map<string, string>();
  readonly #problems = new Map<string, Problem>();
  readonly #operations = { ok: 0, failed: 0 };
  #shares: ShareCounts = {};
  #ending: ScenarioEnding | null = null;
  #series: ScenarioResult['series'] = null;
  #checkpoints: ScenarioResult['checkpoints'] = null;
  #latency: Histogram | null = null;
  #loadTrace: LoadTrace | null = null;
  readonly #searches: LoadSearch[] = [];
  /** Of the last invocation that was not ok: what went wrong is seen in it. */
  #failedLoad: LoadTrace | null = null;
  #detected: DetectedSum | null = null;
  readonly #failedInvocations: number[] = [];
  #repetition: RepetitionFold | null = null;
  readonly #services = new ServiceFold();
  #warmups = 0;
  #begun = false;

  constructor(scenario: PlannedScenario, arm: Arm) {
    this.id = scenario.id;
    this.#digest = scenario.digest;
    this.#arm = arm;
  }

  /** Some event concerned it. */
  get begun(): boolean {
    return this.#begun;
  }

  begin(): void {
    this.#begun = true;
  }

  /**
   * A warm-up that succeeded only counts; one that failed counts among the outcomes as well, because a failure is evidence whenever
   * it happens. Only invocations after warm-up that are ok give samples.
   */
  add(invocation: Invocation): void {
    this.#begun = true;
    const { outcome, warmup, operations } = invocation;
    this.#addFailures(invocation);
    for (const problem of invocation.problems) this.#addProblem(problem);
    this.#addDetected(invocation);
    if (invocation.tests !== undefined) {
      this.#repetition ??= new RepetitionFold();
      const problem = this.#repetition.add(invocation.index, invocation.tests);
      if (problem !== null) this.#addProblem(problem);
    }
    if (warmup) this.#warmups += 1;
    if (outcome.kind !== 'ok' && !saysNothing(outcome)) this.#failedInvocations.push(invocation.index);
    if (warmup && outcome.kind === 'ok') return;
    this.#outcomes[outcome.kind] = (this.#outcomes[outcome.kind] ?? 0) + 1;
    this.#operations.ok += operations.ok;
    this.#operations.failed += operations.failed;
    this.#shares = addShares([this.#shares, invocation.shares ?? {}]);
    if (outcome.kind === 'ok') this.#addSamples(invocation);
    else this.#failedLoad = invocation.loadTrace ?? null;
    this.#addSearch(invocation);
  }

  #addFailures({ failures, unmeasuredFailures = [], log }: Invocation): void {
    for (const failure of failures) this.#failures.add({ ...failure, log });
    for (const failure of unmeasuredFailures) this.#unmeasuredFailures.add({ ...failure, log });
  }

  addService(event: ServiceReady | ServiceEnded): void {
    this.#services.add(event);
  }

  end(ending: ScenarioEnding): void {
    this.#begun = true;
    this.#ending = ending;
  }

  result(): ScenarioResult {
    const unmeasuredFailures = this.#unmeasuredFailures.list();
    const columns = [...this.#columns.values()].sort((a, b) => (a.metric.id < b.metric.id ? -1 : 1));
    return {
      id: this.id,
      arm: this.#arm,
      digest: this.#digest,
      ending: this.#ending,
      outcomes: { ...this.#outcomes },
      warmups: this.#warmups,
      operations: { ...this.#operations },
      ...(Object.keys(this.#shares).length === 0 ? {} : { shares: this.#shares }),
      failures: this.#failures.list(),
      ...(unmeasuredFailures.length === 0 ? {} : { unmeasuredFailures }),
      metrics: columns.map(({ metric, samples, invocations, atLeast }) => ({
        metric,
        samples: [...samples],
        invocations: [...invocations],
        ...(atLeast.length === 0 ? {} : { atLeast: [...atLeast] }),
      })),
      unavailable: [...this.#unavailable]
        .filter(([metric]) => !this.#columns.has(metric))
        .map(([metric, reason]) => ({ metric, reason })),
      problems: [...this.#problems.values()],
      series: this.#series,
      checkpoints: this.#checkpoints,
      failedInvocations: [...this.#failedInvocations],
      ...(this.#latency === null ? {} : { latency: this.#latency }),
      ...this.#loadOf(),
      ...(this.#detected === null ? {} : { detected: this.#detected.result() }),
      ...(this.#repetition === null ? {} : { repetition: this.#repetition.result() }),
      ...this.#services.result(),
    };
  }

  /**
   * Counts of faults are of every whole invocation: one that ended in a fault is not ok and gives no other value. Of one that was cut short
   * a fault is a fault, but the silence of its detectors says nothing of what would have come.
   */
  #addDetected(invocation: Invocation): void {
    const { index, detected, outcome, spoiled = false } = invocation;
    if (detected === undefined) return;
    this.#detected ??= new DetectedSum();
    const isCut = spoiled || outcome.kind === 'interrupted';
    this.#detected.add(overallOf(index, isCut ? { ...detected, detectors: [] } : detected));
    if (isCut) return;
    for (const [metric, value] of faultCounts(invocation)) {
      const column = this.#columnOf(metric.id, metric);
      column?.samples.push(value);
      column?.invocations.push(invocation.index);
    }
  }

  #addSamples(invocation: Invocation): void {
    const declared = new Map(invocation.declarations.map(declaration => [declaration.id, declaration]));
    for (const [id, value] of Object.entries(invocation.metrics)) {
      const column = this.#columnOf(id, builtInMetric(id) ?? ownMetric(id, declared.get(id)));
      if (column === null) continue;
      column.samples.push(value);
      column.invocations.push(invocation.index);
      if (invocation.atLeast?.includes(id)) column.atLeast.push(invocation.index);
    }
    for (const { metric, reason } of invocation.unavailable) this.#unavailable.set(metric, reason);
    if (invocation.series !== null) this.#series = invocation.series;
    if (invocation.checkpoints !== null) this.#checkpoints = invocation.checkpoints;
    const { latency, loadTrace } = invocation;
    if (loadTrace !== undefined) this.#loadTrace = loadTrace;
    if (latency !== undefined) this.#latency = addHistograms([this.#latency ?? EMPTY_HISTOGRAM, latency]);
  }

  /**
   * One that somebody stopped found nothing, and could not. That no rate holds is an answer: left out with the other values of a failed
   * invocation, those would stand for all that found one.
   */
  #addSearch({ search, outcome, index, warmup }: Invocation): void {
    if (search === undefined || outcome.kind === 'interrupted') return;
    this.#searches.push(search);
    if (warmup || !heldNothing(search)) return;
    const column = this.#columnOf(
      SUSTAINABLE,
      builtInMetric(SUSTAINABLE) ?? ownMetric(SUSTAINABLE, undefined),
    );
    column?.samples.push(0);
    column?.invocations.push(index);
  }

  /** The load of an invocation that was ok, and of the last failed one where none was; every search. */
  #loadOf(): Pick<ScenarioResult, 'loadTrace' | 'searches'> {
    const loadTrace = this.#loadTrace ?? this.#failedLoad;
    return {
      ...(loadTrace === null ? {} : { loadTrace }),
      ...(this.#searches.length === 0 ? {} : { searches: [...this.#searches] }),
    };
  }

  /** Null when the metric had another unit before: values of two units are not one sample. */
  #columnOf(id: string, metric: MetricDefinition): Column | null {
    const column = this.#columns.get(id) ?? { metric, samples: [], invocations: [], atLeast: [] };
    this.#columns.set(id, column);
    if (column.metric.unit === metric.unit) return column;
    const message = `"${id}" was measured in ${column.metric.unit} before, now in ${metric.unit}: left out`;
    this.#addProblem({ file: '$STRESS_METRICS', line: null, column: null, path: id, message });
    return null;
  }

  /** The same fault in every invocation is one problem. */
  #addProblem(problem: Problem): void {
    const key = `${problem.line}:${problem.message}`;
    if (this.#problems.size < MAX_PROBLEMS && !this.#problems.has(key)) this.#problems.set(key, problem);
  }
}

/** What one invocation says, as the sum of one. Warm-up counts like the rest: a fault is one whenever it shows. */
const overallOf = (index: number, { faults, detectors }: Detected): DetectedOverall => ({
  faults: faults.map(fault => ({ ...fault, invocations: [index] })),
  detectors: detectors.map(({ detector, active, evidence }) => ({
    detector,
    active: Number(active === true),
    inactive: Number(active === false),
    unknown: Number(active === null),
    evidence,
  })),
});

/** As the workload declared it; what it did not declare is a count. */
function ownMetric(id: string, declaration: MetricDeclaration | undefined): MetricDefinition {
  const { unit, better, kind, undirected } = declaration ?? { unit: 'count' as const, better: null };
  const metric = customMetric(id, unit, better, kind);
  return undirected === true ? { ...metric, undirected } : metric;
}

import type { EmittedSample, StressMetrics } from '../ingest/stress-metrics.ts';
import type { Problem } from '../model/caveat.ts';
import type { Detected } from '../model/detected.ts';
import type { Checkpoints, OperationFailure } from '../model/event.ts';
import { describeOutcome, type Outcome } from '../model/outcome.ts';
import type { MetricDeclaration } from '../model/plan.ts';
import type { ShareCounts } from '../model/share.ts';
import { combine } from './detectors/combine.ts';
import type { Generated, Operation } from './drivers/driver.ts';
import { FailureList } from './failures.ts';
import { addWindows } from './load/tally.ts';
import type { UnavailableMetric } from './monitors/monitor.ts';
import type { Usage } from './process/launch.ts';

const MAX_PROBLEMS = 50;

/** A metric over the operations that emitted it: its mean stands for the invocation. */
interface Emitted {
  sum: number;
  operations: number;
}

/**
 * Adds up the operations of one invocation as they end, in memory that grows by one number an operation. Only `ok` operations
 * contribute times, usage and metrics.
 */
export class Trial {
  ok = 0;
  failed = 0;
  /** Operations that ended well in all of its parts, those included that are in none of its numbers. */
  okInParts = 0;
  /** Empty where the load counts times by window: a list of them would grow without end. */
  readonly latenciesNs: number[] = [];
  keepsTimes = true;
  /** Sums over ok operations, the peak their maximum; null when one of them has no usage. */
  usage: Usage | null = null;
  readonly emitted = new Map<string, Emitted>();
  readonly declarations = new Map<string, MetricDeclaration>();
  /** Of the last ok operation: points of several processes do not make one curve. */
  checkpoints: Checkpoints | null = null;
  readonly problems: Problem[] = [];
  readonly left: string[] = [];
  stuck = 0;
  /** Its operations were done by one process that lived as long as the trial. */
  oneProcess = false;
  /** What became of that process, where it did not end as it should. */
  #ending: Outcome | null = null;
  /** A driver did all operations by itself: no single one is known here. */
  generated = false;
  /** How long that took from its first moment on, without the start of its threads; null where it did not. */
  generatedMs: number | null = null;
  /** What the shares among the values of such a driver were counted from. */
  shares: ShareCounts = {};
  /** Operations that were given up when the time of grace of their load was over: they are among the failed ones. */
  unanswered = 0;
  /** Values that such a driver withholds, and why. */
  readonly unavailable: UnavailableMetric[] = [];
  /** Of all operations together; null where no detector was asked for. */
  detected: Detected | null = null;
  readonly #failures = new FailureList<OperationFailure>();
  readonly #unmeasuredFailures = new FailureList<OperationFailure>();
  #usageMissing = false;

  /** `isMeasured`: it was due in a phase that counts. */
  add(operation: Operation, isMeasured = true): void {
    this.left.push(...operation.left.slice(0, 100));
    this.stuck += operation.stuck;
    this.#addDetected(operation.detected);
    this.problems.push(...operation.emitted.problems.slice(0, MAX_PROBLEMS - this.problems.length));
    if (operation.outcome.kind === 'ok') this.#addOk(operation);
    else {
      // What somebody stopped did not fail: it counts neither as an error nor as done.
      if (operation.outcome.kind !== 'interrupted') this.failed += 1;
      const failures = isMeasured || isOfTheWhole(operation) ? this.#failures : this.#unmeasuredFailures;
      failures.add({ outcome: operation.outcome, count: 1, excerpt: operation.excerpt });
    }
  }

  /** A driver has done all operations by itself. */
  addGenerated(generated: Generated): void {
    const { tally, failures, unmeasuredFailures, metrics, shares, unavailable, obstacle } = generated;
    this.generated = true;
    this.generatedMs = tally.edgesMs.at(-1) ?? null;
    const { ok, failed, timedOut } = addWindows(tally.windows);
    this.ok += ok;
    this.failed += failed + timedOut;
    for (const failure of failures) this.#failures.add(failure);
    for (const failure of unmeasuredFailures) this.#unmeasuredFailures.add(failure);
    for (const [metric, value] of Object.entries(metrics))
      this.emitted.set(metric, { sum: value, operations: 1 });
    this.shares = shares;
    this.unavailable.push(...unavailable);
    if (obstacle === null) return;
    this.#ending = obstacle;
    this.#failures.add({ outcome: obstacle, count: 1, excerpt: '' });
  }

  /** Of operations that a load gave up at the end of its time of grace; a driver that did them all has counted them as failed. */
  addUnanswered(count: number): void {
    this.unanswered += count;
    if (!this.generated) this.failed += count;
  }

  /** Says of them what went wrong, where others ended: the time of grace was their limit. */
  blameUnanswered(graceMs: number): void {
    if (this.unanswered === 0) return;
    const reason = `no answer until the load had been over for ${graceMs / 1e3} s`;
    const outcome: Outcome = this.generated
      ? { kind: 'unmet', reason }
      : { kind: 'timeout', afterMs: graceMs };
    this.#failures.add({ outcome, count: this.unanswered, excerpt: '' });
  }

  /** What a part of the trial left behind; what it did does not count here. */
  inherit({ ok, left, stuck, problems, detected }: Trial): void {
    this.okInParts += ok;
    this.left.push(...left.slice(0, 100));
    this.stuck += stuck;
    this.problems.push(...problems.slice(0, MAX_PROBLEMS - this.problems.length));
    this.#addDetected(detected ?? undefined);
  }

  /** What a part of the trial did stands for all of it. */
  adopt(part: Trial): void {
    this.ok += part.ok;
    this.failed += part.failed;
    this.generated = part.generated;
    this.shares = part.shares;
    for (const latency of part.latenciesNs) this.latenciesNs.push(latency);
    for (const [id, emitted] of part.emitted) this.emitted.set(id, emitted);
    for (const [id, declaration] of part.declarations) this.declarations.set(id, declaration);
    for (const failure of part.#failures.list()) this.#failures.add(failure);
  }

  /** All of it came to this, though operations ended well. */
  spoil(outcome: Outcome): void {
    // What ended because its load was stopped on purpose was no end of its own.
    if (outcome.kind === 'aborted') this.#ending = outcome;
    else this.#ending ??= outcome;
    this.#failures.add({ outcome: this.#ending, count: 1, excerpt: '' });
  }

  /** What did all operations has ended: it tells what they used and emitted together. */
  close({ outcome, usage, emitted, left, stuck, excerpt, detected }: Operation): void {
    this.oneProcess = true;
    this.#addDetected(detected);
    this.left.push(...left.slice(0, 100));
    this.stuck += stuck;
    this.usage = usage;
    this.checkpoints = emitted.checkpoints;
    this.problems.push(...emitted.problems.slice(0, MAX_PROBLEMS - this.problems.length));
    this.#addEmitted(emitted);
    if (outcome.kind === 'ok') return;
    this.#ending = outcome;
    // Where an operation met that end, it is among the failures.
    const text = describeOutcome(outcome);
    if (!this.failures.some(failure => describeOutcome(failure.outcome) === text))
      this.#failures.add({ outcome, count: 1, excerpt });
  }

  /** Outcomes that were not ok, the most frequent first. That which ended the trial as a whole says so. */
  get failures(): readonly OperationFailure[] {
    const end = this.#ending === null ? null : describeOutcome(this.#ending);
    return this.#failures
      .list()
      .map(failure => (describeOutcome(failure.outcome) === end ? { ...failure, invocations: 1 } : failure));
  }

  /** Those of operations that were due in phases which are not measured. */
  get unmeasuredFailures(): readonly OperationFailure[] {
    return this.#unmeasuredFailures.list();
  }

  /** `ok` when one operation was and what did them ended well; else what went wrong most often. An interruption outweighs both: the trial is not whole. */
  get outcome(): Outcome {
    // Its load was stopped on purpose, and so were the operations under way.
    if (this.#ending?.kind === 'aborted') return this.#ending;
    const interrupted = this.failures.find(({ outcome }) => outcome.kind === 'interrupted');
    if (interrupted !== undefined) return interrupted.outcome;
    if (this.#ending !== null) return this.#ending;
    const [worst = this.unmeasuredFailures[0]] = this.failures;
    return this.ok > 0 ? { kind: 'ok' } : (worst?.outcome ?? { kind: 'interrupted' });
  }

  #addOk(operation: Operation): void {
    this.ok += 1;
    if (this.keepsTimes) this.latenciesNs.push(operation.wallNs);
    this.#addUsage(operation.usage);
    this.checkpoints = operation.emitted.checkpoints;
    this.#addEmitted(operation.emitted);
  }

  #addEmitted({ declarations, samples }: StressMetrics): void {
    for (const declaration of declarations) this.#declare(declaration);
    for (const [metric, value] of meansOf(samples)) {
      const sofar = this.emitted.get(metric) ?? { sum: 0, operations: 0 };
      this.emitted.set(metric, { sum: sofar.sum + value, operations: sofar.operations + 1 });
    }
  }

  #addDetected(detected: Detected | undefined): void {
    if (detected === undefined) return;
    this.detected = combine([...(this.detected === null ? [] : [this.detected]), detected]);
  }

  #addUsage(usage: Usage | null): void {
    this.#usageMissing ||= usage === null;
    this.usage = this.#usageMissing || usage === null ? null : sumOf(this.usage, usage);
  }

  /** A metric that changes its unit between operations keeps its first; the rest is a problem. */
  #declare(declaration: MetricDeclaration): void {
    const { id, unit } = declaration;
    const first = this.declarations.get(id);
    if (first === undefined) this.declarations.set(id, declaration);
    else if (first.unit !== unit && this.problems.length < MAX_PROBLEMS)
      this.problems.push({
        file: '$STRESS_METRICS',
        line: null,
        column: null,
        path: id,
        message: `"${id}" is measured in ${first.unit}, another operation gives ${unit}`,
      });
  }
}

/** What it came to is no matter of its phase: nothing can follow, or nothing was to. */
const isOfTheWhole = ({ outcome, last }: Operation): boolean =>
  last === true || outcome.kind === 'interrupted' || outcome.kind === 'unstartable';

/** Several values of one metric in one operation are its iterations: their mean stands for the operation. */
function meansOf(samples: readonly EmittedSample[]): Map<string, number> {
  const sums = new Map<string, { sum: number; count: number }>();
  for (const { metric, value } of samples) {
    const { sum, count } = sums.get(metric) ?? { sum: 0, count: 0 };
    sums.set(metric, { sum: sum + value, count: count + 1 });
  }
  return new Map([...sums].map(([metric, { sum, count }]) => [metric, sum / count]));
}

function sumOf(a: Usage | null, b: Usage): Usage {
  if (a === null) return b;
  return {
    userNs: a.userNs + b.userNs,
    systemNs: a.systemNs + b.systemNs,
    peakBytes: Math.max(a.peakBytes, b.peakBytes),
    contextSwitches: a.contextSwitches + b.contextSwitches,
    readBytes: a.readBytes + b.readBytes,
    writtenBytes: a.writtenBytes + b.writtenBytes,
    minorFaults: a.minorFaults + b.minorFaults,
    majorFaults: a.majorFaults + b.majorFaults,
  };
}

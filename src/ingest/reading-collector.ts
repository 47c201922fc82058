import type { FaultSink } from './fault-sink.ts';
import { METADATA } from './limits.ts';
import { plainMessage, plainName } from './plain.ts';
import type { Measured, Reading, ReadMetric, TestEnding, TestOutcome } from './reading.ts';
import { type Allowance, SampleStore } from './sample-store.ts';
import { isSameMetric, isUsersOwn } from './vocabulary.ts';

/** Text by key, the first `METADATA` keys; the first value of a key is kept. */
export class Metadata {
  readonly #values = new Map<string, string>();

  /** An empty value is not kept. */
  set(key: string, value: string | number | null | undefined): void {
    if (value === null || value === undefined || value === '') return;
    if (this.#values.size < METADATA && !this.#values.has(key))
      this.#values.set(plainName(key), plainName(String(value)));
  }

  get(key: string): string | undefined {
    return this.#values.get(key);
  }

  /** Without a prototype's names in the way: `fromEntries` defines own properties. */
  entries(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#values);
  }
}

interface Column {
  readonly metric: ReadMetric;
  readonly store: SampleStore;
  iterations: number | null;
  /** It had a value below zero. */
  isRefused: boolean;
}

const NO_REASON = 'The tool gives no reason';

/** Metrics of one benchmark; no tool has more columns. */
const COLUMNS = 100;

/** Collects what a file says of one benchmark or test. */
export class ReadingCollector {
  readonly metadata = new Metadata();
  readonly #name: string;
  readonly #group: string | null;
  readonly #faults: FaultSink;
  readonly #allowance: Allowance;
  readonly #columns: Column[] = [];
  /** Where the column stands that is likely to come next. */
  #next = 0;
  readonly #runs = { passed: 0, failed: 0, skipped: 0, flaky: 0 };
  readonly #messages = new Map<TestEnding, string>();

  constructor(name: string, group: string | null, faults: FaultSink, allowance: Allowance) {
    this.#name = name;
    this.#group = group;
    this.#faults = faults;
    this.#allowance = allowance;
  }

  /**
   * One value in base units. `iterations`: rounds of the tool's loop behind it. What cannot be (not finite, negative, no round at all)
   * makes the file broken; a time or a rate of exactly 0 says that no work was done and is left out with a problem. What users measure
   * themselves may be below zero, and is left out as a whole then: of such values no change in percent can be told.
   */
  sample(metric: ReadMetric, value: number, iterations: number | null = null): void {
    if (isUsual(value) && (iterations === null || isUsual(iterations))) this.#add(metric, value, iterations);
    else this.#unusual(metric, value, iterations);
  }

  #unusual(metric: ReadMetric, value: number, iterations: number | null): void {
    if (value < 0 && Number.isFinite(value) && isUsersOwn(metric)) {
      this.#refuse(metric, value);
      return;
    }
    const fault = impossible(metric, value);
    if (iterations !== null && !isUsual(iterations)) {
      this.#faults.broken(
        `${this.#name} did ${iterations} iterations: ${iterations === 0 ? 'no work was done' : 'that cannot be'}`,
      );
    } else if (fault !== null) this.#faults.broken(`${metric.id} of ${this.#name} is ${value}: ${fault}`);
    else if (value === 0 && isWork(metric)) {
      this.#faults.problem(`${metric.id} of ${this.#name} is 0: no work was done; the value is left out`);
    } else this.#add(metric, value, iterations);
  }

  #refuse(metric: ReadMetric, value: number): void {
    const column = this.#column(metric);
    if (column === null || column.isRefused) return;
    column.isRefused = true;
    this.#faults.problem(
      `${metric.id} of ${this.#name} is ${value}: what can be below zero is not compared; the metric is left out`,
    );
  }

  /** Whether all that it measured was left out, so that it is no fault that nothing is left. */
  get isRefused(): boolean {
    return this.#columns.length > 0 && this.#columns.every(column => column.isRefused);
  }

  /** One run of the test. */
  ended(ending: TestEnding, message = ''): void {
    this.#runs[ending] += 1;
    if (!this.#messages.has(ending)) this.#messages.set(ending, plainMessage(message) || NO_REASON);
  }

  finish(): Reading {
    return {
      name: this.#name,
      group: this.#group,
      metrics: this.#columns.filter(column => !column.isRefused).map(measured),
      outcome: this.#outcome(),
      metadata: this.metadata.entries(),
    };
  }

  #add(metric: ReadMetric, value: number, iterations: number | null): void {
    const column = this.#column(metric);
    if (column === null) return;
    column.store.add(value);
    if (iterations !== null) column.iterations = (column.iterations ?? 0) + iterations;
  }

  /** Lines of one benchmark give the same metrics in the same order: the column after the last is looked at before any is sought. */
  #column(metric: ReadMetric): Column | null {
    const likely = this.#columns[this.#next];
    if (likely?.metric !== metric) return this.#sought(metric);
    this.#passed(this.#next);
    return likely;
  }

  #sought(metric: ReadMetric): Column | null {
    const place = this.#columns.findIndex(column => isSameMetric(column.metric, metric));
    const column = this.#columns[place] ?? this.#open(metric);
    this.#passed(place);
    if (column === null || column.metric.unit === metric.unit) return column;
    this.#faults.problem(
      () => `${metric.id} of ${this.#name} is given in ${metric.unit} and before in ${column.metric.unit}`,
    );
    return null;
  }

  /** After the last column comes the first, on the next line. */
  #passed(place: number): void {
    this.#next = place + 1 < this.#columns.length ? place + 1 : 0;
  }

  #open(metric: ReadMetric): Column | null {
    if (this.#columns.length >= COLUMNS) {
      this.#faults.problem(() => `${this.#name} has more than ${COLUMNS} metrics`);
      return null;
    }
    const column = { metric, store: new SampleStore(this.#allowance), iterations: null, isRefused: false };
    this.#columns.push(column);
    return column;
  }

  #outcome(): TestOutcome | null {
    const runs = { ...this.#runs };
    const message = (ending: TestEnding): string => this.#messages.get(ending) ?? '';
    if (runs.failed > 0) return { kind: 'failed', message: message('failed'), runs };
    if (runs.flaky > 0) return { kind: 'flaky', message: message('flaky'), runs };
    if (runs.passed > 0) return { kind: 'passed', runs };
    return runs.skipped > 0 ? { kind: 'skipped', message: message('skipped'), runs } : null;
  }
}

/** Finite and above zero: nothing has to be said. */
const isUsual = (value: number): boolean => value > 0 && value < Infinity;

/** A counter of the user's own may well stand at 0, under whatever name. */
const isWork = ({ id, unit, undirected }: ReadMetric): boolean =>
  (id === 'time' && unit === 'ns') || (id === 'throughput' && unit === 'per-second' && undirected !== true);

function impossible({ unit }: ReadMetric, value: number): string | null {
  if (!Number.isFinite(value)) return 'not a finite number';
  return value < 0 && unit !== 'ratio' ? 'it cannot be negative' : null;
}

const measured = ({ metric, store, iterations }: Column): Measured => ({
  metric,
  samples: store.values,
  count: store.count,
  mean: store.mean,
  min: store.min,
  max: store.max,
  iterations,
});

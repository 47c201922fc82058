import { acceptRegressions, appendRun } from '../../src/baseline/history.ts';
import { mergeHistories } from '../../src/baseline/merge-histories.ts';
import { EMPTY_LEDGER, type Ledger, nextLedger } from '../../src/github/branch-ledger.ts';
import { CUT_AFTER } from '../../src/github/branch-save.ts';
import type { Acceptance, Baseline, ReportedDrift } from '../../src/model/baseline.ts';
import type { MetricSamples, RunResult, ScenarioResult } from '../../src/model/result.ts';
import { createRandom, type Random } from '../../src/stats/random.ts';
import { environment, metric, result, SUITE, scenarioResult } from '../../test/baseline/samples.ts';

/**
 * The pushes of a project: twenty scenarios of eight metrics, now and then a new or a renamed one, an accepted regression, a step that
 * is reported, and runners of three kinds, one of them rare.
 */
export interface LifeOptions {
  readonly pushes: number;
  readonly seed: number;
  readonly keepRuns: number;
}

/** All that is stored after a push, in each of the three ways to store it. */
export interface Moment {
  readonly push: number;
  readonly at: string;
  /** One file for everything, as the command line has it. */
  readonly file: Baseline;
  /** By machine class: what the cache holds in its newest entries, and the branch in its files. */
  readonly byClass: ReadonlyMap<string, Baseline>;
  readonly machineClass: string;
  readonly ledger: Ledger;
  /** Scenarios that the suite has now. */
  readonly scenarios: readonly string[];
}

const SCENARIOS = 20;
const METRICS = [
  'time.wall',
  'time.user',
  'time.system',
  'cpu.perop',
  'memory.peak',
  'fds.peak',
  'threads.peak',
  'io.written',
];
const SAMPLES = 15;
/** Runner kinds with their shares of the pushes. */
const CLASSES = [
  ['linux-x64-4c-amd-epyc-7763', 0.7],
  ['linux-x64-4c-intel-xeon-8370c', 0.27],
  ['linux-x64-4c-amd-epyc-9v74', 0.03],
] as const;
/** A push every four hours. */
const PUSH_MS = 4 * 3_600_000;
const START = Date.UTC(2026, 0, 1);

export function* live({ pushes, seed, keepRuns }: LifeOptions): Generator<Moment> {
  const random = createRandom(seed);
  let scenarios: readonly string[] = Array.from({ length: SCENARIOS }, (_, i) => `scenario-${i}`);
  let file: Baseline | null = null;
  const byClass = new Map<string, Baseline>();
  let ledger = EMPTY_LEDGER;
  for (let push = 1; push <= pushes; push++) {
    scenarios = renamed(scenarios, push, random);
    const machineClass = drawClass(random);
    const at = new Date(START + push * PUSH_MS).toISOString();
    const commit = push.toString(16).padStart(40, '0');
    const run = runOf(scenarios, machineClass, random);
    const accepted = sometimes(random, 1 / 25, () => acceptance(pick(scenarios, random), at));
    const reported = sometimes(random, 1 / 40, () => step(pick(scenarios, random), commit));
    const add = (past: Baseline | null): Baseline =>
      acceptRegressions(appendRun(past, run, { keepRuns, commit, at, reported }), accepted);
    file = add(file);
    const own = byClass.get(machineClass) ?? null;
    const added = add(own);
    byClass.set(machineClass, own === null ? added : mergeHistories(added, own, keepRuns));
    ledger = nextLedger(ledger, `stress-${machineClass}.json`, at).ledger;
    if (ledger.updates >= CUT_AFTER) ledger = { ...ledger, updates: 0 };
    yield { push, at, file, byClass, machineClass, ledger, scenarios };
  }
}

function runOf(scenarios: readonly string[], machineClass: string, random: Random): RunResult {
  return result({
    plan: { ...result().plan, suite: SUITE },
    environment: environment(machineClass),
    calibration: Array.from({ length: 12 }, (_, i) => ({
      atMs: i * 5000,
      cpuNs: 1e9 + i,
      memoryNs: 3e8 + i,
      utilization: 1,
    })),
    scenarios: scenarios.map(id => scenarioOf(id, random)),
  });
}

const scenarioOf = (id: string, random: Random): ScenarioResult =>
  scenarioResult({ id, metrics: METRICS.map((name, i) => samples(name, 1e7 * (i + 1), random)) });

function samples(name: string, center: number, random: Random): MetricSamples {
  const values = Array.from({ length: SAMPLES }, () => Math.round(center * Math.exp(0.02 * random.normal())));
  return { metric: metric(name), samples: values, invocations: values.map((_, i) => i + 2) };
}

/** Every fiftieth push or so renames a scenario, which is a new one to the history. */
const renamed = (scenarios: readonly string[], push: number, random: Random): readonly string[] =>
  random.next() < 1 / 50 ? [...scenarios.slice(1), `scenario-of-push-${push}`] : scenarios;

function drawClass(random: Random): string {
  let left = random.next();
  const found = CLASSES.find(([, share]) => {
    left -= share;
    return left < 0;
  });
  return (found ?? CLASSES[0])[0];
}

const sometimes = <T>(random: Random, chance: number, make: () => T): readonly T[] =>
  random.next() < chance ? [make()] : [];

const pick = (list: readonly string[], random: Random): string =>
  list[Math.floor(random.next() * list.length)] ?? '';

const acceptance = (scenario: string, at: string): Acceptance => ({
  scenario,
  metric: 'time.wall',
  reason: 'it validates every line of every order now, which is worth it',
  author: 'somebody',
  at,
  level: 1.234e8,
});

const step = (scenario: string, commit: string): ReportedDrift => ({
  scenario,
  metric: 'time.wall',
  kind: 'step',
  commit,
});

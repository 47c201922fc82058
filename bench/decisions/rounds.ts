import type { Arm } from '../../src/model/event.ts';
import { builtInMetric } from '../../src/model/metric.ts';
import type { Plan, PlannedScenario } from '../../src/model/plan.ts';
import type { RunResult, ScenarioResult } from '../../src/model/result.ts';
import { METRICS, type Noise, type Sides, times } from './noise.ts';

/** Facts of paired runs that never ran: what the recorder would have written of simulated times. */

const scenarioOf = (id: string): PlannedScenario => ({
  id,
  name: id,
  category: null,
  priority: 'P2',
  level: null,
  covers: [],
  tags: [],
  driver: { kind: 'command', command: ['true'], cwd: '.', env: {}, expectExitCodes: [0], passEnv: [] },
  load: { model: 'closed', users: 1, iterations: 1, durationMs: null },
  samples: { warmup: 0, min: 10, max: 60, looks: [10, 20, 40, 60] },
  leaks: false,
  measure: 'time',
  timeoutMs: 60_000,
  budgetMs: null,
  digest: id,
  seed: 1,
  line: null,
});

/** Ids of the scenarios, one metric each. */
export const SCENARIOS: readonly string[] = times(METRICS, i => `metric-${i}`);

/** The plan of the suite; its seed draws the order inside pairs. */
export const planOf = (seed: number): Plan => ({
  schemaVersion: 1,
  suite: 'simulated',
  configFile: 'stress.yml',
  seed,
  intensity: 'medium',
  budgetMs: null,
  setup: null,
  setupTimeoutMs: 60_000,
  failFast: false,
  scenarios: SCENARIOS.map(scenarioOf),
  pairing: null,
  omitted: [],
});

function sideOf(id: string, arm: Arm, metric: Noise['metric'], samples: readonly number[]): ScenarioResult {
  const definition = builtInMetric(metric);
  return {
    id,
    arm,
    digest: id,
    ending: { kind: 'complete' },
    outcomes: { ok: samples.length },
    warmups: 0,
    operations: { ok: samples.length, failed: 0 },
    failures: [],
    metrics:
      definition === undefined
        ? []
        : [{ metric: definition, samples, invocations: samples.map((_, i) => i) }],
    unavailable: [],
    problems: [],
    series: null,
    checkpoints: null,
    failedInvocations: [],
  };
}

/** The result of a paired plan with the times of each of its scenarios as that metric. */
export function resultOf(plan: Plan, sides: ReadonlyMap<string, Sides>, metric: Noise['metric']): RunResult {
  return {
    schemaVersion: 1,
    tool: { name: 'stress-action', version: '0.0.0' },
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 0,
    complete: true,
    interruption: null,
    commit: null,
    environment: {
      os: 'linux',
      arch: 'x64',
      kernel: '',
      cpuModel: '',
      cores: 2,
      memoryBytes: 0,
      image: '',
      runtimes: {},
      machineClass: 'simulated',
    },
    plan,
    setup: null,
    baseSetup: null,
    calibration: [],
    scenarios: [...sides].flatMap(([id, { base, head }]) => [
      sideOf(id, 'base', metric, base),
      sideOf(id, 'head', metric, head),
    ]),
    caveats: [],
  };
}

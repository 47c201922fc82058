import { conclude, type Evidence } from '../../src/evidence.ts';
import type { Environment } from '../../src/model/environment.ts';
import type { Arm } from '../../src/model/event.ts';
import { builtInMetric, customMetric } from '../../src/model/metric.ts';
import { NO_OVERRIDES } from '../../src/model/override.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { RunResult, ScenarioResult } from '../../src/model/result.ts';
import type { Status } from '../../src/model/verdict.ts';
import { pairedPlan } from '../../src/plan/pairing.ts';
import type { Random } from '../../src/stats/random.ts';
import { planOf, soakOf } from './plan.ts';
import type { Pool } from './recording.ts';

/** Processes of each side: those of the second look of a soak, which is there only where the first leaves it open. */
export const PROCESSES = 10;
const LOOKS: readonly number[] = [5, PROCESSES];

export const POLICY: Policy = {
  against: 'base',
  failOnStored: false,
  familyAlpha: 0.05,
  control: false,
  watchHistory: false,
  strict: false,
  failOn: 'fail',
  vanished: 'warn',
  staleAfterDays: 30,
  overrides: NO_OVERRIDES,
  thresholds: {},
};

/** Where the processes of one trial come from: `base` and `head` are the same pool where nothing changed. */
export interface Pools {
  readonly base: Pool;
  readonly head: Pool;
  readonly environment: Environment;
}

/** Statuses of the checks on growth, by metric; a metric that was not compared is absent. */
export type Judged = ReadonlyMap<string, Status>;

const SCENARIO = 'soak';

/**
 * One gate: five or ten processes of each side, drawn without repetition, through the program's own analysis and verdict; what is found
 * worse is confirmed by processes drawn anew. These may have been drawn before, as the pool is small: a false alarm then confirms itself
 * more often than with fresh processes.
 */
export function judgeOnce(pools: Pools, random: Random, seed: number): Judged {
  const draw = (purpose: 'search' | 'confirm'): RunResult => drawn(pools, random, purpose, seed);
  const read = (evidence: Evidence) => conclude(evidence, { kind: 'disabled' }, POLICY, 'stress-action');
  const found: Evidence = { result: draw('search'), rounds: [] };
  const view = read(found);
  const isWorse = view.analysis.scenarios.some(({ metrics }) =>
    metrics.some(({ comparison }) => comparison.kind === 'leak' && comparison.state === 'worse'),
  );
  const { verdict } = isWorse ? read({ ...found, rounds: [draw('confirm')] }) : view;
  return new Map(
    verdict.checks.flatMap(({ rule, metric, status }) =>
      rule === 'leak' && metric !== null ? [[metric, status] as const] : [],
    ),
  );
}

function drawn(
  { base, head, environment }: Pools,
  random: Random,
  purpose: 'search' | 'confirm',
  seed: number,
): RunResult {
  const plan = planOf(soakOf(SCENARIO, ['true'], LOOKS), seed);
  const paired = pairedPlan(plan, {
    purpose,
    scenarios: new Set([SCENARIO]),
    base: 'base',
    budgetMs: null,
    control: false,
  });
  const [first, second] = places({ base, head }, random);
  return resultOf(paired, environment, [sideOf('base', base, first), sideOf('head', head, second)]);
}

/** Processes of each side; one process never stands on both. */
function places({ base, head }: Pick<Pools, 'base' | 'head'>, random: Random): [number[], number[]] {
  const shuffled = (pool: Pool) => random.shuffle(Array.from({ length: pool.processes }, (_, at) => at));
  const first = shuffled(base);
  const second = base === head ? first.slice(PROCESSES) : shuffled(head);
  return [first.slice(0, PROCESSES), second.slice(0, PROCESSES)];
}

function sideOf(arm: Arm, pool: Pool, chosen: readonly number[]): ScenarioResult {
  return {
    id: SCENARIO,
    arm,
    digest: '0123456789abcdef',
    ending: { kind: 'complete' },
    outcomes: { ok: chosen.length },
    warmups: 0,
    operations: { ok: chosen.length, failed: 0 },
    failures: [],
    metrics: Object.entries(pool.metrics)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, values]) => {
        const given = chosen.flatMap((at, index) => {
          const value = values[at];
          return value === null || value === undefined ? [] : [{ index, value }];
        });
        return {
          metric: builtInMetric(id) ?? customMetric(id, 'count', null),
          samples: given.map(({ value }) => value),
          invocations: given.map(({ index }) => index),
        };
      })
      .filter(({ samples }) => samples.length > 0),
    unavailable: [],
    problems: [],
    series: pool.series,
    checkpoints: pool.checkpoints,
    failedInvocations: [],
  };
}

const resultOf = (plan: Plan, environment: Environment, scenarios: readonly ScenarioResult[]): RunResult => ({
  schemaVersion: 1,
  tool: { name: 'stress-action', version: 'bench' },
  startedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 1,
  complete: true,
  interruption: null,
  commit: null,
  environment,
  plan,
  setup: null,
  baseSetup: null,
  calibration: [],
  scenarios,
  caveats: [],
});

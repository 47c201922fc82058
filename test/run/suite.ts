import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { Arm, RunEvent } from '../../src/model/event.ts';
import { NO_OVERRIDES } from '../../src/model/override.ts';
import type { CommandDriverPlan, Plan, PlannedScenario } from '../../src/model/plan.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { RunResult, ScenarioResult } from '../../src/model/result.ts';
import type { Calibration } from '../../src/run/calibration.ts';
import { readRecording } from '../../src/run/recording.ts';
import { type RunOptions, run } from '../../src/run/run.ts';

/** Folder of the tiny bad programs. */
export const PROGRAMS = join(import.meta.dirname, '../fixtures/programs');

type Command = CommandDriverPlan['command'];
type Changes = Partial<Omit<PlannedScenario, 'driver'>> & {
  readonly command: Command;
  readonly driver?: Partial<CommandDriverPlan>;
};

/** A scenario of one operation, one sample and no warm-up, unless it is said otherwise. */
export function scenario(id: string, { command, driver, ...changes }: Changes): PlannedScenario {
  return {
    id,
    name: id,
    category: null,
    priority: 'P2',
    level: null,
    covers: [],
    tags: [],
    driver: { kind: 'command', command, cwd: '.', env: {}, expectExitCodes: [0], passEnv: [], ...driver },
    load: { model: 'closed', users: 1, iterations: 1, durationMs: null },
    samples: samples(1),
    leaks: false,
    measure: 'time',
    timeoutMs: 20_000,
    budgetMs: null,
    digest: '0123456789abcdef',
    seed: 7,
    line: null,
    ...changes,
  };
}

/** `min` samples and no more. */
export const samples = (min: number, more: Partial<PlannedScenario['samples']> = {}) => ({
  warmup: 0,
  min,
  max: min,
  looks: [min],
  ...more,
});

/** A plan of these scenarios. */
export const planOf = (scenarios: readonly PlannedScenario[], changes: Partial<Plan> = {}): Plan => ({
  schemaVersion: 1,
  suite: 'test',
  configFile: 'stress.yml',
  seed: 1,
  intensity: 'low',
  budgetMs: null,
  setup: null,
  setupTimeoutMs: 10_000,
  failFast: false,
  scenarios,
  pairing: null,
  omitted: [],
  ...changes,
});

/** A plan in pairs, with an order of its own for each scenario. */
export const pairedPlan = (
  scenarios: readonly PlannedScenario[],
  looks: readonly number[],
  changes: Partial<Plan> = {},
): Plan =>
  planOf(scenarios, {
    pairing: {
      purpose: 'search',
      base: 'abc123',
      looks,
      control: false,
      orders: Object.fromEntries(
        scenarios.map(({ id }, n) => [
          id,
          Array.from({ length: looks.at(-1) ?? 0 }, (_, pair): readonly Arm[] =>
            (pair * 7 + n * 3) % 5 < 2 ? ['base', 'head'] : ['head', 'base'],
          ),
        ]),
      ),
    },
    ...changes,
  });

export const POLICY: Policy = {
  against: 'none',
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

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A fresh folder that goes away after the test. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stress-test-'));
  folders.push(folder);
  return folder;
}

export interface Ran {
  readonly result: RunResult;
  readonly out: string;
  readonly events: readonly RunEvent[];
  /** The result of a scenario, of the head unless it is said otherwise. */
  of(id: string, arm?: Arm): ScenarioResult;
  /** Text of a file in the output folder. */
  file(name: string): string;
}

/** Runs a plan for real, in a fresh output folder, in the folder of the bad programs. */
export async function runPlan(plan: Plan, changes: Partial<RunOptions> = {}): Promise<Ran> {
  const out = freshFolder();
  const result = await run(plan, { ...optionsFor(out), ...changes });
  const { events, problems } = await readRecording(join(out, 'events.ndjson'));
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return {
    result,
    out,
    events,
    of(id, arm = 'head') {
      const found = result.scenarios.find(entry => entry.id === id && entry.arm === arm);
      if (found === undefined) throw new Error(`no scenario ${id}`);
      return found;
    },
    file: name => readFileSync(join(out, name), 'utf8'),
  };
}

export const optionsFor = (out: string): RunOptions => ({
  policy: POLICY,
  workingDirectory: PROGRAMS,
  baseDirectory: null,
  out,
  environment: process.env,
  marker: randomUUID(),
  toolVersion: '0.0.0',
  signal: new AbortController().signal,
  listeners: [],
  enough: () => new Set(),
  monitors: null,
  calibration: NO_CALIBRATION,
});

/** Real readings take a second; `calibration.test.ts` takes them. */
const NO_CALIBRATION: Calibration = {
  readingsIn: () => 0,
  read: async elapsedMs => ({ atMs: elapsedMs(), cpuNs: 1, memoryNs: 1, utilization: 1 }),
};

/** Runs one scenario and gives its result. */
export async function runOne(changes: Changes, options: Partial<RunOptions> = {}): Promise<ScenarioResult> {
  return (await runPlan(planOf([scenario('it', changes)]), options)).of('it');
}

/** The samples of a metric; empty where it has none. */
export const samplesOf = (result: ScenarioResult, metric: string): readonly number[] =>
  result.metrics.find(entry => entry.metric.id === metric)?.samples ?? [];

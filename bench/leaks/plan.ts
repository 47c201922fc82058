import type { Plan, PlannedScenario } from '../../src/model/plan.ts';

/** A soak of single processes that is looked at after so many of them. */
export function soakOf(id: string, command: readonly string[], looks: readonly number[]): PlannedScenario {
  const [min = 0, max = min] = [looks[0], looks.at(-1)];
  return {
    id,
    name: id,
    category: 'memory',
    priority: 'P2',
    level: null,
    covers: [],
    tags: [],
    driver: { kind: 'command', command, cwd: '.', env: {}, expectExitCodes: [0], passEnv: [] },
    load: { model: 'closed', users: 1, iterations: 1, durationMs: null },
    samples: { warmup: 0, min, max, looks },
    leaks: true,
    measure: 'time',
    timeoutMs: 60_000,
    budgetMs: null,
    digest: '0123456789abcdef',
    seed: 1,
    line: null,
  };
}

/** A suite of one scenario. */
export const planOf = (scenario: PlannedScenario, seed: number): Plan => ({
  schemaVersion: 1,
  suite: 'leaks',
  configFile: 'stress.yml',
  seed,
  intensity: 'medium',
  budgetMs: null,
  setup: null,
  setupTimeoutMs: 1,
  failFast: false,
  scenarios: [scenario],
  pairing: null,
  omitted: [],
});

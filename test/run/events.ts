import fc from 'fast-check';
import type { Arm, Invocation, RunEvent, ScenarioEnding } from '../../src/model/event.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { RunEventBody } from '../../src/run/journal.ts';
import { histogramOf } from '../../src/stats/histogram.ts';
import { POLICY, planOf, scenario } from './suite.ts';

/** Any run's first event, for a plan of two scenarios. */
export const STARTED: RunEvent & { readonly type: 'run-started' } = {
  atMs: 0,
  type: 'run-started',
  schemaVersion: 1,
  tool: { name: 'stress-action', version: '0.0.0' },
  startedAt: '2026-01-01T00:00:00.000Z',
  plan: planOf([scenario('a', { command: ['true'] }), scenario('b', { command: ['true'] })]),
  policy: POLICY,
  commit: null,
  environment: {
    os: 'linux',
    arch: 'x64',
    kernel: '6',
    cpuModel: 'test',
    cores: 2,
    memoryBytes: 1,
    image: 'test',
    runtimes: {},
    machineClass: 'linux-x64-2c-test',
  },
};

export const anyOutcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.constant<Outcome>({ kind: 'ok' }),
  fc.constant<Outcome>({ kind: 'interrupted' }),
  fc.integer({ min: 1, max: 255 }).map((exitCode): Outcome => ({ kind: 'failed', exitCode })),
  fc.constantFrom('SIGSEGV', 'SIGKILL').map((signal): Outcome => ({ kind: 'signalled', signal })),
  fc.nat(1000).map((afterMs): Outcome => ({ kind: 'timeout', afterMs })),
  fc.nat(1000).map((afterMs): Outcome => ({ kind: 'hung', class: 'deadlock', afterMs })),
  fc.string().map((reason): Outcome => ({ kind: 'broken', reason })),
);

const anyMetrics = fc.dictionary(fc.constantFrom('time.wall', 'memory.peak', 'mine'), fc.nat(), {
  noNullPrototype: true,
});

const anyArm = fc.constantFrom<Arm>('head', 'base');

/** Any invocation of scenario `a` or `b`; ok ones have metrics, others have a failure. */
export const anyInvocation: fc.Arbitrary<Invocation> = fc
  .record({
    scenario: fc.constantFrom('a', 'b'),
    arm: anyArm,
    index: fc.nat(50),
    warmup: fc.boolean(),
    startedAtMs: fc.nat(),
    durationMs: fc.nat(),
    outcome: anyOutcome,
    metrics: anyMetrics,
    unit: fc.constantFrom('ns' as const, 'bytes' as const),
    reasons: fc.array(fc.string(), { maxLength: 2 }),
    timedOut: fc.nat(10),
  })
  .map(({ unit, reasons, timedOut, ...drawn }) => {
    const isOk = drawn.outcome.kind === 'ok';
    return {
      ...drawn,
      operations: { ok: isOk ? 1 : 0, failed: isOk ? 0 : 1 },
      shares: { 'timeouts.rate': { count: timedOut, of: 10 } },
      failures: isOk ? [] : [{ outcome: drawn.outcome, count: 1, excerpt: 'last words' }],
      metrics: isOk ? drawn.metrics : {},
      declarations: isOk ? [{ id: 'mine', unit, better: null }] : [],
      problems: reasons.map(message => ({ file: 'f', line: 1, column: null, path: '', message })),
      series: isOk ? { atMs: [0], columns: { rssBytes: [1] }, samplerUtilization: 0 } : null,
      checkpoints: isOk
        ? { operations: [1], columns: { 'memory.heap': { unit: 'bytes' as const, values: [2] } } }
        : null,
      unavailable: reasons.map(reason => ({ metric: 'memory.pss', reason })),
      ...(isOk ? { latency: histogramOf([drawn.durationMs * 1e6]) } : {}),
      log: 'logs/a.log',
    };
  });

const anyEnding = fc.constantFrom<ScenarioEnding>(
  { kind: 'complete' },
  { kind: 'decided' },
  { kind: 'budget' },
  { kind: 'failing', reason: 'r' },
);

/** Any event but the first. */
export const anyEvent: fc.Arbitrary<RunEvent> = fc
  .tuple(
    fc.nat(1e6),
    fc.oneof(
      {
        weight: 5,
        arbitrary: anyInvocation.map(
          (invocation): RunEventBody => ({ type: 'invocation-finished', invocation }),
        ),
      },
      {
        weight: 1,
        arbitrary: fc.nat().map(
          (cpuNs): RunEventBody => ({
            type: 'calibrated',
            reading: { atMs: 1, cpuNs, memoryNs: 1, utilization: 1 },
          }),
        ),
      },
      {
        weight: 1,
        arbitrary: fc
          .record({ scenario: fc.constantFrom('a', 'b'), arm: anyArm, ending: anyEnding })
          .map((drawn): RunEventBody => ({ type: 'scenario-finished', ...drawn })),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom<RunEventBody>(
          { type: 'scenario-started', scenario: 'a', arm: 'head' },
          { type: 'scenario-started', scenario: 'b', arm: 'base' },
          { type: 'interrupted', signal: 'SIGINT' },
          { type: 'run-finished' },
          { type: 'caveat', caveat: { code: 'c', text: 't', advice: null, scenario: 'a' } },
          {
            type: 'setup-finished',
            arm: 'head',
            durationMs: 1,
            outcome: { kind: 'ok' },
            log: 'logs/setup.log',
          },
          { type: 'setup-finished', arm: 'base', durationMs: 2, outcome: { kind: 'ok' }, log: 'logs/b.log' },
        ),
      },
    ),
  )
  .map(([atMs, body]) => ({ atMs, ...body }));

/** The events of any run, in any order of things. */
export const anyRun: fc.Arbitrary<readonly RunEvent[]> = fc
  .array(anyEvent, { maxLength: 40 })
  .map(events => [STARTED, ...events]);

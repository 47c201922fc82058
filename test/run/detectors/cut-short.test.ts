import { watch } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../src/model/detected.ts';
import type { Invocation } from '../../../src/model/event.ts';
import { ScenarioFold } from '../../../src/run/fold-scenario.ts';
import { plannedScenario } from '../../helpers/runs.ts';
import { ask, beside, http, planWith } from '../services/suites.ts';
import { freshFolder, runOne, runPlan } from '../suite.ts';

/** An operation that was cut short shows what a detector reported until then; that it reported nothing shows nothing. */
const hang = {
  detectors: {
    names: ['hang'],
    hang: { afterMs: 10_000, stretches: false, progress: 'offered' },
  },
} as const;

describe('the silence of a detector', () => {
  test('says nothing of an invocation that was interrupted', async () => {
    const folder = freshFolder();
    const interrupt = new AbortController();
    const watcher = watch(folder, () => interrupt.abort('SIGINT'));
    const command = ['sh', '-c', `touch ${join(folder, 'started')}; exec sleep 31415`];
    const result = await runOne({ command, ...hang }, { signal: interrupt.signal });
    watcher.close();
    expect(result.outcomes).toEqual({ interrupted: 1 });
    expect(result.detected).toEqual({ faults: [], detectors: [] });
    expect(result.metrics).toEqual([]);
  });

  test('says nothing of one whose service died', async () => {
    const command = ask('--whatever', `\${api.url}/crash`);
    const { of } = await runPlan(planWith([http()], [beside('it', ['api'], command, hang)]));
    expect(of('it').outcomes).toEqual({ broken: 1 });
    expect(of('it').detected).toEqual({ faults: [], detectors: [] });
    expect(of('it').metrics).toEqual([]);
  });
});

describe('a fault', () => {
  const race: Fault = {
    detector: 'go-race',
    class: 'race',
    title: 'DATA RACE in add',
    stacks: [['add at count.go:10']],
    fingerprint: '0123456789abcdef',
    count: 1,
    text: 'WARNING: DATA RACE',
    source: 'stderr',
  };
  const invocation: Invocation = {
    scenario: 'it',
    arm: 'head',
    index: 4,
    warmup: false,
    startedAtMs: 0,
    durationMs: 1,
    outcome: { kind: 'interrupted' },
    operations: { ok: 0, failed: 0 },
    failures: [],
    metrics: {},
    declarations: [],
    problems: [],
    series: null,
    checkpoints: null,
    unavailable: [],
    log: 'logs/it.log',
    detected: { faults: [race], detectors: [{ detector: 'go-race', active: true, evidence: 'its banner' }] },
  };

  test.each<readonly [string, Partial<Invocation>]>([
    ['was interrupted', {}],
    ['a dead service spoiled', { outcome: { kind: 'broken', reason: 'its service db died' }, spoiled: true }],
  ])('of an invocation that %s stands, and counts towards no metric', (_, changes) => {
    const fold = new ScenarioFold(plannedScenario('it'), 'head');
    fold.add({ ...invocation, ...changes });
    expect(fold.result().detected).toEqual({ faults: [{ ...race, invocations: [4] }], detectors: [] });
    expect(fold.result().metrics).toEqual([]);
  });
});

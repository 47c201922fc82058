import { describe, expect, test } from 'vitest';
import { concludeMerged } from '../src/merging.ts';
import type { Detected } from '../src/model/detected.ts';
import type { RunResult, ScenarioResult } from '../src/model/result.ts';
import type { Measured } from '../src/run/merge/lift.ts';
import { putTogether } from '../src/run/merge/together.ts';
import { passing, repeatedRun } from './helpers/repetitions.ts';
import { ABSENT, MACHINE, policyWith, runOf } from './helpers/runs.ts';
import { files, measuredOf } from './helpers/shards.ts';

/** What the race detector of one machine said in its ten invocations. */
type Said = 'racy' | 'clean' | 'inactive';

const RUNS = 10;
const detectors = { names: ['go-race'], hang: null };
const fault: Detected['faults'][number] = {
  detector: 'go-race',
  class: 'race',
  title: 'DATA RACE in add',
  stacks: [['add at count.go:10']],
  fingerprint: '0123456789abcdef',
  count: 1,
  text: 'WARNING: DATA RACE',
  source: 'stderr',
};

function saying(said: Said, side: ScenarioResult): ScenarioResult {
  const all = Array.from({ length: RUNS }, (_, index) => index);
  const active = said === 'inactive' ? 0 : RUNS;
  return {
    ...side,
    failedInvocations: said === 'racy' ? all : [],
    detected: {
      faults: said === 'racy' ? [{ ...fault, invocations: all }] : [],
      detectors: [
        { detector: 'go-race', active, inactive: RUNS - active, unknown: 0, evidence: 'its banner' },
      ],
    },
  };
}

/** The same scenario, repeated or not, on one machine. */
const KINDS: Readonly<Record<string, () => RunResult>> = {
  'a scenario': () =>
    runOf({ racy: { metrics: { 'time.wall': Array(RUNS).fill(1e9) }, planned: { detectors } } }),
  'a repeated scenario': () =>
    repeatedRun({ endings: { TestA: passing(RUNS) } }, { repeat: { runs: RUNS }, planned: { detectors } }),
};

function machine(run: RunResult, said: Said, number: number): Measured {
  const startedAt = `2026-11-20T12:0${number}:00.000Z`;
  const scenarios = run.scenarios.map(side => saying(said, side));
  return measuredOf({ ...run, scenarios, startedAt }, policyWith({ against: 'none' }));
}

const MIXES: readonly (readonly [Said, Said, string, string])[] = [
  ['racy', 'racy', 'fail', '20 invocations'],
  ['racy', 'clean', 'fail', '10 invocations'],
  ['racy', 'inactive', 'fail', '10 invocations'],
  ['inactive', 'clean', 'inconclusive', 'was not active in 10 of 20 invocations'],
  ['clean', 'clean', 'pass', 'active in all 20 invocations'],
];

describe.each(Object.entries(KINDS))('what detectors saw of %s on two machines', (_, runOnce) => {
  test.each(MIXES)('%s and %s, in either order: %s', (a, b, status, words) => {
    for (const order of [
      [a, b],
      [b, a],
    ] as const) {
      const machines = order.map((said, i) => machine(runOnce(), said, i + 1));
      const lookups = new Map([[MACHINE.machineClass, ABSENT]]);
      const { verdict } = concludeMerged(putTogether(files(machines), null), lookups, 'x');
      const [check, ...others] = verdict.checks.filter(({ rule }) => rule === 'detector');
      expect(others).toEqual([]);
      expect(check).toMatchObject({ subject: 'go-race', status, reason: expect.stringContaining(words) });
      expect(verdict.status).toBe(status);
    }
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunResult } from '../../../src/model/result.ts';
import { lift } from '../../../src/run/merge/lift.ts';
import { merge } from '../../../src/run/merge/merge.ts';
import { MACHINE, runOf } from '../../helpers/runs.ts';

const anySetup = fc.option(
  fc.record({
    outcome: fc.constantFrom({ kind: 'ok' as const }, { kind: 'failed' as const, exitCode: 2 }),
    durationMs: fc.nat(9),
    log: fc.constantFrom('logs/setup.log', 'logs/other.log'),
  }),
);

/** A lifted run of some of three scenarios. Every id is of one machine and its facts, as a digest of them would be. */
const anyPart: fc.Arbitrary<RunResult> = fc
  .record({
    machine: fc.nat(5),
    scenarios: fc.subarray(['a', 'b[users=2]', 'b[users=10]'], { minLength: 1 }),
  })
  .chain(({ machine, scenarios }) =>
    fc
      .record({
        startedAt: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'),
        durationMs: fc.nat(1000),
        complete: fc.boolean(),
        interruption: fc.option(fc.constant({ signal: 'SIGTERM' })),
        setup: anySetup,
        omitted: fc.subarray(['a', 'z']),
      })
      .map(({ omitted, ...facts }) => {
        const id = JSON.stringify([machine, scenarios, omitted, facts]);
        const measured = Object.fromEntries(
          scenarios.map(name => [name, { metrics: { 'time.wall': [machine] }, planned: { line: 3 } }]),
        );
        const environment = { ...MACHINE, machineClass: `class-${machine}` };
        return lift(runOf(measured, { ...facts, environment }, { omitted }), id);
      }),
  );

const anyMerge = fc.array(anyPart, { minLength: 1, maxLength: 4 }).map(merge);

describe('merge()', () => {
  test('is commutative', () => {
    fc.assert(
      fc.property(anyMerge, anyMerge, (a, b) => {
        expect(merge([a, b])).toEqual(merge([b, a]));
      }),
      { seed: 1 },
    );
  });

  test('is associative, and all at once is the same as one after the other', () => {
    fc.assert(
      fc.property(anyMerge, anyMerge, anyMerge, (a, b, c) => {
        const inTurn = merge([merge([a, b]), c]);
        expect(inTurn).toEqual(merge([a, merge([b, c])]));
        expect(inTurn).toEqual(merge([a, b, c]));
      }),
      { seed: 2 },
    );
  });

  test('of one is that one', () => {
    fc.assert(
      fc.property(anyMerge, run => {
        expect(merge([run])).toEqual(run);
      }),
      { seed: 3 },
    );
  });

  test('keeps every sample of every part once, however often the part is handed in', () => {
    fc.assert(
      fc.property(fc.array(anyPart, { minLength: 1, maxLength: 5 }), runs => {
        const entries = new Set(runs.flatMap(run => run.scenarios.map(({ id, part }) => `${part} ${id}`)));
        const merged = merge([...runs, ...runs]);
        expect(merged.scenarios).toHaveLength(entries.size);
        const copies = merged.merged?.parts.reduce((sum, part) => sum + part.copies, 0);
        expect(copies).toBe(2 * runs.length);
      }),
      { seed: 4 },
    );
  });
});

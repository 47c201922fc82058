import { describe, expect, test } from 'vitest';
import type { RepeatPlan } from '../../../src/model/repetition.ts';
import type { RunResult } from '../../../src/model/result.ts';
import { lift } from '../../../src/run/merge/lift.ts';
import { merge } from '../../../src/run/merge/merge.ts';
import { putTogether } from '../../../src/run/merge/together.ts';
import { policyWith } from '../../helpers/runs.ts';
import { repeated, repeatPlan, runRepeated } from './repeats.ts';

/** What one machine found out of runs that fail at `failing`. */
async function part(id: string, failing: number): Promise<RunResult> {
  const { result } = await runRepeated(repeated(`test $STRESS_RUN -ne ${failing}`, repeatPlan(4)));
  return lift(result, id);
}

test('a merge keeps the runs of each machine, as replicas of one plan', async () => {
  const [one, two] = [await part('one', 1), await part('two', 2)];
  const merged = merge([two, one]);
  expect(merged.plan.scenarios[0]?.repeat).toEqual(repeatPlan(4));
  const found = merged.scenarios.map(({ part: machine, repetition }) => [
    machine,
    repetition?.tests[0]?.endings,
  ]);
  expect(found).toEqual([
    ['one', '.F..'],
    ['two', '..F.'],
  ]);
  const [first, second] = merged.scenarios;
  expect(first?.repetition?.seeds).toEqual(second?.repetition?.seeds);
});

describe('two machines that made the same runs', () => {
  const plain = { ...repeatPlan(4), varies: { seed: false, order: false } };
  const caveatsOf = async (plans: readonly RepeatPlan[]): Promise<readonly string[]> => {
    const parts = await Promise.all(
      plans.map(async (plan, i) => {
        const { result } = await runRepeated(repeated('true', plan));
        return { ...result, startedAt: `2026-11-20T12:0${i}:00.000Z` };
      }),
    );
    const found = parts.map((result, i) => ({
      source: `part ${i}`,
      measured: { result, rounds: [], policy: policyWith() },
    }));
    const { result } = putTogether(found, null);
    return result.caveats.filter(({ code }) => code === 'same-runs').map(({ text }) => text);
  };

  test('count, and are said to be the same', async () => {
    expect(await caveatsOf([repeatPlan(4), repeatPlan(4)])).toEqual([
      expect.stringContaining('the same 4 runs, with the same seeds and orders'),
    ]);
  });

  test('are no doubt where one machine made them, or where runs have no seeds of their own', async () => {
    expect(await caveatsOf([repeatPlan(4)])).toEqual([]);
    expect(await caveatsOf([plain, plain])).toEqual([]);
  });
});

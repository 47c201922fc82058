import { expect, test } from 'vitest';
import type { RunResult } from '../../../src/model/result.ts';
import { lift } from '../../../src/run/merge/lift.ts';
import { merge } from '../../../src/run/merge/merge.ts';
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

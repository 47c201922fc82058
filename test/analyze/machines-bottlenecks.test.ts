import { expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { joinMachines } from '../../src/analyze/machines.ts';
import { ABSENT, noisy, policyWith, runOf } from '../helpers/runs.ts';

test('what ran short on one of several machines is told of them together', () => {
  const run = runOf({ api: { metrics: { 'time.wall': noisy(1e8, 0.02, 10, 1) } } });
  const [scenario] = analyze(run, ABSENT, policyWith({})).scenarios;
  if (scenario === undefined) throw new Error('the run has one scenario');
  const bottlenecks = [{ cause: 'locks', evidence: 'operations waited' }] as const;
  const found = [
    { part: 'a', scenario },
    { part: 'b', scenario: { ...scenario, bottlenecks } },
  ];
  expect(joinMachines(found, 0.05).bottlenecks).toEqual(bottlenecks);
  expect(joinMachines([...found].reverse(), 0.05).bottlenecks).toEqual(bottlenecks);
});

import { expect, test } from 'vitest';
import { judge } from '../../src/verdict/judge.ts';
import { SAMPLE_VIEWS } from '../helpers/sample-views.ts';

test.each(Object.entries(SAMPLE_VIEWS))('the hand-made view %s says what the judge says of it', (_, make) => {
  const view = make();
  const judged = judge(view.result, view.analysis, view.policy, () => 'again');
  const lines = (checks: typeof judged.checks) =>
    checks
      .map(({ scenario, metric, rule, status, improved }) =>
        [scenario, metric, rule, status, improved].join(' '),
      )
      .toSorted();
  expect(lines(view.verdict.checks)).toEqual(lines(judged.checks));
  expect(view.verdict.status).toBe(judged.status);
  expect(view.verdict.counts).toEqual(judged.counts);
});

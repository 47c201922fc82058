import { expect, test } from 'vitest';
import { conclude } from '../src/evidence.ts';
import { ABSENT, noisy, policyWith, runOf } from './helpers/runs.ts';

const run = (overrides = {}) =>
  runOf({ parse: { metrics: { 'time.wall': noisy(1e8, 0.02, 10, 1) } } }, overrides);

test.each([
  ['interrupted', { interruption: { signal: 'SIGINT' } }, 130],
  ['incomplete', { complete: false }, 0],
])(
  'a gate with a round that is %s is not whole, however complete its screening was',
  (_, broken, exitCode) => {
    const { verdict } = conclude(
      { result: run(), rounds: [run(broken)] },
      ABSENT,
      policyWith({ against: 'none' }),
      'x',
    );
    expect(verdict).toMatchObject({ status: 'inconclusive', exitCode });
  },
);

test('a gate whose rounds are all whole passes on what they say', () => {
  const { verdict } = conclude(
    { result: run(), rounds: [run()] },
    ABSENT,
    policyWith({ against: 'none' }),
    'x',
  );
  expect(verdict.status).toBe('pass');
});

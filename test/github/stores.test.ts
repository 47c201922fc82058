import { describe, expect, test } from 'vitest';
import { describeAcceptances, describeLookup } from '../../src/github/baseline-words.ts';
import { storeFor } from '../../src/github/stores.ts';
import type { BaselineLookup } from '../../src/model/baseline.ts';
import { SuiteError } from '../../src/model/suite-error.ts';
import { baseline, SUITE } from '../baseline/samples.ts';
import { contextOf, pullRequest } from './contexts.ts';

const INPUTS = {
  baselineStore: 'branch',
  baselineBranch: 'stress-baselines',
  baselineKey: null,
  baselineRuns: 30,
  githubToken: 'any',
} as const;
const query = { suite: SUITE, machineClass: 'linux-x64-4c-epyc' };

describe('storeFor() a branch', () => {
  test('refuses the default branch: a save would replace what people wrote', () => {
    expect(() => storeFor({ ...INPUTS, baselineBranch: 'main' }, contextOf(), {})).toThrow(SuiteError);
  });

  test.each([
    ['without a token', { githubToken: null }, {}, /github-token is empty/],
    ['outside of a repository', {}, { repository: null }, /belongs to no repository/],
  ])('is out of reach %s, and says so', async (_, inputs, context, reason) => {
    const store = storeFor({ ...INPUTS, ...inputs }, contextOf(context), {});
    expect(await store.restore(query)).toMatchObject({
      kind: 'unavailable',
      reason: expect.stringMatching(reason),
    });
    expect(await store.save(baseline(), query)).toMatchObject({
      kind: 'not-saved',
      code: 'unavailable',
      reason: expect.stringMatching(reason),
    });
  });
});

describe('the log says of a baseline', () => {
  const found: BaselineLookup = { kind: 'found', baseline: baseline(), source: 'stress-1-orders-7-1' };
  const context = contextOf();

  test('which entry matched, and how new it is', () => {
    expect(describeLookup(found, 'cache', context)).toEqual([
      'Baseline found as stress-1-orders-7-1: 3 runs, the newest of commit2 at 2026-11-03T00:00:00.000Z',
    ]);
  });

  test('that it is of the default branch, where a pull request goes into another one', () => {
    const [, line] = describeLookup(
      found,
      'cache',
      contextOf({ pullRequest: pullRequest({ baseRef: 'release/1' }) }),
    );
    expect(line).toMatch(/^The baseline is of main, and this pull request goes into release\/1/);
    expect(describeLookup(found, 'cache', contextOf({ pullRequest: pullRequest() }))).toHaveLength(1);
  });

  test('where was looked, and that a cache forgets', () => {
    const absent: BaselineLookup = { kind: 'absent', searched: 'stress-1-orders-*' };
    expect(describeLookup(absent, 'cache', context).join('\n')).toMatch(
      /stress-1-orders-\*\n.*7 days.*branch/,
    );
    expect(describeLookup(absent, 'branch', context)).toEqual([
      'No baseline found: looked for stress-1-orders-*',
    ]);
  });

  test('why it is none', () => {
    const source = 'stress-1-orders-*';
    const unavailable: BaselineLookup = { kind: 'unavailable', source, reason: '503' };
    const unreadable: BaselineLookup = {
      kind: 'unreadable',
      source,
      fault: 'foreign',
      reason: 'suite: found "x"',
    };
    expect(describeLookup(unavailable, 'cache', context)).toEqual([
      `No baseline: ${source} could not be read: 503`,
    ]);
    expect(describeLookup(unreadable, 'cache', context)).toEqual([
      `No baseline: ${source} cannot be used: suite: found "x"`,
    ]);
    expect(describeLookup({ kind: 'disabled' }, 'cache', context)).toEqual([]);
  });

  test('what it accepts from now on', () => {
    expect(describeAcceptances(baseline().accepted)).toEqual([
      'The baseline accepts the new level of parse-large/time.wall, on the word of someone: validates more',
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conclude } from '../src/evidence.ts';
import { concludeMerged } from '../src/merging.ts';
import type { BaselineLookup } from '../src/model/baseline.ts';
import type { View } from '../src/model/view.ts';
import type { Found } from '../src/run/merge/admit.ts';
import type { Measured } from '../src/run/merge/lift.ts';
import { putTogether } from '../src/run/merge/together.ts';
import { MS, pairs } from './helpers/pairs.ts';
import {
  ABSENT,
  found,
  historyOf,
  MACHINE,
  type Measurements,
  noisy,
  pairedRunOf,
  policyWith,
  runOf,
  threshold,
} from './helpers/runs.ts';
import { elsewhere, files, measuredOf, on, split } from './helpers/shards.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const wall = (name: string, factor = 1): Measurements => ({
  'time.wall': noisy(factor * 100 * MS, 0.02, 20, name.charCodeAt(0)),
});

/** Runs of seven scenarios alone; `slow` are 30 % slower than their history. */
const screened = (slow: readonly string[] = []): Measured =>
  measuredOf(
    runOf(
      Object.fromEntries(NAMES.map(name => [name, { metrics: wall(name, slow.includes(name) ? 1.3 : 1) }])),
    ),
    policyWith({ thresholds: { a: [threshold('time.wall', { max: 1000 * MS })] } }),
  );

const history = found(
  historyOf(
    Array.from({ length: 20 }, (_, i) =>
      Object.fromEntries(
        NAMES.map(name => [
          name,
          { 'time.wall': noisy(100 * MS, 0.02, 20, 1000 + i * 7 + name.charCodeAt(0)) },
        ]),
      ),
    ),
  ),
);

/** A search of all scenarios in pairs and a confirmation of `slow`. */
function paired(slow: readonly string[], first = 0): Measured {
  const factor = (name: string) => (slow.includes(name) ? 1.3 : 1);
  const round = (names: readonly string[], count: number, seed: number) =>
    Object.fromEntries(
      names.map((name, i) => [name, { 'time.wall': pairs(factor(name), 0.01, count, first + seed + i) }]),
    );
  const search = pairedRunOf(round(NAMES, 40, 1));
  return measuredOf(
    search,
    policyWith(),
    slow.length === 0 ? [] : [pairedRunOf(round(slow, 30, 500), 'confirm')],
  );
}

const alone = ({ result, rounds, policy }: Measured, lookup: BaselineLookup): View =>
  conclude({ result, rounds }, lookup, policy, 'x');

const merged = (
  parts: readonly Found[],
  lookup: BaselineLookup = ABSENT,
  expected: number | null = null,
): View => concludeMerged(putTogether(parts, expected), new Map([[MACHINE.machineClass, lookup]]), 'x');

const codes = ({ result }: View) => result.caveats.map(({ code }) => code);
const statusOf = ({ verdict }: View, scenario: string) =>
  verdict.checks.filter(check => check.scenario === scenario).map(({ status }) => status);

describe('parts of one run', () => {
  test.each([
    ['screened by a history', screened(), history],
    ['suspect beside a history', screened(['c', 'f']), history],
    ['without a history', screened(), ABSENT],
    ['in pairs, unchanged', paired([]), ABSENT],
    ['in pairs, two of them slower', paired(['b', 'g']), ABSENT],
    ['screened, then in pairs', { ...screened(['c']), rounds: [paired(['c']).result] }, history],
  ])('are judged as the run on one machine would be: %s', (_, whole, lookup) => {
    const expected = alone(whole, lookup);
    for (const count of [1, 2, 7, 9]) {
      const view = merged(files(split(whole, count)), lookup);
      expect(view.verdict).toEqual(expected.verdict);
      expect(view.analysis.scenarios).toEqual(expected.analysis.scenarios);
      expect(view.analysis.family).toEqual(expected.analysis.family);
      expect(view.analysis.reference).toEqual(expected.analysis.reference);
    }
  });

  test('do not depend on the order of their files', () => {
    const parts = files(split(paired(['b']), 4));
    const expected = merged(parts);
    fc.assert(
      fc.property(fc.shuffledSubarray([...parts], { minLength: parts.length }), shuffled => {
        expect(merged(shuffled)).toEqual(expected);
      }),
      { seed: 1, numRuns: 20 },
    );
  });

  test('may have screened here and gone straight to pairs there', () => {
    const [, ...straight] = split(paired([]), 7);
    const [screening] = split(screened(), 7);
    if (screening === undefined) throw new Error('seven parts are planned');
    const alike = straight.map(part => ({ ...part, policy: screening.policy }));
    const view = merged(files([screening, ...alike]), history);
    expect(view.analysis.scenarios.map(({ id }) => id)).toEqual(NAMES);
    const kinds = view.analysis.scenarios.map(({ metrics }) => metrics[0]?.comparison.kind);
    expect(kinds).toEqual(['stored', ...NAMES.slice(1).map(() => 'paired')]);
    expect(view.verdict.status).toBe('pass');
  });

  test('spend on their own what their scenarios are of all, so that what they decide holds over the whole', () => {
    const shares = split(paired([]), 3).map(part => alone(part, ABSENT).analysis.family.alpha);
    expect(shares.map(share => (share * NAMES.length) / policyWith().familyAlpha).map(Math.round)).toEqual([
      3, 2, 2,
    ]);
  });

  test('without scenarios are parts, not errors', () => {
    const view = merged(files(split(screened(), 20)), history);
    expect(view.result.merged?.parts).toHaveLength(14 + 6);
    expect(view.verdict.status).toBe('pass');
  });
});

describe('what is not right with the parts', () => {
  const parts = split(screened(), 4);
  const lost = parts[1]?.result.plan.scenarios.map(({ id }) => id) ?? [];

  test('a missing one leaves its scenarios undecided, whatever the others say', () => {
    const view = merged(files(parts.toSpliced(1, 1)), history);
    expect(view.verdict.status).toBe('inconclusive');
    expect(lost.length).toBeGreaterThan(0);
    for (const id of lost) expect(statusOf(view, id)).toEqual(['inconclusive']);
    const reasons = view.verdict.checks
      .filter(({ scenario }) => lost.includes(scenario))
      .map(({ reason }) => reason);
    expect(new Set(reasons)).toEqual(new Set(['part 2 of 4 is missing, so it was not measured']));
  });

  test('a missing one is no reason to call its scenarios vanished', () => {
    const view = merged(files(parts.toSpliced(1, 1)), history);
    expect(view.verdict.checks.filter(({ rule }) => rule === 'vanished')).toEqual([]);
  });

  test('a failure elsewhere stays a failure when a part is missing', () => {
    const failing = split({ ...screened(['a']), policy: policyWith({ against: 'baseline' }) }, 4);
    const withoutA = failing.findIndex(({ result }) => result.scenarios.every(({ id }) => id !== 'a'));
    expect(merged(files(failing.toSpliced(withoutA, 1)), history).verdict).toMatchObject({
      status: 'fail',
      exitCode: 1,
    });
  });

  test('the very same results handed in twice count once and are said', () => {
    const view = merged(files([...parts, ...parts.slice(0, 1)]), history);
    expect(codes(view)).toEqual(['duplicate-part']);
    expect(view.verdict).toEqual(merged(files(parts), history).verdict);
  });

  test.each([
    ['commit', { commit: { sha: 'f'.repeat(40), ref: null, subject: null, dirty: false } }, 'commit'],
    ['version', { tool: { name: 'stress-action', version: '9.9.9' } }, 'version'],
  ])('one of another %s is left out by name, and its scenarios are undecided', (_, overrides, said) => {
    const foreign = parts.map((part, i) => (i === 1 ? elsewhere(part, overrides) : part));
    const view = merged(files(foreign), history);
    expect(codes(view)).toEqual(['foreign-part']);
    expect(view.result.caveats[0]?.text).toContain('part-2');
    expect(view.result.caveats[0]?.text).toContain(said);
    expect(view.verdict.status).toBe('inconclusive');
  });

  test.each([
    ['seed', (part: Measured) => ({ ...part.result.plan, seed: 7 })],
    ['suite', (part: Measured) => ({ ...part.result.plan, suite: 'other' })],
    ['plan', (part: Measured) => ({ ...part.result.plan, shard: { ...shardOf(part), whole: 'another' } })],
    ['number of parts', (part: Measured) => ({ ...part.result.plan, shard: { ...shardOf(part), count: 5 } })],
  ])('one of another %s is left out', (said, planOf) => {
    const foreign = parts.map((part, i) => (i === 3 ? elsewhere(part, { plan: planOf(part) }) : part));
    const view = merged(files(foreign), history);
    expect(view.result.caveats[0]).toMatchObject({ code: 'foreign-part' });
    expect(view.result.caveats[0]?.text).toContain(said);
  });

  test('limits in another order of their keys are the same limits, as in the recording of a killed part', () => {
    const { thresholds, ...others } = screened().policy;
    const alike = parts.map((part, i) => (i === 3 ? { ...part, policy: { thresholds, ...others } } : part));
    expect(codes(merged(files(alike), history))).toEqual([]);
  });

  test('one of other limits is left out', () => {
    const foreign = parts.map((part, i) =>
      i === 3 ? { ...part, policy: policyWith({ strict: true }) } : part,
    );
    expect(codes(merged(files(foreign), history))).toEqual(['foreign-part']);
  });

  test.each([
    ['interrupted', { interruption: { signal: 'SIGTERM' } }, 'interrupted-part'],
    ['cut off', { complete: false }, 'incomplete-part'],
  ])('one that was %s is said and never a pass', (_, broken, code) => {
    const view = merged(files(parts.map((part, i) => (i === 2 ? elsewhere(part, broken) : part))), history);
    expect(codes(view)).toContain(code);
    expect(view.verdict).toMatchObject({ status: 'inconclusive', exitCode: 0 });
    expect(view.verdict.reason).toBe('1 of 4 parts ended before their run did');
  });

  test('fewer results than are expected cannot be judged, though no part misses any', () => {
    const view = merged(files(parts), history, 8);
    expect(view.verdict.status).toBe('inconclusive');
    expect(statusOf(view, '(unknown)')).toEqual(['inconclusive']);
    expect(merged(files(parts), history, 4).verdict.status).toBe('pass');
  });
});

describe('several systems', () => {
  const WINDOWS = { os: 'win32', machineClass: 'win32-x64-4c-test-cpu' };
  const both = (
    lookups: ReadonlyMap<string, BaselineLookup>,
    slowOnWindows: readonly string[] = [],
  ): View => {
    const linux = split(screened(), 2);
    const windows = split(screened(slowOnWindows), 2).map(part => elsewhere(part, on(MACHINE, WINDOWS)));
    return concludeMerged(putTogether(files([...linux, ...windows]), null), lookups, 'x');
  };
  const windowsHistory = found(
    historyOf(history.kind === 'found' ? history.baseline.runs.map(run => measurementsOf(run)) : [], {
      environment: { ...MACHINE, ...WINDOWS },
    }),
  );
  const lookups = new Map([
    [MACHINE.machineClass, history],
    [WINDOWS.machineClass, windowsHistory],
  ]);

  test('stand side by side under their names, each beside its own history, in one verdict', () => {
    const view = both(lookups);
    const ids = view.analysis.scenarios.map(({ id }) => id);
    expect(ids).toContain('a (linux-x64)');
    expect(ids).toContain('a (windows-x64)');
    expect(ids).toHaveLength(2 * NAMES.length);
    expect(view.verdict.status).toBe('pass');
    const kinds = new Set(view.analysis.scenarios.map(({ metrics }) => metrics[0]?.comparison.kind));
    expect(kinds).toEqual(new Set(['stored']));
  });

  test('share the error level equally', () => {
    expect(both(lookups).analysis.family.alpha).toBe(policyWith().familyAlpha / 2);
  });

  test('a slowdown of one is told of that one', () => {
    const view = both(lookups, ['c']);
    expect(view.verdict.status).toBe('warn');
    expect(statusOf(view, 'c (windows-x64)')).toContain('warn');
    expect(statusOf(view, 'c (linux-x64)')).not.toContain('warn');
  });

  test('keep the limits of the suite under both names', () => {
    const limits = both(lookups)
      .verdict.checks.filter(({ rule }) => rule === 'max')
      .map(({ scenario }) => scenario);
    expect(limits).toEqual(['a (linux-x64)', 'a (windows-x64)']);
  });

  test('without results of one system the other is judged, and what is missing is said', () => {
    const view = concludeMerged(putTogether(files(split(screened(), 2)), 4), lookups, 'x');
    expect(view.verdict.status).toBe('inconclusive');
  });
});

const shardOf = ({ result }: Measured) => {
  const { shard } = result.plan;
  if (shard === undefined) throw new Error('a part has its place in the plan');
  return shard;
};

const measurementsOf = (run: {
  scenarios: readonly {
    id: string;
    metrics: readonly { metric: { id: string }; samples: readonly number[] }[];
  }[];
}) =>
  Object.fromEntries(
    run.scenarios.map(({ id, metrics }) => [
      id,
      Object.fromEntries(metrics.map(({ metric, samples }) => [metric.id, samples])),
    ]),
  );

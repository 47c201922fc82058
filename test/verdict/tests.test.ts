import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import type { BaselineLookup } from '../../src/model/baseline.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { Quarantined } from '../../src/model/repetition.ts';
import type { RunResult } from '../../src/model/result.ts';
import type { Check, Verdict } from '../../src/model/verdict.ts';
import { judge } from '../../src/verdict/judge.ts';
import {
  baseRound,
  cell,
  failingAt,
  ID,
  passing,
  type RepeatedFacts,
  type RepeatedRun,
  repeatedRun,
  talliedHistory,
  tallies,
} from '../helpers/repetitions.ts';
import { ABSENT, found, policyWith, threshold } from '../helpers/runs.ts';

interface Known {
  readonly base?: RepeatedFacts;
  readonly lookup?: BaselineLookup;
  readonly policy?: Partial<Policy>;
}

function verdictOf(run: RunResult, { base, lookup = ABSENT, policy = {} }: Known = {}): Verdict {
  const full = policyWith(policy);
  const later = base === undefined ? [] : [baseRound(base)];
  return judge(
    run,
    analyze(run, lookup, full, later),
    full,
    (scenario, number) => `run --scenario ${scenario.name} --repetition ${number}`,
  );
}

const checksOf = (facts: RepeatedFacts, known: Known = {}, options: RepeatedRun = {}): readonly Check[] =>
  verdictOf(repeatedRun(facts, options), known).checks;

const checkOn = (checks: readonly Check[], subject: string): Check | undefined =>
  checks.find(check => check.rule === 'test' && check.subject === subject);

const cleanOf = (checks: readonly Check[]): Check | undefined =>
  checks.find(check => check.rule === 'test' && check.subject === undefined);

const flaky: RepeatedFacts = { endings: { TestA: failingAt(59, 7, 30, 51), TestB: passing(59) } };

describe('a test that failed, when nothing is known of the base', () => {
  test('fails, with the command that runs its first failing run again', () => {
    const check = checkOn(checksOf(flaky), 'TestA');
    expect(check).toMatchObject({
      status: 'fail',
      scenario: ID,
      reproduce: `run --scenario ${ID} --repetition 7`,
    });
    expect(check?.reason).toBe(
      'TestA failed in 3 of 59 runs: a test that fails sometimes is no pass, and nothing is known of the base',
    );
  });

  test('is judged once: no other check of the scenario fails', () => {
    const failed = checksOf(flaky).filter(({ status }) => status === 'fail');
    expect(failed.map(({ subject }) => subject)).toEqual(['TestA']);
  });

  test('that passed on a retry has failed', () => {
    const check = checkOn(checksOf({ endings: { TestA: `${passing(20)}R${passing(20)}` } }), 'TestA');
    expect(check).toMatchObject({ status: 'fail' });
    expect(check?.reason).toContain('it passed on a retry, which is no pass');
  });

  test('in every run is called broken', () => {
    expect(checkOn(checksOf({ endings: { TestA: 'FFFFF' } }), 'TestA')?.reason).toBe(
      'TestA failed in every one of 5 runs: it is broken, not flaky',
    );
  });

  test('names the condition that it depends on', () => {
    // Each fourth run has one core, and fails there in eight of forty runs.
    const cells = Array.from({ length: 160 }, (_, run) => (run % 4 === 0 ? 1 : 0));
    const endings = { TestA: failingAt(160, 0, 20, 40, 60, 80, 100, 120, 140) };
    const repeat = { cells: [cell({ cpus: '4' }), cell({ cpus: '1' })] };
    const reason = checkOn(checksOf({ endings, cells }, {}, { repeat }), 'TestA')?.reason;
    expect(reason).toContain('only with cpus=1 (8 of 40, else 0 of 120)');
  });

  test('in clusters has no valid interval, and says so', () => {
    const endings = { TestA: failingAt(59, 20, 21, 22, 23, 24, 25) };
    expect(checkOn(checksOf({ endings }), 'TestA')?.reason).toContain('failures come together');
  });

  test('the command itself counts as run where only tests are named', () => {
    const reason = checkOn(checksOf({ endings: { '': '?????F????', TestA: passing(10) } }), '')?.reason;
    expect(reason).toContain('the command itself failed in 1 of 10 runs');
  });
});

describe('quarantine', () => {
  const entry = (expires: string): Quarantined => ({
    test: 'Test*',
    owner: 'network-team',
    reason: 'port reuse',
    expires,
    line: 31,
  });
  // The run is of 2026-11-20.
  test.each([
    ['2026-11-20', 'warn', 'in quarantine until 2026-11-20, network-team mends it (port reuse)'],
    ['2026-11-19', 'fail', 'its quarantine ended on 2026-11-19, network-team was to mend it (port reuse)'],
  ])('until %s makes a failure of 2026-11-20 %s', (expires, status, reason) => {
    const check = checkOn(checksOf(flaky, {}, { quarantine: [entry(expires)] }), 'TestA');
    expect(check).toMatchObject({ status, line: 31 });
    expect(check?.reason).toContain(reason);
  });

  test.each([
    ['the name with its group', 'net TestReconnect*'],
    ['the name alone', 'TestReconnectFast'],
    ['the name alone as a pattern', 'TestReconnect*'],
  ])('takes %s', (_what, pattern) => {
    const facts = {
      endings: { 'net TestReconnectFast': failingAt(20, 3) },
      groups: { 'net TestReconnectFast': 'net' },
    };
    const known = { ...entry('2027-01-01'), test: pattern };
    expect(checkOn(checksOf(facts, {}, { quarantine: [known] }), 'net TestReconnectFast')?.status).toBe(
      'warn',
    );
  });

  test('calls the command itself by the name that reports give it', () => {
    const known = { ...entry('2027-01-01'), test: 'the command itself' };
    const checks = checksOf({ endings: { '': failingAt(20, 3) } }, {}, { quarantine: [known] });
    expect(checkOn(checks, '')?.status).toBe('warn');
  });

  test('that names no test raises a doubt, since it may be misspelt', () => {
    const idle = { ...entry('2027-01-01'), test: 'TestRecconect' };
    const { caveats } = analyze(repeatedRun(flaky, { quarantine: [idle] }), ABSENT, policyWith({}));
    expect(caveats.map(({ code, text }) => [code, text])).toContainEqual([
      'idle-quarantine',
      'Its quarantine of "TestRecconect" (line 31) names no test that was run',
    ]);
  });

  test.each([
    ['Pay never works', 'Pay', 'works', 'fail'],
    ['Pay never works', 'Pay', 'never works', 'warn'],
    ['The cart works', 'The cart', 'works', 'warn'],
    ['The cart works', 'The cart', 'cart works', 'fail'],
    ['never works', undefined, 'works', 'fail'],
    ['never works', undefined, '* works', 'warn'],
  ])(
    'of "%s" in the group %s means by %s the whole or the name alone: %s',
    (name, group, pattern, status) => {
      const facts = {
        endings: { [name]: failingAt(20, 3) },
        ...(group === undefined ? {} : { groups: { [name]: group } }),
      };
      const known = { ...entry('2027-01-01'), test: pattern };
      expect(checkOn(checksOf(facts, {}, { quarantine: [known] }), name)?.status).toBe(status);
    },
  );

  test('excuses nothing that it does not name', () => {
    const other = { ...entry('2027-01-01'), test: 'Other' };
    expect(checkOn(checksOf(flaky, {}, { quarantine: [other] }), 'TestA')?.status).toBe('fail');
  });
});

describe('tests that never failed', () => {
  test('pass with the rate that is not ruled out, and what would rule out 5 %', () => {
    const check = cleanOf(checksOf({ endings: { TestA: passing(10) } }));
    expect(check).toMatchObject({ status: 'pass' });
    expect(check?.reason).toBe(
      'no failure in 10 runs: a failure rate up to 25.9 % is not excluded at 95 %; 59 runs would exclude 5 %',
    );
  });

  test('are bounded together where nothing failed, each alone where something did', () => {
    const both = { TestA: passing(59), TestB: passing(59) };
    expect(cleanOf(checksOf({ endings: both }))?.reason).toContain(
      'a rate of runs in which any of them fails',
    );
    const beside = { ...both, TestC: failingAt(59, 3) };
    expect(cleanOf(checksOf({ endings: beside }))?.reason).toContain('for each of them alone a failure rate');
  });

  test('cannot be told with fewer runs than `until: {bound}` needs', () => {
    const until = { kind: 'bound', rate: 0.05 } as const;
    const facts = (n: number) => ({ endings: { TestA: passing(n) } });
    expect(cleanOf(checksOf(facts(58), {}, { repeat: { until } }))?.status).toBe('inconclusive');
    expect(cleanOf(checksOf(facts(59), {}, { repeat: { until } }))?.status).toBe('pass');
  });

  test.each([
    ['interrupted', { kind: 'interrupted' }],
    ['the budget ran out', { kind: 'budget' }],
    ['the system refused load', { kind: 'failing', reason: 'the system refused load' }],
    ['the recording ends inside this scenario', null],
  ] as const)('cannot be told when %s', (reason, ending) => {
    const check = cleanOf(checksOf({ endings: { TestA: passing(40) }, ending }));
    expect(check).toMatchObject({ status: 'inconclusive' });
    expect(check?.reason).toContain(reason);
    expect(check?.reason).toContain('no failure in 40 runs');
  });

  test('cannot be told when each was skipped in every run', () => {
    const check = cleanOf(checksOf({ endings: { TestA: 'sssss', TestB: 's?s?s' } }));
    expect(check).toMatchObject({ status: 'inconclusive' });
    expect(check?.reason).toBe('no test was run; 2 tests were skipped in every run');
  });

  test('a scenario of which no run is known is no pass', () => {
    const run = repeatedRun(flaky);
    const without = run.scenarios.map(({ repetition: _none, ...scenario }) => scenario);
    expect(verdictOf({ ...run, scenarios: without }).status).toBe('inconclusive');
  });
});

describe('beside the base', () => {
  const head = (failures: number): RepeatedFacts => ({
    endings: {
      TestA: failingAt(59, ...Array.from({ length: failures }, (_, i) => i * 3)),
      TestB: passing(59),
    },
  });
  const base = (failures: number): Known => ({ base: head(failures) });

  test('any failure of a test that the base does not have fails', () => {
    const check = checkOn(checksOf(head(1), { base: { endings: { TestB: passing(59) } } }), 'TestA');
    expect(check).toMatchObject({ status: 'fail' });
    expect(check?.reason).toContain('it is new in this change');
  });

  test('a known flake warns', () => {
    const check = checkOn(checksOf(head(3), base(2)), 'TestA');
    expect(check).toMatchObject({ status: 'warn' });
    expect(check?.reason).toContain('a known flake (2 of 59 on the base)');
  });

  test('a known flake that got worse fails', () => {
    const check = checkOn(checksOf(head(15), base(2)), 'TestA');
    expect(check).toMatchObject({ status: 'fail' });
    expect(check?.reason).toContain('a known flake that got worse (2 of 59 on the base)');
  });

  test('failures that the base never had fail once they are significant, which takes five', () => {
    expect(checkOn(checksOf(head(5), base(0)), 'TestA')).toMatchObject({ status: 'fail' });
  });

  test('fewer of them cannot be told, and say how many runs would tell', () => {
    const check = checkOn(checksOf(head(1), base(0)), 'TestA');
    expect(check).toMatchObject({ status: 'inconclusive' });
    expect(check?.reason).toContain(
      '(0 of 59 on the base); if it goes on so, 295 runs on each side would tell',
    );
  });

  test('failures in clusters are not said to be more', () => {
    const together = { endings: { TestA: failingAt(59, 20, 21, 22, 23, 24, 25) } };
    const check = checkOn(checksOf(together, base(0)), 'TestA');
    expect(check).toMatchObject({ status: 'inconclusive' });
    expect(check?.reason).toContain('but in clusters');
  });

  test('failures under a load that several runs in a row share are more, not in clusters', () => {
    const cells = Array.from({ length: 40 }, (_, run) => Math.floor(run / 4) % 2);
    const repeat = { cells: [cell({ load: '0' }), cell({ load: '1' })] };
    const endings = { TestA: cells.map(loaded => (loaded === 1 ? 'F' : '.')).join('') };
    const passed = { base: { endings: { TestA: passing(40) }, cells } };
    expect(checkOn(checksOf({ endings, cells }, passed, { repeat }), 'TestA')).toMatchObject({
      status: 'fail',
      reason: expect.stringContaining(
        'only with load=1 (20 of 20, else 0 of 20): it did not before (0 of 40 on the base)',
      ),
    });
  });

  test('failures in one spell are in clusters, whatever varied', () => {
    const cells = Array.from({ length: 80 }, (_, run) => Math.floor(run / 4) % 2);
    const repeat = { cells: [cell({ load: '0' }), cell({ load: '1' })] };
    const together = { endings: { TestA: failingAt(80, 36, 37, 38, 39, 40, 41, 42, 43) }, cells };
    const check = checkOn(
      checksOf(together, { base: { endings: { TestA: passing(80) }, cells } }, { repeat }),
      'TestA',
    );
    expect(check).toMatchObject({ status: 'inconclusive' });
  });

  test('a test that is broken on both sides is broken', () => {
    const always = { endings: { TestA: 'FFFFFFFF' } };
    expect(checkOn(checksOf(always, { base: always }), 'TestA')).toMatchObject({ status: 'fail' });
  });

  test('a base that broke as a whole says nothing of its tests', () => {
    const check = checkOn(checksOf(head(1), { base: { endings: { '': 'FFFFF' } } }), 'TestA');
    expect(check?.reason).toContain('nothing is known of the base');
  });

  test.each(['fail', 'warn', 'ignore'] as const)('a test that is gone is `vanished: %s`', vanished => {
    const known = { base: { endings: { TestA: passing(59), Gone: passing(59) } }, policy: { vanished } };
    const check = checksOf({ endings: { TestA: passing(59), Gone: 's'.repeat(59) } }, known).find(
      ({ rule }) => rule === 'vanished',
    );
    expect(check?.status).toBe(vanished === 'ignore' ? undefined : vanished);
    if (vanished !== 'ignore') expect(check?.reason).toBe('a test of the base was not run here: Gone');
  });
});

describe('beside the history', () => {
  const past = (failed: number): BaselineLookup =>
    found(talliedHistory(Array.from({ length: 10 }, () => tallies(59, { TestA: failed, TestB: 0 }))));

  test('a flake that it knows warns', () => {
    const check = checkOn(checksOf(flaky, { lookup: past(2) }), 'TestA');
    expect(check).toMatchObject({ status: 'warn' });
    expect(check?.reason).toContain('a known flake (20 of 590 in the history)');
  });

  test('runs of the base count before it, and what it knows stays known', () => {
    const known = { lookup: past(2), base: { endings: { TestA: passing(59), TestB: passing(59) } } };
    const check = checkOn(checksOf(flaky, known), 'TestA');
    expect(check).toMatchObject({ status: 'warn' });
    expect(check?.reason).toContain('0 of 59 on the base, 20 of 590 in the history');
  });

  test('the command itself was run in those of its runs in which it did not break, too', () => {
    const broke = Array.from({ length: 10 }, (_, i) =>
      tallies(59, i === 4 ? { '': 1, TestA: 0 } : { TestA: 0 }),
    );
    const facts = { endings: { '': failingAt(59, 7), TestA: passing(59) } };
    const reasonOf = (lookup: BaselineLookup) => checkOn(checksOf(facts, { lookup }), '')?.reason;
    expect(reasonOf(found(talliedHistory(broke)))).toContain('(1 of 590 in the history)');
    expect(reasonOf(past(0))).toContain('(0 of 590 in the history)');
    const base = { endings: { TestA: passing(59) } };
    const beside = checkOn(checksOf(facts, { lookup: found(talliedHistory(broke)), base }), '');
    expect(beside?.reason).toContain('(0 of 59 on the base, 1 of 590 in the history)');
  });

  test('a test that it never saw is new, unless it could not name all', () => {
    const known = (omitted: number): Known => ({
      lookup: found(talliedHistory([{ ...tallies(59, { TestB: 0 }), omitted }])),
    });
    expect(checkOn(checksOf(flaky, known(0)), 'TestA')?.reason).toContain('new in this change');
    expect(checkOn(checksOf(flaky, known(7)), 'TestA')?.reason).toContain('nothing is known of the base');
  });

  test('another scenario under the same name tells nothing', () => {
    const run = repeatedRun(flaky, { planned: { digest: 'another' } });
    expect(checkOn(verdictOf(run, { lookup: past(2) }).checks, 'TestA')?.reason).toContain(
      'nothing is known of the base',
    );
  });
});

describe('a limit on flake.rate', () => {
  const policy = (max: number): Known => ({
    policy: { thresholds: { [ID]: [threshold('flake.rate', { max })] } },
  });
  const limitOf = (facts: RepeatedFacts, max: number) =>
    checksOf(facts, policy(max)).find(({ metric }) => metric === 'flake.rate')?.status;

  test('passes only where the exact upper bounds of all tests are below it', () => {
    expect(limitOf({ endings: { TestA: passing(59) } }, 0.05)).toBe('inconclusive');
    expect(limitOf({ endings: { TestA: passing(72) } }, 0.05)).toBe('pass');
    expect(limitOf({ endings: { TestA: passing(72), TestB: passing(59) } }, 0.05)).toBe('inconclusive');
  });

  test('fails where a lower bound is above it, and takes the place of "any failure fails"', () => {
    const often = { endings: { TestA: failingAt(59, 1, 8, 15, 22, 29, 36, 43, 50, 57, 58) } };
    expect(limitOf(often, 0.05)).toBe('fail');
    expect(checkOn(checksOf(often, policy(0.05)), 'TestA')?.status).toBe('warn');
  });

  describe('beside a quarantine', () => {
    const often = failingAt(59, ...Array.from({ length: 15 }, (_, i) => 4 * i));
    const until = (expires: string): RepeatedRun => ({
      quarantine: [{ test: 'TestA', owner: 'o', reason: 'r', expires, line: 3 }],
    });
    // The run is of 2026-11-20.
    const statuses = (endings: RepeatedFacts['endings'], expires: string, required = false) => {
      const thresholds = { [ID]: [threshold('flake.rate', { max: 0.1, required })] };
      const checks = checksOf({ endings }, { policy: { thresholds } }, until(expires));
      return [checkOn(checks, 'TestA')?.status, checks.find(({ metric }) => metric === 'flake.rate')?.status];
    };

    test('leaves out the failures that it excuses, and says so', () => {
      const endings = { TestA: often, TestB: passing(59) };
      expect(statuses(endings, '2026-11-20')).toEqual(['warn', 'pass']);
      const check = checkOn(checksOf({ endings }, policy(0.1), until('2026-11-20')), 'TestA');
      expect(check?.reason).toContain(
        'in quarantine until 2026-11-20, o mends it (r), and the limit on flake.rate leaves it out',
      );
    });

    test('judges them when its last day is over, and those of other tests always', () => {
      expect(statuses({ TestA: often, TestB: passing(59) }, '2026-11-19')).toEqual(['fail', 'fail']);
      expect(statuses({ TestA: often, TestB: often }, '2026-11-20')).toEqual(['warn', 'fail']);
    });

    test('that excuses all of them leaves nothing to judge, which a required limit does not accept', () => {
      expect(statuses({ TestA: often }, '2026-11-20')).toEqual(['warn', undefined]);
      expect(statuses({ TestA: often }, '2026-11-20', true)).toEqual(['warn', 'inconclusive']);
    });
  });
});

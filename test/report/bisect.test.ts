import { describe, expect, test } from 'vitest';
import type { BisectRecord, StepFinding } from '../../src/model/bisect.ts';
import { renderBisectEnding, renderBisectOpening, renderBisectStep } from '../../src/report/bisect.ts';
import { exact, leak, of, paired } from '../bisect/comparisons.ts';
import { followedRecord } from '../bisect/records.ts';

const COMMANDS = { run: 'stress-action run', bisect: 'stress-action bisect', config: 'stress.yml' };

const stepText = (number: number, record = followedRecord({})): string => {
  const step = record.steps[number - 1];
  if (step === undefined) throw new Error(`there is no step ${number}`);
  return renderBisectStep(step, record);
};

/** The second step, with another finding. */
function findingText(finding: StepFinding): string {
  const record = followedRecord({});
  return stepText(2, {
    ...record,
    steps: record.steps.map((step, i) => (i === 1 ? { ...step, finding } : step)),
  });
}

describe('renderBisectOpening()', () => {
  const open = (
    record: Partial<BisectRecord>,
    how: Partial<Parameters<typeof renderBisectOpening>[1]> = {},
  ) => renderBisectOpening(followedRecord(record), { resumed: false, discarded: null, ...how });

  test('says what is searched', () => {
    expect(open({ steps: [] })).toBe(
      'Searching 5 commits after bbbbbbbbbb (good end) up to 4444444444 (commit 4)\n\n',
    );
  });

  test.each([
    ['that it goes on', {}, { resumed: true }, /^Going on after 5 steps of an earlier search\n/],
    [
      'that it was finished',
      { ending: { kind: 'not-worse', reason: 'x', seen: [] } },
      { resumed: true },
      /finished before; --restart/,
    ],
    [
      'why an earlier one does not count',
      {},
      { discarded: 'its seed was 7' },
      /^The earlier search does not count: its seed was 7\n/,
    ],
  ] as const)('says %s', (_, record, how, said) => {
    expect(open(record, how)).toMatch(said);
  });
});

describe('renderBisectStep()', () => {
  test('the first: commit, change with interval, evidence, verdict, what is followed, and what is left', () => {
    expect(stepText(1)).toBe(`1. 4444444444  2026-11-24  commit 4
   parse time.wall  +101 % [+92.0, +110], from 100 ms
   confirmed by 30 fresh pairs, first look +101 % [−10.0, +120], 10 pairs, adjusted p 0.002
   bad
   followed from here on: a commit is bad when half of this change or more (50 % against good) is confirmed
   also worse, not followed: write cpu.perop
   left: 4 commits, about 3 steps

`);
  });

  test.each([
    [2, /cannot be measured: the setup exited with code 1; skipped\n {3}left: 3 commits, about 2 steps\n/],
    [3, /10 pairs, adjusted p 0\.002\n {3}good\n {3}left: 1 commit, about 1 step\n/],
    [5, /cannot tell: neither shown nor excluded; skipped\n {3}nothing left to try\n/],
  ])('step %i', (number, said) => {
    expect(stepText(number)).toMatch(said);
    expect(stepText(number)).not.toContain('followed');
  });

  test.each([
    [
      'an exact difference',
      exact(5, 0.5, { smallestEffect: 0, floor: 1 }),
      'fds.peak',
      /fds\.peak {2}worse by 5 \(50 % higher\), from 10; no spread/,
    ],
    [
      'an exact difference from zero',
      exact(5, null, { smallestEffect: 0, floor: 1 }),
      'fds.peak',
      /worse by 5, from 0; no spread/,
    ],
    [
      'a leak',
      leak('worse', [11_264, 20_480, 30_720]),
      'memory.leak',
      /20 KB\/1k ops \[11 KB\/1k ops, 30 KB\/1k ops\], from 0 B.*\n {3}confirmed by 5 fresh processes, 5 \+ 5 processes, p 0\.004/,
    ],
    ['dropped pairs', paired('excluded', null, { dropped: 2 }), 'time.wall', /10 pairs \(2 dropped\)/],
    [
      'nothing to compare',
      { kind: 'none', code: 'new', reason: 'new: good does not have it' },
      'time.wall',
      /new: good does not have it/,
    ],
  ] as const)('shows %s', (_, comparison, metric, said) => {
    expect(findingText({ kind: 'good', evidence: of(comparison, metric) })).toMatch(said);
  });

  test('what commits and programs wrote cannot command a runner or a terminal', () => {
    const record = followedRecord({});
    const commits = record.commits.map(commit => ({
      ...commit,
      subject: '\u001b[2J::error::x\n::set-output name=a::b##[group]',
    }));
    const text = stepText(2, { ...record, commits });
    expect(text).not.toContain('\u001b');
    expect(text).not.toMatch(/^\s*::|##\[/m);
    expect(findingText({ kind: 'unmeasured', reason: '\n::error::x' })).not.toMatch(/^\s*::/m);
  });
});

describe('renderBisectEnding()', () => {
  const found = followedRecord({
    ending: { kind: 'found', first: '3'.repeat(40), lastGood: '1'.repeat(40) },
  });

  test('found: the commit, both sides of it with their evidence, and what reproduces it', () => {
    expect(renderBisectEnding(found, COMMANDS)).toBe(`FOUND  ${'3'.repeat(40)} is the first bad commit
   date     2026-11-23T10:00:00+01:00
   subject  commit 3

last good: 1111111111  2026-11-21  commit 1
   parse time.wall  +10.0 % [−10.0, +120], from 100 ms
   10 pairs, adjusted p 0.002
first bad: 3333333333  2026-11-23  commit 3
   parse time.wall  +101 % [+92.0, +110], from 100 ms
   confirmed by 30 fresh pairs, first look +101 % [−10.0, +120], 10 pairs, adjusted p 0.002

Reproduce
  $ git checkout ${'3'.repeat(40)} && stress-action run --scenario parse --against ${'2'.repeat(40)} --seed 42
  or, with the suite of now and without leaving this branch,
  $ stress-action bisect --good ${'2'.repeat(40)} --bad ${'3'.repeat(40)} --scenario parse --metric time.wall --seed 42
`);
  });

  test('names the suite and quotes what a shell would read', () => {
    const { followed } = found;
    if (followed === null) throw new Error('nothing is followed');
    const rung = { ...found, followed: { ...followed, scenario: "parse[users='4']" } };
    const text = renderBisectEnding(rung, { ...COMMANDS, config: 'ci/stress.yml' });
    expect(text).toContain(`--config ci/stress.yml --scenario 'parse[users='\\''4'\\'']' --against`);
  });

  test('says of the good end that it was not measured against itself', () => {
    const ending = { kind: 'found', first: '0'.repeat(40), lastGood: 'b'.repeat(40) } as const;
    expect(renderBisectEnding({ ...found, ending }, COMMANDS)).toContain(
      'last good: bbbbbbbbbb  2026-11-19  good end\n   the good end: what every candidate was run beside\n',
    );
  });

  test('range: every commit that it may be, with why, and no command that pretends to know', () => {
    const commits = ['2', '3'].map(digit => digit.repeat(40));
    const text = renderBisectEnding(
      { ...found, ending: { kind: 'range', commits, lastGood: '1'.repeat(40) } },
      COMMANDS,
    );
    expect(text).toContain(`CANNOT TELL  the first bad commit is one of these 2, oldest first
   2222222222  2026-11-22  commit 2
      cannot be measured: the setup exited with code 1; skipped
   3333333333  2026-11-23  commit 3
      bad

last good: 1111111111`);
    expect(text).not.toContain('Reproduce');
  });

  test('not worse: what was seen instead', () => {
    const seen = [of(paired('excluded', null)), of(paired('undecided', null), 'cpu.perop')];
    const text = renderBisectEnding(
      {
        ...found,
        followed: null,
        ending: { kind: 'not-worse', reason: 'bad is not confirmed worse than good', seen },
      },
      COMMANDS,
    );
    expect(text).toBe(`CANNOT TELL  bad is not confirmed worse than good, so there is nothing to look for
   parse time.wall  +10.0 % [−10.0, +120], from 100 ms
   10 pairs, adjusted p 0.002
   a change that matters is excluded
   parse cpu.perop  +10.0 % [−10.0, +120], from 100 ms
   10 pairs, adjusted p 0.002
   can neither be shown nor excluded
`);
  });

  test('nothing while the search is not finished', () => {
    expect(renderBisectEnding(followedRecord({}), COMMANDS)).toBe('');
  });
});

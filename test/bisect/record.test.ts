import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { addStep, badEnd, endingOf, folderOf, moveOf } from '../../src/bisect/ledger.ts';
import { beginRecord, digestOfQuestion, RECORD_FILE, writeRecord } from '../../src/bisect/record.ts';
import type { BisectRecord } from '../../src/model/bisect.ts';
import { SuiteError } from '../../src/model/suite-error.ts';
import { freshFolder } from '../run/suite.ts';
import { followedRecord } from './records.ts';

let out = '';
beforeEach(() => {
  out = join(freshFolder(), '.stress/bisect');
});

const step = (record: BisectRecord, place: number) => {
  const sha = record.commits[place]?.sha ?? '';
  return addStep(record, {
    sha,
    finding: { kind: 'unmeasured', reason: 'no' },
    folder: folderOf(record, sha),
  });
};

describe('beginRecord()', () => {
  test('begins anew in a folder that git ignores', async () => {
    const fresh = followedRecord({ steps: [] });
    expect(await beginRecord(fresh, out, false)).toEqual({ record: fresh, resumed: false, discarded: null });
    expect(JSON.parse(readFileSync(join(out, RECORD_FILE), 'utf8'))).toEqual(fresh);
    expect(readFileSync(join(out, '.gitignore'), 'utf8')).toBe('*\n');
  });

  test('goes on from a record that answers the same question, evidence and all', async () => {
    const earlier = followedRecord({});
    await beginRecord(earlier, out, false);
    const later = followedRecord({ steps: [], followed: null, startedAt: '2027-01-01T00:00:00.000Z' });
    expect(await beginRecord(later, out, false)).toEqual({ record: earlier, resumed: true, discarded: null });
  });

  test.each([
    [
      'between other commits',
      { good: { sha: 'f'.repeat(40), parent: null, authoredAt: '', subject: '' } },
      /other commits/,
    ],
    ['with another seed', { seed: 7 }, /its seed was 42/],
    ['of another suite', { digest: 'other' }, /has changed/],
  ])('does not go on from a search %s, and says so', async (_, change, reason) => {
    await beginRecord(followedRecord({}), out, false);
    mkdirSync(join(out, 'steps/01-old'), { recursive: true });
    const fresh = followedRecord({ steps: [], ...change });
    const begun = await beginRecord(fresh, out, false);
    expect(begun).toMatchObject({ record: fresh, resumed: false });
    expect(begun.discarded).toMatch(reason);
    expect(existsSync(join(out, 'steps'))).toBe(false);
  });

  test('forgets everything when it is told to', async () => {
    await beginRecord(followedRecord({}), out, false);
    const fresh = followedRecord({ steps: [] });
    expect(await beginRecord(fresh, out, true)).toEqual({ record: fresh, resumed: false, discarded: null });
  });

  test.each([
    ['torn', '{"schemaVersion": 1,', 'before the document is complete'],
    [
      'of another kind',
      '{"schemaVersion":1,"kind":"stress-action/results"}',
      'kind: found "stress-action/results"',
    ],
    ['with a path in the place of a commit', null, 'found "../../x"'],
  ])('refuses a record that is %s, and leaves it', async (_, given, said) => {
    const record = followedRecord({});
    const hostile = { ...record, good: { ...record.good, sha: '../../x' } };
    const text = given ?? JSON.stringify(hostile);
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, RECORD_FILE), text);
    const refusal: unknown = await beginRecord(record, out, false).catch(error => error);
    expect(refusal).toBeInstanceOf(SuiteError);
    expect(refusal).toMatchObject({ exitCode: 2, message: expect.stringContaining(said) });
    expect(refusal).toMatchObject({ message: expect.stringContaining('pass --restart') });
    expect(readFileSync(join(out, RECORD_FILE), 'utf8')).toBe(text);
  });
});

test('a record with every kind of finding and ending is read as it was written', async () => {
  for (const ending of [
    { kind: 'found', first: 'a'.repeat(40), lastGood: 'b'.repeat(40) },
    { kind: 'range', commits: ['a'.repeat(40)], lastGood: 'b'.repeat(40) },
    { kind: 'not-worse', reason: 'why', seen: [] },
  ] as const) {
    const record = followedRecord({ ending });
    await writeRecord(record, out);
    expect((await beginRecord(followedRecord({ steps: [] }), out, false)).record).toEqual(record);
  }
});

test('digestOfQuestion() depends on what is measured, not on where it stands in its file', () => {
  const question = (line: number, command: string) => ({ scenarios: [{ id: 'parse', command, line }] });
  expect(digestOfQuestion(question(3, 'a'))).toBe(digestOfQuestion(question(9, 'a')));
  expect(digestOfQuestion(question(3, 'a'))).not.toBe(digestOfQuestion(question(3, 'b')));
  expect(digestOfQuestion(question(3, 'a'))).toMatch(/^[0-9a-f]{16}$/);
});

test('steps make the next move, and the last of them an ending', () => {
  const record = followedRecord({});
  expect(badEnd(record).subject).toBe('commit 4');
  const { whole, grown } = step({ ...record, steps: [] }, 1);
  expect(whole).toMatchObject({ folder: `steps/01-${'1'.repeat(10)}`, left: { commits: 3, steps: 2 } });
  const move = moveOf([0, 2, 3].reduce((soFar, place) => step(soFar, place).grown, grown));
  if (move.kind === 'try') throw new Error('a commit was left to try');
  expect(endingOf(move, record)).toEqual({
    kind: 'range',
    commits: record.commits.map(({ sha }) => sha),
    lastGood: record.good.sha,
  });
});

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SuiteError } from '../../../src/model/suite-error.ts';
import { readReplay } from '../../../src/run/load/replay-file.ts';
import { parseReplay } from '../../../src/run/load/replay-text.ts';

const timesOf = (text: string): readonly number[] => {
  const parsed = parseReplay(text);
  if ('times' in parsed) return parsed.times;
  throw new Error(parsed.problems.map(({ message }) => message).join(' · '));
};
const problemsOf = (text: string) => {
  const parsed = parseReplay(text);
  return 'problems' in parsed ? parsed.problems : [];
};

describe('parseReplay()', () => {
  test.each([
    ['milliseconds', '0\n12.5\n1e3\n', [0, 12.5, 1000]],
    ['durations', '500us\n1.5s\n1m30s\n1h', [0.5, 1500, 90_000, 3_600_000]],
    ['both', '250\n1s', [250, 1000]],
    ['dates count from the first', '2027-01-31T12:00:00Z\n2027-01-31T12:00:01.5Z', [0, 1500]],
    ['zones are understood', '2027-01-31T12:00:00+01:00\n2027-01-31T11:00:02Z', [0, 2000]],
    ['parts of a millisecond', '2027-01-31 12:00:00.0001\n2027-01-31 12:00:00.0004', [0, 0.3]],
    ['a load may begin with a pause', '5s\n6s', [5000, 6000]],
    ['the same moment twice', '5\n5\n', [5, 5]],
    ['comments, empty lines, other ends of lines', '\uFEFF# from production\r\n\r\n 5 \r\n', [5]],
  ])('reads %s', (_, text, times) => {
    const read = timesOf(text);
    expect(read).toHaveLength(times.length);
    read.forEach((time, i) => {
      expect(time).toBeCloseTo(times[i] ?? Number.NaN, 3);
    });
  });

  test('sorts what is out of order, and says so', () => {
    expect(parseReplay('5\n3\n9\n4\n')).toEqual({
      times: [3, 4, 5, 9],
      caveat: '2 moments stand before an earlier one; they were sorted',
    });
    expect(parseReplay('5\n9\n')).toHaveProperty('caveat', null);
  });

  test.each([
    ['nothing', '# later\n', null, 'there is no moment in it'],
    ['words', '1\nsoon\n', 2, '`soon` is no moment'],
    ['a negative time', '-1', 1, '`-1` is no moment'],
    ['an unknown unit', '5 fortnights', 1, 'is no moment'],
    ['a day that is none', '2027-02-31T25:00:00Z', 1, 'is no moment'],
    [
      'two kinds',
      '5\n2027-01-31T12:00:00Z',
      2,
      'is a date with a time, but the lines before have a time since',
    ],
    [
      'seconds since 1970',
      '1790000000000',
      1,
      'is more than 20 days; moments count from the start of the load',
    ],
    ['what no double holds', '1e999', 1, 'is more than 20 days'],
    ['months of dates', '2027-01-01T00:00:00Z\n2027-03-01T00:00:00Z', null, 'span more than 20 days'],
    ['escapes of a terminal', '\u001b[31mred', 1, '`\uFFFD[31mred` is no moment'],
    ['a line without an end', '9'.repeat(100_000), 1, 'is no moment'],
  ])('refuses %s', (_, text, line, message) => {
    expect(problemsOf(text)).toEqual([{ line, message: expect.stringContaining(message) }]);
  });

  test('tells of each line, and stops after twenty', () => {
    expect(problemsOf('a\n1\nb').map(({ line }) => line)).toEqual([1, 3]);
    expect(problemsOf('x\n'.repeat(1000))).toHaveLength(20);
  });

  test('refuses more than two million moments', () => {
    expect(problemsOf('1\n'.repeat(2_000_001))).toEqual([
      { line: 2_000_001, message: 'there are more than 2,000,000 moments; replay a part of them' },
    ]);
  });

  test('whatever is written, times ascend from 0 or there are problems', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true })), moments => {
        const parsed = parseReplay(moments.join('\n'));
        if (moments.length === 0) expect(parsed).toHaveProperty('problems');
        else expect(timesOf(moments.join('\n'))).toEqual([...moments].sort((a, b) => a - b));
      }),
      { seed: 6 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        parseReplay(text);
      }),
      { seed: 6 },
    );
  });
});

describe('readReplay()', () => {
  const folder = mkdtempSync(join(tmpdir(), 'replay-'));
  const refused = (file: string): Promise<SuiteError> =>
    readReplay(file, folder).then(
      () => Promise.reject(new Error('was not refused')),
      (error: SuiteError) => error,
    );

  test('another file is another content', async () => {
    writeFileSync(join(folder, 'a.txt'), '1\n2\n');
    writeFileSync(join(folder, 'b.txt'), '1\n3\n');
    const [a, b] = [await readReplay('a.txt', folder), await readReplay('b.txt', folder)];
    expect(a).toEqual({ times: [1, 2], caveat: null, content: expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect(b.content).not.toBe(a.content);
    writeFileSync(join(folder, 'c.txt'), '2\n1\n');
    expect((await readReplay('c.txt', folder)).caveat).toBe(
      'In c.txt 1 moment stands before an earlier one; they were sorted',
    );
  });

  test('refuses with file and line, as a problem of the input', async () => {
    writeFileSync(join(folder, 'bad.txt'), '1\nx\ny\n');
    const error = await refused('bad.txt');
    expect(error.message).toBe('Cannot replay bad.txt: 2 lines are no moment');
    expect(error.problems[0]?.message).toMatch(/^`x` is no moment; write milliseconds/);
    expect(error.exitCode).toBe(2);
    expect(error.problems.map(({ file, line }) => [file, line])).toEqual([
      ['bad.txt', 2],
      ['bad.txt', 3],
    ]);
  });

  test('refuses what is not there and what is no file', async () => {
    mkdirSync(join(folder, 'inside'));
    expect((await refused('absent.txt')).message).toMatch(
      /^Cannot replay absent\.txt: there is no such file; its path is relative/,
    );
    expect((await refused('inside')).message).toMatch(/it is not a regular file/);
  });
});

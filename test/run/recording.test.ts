import { appendFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SuiteError } from '../../src/model/suite-error.ts';
import { fold } from '../../src/run/fold.ts';
import { openRecording, readRecording } from '../../src/run/recording.ts';
import { anyRun, STARTED } from './events.ts';
import { freshFolder } from './suite.ts';

const FINISHED = { atMs: 5, type: 'run-finished' } as const;

function recorded(...lines: readonly string[]): string {
  const file = join(freshFolder(), 'events.ndjson');
  writeFileSync(file, lines.join('\n'));
  return file;
}

const line = (value: unknown): string => JSON.stringify(value);

describe('openRecording()', () => {
  test('has every line on disk when write() returns', () => {
    const file = join(freshFolder(), 'events.ndjson');
    const recording = openRecording(file);
    recording.write(line(STARTED));
    expect(readFileSync(file, 'utf8')).toBe(`${line(STARTED)}\n`);
    recording.write(line(FINISHED));
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(3);
    recording.close();
  });

  test('replaces the recording of an earlier run', () => {
    const file = recorded('old', 'old', 'old');
    openRecording(file).close();
    expect(readFileSync(file, 'utf8')).toBe('');
  });

  test('says with exit code 3 where and why it cannot be written', () => {
    const folder = join(freshFolder(), 'events.ndjson');
    mkdirSync(folder);
    expect(() => openRecording(folder)).toThrow(SuiteError);
    expect(() => openRecording(folder)).toThrow(/Cannot write the recording .*EISDIR/);
  });
});

describe('readRecording()', () => {
  test('gives whole recordings without problems', async () => {
    const file = recorded(line(STARTED), line(FINISHED), '');
    expect(await readRecording(file)).toEqual({ events: [STARTED, FINISHED], problems: [] });
  });

  test('torn at any byte gives every whole event before the tear, and at most one problem', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, fc.double({ min: 0, max: 1, noNaN: true }), async (events, share) => {
        const lines = events.map(event => `${line(event)}\n`);
        const text = Buffer.from(lines.join(''));
        const file = recorded('');
        writeFileSync(file, text);
        truncateSync(file, Math.floor(text.length * share));
        const kept = readFileSync(file);
        const whole = kept.toString().split('\n').length - 1;
        const read = await readRecording(file);
        expect(read.events.length - whole).toBeOneOf([0, 1]);
        expect(read.events).toEqual(events.slice(0, read.events.length));
        expect(read.problems.length).toBeLessThanOrEqual(1);
        if (read.events.length > 0) expect(fold(read.events).scenarios.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  test('states a torn last line and keeps what stands before it', async () => {
    const file = recorded(line(STARTED), line(FINISHED).slice(0, 12));
    expect(await readRecording(file)).toMatchObject({
      events: [STARTED],
      problems: [{ line: 2, message: expect.stringMatching(/^The last line is torn: /) }],
    });
  });

  test.each([
    ['bytes that are no JSON', '\u0000\u0000{"atMs"', /^This line is no event: /],
    ['JSON that is no object', '[1,2]', 'This line is no event: it is not an object'],
    ['an unknown type', line({ atMs: 1, type: 'gift' }), 'This line is no event: its type is "gift"'],
    [
      'a type named like a part of a prototype',
      line({ atMs: 1, type: 'constructor' }),
      /its type is "constructor"/,
    ],
    ['an event without its time', line({ type: 'run-finished' }), 'This line is no event: it has no "atMs"'],
    [
      'an event that lacks a field',
      line({ atMs: 1, type: 'interrupted' }),
      'This line is no event: its "signal" is missing or has another shape',
    ],
    [
      'an invocation with text among its numbers',
      line({ atMs: 1, type: 'invocation-finished', invocation: { metrics: { 'time.wall': 'fast' } } }),
      'This line is no event: its "invocation" is missing or has another shape',
    ],
    ['a number that JSON cannot hold', '{"atMs":1e999,"type":"run-finished"}', /has no "atMs"/],
    ['deep nesting', `{"atMs":1,"type":"run-finished","x":${'['.repeat(100_000)}`, /no event/],
  ])('passes over %s in the middle', async (_, damaged, message) => {
    const { events, problems } = await readRecording(recorded(line(STARTED), damaged, line(FINISHED), ''));
    expect(events).toEqual([STARTED, FINISHED]);
    expect(problems).toMatchObject([
      { line: 2, message: typeof message === 'string' ? message : expect.stringMatching(message) },
    ]);
  });

  test('reads a file of hostile size up to its bound, and says so', async () => {
    const file = recorded(line(STARTED), '');
    for (let count = 0; count < 50; count++) appendFileSync(file, `${line(FINISHED)}\n`);
    const { events, problems } = await readRecording(file, line(STARTED).length + 100);
    expect(events.length).toBeLessThan(6);
    expect(problems).toMatchObject([{ message: expect.stringContaining('larger than') }]);
  });

  test('keeps at most 100 problems', async () => {
    const { problems } = await readRecording(recorded(...Array.from({ length: 300 }, () => 'x'), ''));
    expect(problems).toHaveLength(100);
  });

  test('never throws on any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async bytes => {
        const file = recorded('');
        writeFileSync(file, bytes);
        expect((await readRecording(file)).events).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  test('rejects for a file that does not exist', async () => {
    await expect(readRecording(join(freshFolder(), 'nothing'))).rejects.toThrow(/ENOENT/);
  });
});

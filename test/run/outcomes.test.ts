import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/model/outcome.ts';
import { freshFolder, PROGRAMS, planOf, runOne, runPlan, samples, scenario } from './suite.ts';

type Changes = Parameters<typeof runOne>[0];

const rows: readonly (readonly [string, Changes, Outcome])[] = [
  ['a command that exits with 0 is ok', { command: ['true'] }, { kind: 'ok' }],
  ['a command that exits with 3 failed', { command: 'exit 3' }, { kind: 'failed', exitCode: 3 }],
  [
    'an exit code that the scenario expects is ok',
    { command: 'exit 3', driver: { expectExitCodes: [3] } },
    { kind: 'ok' },
  ],
  [
    '0 is a failure when another code is expected',
    { command: 'exit 0', driver: { expectExitCodes: [3] } },
    { kind: 'failed', exitCode: 0 },
  ],
  [
    'a program that crashes was ended by its signal',
    { command: ['./crash.sh'] },
    { kind: 'signalled', signal: 'SIGSEGV' },
  ],
  [
    'a shell that reports 128 + n for a program of its own names the signal',
    { command: './crash.sh; true' },
    { kind: 'signalled', signal: 'SIGSEGV' },
  ],
  [
    'a program without a shell that exits with 139 by itself failed',
    { command: ['bash', '-c', 'exit 139'] },
    { kind: 'failed', exitCode: 139 },
  ],
  [
    '128 + 28 is a code, because SIGWINCH ends nobody',
    { command: 'exit 156' },
    { kind: 'failed', exitCode: 156 },
  ],
  [
    'a list that names nothing could not be started',
    { command: ['./no-such-program'] },
    { kind: 'unstartable', reason: 'the command was not found (ENOENT)' },
  ],
  [
    'a list that names a file without the right could not be started',
    { command: ['./not-executable.txt'] },
    { kind: 'unstartable', reason: 'the command is not executable or may not be executed (EACCES)' },
  ],
  [
    'a missing working directory is named',
    { command: ['true'], driver: { cwd: 'nowhere' } },
    { kind: 'unstartable', reason: `its working directory ${PROGRAMS}/nowhere does not exist` },
  ],
  [
    'a hang that ignores SIGTERM timed out',
    { command: ['./hang.sh'], timeoutMs: 300 },
    { kind: 'timeout', afterMs: 300 },
  ],
  [
    'JavaScript that runs out of heap is out of memory by its own words',
    { command: ['node', '--max-old-space-size=20', 'eat-memory.mjs'] },
    { kind: 'out-of-memory', evidence: 'Node.js reported "JavaScript heap out of memory"' },
  ],
  [
    'a success that emits NaN is broken',
    { command: 'echo speed=NaN ms >> $STRESS_METRICS' },
    { kind: 'broken', reason: 'speed is NaN: not a finite number' },
  ],
  [
    'a success that emits a negative time is broken',
    { command: 'echo speed=-1 ms >> $STRESS_METRICS' },
    { kind: 'broken', reason: 'speed is -1000000: it cannot be negative' },
  ],
  [
    'a success that emits a counter below zero is broken',
    { command: 'echo growth=18446744073709551615 B >> $STRESS_METRICS' },
    { kind: 'broken', reason: 'growth is 18446744073709552000: a counter has wrapped around' },
  ],
  [
    'a success without work is broken',
    { command: 'echo operations=0 >> $STRESS_METRICS' },
    { kind: 'broken', reason: 'operations is 0: no work was done' },
  ],
];

describe('outcome of one process run', () => {
  test.each(rows)('%s', async (_, changes, outcome) => {
    const result = await runOne(changes);
    const found = result.failures[0]?.outcome ?? { kind: 'ok' };
    expect(found).toEqual(outcome);
    expect(result.outcomes).toEqual({ [outcome.kind]: 1 });
    expect(result.metrics.length > 0).toBe(outcome.kind === 'ok');
  });

  test.each([
    ['is not found', './no-such-program', 127],
    ['is not executable', './not-executable.txt', 126],
  ])('a shell command that %s could not be started, in the words of the shell', async (_, command, code) => {
    const result = await runOne({ command: `echo before; ${command}` });
    expect(result.failures[0]?.outcome).toMatchObject({
      kind: 'unstartable',
      reason: expect.stringContaining(command),
    });
    expect(result.ending?.kind).toBe('failing');
    const expected = await runOne({ command, driver: { expectExitCodes: [code] } });
    expect(expected.outcomes).toEqual({ ok: 1 });
  });

  test('the excerpt holds the last lines of both streams as plain text', async () => {
    const result = await runOne({ command: ['./commands.sh'] });
    expect(result.failures[0]?.excerpt.split('\n')).toEqual([
      '::error::owned',
      '##[set-env name=OWNED]yes',
      'text ::set-output name=x::1',
      'red bidi',
    ]);
  });

  test('workflow commands of a workload only reach the log file', async () => {
    const written: string[] = [];
    const original = process.stdout.write;
    process.stdout.write = (chunk: string | Uint8Array) => written.push(String(chunk)) > 0;
    const ran = await runPlan(planOf([scenario('it', { command: ['./commands.sh'] })])).finally(() => {
      process.stdout.write = original;
    });
    expect(written.join('')).not.toContain('owned');
    expect(ran.file('logs/it.log')).toContain('::error::owned\n##[set-env name=OWNED]yes\n');
  });
});

describe('a scenario that keeps failing', () => {
  test('ends after three failures in a row', async () => {
    const result = await runOne({ command: 'exit 1', samples: samples(10) });
    expect(result.outcomes).toEqual({ failed: 3 });
    expect(result.ending).toEqual({
      kind: 'failing',
      reason: '3 invocations in a row failed; the last exited with code 1',
    });
  });

  test('ends at once when it cannot be started, and a failed warm-up counts as evidence', async () => {
    const result = await runOne({ command: ['./nothing'], samples: samples(5, { warmup: 2 }) });
    expect(result).toMatchObject({ warmups: 1, outcomes: { unstartable: 1 }, ending: { kind: 'failing' } });
  });

  test('goes on when failures have successes between them, and keeps them out of the samples', async () => {
    const result = await runOne({
      command: 'n=$(cat "$COUNTER" 2>/dev/null || echo 0); echo $((n + 1)) > "$COUNTER"; test $((n % 2)) = 0',
      driver: { env: { COUNTER: join(freshFolder(), 'count') } },
      samples: samples(6),
    });
    expect(result.outcomes).toEqual({ ok: 3, failed: 3 });
    expect(result.metrics.map(({ invocations }) => invocations)).toEqual(result.metrics.map(() => [0, 2, 4]));
  });
});

import os from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freshFolder, PROGRAMS } from '../suite.ts';
import { byLevel, cell, lettersOf, repeated, repeatPlan, repetitionOf, runRepeated } from './repeats.ts';

/** Each program fails under one condition and under no other: real processes on a real machine. */

const program = (name: string): string => join(PROGRAMS, 'repeat', name);

describe('a test that fails depending on', () => {
  test('the seed fails in the same runs whenever it is repeated, and passes where the seed does not vary', async () => {
    const command = 'test $((STRESS_SEED % 3)) -ne 0';
    const letters = async (varies: boolean) =>
      lettersOf(
        await runRepeated(
          repeated(command, repeatPlan(12, { parallel: 2, varies: { seed: varies, order: false } })),
        ),
      );
    const first = await letters(true);
    expect(first).toMatch(/F/);
    expect(first).toMatch(/\./);
    expect(await letters(true)).toBe(first);
    expect(await letters(false)).toMatch(/^(F{12}|\.{12})$/);
  });

  test('the order of tests fails by name, with the seeds in the facts', async () => {
    const planned = repeated(['python3', program('order.py')], repeatPlan(12), {
      driver: { read: [{ format: 'junit', from: '$STRESS_DIR/junit.xml' }] },
    });
    const ran = await runRepeated(planned);
    expect(lettersOf(ran, 'shared alone')).toBe('.'.repeat(12));
    expect(lettersOf(ran, 'shared writes')).toBe('.'.repeat(12));
    expect(lettersOf(ran, 'shared reads')).toMatch(/^(?=.*F)(?=.*\.)[F.]{12}$/);
    const { tests, orders } = repetitionOf(ran);
    expect(tests.map(({ test }) => test)).toEqual(['shared alone', 'shared reads', 'shared writes']);
    expect(tests.map(({ group }) => group)).toEqual([undefined, 'shared', undefined]);
    expect(tests[1]?.failures).toHaveLength(1);
    expect(tests[1]?.failures[0]?.message).toContain('no key among 0 entries');
    expect(new Set(orders).size).toBe(12);
  });

  test('the hash seed of Python fails again under the seed of the run', async () => {
    const hashes = ['python3', '-c', "import sys; sys.exit(list({'a', 'b'}) != ['a', 'b'])"];
    const ran = await runRepeated(repeated(hashes, repeatPlan(10, { parallel: 2 })));
    const letters = lettersOf(ran);
    expect(letters).toMatch(/F/);
    expect(letters).toMatch(/\./);
    const run = letters.indexOf('F');
    const again = await runRepeated(repeated(hashes, repeatPlan(10, { only: run })));
    expect(repetitionOf(again).runs).toEqual([run]);
    expect(lettersOf(again)).toBe('F');
  });

  test('the number of cores it is bound to', async () => {
    const cells = [
      cell('cpus=1', { levels: { cpus: '1' }, cpus: 1 }),
      cell('cpus=all', { levels: { cpus: 'all' } }),
    ];
    const ran = await runRepeated(repeated('test "$(nproc)" -gt 1', repeatPlan(6, { cells })));
    // A machine with a single core fails under both.
    const all = os.availableParallelism() > 1 ? '...' : 'FFF';
    expect(byLevel(ran, 'cpus')).toEqual({ '1': 'FFF', all });
  });

  test('the time zone', async () => {
    const cells = ['UTC', 'Asia/Kathmandu'].map(zone =>
      cell(`TZ=${zone}`, { levels: { timezone: zone }, env: { TZ: zone } }),
    );
    const ran = await runRepeated(repeated('test "$(date -d @0 +%z)" = +0000', repeatPlan(6, { cells })));
    expect(byLevel(ran, 'timezone')).toEqual({ UTC: '...', 'Asia/Kathmandu': 'FFF' });
  });

  test('a variable, also where the scenario sets it', async () => {
    const cells = ['1', '8'].map(value =>
      cell(`WORKERS=${value}`, { levels: { WORKERS: value }, env: { WORKERS: value } }),
    );
    const planned = repeated('test "$WORKERS" -lt 4', repeatPlan(4, { cells }), {
      driver: { env: { WORKERS: '99' } },
    });
    expect(byLevel(await runRepeated(planned), 'WORKERS')).toEqual({ '1': '..', '8': 'FF' });
  });

  test('processes that compute beside it', async () => {
    const cells = [0, 2].map(hogs => cell(`load=${hogs}`, { levels: { load: String(hogs) }, hogs }));
    // Copies that run at once are dealt the same cell.
    const repeat = repeatPlan(8, { parallel: 2, cells, deck: [1, 1, 0, 0] });
    const ran = await runRepeated(repeated(['sh', program('neighbours.sh')], repeat));
    expect(byLevel(ran, 'load')).toEqual({ '0': '....', '2': 'FFFF' });
    expect(repetitionOf(ran).tests[0]?.failures[0]?.message).toContain('found 2 processes');
  });

  test('being stopped now and then', async () => {
    const cells = ['off', 'on'].map(level =>
      cell(`pulses=${level}`, { levels: { pulses: level }, pulses: level === 'on' }),
    );
    // What was stopped is told so when it is continued.
    const waits = [
      'import signal, sys',
      'signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCONT})',
      'sys.exit(signal.sigtimedwait({signal.SIGCONT}, 1) is not None)',
    ].join('\n');
    const repeat = repeatPlan(6, { parallel: 2, cells });
    const ran = await runRepeated(repeated(['python3', '-c', waits], repeat));
    expect(byLevel(ran, 'pulses')).toEqual({ off: '...', on: 'FFF' });
  });

  test('copies at once that share a file', async () => {
    const letters = async (parallel: number, wait: number) => {
      const env = { PLACE: freshFolder(), WAIT: String(wait) };
      const planned = repeated(['sh', program('share.sh')], repeatPlan(4, { parallel }), { driver: { env } });
      return lettersOf(await runRepeated(planned));
    };
    expect(await letters(1, 1)).toBe('....');
    expect(await letters(2, 2000)).toMatch(/F/);
  });
});

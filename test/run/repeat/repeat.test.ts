import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PlannedScenario } from '../../../src/model/plan.ts';
import { fold } from '../../../src/run/fold.ts';
import { freshFolder, PROGRAMS, pairedPlan, planOf, runPlan, scenario } from '../suite.ts';
import { cell, lettersOf, repeated, repeatPlan, repetitionOf, runRepeated } from './repeats.ts';

/** A command that notes its variables in a file of its own for each run. */
function noting(...names: readonly string[]) {
  const notes = freshFolder();
  const command = `printf '%s\\n' ${names.map(name => `"$${name}"`).join(' ')} > "$NOTES/$STRESS_RUN"`;
  const read = (): readonly (readonly string[])[] =>
    readdirSync(notes)
      .sort((a, b) => Number(a) - Number(b))
      .map(name => readFileSync(join(notes, name), 'utf8').trimEnd().split('\n'));
  return { command, env: { NOTES: notes }, read };
}

describe('a repeated scenario', () => {
  test('makes each run in a fresh process, with its number, its seeds and folders of its own', async () => {
    const { command, env, read } = noting(
      'STRESS_RUN',
      'STRESS_SEED',
      'STRESS_ORDER',
      'STRESS_USER',
      'STRESS_DIR',
      'TMPDIR',
      'PYTHONHASHSEED',
    );
    const planned = repeated(
      `test -z "$(ls "$STRESS_DIR" "$TMPDIR" | grep -v :)" && touch "$STRESS_DIR/x" "$TMPDIR/x" && ${command}`,
      repeatPlan(5, { parallel: 3 }),
      { driver: { env } },
    );
    const ran = await runRepeated(planned);
    expect(lettersOf(ran)).toBe('.....');
    const notes = read();
    const { seeds, orders } = repetitionOf(ran);
    expect(notes.map(([run, seed, order, user]) => [run, seed, order, user])).toEqual(
      [0, 1, 2, 3, 4].map(run => [String(run), String(seeds[run]), String(orders[run]), '0']),
    );
    for (const at of [1, 2, 4, 5]) expect(new Set(notes.map(note => note[at])).size).toBe(5);
    expect(notes.every(note => note[6] === note[1])).toBe(true);
    expect(Math.max(...orders)).toBeLessThan(2 ** 31);
    expect(notes.flatMap(note => [note[4], note[5]]).some(folder => existsSync(folder ?? ''))).toBe(false);
  });

  test('keeps the hash seed that the scenario sets, and sets none where seeds do not vary', async () => {
    const hashes = async (env: Readonly<Record<string, string>>, seed: boolean) => {
      const notes = noting('PYTHONHASHSEED');
      const repeat = repeatPlan(2, { varies: { seed, order: true } });
      await runRepeated(repeated(notes.command, repeat, { driver: { env: { ...notes.env, ...env } } }), {
        environment: { PATH: process.env.PATH },
      });
      return notes.read().flat();
    };
    expect(await hashes({ PYTHONHASHSEED: '7' }, true)).toEqual(['7', '7']);
    expect(await hashes({}, false)).toEqual(['', '']);
  });

  test('is measured by nothing but how its tests end', async () => {
    const ran = await runRepeated(repeated('echo load=3 count >> "$STRESS_METRICS"', repeatPlan(3)));
    expect(ran.of('it')).toMatchObject({
      metrics: [],
      series: null,
      outcomes: { ok: 3 },
      ending: { kind: 'complete' },
    });
  });

  test('runs as many copies at once as the plan says, and no more', async () => {
    const place = freshFolder();
    // Each copy waits until three are there, counts how many are, and goes.
    const command = [
      'touch "$PLACE/in-$STRESS_RUN"; step=0',
      'until [ "$(ls "$PLACE" | grep -c ^in)" -ge 3 ] || [ $step -ge 500 ]; do sleep 0.01; step=$((step + 1)); done',
      'ls "$PLACE" | grep -c ^in > "$PLACE/count-$STRESS_RUN"; touch "$PLACE/saw-$STRESS_RUN"; step=0',
      'until [ "$(ls "$PLACE" | grep -c ^saw)" -ge 3 ] || [ $step -ge 500 ]; do sleep 0.01; step=$((step + 1)); done',
    ].join('\n');
    await runRepeated(
      repeated(command, repeatPlan(3, { parallel: 3 }), { driver: { env: { PLACE: place } } }),
    );
    const counts = readdirSync(place).filter(name => name.startsWith('count'));
    expect(counts.map(name => readFileSync(join(place, name), 'utf8').trim())).toEqual(['3', '3', '3']);
  });

  test('goes on through failures of every kind', async () => {
    const command = 'case $STRESS_RUN in 0) exit 3;; 1) kill -SEGV $$;; 2) exit 127;; 3) sleep 60;; esac';
    const ran = await runRepeated(repeated(['sh', '-c', command], repeatPlan(5), { timeoutMs: 400 }));
    expect(lettersOf(ran)).toBe('FFFF.');
    expect(ran.of('it').ending).toEqual({ kind: 'complete' });
    const messages = repetitionOf(ran).tests[0]?.failures.map(({ message }) => message) ?? [];
    expect(messages).toHaveLength(4);
    expect(messages.join('\n')).toMatch(/code 3[\s\S]*SIGSEGV[\s\S]*code 127[\s\S]*timed out after 0.4 s/);
  });

  test('ends at once where the command cannot be started, and says why', async () => {
    const ran = await runRepeated(repeated(['./no-such-program'], repeatPlan(50)));
    expect(ran.of('it').ending).toEqual({
      kind: 'failing',
      reason: 'the command could not be started: the command was not found (ENOENT)',
    });
    expect(repetitionOf(ran).runs).toEqual([0]);
  });

  test('what was started before can be started: a shell that finds no command later is a failure', async () => {
    const ran = await runRepeated(repeated('test $STRESS_RUN -ne 1 || no-such-program', repeatPlan(3)));
    expect(lettersOf(ran)).toBe('.F.');
  });

  test('until its first failure begins no run after it', async () => {
    const ran = await runRepeated(
      repeated('test $STRESS_RUN -ne 2', repeatPlan(50, { until: { kind: 'first-failure' } })),
    );
    expect(lettersOf(ran)).toBe('..F');
    expect(ran.of('it').ending).toEqual({ kind: 'decided' });
  });

  test('until a bound makes as many runs as rule it out, and all of them after a failure', async () => {
    const until = { kind: 'bound', rate: 0.5 } as const;
    expect(lettersOf(await runRepeated(repeated('true', repeatPlan(9, { until }))))).toBe('.....');
    expect(lettersOf(await runRepeated(repeated('test $STRESS_RUN -ne 4', repeatPlan(9, { until }))))).toBe(
      '....F....',
    );
  });

  test('until a time makes runs until it is over, and one at least', async () => {
    const until = { kind: 'time', durationMs: 1 } as const;
    const ran = await runRepeated(repeated('sleep 0.05', repeatPlan(10_000, { until })));
    expect(lettersOf(ran)).toBe('.');
    expect(ran.of('it').ending).toEqual({ kind: 'complete' });
  });

  test('makes one run again, under its number, its seeds and its cell', async () => {
    const cells = ['a', 'b', 'c'].map(level => cell(level, { env: { LEVEL: level } }));
    const planned = (only: number | null) =>
      repeated('test "$LEVEL$((STRESS_SEED % 2))" != b1', repeatPlan(12, { cells, only }));
    const ran = await runRepeated(planned(null));
    const run = lettersOf(ran).indexOf('F');
    expect(run).toBeGreaterThanOrEqual(0);
    const again = await runRepeated(planned(run));
    expect(lettersOf(again)).toBe('F');
    const [all, one] = [repetitionOf(ran), repetitionOf(again)];
    expect([one.runs, one.seeds, one.orders, one.cells]).toEqual(
      [all.runs, all.seeds, all.orders, all.cells].map(column => [column[run]]),
    );
  });

  test('is recorded: the fold of its events is its result', async () => {
    const ran = await runRepeated(repeated('test $STRESS_RUN -ne 2', repeatPlan(6, { parallel: 3 })));
    expect(fold(ran.events).scenarios).toEqual(ran.result.scenarios);
  });

  test('keeps the whole output of the first failure of each look, and the end of the others', async () => {
    const command = 'seq 100; test $STRESS_RUN -eq 0 || { echo "error: $((STRESS_RUN % 2)) lost"; exit 1; }';
    const ran = await runRepeated(repeated(command, repeatPlan(3)));
    const parts = ran.file('logs/it.log').split(/^--- /m).slice(1);
    expect(parts.map(part => part.split('\n')[0])).toEqual([
      'run 0 · succeeded',
      'run 1 · exited with code 1',
      'run 2 · exited with code 1',
    ]);
    expect(parts.map(part => part.split('\n').includes('1'))).toEqual([false, true, false]);
    expect(parts.map(part => part.split('\n').includes('99'))).toEqual([true, true, true]);
  });
});

describe('conditions that this machine cannot give', () => {
  const unknown = 'xx_XX.UTF-8';
  const cells = [
    cell('cpus=8192', { levels: { cpus: '8192' }, cpus: 8192 }),
    cell(`locale=${unknown}`, { levels: { locale: unknown }, env: { LC_ALL: unknown, LANG: unknown } }),
    cell('TZ=No/Where', { levels: { timezone: 'No/Where' }, env: { TZ: 'No/Where' } }),
    cell('locale=C', { levels: { locale: 'C' }, env: { LC_ALL: 'C', LANG: 'C' } }),
  ];

  test('are caveats, and their runs are not made: the others keep their numbers', async () => {
    const ran = await runRepeated(repeated('true', repeatPlan(3, { cells })));
    expect(repetitionOf(ran).runs).toEqual([3, 7, 11]);
    expect(repetitionOf(ran).cells).toEqual([3, 3, 3]);
    const found = ran.result.caveats.filter(({ code }) => code === 'condition-missing');
    expect(found).toHaveLength(1);
    expect(found[0]?.text).toMatch(
      /^No run was made under cpus=8192 \(the workload has .* here\), locale=xx_XX.UTF-8 \(.*\), TZ=No\/Where \(.*\)$/,
    );
  });

  test('leave nothing to run where no cell is left', async () => {
    const ran = await runRepeated(repeated('true', repeatPlan(3, { cells: cells.slice(0, 1) })));
    expect(ran.of('it').ending).toMatchObject({ kind: 'not-run' });
    expect(ran.of('it').repetition).toBeUndefined();
  });

  test('too few runs for the combinations are a caveat, but not of a search that found a failure', async () => {
    const three = ['a', 'b', 'c'].map(level => cell(level, { levels: { LEVEL: level } }));
    const caveats = async (command: string, changes = {}) => {
      const ran = await runRepeated(repeated(command, repeatPlan(2, { cells: three, ...changes })));
      return ran.result.caveats.map(({ text }) => text);
    };
    expect(await caveats('true')).toEqual(['2 runs have seen 2 of 3 combinations of conditions']);
    expect(await caveats('false', { until: { kind: 'first-failure' } })).toEqual([]);
    expect(await caveats('true', { only: 1 })).toEqual([]);
  });
});

describe('a budget', () => {
  test('ends a repetition before a run that would not fit', async () => {
    const planned = { ...repeated('sleep 0.2', repeatPlan(100)), budgetMs: 1000 };
    const ran = await runPlan(planOf([planned], { budgetMs: 1000 }));
    expect(ran.of('it').ending).toEqual({ kind: 'budget' });
    expect(repetitionOf(ran).runs.length).toBeLessThan(6);
  });
});

describe('a repeated scenario in a run in pairs', () => {
  test('is repeated on the base alone, under the numbers, seeds and cells that the head had', async () => {
    const base = freshFolder();
    const head = freshFolder();
    for (const [folder, side] of [
      [base, 'base'],
      [head, 'head'],
    ] as const) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'side'), side);
    }
    const flaky: PlannedScenario = repeated(
      'test "$(cat side)" = base && test $((STRESS_SEED % 2)) -eq 0',
      repeatPlan(8, { parallel: 2 }),
    );
    const timed = scenario('timed', { command: 'true' });
    const plan = pairedPlan([timed, flaky], [2]);
    const orders = { timed: plan.pairing?.orders.timed ?? [] };
    const pairing = plan.pairing === null ? null : { ...plan.pairing, orders };
    const options = { workingDirectory: head, baseDirectory: base, setupArms: [] };
    const paired = await runPlan({ ...plan, pairing }, options);
    const alone = await runPlan(planOf([flaky]), { workingDirectory: head });
    const onBase = paired.of('it', 'base').repetition;
    const onHead = alone.of('it').repetition;
    expect([onBase?.seeds, onBase?.orders, onBase?.cells]).toEqual([
      onHead?.seeds,
      onHead?.orders,
      onHead?.cells,
    ]);
    expect(onBase?.tests[0]?.endings).toMatch(/^(?=.*F)(?=.*\.)[F.]{8}$/);
    expect(onHead?.tests[0]?.endings).toBe('FFFFFFFF');
    expect(paired.of('it').repetition).toBeUndefined();
    expect(paired.of('timed', 'base').outcomes).toEqual({ ok: 2 });
    expect(paired.file('logs/it.base.log')).toContain('run 0');
  });
});

describe('a folder of its own', () => {
  const writes = (read: string) =>
    scenario('it', {
      command: 'cp "$REPORT" "$STRESS_DIR/out.xml"',
      driver: {
        env: { REPORT: join(PROGRAMS, '../ingest/junit/pytest-9.0.2.xml') },
        read: [{ format: 'junit', from: read }],
      },
    });

  test('is given to an operation that reads from it, without a repetition too', async () => {
    const ran = await runPlan(planOf([writes('$STRESS_DIR/*.xml')]));
    expect(ran.of('it').failures[0]?.outcome).toMatchObject({ kind: 'broken' });
    expect(ran.of('it').failures[0]?.excerpt).toContain('test_error');
  });

  test('is given to no other operation', async () => {
    const ran = await runPlan(planOf([scenario('it', { command: 'test -z "$STRESS_DIR"' })]));
    expect(ran.of('it').outcomes).toEqual({ ok: 1 });
  });
});

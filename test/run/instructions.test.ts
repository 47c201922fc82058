import { chmodSync, existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CommandDriverPlan, PlannedScenario } from '../../src/model/plan.ts';
import { chooseCounter, counterFor } from '../../src/run/instructions/choose-counter.ts';
import { parsePerfStat } from '../../src/run/instructions/perf.ts';
import { unsteadyCount } from '../../src/run/instructions/steadiness.ts';
import { findExecutable } from '../../src/run/process/executable.ts';
import { freshFolder, pairedPlan, planOf, runOne, runPlan, samples, samplesOf, scenario } from './suite.ts';

/** The launcher's Perl and what test commands call, but no counter. */
const TOOLS = ['perl', 'sh', 'bash', 'cat', 'touch', 'mkfifo', 'sleep', 'true'];

/** A PATH without any counter but the given scripts. */
function pathWith(programs: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const folder = freshFolder();
  for (const tool of TOOLS) {
    const found = findExecutable(tool, process.env.PATH);
    if (found !== null) symlinkSync(found, join(folder, tool));
  }
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return { PATH: folder };
}

/**
 * Behaves as perf 6.1 does where there is a counter (`perf stat -x ; -e instructions:u -o FILE -- COMMAND…`), also in exiting with 0 when
 * its command is ended by a signal.
 */
const perfThatCounts = (count: string) => `
file=$7; shift 8
echo "# started on" > "$file"; echo "${count};;instructions:u;1000;100.00;;" >> "$file"
exec perl -e 'exit((system { $ARGV[0] } @ARGV) >> 8)' -- "$@"`;

const counting = (
  command: CommandDriverPlan['command'],
  more: Partial<Omit<PlannedScenario, 'driver'>> = {},
) => ({
  command,
  measure: 'instructions' as const,
  samples: samples(1),
  ...more,
});

describe('parsePerfStat()', () => {
  test.each([
    ['one line is the count', '123456;;instructions:u;5000;100.00;;', 123456],
    ['comments are skipped', '# started on Sat\n\n7;;instructions:u;5;100.00;0.5;insn per cycle', 7],
    [
      'the two sorts of cores of one processor add up',
      '40;;cpu_core/instructions/u;5;100.00;;\n2;;cpu_atom/instructions/u;5;100.00;;',
      42,
    ],
    [
      'a sort of core on which it never ran counts nothing',
      '40;;cpu_core/instructions/u;5;100.00;;\n<not counted>;;cpu_atom/instructions/u;0;0.00;;',
      40,
    ],
  ])('%s', (_, text, instructions) => {
    expect(parsePerfStat(text)).toEqual({ kind: 'counted', instructions });
  });

  test.each([
    ['a processor without counters', '<not supported>;;instructions:u;0;100.00;;', '<not supported>'],
    ['an extrapolation', '99;;instructions:u;5;61.20;;', 'counted only 61.20 % of the time'],
    ['nothing', '', 'no line about instructions'],
  ])('refuses %s', (_, text, reason) => {
    expect(parsePerfStat(text)).toMatchObject({ kind: 'fault', reason: expect.stringContaining(reason) });
  });
});

describe('chooseCounter()', () => {
  test('prefers perf where it gives a number', async () => {
    expect(await chooseCounter(pathWith({ perf: perfThatCounts('5000') }))).toMatchObject({
      counter: { name: 'perf stat', slowdown: 1 },
    });
  });

  test.each([
    [
      'nothing is installed',
      {},
      ['perf is not installed', 'valgrind is not installed', 'apt-get install valgrind'],
    ],
    ['the processor shows no counters', { perf: perfThatCounts('<not supported>') }, ['<not supported>']],
    [
      'the kernel forbids it',
      { perf: 'echo "Access to performance monitoring is limited" >&2; exit 255' },
      ['perf does not work: Access to performance monitoring is limited', 'perf_event_paranoid'],
    ],
    [
      'valgrind cannot load its tool',
      {
        valgrind:
          'case $1 in --version) echo valgrind-3.24.0;; *) echo "failed to start tool" >&2; exit 1; esac',
      },
      ['valgrind does not work: failed to start tool'],
    ],
    ['the count is zero', { perf: perfThatCounts('0') }, ['it counted no instruction']],
  ])('says why of each attempt, and the remedies, when %s', async (_, programs, words) => {
    const choice = await chooseCounter(pathWith(programs));
    for (const word of words) expect(choice).toMatchObject({ reason: expect.stringContaining(word) });
  });

  test('starts nothing for a plan that counts nothing', async () => {
    const trace = join(freshFolder(), 'started');
    const environment = pathWith({ perf: `touch ${trace}` });
    expect(await counterFor(planOf([scenario('it', { command: ['true'] })]), environment)).toMatchObject({
      kind: 'none',
    });
    expect(existsSync(trace)).toBe(false);
  });
});

describe('a scenario that counts instructions', () => {
  const environment = () => pathWith({ perf: perfThatCounts('5000') });

  test('gives its count and its errors, of its own metrics no time and no rate, and is not watched', async () => {
    const emit = "printf 'cost=1 ms\\nhits=3 /s\\nallocations=12\\ntime.wall=1 ms\\n' >> $STRESS_METRICS";
    const it = await runOne(counting(emit), { environment: environment() });
    expect(it.metrics.map(({ metric, samples: [value] }) => [metric.id, value])).toEqual([
      ['allocations', 12],
      ['cpu.instructions', 5000],
      ['errors.rate', 0],
    ]);
    expect(it.unavailable.map(({ metric }) => metric).sort()).toEqual(['cost', 'hits']);
    expect(it.series).toBeNull();
  });

  test('names its counter in the environment', async () => {
    const plan = planOf([scenario('it', counting(['true']))]);
    const { result } = await runPlan(plan, { environment: environment() });
    expect(result.environment.runtimes).toMatchObject({ 'instruction counter': 'perf stat' });
  });

  test.each([
    ['a crash stays a crash, although perf hides it', ['sh', '-c', 'kill -SEGV $$'], 'signalled'],
    ['a failure stays a failure', ['sh', '-c', 'exit 3'], 'failed'],
    ['a missing command cannot be started', ['/nonexistent'], 'unstartable'],
    ['a command that is no program cannot be started', ['/etc/hostname'], 'unstartable'],
  ])('%s', async (_, command, outcome) => {
    const it = await runOne(counting(command), { environment: environment() });
    expect(it.outcomes).toEqual({ [outcome]: 1 });
  });

  test('is broken when the counter leaves no number, not a success without one', async () => {
    const counted = join(freshFolder(), 'counted');
    const once = `if [ -e ${counted} ]; then shift 8; exec "$@"; fi; touch ${counted}${perfThatCounts('5000')}`;
    const it = await runOne(counting(['true']), { environment: pathWith({ perf: once }) });
    expect(it.outcomes).toEqual({ broken: 1 });
    expect(it.failures[0]?.outcome).toMatchObject({ reason: expect.stringContaining('perf left no count') });
  });

  test('is doubted when its counts vary', async () => {
    const lines = join(freshFolder(), 'lines');
    const growing = `echo >> ${lines}; n=0; while read -r _; do n=$((n + 20000)); done < ${lines}\n${perfThatCounts('$((1000000 + n))')}`;
    const plan = planOf([scenario('it', counting(['true'], { samples: samples(5) }))]);
    const { result } = await runPlan(plan, { environment: pathWith({ perf: growing }) });
    expect(result.caveats.filter(({ scenario: of }) => of === 'it')).toMatchObject([
      { code: 'unsteady-count', text: expect.stringMatching(/between 1,040,000 and 1,120,000 .*7\.4 %/) },
    ]);
  });

  test.each([
    ['alone', planOf],
    ['in pairs', (all: readonly PlannedScenario[]) => pairedPlan(all, [1])],
  ])('is not run, and never timed instead, where nothing counts: %s', async (_, planned) => {
    const plan = planned([scenario('count', counting(['true'])), scenario('time', { command: ['true'] })]);
    const ran = await runPlan(plan, { environment: pathWith({}), baseDirectory: freshFolder() });
    for (const arm of plan.pairing === null ? (['head'] as const) : (['head', 'base'] as const)) {
      expect(ran.of('count', arm)).toMatchObject({
        ending: { kind: 'not-run', reason: expect.stringContaining('valgrind is not installed') },
        metrics: [],
        outcomes: {},
      });
      expect(ran.of('time', arm).outcomes).toEqual({ ok: 1 });
    }
  });
});

describe('unsteadyCount()', () => {
  test.each([
    ['four counts say nothing yet', [1e6, 2e6, 1e6, 2e6], false],
    ['a spread of 1 % is tolerated', [1e6, 1e6, 1e6, 1e6, 1.01e6], false],
    ['one count beyond it is enough', [1e6, 1e6, 1e6, 1e6, 1.011e6], true],
  ])('%s', (_, counts, doubted) => {
    expect(unsteadyCount('it', counts) !== null).toBe(doubted);
  });
});

/** Where everything has to be checked, a missing program is a failure and not a reason to skip. */
const missing = findExecutable('valgrind', process.env.PATH) === null && process.env.CI !== 'true';

describe.skipIf(missing)(`counting with valgrind${missing ? ' (skipped: it is not installed)' : ''}`, () => {
  /** Whatever this machine's perf can do: it is not asked. */
  const environment = () => ({ PATH: `${pathWith({ perf: 'exit 1' }).PATH}:${process.env.PATH}` });
  const loop = (rounds: number) => `i=0; while [ $i -lt ${rounds} ]; do i=$((i + 1)); done`;
  const count = async (script: string, more: Partial<PlannedScenario> = {}): Promise<readonly number[]> =>
    samplesOf(
      await runOne(counting(['/bin/sh', '-c', script], more), { environment: environment() }),
      'cpu.instructions',
    );

  test('gives the same number again, and a larger one for more work', async () => {
    const [first = 0, second = 0, third = 0] = await count(loop(2000), { samples: samples(3) });
    expect(Math.max(first, second, third) / Math.min(first, second, third)).toBeLessThan(1.001);
    const [more = 0] = await count(loop(4000));
    expect(more / first).toBeGreaterThan(1.5);
  });

  test('counts children, and what a child inherits from before the fork only once', async () => {
    const [start = 0] = await count(':');
    const [parent = 0] = await count(loop(3000));
    const [both = 0] = await count(`${loop(3000)}; (${loop(3000)}); :`);
    const work = parent - start;
    expect((both - start) / work).toBeGreaterThan(1.9);
    expect((both - start) / work).toBeLessThan(2.1);
  });

  test('waits a hundred times longer before it calls a command hung', async () => {
    expect(await count('sleep 0.3', { timeoutMs: 200 })).toHaveLength(1);
  });
});

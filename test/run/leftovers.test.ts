import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freshFolder, planOf, runPlan, samplesOf, scenario } from './suite.ts';

/** Processes whose command line contains `text`. A distinct sleep time names the children of one test. */
function alive(text: string): readonly string[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(pid => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')];
      } catch {
        return [];
      }
    })
    .filter(line => line.includes(text));
}

/** An environment whose PATH has what the programs need, but no Perl. */
function withoutPerl(): NodeJS.ProcessEnv {
  const folder = join(freshFolder(), 'bin');
  mkdirSync(folder);
  for (const name of [
    'bash',
    'sh',
    'sleep',
    'setsid',
    'node',
    'cat',
    'env',
    'sort',
    'tr',
    'readlink',
    'true',
    'mkfifo',
  ]) {
    symlinkSync(execFileSync('which', [name], { encoding: 'utf8' }).trim(), join(folder, name));
  }
  return { ...process.env, PATH: folder };
}

const launchers: readonly (readonly [string, () => NodeJS.ProcessEnv])[] = [
  ['with Perl', () => process.env],
  ['without Perl', withoutPerl],
];

describe.skipIf(process.platform !== 'linux').each(launchers)(
  'nothing outlives its operation %s',
  (name, environment) => {
    const unique = (base: number) => String(base + (name === 'with Perl' ? 0 : 1) + process.pid * 10);

    test('children that a command leaves behind, also by setsid and double fork, are killed and told', async () => {
      const seconds = unique(4_000_000);
      const plan = planOf([scenario('it', { command: ['./orphans.sh', seconds] })]);
      const ran = await runPlan(plan, { environment: environment() });
      expect(ran.of('it').outcomes).toEqual({ ok: 1 });
      expect(ran.result.caveats.filter(({ code }) => code === 'left-processes')).toMatchObject([
        {
          text: 'Invocation 0 left 3 processes behind (sleep), which were killed',
          scenario: 'it',
        },
      ]);
      expect(alive(seconds)).toEqual([]);
    });

    test('the time of a command ends with the command, not with what it left behind', async () => {
      const plan = planOf([scenario('it', { command: ['./orphans.sh', unique(5_000_000)] })]);
      const ran = await runPlan(plan, { environment: environment() });
      const [invocation] = ran.events.flatMap(event =>
        event.type === 'invocation-finished' ? [event.invocation] : [],
      );
      // The children had 200 ms to end by themselves before they were killed: that is in the duration, not in the metric.
      expect(invocation?.durationMs).toBeGreaterThan(200);
      expect((invocation?.metrics['time.wall'] ?? Infinity) / 1e6).toBeLessThan(
        (invocation?.durationMs ?? 0) - 150,
      );
    });

    test('a tree that ignores SIGTERM is gone after its timeout, and is not said to be left behind', async () => {
      const mark = unique(9_000_000);
      const ran = await runPlan(planOf([scenario('it', { command: ['./hang.sh', mark], timeoutMs: 200 })]), {
        environment: environment(),
      });
      expect(ran.of('it').outcomes).toEqual({ timeout: 1 });
      expect(ran.result.caveats.map(({ code }) => code).filter(code => code !== 'plain-launcher')).toEqual(
        [],
      );
      expect(alive(mark)).toEqual([]);
    });

    test('children that end by themselves within a moment are not left behind', async () => {
      const plan = planOf([scenario('it', { command: 'sleep 0.01 & exit 0' })]);
      const ran = await runPlan(plan, { environment: environment() });
      expect(ran.result.caveats.map(({ code }) => code).filter(code => code !== 'plain-launcher')).toEqual(
        [],
      );
    });

    test('CPU time and memory come from the kernel, or their absence is stated', async () => {
      const ran = await runPlan(planOf([scenario('it', { command: ['node', '-e', '0'] })]), {
        environment: environment(),
      });
      const it = ran.of('it');
      expect(samplesOf(it, 'time.wall')[0]).toBeGreaterThan(1e6);
      if (name === 'with Perl') {
        expect(samplesOf(it, 'time.user')[0]).toBeGreaterThan(1e6);
        expect(samplesOf(it, 'memory.peak')[0]).toBeGreaterThan(20 * 1024 ** 2);
        expect(ran.result.caveats).toEqual([]);
      } else {
        expect(it.unavailable).toContainEqual({ metric: 'time.user', reason: expect.stringMatching('Perl') });
        expect(ran.result.caveats.map(({ code }) => code)).toEqual(['plain-launcher']);
      }
    });
  },
);

describe.skipIf(process.platform !== 'linux')('the launcher', () => {
  test('reaches even children that cleared their environment and left the session', async () => {
    const seconds = String(6_000_000 + process.pid * 10);
    const ran = await runPlan(
      planOf([scenario('it', { command: `env -i setsid sleep ${seconds} & exit 0` })]),
    );
    expect(ran.result.caveats.map(({ code }) => code)).toEqual(['left-processes']);
    expect(alive(`sleep ${seconds}`)).toEqual([]);
  });

  test('that a workload kills is a broken measurement, and its tree is still cleared', async () => {
    const seconds = String(7_000_000 + process.pid * 10);
    const ran = await runPlan(
      planOf([scenario('it', { command: `setsid sleep ${seconds} & kill -9 $PPID; sleep ${seconds}` })]),
    );
    expect(ran.of('it').failures[0]?.outcome).toEqual({
      kind: 'broken',
      reason: 'the measurement launcher was killed',
    });
    expect(alive(`sleep ${seconds}`)).toEqual([]);
  });

  test('is not swayed by Perl switches or a missing locale, and hands both on', async () => {
    const environment = { ...process.env, PERL5OPT: '-Mno_such_module', LC_ALL: 'xx_YY.UTF-8' };
    const ran = await runPlan(
      planOf([
        scenario('it', {
          command: ['sh', '-c', 'echo "$PERL5OPT $LC_ALL"; env | grep -c STRESS_RE; exit 1'],
        }),
      ]),
      { environment },
    );
    expect(ran.of('it').failures[0]?.excerpt).toBe('-Mno_such_module xx_YY.UTF-8\n0');
  });

  test('raises the oom_score_adj of the command', async () => {
    const ran = await runPlan(planOf([scenario('it', { command: 'cat /proc/self/oom_score_adj; exit 1' })]));
    expect(Number(ran.of('it').failures[0]?.excerpt)).toBeGreaterThanOrEqual(800);
  });

  test('does not hand its report descriptor to the command', async () => {
    const ran = await runPlan(
      planOf([scenario('it', { command: ['sh', '-c', 'echo >&3 && echo open; exit 1'] })]),
    );
    expect(ran.of('it').failures[0]?.excerpt).toMatch(/bad file descriptor/i);
  });

  test('ends everything when this program is killed', async () => {
    const seconds = String(8_000_000 + process.pid * 10);
    const program = `
      const { chooseLauncher } = await import(${JSON.stringify(join(import.meta.dirname, '../../src/run/process/choose-launcher.ts'))});
      const launcher = await chooseLauncher(process.env);
      launcher.launch({ argv: ['bash', '-c', 'setsid sleep ${seconds} & echo up; sleep ${seconds}'], cwd: '/', env: { PATH: process.env.PATH } },
        { output: 'pipe', onSpawn: child => child.stdout.once('data', () => process.kill(process.pid, 'SIGKILL')) });`;
    const node = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'inherit' });
    const signal = await new Promise(resolve => node.once('exit', (_, name) => resolve(name)));
    expect(signal).toBe('SIGKILL');
    await expect.poll(() => alive(`sleep ${seconds}`), { timeout: 5000 }).toEqual([]);
  });
});

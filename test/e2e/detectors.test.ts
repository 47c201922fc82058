import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { View } from '../../src/model/view.ts';
import { cli, temporaryFolder } from '../helpers/command-line.ts';

/** Real programs with real faults, under the real tools. A tool that is missing on this machine skips its tests, but for `CI=true`. */
const has = (tool: string): boolean =>
  process.env.CI === 'true' || spawnSync('which', [tool], { stdio: 'ignore' }).status === 0;

const folder = temporaryFolder();
afterAll(folder.dispose);

const put = (name: string, text: string): void => {
  mkdirSync(join(folder.path, name, '..'), { recursive: true });
  writeFileSync(join(folder.path, name), text);
};
const build = (command: string, ...args: readonly string[]): void => {
  execFileSync(command, args, { cwd: folder.path, env: { ...process.env, GOFLAGS: '-mod=mod' } });
};

/** One scenario of five invocations through the command line; gives its checks and what was printed. */
async function judged(name: string, command: string, detectors: string) {
  const suite = `version: 1\nsuite: twins\nscenarios:\n  ${name}:\n    command: ${command}\n    detectors: ${detectors}\n    samples: { warmup: 0, min: 3, max: 3 }\n`;
  put(`${name}.yml`, suite);
  const out = `out-${name}`;
  const finished = await cli(
    ['run', '--config', `${name}.yml`, '--against', 'none', '--out', out],
    folder.path,
  );
  const view: View = JSON.parse(readFileSync(join(folder.path, out, 'results.json'), 'utf8'));
  const checks = view.verdict.checks.map(({ rule, subject, status }) => [subject ?? rule, status]);
  const faults = view.analysis.scenarios.flatMap(({ detected }) =>
    (detected?.detectors ?? []).flatMap(detector => detector.faults),
  );
  return { ...finished, checks, faults, junit: readFileSync(join(folder.path, out, 'junit.xml'), 'utf8') };
}

const GO = (body: string): string => `package main

import "sync"

var total int
var mutex sync.Mutex

func add() {
${body}
}

func main() {
	var group sync.WaitGroup
	for i := 0; i < 2; i++ {
		group.Add(1)
		go func() { defer group.Done(); add() }()
	}
	group.Wait()
}
`;

describe.runIf(has('go'))('a race in Go', () => {
  put('go.mod', 'module example.com/twins\n\ngo 1.21\n');
  put('bad/main.go', GO('\ttotal++'));
  put('good/main.go', GO('\tmutex.Lock()\n\ttotal++\n\tmutex.Unlock()'));

  test('is caught under -race, named, and said once', async () => {
    build('go', 'build', '-race', '-o', 'bad-race', './bad');
    const { code, stdout, checks, faults, junit } = await judged('bad', './bad-race', '[go-race]');
    expect(checks).toEqual([['go-race', 'fail']]);
    expect(faults.map(fault => [fault.class, fault.place])).toEqual([
      ['race', { file: 'bad/main.go', line: 9 }],
    ]);
    expect(stdout).toContain('go-race of bad: race: DATA RACE: ');
    expect(stdout).toContain('main.add at bad/main.go:9');
    expect(junit).toContain('<testcase name="go-race detector"');
    expect(code).toBe(1);
  });

  test('cannot be told without -race, whatever the exit code', async () => {
    build('go', 'build', '-o', 'bad-plain', './bad');
    const { code, stdout, checks } = await judged('plain', './bad-plain', '[go-race]');
    expect(checks).toContainEqual(['go-race', 'inconclusive']);
    expect(stdout.replace(/\s+/g, ' ')).toContain('bad-plain was not built with -race');
    expect(code).toBe(0);
  });

  test('is excluded by a good twin up to a share', async () => {
    build('go', 'build', '-race', '-o', 'good-race', './good');
    const { code, stdout, checks } = await judged('good', './good-race', '[go-race, go-deadlock]');
    expect(checks).toEqual([
      ['outcome', 'pass'],
      ['go-deadlock', 'pass'],
      ['go-race', 'pass'],
    ]);
    // 1 − 0.05^(1/3)
    expect(stdout.replace(/\s+/g, ' ')).toContain('none in 3, in fewer than 63.2 % (95 %)');
    expect(code).toBe(0);
  });
});

const C = (guard: string): string => `#include <pthread.h>
static int total;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static void *add(void *argument) {
  ${guard === '' ? '' : 'pthread_mutex_lock(&mutex);'}
  for (int i = 0; i < 1000; i++) total++;
  ${guard === '' ? '(void)mutex;' : 'pthread_mutex_unlock(&mutex);'}
  return argument;
}
int main(void) {
  pthread_t threads[2];
  for (int i = 0; i < 2; i++) pthread_create(&threads[i], 0, add, 0);
  for (int i = 0; i < 2; i++) pthread_join(threads[i], 0);
  return 0;
}
`;

describe.runIf(has('gcc'))('a race in C', () => {
  put('bad.c', C(''));
  put('good.c', C('guarded'));

  test('is caught by ThreadSanitizer, and its good twin passes', async () => {
    for (const name of ['bad', 'good'])
      build('gcc', '-g', '-fsanitize=thread', '-pthread', `${name}.c`, '-o', `${name}-tsan`);
    const bad = await judged('tsan-bad', './bad-tsan', '[tsan]');
    expect(bad.checks).toEqual([['tsan', 'fail']]);
    expect(bad.faults.map(fault => [fault.class, fault.place])).toEqual([
      ['race', { file: 'bad.c', line: 6 }],
    ]);
    const good = await judged('tsan-good', './good-tsan', '[tsan]');
    expect(good.checks).toEqual([
      ['outcome', 'pass'],
      ['tsan', 'pass'],
    ]);
  });

  test('cannot be told without the sanitizer', async () => {
    build('gcc', '-g', '-pthread', 'bad.c', '-o', 'bad-plain-c');
    const { checks, stdout } = await judged('tsan-missing', './bad-plain-c', '[tsan]');
    expect(checks).toContainEqual(['tsan', 'inconclusive']);
    expect(stdout.replace(/\s+/g, ' ')).toContain('there is no __tsan_init in bad-plain-c');
  });

  test('cannot be told where only one of two programs has the sanitizer, or where it is switched off', async () => {
    const mixed = await judged('tsan-mixed', './good-tsan && ./bad-plain-c', '[tsan]');
    expect(mixed.checks).toContainEqual(['tsan', 'inconclusive']);
    expect(mixed.stdout.replace(/\s+/g, ' ')).toContain('bad-plain-c has no __tsan_init');
    const off = await judged('tsan-off', 'TSAN_OPTIONS=report_bugs=0 ./bad-tsan', '[tsan]');
    expect(off.checks).toContainEqual(['tsan', 'inconclusive']);
    expect(off.stdout.replace(/\s+/g, ' ')).toContain('TSAN_OPTIONS=report_bugs=0 in the command');
  });

  test('is judged where a program without the sanitizer starts one that has it', async () => {
    const program = (body: string): string =>
      `#include <stdlib.h>\n#include <unistd.h>\nint main(void) { return ${body}; }\n`;
    put('sleeps.c', program('usleep(500000)'));
    put('starts.c', program('system("./sleeps")'));
    build('gcc', '-fsanitize=thread', 'sleeps.c', '-o', 'sleeps');
    build('gcc', 'starts.c', '-o', 'starts');
    const { checks } = await judged('tsan-started', './starts', '[tsan]');
    expect(checks).toContainEqual(['tsan', 'pass']);
  });

  test.runIf(has('valgrind'))('is caught by Helgrind, whose exit code says nothing of it', async () => {
    build('gcc', '-g', '-pthread', 'bad.c', '-o', 'bad-helgrind');
    const { checks, faults } = await judged(
      'helgrind',
      'valgrind --tool=helgrind ./bad-helgrind',
      '[helgrind]',
    );
    expect(checks).toEqual([['helgrind', 'fail']]);
    expect(faults.map(({ class: kind, stacks }) => [kind, stacks[0]?.[0]])).toEqual([
      ['race', 'add at bad.c:6'],
    ]);
  });
});

const JAVA = `public class Locks {
    static void both(Object first, Object second, java.util.concurrent.CyclicBarrier meet) {
        synchronized (first) {
            try { meet.await(); } catch (Exception broken) { throw new IllegalStateException(broken); }
            synchronized (second) { System.out.println("never"); }
        }
    }
    public static void main(String[] arguments) throws Exception {
        Object a = new Object(), b = new Object();
        var meet = new java.util.concurrent.CyclicBarrier(2);
        Thread one = new Thread(() -> both(a, b, meet)), two = new Thread(() -> both(b, a, meet));
        one.setDaemon(true); two.setDaemon(true);
        one.start(); two.start();
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        while (threads.findDeadlockedThreads() == null) Thread.onSpinWait();
        String pid = String.valueOf(ProcessHandle.current().pid());
        new ProcessBuilder("jcmd", pid, "Thread.print").inheritIO().start().waitFor();
    }
}
`;

describe.runIf(has('javac') && has('jcmd'))('a deadlock in Java', () => {
  test('is read from the thread dump', async () => {
    put('Locks.java', JAVA);
    build('javac', 'Locks.java');
    const { checks, faults } = await judged('java', 'java Locks', '[java-deadlock]');
    expect(checks).toEqual([['java-deadlock', 'fail']]);
    expect(faults.map(({ class: kind, place }) => [kind, place])).toEqual([
      ['deadlock', { file: 'Locks.java', line: 5 }],
    ]);
  });
});

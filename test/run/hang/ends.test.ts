import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import type { HangPlan } from '../../../src/model/detected.ts';
import { findMarked } from '../../../src/run/process/marked.ts';
import { freshFolder, planOf, runOne, runPlan, scenario } from '../suite.ts';
import { C, GO, isInstalled, PYTHON, workshop } from './toolchains.ts';

const folder = workshop();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hang = (changes: Partial<HangPlan> = {}) => ({
  detectors: {
    names: ['hang'],
    hang: { afterMs: 1000, stretches: false, progress: 'offered', ...changes } satisfies HangPlan,
  },
});
const LATE = { afterMs: 60_000 };

describe.runIf(process.platform === 'linux')('where the limit comes first,', () => {
  test('a program that only computes hangs, and is not said to be livelocked', async () => {
    const command = ['sh', '-c', 'while :; do :; done'];
    const result = await runOne({ command, timeoutMs: 600, ...hang(LATE) });
    expect(result.failures[0]?.outcome).toEqual({ kind: 'timeout', afterMs: 600 });
    expect(result.detected?.faults).toMatchObject([{ class: 'hang', detector: 'hang' }]);
    expect(result.detected?.faults[0]?.text).toMatch(/ R none {2}CPU \d+ /);
  });

  test.runIf(isInstalled('gcc'))('a deadlock is named all the same', async () => {
    const result = await runOne({ command: C.make('abba', folder), timeoutMs: 800, ...hang(LATE) });
    expect(result.failures[0]?.outcome).toEqual({ kind: 'timeout', afterMs: 800 });
    expect(result.detected?.faults).toMatchObject([{ class: 'deadlock' }]);
  });

  test.runIf(isInstalled('go'))('Go is asked for its goroutines, which it does not outlive', async () => {
    const command = GO.make('abba', folder);
    const result = await runOne({ command, timeoutMs: 800, ...hang(LATE) });
    expect(result.failures[0]?.outcome).toEqual({ kind: 'timeout', afterMs: 800 });
    const [fault] = result.detected?.faults ?? [];
    expect(fault).toMatchObject({ class: 'deadlock', title: expect.stringMatching(/^2 goroutines wait/) });
    expect(fault?.stacks[0]?.[0]).toMatch(/^main\.transfer at .*main\.go:\d+$/);
  });
});

describe.runIf(process.platform === 'linux')('a program that must show progress', () => {
  test('stalls where it is only silent', async () => {
    const result = await runOne({ command: ['sleep', '30'], ...hang({ progress: 'required' }) });
    expect(result.failures[0]?.outcome).toMatchObject({ kind: 'hung', class: 'stall' });
  });

  test('is left alone while it prints', async () => {
    const command = 'for i in 1 2 3 4 5 6; do echo $i; sleep 0.4; done';
    const result = await runOne({ command, ...hang({ progress: 'required' }) });
    expect(result.failures).toEqual([]);
  });

  test('is left alone while it touches $STRESS_PROGRESS', async () => {
    const command = 'for i in 1 2 3 4 5 6; do touch "$STRESS_PROGRESS"; sleep 0.4; done';
    const result = await runOne({ command, ...hang({ progress: 'required' }) });
    expect(result.failures).toEqual([]);
  });
});

/** What the tree has printed by now. */
async function pidIn(file: string): Promise<number> {
  while (!existsSync(file) || readFileSync(file, 'utf8').trim() === '') await sleep(10);
  return Number(readFileSync(file, 'utf8'));
}

const isAlive = (pid: number): boolean =>
  existsSync(`/proc/${pid}/exe`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));

describe.runIf(process.platform === 'linux' && isInstalled('python3'))('evidence', () => {
  test('names where in Python each thread was, and stands in the log', async () => {
    const ran = await runPlan(planOf([scenario('it', { command: PYTHON.make('abba', folder), ...hang() })]));
    const [fault] = ran.of('it').detected?.faults ?? [];
    expect(fault?.stacks.flat()).toContainEqual(expect.stringMatching(/^transfer at .*abba\.py:\d+$/));
    const log = ran.file('logs/it.log');
    expect(log).toContain('--- invocation 0, hang\nAll 3 threads of python');
    expect(log).toMatch(/futex lock 0x[\da-f]+ {2}CPU/);
  });

  test('asks a Python program that handles SIGUSR1, and does not end it by that', async () => {
    const code =
      'import faulthandler, signal, threading\nfaulthandler.register(signal.SIGUSR1)\nthreading.Event().wait()';
    const env = { PYTHONFAULTHANDLER: '' };
    const result = await runOne({ command: ['python3', '-c', code], driver: { env }, ...hang() });
    expect(result.detected?.faults[0]?.stacks.flat()).toEqual(['<module> at <string>:3']);
    expect(result.failures[0]?.excerpt).toBe('');
  });

  test("takes Node's own report where the program writes one on a signal", async () => {
    const program =
      'require("fs").writeFileSync(process.env.STRESS_PROGRESS, "x"); setTimeout(() => {}, 1e6)';
    const command = ['node', '--report-on-signal', `--report-directory=${freshFolder()}`, '-e', program];
    const result = await runOne({ command, ...hang() });
    expect(result.detected?.faults[0]).toMatchObject({
      class: 'stall',
      text: expect.stringContaining('The event loop waits for: timer'),
    });
  });

  test('waits for no pipe that a program passes off as its report', async () => {
    const folder = freshFolder();
    const program = `
      require('child_process').execFileSync('mkfifo', ['${folder}/report.json']);
      process.on('SIGUSR2', () => console.error('Writing Node.js report to file: report.json'));
      require('fs').writeFileSync(process.env.STRESS_PROGRESS, 'x');
      setTimeout(() => {}, 1e6);`;
    const command = ['node', '-e', program, '--', '--report-on-signal', `--report-directory=${folder}`];
    const result = await runOne({ command, ...hang() });
    expect(result.detected?.faults[0]).toMatchObject({ class: 'stall' });
    expect(result.detected?.faults[0]?.text).not.toContain('Report of');
  });

  test('leaves no debugger and no process alive when the run is interrupted meanwhile', async () => {
    const bin = freshFolder();
    const gdb = join(bin, 'gdb');
    writeFileSync(gdb, '#!/bin/sh\necho $$ > "$0.pid"\nexec sleep 1000\n');
    chmodSync(gdb, 0o755);
    const person = new AbortController();
    const command = PYTHON.make('abba', folder);
    const driver = { env: { PATH: `${bin}${delimiter}${process.env.PATH}` } };
    const marker = `hang-test-${process.pid}`;
    const running = runPlan(planOf([scenario('it', { command, driver, timeoutMs: 60_000, ...hang() })]), {
      signal: person.signal,
      marker,
    });
    const debuggerPid = await pidIn(`${gdb}.pid`);
    person.abort('SIGINT');
    const result = (await running).of('it');
    expect(result.failures[0]?.outcome).toMatchObject({ kind: 'hung', class: 'deadlock' });
    expect(findMarked(marker)).toEqual([]);
    expect(isAlive(debuggerPid)).toBe(false);
  });
});

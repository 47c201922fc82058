import { appendFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { intervalOf, patienceOf } from '../../../src/run/hang/patience.ts';
import { ProgressMeter } from '../../../src/run/hang/progress.ts';
import { readProgressLine } from '../../../src/run/hang/progress-line.ts';
import { WorkerProgress } from '../../../src/run/hang/worker-progress.ts';
import { freshFolder } from '../suite.ts';

/** A meter over two empty files, looked at on a clock of the test's own. */
function meter() {
  const folder = freshFolder();
  const sources = { progressFile: join(folder, 'progress'), metricsFile: join(folder, 'metrics') };
  for (const file of Object.values(sources)) writeFileSync(file, '');
  return { ...sources, meter: new ProgressMeter(sources, 0) };
}

describe('signs of progress', () => {
  test('are what is printed and what is written to either file; only the progress file is a promise', () => {
    const { meter: it, metricsFile, progressFile } = meter();
    it.look(1000);
    expect(it.lastAtMs).toBe(0);
    it.printed(1);
    it.look(2000);
    expect(it).toMatchObject({ lastAtMs: 2000, promised: false });
    appendFileSync(metricsFile, 'speed=1 ms\n');
    it.look(3000);
    expect(it).toMatchObject({ lastAtMs: 3000, promised: false });
    appendFileSync(progressFile, '.');
    it.look(4000);
    expect(it).toMatchObject({ lastAtMs: 4000, promised: true });
    it.look(9000);
    expect(it.lastAtMs).toBe(4000);
  });

  test('set a pace: the longest time between two, not that from the start to the first', () => {
    const { meter: it } = meter();
    for (const at of [5000, 5500, 7500, 8000]) {
      it.printed(1);
      it.look(at);
    }
    expect(it.longestGapMs).toBe(2000);
  });

  test('may be a file that is written anew each time', () => {
    const { meter: it, progressFile } = meter();
    writeFileSync(progressFile, 'progress worker=long-name\n');
    it.look(1000);
    writeFileSync(progressFile, 'progress\n');
    it.look(2000);
    expect(it.lastAtMs).toBe(2000);
  });

  test('are none where the workload has removed the file, put a link in its place, or nothing has changed', () => {
    const { meter: it, progressFile } = meter();
    appendFileSync(progressFile, 'progress\n');
    it.look(1000);
    rmSync(progressFile);
    symlinkSync('/dev/zero', progressFile);
    it.look(2000);
    it.look(3000);
    expect(it).toMatchObject({ promised: true, lastAtMs: 2000 });
  });

  test('are not missed while nobody watched', () => {
    const { meter: it } = meter();
    it.excuse(7000);
    expect(it.lastAtMs).toBe(7000);
  });
});

describe('a line of the progress file', () => {
  test.each([
    ['progress', { worker: null, done: false }],
    ['progress worker=3', { worker: '3', done: false }],
    ['progress worker=pool/a-1 done', { worker: 'pool/a-1', done: true }],
    ['Thu Jan  1 00:00:00 UTC 1970', { worker: null, done: false }],
    [`progress worker=${'x'.repeat(65)}`, { worker: null, done: false }],
  ])('%s', (line, read) => expect(readProgressLine(line)).toEqual(read));
});

describe('a worker starves', () => {
  const tenSeconds = (): number => 10_000;
  const report = (workers: WorkerProgress, worker: string, ...times: readonly number[]): void => {
    for (const at of times) workers.add({ worker, done: false }, at);
  };
  const seconds = (from: number, to: number): readonly number[] =>
    Array.from({ length: to - from }, (_, i) => (from + i) * 1000);

  test('when it is silent for too long while others report', () => {
    const workers = new WorkerProgress();
    report(workers, 'a', 0);
    report(workers, 'b', ...seconds(0, 12));
    expect(workers.starved(9_999, tenSeconds)).toBeNull();
    expect(workers.starved(12_000, tenSeconds)).toEqual({ worker: 'a', silentMs: 12_000, others: 12 });
  });

  test('not when all are silent, or when it is done', () => {
    const workers = new WorkerProgress();
    report(workers, 'a', 0);
    report(workers, 'b', 0);
    expect(workers.starved(60_000, tenSeconds)).toBeNull();
    workers.add({ worker: 'a', done: true }, 0);
    report(workers, 'b', ...seconds(1, 60));
    expect(workers.starved(60_000, tenSeconds)).toBeNull();
  });

  test('not when its own steps are long', () => {
    const workers = new WorkerProgress();
    report(workers, 'slow', 0, 5000);
    report(workers, 'b', ...seconds(0, 30));
    expect(workers.starved(30_000, gapMs => 20 * gapMs)).toBeNull();
  });

  test('not for time in which nobody watched', () => {
    const workers = new WorkerProgress();
    report(workers, 'a', 0);
    report(workers, 'b', ...seconds(0, 12));
    workers.excuse(5_000);
    expect(workers.starved(12_000, tenSeconds)).toBeNull();
  });
});

describe('patience', () => {
  const plan = { afterMs: 10_000, stretches: true, progress: 'offered' } as const;
  test('is what was written, or twenty of the longest steps that the workload has shown, less what looking adds to them', () => {
    expect(patienceOf(plan, 200)).toBe(10_000);
    expect(patienceOf(plan, 3_000)).toBe(40_000);
    expect(patienceOf({ ...plan, stretches: false }, 3_000)).toBe(10_000);
  });
  test('is looked at ten times, no more often than each 100 ms and at least each second', () => {
    expect([500, 2_000, 60_000].map(afterMs => intervalOf({ ...plan, afterMs }))).toEqual([100, 200, 1000]);
  });
});

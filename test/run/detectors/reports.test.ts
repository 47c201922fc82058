import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { DetectorsPlan } from '../../../src/model/detected.ts';
import { reportText } from '../../helpers/recognised.ts';
import { runOne, samples, samplesOf } from '../suite.ts';

const folder = mkdtempSync(join(tmpdir(), 'detectors-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const FREED = put('freed.txt', reportText('asan/gcc-12.2.0-freed.txt'));
const RACE = put('race.txt', reportText('go-race/go-1.26.8.txt'));

const RUNTIME = `path=$(printf %s "$TSAN_OPTIONS" | sed 's/.*log_path="\\([^"]*\\)".*/\\1/')
echo '***** Running under ThreadSanitizer v2 (pid 1) *****' > "$path.$$"
`;

/** Invocations of a shell command in a folder of the test's own, with these detectors. */
const watched = (command: string, plan: Partial<DetectorsPlan>, count = 1) =>
  runOne({
    command,
    driver: { cwd: folder },
    samples: samples(count),
    detectors: { names: [], hang: null, ...plan },
  });

describe('reports that a process prints', () => {
  test('are found on either stream, and make a success a broken measurement', async () => {
    const it = await watched(`cat ${FREED} >&2; cat ${RACE}`, { names: ['auto'] });
    expect(
      it.detected?.faults.map(fault => [fault.detector, fault.class, fault.source, fault.invocations]),
    ).toEqual([
      ['go-race', 'race', 'stdout', [0]],
      ['asan', 'memory-error', 'stderr', [0]],
    ]);
    expect(it.outcomes).toEqual({ broken: 1 });
    expect(samplesOf(it, 'time.wall')).toEqual([]);
    expect(it.failures[0]?.outcome).toMatchObject({
      reason: expect.stringContaining('go-race reported: DATA RACE'),
    });
  });

  test('leave the outcome of a process that fails anyway', async () => {
    const it = await watched(`cat ${RACE}; exit 66`, { names: ['auto'] });
    expect(it.outcomes).toEqual({ failed: 1 });
    expect(it.failures[0]?.outcome).toEqual({ kind: 'failed', exitCode: 66 });
    expect(it.detected?.faults).toHaveLength(1);
  });

  test('are one fault over many invocations', async () => {
    const it = await watched(`cat ${RACE}; exit 66`, { names: ['auto'] }, 2);
    expect(it.detected?.faults.map(({ count, invocations }) => [count, invocations])).toEqual([[2, [0, 1]]]);
    expect(samplesOf(it, 'races')).toEqual([1, 1]);
  });

  test('are looked for only where somebody asks', async () => {
    const it = await runOne({ command: `cat ${RACE}`, driver: { cwd: folder } });
    expect(it.detected).toBeUndefined();
    expect(it.outcomes).toEqual({ ok: 1 });
  });

  test('of every recogniser say nothing by their silence', async () => {
    const it = await watched('echo fine', { names: ['auto'] });
    expect(it.detected).toEqual({ faults: [], detectors: [] });
    expect(samplesOf(it, 'races')).toEqual([]);
  });
});

describe('reports in files', () => {
  test('that the runtime was told to write are found, are evidence, and stand in the log', async () => {
    // As the runtime does: into the path that its options name, with the number of the process behind it.
    const runtime = put('runtime.sh', RUNTIME);
    const command = `sh ${runtime}`;
    const it = await watched(command, { names: ['tsan'] });
    expect(it.detected?.detectors).toEqual([
      { detector: 'tsan', active: 1, inactive: 0, unknown: 0, evidence: 'it wrote its banner' },
    ]);
    expect(samplesOf(it, 'races')).toEqual([0]);
  });

  test('that the user names are read, but for those of an earlier run', async () => {
    put('old.1', reportText('drd/valgrind-3.19.0-race.txt'));
    const plan = { names: ['helgrind'], files: [{ detector: 'helgrind', from: '*.1' }] };
    const copied = put('helgrind.txt', reportText('helgrind/valgrind-3.19.0-race.txt'));
    const it = await watched(`cp ${copied} new.1`, plan);
    expect(it.detected?.faults.map(fault => [fault.detector, fault.source])).toEqual([
      ['helgrind', 'new.log'],
    ]);
    expect(it.detected?.detectors[0]).toMatchObject({ active: 1 });
  });

  test('where the user has sent a runtime are read there', async () => {
    const it = await runOne({
      command: `cat ${RACE} > chosen.77`,
      driver: { cwd: folder, env: { GORACE: `log_path=${join(folder, 'chosen')}` } },
      detectors: { names: ['go-race'], hang: null },
    });
    expect(it.detected?.faults.map(({ source }) => source)).toEqual(['chosen.log']);
  });
});

describe('a machine on which a detector cannot work', () => {
  test('is no fault, and no pass', async () => {
    const text = 'FATAL: ThreadSanitizer: unexpected memory mapping 0x5600-0x5700';
    const it = await watched(`echo '${text}' >&2; exit 66`, { names: ['tsan'] });
    expect(it.detected?.faults).toEqual([]);
    expect(it.detected?.detectors[0]).toMatchObject({
      inactive: 1,
      evidence: expect.stringContaining('vm.mmap_rnd_bits'),
    });
  });
});

test('a fault knows its place where the tree has the file', async () => {
  put('count.go', 'package main\n');
  const text = reportText('go-race/go-1.26.8.txt').replaceAll('/project/counter/', `${folder}/`);
  const path = put('moved.txt', text);
  const it = await runOne(
    { command: `cat ${path}`, driver: { cwd: '.' }, detectors: { names: ['auto'], hang: null } },
    { workingDirectory: folder },
  );
  expect(it.detected?.faults[0]?.place).toEqual({ file: 'count.go', line: 10 });
});

test.runIf(process.platform === 'linux')('a program is seen while it runs, whatever started it', async () => {
  const sleep = 'node -e "setTimeout(() => {}, 300)"';
  const it = await watched(`(${sleep}) & wait`, { names: ['node'] });
  expect(it.detected?.detectors).toEqual([
    { detector: 'node', active: 1, inactive: 0, unknown: 0, evidence: 'node ran' },
  ]);
});

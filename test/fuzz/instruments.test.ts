import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect } from 'vitest';
import { SuiteError } from '../../src/model/suite-error.ts';
import { limits } from '../../src/run/capabilities/limits.ts';
import { commitIn } from '../../src/run/commit.ts';
import { readHistory } from '../../src/run/git/history.ts';
import { callgrind } from '../../src/run/instructions/callgrind.ts';
import { parsePerfStat } from '../../src/run/instructions/perf.ts';
import { parseProcessStat } from '../../src/run/monitors/linux/process-stat.ts';
import { parseCoreList } from '../../src/run/process/core-list.ts';
import { coreQuota } from '../../src/run/process/core-quota.ts';
import { excerptOf } from '../../src/run/process/excerpt.ts';
import { readLauncherReport } from '../../src/run/process/launcher-report.ts';
import { memoryEvidence } from '../../src/run/process/out-of-memory.ts';
import { versionIn } from '../../src/run/version-in.ts';
import { fuzz, refusalOf, sizeOfPlain } from './fuzz.ts';
import { spoiledText } from './spoiled.ts';

/** What the kernel, git, the counters and the workload’s own processes print, as `src/run` reads it. */
const root = mkdtempSync(join(tmpdir(), 'fuzz-instruments-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const file = (path: string, text: string): string => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  return join(root, path);
};

describe('counters of instructions', () => {
  const PERF = [
    '# started on Sun\n\n812345;;instructions:u;1000;100.00;;\n',
    '<not counted>;;cpu_atom/instructions:u/;0;0;;\n',
  ];

  fuzz('perf stat', spoiledText(PERF, ['<not supported>', ';', '99.99']), text => {
    const count = parsePerfStat(text);
    sizeOfPlain(count);
    if (count.kind === 'counted') expect(count.instructions).toBeGreaterThanOrEqual(0);
    else expect(count.reason.length).toBeLessThan(500);
  });

  fuzz(
    'callgrind',
    spoiledText(['version: 1\nevents: Ir\nsummary: 812345\n\ntotals: 812345\n']),
    async text => {
      const counter = await CALLGRIND;
      file('out.count.1', text);
      const count = counter.read(join(root, 'out.count'));
      sizeOfPlain(count);
      if (count.kind === 'counted') expect(count.instructions).toBeGreaterThanOrEqual(0);
    },
  );
  /** Any program that prints a version will do: only its output file is read here. */
  const CALLGRIND = callgrind.open('/bin/true');
});

describe('files of the kernel', () => {
  const FIELDS = Array.from({ length: 49 }, (_, index) => String(index + 4)).join(' ');

  fuzz(
    '/proc/PID/stat, whatever a process calls itself',
    fc.string({ unit: 'binary', maxLength: 15 }),
    name => {
      expect(parseProcessStat(`42 (${name}) S ${FIELDS}`)).toEqual(parseProcessStat(`42 (sh) S ${FIELDS}`));
    },
  );

  fuzz('lists of cores', spoiledText(['0-3,7', '0', '0-1,4-5'], ['-', ',', '0-99999999999']), text => {
    const cores = parseCoreList(text);
    expect(cores.length).toBeLessThanOrEqual(8192 * (1 + text.split(',').length));
    expect(cores.every(core => Number.isSafeInteger(core) && core >= 0)).toBe(true);
  });

  const groups = spoiledText(['0::/a/b\n', '4:memory:/a\n2:cpu,cpuacct:/a\n', '0::/\n'], ['/..', '//', '::']);
  const quotas = spoiledText(['200000 100000\n', 'max 100000\n', '-1\n']);

  fuzz(
    'control groups',
    fc.tuple(groups, quotas),
    async ([group, quota]) => {
      file('proc/self/cgroup', group);
      file('sys/fs/cgroup/cgroup.controllers', 'cpu memory\n');
      file('sys/fs/cgroup/cpu.max', quota);
      file('sys/fs/cgroup/memory.max', quota);
      expect(coreQuota(root)).toBeGreaterThan(0);
      const found = await limits({ root, environment: {}, workingDirectory: root, out: root });
      expect(found.length).toBeGreaterThan(0);
      sizeOfPlain(found);
    },
    0.1,
  );
});

describe('git', () => {
  const STATUS = [
    '# branch.oid 0123456789abcdef0123456789abcdef01234567\n# branch.head main\n1 .M N... 100644 100644 100644 aa bb a.ts\n',
    '# branch.oid (initial)\n# branch.head (detached)\n',
  ];

  fuzz(
    'the state of a repository',
    fc.tuple(spoiledText(STATUS), spoiledText(['Faster: x'])),
    ([status, subject]) => {
      const commit = commitIn(status, subject, {});
      sizeOfPlain(commit);
      if (commit !== null) expect(commit.sha).toMatch(/^[0-9a-f]+$/);
    },
  );

  const SHA = 'a'.repeat(40);
  const HISTORY = [`commit ${SHA}\n${SHA}\0${SHA}\x002026-11-29T00:00:00Z\0Subject\n`];

  fuzz('a history', spoiledText(HISTORY, ['\0', '\0\0\0', '\n']), async output => {
    const answers = ['b'.repeat(40), SHA, ''];
    const repository = {
      root,
      prefix: '',
      ask: async () => answers.shift() ?? null,
      try: async () => ({ kind: 'ok', output }) as const,
    };
    const refusal = await refusalOf(async () => {
      const history = await readHistory('good', 'bad', repository);
      expect(sizeOfPlain(history)).toBeLessThan(20 * output.length + 1_000);
      expect(history.commits.length).toBeGreaterThan(0);
    }, SuiteError);
    if (refusal !== null) expect(refusal.message).toContain('git lists no commit');
  });
});

describe('what programs print', () => {
  const REPORT = [
    '{"errno":2}\n',
    `{"wallNs":12,"status":256,"usage":[${'1,'.repeat(17)}1]}\n{"left":["sleep"],"stuck":0}\n`,
  ];

  fuzz('the report of the launcher, which a workload may write to', spoiledText(REPORT), text => {
    const { report } = readLauncherReport(text);
    sizeOfPlain(report);
    expect(report.wallNs).toBeGreaterThanOrEqual(0);
  });

  const OUTPUT = ['Error: x\n    at y\n', 'java.lang.OutOfMemoryError: Java heap space\n', 'python 3.12.3\n'];

  fuzz(
    'excerpts, versions and what speaks of memory',
    spoiledText(OUTPUT, ['\r', '\u001b]8;;http://x\u0007']),
    text => {
      const excerpt = excerptOf(text);
      expect(excerpt).not.toMatch(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      expect(excerpt.split('\n').length).toBeLessThanOrEqual(20);
      expect(excerpt.length).toBeLessThanOrEqual(20 * 602);
      expect(versionIn(text)).toSatisfy(version => version === null || /^\d/.test(version));
      expect(memoryEvidence(text)).toSatisfy(said => said === null || typeof said === 'string');
    },
  );
});

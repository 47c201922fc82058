import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isLive, tellsOfAnEnd } from '../../../src/run/services/liveness.ts';

const linux = process.platform === 'linux';

describe('a line of /proc/PID/stat', () => {
  const line = (state: string, flags: number, name = 'node'): string =>
    `412 (${name}) ${state} 1 412 412 0 -1 ${flags} 100 0 0 0`;

  test('of a process that runs, sleeps, waits for a disk or was stopped tells of no end', () => {
    for (const state of ['R', 'S', 'D', 'T', 't', 'I'])
      expect(tellsOfAnEnd(line(state, 0x404000))).toBe(false);
  });

  test('of a zombie and of a dead one does', () => {
    for (const state of ['Z', 'X']) expect(tellsOfAnEnd(line(state, 0x404000))).toBe(true);
  });

  test('of a process that has closed its connections and still runs does', () => {
    expect(tellsOfAnEnd(line('R', 0x404004))).toBe(true);
    expect(tellsOfAnEnd(line('D', 0x404104))).toBe(true);
  });

  test('is not misread for the name in it', () => {
    expect(tellsOfAnEnd(line('S', 0x404000, 'a) Z 1 1 1 1 1 4 (b'))).toBe(false);
    expect(tellsOfAnEnd(line('Z', 0x404000, 'two\nlines) S 1'))).toBe(true);
  });

  test.runIf(linux)('is read as the kernel writes it', () => {
    expect(tellsOfAnEnd(readFileSync('/proc/self/stat', 'latin1'))).toBe(false);
  });
});

describe.runIf(linux)('a process', () => {
  test('is live until it has ended, also while nobody has waited for it', () => {
    const program = `my $pid = fork; if (!$pid) { sleep 60; exit }
      sub state { open my $f, '<', "/proc/$pid/stat"; <$f> }
      print state(); kill 9, $pid; 1 until state() =~ /^\\d+ \\(.*\\) Z/; print state()`;
    const { stdout } = spawnSync('perl', ['-e', program], { encoding: 'utf8' });
    expect(stdout.trim().split('\n').map(tellsOfAnEnd)).toEqual([false, true]);
  });

  test('that is gone is not', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise(resolve => child.once('exit', resolve));
    expect(isLive(Number(child.pid))).toBe(false);
    expect(isLive(process.pid)).toBe(true);
  });
});

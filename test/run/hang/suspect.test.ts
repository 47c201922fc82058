import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { caughtIn, examine } from '../../../src/run/hang/suspect.ts';
import { parseProcessStat } from '../../../src/run/monitors/linux/process-stat.ts';

describe('a suspect', () => {
  test('catches the signals of its mask: bit n − 1 stands for signal n', () => {
    expect([...caughtIn('Name:\tit\nSigCgt:\t0000000000000a04\n')]).toEqual([3, 10, 12]);
    expect(caughtIn('')).toEqual(new Set());
  });

  test.runIf(process.platform === 'linux')(
    'is known by its runtime; who is gone is nobody, and neither is who has its pid now',
    () => {
      const { startTicks } = parseProcessStat(readFileSync('/proc/self/stat', 'latin1'));
      const self = { pid: process.pid, name: 'node', startTicks };
      expect(examine(self)).toMatchObject({ pid: process.pid, runtime: 'node' });
      expect(examine({ ...self, startTicks: startTicks - 1 })).toBeNull();
      expect(examine({ ...self, pid: 2 ** 22 + 1 })).toBeNull();
    },
  );
});

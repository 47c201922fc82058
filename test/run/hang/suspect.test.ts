import { describe, expect, test } from 'vitest';
import { caughtIn, examine } from '../../../src/run/hang/suspect.ts';

describe('a suspect', () => {
  test('catches the signals of its mask: bit n − 1 stands for signal n', () => {
    expect([...caughtIn('Name:\tit\nSigCgt:\t0000000000000a04\n')]).toEqual([3, 10, 12]);
    expect(caughtIn('')).toEqual(new Set());
  });

  test.runIf(process.platform === 'linux')('is known by its runtime; who is gone is nobody', () => {
    expect(examine(process.pid, 'node')).toMatchObject({ pid: process.pid, runtime: 'node' });
    expect(examine(2 ** 22 + 1, 'nobody')).toBeNull();
  });
});

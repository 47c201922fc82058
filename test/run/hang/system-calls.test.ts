import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { callsOf, WAITING_CALLS } from '../../../src/run/hang/system-calls.ts';

/** Numbers by name in a header of the kernel. */
function numbersIn(file: string): ReadonlyMap<string, number> {
  const lines = readFileSync(file, 'latin1').matchAll(/^#define __NR(?:3264)?_(\w+) (\d+)$/gm);
  return new Map([...lines].map(([, name = '', number]) => [name, Number(number)]));
}

const HEADERS = {
  x64: ['/usr/include/x86_64-linux-gnu/asm/unistd_64.h', '/usr/include/asm/unistd_64.h'],
  arm64: ['/usr/include/asm-generic/unistd.h'],
} as const;

describe('the numbers of system calls', () => {
  for (const architecture of ['x64', 'arm64'] as const) {
    const header = HEADERS[architecture].find(existsSync);
    const suffix =
      header === undefined ? " (skipped: the kernel's headers, linux-libc-dev, are not installed)" : '';
    test.skipIf(header === undefined)(
      `are those of the kernel's headers for ${architecture}${suffix}`,
      () => {
        const numbers = numbersIn(header ?? '');
        const ours = Object.entries(WAITING_CALLS).map(([name, call]) => [name, call[architecture]]);
        expect(ours).toEqual(ours.map(([name]) => [name, numbers.get(String(name)) ?? null]));
      },
    );
  }

  test('are unique, and not known for other processors', () => {
    expect(callsOf('x64')?.size).toBe(Object.keys(WAITING_CALLS).length);
    expect(callsOf('arm64')?.get(98)?.name).toBe('futex');
    expect(callsOf('riscv64')).toBeNull();
  });
});

import { describe, expect, test } from 'vitest';
import { callsOf } from '../../../src/run/hang/system-calls.ts';
import { readWait, type Wait } from '../../../src/run/hang/wait.ts';

const CALLS = callsOf('x64') ?? new Map();

/** As the kernel writes it: number, six arguments, stack and program counter. */
const line = (number: number, ...given: readonly string[]): string =>
  [number, ...Array.from({ length: 6 }, (_, i) => given[i] ?? '0x0'), '0x7ffe', '0x7f00'].join(' ');

const rows: readonly (readonly [string, string | null, Wait])[] = [
  ['a thread that runs', 'running', { kind: 'none' }],
  ['a thread that waits outside of calls', '-1 0x7ffe 0x7f00', { kind: 'unknown' }],
  ['a thread that may not be looked at', null, { kind: 'unknown' }],
  ['a call that is not in the table', line(74), { kind: 'unknown' }],
  [
    'a private lock: futex(WAIT|PRIVATE) without a limit',
    line(202, '0x55c0', '0x80', '0x2', '0x0'),
    { kind: 'lock', address: '0x55c0', shared: false, expected: 2 },
  ],
  ['a lock with a limit of time', line(202, '0x55c0', '0x80', '0x2', '0x7ffe00'), { kind: 'timed' }],
  [
    'the end of a thread: futex(WAIT_BITSET|CLOCK_REALTIME) on its number, open to other processes',
    line(202, '0x7f01', '0x109', '0x39a6', '0x0'),
    { kind: 'lock', address: '0x7f01', shared: true, expected: 0x39a6 },
  ],
  ['a futex call that wakes others', line(202, '0x55c0', '0x81', '0x1'), { kind: 'unknown' }],
  ['a read', line(0, '0x3', '0x7ffe', '0x1'), { kind: 'descriptor', direction: 'in', fd: 3 }],
  ['an accept', line(288, '0x3'), { kind: 'events' }],
  ['a poll for good: -1 as an int', line(7, '0x7ffe', '0x1', '0xffffffff'), { kind: 'events' }],
  ['a poll for good: -1 as a long', line(7, '0x7ffe', '0x1', '0xffffffffffffffff'), { kind: 'events' }],
  ['a poll for a second', line(7, '0x7ffe', '0x1', '0x3e8'), { kind: 'timed' }],
  ['an epoll_wait for good', line(281, '0x4', '0x7ffe', '0x80', '0xffffffff'), { kind: 'events' }],
  ['a select with a pointer to a time', line(23, '0x1', '0x0', '0x0', '0x0', '0x7ffe'), { kind: 'timed' }],
  ['a select without', line(23, '0x1', '0x7ffe'), { kind: 'events' }],
  ['a wait for a child', line(61, '0xffffffffffffffff'), { kind: 'child' }],
  ['a sleep', line(230), { kind: 'timed' }],
  ['a sleep that goes on after SIGCONT', line(219), { kind: 'timed' }],
  ['a wait for a signal', line(130), { kind: 'signal' }],
  ['a wait for a signal with a limit', line(128, '0x7ffe', '0x0', '0x7ffe'), { kind: 'timed' }],
];

describe('what a thread waits for, by /proc/PID/task/TID/syscall:', () => {
  test.each(rows)('%s', (_, text, wait) => expect(readWait(text, CALLS).wait).toEqual(wait));
});

import type { Limit, NamedCall } from './system-calls.ts';

/** What a thread waits for at one moment. Only waits that name no time are endless. */
export type Wait =
  /** It does not wait in a system call: it runs, or is on its way. */
  | { readonly kind: 'none' }
  /** A lock, a condition or the end of a thread. `shared`: the kernel was told that other processes may use it. */
  | {
      readonly kind: 'lock';
      readonly address: string;
      readonly shared: boolean;
      /** What the word held: of `pthread_join` the number of the thread whose end is awaited. */
      readonly expected: number;
    }
  | { readonly kind: 'child' }
  | {
      readonly kind: 'descriptor';
      readonly direction: 'in' | 'out' | 'connect';
      readonly fd: number;
    }
  | { readonly kind: 'events' }
  | { readonly kind: 'signal' }
  /** It goes on by itself at some moment. */
  | { readonly kind: 'timed' }
  /** In a call of which nothing is known here, or of which the kernel does not tell. */
  | { readonly kind: 'unknown' };

/** A wait with the name of its call; null outside of calls that have a name here. */
export interface Waiting {
  readonly call: string | null;
  readonly wait: Wait;
}

/** Operations of futex(2) that wait, without the flags: WAIT, LOCK_PI, WAIT_BITSET, WAIT_REQUEUE_PI, LOCK_PI2 (linux/futex.h). */
const FUTEX_WAITS: ReadonlySet<bigint> = new Set([0n, 6n, 9n, 11n, 13n]);
const FUTEX_PRIVATE = 128n;
const FUTEX_COMMAND = 127n;
const INT = 0xff_ff_ff_ffn;

/** Number and six arguments. */
const CALL = /^(\d+)((?: 0x[\da-f]+){6}) /;

/**
 * Reads /proc/PID/task/TID/syscall (proc_pid_syscall(5)): `running`; `-1 SP PC` of a thread that waits outside of calls, as for a page; or the
 * number of the call, its six arguments, SP and PC.
 */
export function readWait(text: string | null, calls: ReadonlyMap<number, NamedCall>): Waiting {
  if (text?.trim() === 'running') return { call: null, wait: { kind: 'none' } };
  const [, number, fields = ''] = CALL.exec(text ?? '') ?? [];
  const known = number === undefined ? undefined : calls.get(Number(number));
  if (known === undefined) return { call: null, wait: { kind: 'unknown' } };
  return { call: known.name, wait: waitOf(known, fields.trim().split(' ').map(BigInt)) };
}

function waitOf({ waits }: NamedCall, values: readonly bigint[]): Wait {
  switch (waits.kind) {
    case 'futex':
      return futexWait(values);
    case 'descriptor':
      return { kind: 'descriptor', direction: waits.direction, fd: Number((values[0] ?? 0n) & INT) };
    case 'events':
    case 'signal':
      return isEndless(waits.limit, values) ? { kind: waits.kind } : { kind: 'timed' };
    case 'child':
      return { kind: 'child' };
    case 'time':
      return { kind: 'timed' };
  }
}

/** `futex(address, operation, value, timeout, …)`: without a pointer to a time it waits for good. */
function futexWait([address = 0n, operation = 0n, value = 0n, timeout = 0n]: readonly bigint[]): Wait {
  if (!FUTEX_WAITS.has(operation & FUTEX_COMMAND)) return { kind: 'unknown' };
  if (timeout !== 0n) return { kind: 'timed' };
  return {
    kind: 'lock',
    address: `0x${address.toString(16)}`,
    shared: (operation & FUTEX_PRIVATE) === 0n,
    expected: Number(value & INT),
  };
}

function isEndless(limit: Limit | null, values: readonly bigint[]): boolean {
  if (limit === null) return true;
  const value = values[limit.argument] ?? 0n;
  return limit.endless === 'null-pointer' ? value === 0n : (value & INT) === INT;
}

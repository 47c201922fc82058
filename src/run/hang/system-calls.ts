/**
 * The system calls in which threads wait, with what ends the wait. Numbers: `asm/unistd_64.h` of x86-64 and `asm-generic/unistd.h`, which
 * arm64 uses, of Linux 6.18's user headers (`linux-libc-dev`); `test/run/hang/system-calls.test.ts` compares them with the headers of the machine.
 */
export interface WaitingCall {
  /** Number on x64 and on arm64; null where that architecture does not have it. */
  readonly x64: number;
  readonly arm64: number | null;
  readonly waits: WaitsFor;
}

/** What ends a wait. `limit`: which argument bounds its time, counted from 0, and what is written there for no bound; null: it has none. */
export type WaitsFor =
  /** Another thread that gives a lock or a condition free. */
  | { readonly kind: 'futex' }
  /** Data, room or a partner at the descriptor in the first argument. */
  | { readonly kind: 'descriptor'; readonly direction: 'in' | 'out' | 'connect' }
  /** One of several descriptors, or a client that connects. */
  | { readonly kind: 'events'; readonly limit: Limit | null }
  /** A child that ends, or calls exec. */
  | { readonly kind: 'child' }
  | { readonly kind: 'signal'; readonly limit: Limit | null }
  /** A moment. */
  | { readonly kind: 'time' };

export interface Limit {
  readonly argument: number;
  readonly endless: 'null-pointer' | 'minus-one';
}

const FUTEX: WaitsFor = { kind: 'futex' };
const INPUT: WaitsFor = { kind: 'descriptor', direction: 'in' };
const OUTPUT: WaitsFor = { kind: 'descriptor', direction: 'out' };
const CHILD: WaitsFor = { kind: 'child' };
const TIME: WaitsFor = { kind: 'time' };
const pointer = (argument: number): Limit => ({ argument, endless: 'null-pointer' });
const number = (argument: number): Limit => ({ argument, endless: 'minus-one' });
const events = (limit: Limit | null): WaitsFor => ({ kind: 'events', limit });

/** By name. A call that is not here, such as `fsync` or `io_uring_enter`, counts as one of which nothing is known. */
export const WAITING_CALLS: Readonly<Record<string, WaitingCall>> = {
  futex: { x64: 202, arm64: 98, waits: FUTEX },
  read: { x64: 0, arm64: 63, waits: INPUT },
  pread64: { x64: 17, arm64: 67, waits: INPUT },
  readv: { x64: 19, arm64: 65, waits: INPUT },
  recvfrom: { x64: 45, arm64: 207, waits: INPUT },
  recvmsg: { x64: 47, arm64: 212, waits: INPUT },
  write: { x64: 1, arm64: 64, waits: OUTPUT },
  pwrite64: { x64: 18, arm64: 68, waits: OUTPUT },
  writev: { x64: 20, arm64: 66, waits: OUTPUT },
  sendto: { x64: 44, arm64: 206, waits: OUTPUT },
  sendmsg: { x64: 46, arm64: 211, waits: OUTPUT },
  connect: { x64: 42, arm64: 203, waits: { kind: 'descriptor', direction: 'connect' } },
  accept: { x64: 43, arm64: 202, waits: events(null) },
  accept4: { x64: 288, arm64: 242, waits: events(null) },
  poll: { x64: 7, arm64: null, waits: events(number(2)) },
  ppoll: { x64: 271, arm64: 73, waits: events(pointer(2)) },
  select: { x64: 23, arm64: null, waits: events(pointer(4)) },
  pselect6: { x64: 270, arm64: 72, waits: events(pointer(4)) },
  epoll_wait: { x64: 232, arm64: null, waits: events(number(3)) },
  epoll_pwait: { x64: 281, arm64: 22, waits: events(number(3)) },
  epoll_pwait2: { x64: 441, arm64: 441, waits: events(pointer(3)) },
  wait4: { x64: 61, arm64: 260, waits: CHILD },
  waitid: { x64: 247, arm64: 95, waits: CHILD },
  vfork: { x64: 58, arm64: null, waits: CHILD },
  clone: { x64: 56, arm64: 220, waits: CHILD },
  clone3: { x64: 435, arm64: 435, waits: CHILD },
  pause: { x64: 34, arm64: null, waits: { kind: 'signal', limit: null } },
  rt_sigsuspend: { x64: 130, arm64: 133, waits: { kind: 'signal', limit: null } },
  rt_sigtimedwait: { x64: 128, arm64: 137, waits: { kind: 'signal', limit: pointer(2) } },
  nanosleep: { x64: 35, arm64: 101, waits: TIME },
  clock_nanosleep: { x64: 230, arm64: 115, waits: TIME },
  // What a sleep, a poll or a futex with a limit becomes after SIGSTOP and SIGCONT: only calls with a limit are restarted so.
  restart_syscall: { x64: 219, arm64: 128, waits: TIME },
};

export interface NamedCall {
  readonly name: string;
  readonly waits: WaitsFor;
}

/** The calls by their number on `architecture`; null where it is not known. */
export function callsOf(architecture: NodeJS.Architecture): ReadonlyMap<number, NamedCall> | null {
  if (architecture !== 'x64' && architecture !== 'arm64') return null;
  return new Map(
    Object.entries(WAITING_CALLS).flatMap(([name, { waits, ...numbers }]) => {
      const number = numbers[architecture];
      return number === null ? [] : [[number, { name, waits }] as const];
    }),
  );
}

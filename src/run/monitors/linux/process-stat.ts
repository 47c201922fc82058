/** USER_HZ: the unit of times in /proc, 100 a second on every architecture Node runs on (Linux, include/uapi/asm-generic/param.h). */
export const TICK_NS = 10_000_000;

/** PF_FORKNOEXEC: the process was forked and has not called exec since (Linux, include/linux/sched.h). */
const FORKED_WITHOUT_EXEC = 0x40;

/** What one line of /proc/PID/stat says (proc_pid_stat(5)). Times in ticks of `TICK_NS`. */
export interface ProcessStat {
  readonly parentPid: number;
  /** `Z` and `X` are dead and wait for their parent. */
  readonly state: string;
  readonly executed: boolean;
  readonly userTicks: number;
  readonly systemTicks: number;
  /** Of children that have ended and were waited for, with theirs. */
  readonly childUserTicks: number;
  readonly childSystemTicks: number;
  readonly threads: number;
  /** Since boot: together with the pid it names a process for good, as a pid alone does not. */
  readonly startTicks: number;
  readonly virtualBytes: number;
  readonly residentPages: number;
}

/** Parses /proc/PID/stat. The name in parentheses may itself hold blanks and parentheses, so fields count from the last `)`. */
export function parseProcessStat(text: string): ProcessStat {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  /** By the number in proc_pid_stat(5), where the state is field 3. */
  const field = (number: number): number => Number(fields[number - 3]);
  return {
    state: fields[0] ?? '',
    parentPid: field(4),
    executed: (field(9) & FORKED_WITHOUT_EXEC) === 0,
    userTicks: field(14),
    systemTicks: field(15),
    childUserTicks: field(16),
    childSystemTicks: field(17),
    threads: field(20),
    startTicks: field(22),
    virtualBytes: field(23),
    residentPages: field(24),
  };
}

import { constants } from 'node:os';
import type { LaunchReport, ProcessEnding, Usage } from './launch.ts';

/** What the launcher's lines say; null for a line that never came. */
interface Lines {
  readonly errno: number | null;
  readonly ended: {
    readonly wallNs: number;
    readonly status: number;
    readonly usage: readonly number[];
  } | null;
  readonly rest: { readonly left: readonly string[]; readonly stuck: number } | null;
}

/**
 * Reads the report lines of `launcher-program.ts`. Without the line that says how the command ended, the ending is `lost` and
 * `rest` is null: the caller then has to look for survivors itself.
 */
export function readLauncherReport(text: string): { report: LaunchReport; clean: boolean } {
  const lines = parseLines(text);
  const usage = lines.ended === null ? null : usageOf(lines.ended.usage);
  return {
    report: {
      ending: endingOf(lines),
      wallNs: lines.ended?.wallNs ?? 0,
      usage: lines.errno === null ? usage : null,
      left: lines.rest?.left ?? [],
      stuck: lines.rest?.stuck ?? 0,
    },
    clean: lines.rest !== null || (lines.errno !== null && lines.ended === null),
  };
}

/** A workload that finds the descriptor can write to it: what is no line of the launcher is passed over, as if it had not come. */
function parseLines(text: string): Lines {
  const records = text
    .split('\n')
    .map(recordIn)
    .filter(record => record !== null);
  const find = <Found>(read: (record: Written) => Found | null): Found | null =>
    records.map(read).find(found => found !== null) ?? null;
  return {
    errno: find(({ errno }) => countOf(errno)),
    ended: find(({ wallNs, status, usage }) => {
      const [wall, wait] = [countOf(wallNs), countOf(status)];
      return wall === null || wait === null || !Array.isArray(usage)
        ? null
        : { wallNs: wall, status: wait, usage: usage.map(long => countOf(long) ?? 0) };
    }),
    rest: find(({ left, stuck }) => {
      const count = countOf(stuck);
      return count === null || !Array.isArray(left)
        ? null
        : { left: left.filter(name => typeof name === 'string'), stuck: count };
    }),
  };
}

type Written = Readonly<Record<string, unknown>>;

function recordIn(line: string): Written | null {
  try {
    const value: unknown = line.startsWith('{') ? JSON.parse(line) : null;
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    // Torn, or written by somebody else: what it would have said is missing, and its absence is told.
    return null;
  }
}

const countOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

function endingOf(lines: Lines): ProcessEnding {
  if (lines.errno !== null) return { kind: 'not-started', code: errnoName(lines.errno) };
  if (lines.ended === null) return { kind: 'lost', reason: 'the measurement launcher was killed' };
  return decodeWaitStatus(lines.ended.status);
}

/** `wait(2)`: the low seven bits are the signal, the next byte the exit code. */
export function decodeWaitStatus(status: number): ProcessEnding {
  const signal = status & 0x7f;
  if (signal === 0) return { kind: 'exit', code: (status >> 8) & 0xff };
  return { kind: 'signal', signal: signalName(signal) };
}

/** `SIGSEGV` for 11; real-time signals, which have no name in Node, become `signal 35`. */
export function signalName(number: number): string {
  return Object.entries(constants.signals).find(([, value]) => value === number)?.[0] ?? `signal ${number}`;
}

function errnoName(number: number): string {
  return Object.entries(constants.errno).find(([, value]) => value === number)?.[0] ?? `errno ${number}`;
}

/** Positions in `struct rusage` of 64-bit Linux; times are in seconds and microseconds, the resident set in KiB. */
function usageOf(longs: readonly number[]): Usage {
  const at = (index: number): number => longs[index] ?? 0;
  return {
    userNs: at(0) * 1e9 + at(1) * 1e3,
    systemNs: at(2) * 1e9 + at(3) * 1e3,
    peakBytes: at(4) * 1024,
    minorFaults: at(8),
    majorFaults: at(9),
    readBytes: at(11) * 512,
    writtenBytes: at(12) * 512,
    contextSwitches: at(16) + at(17),
  };
}

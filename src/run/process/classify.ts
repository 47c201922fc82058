import type { Outcome } from '../../model/outcome.ts';
import { excerptOf } from './excerpt.ts';
import type { Alarm } from './guard.ts';
import type { ProcessEnding } from './launch.ts';
import { memoryEvidence } from './out-of-memory.ts';
import { signalReportedByShell } from './shell.ts';
import type { Stop } from './supervise.ts';

/** All that is known about the end of one process run. */
export interface EndEvidence {
  readonly ending: ProcessEnding;
  readonly stop: Stop;
  /** Of the guard that stopped it. */
  readonly alarm?: Alarm;
  readonly timeoutMs: number;
  readonly throughShell: boolean;
  readonly expectExitCodes: readonly number[];
  /** The end of what it printed. */
  readonly output: string;
  /** Kernel kills for memory while it ran, on the whole machine. */
  readonly memoryKills: number;
}

/**
 * Names the outcome. In order: what we did to it, whether it ran at all, the code it was allowed to end with, memory (the kernel's
 * counter together with a SIGKILL that was not ours, or the runtime's own words), signals, and last its exit code.
 */
export function classify(evidence: EndEvidence): Outcome {
  const { ending, stop } = evidence;
  if (stop === 'abort') return { kind: 'interrupted' };
  if (stop === 'timeout') return { kind: 'timeout', afterMs: evidence.timeoutMs };
  if (stop === 'hang' && evidence.alarm !== undefined) return { kind: 'hung', ...evidence.alarm };
  if (ending.kind === 'lost') return { kind: 'broken', reason: ending.reason };
  if (ending.kind === 'not-started') return { kind: 'unstartable', reason: explainErrno(ending.code) };
  if (ending.kind === 'exit' && evidence.expectExitCodes.includes(ending.code)) return { kind: 'ok' };
  return outOfMemory(evidence) ?? (ending.kind === 'signal' ? signalled(ending.signal) : exited(evidence));
}

function outOfMemory(evidence: EndEvidence): Outcome | null {
  const killed = endingSignal(evidence) === 'SIGKILL' && evidence.memoryKills > 0;
  const text = killed
    ? 'SIGKILL while the kernel counted a kill for memory'
    : memoryEvidence(evidence.output);
  return text === null ? null : { kind: 'out-of-memory', evidence: text };
}

function exited(evidence: EndEvidence): Outcome {
  const exitCode = evidence.ending.kind === 'exit' ? evidence.ending.code : 0;
  const signal = endingSignal(evidence);
  if (signal !== null) return signalled(signal);
  if (evidence.throughShell && (exitCode === 126 || exitCode === 127)) {
    const lastWords = excerptOf(evidence.output).split('\n').at(-1) ?? '';
    return {
      kind: 'unstartable',
      reason: lastWords === '' ? `the shell exited with ${exitCode}` : lastWords,
    };
  }
  return { kind: 'failed', exitCode };
}

const signalled = (signal: string): Outcome => ({ kind: 'signalled', signal });

function endingSignal({ ending, throughShell }: EndEvidence): string | null {
  if (ending.kind === 'signal') return ending.signal;
  return ending.kind === 'exit' && throughShell ? signalReportedByShell(ending.code) : null;
}

const ERRNO_MEANING: Readonly<Record<string, string>> = {
  ENOENT: 'the command was not found',
  EACCES: 'the command is not executable or may not be executed',
  ENOTDIR: 'a part of its path is not a folder',
  ENOEXEC: 'the file is not a program of this machine and has no #! line',
  E2BIG: 'its arguments and environment are too large',
  EAGAIN: 'the limit of processes is reached',
  ENOMEM: 'there is no memory left for another process',
};

function explainErrno(code: string): string {
  return `${ERRNO_MEANING[code] ?? 'the operating system refused'} (${code})`;
}

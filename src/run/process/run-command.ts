import { statSync } from 'node:fs';
import type { Outcome } from '../../model/outcome.ts';
import { type Capture, captureInto } from './capture.ts';
import { classify } from './classify.ts';
import { excerptOf } from './excerpt.ts';
import type { Guard } from './guard.ts';
import type { InputChannel } from './input-channel.ts';
import type { Command, Launcher, LaunchReport, Usage } from './launch.ts';
import type { Log } from './log.ts';
import { countMemoryKills } from './out-of-memory.ts';
import { type OnOutput, type OutputChannel, openChannel, openSeparateChannels } from './output-channel.ts';
import { type Stop, supervise } from './supervise.ts';

/** One process run to be made. `command.env` holds the marker of the operation. */
export interface CommandRequest {
  readonly launcher: Launcher;
  readonly command: Command;
  readonly throughShell: boolean;
  readonly expectExitCodes: readonly number[];
  readonly timeoutMs: number;
  /** Named pipe for the output; null: Node's own. */
  readonly fifo: string | null;
  /** Takes what is written, stream by stream, beside the log; absent: nobody does, and both streams share a pipe. */
  readonly reader?: {
    /** Named pipe for stderr. */
    readonly errorFifo: string | null;
    readonly onOutput: OnOutput;
    /** A stream that does not enter the log, because its reader makes something of it; absent: both do. */
    readonly unlogged?: 'stdout';
  };
  /** What is written to its stdin; absent: that is empty. */
  readonly input?: InputChannel;
  /** Watches the process and may ask for its end. */
  readonly guard?: Guard;
  readonly log: Log;
  /** Heading of its output in the log. */
  readonly source: string;
  readonly signal: AbortSignal;
  /** Called with the root of the tree and those of its processes that are not the workload's. */
  readonly onSpawn: (rootPid: number, ownPids: readonly number[]) => void;
}

/** What became of it. Nothing of its tree is alive, except `stuck` processes. */
export interface CommandReport {
  readonly outcome: Outcome;
  readonly wallNs: number;
  readonly usage: Usage | null;
  /** Last lines of its output as plain text. */
  readonly excerpt: string;
  readonly left: readonly string[];
  readonly stuck: number;
}

/** Runs one process from start to the death of its whole tree, with its output in the log, and names the outcome. */
export async function runCommand(request: CommandRequest): Promise<CommandReport> {
  const fault = folderFault(request.command.cwd);
  if (fault !== null) return neverStarted(fault);
  const kills = countMemoryKills();
  const capture = captureInto(request.log, request.source);
  const channel = channelOf(request, capture);
  const launch = request.launcher.launch(request.command, {
    ...(channel.errorOutput === undefined ? {} : { errorOutput: channel.errorOutput }),
    output: channel.output,
    ...(request.input === undefined ? {} : { input: request.input.input }),
    onSpawn(child) {
      channel.attach(child);
      request.input?.attach(child);
    },
  });
  if (launch.pid !== undefined) request.onSpawn(launch.pid, launch.ownPids);
  const supervised = await supervise(launch, request.timeoutMs, request.signal, request.guard ?? null);
  const { report, stop } = supervised;
  await channel.drained();
  request.input?.close();
  const output = capture.finish();
  const evidence = { ...request, ...supervised, ending: report.ending, output };
  const outcome = classify({ ...evidence, memoryKills: countMemoryKills() - kills });
  return { outcome, excerpt: excerptOf(output), ...measurements(report, stop) };
}

function channelOf({ fifo, reader, guard }: CommandRequest, { write, aside }: Capture): OutputChannel {
  const take = (chunk: Buffer): void => {
    if (guard?.isGathering) aside(chunk);
    else write(chunk);
    guard?.heard(chunk);
  };
  if (reader === undefined) return openChannel(fifo, take);
  return openSeparateChannels(fifo, reader.errorFifo, (chunk, stream) => {
    if (stream !== reader.unlogged) take(chunk);
    reader.onOutput(chunk, stream);
  });
}

/** Processes below a tree that we ended ourselves did not outlive anything. */
function measurements(report: LaunchReport, stop: Stop): Omit<CommandReport, 'outcome' | 'excerpt'> {
  const { wallNs, usage, left, stuck } = report;
  return { wallNs, usage, left: stop === null ? left : [], stuck };
}

/** Why nothing can run in `folder`, or null: a missing one makes spawn fail with the ENOENT of a missing command. */
export function folderFault(folder: string): string | null {
  const status = statSync(folder, { throwIfNoEntry: false });
  if (status === undefined) return `its working directory ${folder} does not exist`;
  return status.isDirectory() ? null : `its working directory ${folder} is not a folder`;
}

const neverStarted = (reason: string): CommandReport => ({
  outcome: { kind: 'unstartable', reason },
  wallNs: 0,
  usage: null,
  excerpt: '',
  left: [],
  stuck: 0,
});

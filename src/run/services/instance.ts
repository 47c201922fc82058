import { setTimeout as sleep } from 'node:timers/promises';
import { describeOutcome } from '../../model/outcome.ts';
import type { ServicePlan } from '../../model/service.ts';
import type { ServiceAddress } from '../../model/service-reference.ts';
import { classify } from '../process/classify.ts';
import { excerptOf } from '../process/excerpt.ts';
import type { Command, Launch, Launcher } from '../process/launch.ts';
import { type Log, Tail } from '../process/log.ts';
import { killMarked, MARKER } from '../process/marked.ts';
import { countMemoryKills } from '../process/out-of-memory.ts';
import { openChannel } from '../process/output-channel.ts';
import { isLive, oldestChild } from './liveness.ts';

/** As much of the output as is kept for evidence. */
const TAIL_BYTES = 65_536;
/** Kills are repeated this often until the tree is gone, and given up after a while, as for any command (`process/supervise.ts`). */
const REPEAT_MS = 100;
const GIVE_UP_MS = 4_000;
/** What an interrupted run leaves a service to end by itself. */
const HURRIED_MS = 500;

/** What an instance is made of. */
export interface InstanceRequest {
  readonly service: ServicePlan;
  readonly address: ServiceAddress;
  readonly launcher: Launcher;
  /** `env` holds the marker of this instance. */
  readonly command: Command;
  readonly fifo: string | null;
  readonly log: Log;
  /** Heading of its output in the log. */
  readonly source: string;
  /** Takes what it prints, beside the log. */
  readonly onOutput: (chunk: Buffer) => void;
}

/** How it was stopped: whether by SIGTERM, and how many of its processes could not be killed. */
export interface Stopped {
  readonly kind: 'stopped' | 'killed';
  readonly stuck: number;
}

/** One running service: a process of its own with all that it starts. */
export interface Instance {
  readonly service: ServicePlan;
  readonly address: ServiceAddress;
  /** The root of its tree; undefined when nothing was started. */
  readonly rootPid: number | undefined;
  /** Processes of its tree that belong to the measurement. */
  readonly ownPids: readonly number[];
  /** Aborts when it has ended by itself or was stopped; its whole tree is gone then. */
  readonly over: AbortSignal;
  /** False from the moment on at which its process has ended, which is somewhat before `over`. */
  isLive(): boolean;
  /** How it ended by itself, once `over`: `exited with code 1`. */
  endedHow(): string;
  /** Last lines of its output. */
  excerpt(): string;
  /** The end of its output as it is. */
  output(): string;
  /**
   * Asks it to end, kills it with all that it has started when that takes longer than `patienceMs`, and returns when nothing of it lives.
   * Once `hurry` aborts it is given half a second.
   */
  stop(patienceMs: number, hurry: AbortSignal): Promise<Stopped>;
}

/** Starts a service. Whether it becomes ready is another question (`readiness.ts`). */
export function startInstance(request: InstanceRequest): Instance {
  const { service, launcher, command, log, source } = request;
  const kills = countMemoryKills();
  const tail = new Tail(TAIL_BYTES);
  const channel = openChannel(request.fifo, chunk => {
    log.append(source, chunk);
    tail.push(chunk);
    request.onOutput(chunk);
  });
  const launch = launcher.launch(command, { output: channel.output, onSpawn: channel.attach });
  const over = new AbortController();
  let how = '';
  const ended = launch.ended.then(async ({ ending }) => {
    await channel.drained();
    const throughShell = typeof service.command === 'string';
    const memoryKills = countMemoryKills() - kills;
    const known = { ending, throughShell, output: tail.text(), memoryKills };
    // No code is expected: a service that ends by itself has failed to serve.
    how = describeOutcome(classify({ ...known, stop: null, timeoutMs: 0, expectExitCodes: [] }));
    over.abort();
  });
  const main = mainProcess(launch);
  return {
    service,
    address: request.address,
    rootPid: launch.pid,
    ownPids: launch.ownPids,
    over: over.signal,
    isLive: () => !over.signal.aborted && main() !== false,
    endedHow: () => how,
    excerpt: () => excerptOf(tail.text()),
    output: () => tail.text(),
    stop: (patienceMs, hurry) =>
      stopLaunch({ launch, ended, marker: command.env[MARKER] ?? '' }, patienceMs, hurry),
  };
}

/** Tells whether the command itself runs, by its state in /proc: null where it is not known. A launcher has it as its oldest child. */
function mainProcess({ pid, ownPids }: Launch): () => boolean | null {
  let main: number | null = null;
  return () => {
    if (pid === undefined) return false;
    main ??= ownPids.includes(pid) ? oldestChild(pid) : pid;
    return main === null ? null : isLive(main);
  };
}

interface Stopping {
  readonly launch: Launch;
  readonly ended: Promise<void>;
  readonly marker: string;
}

async function stopLaunch(
  { launch, ended, marker }: Stopping,
  patienceMs: number,
  hurry: AbortSignal,
): Promise<Stopped> {
  launch.terminate();
  const isDone = ended.then(() => true as const);
  const inTime =
    (await within(isDone, patienceMs, hurry)) ||
    (hurry.aborted && (await within(isDone, Math.min(patienceMs, HURRIED_MS))));
  if (!inTime) {
    launch.kill();
    const killing = setInterval(launch.kill, REPEAT_MS);
    await within(isDone, GIVE_UP_MS);
    clearInterval(killing);
  }
  const { stuck } = await killMarked(marker);
  return { kind: inTime ? 'stopped' : 'killed', stuck };
}

/** Whether `done` settles within a time, or before `hurry` aborts. */
async function within(done: Promise<true>, ms: number, hurry?: AbortSignal): Promise<boolean> {
  const over = new AbortController();
  const signal = hurry === undefined ? over.signal : AbortSignal.any([over.signal, hurry]);
  const late = sleep(ms, false as const, { signal }).catch(() => false as const);
  try {
    return await Promise.race([done, late]);
  } finally {
    over.abort();
  }
}

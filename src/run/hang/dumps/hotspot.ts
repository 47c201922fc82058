import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { javaFrames } from '../../../ingest/detectors/java-stack.ts';
import { signalProcess } from '../../process/signal.ts';
import type { Suspect } from '../suspect.ts';
import type { Dump, Dumper } from './dump.ts';

const SIGQUIT = 3;
/** The machine must come to a point at which all its threads stand still. */
const ANSWER_MS = 5_000;
const MAX_CHARS = 4 * 1024 ** 2;

/**
 * The thread dump of a Java machine, by the protocol that `jcmd PID Thread.print` uses itself (HotSpot, `attachListener_posix.cpp`): a
 * file `.attach_pidPID` in its temporary folder and SIGQUIT make it listen at a socket beside it; a request is a version and
 * four texts that end in zero bytes. It takes no JDK, some milliseconds, and leaves the program as it is.
 */
export const hotspotDump: Dumper = {
  speaks: 'runtime',
  suits: ({ runtime, catches }) => runtime === 'hotspot' && catches.has(SIGQUIT),
  async take(suspect, { signal }) {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]);
    try {
      const text = await ask(await listening(suspect, limit), limit);
      return { heading: `Thread dump of ${suspect.name} (${suspect.pid})`, text, ...readHotspot(text) };
    } catch {
      // Of another user, attaching disabled, or too busy to answer: there is no dump then.
      return null;
    }
  },
};

/** The socket of a machine that listens, which it may have done before. */
async function listening({ pid }: Suspect, signal: AbortSignal): Promise<string> {
  const folder = `/proc/${pid}/root/tmp`;
  const [request, socket] = [`${folder}/.attach_pid${pid}`, `${folder}/.java_pid${pid}`];
  if (existsSync(socket)) return socket;
  writeFileSync(request, '', { flag: 'wx', mode: 0o600 });
  try {
    signalProcess(pid, 'SIGQUIT');
    while (!existsSync(socket)) await sleep(20, undefined, { signal });
    return socket;
  } finally {
    rmSync(request, { force: true });
  }
}

/** Protocol version 1, command `threaddump`, three arguments of which `-l` is with locks. The first line of the answer is an error number. */
function ask(path: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ path, signal });
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      if (text.length < MAX_CHARS) text += chunk;
    });
    socket.once('error', reject);
    socket.once('close', () => resolve(text.replace(/^\d+\n/, '')));
    socket.write('1\0threaddump\0-l\0\0\0');
  });
}

/** From the first line about a deadlock on, the dump lists its threads and then their stacks. */
export function readHotspot(text: string): Pick<Dump, 'core' | 'stacks' | 'deadlock'> {
  const at = text.search(/^Found (?:one|\d+) (?:Java-level )?deadlocks?:/m);
  if (at < 0) return { core: text, stacks: [], deadlock: null };
  const report = text.slice(at);
  const lines = report.slice(Math.max(0, report.indexOf('Java stack information'))).split('\n');
  const stacks = lines.flatMap((line, i) => (THREAD.test(line) ? [javaFrames(lines.slice(i + 1))] : []));
  return {
    core: report,
    deadlock: report.split('\n', 1)[0]?.replace(/:$/, '') ?? null,
    stacks: stacks.filter(frames => frames.length > 0),
  };
}

const THREAD = /^"(.*)":$/;

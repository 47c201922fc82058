import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command, Launch, Launcher, LaunchReport, LaunchSurroundings, ProcessEnding } from './launch.ts';
import { findMarked, killMarked, MARKER } from './marked.ts';
import { notStarted } from './perl-launcher.ts';
import { signalProcess } from './signal.ts';

/**
 * As in the launcher program: time for the last writers of a pipeline to end by themselves. Counted in looks, not by the clock: on a
 * crowded machine this program waits for its turn as long as they do, and that time is not theirs.
 */
const ORPHAN_LOOKS = 20;
const LOOK_EVERY_MS = 10;

/**
 * The launcher for machines without Perl: Node's own spawn. Wall time ends when Node's event loop sees the exit; resource usage is
 * not told at all. Escaped descendants are found by the marker in their environment, where /proc exists.
 */
export const plainLauncher: Launcher = {
  name: 'plain',
  shortcoming:
    'needs Perl on Linux (x64 or arm64): without it the kernel does not tell the resource usage of a child, and CPU time and memory are sampled',
  launch: launchPlainly,
};

function launchPlainly(
  command: Command,
  { output, errorOutput = output, input, onSpawn }: LaunchSurroundings,
): Launch {
  const [file, ...args] = command.argv;
  const started = process.hrtime.bigint();
  const child = spawn(file, args, {
    cwd: command.cwd,
    env: command.env,
    detached: process.platform !== 'win32',
    stdio: [input ?? 'ignore', output, errorOutput],
    windowsHide: true,
  });
  onSpawn(child);
  const { pid } = child;
  const marker = command.env[MARKER] ?? '';
  let stopped = false;
  const ended = new Promise<LaunchReport>(resolve => {
    child.once('error', failure => resolve(notStarted(failure)));
    child.once('exit', (code, signal) => {
      const wallNs = Number(process.hrtime.bigint() - started);
      const ending: ProcessEnding = signal ? { kind: 'signal', signal } : { kind: 'exit', code: code ?? 0 };
      clearTree(pid, marker, stopped).then(rest => resolve({ ending, wallNs, usage: null, ...rest }));
    });
  });
  const stopWith = (signal: 'SIGTERM' | 'SIGKILL') => () => {
    stopped = true;
    signalTree(pid, signal);
    if (signal === 'SIGKILL') for (const escaped of findMarked(marker)) signalProcess(escaped.pid, signal);
  };
  return { pid, ownPids: [], ended, terminate: stopWith('SIGTERM'), kill: stopWith('SIGKILL') };
}

async function clearTree(
  pid: number | undefined,
  marker: string,
  stopped: boolean,
): Promise<Pick<LaunchReport, 'left' | 'stuck'>> {
  for (let looks = stopped ? ORPHAN_LOOKS : 0; looks < ORPHAN_LOOKS; looks++) {
    if (findMarked(marker).length === 0) break;
    await sleep(LOOK_EVERY_MS);
  }
  const rest = await killMarked(marker);
  // Where there is no /proc, the group is all that can be reached: what left it by setsid survives.
  if (process.platform !== 'linux') signalTree(pid, 'SIGKILL');
  return rest;
}

/** The process group; on Windows, which has none, the tree by `taskkill`. */
function signalTree(pid: number | undefined, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === undefined) return;
  if (process.platform !== 'win32') signalProcess(-pid, signal);
  else spawnSync('taskkill', ['/PID', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
}

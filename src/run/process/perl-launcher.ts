import { type ChildProcess, spawn } from 'node:child_process';
import { coreMask } from './core-list.ts';
import type { Command, Launch, Launcher, LaunchReport, LaunchSurroundings } from './launch.ts';
import { launcherEnvironment } from './launcher-environment.ts';
import { LAUNCHER_PROGRAM, SYSTEM_CALLS } from './launcher-program.ts';
import { readLauncherReport } from './launcher-report.ts';
import { killMarked, MARKER } from './marked.ts';
import { signalProcess } from './signal.ts';

/** A launcher that has not come to an end after this many requests to kill waits for a process that nobody can kill: it goes itself. */
const KILLS_BEFORE_FORCE = 20;

/** Report lines are below 1 KB; a workload that found the descriptor must not fill this program's memory. */
const MAX_REPORT_CHARS = 65_536;

/** The launcher for Linux with Perl at `perl`; null where the processor's system-call numbers are not known. */
export function perlLauncher(perl: string): Launcher | null {
  const numbers = process.platform === 'linux' ? SYSTEM_CALLS[process.arch] : undefined;
  return numbers === undefined ? null : launcherOnCores(perl, numbers, []);
}

/** Commands may run on `cores`, or wherever this program may when there is none. */
function launcherOnCores(perl: string, numbers: readonly number[], cores: readonly number[]): Launcher {
  const prefix = ['-e', LAUNCHER_PROGRAM, ...numbers.map(String), coreMask(cores)];
  return {
    name: 'perl',
    shortcoming: null,
    launch: (command, surroundings) => launchThrough(perl, prefix, command, surroundings),
    onCores: chosen => launcherOnCores(perl, numbers, chosen),
  };
}

function launchThrough(
  perl: string,
  prefix: readonly string[],
  command: Command,
  surroundings: LaunchSurroundings,
): Launch {
  const { output, errorOutput = output, input, onSpawn } = surroundings;
  const child = spawn(perl, [...prefix, ...command.argv], {
    cwd: command.cwd,
    env: launcherEnvironment(command.env),
    detached: true,
    stdio: [input ?? 'ignore', output, errorOutput, 'pipe'],
  });
  onSpawn(child);
  const { pid } = child;
  let kills = 0;
  return {
    pid,
    ownPids: pid === undefined ? [] : [pid],
    ended: reportOf(child, command),
    terminate: () => signalProcess(pid, 'SIGTERM'),
    kill: () => signalProcess(pid, ++kills > KILLS_BEFORE_FORCE ? 'SIGKILL' : 'SIGALRM'),
  };
}

async function reportOf(child: ChildProcess, command: Command): Promise<LaunchReport> {
  const started = process.hrtime.bigint();
  let text = '';
  child.stdio[3]?.on('data', (chunk: Buffer) => {
    if (text.length < MAX_REPORT_CHARS) text += chunk.toString('latin1');
  });
  const reported = new Promise(resolve => child.stdio[3]?.once('close', resolve));
  const failure = await new Promise<Error | null>(resolve => {
    child.once('error', resolve);
    child.once('exit', () => reported.then(() => resolve(null)));
  });
  if (failure !== null) return notStarted(failure);
  const { report, clean } = readLauncherReport(text);
  if (clean) return report;
  const left = await killMarked(command.env[MARKER] ?? '');
  return { ...report, wallNs: Number(process.hrtime.bigint() - started), ...left };
}

/** The report of a spawn that the operating system refused. */
export function notStarted(failure: Error): LaunchReport {
  const code = 'code' in failure && typeof failure.code === 'string' ? failure.code : failure.message;
  return { ending: { kind: 'not-started', code }, wallNs: 0, usage: null, left: [], stuck: 0 };
}

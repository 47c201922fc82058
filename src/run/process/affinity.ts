import { readFileSync } from 'node:fs';
import { parseCoreList } from './core-list.ts';
import { coreQuota } from './core-quota.ts';
import { findExecutable } from './executable.ts';
import type { Launcher } from './launch.ts';
import { perlLauncher } from './perl-launcher.ts';

/**
 * From so many cores on one is kept for this program. With fewer, a workload would lose a third or a half of the machine, which is
 * more than this program's own work takes from it (bench/overhead: below 1 % of a core).
 */
export const CORES_TO_SPARE_ONE = 4;

/** Which cores a workload keeps to. `workload: null`: it runs wherever this program may, for the stated reason. */
export type CoreToSpare =
  | { readonly workload: readonly number[]; readonly kept: number }
  | { readonly workload: null; readonly kept: null; readonly reason: string };

/**
 * Whether one of the cores on which this process may run is kept free of workloads, and which: the lowest, where most devices send
 * their interrupts. It is tried on a real process first. This program's own threads are not tied to it: the scheduler puts them on an
 * idle core by itself, and a busy workload leaves none but this one.
 */
export async function coreToSpare(
  environment: NodeJS.ProcessEnv,
  needed: number = CORES_TO_SPARE_ONE,
): Promise<CoreToSpare> {
  if (process.platform !== 'linux') return none('workloads are tied to cores on Linux only');
  const [kept, ...workload] = allowedCores();
  const cores = workload.length + 1;
  if (kept === undefined) return none('/proc does not tell the cores of this process');
  if (cores < needed) return none(`${cores} of the ${needed} cores that it takes to spare one`);
  const quota = coreQuota();
  if (quota < needed) return none(`the control group allows the time of ${quota} cores, which all share`);
  const fault = await confinementFault(environment, workload);
  return fault === null ? { workload, kept } : none(fault);
}

/** The launcher for commands of the workload. */
export const confine = (launcher: Launcher, { workload }: CoreToSpare): Launcher =>
  workload === null ? launcher : (launcher.onCores?.(workload) ?? launcher);

const none = (reason: string): CoreToSpare => ({ workload: null, kept: null, reason });

/** The cores on which a workload may run; empty where the system does not tell. */
export const coresOf = ({ workload }: CoreToSpare): readonly number[] =>
  workload ?? (process.platform === 'linux' ? allowedCores() : []);

/** Of the main thread; cpusets and taskset show in it, unlike in the number of processors. */
function allowedCores(): readonly number[] {
  return coresIn(readFileSync('/proc/self/status', 'latin1'));
}

const coresIn = (status: string): readonly number[] =>
  parseCoreList(/^Cpus_allowed_list:\s*(.+)$/m.exec(status)?.[1] ?? '');

/** What keeps a launched process from running on these cores and no others; null when it does. */
async function confinementFault(
  environment: NodeJS.ProcessEnv,
  workload: readonly number[],
): Promise<string | null> {
  const perl = findExecutable('perl', environment.PATH);
  const launcher = perl === null ? null : perlLauncher(perl);
  if (perl === null || launcher?.onCores === undefined)
    return 'tying a workload to cores takes Perl on Linux (x64 or arm64)';
  let seen = '';
  let closed: Promise<unknown> = Promise.resolve();
  const { ended } = launcher.onCores(workload).launch(
    { argv: [perl, '-pe', '', '/proc/self/status'], cwd: '/', env: { PATH: environment.PATH ?? '' } },
    {
      output: 'pipe',
      onSpawn(child) {
        closed = new Promise(resolve => child.once('close', resolve));
        child.stdout?.on('data', (chunk: Buffer) => {
          seen += chunk.toString('latin1');
        });
        child.stderr?.resume();
      },
    },
  );
  const { ending, usage } = await ended;
  if (ending.kind === 'not-started') return `the kernel refuses to tie a process to cores (${ending.code})`;
  await closed;
  const holds = usage !== null && coresIn(seen).join() === workload.join();
  return holds ? null : 'a process that was tied to cores ran on others';
}

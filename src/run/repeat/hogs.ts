import type { Machinery } from '../machinery.ts';
import { childEnvironment } from '../process/child-environment.ts';
import { MARKER } from '../process/marked.ts';
import { supervise } from '../process/supervise.ts';

/** They live until they are ended. */
const NO_LIMIT_MS = Infinity;

/**
 * Says that it is there, and computes without end and without memory, input or output; any POSIX shell runs it. It looks now and then
 * whether what started it is still there, so that it cannot be left behind.
 */
const PROGRAM = 'echo; while kill -0 "$PPID"; do i=0; while [ "$i" -lt 20000 ]; do i=$((i+1)); done; done';
const SHELL = '/bin/sh';

/** Processes of our own that only compute, beside the runs of a repeated test. */
export interface Hogs {
  /** How many are wanted. */
  readonly wanted: number;
  /** Starts or ends as many as it takes, and gives how many compute when it resolves: fewer where the system refuses more processes. */
  set(count: number): Promise<number>;
  /** Ends all of them; resolves when they are gone. Gives how many could not be ended. */
  close(): Promise<number>;
}

/**
 * Of normal priority, since they are to take time from the runs; on the cores of the workload, so that this program keeps its own; first to go
 * when memory runs out. Each is started by the launcher, which ends it when this program dies.
 */
export function openHogs(machinery: Machinery): Hogs {
  let going: readonly Hog[] = [];
  let wanted = 0;
  let stuck = 0;
  const endAll = async (hogs: readonly Hog[]): Promise<void> => {
    for (const left of await Promise.all(hogs.map(hog => hog.end()))) stuck += left;
  };
  return {
    get wanted() {
      return wanted;
    },
    async set(count) {
      wanted = count;
      const alive = going.filter(hog => hog.isAlive());
      await endAll(alive.slice(count));
      const more = Array.from({ length: Math.max(0, count - alive.length) }, () => startHog(machinery));
      going = [...alive.slice(0, count), ...more];
      await Promise.all(more.map(hog => hog.started));
      return going.filter(hog => hog.isAlive()).length;
    },
    async close() {
      const last = going;
      [going, wanted] = [[], 0];
      await endAll(last);
      return stuck;
    },
  };
}

interface Hog {
  /** Resolves when it computes, or has ended. */
  readonly started: Promise<void>;
  isAlive(): boolean;
  /** Resolves when it is gone, with the number of processes that withstood. */
  end(): Promise<number>;
}

function startHog({ workloadLauncher, environment, nextMarker }: Machinery): Hog {
  const ending = new AbortController();
  const { PATH = '' } = environment;
  let said: Promise<unknown> = Promise.resolve();
  let isAlive = true;
  const launch = workloadLauncher.launch(
    {
      argv: [SHELL, '-c', PROGRAM],
      cwd: '/',
      env: childEnvironment({ PATH }, [], { [MARKER]: nextMarker() }),
    },
    {
      output: 'pipe',
      onSpawn(child) {
        child.stderr?.resume();
        said = new Promise(resolve => child.stdout?.once('data', resolve));
      },
    },
  );
  const ended = supervise(launch, NO_LIMIT_MS, ending.signal).then(({ report }) => {
    isAlive = false;
    return report.stuck;
  });
  return {
    started: Promise.race([said, ended]).then(() => {}),
    isAlive: () => isAlive,
    end() {
      ending.abort();
      return ended;
    },
  };
}

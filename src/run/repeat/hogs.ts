import type { Machinery } from '../machinery.ts';
import { childEnvironment } from '../process/child-environment.ts';
import { MARKER } from '../process/marked.ts';
import { supervise } from '../process/supervise.ts';

/** They live until they are ended. */
const NO_LIMIT_MS = Infinity;

/**
 * Computes without end and without memory, input or output; any POSIX shell runs it. It looks now and then whether what started it is
 * still there, so that it cannot be left behind.
 */
const PROGRAM = 'while kill -0 "$PPID"; do i=0; while [ "$i" -lt 20000 ]; do i=$((i+1)); done; done';
const SHELL = '/bin/sh';

/** Processes of our own that only compute, beside the runs of a repeated test. */
export interface Hogs {
  readonly count: number;
  /** Starts or ends as many as it takes. */
  set(count: number): Promise<void>;
  /** Ends all of them; resolves when they are gone. Gives how many could not be ended. */
  close(): Promise<number>;
}

/**
 * Of normal priority, since they are to take time from the runs; on the cores of the workload, so that this program keeps its own; first to go
 * when memory runs out. Each is started by the launcher, which ends it when this program dies.
 */
export function openHogs(machinery: Machinery): Hogs {
  let going: readonly Hog[] = [];
  let stuck = 0;
  const endAll = async (hogs: readonly Hog[]): Promise<void> => {
    for (const left of await Promise.all(hogs.map(hog => hog.end()))) stuck += left;
  };
  return {
    get count() {
      return going.length;
    },
    async set(count) {
      await endAll(going.slice(count));
      const more = Math.max(0, count - going.length);
      going = [...going.slice(0, count), ...Array.from({ length: more }, () => startHog(machinery))];
    },
    async close() {
      const last = going;
      going = [];
      await endAll(last);
      return stuck;
    },
  };
}

interface Hog {
  /** Resolves when it is gone, with the number of processes that withstood. */
  end(): Promise<number>;
}

function startHog({ workloadLauncher, environment, nextMarker }: Machinery): Hog {
  const ending = new AbortController();
  const { PATH = '' } = environment;
  const launch = workloadLauncher.launch(
    {
      argv: [SHELL, '-c', PROGRAM],
      cwd: '/',
      env: childEnvironment({ PATH }, [], { [MARKER]: nextMarker() }),
    },
    { output: 'pipe', onSpawn: child => void [child.stdout?.resume(), child.stderr?.resume()] },
  );
  const ended = supervise(launch, NO_LIMIT_MS, ending.signal);
  return {
    async end() {
      ending.abort();
      return (await ended).report.stuck;
    },
  };
}

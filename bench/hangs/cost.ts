import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Observation } from '../../src/run/hang/observation.ts';
import { ProgressMeter } from '../../src/run/hang/progress.ts';
import { openTreeReader } from '../../src/run/hang/read-tree.ts';
import { median } from '../../src/stats/descriptive.ts';
import { type SteadyTree, TREES, withTree } from '../overhead/trees.ts';

const LOOKS = 60;
const SPACING_MS = 20;

/** What one look at a steady tree costs this program. */
export interface LookCost {
  readonly tree: string;
  readonly threads: number;
  /** CPU time of each look, milliseconds. */
  readonly lookMs: number;
}

/** Thirty threads that wait, as in a virtual machine. */
const threads: SteadyTree = {
  name: '1 process of 30 threads (Python)',
  start: () =>
    spawn(
      'python3',
      ['-c', 'import threading\nfor i in range(29): threading.Thread(target=threading.Event().wait).start()'],
      {
        stdio: 'ignore',
        detached: true,
      },
    ),
};

const PLAN = { afterMs: 10_000, stretches: true, progress: 'offered' } as const;

async function measure(tree: SteadyTree): Promise<LookCost> {
  return withTree(tree, async rootPid => {
    const reader = openTreeReader(rootPid, []);
    const meter = new ProgressMeter({ progressFile: '/dev/null', metricsFile: '/dev/null' }, 0);
    const observation = new Observation(PLAN, reader, meter, performance.now());
    const costs: number[] = [];
    for (let i = 0; i < LOOKS; i++) {
      const before = process.cpuUsage();
      observation.look(performance.now());
      const { user, system } = process.cpuUsage(before);
      costs.push((user + system) / 1000);
      await pause(SPACING_MS);
    }
    reader.close();
    return { tree: tree.name, threads: observation.mostThreads, lookMs: median(costs) };
  });
}

/** One tree after the other. */
export async function lookCosts(): Promise<readonly LookCost[]> {
  const costs: LookCost[] = [];
  for (const tree of [...TREES, threads]) costs.push(await measure(tree));
  return costs;
}

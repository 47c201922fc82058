import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { startMonitors } from '../../src/run/monitors/monitors.ts';
import { median } from '../../src/stats/descriptive.ts';
import { medianInterval } from '../../src/stats/median-interval.ts';
import { type SteadyTree, TREES, withTree } from './trees.ts';

const REPETITIONS = 10;
/** The dense start of a watch is over by then. */
const SETTLE_MS = 2_000;
const WINDOW_MS = 4_000;

export interface MonitorCost {
  readonly tree: string;
  /** Share of a core in steady state, one value a repetition. */
  readonly shares: readonly number[];
  /** CPU time of the first second, with its dense start, in ms. */
  readonly firstSecondMs: readonly number[];
  /** Rows a second in steady state. */
  readonly rate: readonly number[];
}

/** CPU time of all threads of this process in ns, from the scheduler: 10 ms ticks would be too coarse. */
function ownCpuNs(): number {
  return readdirSync('/proc/self/task')
    .map(task => Number.parseInt(readFileSync(`/proc/self/task/${task}/schedstat`, 'latin1'), 10))
    .reduce((sum, ns) => sum + ns, 0);
}

/** CPU time this process uses in `ms`, while its main thread does nothing but wait. */
async function cpuDuringNs(ms: number): Promise<number> {
  const before = ownCpuNs();
  await pause(ms);
  return ownCpuNs() - before;
}

async function measure(tree: SteadyTree): Promise<MonitorCost> {
  const monitors = await startMonitors();
  const cost = {
    tree: tree.name,
    shares: [] as number[],
    firstSecondMs: [] as number[],
    rate: [] as number[],
  };
  await withTree(tree, async rootPid => {
    for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
      const idleNs = await cpuDuringNs(SETTLE_MS);
      const watch = monitors.watch(rootPid, { excludePids: [] });
      const startNs = await cpuDuringNs(SETTLE_MS);
      const steadyNs = await cpuDuringNs(WINDOW_MS);
      const { series } = await watch.stop();
      const rows = series?.atMs.filter(at => at >= SETTLE_MS && at < SETTLE_MS + WINDOW_MS).length ?? 0;
      cost.shares.push(steadyNs / (WINDOW_MS * 1e6) - idleNs / (SETTLE_MS * 1e6));
      cost.firstSecondMs.push((startNs - idleNs) / 1e6);
      cost.rate.push(rows / (WINDOW_MS / 1000));
    }
  });
  await monitors.close();
  return cost;
}

/** Cost of watching each tree at the default rate of 4 Hz: CPU of this process with a watch, minus the same without one. */
export async function measureMonitorCost(): Promise<readonly MonitorCost[]> {
  const costs: MonitorCost[] = [];
  for (const tree of TREES) costs.push(await measure(tree));
  return costs;
}

const withInterval = (values: readonly number[], format: (value: number) => string): string => {
  const { low, high } = medianInterval(values, 0.95);
  return `${format(median(values))} (${format(low ?? Number.NaN)} to ${format(high ?? Number.NaN)})`;
};

/** Rows for the table: median with its order-statistic interval over the repetitions. */
export const monitorCostRows = (costs: readonly MonitorCost[]): string[][] => [
  ['tree', 'share of a core at 4 Hz', 'CPU of the first second', 'samples a second'],
  ...costs.map(cost => [
    cost.tree,
    withInterval(cost.shares, share => `${(share * 100).toFixed(2)} %`),
    withInterval(cost.firstSecondMs, ms => `${ms.toFixed(1)} ms`),
    median(cost.rate).toFixed(1),
  ]),
];

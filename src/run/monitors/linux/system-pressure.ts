import type { Column } from '../columns.ts';
import type { Monitor, MonitorMember, Readings } from '../monitor.ts';
import { readProcFile } from './proc-files.ts';
import type { ProcessTree } from './process-tree.ts';

/** Totals at one reading; null where the kernel has no such file (PSI can be switched off). */
interface Totals {
  readonly atUs: number;
  readonly stealTicks: number;
  readonly allTicks: number;
  readonly stalledUs: Readonly<Partial<Record<Column, number>>>;
}

const PRESSURE_FILES = {
  psiCpuSomeRatio: '/proc/pressure/cpu',
  psiMemorySomeRatio: '/proc/pressure/memory',
  psiIoSomeRatio: '/proc/pressure/io',
} as const;

/** First line of /proc/stat: user nice system idle iowait irq softirq steal; guest time is contained in user (proc_stat(5)). */
const cpuTicks = (): number[] =>
  (readProcFile('/proc/stat') ?? '').split('\n', 1).join('').split(/\s+/).slice(1, 9).map(Number);

/** Time in which at least one task was stalled since boot, in µs. `avg10` in the same line would mix in what was before the watch. */
function stalledUs(path: string): number | null {
  const total = /^some .*total=(\d+)$/m.exec(readProcFile(path) ?? '')?.[1];
  return total === undefined ? null : Number(total);
}

function readTotals(): Totals {
  const ticks = cpuTicks();
  const stalled: Partial<Record<Column, number>> = {};
  for (const [column, path] of Object.entries(PRESSURE_FILES) as [Column, string][]) {
    const total = stalledUs(path);
    if (total !== null) stalled[column] = total;
  }
  return {
    atUs: performance.now() * 1000,
    stealTicks: ticks[7] ?? 0,
    allTicks: ticks.reduce((sum, value) => sum + value, 0),
    stalledUs: stalled,
  };
}

const ratio = (part: number, whole: number): number => Math.min(1, Math.max(0, part / whole));

/** Trouble from outside the tree, over the time since the last reading: the first reading only sets the start. */
class SystemPressure implements Monitor<ProcessTree> {
  private last: Totals | null = null;

  sample(): Readings {
    const now = readTotals();
    const then = this.last ?? now;
    this.last ??= now;
    // The machine's clock ticks every 10 ms: a shorter distance has no share of them.
    if (now.allTicks === then.allTicks) return {};
    this.last = now;
    const readings: Partial<Record<Column, number>> = {
      stealRatio: ratio(now.stealTicks - then.stealTicks, now.allTicks - then.allTicks),
    };
    for (const [column, total] of Object.entries(now.stalledUs) as [Column, number][])
      readings[column] = ratio(total - (then.stalledUs[column] ?? total), now.atUs - then.atUs);
    return readings;
  }
}

export const systemPressure: MonitorMember<ProcessTree> = {
  cost: { typicalNs: 50_000, share: 0.0003 },
  columns: ['stealRatio', 'psiCpuSomeRatio', 'psiMemorySomeRatio', 'psiIoSomeRatio'],
  open: () => new SystemPressure(),
};

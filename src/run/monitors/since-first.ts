import type { Column } from './columns.ts';
import type { Readings } from './monitor.ts';

/** Columns that only grow from the start of a process on. */
const TOTALS: readonly Column[] = [
  'cpuNs',
  'cpuUserNs',
  'cpuSystemNs',
  'processesSeen',
  'contextSwitches',
  'ioReadBytes',
  'ioWrittenBytes',
];

/** Turns totals since the start of processes into totals since the first reading of each; all else is passed on. */
export function sinceFirstReading(): (readings: Readings) => Readings {
  const first = new Map<Column, number>();
  return readings => {
    const since: Partial<Record<Column, number>> = { ...readings };
    for (const column of TOTALS) {
      const value = readings[column];
      if (value === undefined) continue;
      const before = first.get(column) ?? value;
      first.set(column, before);
      since[column] = value - before;
    }
    return since;
  };
}

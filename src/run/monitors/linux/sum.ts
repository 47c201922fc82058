import type { Column } from '../columns.ts';
import type { Readings } from '../monitor.ts';
import type { TreeProcess } from './process-tree.ts';

/** Adds up the readings of single processes, leaving out those that vanished (null); empty when all have. */
export function sumReadings(
  processes: readonly TreeProcess[],
  read: (process: TreeProcess) => Readings | null,
): Readings {
  const sums: Partial<Record<Column, number>> = {};
  for (const process of processes) {
    const readings = Object.entries(read(process) ?? {}) as [Column, number][];
    for (const [column, value] of readings) sums[column] = (sums[column] ?? 0) + value;
  }
  return sums;
}

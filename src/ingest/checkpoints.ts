import type { Checkpoints } from '../model/event.ts';
import { builtInMetric } from '../model/metric.ts';
import type { Unit } from '../model/unit.ts';
import type { WrittenValue } from './checkpoint-line.ts';
import { clash, nameFault, scaleOf, unitFault } from './naming.ts';

/** Columns of one workload; every point has a value in each. */
const MAX_COLUMNS = 20;

interface Column {
  readonly unit: Unit;
  readonly values: number[];
}

/** The unit of a number without one: that of the built-in metric of the name, bytes for any memory, else a count. */
const baseUnit = (name: string): Unit =>
  builtInMetric(name)?.unit ?? (name.startsWith('memory.') ? 'bytes' : 'count');

/**
 * Collects the checkpoints of one workload as parallel columns. The first point names the columns and their units; a later one that
 * lacks a column, brings another or goes back in operations is refused as a whole.
 */
export class CheckpointColumns {
  readonly #operations: number[] = [];
  readonly #columns = new Map<string, Column>();

  /** Null, or why the point was refused. */
  add(written: readonly WrittenValue[]): string | null {
    const point = new Map<string, Column>();
    for (const value of written) {
      const read = this.#read(value);
      if (typeof read === 'string') return read;
      if (point.has(value.name)) return `"${value.name}" stands twice in one checkpoint`;
      point.set(value.name, read);
    }
    const fault = this.#operationsFault(point) ?? this.#columnsFault(point);
    if (fault === null) this.#push(point);
    return fault;
  }

  /** Null where there was no point. */
  columns(): Checkpoints | null {
    if (this.#operations.length === 0) return null;
    return { operations: this.#operations, columns: Object.fromEntries(this.#columns) };
  }

  #read({ name, value, unit }: WrittenValue): Column | string {
    const known = this.#columns.get(name)?.unit;
    const scale = scaleOf(unit, known ?? baseUnit(name));
    if (scale === null) return unitFault(unit ?? '');
    if (known !== undefined && known !== scale.unit) return clash(name, known, scale.unit);
    if (!Number.isFinite(value) || value < 0) return `"${name}" of a checkpoint is ${value}; it is 0 or more`;
    return nameFault(name) ?? { unit: scale.unit, values: [value * scale.factor] };
  }

  #operationsFault(point: ReadonlyMap<string, Column>): string | null {
    const { unit, values: [operations = 0] = [] } = point.get('operations') ?? {};
    if (unit !== 'count')
      return 'A checkpoint needs operations=n, the operations done since the process began';
    const last = this.#operations.at(-1) ?? -1;
    return operations > last
      ? null
      : `operations=${operations} does not rise: the checkpoint before has ${last}`;
  }

  #columnsFault(point: ReadonlyMap<string, Column>): string | null {
    if (point.size === 1) return 'A checkpoint needs a value beside operations, such as memory.heap=5.1MB';
    if (point.size > MAX_COLUMNS + 1) {
      return `A checkpoint has at most ${MAX_COLUMNS} values, this one has ${point.size - 1}`;
    }
    if (this.#operations.length === 0) return null;
    const lacking = [...this.#columns.keys()].find(name => !point.has(name));
    if (lacking !== undefined) return `The checkpoint lacks "${lacking}", which the first one has`;
    const extra = [...point.keys()].find(name => name !== 'operations' && !this.#columns.has(name));
    return extra === undefined ? null : `The checkpoint has "${extra}", which the first one lacks`;
  }

  #push(point: ReadonlyMap<string, Column>): void {
    for (const [
      name,
      {
        unit,
        values: [value = 0],
      },
    ] of point) {
      const column = this.#columns.get(name);
      if (name === 'operations') this.#operations.push(value);
      else if (column === undefined) this.#columns.set(name, { unit, values: [value] });
      else column.values.push(value);
    }
  }
}

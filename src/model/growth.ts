import type { Checkpoints, ResourceSeries } from './event.ts';
import type { Unit } from './unit.ts';

/** What may leak. Each has a metric `….growth` and a metric `….leak`. */
export const GROWING = ['memory', 'fds', 'threads', 'sockets', 'processes', 'files'] as const;
export type Growing = (typeof GROWING)[number];

/** Points below which nothing is said about growth: the ten windows of the second half need one each (docs/statistics.md, "Leaks"). */
export const GROWTH_POINTS = 20;

/** Processes of each side below which no growth is judged: 5 + 5 reach p = 0.004, 4 + 4 only 0.014 (docs/statistics.md, "Leaks"). */
export const LEAK_PROCESSES = 5;

/** What a growth metric tells of: over the second half of a run, or per 1,000 operations. */
export interface GrowthMetric {
  readonly growing: Growing;
  readonly per: 'run' | 'operations';
}

/** `memory.leak` → memory per operations; null for a metric that is not one of growth. */
export function growthMetric(id: string): GrowthMetric | null {
  const growing = GROWING.find(name => id === `${name}.growth` || id === `${name}.leak`);
  return growing === undefined ? null : { growing, per: id.endsWith('.leak') ? 'operations' : 'run' };
}

/** One column of one invocation in which growth is looked for. */
export interface GrowthSource {
  readonly metric: Growing;
  /** For people: `memory.heap at checkpoints`, `memory of the process tree`. */
  readonly source: string;
  readonly unit: Unit;
  /** `operations` done since the process began, or `time` in ms since the invocation did. */
  readonly x: 'operations' | 'time';
  readonly xs: readonly number[];
  /** Base units, parallel to `xs`. */
  readonly ys: readonly number[];
}

/** Columns of a workload's checkpoints, best first; only memory has several, what is kept after a collection before what is mapped. */
const CHECKPOINT_COLUMNS: Readonly<Record<Growing, readonly string[]>> = {
  memory: ['memory.heap', 'memory.uss', 'memory.pss', 'memory.rss'],
  fds: ['fds'],
  threads: ['threads'],
  sockets: ['sockets'],
  processes: ['processes'],
  files: ['files'],
};

interface SeriesColumn {
  readonly column: string;
  readonly source: string;
  /**
   * Columns that are read together with it, more rarely than rows are written: a row in which none differs holds the last reading, and
   * a value that is held must not pass for one that stands still.
   */
  readonly readWith?: readonly string[];
}

/**
 * Columns of the sampled series, best first. Unique and resident memory have one name: which of them has enough readings is chance in a
 * short run, and what a program keeps grows both alike.
 */
const SERIES_COLUMNS: Readonly<Record<Growing, readonly SeriesColumn[]>> = {
  memory: [
    {
      column: 'ussBytes',
      source: 'memory of the process tree',
      readWith: ['ussBytes', 'pssBytes'],
    },
    { column: 'rssBytes', source: 'memory of the process tree' },
  ],
  fds: [{ column: 'fds', source: 'open descriptors of the process tree' }],
  threads: [{ column: 'threads', source: 'threads of the process tree' }],
  sockets: [{ column: 'sockets', source: 'open sockets of the process tree', readWith: ['socketsReadings'] }],
  processes: [{ column: 'processes', source: 'live processes of the tree' }],
  files: [{ column: 'files', source: 'entries of the temporary folder', readWith: ['filesReadings'] }],
};

/**
 * Where growth of each resource is looked for in one invocation, in the order of `GROWING`: the best source that has enough points,
 * else the one with the most. What the workload says of itself is better than what can be seen from outside. A resource that nobody
 * read has no entry.
 */
export function growthSources(
  series: ResourceSeries | null,
  checkpoints: Checkpoints | null,
): readonly GrowthSource[] {
  return GROWING.flatMap(metric => {
    const found = [...fromCheckpoints(metric, checkpoints), ...fromSeries(metric, series)];
    const [richest] = [...found].sort((a, b) => b.xs.length - a.xs.length);
    return found.find(({ xs }) => xs.length >= GROWTH_POINTS) ?? richest ?? [];
  });
}

const unitOf = (metric: Growing): Unit => (metric === 'memory' ? 'bytes' : 'count');

/** A column of another unit is a different thing by the same name. */
function fromCheckpoints(metric: Growing, checkpoints: Checkpoints | null): readonly GrowthSource[] {
  if (checkpoints === null) return [];
  const { operations, columns } = checkpoints;
  return CHECKPOINT_COLUMNS[metric].flatMap(name => {
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (column === undefined || column.unit !== unitOf(metric)) return [];
    const source = `${name} at checkpoints`;
    return [{ metric, source, unit: column.unit, x: 'operations', xs: operations, ys: column.values }];
  });
}

function fromSeries(metric: Growing, series: ResourceSeries | null): readonly GrowthSource[] {
  if (series === null) return [];
  return SERIES_COLUMNS[metric].flatMap(({ column, source, readWith }) => {
    const values = series.columns[column];
    if (values === undefined) return [];
    const rows = readWith === undefined ? values.map((_, row) => row) : rowsThatDiffer(series, readWith);
    const even = evenRows(rows, series.atMs);
    const [xs, ys] = [even.map(row => series.atMs[row] ?? 0), even.map(row => values[row] ?? 0)];
    return [{ metric, source, unit: unitOf(metric), x: 'time', xs, ys }];
  });
}

/** The rows at which one of `together` has another value than in the row before: each is a reading of its own. All, where none was kept. */
function rowsThatDiffer({ atMs, columns }: ResourceSeries, together: readonly string[]): readonly number[] {
  const read = together.map(name => columns[name]).filter(values => values !== undefined);
  return [...atMs.keys()].filter(
    row => row === 0 || read.length === 0 || read.some(values => values[row] !== values[row - 1]),
  );
}

/** Rows may lie this much closer than the average of the second half: timers are late by different amounts. */
const JITTER = 0.9;

/**
 * A watch samples densely at its start. Rows of the first half of the time that lie closer than those of the second are left out, so
 * that half of the points is half of the time: else the second half of the points would reach back into the warm-up.
 */
function evenRows(rows: readonly number[], atMs: readonly number[]): readonly number[] {
  const at = (row: number | undefined): number => (row === undefined ? 0 : (atMs[row] ?? 0));
  const [fromMs, toMs] = [at(rows[0]), at(rows.at(-1))];
  const middleMs = (fromMs + toMs) / 2;
  const late = rows.filter(row => at(row) >= middleMs);
  const gapMs = (JITTER * (toMs - middleMs)) / Math.max(1, late.length);
  const early: number[] = [];
  for (const row of rows)
    if (at(row) < middleMs && (early.length === 0 || at(row) - at(early.at(-1)) >= gapMs)) early.push(row);
  return [...early, ...late];
}

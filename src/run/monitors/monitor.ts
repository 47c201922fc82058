import type { ResourceSeries } from '../../model/event.ts';
import type { Column } from './columns.ts';

/** Base units by column; a column that could not be read this time is absent. */
export type Readings = Readonly<Partial<Record<Column, number>>>;

/**
 * What sampling costs, in CPU time of the sampler. `typicalNs` is one sample of one process of ordinary size: above 1 ms it has to be
 * saved up for. `share` is the part of a core that may be used on average: above it, the rate falls (`budget.ts`). `with-walk` means: read
 * at every walk over the tree, and paid from the walk's share.
 */
export interface SampleCost {
  readonly typicalNs: number;
  readonly share: number | 'with-walk';
}

/**
 * One source of readings on one process tree, alive for one watch. `sample` skips processes that vanish while it reads and
 * throws where it is refused: a sum that lacks a process is not the sum.
 */
export interface Monitor<Tree> {
  sample(tree: Tree): Readings | Promise<Readings>;
}

/** A member of the family: what one sample costs, the columns it fills, and how to make a monitor for a new watch. */
export interface MonitorMember<Tree> {
  readonly cost: SampleCost;
  readonly columns: readonly Column[];
  open(target: WatchTarget): Monitor<Tree>;
}

/** Walks one process tree again and again; `close` gives up what it holds open. */
export interface TreeWalk<Tree> {
  walk(): Tree | Promise<Tree>;
  close(): void;
}

/** A tree of processes: those of `excludePids` are walked through, but what they use themselves is not counted. */
export interface TreeTarget {
  readonly rootPid: number;
  /** Roots of further trees that are counted with it. */
  readonly moreRoots?: readonly number[];
  /** Roots of trees inside it that are not counted. */
  readonly leftOut?: readonly number[];
  readonly excludePids: readonly number[];
}

/** What to watch. */
export interface WatchTarget extends TreeTarget {
  /** The folder of their temporary files; null where they have none of their own. */
  readonly temporary: string | null;
  /** They have been at work before: totals and peaks count from the first sample. */
  readonly hasHistory?: boolean;
}

/** How densely a watch samples: `growth` spreads enough samples over a run of two seconds to tell whether something grew in it. */
export type Pace = 'usual' | 'growth';

/** What is shown of a tree while it is watched; a column that could not be read is absent. */
export interface LiveReading extends Pick<Readings, 'cpuNs' | 'rssBytes'> {
  /** Since the start of the watch. */
  readonly atMs: number;
}

/** What a tree uses now: cores, and bytes of resident memory. Empty before the first readings, and where there are none. */
export interface Usage {
  readonly cpu?: number;
  readonly memoryBytes?: number;
}

/** What a watch is told beside the root of its tree. */
export interface WatchRequestOptions {
  readonly excludePids: readonly number[];
  /** Default: none. */
  readonly temporary?: string | null;
  /** Default: usual. */
  readonly pace?: Pace;
  /** Default: none. */
  readonly moreRoots?: readonly number[];
  /** Default: none. */
  readonly leftOut?: readonly number[];
  /** The processes have been at work before the watch, and count from its first sample. Default: they begin with it. */
  readonly hasHistory?: boolean;
  /** Somebody asks for `usage` while it lasts. Default: nobody. */
  readonly live?: boolean;
}

/** A metric without a value, and why, in words for people. */
export interface UnavailableMetric {
  readonly metric: string;
  readonly reason: string;
}

/**
 * What watching one process tree gave. `metrics` holds peaks and totals by metric id in base units; a metric that could not be
 * read is in `unavailable` and never 0. `series` is null when there was no reading at all.
 */
export interface WatchReport {
  readonly series: ResourceSeries | null;
  readonly metrics: Readonly<Record<string, number>>;
  readonly unavailable: readonly UnavailableMetric[];
}

/** One watch in progress. */
export interface TreeWatch {
  /** What the tree uses now, by what the sampler has told on its own: nothing is asked and nothing is waited for. */
  usage(): Usage;
  /** Ends the watch with a last sample of what still lives. Never rejects; gives the same report when called again. */
  stop(): Promise<WatchReport>;
}

/** The sampler's thread as seen from the main thread. It never keeps the process alive, and its failure is a report, not a crash. */
export interface MonitorThread {
  /** Starts to watch `rootPid` and its descendants; offsets in the series count from this call. */
  watch(rootPid: number, options: WatchRequestOptions): TreeWatch;
  /** Ends the thread; watches in progress report that it was closed. */
  close(): Promise<void>;
}

/** `intervalMs`: distance of samples once a watch is past its dense start; default 250 (4 Hz). */
export interface MonitorOptions {
  readonly intervalMs?: number;
}

import { Budget } from './budget.ts';
import type { Column } from './columns.ts';
import type {
  LiveReading,
  Monitor,
  MonitorMember,
  Pace,
  Readings,
  SampleCost,
  TreeWalk,
  WatchReport,
  WatchTarget,
} from './monitor.ts';
import type { Platform } from './registry.ts';
import { writeReport } from './report.ts';
import { nextGapMs } from './schedule.ts';
import { SeriesRecorder } from './series.ts';
import { sinceFirstReading } from './since-first.ts';
import { cpuOfThisThreadNs } from './thread-cpu.ts';

interface OpenMonitor<Tree> {
  readonly member: MonitorMember<Tree>;
  readonly monitor: Monitor<Tree>;
  readonly budget: Budget;
}

export interface WatchOptions {
  readonly target: WatchTarget;
  /** `process.hrtime.bigint()` when the watch was asked for: the clock is the same in all threads. */
  readonly startNs: bigint;
  readonly intervalMs: number;
  readonly pace: Pace;
  /** Watches that share the sampler now. */
  rivals(): number;
  /** Sees each reading; absent where nobody does. */
  onReading?(reading: LiveReading): void;
}

/** Of a soak no times are judged, and its growth takes twenty readings: on a busy machine a sample costs several times what it should. */
const GROWTH_GENEROSITY = 5;

/**
 * Watches one tree until it is stopped: walks it on the schedule, and lets each monitor read whose budget is not overdrawn. Trouble of
 * a monitor is kept as the reason why its columns are empty.
 */
export class Watch<Tree extends { readonly live: readonly unknown[] }> {
  private readonly recorder = new SeriesRecorder();
  private readonly sinceStart: (readings: Readings) => Readings;
  private readonly trouble = new Map<Column, string>();
  private readonly monitors: readonly OpenMonitor<Tree>[];
  private readonly tree: TreeWalk<Tree>;
  private readonly walkBudget: Budget;
  private readonly cpuAtStartNs = cpuOfThisThreadNs();
  private met = false;
  private timer: NodeJS.Timeout | null = null;
  private current: Promise<void>;
  private readonly platform: Platform<Tree>;
  private readonly options: WatchOptions;

  constructor(platform: Platform<Tree>, options: WatchOptions) {
    this.platform = platform;
    this.options = options;
    this.sinceStart = options.target.hasHistory ? sinceFirstReading() : readings => readings;
    this.tree = platform.openTree(options.target);
    this.walkBudget = new Budget(platform.walkCost);
    this.monitors = Object.values(platform.members).map(member => ({
      member,
      monitor: member.open(options.target),
      budget: this.budgetOf(member.cost),
    }));
    this.current = this.sampleAndSchedule();
  }

  /** Waits for a sample in progress, takes the last one and reports. */
  async stop(): Promise<WatchReport> {
    await this.current;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.sample(this.monitors);
    this.tree.close();
    const cpuNs = cpuOfThisThreadNs() - this.cpuAtStartNs;
    return writeReport({
      series: this.recorder.series(cpuNs / 1e6 / this.elapsedMs()),
      peak: column => this.recorder.peak(column),
      columns: new Set(this.monitors.flatMap(({ member }) => member.columns)),
      limits: this.platform.limits,
      met: this.met,
      trouble: this.trouble,
    });
  }

  private elapsedMs(): number {
    return Number(process.hrtime.bigint() - this.options.startNs) / 1e6;
  }

  private async sampleAndSchedule(): Promise<void> {
    await this.sample(this.affordable());
    const elapsedMs = this.elapsedMs();
    const dueMs = elapsedMs + nextGapMs(elapsedMs, this.options.intervalMs, this.options.pace);
    const affordableMs = this.walkBudget.dueAtMs(this.rivals());
    this.timer = setTimeout(() => {
      this.current = this.sampleAndSchedule();
    }, Math.max(dueMs, affordableMs) - elapsedMs);
  }

  /** Watches that share the sampler; a soak may spend what several others would. */
  private rivals(): number {
    return this.options.rivals() / (this.options.pace === 'growth' ? GROWTH_GENEROSITY : 1);
  }

  private budgetOf({ typicalNs, share }: SampleCost): Budget {
    return share === 'with-walk' ? this.walkBudget : new Budget({ typicalNs, share });
  }

  private affordable(): readonly OpenMonitor<Tree>[] {
    const [rivals, elapsedMs] = [this.rivals(), this.elapsedMs()];
    return this.monitors.filter(
      ({ budget }) => budget === this.walkBudget || budget.dueAtMs(rivals) <= elapsedMs,
    );
  }

  private async sample(monitors: readonly OpenMonitor<Tree>[]): Promise<void> {
    const atMs = this.elapsedMs();
    const tree = await this.charge(this.walkBudget, () => this.tree.walk()).catch(error => this.blame(error));
    if (tree === null) return;
    this.met ||= tree.live.length > 0;
    const readings = [];
    for (const { member, monitor, budget } of monitors)
      readings.push(
        await this.charge(budget, () => monitor.sample(tree)).catch(error => this.blame(error, member)),
      );
    const now = this.sinceStart(Object.assign({}, ...readings));
    this.tell(atMs, now);
    this.recorder.add(atMs, now, tree.live.length > 0);
  }

  private tell(atMs: number, { cpuNs, rssBytes }: Readings): void {
    this.options.onReading?.({
      atMs,
      ...(cpuNs === undefined ? {} : { cpuNs }),
      ...(rssBytes === undefined ? {} : { rssBytes }),
    });
  }

  /** Runs `work` and charges the time it took. Elapsed time, as the CPU clock of a running thread moves in steps of a tick. */
  private async charge<T>(budget: Budget, work: () => T | Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      budget.spend((performance.now() - start) * 1e6);
    }
  }

  private blame(error: unknown, member?: MonitorMember<Tree>): null {
    const reason = error instanceof Error ? error.message : String(error);
    const members = member === undefined ? this.monitors.map(one => one.member) : [member];
    for (const column of members.flatMap(one => one.columns)) this.trouble.set(column, reason);
    return null;
  }
}

import type { Invocation } from '../model/event.ts';
import { isSingle, type Load, type LoadTrace } from '../model/load.ts';
import type { PlannedScenario } from '../model/plan.ts';
import { addHistograms, type Histogram, histogramOf } from '../stats/histogram.ts';
import type { Driver, Stimulus } from './drivers/driver.ts';
import type { Machinery } from './machinery.ts';
import type { TreeWatch, Usage, WatchReport } from './monitors/monitor.ts';
import type { InvocationPlace } from './place.ts';
import { keepsOwnTemporaryFolder } from './process/temporary-environment.ts';
import type { ServicesBeside } from './services/beside.ts';
import { type LoadRequest, type TakenLoad, takeLoad } from './take-load.ts';
import { Trial } from './trial.ts';
import { trialMetrics } from './trial-metrics.ts';
import { trialShares } from './trial-shares.ts';

/** An invocation and what its processes left behind, for caveats. */
export interface FinishedInvocation {
  readonly invocation: Invocation;
  readonly left: readonly string[];
  readonly stuck: number;
}

/** Runs one trial of the whole load shape: the unit of replication. */
export async function runInvocation(
  place: InvocationPlace,
  driver: Driver,
  machinery: Machinery,
): Promise<FinishedInvocation> {
  const { scenario } = place;
  const { journal } = machinery;
  const beside = place.services;
  const stop = beside === undefined ? machinery.stop : AbortSignal.any([machinery.stop, beside.over]);
  const trial = new Trial();
  const folder = keepsTemporaryFolder(scenario) ? null : machinery.scratch.temporaryFolder();
  const temporary = folder?.path ?? null;
  const watching =
    beside === undefined
      ? openWatching(scenario, temporary, machinery)
      : watchServices(scenario, beside, machinery);
  const told = beside === undefined ? {} : { addresses: beside.addresses };
  const opening = { source: headingOf(place), temporary, ...told, onSpawn: watching.onSpawn };
  const request: LoadRequest = {
    ...{ place, driver, opening, stop, trial },
    headingOf: (user, iteration) => headingOf(place, { user, iteration }),
    onWindow: (passed, probe) => {
      const window = { ...passed, ...watching.usage() };
      const probing = probe === undefined ? {} : { probe };
      journal.emit({ type: 'load-window', scenario: scenario.id, arm: place.arm, window, ...probing });
    },
  };
  const obstacle = (await driver.open?.(opening, stop)) ?? null;
  const startedAtMs = journal.elapsedMs();
  const taken = obstacle === null ? await takeLoad(request, machinery) : NOTHING_TAKEN;
  if (obstacle !== null) trial.add(obstacle);
  const durationMs = journal.elapsedMs() - startedAtMs;
  const watched = await watching.stop();
  const closing = await driver.close?.();
  if (closing !== undefined) trial.close(closing);
  folder?.remove();
  const facts = { startedAtMs, durationMs, watched, taken, shortcoming: shortcomingOf(scenario, machinery) };
  return { invocation: describe(place, trial, facts), left: trial.left, stuck: trial.stuck };
}

const NOTHING_TAKEN: TakenLoad = { trace: null, search: null };

/** What starts no process needs none. */
const keepsTemporaryFolder = ({ driver }: PlannedScenario): boolean =>
  !('env' in driver) || keepsOwnTemporaryFolder(driver.env, driver.passEnv);

/** Why there are no resources to tell of, where that is known beforehand. */
const shortcomingOf = ({ driver }: PlannedScenario, { launcher }: Machinery): string | null =>
  driver.kind === 'http'
    ? 'nothing under test was started by this suite; name it under `services` for its resources to be measured'
    : launcher.shortcoming;

interface TrialFacts {
  readonly startedAtMs: number;
  readonly durationMs: number;
  readonly watched: WatchReport | null;
  readonly taken: TakenLoad;
  readonly shortcoming: string | null;
}

function describe(place: InvocationPlace, trial: Trial, facts: TrialFacts): Invocation {
  const { startedAtMs, durationMs, watched, taken, shortcoming } = facts;
  const { trace, search } = taken;
  const isOk = trial.outcome.kind === 'ok';
  const shares = trialShares(trial, place.scenario, taken);
  const { unmeasuredFailures } = trial;
  const measured = isOk
    ? trialMetrics(trial, place.scenario, {
        ...{ elapsedNs: (trial.generatedMs ?? durationMs) * 1e6, watched, trace, search, shortcoming },
        resourcesOf: place.services === undefined ? 'command' : 'services',
      })
    : { metrics: {}, atLeast: [], unavailable: [], checkpoints: null };
  return {
    scenario: place.scenario.id,
    arm: place.arm,
    index: place.index,
    warmup: place.warmup,
    startedAtMs,
    durationMs,
    outcome: trial.outcome,
    operations: countedOf(trial, trace),
    ...(Object.keys(shares).length === 0 ? {} : { shares }),
    failures: trial.failures,
    ...(unmeasuredFailures.length === 0 ? {} : { unmeasuredFailures }),
    metrics: measured.metrics,
    ...(measured.atLeast.length === 0 ? {} : { atLeast: measured.atLeast }),
    declarations: isOk ? [...trial.declarations.values()] : [],
    problems: trial.problems,
    series: watched?.series ?? null,
    checkpoints: measured.checkpoints,
    ...(isOk && !isSingle(place.scenario.load)
      ? { latency: timesOf(trial, trace, place.scenario.load) }
      : {}),
    ...(trace === null ? {} : { loadTrace: trace }),
    ...(search === null ? {} : { search }),
    ...(trial.detected === null ? {} : { detected: trial.detected }),
    unavailable: measured.unavailable,
    log: place.log,
  };
}

/**
 * What counts for the share of failures: operations of measured phases where others are left out, as a warm-up in which all goes well would
 * hide what fails after it.
 */
function countedOf({ ok, failed }: Trial, trace: LoadTrace | null): Invocation['operations'] {
  if (trace === null || trace.phases.every(({ measure }) => measure)) return { ok, failed };
  return { ok: trace.counts.ok, failed: trace.counts.failed + trace.counts.timedOut };
}

/** Times of all operations together: exact ones where each is known, else what the measured phases counted. */
function timesOf(trial: Trial, trace: LoadTrace | null, { model, phases }: Load): Histogram {
  if (trace === null || (model === 'closed' && phases === undefined && !trial.generated))
    return histogramOf(trial.latenciesNs);
  const measured = trace.phases.filter(({ measure }) => measure);
  return addHistograms(measured.map(phase => (model === 'open' ? phase.response : phase.service)));
}

function headingOf(
  { scenario, index, warmup }: InvocationPlace,
  operation: Pick<Stimulus, 'user' | 'iteration'> | null = null,
): string {
  const invocation = `invocation ${index}${warmup ? ' (warm-up)' : ''}`;
  if (operation === null || isSingle(scenario.load)) return invocation;
  return `${invocation}, operation ${operation.iteration}, user ${operation.user}`;
}

/** The watch over one invocation. */
interface Watching {
  readonly onSpawn: (rootPid: number, ownPids: readonly number[]) => void;
  usage(): Usage;
  stop(): Promise<WatchReport | null>;
}

/** The services are the software under test: what they use while the invocation lasts is watched, and the load beside them is not. */
function watchServices(
  { leaks, load }: PlannedScenario,
  { rootPids, ownPids, temporary }: ServicesBeside,
  { monitors }: Machinery,
): Watching {
  const [rootPid, ...moreRoots] = rootPids;
  const pace = leaks ? 'growth' : 'usual';
  const watch =
    monitors?.watch(rootPid, {
      ...{ moreRoots, excludePids: ownPids, temporary, pace },
      hasHistory: true,
      live: !isSingle(load),
    }) ?? null;
  return {
    onSpawn: () => {},
    usage: () => watch?.usage() ?? {},
    stop: async () => (await watch?.stop()) ?? null,
  };
}

/**
 * A single operation, and a worker that does all of them, is watched from its own root. Operations side by side or in turn have no root in
 * common but this process, which is left out of the sums, as are the services of other scenarios; the launchers below it are known to
 * the sampler by their name.
 */
function openWatching(
  { driver, load, leaks }: PlannedScenario,
  temporary: string | null,
  { monitors, services }: Machinery,
): Watching {
  const pace = leaks ? 'growth' : 'usual';
  const leftOut = services.rootPids();
  const open = (rootPid: number, excludePids: readonly number[]): TreeWatch | null =>
    monitors?.watch(rootPid, { excludePids, leftOut, temporary, pace, live: !isSingle(load) }) ?? null;
  let watch: TreeWatch | null = null;
  if (!isSingle(load) && driver.kind === 'command') watch = open(process.pid, [process.pid]);
  return {
    onSpawn(rootPid, ownPids) {
      watch ??= open(rootPid, [...ownPids]);
    },
    usage: () => watch?.usage() ?? {},
    stop: async () => (await watch?.stop()) ?? null,
  };
}

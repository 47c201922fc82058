import type { LiveProbe, LiveWindow } from '../model/event.ts';
import type { LoadTrace } from '../model/load.ts';
import type { Outcome } from '../model/outcome.ts';
import { isGeneratorsFault, type LoadSearch, whyUnanswered } from '../model/search.ts';
import { doubtOf, isUnanswered, type LoadOfInvocation, runInvocationLoad } from './invocation-load.ts';
import { invocationSeed } from './load/invocation-seed.ts';
import { LimitWatch } from './load/limit-watch.ts';
import { readReplay } from './load/replay-file.ts';
import { GRACE_MS } from './load/run-load.ts';
import type { Machinery } from './machinery.ts';
import { searchLoad } from './search-load.ts';

/** What the load of one invocation came to. */
export interface TakenLoad {
  /** Null where its end is no time. */
  readonly trace: LoadTrace | null;
  /** Null where nothing was searched. */
  readonly search: LoadSearch | null;
}

/** What the load is told by its invocation; the rest is in the plan. */
export type LoadRequest = Omit<LoadOfInvocation, 'seed' | 'load' | 'times' | 'graceMs'>;

/**
 * Runs the load of one invocation, or searches the largest that holds. What makes all of it worthless is said to the trial. The seed differs from
 * invocation to invocation and is the same for both sides of a pair.
 */
export async function takeLoad(request: LoadRequest, machinery: Machinery): Promise<TakenLoad> {
  const { place, stop, trial } = request;
  const { load, search: plan, seed, timeoutMs } = place.scenario;
  trial.keepsTimes = load.model === 'closed' && load.phases === undefined;
  const times = await timesOf(request, machinery).catch(reasonOf);
  if (typeof times === 'string') {
    trial.spoil({ kind: 'unstartable', reason: times });
    return { trace: null, search: null };
  }
  const guard = guarded(request);
  const run = {
    ...request,
    ...{ stop: guard.stop, onWindow: guard.onWindow },
    load,
    seed: invocationSeed(seed, place.index),
    times,
    graceMs: Math.min(GRACE_MS, timeoutMs),
  };
  if (plan !== undefined && load.model === 'open') {
    const searched = await searchLoad(run, load, plan);
    // Values of a probe that held stand for the invocation only where the search came to its end.
    if (stop.aborted) trial.spoil({ kind: 'interrupted' });
    else if (searched.trace === null) trial.spoil(nothingHeld(searched.search));
    return searched;
  }
  const trace = await runInvocationLoad(run);
  const broken = guard.reason();
  if (broken !== null) trial.spoil({ kind: 'aborted', reason: broken });
  // What was done until somebody stopped it is not the load that was asked for, however well it went.
  else if (stop.aborted) trial.spoil({ kind: 'interrupted' });
  else spoilBy(trace, run);
  return { trace, search: null };
}

/** What is wrong with a load that came to its end. */
function spoilBy(
  trace: LoadTrace | null,
  { load, trial, graceMs }: Pick<LoadOfInvocation, 'load' | 'trial' | 'graceMs'>,
): void {
  if (trace === null) return;
  const doubt = doubtOf(trace, load);
  if (doubt !== null) trial.spoil({ kind: 'unmeasured', reason: doubt });
  else if (isUnanswered(trace, trial)) trial.spoil({ kind: 'timeout', afterMs: graceMs });
  else trial.blameUnanswered(graceMs);
}

/** The request with an eye on the limits that end its load. */
function guarded({ place, stop, onWindow }: LoadRequest) {
  const { load, watches = [] } = place.scenario;
  const watch = new LimitWatch(watches, load);
  const over = new AbortController();
  let broken: string | null = null;
  return {
    stop: AbortSignal.any([stop, over.signal]),
    onWindow(window: LiveWindow, probe?: LiveProbe): void {
      onWindow(window, probe);
      broken ??= watch.look(window);
      if (broken !== null) over.abort();
    },
    /** The limit that was broken, in words; null while none was. */
    reason: () => broken,
  };
}

/** The file was there when the plan was made; the driver is open by now, and must be closed. */
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** No rate held: by the fault of the generator, or by that of the workload. */
const nothingHeld = (search: LoadSearch): Outcome => ({
  kind: isGeneratorsFault(search) ? 'unmeasured' : 'broken',
  reason: whyUnanswered(search),
});

/** The moments of a replay are those of the head on both sides, as the plan says: the base may have others or no such file, and the load is to be one. */
async function timesOf({ place }: LoadRequest, machinery: Machinery): Promise<readonly number[]> {
  const { load, id } = place.scenario;
  if (load.model === 'closed' || load.curve.kind !== 'replay') return [];
  const { times, caveat } = await readReplay(load.curve.file, machinery.trees.head.directory);
  if (caveat !== null)
    machinery.journal.caveat({ code: 'replay-file', text: caveat, advice: null, scenario: id });
  return times;
}

import type { LoadTrace } from '../model/load.ts';
import type { Outcome } from '../model/outcome.ts';
import type { SearchPlan } from '../model/plan.ts';
import type { LoadSearch } from '../model/search.ts';
import { doubtOf, type LoadOfInvocation, runInvocationLoad } from './invocation-load.ts';
import { readReplay } from './load/replay-file.ts';
import { GRACE_MS } from './load/run-load.ts';
import { type Machinery, treeOf } from './machinery.ts';
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
  const run = {
    ...request,
    load,
    seed: seed + place.index,
    times: await timesOf(request, machinery),
    graceMs: Math.min(GRACE_MS, timeoutMs),
  };
  if (plan !== undefined && load.model === 'open') {
    const searched = await searchLoad(run, load, plan);
    if (searched.trace === null && !stop.aborted) trial.spoil(nothingHeld(searched.search, plan));
    return searched;
  }
  const trace = await runInvocationLoad(run);
  const doubt = trace === null || load.model === 'closed' || stop.aborted ? null : doubtOf(trace);
  if (doubt !== null) trial.spoil({ kind: 'unmeasured', reason: doubt });
  return { trace, search: null };
}

/** No rate held: by the fault of the generator, or by that of the workload. */
function nothingHeld({ probes, cut }: LoadSearch, { from }: SearchPlan): Outcome {
  const isOurs = probes.at(-1)?.verdict.kind === 'void';
  const reason = cut ?? `no rate holds, from ${from}/s down to ${probes.at(-1)?.rate}/s`;
  return { kind: isOurs ? 'unmeasured' : 'broken', reason };
}

/** The moments of a replay are read from the tree under test: each side has its own. */
async function timesOf({ place }: LoadRequest, machinery: Machinery): Promise<readonly number[]> {
  const { load, id } = place.scenario;
  if (load.model === 'closed' || load.curve.kind !== 'replay') return [];
  const { times, caveat } = await readReplay(load.curve.file, treeOf(place.arm, machinery).directory);
  if (caveat !== null)
    machinery.journal.caveat({ code: 'replay-file', text: caveat, advice: null, scenario: id });
  return times;
}

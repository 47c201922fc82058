import type { LiveWindow } from '../model/event.ts';
import type { LoadTrace, OpenLoad } from '../model/load.ts';
import type { SearchPlan } from '../model/plan.ts';
import type { LoadSearch, Probe } from '../model/search.ts';
import { quantileIn } from '../stats/histogram.ts';
import { type LoadOfInvocation, runInvocationLoad } from './invocation-load.ts';
import { pause } from './load/pause.ts';
import { HOLD, judgeProbe } from './load/probe.ts';
import { searchMax } from './load/search.ts';
import { Trial } from './trial.ts';

/** What a search came to, with the load of the longest probe of its answer: its values stand for the invocation. Null without an answer. */
export interface SearchedLoad {
  readonly search: LoadSearch;
  readonly trace: LoadTrace | null;
}

/** A probe whose rate may be what the search found. */
interface Held {
  readonly trial: Trial;
  readonly trace: LoadTrace;
  readonly holdMs: number;
  readonly rate: number;
}

/** For certain, or for all that is known: the majority of such probes decides. */
const mayHold = (verdict: Probe['verdict']): boolean =>
  verdict.kind === 'holds' || (verdict.kind === 'unclear' && verdict.leans === 'holds');

/** What still waits when a probe is over gets this long; a queue that takes longer has said enough. */
const GRACE_MS = 2_000;

/**
 * Runs the search of one invocation: probe after probe with the same driver, each a load of one rate. Operations of probes that do not hold are
 * no failures of the invocation: they were to find out where failures begin.
 */
export async function searchLoad(
  run: LoadOfInvocation,
  load: OpenLoad,
  plan: SearchPlan,
): Promise<SearchedLoad> {
  const held: Held[] = [];
  let probes = 0;
  const search = await searchMax(plan, async (rate, holdMs, purpose, bracket) => {
    const trial = new Trial();
    const seed = run.seed + probes++;
    const live = { rate, purpose, durationMs: plan.settleMs + holdMs, ...bracket };
    const probe = {
      ...run,
      seed,
      load: probeLoad(load, rate, plan.settleMs, holdMs),
      graceMs: GRACE_MS,
      isProbe: true as const,
      trial,
      onWindow: (window: LiveWindow) => run.onWindow(window, live),
    };
    const trace = await runInvocationLoad(probe);
    run.trial.inherit(trial);
    if (trace === null) throw new Error('A load of one rate has a duration');
    const verdict = run.stop.aborted
      ? ({ kind: 'broken', reason: 'it was interrupted' } as const)
      : (endOf(trial) ?? judgeProbe(trace, plan.criteria));
    if (mayHold(verdict)) held.push({ trial, trace, holdMs, rate });
    // What an overload left in the service is not the next rate's.
    else await pause(GRACE_MS, run.stop);
    return { rate, purpose, holdMs, verdict, ...timesOf(trace) };
  });
  const longest = longestOf(held, search);
  if (longest !== null) run.trial.adopt(longest.trial);
  return { search, trace: longest?.trace ?? null };
}

/** A rate that only leant to holding, in a search that found none, stands for nothing. */
function longestOf(held: readonly Held[], { sustainable }: LoadSearch): Held | null {
  if (sustainable === null) return null;
  const [longest = null] = held
    .filter(({ rate }) => rate <= sustainable)
    .sort((a, b) => b.holdMs - a.holdMs || b.rate - a.rate);
  return longest;
}

/** What did the operations is gone, or cannot be had: no other rate would change that. A generator that failed left a part of the load out. */
function endOf({ ok, outcome }: Trial): Probe['verdict'] | null {
  if (outcome.kind === 'unmeasured') return { kind: 'void', reason: outcome.reason };
  const isGone = outcome.kind === 'unstartable' || (outcome.kind === 'broken' && ok === 0);
  return isGone ? { kind: 'broken', reason: outcome.reason } : null;
}

function probeLoad(load: OpenLoad, rate: number, settleMs: number, holdMs: number): OpenLoad {
  const durationMs = settleMs + holdMs;
  return {
    ...load,
    curve: { kind: 'pieces', pieces: [{ durationMs, from: rate, to: rate }] },
    durationMs,
    phases: [
      { name: 'settle', measure: false, spans: [{ fromMs: 0, toMs: settleMs }] },
      { name: HOLD, measure: true, spans: [{ fromMs: settleMs, toMs: durationMs }] },
    ],
  };
}

function timesOf({ phases }: LoadTrace): Pick<Probe, 'throughput' | 'p50' | 'p99'> {
  const hold = phases.find(({ name }) => name === HOLD);
  if (hold === undefined || hold.soundMs === 0) return { throughput: null, p50: null, p99: null };
  return {
    throughput: hold.soundCompleted / (hold.soundMs / 1e3),
    p50: quantileIn(hold.response, 0.5),
    p99: quantileIn(hold.response, 0.99),
  };
}

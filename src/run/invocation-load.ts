import type { LiveProbe, LiveWindow } from '../model/event.ts';
import type { Load, LoadTrace } from '../model/load.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Driver, Opening, Operation } from './drivers/driver.ts';
import { withAnswers } from './load/load-answers.ts';
import { operateBy } from './load/operate.ts';
import type { EndKind } from './load/recorder.ts';
import { runLoad } from './load/run-load.ts';
import type { LoadTally } from './load/tally.ts';
import { traceOf } from './load/trace.ts';
import { nothingSound } from './load/void-windows.ts';
import { isMeasured } from './load/window-values.ts';
import type { InvocationPlace } from './place.ts';
import type { Trial } from './trial.ts';

/** What one trial of a load is run with. */
export interface LoadOfInvocation {
  readonly place: InvocationPlace;
  readonly driver: Driver;
  readonly opening: Opening;
  readonly stop: AbortSignal;
  readonly trial: Trial;
  /** Of its arrivals, pauses and choices. */
  readonly seed: number;
  /** The load itself, or that of one probe of a search. */
  readonly load: Load;
  /** Moments of a replay. */
  readonly times: readonly number[];
  readonly graceMs: number;
  /** A search waits for what is under way only briefly: what it gives up then has not timed out, and is no failure. */
  readonly isProbe?: true;
  /** Heading in the log of one operation. */
  readonly headingOf: (user: number, iteration: number) => string;
  /** With the probe of which it is, where a rate is searched. */
  readonly onWindow: (window: LiveWindow, probe?: LiveProbe) => void;
}

/**
 * Runs the load of one invocation, whichever model it has and whoever generates it, and adds what came of it to the trial. Gives its trace,
 * or null where the end of the load is no time.
 */
export async function runInvocationLoad(run: LoadOfInvocation): Promise<LoadTrace | null> {
  const { load } = run;
  const tally = run.driver.generate === undefined ? await oneByOne(run) : await allAtOnce(run, run.driver);
  run.trial.addUnanswered(unansweredIn(tally, load));
  if (load.durationMs === null && load.model === 'closed' && !run.trial.generated) return null;
  const trace = traceOf(tally, load);
  return load.model === 'open' ? withAnswers(trace, load, run.seed) : trace;
}

/** Why nothing of a load counts; null where it does. */
export const doubtOf = (trace: LoadTrace, { model }: Pick<Load, 'model'>): string | null =>
  nothingDue(trace, model) ?? (model === 'open' ? nothingSound(trace) : null) ?? nothingStarted(trace);

/** Whether nothing that was to be measured came to any end: it was given up when the load was over, and its time of grace as well. */
export const isUnanswered = (
  { counts: { ok, failed, timedOut, interrupted } }: LoadTrace,
  { unanswered }: Pick<Trial, 'unanswered'>,
): boolean => ok + failed + timedOut === unanswered && unanswered + interrupted > 0;

/** Users whose first operations take longer than the phases that are not measured begin none in those that are. */
function nothingDue({ counts }: LoadTrace, model: Load['model']): string | null {
  if (counts.scheduled > 0) return null;
  const became = model === 'open' ? 'was due' : 'began';
  return `no operation ${became} in the measured time of its load`;
}

const nothingStarted = ({ counts: { scheduled, dropped } }: LoadTrace): string | null =>
  dropped < scheduled
    ? null
    : `all ${scheduled.toLocaleString('en')} operations that were due in the measured time of its load were dropped: no place was free`;

/** Operations of the measured phases that had the whole time of grace and did not end in it. */
const unansweredIn = ({ edgesMs, windows }: LoadTally, { phases = [] }: Load): number =>
  windows.reduce(
    (sum, { unanswered }, index) => (isMeasured(phases, edgesMs[index] ?? 0) ? sum + unanswered : sum),
    0,
  );

async function allAtOnce(run: LoadOfInvocation, driver: Driver): Promise<LoadTally> {
  const { place, opening, stop, trial, onWindow } = run;
  const { scenario } = place;
  const { addresses } = opening;
  const { load, seed, times, graceMs } = run;
  const options = { load, seed, times, graceMs, ...(addresses === undefined ? {} : { addresses }), onWindow };
  const generated = await driver.generate?.(options, stop);
  if (generated === undefined) throw new Error(`The driver of ${scenario.id} generates no load`);
  const tally = run.isProbe === true ? withoutTimeouts(generated.tally) : generated.tally;
  trial.addGenerated({ ...generated, tally });
  return tally;
}

/** The driver does each operation when the load says so. What is under way when an open load is given up is ended, and its end says nothing. */
async function oneByOne(run: LoadOfInvocation): Promise<LoadTally> {
  const { driver, opening, stop, trial, headingOf, onWindow } = run;
  const over = new AbortController();
  const signal = AbortSignal.any([stop, over.signal]);
  const underWay = new Set<Promise<Operation>>();
  const operate = async (user: number, iteration: number, dueMs: number) => {
    const source = headingOf(user, iteration);
    const running = driver.run({ ...opening, user, iteration, source }, signal);
    underWay.add(running);
    const operation = await running;
    underWay.delete(running);
    const counts = isMeasured(run.load.phases ?? [], dueMs);
    // What a worker that is gone left unanswered has failed, though its end may have ended the load.
    if (!over.signal.aborted || isLeftUnanswered(operation))
      trial.add(counts ? operation : withoutSamples(operation), counts);
    const { outcome, wallNs } = operation;
    // What cannot be started now cannot be started a millisecond later either.
    const isLast = operation.last === true || outcome.kind === 'unstartable' || stop.aborted;
    return { kind: endOf(outcome), serviceNs: wallNs, last: isLast };
  };
  const { load, seed, times, graceMs } = run;
  const tally = await runLoad({
    ...{ load, seed, times, graceMs, signal: stop, operate: operateBy(operate) },
    onWindow: window => onWindow(window),
  });
  over.abort();
  await Promise.all(underWay);
  return run.isProbe === true ? withoutTimeouts(tally) : tally;
}

/** What was given up at the end counts as interrupted. */
const withoutTimeouts = (tally: LoadTally): LoadTally => ({
  ...tally,
  windows: tally.windows.map(({ timedOut, interrupted, unanswered, ...window }) => ({
    ...window,
    timedOut: timedOut - unanswered,
    interrupted: interrupted + unanswered,
    unanswered: 0,
  })),
});
const isLeftUnanswered = ({ outcome, last }: Operation): boolean =>
  last === true && outcome.kind !== 'ok' && outcome.kind !== 'interrupted';

/** What an operation of a phase that is not measured says of itself enters no metric either. */
const withoutSamples = ({ emitted, ...operation }: Operation): Operation => ({
  ...operation,
  emitted: { ...emitted, samples: [] },
});

function endOf({ kind }: Outcome): EndKind {
  return kind === 'ok' || kind === 'timeout' || kind === 'interrupted' ? kind : 'failed';
}

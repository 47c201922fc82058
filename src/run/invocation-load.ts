import type { LiveWindow } from '../model/event.ts';
import type { LoadTrace } from '../model/load.ts';
import type { Outcome } from '../model/outcome.ts';
import type { Driver, Opening, Operation } from './drivers/driver.ts';
import type { InvocationPlace } from './invocation.ts';
import type { EndKind } from './load/recorder.ts';
import { GRACE_MS, runLoad } from './load/run-load.ts';
import type { LoadTally } from './load/tally.ts';
import { traceOf } from './load/trace.ts';
import { tooLittleSound } from './load/void-windows.ts';
import type { Trial } from './trial.ts';

/** What one trial of a load is run with. */
export interface LoadOfInvocation {
  readonly place: InvocationPlace;
  readonly driver: Driver;
  readonly opening: Opening;
  readonly stop: AbortSignal;
  readonly trial: Trial;
  /** Heading in the log of one operation. */
  readonly headingOf: (user: number, iteration: number) => string;
  readonly onWindow: (window: LiveWindow) => void;
}

/**
 * Runs the load of one invocation, whichever model it has and whoever generates it, and adds what came of it to the trial. Gives its trace,
 * or null where the end of the load is no time.
 */
export async function runInvocationLoad(run: LoadOfInvocation): Promise<LoadTrace | null> {
  const { scenario } = run.place;
  const tally = run.driver.generate === undefined ? await oneByOne(run) : await allAtOnce(run, run.driver);
  const { load } = scenario;
  if (load.durationMs === null && load.model === 'closed' && !run.trial.generated) return null;
  const trace = traceOf(tally, load);
  const reason = load.model === 'open' ? (nothingDue(trace) ?? tooLittleSound(trace)) : null;
  if (reason !== null && !run.stop.aborted) run.trial.spoil(reason);
  return trace;
}

const nothingDue = ({ counts }: LoadTrace): string | null =>
  counts.scheduled === 0 ? 'no operation was due in the measured time of its load' : null;

async function allAtOnce(run: LoadOfInvocation, driver: Driver): Promise<LoadTally> {
  const { place, opening, stop, trial, onWindow } = run;
  const { scenario } = place;
  const { addresses } = opening;
  const options = { ...loadOf(run), ...(addresses === undefined ? {} : { addresses }), onWindow };
  const generated = await driver.generate?.(options, stop);
  if (generated === undefined) throw new Error(`The driver of ${scenario.id} generates no load`);
  trial.addGenerated(generated);
  return generated.tally;
}

/** The driver does each operation when the load says so. What is under way when an open load is given up is ended, and its end says nothing. */
async function oneByOne(run: LoadOfInvocation): Promise<LoadTally> {
  const { driver, opening, stop, trial, headingOf, onWindow } = run;
  const over = new AbortController();
  const signal = AbortSignal.any([stop, over.signal]);
  const underWay = new Set<Promise<Operation>>();
  const operate = async (user: number, iteration: number) => {
    const source = headingOf(user, iteration);
    const running = driver.run({ ...opening, user, iteration, source }, signal);
    underWay.add(running);
    const operation = await running;
    underWay.delete(running);
    if (!over.signal.aborted) trial.add(operation);
    const { outcome, wallNs } = operation;
    // What cannot be started now cannot be started a millisecond later either.
    const isLast = operation.last === true || outcome.kind === 'unstartable' || stop.aborted;
    return { kind: endOf(outcome), serviceNs: wallNs, last: isLast };
  };
  const tally = await runLoad({ ...loadOf(run), signal: stop, operate, onWindow });
  over.abort();
  await Promise.all(underWay);
  return tally;
}

/** The seed differs from invocation to invocation and is the same for both sides of a pair. */
function loadOf({ place }: LoadOfInvocation) {
  const { scenario, index } = place;
  const { load, seed } = scenario;
  return { load, seed: seed + index, graceMs: Math.min(GRACE_MS, scenario.timeoutMs), times: [] };
}

function endOf({ kind }: Outcome): EndKind {
  return kind === 'ok' || kind === 'timeout' || kind === 'interrupted' ? kind : 'failed';
}

import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { HttpDriverPlan } from '../../model/http.ts';
import { describeUnmet, type Outcome } from '../../model/outcome.ts';
import { readBodies } from '../http/bodies.ts';
import { type GeneratorsResult, generate } from '../http/generators.ts';
import { type PartMetrics, partMetrics } from '../http/part-metrics.ts';
import { partsOf } from '../http/parts.ts';
import { preparedFor } from '../http/run-share.ts';
import type { HttpShare } from '../http/share.ts';
import { loadOfThread, peakRateOf, threadsFor } from '../http/split.ts';
import type { Driver, DriverContext, Generated, GeneratedLoad } from './driver.ts';

/** One operation is one request, sent by generator threads that make the whole load by themselves. */
export function httpDriver(plan: HttpDriverPlan, { scenario, tree, log }: DriverContext): Driver {
  let source = '';
  return {
    async open(opening) {
      source = opening.source;
      return null;
    },
    async generate(load, signal) {
      const bodies = readBodies(plan.requests, resolve(tree.directory, plan.cwd));
      if (!bodies.ok) return nothing({ kind: 'unstartable', reason: bodies.reason });
      const shares = sharesOf(plan, load, { bodies: bodies.byPath, choiceSeed: scenario.seed });
      const fault = addressFault(shares);
      if (fault !== null) return nothing({ kind: 'unstartable', reason: fault });
      const result = await generate(shares, { signal, onWindow: load.onWindow });
      for (const { outcome, count, excerpt } of [...result.failures, ...result.unmeasuredFailures])
        if (outcome.kind === 'unmet')
          log.append(source, Buffer.from(`${describeUnmet(outcome.reason, count, excerpt)}\n`));
      return generatedBy(plan, load, result, signal);
    },
    run() {
      throw new Error(`The requests of ${scenario.id} are generated, not sent one by one`);
    },
  };
}

/** One share for each thread. */
export function sharesOf(
  { requests }: HttpDriverPlan,
  { load, seed, times, graceMs, addresses = new Map() }: GeneratedLoad,
  { bodies, choiceSeed }: Pick<HttpShare, 'bodies' | 'choiceSeed'>,
): readonly HttpShare[] {
  const of = threadsFor(load, peakRateOf(load, times), availableParallelism());
  return Array.from({ length: of }, (_, index) => ({
    ...{ requests, bodies, addresses, choiceSeed, orderSeed: seed, times, graceMs },
    // Arrivals are drawn by all threads alike; each user has pauses of its own.
    seed: load.model === 'open' ? seed : seed + index * load.users,
    load: loadOfThread(load, index, of),
    share: { index, of },
  }));
}

/** Why requests cannot be sent at all, before a thread is started for them. */
function addressFault([share]: readonly HttpShare[]): string | null {
  if (share === undefined) return null;
  try {
    preparedFor(share);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function generatedBy(
  { requests }: HttpDriverPlan,
  { load }: GeneratedLoad,
  { tally, parts, failures, unmeasuredFailures, fault }: GeneratorsResult,
  signal: AbortSignal,
): Generated {
  const obstacle = obstacleOf(fault, signal);
  const told = partMetrics(parts, partsOf(requests), tally, load);
  // What failed before the load was ended has failed.
  return {
    tally,
    failures,
    unmeasuredFailures,
    ...(obstacle === null ? told : { ...NOTHING_TOLD, shares: told.shares }),
    obstacle,
  };
}

const NOTHING_TOLD: PartMetrics = { metrics: {}, shares: {}, unavailable: [] };

/** A load that was stopped on its way is none that was asked for, whatever it counted. */
function obstacleOf(fault: string | null, { aborted }: AbortSignal): Outcome | null {
  if (aborted) return { kind: 'interrupted' };
  return fault === null ? null : { kind: 'unmeasured', reason: fault };
}

const nothing = (obstacle: Outcome): Generated => ({
  tally: { edgesMs: [0], threads: 0, windows: [] },
  failures: [],
  unmeasuredFailures: [],
  ...NOTHING_TOLD,
  obstacle,
});

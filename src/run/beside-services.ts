import type { Invocation, OperationFailure } from '../model/event.ts';
import type { Outcome } from '../model/outcome.ts';
import type { FinishedInvocation } from './invocation.ts';
import type { Machinery } from './machinery.ts';
import type { InvocationPlace } from './place.ts';
import type { ServiceTrouble } from './services/beside.ts';
import type { Obstacle } from './services/suite-services.ts';

/** An invocation, and why no more of its kind can follow; null when they can. */
export interface TakenBeside {
  readonly finished: FinishedInvocation;
  readonly obstacle: string | null;
  /** With the start and the end of services that live for one invocation; milliseconds. */
  readonly tookMs: number;
}

/** Takes one invocation of a scenario. */
type Take = (place: InvocationPlace) => Promise<FinishedInvocation>;

/**
 * Takes an invocation with its services running. When they cannot be started it is one that could not be started; when one of them ends
 * by itself meanwhile, the invocation measured something else than it was to measure, whatever its command says.
 */
export async function takeBeside(
  place: InvocationPlace,
  take: Take,
  machinery: Machinery,
): Promise<TakenBeside> {
  const { services, journal } = machinery;
  await services.quiet();
  if (place.scenario.services === undefined) {
    const finished = await take(place);
    return { finished, obstacle: null, tookMs: finished.invocation.durationMs };
  }
  const startedAtMs = journal.elapsedMs();
  const obstacle = await services.open(place, 'all');
  if (obstacle !== null) return notTaken(place, obstacle, startedAtMs);
  const finished = await take({ ...place, services: services.beside(place) });
  const death = await services.death(place);
  await services.endPassing(place);
  const tookMs = journal.elapsedMs() - startedAtMs;
  if (death === null) return { finished, obstacle: null, tookMs };
  const reason = `its service ${death.service} ${death.reason} while it ran`;
  const invocation = spoiled(finished.invocation, { kind: 'broken', reason }, death);
  return { finished: { ...finished, invocation }, obstacle: death.isForGood ? reason : null, tookMs };
}

function notTaken(place: InvocationPlace, obstacle: Obstacle, startedAtMs: number): TakenBeside {
  const { scenario, arm, index, warmup, log } = place;
  const taken = { scenario: scenario.id, arm, index, warmup, startedAtMs };
  if (obstacle.kind === 'interrupted') {
    const invocation: Invocation = {
      ...EMPTY,
      ...taken,
      outcome: { kind: 'interrupted' },
      failures: [],
      log,
    };
    return { finished: { invocation, left: [], stuck: 0 }, obstacle: null, tookMs: 0 };
  }
  const reason = `its service ${obstacle.service} ${obstacle.reason}`;
  const outcome: Outcome = { kind: 'unstartable', reason };
  const invocation: Invocation = {
    ...EMPTY,
    ...taken,
    outcome,
    failures: [{ outcome, count: 1, invocations: 1, excerpt: obstacle.excerpt }],
    log: obstacle.log,
  };
  return { finished: { invocation, left: [], stuck: 0 }, obstacle: reason, tookMs: 0 };
}

/** Nothing was run. */
const EMPTY = {
  durationMs: 0,
  operations: { ok: 0, failed: 0 },
  metrics: {},
  declarations: [],
  problems: [],
  series: null,
  checkpoints: null,
  unavailable: [],
} as const;

/** The same invocation as one that says nothing but why. Operations that were ended because of it did not fail by themselves. */
function spoiled(
  { latency: _none, ...invocation }: Invocation,
  outcome: Outcome,
  trouble: ServiceTrouble,
): Invocation {
  const others = invocation.failures
    .filter(failure => failure.outcome.kind !== 'interrupted')
    .map(({ invocations: _end, ...failure }) => failure);
  const cause: OperationFailure = {
    outcome,
    // It comes before what followed from it, and failures are sorted by their number.
    count: Math.max(1, ...others.map(({ count }) => count)),
    invocations: 1,
    excerpt: `${trouble.service} (${trouble.log})\n${trouble.excerpt}`.trim(),
  };
  return {
    ...invocation,
    outcome,
    failures: [cause, ...others],
    metrics: {},
    declarations: [],
    checkpoints: null,
    spoiled: true,
  };
}

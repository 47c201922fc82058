import type { Pairing } from '../model/plan.ts';
import { uncountable } from './instructions/choose-counter.ts';
import { PairedScenario } from './pair.ts';
import { LOG_CAP_BYTES } from './process/log.ts';
import { endingOfStop } from './scenario.ts';
import { calibrate, obstacleNow, type Suite, stopAfter } from './suite.ts';

/** All logs of a run in pairs are open at once and keep their ends in memory: half of this at most. */
const OPEN_LOGS_BYTES = 512 * 1024 ** 2;

/** What the rounds of one run in pairs share. */
interface Rounds {
  readonly suite: Suite;
  readonly pairing: Pairing;
  /** In the plan's order. */
  readonly scenarios: readonly PairedScenario[];
  /** What the last look named undecided, in the order in which it is to be given time; empty before the first. */
  readonly order: string[];
}

/**
 * Base and head in alternation (docs/statistics.md, "Base and head on one machine"): warm-up, then look by look pair i of every
 * scenario that is still undecided before pair i + 1 of any. Knows nothing of what decides: `enough` says it after each look but
 * the last.
 */
export async function runPairs(pairing: Pairing, suite: Suite): Promise<void> {
  const { plan, machinery } = suite;
  const logCap = Math.min(LOG_CAP_BYTES, Math.floor(OPEN_LOGS_BYTES / (2 * plan.scenarios.length)));
  const scenarios = plan.scenarios.map(scenario => new PairedScenario(scenario, pairing, machinery, logCap));
  const rounds: Rounds = { suite, pairing, scenarios, order: [] };
  try {
    endUncountable(rounds);
    await takeRounds(rounds);
  } finally {
    for (const scenario of scenarios) scenario.close();
  }
}

async function takeRounds(rounds: Rounds): Promise<void> {
  const { suite, pairing } = rounds;
  const gaps = pairing.looks.length + 1;
  let gap = 0;
  await calibrate(suite, gap++, gaps);
  await warmUp(rounds);
  let taken = 0;
  for (const look of pairing.looks) {
    if (open(rounds).length === 0) break;
    endWhatDoesNotFit(rounds, look - taken, taken === 0);
    await takeLook(rounds, look - taken);
    endDecided(rounds);
    taken = look;
    await calibrate(suite, gap++, gaps);
  }
  // A run that was decided early takes the readings that it is short of.
  while (gap < gaps) await calibrate(suite, gap++, gaps);
}

/** Scenarios that count instructions where nothing can are not begun; they are never timed instead. */
function endUncountable({ scenarios, suite: { machinery } }: Rounds): void {
  for (const paired of scenarios) {
    const reason = uncountable(paired.scenario, machinery.counter);
    if (reason !== null) paired.end({ kind: 'not-run', reason }, reason);
  }
}

const open = ({ scenarios }: Rounds): readonly PairedScenario[] => scenarios.filter(({ ended }) => !ended);

async function warmUp(rounds: Rounds): Promise<void> {
  for (const scenario of rounds.scenarios) {
    for (let count = scenario.scenario.samples.warmup; count > 0; count--) await advance(scenario, rounds);
  }
}

async function takeLook(rounds: Rounds, pairs: number): Promise<void> {
  for (let pair = 0; pair < pairs; pair++) {
    for (const scenario of open(rounds)) {
      await advance(scenario, rounds);
      if (!scenario.ended && scenario.taken >= scenario.planned) endAsPlanned(scenario, rounds);
    }
  }
}

function endAsPlanned(scenario: PairedScenario, rounds: Rounds): void {
  scenario.end({ kind: 'complete' });
  stopOthers(scenario, rounds);
}

/** Takes one pair of a scenario that has not ended, where there is time for it. */
async function advance(scenario: PairedScenario, rounds: Rounds): Promise<void> {
  if (scenario.ended) return;
  const { suite } = rounds;
  const { machinery, plan } = suite;
  const obstacle = obstacleNow(suite, plan.budgetMs);
  if (obstacle !== null) {
    const ending = machinery.stop.aborted ? endingOfStop(machinery.stop) : ({ kind: 'budget' } as const);
    scenario.end(ending, obstacle);
  } else if (leftMs(suite) <= scenario.expectedMs) scenario.end({ kind: 'budget' });
  else await scenario.takePair();
  if (scenario.ended) stopOthers(scenario, rounds);
}

const leftMs = ({ plan, machinery }: Suite): number =>
  plan.budgetMs === null ? Infinity : plan.budgetMs - machinery.journal.elapsedMs();

/**
 * A look that cannot be finished decides nothing: what is left of the budget goes to the scenarios whose pairs up to the next look fit, in
 * the order of the last look's answer, before the first in the plan's. At the first look one is let through whatever it takes: an interval of a few pairs says more than none.
 */
function endWhatDoesNotFit(rounds: Rounds, pairs: number, isFirst: boolean): void {
  let left = leftMs(rounds.suite);
  const fitting = new Set<PairedScenario>();
  for (const scenario of inOrder(rounds)) {
    const needed = Math.min(pairs, scenario.planned - scenario.taken) * scenario.expectedMs;
    if (needed >= left && !(isFirst && fitting.size === 0)) continue;
    left -= needed;
    fitting.add(scenario);
  }
  for (const scenario of open(rounds)) {
    if (!fitting.has(scenario)) scenario.end({ kind: 'budget' }, 'the budget was used up before it');
  }
}

function inOrder(rounds: Rounds): readonly PairedScenario[] {
  const place = ({ scenario }: PairedScenario): number => rounds.order.indexOf(scenario.id);
  return open(rounds).toSorted((a, b) => place(a) - place(b));
}

/** Ends what the look has decided. At the last look nobody is asked: there, everything has ended as planned. */
function endDecided(rounds: Rounds): void {
  const { options, machinery } = rounds.suite;
  const taken = open(rounds);
  if (taken.length === 0) return;
  const undecided = options.enough(machinery.journal.result());
  rounds.order.splice(0, Infinity, ...undecided);
  for (const scenario of taken) {
    if (undecided.has(scenario.scenario.id)) continue;
    scenario.end({ kind: 'decided' });
    stopOthers(scenario, rounds);
  }
}

/** Fail-fast: a scenario that stops the suite ends all that have not ended. */
function stopOthers({ scenario }: PairedScenario, rounds: Rounds): void {
  const reason = stopAfter(scenario, rounds.suite);
  if (reason === null) return;
  for (const other of open(rounds))
    other.end({ kind: 'not-run', reason: `stopped, because ${reason}` }, reason);
}

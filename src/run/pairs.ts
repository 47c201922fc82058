import type { Pairing } from '../model/plan.ts';
import { uncountable } from './instructions/choose-counter.ts';
import { PairedScenario } from './pair.ts';
import { LOG_CAP_BYTES } from './process/log.ts';
import { repeatScenario } from './repeat/repeat-scenario.ts';
import { endingOfStop } from './scenario.ts';
import { calibrate, obstacleNow, type Suite, skip, stopAfter } from './suite.ts';

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
  const scenarios = plan.scenarios
    .filter(({ repeat }) => repeat === undefined)
    .map(scenario => new PairedScenario(scenario, pairing, machinery, logCap));
  const rounds: Rounds = { suite, pairing, scenarios, order: [] };
  try {
    endUncountable(rounds);
    if (scenarios.length > 0) await takeRounds(rounds);
  } finally {
    for (const scenario of scenarios) scenario.close();
  }
  await repeatOnBase(suite);
}

/** The head was repeated before any pair: the base gets the same numbers, seeds and cells, with what is left of the budget. */
async function repeatOnBase(suite: Suite): Promise<void> {
  const { plan, machinery } = suite;
  for (const scenario of plan.scenarios) {
    const { repeat } = scenario;
    if (repeat === undefined) continue;
    const obstacle = obstacleNow(suite, plan.budgetMs);
    if (obstacle !== null) skip(scenario, ['base'], obstacle, machinery.journal);
    else await repeatScenario(scenario, repeat, { arm: 'base', deadlineMs: plan.budgetMs }, machinery);
  }
}

async function takeRounds(rounds: Rounds): Promise<void> {
  const { suite } = rounds;
  const looks = everyLook(rounds);
  const gaps = looks.length + 1;
  let gap = 0;
  await calibrate(suite, gap++, gaps);
  await warmUp(rounds);
  let taken = 0;
  for (const look of looks) {
    if (open(rounds).length === 0) break;
    endWhatDoesNotFit(rounds, taken);
    await takeLook(rounds, look - taken);
    endDecided(rounds, look);
    taken = look;
    await calibrate(suite, gap++, gaps);
  }
  // A run that was decided early takes the readings that it is short of.
  while (gap < gaps) await calibrate(suite, gap++, gaps);
}

/** Pair counts at which any scenario is looked at, ascending; soaks have looks of their own. */
const everyLook = ({ pairing, scenarios }: Rounds): readonly number[] =>
  [...new Set([...pairing.looks, ...scenarios.flatMap(({ looks }) => looks)])].sort((a, b) => a - b);

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
 * A look that cannot be finished decides nothing: what is left of the budget goes to the scenarios whose pairs up to their next look fit, in
 * the order of the last look's answer, before the first in the plan's. At the first look one is let through whatever it takes: an interval
 * of a few pairs says more than none. A look that has been begun is finished.
 */
function endWhatDoesNotFit(rounds: Rounds, taken: number): void {
  const begun = open(rounds).filter(({ looks }) => taken > 0 && !looks.includes(taken));
  const fitting = new Set(begun);
  let left = leftMs(rounds.suite) - begun.reduce((sum, scenario) => sum + untilNextLookMs(scenario), 0);
  for (const scenario of inOrder(rounds)) {
    const needed = untilNextLookMs(scenario);
    const isLetThrough = taken === 0 && fitting.size === 0;
    if (fitting.has(scenario) || (needed >= left && !isLetThrough)) continue;
    left -= needed;
    fitting.add(scenario);
  }
  for (const scenario of open(rounds)) {
    if (!fitting.has(scenario)) scenario.end({ kind: 'budget' }, 'the budget was used up before it');
  }
}

function untilNextLookMs({ looks, planned, taken, expectedMs }: PairedScenario): number {
  const next = looks.find(look => look > taken) ?? planned;
  return Math.max(0, Math.min(next, planned) - taken) * expectedMs;
}

function inOrder(rounds: Rounds): readonly PairedScenario[] {
  const place = ({ scenario }: PairedScenario): number => rounds.order.indexOf(scenario.id);
  return open(rounds).toSorted((a, b) => place(a) - place(b));
}

/** Ends what its look has decided. At its last look nobody is asked: there, a scenario has ended as planned. */
function endDecided(rounds: Rounds, look: number): void {
  const { options, machinery } = rounds.suite;
  const taken = open(rounds).filter(({ looks }) => looks.includes(look));
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

import { join } from 'node:path';
import type { ScenarioEnding } from '../../model/event.ts';
import type { PlannedScenario } from '../../model/plan.ts';
import type { Cell, RepeatPlan } from '../../model/repetition.ts';
import { openDriver } from '../drivers/index.ts';
import { logName, type Machinery, treeOf } from '../machinery.ts';
import { type Log, openLog } from '../process/log.ts';
import { incompleteLog } from '../sampler.ts';
import { availabilityOf } from './available.ts';
import { Copies, type RepeatSide } from './copies.ts';
import { stuckHogs } from './doubts.ts';
import { type Hogs, openHogs } from './hogs.ts';
import { openNumbers } from './numbers.ts';
import type { RepeatContext } from './take-run.ts';

/**
 * Repeats one scenario on one side: the head alone, or the base under the very same numbers, seeds and cells. Each run is on disk when it
 * has ended. When this returns nothing that it started is alive or stopped, whatever has happened.
 */
export async function repeatScenario(
  scenario: PlannedScenario,
  repeat: RepeatPlan,
  side: RepeatSide,
  machinery: Machinery,
): Promise<void> {
  const { journal } = machinery;
  const { arm } = side;
  const name = logName(scenario.id, arm);
  const log = openLog(join(machinery.out, name));
  journal.emit({ type: 'scenario-started', scenario: scenario.id, arm });
  const tree = treeOf(arm, machinery);
  const driver = openDriver({ ...machinery, launcher: machinery.workloadLauncher, tree, scenario, log });
  const context = { scenario, repeat, arm, driver, tree, machinery, log: name };
  try {
    const ending = await repeatRuns(context, side, log);
    journal.emit({ type: 'scenario-finished', scenario: scenario.id, arm, ending });
  } finally {
    log.close();
    if (log.fault !== null) journal.caveat(incompleteLog(scenario.id, log.fault));
  }
}

async function repeatRuns(context: RepeatContext, side: RepeatSide, log: Log): Promise<ScenarioEnding> {
  const { scenario, repeat, machinery } = context;
  const { isGiven, caveat } = await availabilityOf(repeat.cells, scenario.id, machinery);
  if (caveat !== null) machinery.journal.caveat(caveat);
  const numbers = openNumbers(repeat, isGiven);
  if (numbers.peek() === null)
    return { kind: 'not-run', reason: `this machine cannot give its conditions: ${caveat?.text ?? ''}` };
  const hogs = openHogs(machinery);
  const copies = new Copies({ context, side, log, numbers });
  try {
    return await dispatch(copies, hogs);
  } finally {
    await copies.allEnded();
    const stuck = await hogs.close();
    if (stuck > 0) machinery.journal.caveat(stuckHogs(scenario.id, stuck));
    for (const doubt of copies.doubts(repeat.cells.filter(isGiven))) machinery.journal.caveat(doubt);
  }
}

/** Runs without the load that their cell says would be counted under a condition that they did not have. */
const TOO_FEW_HOGS = 'the system refused the processes that were to load the machine';

/**
 * Begins runs, as many at once as the plan says, until there is a reason to begin no more and all have ended. Copies at once share the
 * hogs: before their number changes, all runs under the old number end.
 */
async function dispatch(copies: Copies, hogs: Hogs): Promise<ScenarioEnding> {
  for (;;) {
    const next = copies.next();
    if (next.kind === 'end' && copies.going === 0) return next.ending;
    if (next.kind === 'end' || !hasRoom(copies, next.cell, hogs)) await copies.oneEnded();
    else if ((await hogs.set(next.cell.hogs)) < next.cell.hogs)
      return { kind: 'failing', reason: TOO_FEW_HOGS };
    else copies.begin(next.run);
  }
}

const hasRoom = ({ going, context }: Copies, cell: Cell, hogs: Hogs): boolean =>
  going === 0 || (going < context.repeat.parallel && cell.hogs === hogs.wanted);

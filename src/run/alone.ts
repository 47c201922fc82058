import { deadlines } from './budget.ts';
import { uncountable } from './instructions/choose-counter.ts';
import { repeatScenario } from './repeat/repeat-scenario.ts';
import { readResults } from './results.ts';
import { runScenario } from './scenario.ts';
import { calibrate, obstacleNow, type Suite, skip, stopAfter } from './suite.ts';

/** The head alone: one scenario after the other, with a calibration reading in between. */
export async function runAlone(suite: Suite): Promise<void> {
  const { plan, options, machinery } = suite;
  const latest = deadlines(plan);
  const gaps = plan.scenarios.length + 1;
  let obstacle: string | null = null;
  for (const [index, scenario] of plan.scenarios.entries()) {
    const deadlineMs = latest[index] ?? null;
    const reason: string | null =
      obstacle ?? obstacleNow(suite, deadlineMs) ?? uncountable(scenario, machinery.counter);
    if (reason !== null) skip(scenario, ['head'], reason, machinery.journal);
    else {
      await calibrate(suite, index, gaps);
      const { driver, repeat } = scenario;
      if (driver.kind === 'results') await readResults(scenario, driver, machinery);
      else if (repeat !== undefined)
        await repeatScenario(scenario, repeat, { arm: 'head', deadlineMs }, machinery);
      else await runScenario(scenario, { enough: options.enough, deadlineMs }, machinery);
      obstacle = stopAfter(scenario, suite);
    }
  }
  if (obstacle === null) await calibrate(suite, gaps - 1, gaps);
}

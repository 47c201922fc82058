import type { Caveat } from '../../model/caveat.ts';
import type { DriverContext } from '../drivers/driver.ts';
import { openDriver } from '../drivers/index.ts';
import { type FinishedInvocation, runInvocation } from '../invocation.ts';
import type { Machinery } from '../machinery.ts';
import type { InvocationPlace } from '../place.ts';
import { countingDriver } from './counting-driver.ts';
import { onlyCounts } from './only-counts.ts';
import { unsteadyCount } from './steadiness.ts';

/** What is measured of the invocations of one scenario on one side: times and resources, or instructions. */
export interface Measuring {
  take(place: InvocationPlace): Promise<FinishedInvocation>;
  /** A doubt about all that was taken so far; null without one. */
  doubt(): Caveat | null;
}

/** Throws where instructions are asked for and nothing counts them: such a scenario is not begun (`uncountable`). */
export function openMeasuring(context: DriverContext, machinery: Machinery): Measuring {
  if (context.scenario.measure === 'instructions') return counting(context, machinery);
  const driver = openDriver(context);
  return { take: place => runInvocation(place, driver, machinery), doubt: () => null };
}

function counting(context: DriverContext, machinery: Machinery): Measuring {
  const { scenario } = context;
  const { counter: choice } = machinery;
  if (choice.kind === 'none') throw new Error(`${scenario.id} has nothing that counts: ${choice.reason}`);
  const driver = countingDriver(context, choice.counter);
  // What the monitors would see is the counter.
  const unwatched = { ...machinery, monitors: null };
  const counts: number[] = [];
  return {
    async take(place) {
      const finished = await runInvocation(place, driver, unwatched);
      const invocation = onlyCounts(finished.invocation);
      const { 'cpu.instructions': count } = invocation.metrics;
      if (count !== undefined && !place.warmup) counts.push(count);
      return { ...finished, invocation };
    },
    doubt: () => unsteadyCount(scenario.id, counts),
  };
}

import type { Caveat } from '../model/caveat.ts';
import { qualified } from '../model/metric.ts';
import type { RunResult, ScenarioResult } from '../model/result.ts';
import { ERROR_RATE } from './estimate.ts';

/** Doubts about mixes of requests: one that was never sent looks tested, because its scenario was. */
export const unsentRequests = ({ scenarios, plan }: RunResult): readonly Caveat[] =>
  scenarios
    .filter(({ arm, outcomes }) => arm === 'head' && (outcomes.ok ?? 0) > 0)
    .flatMap(scenario => {
      const driver = plan.scenarios.find(({ id }) => id === scenario.id)?.driver;
      if (driver?.kind !== 'http' || driver.requests.length < 2) return [];
      const names = driver.requests.flatMap(({ name }) => (name === null ? [] : [name]));
      return names.filter(name => !hasEnded(scenario, name)).map(name => doubt(scenario, name));
    });

/** Every request that ended in a measured phase, well or not, is in the share of failures of its kind. */
const hasEnded = ({ metrics }: ScenarioResult, name: string): boolean =>
  metrics.some(({ metric, samples }) => metric.id === qualified(ERROR_RATE, name) && samples.length > 0);

const doubt = ({ id, outcomes: { ok = 0 } }: ScenarioResult, name: string): Caveat => ({
  code: 'unsent-request',
  scenario: id,
  text: `No request "${name}" was sent and ended in the measured time of ${ok === 1 ? 'the invocation' : `${ok} invocations`}: nothing here speaks for it`,
  advice: 'give it more weight, or the load more requests',
});

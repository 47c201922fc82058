import type { Caveat } from '../model/caveat.ts';
import type { RunResult } from '../model/result.ts';
import { scopeBeside } from '../model/service.ts';

/** Of a result what tells which scenarios were measured more than once. */
interface Measured extends Pick<RunResult, 'plan'> {
  readonly scenarios: readonly {
    readonly id: string;
    readonly metrics: readonly { readonly samples: readonly number[] }[];
  }[];
}

/**
 * Invocations that meet the same instance of a service share whatever that start of it had by chance: the layout of its memory, what its
 * compiler decided, its seeds. Two instances of one program then differ, and no interval over invocations knows by how much. Where nothing
 * was measured twice there is no interval to doubt.
 */
export const sharedServiceCaveats = ({ plan, scenarios }: Measured): readonly Caveat[] => {
  const several = new Set(
    scenarios.filter(({ metrics }) => metrics.some(({ samples }) => samples.length > 1)).map(({ id }) => id),
  );
  return plan.scenarios.flatMap(scenario => {
    const shared = (plan.services ?? [])
      .filter(({ name }) => scenario.services?.includes(name) === true)
      .filter(service => scopeBeside(service, scenario) !== 'invocation')
      .map(({ name }) => name);
    if (shared.length === 0 || !several.has(scenario.id)) return [];
    return [
      {
        code: 'shared-service',
        text: `Every invocation of a side met the same instance of ${shared.join(', ')}: how much one start differs from the next is in no interval`,
        advice:
          'where it starts quickly, give it the scope invocation, so that each invocation has an instance of its own',
        scenario: scenario.id,
      },
    ];
  });
};

import { createRandom } from '../../stats/random.ts';
import { type InjectionState, injectionAt } from './injection.ts';

/** What is chosen for one operation. */
export interface Choice {
  /** Index among the requests of the plan. */
  readonly request: number;
  /** Whether bad input was being injected then; null where the scenario has none. */
  readonly injection: InjectionState | null;
}

/** How often a request is chosen. */
export interface Chosen {
  readonly weight: number;
  readonly inject?: number;
}

/** What choices follow from. */
export interface ChoiceOptions {
  /** Of the requests. */
  readonly seed: number;
  /** Of the moments at which injection is on; differs from invocation to invocation. */
  readonly orderSeed: number;
  /** Of the load; null where it ends after a number of operations. */
  readonly durationMs: number | null;
}

/**
 * The request of operation `iteration` that is due at `dueMs` of the load. Drawn from the seed and the number of the operation alone: the
 * same whoever does it and in whatever order, so that generator threads together choose what one would. Only where there is something to
 * inject the moment matters, too, because injection is switched on and off.
 */
export type Choose = (iteration: number, dueMs: number) => Choice;

export function choiceOf(
  requests: readonly Chosen[],
  { seed, orderSeed, durationMs }: ChoiceOptions,
): Choose {
  const usual = ladder(requests.map(({ weight, inject }) => (inject === undefined ? weight : 0)));
  const injected = ladder(requests.map(({ inject = 0 }) => inject));
  const usualSum = usual.at(-1) ?? 0;
  const share = injected.at(-1) ?? 0;
  if (requests.length === 1) return () => ONLY;
  return (iteration, dueMs) => {
    const drawn = createRandom(seed + iteration).next();
    const injection = share === 0 ? null : injectionAt(orderSeed, dueMs, durationMs);
    if (injection?.isOn !== true) return { request: rungOf(usual, drawn * usualSum), injection };
    // Below the share one of the injected; above it the rest of the draw is stretched over the others.
    return drawn < share
      ? { request: rungOf(injected, drawn), injection }
      : { request: rungOf(usual, ((drawn - share) / (1 - share)) * usualSum), injection };
  };
}

const ONLY: Choice = { request: 0, injection: null };

/** Sums of the weights up to each. */
function ladder(weights: readonly number[]): readonly number[] {
  let sum = 0;
  return weights.map(weight => {
    sum += weight;
    return sum;
  });
}

/** The first whose sum is above; a weight of 0 is never reached. */
function rungOf(sums: readonly number[], drawn: number): number {
  const found = sums.findIndex(sum => drawn < sum);
  return found === -1 ? sums.length - 1 : found;
}

import { countIn, quantileIn } from '../../stats/histogram.ts';
import { operationsFor } from '../load/needed.ts';
import type { MeasuredParts, PartValues } from './measured-parts.ts';
import { addPartWindows, endedIn, type PartTallies, type PartWindow } from './part-recorder.ts';
import type { InjectionParts } from './parts.ts';

/** What injected requests did. How they ended counts in all phases; what they did to others only where the load is measured. */
export function injectionValues(
  tallies: PartTallies,
  { sound }: MeasuredParts,
  injection: InjectionParts,
): PartValues {
  const over = (...parts: readonly number[]): PartWindow =>
    addPartWindows(parts.flatMap(part => tallies[part] ?? []));
  const injected = over(...injection.injected);
  const count = endedIn(injected);
  const whileOn = endedIn(over(injection.whileOn));
  const slowdown = slowdownOf(sound[injection.beside], sound[injection.without]);
  return {
    counted: {
      ...(count === 0 ? {} : { 'injected.clean': injected.ok / count }),
      ...(whileOn === 0 ? {} : { 'injected.share': count / whileOn }),
    },
    timed: slowdown === null ? {} : { 'injected.slowdown': slowdown },
  };
}

const SLOW = 0.95;

/** 95th percentile of service times of neighbours, with injection divided by without; null where too few ended well to tell. */
function slowdownOf(beside: PartWindow | undefined, without: PartWindow | undefined): number | null {
  if (beside === undefined || without === undefined) return null;
  const fewest = Math.min(countIn(beside.service), countIn(without.service));
  const [slow, usual] = [quantileIn(beside.service, SLOW), quantileIn(without.service, SLOW)];
  if (fewest < operationsFor(SLOW) || slow === null || usual === null || usual === 0) return null;
  return slow / usual;
}

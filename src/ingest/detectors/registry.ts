import { goRace } from './formats/go-race.ts';
import type { Recogniser } from './recogniser.ts';

/** Every recogniser, one file each. Where two know the same report, the first keeps it. */
export const RECOGNISERS: readonly Recogniser[] = [goRace];

const BY_NAME: ReadonlyMap<string, Recogniser> = new Map(RECOGNISERS.map(one => [one.detector, one]));

/** Throws RangeError for a name that is not in the registry. */
export function recogniserOf(detector: string): Recogniser {
  const found = BY_NAME.get(detector);
  if (found === undefined) throw new RangeError(`There is no recogniser ${detector}`);
  return found;
}

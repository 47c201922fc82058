import { asan } from './formats/asan.ts';
import { drd } from './formats/drd.ts';
import { fray } from './formats/fray.ts';
import { goDeadlock } from './formats/go-deadlock.ts';
import { goRace } from './formats/go-race.ts';
import { goleak } from './formats/goleak.ts';
import { helgrind } from './formats/helgrind.ts';
import { javaDeadlock } from './formats/java-deadlock.ts';
import { jcstress } from './formats/jcstress.ts';
import { loom } from './formats/loom.ts';
import { lsan } from './formats/lsan.ts';
import { memcheck } from './formats/memcheck.ts';
import { miri } from './formats/miri.ts';
import { node } from './formats/node.ts';
import { pythonFault } from './formats/python-fault.ts';
import { shuttle } from './formats/shuttle.ts';
import { tsan } from './formats/tsan.ts';
import type { Recogniser } from './recogniser.ts';

/** Every recogniser, one file each. Where two know the same report, the first keeps it. */
export const RECOGNISERS: readonly Recogniser[] = [
  goRace,
  goDeadlock,
  goleak,
  tsan,
  helgrind,
  drd,
  lsan,
  asan,
  memcheck,
  miri,
  loom,
  shuttle,
  javaDeadlock,
  fray,
  jcstress,
  pythonFault,
  node,
];

const BY_NAME: ReadonlyMap<string, Recogniser> = new Map(RECOGNISERS.map(one => [one.detector, one]));

/** Throws RangeError for a name that is not in the registry. */
export function recogniserOf(detector: string): Recogniser {
  const found = BY_NAME.get(detector);
  if (found === undefined) throw new RangeError(`There is no recogniser ${detector}`);
  return found;
}

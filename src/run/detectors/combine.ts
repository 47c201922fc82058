import type { Detected, DetectorState, Fault } from '../../model/detected.ts';
import { withinBounds } from '../../model/detected-overall.ts';

/** Different faults of one operation or invocation that are kept. */
const MOST_FAULTS = 100;

/**
 * What several sources, or several operations, say together: a fault is told once and counted, by the detector that told it first; a detector
 * was active only where it was every time, since a silence in which it was not proves nothing.
 */
export function combine(all: readonly Detected[]): Detected {
  const faults = new Map<string, Fault>();
  const states = new Map<string, DetectorState>();
  for (const { faults: some, detectors } of all) {
    for (const fault of some) {
      const known = faults.get(fault.fingerprint);
      if (known === undefined) faults.set(fault.fingerprint, fault);
      else if (known.detector === fault.detector)
        faults.set(fault.fingerprint, { ...known, count: known.count + fault.count });
    }
    for (const state of detectors) {
      const known = states.get(state.detector);
      if (known === undefined || weight(state) < weight(known)) states.set(state.detector, state);
    }
  }
  return {
    faults: withinBounds([...faults.values()].slice(0, MOST_FAULTS)),
    detectors: [...states.values()],
  };
}

const weight = ({ active }: DetectorState): number => (active === null ? 1 : active ? 2 : 0);

import type { DetectedOverall, DetectorRecord, KnownFault } from './detected.ts';

/** What detectors said in several places: invocations, rounds or parts of a merged run. */

/** The same fault in two places; the text is that of the first which has one. */
const joined = (a: KnownFault, b: KnownFault): KnownFault => ({
  ...a,
  text: a.text === '' ? b.text : a.text,
  count: a.count + b.count,
  invocations: [...a.invocations, ...b.invocations],
});

/** Two counts of one detector; the evidence is of the one in which it was not active. */
const summed = (a: DetectorRecord, b: DetectorRecord): DetectorRecord => ({
  detector: a.detector,
  active: a.active + b.active,
  inactive: a.inactive + b.inactive,
  unknown: a.unknown + b.unknown,
  evidence: weight(b) > weight(a) ? b.evidence : a.evidence,
});

const weight = ({ inactive, unknown }: DetectorRecord): number => (inactive > 0 ? 2 : unknown > 0 ? 1 : 0);

/** Different faults of a scenario that are kept, and the characters of their texts. */
const MOST_FAULTS = 100;
const MOST_TEXT_CHARS = 20 * 1024;

/** Adds up what is said of one scenario, in memory bounded by its different faults. */
export class DetectedSum {
  readonly #faults = new Map<string, KnownFault>();
  readonly #records = new Map<string, DetectorRecord>();

  add({ faults, detectors }: DetectedOverall): void {
    for (const fault of faults) {
      const known = this.#faults.get(fault.fingerprint);
      if (known !== undefined) this.#faults.set(fault.fingerprint, joined(known, fault));
      else if (this.#faults.size < MOST_FAULTS) this.#faults.set(fault.fingerprint, fault);
    }
    for (const record of detectors) {
      const known = this.#records.get(record.detector);
      this.#records.set(record.detector, known === undefined ? record : summed(known, record));
    }
  }

  /** Sorted by name; faults in the order in which they were met. */
  result(): DetectedOverall {
    const detectors = [...this.#records.values()].sort((a, b) => (a.detector < b.detector ? -1 : 1));
    return { faults: withinBounds([...this.#faults.values()]), detectors };
  }
}

/** The first faults keep their texts; class, title and frames of all stay. */
export function withinBounds<F extends { readonly text: string }>(faults: readonly F[]): readonly F[] {
  let left = MOST_TEXT_CHARS;
  return faults.map(fault => {
    left -= fault.text.length;
    return left >= 0 ? fault : { ...fault, text: '' };
  });
}

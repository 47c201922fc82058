/** What a fault is, in the words of the field. One word a class, whichever detector found it. */
export const FAULT_CLASSES = [
  'race',
  'deadlock',
  'lock-order',
  'livelock',
  'stall',
  'io-hang',
  'starvation',
  'hang',
  'leak',
  'memory-error',
  'undefined-behaviour',
  'crash',
  'out-of-memory',
  'unhandled',
  'lost-update',
  'duplicate',
  'lost-item',
  'cross-talk',
  'overlap',
  'unexpected',
] as const;
export type FaultClass = (typeof FAULT_CLASSES)[number];

/** What the hang watcher tells apart; `hang`: nothing tells why it did not end in time. */
export const HANG_CLASSES = [
  'deadlock',
  'livelock',
  'stall',
  'io-hang',
  'starvation',
  'hang',
] as const satisfies readonly FaultClass[];
export type HangClass = (typeof HANG_CLASSES)[number];

/** Metrics that count the different faults of an invocation, whether it is measured or repeated (docs/detectors.md). */
export const FAULT_COUNTS = ['races', 'deadlocks', 'hangs', 'crashes'] as const;
export type FaultCount = (typeof FAULT_COUNTS)[number];

/** One report of a detector in one operation; the same report many times over has a `count`. */
export interface Fault {
  /** Name in the registry: `go-race`, `tsan`, `hang`, `history-counter`. */
  readonly detector: string;
  readonly class: FaultClass;
  /** One line for people, in the detector's own words where it has some. */
  readonly title: string;
  /** The top frames of the program's own code, innermost first, one list a stack; empty where the report has none. */
  readonly stacks: readonly (readonly string[])[];
  /** 16 hex digits over class and frames, without numbers and addresses: reports that share it are one fault. */
  readonly fingerprint: string;
  readonly count: number;
  /** The report as it was printed, without escape sequences; cut at 8 KiB. */
  readonly text: string;
  /** `stderr`, or the file in which it stood. */
  readonly source: string;
  /** Where the innermost frame is that stands in a file of the tree; absent where none does. */
  readonly place?: FaultPlace;
}

/** A line of a file, relative to the folder in which the suite ran. */
export interface FaultPlace {
  readonly file: string;
  /** Starts at 1. */
  readonly line: number;
}

/**
 * Whether a detector would have spoken. Silence of one that was not active proves nothing: `active` must rest on evidence (its banner, a
 * build flag, a symbol, records that it checked), and `null` says that there was none either way.
 */
export interface DetectorState {
  readonly detector: string;
  readonly active: boolean | null;
  /** Why that is known, or what would have to be done: `the binary was built with -race`, `no __tsan_init in ./worker`. */
  readonly evidence: string;
}

/** What the detectors of one operation, or of all operations of an invocation, say. */
export interface Detected {
  readonly faults: readonly Fault[];
  readonly detectors: readonly DetectorState[];
}

/** A fault over all invocations of a scenario on one side. */
export interface KnownFault extends Fault {
  /** Invocations in which it was reported, of those that a detector looked at. */
  readonly invocations: readonly number[];
}

/** The fold of `Detected` over the invocations of a scenario: faults by fingerprint, detectors by name with how often they were active. */
export interface DetectedOverall {
  readonly faults: readonly KnownFault[];
  readonly detectors: readonly DetectorRecord[];
}

export interface DetectorRecord {
  readonly detector: string;
  /** Invocations in which it was active, was not, and in which nobody knows. */
  readonly active: number;
  readonly inactive: number;
  readonly unknown: number;
  /** Of an invocation in which it was not active where there is one, else of the first. */
  readonly evidence: string;
}

/** Which detectors a scenario asks for. */
export interface DetectorsPlan {
  /** Names of the registry; `auto`: every recogniser, whose silence is then no evidence. */
  readonly names: readonly string[];
  /** Of the hang watcher; null: it does not watch. */
  readonly hang: HangPlan | null;
  /** Further files in which reports stand; absent where there are none. */
  readonly files?: readonly DetectorFiles[];
}

/** Files into which a detector is told to write by the user. */
export interface DetectorFiles {
  readonly detector: string;
  /** A pattern, relative to the command's folder. */
  readonly from: string;
}

export interface HangPlan {
  /** How long there may be no progress, milliseconds. */
  readonly afterMs: number;
  /** Whether that becomes longer where the workload's own signs of progress lie far apart: twenty times the longest time between two. */
  readonly stretches: boolean;
  /** `required`: to be silent for that long is a fault of any program; `offered`: only of one that has written to `$STRESS_PROGRESS`. */
  readonly progress: 'offered' | 'required';
}

/** A check over the records that workers wrote. */
export interface HistoryPlan {
  /** A pattern of files, relative to the command's folder, or to the run's own folder where it begins with `$STRESS_DIR/`. */
  readonly from: string;
  readonly check: HistoryCheck;
}

export const HISTORY_CHECKS = ['counter', 'unique-ids', 'isolation', 'queue', 'mutual-exclusion'] as const;
export type HistoryCheck = (typeof HISTORY_CHECKS)[number];

/** The name under which the findings of a check are told: it is a detector like any other. */
export const historyDetector = ({ check }: Pick<HistoryPlan, 'check'>): string => `history-${check}`;

import type { HangClass } from '../../model/detected.ts';

/** What a guard found. */
export interface Alarm {
  readonly class: HangClass;
  /** For how long it was seen, milliseconds. */
  readonly afterMs: number;
}

/** Somebody who watches one process run, may ask for its end, and is heard before it is ended for its time. Nothing of it rejects. */
export interface Guard {
  /** Resolves when the process must not go on; may stay open for good. */
  readonly alarm: Promise<void>;
  /** It takes evidence, or has: what the process prints now, it was asked for. */
  readonly isGathering: boolean;
  /** What the process prints. */
  heard(chunk: Buffer): void;
  /**
   * Takes evidence of what the process does, which it may not outlive, before it is ended. Resolves early once `signal` aborts, and leaves
   * nothing of its own alive.
   */
  gather(signal: AbortSignal): Promise<Alarm>;
}

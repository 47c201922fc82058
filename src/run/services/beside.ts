import type { ServiceAddresses } from '../../model/service-reference.ts';

/** The services that run beside one invocation. */
export interface ServicesBeside {
  readonly addresses: ServiceAddresses;
  /** Roots of their trees: what they use is what is measured. */
  readonly rootPids: readonly [number, ...number[]];
  /** Processes of these trees that belong to the measurement. */
  readonly ownPids: readonly number[];
  /** Their folder for temporary files, where there is one service and it has one; else null. */
  readonly temporary: string | null;
  /** Aborts when one of them ends. */
  readonly over: AbortSignal;
}

/** Why an invocation cannot be taken, or cannot be believed: what became of a service, as the end of a sentence. */
export interface ServiceTrouble {
  readonly service: string;
  /** `exited with code 1 before it was ready`. */
  readonly reason: string;
  /** Last lines of its output. */
  readonly excerpt: string;
  /** Relative to the output folder. */
  readonly log: string;
}

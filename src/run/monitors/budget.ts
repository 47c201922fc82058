/**
 * Many programs are over by then, and what is not sampled while they run never is: this early, four times the share may be used. More
 * would be felt by a program that needs every core.
 */
const GENEROUS_MS = 200;
const GENEROSITY = 4;

/** A sample that costs more than this has to be saved up for; cheaper ones are taken at once and paid for afterwards. */
const PETTY_NS = 1_000_000;

/**
 * Decides when a piece of sampling may be done again, so that on average it stays within its share of a core. A sample may overdraw
 * the allowance, as its cost is known only afterwards; the next one then waits until that is paid back.
 */
export class Budget {
  private owedNs: number;
  private readonly share: number;

  constructor({ typicalNs, share }: { readonly typicalNs: number; readonly share: number }) {
    this.owedNs = typicalNs > PETTY_NS ? typicalNs : 0;
    this.share = share;
  }

  /** Ms since the start of the watch at which the next sample may be taken; `rivals`: watches that share the sampler now, at least 1. */
  dueAtMs(rivals: number): number {
    const dueMs = this.owedNs / 1e6 / (this.share / rivals);
    const generousMs = dueMs / GENEROSITY;
    return generousMs <= GENEROUS_MS ? generousMs : dueMs - GENEROUS_MS * (GENEROSITY - 1);
  }

  spend(ns: number): void {
    this.owedNs += ns;
  }
}

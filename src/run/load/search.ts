import type { LiveProbe } from '../../model/event.ts';
import type { SearchPlan } from '../../model/plan.ts';
import type { LoadSearch, Probe } from '../../model/search.ts';

/** Holds a rate and says what became of it. `bracket`: what the search knows by then, for whoever watches it. */
export type HoldRate = (
  rate: number,
  holdMs: number,
  purpose: Probe['purpose'],
  bracket: Pick<LiveProbe, 'holds' | 'fails'>,
) => Promise<Probe>;

/** Unclear rates are held again, and the majority of so many decides. */
const VOTES = 3;
/** A rate is confirmed this much below the largest that held, and for this many times as long. */
const CONFIRM_AT = 0.95;
const CONFIRM_LONGER = 3;
/** Confirmations that may fail, each lowering the answer once more. */
const CONFIRMATIONS = 3;
/** The first rate may be halved so often before the search gives up. */
const HALVINGS = 6;

type Held = 'holds' | 'fails' | 'over';

/**
 * The largest rate that holds: doubling from the first until one fails, bisection of the logarithm until the bracket is as narrow as wanted,
 * a longer confirmation a little below, and the same rate once more right after an overload.
 */
export const searchMax = (plan: SearchPlan, hold: HoldRate): Promise<LoadSearch> =>
  new Search(plan, hold).run();

class Search {
  readonly #plan: SearchPlan;
  readonly #hold: HoldRate;
  readonly #probes: Probe[] = [];
  #low: number | null = null;
  #high: number | null = null;
  #limiting: string | null = null;
  #cut: string | null = null;
  #metastable = false;

  constructor(plan: SearchPlan, hold: HoldRate) {
    this.#plan = plan;
    this.#hold = hold;
  }

  async run(): Promise<LoadSearch> {
    await this.#bracket();
    await this.#narrow();
    const sustainable = await this.#confirm();
    return {
      probes: this.#probes,
      sustainable,
      beyond: this.#high,
      limiting: this.#limiting,
      metastable: this.#metastable,
      cut: this.#cut,
    };
  }

  /** Doubles until a rate fails; where the first one does, halves until one holds. */
  async #bracket(): Promise<void> {
    const { from, to } = this.#plan;
    for (let rate = from; this.#high === null && this.#cut === null; rate = Math.min(to, 2 * rate)) {
      if ((await this.#try(rate)) === 'holds' && rate >= to)
        this.#cut = `it holds the largest rate that is tried, ${to}/s`;
    }
    for (let halving = 1; this.#low === null && this.#cut === null && halving <= HALVINGS; halving++)
      await this.#try(from / 2 ** halving);
  }

  async #narrow(): Promise<void> {
    const { resolution } = this.#plan;
    while (this.#cut === null && this.#low !== null && this.#high !== null) {
      if (this.#high / this.#low <= resolution) return;
      await this.#try(Math.sqrt(this.#low * this.#high));
    }
  }

  /** A confirmation that fails lowers the answer. Gives the answer, or null without one. */
  async #confirm(): Promise<number | null> {
    if (this.#low === null || this.#isBroken()) return this.#isBroken() ? null : this.#low;
    const { holdMs } = this.#plan;
    for (let attempt = 1; attempt <= CONFIRMATIONS; attempt++) {
      const rate: number = this.#low * CONFIRM_AT;
      const held = await this.#vote(rate, CONFIRM_LONGER * holdMs, 'confirm');
      // What held in the search is not undone by a machine that had no time for the generator: it is a lower bound.
      if (held === 'over') return this.#isBroken() ? null : rate;
      if (held === 'holds') {
        await this.#recover(rate);
        return this.#low;
      }
      this.#high = this.#low;
      this.#low = rate;
    }
    this.#cut = `${CONFIRMATIONS} confirmations failed one after the other: what it holds for a short time it does not hold for a longer one`;
    return null;
  }

  /** The confirmed rate must still hold after an overload. */
  async #recover(rate: number): Promise<void> {
    if (this.#high === null) return;
    const { holdMs } = this.#plan;
    const found = { limiting: this.#limiting, cut: this.#cut };
    this.#probes.push(await this.#hold(this.#high, holdMs, 'recovery', this.#bracketSoFar()));
    this.#metastable = (await this.#vote(rate, holdMs, 'recovery')) === 'fails';
    // What came of it after an overload changes neither the answer nor why there is no larger one.
    this.#limiting = found.limiting;
    if (!this.#isBroken()) this.#cut = found.cut;
  }

  async #try(rate: number): Promise<Held> {
    const held = await this.#vote(rate, this.#plan.holdMs, 'search');
    if (held === 'holds') this.#low = Math.max(this.#low ?? 0, rate);
    if (held === 'fails') this.#high = Math.min(this.#high ?? Number.POSITIVE_INFINITY, rate);
    return held;
  }

  /** One clear answer, or the majority of three. */
  async #vote(rate: number, holdMs: number, purpose: Probe['purpose']): Promise<Held> {
    const votes = { holds: 0, fails: 0 };
    let criterion: string | null = null;
    const decide = (held: 'holds' | 'fails'): Held => {
      if (held === 'fails') this.#limiting = criterion;
      return held;
    };
    for (let vote = 1; vote <= VOTES; vote++) {
      const probe = await this.#hold(rate, holdMs, purpose, this.#bracketSoFar());
      this.#probes.push(probe);
      const { verdict } = probe;
      if (verdict.kind === 'broken') return this.#end(verdict.reason);
      if (verdict.kind === 'void' && vote === VOTES)
        return this.#end(`the load generator could not hold ${rate.toFixed(1)}/s: ${verdict.reason}`);
      if (verdict.kind === 'void') continue;
      if (verdict.kind === 'holds') return decide('holds');
      criterion = verdict.criterion;
      if (verdict.kind === 'fails') return decide('fails');
      votes[verdict.leans] += 1;
      if (votes[verdict.leans] > VOTES / 2) return decide(verdict.leans);
    }
    return decide(votes.holds > votes.fails ? 'holds' : 'fails');
  }

  #end(reason: string): Held {
    this.#cut = reason;
    return 'over';
  }

  #bracketSoFar(): Pick<LiveProbe, 'holds' | 'fails'> {
    return { holds: this.#low, fails: this.#high };
  }

  #isBroken(): boolean {
    return this.#probes.some(({ verdict }) => verdict.kind === 'broken');
  }
}

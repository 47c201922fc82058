import type { LiveProbe } from '../../model/event.ts';
import type { SearchPlan } from '../../model/plan.ts';
import { type LoadSearch, type Probe, perSecond } from '../../model/search.ts';

/** Holds a rate and says what became of it. `bracket`: what the search knows by then, for whoever watches it. */
export type HoldRate = (
  rate: number,
  holdMs: number,
  purpose: Probe['purpose'],
  bracket: Pick<LiveProbe, 'holds' | 'fails'>,
) => Promise<Probe>;

/** Unclear rates are held again, and the majority of so many decides. */
const VOTES = 3;
/** The largest rate that held must hold for so many times as long. */
const CONFIRM_LONGER = 3;
/** Longer holds that may fail one after the other, each lowering the rate by twice as many steps as the one before. */
const CONFIRMATIONS = 6;
/** After an overload a service is asked for this much of its answer: what has piled up drains only below the limit. */
const RECOVER_AT = 0.95;
/** The first rate may be halved so often before the search gives up. */
const HALVINGS = 6;
/** A rate at which fewer operations are due in a hold is not tried: what none or one of them came to says nothing. */
const LEAST_DUE = 5;

/** A bracket of exactly the resolution may come out wider by rounding. */
const ROUNDING = 1 + 1e-9;

type Held = 'holds' | 'fails' | 'over';

/** How long rates are held in one part of the search, and what for. */
interface Asking {
  readonly holdMs: number;
  readonly purpose: 'search' | 'confirm';
}

/**
 * The largest rate that holds: doubling from the first until one fails, bisection of the logarithm until the bracket is as narrow as wanted,
 * and then that rate for longer. Where it does not hold for longer, the bracket is sought again below it by holds of that length, so that the
 * answer is always a rate that held for the longer time. Last, whether it still holds right after an overload.
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
  /** The answer held for the longer time. */
  #confirmed = false;

  constructor(plan: SearchPlan, hold: HoldRate) {
    this.#plan = plan;
    this.#hold = hold;
  }

  async run(): Promise<LoadSearch> {
    const short: Asking = { holdMs: this.#plan.holdMs, purpose: 'search' };
    const long: Asking = { holdMs: CONFIRM_LONGER * this.#plan.holdMs, purpose: 'confirm' };
    await this.#bracket(short);
    await this.#narrow(short);
    await this.#confirm(long);
    await this.#narrow(long);
    if (this.#isBroken()) this.#low = null;
    const sustainable = this.#low;
    await this.#recover();
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
  async #bracket(asking: Asking): Promise<void> {
    const { from, to, holdMs } = this.#plan;
    const isWorth = (rate: number): boolean => (rate * holdMs) / 1e3 >= LEAST_DUE;
    for (let rate = from; this.#high === null && this.#cut === null; rate = Math.min(to, 2 * rate)) {
      if ((await this.#try(rate, asking)) === 'holds' && rate >= to)
        this.#cut = `it holds the largest rate that is tried, ${to}/s`;
    }
    let halved = from / 2;
    for (let n = 0; n < HALVINGS && this.#low === null && this.#cut === null && isWorth(halved); n++) {
      await this.#try(halved, asking);
      halved /= 2;
    }
  }

  async #narrow(asking: Asking): Promise<void> {
    const widest = this.#plan.resolution * ROUNDING;
    while (this.#cut === null && this.#low !== null && this.#high !== null && this.#high / this.#low > widest)
      await this.#try(Math.sqrt(this.#low * this.#high), asking);
  }

  /** What held for a short time and does not for a longer one is no answer; what lies below it is asked for the longer time. */
  async #confirm(asking: Asking): Promise<void> {
    const first = this.#low;
    if (first === null || this.#isBroken()) return;
    let rate = first;
    let step = this.#plan.resolution;
    for (let failed = 0; failed < CONFIRMATIONS; failed++) {
      const held = await this.#try(rate, asking);
      // What held in the search is not undone by a machine that had no time for the generator: it is a lower bound.
      this.#confirmed = held === 'holds';
      if (held !== 'fails') return;
      // However far the search came: where this rate fails, the answer lies below it.
      this.#low = null;
      this.#cut = null;
      rate /= step;
      step *= step;
    }
    const [short, long] = [this.#plan.holdMs, asking.holdMs].map(ms => `${ms / 1e3} s`);
    this.#cut = `what holds for ${short} does not hold for ${long}: ${CONFIRMATIONS} confirmations failed, from ${perSecond(first)} down to ${perSecond(this.#high ?? rate)}`;
  }

  /** A confirmed answer, or nearly that, must still hold after an overload; where no rate was met that fails there is none. */
  async #recover(): Promise<void> {
    const [low, high] = [this.#low, this.#high];
    if (!this.#confirmed || low === null || high === null) return;
    const { holdMs } = this.#plan;
    const found = { limiting: this.#limiting, cut: this.#cut };
    this.#probes.push(await this.#hold(high, holdMs, 'recovery', this.#bracketSoFar()));
    this.#metastable = (await this.#vote(low * RECOVER_AT, holdMs, 'recovery')) === 'fails';
    // What came of it after an overload changes neither the answer nor why there is no larger one.
    this.#limiting = found.limiting;
    if (!this.#isBroken()) this.#cut = found.cut;
  }

  async #try(rate: number, { holdMs, purpose }: Asking): Promise<Held> {
    const held = await this.#vote(rate, holdMs, purpose);
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
        return this.#end(
          `the load generator could not hold ${perSecond(rate)} for ${holdMs / 1e3} s: ${verdict.reason}`,
        );
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

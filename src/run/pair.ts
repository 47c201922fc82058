import type { Arm } from '../model/arm.ts';
import type { ScenarioEnding } from '../model/event.ts';
import { looksOf, type Pairing, type PlannedScenario } from '../model/plan.ts';
import type { Machinery } from './machinery.ts';
import { openSampler, type Sampler } from './sampler.ts';
import { endingOfStop, hopelessness } from './scenario.ts';

/** The sides of a run in pairs, in the order in which their events appear where no pair orders them. */
export const sidesOf = ({ control }: Pairing): readonly Arm[] =>
  control ? ['head', 'base', 'control'] : ['head', 'base'];

/** The samplers of the sides; the head's tells how many pairs were taken. */
type Samplers = ReadonlyMap<Arm, Sampler>;

/**
 * One scenario of a run in pairs, with a sampler on each side from its first pair on. All sides take the same number of invocations,
 * so those of one pair have the same index: the pair's number plus the warm-ups.
 */
export class PairedScenario {
  readonly scenario: PlannedScenario;
  readonly #pairing: Pairing;
  readonly #machinery: Machinery;
  readonly #logCapBytes: number;
  #samplers: Samplers | null = null;
  #ended = false;

  /** `logCapBytes` bounds each of its logs, which stay open until `close`. */
  constructor(scenario: PlannedScenario, pairing: Pairing, machinery: Machinery, logCapBytes: number) {
    this.scenario = scenario;
    this.#pairing = pairing;
    this.#machinery = machinery;
    this.#logCapBytes = logCapBytes;
  }

  /** No more pairs of it are taken. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Time that one more pair is expected to take; 0 before the first. */
  get expectedMs(): number {
    const means = [...(this.#samplers?.values() ?? [])].map(sampler => meanOf(sampler.durationsMs));
    return means.reduce((sum, mean) => sum + mean, 0);
  }

  /** Pairs that the plan has for it. */
  get planned(): number {
    return this.#pairing.orders[this.scenario.id]?.length ?? 0;
  }

  /** Pair counts after which somebody is asked whether it is decided. */
  get looks(): readonly number[] {
    return looksOf(this.#pairing, this.scenario);
  }

  /** Pairs taken so far, warm-up not counted. */
  get taken(): number {
    const invocations = this.#samplers?.get('head')?.outcomes.length ?? 0;
    return Math.max(0, invocations - this.scenario.samples.warmup);
  }

  /** Takes the next pair back to back, its first ones as warm-up, and ends the scenario when that makes more of them useless. */
  async takePair(): Promise<void> {
    const { stop } = this.#machinery;
    const isFirst = this.#samplers === null;
    const samplers = this.#open();
    if (isFirst) for (const sampler of samplers.values()) await sampler.prepare();
    const next = (samplers.get('head')?.outcomes.length ?? 0) - this.scenario.samples.warmup;
    for (const arm of this.#order(next)) {
      if (!stop.aborted) await samplers.get(arm)?.take();
    }
    if (stop.aborted) this.end(endingOfStop(stop));
    else this.#endIfHopeless(samplers);
  }

  /** The same ending for both sides. A scenario that has not begun was not run: `whenUnrun` says why. */
  end(ending: ScenarioEnding, whenUnrun: string | null = null): void {
    if (this.#ended) return;
    this.#ended = true;
    const unrun = this.#samplers === null && whenUnrun !== null;
    const said: ScenarioEnding = unrun ? { kind: 'not-run', reason: whenUnrun } : ending;
    for (const arm of sidesOf(this.#pairing)) this.#finish(arm, said);
  }

  close(): void {
    for (const sampler of this.#samplers?.values() ?? []) sampler.close();
  }

  #open(): Samplers {
    const open = (arm: Arm) => openSampler(this.scenario, arm, this.#machinery, this.#logCapBytes);
    this.#samplers ??= new Map(sidesOf(this.#pairing).map(arm => [arm, open(arm)]));
    return this.#samplers;
  }

  /** Who goes first matters even to identical programs, so the plan drew it; of a warm-up nothing is kept. */
  #order(pair: number): readonly Arm[] {
    if (pair < 0) return sidesOf(this.#pairing);
    const order = this.#pairing.orders[this.scenario.id]?.[pair];
    if (order === undefined)
      throw new Error(`The plan drew no order for pair ${pair} of ${this.scenario.id}`);
    return order;
  }

  #endIfHopeless(samplers: Samplers): void {
    for (const [arm, sampler] of samplers) {
      const hopeless = sampler.obstacle ?? hopelessness(sampler.outcomes);
      const side = arm === 'head' ? 'head' : `base (${this.#pairing.base})`;
      if (hopeless !== null) this.end({ kind: 'failing', reason: `on the ${side}: ${hopeless}` });
    }
  }

  #finish(arm: Arm, ending: ScenarioEnding): void {
    const { journal } = this.#machinery;
    const sampler = this.#samplers?.get(arm);
    if (sampler !== undefined) sampler.finish(ending);
    else journal.emit({ type: 'scenario-finished', scenario: this.scenario.id, arm, ending });
  }
}

const meanOf = (durationsMs: readonly number[]): number =>
  durationsMs.length === 0 ? 0 : durationsMs.reduce((sum, ms) => sum + ms, 0) / durationsMs.length;

import type { Arm, ScenarioEnding } from '../model/event.ts';
import type { Pairing, PlannedScenario } from '../model/plan.ts';
import type { Machinery } from './machinery.ts';
import { openSampler, type Sampler } from './sampler.ts';
import { endingOfStop, hopelessness } from './scenario.ts';

/** In the order in which the events of the two sides appear where no pair orders them. */
export const ARMS: readonly Arm[] = ['head', 'base'];

/**
 * One scenario of a run in pairs, with a sampler on each side from its first pair on. Both sides take the same number of invocations,
 * so those of one pair have the same index: the pair's number plus the warm-ups.
 */
export class PairedScenario {
  readonly scenario: PlannedScenario;
  readonly #pairing: Pairing;
  readonly #machinery: Machinery;
  readonly #logCapBytes: number;
  #samplers: Readonly<Record<Arm, Sampler>> | null = null;
  #ended = false;

  /** `logCapBytes` bounds each of its two logs, which stay open until `close`. */
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
    const means = ARMS.map(arm => meanOf(this.#samplers?.[arm].durationsMs ?? []));
    return means.reduce((sum, mean) => sum + mean, 0);
  }

  /** Takes the next pair back to back, its first ones as warm-up, and ends the scenario when that makes more of them useless. */
  async takePair(): Promise<void> {
    const { stop } = this.#machinery;
    const samplers = this.#open();
    for (const arm of this.#order(samplers.head.outcomes.length - this.scenario.samples.warmup)) {
      if (!stop.aborted) await samplers[arm].take();
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
    for (const arm of ARMS) this.#finish(arm, said);
  }

  close(): void {
    for (const arm of ARMS) this.#samplers?.[arm].close();
  }

  #open(): Readonly<Record<Arm, Sampler>> {
    const open = (arm: Arm) => openSampler(this.scenario, arm, this.#machinery, this.#logCapBytes);
    this.#samplers ??= { head: open('head'), base: open('base') };
    return this.#samplers;
  }

  /** Who goes first matters even to identical programs, so the plan drew it; of a warm-up nothing is kept. */
  #order(pair: number): readonly Arm[] {
    const baseFirst = pair < 0 || this.#pairing.baseFirst[this.scenario.id]?.[pair];
    if (baseFirst === undefined)
      throw new Error(`The plan drew no order for pair ${pair} of ${this.scenario.id}`);
    return baseFirst ? ['base', 'head'] : ['head', 'base'];
  }

  #endIfHopeless(samplers: Readonly<Record<Arm, Sampler>>): void {
    for (const arm of ARMS) {
      const hopeless = hopelessness(samplers[arm].outcomes);
      const side = arm === 'head' ? 'head' : `base (${this.#pairing.base})`;
      if (hopeless !== null) this.end({ kind: 'failing', reason: `on the ${side}: ${hopeless}` });
    }
  }

  #finish(arm: Arm, ending: ScenarioEnding): void {
    const { journal } = this.#machinery;
    if (this.#samplers !== null) this.#samplers[arm].finish(ending);
    else journal.emit({ type: 'scenario-finished', scenario: this.scenario.id, arm, ending });
  }
}

const meanOf = (durationsMs: readonly number[]): number =>
  durationsMs.length === 0 ? 0 : durationsMs.reduce((sum, ms) => sum + ms, 0) / durationsMs.length;

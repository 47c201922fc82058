import { createRandom } from '../../stats/random.ts';

/** Whether bad input is injected at a moment of the load. */
export interface InjectionState {
  readonly isOn: boolean;
  /** The window has just begun: what is under way may still be of the one before, so what is due now is compared with nothing. */
  readonly isSettling: boolean;
}

/** How long injection is on, or off, at a time. */
export const INJECTION_WINDOW_MS = 1_000;
/** The beginning of each window that is compared with nothing. */
export const SETTLING_MS = 200;

/** Keeps the order of windows apart from the choice of requests, which has the same seed. */
const ORDER = 0x1f83d9ab;

/**
 * Windows come in pairs, one with injection and one without, in an order that is drawn for each pair: both kinds see the same time in all,
 * and a service that grows slower all the while is slower in both. What injection does to its neighbours is then the difference of the two.
 */
export function injectionAt(seed: number, ms: number): InjectionState {
  const window = Math.floor(ms / INJECTION_WINDOW_MS);
  const isFirstOn = createRandom(seed + ORDER + Math.floor(window / 2)).next() < 0.5;
  const isSettling = ms - window * INJECTION_WINDOW_MS < SETTLING_MS;
  return { isOn: isFirstOn === (window % 2 === 0), isSettling };
}

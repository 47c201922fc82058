import { createRandom } from '../../stats/random.ts';

/** Whether bad input is injected at a moment of the load. */
export interface InjectionState {
  readonly isOn: boolean;
  /** What is due now says how neighbours fare. Not when a window has just begun: what is under way may still be of the one before. */
  readonly isCompared: boolean;
}

/** How long injection is on, or off, at a time. */
export const INJECTION_WINDOW_MS = 1_000;
/** The beginning of each window that is compared with nothing. */
export const SETTLING_MS = 200;

/** Windows of a block: on, off, off, on, or the other way round. */
const BLOCK = 4;
export const INJECTION_BLOCK_MS = BLOCK * INJECTION_WINDOW_MS;

/** Keeps the order of windows apart from other choices of the same seed. */
const ORDER = 0x1f83d9ab;

/**
 * Windows come in blocks of four, two with injection on either side of the two without or the other way round, which is drawn for each block:
 * a service that grows slower all the while is slower in both alike (the middle of each kind is the middle of the block), and what only
 * the beginning of a load is like falls to each kind in half of the invocations. What injection does to its neighbours is then the
 * difference of the two. A last block that is cut short is compared with nothing. Where the end of the load is no time nothing is compared, and
 * injection is always on: such a load may be over within a window without.
 *
 * @param seed differs from invocation to invocation
 * @param durationMs of the load; null where it ends after a number of operations
 */
export function injectionAt(seed: number, ms: number, durationMs: number | null): InjectionState {
  if (durationMs === null) return { isOn: true, isCompared: false };
  const window = Math.floor(ms / INJECTION_WINDOW_MS);
  const block = Math.floor(window / BLOCK);
  const isOuter = window % BLOCK === 0 || window % BLOCK === BLOCK - 1;
  const isOuterOn = createRandom(seed + ORDER + block).next() < 0.5;
  const isWhole = (block + 1) * INJECTION_BLOCK_MS <= durationMs;
  const isSettled = ms - window * INJECTION_WINDOW_MS >= SETTLING_MS;
  return { isOn: isOuterOn === isOuter, isCompared: isWhole && isSettled };
}

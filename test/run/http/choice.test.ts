import { describe, expect, test } from 'vitest';
import { choiceOf } from '../../../src/run/http/choice.ts';
import { INJECTION_BLOCK_MS, injectionAt } from '../../../src/run/http/injection.ts';
import { createRandom, type Random } from '../../../src/stats/random.ts';

const options = { seed: 7, orderSeed: 11, durationMs: 40_000 };
const chosen = (choose: ReturnType<typeof choiceOf>, count: number, atMs: (i: number) => number = () => 0) =>
  Array.from({ length: count }, (_, i) => choose(i, atMs(i)).request);
const countOf = (choices: readonly number[], request: number): number =>
  choices.filter(choice => choice === request).length;

describe('by weight', () => {
  const requests = [{ weight: 6 }, { weight: 3 }, { weight: 1 }];

  test('the shares are those of the weights, within four standard errors of 20,000 draws', () => {
    const choices = chosen(choiceOf(requests, options), 20_000);
    for (const [request, share] of [0.6, 0.3, 0.1].entries()) {
      const error = Math.sqrt((share * (1 - share)) / 20_000);
      expect(Math.abs(countOf(choices, request) / 20_000 - share)).toBeLessThan(4 * error);
    }
  });

  test('the same seed gives the same sequence, another one another', () => {
    const again = chosen(choiceOf(requests, options), 100);
    expect(chosen(choiceOf(requests, options), 100)).toEqual(again);
    expect(chosen(choiceOf(requests, { ...options, seed: 8 }), 100)).not.toEqual(again);
  });

  test('an operation has its request whoever asks, and in whatever order', () => {
    const forwards = chosen(choiceOf(requests, options), 50);
    const choose = choiceOf(requests, options);
    const backwards = Array.from({ length: 50 }, (_, i) => choose(49 - i, 0).request).reverse();
    expect(backwards).toEqual(forwards);
  });
});

describe('injected', () => {
  const requests = [{ weight: 3 }, { weight: 1 }, { weight: 1, inject: 0.1 }];
  const stateAt = (ms: number) => injectionAt(options.orderSeed, ms, options.durationMs);

  test('the share is that of the plan while injection is on, none while it is off, and the others keep their weights', () => {
    const choose = choiceOf(requests, options);
    const count = 40_000;
    const choices = Array.from({ length: count }, (_, i) => choose(i, i));
    const [on, off] = [true, false].map(isOn => choices.filter(({ injection }) => injection?.isOn === isOn));
    const shareIn = (among: typeof choices = [], request: number): number =>
      countOf(
        among.map(choice => choice.request),
        request,
      ) / among.length;
    expect(Math.abs(shareIn(on, 2) - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / (count / 2)));
    expect(shareIn(off, 2)).toBe(0);
    expect(shareIn(off, 0)).toBeCloseTo(0.75, 1);
    expect(shareIn(on, 0) / (1 - shareIn(on, 2))).toBeCloseTo(0.75, 1);
  });

  test('is on for half of the time in every block, in an order that differs from block to block', () => {
    const blocks = Array.from({ length: 10 }, (_, block) =>
      Array.from(
        { length: 4 },
        (_, window) => stateAt(block * INJECTION_BLOCK_MS + window * 1000 + 500).isOn,
      ),
    );
    for (const [a, b, c, d] of blocks) expect([a, b, c, d]).toEqual([a, !a, !a, a]);
    expect(new Set(blocks.map(([first]) => first)).size).toBe(2);
  });

  test('the beginning of a window, a block that is cut short and a load without a known end are compared with nothing', () => {
    expect([0, 199, 200, 999].map(ms => stateAt(ms).isCompared)).toEqual([false, false, true, true]);
    expect(injectionAt(1, 4_500, 7_999).isCompared).toBe(false);
    expect(injectionAt(1, 4_500, 8_000).isCompared).toBe(true);
    for (const ms of [0, 500, 1_500, 2_500, 3_500])
      expect(injectionAt(1, ms, null)).toEqual({ isOn: true, isCompared: false });
  });

  test('a service that grows slower and begins slowly shows no effect where there is none, and a real one in full', () => {
    expect(Math.abs(meanLogRatio(0))).toBeLessThan(0.05);
    expect(Math.abs(meanLogRatio(0.3) - Math.log(1.3))).toBeLessThan(0.05);
  });
});

const INVOCATIONS = 500;

/** Of 500 simulated invocations: neighbours' times with injection over those without, as a mean of logarithms. */
function meanLogRatio(effect: number): number {
  const random = createRandom(3);
  const ratios = Array.from({ length: INVOCATIONS }, (_, seed) => {
    const { on, off } = neighbourTimes(seed, effect, random);
    return Math.log(on / off);
  });
  return ratios.reduce((sum, ratio) => sum + ratio, 0) / INVOCATIONS;
}

/**
 * One invocation of 8 s with a request every 20 ms, whose time doubles over the load, is three times as long in its first second and has
 * noise; `effect` is what injection adds.
 */
function neighbourTimes(seed: number, effect: number, random: Random): { on: number; off: number } {
  const times = { on: 0, off: 0 };
  for (let ms = 0; ms < 8_000; ms += 20) {
    const { isOn, isCompared } = injectionAt(seed, ms, 8_000);
    const usual = (1 + ms / 8_000) * (ms < 1_000 ? 3 : 1) * Math.exp(0.3 * random.normal());
    if (isCompared) times[isOn ? 'on' : 'off'] += isOn ? usual * (1 + effect) : usual;
  }
  return times;
}

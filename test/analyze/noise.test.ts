import { describe, expect, test } from 'vitest';
import { falseAlarmsOf, PUSHES } from '../../src/analyze/false-alarms.ts';
import { lagOne, measuredIn, noiseOf, type Rule } from '../../src/analyze/noise.ts';
import { sightOf } from '../../src/analyze/sight.ts';
import type { MetricNoise } from '../../src/model/noise.ts';
import { createRandom } from '../../src/stats/random.ts';
import { lookTogether } from '../../src/stats/sequential.ts';
import { MB, MS, same } from '../helpers/pairs.ts';
import { noisy, type PairedSamples, pairedRunOf, policyWith, threshold } from '../helpers/runs.ts';

const RULE: Rule = { looks: [10, 20, 40, 60], confirmationLooks: [30, 60], alpha: 0.05 };

/** The same tree on both sides: a level that wanders by `wander` for both, and noise of each invocation by itself. */
function unchanged(noise: number, count: number, seed: number, wander = 0, level = 1000 * MS): PairedSamples {
  const levels = noisy(level, wander, count, seed);
  const side = (own: number) => noisy(1, noise, count, own).map((value, i) => value * (levels[i] ?? 1));
  return { base: side(seed + 1), head: side(seed + 2) };
}

/** Families of a suite by scenario; each has `time.wall`. */
const familyOf = (samples: Readonly<Record<string, PairedSamples>>, policy = policyWith()) =>
  measuredIn(
    pairedRunOf(Object.fromEntries(Object.entries(samples).map(([id, wall]) => [id, { 'time.wall': wall }]))),
    policy,
  );

function noiseIn(samples: PairedSamples, family = 1, policy = policyWith()): MetricNoise {
  const [candidate] = familyOf({ parse: samples }, policy).family;
  if (candidate === undefined) throw new Error('nothing varies');
  return noiseOf(candidate, RULE, { family, gated: true, msPerPair: 500 });
}

describe('noiseOf() on seeded noise', () => {
  test.each([
    [0.01, 'quiet'],
    [0.05, 'a shared machine'],
    [0.2, 'heavy neighbours'],
  ])('finds the spread of %f again (%s)', noise => {
    const found = noiseIn(unchanged(noise, 2_000, 7));
    expect(found.spread / noise).toBeCloseTo(1, 0.9);
    // Both sides are noisy: the noise of their ratio is √2 times that of one.
    expect(found.pairNoise / (noise * Math.SQRT2)).toBeGreaterThan(0.93);
    expect(found.pairNoise / (noise * Math.SQRT2)).toBeLessThan(1.07);
  });

  test('what both sides of a pair share is in the spread and not in the noise of the pair', () => {
    const found = noiseIn(unchanged(0.02, 2_000, 11, 0.2));
    expect(found.spread).toBeGreaterThan(0.18);
    expect(found.pairNoise).toBeLessThan(0.032);
  });

  test('drift shows in neighbouring invocations and cancels in pairs', () => {
    const steps = Array.from({ length: 300 }, (_, i) => 1000 * MS * (1 + i / 300));
    const { base, head } = unchanged(0.02, 300, 5, 0, 1);
    const drifting = (side: PairedSamples['base']) => side.map((value, i) => (value ?? 1) * (steps[i] ?? 1));
    const found = noiseIn({ base: drifting(base), head: drifting(head) });
    expect(found.neighbours).toBeGreaterThan(0.9);
    expect(Math.abs(found.pairNeighbours ?? 1)).toBeLessThan(0.2);
  });

  test('a family of many metrics sees less, and ten pairs of it see nothing', () => {
    const samples = unchanged(0.05, 60, 3);
    const [alone, among] = [noiseIn(samples, 1), noiseIn(samples, 20)];
    expect(among.visible.map(({ change }) => change)[0]).toBeNull();
    expect(alone.visible.at(-1)?.change).toBeLessThan(among.visible.at(-1)?.change ?? 0);
  });

  test('more pairs see more, and never less than what counts', () => {
    const { visible, matters } = noiseIn(unchanged(0.05, 60, 3));
    const changes = visible.map(({ change }) => change ?? Number.POSITIVE_INFINITY);
    expect(changes).toEqual(changes.toSorted((a, b) => b - a));
    expect(Math.min(...changes)).toBeGreaterThan(matters);
  });

  test('a change that the policy does not count is planned for, and marked', () => {
    const { needed } = noiseIn(unchanged(0.05, 60, 3));
    expect(needed.map(({ change, counts }) => [change, counts])).toEqual([
      [0.02, false],
      [0.05, true],
      [0.1, true],
    ]);
    expect(needed.map(({ pairs, ms }) => ms === pairs * 500)).toEqual([true, true, true]);
  });

  test('the absolute floor is what matters of a short program', () => {
    const short = noiseIn(unchanged(0.01, 40, 3, 0, 15 * MS));
    expect(short.matters).toBeCloseTo(2 / 15, 2);
    expect(short.needed.map(({ counts }) => counts)).toEqual([false, false, false]);
  });

  test('what was tolerated by name is what matters', () => {
    const thresholds = { parse: [threshold('time.wall', { regression: 0.15 })] };
    expect(noiseIn(unchanged(0.01, 40, 3), 1, policyWith({ thresholds })).matters).toBe(0.15);
  });
});

describe('the smallest visible change', () => {
  const SUITES = 300;
  const FAMILY = 4;

  /** Share of suites of four metrics in which a change of `change` in one is found by the gate's own looks at `pairs` pairs. */
  function foundAt(noise: number, change: number, margin: number, pairs: number): number {
    const random = createRandom(99);
    const member = (shift: number) => ({
      differences: Array.from({ length: pairs }, () => shift + noise * random.normal()),
      attempts: Array.from({ length: pairs }, (_, i) => i + 1),
      attempted: pairs,
      margin: Math.log1p(margin),
    });
    const found = Array.from({ length: SUITES }, () => {
      const members = [member(Math.log1p(change)), ...Array.from({ length: FAMILY - 1 }, () => member(0))];
      return lookTogether(members, RULE.looks, RULE.alpha)[0]?.state === 'worse';
    });
    return found.filter(Boolean).length / SUITES;
  }

  test.each([
    [0.03, 20],
    [0.06, 40],
    [0.06, 60],
    [0.15, 40],
  ])('noise %f, %d pairs: the rule finds it in about 80 of 100 simulated suites', (noise, pairs) => {
    const seen = noiseIn(unchanged(noise / Math.SQRT2, 4_000, 21), FAMILY);
    const change = seen.visible.find(look => look.pairs === pairs)?.change ?? 0;
    const power = foundAt(noise, change, seen.matters, pairs);
    // The formula is for one look; those before it find some more.
    expect(power).toBeGreaterThan(0.72);
    expect(power).toBeLessThan(0.95);
  });

  test('the pairs that a change takes are those after which it is visible', () => {
    const { needed } = noiseIn(unchanged(0.06 / Math.SQRT2, 4_000, 21), FAMILY);
    const five = needed.find(({ change }) => change === 0.05);
    const rule = { ...RULE, looks: [10, 20, 40, five?.pairs ?? 0] };
    const [candidate] = familyOf({ parse: unchanged(0.06 / Math.SQRT2, 4_000, 21) }).family;
    if (candidate === undefined) throw new Error('nothing varies');
    const at = noiseOf(candidate, rule, { family: FAMILY, gated: true, msPerPair: null }).visible.at(-1);
    expect(at?.change).toBeLessThanOrEqual(0.05 + 1e-9);
    expect(at?.change).toBeGreaterThan(0.047);
  });
});

describe('lagOne()', () => {
  test.each([
    ['a staircase', Array.from({ length: 200 }, (_, i) => i), 0.9, 1],
    ['a zigzag', Array.from({ length: 200 }, (_, i) => i % 2), -1, -0.9],
    ['independent values', noisy(1, 0.1, 2_000, 4), -0.06, 0.06],
  ])('of %s', (_, values, least, most) => {
    const found = lagOne(values) ?? Number.NaN;
    expect(found).toBeGreaterThanOrEqual(least);
    expect(found).toBeLessThanOrEqual(most);
  });

  test('is unknown where nothing varies', () => {
    expect(lagOne(same(3, 20))).toBeNull();
  });
});

describe('measuredIn()', () => {
  const run = pairedRunOf({
    parse: {
      'time.wall': unchanged(0.02, 40, 1),
      'cpu.perop': unchanged(0.01, 40, 4),
      'fds.peak': { base: same(12, 40), head: same(12, 40) },
    },
  });

  test('tells what varies from what does not, and offers CPU time where it is not gated', () => {
    const { family, constant, others } = measuredIn(run, policyWith());
    const ids = (list: typeof family) => list.map(({ pairs }) => pairs.metric.id);
    expect([ids(family), ids(constant), ids(others)]).toEqual([['time.wall'], ['fds.peak'], ['cpu.perop']]);
  });
});

describe('falseAlarmsOf()', () => {
  const suite = (noise: number, metrics: number, count = 40) =>
    familyOf(
      Object.fromEntries(
        Array.from({ length: metrics }, (_, i) => [`s${i}`, unchanged(noise, count, 100 + 10 * i)]),
      ),
    ).family;

  test('an honest suite alarms in few pushes and fails in hardly any', () => {
    const found = falseAlarmsOf(suite(0.05, 6), RULE, { seed: 1, pushes: PUSHES });
    expect(found?.worse.count).toBeLessThan(0.07 * PUSHES);
    expect(found?.failed.count).toBeLessThan(0.01 * PUSHES);
    expect(found?.worse.interval.high).toBeGreaterThan((found?.worse.count ?? 0) / PUSHES);
  });

  test('a quiet suite is decided at the first look', () => {
    expect(falseAlarmsOf(suite(0.005, 3), RULE, { seed: 1, pushes: 50 })?.meanPairs).toBe(10);
  });

  test('a rule that spends its whole level at each of many looks alarms more often', () => {
    const greedy: Rule = { looks: [10, 20, 30, 40, 50, 60], confirmationLooks: [30, 60], alpha: 0.9 };
    const [honest, alarmed] = [RULE, greedy].map(
      rule => falseAlarmsOf(suite(0.08, 6), rule, { seed: 1, pushes: 200 })?.worse.count ?? 0,
    );
    expect(alarmed).toBeGreaterThan(3 * ((honest ?? 0) + 1));
  });

  test('a drift that outlasts a pair is in the drawn pushes', () => {
    // Both sides in turn have a slow spell of ten pairs: the ratios of neighbours are alike, which the test does not expect.
    const wave = (side: 0 | 1) =>
      noisy(1000 * MS, 0.01, 80, side + 1).map(
        (value, i) => value * (Math.floor(i / 10) % 2 === side ? 1.1 : 1),
      );
    const { family } = familyOf({ parse: { base: wave(0), head: wave(1) } });
    const found = falseAlarmsOf(family, RULE, { seed: 1, pushes: 300 });
    expect(found?.worse.count).toBeGreaterThan(0.1 * 300);
  });

  test('the same seed draws the same pushes', () => {
    const draw = (seed: number) => falseAlarmsOf(suite(0.1, 3), RULE, { seed, pushes: 60 });
    expect(draw(5)).toEqual(draw(5));
    expect(draw(5)).not.toEqual(draw(6));
  });

  test('too few pairs are no ground to draw from', () => {
    expect(falseAlarmsOf(suite(0.05, 2, 9), RULE, { seed: 1, pushes: 10 })).toBeNull();
  });
});

describe('sightOf()', () => {
  const metricsOf = (wall: number, cpu: number, level = 1000 * MS): readonly MetricNoise[] => {
    const run = pairedRunOf({
      parse: { 'time.wall': unchanged(wall, 40, 1, 0, level), 'cpu.perop': unchanged(cpu, 40, 4, 0, level) },
    });
    const { family, others } = measuredIn(run, policyWith());
    const noise = (gated: boolean) => (candidate: (typeof family)[number]) =>
      noiseOf(candidate, RULE, { family: 1, gated, msPerPair: 1_000 });
    return [...family.map(noise(true)), ...others.map(noise(false))];
  };
  const taken = { pairs: 40, msPerPair: 1_000 };

  test('a sharp sight needs no advice', () => {
    expect(sightOf(metricsOf(0.01, 0.01), taken)).toMatchObject({
      metric: 'time.wall',
      wanted: null,
      advice: [],
    });
  });

  test('a blunt one is told of CPU time first, then of pairs with their time, then of a quieter machine', () => {
    const sight = sightOf(metricsOf(0.15, 0.01), taken);
    expect(sight?.wanted).toBe(0.05);
    expect(sight?.advice.map(({ kind }) => kind)).toEqual(['cpu-time', 'pairs', 'quieter-machine']);
    expect(sight?.advice[0]).toMatchObject({ metric: 'cpu.perop', gated: false });
    expect(sight?.advice[1]).toMatchObject({ most: 60 });
  });

  test('CPU time that is as noisy is no advice', () => {
    expect(sightOf(metricsOf(0.15, 0.15), taken)?.advice.map(({ kind }) => kind)).not.toContain('cpu-time');
  });

  test('short invocations are told to become longer', () => {
    expect(sightOf(metricsOf(0.15, 0.15, 200 * MS), taken)?.advice[0]).toMatchObject({
      kind: 'longer',
      atLeastMs: 500,
    });
  });

  test('speaks of the last look that the pairs allow', () => {
    expect(sightOf(metricsOf(0.05, 0.05), { ...taken, pairs: 35 })?.pairs).toBe(20);
  });

  test('says nothing where nothing that is gated varies', () => {
    const run = pairedRunOf({ parse: { 'memory.peak': { base: same(MB, 40), head: same(MB, 40) } } });
    const constant = measuredIn(run, policyWith()).constant.map(candidate =>
      noiseOf(candidate, RULE, { family: 1, gated: true, msPerPair: 1 }),
    );
    expect(constant).toHaveLength(1);
    expect(sightOf(constant, taken)).toBeNull();
  });
});

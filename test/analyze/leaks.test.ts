import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { compareLeaks } from '../../src/analyze/leaks.ts';
import { judge } from '../../src/verdict/judge.ts';
import { ABSENT, noisy, policyWith, runOf, threshold } from '../helpers/runs.ts';
import { FIVE_OR_TEN, grown, heapAt, KB, leakOf, type SoakFacts, sampled, soakOf } from '../helpers/soaks.ts';

const healthy = [0.02, 0.05, 0.03, 0.08, 0.04].map(kb => kb * KB);
const leaking = (kb: number) => healthy.map(value => value + kb * KB);
const heap = { base: { checkpoints: heapAt(8e6) }, head: { checkpoints: heapAt(8e6) } };
const memory = (head: readonly number[], base: readonly number[] = healthy, facts: SoakFacts = heap) =>
  soakOf(grown('memory', { base, head }), facts);
const gatedOf = (run: ReturnType<typeof soakOf>, policy = policyWith()) =>
  analyze(run, ABSENT, policy)
    .scenarios.flatMap(({ metrics }) => metrics)
    .filter(({ gated }) => gated)
    .map(({ metric }) => metric.id);

describe('memory', () => {
  test.each([
    ['as the base does', healthy, 'excluded'],
    ['by less than what matters', leaking(4), 'excluded'],
    ['by what matters in every process', leaking(12), 'worse'],
    ['by much in four of five, which is not sure enough', [...leaking(50).slice(1), -KB], 'undecided'],
  ] as const)('that grows %s', (_, head, state) => {
    expect(leakOf(memory(head))).toMatchObject({ state, alpha: 0.015, processes: { base: 5, head: 5 } });
  });

  test('is compared by the exact test, with the interval of the shift', () => {
    const { p, difference, interval, reference } = leakOf(memory(leaking(100)));
    // Every value of the head above every one of the base: 1 of C(10, 5) = 252 arrangements.
    expect(p).toBeCloseTo(1 / 252, 12);
    expect(difference).toBeCloseTo(100 * KB, 6);
    expect(reference).toBe(0.04 * KB);
    expect(interval.low).toBeLessThan(100 * KB);
    expect(interval.high).toBeGreaterThan(100 * KB);
  });

  test('that both sides leak is not the change’s doing', () => {
    expect(leakOf(memory(leaking(100), leaking(100))).state).toBe('excluded');
  });

  test.each([4, 3])('of %i processes on one side says nothing, whatever they show', n => {
    expect(leakOf(memory(leaking(500).slice(0, n))).state).toBe('undecided');
    expect(leakOf(memory(healthy, healthy.slice(0, n))).state).toBe('undecided');
  });

  describe('that is looked at after five processes and after ten', () => {
    const twice = { ...heap, planned: { samples: FIVE_OR_TEN } };
    const ten = (five: readonly number[]) => [...five, ...five];

    test('is decided by the first five where they decide, whatever the others show', () => {
      const { state, processes, alpha } = leakOf(
        memory([...leaking(500), ...leaking(-500)], ten(healthy), twice),
      );
      expect({ state, processes, alpha }).toEqual({
        state: 'worse',
        processes: { base: 5, head: 5 },
        alpha: 0.005,
      });
    });

    test('is decided by all ten where five leave it open', () => {
      const unsure = [...leaking(50).slice(1), -KB];
      expect(leakOf(memory(unsure, healthy, twice)).state).toBe('undecided');
      expect(leakOf(memory([...unsure, ...leaking(50)], ten(healthy), twice))).toMatchObject({
        state: 'worse',
        processes: { base: 10, head: 10 },
        alpha: 0.01,
      });
    });

    test('is open where none of the first five gave a value', () => {
      const run = memory([...leaking(500), ...leaking(500)], ten(healthy), twice);
      const late = (side: (typeof run.scenarios)[number]) => ({
        ...side,
        metrics: side.metrics.map(metric => ({
          ...metric,
          samples: metric.samples.slice(5),
          invocations: metric.invocations.slice(5),
        })),
      });
      const heads = run.scenarios.map(side => (side.arm === 'head' ? late(side) : side));
      expect(leakOf({ ...run, scenarios: heads })).toMatchObject({
        state: 'worse',
        processes: { base: 10, head: 5 },
      });
    });

    test('is not judged before the first five have been taken, nor between five and ten', () => {
      expect(leakOf(memory(leaking(500).slice(0, 4), healthy.slice(0, 4), twice)).state).toBe('undecided');
      const unsure = [...leaking(50).slice(1), -KB];
      const seven = memory([...unsure, ...leaking(50).slice(0, 2)], ten(healthy).slice(0, 7), twice);
      expect(leakOf(seven)).toMatchObject({ state: 'undecided', processes: { base: 5, head: 5 } });
    });
  });

  test('that shrinks is no leak', () => {
    expect(leakOf(memory(leaking(-100))).state).toBe('excluded');
  });
});

describe('what can be seen', () => {
  const pages = {
    base: { series: sampled({ ussBytes: ramp(100e6) }) },
    head: { series: sampled({ ussBytes: ramp(100e6) }) },
  };
  const short = (facts: typeof heap | typeof pages, head: readonly number[], thousands: number) =>
    leakOf(soakOf(grown('memory', { base: healthy, head }, thousands), facts));

  test('of a heap after a collection is 16 KB over the second half, or 0.2 % of its level', () => {
    expect(short(heap, leaking(12), 1).margin).toBe(16 * KB);
    const large = { base: { checkpoints: heapAt(50e6) }, head: { checkpoints: heapAt(50e6) } };
    expect(short(large, leaking(12), 1).margin).toBe(100_000);
  });

  test('of pages is 256 KB, or 1 % of their level', () => {
    expect(short(pages, leaking(12), 10).margin).toBeCloseTo(1e6 / 10, -4);
    const small = sampled({ ussBytes: ramp(4e6) });
    expect(short({ base: { series: small }, head: { series: small } }, leaking(12), 10).margin).toBe(
      25.6 * KB,
    );
  });

  test('but is more than was wanted: a run that short cannot tell, neither pass nor fail', () => {
    const comparison = short(pages, healthy, 10);
    expect(comparison).toMatchObject({ state: 'undecided', wanted: 10 * KB });
    expect(comparison.margin).toBeGreaterThan(comparison.wanted);
    expect(short(pages, leaking(50), 10).state).toBe('undecided');
    expect(short(pages, leaking(500), 10).state).toBe('worse');
  });

  test('is asked for by `floor`', () => {
    const policy = policyWith({ thresholds: { parse: [threshold('memory.leak', { floor: 50 * KB })] } });
    expect(leakOf(memory(leaking(12)), null, 'memory.leak', policy)).toMatchObject({
      state: 'excluded',
      wanted: 50 * KB,
    });
  });

  test('also depends on how unlike the processes of the base are', () => {
    const restless = [0, 40, 80, 120, 160].map(kb => kb * KB);
    // Standard deviation 63.2 KB, 2.5 standard errors of a difference of 5 + 5: 2.5 · 63.2 / √2.5.
    const { smallestVisible, state } = leakOf(memory(restless, restless));
    expect(smallestVisible / KB).toBeCloseTo(100, 0);
    expect(state).toBe('undecided');
  });

  test('an hour follows from the time that the second half took', () => {
    const walls = { base: Array<number>(5).fill(20e9), head: Array<number>(5).fill(20e9) };
    const run = soakOf(
      { ...grown('memory', { base: healthy, head: leaking(100) }), 'time.wall': walls },
      heap,
    );
    // 100 KB for each of 100 thousand operations in 10 s: 360 times that in an hour.
    expect((leakOf(run).perHour ?? 0) / KB).toBeCloseTo(100 * 100 * 360, 3);
    expect(leakOf(memory(leaking(100))).perHour).toBeNull();
  });
});

function ramp(level: number): readonly number[] {
  return Array.from({ length: 40 }, (_, i) => level + i);
}

describe('things that are counted', () => {
  const fds = (head: readonly number[], base = [0, 0, 0, 0, 0], thousands = 100) =>
    leakOf(soakOf(grown('fds', { base, head }, thousands)), null, 'fds.leak');

  test.each([
    ['none on either side', [0, 0, 0, 0, 0], 100, 'excluded'],
    ['one for each 1,000 operations and more, in every process', [1, 2, 1, 1, 3], 100, 'worse'],
    ['in four of five processes', [0, 5, 5, 5, 5], 100, 'undecided'],
    ['less than ten in all', [2, 2, 2, 2, 2], 4, 'undecided'],
    ['ten in all', [2.5, 2.5, 2.5, 2.5, 2.5], 4, 'worse'],
  ] as const)('%s', (_, head, thousands, state) => {
    expect(fds(head, undefined, thousands).state).toBe(state);
  });

  test('need every process of the head above every one of the base', () => {
    expect(fds([3, 3, 3, 3, 3], [0, 0, 0, 0, 2.5]).state).not.toBe('worse');
  });

  test('must grow by 5 % of a level that is known', () => {
    const level = { series: sampled({ fds: ramp(10_000) }) };
    const run = soakOf(grown('fds', { base: [0, 0, 0, 0, 0], head: [2, 2, 2, 2, 2] }), {
      base: level,
      head: level,
    });
    expect(leakOf(run, null, 'fds.leak')).toMatchObject({
      state: 'undecided',
      source: expect.stringContaining('descriptors') as unknown,
    });
  });
});

describe('the metric that speaks for a resource', () => {
  const growth = {
    'memory.growth': { base: healthy.map(v => v * 100), head: leaking(100).map(v => v * 100) },
  };

  test('is growth over the run where the workload does not say how many operations it did', () => {
    const run = soakOf(growth, heap);
    expect(leakOf(run, null, 'memory.growth')).toMatchObject({
      state: 'worse',
      wanted: 16 * KB,
      margin: 16 * KB,
    });
    expect(gatedOf(run)).toEqual(['memory.growth']);
  });

  test('is growth per operation where it does, and only that', () => {
    const run = memory(leaking(100));
    expect(gatedOf(run)).toEqual(['memory.leak']);
    expect(compareLeaks(run, null, policyWith()).all.map(({ metric }) => metric)).toEqual(['memory.leak']);
  });

  test('is growth over the run where only one side says how many operations it did', () => {
    const run = soakOf({ ...growth, 'memory.leak': { base: [], head: leaking(100) } }, heap);
    expect(compareLeaks(run, null, policyWith()).all.map(({ metric }) => metric)).toEqual(['memory.growth']);
  });

  test.each(['memory.leak', 'memory.*'])('is none after `regression: off` on %s', metric => {
    const policy = policyWith({ thresholds: { parse: [threshold(metric, { regression: 'off' })] } });
    for (const run of [memory(leaking(100)), soakOf(growth, heap)]) {
      expect(compareLeaks(run, null, policy).all).toEqual([]);
      expect(gatedOf(run, policy)).toEqual([]);
    }
  });

  test('is not missed where nothing was read of it and `regression: off` wants none', () => {
    const run = soakOf(growth, { head: { unavailable: [{ metric: 'files.leak', reason: 'too short' }] } });
    const missedWith = (policy = policyWith()) =>
      analyze(run, ABSENT, policy).scenarios[0]?.unavailable.map(({ metric }) => metric);
    expect(missedWith()).toEqual(['files.leak']);
    const off = { parse: [threshold('files.leak', { regression: 'off' })] };
    expect(missedWith(policyWith({ thresholds: off }))).toEqual([]);
  });

  test('is none in a scenario that is no soak', () => {
    const run = soakOf(grown('memory', { base: healthy, head: leaking(100) }), { planned: { leaks: false } });
    expect(compareLeaks(run, null, policyWith()).all).toEqual([]);
    expect(gatedOf(run)).toEqual([]);
  });

  test('may be read from resident pages on one side and from unique ones on the other', () => {
    const pages = (column: string) => ({ checkpoints: null, series: sampled({ [column]: ramp(1e6) }) });
    const sides = { base: pages('rssBytes'), head: pages('ussBytes') };
    expect(leakOf(soakOf(grown('memory', { base: healthy, head: leaking(40) }), sides)).state).toBe('worse');
  });

  test('is compared with nothing that was read from elsewhere', () => {
    const run = memory(healthy, healthy, {
      ...heap,
      base: { series: sampled({ ussBytes: ramp(1e6) }) },
    } as never);
    expect(compareLeaks(run, null, policyWith()).of('parse', 'memory.leak')).toMatchObject({
      kind: 'none',
      code: 'no-reference',
      reason: 'the base was read from memory of the process tree, the head from memory.heap at checkpoints',
    });
  });
});

describe('growth that one side did not measure', () => {
  test.each(['base', 'head'] as const)(
    'because the runs of the %s were too short is neither new nor vanished',
    arm => {
      const times = { 'time.wall': { base: noisy(1e9, 0.1, 5, 1), head: noisy(1e9, 0.1, 5, 2) } };
      const run = soakOf({ ...times, ...grown('memory', { base: healthy, head: healthy }) }, heap);
      const short = run.scenarios.map(side =>
        side.arm === arm
          ? { ...side, metrics: side.metrics.filter(({ metric }) => metric.id === 'time.wall') }
          : side,
      );
      const checks = judge(
        { ...run, scenarios: short },
        analyze({ ...run, scenarios: short }, ABSENT, policyWith()),
        policyWith(),
        () => 'again',
      ).checks.filter(check => check.rule === 'leak');
      expect(checks.map(check => check.status)).toEqual(['inconclusive']);
      if (arm === 'base') expect(checks[0]?.reason).toMatch(/runs of the base gave too few readings/);
    },
  );
});

describe('the other metrics of a soak', () => {
  const walls = { base: noisy(1e10, 0.01, 5, 1), head: noisy(2e10, 0.01, 5, 2) };
  const run = soakOf(
    { 'time.wall': walls, jobs: walls, ...grown('memory', { base: healthy, head: healthy }) },
    heap,
  );

  test('are information, since five pairs can clear no level', () => {
    expect(gatedOf(run)).toEqual(['memory.leak']);
  });

  test('are gated where the user says which change matters', () => {
    const policy = policyWith({ thresholds: { parse: [threshold('time.wall', { regression: 0.1 })] } });
    expect(gatedOf(run, policy)).toEqual(['time.wall', 'memory.leak']);
  });
});

describe('fresh processes', () => {
  const again = (head: readonly number[], n = 5) =>
    leakOf(
      memory(leaking(40)),
      soakOf(grown('memory', { base: healthy.slice(0, n), head: head.slice(0, n) }), {
        ...heap,
        purpose: 'confirm',
      }),
    ).confirmation;

  test.each([
    ['that leak again', leaking(40), true],
    ['that leak half as much as matters', leaking(5.1), true],
    ['that leak less than half of what matters', leaking(4), false],
    ['that do not leak', healthy, false],
  ] as const)('%s', (_, head, holds) => {
    expect(again(head)).toMatchObject({ holds, processes: 5 });
  });

  test('are too few when two of each side are left', () => {
    expect(again(leaking(40), 2)).toMatchObject({ holds: false, processes: 2 });
    expect(again(leaking(40), 3)).toMatchObject({ holds: true });
  });

  test('are not asked of what was not found', () => {
    expect(leakOf(memory(healthy), memory(leaking(40))).confirmation).toBeNull();
  });
});

describe('an absolute limit on growth', () => {
  const limited = (values: readonly number[], max: number) => {
    const run = runOf({
      parse: {
        metrics: { 'memory.leak': values },
        planned: { leaks: true, samples: { warmup: 0, min: 5, max: 5, looks: [5] } },
      },
    });
    const policy = policyWith({ thresholds: { parse: [threshold('memory.leak', { max })] } });
    return analyze(run, ABSENT, policy).scenarios[0]?.metrics[0]?.limits[0];
  };

  test.each([
    ['above it in all of five runs', [11, 12, 13, 14, 15], 'beyond'],
    ['below it in all of five runs', [1, 2, 3, 4, 5], 'inside'],
    ['above it in four of five', [9, 12, 13, 14, 15], 'straddles'],
    ['above it in four runs, which bound nothing', [11, 12, 13, 14], 'unknown'],
  ] as const)('needs no base: %s', (_, values, position) => {
    expect(limited(values, 10)).toMatchObject({ position });
  });

  test('of five is bounded by the smallest and the largest, each missed once in 32', () => {
    expect(limited([13, 11, 15, 12, 14], 10)?.interval).toEqual({ low: 11, high: 15, level: 0.9375 });
  });

  test('of more than five has bounds at 95 %', () => {
    expect(limited([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 20)?.interval.level).toBeCloseTo(0.95, 12);
  });
});

describe('laws', () => {
  const bytes = fc.integer({ min: -50 * KB, max: 50 * KB });
  const five = fc.array(bytes, { minLength: 5, maxLength: 5 });

  test('a leak is never found in both directions', () => {
    fc.assert(
      fc.property(five, five, bytes, (base, head, leak) => {
        const more = head.map(value => value + leak);
        const [there, back] = [leakOf(memory(more, base)), leakOf(memory(base, more))];
        expect([there, back].filter(({ state }) => state === 'worse').length).toBeLessThan(2);
        expect(there.difference).toBeCloseTo(-back.difference, 6);
      }),
    );
  });

  test('growth that both sides have in common changes nothing but the reference', () => {
    fc.assert(
      fc.property(five, five, bytes, (base, head, common) => {
        const up = (values: readonly number[]) => values.map(value => value + common);
        const [plain, raised] = [leakOf(memory(head, base)), leakOf(memory(up(head), up(base)))];
        expect(raised).toMatchObject({ state: plain.state, p: plain.p });
        expect(raised.difference).toBeCloseTo(plain.difference, 6);
      }),
    );
  });
});

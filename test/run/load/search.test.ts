import { describe, expect, test } from 'vitest';
import type { SearchPlan } from '../../../src/model/plan.ts';
import {
  isGeneratorsFault,
  type LoadSearch,
  type Probe,
  type ProbeVerdict,
  whyUnanswered,
} from '../../../src/model/search.ts';
import { type HoldRate, searchMax } from '../../../src/run/load/search.ts';
import { searchMetrics } from '../../../src/run/load/search-metrics.ts';
import { createRandom } from '../../../src/stats/random.ts';

const PLAN: SearchPlan = {
  from: 50,
  to: 100_000,
  holdMs: 10_000,
  settleMs: 2_000,
  resolution: 1.05,
  criteria: [],
};
const HOLDS: ProbeVerdict = { kind: 'holds' };
const FAILS: ProbeVerdict = { kind: 'fails', criterion: 'latency.p99 max' };
const unclear = (leans: 'holds' | 'fails'): ProbeVerdict => ({
  kind: 'unclear',
  criterion: 'latency.p99 max',
  leans,
});

/** A service that answers each probe by this rule, and what it was asked. */
function service(verdictOf: (rate: number, purpose: Probe['purpose'], asked: number) => ProbeVerdict) {
  const rates: number[] = [];
  const hold: HoldRate = async (rate, holdMs, purpose) => {
    rates.push(rate);
    return {
      ...{ rate, holdMs, purpose, throughput: rate, p50: null, p99: null },
      verdict: verdictOf(rate, purpose, rates.length),
    };
  };
  return { rates, hold };
}

/** Rates of the probes of one purpose that came to this, in their order. */
const ratesOf = ({ probes }: LoadSearch, purpose: Probe['purpose'], kind: ProbeVerdict['kind']) =>
  probes.filter(probe => probe.purpose === purpose && probe.verdict.kind === kind).map(({ rate }) => rate);

const limitedTo = (capacity: number) => service(rate => (rate <= capacity ? HOLDS : FAILS));

describe('the search for the largest sustainable rate', () => {
  test('goes down to no rate at which hardly anything would be due, and says that none held', async () => {
    const { rates, hold } = service(() => FAILS);
    const search = await searchMax({ ...PLAN, from: 20, holdMs: 500 }, hold);
    expect(rates).toEqual([20, 10]);
    expect(search).toMatchObject({ sustainable: null, beyond: 10, cut: null });
    expect(whyUnanswered(search)).toBe('no rate holds, from 20/s down to 10/s: latency.p99 max');
  });

  test.each([60, 777, 1000, 1999, 54_321])(
    'finds %i/s to within its resolution, in few probes',
    async capacity => {
      const { rates, hold } = limitedTo(capacity);
      const { sustainable, beyond, limiting, cut } = await searchMax(PLAN, hold);
      expect(sustainable).toBeLessThanOrEqual(capacity);
      expect(sustainable).toBeGreaterThan(capacity / 1.05);
      expect(beyond).toBeGreaterThan(capacity);
      expect([limiting, cut]).toEqual(['latency.p99 max', null]);
      const told =
        searchMetrics(await searchMax(PLAN, limitedTo(capacity).hold)).metrics['load.sustainable'] ?? 0;
      expect(Math.abs(told / capacity - 1)).toBeLessThan(0.03);
      expect(rates.length).toBeLessThan(22);
    },
  );

  test('goes down where the first rate does not hold', async () => {
    const { hold } = limitedTo(7);
    const { sustainable } = await searchMax(PLAN, hold);
    expect(sustainable).toBeGreaterThan(7 / 1.05);
    expect(sustainable).toBeLessThanOrEqual(7);
  });

  test('a service that holds nothing has no rate, and that is no value', async () => {
    const { hold } = limitedTo(0);
    const search = await searchMax(PLAN, hold);
    expect(search.sustainable).toBeNull();
    expect(searchMetrics(search).metrics).toEqual({});
  });

  test('one that holds everything has a lower bound', async () => {
    const { hold } = limitedTo(1e9);
    const search = await searchMax(PLAN, hold);
    expect(search).toMatchObject({ sustainable: 100_000, beyond: null });
    expect(searchMetrics(search)).toEqual({
      ...{ metrics: { 'load.sustainable': 100_000 }, atLeast: ['load.sustainable'], unavailable: [] },
    });
  });

  test('what the generator cannot do is no limit of the service', async () => {
    const { hold } = service(rate => (rate <= 400 ? HOLDS : { kind: 'void', reason: 'starts were late' }));
    const search = await searchMax(PLAN, hold);
    expect(search.sustainable).toBe(400);
    expect(search.cut).toBe('the load generator could not hold 800/s for 10 s: starts were late');
    expect(searchMetrics(search).atLeast).toEqual(['load.sustainable']);
  });

  test('a confirmation for which the machine had no time leaves what held as a lower bound', async () => {
    const { hold } = service((rate, purpose) =>
      purpose === 'confirm' ? { kind: 'void', reason: 'starts were late' } : rate <= 1000 ? HOLDS : FAILS,
    );
    const search = await searchMax(PLAN, hold);
    expect(search.sustainable).toBe(ratesOf(search, 'search', 'holds').at(-1));
    expect(search.cut).toMatch(/^the load generator could not hold \d+\/s for 30 s: starts were late$/);
    expect(searchMetrics(search).atLeast).toEqual(['load.sustainable']);
  });

  test('without the time to confirm what lies below a rate that failed for longer, there is no answer', async () => {
    const { hold } = service((rate, purpose, asked) => {
      if (purpose === 'confirm') return asked > 11 ? { kind: 'void', reason: 'starts were late' } : FAILS;
      return rate <= 1000 ? HOLDS : FAILS;
    });
    const search = await searchMax(PLAN, hold);
    expect(ratesOf(search, 'confirm', 'fails').length).toBeGreaterThan(0);
    expect(search.sustainable).toBeNull();
    expect(isGeneratorsFault(search)).toBe(true);
  });

  test('an unclear rate is held again, and the majority of three decides', async () => {
    const answers = [unclear('fails'), unclear('holds'), unclear('holds'), FAILS];
    const { rates, hold } = service((rate, _, asked) =>
      asked <= answers.length ? (answers[asked - 1] ?? HOLDS) : rate <= 60 ? HOLDS : FAILS,
    );
    await searchMax(PLAN, hold);
    expect(rates.slice(0, 4)).toEqual([50, 50, 50, 100]);
  });

  test.each([990, 900, 700, 300])(
    'one that holds 1,000/s for a short time and %i/s for longer has the latter for an answer',
    async lasting => {
      const { rates, hold } = service((rate, purpose) =>
        rate <= (purpose === 'confirm' ? lasting : 1000) ? HOLDS : FAILS,
      );
      const search = await searchMax(PLAN, hold);
      expect(search.sustainable).toBe(ratesOf(search, 'confirm', 'holds').at(-1));
      expect(search.sustainable).toBeLessThanOrEqual(lasting);
      expect(search.beyond).toBeGreaterThan(lasting);
      expect((search.beyond ?? 0) / (search.sustainable ?? 1)).toBeLessThan(1.0501);
      expect(search.cut).toBeNull();
      expect(rates.length).toBeLessThan(26);
    },
  );

  test('a rate that failed its confirmation is never the answer, also where there was no larger one to try', async () => {
    const { hold } = service((rate, purpose) =>
      rate <= (purpose === 'confirm' ? 90 : 1000) ? HOLDS : FAILS,
    );
    const search = await searchMax({ ...PLAN, from: 100, to: 100 }, hold);
    expect(search).toMatchObject({ limiting: 'latency.p99 max', cut: null });
    expect(search.sustainable).toBeLessThanOrEqual(90);
    expect(search.beyond).toBeGreaterThan(90);
    expect(searchMetrics(search).atLeast).toEqual([]);
  });

  test('one that holds nothing for longer has no answer, and that is not the fault of the generator', async () => {
    const { hold } = service((rate, purpose) => (purpose === 'search' && rate <= 1000 ? HOLDS : FAILS));
    const search = await searchMax(PLAN, hold);
    expect(search.sustainable).toBeNull();
    expect(isGeneratorsFault(search)).toBe(false);
    expect(whyUnanswered(search)).toMatch(
      /^what holds for 10 s does not hold for 30 s: 6 confirmations failed, from \d+\/s down to \d+\/s$/,
    );
    expect(searchMetrics(search)).toMatchObject({
      metrics: {},
      unavailable: [{ metric: 'load.sustainable', reason: whyUnanswered(search) }],
    });
  });

  test('a service that does not recover from an overload is told', async () => {
    const { hold } = service((rate, purpose) =>
      rate <= (purpose === 'recovery' ? 500 : 1000) ? HOLDS : FAILS,
    );
    expect((await searchMax(PLAN, hold)).metastable).toBe(true);
    expect((await searchMax(PLAN, limitedTo(1000).hold)).metastable).toBe(false);
  });

  test('what comes of an overload changes neither the answer nor why there is no larger one', async () => {
    const { hold } = service((rate, purpose) => {
      if (purpose === 'recovery') return { kind: 'void', reason: 'starts were late' };
      return rate <= 1000 ? HOLDS : FAILS;
    });
    const search = await searchMax(PLAN, hold);
    expect(search).toMatchObject({ cut: null, limiting: 'latency.p99 max', metastable: false });
    expect(searchMetrics(search).atLeast).toEqual([]);
  });

  test('ends at once when what does the operations is gone', async () => {
    const { rates, hold } = service(rate =>
      rate < 200 ? HOLDS : { kind: 'broken', reason: 'the worker ended' },
    );
    const search = await searchMax(PLAN, hold);
    expect(search).toMatchObject({ sustainable: null, cut: 'the worker ended' });
    expect(rates).toEqual([50, 100, 200]);
  });

  test('probes that are wrong one time in ten near the capacity move the answer by no more than that and a step', async () => {
    const random = createRandom(20);
    const found: number[] = [];
    for (let run = 0; run < 200; run++) {
      const { hold } = service(rate => {
        const near = Math.abs(Math.log(rate / 1000)) < 0.1;
        const holds = rate <= 1000 !== (near && random.next() < 0.1);
        return near ? unclear(holds ? 'holds' : 'fails') : holds ? HOLDS : FAILS;
      });
      found.push((await searchMax(PLAN, hold)).sustainable ?? Number.NaN);
    }
    const off = found.filter(rate => !(Math.abs(rate / 1000 - 1) < 0.05)).length;
    // Three votes of an error of 0.1 are wrong in 2.8 %; about four probes lie near, so one search in ten may be off by a step.
    expect(off / found.length).toBeLessThan(0.2);
    // No probe is wrong beyond 10 %, and a bracket is 5 % wide.
    expect(found.every(rate => Math.abs(rate / 1000 - 1) < 0.15)).toBe(true);
  });
});

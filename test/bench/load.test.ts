import { describe, expect, test } from 'vitest';
import { plannedMs } from '../../bench/load/arrivals.ts';
import { decodeServed, type ServedLog } from '../../bench/load/known-server.ts';
import { paceOf } from '../../bench/load/pace.ts';
import { ratioOf, written } from '../../bench/load/ratio.ts';
import { soundSpans } from '../../bench/load/sound.ts';
import { constant, deviationOf, ramp } from '../../bench/load/truth/arrivals.ts';
import { mm1Mean, mm1Quantile, mm1Sustainable } from '../../bench/load/truth/queue.ts';
import { responseAt, STALL, stallQuantile, stallQuantileWithin } from '../../bench/load/truth/stall.ts';
import { wrk2Requests } from '../../bench/load/truth/wrk2.ts';
import { mean, quantile } from '../../src/stats/descriptive.ts';
import { createRandom } from '../../src/stats/random.ts';

/** Response times of arrivals every `gapMs` from 0 to `toMs`, where `counts` lets them count. */
function simulated(stall: typeof STALL, gapMs: number, toMs: number, counts = (_: number) => true): number[] {
  const moments = Array.from({ length: Math.round(toMs / gapMs) }, (_, i) => i * gapMs);
  return moments.filter(counts).map(atMs => responseAt(stall, atMs));
}

describe('a server that stalls', () => {
  test('answers what arrives in a stall at its end, and nothing else late', () => {
    const at = (ms: number): number => responseAt(STALL, ms);
    expect([0, 4499.9, 4500, 5499.5, 5500, 9999].map(at)).toEqual([1, 1, 1000, 1, 1, 1]);
    expect(at(14_700)).toBe(800);
  });

  test.each([
    [STALL, 0.5],
    [STALL, 0.95],
    [STALL, 0.99],
    [STALL, 0.999],
    [{ periodMs: 400, stallMs: 100, serviceMs: 5 }, 0.8],
    [{ periodMs: 400, stallMs: 100, serviceMs: 5 }, 0.7],
  ])('has the quantiles of the formula: %o at %f', (stall, q) => {
    const found = quantile(simulated(stall, stall.periodMs / 1e5, 3 * stall.periodMs), q);
    expect(found).toBeCloseTo(stallQuantile(stall, q), 0);
  });

  test('has them over whole periods however these are found', () => {
    for (const q of [0.5, 0.95, 0.99, 0.999])
      expect(stallQuantileWithin(STALL, q, [{ fromMs: 0, toMs: 20_000 }])).toBeCloseTo(
        stallQuantile(STALL, q),
        2,
      );
  });

  test('has others where windows do not count', () => {
    const spans = [
      { fromMs: 0, toMs: 4_000 },
      { fromMs: 4_800, toMs: 9_000 },
      { fromMs: 12_000, toMs: 15_200 },
    ];
    const counts = (ms: number): boolean => spans.some(({ fromMs, toMs }) => ms >= fromMs && ms < toMs);
    for (const q of [0.8, 0.95, 0.99])
      expect(stallQuantileWithin(STALL, q, spans)).toBeCloseTo(
        quantile(simulated(STALL, 0.1, 20_000, counts), q),
        0,
      );
  });

  test('has none of nothing', () => {
    expect(() => stallQuantileWithin(STALL, 0.5, [])).toThrow('Cannot give a quantile of nothing');
  });
});

describe('wrk2', () => {
  test('tells the response time where it has a connection for everything that a stall holds up', () => {
    const run = { rate: 1000, connections: 1000, durationMs: 20_000 };
    const ms = wrk2Requests(STALL, run)
      .map(({ latencyMs }) => latencyMs)
      .toSorted((a, b) => a - b);
    const truth = simulated(STALL, 1, 20_000).toSorted((a, b) => a - b);
    expect(ms).toHaveLength(truth.length);
    for (const [i, value] of ms.entries()) expect(value).toBeCloseTo(truth[i] ?? Number.NaN, 6);
  });

  /** One connection, a request each 10 ms, and a stall from 45 to 85 ms; answers take 1 ms. */
  test('sends at twice its rate until it has caught up', () => {
    const stall = { periodMs: 130, stallMs: 40, serviceMs: 1 };
    const requests = wrk2Requests(stall, { rate: 100, connections: 1, durationMs: 130 });
    // Due at 50 and held until 85; then 60 sent at 85, 70 at 90, 80 at 95, 90 at 100, 100 at 105, 110 at 110.
    expect(requests.map(({ latencyMs }) => latencyMs)).toEqual([1, 1, 1, 1, 1, 35, 26, 21, 16, 11, 6, 1, 1]);
    expect(requests.map(({ dueMs }) => dueMs)).toEqual(requests.map((_, i) => 10 * i));
  });
});

describe('an M/M/1 queue', () => {
  const queue = { rate: 700, capacity: 1000 };

  test('has the response times of the formula', () => {
    const random = createRandom(11);
    const draw = (perSecond: number): number => (-1000 / perSecond) * Math.log(1 - random.next());
    const responses: number[] = [];
    let [arrivedMs, freeMs] = [0, 0];
    for (let i = 0; i < 400_000; i++) {
      arrivedMs += draw(queue.rate);
      freeMs = Math.max(arrivedMs, freeMs) + draw(queue.capacity);
      responses.push(freeMs - arrivedMs);
    }
    expect(mean(responses) / mm1Mean(queue)).toBeCloseTo(1, 1);
    for (const q of [0.5, 0.95, 0.99])
      expect(quantile(responses, q) / mm1Quantile(queue, q)).toBeCloseTo(1, 1);
  });

  test('sustains the rate at which its quantile is the limit', () => {
    const rate = mm1Sustainable(1000, 0.95, 20);
    expect(mm1Quantile({ rate, capacity: 1000 }, 0.95)).toBeCloseTo(20, 9);
    expect(() => mm1Mean({ rate: 1000, capacity: 1000 })).toThrow('has no mean');
  });
});

describe('arrivals', () => {
  test.each([
    ['constant', constant(500), 500, 500],
    ['rising', ramp(0, 1000, 10_000), 0, 1000],
    ['falling', ramp(800, 100, 10_000), 800, 100],
  ])('of a rate that is %s are planned within one of its integral', (_, schedule, from, to) => {
    const planned = plannedMs(from, to, 10_000);
    expect(planned).toHaveLength(Math.floor(schedule.integral(10_000)));
    expect(deviationOf(planned, schedule).largest).toBeLessThanOrEqual(1 + 1e-6);
    for (const count of [1, 100, 2000])
      expect(schedule.integral(schedule.inverse(count))).toBeCloseTo(count, 6);
  });

  test('that are late by some time are off by the rate times that, wherever the clock began', () => {
    const late = plannedMs(500, 500, 10_000).map((ms, i) => ms + 7_777 + (i === 2000 ? 1.5 : 0));
    const found = deviationOf(late, constant(500));
    expect(found).toMatchObject({ count: 5000, offMsP99: expect.closeTo(0, 6) });
    expect(found.largest).toBeCloseTo(1.75, 6);
  });
});

describe('a comparison in rounds', () => {
  test('is the ratio, whatever all of a round have in common', () => {
    const weather = [1, 0.5, 0.9, 0.7, 0.8, 1.1];
    const found = ratioOf(
      weather.map(round => 300 * round),
      weather.map(round => 200 * round),
    );
    for (const value of [found.estimate, found.low, found.high]) expect(value).toBeCloseTo(1.5, 9);
    expect(written(found)).toBe('1.50 (1.50 to 1.50)');
  });

  test('has no interval below six rounds and no ratio without pairs', () => {
    expect(ratioOf([2, 2, 2, 2, 2], [1, 1, 1, 1, 1])).toMatchObject({ low: null, high: null });
    expect(() => ratioOf([1], [1, 2])).toThrow('Cannot pair 1 values with 2');
  });
});

test('windows that count are those that are not void, from the first arrival on', () => {
  const windows = { edgesMs: [0, 1000, 2000, 2500] };
  const voided = [{ index: 1, cause: 'late', reason: '' }] as const;
  expect(soundSpans({ windows, voided }, 10)).toEqual([
    { fromMs: 0, toMs: 990 },
    { fromMs: 1990, toMs: 2490 },
  ]);
});

describe('the log of a server', () => {
  test('is read as it is written: three numbers a request, zero for what never was', () => {
    const ns = [5_000_000n, 6_000_000n, 6_100_000n, 7_500_000n, 0n, 0n];
    // As it comes from a file: small ones share their memory with others.
    const bytes = Buffer.from(new Uint8Array(new BigUint64Array(ns).buffer));
    const { arrivedMs, dueMs, answeredMs } = decodeServed(bytes);
    expect([...arrivedMs]).toEqual([0, 2.5]);
    expect([...dueMs]).toEqual([1, Number.NaN]);
    expect([...answeredMs]).toEqual([1.1, Number.NaN]);
  });

  test('tells the pace of the time in which somebody waited, and how late answers left', () => {
    const log: ServedLog = {
      arrivedMs: Float64Array.of(0, 0, 0, 50, 50),
      dueMs: Float64Array.of(2, 4, 6, 52, 54),
      answeredMs: Float64Array.of(2.5, 4.5, 6.5, 52.5, 55.5),
    };
    const { dueRate, answeredRate, lateP50 } = paceOf(log);
    expect(dueRate).toBe(500);
    expect(answeredRate).toBeCloseTo(3000 / 7, 9);
    expect(lateP50).toBe(0.5);
  });
});

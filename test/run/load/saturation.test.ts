import { describe, expect, test } from 'vitest';
import type { OpenLoad } from '../../../src/model/load.ts';
import { risingPart } from '../../../src/model/rising-load.ts';
import { answerMetrics } from '../../../src/run/load/load-answers.ts';
import {
  capacityOf,
  ramp,
  type Server,
  simulatedTrace,
  spikes,
  staircase,
} from '../../helpers/simulated-load.ts';

/** Four places, M/M/4: 200 operations a second. */
const SERVER: Server = { places: 4, serviceMs: 20, times: 'exponential' };
const CAPACITY = capacityOf(SERVER);
const SEEDS = Array.from({ length: 12 }, (_, i) => i + 1);

const pointsOf = (load: OpenLoad, server = SERVER) =>
  SEEDS.map(seed => simulatedTrace(load, server, seed).saturation?.point);

/** Share of `points` that lie within `tolerance` of the capacity. */
function shareWithin(points: ReturnType<typeof pointsOf>, tolerance: number): number {
  const near = points.filter(
    point => point?.kind === 'saturated' && Math.abs(point.rate / CAPACITY - 1) <= tolerance,
  );
  return near.length / points.length;
}

describe('the point of saturation of a server whose capacity is known', () => {
  const shapes: readonly (readonly [string, (times: number) => OpenLoad])[] = [
    ['a staircase of ten rates', times => staircase(CAPACITY * times, 10, 8_000)],
    ['a ramp of a minute', times => ramp(CAPACITY * times, 60_000)],
    [
      'a staircase that drops what is too much',
      times => ({ ...staircase(CAPACITY * times, 10, 8_000), maxInFlight: 64, overflow: 'drop' }),
    ],
  ];
  for (const [name, load] of shapes) {
    test(`is found to within 5 % by ${name} to 1.2, 2 and 4 times of it, with random arrivals and times`, () => {
      expect(shareWithin(pointsOf(load(1.2)), 0.05)).toBeGreaterThanOrEqual(0.75);
      expect(shareWithin(pointsOf(load(2)), 0.05)).toBeGreaterThanOrEqual(0.9);
      expect(shareWithin(pointsOf(load(4)), 0.07)).toBeGreaterThanOrEqual(0.9);
    });

    test(`is never claimed to lie above what ${name} over it has shown`, () => {
      for (const times of [1.2, 2]) {
        const wrong = pointsOf(load(times)).filter(point => point?.kind === 'unsaturated');
        expect(wrong).toEqual([]);
      }
    });

    test(`is not made up where ${name} stays below`, () => {
      const points = [...pointsOf(load(0.7)), ...pointsOf(load(0.85))];
      expect(points.filter(point => point?.kind === 'saturated')).toEqual([]);
      expect(points.filter(point => point?.kind === 'unsaturated').length).toBeGreaterThanOrEqual(
        0.9 * points.length,
      );
    });
  }

  test.each([1.2, 2])('is where a server begins to fail what is too much, up to %f times of it', times => {
    const failing = (dueMs: number) =>
      Math.max(0, 1 - CAPACITY / (((times * CAPACITY) / 10) * Math.ceil((dueMs + 1) / 8_000)));
    const fast: Server = { places: 50, serviceMs: 5, times: 'equal', failing };
    const points = pointsOf(staircase(times * CAPACITY, 10, 8_000), fast);
    expect(shareWithin(points, 0.05)).toBeGreaterThanOrEqual(0.9);
  });

  const falling =
    (exponent: number, rateAt: (dueMs: number) => number) =>
    (dueMs: number): number =>
      Math.max(0, 1 - (CAPACITY / rateAt(dueMs)) ** (1 + exponent));

  test.each([0.5, 1, 2, 4])(
    'is found or lies between two rates where throughput falls as the rate to the power of -%f beyond it',
    exponent => {
      for (const times of [1.2, 2, 4]) {
        const rateAt = (dueMs: number) => ((times * CAPACITY) / 10) * Math.ceil((dueMs + 1) / 8_000);
        const server: Server = {
          ...{ places: 50, serviceMs: 5, times: 'equal' },
          failing: falling(exponent, rateAt),
        };
        const points = pointsOf(staircase(times * CAPACITY, 10, 8_000), server);
        const right = points.filter(
          point =>
            (point?.kind === 'saturated' && Math.abs(point.rate / CAPACITY - 1) < 0.1) ||
            (point?.kind === 'between' && point.low < 1.05 * CAPACITY && point.high > 0.95 * CAPACITY),
        );
        // A line needs two rates, of which a staircase to four times the capacity has no more.
        const told = points.filter(point => point?.kind !== 'unplaced');
        expect(right.length).toBeGreaterThanOrEqual(0.9 * told.length);
        if (times < 4) expect(told.length).toBeGreaterThan(0.9 * points.length);
      }
    },
  );

  test('is at most the first rate that is saturated where the lightest are', () => {
    const slow: Server = { places: 4, serviceMs: 40, times: 'equal' };
    const trace = simulatedTrace(staircase(1_000, 10, 4_000), slow, 3);
    const { metrics, atMost, atLeast } = answerMetrics(trace);
    const [, rate = 0] = (trace.saturation?.levels ?? []).map(({ offered }) => offered);
    expect(metrics['load.saturation']).toBeLessThanOrEqual(rate);
    expect(atMost).toEqual(metrics);
    expect(atLeast).toEqual([]);
  });

  test('is not made up where a server fails as many at every rate', () => {
    const broken: Server = { places: 50, serviceMs: 5, times: 'equal', failing: () => 0.2 };
    const points = pointsOf(staircase(CAPACITY, 10, 8_000), broken);
    expect(points.filter(point => point?.kind === 'saturated')).toEqual([]);
  });

  test('cannot be placed where the first rate is above it, which is said', () => {
    const high = staircase(10 * CAPACITY, 6, 2_000);
    const [point] = pointsOf({ ...high, maxInFlight: 64, overflow: 'drop' });
    expect(point).toMatchObject({
      kind: 'unplaced',
      reason: expect.stringMatching(/begin with a lower rate/),
    });
  });

  test('is a metric: its value, a lower bound, or none with the reason', () => {
    const of = (times: number) =>
      answerMetrics(simulatedTrace(staircase(CAPACITY * times, 10, 4_000), SERVER, 3));
    expect(of(2).metrics['load.saturation']).toBeCloseTo(CAPACITY, -1.3);
    expect(of(2).atLeast).toEqual([]);
    expect(of(0.5).metrics['load.saturation']).toBeCloseTo(CAPACITY / 2, -1);
    expect(of(0.5).atLeast).toEqual(['load.saturation']);
  });
});

describe('risingPart()', () => {
  const pieces = (...rates: readonly (readonly [number, number, number?])[]) =>
    risingPart({
      kind: 'pieces',
      pieces: rates.map(([from, to, durationMs = 1_000]) => ({ durationMs, from, to })),
    });
  const flat = (...rates: readonly number[]) => pieces(...rates.map(rate => [rate, rate] as const));

  test('is a staircase of six rates, and not of five', () => {
    expect(flat(1, 2, 3, 4, 5, 6)).toHaveLength(6);
    expect(flat(1, 2, 3, 4, 5)).toBeNull();
  });

  test('leaves out a warm-up before and the way down after', () => {
    expect(pieces([50, 50], [0, 100, 5_000], [100, 0])).toEqual([
      { from: 0, to: 100, durationMs: 5_000, fromMs: 1_000, toMs: 6_000 },
    ]);
  });

  test('is none of what rises for less than half of the time, or not at all', () => {
    expect(pieces([0, 9], [0, 9], [0, 9])).toBeNull();
    expect(flat(5, 5, 5, 5, 5, 5, 5)).toBeNull();
    expect(flat(6, 5, 4, 3, 2, 1)).toBeNull();
  });

  test('is none of a spike, a sine or a replay', () => {
    expect(risingPart(spikes(50, 500, [10_000], 30_000).curve)).toBeNull();
    expect(
      risingPart({ kind: 'sine', mean: 5, amplitude: 2, periodMs: 9, phase: 0, durationMs: 9 }),
    ).toBeNull();
    expect(risingPart({ kind: 'replay', file: 'x' })).toBeNull();
  });
});

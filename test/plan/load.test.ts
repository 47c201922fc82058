import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClosedLoad, OpenLoad } from '../../src/model/load.ts';
import { arithmeticOf, type TimedCurve } from '../../src/model/load-curve.ts';
import type { PlanOptions } from '../../src/plan/options.ts';
import { makePlan } from '../../src/plan/plan.ts';
import { EVERYTHING } from '../../src/plan/select.ts';
import { configOf, suiteWith } from '../config/suite-text.ts';

const OPTIONS: PlanOptions = {
  configFile: 'stress.yml',
  fallbackSuite: 'repo',
  selection: EVERYTHING,
  seed: null,
  budgetMs: null,
  samples: null,
  durationMs: null,
};

/** The one scenario of a suite with `lines` in it. */
function planned(lines: string | readonly string[], options: Partial<PlanOptions> = {}) {
  const [scenario] = makePlan(configOf(suiteWith(...[lines].flat())), { ...OPTIONS, ...options }).scenarios;
  if (scenario === undefined) throw new Error('nothing was planned');
  return scenario;
}
const open = (lines: string | readonly string[], options: Partial<PlanOptions> = {}): OpenLoad => {
  const { load } = planned(lines, options);
  if (load.model === 'open') return load;
  throw new Error('the load is closed');
};

/** `0–10: 5→5` a piece, in seconds and operations a second. */
function drawn({ curve }: OpenLoad): readonly string[] {
  if (curve.kind !== 'pieces') return [curve.kind];
  let at = 0;
  return curve.pieces.map(({ durationMs, from, to }) => {
    const start = at;
    at += durationMs / 1000;
    return `${start}–${at}: ${Number(from.toFixed(3))}${from === to ? '' : `→${Number(to.toFixed(3))}`}`;
  });
}

/** `spike 10–15, 40–45` a phase. */
const phasesOf = ({ phases = [] }: Pick<OpenLoad, 'phases'>): readonly string[] =>
  phases.map(
    ({ name, measure, spans }) =>
      `${name}${measure ? '' : ' (not measured)'} ${spans.map(({ fromMs, toMs }) => `${fromMs / 1000}–${toMs / 1000}`).join(', ')}`,
  );

describe('the curve of a shape', () => {
  test.each<readonly [string, string, readonly string[], readonly string[]]>([
    ['a rate', 'rate: 5/s, duration: 10s', ['0–10: 5'], []],
    [
      'stages from nothing, a jump, a fall',
      'stages: [{ duration: 5s, target: 10/s }, { duration: 0, target: 50/s }, { duration: 5s, target: 0/s }]',
      ['0–5: 0→10', '5–10: 50→0'],
      [],
    ],
    [
      'stages that are phases',
      'rate: 10/s, stages: [{ duration: 5s, target: 10/s, measure: false }, { duration: 5s, target: 20/s }, { duration: 1s, target: 0/s, name: cool down }]',
      ['0–5: 10', '5–10: 10→20', '10–11: 20→0'],
      ['stage 1 (not measured) 0–5', 'stage 2 5–10', 'cool down 10–11'],
    ],
    [
      'one spike',
      'spike: { base: 5/s, peak: 50/s, at: 10s, width: 5s }',
      ['0–10: 5', '10–15: 50', '15–25: 5'],
      ['before 0–10', 'spike 10–15', 'after 15–25'],
    ],
    [
      'several spikes, each with an after',
      'spike: { base: 5/s, peak: 50/s, at: [10s, 40s], width: 5s }, duration: 60s',
      ['0–10: 5', '10–15: 50', '15–40: 5', '40–45: 50', '45–60: 5'],
      ['before 0–10', 'spike 10–15, 40–45', 'after 15–40, 45–60'],
    ],
    [
      'a spike without a before and one without an after',
      'spike: { base: 0/s, peak: 50/s, at: [0, 5s], width: 5s }, duration: 10s',
      ['0–5: 50', '5–10: 50'],
      ['spike 0–10'],
    ],
    [
      'a square wave that ends within a half',
      'square: { low: 5/s, high: 20/s, period: 10s }, duration: 17s',
      ['0–5: 5', '5–10: 20', '10–15: 5', '15–17: 20'],
      ['low 0–5, 10–15', 'high 5–10, 15–17'],
    ],
    [
      'a sawtooth that ends within a tooth',
      'sawtooth: { low: 0/s, high: 20/s, period: 10s }, duration: 15s',
      ['0–10: 0→20', '10–15: 0→10'],
      [],
    ],
    [
      'steps',
      'steps: { from: 50/s, to: 150/s, step: 50/s, hold: 10s }',
      ['0–10: 50', '10–20: 100', '20–30: 150'],
      ['50/s 0–10', '100/s 10–20', '150/s 20–30'],
    ],
    [
      'steps whose last is smaller, and downwards',
      'steps: { from: 50/s, to: 5/s, step: 20/s, hold: 10s }',
      ['0–10: 50', '10–20: 30', '20–30: 10', '30–40: 5'],
      ['50/s 0–10', '30/s 10–20', '10/s 20–30', '5/s 30–40'],
    ],
    ['steps of no height', 'steps: { from: 5/s, to: 5/s, step: 1/s, hold: 10s }', ['0–10: 5'], ['5/s 0–10']],
    [
      'bursts',
      'burst: { rate: 500/s, on: 1s, off: 9s }, duration: 11s',
      ['0–1: 500', '1–10: 0', '10–11: 500'],
      ['on 0–1, 10–11', 'off 1–10'],
    ],
  ])('%s', (_, load, pieces, phases) => {
    const plan = open(`load: { ${load} }`);
    expect(drawn(plan)).toEqual(pieces);
    expect(phasesOf(plan)).toEqual(phases);
    expect(plan.durationMs).toBe(arithmeticOf(plan.curve as TimedCurve).durationMs);
  });

  test('a sine is itself', () => {
    const plan = open(
      'load: { duration: 1m, sine: { mean: 50/s, amplitude: 20/s, period: 10s, startAt: trough } }',
    );
    expect(plan.curve).toEqual({
      kind: 'sine',
      mean: 50,
      amplitude: 20,
      periodMs: 10_000,
      phase: (3 * Math.PI) / 2,
      durationMs: 60_000,
    });
    expect(plan.durationMs).toBe(60_000);
  });

  test('phases with rates', () => {
    const plan = open(
      'phases: [{ name: a, duration: 1s, rate: 5/s }, { name: b, duration: 2s, rate: 9/s, measure: false }]',
    );
    expect(drawn(plan)).toEqual(['0–1: 5', '1–3: 9']);
    expect(phasesOf(plan)).toEqual(['a 0–1', 'b (not measured) 1–3']);
  });

  test('phases that are written stand in place of those of the shape', () => {
    const plan = open([
      'load: { square: { low: 5/s, high: 20/s, period: 10s } }',
      'phases: [{ name: a, duration: 3s, measure: false }, { name: b, duration: 12s }]',
    ]);
    expect(phasesOf(plan)).toEqual(['a (not measured) 0–3', 'b 3–15']);
    expect(plan.durationMs).toBe(15_000);
  });
});

describe('a random walk', () => {
  const WALK = 'load: { duration: 100s, randomWalk: { low: 50/s, high: 100/s, step: 30/s, every: 1s } }';
  const rates = (options: Partial<PlanOptions> = {}): readonly number[] => {
    const { curve } = open(WALK, options);
    return curve.kind === 'pieces' ? curve.pieces.map(({ from }) => from) : [];
  };

  test('begins in the middle, stays between its walls, and never steps further than it may', () => {
    for (let seed = 0; seed < 50; seed++) {
      const walk = rates({ seed });
      expect(walk).toHaveLength(100);
      expect(walk[0]).toBe(75);
      for (const [i, rate] of walk.entries()) {
        expect(rate).toBeGreaterThanOrEqual(50);
        expect(rate).toBeLessThanOrEqual(100);
        expect(Math.abs(rate - (walk[i - 1] ?? rate))).toBeLessThanOrEqual(30);
      }
    }
  });

  test('visits all rates alike: walls neither hold it nor repel it', () => {
    const quarters = [0, 0, 0, 0];
    for (let seed = 0; seed < 200; seed++)
      for (const rate of rates({ seed }).slice(20)) {
        const quarter = Math.min(3, Math.floor((rate - 50) / 12.5));
        quarters[quarter] = (quarters[quarter] ?? 0) + 1;
      }
    const all = quarters.reduce((sum, count) => sum + count, 0);
    for (const count of quarters) expect(Math.abs(count / all - 0.25)).toBeLessThan(0.02);
  });

  test('is the same for the same seed', () => {
    expect(rates({ seed: 5 })).toEqual(rates({ seed: 5 }));
    expect(rates({ seed: 5 })).not.toEqual(rates({ seed: 6 }));
  });
});

describe('a duration from the command line', () => {
  const length = (lines: string | readonly string[]) => planned(lines, { durationMs: 7000 }).load.durationMs;

  test.each([
    ['a closed load with a duration', 'load: { duration: 30s }', 7000],
    ['a closed load with a number', 'load: { iterations: 30 }', null],
    ['a rate', 'load: { duration: 30s, rate: 5/s }', 7000],
    ['a wave', 'load: { duration: 30s, square: { low: 5/s, high: 20/s, period: 10s } }', 7000],
    ['a sine', 'load: { duration: 30s, sine: { mean: 5/s, amplitude: 2/s, period: 10s } }', 7000],
    ['stages, which keep theirs', 'load: { stages: [{ duration: 30s, target: 5/s }] }', 30_000],
    [
      'spikes, which keep theirs',
      'load: { duration: 30s, spike: { base: 5/s, peak: 9/s, at: 1s, width: 1s } }',
      30_000,
    ],
    ['phases, which keep theirs', ['load: { users: 2 }', 'phases: [{ name: a, duration: 30s }]'], 30_000],
    [
      'phases of a rate, which keep theirs',
      ['load: { rate: 5/s }', 'phases: [{ name: a, duration: 30s }]'],
      30_000,
    ],
  ])('for %s', (_, lines, expected) => {
    expect(length(lines)).toBe(expected);
  });
});

test('a closed load keeps its phases and its pauses', () => {
  const { load } = planned([
    'load: { users: [1, 2], thinkTime: 5ms }',
    'phases: [{ name: a, duration: 3s, measure: false }, { name: b, duration: 2s }]',
  ]);
  const closed = load as ClosedLoad;
  expect(closed).toMatchObject({ model: 'closed', users: 1, iterations: null, durationMs: 5000 });
  expect(closed.thinkTime).toEqual({ minMs: 5, maxMs: 5 });
  expect(phasesOf(closed)).toEqual(['a (not measured) 0–3', 'b 3–5']);
});

describe('the digest', () => {
  const digest = (line: string, options: Partial<PlanOptions> = {}) => planned(line, options).digest;
  const RATE = 'load: { rate: 5/s, duration: 30s }';

  test.each([
    ['the rate', 'load: { rate: 6/s, duration: 30s }'],
    ['the duration', 'load: { rate: 5/s, duration: 31s }'],
    ['the arrivals', 'load: { rate: 5/s, duration: 30s, arrivals: poisson }'],
    ['the limit', 'load: { rate: 5/s, duration: 30s, maxInFlight: 5 }'],
    ['what becomes of too many', 'load: { rate: 5/s, duration: 30s, overflow: drop }'],
    ['the shape', 'load: { sine: { mean: 5/s, amplitude: 1/s, period: 1s }, duration: 30s }'],
  ])('changes with %s', (_, line) => {
    expect(digest(line)).not.toBe(digest(RATE));
  });

  test('changes with the moments of a replay', () => {
    const facts = { arrivals: 3, durationMs: 500 };
    const of = (content: string) =>
      digest('load: { replay: a.txt }', { replays: new Map([['a.txt', { ...facts, content }]]) });
    expect(of('00')).not.toBe(of('01'));
    expect(
      planned('load: { replay: a.txt }', { replays: new Map([['a.txt', { ...facts, content: '00' }]]) }).load,
    ).toMatchObject({
      curve: { kind: 'replay', file: 'a.txt', arrivals: 3, content: '00' },
      durationMs: 500,
    });
  });
});

test('whatever the numbers of a wave, its pieces fill its time and phases lie within it, apart', () => {
  const millis = fc.integer({ min: 1, max: 900_000 });
  fc.assert(
    fc.property(millis, millis, fc.constantFrom('square', 'sawtooth'), (period, duration, kind) => {
      fc.pre(duration / period < 1000);
      const plan = open(
        `load: { duration: ${duration}ms, ${kind}: { low: 5000/s, high: 20000/s, period: ${period}ms } }`,
      );
      expect(plan.durationMs).toBeCloseTo(duration, 3);
      for (const { spans } of plan.phases ?? [])
        for (const [i, span] of spans.entries()) {
          expect(span.toMs).toBeGreaterThan(span.fromMs);
          expect(span.fromMs).toBeGreaterThan(spans[i - 1]?.toMs ?? -1);
        }
    }),
    { seed: 6, numRuns: 60 },
  );
});

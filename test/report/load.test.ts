import { describe, expect, test } from 'vitest';
import type { PlanOptions } from '../../src/plan/options.ts';
import { makePlan } from '../../src/plan/plan.ts';
import { EVERYTHING } from '../../src/plan/select.ts';
import { loadLines } from '../../src/report/load.ts';
import { timeWords } from '../../src/report/load-curve.ts';
import { configOf, suiteWith } from '../config/suite-text.ts';

const OPTIONS: PlanOptions = {
  configFile: 'stress.yml',
  fallbackSuite: 'repo',
  selection: EVERYTHING,
  seed: 1,
  budgetMs: null,
  samples: null,
  durationMs: null,
};

const linesOf = (load: string, ...lines: readonly string[]): string =>
  loadLines(makePlan(configOf(suiteWith(`load: { ${load} }`, ...lines)), OPTIONS)).join('\n');

describe('what --dry-run says of a load', () => {
  test.each([
    ['', 'parse: 1 user, 1 operation'],
    [
      'users: [1, 8], iterations: 1000',
      'parse[users=1]: 1 user, 1,000 operations\nparse[users=8]: 8 users, 1,000 operations in all',
    ],
    [
      'users: 8, duration: 1m, thinkTime: { min: 100ms, max: 1s }',
      'parse: 8 users, for 1 min, after a pause of 100 ms to 1 s',
    ],
    ['duration: 90s, thinkTime: 1s', 'parse: 1 user, for 90 s, after a pause of 1 s'],
    [
      'stages: [{ duration: 10s, target: 500/s }, { duration: 20s, target: 500/s }]',
      'parse: 0 → 500/s over 10 s, 500/s for 20 s; 12,500 operations, evenly spread; at most 1,000 under way, further ones wait',
    ],
    [
      'rate: 10/m, duration: 1h, arrivals: poisson, maxInFlight: 5, overflow: drop',
      'parse: 0.1667/s for 1 h; 600 operations on average, spread at random (Poisson); at most 5 under way, further ones are dropped',
    ],
    [
      'sine: { mean: 100/s, amplitude: 50/s, period: 10s, startAt: peak }, duration: 1m',
      'parse: a sine of 100/s ± 50/s with a period of 10 s, beginning at 150/s, for 1 min; 6,000 operations, evenly spread; at most 1,000 under way, further ones wait',
    ],
    [
      'spike: { base: 50/s, peak: 500/s, at: [10s, 40s], width: 5s }',
      'parse: 50/s for 10 s, 500/s for 5 s, 50/s for 25 s, 500/s for 5 s, 50/s for 10 s; 7,250 operations, evenly spread; at most 1,000 under way, further ones wait\n  phases: before 0–10 s, spike 10–15 s, 40–45 s, after 15–40 s, 45–55 s',
    ],
    [
      'burst: { rate: 500/s, on: 1s, off: 9s }, duration: 2m',
      'parse: 500/s for 1 s, 0/s for 9 s, 500/s for 1 s, 0/s for 9 s, 500/s for 1 s, 0/s for 9 s, and 18 more pieces between 0/s and 500/s in 90 s; 6,000 operations, evenly spread; at most 1,000 under way, further ones wait\n  phases: on 0–1 s, 10–11 s, 20–21 s, 30–31 s, 40–41 s, 50–51 s and 6 more, off 1–10 s, 11–20 s, 21–30 s, 31–40 s, 41–50 s, 51–60 s and 6 more',
    ],
    [
      'replay: a.txt',
      'parse: the moments of a.txt; as many operations as it has; at most 1,000 under way, further ones wait',
    ],
  ])('%s', (load, words) => {
    expect(linesOf(load)).toBe(words);
  });

  test('phases that are not measured say so', () => {
    expect(
      linesOf(
        'users: 2',
        'phases: [{ name: warm-up, duration: 2500ms, measure: false }, { name: steady, duration: 1m }]',
      ),
    ).toBe('parse: 2 users, for 62.5 s\n  phases: warm-up (not measured) 0–2.5 s, steady 2.5–62.5 s');
  });

  test('of a search, what it tries', () => {
    expect(
      linesOf('rate: 50/s, duration: 10s, find: max', 'thresholds: { latency.p95: { max: 5ms } }'),
    ).toContain(
      '\n  searches the largest rate from 50/s to 100,000/s, each held for 10 s after 2 s, within limits on latency.p95, errors.rate',
    );
  });

  test('of a replay whose file was read, how many operations it has', () => {
    const replays = new Map([['a.txt', { arrivals: 1, durationMs: 5, content: '00' }]]);
    const plan = makePlan(configOf(suiteWith('load: { replay: a.txt }')), { ...OPTIONS, replays });
    expect(loadLines(plan)).toEqual([expect.stringContaining('the moments of a.txt; 1 operation;')]);
  });

  test('nothing of what has no load', () => {
    const text = (scenario: string) => `version: 1\nscenarios: { a: ${scenario} }\n`;
    for (const scenario of ['{ command: x, repeat: {} }', '{ results: [{ format: jmh, from: a.json }] }'])
      expect(loadLines(makePlan(configOf(text(scenario)), OPTIONS))).toEqual([]);
  });
});

test.each([
  [1, '1 ms'],
  [0.5, '0.5 ms'],
  [1500, '1.5 s'],
  [61_000, '61 s'],
  [120_000, '2 min'],
  [86_400_000, '1 d'],
])('timeWords(%d)', (ms, words) => {
  expect(timeWords(ms)).toBe(words);
});

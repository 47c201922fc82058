import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { trendsOf } from '../../src/analyze/trends.ts';
import type { Trend } from '../../src/model/analysis.ts';
import type { ScenarioResult } from '../../src/model/result.ts';
import { ABSENT, policyWith, runOf } from '../helpers/runs.ts';
import { heapAt, sampled } from '../helpers/soaks.ts';

const MB = 1e6;
const over = (points: number, at: (time: number) => number): readonly number[] =>
  Array.from({ length: points }, (_, i) => at(i / (points - 1)));

const parse = runOf({ parse: { metrics: { 'time.wall': [1e9] } } });
const facts = (overrides: Partial<ScenarioResult>): ScenarioResult => {
  const [scenario] = parse.scenarios;
  if (scenario === undefined) throw new Error('no scenario');
  return { ...scenario, ...overrides };
};
const trendOfPages = (pages: readonly number[]): Trend | undefined =>
  trendsOf(facts({ series: sampled({ ussBytes: pages }) }))[0];

describe('the trend of one run', () => {
  test.each([
    ['stands still', over(100, time => (100 + 0.01 * time) * MB), 'flat', 'flat'],
    ['grows without end', over(100, time => (100 + 40 * time) * MB), 'linear', 'growing'],
    [
      'warms up and settles',
      over(100, time => (100 + 40 * (1 - Math.exp(-time / 0.1))) * MB),
      'plateau',
      'flat',
    ],
    ['still warms up', over(100, time => (100 + 40 * (1 - Math.exp(-time / 0.4))) * MB), 'plateau', 'fading'],
  ] as const)('of memory that %s', (_, pages, shape, advice) => {
    expect(trendOfPages(pages)).toMatchObject({
      metric: 'memory.leak',
      source: 'memory of the process tree',
      unit: 'bytes',
      shape,
      advice,
    });
  });

  test('is flat below what can be told from settling: 1 % of the level of pages', () => {
    expect(trendOfPages(over(100, time => (100 + 1.5 * time) * MB))?.advice).toBe('flat');
    expect(trendOfPages(over(100, time => (100 + 3 * time) * MB))?.advice).toBe('growing');
  });

  test('has a picture of 40 points at most, which keeps the peak', () => {
    const picture =
      trendOfPages(over(500, time => (time > 0.5 && time < 0.502 ? 200 : 100 + time / 10) * MB))?.picture ??
      [];
    expect(picture.length).toBeLessThanOrEqual(40);
    expect(Math.max(...picture)).toBe(200 * MB);
  });

  test('is there for every resource that was read, in one order', () => {
    const flat = over(30, () => 10);
    const trends = trendsOf(facts({ series: sampled({ threads: flat, fds: flat, rssBytes: flat }) }));
    expect(trends.map(({ metric }) => metric)).toEqual(['memory.leak', 'fds.leak', 'threads.leak']);
  });

  test('is read from the checkpoints where the workload reports them', () => {
    const scenario = facts({
      series: sampled({ ussBytes: over(30, () => MB) }),
      checkpoints: heapAt(8 * MB),
    });
    expect(trendsOf(scenario)).toMatchObject([{ source: 'memory.heap at checkpoints', advice: 'flat' }]);
  });

  test('needs twenty points', () => {
    expect(trendOfPages(over(19, () => MB))).toBeUndefined();
    expect(trendsOf(facts({}))).toEqual([]);
  });
});

test('trends are told of any scenario, soak or not, and judge nothing', () => {
  const growing = { series: sampled({ ussBytes: over(100, time => (100 + 40 * time) * MB) }) };
  const run = { ...parse, scenarios: parse.scenarios.map(scenario => ({ ...scenario, ...growing })) };
  const [scenario] = analyze(run, ABSENT, policyWith()).scenarios;
  expect(scenario?.trends).toMatchObject([{ metric: 'memory.leak', advice: 'growing' }]);
  expect(scenario?.metrics.filter(({ gated }) => gated).map(({ metric }) => metric.id)).toEqual([
    'time.wall',
  ]);
});

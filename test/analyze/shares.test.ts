import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import { headOf, roundsOf } from '../../src/analyze/rounds.ts';
import type { MetricAnalysis } from '../../src/model/analysis.ts';
import type { Threshold } from '../../src/model/policy.ts';
import type { RunResult, ScenarioResult } from '../../src/model/result.ts';
import type { ShareCount } from '../../src/model/share.ts';
import { createRandom } from '../../src/stats/random.ts';
import { compared, judged, same } from '../helpers/pairs.ts';
import { ABSENT, found, historyOf, pairedRunOf, policyWith, runOf, threshold } from '../helpers/runs.ts';

const B = 'errors.rate@b';
/** 960 requests of one kind, of which 80 failed, all of them in one of ten invocations. */
const IN_ONE_OF_TEN = [...same(0, 4), 80 / 96, ...same(0, 5)];

/** A run whose invocations gave `samples` of a share, counted from `counted`; undefined: nobody knows from what. */
function measured(id: string, samples: readonly number[], counted?: ShareCount): RunResult {
  const run = runOf({ orders: { metrics: { [id]: samples, 'time.wall': same(1e9, 10) } } });
  return withFacts(run, counted === undefined ? {} : { shares: { [id]: counted } });
}

const withFacts = (run: RunResult, facts: Partial<ScenarioResult>): RunResult => ({
  ...run,
  scenarios: run.scenarios.map(scenario => ({ ...scenario, ...facts })),
});

function analyzed(run: RunResult, id: string, limits: Partial<Threshold>): MetricAnalysis {
  const policy = policyWith({ thresholds: { orders: [threshold(id, limits)] } });
  const metric = analyze(run, ABSENT, policy).scenarios[0]?.metrics.find(one => one.metric.id === id);
  if (metric === undefined) throw new Error(`no ${id}`);
  return metric;
}

describe('a limit on a share of operations', () => {
  test('is broken by what failed in one of ten invocations, as the operations of all are counted', () => {
    const { estimate, counted, limits } = analyzed(measured(B, IN_ONE_OF_TEN, { count: 80, of: 960 }), B, {
      max: 0.01,
    });
    expect(estimate).toMatchObject({ n: 960, center: 80 / 960 });
    expect(counted).toEqual({ count: 80, of: 960 });
    expect(limits).toMatchObject([{ position: 'beyond' }]);
  });

  test('is held against the median where nobody knows what the share was counted from', () => {
    const { estimate, counted, limits } = analyzed(measured(B, IN_ONE_OF_TEN), B, { max: 0.01 });
    expect(estimate).toMatchObject({ n: 10, center: 0 });
    expect(counted).toBeUndefined();
    expect(limits).toMatchObject([{ interval: { low: 0, high: 80 / 96 } }]);
  });

  test('cannot tell where too few operations without a failure say so little, and how many would say more is told', () => {
    const run = measured(B, same(0, 10), { count: 0, of: 100 });
    expect(analyzed(run, B, { max: 0.01 }).limits).toMatchObject([{ position: 'straddles' }]);
    const policy = policyWith({ thresholds: { orders: [threshold(B, { max: 0.01 })] } });
    expect(analyze(run, ABSENT, policy).recommendations).toContainEqual(
      expect.objectContaining({
        code: 'more-operations',
        metric: B,
        text: expect.stringContaining('No operation of 100 in b failed') as unknown,
      }),
    );
  });

  test('counts where every invocation failed, and none gave a value', () => {
    const run = withFacts(
      runOf({ orders: { failed: { outcome: { kind: 'unmet', reason: '' }, count: 3 } } }),
      {
        shares: { [B]: { count: 30, of: 30 } },
      },
    );
    expect(analyzed(run, B, { max: 0.01 })).toMatchObject({
      estimate: { n: 30, center: 1 },
      limits: [{ position: 'beyond' }],
    });
  });

  test('counts for no other metric', () => {
    const { estimate } = analyzed(measured('time.wall', same(1e9, 10), { count: 1, of: 2 }), 'time.wall', {});
    expect(estimate).toMatchObject({ n: 10, center: 1e9 });
  });

  test.each([
    ['timeouts.rate', { max: 0.01 }, { count: 50, of: 1000 }, 'beyond'],
    ['load.dropped@spike', { max: 0.01 }, { count: 50, of: 1000 }, 'beyond'],
    ['load.achieved', { min: 0.99 }, { count: 950, of: 1000 }, 'beyond'],
    ['load.achieved', { min: 0.99 }, { count: 1000, of: 1000 }, 'inside'],
    ['no failure under a max of none', { max: 0 }, { count: 0, of: 100 }, 'inside'],
    ['one failure under a max of none', { max: 0 }, { count: 1, of: 100_000 }, 'beyond'],
    ['all under a min of all', { min: 1 }, { count: 100, of: 100 }, 'inside'],
  ])('%s %o of %o is %s', (name, limits, counted, position) => {
    const id = name.includes(' ') ? ('min' in limits ? 'load.achieved' : B) : name;
    expect(analyzed(measured(id, same(0, 10), counted), id, limits).limits).toMatchObject([{ position }]);
  });

  test.each([
    ['none', 0, 'inside'],
    ['one', 1, 'beyond'],
  ])('a max of none on the errors of the whole holds where %s failed', (_, failed, position) => {
    const run = withFacts(runOf({ orders: { metrics: { 'time.wall': same(1e9, 10) } } }), {
      operations: { ok: 1000 - failed, failed },
    });
    expect(analyzed(run, 'errors.rate', { max: 0 }).limits).toMatchObject([{ position }]);
  });
});

describe('the shares of a paired head', () => {
  const sides = { 'time.wall': { base: same(1e9, 10), head: same(1e9, 10) } };
  const paired = pairedRunOf({ orders: sides });
  const screened = measured(B, same(0, 10), { count: 5, of: 100 }).scenarios[0];
  const search = {
    ...paired,
    scenarios: paired.scenarios.map(side => ({
      ...side,
      shares: { [B]: { count: 1, of: 200 }, 'load.achieved': { count: 190, of: 200 } },
    })),
  };

  test('are joined with what failed in the screening, as the failures of the whole are', () => {
    if (screened === undefined) throw new Error('no scenario');
    const achieved = { count: 80, of: 100 };
    const first = { ...screened, shares: { ...screened.shares, 'load.achieved': achieved } };
    const head = headOf(first, roundsOf([search], policyWith()));
    expect(head.shares).toEqual({ [B]: { count: 6, of: 205 }, 'load.achieved': { count: 190, of: 220 } });
  });
});

describe('a comparison of shares', () => {
  const policy = policyWith({ thresholds: { parse: [threshold(B, { regression: 0 })] } });

  test('in pairs does not clear what got worse in few of them by what matters', () => {
    const head = Array.from({ length: 60 }, (_, i) => (i % 10 === 3 ? 0.8 : 0));
    const run = pairedRunOf({ parse: { [B]: { base: [...same(0, 59), 0.01], head } } });
    expect(compared(run, null, B, policy)).toMatchObject({ kind: 'paired', state: 'undecided', pairs: 60 });
    expect(judged([run], B, policy).status).toBe('inconclusive');
  });

  test('in pairs clears what fails as seldom as before', () => {
    const random = createRandom(7);
    const few = () => Array.from({ length: 60 }, () => (random.next() < 0.2 ? 0.01 : 0));
    const run = pairedRunOf({ parse: { [B]: { base: few(), head: few() } } });
    expect(judged([run], B, policy).status).toBe('pass');
  });

  test('with stored runs takes the mean for their level', () => {
    const past = found(historyOf(Array.from({ length: 8 }, () => ({ orders: { [B]: same(0.001, 10) } }))));
    const suspect = analyze(measured(B, IN_ONE_OF_TEN), past, {
      ...policyWith(),
      thresholds: { orders: [threshold(B, { regression: 0 })] },
    }).scenarios[0]?.metrics.find(({ metric }) => metric.id === B);
    if (suspect?.comparison.kind !== 'stored') throw new Error('not compared');
    expect(suspect.comparison.difference).toBeCloseTo(80 / 960 - 0.001, 6);
    expect(suspect.comparison.change).toBeGreaterThan(1);
  });
});

import { expect, test } from 'vitest';
import { analyze } from '../../src/analyze/analyze.ts';
import type { Invocation, RunEvent } from '../../src/model/event.ts';
import type { LoadSearch, ProbeVerdict } from '../../src/model/search.ts';
import { fold } from '../../src/run/fold.ts';
import { judge } from '../../src/verdict/judge.ts';
import { ABSENT, policyWith, threshold } from '../helpers/runs.ts';
import { STARTED } from './events.ts';
import { planOf, samples, scenario } from './suite.ts';

/** Six searches, of which some found no rate; `errors.rate` has a limit, `load.sustainable` a least of 50/s. */

type Search = 'found' | 'late' | 'nothing';

const VERDICTS: Readonly<Record<Search, ProbeVerdict>> = {
  found: { kind: 'holds' },
  late: { kind: 'void', reason: 'starts were late' },
  nothing: { kind: 'fails', criterion: 'latency.p95 max' },
};
const OUTCOMES: Readonly<Record<Search, Invocation['outcome']>> = {
  found: { kind: 'ok' },
  late: { kind: 'unmeasured', reason: 'starts were late' },
  nothing: { kind: 'broken', reason: 'no rate holds' },
};

function invocation(what: Search, index: number): Invocation {
  const isFound = what === 'found';
  const search: LoadSearch = {
    probes: [
      {
        ...{ rate: 50, purpose: 'search', holdMs: 1_000, verdict: VERDICTS[what] },
        ...{ throughput: null, p50: null, p99: null },
      },
    ],
    ...{ sustainable: isFound ? 98 : null, beyond: isFound ? 102 : null },
    ...{ limiting: null, metastable: false, cut: null },
  };
  return {
    ...{
      scenario: 'api',
      arm: 'head',
      index,
      warmup: false,
      startedAtMs: 0,
      durationMs: 1,
      log: 'logs/api.log',
    },
    outcome: OUTCOMES[what],
    operations: isFound ? { ok: 1_000, failed: 0 } : { ok: 0, failed: 0 },
    failures: isFound ? [] : [{ outcome: OUTCOMES[what], count: 1, invocations: 1, excerpt: '' }],
    metrics: isFound ? { 'load.sustainable': 100 } : {},
    ...{ declarations: [], problems: [], series: null, checkpoints: null, unavailable: [], search },
  };
}

function judged(searches: readonly Search[]) {
  const planned = scenario('api', { command: 'true', samples: samples(searches.length) });
  const events: readonly RunEvent[] = [
    { ...STARTED, plan: planOf([planned]) },
    ...searches.map(
      (what, i): RunEvent => ({ atMs: i, type: 'invocation-finished', invocation: invocation(what, i) }),
    ),
    { atMs: 9, type: 'scenario-finished', scenario: 'api', arm: 'head', ending: { kind: 'complete' } },
    { atMs: 9, type: 'run-finished' },
  ];
  const run = fold(events);
  const policy = policyWith({
    against: 'none',
    thresholds: {
      api: [threshold('errors.rate', { max: 0.01 }), threshold('load.sustainable', { min: 50 })],
    },
  });
  const { checks } = judge(run, analyze(run, ABSENT, policy), policy, () => '');
  const statusOf = (rule: string, metric: string | null) =>
    checks.find(check => check.rule === rule && check.metric === metric)?.status;
  return { outcome: statusOf('outcome', null), least: statusOf('min', 'load.sustainable') };
}

test.each([
  ['all found one', ['found', 'found', 'found', 'found', 'found', 'found'], 'pass', 'pass'],
  [
    'one of six found that none holds',
    ['found', 'found', 'nothing', 'found', 'found', 'found'],
    'fail',
    'inconclusive',
  ],
  [
    'the generator was late in half of them',
    ['found', 'late', 'found', 'late', 'found', 'late'],
    'inconclusive',
    'inconclusive',
  ],
  ['none holds in any', ['nothing', 'nothing', 'nothing', 'nothing', 'nothing', 'nothing'], 'fail', 'fail'],
] as const)('where %s', (_, searches, outcome, least) => {
  expect(judged(searches)).toEqual({ outcome, least });
});

import { conclude } from '../../src/evidence.ts';
import type { PlannedScenario } from '../../src/model/plan.ts';
import type { Requirement } from '../../src/model/requirement.ts';
import type { View } from '../../src/model/view.ts';
import { cell, failingAt, passing, type RepeatedFacts, repeatedSide, repeatPlan } from './repetitions.ts';
import { ABSENT, plannedScenario, planWith, policyWith, runOf } from './runs.ts';

/** Repeated tests as a view, through the analysis and the verdict themselves: every verdict a failing test can have. */

const RUNS = 60;
/** Every second run in another time zone. */
const CELLS = Array.from({ length: RUNS }, (_, run) => run % 2);
const clean = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map(name => [name, passing(RUNS)]));

const suite: PlannedScenario = plannedScenario('orders-suite', {
  priority: 'P0',
  level: 'integration',
  category: 'concurrency',
  covers: ['AC-1', 'AC-2', 'RISK-LEAK'],
  repeat: repeatPlan({
    runs: RUNS,
    parallel: 4,
    cells: [cell({ timezone: 'UTC' }), cell({ timezone: 'Asia/Kathmandu' })],
    deck: [0, 1],
  }),
  quarantine: [
    {
      test: 'orders TestReconnect*',
      owner: 'network-team',
      reason: 'port reuse on slow machines',
      expires: '2027-01-31',
      line: 14,
    },
  ],
  digest: '5eed000000000001',
  line: 8,
});

const smoke: PlannedScenario = plannedScenario('smoke', {
  priority: 'P1',
  level: 'unit',
  covers: ['AC-1'],
  repeat: repeatPlan({ runs: 10 }),
  digest: '5eed000000000002',
  line: 22,
});

const names = Array.from({ length: 34 }, (_, i) => `orders TestParse/${i}`);

const head: RepeatedFacts = {
  cells: CELLS,
  endings: {
    ...clean(names),
    'orders TestDueDate': failingAt(RUNS, 1, 5, 9, 11, 17, 23, 29, 31, 37, 43, 49, 57),
    'orders TestRetry': `${passing(21)}R${passing(38)}`,
    'orders TestCache': failingAt(RUNS, 12, 46),
    'orders TestLock': failingAt(RUNS, 3, 33),
    'orders TestReconnect': failingAt(RUNS, 20, 40, 41),
    'orders TestExport': 's'.repeat(RUNS),
  },
  messages: {
    'orders TestDueDate': ['due 2026-03-29, want 2026-03-30'],
    'orders TestRetry': ['dial tcp 127.0.0.1:#: connection refused'],
    'orders TestCache': [
      'cache_test.go: stale entry for order 7',
      'cache_test.go: deadline exceeded after 2s',
    ],
    'orders TestLock': ['lock held by worker 3'],
    'orders TestReconnect': ['bind: address already in use'],
  },
};

const base: RepeatedFacts = {
  cells: CELLS,
  endings: {
    ...clean(names),
    'orders TestDueDate': passing(RUNS),
    'orders TestCache': passing(RUNS),
    'orders TestLock': failingAt(RUNS, 8),
    'orders TestReconnect': failingAt(RUNS, 2, 31),
    'orders TestImport': passing(RUNS),
  },
};

const REQUIREMENTS: readonly Requirement[] = [
  { id: 'AC-1', text: 'Every order of the archive is parsed', scenarios: ['orders-suite', 'smoke'] },
  { id: 'AC-2', text: 'A lost connection is opened again', scenarios: ['orders-suite'] },
  { id: 'AC-3', text: 'An export can be cancelled', scenarios: [] },
  { id: 'RISK-LEAK', text: 'Memory grows with the number of orders', scenarios: ['orders-suite'] },
];

/** A suite that was repeated beside its base. */
export function repeating(): View {
  const plan = planWith([suite, smoke], { requirements: REQUIREMENTS });
  const commit = {
    sha: '3f1c8a2b90d4e7f6a5b4c3d2e1f0a9b8c7d6e5f4',
    ref: 'refs/heads/due-dates',
    subject: null,
    dirty: false,
  };
  const result = runOf(
    {},
    {
      commit,
      plan,
      durationMs: 214_000,
      scenarios: [
        repeatedSide('head', head, suite),
        repeatedSide('head', { endings: { 'smoke TestStart': passing(10) } }, smoke),
      ],
    },
  );
  const pairing = { purpose: 'search', base: BASE, looks: [10], orders: {}, control: false } as const;
  const { repetition: _none, ...unrun } = repeatedSide('head', { endings: {} }, suite);
  const round = runOf(
    {},
    {
      commit,
      plan: planWith([suite], { pairing, omitted: ['smoke'], requirements: REQUIREMENTS }),
      durationMs: 191_000,
      scenarios: [unrun, repeatedSide('base', base, suite)],
    },
  );
  return conclude({ result, rounds: [round] }, ABSENT, policyWith(), 'stress-action run');
}

const BASE = '9c0ffee1d2b3a4958677685940312f1e0d9c8b7a';

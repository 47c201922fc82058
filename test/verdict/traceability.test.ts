import { describe, expect, test } from 'vitest';
import type { PlannedScenario } from '../../src/model/plan.ts';
import type { Requirement } from '../../src/model/requirement.ts';
import type { Check, Status } from '../../src/model/verdict.ts';
import { traceCoverage } from '../../src/verdict/coverage.ts';
import { traceabilityOf } from '../../src/verdict/traceability.ts';
import { plannedScenario, planWith } from '../helpers/runs.ts';

const check = (scenario: string, status: Status): Check => ({
  scenario,
  metric: null,
  rule: 'outcome',
  status,
  reason: '',
  reproduce: null,
  line: null,
  improved: false,
  accepted: null,
});

const requirement = (id: string, ...scenarios: readonly string[]): Requirement => ({
  id,
  text: `demands ${id}`,
  scenarios,
});

const of = (id: string, facts: Partial<PlannedScenario>): PlannedScenario => plannedScenario(id, facts);

describe('traceCoverage()', () => {
  const scenarios = [of('parse', { covers: ['AC-1', 'RISK-1'] }), of('print', { covers: ['AC-1'] })];
  const checks = [check('parse', 'fail'), check('print', 'pass')];

  test('says of each covered id who covers it, and the worst of their verdicts', () => {
    const [first] = traceCoverage(planWith(scenarios), checks);
    expect(first).toMatchObject({
      id: 'AC-1',
      status: 'fail',
      scenarios: [{ scenario: 'parse' }, { scenario: 'print' }],
    });
    expect(first).not.toHaveProperty('gap');
  });

  test('says which declared ids nothing covers, and which were left out of this run', () => {
    const requirements = [
      requirement('AC-1', 'parse', 'print'),
      requirement('AC-2'),
      requirement('AC-3', 'export'),
      requirement('RISK-1', 'parse'),
    ];
    const lines = traceCoverage(planWith(scenarios, { requirements, omitted: ['export'] }), checks);
    expect(lines.map(({ id, gap = null, status }) => [id, gap, status])).toEqual([
      ['AC-1', null, 'fail'],
      ['AC-2', 'uncovered', 'skipped'],
      ['AC-3', 'left-out', 'skipped'],
      ['RISK-1', null, 'fail'],
    ]);
    expect(lines[1]?.text).toBe('demands AC-2');
  });
});

describe('traceabilityOf()', () => {
  const suite = [
    of('a', { level: 'unit', priority: 'P0', covers: ['AC-1'] }),
    of('b[users=1]', { name: 'b', level: 'unit', priority: 'P1' }),
    of('b[users=2]', { name: 'b', level: 'unit', priority: 'P1' }),
    of('c', { level: 'e2e', priority: 'P1' }),
    of('d', { level: null, priority: 'P2' }),
  ];
  const checks = [
    check('a', 'pass'),
    check('b[users=1]', 'pass'),
    check('b[users=2]', 'fail'),
    check('c', 'warn'),
    check('d', 'inconclusive'),
  ];

  test('spreads scenarios over levels and priorities, a ladder once and sound only as a whole', () => {
    const found = traceabilityOf(planWith(suite), checks);
    expect(found?.levels).toEqual([
      { kind: 'unit', scenarios: 2, share: 0.5, sound: 1 },
      { kind: 'e2e', scenarios: 1, share: 0.25, sound: 1 },
      { kind: null, scenarios: 1, share: 0.25, sound: 0 },
    ]);
    expect(found?.priorities.map(({ kind, scenarios, sound }) => [kind, scenarios, sound])).toEqual([
      ['P0', 1, 1],
      ['P1', 2, 1],
      ['P2', 1, 0],
    ]);
  });

  test('a scenario without a verdict is not sound', () => {
    expect(traceabilityOf(planWith(suite), [])?.levels.map(({ sound }) => sound)).toEqual([0, 0, 0]);
  });

  test('without declared ids it is not known what is missing', () => {
    expect(traceabilityOf(planWith(suite), checks)).toMatchObject({
      declared: null,
      covered: 1,
      uncovered: [],
    });
  });

  test('counts what the whole suite covers, whatever this run left out', () => {
    const requirements = [requirement('AC-1', 'a'), requirement('AC-2'), requirement('AC-3', 'elsewhere')];
    expect(traceabilityOf(planWith(suite, { requirements }), checks)).toMatchObject({
      declared: 3,
      covered: 2,
      uncovered: ['AC-2'],
    });
  });

  test('is nothing where nobody asks', () => {
    expect(traceabilityOf(planWith([of('a', {})]), [])).toBeNull();
  });
});

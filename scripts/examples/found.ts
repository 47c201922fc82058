import type { Check } from '../../src/model/verdict.ts';
import type { View } from '../../src/model/view.ts';
import type { Wrong } from './expected.ts';

/** What the checks of a scenario say is wrong. */
export function foundIn({ result, verdict }: View, scenario: string): Wrong {
  const failed = verdict.checks.filter(check => check.scenario === scenario && check.status === 'fail');
  const facts = result.scenarios.find(({ id }) => id === scenario);
  const told = new Set(namesOf(failed, 'detector'));
  const faults = facts?.detected?.faults.filter(({ detector }) => told.has(detector)) ?? [];
  return {
    tests: namesOf(failed, 'test'),
    faults: sorted(faults.map(fault => fault.class)),
    metrics: sorted(failed.flatMap(({ metric }) => metric ?? [])),
  };
}

/** Why what was found is not what was expected, one sentence a difference; empty where it is. */
export const differences = (expected: Wrong, found: Wrong): readonly string[] => [
  ...compare('test', expected.tests, found.tests),
  ...compare('fault', expected.faults, found.faults),
  ...compare('metric', expected.metrics, found.metrics),
];

function compare(what: string, patterns: readonly string[], names: readonly string[]): readonly string[] {
  const matches = (pattern: string, name: string): boolean => asExpression(pattern).test(name);
  return [
    ...patterns
      .filter(pattern => !names.some(name => matches(pattern, name)))
      .map(pattern => `no ${what} ${pattern} was found`),
    ...names
      .filter(name => !patterns.some(pattern => matches(pattern, name)))
      .map(name => `${what} ${name} was not expected`),
  ];
}

const asExpression = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`, 's');

/** What failed by this rule; the empty text where the check names nothing. */
const namesOf = (checks: readonly Check[], rule: Check['rule']): readonly string[] =>
  sorted(checks.filter(check => check.rule === rule).map(({ subject }) => subject ?? ''));

const sorted = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();

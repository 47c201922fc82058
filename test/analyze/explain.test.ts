import { describe, expect, test } from 'vitest';
import { explain, explainable } from '../../src/analyze/explain/explain.ts';
import { conclude } from '../../src/evidence.ts';
import type { Explanation } from '../../src/model/explanation.ts';
import type { RunResult } from '../../src/model/result.ts';
import { renderExplanation } from '../../src/report/explain.ts';
import { signedRank } from '../../src/stats/signed-rank.ts';
import { studentCdf } from '../../src/stats/student.ts';
import { MS, pairs, same, wallOf } from '../helpers/pairs.ts';
import {
  ABSENT,
  found,
  historyOf,
  noisy,
  pairedRunOf,
  policyWith,
  runOf,
  threshold,
} from '../helpers/runs.ts';

const view = (
  runs: readonly [RunResult, ...RunResult[]],
  lookup: Parameters<typeof conclude>[1] = ABSENT,
  policy = policyWith(),
) => conclude({ result: runs[0], rounds: runs.slice(1) }, lookup, policy, 'again');

function explained(...args: Parameters<typeof view>): Explanation {
  const explanation = explain(view(...args), 'parse', 'time.wall');
  if (explanation === null) throw new Error('nothing to explain');
  return explanation;
}

const stepOf = ({ steps }: Explanation, title: string) => {
  const found = steps.find(step => step.title === title);
  if (found === undefined) throw new Error(`no step ${title}: ${steps.map(step => step.title).join(', ')}`);
  return found;
};

const factOf = (explanation: Explanation, title: string, label: string): number => {
  const value = stepOf(explanation, title).facts.find(fact => fact.label === label)?.value;
  if (typeof value !== 'number') throw new Error(`${label} of ${title} is ${value}`);
  return value;
};

const column = (explanation: Explanation, title: string, label: string): readonly number[] => {
  const { table } = stepOf(explanation, title);
  const at = table?.columns.findIndex(candidate => candidate.label === label) ?? -1;
  return (table?.rows ?? []).map(row => Number(row[at]));
};

describe('an explanation of pairs', () => {
  const slower = [wallOf(pairs(1.1, 0.03, 60, 1)), wallOf(pairs(1.1, 0.03, 60, 2), 'confirm')] as const;

  test('holds the bound that excludes: below what matters at the look that excluded, and at no look before', () => {
    const explanation = explained([wallOf(pairs(1, 0.06, 60, 1))]);
    const matters = factOf(explanation, 'What matters', 'the same on the scale of d');
    const bounds = column(explanation, 'Looks', 'upper bound');
    expect(bounds.map(bound => bound < matters)).toEqual(bounds.map((_, look) => look === bounds.length - 1));
  });

  test('holds the samples from which its p, level and estimate follow', () => {
    const explanation = explained(slower);
    const [base, head, d] = ['base', 'head', 'd'].map(label => column(explanation, 'Pairs', label));
    expect(d).toEqual(head?.map((value, i) => expect.closeTo(Math.log(value / (base?.[i] ?? 1)), 10)));
    expect(column(explanation, 'Looks', 'p').at(-1)).toBeCloseTo(signedRank(d ?? []).pGreater, 12);
    expect(column(explanation, 'Looks', 'level')[0]).toBeCloseTo(0.005, 12);
    expect(factOf(explanation, 'Estimate', 'change')).toBeCloseTo(0.1, 1);
  });

  test('agrees with what the analysis says', () => {
    const explanation = explained(slower);
    const comparison = view(slower).analysis.scenarios[0]?.metrics[0]?.comparison;
    if (comparison?.kind !== 'paired') throw new Error('pairs');
    expect(factOf(explanation, 'Estimate', 'change')).toBe(comparison.change);
    expect(factOf(explanation, 'Estimate', 'from')).toBe(comparison.interval.low);
    expect(factOf(explanation, 'Confirmation', 'p')).toBe(comparison.confirmation?.p);
    expect(factOf(explanation, 'Fresh estimate', 'to')).toBe(comparison.confirmation?.interval.high);
    expect(stepOf(explanation, 'Verdict').facts[0]?.label).toBe('regression: fail');
  });

  test('without a suspicion has no fresh pairs', () => {
    const titles = explained([wallOf(pairs(1, 0.02, 60, 3))]).steps.map(step => step.title);
    expect(titles).toEqual(['Pairs', 'What matters', 'Looks', 'Estimate', 'Verdict']);
  });

  test('of counts that never vary says that no test was needed', () => {
    const run = pairedRunOf({ parse: { 'fds.peak': { base: same(20, 20), head: same(90, 20) } } });
    const explanation = explain(view([run]), 'parse', 'fds.peak');
    expect(explanation?.steps.map(step => step.title)).toEqual([
      'Pairs',
      'Comparison',
      'What matters',
      'Verdict',
    ]);
  });
});

describe('an explanation of the stored history', () => {
  const run = runOf({ parse: { metrics: { 'time.wall': noisy(150 * MS, 0.02, 10, 1) } } });
  const history = found(
    historyOf(
      Array.from({ length: 8 }, (_, i) => ({ parse: { 'time.wall': noisy(100 * MS, 0.02, 10, i + 5) } })),
    ),
  );

  test('holds the levels from which t and p follow', () => {
    const explanation = explained([run], history);
    const logs = column(explanation, 'History', 'ln(level)');
    const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
    expect(logs).toHaveLength(8);
    const level = factOf(explanation, 'This run', 'level');
    const sd = factOf(explanation, 'Prediction', 'standard deviation between runs, of ln');
    const t = (Math.log(level) - mean) / (sd * Math.sqrt(1 + 1 / 8));
    expect(factOf(explanation, 'Test', 't')).toBeCloseTo(t, 9);
    const freedom = factOf(explanation, 'Prediction', 'degrees of freedom');
    expect(factOf(explanation, 'Test', 'p')).toBeCloseTo(studentCdf(-t, freedom), 12);
  });

  test('shows a limit with the ordered values that bound it', () => {
    const policy = policyWith({
      thresholds: { parse: [threshold('time.wall', { max: 120 * MS, unit: 'ns' })] },
    });
    const explanation = explained([run], history, policy);
    const values = column(explanation, 'Limit (max)', 'value');
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    expect(values).toContain(factOf(explanation, 'Limit (max)', 'from'));
  });
});

describe('what can be explained', () => {
  test('is every metric of every scenario; of others there is nothing', () => {
    const one = view([wallOf(pairs(1, 0.02, 60, 4))]);
    expect(explainable(one)).toContain('parse/time.wall');
    expect(explain(one, 'parse', 'time.other')).toBeNull();
  });

  test('is printed with enough digits to compute with, and no line is a command of the runner', () => {
    const explanation = explained([wallOf(pairs(1.2, 0.02, 10, 5))]);
    const text = renderExplanation({ ...explanation, scenario: '::error::x' }, 80);
    expect(text).toContain('values in nanoseconds');
    expect(text).not.toMatch(/^::error/m);
    for (const value of column(explanation, 'Pairs', 'head'))
      expect(text).toContain(String(Number(value.toPrecision(12))));
  });
});

import type { MetricAnalysis } from '../../model/analysis.ts';
import type { Explanation, ExplanationStep } from '../../model/explanation.ts';
import type { MetricSamples, RunResult } from '../../model/result.ts';
import type { View } from '../../model/view.ts';
import { machineSteps, runsFor } from './merged.ts';
import { explainLeak, explainLimit } from './others.ts';
import { explainPairs } from './paired.ts';
import { columns, fact, step } from './steps.ts';
import { explainStored } from './stored.ts';

/**
 * How the verdict on one metric was reached: samples, test, statistic, the level it may spend, interval. Everything is computed again from
 * the samples of the view. Null where the view has no such metric.
 */
export function explain(view: View, scenario: string, metricId: string): Explanation | null {
  const metric = view.analysis.scenarios
    .find(({ id }) => id === scenario)
    ?.metrics.find(candidate => candidate.metric.id === metricId);
  if (metric === undefined) return null;
  return { scenario, metric: metric.metric, steps: stepsOf(view, scenario, metric) };
}

/** What `explain` can be asked of a view, as `scenario/metric`. */
export const explainable = ({ analysis }: View): readonly string[] =>
  analysis.scenarios.flatMap(({ id, metrics }) => metrics.map(({ metric }) => `${id}/${metric.id}`));

function stepsOf(view: View, scenario: string, metric: MetricAnalysis): readonly ExplanationStep[] {
  const runs = runsFor(view, scenario);
  const head = samplesOf(runs[0] ?? view.result, scenario, metric);
  return [
    ...machineSteps(metric),
    ...comparisonSteps(view, scenario, metric, head, runs),
    ...metric.limits.map(limit => explainLimit(limit, head, metric.counted)),
    verdictStep(view, scenario, metric),
  ];
}

function comparisonSteps(
  view: View,
  scenario: string,
  metric: MetricAnalysis,
  head: MetricSamples,
  runs: readonly RunResult[],
): readonly ExplanationStep[] {
  const { comparison } = metric;
  // The level that this run, this system or each of several machines could spend.
  const policy = { ...view.policy, familyAlpha: view.analysis.family.alpha };
  switch (comparison.kind) {
    case 'paired':
      return explainPairs(scenario, metric.metric.id, runs, policy);
    case 'stored':
      return explainStored(comparison, head, view.analysis.family);
    case 'leak':
      return explainLeak(comparison, scenario, metric.metric.id, runs);
    case 'exact': {
      const pairs = explainPairs(scenario, metric.metric.id, runs, policy);
      return pairs.length > 0 ? pairs : [listing(head)];
    }
    default:
      return [listing(head)];
  }
}

/** The samples themselves, where nothing was computed from them. */
const listing = ({ samples, invocations }: MetricSamples): ExplanationStep =>
  step('Samples', 'One value an invocation.', [], {
    columns: columns(['invocation', 'count'], ['value', 'value']),
    rows: samples.map((value, i) => [invocations[i] ?? i, value]),
  });

/** Samples of the head in the first run. */
function samplesOf(result: RunResult, scenario: string, { metric }: MetricAnalysis): MetricSamples {
  const found = result.scenarios
    .find(({ id, arm }) => id === scenario && arm === 'head')
    ?.metrics.find(samples => samples.metric.id === metric.id);
  return { ...(found ?? { samples: [], invocations: [] }), metric };
}

function verdictStep(
  { verdict }: View,
  scenario: string,
  { metric, gated }: MetricAnalysis,
): ExplanationStep {
  const checks = verdict.checks.filter(check => check.scenario === scenario && check.metric === metric.id);
  const text = gated || checks.length > 0 ? 'What was said of it.' : 'It is shown, and not judged.';
  return step(
    'Verdict',
    text,
    checks.map(check => fact(`${check.rule}: ${check.status}`, 'text', check.reason)),
  );
}

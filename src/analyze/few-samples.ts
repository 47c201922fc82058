import type { Recommendation, ScenarioAnalysis } from '../model/analysis.ts';
import { smallestMedianSample } from '../stats/median-interval.ts';

/** Limits that so few invocations cannot decide, however far away they are: says how many give an interval. */
export function adviseOnFewSamples({ id, metrics }: ScenarioAnalysis): readonly Recommendation[] {
  const needed = metrics.flatMap(({ estimate, limits }) =>
    limits
      .filter(({ position }) => position === 'unknown' && estimate !== null)
      .map(({ interval }) => smallestMedianSample(interval.level))
      .filter(fewest => (estimate?.n ?? 0) < fewest),
  );
  if (needed.length === 0) return [];
  const text = `So few samples say nothing about its limits: let \`samples\` allow ${Math.max(...needed)} or more`;
  return [{ code: 'few-samples', scenario: id, metric: null, text }];
}

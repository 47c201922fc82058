import type { Trend } from '../model/analysis.ts';
import { GROWTH_POINTS, growthSources } from '../model/growth.ts';
import type { ScenarioResult } from '../model/result.ts';
import { thin } from '../stats/picture.ts';
import { seriesShape, trendOf } from '../stats/shape.ts';
import { groundOf, visibleGrowth } from './leak-margin.ts';

/** Points of a picture: what a line of a comment holds. */
const PICTURE_POINTS = 40;

/**
 * How each resource moved during the last ok invocation, where that was long enough to say. One run alone cannot tell a slow warm-up from
 * a slow leak, so this is shown and never judged.
 */
export function trendsOf(scenario: ScenarioResult): readonly Trend[] {
  return growthSources(scenario.series, scenario.checkpoints)
    .filter(({ xs }) => xs.length >= GROWTH_POINTS)
    .map(({ metric, source, unit, xs, ys }) => ({
      metric: `${metric}.leak`,
      source,
      unit,
      shape: seriesShape(ys),
      advice: trendOf(xs, ys, visibleGrowth(metric, groundOf(scenario, metric))),
      picture: thin(ys, PICTURE_POINTS),
    }));
}

import { z } from 'zod';
import type {
  Analysis,
  ControlAnalysis,
  Drift,
  Estimate,
  FailureComparison,
  MachineSpread,
  MetricAnalysis,
  ScenarioAnalysis,
  Trend,
} from '../model/analysis.ts';
import { BOTTLENECK_CAUSES } from '../model/bottleneck.ts';
import { comparisonSchema, intervalSchema, limitSchema, referenceSchema } from './comparison-schema.ts';
import { detectedAnalysisSchema } from './detected-schema.ts';
import { gridSchema } from './factors-schema.ts';
import { testsSchema } from './flakes-schema.ts';
import { ladderSchemaOf } from './ladder-schema.ts';
import { metricSchema, unitSchema } from './metric-schema.ts';
import {
  caveatSchema,
  endingSchema,
  outcomeCountsSchema,
  outcomeSchema,
  unavailableSchema,
} from './outcome-schema.ts';
import {
  byName,
  count,
  entries,
  finite,
  moment,
  name,
  positive,
  share,
  statistic,
  text,
  values,
  version,
} from './schema-parts.ts';
import { shareCountSchema } from './share-schema.ts';

const estimateSchema: z.ZodType<Estimate> = z
  .object({
    n: count,
    center: statistic,
    atLeast: z.exactOptional(z.literal(true)),
    interval: intervalSchema,
    spread: statistic,
  })
  .describe('Median over invocations with its interval, in base units');

const spreadSchema: z.ZodType<MachineSpread> = z
  .object({
    machines: entries(
      z.object({
        part: name,
        level: statistic.nullable(),
        change: statistic.nullable(),
        state: z.enum(['worse', 'fine', 'open']),
      }),
    ),
    levelSpread: statistic.nullable().describe('Standard deviation of ln(level) between machines'),
    changeSpread: statistic.nullable().describe('Of ln(1 + change)'),
  })
  .describe('What each of several machines found');

const metricAnalysisSchema: z.ZodType<MetricAnalysis> = z
  .object({
    metric: metricSchema,
    relativeTo: name.nullable().describe('The scenario whose value divides this one'),
    gated: z.boolean().describe('It belongs to the family that may turn the verdict'),
    estimate: estimateSchema.nullable(),
    counted: z.exactOptional(shareCountSchema),
    comparison: comparisonSchema,
    limits: entries(limitSchema),
    caveats: entries(caveatSchema),
    machines: z.exactOptional(spreadSchema),
  })
  .describe('Estimate and comparison of one metric');

const rateSchema = z.object({ failed: count, invocations: count, interval: intervalSchema });

const failuresSchema: z.ZodType<FailureComparison> = z
  .object({ base: rateSchema, head: rateSchema, p: share, adjustedP: share, alpha: share })
  .describe('How often each side failed');

const trendSchema: z.ZodType<Trend> = z
  .object({
    metric: name,
    source: text,
    unit: unitSchema,
    shape: z.enum(['flat', 'plateau', 'linear', 'sawtooth', 'step', 'oscillating']),
    advice: z.enum(['growing', 'fading', 'flat']),
    picture: values(finite),
  })
  .describe('One resource over a long run of the head: shown, never judged');

const scenarioSchema: z.ZodType<ScenarioAnalysis> = z
  .object({
    id: name.min(1),
    ending: endingSchema.nullable(),
    outcomes: outcomeCountsSchema,
    invocations: count.describe('Successful, after warm-up'),
    trouble: z
      .object({
        outcome: outcomeSchema,
        ...{ count, excerpt: text, log: name },
        alike: z.exactOptional(count).describe('Of that many, with this outcome'),
        whole: z.exactOptional(z.literal(true)).describe('Invocations ended so, not single operations'),
        requests: z.exactOptional(count.nullable()).describe('Operations, of which that many failed'),
      })
      .nullable(),
    hindrance: z.exactOptional(text).describe('Why the load generator could not do an invocation'),
    metrics: entries(metricAnalysisSchema),
    failures: failuresSchema.nullable().describe('Of the head beside the base'),
    trends: entries(trendSchema),
    unavailable: entries(unavailableSchema),
    detected: z.exactOptional(detectedAnalysisSchema),
    operationTimes: z
      .exactOptional(z.object({ operations: count, percentiles: byName(positive) }))
      .describe('Percentiles of all operations together, in ns'),
    bottlenecks: z.exactOptional(entries(z.object({ cause: z.enum(BOTTLENECK_CAUSES), evidence: text }))),
    tests: z.exactOptional(testsSchema),
  })
  .describe('Estimates and comparisons of one scenario');

const recommendationSchema = z
  .object({ code: name, scenario: name.nullable(), metric: name.nullable(), text })
  .describe('What to do next, tied to evidence');

const controlSchema: z.ZodType<ControlAnalysis> = z.object({
  metrics: count,
  alarms: entries(z.object({ scenario: name, metric: name, change: statistic })),
});

const driftSchema: z.ZodType<Drift> = z.object({
  kind: z.enum(['step', 'creep']),
  scenario: name,
  metric: name,
  commit: name,
  at: moment,
  change: statistic,
  before: statistic,
  after: statistic,
  p: share,
});

/** Estimates with their doubts (src/model/analysis.ts). */
export const analysisSchema: z.ZodType<Analysis> = z
  .object({
    schemaVersion: version,
    reference: referenceSchema,
    family: z.object({ alpha: share, metrics: count }),
    scenarios: entries(scenarioSchema),
    ladders: z.exactOptional(entries(ladderSchemaOf(metricAnalysisSchema))),
    grids: z.exactOptional(entries(gridSchema)),
    suiteShift: statistic.nullable().describe('Median change over all compared metrics: a diagnostic'),
    control: controlSchema.nullable().describe('Base against base'),
    drift: entries(driftSchema).describe('Steps and creep of the history, each said once'),
    recommendations: entries(recommendationSchema),
    caveats: entries(caveatSchema),
  })
  .describe('Estimates and comparisons, free of pass or fail');

import { z } from 'zod';
import type { Analysis, Estimate, MetricAnalysis, ScenarioAnalysis } from '../model/analysis.ts';
import { comparisonSchema, intervalSchema, limitSchema, referenceSchema } from './comparison-schema.ts';
import { metricSchema } from './metric-schema.ts';
import {
  caveatSchema,
  endingSchema,
  outcomeCountsSchema,
  outcomeSchema,
  unavailableSchema,
} from './outcome-schema.ts';
import { count, entries, name, share, statistic, text, version } from './schema-parts.ts';

const estimateSchema: z.ZodType<Estimate> = z
  .object({ n: count, center: statistic, interval: intervalSchema, spread: statistic })
  .describe('Median over invocations with its interval, in base units');

const metricAnalysisSchema: z.ZodType<MetricAnalysis> = z
  .object({
    metric: metricSchema,
    gated: z.boolean().describe('It belongs to the family that may turn the verdict'),
    estimate: estimateSchema.nullable(),
    comparison: comparisonSchema,
    limits: entries(limitSchema),
    caveats: entries(caveatSchema),
  })
  .describe('Estimate and comparison of one metric');

const scenarioSchema: z.ZodType<ScenarioAnalysis> = z
  .object({
    id: name.min(1),
    ending: endingSchema.nullable(),
    outcomes: outcomeCountsSchema,
    invocations: count.describe('Successful, after warm-up'),
    trouble: z.object({ outcome: outcomeSchema, count, excerpt: text, log: name }).nullable(),
    metrics: entries(metricAnalysisSchema),
    unavailable: entries(unavailableSchema),
  })
  .describe('Estimates and comparisons of one scenario');

const recommendationSchema = z
  .object({ code: name, scenario: name.nullable(), metric: name.nullable(), text })
  .describe('What to do next, tied to evidence');

/** Estimates with their doubts (src/model/analysis.ts). */
export const analysisSchema: z.ZodType<Analysis> = z
  .object({
    schemaVersion: version,
    reference: referenceSchema,
    family: z.object({ alpha: share, metrics: count }),
    scenarios: entries(scenarioSchema),
    suiteShift: statistic.nullable().describe('Median change over all compared metrics: a diagnostic'),
    recommendations: entries(recommendationSchema),
    caveats: entries(caveatSchema),
  })
  .describe('Estimates and comparisons, free of pass or fail');

import { z } from 'zod';
import { FACTORS, type GridAnalysis, type MetricEffects } from '../model/factors.ts';
import { intervalSchema } from './comparison-schema.ts';
import { metricSchema } from './metric-schema.ts';
import { count, entries, name, names, share, statistic, text } from './schema-parts.ts';

/** What the cells of a grid say together (src/model/factors.ts). */

const factorName = z.enum(FACTORS);

const levelSchema = z.object({
  level: name,
  cells: count,
  mean: statistic.describe('With the other factors averaged over their levels'),
  effect: z
    .object({ change: statistic, interval: intervalSchema.nullable() })
    .nullable()
    .describe('Against the lowest level; null of that itself'),
});

const factorSchema = z
  .object({
    factor: factorName,
    share: share.describe('Of the variation between cells'),
    levels: entries(levelSchema),
  })
  .describe('One factor by itself');

const metricEffectsSchema: z.ZodType<MetricEffects> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unknown'), metric: metricSchema, reason: text }),
  z.object({
    kind: z.literal('estimated'),
    metric: metricSchema,
    cells: count,
    scale: z.enum(['relative', 'difference']),
    error: z.enum(['cells', 'invocations']).nullable().describe('What the intervals rest on'),
    factors: entries(factorSchema),
    unexplained: share.describe('Of the variation between cells, by no factor alone'),
    interactions: z.exactOptional(
      entries(z.object({ factors: z.tuple([factorName, factorName]), share, p: share })),
    ),
  }),
]);

export const gridSchema: z.ZodType<GridAnalysis> = z
  .object({
    scenario: name,
    cells: count,
    factors: entries(z.object({ factor: factorName, levels: names })),
    metrics: entries(metricEffectsSchema),
  })
  .describe('Main effects of the factors of one grid');

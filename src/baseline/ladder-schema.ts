import { z } from 'zod';
import type { LadderAnalysis, MetricAnalysis } from '../model/analysis.ts';
import type { Difference, Estimated, ScalabilityChange, ScalabilityLaw } from '../model/scalability.ts';
import { intervalSchema } from './comparison-schema.ts';
import { count, entries, name, positive, statistic, text, values } from './schema-parts.ts';

/** Ladders of users as wholes (src/model/scalability.ts). */

const estimated = { value: statistic, interval: intervalSchema };
const estimatedSchema: z.ZodType<Estimated> = z.object(estimated);

const peakSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('measured'), users: estimatedSchema, throughput: estimatedSchema }),
  z.object({ kind: z.literal('unmeasured'), largest: count, atLeast: statistic.nullable() }),
]);

const lawSchema: z.ZodType<ScalabilityLaw> = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('fitted'),
      rate: estimatedSchema.describe('Operations a second of one user'),
      contention: estimatedSchema,
      coherency: estimatedSchema,
      peak: peakSchema,
      roof: statistic.nullable().describe('What contention alone would allow'),
    }),
    z.object({ kind: z.literal('refused'), reason: text }),
  ])
  .describe('The Universal Scalability Law, or why it cannot be told');

const differenceSchema: z.ZodType<Difference> = z.object({
  ...estimated,
  reference: statistic,
  margin: statistic,
});

const changeSchema: z.ZodType<ScalabilityChange> = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('none'),
      code: z.enum(['disabled', 'no-reference', 'refused']),
      reason: text,
    }),
    z.object({ kind: z.literal('paired'), contention: differenceSchema, coherency: differenceSchema }),
    z.object({ kind: z.literal('stored'), contention: differenceSchema, coherency: differenceSchema }),
  ])
  .describe('Head less base');

const rungSchema = z.object({
  scenario: name,
  users: count,
  throughput: values(positive),
  median: positive.nullable(),
});

/** `metrics` is the schema of an analysed metric. */
export const ladderSchemaOf = (metrics: z.ZodType<MetricAnalysis>): z.ZodType<LadderAnalysis> =>
  z
    .object({
      name: name.min(1),
      rungs: entries(rungSchema),
      law: lawSchema,
      metrics: entries(metrics),
      change: changeSchema,
    })
    .describe('A scenario that was run with several numbers of users, as a whole');

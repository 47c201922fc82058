import { z } from 'zod';
import { NO_OVERRIDES } from '../model/override.ts';
import type { Policy, Threshold } from '../model/policy.ts';
import { unitSchema } from './metric-schema.ts';
import { overridesSchema } from './override-schema.ts';
import { byName, count, entries, finite, name, positive, share } from './schema-parts.ts';

const thresholdSchema: z.ZodType<Threshold> = z
  .object({
    metric: name.describe('Metric id; in the scope `suite` also a glob'),
    scope: z.enum(['scenario', 'suite']).describe('Where it was written'),
    unit: unitSchema.nullable(),
    max: finite.nullable(),
    min: finite.nullable(),
    regression: z
      .union([positive, z.literal('off')])
      .nullable()
      .describe('Relative adverse change that matters'),
    floor: positive.nullable().describe('Absolute change below which nothing matters'),
    relativeTo: name.nullable().describe('Another scenario, whose value divides this one'),
    required: z.boolean(),
    line: count.nullable(),
  })
  .describe('Limits on one metric, in its base unit');

/** What the user tolerates (src/model/policy.ts). */
export const policySchema: z.ZodType<Policy> = z
  .object({
    against: z.enum(['auto', 'base', 'baseline', 'none']),
    failOnStored: z.boolean(),
    familyAlpha: share,
    control: z.boolean(),
    watchHistory: z.boolean(),
    strict: z.boolean(),
    failOn: z.enum(['fail', 'inconclusive', 'never']),
    vanished: z.enum(['fail', 'warn', 'ignore']),
    staleAfterDays: positive,
    overrides: overridesSchema.default(NO_OVERRIDES),
    thresholds: byName(entries(thresholdSchema)).describe('By scenario id'),
  })
  .describe('What was tolerated');

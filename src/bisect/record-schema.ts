import { z } from 'zod';
import { comparisonSchema } from '../baseline/comparison-schema.ts';
import { metricSchema } from '../baseline/metric-schema.ts';
import { count, entries, finite, name, statistic, text, version } from '../baseline/schema-parts.ts';
import type { BisectRecord, Compared, StepFinding } from '../model/bisect.ts';

const sha = z.string().regex(/^[0-9a-f]{7,64}$/, 'the digits of a commit');

const commitSchema = z.object({
  sha,
  parent: sha.nullable(),
  authoredAt: name,
  subject: text.describe('Of the commit, as its author wrote it'),
});

const comparedShape = { scenario: name, metric: metricSchema, comparison: comparisonSchema };
const comparedSchema: z.ZodType<Compared> = z.object(comparedShape);
const remainingSchema = z.object({ commits: count, steps: count });

const findingSchema: z.ZodType<StepFinding> = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['bad', 'good']), evidence: comparedSchema }),
  z.object({ kind: z.literal('unclear'), evidence: comparedSchema.nullable(), reason: text }),
  z.object({ kind: z.literal('unmeasured'), reason: text }),
]);

/** What `bisect.json` holds (src/model/bisect.ts). */
export const recordSchema: z.ZodType<BisectRecord> = z.object({
  schemaVersion: version,
  kind: z.literal('stress-action/bisect'),
  tool: z.object({ name, version: name }),
  startedAt: name,
  suite: name,
  seed: finite,
  digest: name,
  good: commitSchema,
  commits: z.array(commitSchema).min(1),
  followed: z
    .object({
      ...comparedShape,
      regression: statistic,
      floor: statistic,
      others: entries(z.object({ scenario: name, metric: name })),
    })
    .nullable(),
  steps: entries(z.object({ sha, finding: findingSchema, folder: name, left: remainingSchema })),
  ending: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('found'), first: sha, lastGood: sha }),
      z.object({ kind: z.literal('range'), commits: z.array(sha), lastGood: sha }),
      z.object({ kind: z.literal('not-worse'), reason: text, seen: entries(comparedSchema) }),
    ])
    .nullable(),
});

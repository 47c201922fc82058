import { z } from 'zod';
import type { View } from '../model/view.ts';
import { analysisSchema } from './analysis-schema.ts';
import { policySchema } from './policy-schema.ts';
import { resultSchema } from './result-schema.ts';
import { entries, version } from './schema-parts.ts';
import { verdictSchema } from './verdict-schema.ts';

/**
 * The content of `results.json` (src/model/view.ts). Reading one goes through it, and the published JSON Schema is generated from
 * it, so the two cannot differ. Unknown properties are dropped when reading.
 */
export const viewSchema: z.ZodType<View> = z
  .object({
    schemaVersion: version,
    kind: z.literal('stress-action/results'),
    result: resultSchema,
    rounds: entries(resultSchema).describe('Paired runs that followed, in order'),
    policy: policySchema,
    analysis: analysisSchema,
    verdict: verdictSchema,
  })
  .describe('Results of stress-action');

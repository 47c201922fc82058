import { z } from 'zod';
import type { Override, OverrideSource, Overrides } from '../model/override.ts';
import { entries, moment, name, positive, text } from './schema-parts.ts';

export const overrideSourceSchema: z.ZodType<OverrideSource> = z.enum(['comment', 'label', 'command-line']);

const overrideSchema: z.ZodType<Override> = z.object({
  target: name.describe('`scenario` or `scenario/metric`, with `*` for any run of characters'),
  upTo: positive.nullable().describe('The largest relative change it covers'),
  reason: text.min(1),
  author: name,
  at: moment,
  via: overrideSourceSchema,
});

/** What was said about accepting changes for the worse (src/model/override.ts). */
export const overridesSchema: z.ZodType<Overrides> = z
  .object({
    granted: entries(overrideSchema),
    refused: entries(z.object({ author: name, reason: text })),
    fault: text.nullable().describe('Why nobody could be asked'),
    byComment: z.boolean().describe('A comment on the pull request can accept'),
  })
  .describe('Changes for the worse that somebody answers for');

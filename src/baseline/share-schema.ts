import { z } from 'zod';
import type { ShareCount, ShareCounts } from '../model/share.ts';
import { byName, count } from './schema-parts.ts';

/** Beyond the types: no more than all, as an interval is made of them. */
export const shareCountSchema: z.ZodType<ShareCount> = z
  .object({ count, of: count.describe('Operations that it is a share of') })
  .superRefine((share, context) => {
    if (share.count > share.of)
      context.addIssue({ code: 'custom', path: ['count'], message: `at most all ${share.of}` });
  })
  .describe('What a share of operations was counted from');

export const shareCountsSchema: z.ZodType<ShareCounts> = byName(shareCountSchema).describe(
  'What shares of operations were counted from over all invocations, by metric',
);

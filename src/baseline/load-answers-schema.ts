import { z } from 'zod';
import type { SpikeRecovery } from '../model/recovery.ts';
import type { Saturation } from '../model/saturation.ts';
import { count, entries, positive, share, text } from './schema-parts.ts';

/** What the shape of a load was made to find out (src/model/saturation.ts, src/model/recovery.ts). */

const levelSchema = z
  .object({
    fromMs: positive,
    toMs: positive,
    offered: positive.describe('Operations due a second'),
    achieved: positive.describe('Operations that ended well a second'),
    completed: count,
    p99: positive.nullable(),
    signs: entries(z.enum(['behind', 'backlog', 'slow', 'flat', 'errors'])),
  })
  .describe('One rate of a staircase, or a stretch of a ramp');

const pointSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('saturated'),
    rate: positive,
    low: positive,
    high: positive,
    capacity: positive.describe('Operations a second beyond the point'),
  }),
  z.object({ kind: z.literal('unsaturated'), upTo: positive }),
  z.object({ kind: z.literal('between'), low: positive, high: positive }),
  z.object({ kind: z.literal('unplaced'), reason: text, atMost: z.exactOptional(positive) }),
]);

export const saturationSchema: z.ZodType<Saturation> = z
  .object({
    levels: entries(levelSchema),
    firstSaturated: count.nullable().describe('Index of the first level that is saturated to stay'),
    point: pointSchema,
  })
  .describe('Where throughput stopped following the load of one invocation');

export const recoverySchema: z.ZodType<SpikeRecovery> = z
  .object({
    spikes: entries(z.object({ endMs: positive, afterMs: positive, recovered: z.boolean() })),
    steady: z.object({ p95Ns: positive, achieved: share, troubled: positive }),
  })
  .describe('How long service took to be as before each spike again');

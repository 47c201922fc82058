import { z } from 'zod';
import type { Comparison, Interval, LimitAnalysis, Reference } from '../model/analysis.ts';
import { count, moment, name, names, positive, share, statistic, text, values } from './schema-parts.ts';

export const intervalSchema: z.ZodType<Interval> = z
  .object({ low: statistic.nullable(), high: statistic.nullable(), level: share })
  .describe('A closed interval; an end is null where the sample is too small to bound it');

const storedReferenceSchema = z.object({
  kind: z.literal('stored'),
  source: name,
  runs: count,
  comparableRuns: count,
  newestCommit: name,
  newestAt: moment,
  ageDays: statistic,
});

const noReferenceSchema = z.object({
  kind: z.literal('none'),
  code: z.enum([
    'first-run',
    'disabled',
    'unavailable',
    'truncated',
    'hostile',
    'too-large',
    'foreign',
    'future',
    'stale',
    'other-machine',
    'no-base',
  ]),
  reason: text,
});

/** What the head was compared with. A screening is never a paired run itself: the format has no depth. */
export const referenceSchema: z.ZodType<Reference> = z
  .discriminatedUnion('kind', [
    storedReferenceSchema,
    z.object({
      kind: z.literal('paired'),
      base: name.describe('A commit or a folder'),
      scenarios: names.describe('Run in pairs; the others rest on the screening'),
      screening: z.discriminatedUnion('kind', [storedReferenceSchema, noReferenceSchema]).nullable(),
    }),
    noReferenceSchema,
  ])
  .describe('What the head was compared with');

const storedSchema = z.object({
  kind: z.literal('stored'),
  reference: statistic,
  runs: count,
  levels: values(statistic).describe('Of each of those runs, oldest first'),
  change: statistic,
  interval: intervalSchema,
  difference: statistic,
  p: share,
  adjustedP: share,
  adjustedPBetter: share,
  betweenRunSd: positive,
  spreadFrom: z.enum(['history', 'prior', 'calibrated']),
  mde80: statistic,
  smallestEffect: statistic,
  floor: statistic,
});

const confirmationSchema = z.object({
  pairs: count,
  change: statistic,
  interval: intervalSchema,
  p: share,
  alpha: share.describe('What the look may spend of 0.05'),
  holds: z.boolean(),
});

const pairedSchema = z.object({
  kind: z.literal('paired'),
  reference: statistic,
  pairs: count,
  dropped: count.describe('Pairs left out because a side failed'),
  change: statistic,
  interval: intervalSchema,
  difference: statistic,
  p: share,
  adjustedP: share,
  adjustedPBetter: share,
  alpha: share.describe('What the deciding look may spend'),
  state: z.enum(['worse', 'excluded', 'undecided']),
  mde80: statistic,
  smallestEffect: statistic,
  floor: statistic,
  confirmation: confirmationSchema.nullable().describe('Fresh pairs for what was found worse'),
});

const leakSchema = z
  .object({
    kind: z.literal('leak'),
    source: text,
    reference: statistic,
    difference: statistic,
    interval: intervalSchema,
    processes: z.object({ base: count, head: count }),
    p: share,
    alpha: share,
    state: z.enum(['worse', 'excluded', 'undecided']),
    margin: statistic,
    wanted: statistic,
    smallestVisible: statistic,
    perHour: statistic.nullable(),
    confirmation: z
      .object({
        processes: count,
        difference: statistic,
        interval: intervalSchema,
        p: share,
        holds: z.boolean(),
      })
      .nullable(),
  })
  .describe('Growth of long runs of the head against those of the base');

/** Head against reference; `change` is relative and positive for worse. */
export const comparisonSchema: z.ZodType<Comparison> = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('none'),
      code: z.enum(['no-reference', 'new', 'not-gated', 'not-measured', 'changed', 'disagree', 'bounds']),
      reason: text,
    }),
    z.object({ kind: z.literal('vanished'), reference: statistic }),
    z.object({ kind: z.literal('broken'), reason: text }),
    z.object({
      kind: z.literal('exact'),
      reference: statistic,
      change: statistic.nullable(),
      difference: statistic,
      smallestEffect: statistic,
      floor: statistic,
    }),
    storedSchema,
    pairedSchema,
    leakSchema,
  ])
  .describe('Head against reference; change is relative and positive for worse');

export const limitSchema: z.ZodType<LimitAnalysis> = z
  .object({
    limit: z.enum(['max', 'min']),
    value: statistic,
    position: z.enum(['inside', 'beyond', 'straddles', 'unknown']),
    interval: intervalSchema,
  })
  .describe('Where the level lies in relation to an absolute limit');

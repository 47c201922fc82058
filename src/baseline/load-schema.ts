import { z } from 'zod';
import type { Load, LoadTrace } from '../model/load.ts';
import type { LoadWatch, SearchPlan } from '../model/plan.ts';
import type { LoadSearch } from '../model/search.ts';
import { list } from './early-list.ts';
import { latencySchema } from './latency-schema.ts';
import { LIMITS } from './limits.ts';
import { recoverySchema, saturationSchema } from './load-answers-schema.ts';
import { count, entries, name, positive, share, text, values } from './schema-parts.ts';

/** Loads as they were planned and as they came to pass (src/model/load.ts). */

const span = z.object({ fromMs: positive, toMs: positive });
const phase = z.object({ name, measure: z.boolean(), spans: entries(span) });

const curve = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('pieces'),
    pieces: list(z.object({ durationMs: positive, from: positive, to: positive }), LIMITS.values),
  }),
  z.object({
    kind: z.literal('sine'),
    mean: positive,
    amplitude: positive,
    periodMs: positive,
    phase: z.number(),
    durationMs: positive,
  }),
  z.object({
    kind: z.literal('replay'),
    file: text,
    arrivals: z.exactOptional(count),
    content: z.exactOptional(text).describe('Over the bytes of the file'),
  }),
]);

const closed = z
  .object({
    model: z.literal('closed'),
    users: count,
    iterations: count.nullable(),
    durationMs: positive.nullable(),
    thinkTime: z.exactOptional(z.object({ minMs: positive, maxMs: positive })),
    phases: z.exactOptional(entries(phase)),
  })
  .describe('Users that each start their next operation when the last has ended');

const open = z
  .object({
    model: z.literal('open'),
    curve,
    arrivals: z.enum(['uniform', 'poisson']),
    maxInFlight: count,
    overflow: z.enum(['queue', 'drop']),
    iterations: z.null(),
    durationMs: positive.nullable(),
    phases: z.exactOptional(entries(phase)),
  })
  .describe('Operations that start when the curve says so, however long they take');

export const loadSchema: z.ZodType<Load> = z.discriminatedUnion('model', [closed, open]);

const criterion = { metric: name, max: z.number().nullable(), min: z.number().nullable() };

export const searchSchema: z.ZodType<SearchPlan> = z
  .object({
    from: positive,
    to: positive,
    holdMs: positive,
    settleMs: positive,
    resolution: positive,
    criteria: entries(z.object(criterion)),
  })
  .describe('The search for the largest rate that holds');

export const watchSchema: z.ZodType<LoadWatch> = z
  .object({ ...criterion, forMs: positive, abort: z.boolean() })
  .describe('A limit that is looked at while the load runs');

const counts = z.object({
  scheduled: count,
  ok: count,
  failed: count,
  timedOut: count,
  dropped: count,
  interrupted: count,
  queued: count,
});

const column = values(positive);
const columnWithGaps = list(positive.nullable(), LIMITS.values);

export const loadTraceSchema: z.ZodType<LoadTrace> = z
  .object({
    windows: z.object({
      edgesMs: column.describe('One more than there are windows'),
      scheduled: column,
      completed: column,
      failed: column,
      dropped: column,
      inFlight: column,
      p50: columnWithGaps,
      p95: columnWithGaps,
      p99: columnWithGaps,
      lagP99: columnWithGaps,
    }),
    voided: entries(
      z.object({ index: count, cause: z.enum(['late', 'saturated', 'paused']), reason: text }),
    ).describe('Windows in which the generator was at fault'),
    counts,
    phases: entries(
      z.object({
        ...phase.shape,
        counts,
        soundMs: positive,
        soundScheduled: count,
        soundCompleted: count,
        unsent: z.exactOptional(count),
        response: latencySchema,
        unendedFromNs: z.exactOptional(positive),
        service: latencySchema,
      }),
    ),
    generator: z.object({ threads: count, utilization: share, lagP99Ns: positive, gcPauseNs: positive }),
    little: z.object({ phase: name, inFlight: positive, expected: positive }).nullable(),
    saturation: z.exactOptional(saturationSchema),
    recovery: z.exactOptional(recoverySchema),
  })
  .refine(hasEqualColumns, { message: 'columns of one length, one edge more' })
  .describe('What became of a load over time');

function hasEqualColumns({ windows: { edgesMs, ...columns } }: LoadTrace): boolean {
  return Object.values(columns).every(({ length }) => length === edgesMs.length - 1);
}

const verdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('holds') }),
  z.object({ kind: z.literal('fails'), criterion: text }),
  z.object({ kind: z.literal('unclear'), criterion: text, leans: z.enum(['holds', 'fails']) }),
  z.object({ kind: z.literal('void'), reason: text }),
  z.object({ kind: z.literal('broken'), reason: text }),
]);

const probe = z.object({
  rate: positive,
  purpose: z.enum(['search', 'confirm', 'recovery']),
  holdMs: positive,
  verdict,
  throughput: positive.nullable(),
  p50: positive.nullable(),
  p99: positive.nullable(),
});

export const loadSearchSchema: z.ZodType<LoadSearch> = z
  .object({
    probes: entries(probe),
    sustainable: positive.nullable(),
    beyond: positive.nullable(),
    limiting: text.nullable(),
    metastable: z.boolean(),
    cut: text.nullable(),
  })
  .describe('What the search for the largest sustainable rate came to');

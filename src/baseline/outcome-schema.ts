import { z } from 'zod';
import type { Caveat, Problem } from '../model/caveat.ts';
import { HANG_CLASSES } from '../model/detected.ts';
import type { ScenarioEnding } from '../model/event.ts';
import { OUTCOME_KINDS, type Outcome } from '../model/outcome.ts';
import { count, finite, name, positive, text } from './schema-parts.ts';

export const outcomeSchema: z.ZodType<Outcome> = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('ok') }),
    z.object({ kind: z.literal('failed'), exitCode: finite }),
    z.object({ kind: z.literal('error'), error: text }),
    z.object({ kind: z.literal('unmet'), reason: text }),
    z.object({ kind: z.literal('signalled'), signal: name }),
    z.object({ kind: z.literal('timeout'), afterMs: positive }),
    z.object({ kind: z.literal('hung'), class: z.enum(HANG_CLASSES), afterMs: positive }),
    z.object({ kind: z.literal('out-of-memory'), evidence: text }),
    z.object({ kind: z.literal('unstartable'), reason: text }),
    z.object({ kind: z.literal('broken'), reason: text }),
    z.object({ kind: z.literal('aborted'), reason: text, limit: z.exactOptional(name) }),
    z.object({ kind: z.literal('unmeasured'), reason: text }),
    z.object({ kind: z.literal('interrupted') }),
  ])
  .describe('How a process run ended');

export const outcomeCountsSchema = z
  .partialRecord(z.enum(OUTCOME_KINDS), count)
  .describe('Invocations by outcome; kinds that did not occur are absent');

export const endingSchema: z.ZodType<ScenarioEnding> = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('complete') }),
    z.object({ kind: z.literal('decided') }),
    z.object({ kind: z.literal('budget') }),
    z.object({ kind: z.literal('failing'), reason: text }),
    z.object({ kind: z.literal('not-run'), reason: text }),
    z.object({ kind: z.literal('interrupted') }),
  ])
  .describe('Why the scenario stopped taking samples');

export const caveatSchema: z.ZodType<Caveat> = z
  .object({ code: name, text, advice: text.nullable(), scenario: name.nullable() })
  .describe('A doubt about the numbers');

export const problemSchema: z.ZodType<Problem> = z
  .object({ file: name, line: count.nullable(), column: count.nullable(), path: name, message: text })
  .describe('Something wrong in text that was read, with its place');

export const unavailableSchema = z
  .object({ metric: name, reason: text })
  .describe('A metric that this machine or workload could not give');

import { z } from 'zod';
import type { FailingTest, TestOrigin, TestsAnalysis, TestTally, Trigger } from '../model/flakes.ts';
import type { FailureSignature } from '../model/repetition.ts';
import { intervalSchema } from './comparison-schema.ts';
import { count, entries, name, names, share, text } from './schema-parts.ts';

const counts = { failed: count, runs: count };

/** A test never failed more often than it was run. */
const tallySchema: z.ZodType<TestTally> = z
  .object(counts)
  .refine(({ failed, runs }) => failed <= runs, { message: 'at most as many failures as runs' });

export const signatureSchema: z.ZodType<FailureSignature> = z
  .object({ signature: name, message: text, count, firstRun: count })
  .describe('Failures of one test that look alike');

const triggerSchema: z.ZodType<Trigger> = z
  .object({ factor: name, level: name, there: tallySchema, elsewhere: tallySchema, adjustedP: share })
  .describe('A condition on which the failure rate depends');

const originSchema: z.ZodType<TestOrigin> = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('unknown') }),
    z.object({ kind: z.literal('new') }),
    z.object({
      kind: z.literal('known'),
      source: z.enum(['base', 'history']),
      before: tallySchema,
      history: tallySchema.nullable(),
      p: share,
      adjustedP: share,
      alpha: share,
      chanceWorse: share,
      runsToTell: count.nullable(),
    }),
  ])
  .describe('What is known of it from before this change');

const failingSchema: z.ZodType<FailingTest> = z
  .object({
    test: name,
    group: name.exactOptional().describe('With what its name begins, before a blank'),
    failed: count,
    runs: count.min(1),
    retried: count.describe('Passed on a retry'),
    interval: intervalSchema,
    signatures: entries(signatureSchema),
    trigger: triggerSchema.nullable(),
    clustered: z.object({ adjustedP: share, found: z.boolean() }),
    origin: originSchema,
    firstRun: count,
  })
  .refine(({ failed, runs }) => failed <= runs, { message: 'at most as many failures as runs' })
  .describe('A test that failed in at least one run');

/** What the runs of a repeated scenario say (src/model/flakes.ts). */
export const testsSchema: z.ZodType<TestsAnalysis> = z
  .object({
    runs: count,
    redRuns: count.describe('Runs in which any test failed'),
    rate: share.describe('The failure rate that is to be ruled out'),
    needed: count.describe('Runs without a failure that rule it out'),
    failing: entries(failingSchema),
    clean: z.object({
      tests: entries(z.object({ test: name, runs: count })),
      fewestRuns: count,
      bound: share.nullable().describe('The failure rate of each that is not ruled out at 95 %'),
      together: z.boolean(),
    }),
    unobserved: names,
    vanished: names,
    against: z.enum(['nothing', 'base', 'history']),
    redBuild: share,
  })
  .describe('What the runs of a repeated test say');

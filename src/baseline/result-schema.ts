import { z } from 'zod';
import type { Checkpoints, ResourceSeries } from '../model/event.ts';
import type { Merged, Part } from '../model/merged.ts';
import type { RunResult, ScenarioResult, SetupResult } from '../model/result.ts';
import { detectedSchema } from './detected-schema.ts';
import { calibrationSchema, commitSchema, environmentSchema } from './environment-schema.ts';
import { latencySchema } from './latency-schema.ts';
import { loadSearchSchema, loadTraceSchema } from './load-schema.ts';
import { metricSamplesSchema, unitSchema } from './metric-schema.ts';
import {
  caveatSchema,
  endingSchema,
  outcomeCountsSchema,
  outcomeSchema,
  problemSchema,
  unavailableSchema,
} from './outcome-schema.ts';
import { armSchema, planSchema } from './plan-schema.ts';
import { repetitionSchema } from './repetition-schema.ts';
import {
  byName,
  count,
  entries,
  finite,
  moment,
  name,
  positive,
  text,
  values,
  version,
} from './schema-parts.ts';
import { serviceResultSchema } from './service-schema.ts';
import { shareCountsSchema } from './share-schema.ts';

const seriesSchema: z.ZodType<ResourceSeries> = z
  .object({
    atMs: values(finite),
    columns: byName(values(finite)),
    samplerUtilization: positive.describe('CPU time of the sampler divided by elapsed time'),
  })
  .describe('Resource readings of one invocation as parallel columns');

const checkpointsSchema: z.ZodType<Checkpoints> = z
  .object({
    operations: values(finite),
    columns: byName(z.object({ unit: unitSchema, values: values(finite) })),
  })
  .describe('What the workload said of itself on the way');

const failureSchema = z.object({
  outcome: outcomeSchema,
  count,
  invocations: z.exactOptional(count).describe('That ended so as a whole'),
  excerpt: text,
  log: name,
});

const scenarioSchema: z.ZodType<ScenarioResult> = z
  .object({
    id: name.min(1),
    arm: armSchema,
    digest: name,
    ending: endingSchema.nullable(),
    outcomes: outcomeCountsSchema,
    warmups: count,
    operations: z.object({ ok: count, failed: count }),
    shares: z.exactOptional(shareCountsSchema),
    failures: entries(failureSchema),
    unmeasuredFailures: z.exactOptional(entries(failureSchema)).describe('In phases that are not measured'),
    metrics: entries(metricSamplesSchema).describe('Sorted by id'),
    unavailable: entries(unavailableSchema),
    problems: entries(problemSchema),
    series: seriesSchema.nullable(),
    checkpoints: checkpointsSchema.nullable(),
    failedInvocations: values(count),
    latency: z.exactOptional(latencySchema),
    loadTrace: z.exactOptional(loadTraceSchema),
    searches: z.exactOptional(entries(loadSearchSchema)).describe('One an invocation'),
    detected: z.exactOptional(detectedSchema),
    repetition: z.exactOptional(repetitionSchema),
    services: z.exactOptional(entries(serviceResultSchema)).describe('What ran beside it'),
    part: z.exactOptional(name).describe('The part of a merged run that measured it'),
  })
  .describe('Facts of one scenario');

const setupSchema: z.ZodType<SetupResult> = z.object({
  outcome: outcomeSchema,
  durationMs: positive,
  log: name,
});

const partSchema: z.ZodType<Part> = z
  .object({
    id: name.min(1).describe('Over everything it measured'),
    shard: z.object({ index: count, count }),
    copies: count.describe('How often the same results were handed in'),
    tool: z.object({ name, version: name }),
    startedAt: moment,
    durationMs: positive,
    complete: z.boolean(),
    interruption: z.object({ signal: name }).nullable(),
    commit: commitSchema.nullable(),
    environment: environmentSchema,
    setup: setupSchema.nullable(),
    baseSetup: setupSchema.nullable(),
    calibration: entries(calibrationSchema),
  })
  .describe("One machine's share of a merged run");

const mergedSchema: z.ZodType<Merged> = z
  .object({
    parts: entries(partSchema).describe('Sorted by id'),
    missing: entries(z.object({ scenario: name, reason: text })).describe('What no part brought'),
  })
  .describe('What a merged run was put together from');

/** The facts of a run (src/model/result.ts). */
export const resultSchema: z.ZodType<RunResult> = z
  .object({
    schemaVersion: version,
    tool: z.object({ name, version: name }),
    startedAt: moment,
    durationMs: positive,
    complete: z.boolean().describe('The recording has its last event'),
    interruption: z.object({ signal: name }).nullable(),
    commit: commitSchema.nullable(),
    environment: environmentSchema,
    plan: planSchema,
    setup: setupSchema.nullable().describe("Of the head's tree"),
    baseSetup: setupSchema.nullable().describe("Of the base's tree"),
    calibration: entries(calibrationSchema),
    scenarios: entries(scenarioSchema),
    caveats: entries(caveatSchema),
    merged: z.exactOptional(mergedSchema),
  })
  // With an id the published schema has it once, though a view has it twice.
  .meta({ id: 'result', description: 'The facts of the run, free of judgement' });

import { z } from 'zod';
import { ARMS, type Arm } from '../model/arm.ts';
import type { GivenOptions, Pairing, Plan, PlannedDriver, PlannedScenario, Shard } from '../model/plan.ts';
import type { Requirement } from '../model/requirement.ts';
import { detectorsPlanSchema, historiesPlanSchema } from './detected-schema.ts';
import { list } from './early-list.ts';
import { httpSchema } from './http-schema.ts';
import { LIMITS } from './limits.ts';
import { loadSchema, searchSchema, watchSchema } from './load-schema.ts';
import { quarantineSchema, repeatSchema } from './repetition-schema.ts';
import { byName, count, entries, finite, name, names, positive, text, version } from './schema-parts.ts';
import { serviceSchema } from './service-schema.ts';

export const categorySchema = z.enum(['memory', 'computational', 'concurrency', 'io', 'long-running']);
export const levelSchema = z.enum(['unit', 'integration', 'e2e']);
export const prioritySchema = z.enum(['P0', 'P1', 'P2', 'P3', 'P4']);

export const armSchema: z.ZodType<Arm> = z.enum(ARMS);

const readings = entries(z.object({ format: name, from: text }));

const surroundings = {
  cwd: name,
  env: byName(text),
  expectExitCodes: entries(count),
  passEnv: names,
};

const process = {
  command: z.union([text, entries(text)]).describe('A string goes through a shell, a list does not'),
  ...surroundings,
};

const commandSchema = z
  .object({
    kind: z.literal('command'),
    ...process,
    read: z.exactOptional(readings).describe('Output of other tools that is read'),
  })
  .describe('The operation under load');

const workerSchema = z
  .object({
    kind: z.literal('worker'),
    ...process,
    operation: name.nullable(),
    parameters: byName(z.unknown()),
    warmup: count,
  })
  .describe('A child that lives as long as an invocation and is sent its operations');

const moduleSchema = z
  .object({
    kind: z.literal('module'),
    ...surroundings,
    file: text,
    export: name,
    parameters: byName(z.unknown()),
    warmup: count,
  })
  .describe('A JavaScript function that is called again and again in one process');

const resultsSchema = z
  .object({ kind: z.literal('results'), cwd: name, read: readings })
  .describe('Files of another step that are read');

const driverSchema: z.ZodType<PlannedDriver> = z.discriminatedUnion('kind', [
  commandSchema,
  httpSchema,
  workerSchema,
  moduleSchema,
  resultsSchema,
]);

const samplePlanSchema = z.object({ warmup: count, min: count, max: count, looks: entries(count) });

const scenarioSchema: z.ZodType<PlannedScenario> = z
  .object({
    id: name.min(1),
    name,
    category: categorySchema.nullable(),
    priority: prioritySchema,
    level: levelSchema.nullable(),
    covers: names,
    tags: names,
    driver: driverSchema,
    load: loadSchema,
    search: z.exactOptional(searchSchema),
    watches: z.exactOptional(entries(watchSchema)),
    levels: z.exactOptional(byName(text)).describe('Of the factors of a grid'),
    samples: samplePlanSchema,
    leaks: z.boolean().describe('Each invocation is a long run whose growth is judged'),
    measure: z.enum(['time', 'instructions']),
    detectors: z.exactOptional(detectorsPlanSchema),
    repeat: z.exactOptional(repeatSchema),
    quarantine: z.exactOptional(quarantineSchema),
    histories: z.exactOptional(historiesPlanSchema),
    services: z.exactOptional(names).describe('What runs beside it, in the order of the start'),
    timeoutMs: positive,
    budgetMs: positive.nullable(),
    digest: name.describe('Over everything that changes what is measured'),
    seed: finite,
    line: count.nullable(),
  })
  .describe('One scenario after expansion');

const pairingSchema: z.ZodType<Pairing> = z
  .object({
    purpose: z.enum(['search', 'confirm']),
    base: name.describe('A commit or a folder'),
    looks: entries(count),
    orders: byName(list(z.array(armSchema).max(3), LIMITS.values)).describe(
      'By scenario id, for each pair: the sides in the order in which they run',
    ),
    control: z.boolean().describe('The base runs twice'),
  })
  .describe('Base and head in alternation');

const shardSchema: z.ZodType<Shard> = z
  .object({
    index: count.min(1),
    count: count.min(1),
    whole: name.describe('Over the whole plan'),
    parts: entries(z.object({ scenarios: names, costMs: positive })).describe('Every part, in order'),
  })
  .describe('One part of a plan that several machines share');

const requirementSchema: z.ZodType<Requirement> = z
  .object({ id: name, text: text.nullable(), scenarios: names.describe('Of the whole suite') })
  .describe('What the suite is to cover');

const intensitySchema = z.enum(['low', 'medium', 'high', 'extreme']);

const givenSchema: z.ZodType<GivenOptions> = z
  .object({
    intensity: z.exactOptional(intensitySchema),
    durationMs: z.exactOptional(positive),
    samples: z.exactOptional(count),
    budgetMs: z.exactOptional(positive),
    against: z.exactOptional(name).describe('What judges, or the name of the base'),
  })
  .describe('What was said otherwise than the config');

/** What was going to happen (src/model/plan.ts). */
export const planSchema: z.ZodType<Plan> = z
  .object({
    schemaVersion: version,
    suite: name,
    configFile: name,
    seed: finite,
    intensity: intensitySchema,
    budgetMs: positive.nullable(),
    setup: text.nullable(),
    setupTimeoutMs: positive,
    failFast: z.boolean(),
    services: z.exactOptional(entries(serviceSchema)).describe('Programs that scenarios need'),
    scenarios: entries(scenarioSchema).describe('In execution order'),
    pairing: pairingSchema.nullable().describe('Null: the head alone'),
    omitted: names.describe('Scenarios left out by filters'),
    requirements: z.exactOptional(entries(requirementSchema)),
    shard: z.exactOptional(shardSchema),
    given: z.exactOptional(givenSchema),
  })
  .describe('Exactly what was planned');

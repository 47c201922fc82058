import { z } from 'zod';
import type { Traceability } from '../model/traceability.ts';
import { type Accepted, type Check, type CoverageLine, STATUSES, type Verdict } from '../model/verdict.ts';
import { overrideSourceSchema } from './override-schema.ts';
import { categorySchema, levelSchema, prioritySchema } from './plan-schema.ts';
import { count, entries, moment, name, names, share, text, version } from './schema-parts.ts';

const statusSchema = z.enum(STATUSES);

const acceptedSchema: z.ZodType<Accepted> = z
  .object({
    author: name,
    reason: text,
    at: moment,
    via: overrideSourceSchema,
    status: z.enum(['fail', 'warn']).describe('What it would be otherwise'),
  })
  .describe('Who answers for a change for the worse');

const checkSchema: z.ZodType<Check> = z
  .object({
    scenario: name,
    metric: name.nullable(),
    rule: z.enum([
      'outcome',
      'regression',
      'max',
      'min',
      'vanished',
      'broken',
      'reference',
      'leak',
      'drift',
      'test',
      'detector',
    ]),
    status: statusSchema,
    subject: z.exactOptional(name).describe('The detector or the test that it is about'),
    reason: text,
    reproduce: text.nullable().describe('A command that runs the scenario again'),
    line: count.nullable().describe('Line in the config'),
    improved: z.boolean(),
    accepted: acceptedSchema.nullable().default(null),
  })
  .describe('One thing that was judged');

const portionSchema = <Kind>(kind: z.ZodType<Kind>) =>
  z.object({ kind, scenarios: count, share, sound: count.describe('Without a check that is no pass') });

const traceabilitySchema: z.ZodType<Traceability> = z
  .object({
    declared: count.nullable().describe('Ids that the suite declares'),
    covered: count,
    uncovered: names,
    levels: entries(portionSchema(levelSchema.nullable())),
    priorities: entries(portionSchema(prioritySchema)),
  })
  .describe('What the suite tests of what it should');

const coverageSchema: z.ZodType<CoverageLine> = z
  .object({
    id: name,
    text: z.exactOptional(text),
    gap: z.exactOptional(z.enum(['uncovered', 'left-out'])),
    scenarios: entries(
      z.object({
        scenario: name,
        level: levelSchema.nullable(),
        category: categorySchema.nullable(),
        priority: prioritySchema,
        status: statusSchema,
      }),
    ),
    status: statusSchema,
  })
  .describe('What covers one id');

const exitCodeSchema = z.union([
  z.literal(0),
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(130),
]);

/** The judgement (src/model/verdict.ts). */
export const verdictSchema: z.ZodType<Verdict> = z
  .object({
    schemaVersion: version,
    status: statusSchema,
    exitCode: exitCodeSchema,
    reason: text,
    checks: entries(checkSchema),
    counts: z.record(statusSchema, count),
    coverage: entries(coverageSchema),
    traceability: z.exactOptional(traceabilitySchema),
  })
  .describe('Each check and the whole, with reasons');

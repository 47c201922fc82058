import { z } from 'zod';
import type {
  Acceptance,
  Baseline,
  BaselineRun,
  BaselineScenario,
  ReportedDrift,
} from '../model/baseline.ts';
import { calibrationSchema, environmentSchema } from './environment-schema.ts';
import { metricSamplesSchema } from './metric-schema.ts';
import { entries, finite, moment, name, text, version } from './schema-parts.ts';
import { testTalliesSchema } from './test-tallies.ts';

const scenarioSchema: z.ZodType<BaselineScenario> = z.object({
  id: name.min(1),
  digest: name,
  metrics: entries(metricSamplesSchema),
  tests: z.exactOptional(testTalliesSchema),
});

const runSchema: z.ZodType<BaselineRun> = z.object({
  commit: name,
  at: moment,
  toolVersion: name,
  environment: environmentSchema,
  calibration: entries(calibrationSchema),
  scenarios: entries(scenarioSchema),
});

/** An accepted regression; without a written reason it is not one. */
const acceptanceSchema: z.ZodType<Acceptance> = z.object({
  scenario: name,
  metric: name,
  reason: text.min(1),
  author: name,
  at: moment,
  level: finite.nullable().default(null),
});

const reportedSchema: z.ZodType<ReportedDrift> = z.object({
  scenario: name,
  metric: name,
  kind: z.enum(['step', 'creep']),
  commit: name,
});

/** The file a baseline rests in between runs (src/model/baseline.ts). */
export const baselineSchema: z.ZodType<Baseline> = z
  .object({
    schemaVersion: version,
    kind: z.literal('stress-action/baseline'),
    suite: name,
    runs: entries(runSchema).describe('Oldest first'),
    accepted: entries(acceptanceSchema),
    reported: entries(reportedSchema).describe('Steps and creep that a report has named'),
  })
  .describe('The last runs of one suite on its default branch');

/** What is read first, to tell a newer format and another suite from damage. */
export const baselineHeaderSchema = z.object({
  kind: z.literal('stress-action/baseline'),
  schemaVersion: z.int().min(1),
  suite: name,
});

import { z } from 'zod';
import type { DetectedAnalysis, FaultAnalysis } from '../model/analysis.ts';
import {
  type DetectedOverall,
  type DetectorRecord,
  FAULT_CLASSES,
  HISTORY_CHECKS,
  type KnownFault,
} from '../model/detected.ts';
import { count, entries, name, names, share, text, values } from './schema-parts.ts';

const faultFields = {
  detector: name,
  class: z.enum(FAULT_CLASSES),
  title: text,
  stacks: entries(names),
  fingerprint: name.describe('Reports that share it are one fault'),
  count,
  text: text.describe('The report as it was printed'),
  source: text,
  place: z.exactOptional(z.object({ file: name, line: count })).describe('In the tree that ran'),
  invocations: values(count),
};
const faultSchema: z.ZodType<KnownFault> = z.object(faultFields).describe('One fault over all invocations');
const recordSchema: z.ZodType<DetectorRecord> = z.object({
  detector: name,
  active: count,
  inactive: count,
  unknown: count,
  evidence: text,
});

/** What detectors reported, and how often they were there (src/model/detected.ts). */
export const detectedSchema: z.ZodType<DetectedOverall> = z
  .object({
    faults: entries(faultSchema),
    detectors: entries(recordSchema).describe('In how many invocations each was active'),
  })
  .describe('What detectors reported');

/** Which detectors a scenario asks for. */
export const detectorsPlanSchema = z
  .object({
    names,
    hang: z
      .object({ afterMs: count, stretches: z.boolean(), progress: z.enum(['offered', 'required']) })
      .nullable(),
    files: z.exactOptional(entries(z.object({ detector: name, from: text }))),
  })
  .describe('Detectors whose reports are looked for');

export const historiesPlanSchema = entries(z.object({ from: text, check: z.enum(HISTORY_CHECKS) })).describe(
  'Checks over what workers wrote down',
);

const faultAnalysisSchema: z.ZodType<FaultAnalysis> = z.object({
  ...faultFields,
  base: z.object({ reported: count, invocations: count }).nullable().describe('Null where it did not run'),
});

/** Faults beside those of the base (src/model/analysis.ts). */
export const detectedAnalysisSchema: z.ZodType<DetectedAnalysis> = z
  .object({
    detectors: entries(
      z.object({
        detector: name,
        asked: z.boolean(),
        record: recordSchema,
        faults: entries(faultAnalysisSchema),
        bound: share.nullable().describe('Share of invocations that may have a fault all the same'),
      }),
    ),
    explainsFailures: z.boolean().describe('There were failed invocations, and each had a fault'),
  })
  .describe('Faults and detectors over every run of the head');

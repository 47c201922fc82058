import { z } from 'zod';
import type { RunStarted } from '../model/event.ts';
import { findCrowding } from './crowding.ts';
import { describeIssues } from './describe-issue.ts';
import { commitSchema, environmentSchema } from './environment-schema.ts';
import { planSchema } from './plan-schema.ts';
import { policySchema } from './policy-schema.ts';

/** Everything of a recording's first event that a verdict rests on. */
const schema = z.object({
  plan: planSchema,
  policy: policySchema,
  commit: commitSchema.nullable(),
  environment: environmentSchema,
});

/**
 * Why a run that begins so cannot be judged, in one sentence with the place, or null. A recording lies where the workload may write: what
 * folding it needs was checked line by line; this holds its plan and policy to the schemas of a results file.
 */
export function startFault(started: RunStarted): string | null {
  const crowded = findCrowding(started);
  if (crowded !== null) return crowded;
  const read = schema.safeParse(started);
  return read.success ? null : describeIssues(read.error.issues, started);
}

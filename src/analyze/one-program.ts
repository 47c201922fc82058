import type { Reference } from '../model/analysis.ts';
import type { Caveat } from '../model/caveat.ts';
import { meetsOneProgram, type Plan } from '../model/plan.ts';
import type { Policy } from '../model/policy.ts';

/** Scenarios that were to be held against a base, and send their requests to a program that is the same for base and head. */
export const oneProgramCaveats = (
  { scenarios }: Plan,
  { against }: Policy,
  { kind }: Reference,
): readonly Caveat[] =>
  (against === 'auto' || against === 'base') && kind !== 'stored'
    ? scenarios.filter(meetsOneProgram).map(({ id }) => ({
        code: 'one-program',
        text: 'Its requests go to a program that the suite has not started: the same one for base and head, so that no pairs were taken',
        advice: 'to compare versions, let the suite start it under `services`, and let the requests name it',
        scenario: id,
      }))
    : [];

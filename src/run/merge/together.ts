import type { Policy } from '../../model/policy.ts';
import type { RunResult } from '../../model/result.ts';
import { admit, type Found } from './admit.ts';
import { missingIn, partCaveats } from './gaps.ts';
import { join } from './join.ts';
import type { Measured } from './lift.ts';
import { qualifyLegs } from './qualify.ts';
import { repeatCaveats } from './repeats.ts';

/**
 * Results of any number of machines, in any order → the runs of one gate and what they are held to. Nothing is judged here; what is missing,
 * foreign, handed in twice or cut off is written down. `expected` results; null: nobody says. `found` is not empty.
 */
export function putTogether(found: readonly Found[], expected: number | null): Measured {
  const { measured, caveats } = admit(found);
  const all = qualifyLegs(measured);
  const { result, rounds } = join(all);
  return {
    result: withGaps(result, all, expected, caveats),
    rounds,
    policy: joinPolicies(all.map(({ policy }) => policy)),
  };
}

function withGaps(
  result: RunResult,
  all: readonly Measured[],
  expected: number | null,
  caveats: RunResult['caveats'],
): RunResult {
  const parts = result.merged?.parts ?? [];
  const missing = missingIn(all, { handedIn: parts.length, expected });
  return {
    ...result,
    complete: result.complete && missing.length === 0,
    caveats: [...caveats, ...partCaveats(result), ...repeatCaveats(result), ...result.caveats],
    merged: { parts, missing },
  };
}

/** Alike but for the ids of their thresholds, which systems have of their own. */
function joinPolicies(policies: readonly Policy[]): Policy {
  const [first] = policies;
  if (first === undefined) throw new RangeError('Cannot join no policies: at least one is needed');
  const thresholds = Object.fromEntries(policies.flatMap(policy => Object.entries(policy.thresholds)));
  return { ...first, thresholds };
}

import type { Caveat } from '../../model/caveat.ts';
import { grouped } from '../../model/grouped.ts';
import { legOf, type MissingScenario, type Part } from '../../model/merged.ts';
import type { ShardPart } from '../../model/plan.ts';
import type { RunResult } from '../../model/result.ts';
import type { Measured } from './lift.ts';

/**
 * Scenarios of the whole plan that no part of their system brought, each with the part that should have. Fewer results than the `expected`
 * are a gap of their own: nobody knows what they held.
 */
export function missingIn(
  all: readonly Measured[],
  { handedIn, expected }: { readonly handedIn: number; readonly expected: number | null },
): readonly MissingScenario[] {
  const legs = grouped(all, ({ result }) => legOf(result.environment));
  const gaps = [...legs].flatMap(([leg, members]) =>
    gapsOf(members).map(({ scenario, reason }) => ({
      scenario,
      reason: legs.size < 2 ? reason : `${reason} (${leg})`,
    })),
  );
  if (expected === null || handedIn >= expected) return gaps;
  const lost = { scenario: UNKNOWN, reason: `${handedIn} of ${expected} expected results were handed in` };
  return [...gaps, lost];
}

const UNKNOWN = '(unknown)';

function gapsOf(members: readonly Measured[]): readonly MissingScenario[] {
  const brought = new Set(
    members.flatMap(({ result, rounds }) =>
      [result, ...rounds].flatMap(run =>
        run.scenarios.filter(({ arm }) => arm === 'head').map(({ id }) => id),
      ),
    ),
  );
  const present = new Set(members.map(({ result }) => result.plan.shard?.index ?? 1));
  return partsOf(members).flatMap(({ scenarios }, i, parts) =>
    scenarios
      .filter(id => !brought.has(id))
      .map(scenario => ({
        scenario,
        reason: present.has(i + 1)
          ? `part ${i + 1} of ${parts.length} has no results of it`
          : `part ${i + 1} of ${parts.length} is missing, so it was not measured`,
      })),
  );
}

/** All parts of the division; a run that was not divided is the only one. */
function partsOf(members: readonly Measured[]): readonly Pick<ShardPart, 'scenarios'>[] {
  const [first] = members;
  if (first === undefined) return [];
  const { shard, scenarios } = first.result.plan;
  return shard?.parts ?? [{ scenarios: scenarios.map(({ id }) => id) }];
}

/** What is to be known of the parts themselves: handed in twice, interrupted, cut off, or by several machines. */
export const partCaveats = ({ merged }: RunResult): readonly Caveat[] =>
  (merged?.parts ?? []).flatMap(part => [...copiesCaveat(part), ...endingCaveat(part)]);

/** For people: `part 2 of 4 (linux-x64)`. */
const named = ({ shard: { index, count }, environment }: Part): string =>
  `${count === 1 ? 'the run' : `part ${index} of ${count}`} on ${legOf(environment)}`;

const copiesCaveat = (part: Part): readonly Caveat[] =>
  part.copies === 1
    ? []
    : [
        caveat(
          'duplicate-part',
          `The results of ${named(part)} were handed in ${part.copies} times and count once`,
          null,
        ),
      ];

function endingCaveat(part: Part): readonly Caveat[] {
  const advice = 'run that part again; what it finished counts';
  if (part.interruption !== null)
    return [
      caveat(
        'interrupted-part',
        `${capitalise(named(part))} was interrupted by ${part.interruption.signal}`,
        advice,
      ),
    ];
  return part.complete
    ? []
    : [caveat('incomplete-part', `${capitalise(named(part))} ended before its run did`, advice)];
}

const caveat = (code: string, text: string, advice: string | null): Caveat => ({
  code,
  text,
  advice,
  scenario: null,
});

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

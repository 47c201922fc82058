import { mean } from './descriptive.ts';
import { holm } from './multiplicity.ts';
import { signedRank } from './signed-rank.ts';
import { hodgesLehmann } from './walsh.ts';

/** One member of a family that is looked at together: differences in the order taken, positive for worse. */
export interface Member {
  readonly differences: readonly number[];
  /** For each difference, how many were attempted when it was taken (1, 2, …): some attempts give none. */
  readonly attempts: readonly number[];
  /** Attempts made in all. */
  readonly attempted: number;
  /** Where some are only bounded: what each may be, attempts without a difference included. */
  readonly ends?: readonly DifferenceEnds[];
  /** The difference that matters, and the one below which nothing does, on the scale of the differences. */
  readonly margin: number;
  /** What matters is not excluded where the mean difference reaches it: what a few members do much is seen in no median. Absent: the typical difference decides alone. */
  readonly byMean?: boolean;
}

/** A difference that is known to lie between two; an end that nothing bounds is finite and larger than any other. */
export interface DifferenceEnds {
  /** When it was taken (1, 2, …). */
  readonly attempt: number;
  readonly kindest: number;
  readonly harshest: number;
}

/** What one look found. */
export interface LookResult {
  /** Attempts and differences up to this look. */
  readonly attempts: number;
  readonly n: number;
  readonly estimate: number;
  readonly p: number;
  readonly adjustedP: number;
  readonly adjustedPBetter: number;
  /** Error level this look may spend over the whole family. */
  readonly alpha: number;
  readonly state: 'worse' | 'excluded' | 'undecided';
}

/** One-sided level of the bound by which a change of the margin is excluded, spent over the looks like the other. */
export const EXCLUSION_ALPHA = 0.05;

/**
 * Shares of the family's error level by look: the k-th of K gets k / (1 + … + K), so 0.10, 0.20, 0.30, 0.40 of it at four looks. Early
 * looks are cheap to get wrong, and late ones have the data.
 */
export function alphaByLook(looks: number, familyAlpha: number): readonly number[] {
  const total = (looks * (looks + 1)) / 2;
  return Array.from({ length: looks }, (_, i) => (familyAlpha * (i + 1)) / total);
}

/**
 * Group-sequential looks over a family: at each look Holm's step-down over all members at that look's share of the level, members that
 * stopped earlier counting as p = 1. A member stops as `worse` when it is rejected and its Hodges–Lehmann estimate reaches the margin,
 * as `excluded` when its upper bound stays below the margin (and its mean, where that counts too). Of differences that are only bounded the kindest have to be worse, and the harshest
 * to be excluded. Returns for each member the look at which it stopped, or the last one it
 * reached; null when it reached none. Source: docs/statistics.md, "Base and head on one machine".
 */
export const lookTogether = (
  members: readonly Member[],
  looks: readonly number[],
  familyAlpha: number,
): readonly (LookResult | null)[] =>
  everyLook(members, looks, familyAlpha).map(taken => taken.at(-1) ?? null);

/** The same with every look that each member took part in, in order; an empty list for one that reached none. */
export function everyLook(
  members: readonly Member[],
  looks: readonly number[],
  familyAlpha: number,
): readonly (readonly LookResult[])[] {
  const found: LookResult[][] = members.map(() => []);
  const alphas = alphaByLook(looks.length, familyAlpha);
  const exclusions = alphaByLook(looks.length, EXCLUSION_ALPHA);
  for (const [k, look] of looks.entries()) {
    const active = members.map((member, i) =>
      isActive(found[i]?.at(-1) ?? null, member, look) ? upTo(member, look) : null,
    );
    const pWorse = active.map(taken => (taken === null ? 1 : signedRank(taken.kindest).pGreater));
    const worse = holm(pWorse);
    const better = holm(active.map(taken => (taken === null ? 1 : signedRank(taken.harshest).pLess)));
    for (const [i, taken] of active.entries()) {
      const member = members[i];
      if (member === undefined || taken === null || taken.differences.length === 0) continue;
      found[i]?.push({
        ...judgeLook(taken, member, worse[i] ?? 1, alphas[k] ?? 0, exclusions[k] ?? 0),
        attempts: look,
        p: pWorse[i] ?? 1,
        adjustedPBetter: better[i] ?? 1,
      });
    }
  }
  return found;
}

const isActive = (last: LookResult | null, member: Member, look: number): boolean =>
  (last === null || last.state === 'undecided') && member.attempted >= look;

/** What was taken of a member, as it was measured and as it may be. */
interface Taken {
  readonly differences: readonly number[];
  readonly kindest: readonly number[];
  readonly harshest: readonly number[];
}

function upTo(member: Member, look: number): Taken {
  const differences = member.differences.filter((_, i) => (member.attempts[i] ?? 0) <= look);
  const ends = member.ends?.filter(({ attempt }) => attempt <= look);
  return ends === undefined
    ? { differences, kindest: differences, harshest: differences }
    : {
        differences,
        kindest: ends.map(({ kindest }) => kindest),
        harshest: ends.map(({ harshest }) => harshest),
      };
}

function judgeLook(
  { differences, kindest, harshest }: Taken,
  { margin, byMean = false }: Member,
  adjustedP: number,
  alpha: number,
  exclusion: number,
): Pick<LookResult, 'n' | 'estimate' | 'adjustedP' | 'alpha' | 'state'> {
  const { estimate } = hodgesLehmann(differences, exclusion);
  const mildest = kindest === differences ? estimate : hodgesLehmann(kindest, exclusion).estimate;
  const { high } = hodgesLehmann(harshest, exclusion);
  const isWorse = adjustedP <= alpha && mildest >= margin;
  const isExcluded = high !== null && high < margin && !(byMean && mean(harshest) >= margin);
  const state = isWorse ? 'worse' : isExcluded ? 'excluded' : 'undecided';
  return { n: differences.length, estimate, adjustedP, alpha, state };
}

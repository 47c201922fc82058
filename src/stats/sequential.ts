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
  /** The difference that matters, and the one below which nothing does, on the scale of the differences. */
  readonly margin: number;
  /** What matters is not excluded where the mean difference reaches it: what a few members do much is seen in no median. Absent: the typical difference decides alone. */
  readonly byMean?: boolean;
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
 * as `excluded` when its upper bound stays below the margin (and its mean, where that counts too). Returns for each member the look at which it stopped, or the last one it
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
    const tests = active.map(differences => (differences === null ? null : signedRank(differences)));
    const worse = holm(tests.map(test => test?.pGreater ?? 1));
    const better = holm(tests.map(test => test?.pLess ?? 1));
    for (const [i, differences] of active.entries()) {
      const member = members[i];
      if (member === undefined || differences === null || differences.length === 0) continue;
      found[i]?.push({
        ...judgeLook(differences, member, worse[i] ?? 1, alphas[k] ?? 0, exclusions[k] ?? 0),
        attempts: look,
        p: tests[i]?.pGreater ?? 1,
        adjustedPBetter: better[i] ?? 1,
      });
    }
  }
  return found;
}

const isActive = (last: LookResult | null, member: Member, look: number): boolean =>
  (last === null || last.state === 'undecided') && member.attempted >= look;

const upTo = (member: Member, look: number): readonly number[] =>
  member.differences.filter((_, i) => (member.attempts[i] ?? 0) <= look);

function judgeLook(
  differences: readonly number[],
  { margin, byMean = false }: Member,
  adjustedP: number,
  alpha: number,
  exclusion: number,
): Pick<LookResult, 'n' | 'estimate' | 'adjustedP' | 'alpha' | 'state'> {
  const { estimate, high } = hodgesLehmann(differences, exclusion);
  const isWorse = adjustedP <= alpha && estimate >= margin;
  const isExcluded = high !== null && high < margin && !(byMean && mean(differences) >= margin);
  const state = isWorse ? 'worse' : isExcluded ? 'excluded' : 'undecided';
  return { n: differences.length, estimate, adjustedP, alpha, state };
}

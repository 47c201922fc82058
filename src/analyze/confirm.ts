import type { Confirmation } from '../model/analysis.ts';
import type { RunResult } from '../model/result.ts';
import { alphaByLook } from '../stats/sequential.ts';
import { signedRank } from '../stats/signed-rank.ts';
import { hodgesLehmann } from '../stats/walsh.ts';
import { type Candidate, changeInterval, relative } from './candidate.ts';
import { changeThatMatters, type Pairs, pairsOf, type Scale, scaleOf, scaleUpTo, sidesOf } from './pairs.ts';

/** Level of the test that confirms, over its looks: it is made on fresh pairs of what was already significant. */
export const CONFIRMATION_ALPHA = 0.05;
/** A confirmed change is at least this share of the one that matters: the first estimate was selected for being large. */
export const CONFIRMED_SHARE = 0.5;

/** `candidate` with the fresh pairs of a confirming run in the place of those that called for it; null when it has none. */
export function freshCandidate(candidate: Candidate, run: RunResult): Candidate | null {
  const { scenario, pairs: first, other, margin } = candidate;
  const sides = sidesOf(run, scenario);
  const found =
    sides === null ? undefined : pairsOf(sides).find(({ metric }) => metric.id === first.metric.id);
  if (found === undefined) return null;
  const pairs = relative({ ...found, metric: first.metric }, run, other, 'head');
  return pairs.head.length === 0 ? null : { ...candidate, pairs, scale: scaleOf(pairs, margin) };
}

/** What fresh pairs say of `candidate`; null when none were taken. */
export function confirm(candidate: Candidate, run: RunResult | null): Confirmation | null {
  const fresh = run === null ? null : freshCandidate(candidate, run);
  return run === null || fresh === null ? null : confirmAtLooks(fresh, run.plan.pairing?.looks ?? []);
}

/** What the pairs of `fresh` say at the first look that confirms, or at the last that was reached. */
export function confirmAtLooks(
  { pairs, scale, margin }: Candidate,
  looks: readonly number[],
): Confirmation | null {
  const matters = changeThatMatters(pairs, margin);
  const found = looksAt(pairs, looks).map(({ attempts, alpha }): Confirmation => {
    const n = pairs.numbers.filter(number => number <= attempts).length;
    const taken = scaleUpTo(scale, n, attempts);
    return { pairs: n, alpha, ...holdsUp(taken, matters, alpha), interval: changeInterval(taken) };
  });
  return found.find(({ holds }) => holds) ?? found.at(-1) ?? null;
}

/** The looks that were reached, each with its share of the level. Pairs that end before the first are looked at once, at its share. */
function looksAt(
  { taken }: Pairs,
  looks: readonly number[],
): readonly { readonly attempts: number; readonly alpha: number }[] {
  const alphas = alphaByLook(looks.length, CONFIRMATION_ALPHA);
  const planned = looks.map((attempts, k) => ({ attempts, alpha: alphas[k] ?? 0 }));
  const reached = planned.filter(({ attempts }) => attempts <= taken);
  return reached.length > 0 ? reached : [{ attempts: taken, alpha: alphas[0] ?? CONFIRMATION_ALPHA }];
}

/** What fresh pairs say, at one look, of a metric of which a relative change of `matters` is the one that matters. */
function holdsUp(scale: Scale, matters: number, alpha: number): Pick<Confirmation, 'change' | 'p' | 'holds'> {
  const { estimate } = hodgesLehmann(scale.differences, alpha);
  const kindest = scale.ends?.map(end => end.kindest) ?? scale.differences;
  const { pGreater } = signedRank(kindest);
  const change = scale.toChange(estimate);
  const mildest = scale.toChange(hodgesLehmann(kindest, alpha).estimate);
  const isLarge = mildest >= CONFIRMED_SHARE * matters && mildest > 0;
  return { change, p: pGreater, holds: pGreater <= alpha && isLarge };
}

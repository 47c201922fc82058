import type { Comparison } from './analysis.ts';
import type { MetricDefinition } from './metric.ts';

/** A commit as a search names it. There is no name and no address of its author on purpose. */
export interface HistoryCommit {
  /** All digits. */
  readonly sha: string;
  /** Its first parent; null for the first commit of a history. */
  readonly parent: string | null;
  /** ISO 8601, as the author's clock had it. */
  readonly authoredAt: string;
  readonly subject: string;
}

/** One metric of one scenario, candidate against good. */
export interface Compared {
  readonly scenario: string;
  readonly metric: MetricDefinition;
  readonly comparison: Comparison;
}

/**
 * What the search follows: the metric that was worst from good to bad, and the change that makes a step bad, which is half of that
 * (docs/bisect.md). Limits as a policy states them: `regression` is relative, `floor` in base units.
 */
export interface Followed extends Compared {
  readonly regression: number;
  readonly floor: number;
  /** Others that were confirmed worse from good to bad; they do not steer. */
  readonly others: readonly { readonly scenario: string; readonly metric: string }[];
}

/**
 * What one candidate said.
 *
 * | kind         | means                                                    | the search                 |
 * |--------------|----------------------------------------------------------|----------------------------|
 * | `bad`        | worse by at least half of the followed change, confirmed | goes on before it          |
 * | `good`       | a change of that size is excluded                        | goes on behind it          |
 * | `unclear`    | neither                                                  | skips it, takes a neighbour |
 * | `unmeasured` | it could not be built or started                         | skips it, takes a neighbour |
 */
export type StepFinding =
  | { readonly kind: 'bad' | 'good'; readonly evidence: Compared }
  | { readonly kind: 'unclear'; readonly evidence: Compared | null; readonly reason: string }
  | { readonly kind: 'unmeasured'; readonly reason: string };

/** What a search still has to do. */
export interface Remaining {
  /** Commits that may be tried. */
  readonly commits: number;
  /** Steps until they are told apart, when all of them give an answer. */
  readonly steps: number;
}

/** One candidate that was tried. The first of a search is the bad end itself. */
export interface BisectStep {
  readonly sha: string;
  readonly finding: StepFinding;
  /** Where its results are, relative to the output folder. */
  readonly folder: string;
  /** After it. */
  readonly left: Remaining;
}

/** How a search ended. */
export type BisectEnding =
  /** `lastGood` was measured, or is the good end. */
  | { readonly kind: 'found'; readonly first: string; readonly lastGood: string }
  /** The first bad commit is one of these, oldest first; the last is bad, the others could not be told. */
  | { readonly kind: 'range'; readonly commits: readonly string[]; readonly lastGood: string }
  /** Bad is not confirmed worse than good, so there is nothing to look for; `seen` is everything that was compared. */
  | { readonly kind: 'not-worse'; readonly reason: string; readonly seen: readonly Compared[] };

/** A search, finished or not: the content of `bisect.json`. */
export interface BisectRecord {
  readonly schemaVersion: 1;
  readonly kind: 'stress-action/bisect';
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly suite: string;
  readonly seed: number;
  /** Over the plan, the policy and the metric that was asked for: steps of another digest answer another question. */
  readonly digest: string;
  readonly good: HistoryCommit;
  /** From good (exclusive) to bad, along first parents, oldest first. */
  readonly commits: readonly HistoryCommit[];
  /** Null before the ends were compared, and where bad is not worse. */
  readonly followed: Followed | null;
  readonly steps: readonly BisectStep[];
  /** Null while the search is not finished. */
  readonly ending: BisectEnding | null;
}

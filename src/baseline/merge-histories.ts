import type { Baseline, BaselineRun, ReportedDrift } from '../model/baseline.ts';
import { acceptRegressions, prune } from './history.ts';

/**
 * Two histories of one suite as one, when two runs added to the same past at the same time: every run once, oldest first, and at most
 * `keepRuns` of them. Associative and commutative but for what is beyond `keepRuns`.
 */
export function mergeHistories(ours: Baseline, theirs: Baseline, keepRuns: number): Baseline {
  const runs = distinct([...theirs.runs, ...ours.runs], identityOf).toSorted(byTime);
  const reported = distinct([...theirs.reported, ...ours.reported], reportIdentity);
  const { accepted } = acceptRegressions(theirs, ours.accepted);
  return prune({ ...ours, runs, reported, accepted }, keepRuns);
}

/** One commit may be measured many times, but never twice at the same moment. */
const identityOf = ({ commit, at }: BaselineRun): string => JSON.stringify([commit, Date.parse(at)]);

const reportIdentity = ({ scenario, metric, kind, commit }: ReportedDrift): string =>
  JSON.stringify([scenario, metric, kind, commit]);

/** Runs of one moment stand in the order of their commits, so that the order of merging does not show. */
const byTime = (a: BaselineRun, b: BaselineRun): number =>
  Date.parse(a.at) - Date.parse(b.at) || (a.commit < b.commit ? -1 : Number(a.commit > b.commit));

const distinct = <T>(list: readonly T[], identity: (element: T) => string): readonly T[] => [
  ...new Map(list.map(element => [identity(element), element])).values(),
];

import { join } from 'node:path';
import { comparedIn, following, onlyMetric, worstOf } from './bisect/follow.ts';
import { addStep, badEnd, endingOf, folderOf, freshRecord, moveOf, SHORT_SHA } from './bisect/ledger.ts';
import { DISTRUSTED, stepFinding, troubleIn } from './bisect/meaning.ts';
import { type Good, type Measurement, measureCommit, type Question } from './bisect/measure.ts';
import { type Beginning, beginRecord, writeRecord } from './bisect/record.ts';
import { type BisectWorld, openTree, setUpTree } from './bisect/trees.ts';
import type { BisectEnding, BisectRecord, BisectStep, Followed, StepFinding } from './model/bisect.ts';
import { SuiteError } from './model/suite-error.ts';
import type { ExitCode } from './model/verdict.ts';
import type { View } from './model/view.ts';
import { prepare, writeReports } from './pipeline.ts';
import { pairsWithBase } from './plan/pairing.ts';
import type { Request } from './request.ts';
import { readHistory } from './run/git/history.ts';
import { openRepository, type Repository } from './run/git/repository.ts';
import { isDistrusted } from './verdict/distrust.ts';

export type { BisectWorld } from './bisect/trees.ts';

/** What somebody asks for: a gate's request, and the ends of the history. */
export interface BisectRequest {
  readonly request: Request;
  /** Commits, branches or tags. */
  readonly good: string;
  readonly bad: string;
  /** The metric to follow; null: the one that is worst. */
  readonly metric: string | null;
  /** Forget what an earlier search found. */
  readonly restart: boolean;
}

/** Told what happens, as it happens. */
export interface BisectObserver {
  readonly onBegin: (beginning: Beginning) => void;
  readonly onStep: (step: BisectStep, record: BisectRecord) => void;
}

/** Where a search stands when the program ends. */
export interface Bisected {
  readonly record: BisectRecord;
  /** Name of the signal that ended it early; null: it has its ending. */
  readonly interruption: string | null;
  /** 0 found · 4 a range, or bad is not worse · 130 interrupted. */
  readonly exitCode: ExitCode;
}

/** What all steps of one search share. */
interface Search {
  readonly question: Question;
  readonly repository: Repository;
  readonly world: BisectWorld;
  readonly metric: string | null;
  readonly observer: BisectObserver;
}

/**
 * Finds the commit that brought a change: bad against good first, then binary search along first parents, each candidate run in pairs
 * with the good tree (docs/bisect.md). After every step the record is on disk, so that the same request goes on after an interruption.
 * Throws `SuiteError`: exit code 2 for ends that cannot be searched between, 3 when the ends themselves cannot be measured.
 */
export async function bisect(
  asked: BisectRequest,
  world: BisectWorld,
  observer: BisectObserver,
): Promise<Bisected> {
  const repository = await repositoryAround(world);
  const history = await readHistory(asked.good, asked.bad, repository);
  const question = await questionOf(asked, world);
  const beginning = await beginRecord(freshRecord(question, history, asked.metric), world.out, asked.restart);
  observer.onBegin(beginning);
  const search: Search = { question, repository, world, metric: asked.metric, observer };
  try {
    return await proceed(beginning.record, search);
  } catch (error) {
    // A signal from a terminal reaches git as well, which then fails for that reason.
    if (!world.signal.aborted || !(error instanceof SuiteError)) throw error;
    return interruptedAt(beginning.record, world);
  }
}

async function repositoryAround({ workingDirectory, environment }: BisectWorld): Promise<Repository> {
  const repository = await openRepository(workingDirectory, environment);
  if (repository !== null) return repository;
  throw new SuiteError(`Cannot bisect: ${workingDirectory} is not in a git repository`, { exitCode: 2 });
}

/** The suite as it is now, for commits of any age: of its scenarios those that are taken in pairs. Nothing stops early but what is decided. */
async function questionOf({ request, metric }: BisectRequest, world: BisectWorld): Promise<Question> {
  const { plan, policy } = await prepare({ ...request, against: 'base' }, world);
  const scenarios = plan.scenarios.filter(pairsWithBase);
  if (scenarios.length === 0)
    throw new SuiteError(
      'Cannot bisect: the scenarios are repeated tests, results of another step, or requests to a program that the suite has not started, none of which is taken in pairs with a commit; name one that is measured with --scenario, or use git bisect run for a test that fails',
      { exitCode: 2 },
    );
  return {
    plan: { ...plan, scenarios, failFast: false },
    policy: metric === null ? policy : onlyMetric(metric, policy),
  };
}

/** Goes on from a record to its ending. */
async function proceed(begun: BisectRecord, search: Search): Promise<Bisected> {
  if (begun.ending !== null) return finished(begun, begun.ending);
  const good = await openGood(begun, search);
  try {
    let record = begun;
    while (record.ending === null && !search.world.signal.aborted) {
      const { followed } = record;
      const next: BisectRecord | null =
        followed === null
          ? await compareEnds(record, good, search)
          : await takeStep(record, followed, good, search);
      if (next === null) return interruptedAt(record, search.world);
      record = next;
    }
    return record.ending === null ? interruptedAt(record, search.world) : finished(record, record.ending);
  } finally {
    await good.tree.close();
  }
}

const interruptedAt = (record: BisectRecord, { signal }: BisectWorld): Bisected => ({
  record,
  interruption: typeof signal.reason === 'string' ? signal.reason : 'SIGINT',
  exitCode: 130,
});

const finished = (record: BisectRecord, { kind }: BisectEnding): Bisected => ({
  record,
  interruption: null,
  exitCode: kind === 'found' ? 0 : 4,
});

/** The good tree is made once and stays until the end. */
async function openGood({ good }: BisectRecord, { question, repository, world }: Search): Promise<Good> {
  const label = good.sha.slice(0, SHORT_SHA);
  const tree = await openTree(good.sha, repository, world);
  if (tree === null) throw unmeasurable('good', label, `it has no folder ${repository.prefix}`);
  try {
    const obstacle = await setUpTree(tree, question, join(world.out, 'good'), world);
    if (obstacle !== null) throw unmeasurable('good', label, obstacle);
    return { tree, label };
  } catch (error) {
    await tree.close();
    throw error;
  }
}

const unmeasurable = (end: 'good' | 'bad', label: string, reason: string): SuiteError =>
  new SuiteError(`Cannot measure the ${end} commit ${label}: ${reason}; name another one as --${end}`, {
    exitCode: 3,
  });

/** Bad against good: whether there is anything to look for, and what to follow. Null: interrupted. */
async function compareEnds(record: BisectRecord, good: Good, search: Search): Promise<BisectRecord | null> {
  const bad = badEnd(record).sha;
  const folder = folderOf(record, bad);
  const measured = await measureInto(folder, bad, search.question, good, search);
  if (measured.kind === 'interrupted') return null;
  if (measured.kind === 'unmeasured') throw unmeasurable('bad', bad.slice(0, SHORT_SHA), measured.reason);
  const { view } = measured;
  const seen = comparedIn(view).filter(({ metric }) => search.metric === null || metric.id === search.metric);
  if (seen.length === 0) throw nothingCompared(view, search, bad);
  const distrusted = isDistrusted(view.analysis.control);
  const followed = distrusted ? null : worstOf(seen);
  if (followed === null) {
    const reason = distrusted ? DISTRUSTED : 'bad is not confirmed worse than good';
    return ended(record, { kind: 'not-worse', reason, seen }, search);
  }
  const { scenario, metric, comparison } = followed;
  const finding: StepFinding = { kind: 'bad', evidence: { scenario, metric, comparison } };
  return kept({ ...record, followed }, { sha: bad, finding, folder }, search);
}

function nothingCompared(view: View, { metric }: Search, bad: string): SuiteError {
  const measured = view.analysis.scenarios.flatMap(({ metrics }) => metrics.map(({ metric: { id } }) => id));
  const troubled = view.analysis.scenarios.filter(({ invocations }) => invocations === 0);
  const names = [...new Set(measured)].sort().join(', ');
  if (metric !== null && troubled.length === 0)
    return new SuiteError(`Cannot follow ${metric}: it was not compared; measured were ${names}`, {
      exitCode: 2,
    });
  const reasons = view.analysis.scenarios.map(({ id }) => troubleIn(view, id));
  return new SuiteError(
    `Cannot compare the bad commit ${bad.slice(0, SHORT_SHA)} with good: ${reasons.join('; ')}`,
    { exitCode: 3 },
  );
}

/** Tries the next candidate, or ends the search where there is none. Null: interrupted. */
async function takeStep(
  record: BisectRecord,
  followed: Followed,
  good: Good,
  search: Search,
): Promise<BisectRecord | null> {
  const move = moveOf(record);
  if (move.kind !== 'try') return ended(record, endingOf(move, record), search);
  const sha = record.commits[move.place]?.sha ?? badEnd(record).sha;
  const folder = folderOf(record, sha);
  const measured = await measureInto(folder, sha, following(followed, search.question), good, search);
  if (measured.kind === 'interrupted') return null;
  return kept(record, { sha, finding: findingIn(measured, followed), folder }, search);
}

const findingIn = (
  measured: Exclude<Measurement, { readonly kind: 'interrupted' }>,
  followed: Followed,
): StepFinding => (measured.kind === 'measured' ? stepFinding(measured.view, followed) : measured);

/** A step's folder has all reports of its comparison. */
async function measureInto(
  folder: string,
  sha: string,
  question: Question,
  good: Good,
  search: Search,
): Promise<Measurement> {
  const out = join(search.world.out, folder);
  const measured = await measureCommit({ sha, out }, question, good, search);
  if (measured.kind === 'measured') await writeReports(measured.view, out);
  return measured;
}

/** Keeps a step: on disk before anybody is told. */
async function kept(
  record: BisectRecord,
  step: Omit<BisectStep, 'left'>,
  { world, observer }: Search,
): Promise<BisectRecord> {
  const { whole, grown } = addStep(record, step);
  await writeRecord(grown, world.out);
  observer.onStep(whole, grown);
  return grown;
}

async function ended(record: BisectRecord, ending: BisectEnding, { world }: Search): Promise<BisectRecord> {
  const whole = { ...record, ending };
  await writeRecord(whole, world.out);
  return whole;
}

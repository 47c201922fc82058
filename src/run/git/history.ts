import type { HistoryCommit } from '../../model/bisect.ts';
import { SuiteError } from '../../model/suite-error.ts';
import { knownCommit } from './base-commit.ts';
import { isShallow, type Repository } from './repository.ts';

/** The commits between two ends. */
export interface History {
  readonly good: HistoryCommit;
  /** Along first parents from good (exclusive) to bad, oldest first; the last is bad. Never empty. */
  readonly commits: readonly HistoryCommit[];
}

/** Sha, first parents, author date and subject; NUL in between, because a subject may hold anything else. */
const FORMAT = '--format=%H%x00%P%x00%aI%x00%s';

/**
 * The history from `good` to `bad`, each a commit, branch or tag. Throws `SuiteError` (exit code 2) for a ref that nobody knows, for
 * ends that are the same, and for a good end that is not an ancestor of the bad one.
 */
export async function readHistory(good: string, bad: string, repository: Repository): Promise<History> {
  const [from, to] = [await resolve('good', good, repository), await resolve('bad', bad, repository)];
  if (from === to)
    throw refusal(
      `good (${good}) and bad (${bad}) are the same commit ${short(from)}; name two different ones`,
    );
  if (!(await isAncestor(from, to, repository))) throw await unrelated({ good, bad, from, to }, repository);
  const [oldest] = await commitsOf(['--max-count=1', from], repository);
  const newestFirst = await commitsOf(['--first-parent', `${from}..${to}`], repository);
  if (oldest === undefined || newestFirst.length === 0)
    throw new SuiteError(`Cannot read the history from ${good} to ${bad}: git lists no commit`, {
      exitCode: 3,
    });
  return { good: oldest, commits: newestFirst.toReversed() };
}

async function resolve(end: 'good' | 'bad', ref: string, repository: Repository): Promise<string> {
  const sha = await knownCommit(ref, repository);
  if (sha !== null) return sha;
  const shallow = await isShallow(repository);
  const advice = shallow ? '; this clone is shallow: run git fetch --unshallow first' : '';
  throw refusal(`"${ref}" (--${end}) is no commit, branch or tag here${advice}`);
}

const isAncestor = async (ancestor: string, of: string, { ask }: Repository): Promise<boolean> =>
  (await ask('merge-base', '--is-ancestor', ancestor, of)) !== null;

interface Ends {
  readonly good: string;
  readonly bad: string;
  readonly from: string;
  readonly to: string;
}

/** Why there is no way from good to bad, with what to name instead. */
async function unrelated({ good, bad, from, to }: Ends, repository: Repository): Promise<SuiteError> {
  if (await isAncestor(to, from, repository))
    return refusal(`good (${good}) is later than bad (${bad}); swap --good and --bad`);
  const fork = await repository.ask('merge-base', from, to);
  if (fork !== null)
    return refusal(
      `good (${good}) is not an ancestor of bad (${bad}); they parted at ${short(fork)}, which may serve as good`,
    );
  const shallow = (await isShallow(repository))
    ? '; this clone is shallow: run git fetch --unshallow first'
    : '';
  return refusal(`good (${good}) and bad (${bad}) have no history in common${shallow}`);
}

async function commitsOf(
  which: readonly string[],
  { try: run }: Repository,
): Promise<readonly HistoryCommit[]> {
  // Not `git log`, whose output settings of the user change.
  const ending = await run(['rev-list', '--encoding=UTF-8', FORMAT, ...which, '--']);
  if (ending.kind !== 'ok') throw new SuiteError(`Cannot read the history: ${ending.said}`, { exitCode: 3 });
  return ending.output.split('\n').flatMap(line => {
    const [sha = '', parents, authoredAt, subject] = line.split('\0');
    if (parents === undefined || authoredAt === undefined || subject === undefined) return [];
    return [{ sha, parent: parents.split(' ')[0] || null, authoredAt, subject }];
  });
}

const short = (sha: string): string => sha.slice(0, 10);

const refusal = (reason: string): SuiteError => new SuiteError(`Cannot bisect: ${reason}`, { exitCode: 2 });

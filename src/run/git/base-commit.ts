import { distance } from 'fastest-levenshtein';
import { SuiteError } from '../../model/suite-error.ts';
import { commitNamed, isShallow, type Repository } from './repository.ts';

const REMOTE = 'origin';
/** How far a shallow clone is deepened, in turn, until base and head meet. The last is the whole history. */
const DEEPENINGS = ['--deepen=50', '--deepen=500', '--unshallow'] as const;
const NEAREST_SHOWN = 3;

/** Variables for commands that talk to the remote. */
type Credentials = Readonly<Record<string, string>>;

/**
 * The commit to compare with: where `ref` and HEAD parted, or `ref` itself when they have nothing in common. What a shallow clone
 * lacks is fetched. Throws `SuiteError`: exit code 2 for a ref that nobody knows, 3 when git fails.
 */
export async function findBaseCommit(
  ref: string,
  repository: Repository,
  credentials: Credentials,
): Promise<string> {
  const head = await commitNamed('HEAD', repository);
  if (head === null) throw refusal(ref, `${repository.root} has no commit yet`);
  const tip = (await knownCommit(ref, repository)) ?? (await fetchCommit(ref, repository, credentials));
  return (await findMergeBase(head, tip, repository, credentials)) ?? tip;
}

/** A name is one of this repository's, or of its remote's. A ref that looks like an option is never given to git. */
export async function knownCommit(ref: string, repository: Repository): Promise<string | null> {
  if (ref === '' || ref.startsWith('-')) return null;
  return (
    (await commitNamed(ref, repository)) ?? (await commitNamed(`refs/remotes/${REMOTE}/${ref}`, repository))
  );
}

async function fetchCommit(ref: string, repository: Repository, credentials: Credentials): Promise<string> {
  const name = ref.replace(new RegExp(`^${REMOTE}/`), '');
  // Such as HEAD~3: a way through the history, no name that a remote knows.
  const isName = /^[\w./@+#-]+$/.test(name) && !name.startsWith('-') && !name.includes('..');
  const hasRemote = (await repository.ask('remote', 'get-url', REMOTE)) !== null;
  if (isName && hasRemote) {
    const fetched = await fetch([name], repository, credentials, '--depth=1');
    const commit = fetched === null ? await commitNamed('FETCH_HEAD', repository) : null;
    if (commit !== null) return commit;
    if (fetched !== null && !isUnknown(fetched))
      throw new SuiteError(`Cannot fetch the base ${ref} from ${REMOTE}: ${fetched}`, { exitCode: 3 });
  } else if (hasRemote) {
    const reached = await deepenUntil(() => knownCommit(ref, repository), [], repository, credentials);
    if (reached !== null) return reached;
  }
  throw refusal(
    ref,
    `it is neither a folder nor a commit, branch or tag here or at ${REMOTE}`,
    await nearest(ref, repository),
  );
}

/** What git says where the remote has no such name. */
const isUnknown = (said: string): boolean =>
  /couldn't find remote ref|not our ref|invalid refspec/i.test(said);

async function findMergeBase(
  head: string,
  tip: string,
  repository: Repository,
  credentials: Credentials,
): Promise<string | null> {
  const mergeBase = (): Promise<string | null> => repository.ask('merge-base', head, tip);
  return (await mergeBase()) ?? (await deepenUntil(mergeBase, [tip, head], repository, credentials));
}

/** Deepens a shallow clone step by step until `find` finds; null when the whole history is there and it does not. */
async function deepenUntil(
  find: () => Promise<string | null>,
  commits: readonly string[],
  repository: Repository,
  credentials: Credentials,
): Promise<string | null> {
  for (const depth of DEEPENINGS) {
    if (!(await isShallow(repository))) break;
    // The remote need not have the head: it may be a commit that was never pushed.
    for (const wanted of [commits, commits.slice(0, 1), []]) {
      if ((await fetch(wanted, repository, credentials, depth)) === null) break;
    }
    const found = await find();
    if (found !== null) return found;
  }
  return null;
}

/** Fetches without tags; null when that worked, else git's last words. `depth` only holds in a shallow clone: it would make a whole one shallow. */
async function fetch(
  names: readonly string[],
  repository: Repository,
  credentials: Credentials,
  depth: string,
): Promise<string | null> {
  const limit = (await isShallow(repository)) ? [depth] : [];
  const ending = await repository.try(
    ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', '--no-auto-gc', ...limit, REMOTE, ...names],
    credentials,
  );
  return ending.kind === 'ok' ? null : ending.said;
}

async function nearest(ref: string, { ask }: Repository): Promise<readonly string[]> {
  const names = await ask(
    'for-each-ref',
    '--format=%(refname:short)',
    'refs/heads',
    'refs/remotes',
    'refs/tags',
  );
  return (names ?? '')
    .split('\n')
    .filter(name => name !== '')
    .sort((a, b) => distance(a, ref) - distance(b, ref))
    .slice(0, NEAREST_SHOWN);
}

function refusal(ref: string, reason: string, known: readonly string[] = []): SuiteError {
  const hint = known.length === 0 ? '' : `; the nearest names here are ${known.join(', ')}`;
  return new SuiteError(`Cannot compare with the base "${ref}": ${reason}${hint}`, { exitCode: 2 });
}

import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { SuiteError } from '../../src/model/suite-error.ts';
import { type History, readHistory } from '../../src/run/git/history.ts';
import { openRepository } from '../../src/run/git/repository.ts';
import { commit, type Forked, forked, git } from './repository.ts';

let world: Forked;
beforeEach(() => {
  world = forked();
});

async function historyOf(good: string, bad: string, root = world.root): Promise<History> {
  const repository = await openRepository(root, process.env);
  if (repository === null) throw new Error(`${root} is not in a repository`);
  return readHistory(good, bad, repository);
}

const subjects = ({ commits }: History): readonly string[] => commits.map(({ subject }) => subject);

describe('readHistory()', () => {
  test('gives what comes after good up to bad, oldest first, with parents, dates and subjects', async () => {
    const { root, first, fork, head } = world;
    const { good, commits } = await historyOf(first, 'feature');
    expect(good).toMatchObject({ sha: first, parent: null, subject: 'speed: first' });
    expect(commits.map(({ sha, parent }) => [sha, parent])).toEqual([
      [fork, first],
      [head, fork],
    ]);
    expect(commits[1]).toMatchObject({
      subject: 'speed: head',
      authoredAt: git(root, 'log', '-1', '--format=%aI', head),
    });
  });

  test('follows first parents: of a merged branch only the merge is a candidate', async () => {
    const { root, first, head } = world;
    git(root, 'checkout', '-q', 'main');
    git(root, 'merge', '-q', '-s', 'ours', '--no-ff', '-m', 'merge feature', 'feature');
    const history = await historyOf(first, 'main');
    expect(subjects(history)).toEqual(['sub/speed: fork', 'speed: ahead', 'merge feature']);
    expect(history.commits.map(({ sha }) => sha)).not.toContain(head);
  });

  test('a good commit on the merged side leaves what its branch did not have', async () => {
    const { root, head } = world;
    git(root, 'checkout', '-q', 'main');
    git(root, 'merge', '-q', '-s', 'ours', '--no-ff', '-m', 'merge feature', 'feature');
    expect(subjects(await historyOf(head, 'main'))).toEqual(['speed: ahead', 'merge feature']);
  });

  test.each(['v1', 'HEAD~1', 'main~1'])('takes %s as an end', async ref => {
    git(world.root, 'tag', '-a', '-m', 'one', 'v1', world.fork);
    expect((await historyOf(ref, 'HEAD')).good.sha).toBe(world.fork);
  });

  test('keeps subjects whatever they hold, and holds no address', async () => {
    const { root } = world;
    const subject = 'commit deadbeef | "quoted" ünï\u200bcode <x@example.com>';
    git(root, 'commit', '-q', '--allow-empty', '-m', subject, '-m', 'a body\nof lines');
    git(root, 'config', 'log.showSignature', 'true');
    git(root, 'config', 'i18n.logOutputEncoding', 'latin1');
    const { commits } = await historyOf('HEAD~1', 'HEAD');
    expect(commits.map(found => found.subject)).toEqual([subject]);
    expect(JSON.stringify(await historyOf('HEAD~2', 'HEAD~1'))).not.toContain('t@example.com');
  });
});

describe('readHistory() refuses', () => {
  const refusalOf = async (good: string, bad: string, root?: string): Promise<string> => {
    const error: unknown = await historyOf(good, bad, root).then(
      () => null,
      reason => reason,
    );
    if (!(error instanceof SuiteError) || error.exitCode !== 2)
      throw new Error(`it was not refused, but ${error}`);
    return error.message;
  };

  test.each([
    ['the same commit twice', 'HEAD', 'feature', /are the same commit [0-9a-f]{10}; name two/],
    ['ends in the wrong order', 'HEAD', 'HEAD~1', /good \(HEAD\) is later than bad \(HEAD~1\); swap/],
    [
      'ends on two branches',
      'main',
      'feature',
      /not an ancestor .* parted at [0-9a-f]{10}, which may serve as good/,
    ],
    ['a ref that nobody knows', 'nowhere', 'HEAD', /"nowhere" \(--good\) is no commit, branch or tag here$/],
    ['a ref that looks like an option', 'HEAD~1', '--all', /"--all" \(--bad\) is no commit/],
  ])('%s', async (_, good, bad, message) => {
    expect(await refusalOf(good, bad)).toMatch(message);
  });

  test('ends without a history in common', async () => {
    const { root } = world;
    git(root, 'checkout', '-q', '--orphan', 'other');
    commit(root, 'speed', 'other');
    expect(await refusalOf('feature', 'other')).toMatch(/have no history in common$/);
  });

  test('what a shallow clone does not have, with what helps', async () => {
    const clone = join(world.parent, 'clone');
    git(world.parent, 'clone', '-q', '--depth=1', '-b', 'feature', `file://${world.root}`, clone);
    expect(await refusalOf('HEAD~1', 'HEAD', clone)).toMatch(/shallow: run git fetch --unshallow first$/);
  });
});

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CommentApi, connectComments } from '../../src/github/comment-api.ts';
import { markerOf, postSticky } from '../../src/github/sticky.ts';
import { type GitHubApi, REPOSITORY, startGitHubApi } from '../helpers/github-api.ts';

/** One comment of ours among many, and among runs that are at it at the same moment. The real octokit against the emulator. */
const MARKER = markerOf('orders');
const bodyOf = (word: string) => `${MARKER}\n${word}\n`;

let api: GitHubApi;
let token: string;
let opened = 0;
beforeAll(async () => {
  api = await startGitHubApi();
  token = await api.tokenWith({ contents: 'read', pull_requests: 'write' });
});
afterAll(() => api.close());

const open = () => api.openPullRequest(`branch-${++opened}`);
const connect = (pullRequest: number): Promise<CommentApi> =>
  connectComments({ token, apiUrl: api.url, owner: REPOSITORY.owner, repo: REPOSITORY.name, pullRequest });
const ours = async (number: number) =>
  (await api.comments(number)).filter(({ body }) => body.startsWith(MARKER)).map(({ body }) => body);

/** `count` comments of other people, some of which quote ours. */
async function crowd(number: number, count: number): Promise<void> {
  for (let done = 0; done < count; done += 50) {
    const some = Array.from({ length: Math.min(50, count - done) }, (_, i) => done + i);
    await Promise.all(
      some.map(i => api.comment(number, i % 10 === 0 ? `> ${bodyOf('x')}` : `no. ${i}`, api.personalToken)),
    );
  }
}

describe.each([31, 101, 1_001])('among %i comments of others', others => {
  test.each([
    ['behind all of them', others],
    ['on the first page', 3],
    ['in the middle', Math.floor(others / 2)],
  ])(
    'ours is created once %s, found again, and two runs at once leave one',
    async (_, before) => {
      const number = await open();
      await crowd(number, before);
      const comments = await connect(number);
      expect(await postSticky(comments, MARKER, bodyOf('first'))).toMatchObject({ how: 'created' });
      await crowd(number, others - before);
      expect(await postSticky(comments, MARKER, bodyOf('second'))).toMatchObject({ how: 'updated' });
      expect(await postSticky(comments, MARKER, bodyOf('second'))).toMatchObject({ how: 'unchanged' });
      await Promise.all(
        ['third', 'fourth'].map(async word => postSticky(await connect(number), MARKER, bodyOf(word))),
      );
      expect(await ours(number)).toHaveLength(1);
      expect(await api.comments(number)).toHaveLength(others + 1);
    },
    120_000,
  );

  test('two runs that create theirs at once leave one', async () => {
    const number = await open();
    await crowd(number, others);
    const words = ['a', 'b'];
    await Promise.all(words.map(async word => postSticky(await connect(number), MARKER, bodyOf(word))));
    expect(await ours(number)).toHaveLength(1);
  });
});

describe('runs in any order of their requests', () => {
  /** Each request waits for its turn, which the scheduler draws; a refusal is the caller's affair, not the scheduler's. */
  function scheduled(comments: CommentApi, scheduler: fc.Scheduler): CommentApi {
    const inTurn = <A extends unknown[], T>(request: (...args: A) => Promise<T>) => {
      const turn = scheduler.scheduleFunction((...args: A) => Promise.allSettled([request(...args)]));
      return async (...args: A): Promise<T> => {
        const [outcome] = await turn(...args);
        if (outcome.status === 'rejected') throw outcome.reason;
        return outcome.value;
      };
    };
    const { list, create, update, remove, viewer } = comments;
    return {
      list: inTurn(list),
      create: inTurn(create),
      update: inTurn(update),
      remove: inTurn(remove),
      viewer,
    };
  }

  const racing = fc.asyncProperty(
    fc.scheduler(),
    fc.integer({ min: 2, max: 3 }),
    fc.integer({ min: 0, max: 3 }),
    async (scheduler, runs, present) => {
      const number = await open();
      for (let i = 0; i < present; i++) await api.comment(number, bodyOf(`old ${i}`), token);
      const comments = scheduled(await connect(number), scheduler);
      const words = Array.from({ length: runs }, (_, i) => `run ${i}`);
      const posts = Promise.all(words.map(word => postSticky(comments, MARKER, bodyOf(word))));
      await scheduler.waitFor(posts);
      const left = await ours(number);
      expect(left).toHaveLength(1);
      expect(words.map(bodyOf)).toContain(left[0]);
    },
  );

  test('leave exactly one comment, which one of them wrote', async () => {
    await fc.assert(racing, { seed: 20_261_129, numRuns: 60 });
  });

  test.each([
    ['the first', 'second'],
    ['the second', 'first'],
  ] as const)(
    'when both have created and %s looks again first, the older comment stays',
    async (early, late) => {
      const number = await open();
      const comments = await connect(number);
      const [bothCreated, earlyDone, firstCreated] = [gate(), gate(), gate()];
      const run = async (name: 'the first' | 'the second' | 'first' | 'second'): Promise<void> => {
        const isFirst = name.endsWith('first');
        let created = false;
        const held: CommentApi = {
          ...comments,
          async create(body) {
            if (!isFirst) await firstCreated.opened;
            const comment = await comments.create(body);
            created = true;
            (isFirst ? firstCreated : bothCreated).open();
            return comment;
          },
          async list() {
            if (created) await (name === early ? bothCreated : earlyDone).opened;
            return comments.list();
          },
        };
        await postSticky(held, MARKER, bodyOf(name));
        earlyDone.open();
      };
      await Promise.all([run(early), run(late)]);
      expect(await ours(number)).toEqual([bodyOf(late)]);
    },
  );

  test('when the older one was deleted before it could be brought up to date, the younger stays', async () => {
    const number = await open();
    const [older] = [
      await api.comment(number, bodyOf('older'), token),
      await api.comment(number, bodyOf('younger'), token),
    ];
    const comments = await connect(number);
    const update: CommentApi['update'] = async (id, body) => {
      if (id === older.id) await api.deleteComment(id);
      return comments.update(id, body);
    };
    expect(await postSticky({ ...comments, update }, MARKER, bodyOf('now'))).toMatchObject({
      how: 'updated',
    });
    expect(await ours(number)).toEqual([bodyOf('now')]);
  });
});

/** A promise that is opened from outside. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>(resolve => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

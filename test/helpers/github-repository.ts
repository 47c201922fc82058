import { createSign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from 'emulate';
import { openApiCheck } from './github-openapi.ts';

/** People of `acme/shop`, by the role that they have in it. */
export const PEOPLE = { ada: 'admin', mona: 'push', trent: 'triage', mallory: null } as const;
export type Person = keyof typeof PEOPLE;

/** Instead of an answer, for the next `times` requests whose `METHOD /path` contains `match`. */
export interface RepositoryFault {
  readonly match: string;
  readonly status: number;
  readonly times?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A repository on GitHub, for what concerns who may accept what and which commits a branch holds: the pinned emulator, with what it
 * lacks (docs/decisions.md) added on the way to it: events of pull requests, the pull requests of a commit, GraphQL's `updateRefs`
 * with its comparison, bots that comment, and faults on request. A request that GitHub's OpenAPI document does not have is answered
 * with what is wrong with it. Loopback only.
 */
export interface GitHubRepository {
  readonly url: string;
  /** `METHOD /path` in order. */
  readonly requests: readonly string[];
  tokenOf(person: Person): string;
  /** A GITHUB_TOKEN with these permissions. */
  tokenWith(permissions: Readonly<Record<string, 'read' | 'write'>>): Promise<string>;
  openPullRequest(head: string, description?: string): Promise<number>;
  /** Merges it; the commit that the default branch then has. */
  merge(pull: number): Promise<string>;
  comment(pull: number, body: string, by: Person | { readonly token: string }): Promise<number>;
  label(pull: number, label: string, by: Person): Promise<void>;
  failNext(fault: RepositoryFault): void;
  /** A request as the owner; throws what GitHub refuses. */
  call<T>(method: string, path: string, body?: unknown): Promise<T>;
  close(): Promise<void>;
}

export const PLACE = { owner: 'acme', repo: 'shop' } as const;
const REPO = `/repos/${PLACE.owner}/${PLACE.repo}`;
const OWNER_TOKEN = 'test-token-of-acme';
const tokenOf = (person: Person): string => `test-token-of-${person}`;
const APP_ID = 15368;

interface Labelled {
  readonly pull: number;
  readonly event: object;
}

export async function startGitHubRepository(): Promise<GitHubRepository> {
  const emulator = await createEmulator({ service: 'github', port: 0, seed: SEED });
  const known = new Set<string>([OWNER_TOKEN, ...PERSONS.map(tokenOf)]);
  const requests: string[] = [];
  const faults: RepositoryFault[] = [];
  const labelled: Labelled[] = [];
  const merged = new Map<string, number>();

  const problemsOf = openApiCheck();

  const server = createServer((request, response) => {
    answer(request, response).catch(error => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray());
    const line = `${request.method} ${request.url}`;
    requests.push(line);
    const at = faults.findIndex(fault => line.includes(fault.match));
    const [fault] = at < 0 ? [] : faults.splice(at, 1);
    const reply =
      fault === undefined
        ? await replyTo(request, body)
        : { status: fault.status, headers: fault.headers, json: INJECTED };
    response
      .writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
      .end(JSON.stringify(reply.json));
  }

  async function replyTo(request: IncomingMessage, body: Buffer): Promise<Reply> {
    const { method = 'GET', url: path = '', headers } = request;
    const token = /^(?:token|bearer) (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
    if (!known.has(token)) return { status: 401, json: { message: 'Bad credentials' } };
    if (path === '/graphql') return updateRefs(JSON.parse(body.toString()), token);
    const wrong = problemsOf({ method, path, body: body.toString() });
    if (wrong.length > 0) return { status: 400, json: { message: wrong.join('; ') } };
    const added = await listAdded(path.split('?', 1)[0] ?? '');
    if (added !== null) return { status: 200, json: added };
    const reply = await relay(method, path, token, body);
    return reply.status === 403 ? { ...reply, json: FORBIDDEN } : reply;
  }

  /** The lists that the emulator does not have; null for any other path. */
  async function listAdded(path: string): Promise<readonly unknown[] | null> {
    const [, kind, id = ''] = /\/(commits|issues)\/(\w+)\/(?:pulls|events)$/.exec(path) ?? [];
    if (kind === 'commits') return pullsOf(id);
    if (kind !== 'issues') return null;
    return labelled.filter(({ pull }) => pull === Number(id)).map(({ event }) => event);
  }

  /** One request to the emulator. */
  async function relay(method: string, path: string, token: string, body?: Buffer): Promise<Reply> {
    const answered = await fetch(`${emulator.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined || body.length === 0 ? {} : { body }),
    });
    const text = await answered.text();
    return { status: answered.status, json: text === '' ? null : JSON.parse(text) };
  }

  async function pullsOf(sha: string): Promise<readonly unknown[]> {
    const pull = merged.get(sha);
    return pull === undefined ? [] : [await call('GET', `${REPO}/pulls/${pull}`)];
  }

  /** All or nothing, and only where a ref is what the caller believes. */
  async function updateRefs(asked: UpdateRefs, token: string): Promise<Reply> {
    const [update] = asked.variables?.updates ?? [];
    if (update === undefined || !asked.query.includes('updateRefs'))
      return { status: 200, json: { data: { viewer: { login: 'github-actions[bot]' } } } };
    const branch = update.name.replace(/^refs\//, '');
    const present = await relay('GET', `${REPO}/git/ref/${branch}`, token);
    const found = present.status === 200 ? (present.json as { object: { sha: string } }).object.sha : null;
    if (found !== update.beforeOid)
      return { status: 200, json: { data: null, errors: [{ message: `Reference is at ${found}` }] } };
    const body = Buffer.from(JSON.stringify({ sha: update.afterOid, force: update.force }));
    const moved = await relay('PATCH', `${REPO}/git/refs/${branch}`, token, body);
    return moved.status === 200
      ? { status: 200, json: { data: { updateRefs: { clientMutationId: null } } } }
      : { status: 200, json: { data: null, errors: [{ message: JSON.stringify(moved.json) }] } };
  }

  async function callAs<T>(token: string, method: string, path: string, body?: unknown): Promise<T> {
    const sent = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const { status, json } = await relay(method, path, token, sent);
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`);
    return json as T;
  }
  const call = <T>(method: string, path: string, body?: unknown): Promise<T> =>
    callAs(OWNER_TOKEN, method, path, body);

  for (const [person, permission] of Object.entries(PEOPLE))
    if (permission !== null) await call('PUT', `${REPO}/collaborators/${person}`, { permission });

  const key = emulator.generatedSecrets[0]?.value ?? '';
  return {
    url,
    requests,
    tokenOf,
    call,
    async tokenWith(permissions) {
      const path = '/app/installations/1/access_tokens';
      const { token } = await callAs<{ token: string }>(appToken(key), 'POST', path, { permissions });
      known.add(token);
      return token;
    },
    async openPullRequest(head, description = '') {
      const asked = { title: head, head, base: 'main', body: description };
      return (await call<{ number: number }>('POST', `${REPO}/pulls`, asked)).number;
    },
    async merge(pull) {
      const { sha } = await call<{ sha: string }>('PUT', `${REPO}/pulls/${pull}/merge`, {});
      merged.set(sha, pull);
      return sha;
    },
    async comment(pull, body, by) {
      const token = typeof by === 'string' ? tokenOf(by) : by.token;
      return (await callAs<{ id: number }>(token, 'POST', `${REPO}/issues/${pull}/comments`, { body })).id;
    },
    async label(pull, label, by) {
      await call('POST', `${REPO}/issues/${pull}/labels`, { labels: [label] });
      const actor = await callAs<object>(tokenOf(by), 'GET', '/user');
      const event = { event: 'labeled', label: { name: label }, actor, created_at: new Date().toISOString() };
      labelled.push({ pull, event });
    },
    failNext: fault => void faults.push(...Array.from({ length: fault.times ?? 1 }, () => fault)),
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
      await emulator.close();
    },
  };
}

interface Reply {
  readonly status: number;
  readonly json: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

interface UpdateRefs {
  readonly query: string;
  readonly variables?: {
    readonly updates?: readonly {
      readonly name: string;
      readonly beforeOid: string;
      readonly afterOid: string;
      readonly force: boolean;
    }[];
  };
}

const INJECTED = { message: 'injected fault' };
const FORBIDDEN = { message: 'Resource not accessible by integration' };
const PERSONS = Object.keys(PEOPLE) as readonly Person[];

const SEED = {
  tokens: Object.fromEntries([
    [OWNER_TOKEN, { login: PLACE.owner, scopes: ['repo'] }],
    ...PERSONS.map(person => [tokenOf(person), { login: person, scopes: ['repo'] }]),
  ]),
  github: {
    users: [{ login: PLACE.owner }, ...PERSONS.map(login => ({ login }))],
    repos: [{ owner: PLACE.owner, name: PLACE.repo }],
    apps: [
      {
        app_id: APP_ID,
        slug: 'github-actions',
        name: 'GitHub Actions',
        permissions: { contents: 'write', issues: 'write', pull_requests: 'write' },
        installations: [{ installation_id: 1, account: PLACE.owner, repository_selection: 'all' }],
      },
    ],
  },
};

/** A signed token that proves to be the app itself, from which installation tokens are minted. */
function appToken(privateKey: string): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss: String(APP_ID), iat: now - 60, exp: now + 540 })}`;
  return `${claims}.${createSign('RSA-SHA256').update(claims).sign(privateKey, 'base64url')}`;
}

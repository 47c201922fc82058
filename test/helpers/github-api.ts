import { createSign } from 'node:crypto';
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from 'emulate';
import { acceptedPermissions, tooLarge } from './github-limits.ts';
import { openApiCheck } from './github-openapi.ts';

/** What a workflow's `permissions:` may grant to its token. */
export type Permissions = Readonly<Record<string, 'read' | 'write'>>;

/** Instead of an answer, for the next request whose `METHOD /path` contains `match`. */
export interface ApiFaultRule {
  readonly match: string;
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: OutgoingHttpHeaders;
  /** Cuts the connection instead. */
  readonly disconnect?: true;
  /** Announces a whole answer and cuts the connection in the middle of it. */
  readonly truncate?: true;
  /** Lets the request reach GitHub, and then answers with the fault all the same. */
  readonly afterwards?: true;
}

export interface PostedComment {
  readonly id: number;
  readonly html_url: string;
  readonly body: string;
  readonly user: { readonly login: string; readonly type: string };
}

/**
 * GitHub's REST API: the pinned emulator behind a loopback proxy that adds what it lacks: the limits of sizes and the 403 with its
 * header (github-limits.ts), unknown tokens, GraphQL's `viewer`, a log of requests, and faults on request. What comes in is held to
 * GitHub's own description of its API (github-openapi.ts).
 */
export interface GitHubApi {
  readonly url: string;
  /** `METHOD /path` in order. */
  readonly requests: readonly string[];
  /** A GITHUB_TOKEN with these permissions: an installation token of the app `github-actions`. */
  tokenWith(permissions: Permissions): Promise<string>;
  /** A person's own token. */
  readonly personalToken: string;
  /** Opens a pull request of `acme/shop` and returns its number. */
  openPullRequest(head: string): Promise<number>;
  comments(pullRequest: number): Promise<readonly PostedComment[]>;
  /** Comments as whoever `token` belongs to. */
  comment(pullRequest: number, body: string, token: string): Promise<PostedComment>;
  deleteComment(id: number): Promise<void>;
  failNext(rule: ApiFaultRule): void;
  /** Forgets the faults that no request has met, and says how many they were. */
  forgetFaults(): number;
  /** Requests so far that GitHub's OpenAPI document does not allow, for a test that makes one on purpose; they are forgotten. */
  takeViolations(): readonly string[];
  /** Throws when a request was made that GitHub's OpenAPI document does not allow. */
  close(): Promise<void>;
}

export const REPOSITORY = { owner: 'acme', name: 'shop' } as const;
const PERSON = 'mona';
const PERSONAL_TOKEN = 'test-personal-token-of-mona';
const APP_ID = 15368;

export async function startGitHubApi(): Promise<GitHubApi> {
  const emulator = await createEmulator({ service: 'github', port: 0, seed: SEED });
  const logins = new Map([[PERSONAL_TOKEN, PERSON]]);
  const requests: string[] = [];
  const faults: ApiFaultRule[] = [];
  const violations: string[] = [];
  const check = openApiCheck();
  const server = createServer((request, response) => {
    forward(request, response).catch(error => response.writeHead(502).end(String(error)));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;

  function faultFor(line: string): ApiFaultRule | undefined {
    const at = faults.findIndex(fault => line.includes(fault.match));
    return at >= 0 ? faults.splice(at, 1)[0] : undefined;
  }

  async function forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray());
    const line = `${request.method} ${request.url}`;
    requests.push(line);
    if (request.url !== '/graphql')
      violations.push(
        ...check({ method: request.method ?? '', path: request.url ?? '', body: body.toString() }),
      );
    const fault = faultFor(line);
    if (fault?.disconnect) return void request.socket.destroy();
    if (fault?.truncate) return cutShort(response);
    const answer = fault !== undefined && !fault.afterwards ? null : await answerTo(request, body);
    const { status, headers, text } = fault === undefined && answer !== null ? answer : injected(fault);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
  }

  async function answerTo(request: IncomingMessage, body: Buffer): Promise<Answer> {
    const token = /^(?:token|bearer) (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const isApp = request.url?.startsWith('/app/') === true;
    if (token !== undefined && !isApp && !logins.has(token)) return refusal(401, 'Bad credentials');
    if (request.url === '/graphql') {
      return {
        status: 200,
        headers: {},
        text: JSON.stringify({ data: { viewer: { login: logins.get(token ?? '') } } }),
      };
    }
    const excess = tooLarge(body.toString());
    if (excess !== null) return refusal(422, `Validation Failed: ${excess}`);
    const answer = await fetch(`${emulator.url}${request.url}`, {
      method: request.method ?? 'GET',
      headers: forwardable(request),
      ...(body.length > 0 ? { body } : {}),
    });
    return answer.status === 403 ? forbidden(request) : relayed(answer, emulator.url, url);
  }

  async function call<T>(method: string, path: string, token: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${emulator.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (answer.status === 204 ? null : await answer.json()) as T;
  }

  const repo = `/repos/${REPOSITORY.owner}/${REPOSITORY.name}`;
  const key = emulator.generatedSecrets[0]?.value ?? '';
  return {
    url,
    requests,
    personalToken: PERSONAL_TOKEN,
    async tokenWith(permissions) {
      const path = '/app/installations/1/access_tokens';
      const { token } = await call<{ token: string }>('POST', path, appToken(key), { permissions });
      logins.set(token, 'github-actions[bot]');
      return token;
    },
    async openPullRequest(head) {
      const asked = { title: head, head, base: 'main' };
      return (await call<{ number: number }>('POST', `${repo}/pulls`, PERSONAL_TOKEN, asked)).number;
    },
    async comments(pullRequest) {
      const all: PostedComment[] = [];
      for (let page = 1; all.length === (page - 1) * 100; page++) {
        const path = `${repo}/issues/${pullRequest}/comments?per_page=100&page=${page}`;
        all.push(...(await call<PostedComment[]>('GET', path, PERSONAL_TOKEN)));
      }
      return all;
    },
    comment: (pullRequest, body, token) =>
      call('POST', `${repo}/issues/${pullRequest}/comments`, token, { body }),
    deleteComment: id => call('DELETE', `${repo}/issues/comments/${id}`, PERSONAL_TOKEN),
    failNext: rule => void faults.push(rule),
    forgetFaults: () => faults.splice(0).length,
    takeViolations: () => violations.splice(0),
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
      await emulator.close();
      if (violations.length > 0)
        throw new Error(`not in GitHub’s OpenAPI document:\n${violations.join('\n')}`);
    },
  };
}

interface Answer {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly text: string;
}

const SEED = {
  tokens: { [PERSONAL_TOKEN]: { login: PERSON, scopes: ['repo'] } },
  github: {
    users: [{ login: REPOSITORY.owner }, { login: PERSON }],
    repos: [{ owner: REPOSITORY.owner, name: REPOSITORY.name, collaborators: [PERSON] }],
    apps: [
      {
        app_id: APP_ID,
        slug: 'github-actions',
        name: 'GitHub Actions',
        permissions: {
          actions: 'write',
          checks: 'write',
          contents: 'write',
          issues: 'write',
          pull_requests: 'write',
        },
        installations: [{ installation_id: 1, account: REPOSITORY.owner, repository_selection: 'all' }],
      },
    ],
  },
};

const refusal = (status: number, message: string): Answer => ({
  status,
  headers: {},
  text: JSON.stringify({ message, documentation_url: 'https://docs.github.com/rest' }),
});

const forbidden = ({ method = '', url = '' }: IncomingMessage): Answer => ({
  ...refusal(403, 'Resource not accessible by integration'),
  headers: { 'x-accepted-github-permissions': acceptedPermissions(method, url) },
});

const injected = (fault: ApiFaultRule | undefined): Answer => ({
  status: fault?.status ?? 500,
  headers: fault?.headers ?? {},
  text: JSON.stringify(fault?.body ?? { message: 'injected fault' }),
});

function cutShort(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1000 });
  response.write('[{"id": 1, "body": "', () => response.destroy());
}

async function relayed(answer: Response, from: string, to: string): Promise<Answer> {
  const link = answer.headers.get('link')?.replaceAll(from, to);
  return { status: answer.status, headers: link === undefined ? {} : { link }, text: await answer.text() };
}

const forwardable = ({ headers }: IncomingMessage): Record<string, string> => ({
  'content-type': 'application/json',
  ...(headers.authorization === undefined ? {} : { authorization: headers.authorization }),
});

/** A signed token that proves to be the app itself, from which installation tokens are minted. */
function appToken(privateKey: string): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss: String(APP_ID), iat: now - 60, exp: now + 540 })}`;
  return `${claims}.${createSign('RSA-SHA256').update(claims).sign(privateKey, 'base64url')}`;
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ForkLife, forkLife } from './fork-life.ts';
import {
  type ApiFaultRule,
  type GitHubApi,
  type Permissions,
  REPOSITORY,
  startGitHubApi,
} from './github-api.ts';
import { openApiCheck } from './github-openapi.ts';

/** An artifact of a run; `announced` is the size that the list gives, when that is not the true one. */
export interface Upload {
  readonly name: string;
  readonly archive: Buffer;
  readonly expired?: boolean;
  readonly announced?: number;
}

export interface StoredCheckRun {
  readonly id: number;
  readonly name: string;
  readonly head_sha: string;
  readonly external_id: string;
  readonly conclusion: string;
  readonly details_url: string;
  readonly output: { readonly title: string; readonly summary: string; readonly text?: string };
  readonly annotations: readonly CheckRunAnnotation[];
}

export interface CheckRunAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly annotation_level: string;
  readonly title: string;
  readonly message: string;
}

/**
 * The stand-in of `github-api.ts` with what GitHub Actions adds and the emulator lacks: artifacts with their archives on another
 * host, check runs that add annotations and can be listed by a fork's commit, and the life of a fork.
 */
export interface GitHubActionsApi extends ForkLife {
  readonly github: GitHubApi;
  readonly url: string;
  /** `METHOD /path` in order, those of this stand-in alone included. */
  readonly requests: readonly string[];
  /** `Authorization` headers that the other host got; GitHub's own storage refuses a request that has one. */
  readonly leaked: readonly string[];
  readonly checkRuns: readonly StoredCheckRun[];
  tokenWith(permissions: Permissions): Promise<string>;
  upload(runId: number, upload: Upload): void;
  /** As that of `GitHubApi`, in front of everything. */
  failNext(rule: ApiFaultRule): void;
  close(): Promise<void>;
}

const BASE = `/repos/${REPOSITORY.owner}/${REPOSITORY.name}`;
const MOST_ANNOTATIONS = 50;
const PAGE = 30;

/** What requests of check runs send; others are passed on unread. */
type Json = Partial<StoredCheckRun>;

export async function startGitHubActionsApi(): Promise<GitHubActionsApi> {
  const github = await startGitHubApi();
  const requests: string[] = [];
  const leaked: string[] = [];
  const checkRuns: (StoredCheckRun & { annotations: CheckRunAnnotation[] })[] = [];
  const uploads = new Map<number, (Upload & { id: number })[]>();
  const granted = new Map<string, Permissions>();
  const faults: ApiFaultRule[] = [];
  const violations: string[] = [];
  const check = openApiCheck();
  let lastId = 0;

  const storage = await serve((request, response) => {
    if (request.headers.authorization !== undefined) leaked.push(request.headers.authorization);
    const id = Number(/^\/blob\/(\d+)/.exec(request.url ?? '')?.[1]);
    const found = [...uploads.values()].flat().find(upload => upload.id === id);
    if (found === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'application/zip' }).end(found.archive);
  }, '127.0.0.1');

  const front = await serve((request, response) => {
    answer(request, response).catch(error => response.writeHead(502).end(String(error)));
  }, 'localhost');

  /** Every request to GitHub's own document, which has none of GraphQL's. */
  function hold({ method = '', url = '' }: IncomingMessage, body: Buffer): void {
    if (url !== '/graphql') violations.push(...check({ method, path: url, body: body.toString() }));
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = Buffer.concat(await request.toArray());
    const line = `${request.method} ${request.url}`;
    requests.push(line);
    hold(request, body);
    const at = faults.findIndex(({ match }) => line.includes(match));
    const [fault] = at < 0 ? [] : faults.splice(at, 1);
    if (fault?.disconnect) return void request.socket.destroy();
    const isAnswered = fault === undefined || fault.afterwards === true;
    const found = isAnswered ? await route(request, body) : null;
    const { status, headers, json } = fault === undefined && found !== null ? found : injected(fault);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(json === null ? undefined : JSON.stringify(json));
  }

  function route(request: IncomingMessage, body: Buffer): Promise<Answer> {
    const url = request.url ?? '';
    const relayed = () => relay(request, body);
    const [, path, own] = ROUTES.find(([method, one]) => method === request.method && one.test(url)) ?? [];
    const sent: Json = own !== undefined && body.length > 0 ? JSON.parse(body.toString()) : {};
    return own === undefined ? relayed() : own(path?.exec(url) ?? [], sent, relayed, request);
  }

  type Route = (
    parts: readonly string[],
    sent: Json,
    relayed: () => Promise<Answer>,
    request: IncomingMessage,
  ) => Promise<Answer>;

  async function relay(request: IncomingMessage, body: Buffer): Promise<Answer> {
    const { authorization } = request.headers;
    const reached = await fetch(`${github.url}${request.url}`, {
      method: request.method ?? 'GET',
      headers: {
        'content-type': 'application/json',
        ...(authorization === undefined ? {} : { authorization }),
      },
      ...(body.length > 0 ? { body } : {}),
    });
    const text = await reached.text();
    const accepted = reached.headers.get('x-accepted-github-permissions');
    const link = reached.headers.get('link')?.replaceAll(github.url, front.url);
    return {
      status: reached.status,
      headers: {
        ...(accepted === null ? {} : { 'x-accepted-github-permissions': accepted }),
        ...(link === undefined ? {} : { link }),
      },
      json: text === '' ? null : JSON.parse(text),
    };
  }

  /** Of a public repository anybody may see what a run uploaded; the archives take a permission. */
  const listArtifacts: Route = async ([, run = '', query = '']) => {
    const asked = new URLSearchParams(query);
    const [page, size] = [Number(asked.get('page') ?? 1), Number(asked.get('per_page') ?? PAGE)];
    const all = uploads.get(Number(run)) ?? [];
    const artifacts = all.slice((page - 1) * size, page * size).map(upload => ({
      id: upload.id,
      name: upload.name,
      size_in_bytes: upload.announced ?? upload.archive.length,
      expired: upload.expired ?? false,
    }));
    return ok({ total_count: all.length, artifacts });
  };

  const downloadArtifact: Route = async ([, id = ''], _sent, _relayed, { headers }) => {
    const token = /^(?:token|bearer) (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
    if (granted.get(token)?.actions === undefined)
      return {
        status: 403,
        headers: { 'x-accepted-github-permissions': 'actions=read' },
        json: { message: 'Resource not accessible by integration' },
      };
    return { status: 302, headers: { location: `${storage.url}/blob/${id}?sig=not-for-tokens` }, json: null };
  };

  /** The emulator leaves the head of a pull request where it was when its branch gets another commit. */
  const listPulls: Route = async (_parts, _sent, relayed) => {
    const made = await relayed();
    const pulls = made.json as readonly { readonly head: { readonly ref: string; readonly sha: string } }[];
    const json = pulls.map(pull => ({
      ...pull,
      head: { ...pull.head, sha: life.moved.get(pull.head.ref) ?? pull.head.sha },
    }));
    return { ...made, json };
  };

  const createCheck: Route = async (_parts, sent, relayed) => {
    const output = outputOf(sent);
    if (output.annotations.length > MOST_ANNOTATIONS) return refused(output.annotations.length);
    const made = await relayed();
    if (made.status !== 201) return { ...made, headers: { 'x-accepted-github-permissions': 'checks=write' } };
    const { id } = made.json as { id: number };
    checkRuns.push(checkOf(id, sent, output.annotations));
    return { ...made, json: shown(id) };
  };

  const updateCheck: Route = async ([, id = ''], sent, relayed) => {
    const output = outputOf(sent);
    if (output.annotations.length > MOST_ANNOTATIONS) return refused(output.annotations.length);
    const made = await relayed();
    if (made.status !== 200) return { ...made, headers: { 'x-accepted-github-permissions': 'checks=write' } };
    const at = checkRuns.findIndex(run => run.id === Number(id));
    const before = checkRuns[at];
    if (before === undefined) return { status: 404, headers: {}, json: { message: 'Not Found' } };
    const annotations = [...before.annotations, ...output.annotations];
    checkRuns[at] = checkOf(before.id, { ...before, ...sent }, annotations);
    return { ...made, json: shown(before.id) };
  };

  /** The emulator knows the commits of the repository's own branches only; GitHub those of its pull requests, too. */
  const listChecks: Route = async ([, sha = '', query = ''], _sent, relayed) => {
    const made = await relayed();
    if (made.status !== 200 && made.status !== 404)
      return { ...made, headers: { 'x-accepted-github-permissions': 'checks=read' } };
    const name = new URLSearchParams(query).get('check_name');
    const runs = checkRuns.filter(run => run.head_sha === sha && (name === null || run.name === name));
    return ok({ total_count: runs.length, check_runs: runs.map(({ id }) => shown(id)) });
  };

  const shown = (id: number) => {
    const run = checkRuns.find(one => one.id === id);
    return {
      ...run,
      html_url: `https://github.com/acme/shop/runs/${id}`,
      output: { ...run?.output, annotations_count: run?.annotations.length },
    };
  };

  const ROUTES: readonly (readonly [string, RegExp, Route])[] = [
    ['GET', new RegExp(`^${BASE}/actions/runs/(\\d+)/artifacts(?:\\?(.*))?$`), listArtifacts],
    ['GET', new RegExp(`^${BASE}/actions/artifacts/(\\d+)/zip$`), downloadArtifact],
    ['GET', new RegExp(`^${BASE}/pulls\\?`), listPulls],
    ['POST', new RegExp(`^${BASE}/check-runs$`), createCheck],
    ['PATCH', new RegExp(`^${BASE}/check-runs/(\\d+)$`), updateCheck],
    ['GET', new RegExp(`^${BASE}/commits/(\\w+)/check-runs(?:\\?(.*))?$`), listChecks],
  ];

  const life = forkLife(github);

  return {
    ...life,
    github,
    url: front.url,
    requests,
    leaked,
    checkRuns,
    async tokenWith(permissions) {
      const token = await github.tokenWith(permissions);
      granted.set(token, permissions);
      return token;
    },
    upload(runId, upload) {
      uploads.set(runId, [...(uploads.get(runId) ?? []), { ...upload, id: ++lastId }]);
    },
    failNext: rule => void faults.push(rule),
    async close() {
      await Promise.all([front.close(), storage.close()]);
      await github.close();
      if (violations.length > 0)
        throw new Error(`not in GitHub’s OpenAPI document:\n${violations.join('\n')}`);
    },
  };
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: unknown;
}

const ok = (json: unknown): Answer => ({ status: 200, headers: {}, json });

const injected = (fault: ApiFaultRule | undefined): Answer => ({
  status: fault?.status ?? 500,
  headers: {},
  json: { message: 'injected fault' },
});

const refused = (count: number): Answer => ({
  status: 422,
  headers: {},
  json: {
    message: `Invalid request. No more than ${MOST_ANNOTATIONS} items are allowed; ${count} were supplied.`,
  },
});

type Output = StoredCheckRun['output'] & { readonly annotations: CheckRunAnnotation[] };

const outputOf = ({ output }: Partial<StoredCheckRun>): Output => ({
  title: '',
  summary: '',
  annotations: [],
  ...output,
});

function checkOf(id: number, sent: Partial<StoredCheckRun>, annotations: CheckRunAnnotation[]) {
  const { annotations: _own, ...output } = outputOf(sent);
  const { name = '', head_sha = '', external_id = '', conclusion = '', details_url = '' } = sent;
  return { id, name, head_sha, external_id, conclusion, details_url, output, annotations };
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Two names of this machine are two hosts. */
async function serve(
  handle: Handler,
  host: string,
): Promise<{ readonly url: string; close(): Promise<unknown> }> {
  const server = createServer(handle);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(resolve));
    },
  };
}

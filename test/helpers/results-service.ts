import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** 1 read · 2 write · 3 both, as in the `ac` claim of a runtime token. */
export interface CacheScope {
  readonly ref: string;
  readonly permission: 1 | 2 | 3;
}

export type CacheMethod =
  | 'GetCacheEntryDownloadURL'
  | 'CreateCacheEntry'
  | 'FinalizeCacheEntryUpload'
  | 'upload'
  | 'download';

/** Instead of its answer: a status, a connection that is cut at once, or one that is cut in the middle of the body. */
export type CacheFault = { readonly status: number; readonly message?: string } | 'disconnect' | 'truncate';

export interface CacheEntry {
  readonly ref: string;
  readonly key: string;
  readonly version: string;
  readonly id: number;
  blob: Buffer;
}

/**
 * A stand-in for the results service of GitHub Actions: cache service v2 as `@actions/cache` 6.3 speaks it (docs/decisions.md), with
 * scopes by branch, immutable entries, policy denials and faults on request. Loopback only.
 */
export interface ResultsService {
  readonly url: string;
  readonly entries: readonly CacheEntry[];
  /** `method key` of each request, in order. */
  readonly requests: readonly string[];
  /** What the runner would put into an action's environment. The first writable scope receives saves, all readable are searched in order. */
  environment(...scopes: readonly CacheScope[]): Record<string, string>;
  /** The next call of `method` gets `fault`; further ones queue. */
  failNext(method: CacheMethod, fault: CacheFault): void;
  /** Forgets the faults that no call has met, and says how many they were. */
  forgetFaults(): number;
  /** Gives what puts the entries back as they are now. */
  keepEntries(): () => void;
  /** Forgets entries as the service does after seven days. */
  evict(): void;
  close(): Promise<void>;
}

/** Scopes of a run: its own ref first, then the default branch, from which a pull request may only read. */
export const MAIN_SCOPES: readonly CacheScope[] = [{ ref: 'refs/heads/main', permission: 3 }];
export const pullScopes = (number: number): readonly CacheScope[] => [
  { ref: `refs/pull/${number}/merge`, permission: 3 },
  { ref: 'refs/heads/main', permission: 1 },
];

interface Pending {
  readonly ref: string;
  readonly key: string;
  readonly version: string;
  readonly blocks: Map<string, Buffer>;
  blob: Buffer | null;
}

interface Call {
  readonly body: Buffer;
  readonly url: URL;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

const TWIRP = '/twirp/github.actions.results.api.v1.CacheService/';
/** Azure's client wants the account as first part of a path on a host that is not Azure's. */
const BLOBS = '/devstoreaccount1/cache/';
/** As long and unlike anything else as a real one: the toolkit masks it in the log. */
const SIGNATURE = 'sig=Zm9vYmFyYmF6cXV4LXNpZ25hdHVyZS1mb3ItdGVzdHM%3D';

export async function startResultsService(): Promise<ResultsService> {
  const entries: CacheEntry[] = [];
  const pending = new Map<number, Pending>();
  const requests: string[] = [];
  const faults = new Map<CacheMethod, CacheFault[]>();
  let lastId = 0;

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      answer({ body: Buffer.concat(chunks), url, request, response });
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;

  function answer(call: Call): void {
    const method = methodOf(call);
    if (method === null) json(call, 404, { code: 'bad_route', msg: call.url.pathname });
    else answerTo(method, call);
  }

  function answerTo(method: CacheMethod, call: Call): void {
    const fields = call.url.pathname.startsWith(TWIRP) ? JSON.parse(call.body.toString()) : {};
    requests.push(`${method} ${fields.key ?? call.url.pathname}`);
    const fault = faults.get(method)?.shift();
    if (fault === undefined) ANSWERS[method](call, fields);
    else if (fault === 'disconnect') call.request.socket.destroy();
    else if (fault === 'truncate') cut(call);
    else json(call, fault.status, { code: 'fault', msg: fault.message ?? 'injected' });
  }

  const ANSWERS: Record<CacheMethod, (call: Call, fields: Record<string, string & string[]>) => void> = {
    GetCacheEntryDownloadURL(call, { key = '', restore_keys, version = '' }) {
      const readable = scopesOf(call).filter(scope => (scope.permission & 1) !== 0);
      if (readable.length === 0) return json(call, 403, denied('cache read denied: no readable scope'));
      const found = find(readable, [key, ...(restore_keys ?? [])], version);
      if (found === null) return json(call, 200, { ok: false });
      const url = `${origin}${BLOBS}${found.id}?${SIGNATURE}`;
      json(call, 200, { ok: true, signed_download_url: url, matched_key: found.key });
    },

    CreateCacheEntry(call, { key = '', version = '' }) {
      const scope = scopesOf(call).find(candidate => (candidate.permission & 2) !== 0);
      if (scope === undefined) {
        return json(call, 200, { ok: false, message: 'cache write denied: the token may only read' });
      }
      const taken = [...entries, ...pending.values()].some(
        entry => entry.ref === scope.ref && entry.key === key && entry.version === version,
      );
      if (taken) return json(call, 409, { code: 'already_exists', msg: `cache entry ${key} already exists` });
      pending.set(++lastId, { ref: scope.ref, key, version, blocks: new Map(), blob: null });
      json(call, 200, { ok: true, signed_upload_url: `${origin}${BLOBS}${lastId}?${SIGNATURE}` });
    },

    FinalizeCacheEntryUpload(call, { key, version, size_bytes }) {
      const [id, entry] = [...pending].find(([, one]) => one.key === key && one.version === version) ?? [];
      if (id === undefined || entry?.blob?.length !== Number(size_bytes)) {
        return json(call, 200, { ok: false, message: 'the upload is not complete' });
      }
      pending.delete(id);
      entries.push({ ref: entry.ref, key: entry.key, version: entry.version, id, blob: entry.blob });
      json(call, 200, { ok: true, entry_id: String(id) });
    },

    upload(call) {
      const entry = pending.get(idOf(call));
      if (entry === undefined) return json(call, 404, {});
      store(entry, call);
      const headers = { etag: '"0x1"', 'last-modified': new Date(0).toUTCString(), 'x-ms-request-id': '1' };
      call.response.writeHead(201, headers).end();
    },

    download(call) {
      const blob = entries.find(entry => entry.id === idOf(call))?.blob;
      if (blob === undefined) return json(call, 404, {});
      call.response.writeHead(200, { 'content-length': blob.length }).end(blob);
    },
  };

  /** Exact and prefix matches of one key alike, the newest first; keys and scopes in the order given. */
  function find(scopes: readonly CacheScope[], keys: readonly string[], version: string): CacheEntry | null {
    for (const { ref } of scopes) {
      for (const key of keys) {
        const matching = entries.filter(
          entry => entry.ref === ref && entry.version === version && entry.key.startsWith(key),
        );
        const newest = matching.find(entry => entry.key === key) ?? matching.at(-1);
        if (newest !== undefined) return newest;
      }
    }
    return null;
  }

  /** Announces the whole body, sends half of it and cuts the connection. */
  function cut(call: Call): void {
    const blob = entries.find(entry => entry.id === idOf(call))?.blob ?? Buffer.alloc(100);
    call.response.writeHead(200, { 'content-length': blob.length });
    call.response.write(blob.subarray(0, blob.length / 2), () => call.request.socket.destroy());
  }

  return {
    url: `${origin}/`,
    entries,
    requests,
    environment: (...scopes) => ({
      ACTIONS_CACHE_SERVICE_V2: 'True',
      ACTIONS_RESULTS_URL: `${origin}/`,
      ACTIONS_RUNTIME_TOKEN: tokenFor(scopes),
    }),
    failNext: (method, fault) => faults.set(method, [...(faults.get(method) ?? []), fault]),
    forgetFaults() {
      const unmet = [...faults.values()].reduce((sum, queue) => sum + queue.length, 0);
      faults.clear();
      return unmet;
    },
    keepEntries() {
      const kept = entries.map(entry => ({ ...entry }));
      return () => void entries.splice(0, entries.length, ...kept.map(entry => ({ ...entry })));
    },
    evict: () => void entries.splice(0),
    close: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

function methodOf({ url, request }: Call): CacheMethod | null {
  if (url.pathname.startsWith(BLOBS)) return request.method === 'PUT' ? 'upload' : 'download';
  const name = url.pathname.startsWith(TWIRP) ? url.pathname.slice(TWIRP.length) : '';
  const methods: readonly CacheMethod[] = [
    'GetCacheEntryDownloadURL',
    'CreateCacheEntry',
    'FinalizeCacheEntryUpload',
  ];
  return methods.find(method => method === name) ?? null;
}

/** A whole blob, one of its blocks, or the list that joins them. */
function store(entry: Pending, { url, body }: Call): void {
  switch (url.searchParams.get('comp')) {
    case 'block':
      entry.blocks.set(url.searchParams.get('blockid') ?? '', body);
      break;
    case 'blocklist': {
      const ids = [...body.toString().matchAll(/<(?:Latest|Committed|Uncommitted)>([^<]+)</g)].map(
        match => match[1],
      );
      entry.blob = Buffer.concat(ids.map(id => entry.blocks.get(id ?? '') ?? Buffer.alloc(0)));
      break;
    }
    default:
      entry.blob = body;
  }
}

const idOf = ({ url }: Call): number => Number(url.pathname.slice(BLOBS.length));

const denied = (msg: string) => ({ code: 'permission_denied', msg });

function json({ response }: Call, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** An unsigned token with the `ac` claim, as the service hands out to runners. */
function tokenFor(scopes: readonly CacheScope[]): string {
  const ac = JSON.stringify(scopes.map(({ ref, permission }) => ({ Scope: ref, Permission: permission })));
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', typ: 'JWT' })}.${part({ ac, scp: 'Actions.Results:run:job' })}.c2ln`;
}

function scopesOf({ request }: Call): readonly CacheScope[] {
  const payload = (request.headers.authorization ?? '').split('.')[1] ?? '';
  const { ac } = JSON.parse(Buffer.from(payload, 'base64url').toString() || '{"ac":"[]"}');
  const claims: readonly { Scope: string; Permission: 1 | 2 | 3 }[] = JSON.parse(ac);
  return claims.map(({ Scope, Permission }) => ({ ref: Scope, permission: Permission }));
}

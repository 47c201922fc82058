import { writeFileSync } from 'node:fs';
import type { GitHubApi } from './github-api.ts';
import { primaryLimit, secondaryLimit } from './github-limits.ts';
import type { CacheFault, CacheMethod, ResultsService } from './results-service.ts';

/** What a fault can reach of one run of the action: both services and the environment, which is read after it was injected. */
export interface Reach {
  readonly cache: ResultsService;
  readonly api: GitHubApi;
  readonly env: Record<string, string | undefined>;
  /** The run's clock, in days from the true one. */
  clock: { days: number };
}

/** One thing that goes wrong. `reaches` says what it may take away: the comparison with the baseline, or nothing that decides. */
export interface Fault {
  readonly name: string;
  readonly reaches: 'baseline' | 'delivery';
  /** Two faults of one place exclude each other. */
  readonly place: string;
  /** Where it can happen at all. */
  readonly event: 'pull_request' | 'push' | 'any';
  /** Answers that were arranged to be wrong; the run has to meet one of them. */
  readonly answers: number;
  readonly inject: (reach: Reach) => void;
}

/** Once: trying again helps. Always: it does not, as often as anybody tries. */
const OFTEN = { once: 1, always: 12 } as const;
/** What nobody tries again is the same once and always. */
const FINAL: ReadonlySet<unknown> = new Set([401, 403, 404, 409]);
const timesOf = (what: unknown) =>
  Object.entries(OFTEN).filter(([often]) => often === 'always' || !FINAL.has(what));

const STATUSES = [401, 403, 404, 409, 429, 500, 503] as const;
const READING: readonly CacheMethod[] = ['GetCacheEntryDownloadURL', 'download'];
const WRITING: readonly CacheMethod[] = ['CreateCacheEntry', 'upload', 'FinalizeCacheEntryUpload'];
const ROUTES: Readonly<Record<string, string>> = {
  'listing comments': 'GET /repos',
  'asking whose token it is': 'POST /graphql',
  'creating a comment': 'POST /repos',
  'updating a comment': 'PATCH /repos',
  'deleting a comment': 'DELETE /repos',
};

const repeat = (times: number, work: () => void): void => {
  for (let i = 0; i < times; i++) work();
};

const cacheFaults = [...STATUSES, 'disconnect', 'truncate'].flatMap(what =>
  [...READING, ...WRITING].flatMap(method =>
    timesOf(what).map(([often, times]): Fault => {
      const fault: CacheFault =
        typeof what === 'number' ? { status: what } : (what as 'disconnect' | 'truncate');
      return {
        name: `the cache: ${method} ${what} ${often}`,
        reaches: READING.includes(method) ? 'baseline' : 'delivery',
        place: `cache ${READING.includes(method) ? 'read' : 'write'}`,
        event: READING.includes(method) ? 'any' : 'push',
        answers: times,
        inject: ({ cache }) => repeat(times, () => cache.failNext(method, fault)),
      };
    }),
  ),
);

const API_FAULTS = {
  ...Object.fromEntries(STATUSES.map(status => [String(status), { status }])),
  disconnect: { disconnect: true },
  truncate: { truncate: true },
  'used-up limit': primaryLimit(403, 3_600),
  'secondary limit': secondaryLimit(429, 60),
} as const;

const apiFaults = Object.entries(ROUTES).flatMap(([doing, match]) =>
  Object.entries(API_FAULTS).flatMap(([what, fault]) =>
    timesOf(Number(what)).map(
      ([often, times]): Fault => ({
        name: `the API: ${what} ${often}, ${doing}`,
        reaches: 'delivery',
        place: 'api',
        event: 'pull_request',
        answers: times,
        inject: ({ api }) => repeat(times, () => api.failNext({ match, ...fault })),
      }),
    ),
  ),
);

/** A fault of the environment: a variable has another value, or none. */
const variable = (
  name: string,
  value: string | undefined,
  said: string,
  reaches: Fault['reaches'] = 'delivery',
): Fault => ({
  name: `${name} ${said}`,
  reaches,
  place: name,
  event: 'any',
  answers: 0,
  inject: ({ env }) => {
    env[name] = value;
  },
});

const environmentFaults: readonly Fault[] = [
  ...['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_STATE', 'GITHUB_EVENT_PATH'].flatMap(name => [
    variable(name, undefined, 'is not set'),
    variable(name, '/nowhere/at/all', 'names nothing'),
    variable(name, '/', 'names a folder'),
  ]),
  variable('INPUT_GITHUB-TOKEN', '', 'is empty'),
  variable('INPUT_GITHUB-TOKEN', 'not-a-token', 'is no token'),
  variable('INPUT_GITHUB-TOKEN', 'two\nlines', 'is no header either'),
  variable('GITHUB_API_URL', 'http://127.0.0.1:9', 'has no listener'),
  variable('GITHUB_API_URL', 'not an address', 'is no address'),
  variable('GITHUB_REPOSITORY', 'nobody', 'is no repository'),
  variable('GITHUB_REPOSITORY', 'acme/gone', 'is another repository'),
  variable('ACTIONS_RUNTIME_TOKEN', undefined, 'is not set', 'baseline'),
  variable('ACTIONS_RUNTIME_TOKEN', 'not.a.token', 'is no token', 'baseline'),
  variable('ACTIONS_RESULTS_URL', undefined, 'is not set', 'baseline'),
  variable('ACTIONS_RESULTS_URL', 'http://127.0.0.1:9/', 'has no listener', 'baseline'),
  variable('ACTIONS_RESULTS_URL', 'not an address', 'is no address', 'baseline'),
  variable('ACTIONS_CACHE_MODE', 'none', 'is none', 'baseline'),
  variable('ACTIONS_CACHE_MODE', 'write-only', 'is write-only', 'baseline'),
  variable('ACTIONS_CACHE_MODE', 'read', 'is read'),
  variable('ACTIONS_CACHE_MODE', 'sometimes', 'is no mode that is known'),
  variable('RUNNER_TEMP', '/dev/null/temp', 'cannot be made', 'baseline'),
  variable('GITHUB_RUN_ID', undefined, 'is not set'),
  variable('GITHUB_ACTOR', undefined, 'is not set'),
  file('GITHUB_EVENT_PATH', '{"pull_request":', 'is cut'),
  file('GITHUB_EVENT_PATH', '[]', 'holds no event'),
  file('GITHUB_STEP_SUMMARY', 'x'.repeat(1024 ** 2), 'is full'),
];

/** The file that a variable names holds something else. */
function file(name: string, text: string, said: string): Fault {
  return {
    name: `the file of ${name} ${said}`,
    reaches: 'delivery',
    place: name,
    event: 'any',
    answers: 0,
    inject: ({ env }) => {
      const path = env[name];
      if (path !== undefined) writeFileSync(path, text);
    },
  };
}

const otherFaults: readonly Fault[] = [
  ...[-3, 3, 400].map(
    (days): Fault => ({
      name: `a clock that is ${days} days off`,
      reaches: 'baseline',
      place: 'clock',
      event: 'any',
      answers: 0,
      inject: ({ clock }) => {
        clock.days = days;
      },
    }),
  ),
  {
    name: 'the cache: its entries were evicted',
    reaches: 'baseline',
    place: 'cache read',
    event: 'any',
    answers: 0,
    inject: ({ cache }) => cache.evict(),
  },
  ...[0, 10, 1_000].map(
    (bytes): Fault => ({
      name: `the cache: an entry of which ${bytes} bytes are left`,
      reaches: 'baseline',
      place: 'cache read',
      event: 'any',
      answers: 0,
      inject: ({ cache }) => {
        for (const entry of cache.entries) entry.blob = entry.blob.subarray(0, bytes);
      },
    }),
  ),
];

export const FAULTS: readonly Fault[] = [...cacheFaults, ...apiFaults, ...environmentFaults, ...otherFaults];

import type { ApiFaultRule } from './github-api.ts';

/** What GitHub holds requests to beyond their form, and how it says no. */

/** Characters of a comment's body, of a check run's summary and text, and annotations in one request. */
export const LIMITS = { comment: 65_536, output: 65_535, annotations: 50 } as const;

interface Sent {
  readonly body?: unknown;
  readonly output?: { readonly summary?: unknown; readonly text?: unknown; readonly annotations?: unknown };
}

/** The message of the 422 that GitHub answers a body with that is too large; null where none is. */
export function tooLarge(body: string): string | null {
  const sent: Sent = body === '' ? {} : JSON.parse(body);
  const { summary, text, annotations } = sent.output ?? {};
  if (lengthOf(sent.body) > LIMITS.comment)
    return `body is too long (maximum is ${LIMITS.comment} characters)`;
  for (const [name, value] of Object.entries({ summary, text }))
    if (lengthOf(value) > LIMITS.output)
      return `output.${name} is too long (maximum is ${LIMITS.output} characters)`;
  const count = Array.isArray(annotations) ? annotations.length : 0;
  return count > LIMITS.annotations ? `no more than ${LIMITS.annotations} annotations in one request` : null;
}

const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : 0);

/** What each group of routes accepts, as `x-accepted-github-permissions` names it: to read, to write. The first that matches counts. */
const PERMISSIONS: readonly (readonly [RegExp, string, string])[] = [
  [
    /\/issues\/(?:comments\/|\d+\/(?:comments|labels|events|timeline))/,
    'issues=read; pull_requests=read',
    'issues=write; pull_requests=write',
  ],
  [/\/check-(?:runs|suites)/, 'checks=read', 'checks=write'],
  [/\/pulls(?:\/|$)/, 'pull_requests=read', 'pull_requests=write'],
  [/\/commits\/[^/]+\/pulls/, 'contents=read; pull_requests=read', 'contents=write'],
  [/\/actions\//, 'actions=read', 'actions=write'],
  [/\/(?:contents|git|commits|compare|branches|merges)(?:\/|$)/, 'contents=read', 'contents=write'],
  [/\/collaborators\//, 'metadata=read', 'administration=write'],
];

/** The permissions that a route accepts. */
export function acceptedPermissions(method: string, path: string): string {
  const { pathname } = new URL(path, 'http://localhost');
  const [, read, write] = PERMISSIONS.find(([pattern]) => pattern.test(pathname)) ?? [
    null,
    'metadata=read',
    'metadata=read',
  ];
  return method === 'GET' || method === 'HEAD' ? read : write;
}

type Refusal = Pick<ApiFaultRule, 'status' | 'body' | 'headers'>;

const DOCUMENTATION = 'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api';

/** The hourly limit of a token is used up, until `resetInS` seconds from now; GitHub answers with either status. */
export const primaryLimit = (status: 403 | 429, resetInS: number): Refusal => ({
  status,
  body: { message: 'API rate limit exceeded for installation ID 1.', documentation_url: DOCUMENTATION },
  headers: {
    'x-ratelimit-limit': '1000',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-used': '1000',
    'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + resetInS),
  },
});

/** Too much at a time; with the seconds to wait where GitHub names them. */
export const secondaryLimit = (status: 403 | 429, retryAfterS: number | null): Refusal => ({
  status,
  body: {
    message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    documentation_url: DOCUMENTATION,
  },
  headers: retryAfterS === null ? {} : { 'retry-after': String(retryAfterS) },
});

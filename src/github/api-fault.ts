/** What went wrong with a request, as far as it decides what to do next. */
export interface ApiFault {
  /** HTTP status; null when no answer came. */
  readonly status: number | null;
  /** Trying again may help: server errors, rate limits, lost connections. */
  readonly passing: boolean;
  /** What the server asked to wait; null where it did not. */
  readonly retryAfterMs: number | null;
  /** One sentence for people: what happened and what would mend it. */
  readonly reason: string;
}

/** Any thrown value → fault. Knows the error class of octokit by its shape, so that nothing heavy is loaded for it. */
export function apiFault(error: unknown): ApiFault {
  const message = oneLine(messageOf(error));
  const response = responseOf(error);
  if (response === null) {
    const lost = error instanceof Error && UNANSWERED.has(error.name);
    const what = lost ? 'no answer from GitHub' : 'an unexpected fault';
    return { status: null, passing: lost, retryAfterMs: null, reason: `${what} (${message})` };
  }
  const { status, headers } = response;
  const limited =
    status === 429 || (status === 403 && (isText(headers['retry-after']) || /rate limit/i.test(message)));
  return {
    status,
    passing: status >= 500 || limited,
    retryAfterMs: millisecondsIn(headers['retry-after']),
    reason: limited
      ? `GitHub limits the rate of requests (${status}: ${message})`
      : reasonFor(status, headers, message),
  };
}

/** What octokit throws where no answer came (its own class of errors, without a response), and an expired request. */
const UNANSWERED: ReadonlySet<string> = new Set(['HttpError', 'TimeoutError', 'AbortError']);

type Headers = Readonly<Record<string, unknown>>;

function reasonFor(status: number, headers: Headers, message: string): string {
  switch (status) {
    case 401:
      return `GitHub does not accept the token (401: ${message})`;
    case 403: {
      const wanted = headers['x-accepted-github-permissions'];
      const grant = isText(wanted) ? wanted : 'pull_requests=write';
      return `the token lacks a permission (403: ${message}); GitHub accepts ${grant}, so give the job \`permissions: pull-requests: write\`; a run for a fork or Dependabot cannot have it`;
    }
    case 404:
      return `GitHub shows this token no such pull request (404: ${message})`;
    case 422:
      return `GitHub does not accept the comment (422: ${message})`;
    default:
      return `GitHub answered ${status} (${message})`;
  }
}

function responseOf(error: unknown): { readonly status: number; readonly headers: Headers } | null {
  if (!(error instanceof Error) || !('response' in error)) return null;
  const { response } = error;
  if (typeof response !== 'object' || response === null || !('status' in response)) return null;
  const { status } = response;
  const headers = 'headers' in response ? response.headers : {};
  if (typeof status !== 'number') return null;
  return { status, headers: typeof headers === 'object' ? { ...headers } : {} };
}

/** Seconds as text → milliseconds; null for anything else. */
const millisecondsIn = (header: unknown): number | null =>
  isText(header) && /^\d{1,9}$/.test(header) ? Number(header) * 1000 || null : null;

/** Anything can be thrown, also what cannot become text. */
function messageOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  return isText(error) ? error : `something that is no error was thrown: ${typeof error}`;
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 300);

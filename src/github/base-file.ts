import { type ApiPlace, connect } from './connection.ts';
import { DEFAULT_PACE, type Pace, retry } from './retry.ts';

/** A file of the repository at one commit, or why it could not be had, as a part of a sentence. */
export type BaseFile =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing'; readonly reason: string };

const SUBJECT = { permission: 'contents: read', place: 'file', sent: 'request' } as const;

/** Reads `path` (relative to the repository) at the commit `ref`, without a checkout. Never throws. GitHub gives files of up to 1 MB so. */
export async function readBaseFile(
  place: ApiPlace,
  path: string,
  ref: string,
  pace: Pace = DEFAULT_PACE,
): Promise<BaseFile> {
  const tried = await retry(
    pace,
    async () => {
      const { octokit, here } = await connect(place);
      return (await octokit.rest.repos.getContent({ ...here(), path, ref })).data;
    },
    SUBJECT,
  );
  if (tried.kind === 'fault') {
    const absent = tried.fault.status === 404;
    return missing(absent ? `the base has no ${path} at ${ref.slice(0, 7)}` : tried.fault.reason);
  }
  const { value } = tried;
  if (Array.isArray(value) || value.type !== 'file') return missing(`${path} is not a file in the base`);
  const isWhole = 'encoding' in value && value.encoding === 'base64';
  return isWhole ? decoded(value.content, path) : missing(`${path} of the base is larger than 1 MB`);
}

function decoded(base64: string, path: string): BaseFile {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(base64, 'base64'));
    return { kind: 'text', text };
  } catch {
    return missing(`${path} of the base is not text in UTF-8`);
  }
}

const missing = (reason: string): BaseFile => ({ kind: 'missing', reason });

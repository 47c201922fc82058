import type { ReadableStream } from 'node:stream/web';
import { type ApiPlace, connect } from './connection.ts';

/** An artifact of a run, as far as we look at it. Its name is of the uploading run's choosing. */
export interface StoredArtifact {
  readonly id: number;
  readonly name: string;
  /** Of the archive. */
  readonly bytes: number;
  readonly expired: boolean;
}

/** An archive, or that it is larger than what was allowed: then no more than that was read of it. */
export type Download = { readonly kind: 'archive'; readonly bytes: Buffer } | { readonly kind: 'too-large' };

/** The artifacts of one repository. Methods throw what octokit throws; `apiFault` reads it. */
export interface ArtifactApi {
  /** All pages, up to a thousand. */
  list(runId: number): Promise<readonly StoredArtifact[]>;
  download(id: number, mostBytes: number): Promise<Download>;
}

const PAGE = 100;
const MOST_PAGES = 10;
/** An archive is bytes, not an answer: it may take longer than a request. */
const DOWNLOAD_MS = 120_000;

export async function connectArtifacts(place: ApiPlace): Promise<ArtifactApi> {
  const { octokit, here } = await connect(place);
  return {
    async list(runId) {
      const artifacts: StoredArtifact[] = [];
      for (let page = 1; page <= MOST_PAGES; page++) {
        const { data } = await octokit.rest.actions.listWorkflowRunArtifacts({
          ...here(),
          run_id: runId,
          per_page: PAGE,
          page,
        });
        artifacts.push(
          ...data.artifacts.map(({ id, name, size_in_bytes, expired }) => ({
            id,
            name,
            bytes: size_in_bytes,
            expired,
          })),
        );
        if (data.artifacts.length < PAGE) break;
      }
      return artifacts;
    },
    download: async (id, mostBytes) => readBounded(await open(place, id), mostBytes),
  };
}

/**
 * The archive as a stream. GitHub answers with an address on another host that is signed for itself; the token is not sent there. That
 * request has no token at all, but the same proxy.
 */
async function open(place: ApiPlace, id: number): Promise<ReadableStream<Uint8Array>> {
  const { octokit, here } = await connect(place);
  const unread = { parseSuccessResponseBody: false };
  const answer = await octokit.request(
    'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
    {
      ...here(),
      artifact_id: id,
      archive_format: 'zip',
      request: { ...here().request, ...unread, redirect: 'manual' },
    },
  );
  const { location } = answer.headers;
  if (location === undefined) throw new Error('GitHub gave no address for the archive');
  const { GitHub } = await import('@actions/github/lib/utils');
  const anonymous = new GitHub({ baseUrl: place.apiUrl });
  const signal = AbortSignal.timeout(DOWNLOAD_MS);
  const archive = await anonymous.request({
    method: 'GET',
    url: location,
    headers: { accept: '*/*' },
    request: { ...unread, signal, redirect: 'error' },
  });
  return archive.data;
}

/** Reads until the end or until more than `mostBytes` have come, whatever length was announced. */
async function readBounded(stream: ReadableStream<Uint8Array>, mostBytes: number): Promise<Download> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop cancels the stream.
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (bytes > mostBytes) return { kind: 'too-large' };
    chunks.push(chunk);
  }
  return { kind: 'archive', bytes: Buffer.concat(chunks) };
}

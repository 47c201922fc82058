import { type ApiPlace, connect } from './connection.ts';

/** A remark on one line of a file at the head commit. */
export interface CheckAnnotation {
  /** Relative to the repository. */
  readonly path: string;
  /** Starts at 1. */
  readonly line: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

export type Conclusion = 'success' | 'failure' | 'neutral' | 'skipped' | 'cancelled';

/** A check run as we write it; `annotations` are those of one request, at most fifty. */
export interface CheckBody {
  readonly name: string;
  readonly headSha: string;
  /** Tells a repetition of this very run from another run. */
  readonly externalId: string;
  readonly detailsUrl: string;
  readonly conclusion: Conclusion;
  readonly title: string;
  readonly summary: string;
  /** Null: there is no more to tell than the summary. */
  readonly text: string | null;
  readonly annotations: readonly CheckAnnotation[];
}

/** A check run that exists. `annotations` counts those that it has: an update adds to them. */
export interface StoredCheck {
  readonly id: number;
  readonly url: string;
  readonly annotations: number;
}

/** The check runs of one repository. Methods throw what octokit throws; `apiFault` reads it. */
export interface CheckApi {
  /** The newest of our name and id on the commit; null where there is none. */
  find(body: CheckBody): Promise<StoredCheck | null>;
  create(body: CheckBody): Promise<StoredCheck>;
  update(id: number, body: CheckBody): Promise<StoredCheck>;
}

export async function connectChecks(place: ApiPlace): Promise<CheckApi> {
  const { octokit, here } = await connect(place);
  const { checks } = octokit.rest;
  return {
    async find({ headSha, name, externalId }) {
      const { data } = await checks.listForRef({
        ...here(),
        ref: headSha,
        check_name: name,
        filter: 'all',
        per_page: 100,
      });
      const [newest] = data.check_runs
        .filter(run => run.external_id === externalId)
        .toSorted((a, b) => b.id - a.id);
      return newest === undefined ? null : stored(newest);
    },
    create: async body =>
      stored((await checks.create({ ...here(), ...fields(body), head_sha: body.headSha })).data),
    update: async (id, body) =>
      stored((await checks.update({ ...here(), ...fields(body), check_run_id: id })).data),
  };
}

const fields = ({
  name,
  externalId,
  detailsUrl,
  conclusion,
  title,
  summary,
  text,
  annotations,
}: CheckBody) => ({
  name,
  external_id: externalId,
  details_url: detailsUrl,
  status: 'completed' as const,
  conclusion,
  output: {
    title,
    summary,
    ...(text === null ? {} : { text }),
    annotations: annotations.map(annotation => ({
      path: annotation.path,
      start_line: annotation.line,
      end_line: annotation.line,
      annotation_level: annotation.level,
      title: annotation.title,
      message: annotation.message,
    })),
  },
});

interface RawCheck {
  readonly id: number;
  readonly html_url: string | null;
  readonly output: { readonly annotations_count: number };
}

const stored = ({ id, html_url, output }: RawCheck): StoredCheck => ({
  id,
  url: html_url ?? '',
  annotations: output.annotations_count,
});

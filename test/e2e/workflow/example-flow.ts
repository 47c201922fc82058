import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type GitHubActionsApi, startGitHubActionsApi } from '../../helpers/github-actions-api.ts';
import type { Permissions } from '../../helpers/github-api.ts';
import {
  type CacheScope,
  MAIN_SCOPES,
  pullScopes,
  type ResultsService,
  startResultsService,
} from '../../helpers/results-service.ts';
import { createUserRepository, type Trigger, type UserRepository, type WorkflowRun } from './act.ts';

const ROOT = join(import.meta.dirname, '../../..');
const STAND_INS = join(import.meta.dirname, 'artifacts');
const repository = { full_name: 'acme/shop', default_branch: 'main' };

/** The workflows that users copy. */
export type Example = 'same-repository' | 'fork-measure' | 'fork-judge' | 'keep-alive' | 'sharded-matrix';

interface Workflow {
  readonly jobs: Readonly<
    Record<string, { readonly permissions: Readonly<Record<string, 'read' | 'write'>> }>
  >;
}

export const readExample = (name: Example): string =>
  readFileSync(join(ROOT, `examples/workflows/${name}.yml`), 'utf8');

/**
 * An example as `act` 0.2.87 can run it: without `cache-mode`, which it refuses, and with the number of jobs written out, as it knows no
 * `strategy.job-total`. Everything else is as users copy it. What a cache mode does is tested on processes
 * (test/e2e/cache-mode.test.ts).
 */
export function forAct(text: string): string {
  const [, list = ''] = /^ +part: \[(.+)\]$/m.exec(text) ?? [];
  return text
    .replace(/^ +cache-mode: .*\n/gm, '')
    .replace(/\$\{\{ strategy\.job-total \}\}/g, String(list.split(',').length));
}

/** What a job's token may do, exactly as its example grants it. */
export function permissionsOf(example: Example, job: string): Permissions {
  const { jobs }: Workflow = parse(readExample(example));
  const granted = Object.entries(jobs[job]?.permissions ?? {});
  return Object.fromEntries(granted.map(([name, access]) => [name.replaceAll('-', '_'), access]));
}

/** Outputs of the steps of one job, named as people see it; `act` adds its number to the name of a matrix's job. */
export function outputsOf({ log }: WorkflowRun, job: string): Readonly<Record<string, string>> {
  const lines = [...log.matchAll(/^\[[^\]]*\/([^\]/]+?) *\] +⚙ +::set-output:: ([\w-]+)=(.*)$/gm)];
  return Object.fromEntries(lines.filter(([, name]) => name === job).map(([, , key, value]) => [key, value]));
}

/** Whose token a run gets: that of a job of an example. */
export interface Rights {
  readonly example: Example;
  readonly job: string;
}

/** A pull request, as the event of its run tells it. */
export interface Pull {
  readonly number: number;
  readonly branch: string;
  readonly headSha: string;
  readonly baseSha: string;
  /** `acme/shop`, or a fork of it. */
  readonly head: string;
}

/** A repository that has copied an example, run by `act`; cache, API and artifacts are stand-ins behind loopback. */
export interface ExampleFlow {
  readonly api: GitHubActionsApi;
  readonly results: ResultsService;
  readonly shop: UserRepository;
  /** Where the stand-ins of the artifact actions keep what was uploaded, one folder an artifact. */
  readonly artifacts: string;
  /** Copies an example to `.github/workflows/`. */
  copy(example: Example, to: string): void;
  /** An event on the default branch, of its newest commit. */
  onMain(event: 'push' | 'schedule' | 'workflow_dispatch', rights: Rights): Promise<WorkflowRun>;
  propose(pull: Pull, rights: Rights): Promise<WorkflowRun>;
  /** The event that follows a finished run of `pull`, under its number. */
  afterRun(pull: Pull, measuredRun: number, rights: Rights): Promise<WorkflowRun>;
  close(): Promise<void>;
}

export async function startExampleFlow(act: string): Promise<ExampleFlow> {
  const [api, results, shop] = await Promise.all([
    startGitHubActionsApi(),
    startResultsService(),
    createUserRepository(),
  ]);
  const artifacts = mkdtempSync(join(tmpdir(), 'artifacts-'));
  let runId = 100;

  async function run(
    event: Trigger['event'],
    payload: object,
    { example, job }: Rights,
    scopes: readonly CacheScope[],
  ): Promise<WorkflowRun> {
    const services = results.environment(...scopes);
    return shop.trigger(act, {
      event,
      payload: { repository, ...payload },
      runId: runId++,
      token: await api.tokenWith(permissionsOf(example, job)),
      env: { ...services, GITHUB_API_URL: api.url, STAND_IN_ARTIFACTS: artifacts },
      actions: standIns(),
    });
  }

  return {
    api,
    results,
    shop,
    artifacts,
    copy: (example, to) => shop.write(`.github/workflows/${to}`, forAct(readExample(example))),
    onMain: (event, rights) => run(event, { ref: 'refs/heads/main' }, rights, MAIN_SCOPES),
    propose(pull, rights) {
      const head = { ref: pull.branch, sha: pull.headSha, repo: { full_name: pull.head } };
      const base = { ref: 'main', sha: pull.baseSha, repo: repository };
      const payload = {
        action: 'synchronize',
        number: pull.number,
        pull_request: { number: pull.number, head, base },
      };
      return run('pull_request', payload, rights, pullScopes(pull.number));
    },
    afterRun(pull, measuredRun, rights) {
      const payload = {
        action: 'completed',
        workflow_run: {
          id: measuredRun,
          run_attempt: 1,
          event: 'pull_request',
          conclusion: 'success',
          head_sha: pull.headSha,
          head_branch: pull.branch,
          head_repository: { full_name: pull.head },
          pull_requests: [],
        },
      };
      return run('workflow_run', payload, rights, MAIN_SCOPES);
    },
    async close() {
      await Promise.all([api.close(), results.close()]);
      shop.remove();
      rmSync(artifacts, { recursive: true, force: true });
    },
  };
}

/** The artifact actions at the commits to which the examples pin them, each answered by its stand-in. */
function standIns(): Readonly<Record<string, string>> {
  const texts = (['fork-measure', 'sharded-matrix'] as const).map(readExample).join('\n');
  const pinned = [...texts.matchAll(/uses: (actions\/(upload|download)-artifact@\w+)/g)];
  return Object.fromEntries(
    pinned.map(([, action = '', folder = '']) => [action, join(STAND_INS, folder)] as const),
  );
}

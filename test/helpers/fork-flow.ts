import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ForkPull } from './fork-life.ts';
import { type GitHubActionsApi, startGitHubActionsApi, type Upload } from './github-actions-api.ts';
import { REPOSITORY } from './github-api.ts';
import {
  type CacheScope,
  MAIN_SCOPES,
  pullScopes,
  type ResultsService,
  startResultsService,
} from './results-service.ts';
import { createRunner, type StepResult } from './runner.ts';
import { deflated, zipOf } from './zip.ts';

const DIST = join(import.meta.dirname, '../../dist');
const FULL_NAME = `${REPOSITORY.owner}/${REPOSITORY.name}`;
const repository = { full_name: FULL_NAME, default_branch: 'main' };

/** A suite whose stored baseline is the judge, of a program that takes as long as it is told. */
export const FORK_SUITE = `version: 1
suite: shop
policy: { against: baseline }
scenarios:
  checkout:
    command: [node, checkout.mjs]
    samples: { warmup: 1, min: 10, max: 10 }
`;

/** Messages of a step's annotations of one kind. */
export const messagesOf = (result: StepResult, name: string): string =>
  result.annotations
    .filter(annotation => annotation.name === name)
    .map(({ message }) => message)
    .join('\n');

/** What may differ of the event that starts the privileged job. */
export interface Variation {
  readonly token?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly event?: string;
  readonly run?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** Both halves of the flow for forks as GitHub runs them: built entries on machines of their own, real services behind loopback. */
export interface ForkFlow {
  readonly api: GitHubActionsApi;
  readonly results: ResultsService;
  /** A token as comment/action.yml asks for it. */
  readonly token: string;
  /** The base measures itself and saves its baseline. */
  push(): Promise<StepResult>;
  /** The fork's run on `pull`, with the token GitHub gives it; its `results.json` is returned. */
  measure(pull: ForkPull, suite: string, ms: number): Promise<{ step: StepResult; results: string }>;
  /** Uploads `results` as the artifact of a new run, which `report` then is about. */
  upload(results: string): void;
  /** The same of any archives. */
  uploadArchives(...uploads: readonly Upload[]): void;
  /** The privileged job after a run of `pull`. */
  report(pull: ForkPull, variation?: Variation): Promise<StepResult>;
  close(): Promise<void>;
}

export async function startForkFlow(suite: string, ms: number): Promise<ForkFlow> {
  const [api, results] = [await startGitHubActionsApi(), await startResultsService()];
  const measuring = createRunner({ repository: FULL_NAME });
  let runId = 1000;
  const token = await api.tokenWith({
    actions: 'read',
    contents: 'read',
    pull_requests: 'write',
    checks: 'write',
  });
  const readOnly = await api.tokenWith({ contents: 'read', pull_requests: 'read' });

  const prepare = (text: string, takes: number): void => {
    writeFileSync(join(measuring.workspace, 'stress.yml'), text);
    writeFileSync(join(measuring.workspace, 'checkout.mjs'), `setTimeout(() => {}, ${takes});\n`);
  };
  const environment = (...scopes: readonly CacheScope[]) => ({
    ...results.environment(...scopes),
    GITHUB_API_URL: api.url,
  });

  function uploadArchives(...uploads: readonly Upload[]): void {
    runId++;
    for (const upload of uploads) api.upload(runId, upload);
  }

  return {
    api,
    results,
    token,
    async push() {
      prepare(suite, ms);
      await api.commitToBase('stress.yml', suite);
      return measuring.run({
        entry: join(DIST, 'main.js'),
        event: 'push',
        ref: 'refs/heads/main',
        runId: runId++,
        payload: { repository },
        inputs: { 'github-token': readOnly },
        env: environment(...MAIN_SCOPES),
      });
    },
    async measure(pull, text, takes) {
      prepare(text, takes);
      const head = { ref: pull.branch, sha: pull.headSha, repo: { full_name: `mona/${REPOSITORY.name}` } };
      const base = { ref: 'main', sha: pull.baseSha, repo: { full_name: FULL_NAME } };
      const step = await measuring.run({
        entry: join(DIST, 'main.js'),
        event: 'pull_request',
        ref: `refs/pull/${pull.number}/merge`,
        runId: runId++,
        payload: { repository, pull_request: { number: pull.number, head, base } },
        inputs: { 'github-token': readOnly },
        env: environment(...pullScopes(pull.number)),
      });
      return { step, results: readFileSync(join(measuring.workspace, '.stress/results.json'), 'utf8') };
    },
    upload: text =>
      uploadArchives({ name: 'stress-results', archive: zipOf([deflated('results.json', text)]) }),
    uploadArchives,
    async report(pull, variation = {}) {
      // No checkout: every privileged job begins in an empty workspace.
      const machine = createRunner({ repository: FULL_NAME });
      try {
        return await machine.run({
          entry: join(DIST, 'comment.js'),
          event: variation.event ?? 'workflow_run',
          ref: 'refs/heads/main',
          runId: 9000,
          payload: {
            repository,
            workflow_run: {
              id: runId,
              run_attempt: 1,
              event: 'pull_request',
              conclusion: 'success',
              head_sha: pull.headSha,
              head_branch: pull.branch,
              head_repository: { full_name: `mona/${REPOSITORY.name}` },
              pull_requests: [],
              ...variation.run,
            },
          },
          inputs: { 'github-token': variation.token ?? token, ...variation.inputs },
          env: { ...environment({ ref: 'refs/heads/main', permission: 1 }), ...variation.env },
        });
      } finally {
        machine.remove();
      }
    },
    async close() {
      measuring.remove();
      await Promise.all([api.close(), results.close()]);
    },
  };
}

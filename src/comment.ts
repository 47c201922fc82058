import { relative, resolve } from 'node:path';
import { type Delivery, deliver, deliverNothing, fail, remark, write } from './deliver.ts';
import { type CommentInputs, readCommentInputs } from './github/comment-inputs.ts';
import { type ApiPlace, placeOf } from './github/connection.ts';
import { type RunContext, readContext, runPage } from './github/context.ts';
import { requireOwn } from './github/inside-workspace.ts';
import { inert } from './github/log.ts';
import { maskToken } from './github/mask.ts';
import type { PullRequest } from './github/pull-request.ts';
import { runnerNames } from './github/runner-names.ts';
import { storeFor } from './github/stores.ts';
import { measuringRun, reasonOfNoResults, type WorkflowRun } from './github/workflow-run.ts';
import { SuiteError } from './model/suite-error.ts';
import { TOOL } from './model/version.ts';
import type { View } from './model/view.ts';
import type { Gated } from './pipeline.ts';
import type { Bench } from './rejudge.ts';

/**
 * The privileged half of the flow for forks: a finished run of a pull request → its results, judged again → comment, check run, summary.
 * It runs in a `workflow_run` job without a checkout and takes nothing on trust but what GitHub and the base say (SECURITY.md).
 */
async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const inputs = readCommentInputs(env);
  maskToken(inputs.githubToken);
  const context = await readContext(env);
  await requireOwn(context.workspace, placesOf(inputs, context));
  for (const hint of inputs.hints) remark(hint);
  const run = measuringRun(context.event, context.workflowRun);
  const place = requirePlace(context, inputs);
  const unmeasured = reasonOfNoResults(run);
  if (unmeasured !== null) return deliverNothing(unmeasured);
  const pullRequest = await findOpen(place, run);
  if (pullRequest === null) return;
  const { fetchResults } = await import('./github/artifact.ts');
  const views = await fetchResults(place, run, inputs.artifact);
  const measured = measuredContext(context, run, pullRequest, env);
  const { rejudge } = await import('./rejudge.ts');
  const gated = await rejudge(views, await benchOf(inputs, measured, place, env));
  sayWhatWasClaimed(views, gated);
  await deliver(gated, deliveryOf(inputs, measured, env), measured);
}

function requirePlace(context: RunContext, { githubToken }: CommentInputs): ApiPlace {
  const place = placeOf(context, githubToken);
  if (place !== null) return place;
  throw new SuiteError(
    'Cannot report results of another run: the input github-token is empty, and nothing of that run can be read without one',
    { exitCode: 2 },
  );
}

/** Null, and said, where there is no pull request to report to: that is no failure of anybody. */
async function findOpen(place: ApiPlace, run: WorkflowRun): Promise<PullRequest | null> {
  const { findPullRequest } = await import('./github/find-pull-request.ts');
  const search = await findPullRequest(place, run);
  switch (search.kind) {
    case 'found':
      return search.pullRequest;
    case 'none':
      deliverNothing(`Nothing is reported: ${search.reason}`);
      return null;
    case 'fault':
      throw new SuiteError(`Cannot find the pull request of run ${run.id}: ${search.reason}`, {
        exitCode: 3,
      });
  }
}

/** This job, standing for the run that measured: reports lead to its page, and a repetition of this job finds what the first one posted. */
const measuredContext = (
  context: RunContext,
  run: WorkflowRun,
  pullRequest: PullRequest,
  env: NodeJS.ProcessEnv,
): RunContext => ({
  ...context,
  pullRequest,
  runId: String(run.id),
  attempt: String(run.attempt),
  runUrl: runPage(env, String(run.id)),
});

async function benchOf(
  inputs: CommentInputs,
  context: RunContext,
  place: ApiPlace,
  env: NodeJS.ProcessEnv,
): Promise<Bench> {
  const { pullRequest } = context;
  if (pullRequest === null) throw new Error('results are judged for a pull request');
  const [{ readBaseFile }, { overridesOf }] = await Promise.all([
    import('./github/base-file.ts'),
    import('./github/overrides.ts'),
  ]);
  const folder = relative('.', inputs.workingDirectory);
  return {
    word: {
      base: await readBaseFile(place, inputs.configPath, pullRequest.baseSha),
      configFile: inputs.config,
      fallbackSuite: place.repo,
      selection: {
        scenarios: inputs.scenarios,
        categories: inputs.categories,
        priorities: inputs.priorities,
        tags: [],
      },
      failOn: inputs.failOn,
      overrides: await overridesOf(context, inputs.githubToken),
    },
    commit: {
      sha: pullRequest.headSha,
      ref: `refs/pull/${pullRequest.number}/merge`,
      subject: null,
      dirty: false,
    },
    storeFor: environment => storeFor(inputs, { ...context, ...runnerNames(environment) }, env),
    program: `${TOOL.name} run${folder === '' ? '' : ` ${folder}`}`,
    out: placesOf(inputs, context).out,
  };
}

/** For whoever wonders why the two jobs differ. */
function sayWhatWasClaimed(views: readonly View[], { view }: Gated): void {
  const claimed = [...new Set(views.map(({ verdict }) => verdict.status))].join(', ');
  const said =
    claimed === view.verdict.status
      ? `The results say ${claimed}, and so does judging them again`
      : `The results say ${claimed}; judged again, by the base's limits and baseline, they are ${view.verdict.status}`;
  write(inert(said));
}

const deliveryOf = (inputs: CommentInputs, { workspace }: RunContext, env: NodeJS.ProcessEnv): Delivery => ({
  reportLevel: inputs.reportLevel,
  summaryFile: inputs.summary ? env.GITHUB_STEP_SUMMARY : null,
  comment: inputs.comment,
  checkRun: inputs.checkRun,
  commentId: inputs.baselineKey,
  token: inputs.githubToken,
  ...placesOf(inputs, { workspace }),
});

const placesOf = (inputs: CommentInputs, { workspace }: Pick<RunContext, 'workspace'>) => ({
  workingDirectory: resolve(workspace, inputs.workingDirectory),
  out: resolve(workspace, inputs.workingDirectory, inputs.out),
});

await main(process.env).catch(fail);

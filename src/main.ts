import { randomUUID } from 'node:crypto';
import { join, relative, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { readQuantity } from './config/quantity.ts';
import { printAnnotations } from './github/annotations.ts';
import { cacheStore } from './github/cache-store.ts';
import { type CommentOutcome, deliverComment } from './github/comment.ts';
import { mayWriteBaseline, type RunContext, readContext } from './github/context.ts';
import { type ActionInputs, readInputs } from './github/inputs.ts';
import { echoUntrusted, inert } from './github/log.ts';
import { type ActionOutputs, setOutputs } from './github/outputs.ts';
import { saveState } from './github/state.ts';
import { appendSummary } from './github/summary.ts';
import type { Annotation } from './model/annotation.ts';
import { SuiteError } from './model/suite-error.ts';
import type { Check } from './model/verdict.ts';
import { TOOL } from './model/version.ts';
import type { Gated, Request, World } from './pipeline.ts';
import type { Progress } from './report/progress.ts';

/** The action: inputs → pipeline → deliver → exit code. Everything after the verdict may fail without changing it. */
async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const inputs = readInputs(env, readDuration);
  const context = await readContext(env);
  for (const hint of inputs.hints) remark(hint);
  const { gate, interruption } = await import('./pipeline.ts');
  const stop = interruption();
  try {
    const progress = await logProgress();
    const world = worldOf(inputs, context, env, stop.signal, { onEvent: progress });
    const { out, workingDirectory, marker } = world;
    saveState({ out, workingDirectory, marker, finished: false });
    const gated = await gate(requestOf(inputs), world);
    progress.close();
    await deliver(gated, inputs, context, world);
    saveState({ out, workingDirectory, marker, finished: true });
  } finally {
    stop.release();
  }
}

/** The config's own reading of durations, in milliseconds. */
function readDuration(text: string): ReturnType<Parameters<typeof readInputs>[1]> {
  const reading = readQuantity(text, 'ns');
  return reading.ok ? { ok: true, value: reading.value / NS_PER_MS } : reading;
}

const NS_PER_MS = 1e6;

const write = (text: string): void => {
  process.stdout.write(text);
};

/** Heartbeat lines in the log. Names of scenarios come from the pull request, so they must not read as commands. */
async function logProgress(): Promise<Progress> {
  const { createProgress } = await import('./report/progress.ts');
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      write(inert(chunk.toString()));
      done();
    },
  });
  return createProgress({ stream, isTTY: false, now: () => performance.now() });
}

function requestOf(inputs: ActionInputs): Request {
  if (inputs.shard !== null) {
    throw new SuiteError(
      'Cannot use the input shard: dividing a suite is not built in this version; remove it',
      { exitCode: 2 },
    );
  }
  return {
    config: inputs.config,
    selection: {
      scenarios: inputs.scenarios,
      categories: inputs.categories,
      priorities: inputs.priorities,
      tags: [],
    },
    intensity: inputs.intensity,
    durationMs: inputs.durationMs,
    budgetMs: inputs.budgetMs,
    samples: null,
    seed: null,
    against: inputs.against,
    failOn: inputs.failOn,
  };
}

function worldOf(
  inputs: ActionInputs,
  context: RunContext,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
  listener: World['listeners'][number],
): World {
  const workingDirectory = resolve(context.workspace, inputs.workingDirectory);
  const place = relative(context.workspace, workingDirectory);
  return {
    workingDirectory,
    out: resolve(workingDirectory, inputs.out),
    environment: env,
    toolVersion: TOOL.version,
    marker: randomUUID(),
    fallbackSuite: context.repository?.name ?? 'suite',
    program: `${TOOL.name} run${place === '' ? '' : ` ${place}`}`,
    store: cacheStore(context, inputs.baselineKey, env),
    openBase: baseOf(inputs, context, workingDirectory, env),
    damagedBaseline: 'state',
    refresh: refreshOf(inputs, context),
    signal,
    listeners: [listener],
  };
}

/**
 * The tree to run in pairs with: the one that `against` names, else the pull request's base. A base of the pull request that cannot be
 * had leaves the stored baseline to judge, and says so; one that was asked for by name is an error.
 */
function baseOf(
  { baseRef, githubToken: token }: ActionInputs,
  { pullRequest }: RunContext,
  workingDirectory: string,
  environment: NodeJS.ProcessEnv,
): World['openBase'] {
  const ref = baseRef ?? pullRequest?.baseSha ?? null;
  if (ref === null) return async () => null;
  return async () => {
    const { openBaseTree } = await import('./pipeline.ts');
    try {
      return await openBaseTree(ref, { workingDirectory, environment, token });
    } catch (error) {
      if (baseRef !== null || !(error instanceof SuiteError)) throw error;
      remark(`No run in pairs with the base: ${error.message}`);
      return null;
    }
  };
}

/** Only a run on the default branch writes the baseline, whatever the inputs say. */
function refreshOf(inputs: ActionInputs, context: RunContext): World['refresh'] {
  const { updateBaseline, baselineRuns: keepRuns } = inputs;
  if (updateBaseline === 'never') return { when: 'never', reason: 'the input update-baseline is never' };
  const permission = mayWriteBaseline(context);
  if (!permission.allowed) return { when: 'never', reason: permission.reason };
  return { when: updateBaseline === 'always' ? 'always' : 'if-allowed', keepRuns };
}

/** Report to the log, annotations, summary, comment and outputs, in this order; then the exit code. */
async function deliver(gated: Gated, inputs: ActionInputs, context: RunContext, world: World): Promise<void> {
  const { view } = gated;
  const options = { level: inputs.reportLevel, colors: false, width: LOG_WIDTH, runUrl: context.runUrl };
  const [{ renderTerminal }, { renderComment, renderSummary }, { annotationsOf }] = await Promise.all([
    import('./report/terminal.ts'),
    import('./report/markdown.ts'),
    import('./report/annotations.ts'),
  ]);
  echoUntrusted(write, renderTerminal(view, options));
  const place = relative(context.workspace, world.workingDirectory);
  printAnnotations(annotationsOf(view).map(annotation => atRepository(annotation, place)));
  if (inputs.summary) {
    const outcome = await appendSummary(world.environment.GITHUB_STEP_SUMMARY, renderSummary(view, options));
    if (outcome.kind === 'not-written') remark(`No job summary: ${outcome.reason}`);
  }
  const comment = await deliverComment(
    {
      mode: inputs.comment,
      id: inputs.baselineKey ?? view.result.plan.suite,
      markdown: renderComment(view, options),
      status: view.verdict.status,
      token: inputs.githubToken,
    },
    context,
  );
  sayOfComment(comment);
  sayOfBaseline(gated);
  for (const reason of setOutputs(outputsOf(gated, comment, world))) remark(reason);
  process.exitCode = view.verdict.exitCode;
}

/** The config's place is told from the working directory, an annotation's from the repository. */
const atRepository = (annotation: Annotation, place: string): Annotation => ({
  ...annotation,
  file: annotation.file === null ? null : join(place, annotation.file),
});

/** Columns of the report in the log of a step. */
const LOG_WIDTH = 120;

function sayOfComment(outcome: CommentOutcome): void {
  if (outcome.kind === 'failed') remark(outcome.reason);
  else
    write(
      inert(
        outcome.kind === 'posted'
          ? `Comment ${outcome.how}: ${outcome.url}`
          : `No comment: ${outcome.reason}`,
      ),
    );
}

function sayOfBaseline({ saved, refreshReason }: Gated): void {
  if (saved?.kind === 'saved') write(inert(`Baseline saved as ${saved.key}`));
  else if (saved === null) write(inert(`Baseline not saved: ${refreshReason}`));
  else remark(`Baseline not saved: ${refreshReason}`);
}

function outputsOf({ view, lookup, saved }: Gated, comment: CommentOutcome, { out }: World): ActionOutputs {
  const { verdict } = view;
  const listOf = (wanted: (check: Check) => boolean) =>
    verdict.checks.filter(wanted).map(({ scenario, metric }) => ({ scenario, metric }));
  const isLeak = ({ rule, metric }: Check): boolean =>
    rule === 'leak' || (metric?.endsWith('.leak') ?? false);
  return {
    verdict: verdict.status,
    exitCode: verdict.exitCode,
    regressions: listOf(check => check.rule === 'regression' && check.status === 'fail' && !isLeak(check)),
    leaks: listOf(check => check.status === 'fail' && isLeak(check)),
    inconclusive: listOf(check => check.status === 'inconclusive'),
    results: join(out, 'results.json'),
    report: join(out, 'report.md'),
    commentUrl: comment.kind === 'posted' ? comment.url : '',
    baselineKey: saved?.kind === 'saved' ? saved.key : lookup.kind === 'found' ? lookup.source : '',
    baselineFound: lookup.kind === 'found',
    baselineSaved: saved?.kind === 'saved',
  };
}

/** A notice that changes nothing. */
const remark = (message: string): void =>
  printAnnotations([{ kind: 'notice', title: TOOL.name, message, file: null, line: null }]);

/** Known failures are one annotation a problem; bugs keep their stack. Outputs are set on this path too. */
function fail(error: unknown): void {
  const known = error instanceof SuiteError;
  const problems = known ? error.problems : [];
  const exitCode = known ? error.exitCode : 3;
  if (!known) echoUntrusted(write, error instanceof Error ? (error.stack ?? error.message) : String(error));
  const message = known
    ? error.message
    : `This is a bug of ${TOOL.name} ${TOOL.version}; please report it with the text above`;
  printAnnotations([
    { kind: 'error', title: TOOL.name, message, file: null, line: null },
    ...problems.map(problem => ({
      kind: 'error' as const,
      title: problem.path === '' ? TOOL.name : problem.path,
      message: problem.message,
      file: problem.file,
      line: problem.line,
    })),
  ]);
  setOutputs({ ...NO_OUTPUTS, exitCode });
  process.exitCode = exitCode;
}

const NO_OUTPUTS: ActionOutputs = {
  verdict: 'error',
  exitCode: 3,
  regressions: [],
  leaks: [],
  inconclusive: [],
  results: '',
  report: '',
  commentUrl: '',
  baselineKey: '',
  baselineFound: false,
  baselineSaved: false,
};

await main(process.env).catch(fail);

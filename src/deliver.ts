import { join, relative } from 'node:path';
import { printAnnotations } from './github/annotations.ts';
import { describeAcceptances } from './github/baseline-words.ts';
import { type CheckMode, deliverCheckRun } from './github/check-run.ts';
import { type CommentOutcome, deliverComment } from './github/comment.ts';
import type { RunContext } from './github/context.ts';
import type { CommentMode } from './github/inputs.ts';
import { echoUntrusted, inert } from './github/log.ts';
import { type ActionOutputs, setOutputs } from './github/outputs.ts';
import { appendSummary } from './github/summary.ts';
import type { Annotation } from './model/annotation.ts';
import { SuiteError } from './model/suite-error.ts';
import { type Check, type ExitCode, provisionalExitCode } from './model/verdict.ts';
import { TOOL } from './model/version.ts';
import type { ReportLevel, View } from './model/view.ts';
import type { Gated } from './pipeline.ts';

/** Where a verdict goes. Nothing of this changes the verdict. */
export interface Delivery {
  readonly reportLevel: ReportLevel;
  /** `GITHUB_STEP_SUMMARY`; null: no summary is wanted. */
  readonly summaryFile: string | undefined | null;
  readonly comment: CommentMode;
  readonly checkRun: CheckMode;
  /** Tells our comments and check runs apart; null: by the suite's name. */
  readonly commentId: string | null;
  readonly token: string | null;
  /** Where the suite's file is told from; absolute. */
  readonly workingDirectory: string;
  /** The folder of the reports; absolute. */
  readonly out: string;
}

/** Report to the log, annotations, summary, comment, check run and outputs, in this order; then the exit code. */
export async function deliver(gated: Gated, delivery: Delivery, context: RunContext): Promise<void> {
  const { view } = gated;
  const options = { level: delivery.reportLevel, colors: false, width: LOG_WIDTH, runUrl: context.runUrl };
  const [{ renderTerminal }, { renderComment, renderSummary }, { annotationsOf }] = await Promise.all([
    import('./report/terminal.ts'),
    import('./report/markdown.ts'),
    import('./report/annotations.ts'),
  ]);
  echoUntrusted(write, renderTerminal(view, options));
  const place = relative(context.workspace, delivery.workingDirectory);
  // Of a part the merge says them, once.
  if (!isProvisional(view))
    printAnnotations(annotationsOf(view).map(annotation => atRepository(annotation, place)));
  if (delivery.summaryFile !== null) {
    const outcome = await appendSummary(delivery.summaryFile, renderSummary(view, options));
    if (outcome.kind === 'not-written') remark(`No job summary: ${outcome.reason}`);
  }
  const comment = isProvisional(view)
    ? PROVISIONAL_COMMENT
    : await deliverComment(
        {
          mode: delivery.comment,
          id: delivery.commentId ?? view.result.plan.suite,
          markdown: renderComment(view, options),
          status: view.verdict.status,
          token: delivery.token,
        },
        context,
      );
  sayOfComment(comment);
  if (!isProvisional(view)) await postCheckRun(gated, delivery, context);
  sayOfBaseline(gated);
  for (const reason of setOutputs(outputsOf(gated, comment, delivery))) remark(reason);
  process.exitCode = stepExitCode(view);
}

/** A line in the log whatever becomes of it: most tokens may not set a check run, which is nothing to be warned of on every run. */
async function postCheckRun({ view }: Gated, delivery: Delivery, context: RunContext): Promise<void> {
  const [{ renderCheck }, { annotationsOf, MOST_IN_A_CHECK }] = await Promise.all([
    import('./report/check-run.ts'),
    import('./report/annotations.ts'),
  ]);
  const place = relative(context.workspace, delivery.workingDirectory);
  const outcome = await deliverCheckRun(
    {
      mode: delivery.checkRun,
      id: delivery.commentId ?? view.result.plan.suite,
      verdict: view.verdict,
      ...renderCheck(view, {
        level: delivery.reportLevel,
        colors: false,
        width: LOG_WIDTH,
        runUrl: context.runUrl,
      }),
      annotations: annotationsOf(view, MOST_IN_A_CHECK).map(annotation => atRepository(annotation, place)),
      token: delivery.token,
    },
    context,
  );
  const said =
    outcome.kind === 'posted'
      ? `Check run ${outcome.how}: ${outcome.url}`
      : `No check run: ${outcome.reason}`;
  write(inert(said));
}

const isProvisional = ({ result }: View): boolean => result.plan.shard !== undefined;

const PROVISIONAL_COMMENT: CommentOutcome = {
  kind: 'not-wanted',
  reason: 'this is one part of the suite: its verdict is provisional, and the merge comments',
};

/** The verdict's; of one part of a suite only errors turn it, because the merge judges. */
const stepExitCode = (view: View): ExitCode =>
  isProvisional(view) ? provisionalExitCode(view.verdict) : view.verdict.exitCode;

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

function sayOfBaseline({ saved, refreshReason, accepted }: Gated): void {
  for (const line of describeAcceptances(accepted)) write(inert(line));
  if (saved?.kind === 'saved') write(inert(`Baseline saved as ${saved.key}`));
  else if (saved === null) write(inert(`Baseline not saved: ${refreshReason}`));
  else remark(`Baseline not saved: ${refreshReason}`);
}

function outputsOf(
  { view, lookup, saved }: Gated,
  comment: CommentOutcome,
  { out }: Delivery,
): ActionOutputs {
  const { verdict } = view;
  const listOf = (wanted: (check: Check) => boolean) =>
    verdict.checks.filter(wanted).map(({ scenario, metric }) => ({ scenario, metric }));
  const isLeak = ({ rule, metric }: Check): boolean =>
    rule === 'leak' || (metric?.endsWith('.leak') ?? false);
  return {
    verdict: verdict.status,
    exitCode: stepExitCode(view),
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

/** Text for the log, already made inert where it comes from outside. */
export const write = (text: string): void => {
  process.stdout.write(text);
};

/** A notice that changes nothing. */
export const remark = (message: string): void =>
  printAnnotations([{ kind: 'notice', title: TOOL.name, message, file: null, line: null }]);

/** There is nothing to judge, and nobody is to blame for it: a notice, and outputs that say `skipped`. */
export function deliverNothing(reason: string): void {
  remark(reason);
  for (const lost of setOutputs({ ...NO_OUTPUTS, verdict: 'skipped', exitCode: 0 })) remark(lost);
}

/** Known failures are one annotation a problem; bugs keep their stack. Outputs are set on this path too. */
export function fail(error: unknown): void {
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

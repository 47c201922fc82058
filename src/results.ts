import { resolve } from 'node:path';
import { explain, explainable } from './analyze/explain/explain.ts';
import { appendRun } from './baseline/history.ts';
import { startFault } from './baseline/recorded-start.ts';
import { readResultFile } from './baseline/result-file.ts';
import { conclude } from './evidence.ts';
import type { RunEvent } from './model/event.ts';
import type { Policy } from './model/policy.ts';
import type { RunResult } from './model/result.ts';
import { SuiteError } from './model/suite-error.ts';
import type { View } from './model/view.ts';
import { renderExplanation } from './report/explain.ts';
import type { Request, World } from './request.ts';
import { fold } from './run/fold.ts';
import { readRecording } from './run/recording.ts';

/** Two results side by side: `base` stands as a history of one run. Reads what `run` wrote (a file or a folder). */
export async function compareResults(
  base: string,
  head: string,
  overrides: Pick<Request, 'failOn'>,
  world: Pick<World, 'workingDirectory' | 'program'>,
): Promise<View> {
  const [before, after] = await Promise.all([base, head].map(path => readResult(path, world)));
  if (before === undefined || after === undefined) throw new Error('two paths give two results');
  const baseline = appendRun(null, before.result, {
    keepRuns: 1,
    commit: before.result.commit?.sha ?? 'unknown',
    at: before.result.startedAt,
  });
  const policy: Policy = {
    ...after.policy,
    against: 'baseline',
    failOn: overrides.failOn ?? after.policy.failOn,
    staleAfterDays: Number.MAX_SAFE_INTEGER,
  };
  return conclude(
    { result: after.result, rounds: [] },
    { kind: 'found', baseline, source: base },
    policy,
    world.program,
  );
}

/** The view of a finished run, or what the recording of an unfinished one still tells. */
export async function readView(
  path: string,
  world: Pick<World, 'workingDirectory' | 'program'>,
): Promise<View> {
  const found = await readResult(path, world);
  return (
    found.view ??
    conclude({ result: found.result, rounds: [] }, { kind: 'disabled' }, found.policy, world.program)
  );
}

/** How the verdict on one metric of a stored result was reached, as text. `name` is `scenario/metric`. */
export async function explainResult(
  path: string,
  name: string,
  width: number,
  world: Pick<World, 'workingDirectory' | 'program'>,
): Promise<string> {
  const view = await readView(path, world);
  // Names of benchmarks that were read have slashes of their own: `scenario/GET_/orders.latency.p95`.
  const explanation = splitsOf(name)
    .map(([scenario, metric]) => explain(view, scenario, metric))
    .find(found => found !== null);
  if (explanation !== undefined) return renderExplanation(explanation, width);
  const known = explainable(view);
  throw new SuiteError(
    `Cannot explain "${name}": ${path} has no such scenario/metric; it has ${known.slice(0, 20).join(', ')}${known.length > 20 ? ` and ${known.length - 20} more` : ''}`,
    { exitCode: 2 },
  );
}

/** `a/b/c` → a and b/c, a/b and c. */
function splitsOf(name: string): readonly (readonly [string, string])[] {
  const parts = name.split('/');
  return parts.slice(1).map((_, at) => [parts.slice(0, at + 1).join('/'), parts.slice(at + 1).join('/')]);
}

/** A finished run, or what the recording of an unfinished one tells. */
export interface ReadResult {
  readonly result: RunResult;
  readonly policy: Policy;
  /** Null when only a recording was there. */
  readonly view: View | null;
}

/** Reads a results file, a folder that holds one, or a recording. SuiteError where it cannot. */
export async function readResult(
  path: string,
  { workingDirectory }: Pick<World, 'workingDirectory'>,
): Promise<ReadResult> {
  const found = await readResultFile(resolve(workingDirectory, path));
  if (found.kind === 'view')
    return { result: found.view.result, policy: found.view.policy, view: found.view };
  const { events } = await readRecording(found.file);
  const policy = policyIn(events, path);
  return { result: fold(events), policy, view: null };
}

function policyIn(events: readonly RunEvent[], path: string): Policy {
  const started = events.find(event => event.type === 'run-started');
  if (started === undefined)
    throw new SuiteError(`Cannot read ${path}: it has no run-started event`, { exitCode: 3 });
  const fault = startFault(started);
  if (fault !== null) throw new SuiteError(`Cannot read ${path}: ${fault}`, { exitCode: 3 });
  return started.policy;
}

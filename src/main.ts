import { randomUUID } from 'node:crypto';
import { relative, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { readQuantity } from './config/quantity.ts';
import { type Delivery, deliver, fail, remark, write } from './deliver.ts';
import { describeLookup } from './github/baseline-words.ts';
import { type RunContext, readContext } from './github/context.ts';
import { type ActionInputs, readInputs } from './github/inputs.ts';
import { type NamedPlace, requireInside, requireNoLinks } from './github/inside-workspace.ts';
import { inert } from './github/log.ts';
import { maskToken } from './github/mask.ts';
import { saveState } from './github/state.ts';
import { storeFor } from './github/stores.ts';
import { NO_OVERRIDES, type Overrides } from './model/override.ts';
import { SuiteError } from './model/suite-error.ts';
import { TOOL } from './model/version.ts';
import type { Request, World } from './pipeline.ts';
import { refreshFor } from './refresh.ts';
import type { Progress } from './report/progress.ts';

/** The action: inputs → pipeline → deliver → exit code. Everything after the verdict may fail without changing it. */
async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const inputs = readInputs(env, readDuration);
  const context = await readContext(env);
  maskToken(inputs.githubToken);
  for (const hint of inputs.hints) remark(hint);
  const { gate, interruption } = await import('./pipeline.ts');
  const stop = interruption();
  try {
    const progress = await logProgress();
    const world = worldOf(inputs, context, env, stop.signal, { onEvent: progress });
    const { out, workingDirectory, marker } = world;
    await requireInside(context.workspace, placesOf(inputs, world));
    await requireNoLinks(out);
    saveState({ out, workingDirectory, marker, finished: false });
    const overrides = await overridesFor(inputs, context);
    const gated = await gate(requestOf(inputs, overrides), world);
    progress.close();
    for (const line of describeLookup(gated.lookup, inputs.baselineStore, context)) write(inert(line));
    await deliver(gated, deliveryOf(inputs, world), context);
    saveState({ out, workingDirectory, marker, finished: true });
  } finally {
    stop.release();
  }
}

/** A part decides nothing, so nobody is asked what it may accept: the merge asks. */
async function overridesFor({ shard, githubToken }: ActionInputs, context: RunContext): Promise<Overrides> {
  if (shard !== null) return NO_OVERRIDES;
  const { overridesOf } = await import('./github/overrides.ts');
  return overridesOf(context, githubToken);
}

const placesOf = (inputs: ActionInputs, { workingDirectory, out }: World): readonly NamedPlace[] => [
  { input: 'working-directory', path: workingDirectory },
  { input: 'config', path: resolve(workingDirectory, inputs.config) },
  { input: 'out', path: out },
];

/** The config's own reading of durations, in milliseconds. */
function readDuration(text: string): ReturnType<Parameters<typeof readInputs>[1]> {
  const reading = readQuantity(text, 'ns');
  return reading.ok ? { ok: true, value: reading.value / NS_PER_MS } : reading;
}

const NS_PER_MS = 1e6;

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

function requestOf(inputs: ActionInputs, overrides: Overrides): Request {
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
    overrides,
    shard: inputs.shard,
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
    store: storeFor(inputs, context, env),
    openBase: baseOf(inputs, context, workingDirectory, env),
    damagedBaseline: 'state',
    refresh: refreshOf(inputs, context),
    signal,
    listeners: [listener],
    remark,
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

/** One part of a suite saves nothing: the merge does. */
const refreshOf = (inputs: ActionInputs, context: RunContext): World['refresh'] =>
  inputs.shard === null
    ? refreshFor(inputs, context)
    : { when: 'never', reason: 'this is one part of the suite: the merge saves it' };

const deliveryOf = (inputs: ActionInputs, { out, workingDirectory, environment }: World): Delivery => ({
  reportLevel: inputs.reportLevel,
  summaryFile: inputs.summary ? environment.GITHUB_STEP_SUMMARY : null,
  comment: inputs.comment,
  checkRun: inputs.checkRun,
  commentId: inputs.baselineKey,
  token: inputs.githubToken,
  workingDirectory,
  out,
});

await main(process.env).catch(fail);

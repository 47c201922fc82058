import { relative, resolve } from 'node:path';
import { type Delivery, deliver, fail, remark } from './deliver.ts';
import { type RunContext, readContext } from './github/context.ts';
import { requireOwn } from './github/inside-workspace.ts';
import { maskToken } from './github/mask.ts';
import { type MergeInputs, readMergeInputs } from './github/merge-inputs.ts';
import { storeFor } from './github/stores.ts';
import type { MergeWorld } from './merging.ts';
import { legOf } from './model/merged.ts';
import { TOOL } from './model/version.ts';
import { refreshFor } from './refresh.ts';

/** The action that joins parts: inputs → merge → deliver → exit code. It runs nothing of the suite. */
async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const inputs = readMergeInputs(env);
  maskToken(inputs.githubToken);
  const context = await readContext(env);
  for (const hint of inputs.hints) remark(hint);
  const [{ mergeGate }, { overridesOf }] = await Promise.all([
    import('./merging.ts'),
    import('./github/overrides.ts'),
  ]);
  const overrides = await overridesOf(context, inputs.githubToken);
  const { results: places, expectedShards: expected, against, failOn } = inputs;
  const world = worldOf(inputs, context, env);
  await requireOwn(context.workspace, world);
  const gated = await mergeGate({ places, expected, against, failOn, overrides }, world);
  await deliver(gated, deliveryOf(inputs, world, env), context);
}

function worldOf(inputs: MergeInputs, context: RunContext, env: NodeJS.ProcessEnv): MergeWorld {
  const workingDirectory = resolve(context.workspace, inputs.workingDirectory);
  const place = relative(context.workspace, workingDirectory);
  return {
    workingDirectory,
    out: resolve(workingDirectory, inputs.out),
    program: `${TOOL.name} run${place === '' ? '' : ` ${place}`}`,
    refresh: refreshFor(inputs, context),
    // Each system's baseline, wherever the merge itself runs.
    storeFor: environment => {
      const [runnerOs = '', runnerArch = ''] = legOf(environment).split('-');
      return storeFor(inputs, { ...context, runnerOs, runnerArch }, env);
    },
  };
}

const deliveryOf = (
  inputs: MergeInputs,
  { out, workingDirectory }: MergeWorld,
  env: NodeJS.ProcessEnv,
): Delivery => ({
  reportLevel: inputs.reportLevel,
  summaryFile: inputs.summary ? env.GITHUB_STEP_SUMMARY : null,
  comment: inputs.comment,
  checkRun: inputs.checkRun,
  commentId: inputs.baselineKey,
  token: inputs.githubToken,
  workingDirectory,
  out,
});

await main(process.env).catch(fail);

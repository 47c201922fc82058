import { relative, resolve } from 'node:path';
import { type Delivery, deliver, fail, remark } from './deliver.ts';
import { cacheStore } from './github/cache-store.ts';
import { type RunContext, readContext } from './github/context.ts';
import { type MergeInputs, readMergeInputs } from './github/merge-inputs.ts';
import type { MergeWorld } from './merging.ts';
import { legOf } from './model/merged.ts';
import { TOOL } from './model/version.ts';
import { refreshFor } from './refresh.ts';

/** The action that joins parts: inputs → merge → deliver → exit code. It runs nothing of the suite. */
async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const inputs = readMergeInputs(env);
  const context = await readContext(env);
  for (const hint of inputs.hints) remark(hint);
  const { mergeGate } = await import('./merging.ts');
  const { results: places, expectedShards: expected, against, failOn } = inputs;
  const world = worldOf(inputs, context, env);
  const gated = await mergeGate({ places, expected, against, failOn }, world);
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
      return cacheStore({ ...context, runnerOs, runnerArch }, inputs.baselineKey, env);
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
  commentId: inputs.baselineKey,
  token: inputs.githubToken,
  workingDirectory,
  out,
});

await main(process.env).catch(fail);

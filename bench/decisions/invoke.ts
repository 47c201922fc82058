import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlannedScenario } from '../../src/model/plan.ts';
import type { Driver, Operation } from '../../src/run/drivers/driver.ts';
import { openDriver } from '../../src/run/drivers/index.ts';
import { chooseLauncher } from '../../src/run/process/choose-launcher.ts';
import { openLog } from '../../src/run/process/log.ts';
import { killMarked } from '../../src/run/process/marked.ts';
import { openScratch } from '../../src/run/process/scratch.ts';
import { chooseShell } from '../../src/run/process/shell.ts';
import { headTree } from '../../src/run/tree.ts';
import { type Column, eachWorkload, type Workload } from './recording.ts';

/** One run of a workload: its columns, µs, and how many iterations are behind those of the iterations. */
export interface Invocation {
  readonly values: Readonly<Record<Column, number>>;
  readonly iterations: number;
}

/** Runs workloads as fresh processes through the `command` driver, as a suite does. */
export interface Invoker {
  /** Rejects when the workload fails or the signal aborts. */
  run(workload: Workload, signal: AbortSignal): Promise<Invocation>;
  /** Ends whatever is left of a run. */
  close(): Promise<void>;
}

const TREE = join(import.meta.dirname, 'workloads');

const scenarioOf = (workload: Workload): PlannedScenario => ({
  id: workload,
  name: workload,
  category: null,
  priority: 'P2',
  level: null,
  covers: [],
  tags: [],
  driver: {
    kind: 'command',
    command: [process.execPath, `${workload}.mjs`],
    cwd: '.',
    env: {},
    expectExitCodes: [0],
    passEnv: [],
  },
  load: { model: 'closed', users: 1, iterations: 1, durationMs: null },
  samples: { warmup: 0, min: 1, max: 1, looks: [1] },
  leaks: false,
  measure: 'time',
  timeoutMs: 60_000,
  budgetMs: null,
  digest: '0000000000000000',
  seed: 1,
  line: null,
});

export async function openInvoker(): Promise<Invoker> {
  const folder = mkdtempSync(join(tmpdir(), 'decisions-'));
  const marker = `decisions-${process.pid}`;
  const scratch = openScratch();
  const log = openLog(join(folder, 'output.log'));
  let operations = 0;
  const context = {
    launcher: await chooseLauncher(process.env),
    scratch,
    log,
    shell: chooseShell(process.env),
    tree: headTree(TREE, process.env),
    nextMarker: () => `${marker}-${String(operations++).padStart(7, '0')}.`,
  };
  const drivers: Readonly<Record<Workload, Driver>> = eachWorkload(workload =>
    openDriver({ ...context, scenario: scenarioOf(workload) }),
  );
  return {
    async run(workload, signal) {
      const stimulus = {
        user: 0,
        iteration: operations,
        source: workload,
        temporary: null,
        onSpawn: () => {},
      };
      return invocationOf(workload, await drivers[workload].run(stimulus, signal));
    },
    async close() {
      await killMarked(marker);
      log.close();
      scratch.dispose();
      rmSync(folder, { recursive: true });
    },
  };
}

function invocationOf(
  workload: Workload,
  { outcome, wallNs, usage, emitted, excerpt }: Operation,
): Invocation {
  if (outcome.kind !== 'ok')
    throw new Error(`Cannot record: the workload ${workload} ended as ${outcome.kind}\n${excerpt}`);
  if (usage === null)
    throw new Error('Cannot record: this machine gives no exact CPU time of a process (install perl)');
  const told = (metric: string): number =>
    emitted.samples.find(sample => sample.metric === metric)?.value ?? 0;
  const micros = (ns: number): number => Math.round(ns / 1e3);
  return {
    values: {
      wall: micros(wallNs),
      cpu: micros(usage.userNs + usage.systemNs),
      iterationMean: micros(told('iteration.mean')),
      iterationSd: micros(told('iteration.sd')),
    },
    iterations: told('iteration.count'),
  };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlannedScenario } from '../../src/model/plan.ts';
import { openDriver } from '../../src/run/drivers/index.ts';
import type { MonitorThread } from '../../src/run/monitors/monitor.ts';
import { chooseLauncher } from '../../src/run/process/choose-launcher.ts';
import { openLog } from '../../src/run/process/log.ts';
import { openScratch } from '../../src/run/process/scratch.ts';
import { chooseShell } from '../../src/run/process/shell.ts';
import { headTree } from '../../src/run/tree.ts';

/**
 * One block of runs of a program: the shortest measured time, as whatever else the machine does only adds to it, and what each run cost
 * beyond its own time.
 */
export interface Block {
  readonly timeNs: number;
  readonly overheadNs: number;
}

/** The product's own `command` driver, as a suite uses it. */
export interface OwnDriver {
  readonly launcher: string;
  /** Runs a program `runs` times, under watch when monitors are given. */
  block(command: readonly string[], runs: number, monitors: MonitorThread | null): Promise<Block>;
  close(): void;
}

const scenarioOf = (command: readonly string[]): PlannedScenario => ({
  id: 'overhead',
  name: 'overhead',
  category: null,
  priority: 'P2',
  level: null,
  covers: [],
  tags: [],
  driver: { kind: 'command', command, cwd: '.', env: {}, expectExitCodes: [0], passEnv: [] },
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

export async function openOwnDriver(): Promise<OwnDriver> {
  const folder = mkdtempSync(join(tmpdir(), 'overhead-'));
  const launcher = await chooseLauncher(process.env);
  const scratch = openScratch();
  const log = openLog(join(folder, 'output.log'));
  let operations = 0;
  const context = {
    launcher,
    scratch,
    log,
    shell: chooseShell(process.env),
    tree: headTree(folder, process.env),
    nextMarker: () => `overhead-${process.pid}-${operations++}.`,
  };

  return {
    launcher: launcher.name,
    async block(command, runs, monitors) {
      const driver = openDriver({ ...context, scenario: scenarioOf(command) });
      const times: number[] = [];
      const start = process.hrtime.bigint();
      for (let iteration = 0; iteration < runs; iteration += 1) {
        let watch: ReturnType<MonitorThread['watch']> | undefined;
        const onSpawn = (pid: number, ownPids: readonly number[]): void => {
          watch = monitors?.watch(pid, { excludePids: ownPids });
        };
        const stimulus = { user: 0, iteration, source: 'overhead', temporary: null, onSpawn };
        const { outcome, wallNs } = await driver.run(stimulus, new AbortController().signal);
        await watch?.stop();
        if (outcome.kind !== 'ok') throw new Error(`${command.join(' ')} ended as ${outcome.kind}`);
        times.push(wallNs);
      }
      const elapsedNs = Number(process.hrtime.bigint() - start);
      return { timeNs: Math.min(...times), overheadNs: (elapsedNs - sum(times)) / runs };
    },
    close() {
      log.close();
      scratch.dispose();
      rmSync(folder, { recursive: true });
    },
  };
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

import { join } from 'node:path';
import type { Outcome } from '../model/outcome.ts';
import type { Plan } from '../model/plan.ts';
import type { Machinery } from './machinery.ts';
import { childEnvironment } from './process/child-environment.ts';
import { openLog } from './process/log.ts';
import { MARKER } from './process/marked.ts';
import { runCommand } from './process/run-command.ts';
import { argumentsOf } from './process/shell.ts';

const LOG_NAME = join('logs', 'setup.log');

/** Runs the suite's setup command once, where it has one, and says how it went. */
export async function runSetup({ setup, setupTimeoutMs }: Plan, machinery: Machinery): Promise<Outcome> {
  if (setup === null) return { kind: 'ok' };
  const { journal, environment, shell, scratch, launcher, workingDirectory, stop } = machinery;
  const log = openLog(join(machinery.out, LOG_NAME));
  const startedMs = journal.elapsedMs();
  try {
    const { outcome } = await runCommand({
      launcher,
      command: {
        argv: argumentsOf(setup, shell),
        cwd: workingDirectory,
        env: childEnvironment(environment, [], { [MARKER]: machinery.nextMarker() }),
      },
      throughShell: true,
      expectExitCodes: [0],
      timeoutMs: setupTimeoutMs,
      fifo: scratch.fifo(0),
      log,
      source: 'setup',
      signal: stop,
      onSpawn: () => {},
    });
    const durationMs = journal.elapsedMs() - startedMs;
    journal.emit({ type: 'setup-finished', durationMs, outcome, log: LOG_NAME });
    return outcome;
  } finally {
    log.close();
  }
}

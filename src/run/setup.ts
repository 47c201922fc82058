import { join } from 'node:path';
import type { Arm } from '../model/event.ts';
import { describeOutcome, type Outcome } from '../model/outcome.ts';
import type { Plan } from '../model/plan.ts';
import { type Machinery, treeOf } from './machinery.ts';
import { childEnvironment } from './process/child-environment.ts';
import { openLog } from './process/log.ts';
import { MARKER } from './process/marked.ts';
import { runCommand } from './process/run-command.ts';
import { argumentsOf } from './process/shell.ts';

const logOf = (arm: Arm): string => join('logs', arm === 'head' ? 'setup.log' : `setup.${arm}.log`);

/**
 * Runs the suite's setup command, where it has one, once in the tree of each of `arms`. The first that fails is the last that is run;
 * says in words which it was and how it went, or null.
 */
export async function setUp(plan: Plan, arms: readonly Arm[], machinery: Machinery): Promise<string | null> {
  if (plan.setup === null) return null;
  for (const arm of arms) {
    const outcome = await runSetup(plan.setup, plan.setupTimeoutMs, arm, machinery);
    if (outcome.kind !== 'ok') return `the setup${sideOf(arm, plan)} ${describeOutcome(outcome)}`;
  }
  return null;
}

/** Without pairs there is only one side. */
function sideOf(arm: Arm, { pairing }: Plan): string {
  if (pairing === null) return '';
  return arm === 'head' ? ' of the head' : ` of the base (${pairing.base})`;
}

async function runSetup(setup: string, timeoutMs: number, arm: Arm, machinery: Machinery): Promise<Outcome> {
  const { journal, shell, scratch, launcher, stop } = machinery;
  const { directory, environment } = treeOf(arm, machinery);
  const log = openLog(join(machinery.out, logOf(arm)));
  const startedMs = journal.elapsedMs();
  try {
    const { outcome } = await runCommand({
      launcher,
      command: {
        argv: argumentsOf(setup, shell),
        cwd: directory,
        env: childEnvironment(environment(), [], { [MARKER]: machinery.nextMarker() }),
      },
      throughShell: true,
      expectExitCodes: [0],
      timeoutMs,
      fifo: scratch.fifo(0),
      log,
      source: 'setup',
      signal: stop,
      onSpawn: () => {},
    });
    const durationMs = journal.elapsedMs() - startedMs;
    journal.emit({ type: 'setup-finished', arm, durationMs, outcome, log: logOf(arm) });
    return outcome;
  } finally {
    log.close();
  }
}

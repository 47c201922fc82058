import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Driver, DriverContext, Operation } from '../drivers/driver.ts';
import { openDriver } from '../drivers/index.ts';
import type { Launcher, ProcessEnding } from '../process/launch.ts';
import { signalReportedByShell } from '../process/shell.ts';
import type { InstructionCounter } from './instruction-counter.ts';

/**
 * The scenario's own driver with every command under a counter: each operation emits `cpu.instructions`, and its time limit is
 * multiplied by the counter's slowdown. A success without a count is a broken measurement.
 */
export function countingDriver(context: DriverContext, counter: InstructionCounter): Driver {
  const { scenario, scratch } = context;
  const slower = { ...scenario, timeoutMs: scenario.timeoutMs * counter.slowdown };
  return {
    async run(stimulus, signal) {
      const folder = `${scratch.metricsFile()}.count`;
      mkdirSync(folder);
      const output = join(folder, 'instructions');
      try {
        const launcher = countingLauncher(context, counter, output);
        const driver = openDriver({ ...context, launcher, scenario: slower });
        return withCount(await driver.run(stimulus, signal), counter, output);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** Starts the counter in place of each command, and reads the command's ending out of the counter's. */
function countingLauncher(
  { launcher, scenario }: DriverContext,
  counter: InstructionCounter,
  outputFile: string,
): Launcher {
  const throughShell = scenario.driver.kind === 'command' && typeof scenario.driver.command === 'string';
  return {
    ...launcher,
    launch(command, surroundings) {
      const counted = { ...command, argv: counter.wrap(command.argv, outputFile) };
      const launch = launcher.launch(counted, surroundings);
      const ended = launch.ended.then(report => ({
        ...report,
        ending: endingOfCommand(report.ending, throughShell),
      }));
      return { ...launch, ended };
    },
  };
}

/**
 * Counters tell what shells tell: a signal as 128 + n (`perf.ts`), 127 for a command that was not found and 126 for one that could not
 * be executed. The last two of a shell command are its shell's, which says more.
 */
function endingOfCommand(ending: ProcessEnding, throughShell: boolean): ProcessEnding {
  if (ending.kind !== 'exit') return ending;
  const signal = signalReportedByShell(ending.code);
  if (signal !== null) return { kind: 'signal', signal };
  const refusal = throughShell ? undefined : REFUSALS[ending.code];
  return refusal === undefined ? ending : { kind: 'not-started', code: refusal };
}

const REFUSALS: Readonly<Record<number, string>> = { 126: 'EACCES', 127: 'ENOENT' };

/** The count takes the place of any that the workload claims. */
function withCount(operation: Operation, counter: InstructionCounter, output: string): Operation {
  if (operation.outcome.kind !== 'ok') return operation;
  const { emitted } = operation;
  const count = counter.read(output);
  if (count.kind === 'fault') {
    const outcome = { kind: 'broken', reason: count.reason } as const;
    return { ...operation, outcome, emitted: { ...emitted, samples: [] } };
  }
  const others = emitted.samples.filter(({ metric }) => metric !== 'cpu.instructions');
  const counted = { metric: 'cpu.instructions', value: count.instructions };
  return { ...operation, emitted: { ...emitted, samples: [...others, counted] } };
}

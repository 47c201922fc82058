import { resolve } from 'node:path';
import { parseStressMetrics, type StressMetrics } from '../../ingest/stress-metrics.ts';
import type { CommandDriverPlan } from '../../model/plan.ts';
import { serviceEnvironment, withAddresses } from '../../model/service-reference.ts';
import { childEnvironment } from '../process/child-environment.ts';
import type { Command } from '../process/launch.ts';
import { MARKER } from '../process/marked.ts';
import { type CommandReport, runCommand } from '../process/run-command.ts';
import { takeMetrics } from '../process/scratch.ts';
import { argumentsOf } from '../process/shell.ts';
import { temporaryEnvironment } from '../process/temporary-environment.ts';
import type { Readings } from '../reading.ts';
import type { Driver, DriverContext, Operation, Stimulus } from './driver.ts';
import { impossibility } from './impossible.ts';
import { withReadings } from './with-readings.ts';

const METRICS_FILE = '$STRESS_METRICS';
const NOTHING_EMITTED: StressMetrics = { samples: [], declarations: [], checkpoints: null, problems: [] };

/** One operation is one run of a process, measured from before its start to its end. */
export function commandDriver(plan: CommandDriverPlan, context: DriverContext): Driver {
  return {
    async run(stimulus, signal) {
      const metricsFile = context.scratch.metricsFile();
      const readings = await readingsOf(plan, context);
      const report = await runCommand({
        launcher: context.launcher,
        command: commandOf(plan, context, stimulus, metricsFile),
        throughShell: typeof plan.command === 'string',
        expectExitCodes: plan.expectExitCodes,
        timeoutMs: context.scenario.timeoutMs,
        fifo: context.scratch.fifo(stimulus.user),
        ...(readings?.hasStreams ? { reader: readerOf(readings, stimulus, context) } : {}),
        log: context.log,
        source: stimulus.source,
        signal,
        onSpawn: stimulus.onSpawn,
      });
      const operation = withEmitted(report, metricsFile);
      return readings === null ? operation : withReadings(operation, await readings.finish());
    },
  };
}

/** The parsers are loaded by scenarios that read, not by all. */
async function readingsOf(
  { read, cwd }: CommandDriverPlan,
  { tree }: DriverContext,
): Promise<Readings | null> {
  if (read === undefined || read.length === 0) return null;
  const { openReadings } = await import('../reading.ts');
  return openReadings(read, resolve(tree.directory, cwd));
}

const readerOf = (readings: Readings, { user }: Stimulus, { scratch }: DriverContext) => ({
  errorFifo: scratch.errorFifo(user),
  onOutput: readings.onOutput,
});

function commandOf(
  plan: CommandDriverPlan,
  context: DriverContext,
  stimulus: Stimulus,
  metricsFile: string,
): Command {
  const { scenario, tree, shell } = context;
  const { addresses = new Map() } = stimulus;
  const replaced = (text: string): string => withAddresses(text, addresses);
  return {
    argv: argumentsOf(typeof plan.command === 'string' ? plan.command : plan.command.map(replaced), shell),
    cwd: resolve(tree.directory, plan.cwd),
    env: childEnvironment(tree.environment(), plan.passEnv, {
      ...(stimulus.temporary === null ? {} : temporaryEnvironment(stimulus.temporary)),
      ...serviceEnvironment(addresses),
      ...Object.fromEntries(Object.entries(plan.env).map(([name, value]) => [name, replaced(value)])),
      STRESS_METRICS: metricsFile,
      STRESS_SEED: String(scenario.seed),
      STRESS_SCENARIO: scenario.id,
      STRESS_USER: String(stimulus.user),
      STRESS_ITERATION: String(stimulus.iteration),
      [MARKER]: context.nextMarker(),
    }),
  };
}

/** Adds what the process wrote. Exit code 0 with an impossible value is a broken measurement, not a success. */
function withEmitted(report: CommandReport, metricsFile: string): Operation {
  const emitted = readEmitted(metricsFile);
  if (report.outcome.kind !== 'ok') return { ...report, emitted: withoutValues(emitted) };
  const reason = impossibility(emitted);
  if (reason === null) return { ...report, emitted };
  return { ...report, outcome: { kind: 'broken', reason }, emitted: withoutValues(emitted) };
}

/** Lines that could not be read are told whatever became of the process. */
const withoutValues = (emitted: StressMetrics): StressMetrics => ({
  ...emitted,
  samples: [],
  checkpoints: null,
});

function readEmitted(metricsFile: string): StressMetrics {
  const taken = takeMetrics(metricsFile);
  if ('fault' in taken)
    return withProblem(NOTHING_EMITTED, `The metrics file cannot be read: ${taken.fault}`);
  const emitted = parseStressMetrics(taken.text, METRICS_FILE);
  return taken.cut
    ? withProblem(emitted, 'The rest was left out: a metrics file has at most 16 MiB')
    : emitted;
}

function withProblem(emitted: StressMetrics, message: string): StressMetrics {
  const problem = { file: METRICS_FILE, line: null, column: null, path: '', message };
  return { ...emitted, problems: [...emitted.problems, problem] };
}

import { resolve } from 'node:path';
import { NOTHING_EMITTED, parseStressMetrics, type StressMetrics } from '../../ingest/stress-metrics.ts';
import type { CommandDriverPlan } from '../../model/plan.ts';
import { hasOwnFolder, OWN_FOLDER } from '../own-folder.ts';
import type { Command } from '../process/launch.ts';
import { type CommandReport, type CommandRequest, runCommand } from '../process/run-command.ts';
import { takeMetrics } from '../process/scratch.ts';
import type { Readings, ReadOutput } from '../reading.ts';
import { detectionOf } from './detection-of.ts';
import type { Driver, DriverContext, Operation, Stimulus } from './driver.ts';
import { impossibility } from './impossible.ts';
import { processCommand } from './process-command.ts';
import { withDetected } from './with-detected.ts';
import { withReadings } from './with-readings.ts';

const METRICS_FILE = '$STRESS_METRICS';

/** One operation is one run of a process, measured from before its start to its end. */
export function commandDriver(plan: CommandDriverPlan, context: DriverContext): Driver {
  return {
    async run(stimulus, signal) {
      const own = hasOwnFolder(context.scenario) ? context.scratch.temporaryFolder() : null;
      try {
        return await runOnce(plan, context, stimulus, own?.path ?? null, signal);
      } finally {
        own?.remove();
      }
    },
  };
}

/** `own`: the operation's own folder, for what it writes. */
async function runOnce(
  plan: CommandDriverPlan,
  context: DriverContext,
  stimulus: Stimulus,
  own: string | null,
  signal: AbortSignal,
): Promise<Operation> {
  const files = { metrics: context.scratch.metricsFile(), own };
  const log = stimulus.given?.log ?? context.log;
  const readings = await readingsOf(plan, context, own);
  const bare = commandOf(plan, context, stimulus, files);
  const watched = await detectionOf(bare, { ...context, log }, stimulus, files.metrics);
  const report = await runCommand({
    launcher: stimulus.given?.launcher ?? context.launcher,
    command: { ...bare, env: { ...bare.env, ...watched?.detection.env } },
    throughShell: typeof plan.command === 'string',
    expectExitCodes: plan.expectExitCodes,
    timeoutMs: context.scenario.timeoutMs,
    fifo: context.scratch.fifo(stimulus.user),
    ...readerOf([readings, watched?.detection ?? null], stimulus, context),
    ...(watched?.detection.guard ? { guard: watched.detection.guard } : {}),
    log,
    source: stimulus.source,
    signal,
    onSpawn(rootPid, ownPids) {
      stimulus.onSpawn(rootPid, ownPids);
      watched?.detection.onSpawn(rootPid, ownPids);
    },
  });
  const emitted = withEmitted(report, files.metrics);
  const isRepeated = context.scenario.repeat !== undefined;
  const operation = readings === null ? emitted : withReadings(emitted, await finished(readings, isRepeated));
  if (watched === null) return operation;
  const detected = await watched.finish(report);
  // A repetition measures no times that a fault could spoil: its tests ended as they did, and the detector's own check tells of the fault.
  return isRepeated ? { ...operation, detected } : withDetected(operation, detected);
}

/** A repetition tells of each test how often it was run: that all were skipped is no failure of the command. */
async function finished(readings: Readings, isRepeated: boolean): Promise<ReadOutput> {
  const read = await readings.finish();
  return isRepeated ? { ...read, allSkipped: null } : read;
}

/** The parsers are loaded by scenarios that read, not by all. */
async function readingsOf(
  { read, cwd }: CommandDriverPlan,
  { tree }: DriverContext,
  own: string | null,
): Promise<Readings | null> {
  if (read === undefined || read.length === 0) return null;
  const { openReadings } = await import('../reading.ts');
  return openReadings(read, resolve(tree.directory, cwd), own);
}

/** Who takes what is printed, stream by stream; nobody where nobody needs to tell the streams apart. */
function readerOf(
  takers: readonly (Pick<Readings, 'hasStreams' | 'onOutput'> | null)[],
  { user }: Stimulus,
  { scratch }: DriverContext,
): Pick<CommandRequest, 'reader'> {
  const readers = takers.filter(taker => taker?.hasStreams);
  if (readers.length === 0) return {};
  const onOutput: Readings['onOutput'] = (chunk, stream) => {
    for (const reader of readers) reader?.onOutput(chunk, stream);
  };
  return { reader: { errorFifo: scratch.errorFifo(user), onOutput } };
}

function commandOf(
  plan: CommandDriverPlan,
  context: DriverContext,
  stimulus: Stimulus,
  files: { readonly metrics: string; readonly own: string | null },
): Command {
  return processCommand(plan, context, stimulus, {
    STRESS_METRICS: files.metrics,
    STRESS_USER: String(stimulus.user),
    STRESS_ITERATION: String(stimulus.iteration),
    ...(files.own === null ? {} : { [OWN_FOLDER]: files.own }),
    ...stimulus.given?.env,
  });
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

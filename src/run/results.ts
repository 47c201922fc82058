import { join, resolve } from 'node:path';
import type { Ingested } from '../ingest/reading.ts';
import { samplesIn } from '../ingest/samples.ts';
import type { Problem } from '../model/caveat.ts';
import type { Invocation, ScenarioEnding } from '../model/event.ts';
import { builtInMetric } from '../model/metric.ts';
import type { PlannedScenario, ResultsDriverPlan } from '../model/plan.ts';
import type { Operation } from './drivers/driver.ts';
import { withReadings } from './drivers/with-readings.ts';
import { runGit } from './git/git.ts';
import { logName } from './log-name.ts';
import type { Machinery } from './machinery.ts';
import { openLog } from './process/log.ts';
import { readOutput } from './reading.ts';
import { readFiles } from './reading-files.ts';

/** Reads the files that another step wrote. Nothing is run: each sample in them is an invocation with the metrics of its files alone. */
export async function readResults(
  scenario: PlannedScenario,
  driver: ResultsDriverPlan,
  machinery: Machinery,
): Promise<void> {
  const { journal, trees, environment, stop, out } = machinery;
  const log = logName(scenario.id, 'head');
  openLog(join(out, log)).close();
  journal.emit({ type: 'scenario-started', scenario: scenario.id, arm: 'head' });
  const folder = resolve(trees.head.directory, driver.cwd);
  const committedMs = await committedAt(trees.head.directory, environment);
  const samples = await samplesOf(driver, folder, committedMs);
  for (const [index, files] of samples.slice(0, scenario.samples.max).entries()) {
    const startedAtMs = journal.elapsedMs();
    const operation = withReadings(UNTOUCHED, readOutput(files));
    const place = {
      scenario: scenario.id,
      index,
      startedAtMs,
      durationMs: journal.elapsedMs() - startedAtMs,
      log,
    };
    if (!stop.aborted)
      journal.emit({ type: 'invocation-finished', invocation: invocationOf(operation, place) });
  }
  const ending: ScenarioEnding = stop.aborted ? { kind: 'interrupted' } : { kind: 'complete' };
  journal.emit({ type: 'scenario-finished', scenario: scenario.id, arm: 'head', ending });
}

/** What an operation is before anything of it is read. */
const UNTOUCHED: Operation = {
  outcome: { kind: 'ok' },
  wallNs: 0,
  usage: null,
  excerpt: '',
  left: [],
  stuck: 0,
  emitted: { samples: [], declarations: [], checkpoints: null, problems: [] },
};

async function samplesOf(
  { read }: ResultsDriverPlan,
  folder: string,
  committedMs: number | null,
): Promise<readonly (readonly Ingested[])[]> {
  const files: Ingested[] = [];
  for (const plan of read)
    for (const { ingested, writtenMs } of await readFiles(plan, folder))
      files.push(isOlder(writtenMs, committedMs) ? withDoubt(ingested) : ingested);
  return samplesIn(files);
}

/**
 * When the commit that is checked out was made, in milliseconds since 1970; null outside a repository. What was written before is stated and
 * no more: people measure, commit and ingest in this order, too.
 */
async function committedAt(folder: string, environment: NodeJS.ProcessEnv): Promise<number | null> {
  const ending = await runGit(['log', '-1', '--format=%ct'], {
    folder,
    environment,
    timeoutMs: GIT_TIMEOUT_MS,
  });
  const seconds = ending.kind === 'ok' ? Number.parseInt(ending.output, 10) : Number.NaN;
  return Number.isFinite(seconds) ? seconds * 1000 : null;
}

/** git on a huge or locked repository must not hold up the reading. */
const GIT_TIMEOUT_MS = 10_000;

const isOlder = (writtenMs: number | null, committedMs: number | null): boolean =>
  writtenMs !== null && committedMs !== null && writtenMs < committedMs;

function withDoubt(ingested: Ingested): Ingested {
  const { file } = ingested;
  const message = 'It is older than the commit that is checked out, and may have measured another one';
  const doubt: Problem = { file, line: null, column: null, path: '', message };
  return { ...ingested, problems: [doubt, ...ingested.problems] };
}

type Place = Pick<Invocation, 'scenario' | 'index' | 'startedAtMs' | 'durationMs' | 'log'>;

/** The time it takes to read a file is no metric. */
function invocationOf({ outcome, excerpt, emitted }: Operation, place: Place): Invocation {
  const isOk = outcome.kind === 'ok';
  return {
    ...place,
    arm: 'head',
    warmup: false,
    outcome,
    operations: { ok: isOk ? 1 : 0, failed: isOk ? 0 : 1 },
    failures: isOk ? [] : [{ outcome, count: 1, excerpt }],
    metrics: Object.fromEntries(emitted.samples.map(({ metric, value }) => [metric, value])),
    declarations: isOk ? emitted.declarations.filter(({ id }) => builtInMetric(id) === undefined) : [],
    problems: emitted.problems,
    series: null,
    checkpoints: null,
    unavailable: [],
  };
}

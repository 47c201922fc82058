import { type Ingestion, openIngestion } from '../ingest/ingest.ts';
import type { Ingested, Reading, TestOutcome } from '../ingest/reading.ts';
import { readingMetrics } from '../ingest/reading-metrics.ts';
import type { StressMetrics } from '../ingest/stress-metrics.ts';
import { testFaults } from '../ingest/test-faults.ts';
import type { ReadingPlan } from '../model/plan.ts';
import { placeOfPattern } from './own-folder.ts';
import { openReadingFiles, type ReadingFiles } from './reading-files.ts';

/** What the readings of one process run say. */
export interface ReadOutput {
  /** One value for each metric, the mean of what the file holds: iterations inside a process are never samples of their own. */
  readonly emitted: StressMetrics;
  /** Tests that failed, one text each with name and message; they fail the invocation. */
  readonly failedTests: readonly string[];
  /** How every test ended, in the order of the files. */
  readonly tests: readonly ReadTest[];
  /** Why a reading is no measurement; null where all are. */
  readonly broken: string | null;
  /** Why the tests as a whole say nothing, where all of them were skipped; else null. */
  readonly allSkipped: string | null;
}

/** One test of one file. */
export interface ReadTest {
  /** Its name, after its group where it has one. */
  readonly test: string;
  readonly group?: string;
  readonly outcome: TestOutcome;
}

/** The readings of one process run, opened before it starts. */
export interface Readings {
  /** Whether a stream is read, so that stdout and stderr must be told apart. */
  readonly hasStreams: boolean;
  onOutput(chunk: Buffer, stream: 'stdout' | 'stderr'): void;
  /** After the process has ended: reads the files that it wrote. Never rejects for what they hold. */
  finish(): Promise<ReadOutput>;
}

/**
 * Prepares to read what a process run in `folder` will print and write; `own` is the operation's own folder, where it has one. Files that
 * lie there already are remembered as old.
 */
export async function openReadings(
  plans: readonly ReadingPlan[],
  folder: string,
  own: string | null,
): Promise<Readings> {
  const streams = plans.filter(isStream).map(openStream);
  const files = await Promise.all(
    plans
      .filter(plan => !isStream(plan))
      .map(plan => {
        const place = placeOfPattern(plan.from, folder, own);
        return openReadingFiles({ ...plan, from: place.pattern }, place.folder);
      }),
  );
  return {
    hasStreams: streams.length > 0,
    onOutput(chunk, stream) {
      for (const reading of streams) if (reading.from === stream) reading.push(chunk);
    },
    finish: async () =>
      readOutput(
        [...streams.map(reading => reading.end()), ...(await ingestedFiles(files))].map(withoutCached),
      ),
  };
}

const isStream = ({ from }: ReadingPlan): boolean => from === 'stdout' || from === 'stderr';

/** One stream on its way into a parser. */
interface StreamReading {
  readonly from: string;
  push(chunk: Buffer): void;
  end(): Ingested;
}

function openStream({ format, from }: ReadingPlan): StreamReading {
  const ingestion: Ingestion = openIngestion({ file: from, format });
  const decoder = new TextDecoder();
  return {
    from,
    push: chunk => ingestion.push(decoder.decode(chunk, { stream: true })),
    end() {
      ingestion.push(decoder.decode());
      return ingestion.end();
    },
  };
}

async function ingestedFiles(files: readonly ReadingFiles[]): Promise<readonly Ingested[]> {
  const read: Ingested[] = [];
  for (const pattern of files) read.push(...(await pattern.read()));
  return read;
}

/**
 * Outcomes that the tool took from its cache are those of an earlier run, like an old file: they say nothing of this one. Where nothing is
 * run and files of another step are read, they hold as they stand.
 */
function withoutCached(ingested: Ingested): Ingested {
  const [first, ...others] = ingested.cached;
  if (first === undefined) return ingested;
  const more = others.length === 0 ? ' was' : ` and ${others.length} more were`;
  const reason = `${first}${more} not run but cached: go test needs -count=1`;
  const groups = new Set(ingested.cached);
  return {
    ...ingested,
    readings: ingested.readings.map(reading =>
      groups.has(reading.group ?? '') ? skippedBy(reading, reason) : reading,
    ),
    broken: ingested.broken ?? reason,
  };
}

function skippedBy(reading: Reading, message: string): Reading {
  if (reading.outcome === null) return reading;
  const runs = { passed: 0, failed: 0, skipped: 1, flaky: 0 };
  return { ...reading, outcome: { kind: 'skipped', message, runs } };
}

/** What files and streams of one process run say together. */
export function readOutput(ingested: readonly Ingested[]): ReadOutput {
  const { failed, allSkipped } = testFaults(ingested);
  const fault = ingested.find(one => one.broken !== null);
  return {
    emitted: readingMetrics(ingested),
    failedTests: failed,
    tests: ingested.flatMap(one => one.readings).flatMap(testOf),
    broken: fault === undefined ? null : `${fault.file}: ${fault.broken}`,
    allSkipped,
  };
}

const testOf = ({ name, group, outcome }: Reading): readonly ReadTest[] =>
  outcome === null
    ? []
    : [group === null ? { test: name, outcome } : { test: `${group} ${name}`, group, outcome }];

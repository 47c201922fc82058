import type { Collector } from '../collector.ts';
import { type JsonObject, listOf, numberOf, objectOf, readJson, scalarOf, textOf } from '../json.ts';
import type { DocumentParser } from '../parser.ts';
import type { ReadingCollector } from '../reading-collector.ts';
import { BYTE_RATE, CPU_TIME, nanosecondsIn, scaled, THROUGHPUT, TIME } from '../vocabulary.ts';

/**
 * `--benchmark_format=json` of Google Benchmark: one entry a repetition and after them aggregates, which are left out unless nothing else
 * was kept (`--benchmark_report_aggregates_only`): then the median stands for the repetitions. Source: google/benchmark,
 * `src/json_reporter.cc`, `docs/user_guide.md`.
 */
export const googleBenchmark: DocumentParser = {
  kind: 'document',
  format: 'google-benchmark',
  about: 'Google Benchmark with `--benchmark_format=json` or `--benchmark_out`',
  recognises: head => /"context"\s*:/.test(head) && /"(?:library_build_type|caches|load_avg)"\s*:/.test(head),
  read(text, collector) {
    const document = objectOf(readJson(text, collector));
    for (const [key, value] of Object.entries(objectOf(document.context))) {
      collector.metadata.set(key, scalarOf(value));
    }
    const entries = listOf(document.benchmarks).map(objectOf);
    const repeated = new Set(entries.filter(isRepetition).map(nameOf));
    for (const [index, entry] of entries.entries()) {
      const path = `benchmarks.${index}`;
      if (isRepetition(entry) || (entry.aggregate_name === 'median' && !repeated.has(nameOf(entry)))) {
        readEntry(entry, path, collector);
      }
    }
  },
};

/** Versions before 1.5 have no `run_type` and mark aggregates in the name alone. */
const isRepetition = (entry: JsonObject): boolean =>
  entry.run_type === undefined
    ? !/_(?:mean|median|stddev|cv|BigO|RMS)$/.test(textOf(entry.name) ?? '')
    : entry.run_type === 'iteration';

/** What the options of the run append to the name of a benchmark. */
const RUN_SUFFIX = /\/(?:iterations|repeats|min_time|min_warmup_time):[^/]*/g;

const nameOf = (entry: JsonObject): string | null =>
  (textOf(entry.run_name) ?? textOf(entry.name))?.replace(RUN_SUFFIX, '') ?? null;

function readEntry(entry: JsonObject, path: string, collector: Collector): void {
  const name = nameOf(entry);
  if (name === null) {
    collector.problem('A benchmark needs a "name"', path);
    return;
  }
  const reading = collector.reading(name);
  reading.metadata.set('label', textOf(entry.label));
  if (entry.error_occurred === true) reading.ended('failed', textOf(entry.error_message) ?? '');
  else if (entry.skipped === true) reading.ended('skipped', textOf(entry.skip_message) ?? '');
  else readValues(entry, path, reading, collector);
}

function readValues(entry: JsonObject, path: string, reading: ReadingCollector, collector: Collector): void {
  const rounds = numberOf(entry.iterations);
  const factor = nanosecondsIn(textOf(entry.time_unit) ?? 'ns');
  if (factor === null) collector.problem(`"${scalarOf(entry.time_unit)}" is not a unit of time`, path);
  for (const [key, written] of Object.entries(entry)) {
    const value = numberOf(written);
    if (value === null || OWN_KEYS.has(key)) continue;
    if (key !== 'real_time' && key !== 'cpu_time') readCounter(key, value, rounds, reading);
    else if (factor !== null) reading.sample(key === 'real_time' ? TIME : CPU_TIME, value * factor, rounds);
  }
}

/** Everything that the library does not name itself is a counter of the benchmark's own; its unit is not in the file. */
function readCounter(key: string, value: number, rounds: number | null, reading: ReadingCollector): void {
  if (key === 'bytes_per_second') reading.sample(BYTE_RATE, value, rounds);
  else if (key === 'items_per_second') reading.sample(THROUGHPUT, value, rounds);
  else reading.sample(scaled(key, key.endsWith('_per_second') ? 'items/s' : '').metric, value, rounds);
}

const OWN_KEYS: ReadonlySet<string> = new Set([
  'family_index',
  'per_family_instance_index',
  'repetitions',
  'repetition_index',
  'threads',
  'iterations',
]);

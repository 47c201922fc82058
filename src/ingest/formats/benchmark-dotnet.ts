import type { Collector } from '../collector.ts';
import { type JsonObject, listOf, numberOf, objectOf, readJson, scalarOf, textOf } from '../json.ts';
import type { DocumentParser } from '../parser.ts';
import type { ReadingCollector } from '../reading-collector.ts';
import { numbered, repeated } from '../repeated.ts';
import { ALLOCATED, TIME } from '../vocabulary.ts';

/**
 * The JSON exporters of BenchmarkDotNet, full and brief. A benchmark has its measurements, of which those of the stage `Result` are its
 * iterations without overhead and outliers; the brief form has the statistics alone. Without statistics the benchmark failed. A name that
 * stands in several jobs has its job as group. Source: dotnet/BenchmarkDotNet, `Exporters/Json/JsonExporterBase.cs`,
 * `Running/BenchmarkCase.cs`, `Jobs/Job.cs`.
 */
export const benchmarkDotnet: DocumentParser = {
  kind: 'document',
  format: 'benchmark-dotnet',
  about: 'BenchmarkDotNet with a JSON exporter (`--exporters json`)',
  recognises: head => /"HostEnvironmentInfo"\s*:/.test(head) && head.includes('"BenchmarkDotNetVersion"'),
  read(text, collector) {
    const document = objectOf(readJson(text, collector));
    const host = objectOf(document.HostEnvironmentInfo);
    for (const key of [
      'BenchmarkDotNetVersion',
      'OsVersion',
      'RuntimeVersion',
      'Architecture',
      'Configuration',
    ])
      collector.metadata.set(key, scalarOf(host[key]));
    collector.metadata.set(
      'ProcessorName',
      textOf(host.ProcessorName) ?? textOf(objectOf(host.ProcessorName).Value),
    );
    const entries = listOf(document.Benchmarks).map(objectOf);
    const again = repeated(entries.map(nameOf));
    const labels = labelsOf(entries.map(jobOf));
    for (const [index, entry] of entries.entries()) {
      const group = again.has(nameOf(entry)) ? (labels.get(jobOf(entry)) ?? null) : null;
      readBenchmark(entry, group, `Benchmarks.${index}`, collector);
    }
  },
};

const nameOf = (entry: JsonObject): string | null => textOf(entry.FullName) ?? shortName(entry);

/** The job is what stands behind the colon of `Type.Method: Job-XY(Runtime=…) [parameters]`. */
function jobOf(entry: JsonObject): string {
  const written = textOf(entry.DisplayInfo) ?? '';
  const title = `${textOf(entry.MethodTitle) ?? ''}: `;
  const at = written.indexOf(title);
  if (at === -1) return '';
  const job = written.slice(at + title.length);
  const end = job.endsWith(']') ? job.indexOf(' [') : -1;
  return end === -1 ? job : job.slice(0, end);
}

/** What each job is called where several share a benchmark: without the name that was drawn for it, which is another in the next version. */
function labelsOf(jobs: readonly string[]): ReadonlyMap<string, string> {
  const distinct = [...new Set(jobs)].filter(job => job !== '');
  const labels = numbered(distinct.map(labelOf));
  return new Map(distinct.map((job, index) => [job, labels[index] ?? job]));
}

function labelOf(job: string): string {
  const [, id = job, characteristics = ''] = /^(.*?)\((.*)\)$/.exec(job) ?? [];
  if (/^Job-[A-Z]{6}$/.test(id)) return characteristics || 'Job';
  return characteristics === `Runtime=${id}` ? id : job;
}

function readBenchmark(entry: JsonObject, group: string | null, path: string, collector: Collector): void {
  const name = nameOf(entry);
  if (name === null) {
    collector.problem('A benchmark needs its "FullName" or "Type" and "Method"', path);
    return;
  }
  const reading = collector.reading(name, group);
  reading.metadata.set('parameters', textOf(entry.Parameters));
  reading.metadata.set('job', jobOf(entry));
  if (objectOf(entry.Statistics).Mean === undefined)
    reading.ended('failed', 'It has no statistics: it threw or did not build');
  else readTimes(entry, path, reading, collector);
  const allocated = numberOf(objectOf(entry.Memory).BytesAllocatedPerOperation);
  if (allocated !== null) reading.sample(ALLOCATED, allocated);
}

/** The brief form has no full name. */
function shortName(entry: JsonObject): string | null {
  const method = textOf(entry.Method);
  if (method === null) return null;
  const parameters = textOf(entry.Parameters);
  const path = [entry.Namespace, entry.Type, method].filter(part => textOf(part) !== null).join('.');
  return parameters === null || parameters === '' ? path : `${path}(${parameters})`;
}

function readTimes(entry: JsonObject, path: string, reading: ReadingCollector, collector: Collector): void {
  const statistics = objectOf(entry.Statistics);
  const results = listOf(entry.Measurements).map(objectOf).filter(isResult);
  const values = listOf(statistics.OriginalValues);
  for (const result of results) {
    const operations = numberOf(result.Operations);
    const total = numberOf(result.Nanoseconds);
    if (operations === null || total === null)
      collector.problem('A measurement needs "Operations" and "Nanoseconds"', path);
    else reading.sample(TIME, total / operations, operations);
  }
  if (results.length > 0) return;
  for (const written of values.length > 0 ? values : [statistics.Mean]) {
    const value = numberOf(written);
    if (value === null) collector.problem('A value of the statistics is not a number', path);
    else reading.sample(TIME, value);
  }
}

/** `Workload` and `Result` since 0.11.2; one word for mode and stage before. */
const isResult = ({ IterationMode, IterationStage }: JsonObject): boolean =>
  IterationStage === 'Result' || (IterationStage === undefined && IterationMode === 'Result');

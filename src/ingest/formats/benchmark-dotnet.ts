import type { Collector } from '../collector.ts';
import { type JsonObject, listOf, numberOf, objectOf, readJson, scalarOf, textOf } from '../json.ts';
import type { DocumentParser } from '../parser.ts';
import type { ReadingCollector } from '../reading-collector.ts';
import { ALLOCATED, TIME } from '../vocabulary.ts';

/**
 * The JSON exporters of BenchmarkDotNet, full and brief. A benchmark has its measurements, of which those of the stage `Result` are its
 * iterations without overhead and outliers; the brief form has the statistics alone. Without statistics the benchmark failed. Source:
 * dotnet/BenchmarkDotNet, `Exporters/Json/JsonExporterBase.cs`.
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
    for (const [index, entry] of listOf(document.Benchmarks).entries())
      readBenchmark(objectOf(entry), `Benchmarks.${index}`, collector);
  },
};

function readBenchmark(entry: JsonObject, path: string, collector: Collector): void {
  const name = textOf(entry.FullName) ?? shortName(entry);
  if (name === null) {
    collector.problem('A benchmark needs its "FullName" or "Type" and "Method"', path);
    return;
  }
  const reading = collector.reading(name);
  reading.metadata.set('parameters', textOf(entry.Parameters));
  // The job is what stands behind the colon of `Type.Method: Job-XY(Runtime=…) [parameters]`.
  reading.metadata.set('job', /: ([^([]*)/.exec(textOf(entry.DisplayInfo) ?? '')?.[1]?.trim());
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

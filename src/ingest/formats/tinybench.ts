import type { Collector } from '../collector.ts';
import { type JsonObject, listOf, numberOf, objectOf, readJson, scalarOf, textOf } from '../json.ts';
import type { DocumentParser } from '../parser.ts';
import type { ReadingCollector } from '../reading-collector.ts';
import { TIME } from '../vocabulary.ts';

/**
 * What a script writes of tinybench's tasks: `[{ name, result }]` of `bench.tasks`, whose times are milliseconds, or the rows of
 * `bench.table()`, whose times are text in nanoseconds. Samples are there up to version 5 and with `retainSamples`; else the mean stands
 * for them. Source: tinylibs/tinybench, `src/types.ts`, `src/bench.ts`.
 */
export const tinybench: DocumentParser = {
  kind: 'document',
  format: 'tinybench',
  about: 'tinybench: `JSON.stringify` of `bench.tasks` (name and result) or of `bench.table()`',
  recognises: head =>
    /^\s*\[\s*\{/.test(head) &&
    (/"Task [nN]ame"\s*:/.test(head) ||
      (/"name"\s*:/.test(head) &&
        /"result"\s*:\s*\{/.test(head) &&
        /"(?:latency|hz|error|state)"\s*:/.test(head))),
  read(text, collector) {
    const document = readJson(text, collector);
    if (document === undefined) return;
    if (!Array.isArray(document)) collector.broken('It is not a list of tasks or rows');
    for (const [index, entry] of listOf(document).entries()) readTask(objectOf(entry), `${index}`, collector);
  },
};

function readTask(entry: JsonObject, path: string, collector: Collector): void {
  const name = textOf(entry.name) ?? textOf(entry['Task name']) ?? textOf(entry['Task Name']);
  if (name === null) {
    collector.problem('A task needs a "name"', path);
    return;
  }
  const reading = collector.reading(name);
  const result = objectOf(entry.result);
  if (entry.name === undefined) readRow(entry, path, reading, collector);
  else if (result.error !== undefined || result.state === 'errored')
    reading.ended('failed', textOf(objectOf(result.error).message) ?? 'The task threw');
  else readResult(result, path, reading, collector);
}

/** `latency` since version 3; before, its fields are those of the result itself. */
function readResult(result: JsonObject, path: string, reading: ReadingCollector, collector: Collector): void {
  reading.metadata.set('runtime', scalarOf(result.runtime));
  reading.metadata.set('runtimeVersion', scalarOf(result.runtimeVersion));
  const latency = result.latency === undefined ? result : objectOf(result.latency);
  const samples = listOf(latency.samples);
  const count = samples.length > 0 ? null : numberOf(latency.samplesCount);
  for (const written of samples.length > 0 ? samples : [latency.mean]) {
    const milliseconds = numberOf(written);
    if (milliseconds === null) collector.problem('A time is not a number', path);
    else reading.sample(TIME, milliseconds * 1e6, count);
  }
}

/** `"Latency avg (ns)": "89213 ± 48.43%"`, a number of nanoseconds in version 2. */
function readRow(row: JsonObject, path: string, reading: ReadingCollector, collector: Collector): void {
  const written = row['Latency avg (ns)'] ?? row['Latency average (ns)'] ?? row['Average Time (ns)'];
  const nanoseconds = numberOf(written) ?? Number.parseFloat(textOf(written)?.replaceAll(',', '') ?? '');
  if (Number.isNaN(nanoseconds))
    reading.ended('failed', `The row has no time: ${textOf(row.Error) ?? 'no reason is given'}`);
  else reading.sample(TIME, nanoseconds, numberOf(row.Samples));
  if (numberOf(row.Samples) === null && !Number.isNaN(nanoseconds))
    collector.problem('A row needs its "Samples"', path);
}

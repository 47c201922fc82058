import type { Collector } from '../collector.ts';
import { type JsonObject, listOf, numberOf, objectOf, readJson, scalarOf, textOf } from '../json.ts';
import type { DocumentParser } from '../parser.ts';
import type { ReadingCollector } from '../reading-collector.ts';
import { ALLOCATED, TIME } from '../vocabulary.ts';

/**
 * mitata's JSON in nanoseconds: since 1.0 (`format: 'json'`) each benchmark has a run for every set of arguments, before (`json: true`)
 * one. Where samples are left out the average stands for them. Source: evanwashere/mitata, `src/main.mjs`, `src/lib.mjs`.
 */
export const mitata: DocumentParser = {
  kind: 'document',
  format: 'mitata',
  about: "mitata: `run({ format: 'json' })`, before 1.0 `run({ json: true })`",
  recognises: head =>
    /^\s*\{\s*"(?:layout|benchmarks|context)"\s*:/.test(head) && /"(?:alias|baseline|layout)"\s*:/.test(head),
  read(text, collector) {
    const document = objectOf(readJson(text, collector));
    const context = objectOf(document.context);
    for (const key of ['runtime', 'version', 'arch'])
      collector.metadata.set(key, scalarOf(context[key] ?? document[key]));
    collector.metadata.set('cpu', textOf(objectOf(context.cpu).name) ?? textOf(document.cpu));
    const layout = listOf(document.layout).map(group => textOf(objectOf(group).name));
    for (const [index, entry] of listOf(document.benchmarks).entries()) {
      const benchmark = objectOf(entry);
      // A group is its name in old versions, its place in the layout in new ones.
      const group = textOf(benchmark.group) ?? layout[numberOf(benchmark.group) ?? -1] ?? null;
      const runs = benchmark.runs === undefined ? [benchmark] : listOf(benchmark.runs).map(objectOf);
      for (const run of runs) readRun(run, group, `benchmarks.${index}`, collector);
    }
  },
};

function readRun(run: JsonObject, group: string | null, path: string, collector: Collector): void {
  const name = textOf(run.name);
  if (name === null) {
    collector.problem('A run needs a "name"', path);
    return;
  }
  const reading = collector.reading(name, group);
  for (const [key, value] of Object.entries(objectOf(run.args))) reading.metadata.set(key, scalarOf(value));
  if (run.error !== undefined) reading.ended('failed', messageOf(run.error));
  else readStats(objectOf(run.stats), path, reading, collector);
}

const messageOf = (error: unknown): string => textOf(error) ?? textOf(objectOf(error).message) ?? 'It threw';

function readStats(stats: JsonObject, path: string, reading: ReadingCollector, collector: Collector): void {
  const samples = listOf(stats.samples);
  const count = samples.length > 0 ? null : numberOf(stats.ticks);
  for (const written of samples.length > 0 ? samples : [stats.avg]) {
    const value = numberOf(written);
    if (value === null) collector.problem('A time is not a number', path);
    else reading.sample(TIME, value, count);
  }
  const heap = numberOf(objectOf(stats.heap).avg);
  if (heap !== null) reading.sample(ALLOCATED, heap);
}

import type { Collector } from '../collector.ts';
import { type JsonObject, listOf, numberOf, objectOf, readJson, scalarOf, textOf } from '../json.ts';
import type { DocumentParser } from '../parser.ts';
import { PEAK_MEMORY, type Scaled, scaled, TIME } from '../vocabulary.ts';

/**
 * `pyperf … -o FILE`: each benchmark has runs, one a process, with values for one loop; calibration and warm-up are not values. What all
 * benchmarks have in common stands in the metadata of the file. Source: pyperf `doc/api.rst`, `_bench.py`, `_run.py`.
 */
export const pyperf: DocumentParser = {
  kind: 'document',
  format: 'pyperf',
  about: '`pyperf` and `pyperformance` with `-o FILE`',
  recognises: head =>
    /^\s*\{\s*"benchmarks"\s*:\s*\[\s*\{/.test(head) && /"warmups"|"perf_version"/.test(head),
  read(text, collector) {
    const document = objectOf(readJson(text, collector));
    const common = objectOf(document.metadata);
    for (const key of [
      'perf_version',
      'python_version',
      'python_implementation',
      'cpu_model_name',
      'platform',
    ]) {
      collector.metadata.set(key, scalarOf(common[key]));
    }
    for (const [index, benchmark] of listOf(document.benchmarks).entries()) {
      readBenchmark(objectOf(benchmark), common, `benchmarks.${index}`, collector);
    }
  },
};

function readBenchmark(benchmark: JsonObject, common: JsonObject, path: string, collector: Collector): void {
  const own = objectOf(benchmark.metadata);
  const name = textOf(own.name) ?? textOf(common.name);
  if (name === null) {
    collector.problem('A benchmark needs a "name" in its metadata', path);
    return;
  }
  const reading = collector.reading(name);
  const { metric, factor } = measureOf(textOf(own.unit) ?? textOf(common.unit) ?? 'second');
  for (const [index, entry] of listOf(benchmark.runs).entries()) {
    const run = objectOf(entry);
    const loops = numberOf(objectOf(run.metadata).loops) ?? numberOf(own.loops) ?? numberOf(common.loops);
    for (const [at, written] of listOf(run.values).entries()) {
      const value = numberOf(written);
      if (value === null) collector.problem('A value is not a number', `${path}.runs.${index}.values.${at}`);
      else reading.sample(metric, value * factor, loops);
    }
  }
}

/** `second`, `byte` (`--track-memory`) or `integer`. */
function measureOf(unit: string): Scaled {
  if (unit === 'second') return { metric: TIME, factor: 1e9 };
  return unit === 'byte' ? { metric: PEAK_MEMORY, factor: 1 } : scaled('value', unit);
}

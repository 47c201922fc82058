import type { Collector } from '../collector.ts';
import { listOf, numberOf, objectOf, readJson, scalarOf } from '../json.ts';
import { ownProperties } from '../metric-line.ts';
import type { DocumentParser } from '../parser.ts';
import type { ReadingCollector } from '../reading-collector.ts';
import { PEAK_MEMORY, type Scaled, scaled, TIME } from '../vocabulary.ts';

/**
 * A result file of airspeed velocity (`results/<machine>/<commit>-<environment>.json`). One benchmark holds one value for each combination of
 * its parameters: the median, or all samples with `--record-samples`. `null` is a failure, `NaN` was skipped. Version 2 has columns, version
 * 1 (before asv 0.5) objects. Units follow from the prefix of the name; those of `track_` stand in another file. Source: asv
 * `results.py`, `statistics.py`.
 */
export const asv: DocumentParser = {
  kind: 'document',
  format: 'asv',
  about: 'airspeed velocity: `results/<machine>/<commit>-<environment>.json`',
  recognises: head =>
    /"commit_hash"\s*:/.test(head) && /"env_name"\s*:/.test(head) && /"results"\s*:/.test(head),
  read(text, collector) {
    const document = objectOf(readJson(text, collector));
    for (const key of ['commit_hash', 'env_name', 'python'])
      collector.metadata.set(key, scalarOf(document[key]));
    const columns = listOf(document.result_columns).map(String);
    for (const [name, written] of Object.entries(objectOf(document.results))) {
      readBenchmark(name, rowOf(written, columns), collector);
    }
  },
};

/** A benchmark as its columns by name, in either version. */
const rowOf = (written: unknown, columns: readonly string[]): Readonly<Record<string, unknown>> =>
  Array.isArray(written)
    ? Object.fromEntries(columns.map((column, index) => [column, written[index]]))
    : (ownProperties(written) ?? { result: [written] });

function readBenchmark(name: string, row: Readonly<Record<string, unknown>>, collector: Collector): void {
  const combinations = product(listOf(row.params).map(values => listOf(values).map(String)));
  const results = Array.isArray(row.result) ? row.result : [row.result];
  const samples = listOf(row.samples);
  for (const [index, result] of results.entries()) {
    const combination = combinations[index] ?? [];
    const reading = collector.reading(combination.length === 0 ? name : `${name}(${combination.join(', ')})`);
    readResult(result, listOf(samples[index]), measureOf(name), reading);
  }
}

function readResult(
  result: unknown,
  samples: readonly unknown[],
  scale: Scaled,
  reading: ReadingCollector,
): void {
  const value = numberOf(result);
  if (value === null)
    reading.ended('failed', 'asv has no result: the benchmark raised an error or took too long');
  else if (Number.isNaN(value)) reading.ended('skipped', 'asv marks it as skipped');
  else
    for (const sample of samples.length > 0 ? samples : [value]) {
      reading.sample(scale.metric, (numberOf(sample) ?? Number.NaN) * scale.factor);
    }
}

/** `package.Class.time_join` is a time: the prefix of the last name says what is measured. */
function measureOf(name: string): Scaled {
  const last = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (/^time(raw)?_/.test(last)) return { metric: TIME, factor: 1e9 };
  if (last.startsWith('peakmem_')) return { metric: PEAK_MEMORY, factor: 1 };
  return last.startsWith('mem_') ? scaled('memory', 'bytes') : scaled('value', '');
}

/** Combinations that one benchmark may have. */
const MAX_COMBINATIONS = 100_000;

/** All combinations in asv's order: the last parameter changes fastest. */
const product = (parameters: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  parameters.reduce<readonly (readonly string[])[]>(
    (sofar, values) =>
      sofar.length * values.length > MAX_COMBINATIONS
        ? sofar
        : sofar.flatMap(one => values.map(value => [...one, value])),
    [[]],
  );

import type { Collector } from '../collector.ts';
import { type JsonObject, listOf, numberOf, objectOf, readJson, scalarOf, textOf } from '../json.ts';
import type { DocumentParser } from '../parser.ts';
import type { ReadingCollector } from '../reading-collector.ts';
import { TIME } from '../vocabulary.ts';

/**
 * `pytest --benchmark-json`: `stats.data` has one time for each round, in seconds for one iteration. A saved file
 * (`.benchmarks/…json`) has none without `--benchmark-save-data`: then the mean stands for the rounds. Source: pytest-benchmark,
 * `stats.py`, `session.py`.
 */
export const pytestBenchmark: DocumentParser = {
  kind: 'document',
  format: 'pytest-benchmark',
  about: '`pytest --benchmark-json FILE`, and saved files of pytest-benchmark',
  recognises: head => /"machine_info"\s*:/.test(head) && /"python_(?:version|implementation)"/.test(head),
  read(text, collector) {
    const document = objectOf(readJson(text, collector));
    readMachine(objectOf(document.machine_info), collector);
    collector.metadata.set('pytest-benchmark', textOf(document.version));
    for (const [index, entry] of listOf(document.benchmarks).entries()) {
      readEntry(objectOf(entry), `benchmarks.${index}`, collector);
    }
  },
};

function readMachine(machine: JsonObject, { metadata }: Collector): void {
  for (const key of ['system', 'machine', 'python_implementation', 'python_version']) {
    metadata.set(key, scalarOf(machine[key]));
  }
  metadata.set('cpu', scalarOf(objectOf(machine.cpu).brand_raw));
}

function readEntry(entry: JsonObject, path: string, collector: Collector): void {
  const name = textOf(entry.name);
  if (name === null) {
    collector.problem('A benchmark needs a "name"', path);
    return;
  }
  // `file.py::Class::test[param]`: what stands before the name tells tests of one name apart.
  const fullName = textOf(entry.fullname) ?? name;
  const file = fullName.endsWith(`::${name}`) ? fullName.slice(0, -name.length - 2) : null;
  const reading = collector.reading(name, file);
  reading.metadata.set('group', textOf(entry.group));
  for (const [key, value] of Object.entries(objectOf(entry.extra_info)))
    reading.metadata.set(key, scalarOf(value));
  readStats(objectOf(entry.stats), path, reading, collector);
}

function readStats(stats: JsonObject, path: string, reading: ReadingCollector, collector: Collector): void {
  const iterations = numberOf(stats.iterations);
  const data = listOf(stats.data);
  const times = data.length > 0 ? data : [stats.mean];
  for (const [round, time] of times.entries()) {
    const seconds = numberOf(time);
    if (seconds === null) collector.problem('A time is not a number', `${path}.stats.data.${round}`);
    else reading.sample(TIME, seconds * 1e9, iterations);
  }
}

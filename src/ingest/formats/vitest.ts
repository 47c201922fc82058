import type { Collector } from '../collector.ts';
import { type JsonObject, listOf, numberOf, objectOf, readJson, textOf } from '../json.ts';
import type { DocumentParser } from '../parser.ts';
import { TIME } from '../vocabulary.ts';

/**
 * `vitest bench --outputJson FILE` (1.5 to 4) and `--reporter=json` (before): groups of benchmarks with tinybench's statistics in
 * milliseconds. Samples are there in older versions alone; else the mean stands for them. Source: vitest-dev/vitest,
 * `packages/vitest/src/node/reporters/benchmark`.
 */
export const vitest: DocumentParser = {
  kind: 'document',
  format: 'vitest',
  about: '`vitest bench --outputJson FILE`, before 1.5 `--reporter=json`',
  recognises: head =>
    /^\s*\{\s*"files"\s*:\s*\[/.test(head)
      ? /"(?:groups|filepath)"\s*:/.test(head)
      : /^\s*\{\s*"numTotalTestSuites"/.test(head) && /"rme"\s*:/.test(head),
  read(text, collector) {
    const document = objectOf(readJson(text, collector));
    for (const [path, group, benchmark] of benchmarksOf(document)) {
      const name = textOf(benchmark.name);
      if (name === null) collector.problem('A benchmark needs a "name"', path);
      // One that was skipped is there with its name and without any value.
      else if (benchmark.mean === undefined && benchmark.totalTime === undefined)
        collector.reading(name, group).ended('skipped', 'It has no result');
      else readTimes(benchmark, name, group, path, collector);
    }
  },
};

/** Where each benchmark stands, the group it is in, and the benchmark itself. */
function benchmarksOf(document: JsonObject): readonly (readonly [string, string, JsonObject])[] {
  const grouped = listOf(document.files)
    .flatMap(file => listOf(objectOf(file).groups))
    .map(objectOf)
    .map(({ fullName, benchmarks }) => [textOf(fullName) ?? '', benchmarks] as const);
  return [...grouped, ...Object.entries(objectOf(document.testResults))].flatMap(([group, benchmarks]) =>
    listOf(benchmarks).map((entry, index) => [`${group}.${index}`, group, objectOf(entry)] as const),
  );
}

function readTimes(
  benchmark: JsonObject,
  name: string,
  group: string,
  path: string,
  collector: Collector,
): void {
  const samples = listOf(benchmark.samples);
  const reading = collector.reading(name, group);
  const count = samples.length > 0 ? null : numberOf(benchmark.sampleCount);
  for (const written of samples.length > 0 ? samples : [benchmark.mean]) {
    const milliseconds = numberOf(written);
    if (milliseconds === null) collector.problem(`A time of ${name} is not a number`, path);
    else reading.sample(TIME, milliseconds * 1e6, count);
  }
}

import type { Collector } from '../collector.ts';
import { type JsonObject, listOf, numberOf, objectOf, readJson, scalarOf, textOf } from '../json.ts';
import { SAMPLES_KEPT } from '../limits.ts';
import type { DocumentParser } from '../parser.ts';
import type { ReadingCollector } from '../reading-collector.ts';
import { pairsOf } from '../repeated.ts';
import { ALLOCATED, nanosecondsIn, type Scaled, scaled, THROUGHPUT, TIME } from '../vocabulary.ts';

/**
 * `-rf json` of JMH: one entry for each benchmark, mode and set of parameters, with the score of every iteration of every fork in `rawData`
 * (sample mode: a histogram). Throughput is better when higher, times when lower. A benchmark that throws is not in the file. Source:
 * openjdk/jmh, `results/format/JSONResultFormat.java`.
 */
export const jmh: DocumentParser = {
  kind: 'document',
  format: 'jmh',
  about: 'JMH with `-rf json`: every iteration of every fork',
  recognises: head => /^\s*\[\s*\{/.test(head) && /"(?:jmhVersion|primaryMetric)"\s*:/.test(head),
  read(text, collector) {
    const document = readJson(text, collector);
    if (document === undefined) return;
    if (!Array.isArray(document)) collector.broken('It is not a list of the results of JMH');
    for (const [index, entry] of listOf(document).entries()) readEntry(objectOf(entry), index, collector);
  },
};

function readEntry(entry: JsonObject, index: number, collector: Collector): void {
  const name = textOf(entry.benchmark);
  if (name === null) {
    collector.problem('A result needs the "benchmark" that was run', `${index}`);
    return;
  }
  for (const key of ['jmhVersion', 'jdkVersion', 'vmName', 'vmVersion'])
    collector.metadata.set(key, scalarOf(entry[key]));
  const parameters = pairsOf(entry.params);
  // One benchmark may run in several modes: the mode tells them apart.
  const reading = collector.reading([name, ...parameters].join(' '), textOf(entry.mode));
  for (const key of ['mode', 'threads', 'forks']) reading.metadata.set(key, scalarOf(entry[key]));
  readScores(objectOf(entry.primaryMetric), `${index}.primaryMetric`, null, reading, collector);
  for (const [key, written] of Object.entries(objectOf(entry.secondaryMetrics))) {
    const metric = objectOf(written);
    const path = `${index}.secondaryMetrics.${key}`;
    // `-prof stack` and its like print a text, and have no number.
    if (Number.isNaN(numberOf(metric.score))) collector.problem(`${key} of ${name} has no number`, path);
    else readScores(metric, path, key, reading, collector);
  }
}

/** `secondary`: the name of what a profiler or an auxiliary counter measured; null for the benchmark's own score. */
function readScores(
  metric: JsonObject,
  path: string,
  secondary: string | null,
  reading: ReadingCollector,
  collector: Collector,
): void {
  const { metric: measured, factor } = measureOf(secondary, textOf(metric.scoreUnit) ?? '');
  const scores = [...valuesOf(metric)];
  if (scores.length === 0) collector.broken('It has neither raw data nor a score', path);
  for (const score of scores) {
    const value = numberOf(score);
    if (value === null) collector.problem('A score is not a number', path);
    else reading.sample(measured, value * factor);
  }
}

/** Raw data by fork and iteration, or the values of the histograms of sample mode, or the score alone. */
function valuesOf(metric: JsonObject): readonly unknown[] {
  const raw = listOf(metric.rawData).flatMap(listOf);
  const pairs = listOf(metric.rawDataHistogram).flatMap(listOf).flatMap(listOf).map(listOf);
  const histogram = pairs.reduce<number>((sum, [, count]) => sum + (numberOf(count) ?? 0), 0);
  if (raw.length > 0) return raw;
  // A count is anybody's number: what is more than could be kept is not unfolded.
  if (histogram > 0 && histogram <= SAMPLES_KEPT && pairs.every(([, count]) => Number.isSafeInteger(count)))
    return pairs.flatMap(([value, count]) => Array<unknown>(Math.max(0, Number(count))).fill(value));
  return metric.score === undefined ? [] : [metric.score];
}

function measureOf(secondary: string | null, unit: string): Scaled {
  const [numerator = '', denominator = ''] = unit.split('/');
  const perTime = nanosecondsIn(denominator);
  if (secondary !== null) return auxiliary(secondary.replace(/^·/, ''), unit);
  if (perTime !== null) return { metric: THROUGHPUT, factor: 1e9 / perTime };
  return { metric: TIME, factor: nanosecondsIn(numerator) ?? 1 };
}

/** The middle dot before the names of profilers went with JMH 1.36. */
function auxiliary(name: string, unit: string): Scaled {
  if (name === 'gc.alloc.rate.norm') return { metric: ALLOCATED, factor: 1 };
  const [numerator = '', denominator = ''] = unit.split('/');
  const perTime = nanosecondsIn(denominator);
  // Operations a second of an auxiliary counter are work done; what is allocated and collected a second is a cost.
  if (perTime === null) return scaled(name, unit);
  const { metric, factor } = scaled(name, `${numerator}/s`, numerator === 'ops' ? 'higher' : 'lower');
  return { metric, factor: (factor * 1e9) / perTime };
}

import type { Collector } from '../collector.ts';
import { numberOf, objectOf, readJson } from '../json.ts';
import type { DocumentParser } from '../parser.ts';
import { PEAK_MEMORY, type Scaled, scaled, THROUGHPUT, TIME } from '../vocabulary.ts';

/**
 * Bencher Metric Format: `{ benchmark: { measure: { value, lower_value?, upper_value? } } }`. The bounds are spread for people and no
 * samples. Units and directions of Bencher's own measures are fixed; those of others are not in the file. Source: bencher.dev,
 * "Bencher Metric Format", "Measures".
 */
export const bmf: DocumentParser = {
  kind: 'document',
  format: 'bmf',
  about: "Bencher's BMF JSON",
  recognises: head =>
    /^\s*\{\s*"(?:[^"\\]|\\.){1,1000}"\s*:\s*\{\s*"[^"]{1,200}"\s*:\s*\{\s*"(?:value|lower_value|upper_value)"\s*:/.test(
      head,
    ),
  read(text, collector) {
    const document = objectOf(readJson(text, collector));
    for (const [name, measures] of Object.entries(document)) {
      for (const [measure, value] of Object.entries(objectOf(measures))) {
        readMeasure(name, measure, numberOf(objectOf(value).value), collector);
      }
    }
  },
};

const MEASURES: Readonly<Record<string, Scaled>> = {
  latency: { metric: TIME, factor: 1 },
  throughput: { metric: THROUGHPUT, factor: 1 },
  memory: { metric: PEAK_MEMORY, factor: 1 },
  'file-size': scaled('file-size', 'bytes'),
};

function readMeasure(name: string, measure: string, value: number | null, collector: Collector): void {
  const known = Object.hasOwn(MEASURES, measure) ? MEASURES[measure] : undefined;
  const { metric, factor } = known ?? scaled(measure, '');
  if (value === null) collector.problem(`${measure} of ${name} needs a "value" that is a number`);
  else collector.reading(name).sample(metric, value * factor);
}

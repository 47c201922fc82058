import { createHash } from 'node:crypto';
import type { Problem } from '../model/caveat.ts';
import { builtInMetric } from '../model/metric.ts';
import type { MetricDeclaration } from '../model/plan.ts';
import { statisticsOf } from './latencies.ts';
import { nameFault } from './naming.ts';
import type { Ingested, Measured } from './reading.ts';
import type { EmittedSample, StressMetrics } from './stress-metrics.ts';
import { type Placed, subjectsOf } from './subjects.ts';
import { DURATION } from './vocabulary.ts';

/** Characters of an id; `naming.ts` allows as many. */
const MAX_ID = 100;
const MAX_PROBLEMS = 50;

/**
 * What files say, as metrics of one invocation: `<benchmark>.<metric>`, one value each, the mean over the tool's own samples, which are
 * iterations inside one process. A benchmark whose name stands in several groups or files has its group or file before it. Durations of tests
 * are no metrics: they are coarse, and there are hundreds of them.
 */
export function readingMetrics(ingested: readonly Ingested[]): StressMetrics {
  const values = ingested.flatMap(valuesOf);
  const subjectOf = subjectsOf(values);
  const samples: EmittedSample[] = [];
  const declared = new Map<string, MetricDeclaration>();
  const problems: Problem[] = ingested.flatMap(one => one.problems);
  for (const value of values) {
    const declaration = declarationOf(subjectOf(value), value.measured);
    const known = declared.get(declaration.id);
    const fault = nameFault(declaration.id) ?? clashOf(known, declaration);
    if (fault !== null)
      problems.push({ file: '', line: null, column: null, path: declaration.id, message: fault });
    else {
      declared.set(declaration.id, known ?? declaration);
      samples.push({ metric: declaration.id, value: value.measured.mean });
    }
  }
  return {
    samples,
    declarations: [...declared.values()],
    checkpoints: null,
    problems: problems.slice(0, MAX_PROBLEMS),
  };
}

/** One metric of one benchmark in one file. */
interface Value extends Placed {
  readonly measured: Pick<Measured, 'metric' | 'mean'>;
}

const valuesOf = ({ file, readings }: Ingested): readonly Value[] =>
  readings.flatMap(({ group, name, metrics }) =>
    metrics
      .filter(({ metric }) => metric !== DURATION)
      .flatMap(statisticsOf)
      .map(measured => ({ file, group, name, metric: measured.metric.id, measured })),
  );

const declarationOf = (subject: string, { metric }: Pick<Measured, 'metric'>): MetricDeclaration => ({
  id: idOf(subject, metric.id),
  unit: metric.unit,
  better: metric.better,
  kind: metric.kind,
  ...(metric.undirected === true ? { undirected: true } : {}),
});

/** Blanks become `_`; an id that is too long keeps its beginning and gets eight digits of its fingerprint. */
function idOf(subject: string, metric: string): string {
  const plain = (text: string): string => text.trim().replace(/[\p{C}\p{Z}]+/gu, '_');
  const id = `${plain(subject)}.${plain(metric)}`;
  if (id.length > MAX_ID) {
    const mark = `~${createHash('sha256').update(id).digest('hex').slice(0, 8)}.${plain(metric).slice(-30)}`;
    return id.slice(0, MAX_ID - mark.length) + mark;
  }
  // A benchmark called `memory` with a metric `peak` is not the memory of the process.
  return builtInMetric(id) === undefined ? id : `read.${id}`;
}

const clashOf = (known: MetricDeclaration | undefined, { id, unit }: MetricDeclaration): string | null =>
  known === undefined || known.unit === unit
    ? null
    : `"${id}" is measured in ${known.unit}, another file gives ${unit}`;

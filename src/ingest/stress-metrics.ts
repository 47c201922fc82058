import type { Problem } from '../model/caveat.ts';
import type { Checkpoints } from '../model/event.ts';
import { type Better, builtInMetric } from '../model/metric.ts';
import type { MetricDeclaration } from '../model/plan.ts';
import { readCheckpointLine } from './checkpoint-line.ts';
import { CheckpointColumns } from './checkpoints.ts';
import { readMetricLine, type WrittenMetric } from './metric-line.ts';
import { clash, nameFault, scaleOf, unitFault } from './naming.ts';

/** Values that one text may hold; a loop that prints without end must not fill memory. */
const MAX_SAMPLES = 500_000;
const MAX_PROBLEMS = 50;

/** One value in base units. NaN and infinite values are kept: they tell that the workload's measurement is broken. */
export interface EmittedSample {
  readonly metric: string;
  readonly value: number;
}

/** What a workload wrote. `declarations` has one entry for each metric that is not built in. */
export interface StressMetrics {
  readonly samples: readonly EmittedSample[];
  readonly declarations: readonly MetricDeclaration[];
  /** Points on the way, in the order written; null without one. */
  readonly checkpoints: Checkpoints | null;
  readonly problems: readonly Problem[];
}

/** Of a workload that wrote nothing. */
export const NOTHING_EMITTED: StressMetrics = {
  samples: [],
  declarations: [],
  checkpoints: null,
  problems: [],
};

/**
 * Reads what a workload appended to `$STRESS_METRICS`: lines `name=value unit [better=higher|lower]` and NDJSON objects
 * `{"name", "value", "unit", "better"}` in any mixture; `#` begins a comment line. Without a unit the value is a count, or in the
 * base unit of the built-in metric of that name. Lines `checkpoint operations=n name=value…` and `{"checkpoint": {…}}` are points on
 * the way, with `operations` counted from the start of the process. A line that cannot be read becomes a problem and the next one is
 * read.
 */
export function parseStressMetrics(text: string, fileName: string): StressMetrics {
  const read: ReadSoFar = { samples: [], declared: new Map(), checkpoints: new CheckpointColumns() };
  const problems: Problem[] = [];
  let line = 0;
  let values = 0;
  for (const content of linesOf(text)) {
    line += 1;
    const fault = values < MAX_SAMPLES ? readLine(content.trim(), read) : TOO_MANY;
    if (fault === null) values += 1;
    else problems.push({ file: fileName, line, column: null, path: '', message: fault });
    if (problems.length >= MAX_PROBLEMS || fault === TOO_MANY) break;
  }
  const { samples, declared, checkpoints } = read;
  return { samples, declarations: [...declared.values()], checkpoints: checkpoints.columns(), problems };
}

const TOO_MANY = `The rest was left out: more than ${MAX_SAMPLES.toLocaleString('en')} values; write aggregates instead`;

/** What the lines so far have said. */
interface ReadSoFar {
  readonly samples: EmittedSample[];
  /** Metrics that are not built in, by name. */
  readonly declared: Map<string, MetricDeclaration>;
  readonly checkpoints: CheckpointColumns;
}

/** Adds what a line says; says what is wrong with it, or null. */
function readLine(line: string, read: ReadSoFar): string | null {
  if (line === '' || line.startsWith('#')) return null;
  const checkpoint = readCheckpointLine(line);
  if (typeof checkpoint === 'string') return checkpoint;
  if (checkpoint !== null) return read.checkpoints.add(checkpoint);
  const written = readMetricLine(line);
  if (typeof written === 'string') return written;
  return nameFault(written.name) ?? accept(written, read);
}

function accept(
  { name, value, unit, better }: WrittenMetric,
  { samples, declared }: ReadSoFar,
): string | null {
  const known = builtInMetric(name) ?? declared.get(name);
  const scale = scaleOf(unit, known?.unit ?? 'count');
  if (scale === null) return unitFault(unit ?? '');
  if (known !== undefined && known.unit !== scale.unit) return clash(name, known.unit, scale.unit);
  if (known !== undefined && contradicts(better, known.better)) {
    return `"${name}" cannot be better ${better}: it is better ${known.better} everywhere else`;
  }
  if (known === undefined) declared.set(name, { id: name, unit: scale.unit, better });
  samples.push({ metric: name, value: value * scale.factor });
  return null;
}

const contradicts = (written: Better | null, known: Better | null): boolean =>
  written !== null && known !== null && written !== known;

/** Lines without splitting the whole text at once, so that a huge text does not exist twice. */
function* linesOf(text: string): Generator<string> {
  let from = 0;
  while (from < text.length) {
    const end = text.indexOf('\n', from);
    yield text.slice(from, end === -1 ? text.length : end);
    from = end === -1 ? text.length : end + 1;
  }
}

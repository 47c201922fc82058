import type { Problem } from '../model/caveat.ts';
import { type Better, builtInMetric } from '../model/metric.ts';
import type { MetricDeclaration } from '../model/plan.ts';
import { UNIT_FACTORS, type Unit } from '../model/unit.ts';
import { readMetricLine, type WrittenMetric } from './metric-line.ts';

/** Values that one text may hold; a loop that prints without end must not fill memory. */
const MAX_SAMPLES = 500_000;
const MAX_PROBLEMS = 50;
const MAX_NAME_CHARS = 100;

/** One value in base units. NaN and infinite values are kept: they tell that the workload's measurement is broken. */
export interface EmittedSample {
  readonly metric: string;
  readonly value: number;
}

/** What a workload wrote. `declarations` has one entry for each metric that is not built in. */
export interface StressMetrics {
  readonly samples: readonly EmittedSample[];
  readonly declarations: readonly MetricDeclaration[];
  readonly problems: readonly Problem[];
}

/**
 * Reads what a workload appended to `$STRESS_METRICS`: lines `name=value unit [better=higher|lower]` and NDJSON objects
 * `{"name", "value", "unit", "better"}` in any mixture; `#` begins a comment line. Without a unit the value is a count, or in the
 * base unit of the built-in metric of that name. A line that cannot be read becomes a problem and the next one is read.
 */
export function parseStressMetrics(text: string, fileName: string): StressMetrics {
  const samples: EmittedSample[] = [];
  const declared = new Map<string, MetricDeclaration>();
  const problems: Problem[] = [];
  let line = 0;
  for (const content of linesOf(text)) {
    line += 1;
    const read = samples.length < MAX_SAMPLES ? readLine(content, declared) : tooMany;
    if (read === null) continue;
    if ('sample' in read) samples.push(read.sample);
    else problems.push({ file: fileName, line, column: null, path: '', message: read.fault });
    if (problems.length >= MAX_PROBLEMS || read === tooMany) break;
  }
  return { samples, declarations: [...declared.values()], problems };
}

const tooMany = {
  fault: `The rest was left out: more than ${MAX_SAMPLES.toLocaleString('en')} values; write aggregates instead`,
};

type ReadLine = { readonly sample: EmittedSample } | { readonly fault: string };

/** Null for a line that says nothing. A first use of a metric adds to `declared`. */
function readLine(content: string, declared: Map<string, MetricDeclaration>): ReadLine | null {
  const trimmed = content.trim();
  if (trimmed === '' || trimmed.startsWith('#')) return null;
  const written = readMetricLine(trimmed);
  if (typeof written === 'string') return { fault: written };
  const fault = nameFault(written.name);
  return fault === null ? accept(written, declared) : { fault };
}

function accept(written: WrittenMetric, declared: Map<string, MetricDeclaration>): ReadLine {
  const { name, better } = written;
  const known = builtInMetric(name) ?? declared.get(name);
  const scale = unitOf(written.unit, known?.unit);
  if (scale === null) return { fault: unitFault(written.unit ?? '') };
  if (known !== undefined && known.unit !== scale.unit) return { fault: clash(name, known.unit, scale.unit) };
  if (known !== undefined && contradicts(better, known.better)) {
    return {
      fault: `"${name}" cannot be better ${better}: it is better ${known.better} everywhere else`,
    };
  }
  if (known === undefined) declared.set(name, { id: name, unit: scale.unit, better });
  return { sample: { metric: name, value: written.value * scale.factor } };
}

const contradicts = (written: Better | null, known: Better | null): boolean =>
  written !== null && known !== null && written !== known;

function unitOf(written: string | null, fallback: Unit | undefined): { unit: Unit; factor: number } | null {
  if (written === null) return { unit: fallback ?? 'count', factor: 1 };
  return Object.hasOwn(UNIT_FACTORS, written) ? (UNIT_FACTORS[written] ?? null) : null;
}

function nameFault(name: string): string | null {
  if (name === '') return 'A metric needs a name: write name=value unit';
  if (name.length > MAX_NAME_CHARS) {
    return `A metric name has at most ${MAX_NAME_CHARS} characters, this one has ${name.length}`;
  }
  if (name in Object.prototype) return `"${name}" is reserved and cannot name a metric`;
  if (/[\p{C}\p{Z}]/u.test(name)) {
    return `A metric name has no spaces, control or invisible characters: ${JSON.stringify(name)}`;
  }
  return null;
}

const clash = (name: string, known: Unit, found: Unit): string =>
  `"${name}" is measured in ${known}, this line gives ${found}`;

const unitFault = (unit: string): string =>
  `"${unit.slice(0, 20)}" is not a unit; allowed: ${Object.keys(UNIT_FACTORS).join(', ')}`;

/** Lines without splitting the whole text at once, so that a huge text does not exist twice. */
function* linesOf(text: string): Generator<string> {
  let from = 0;
  while (from < text.length) {
    const end = text.indexOf('\n', from);
    yield text.slice(from, end === -1 ? text.length : end);
    from = end === -1 ? text.length : end + 1;
  }
}

import { distance } from 'fastest-levenshtein';
import { matchesGlob } from '../model/glob.ts';
import {
  builtInMetric,
  FUTURE_METRICS,
  METRICS,
  type MetricDefinition,
  unqualified,
} from '../model/metric.ts';
import { type KnownParts, partProblem } from './part-name.ts';
import { notBuilt } from './planned.ts';
import { shorten } from './quantity.ts';
import { nearest, slipLimit, wordDistance } from './spelling.ts';

const IDS: readonly string[] = METRICS.map(metric => metric.id);
const FAMILIES: readonly string[] = [...new Set(IDS.map(id => id.split('.')[0] ?? id))];

/**
 * What a workload may call its own metrics, and what tools call benchmarks that are read: `BenchmarkSum/size=1000.time`, `test_sum[1000].time`.
 * `*` only in the suite-wide globs, and `@` before the name of a part.
 */
const METRIC_NAME = /^[\p{L}_][^\p{C}\p{Z}*@`]{0,99}$/u;

/** Words that are part of a built-in id: alone they are a shortened id rather than a name of the workload's own. */
const PARTS: ReadonlySet<string> = new Set(IDS.filter(id => id.includes('.')).flatMap(id => id.split('.')));

/**
 * Why `id` cannot name a metric of a threshold, or null. An id that is not built in is the workload's own, unless it looks like
 * a slip of a built-in one or is a lone part of one (`p95`, `memory`).
 *
 * @param parts names that may qualify a metric, as in `latency.p95@spike`
 */
export const metricNameProblem = (id: string, parts: KnownParts): string | null =>
  wholeProblem(unqualified(id).id) ?? partProblem(id, parts);

/** The same of a metric without a part. */
function wholeProblem(id: string): string | null {
  if (FUTURE_METRICS.has(id)) return notBuilt(`The metric \`${id}\``, 'remove this threshold');
  if (builtInMetric(id) !== undefined) return null;
  if (id.includes('*')) return globProblem(id);
  const shown = shorten(id);
  const slip = IDS.filter(known => isSlipOf(id, known)).sort((x, y) => unlike(id, x) - unlike(id, y))[0];
  if (slip !== undefined)
    return `\`${shown}\` is not a metric; did you mean \`${slip}\`? A metric of the workload’s own needs a name that differs more, such as \`app.${shown}\``;
  const whole = IDS.filter(known => known.split('.').includes(id.toLowerCase()));
  if (PARTS.has(id.toLowerCase()))
    return `\`${shown}\` is only a part of a metric; did you mean ${orList(whole)}?`;
  if (METRIC_NAME.test(id)) return null;
  return `\`${shown}\` cannot name a metric: a name begins with a letter, has no blanks, and is at most 100 characters long`;
}

/**
 * Whether `id` looks like `known` mistyped: part by part one letter wrong, missing or too many, or two neighbours exchanged
 * (two letters in parts of eight or more), two such slips in all; or another mark or none between the parts. `memory.heap` is
 * no slip of `memory.peak`.
 */
function isSlipOf(id: string, known: string): boolean {
  const parts = id.toLowerCase().split(/[._/:-]+/);
  const right = known.split('.');
  if (distance(parts.join(''), right.join('')) <= 1) return true;
  const slips = right.map((part, index) => slipsBetween(parts[index] ?? '', part));
  return parts.length === right.length && slips.reduce((sum, count) => sum + count, 0) <= 2;
}

const sorted = (text: string): string => [...text].sort().join('');

/** For ranking: letters to change, with an exchange the likeliest of slips. */
const unlike = (id: string, known: string): number =>
  sorted(id) === sorted(known) ? 0 : distance(id, known);

/** Letters to change; an exchange of neighbours is one, and more than a slip is Infinity. */
function slipsBetween(part: string, right: string): number {
  const far = distance(part, right);
  if (far <= slipLimit(right)) return far;
  return far === 2 && sorted(part) === sorted(right) ? 1 : Number.POSITIVE_INFINITY;
}

/** `a`, `b` or `c`, at most four. */
function orList(ids: readonly string[]): string {
  const shown = ids.slice(0, 4).map(id => `\`${id}\``);
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}

/** Built-in metrics that `pattern` (an id or a glob, of a whole or of a part) names and this version measures. */
export function namedBuiltIns(pattern: string): readonly MetricDefinition[] {
  const { id: whole } = unqualified(pattern);
  return METRICS.filter(({ id }) => !FUTURE_METRICS.has(id) && matchesGlob(whole, id));
}

function globProblem(glob: string): string | null {
  if (glob.length > 100 || glob.split('*').length > 5) return `\`${shorten(glob)}\` is too long for a glob`;
  // What begins with `*` is meant for benchmarks that are read, `<benchmark>.time`, whatever built-in metric ends alike.
  if (namedBuiltIns(glob).length > 0 || glob.startsWith('*')) return null;
  const future = IDS.filter(id => matchesGlob(glob, id));
  if (future.length > 0)
    return notBuilt(
      `Every metric that \`${shorten(glob)}\` matches (${orList(future)})`,
      'remove this threshold',
    );
  const family = glob.split(/[.*]/)[0] ?? '';
  const near = FAMILIES.includes(family) ? null : nearest(family, FAMILIES);
  return near === null || wordDistance(family, near) > slipLimit(near)
    ? null
    : `\`${shorten(glob)}\` matches no built-in metric; did you mean \`${glob.replace(family, near)}\`?`;
}

import { builtInMetric } from '../model/metric.ts';
import type { Unit } from '../model/unit.ts';
import { metricNameProblem, namedBuiltIns } from './metric-name.ts';
import type { KnownParts } from './part-name.ts';
import { examplesOf, parseScalar, type Reading, readQuantity, shorten, UNIT_WORDS } from './quantity.ts';
import { atKey, atValue, entriesOf, type Finding, isMap, type Path, type TreeNode } from './tree.ts';

/** Keys whose unit is the metric's. */
const LIMITS = ['max', 'min', 'floor'] as const;
type Limit = (typeof LIMITS)[number];

/** Limits of one threshold in base units, and the unit they share; null where nothing was written. */
export interface ReadLimits {
  readonly max: number | null;
  readonly min: number | null;
  readonly floor: number | null;
  readonly unit: Unit | null;
}

/**
 * The unit that absolute limits of `metric` have. A built-in metric says it; a glob needs one that all its metrics share; a
 * metric of the workload's own takes the unit of what is written.
 */
function unitFor(metric: string, written: Readonly<Record<string, unknown>>): Reading<Unit | null> {
  const named = namedBuiltIns(metric);
  const units = [...new Set(named.map(({ unit }) => unit))];
  const only = units[0];
  if (only === undefined) return unitOfOwn(written);
  if (units.length === 1) return { ok: true, value: only };
  const example = named.find(({ unit }) => unit !== only)?.id;
  return {
    ok: false,
    problem: `the glob matches metrics of different units (\`${named[0]?.id}\`, \`${example}\`), so it can have a \`regression\` but no absolute limit; name the metrics one by one`,
  };
}

/** The one unit written in the limits of a workload's own metric; plain numbers are counts. */
function unitOfOwn(written: Readonly<Record<string, unknown>>): Reading<Unit | null> {
  const found = LIMITS.flatMap(key => {
    const read = Object.hasOwn(written, key) ? parseScalar(written[key], 'count') : null;
    return read?.ok === true ? [read.value.unit ?? 'count'] : [];
  });
  const units = [...new Set(found)];
  if (units.length < 2) return { ok: true, value: units[0] ?? null };
  const names = units.map(unit => UNIT_WORDS[unit].name).join(' and ');
  return { ok: false, problem: `the limits of one metric must have the same unit, but these are ${names}` };
}

/** Reads the limits of one threshold; every problem is found, none is thrown. */
export function readLimits(
  metric: string,
  written: Readonly<Record<string, unknown>>,
): { readonly limits: ReadLimits; readonly problems: readonly { key: Limit; message: string }[] } {
  const present = LIMITS.filter(key => Object.hasOwn(written, key));
  const unit: Reading<Unit | null> =
    present.length === 0 ? { ok: true, value: null } : unitFor(metric, written);
  const none: ReadLimits = { max: null, min: null, floor: null, unit: null };
  if (!unit.ok)
    return { limits: none, problems: present.slice(0, 1).map(key => ({ key, message: unit.problem })) };
  const read = present.map(key => ({
    key,
    reading: readLimit(metric, key, written[key], unit.value ?? 'count'),
  }));
  return {
    limits: {
      ...none,
      unit: unit.value,
      ...Object.fromEntries(read.flatMap(({ key, reading }) => (reading.ok ? [[key, reading.value]] : []))),
    },
    problems: read.flatMap(({ key, reading }) => (reading.ok ? [] : [{ key, message: reading.problem }])),
  };
}

/** One limit in base units, refused where no value of the metric could ever be beyond or within it. */
function readLimit(metric: string, key: Limit, written: unknown, unit: Unit): Reading<number> {
  const read = readQuantity(written, unit);
  if (!read.ok) return read;
  const known = builtInMetric(metric);
  const refuse = (problem: string): Reading<never> => ({ ok: false, problem });
  if (read.value < 0 && (key === 'floor' || known !== undefined))
    return refuse(
      `it is \`${shorten(String(written))}\`, but ${key === 'floor' ? 'a floor' : `\`${metric}\``} is never negative`,
    );
  if (known?.kind === 'share' && read.value > 1)
    return refuse(
      typeof written === 'number' && written <= 100
        ? `${written} would be ${written * 100}%; write ${written}% or ${written / 100}`
        : `\`${shorten(String(written))}\` is more than 100%, and \`${metric}\` is a share; write ${examplesOf('ratio')}`,
    );
  return read;
}

/** Everything that can be wrong with a map of thresholds beyond its shape. `parts` may qualify its metrics. */
export const thresholdFindings = (
  node: TreeNode | undefined,
  path: Path,
  parts: KnownParts,
): readonly Finding[] =>
  entriesOf(node).flatMap(([metric, threshold]) => {
    const here = [...path, metric];
    const name = nameFinding(metric, here, parts);
    if (name !== null) return [name];
    if (!isMap(threshold.value)) return [];
    return limitFindings(metric, threshold.value, here);
  });

/** Globs belong to the suite, where one statement is meant for many metrics. */
function nameFinding(metric: string, path: Path, parts: KnownParts): Finding | null {
  if (metric.includes('*') && path.length > 2)
    return atKey(path, 'Globs are for the suite-wide `thresholds` at the top; name the metric here');
  const message = metricNameProblem(metric, parts);
  return message === null ? null : atKey(path, message);
}

/** Growth is compared by its difference: where the base does not grow, there is nothing for a ratio to be a ratio of. */
function ratioFindings(
  metric: string,
  written: Readonly<Record<string, unknown>>,
  path: Path,
): readonly Finding[] {
  if (builtInMetric(metric)?.kind !== 'slope') return [];
  const keys = ['regression', 'relativeTo'].filter(
    key => Object.hasOwn(written, key) && written[key] !== 'off' && written[key] !== false,
  );
  return keys.map(key =>
    atKey(
      [...path, key],
      `\`${key}\` is a ratio, and growth is compared by its difference; write \`floor\`, the growth that matters`,
    ),
  );
}

/** Limits that cannot be read, that say nothing, or that contradict each other. */
function limitFindings(
  metric: string,
  written: Readonly<Record<string, unknown>>,
  path: Path,
): readonly Finding[] {
  const { limits, problems } = readLimits(metric, written);
  const name = shorten(metric);
  const found = problems.map(({ key, message }) =>
    atValue([...path, key], `\`${key}\` of \`${name}\`: ${message}`),
  );
  if (Object.keys(written).length === 0)
    found.push(
      atKey(
        path,
        `The threshold of \`${name}\` says nothing; write \`max\`, \`min\`, \`regression\`, \`floor\` or \`required\``,
      ),
    );
  if (limits.max !== null && limits.min !== null && limits.min > limits.max)
    found.push(
      atValue(
        [...path, 'min'],
        `\`min\` (${written.min}) is above \`max\` (${written.max}), so no value can hold both`,
      ),
    );
  found.push(...ratioFindings(metric, written, path));
  if (Object.hasOwn(written, 'floor') && written.regression === 'off')
    found.push(
      atKey(
        [...path, 'floor'],
        '`floor` limits a comparison, but `regression: off` switches it off; remove one of them',
      ),
    );
  return found;
}

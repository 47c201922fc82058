import type { MetricDefinition } from '../model/metric.ts';

/**
 * Base units → what people read. Sizes are counted in 1,024s (1 MB is 1,048,576 bytes), as in stress.yml. All values of one line share
 * one unit and one number of decimals, so that they can be compared at a glance.
 */
interface Scale {
  /** Smallest magnitude, in base units, for which the scale is used. */
  readonly from: number;
  /** Base units of one of it. */
  readonly factor: number;
  readonly suffix: string;
}

const TIMES: readonly Scale[] = [
  { from: 2 * 3600e9, factor: 3600e9, suffix: ' h' },
  { from: 120e9, factor: 60e9, suffix: ' min' },
  { from: 1e9, factor: 1e9, suffix: ' s' },
  { from: 1e6, factor: 1e6, suffix: ' ms' },
  { from: 1e3, factor: 1e3, suffix: ' µs' },
  { from: 0, factor: 1, suffix: ' ns' },
];
const SIZES: readonly Scale[] = [
  { from: 1024 ** 4, factor: 1024 ** 4, suffix: ' TB' },
  { from: 1024 ** 3, factor: 1024 ** 3, suffix: ' GB' },
  { from: 1024 ** 2, factor: 1024 ** 2, suffix: ' MB' },
  { from: 1024, factor: 1024, suffix: ' KB' },
  { from: 0, factor: 1, suffix: ' B' },
];

const SCALES: Readonly<Record<MetricDefinition['unit'], readonly Scale[]>> = {
  ns: TIMES,
  bytes: SIZES,
  ratio: [{ from: 0, factor: 0.01, suffix: ' %' }],
  count: [{ from: 0, factor: 1, suffix: '' }],
  'per-second': [{ from: 0, factor: 1, suffix: '/s' }],
};
/** A ratio of kind `tail` is a factor between two times, not a share. */
const FACTOR: readonly Scale[] = [{ from: 0, factor: 1, suffix: '×' }];
/** Instructions come in billions: the field's prefixes, not a size's. */
const INSTRUCTIONS: readonly Scale[] = [
  { from: 1e12, factor: 1e12, suffix: ' T' },
  { from: 1e9, factor: 1e9, suffix: ' G' },
  { from: 1e6, factor: 1e6, suffix: ' M' },
  { from: 1e4, factor: 1e3, suffix: ' k' },
  { from: 0, factor: 1, suffix: '' },
];

/** Digits that are shown of the largest value of a line. */
const SIGNIFICANT = 3;
/** Digits beyond which two values that differ are not pulled apart any further. */
const MOST_DECIMALS = 6;

/** Values of one metric with a common unit and common decimals; null becomes `–`. */
export function formatValues(
  metric: MetricDefinition,
  values: readonly (number | null)[],
): readonly string[] {
  const { numbers, unit } = scaleValues(metric, values);
  return numbers.map(number => (number === null ? '–' : `${number}${unit}${perWhat(metric)}`));
}

/** A level and its limit: `95 ms` and `200 ms`; `12.3 µs` and `200 ms` where a common unit would leave nothing of the smaller one. */
export function formatAgainst(
  metric: MetricDefinition,
  level: number | null,
  limit: number,
): readonly [level: string, limit: string] {
  const [shown = '–', allowed = '–'] = formatValues(metric, [level, limit]);
  const isLost = level !== null && (vanishesBeside(level, limit) || (level !== 0 && readsAsNothing(shown)));
  return isLost ? [formatValue(metric, level), formatValue(metric, limit)] : [shown, allowed];
}

/** Whether a number was rounded to `0`. */
const readsAsNothing = (shown: string): boolean => /^−?0(\.0+)?(?!\d)/.test(shown);

/** Whether one of two amounts has no digit among those that are shown of the other; nothing at all is rightly shown as 0. */
function vanishesBeside(one: number, other: number): boolean {
  const [less = 0, more = 0] = [Math.abs(one), Math.abs(other)].sort((a, b) => a - b);
  return less > 0 && less < more / 10 ** SIGNIFICANT;
}

/** One value of a metric, in the unit that suits it: `12.3 ms`, `4.20 MB`, `1,234`, `102 KB/1k ops`, `1.24 G instructions`. */
export const formatValue = (metric: MetricDefinition, value: number | null): string =>
  formatValues(metric, [value])[0] ?? '–';

/** `102 ms → 121 ms`, `0.4 KB → 102.4 KB/1k ops`: what values are counted in or per is said once, behind the last. */
export function formatLevels(metric: MetricDefinition, values: readonly (number | null)[]): string {
  const { numbers, unit } = scaleValues(metric, values);
  const shown = numbers.map(number => (number === null ? '–' : `${number}${unit}`));
  return `${shown.join(' → ')}${numbers.at(-1) === null ? '' : perWhat(metric)}`;
}

/** One amount without what it is per: `102 KB` of a leak, whose sentence says the rest. */
export function formatAmount(metric: MetricDefinition, value: number): string {
  const { numbers, unit } = scaleValues(metric, [value]);
  return `${numbers[0]}${unit}`;
}

/** What stands behind the unit of a metric: a leak's operations, or what a count is a count of; '' for most. */
export function perWhat({ id, kind }: MetricDefinition): string {
  if (id === 'cpu.instructions') return ' instructions';
  if (kind !== 'slope') return '';
  if (id.endsWith('.leak')) return '/1k ops';
  return id.endsWith('.growth') ? ' over the second half' : '';
}

/** Values in one scale, apart from their unit. */
export interface ScaledValues {
  readonly numbers: readonly (string | null)[];
  /** With the space before it where it has one: ` ms`, `×`, ''. */
  readonly unit: string;
}

/** The unit that suits the values, as a picture's axis names it: `ms`, `MB`, `G instructions`, `/s`, `count`; and what one of it is. */
export function axisUnit(
  metric: MetricDefinition,
  values: readonly number[],
): { readonly unit: string; readonly factor: number } {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const { factor, suffix } = scaleFor(metric, largest);
  return { unit: `${suffix}${perWhat(metric)}`.trim() || 'count', factor };
}

/** The largest value chooses the unit; all have the same decimals. */
export function scaleValues(metric: MetricDefinition, values: readonly (number | null)[]): ScaledValues {
  const known = values.filter(value => value !== null);
  const largest = Math.max(0, ...known.map(Math.abs));
  const { factor, suffix } = scaleFor(metric, largest);
  const scaled = known.map(value => value / factor);
  const decimals = Math.max(leastDecimals(metric, largest), decimalsFor(scaled, largest / factor));
  return {
    numbers: values.map(value => (value === null ? null : formatNumber(value / factor, decimals))),
    unit: suffix,
  };
}

/** A slope of things is no count of things: `3.0` descriptors per 1,000 operations. */
const leastDecimals = ({ kind, unit }: MetricDefinition, largest: number): number =>
  kind === 'slope' && unit === 'count' && largest < 100 ? 1 : 0;

function scaleFor(metric: MetricDefinition, largest: number): Scale {
  const scale = scalesOf(metric).find(candidate => largest >= candidate.from);
  return scale ?? { from: 0, factor: 1, suffix: '' };
}

function scalesOf({ id, unit, kind }: MetricDefinition): readonly Scale[] {
  if (id === 'cpu.instructions') return INSTRUCTIONS;
  return unit === 'ratio' && kind === 'tail' ? FACTOR : SCALES[unit];
}

/** Three digits of the largest, none for whole numbers, and more where two different values would look the same. */
function decimalsFor(values: readonly number[], largest: number): number {
  if (values.every(Number.isInteger)) return 0;
  const magnitude = largest === 0 ? 0 : Math.floor(Math.log10(largest));
  const wanted = Math.min(Math.max(SIGNIFICANT - 1 - magnitude, 0), MOST_DECIMALS);
  const distinct = new Set(values).size;
  const shown = (decimals: number) => new Set(values.map(value => value.toFixed(decimals))).size;
  const enough = [wanted, wanted + 1, wanted + 2].find(decimals => shown(decimals) === distinct);
  return Math.min(enough ?? wanted, MOST_DECIMALS);
}

const formatters = new Map<number, Intl.NumberFormat>();

/** Thousands separated by commas, a true minus sign, exactly `decimals` decimals. */
export function formatNumber(value: number, decimals: number): string {
  const known = formatters.get(decimals);
  const formatter =
    known ??
    new Intl.NumberFormat('en-US', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      // What rounds to nothing has no sign.
      signDisplay: 'negative',
    });
  if (known === undefined) formatters.set(decimals, formatter);
  return formatter.format(value).replace('-', '−');
}

/** A whole number with its noun: `1 check`, `1,200 checks`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatNumber(count, 0)} ${count === 1 ? one : many}`;

/** `1 min 34 s`, `42 s`, `2 h 5 min`: elapsed time for people, whole seconds. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (hours > 0) return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
  if (minutes > 0) return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
  return `${rest} s`;
}

/** A probability: two digits, `< 0.0001` below that. */
export function formatProbability(p: number): string {
  if (p < 0.0001) return '< 0.0001';
  return p >= 0.1 ? p.toFixed(2) : String(Number(p.toPrecision(2)));
}

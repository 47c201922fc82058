import { type JsonObject, listOf, numberOf, objectOf, textOf } from './json.ts';

/** One metric of a summary of k6, in whichever shape it was written. */
export interface K6Metric {
  readonly name: string;
  /** `time`, `data` or `default`; null in an export, which does not say. */
  readonly contains: string | null;
  /** A number of it, by k6's own name (`avg`, `p(95)`, `count`, `rate`); null where it is absent. */
  value(key: string): number | null;
}

/** A summary of k6: `--summary-export`, what `handleSummary` is given, or the machine-readable one. */
export interface K6Summary {
  readonly metrics: readonly K6Metric[];
  /** Rules that did not hold, as k6 says. */
  readonly crossed: readonly string[];
  readonly checks: { readonly passes: number; readonly fails: number };
  /** Of the whole run; null in an export, whose counters have rates. */
  readonly seconds: number | null;
}

/** Reads any of the three shapes; what is absent is empty. */
export function k6Summary(document: JsonObject): K6Summary {
  const results = objectOf(document.results);
  const metrics = Array.isArray(results.metrics) ? listOf(results.metrics).map(listed) : named(document);
  const milliseconds = numberOf(objectOf(document.state).testRunDurationMs);
  return {
    metrics,
    crossed: [...crossedIn(document), ...crossedIn(results)],
    checks: checksOf(metrics, objectOf(results.checks)),
    seconds:
      numberOf(objectOf(document.config).duration) ?? (milliseconds === null ? null : milliseconds / 1000),
  };
}

const listed = (entry: unknown): K6Metric => metricOf(textOf(objectOf(entry).name) ?? '', objectOf(entry));

const named = (document: JsonObject): readonly K6Metric[] =>
  Object.entries(objectOf(document.metrics)).map(([name, metric]) => metricOf(name, objectOf(metric)));

/** An export has its numbers in the metric itself; the machine-readable summary writes `p95` for `p(95)`. */
function metricOf(name: string, metric: JsonObject): K6Metric {
  const values = metric.values === undefined ? metric : objectOf(metric.values);
  return {
    name,
    contains: textOf(metric.contains),
    value: key => numberOf(values[key]) ?? numberOf(values[key.replace(/^p\((.*)\)$/, 'p$1')]),
  };
}

/** An export says true of a threshold that was crossed, `handleSummary` says ok of one that held. */
function crossedIn(document: JsonObject): readonly string[] {
  const listedRules = listOf(document.thresholds)
    .map(objectOf)
    .filter(({ ok }) => ok === false)
    .map(({ source }) => textOf(source) ?? 'unnamed');
  const rules = Object.entries(objectOf(document.metrics)).flatMap(([name, metric]) =>
    Object.entries(objectOf(objectOf(metric).thresholds))
      .filter(([, state]) => state === true || objectOf(state).ok === false)
      .map(([rule]) => `${rule} of ${name}`),
  );
  return [...listedRules, ...rules];
}

function checksOf(metrics: readonly K6Metric[], checks: JsonObject): K6Summary['checks'] {
  const found = metrics.find(({ name }) => name === 'checks');
  const counted = listOf(checks.results).map(objectOf);
  const sum = (key: string): number => counted.reduce((all, check) => all + (numberOf(check[key]) ?? 0), 0);
  return { passes: found?.value('passes') ?? sum('passes'), fails: found?.value('fails') ?? sum('fails') };
}

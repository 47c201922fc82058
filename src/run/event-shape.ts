import { ARMS } from '../model/arm.ts';
import { FAULT_CLASSES } from '../model/detected.ts';
import { MOST_LATENCY_BINS } from '../model/latency.ts';
import { METRIC_KINDS } from '../model/metric-margins.ts';
import { OUTCOME_KINDS } from '../model/outcome.ts';
import {
  among,
  type Check,
  count,
  type Fields,
  fields,
  flag,
  isObject,
  listOf,
  mapOf,
  number,
  oneOf,
  optional,
  orNull,
  text,
} from './shape.ts';

const arm = among(...ARMS);
const outcome = fields({ kind: among(...OUTCOME_KINDS) });
const unavailable = fields({ metric: text, reason: text });
const problem = fields({ file: text, line: orNull(number), message: text });
const unit = among('ns', 'bytes', 'ratio', 'count', 'per-second');
const declaration = fields({
  id: text,
  unit,
  better: orNull(among('lower', 'higher')),
  kind: optional(among(...METRIC_KINDS)),
  undirected: optional(flag),
});
const series = fields({
  atMs: listOf(number),
  columns: mapOf(listOf(number)),
  samplerUtilization: number,
});
const checkpoints = fields({
  operations: listOf(number),
  columns: mapOf(fields({ unit, values: listOf(number) })),
});
const failedTest = fields({ test: text, group: optional(text), signature: text, message: text });
const runOfTests = fields({
  cell: count,
  seed: count,
  order: count,
  passed: listOf(text),
  skipped: listOf(text),
  failed: listOf(failedTest),
  flaky: listOf(failedTest),
});
const fault = fields({
  detector: text,
  class: among(...FAULT_CLASSES),
  title: text,
  stacks: listOf(listOf(text)),
  fingerprint: text,
  count,
  text,
  source: text,
  place: value => value === undefined || fields({ file: text, line: count })(value),
});
const detected = fields({
  faults: listOf(fault),
  detectors: listOf(fields({ detector: text, active: orNull(flag), evidence: text })),
});
const search = fields({
  probes: listOf(
    fields({
      rate: number,
      purpose: among('search', 'confirm', 'recovery'),
      holdMs: number,
      verdict: oneOf(
        fields({ kind: among('holds') }),
        fields({ kind: among('fails'), criterion: text }),
        fields({ kind: among('unclear'), criterion: text, leans: among('holds', 'fails') }),
        fields({ kind: among('void', 'broken'), reason: text }),
      ),
      throughput: orNull(number),
      p50: orNull(number),
      p99: orNull(number),
    }),
  ),
  sustainable: orNull(number),
  beyond: orNull(number),
  limiting: orNull(text),
  metastable: flag,
  cut: orNull(text),
});
/** Parallel lists, as folding adds them bin by bin. */
const latency: Check = value =>
  isObject(value) &&
  Array.isArray(value.bins) &&
  Array.isArray(value.counts) &&
  value.bins.length === value.counts.length &&
  value.bins.every(bin => count(bin) && bin < MOST_LATENCY_BINS) &&
  value.counts.every(count);
/** Columns of one length, one edge more: reports draw them side by side. */
const loadWindows: Check = value => {
  if (!isObject(value) || !listOf(number)(value.edgesMs) || !Array.isArray(value.edgesMs)) return false;
  const length = value.edgesMs.length - 1;
  const hasColumn = (check: Check) => (name: string) => {
    const column = value[name];
    return Array.isArray(column) && column.length === length && column.every(check);
  };
  return (
    ['scheduled', 'completed', 'failed', 'dropped', 'inFlight'].every(hasColumn(number)) &&
    ['p50', 'p95', 'p99', 'lagP99'].every(hasColumn(orNull(number)))
  );
};
const loadCounts = fields({
  scheduled: count,
  ok: count,
  failed: count,
  timedOut: count,
  dropped: count,
  interrupted: count,
  queued: count,
});
const loadTrace = fields({
  windows: loadWindows,
  voided: listOf(fields({ index: count, cause: among('late', 'saturated', 'paused'), reason: text })),
  counts: loadCounts,
  phases: listOf(
    fields({
      name: text,
      measure: flag,
      spans: listOf(fields({ fromMs: number, toMs: number })),
      counts: loadCounts,
      soundMs: number,
      soundScheduled: count,
      soundCompleted: count,
      unsent: optional(count),
      response: latency,
      unendedFromNs: optional(number),
      service: latency,
    }),
  ),
  generator: fields({ threads: count, utilization: number, lagP99Ns: number, gcPauseNs: number }),
  little: orNull(fields({ phase: text, inFlight: number, expected: number })),
  saturation: optional(
    fields({
      levels: listOf(
        fields({
          ...{ fromMs: number, toMs: number, offered: number, achieved: number },
          ...{ completed: count, p99: orNull(number), signs: listOf(text) },
        }),
      ),
      firstSaturated: orNull(count),
      point: oneOf(
        fields({ kind: among('saturated'), rate: number, low: number, high: number, capacity: number }),
        fields({ kind: among('unsaturated'), upTo: number }),
        fields({ kind: among('between'), low: number, high: number }),
        fields({ kind: among('unplaced'), reason: text, atMost: optional(number) }),
      ),
    }),
  ),
  recovery: optional(fields({ spikes: listOf(fields({ endMs: number, afterMs: number, recovered: flag })) })),
});
/** No more than all: an interval is made of them. */
const shareCount: Check = value =>
  fields({ count, of: count })(value) && isObject(value) && Number(value.count) <= Number(value.of);
const failure = fields({ outcome, count, invocations: optional(count), excerpt: text });
const invocation = fields({
  scenario: text,
  arm,
  index: count,
  ...{ warmup: flag, startedAtMs: number, durationMs: number },
  outcome,
  operations: fields({ ok: count, failed: count }),
  shares: optional(mapOf(shareCount)),
  failures: listOf(failure),
  unmeasuredFailures: optional(listOf(failure)),
  metrics: mapOf(number),
  atLeast: optional(listOf(text)),
  atMost: optional(mapOf(number)),
  unanswered: optional(listOf(text)),
  declarations: listOf(declaration),
  problems: listOf(problem),
  series: orNull(series),
  checkpoints: orNull(checkpoints),
  latency: optional(latency),
  loadTrace: optional(loadTrace),
  search: optional(search),
  tests: optional(runOfTests),
  detected: optional(detected),
  spoiled: optional(value => value === true),
  unavailable: listOf(unavailable),
  log: text,
});
const scenario = fields({
  id: text,
  name: text,
  digest: text,
  driver: fields({ kind: text }),
  load: fields({ model: among('closed', 'open') }),
  samples: fields({ min: number, max: number }),
  repeat: optional(
    fields({
      runs: count,
      parallel: count,
      until: fields({ kind: among('runs', 'first-failure', 'bound', 'time') }),
      cells: listOf(fields({ id: text, levels: mapOf(text) })),
      deck: listOf(count),
      only: orNull(count),
    }),
  ),
});
const pairing = fields({
  purpose: among('search', 'confirm'),
  base: text,
  looks: listOf(number),
  orders: mapOf(listOf(listOf(arm))),
  control: flag,
});
const ending = fields({
  kind: among('complete', 'decided', 'budget', 'failing', 'not-run', 'interrupted'),
});

const servicePlace: Fields = { service: text, scenario: text, arm, log: text };
const serviceEnding = fields({ kind: among('stopped', 'killed', 'not-ready', 'died') });

/** Fields by event type; as much as folding needs to be safe. A map, so that a type named like a prototype's key is unknown. */
const SHAPES: ReadonlyMap<unknown, Fields> = new Map<unknown, Fields>([
  [
    'run-started',
    {
      schemaVersion: value => value === 1,
      tool: fields({ name: text, version: text }),
      startedAt: text,
      plan: fields({ suite: text, scenarios: listOf(scenario), pairing: orNull(pairing) }),
      policy: isObject,
      commit: orNull(fields({ sha: text })),
      environment: fields({ machineClass: text, cores: number }),
    },
  ],
  ['setup-finished', { arm, durationMs: number, outcome, log: text }],
  ['scenario-started', { scenario: text, arm }],
  ['invocation-finished', { invocation }],
  [
    'load-window',
    {
      scenario: text,
      arm,
      window: fields({
        fromMs: number,
        toMs: number,
        scheduled: count,
        completed: count,
        failed: count,
        dropped: count,
        inFlight: number,
        p50: orNull(number),
        p95: orNull(number),
        p99: orNull(number),
      }),
    },
  ],
  ['calibrated', { reading: fields({ atMs: number, cpuNs: number, memoryNs: number, utilization: number }) }],
  ['scenario-finished', { scenario: text, arm, ending }],
  ['service-ready', { ...servicePlace, readyMs: number }],
  ['service-ended', { ...servicePlace, aliveMs: number, ending: serviceEnding }],
  ['caveat', { caveat: fields({ code: text, text, advice: orNull(text), scenario: orNull(text) }) }],
  ['interrupted', { signal: text }],
  ['run-finished', {}],
]);

/** What keeps a parsed line from being a run event, or null. */
export function eventFault(value: unknown): string | null {
  if (!isObject(value)) return 'it is not an object';
  const shape = SHAPES.get(value.type);
  if (shape === undefined) return `its type is ${JSON.stringify(value.type)?.slice(0, 60) ?? 'missing'}`;
  if (!number(value.atMs)) return 'it has no "atMs"';
  const wrong = Object.entries(shape).find(([key, check]) => !check(value[key]));
  return wrong === undefined ? null : `its "${wrong[0]}" is missing or has another shape`;
}

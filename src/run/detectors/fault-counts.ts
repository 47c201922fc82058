import type { FaultClass } from '../../model/detected.ts';
import type { Invocation } from '../../model/event.ts';
import { builtInMetric, type MetricDefinition } from '../../model/metric.ts';

/** A metric that counts faults: which classes it counts, and whose silence means that there are none. */
interface Counted {
  readonly metric: string;
  readonly classes: readonly FaultClass[];
  readonly detectors: readonly string[];
}

const COUNTED: readonly Counted[] = [
  {
    metric: 'races',
    classes: ['race'],
    detectors: ['go-race', 'tsan', 'helgrind', 'drd', 'miri', 'loom', 'jcstress'],
  },
  {
    metric: 'deadlocks',
    classes: ['deadlock', 'lock-order'],
    detectors: [
      'go-deadlock',
      'tsan',
      'helgrind',
      'java-deadlock',
      'miri',
      'loom',
      'shuttle',
      'fray',
      'hang',
    ],
  },
  {
    metric: 'hangs',
    classes: ['hang', 'stall', 'livelock', 'io-hang', 'starvation'],
    detectors: ['hang', 'go-deadlock'],
  },
  {
    metric: 'crashes',
    classes: ['crash', 'out-of-memory'],
    detectors: ['python-fault', 'node', 'asan', 'tsan'],
  },
];

/** Different faults of one invocation by metric; a metric that no detector of it was there to count has no value, unless something was found. */
export function faultCounts({
  detected,
}: Pick<Invocation, 'detected'>): readonly (readonly [MetricDefinition, number])[] {
  if (detected === undefined) return [];
  const active = new Set(
    detected.detectors.flatMap(state => (state.active === true ? [state.detector] : [])),
  );
  return COUNTED.flatMap(({ metric, classes, detectors }) => {
    const definition = builtInMetric(metric);
    const count = detected.faults.filter(fault => classes.includes(fault.class)).length;
    const isCounted = count > 0 || detectors.some(detector => active.has(detector));
    return definition === undefined || !isCounted ? [] : [[definition, count] as const];
  });
}

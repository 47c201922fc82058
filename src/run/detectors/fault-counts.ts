import { FAULT_COUNTS, type FaultClass, type FaultCount } from '../../model/detected.ts';
import type { Invocation } from '../../model/event.ts';
import { builtInMetric, type MetricDefinition } from '../../model/metric.ts';

/** What a metric counts: which classes of faults, and whose silence means that there are none. */
interface Counted {
  readonly classes: readonly FaultClass[];
  readonly detectors: readonly string[];
}

const COUNTED: Readonly<Record<FaultCount, Counted>> = {
  races: {
    classes: ['race'],
    detectors: ['go-race', 'tsan', 'helgrind', 'drd', 'miri', 'loom', 'jcstress'],
  },
  deadlocks: {
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
  hangs: {
    classes: ['hang', 'stall', 'livelock', 'io-hang', 'starvation'],
    detectors: ['hang', 'go-deadlock'],
  },
  crashes: {
    classes: ['crash', 'out-of-memory'],
    detectors: ['python-fault', 'node', 'asan', 'tsan'],
  },
};

/** Different faults of one invocation by metric; a metric that no detector of it was there to count has no value, unless something was found. */
export function faultCounts({
  detected,
}: Pick<Invocation, 'detected'>): readonly (readonly [MetricDefinition, number])[] {
  if (detected === undefined) return [];
  const active = new Set(
    detected.detectors.flatMap(state => (state.active === true ? [state.detector] : [])),
  );
  return FAULT_COUNTS.flatMap(metric => {
    const { classes, detectors } = COUNTED[metric];
    const definition = builtInMetric(metric);
    const count = detected.faults.filter(fault => classes.includes(fault.class)).length;
    const isCounted = count > 0 || detectors.some(detector => active.has(detector));
    return definition === undefined || !isCounted ? [] : [[definition, count] as const];
  });
}

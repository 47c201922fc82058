import type { Detected } from '../../model/detected.ts';
import { reportOf } from '../../model/fault-report.ts';
import type { Operation } from './driver.ts';

/**
 * Adds what detectors say. Times of an operation in which one reported a fault count for nothing: where the process itself hides it behind a
 * success, the measurement is a broken one.
 */
export function withDetected(operation: Operation, detected: Detected): Operation {
  const [fault] = detected.faults;
  if (fault === undefined || operation.outcome.kind !== 'ok') return { ...operation, detected };
  return {
    ...operation,
    detected,
    outcome: { kind: 'broken', reason: reportOf(fault) },
    emitted: { ...operation.emitted, samples: [], checkpoints: null },
  };
}

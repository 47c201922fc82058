import { readQuantity } from '../../ingest/metric-line.ts';
import { NOTHING_EMITTED, parseStressMetrics, type StressMetrics } from '../../ingest/stress-metrics.ts';

/** Where a problem with what a worker answers is said to be. */
const ANSWER = 'the worker’s answer';

/** Values of an answer as `$STRESS_METRICS` would hold them: `{"gc.pause": "3ms", "gc.count": 12}`. */
export function metricsOf(values: Readonly<Record<string, unknown>>): StressMetrics {
  const lines = Object.entries(values).map(([name, written]) => {
    const quantity = typeof written === 'string' ? readQuantity(written) : { value: written, unit: null };
    return JSON.stringify({ name, ...(quantity ?? { value: written }) });
  });
  return lines.length === 0 ? NOTHING_EMITTED : parseStressMetrics(lines.join('\n'), ANSWER);
}

/** The line of a checkpoint with the values of an answer. */
export const checkpointLine = (operations: number, values: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ checkpoint: { operations, ...values } });

/** One after the other. Of checkpoints the last that has some. */
export const joinEmitted = (parts: readonly StressMetrics[]): StressMetrics => ({
  samples: parts.flatMap(({ samples }) => samples),
  declarations: parts.flatMap(({ declarations }) => declarations),
  checkpoints: parts.findLast(({ checkpoints }) => checkpoints !== null)?.checkpoints ?? null,
  problems: parts.flatMap(({ problems }) => problems),
});

/** A fault in the conversation, as a problem of what was emitted. */
export const protocolProblems = (faults: readonly string[]): StressMetrics => ({
  ...NOTHING_EMITTED,
  problems: faults.map(message => ({
    file: ANSWER,
    line: null,
    column: null,
    path: '',
    message,
  })),
});

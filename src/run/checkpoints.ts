import type { Checkpoints } from '../model/event.ts';

/** Points that an invocation keeps: enough for a curve and for its growth, and small in a recording of many invocations. */
const MAX_POINTS = 400;

/** At most `limit` points (2 or more), evenly chosen, the first and the last among them. */
export function thinCheckpoints(checkpoints: Checkpoints, limit: number = MAX_POINTS): Checkpoints {
  const { operations, columns } = checkpoints;
  if (operations.length <= limit) return checkpoints;
  const step = (operations.length - 1) / (limit - 1);
  const thin = (values: readonly number[]) =>
    Array.from({ length: limit }, (_, at) => values[Math.round(at * step)] ?? 0);
  return {
    operations: thin(operations),
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, { unit, values }]) => [name, { unit, values: thin(values) }]),
    ),
  };
}

import { unqualified } from './metric.ts';

/** Of how many operations a share is the share: `count` of `of`, both whole. */
export interface ShareCount {
  readonly count: number;
  readonly of: number;
}

/** By the id of the metric, of the whole or of a part: `errors.rate@create`. */
export type ShareCounts = Readonly<Record<string, ShareCount>>;

/**
 * Shares of operations. They are counted over all invocations together: that of the median invocation would hide what failed in few of them,
 * however much that was.
 */
const SHARES_OF_OPERATIONS: ReadonlySet<string> = new Set([
  'errors.rate',
  'timeouts.rate',
  'load.dropped',
  'load.achieved',
]);

/** Whether it is a share of the operations of the whole or of a part. */
export const isShareOfOperations = (id: string): boolean => SHARES_OF_OPERATIONS.has(unqualified(id).id);

/** Of several invocations together. */
export function addShares(all: readonly ShareCounts[]): ShareCounts {
  const sums = new Map<string, ShareCount>();
  for (const [id, { count, of }] of all.flatMap(shares => Object.entries(shares))) {
    const sum = sums.get(id) ?? { count: 0, of: 0 };
    sums.set(id, { count: sum.count + count, of: sum.of + of });
  }
  return Object.fromEntries(sums);
}

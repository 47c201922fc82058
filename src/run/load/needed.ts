/** Operations that a quantile needs: ten beyond it (docs/statistics.md, "By kind of metric"): p50 20, p95 200, p99 1,000. */
export const operationsFor = (quantile: number): number => Math.round(10 / (1 - quantile));

/** Why a quantile is missing. */
export const needsOperations = (quantile: number): string =>
  `needs at least ${operationsFor(quantile).toLocaleString('en')} successful operations in an invocation`;

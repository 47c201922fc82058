/** Operations that a quantile needs: ten beyond it (docs/statistics.md, "By kind of metric"): p50 20, p95 200, p99 1,000. */
export const operationsFor = (quantile: number): number => Math.round(10 / (1 - quantile));

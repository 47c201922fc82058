/** Metrics that each window of a load has: a limit on one may ask how long it is broken, and may end the load while it runs. */
export const WATCHED_METRICS = [
  'latency.p50',
  'latency.p95',
  'latency.p99',
  'errors.rate',
  'load.dropped',
  'throughput',
] as const;

/** Part of the id of the metric that a limit with `for` is held against: `latency.p95@sustained` is the level that was kept up for so long. */
export const SUSTAINED = 'sustained';

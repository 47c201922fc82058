// src/model/watched.ts
const WATCHED_METRICS = [
	"latency.p50",
	"latency.p95",
	"latency.p99",
	"errors.rate",
	"load.dropped",
	"throughput"
];
const SUSTAINED = "sustained";

export { WATCHED_METRICS as n, SUSTAINED as t };
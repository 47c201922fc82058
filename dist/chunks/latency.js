// src/model/arm.ts
const ARMS = [
	"head",
	"base",
	"control"
];

// src/model/latency.ts
const MOST_LATENCY_BINS = 6785;

export { ARMS as n, MOST_LATENCY_BINS as t };
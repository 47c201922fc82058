// src/model/detected.ts
const FAULT_CLASSES = [
	"race",
	"deadlock",
	"lock-order",
	"livelock",
	"stall",
	"io-hang",
	"starvation",
	"hang",
	"leak",
	"memory-error",
	"undefined-behaviour",
	"crash",
	"out-of-memory",
	"unhandled",
	"lost-update",
	"duplicate",
	"lost-item",
	"cross-talk",
	"overlap",
	"unexpected"
];
const HANG_CLASSES = [
	"deadlock",
	"livelock",
	"stall",
	"io-hang",
	"starvation",
	"hang"
];
const FAULT_COUNTS = [
	"races",
	"deadlocks",
	"hangs",
	"crashes"
];
const HISTORY_CHECKS = [
	"counter",
	"unique-ids",
	"isolation",
	"queue",
	"mutual-exclusion"
];
const historyDetector = ({ check }) => `history-${check}`;

export { historyDetector as a, HISTORY_CHECKS as i, FAULT_COUNTS as n, HANG_CLASSES as r, FAULT_CLASSES as t };
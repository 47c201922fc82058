// src/model/plan.ts
const CATEGORIES = [
	"memory",
	"computational",
	"concurrency",
	"io",
	"long-running"
];
const PRIORITIES = [
	"P0",
	"P1",
	"P2",
	"P3",
	"P4"
];
const looksOf = ({ looks }, { leaks, samples }) => leaks ? samples.looks : looks;
const meetsOneProgram = ({ driver, services }) => driver.kind === "http" && services === void 0;

export { meetsOneProgram as i, PRIORITIES as n, looksOf as r, CATEGORIES as t };
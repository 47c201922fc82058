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

export { PRIORITIES as n, looksOf as r, CATEGORIES as t };
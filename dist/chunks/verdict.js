// src/model/verdict.ts
const STATUSES = [
	"fail",
	"inconclusive",
	"warn",
	"pass",
	"skipped"
];

export { STATUSES as t };
// src/model/verdict.ts
const STATUSES = [
	"fail",
	"inconclusive",
	"warn",
	"pass",
	"skipped"
];
const provisionalExitCode = ({ exitCode }) => exitCode === 1 || exitCode === 4 ? 0 : exitCode;

export { provisionalExitCode as n, STATUSES as t };
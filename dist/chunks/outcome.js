// src/model/outcome.ts
const saysNothing = ({ kind }) => kind === "interrupted" || kind === "unmeasured";
const OUTCOME_KINDS = [
	"ok",
	"failed",
	"error",
	"unmet",
	"signalled",
	"timeout",
	"hung",
	"out-of-memory",
	"unstartable",
	"broken",
	"aborted",
	"unmeasured",
	"interrupted"
];
function describeOutcome(outcome, count = null) {
	const was = (count ?? 1) === 1 ? "was" : "were";
	switch (outcome.kind) {
		case "ok": return "succeeded";
		case "failed": return `exited with code ${outcome.exitCode}`;
		case "error": return `answered with an error: ${outcome.error}`;
		case "unmet": return `${count === 1 ? "was" : "were"} not answered as expected: ${outcome.reason}`;
		case "signalled": return `${was} ended by ${outcome.signal}`;
		case "timeout": return `timed out after ${outcome.afterMs / 1e3} s and ${was} killed`;
		case "hung": return `hung for ${Math.round(outcome.afterMs / 100) / 10} s (${outcome.class}) and ${was} killed`;
		case "out-of-memory": return `${was} killed for memory (${outcome.evidence})`;
		case "unstartable": return `could not be started: ${outcome.reason}`;
		case "broken": return `measured nothing usable: ${outcome.reason}`;
		case "aborted": return `${was} stopped: ${outcome.reason}`;
		case "unmeasured": return `could not be measured: ${outcome.reason}`;
		case "interrupted": return `${was} interrupted`;
	}
}
const describeUnmet = (reason, count, example) => `${count} × ${reason}${example === "" ? "" : ` (${example})`}`;

export { saysNothing as i, describeOutcome as n, describeUnmet as r, OUTCOME_KINDS as t };
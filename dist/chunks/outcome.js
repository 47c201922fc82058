// src/model/outcome.ts
const OUTCOME_KINDS = [
	"ok",
	"failed",
	"error",
	"signalled",
	"timeout",
	"hung",
	"out-of-memory",
	"unstartable",
	"broken",
	"interrupted"
];
function describeOutcome(outcome) {
	switch (outcome.kind) {
		case "ok": return "succeeded";
		case "failed": return `exited with code ${outcome.exitCode}`;
		case "error": return `answered with an error: ${outcome.error}`;
		case "signalled": return `was ended by ${outcome.signal}`;
		case "timeout": return `timed out after ${outcome.afterMs / 1e3} s and was killed`;
		case "hung": return `hung for ${Math.round(outcome.afterMs / 100) / 10} s (${outcome.class}) and was killed`;
		case "out-of-memory": return `was killed for memory (${outcome.evidence})`;
		case "unstartable": return `could not be started: ${outcome.reason}`;
		case "broken": return `measured nothing usable: ${outcome.reason}`;
		case "interrupted": return "was interrupted";
	}
}

export { describeOutcome as n, OUTCOME_KINDS as t };
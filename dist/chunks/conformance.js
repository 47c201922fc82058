import { M as childEnvironment, S as chooseShell, a as LATE, c as abilitiesIn, f as metricsOf, h as killMarked, i as startWorker, k as openScratch, l as valuesIn, m as MARKER, o as within, s as ABILITIES, t as chooseLauncher, x as argumentsOf } from "./choose-launcher.js";
import { i as openLog } from "./signal.js";
import { n as describeOutcome } from "./outcome.js";
import { join } from "node:path";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";

// src/run/worker/conformance/probe.ts
const PATIENCE_MS = 1e4;
var Probe = class {
	#worker;
	remarks;
	#operation;
	constructor(worker, remarks, operation) {
		this.#worker = worker;
		this.remarks = remarks;
		this.#operation = operation;
	}
	async ask(message) {
		const timed = await within(this.#worker.session.ask(message), PATIENCE_MS);
		if (timed === LATE) throw new Unsatisfied(`${message.type} was not answered within ${PATIENCE_MS / 1e3} s`);
		if (timed === null) throw new Unsatisfied(`the worker ${await this.#end()} without an answer to ${message.type}`);
		if ("fault" in timed) throw new Unsatisfied(timed.fault);
		return timed.answer;
	}
	init(parameters = {}) {
		return this.ask({
			type: "init",
			protocol: 1,
			scenario: "conformance",
			seed: 1,
			users: 1,
			parameters
		});
	}
	async abilities() {
		return abilitiesIn(await this.init());
	}
	async operate(iteration = 0, more = {}) {
		const named = this.#operation === null ? {} : { operation: this.#operation };
		const answer = await this.ask({
			type: "op",
			...named,
			user: 0,
			iteration,
			...more
		});
		if (answer.error !== null) throw new Unsatisfied(`an operation failed: ${answer.error}`);
		return answer;
	}
	write(text) {
		this.#worker.write(text);
	}
	closeInput() {
		this.#worker.closeInput();
	}
	async #end() {
		const { outcome } = await this.#worker.ended;
		return outcome.kind === "ok" ? "ended" : describeOutcome(outcome);
	}
	async ending() {
		const report = await within(this.#worker.ended, PATIENCE_MS);
		if (report === LATE) throw new Unsatisfied(`it still ran ${PATIENCE_MS / 1e3} s later`);
		return report.outcome;
	}
};
var Unsatisfied = class extends Error {};

// src/run/worker/conformance/checks.ts
const PIPELINED = 200;
const LONG_TEXT = "ä€😀".repeat(2e4);
const CONFORMANCE_CHECKS = [
	{
		name: "`init` is answered with `protocol` and a list of `abilities`",
		async examine(probe) {
			const { error, body } = await probe.init();
			if (error !== null) throw new Unsatisfied(`init failed: ${error}`);
			if (body.protocol !== 1) throw new Unsatisfied(`protocol is ${JSON.stringify(body.protocol)}, expected ${1}`);
			const { abilities = [] } = body;
			const known = ABILITIES;
			if (!Array.isArray(abilities) || abilities.some((ability) => !known.includes(ability))) throw new Unsatisfied(`abilities are ${JSON.stringify(abilities)}, expected some of ${ABILITIES.join(", ")}`);
			return null;
		}
	},
	{
		name: "an operation is answered, and `ns` is more than 0 and not longer than the answer took",
		async examine(probe) {
			await probe.init();
			const startedMs = performance.now();
			const { ns } = await probe.operate();
			const took = (performance.now() - startedMs) * 1e6;
			if (ns === null) return "it does not say `ns`, so the way through the pipes counts";
			if (ns === 0) throw new Unsatisfied("ns is 0: its clock is too coarse for the operation");
			if (ns > took) throw new Unsatisfied(`ns is ${ns}, and the answer took ${Math.round(took)} ns`);
			return null;
		}
	},
	{
		name: `${PIPELINED} operations that are sent at once are each answered once`,
		async examine(probe) {
			await probe.init();
			await Promise.all(Array.from({ length: PIPELINED }, (_, iteration) => probe.operate(iteration)));
			return null;
		}
	},
	{
		name: "an operation that it does not have is an error, and the next one works",
		async examine(probe) {
			await probe.init();
			const { error } = await probe.ask({
				type: "op",
				operation: "no such operation",
				user: 0,
				iteration: 0
			});
			if (error === null) throw new Unsatisfied("an unknown operation was answered with ok");
			await probe.operate();
			return null;
		}
	},
	{
		name: "keys that it does not know are passed over",
		async examine(probe) {
			await probe.init();
			await probe.operate(0, { future: { nested: [
				1,
				null,
				"text"
			] } });
			return null;
		}
	},
	{
		name: "a line that is no message does not end it",
		async examine(probe) {
			await probe.init();
			probe.write("this is no message\n");
			await probe.operate();
			return null;
		}
	},
	{
		name: "parameters may be long and of any script",
		async examine(probe) {
			const { error } = await probe.init({
				text: LONG_TEXT,
				名前: { list: [
					1.5,
					-.002,
					true,
					null
				] }
			});
			if (error !== null) throw new Unsatisfied(`init failed: ${error.slice(0, 200)}`);
			await probe.operate();
			return null;
		}
	},
	...ABILITIES.map(examineAbility),
	{
		name: "nothing but answers stands on stdout",
		async examine(probe) {
			await probe.init();
			for (let iteration = 0; iteration < 10; iteration++) await probe.operate(iteration);
			const [remark] = [...probe.remarks.faults, ...probe.remarks.prints];
			if (remark !== void 0) throw new Unsatisfied(`it wrote: ${remark.slice(0, 200)}`);
			return null;
		}
	},
	{
		name: "`shutdown` ends it with exit code 0",
		async examine(probe) {
			await probe.init();
			await probe.operate();
			await probe.ask({ type: "shutdown" });
			return expectOk(probe);
		}
	},
	{
		name: "the end of its input ends it",
		async examine(probe) {
			await probe.init();
			probe.closeInput();
			return expectOk(probe);
		}
	}
];
async function expectOk(probe) {
	const outcome = await probe.ending();
	if (outcome.kind !== "ok") throw new Unsatisfied(`it ${describeOutcome(outcome)}`);
	return null;
}
function examineAbility(ability) {
	return {
		name: `\`${ability}\` does what its name says, where the worker lists it`,
		async examine(probe) {
			if (!(await probe.abilities()).has(ability)) return "it is not among its abilities";
			await probe.operate();
			const answer = await probe.ask({ type: ability });
			if (answer.error !== null) throw new Unsatisfied(`${ability} failed: ${answer.error}`);
			examineValues(ability, answer);
			return null;
		}
	};
}
function examineValues(ability, answer) {
	if (ability === "gc") return;
	const key = ability === "stats" ? "metrics" : "values";
	const values = valuesIn(answer, key);
	const { samples, problems } = metricsOf(values);
	const [problem] = problems;
	if (problem !== void 0) throw new Unsatisfied(problem.message);
	if (samples.length === 0) throw new Unsatisfied(`its answer has no "${key}": ${JSON.stringify(answer.body)}`);
}

// src/run/worker/conformance/conformance.ts
async function examineWorker(candidate, onFinding) {
	const launcher = await chooseLauncher(candidate.environment);
	const scratch = openScratch();
	const logs = mkdtempSync(join(tmpdir(), "stress-worker-"));
	const log = openLog(join(logs, "worker.log"));
	const findings = [];
	try {
		for (const check of CONFORMANCE_CHECKS) {
			const remarks = {
				prints: [],
				faults: []
			};
			const worker = startWorker({
				launcher,
				command: commandOf(candidate),
				throughShell: typeof candidate.command === "string",
				expectExitCodes: [0],
				fifo: scratch.fifo(0),
				errorFifo: scratch.errorFifo(0),
				inputFifo: scratch.inputFifo(0),
				log,
				source: check.name,
				signal: new AbortController().signal,
				onSpawn: () => {},
				onFault: (fault) => remarks.faults.push(fault),
				onPrint: (line) => remarks.prints.push(line)
			});
			const finding = await findingOf(check, new Probe(worker, remarks, candidate.operation));
			worker.end();
			await worker.ended;
			findings.push(finding);
			onFinding(finding);
		}
	} finally {
		await killMarked(candidate.marker);
		log.close();
		scratch.dispose();
		rmSync(logs, {
			recursive: true,
			force: true
		});
	}
	return findings;
}
async function findingOf({ name, examine }, probe) {
	try {
		const reason = await examine(probe);
		return reason === null ? {
			name,
			status: "passed",
			found: null
		} : {
			name,
			status: "skipped",
			found: reason
		};
	} catch (error) {
		if (!(error instanceof Unsatisfied)) throw error;
		return {
			name,
			status: "failed",
			found: error.message
		};
	}
}
const commandOf = ({ command, folder, environment, marker }) => ({
	argv: argumentsOf(command, chooseShell(environment)),
	cwd: folder,
	env: childEnvironment(environment, [], {
		STRESS_SCENARIO: "conformance",
		STRESS_SEED: "1",
		[MARKER]: `${marker}.`
	})
});

export { examineWorker };
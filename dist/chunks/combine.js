// src/model/detected-overall.ts
const joined = (a, b) => ({
	...a,
	text: a.text === "" ? b.text : a.text,
	count: a.count + b.count,
	invocations: [...a.invocations, ...b.invocations]
});
const summed = (a, b) => ({
	detector: a.detector,
	active: a.active + b.active,
	inactive: a.inactive + b.inactive,
	unknown: a.unknown + b.unknown,
	evidence: weight$1(b) > weight$1(a) ? b.evidence : a.evidence
});
const weight$1 = ({ inactive, unknown }) => inactive > 0 ? 2 : unknown > 0 ? 1 : 0;
const MOST_FAULTS$1 = 100;
const MOST_TEXT_CHARS = 20480;
var DetectedSum = class {
	#faults = /* @__PURE__ */ new Map();
	#records = /* @__PURE__ */ new Map();
	add({ faults, detectors }) {
		for (const fault of faults) {
			const known = this.#faults.get(fault.fingerprint);
			if (known !== void 0) this.#faults.set(fault.fingerprint, joined(known, fault));
			else if (this.#faults.size < MOST_FAULTS$1) this.#faults.set(fault.fingerprint, fault);
		}
		for (const record of detectors) {
			const known = this.#records.get(record.detector);
			this.#records.set(record.detector, known === void 0 ? record : summed(known, record));
		}
	}
	result() {
		const detectors = [...this.#records.values()].sort((a, b) => a.detector < b.detector ? -1 : 1);
		return {
			faults: withinBounds([...this.#faults.values()]),
			detectors
		};
	}
};
function withinBounds(faults) {
	let left = MOST_TEXT_CHARS;
	return faults.map((fault) => {
		left -= fault.text.length;
		return left >= 0 ? fault : {
			...fault,
			text: ""
		};
	});
}

// src/run/detectors/combine.ts
const MOST_FAULTS = 100;
function combine(all) {
	const faults = /* @__PURE__ */ new Map();
	const states = /* @__PURE__ */ new Map();
	for (const { faults: some, detectors } of all) {
		for (const fault of some) {
			const known = faults.get(fault.fingerprint);
			if (known === void 0) faults.set(fault.fingerprint, fault);
			else if (known.detector === fault.detector) faults.set(fault.fingerprint, {
				...known,
				count: known.count + fault.count
			});
		}
		for (const state of detectors) {
			const known = states.get(state.detector);
			if (known === void 0 || weight(state) < weight(known)) states.set(state.detector, state);
		}
	}
	return {
		faults: withinBounds([...faults.values()].slice(0, MOST_FAULTS)),
		detectors: [...states.values()]
	};
}
const weight = ({ active }) => active === null ? 1 : active ? 2 : 0;

export { DetectedSum as n, combine as t };
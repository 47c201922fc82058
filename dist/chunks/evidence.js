import { t as UNIT_FACTORS } from "./unit.js";
import { t as SuiteError } from "./suite-error.js";
import { t as emptyReport } from "./report.js";
import { a as builtInMetric, i as SAMPLED_PEAKS, n as KIND_DEFAULTS, o as customMetric } from "./metric.js";
import { n as describeOutcome, t as OUTCOME_KINDS } from "./outcome.js";
import { t as STATUSES } from "./verdict.js";
import { createHash } from "node:crypto";
import { basename, delimiter, dirname, join, relative, resolve, sep } from "node:path";
import { mkdir, open as open$1, writeFile } from "node:fs/promises";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { execFile, spawn, spawnSync } from "node:child_process";
import { accessSync, closeSync, constants, existsSync, fstatSync, mkdirSync, mkdtempSync, openSync, readFileSync, readSync, readdirSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { Socket } from "node:net";
import { promisify, stripVTControlCharacters } from "node:util";
import os, { constants as constants$1, tmpdir } from "node:os";

// src/baseline/thin.ts
function thin(list, max) {
	if (list.length <= max) return list;
	const step = (list.length - 1) / (max - 1);
	const chosen = new Set(Array.from({ length: max }, (_, index) => Math.round(index * step)));
	return list.filter((_, index) => chosen.has(index));
}

// src/baseline/history.ts
const KEPT = {
	samples: 60,
	calibrations: 60,
	metrics: 200,
	scenarios: 1e3,
	acceptances: 500
};
function appendRun(baseline, result, options) {
	const run = {
		commit: options.commit,
		at: options.at,
		toolVersion: result.tool.version,
		environment: result.environment,
		calibration: thin(result.calibration, KEPT.calibrations),
		scenarios: result.scenarios.filter(isUsable).slice(0, KEPT.scenarios).map(storedScenario)
	};
	return prune({
		schemaVersion: 1,
		kind: "stress-action/baseline",
		suite: result.plan.suite,
		runs: [...baseline?.runs ?? [], run],
		accepted: baseline?.accepted ?? []
	}, options.keepRuns);
}
function comparableRuns(baseline, environment) {
	return baseline.runs.filter((run) => run.environment.machineClass === environment.machineClass);
}
function prune(baseline, keepRuns) {
	const newest = baseline.runs.at(-1);
	if (newest === void 0) return baseline;
	const own = comparableRuns(baseline, newest.environment).slice(-keepRuns);
	const others = baseline.runs.filter((run) => run.environment.machineClass !== newest.environment.machineClass);
	const room = keepRuns - own.length;
	const kept = /* @__PURE__ */ new Set([...own, ...room > 0 ? others.slice(-room) : []]);
	const runs = baseline.runs.filter((run) => kept.has(run));
	const accepted = baseline.accepted.filter(({ at }) => runs.some((run) => Date.parse(run.at) < Date.parse(at)));
	return {
		...baseline,
		runs,
		accepted
	};
}
const USABLE_ENDINGS = /* @__PURE__ */ new Set([
	"complete",
	"decided",
	"budget"
]);
const isUsable = ({ arm, ending, metrics }) => arm === "head" && ending !== null && USABLE_ENDINGS.has(ending.kind) && metrics.length > 0;
function storedScenario({ id, digest, metrics }) {
	return {
		id,
		digest,
		metrics: metrics.filter((metric) => metric.samples.length > 0).slice(0, KEPT.metrics).map(storedMetric)
	};
}
const storedMetric = ({ metric, samples, invocations }) => ({
	metric,
	samples: thin(samples, KEPT.samples),
	invocations: thin(invocations, KEPT.samples)
});

// node_modules/simple-statistics/dist/simple-statistics.mjs
function sum(x) {
	if (x.length === 0) return 0;
	var sum = x[0];
	var correction = 0;
	var transition;
	if (typeof sum !== "number") return NaN;
	for (var i = 1; i < x.length; i++) {
		if (typeof x[i] !== "number") return NaN;
		transition = sum + x[i];
		if (Math.abs(sum) >= Math.abs(x[i])) correction += sum - transition + x[i];
		else correction += x[i] - transition + sum;
		sum = transition;
	}
	return sum + correction;
}
function mean$1(x) {
	if (x.length === 0) throw new Error("mean requires at least one data point");
	return sum(x) / x.length;
}
function sumNthPowerDeviations(x, n) {
	var meanValue = mean$1(x);
	var sum = 0;
	var tempValue;
	var i;
	if (n === 2) for (i = 0; i < x.length; i++) {
		tempValue = x[i] - meanValue;
		sum += tempValue * tempValue;
	}
	else for (i = 0; i < x.length; i++) sum += Math.pow(x[i] - meanValue, n);
	return sum;
}
function sampleVariance(x) {
	if (x.length < 2) throw new Error("sampleVariance requires at least two data points");
	return sumNthPowerDeviations(x, 2) / (x.length - 1);
}
function sampleStandardDeviation(x) {
	var sampleVarianceX = sampleVariance(x);
	return Math.sqrt(sampleVarianceX);
}
function max(x) {
	if (x.length === 0) throw new Error("max requires at least one data point");
	var value = x[0];
	for (var i = 1; i < x.length; i++) if (x[i] > value) value = x[i];
	return value;
}
function quantileSorted(x, p) {
	var idx = (x.length - 1) * p;
	if (x.length === 0) throw new Error("quantile requires at least one data point.");
	else if (p < 0 || p > 1) throw new Error("quantiles must be between 0 and 1");
	else if (p === 1) return x[x.length - 1];
	else if (p === 0) return x[0];
	else if (idx % 1 !== 0) {
		var lower = Math.floor(idx);
		var upper = Math.ceil(idx);
		var fraction = idx - lower;
		return x[lower] + fraction * (x[upper] - x[lower]);
	} else return x[idx];
}
function quickselect(arr, k, left, right) {
	left = left || 0;
	right = right || arr.length - 1;
	while (right > left) {
		if (right - left > 600) {
			var n = right - left + 1;
			var m = k - left + 1;
			var z = Math.log(n);
			var s = .5 * Math.exp(2 * z / 3);
			var sd = .5 * Math.sqrt(z * s * (n - s) / n);
			if (m - n / 2 < 0) sd *= -1;
			quickselect(arr, k, Math.max(left, Math.floor(k - m * s / n + sd)), Math.min(right, Math.floor(k + (n - m) * s / n + sd)));
		}
		var t = arr[k];
		var i = left;
		var j = right;
		swap(arr, left, k);
		if (arr[right] > t) swap(arr, left, right);
		while (i < j) {
			swap(arr, i, j);
			i++;
			j--;
			while (arr[i] < t) i++;
			while (arr[j] > t) j--;
		}
		if (arr[left] === t) swap(arr, left, j);
		else {
			j++;
			swap(arr, j, right);
		}
		if (j <= k) left = j + 1;
		if (k <= j) right = j - 1;
	}
}
function swap(arr, i, j) {
	var tmp = arr[i];
	arr[i] = arr[j];
	arr[j] = tmp;
}
function quantile(x, p) {
	var copy = x.slice();
	if (Array.isArray(p)) {
		multiQuantileSelect(copy, p);
		var results = [];
		for (var i = 0; i < p.length; i++) results[i] = quantileSorted(copy, p[i]);
		return results;
	} else {
		quantileSelect(copy, quantileIndex(copy.length, p), 0, copy.length - 1);
		return quantileSorted(copy, p);
	}
}
function quantileSelect(arr, k, left, right) {
	if (k % 1 === 0) quickselect(arr, k, left, right);
	else {
		k = Math.floor(k);
		quickselect(arr, k, left, right);
		quickselect(arr, k + 1, k + 1, right);
	}
}
function multiQuantileSelect(arr, p) {
	var positions = /* @__PURE__ */ new Set();
	for (var i = 0; i < p.length; i++) {
		var idx = quantileIndex(arr.length, p[i]);
		positions.add(Math.floor(idx));
		positions.add(Math.ceil(idx));
	}
	var indices = Array.from(positions).sort(compare);
	multiselect(arr, indices, 0, indices.length - 1, 0, arr.length - 1);
}
function multiselect(arr, indices, lo, hi, left, right) {
	if (lo > hi) return;
	var mid = lo + hi >> 1;
	quickselect(arr, indices[mid], left, right);
	multiselect(arr, indices, lo, mid - 1, left, indices[mid] - 1);
	multiselect(arr, indices, mid + 1, hi, indices[mid] + 1, right);
}
function compare(a, b) {
	return a - b;
}
function quantileIndex(len, p) {
	var idx = (len - 1) * p;
	if (p === 1) return len - 1;
	else if (p === 0) return 0;
	else if (idx % 1 !== 0) return idx;
	else return idx;
}
function median$1(x) {
	return +quantile(x, .5);
}
function medianAbsoluteDeviation(x) {
	var medianValue = median$1(x);
	var medianAbsoluteDeviations = [];
	for (var i = 0; i < x.length; i++) medianAbsoluteDeviations.push(Math.abs(x[i] - medianValue));
	return median$1(medianAbsoluteDeviations);
}
var BayesianClassifier = function BayesianClassifier() {
	this.totalCount = 0;
	this.data = {};
};
BayesianClassifier.prototype.train = function train(item, category) {
	if (!this.data[category]) this.data[category] = {};
	for (var k in item) {
		var v = item[k];
		if (this.data[category][k] === void 0) this.data[category][k] = {};
		if (this.data[category][k][v] === void 0) this.data[category][k][v] = 0;
		this.data[category][k][v]++;
	}
	this.totalCount++;
};
BayesianClassifier.prototype.score = function score(item) {
	var odds = {};
	var category;
	for (var k in item) {
		var v = item[k];
		for (category in this.data) {
			if (odds[category] === void 0) odds[category] = {};
			if (this.data[category][k]) odds[category][k + "_" + v] = (this.data[category][k][v] || 0) / this.totalCount;
			else odds[category][k + "_" + v] = 0;
		}
	}
	var oddsSums = {};
	for (category in odds) {
		oddsSums[category] = 0;
		for (var combination in odds[category]) oddsSums[category] += odds[category][combination];
	}
	return oddsSums;
};
var SQRT_2PI$1 = Math.sqrt(2 * Math.PI);
function cumulativeDistribution(z) {
	var sum = z;
	var tmp = z;
	for (var i = 1; i < 30; i++) {
		tmp *= z * z / (2 * i + 1);
		sum += tmp;
	}
	return Math.round((.5 + sum / SQRT_2PI$1 * Math.exp(-z * z / 2)) * 1e4) / 1e4;
}
var standardNormalTable = [];
for (var z = 0; z <= 3.09; z += .01) standardNormalTable.push(cumulativeDistribution(z));
var PerceptronModel = function PerceptronModel() {
	this.weights = [];
	this.bias = 0;
};
PerceptronModel.prototype.predict = function predict(features) {
	if (features.length !== this.weights.length) return null;
	var score = 0;
	for (var i = 0; i < this.weights.length; i++) score += this.weights[i] * features[i];
	score += this.bias;
	if (score > 0) return 1;
	else return 0;
};
PerceptronModel.prototype.train = function train(features, label) {
	if (label !== 0 && label !== 1) return null;
	if (features.length !== this.weights.length) {
		this.weights = features.slice();
		this.bias = 1;
	}
	var prediction = this.predict(features);
	if (typeof prediction === "number" && prediction !== label) {
		var gradient = label - prediction;
		for (var i = 0; i < this.weights.length; i++) this.weights[i] += gradient * features[i];
		this.bias += gradient;
	}
	return this;
};

// src/stats/sample.ts
function assertSample(values, atLeast, what) {
	if (values.length < atLeast) throw new RangeError(`Cannot compute ${what}: ${values.length} values given, at least ${atLeast} needed`);
	const bad = values.findIndex((value) => !Number.isFinite(value));
	if (bad >= 0) throw new RangeError(`Cannot compute ${what}: value ${bad} is ${values[bad]}, every value must be finite`);
}
function assertLevel(level, what) {
	if (!(level > 0 && level < 1)) throw new RangeError(`Cannot compute ${what}: level is ${level}, it must lie between 0 and 1`);
}
const sorted = (values) => Float64Array.from(values).sort();

// src/stats/descriptive.ts
const MAD_TO_SD = 1.482602218505602;
function mean(values) {
	assertSample(values, 1, "a mean");
	return mean$1([...values]);
}
function median(values) {
	assertSample(values, 1, "a median");
	return median$1([...values]);
}
function standardDeviation(values) {
	assertSample(values, 2, "a standard deviation");
	return sampleStandardDeviation([...values]);
}
function medianDeviation(values) {
	assertSample(values, 1, "a median absolute deviation");
	return medianAbsoluteDeviation([...values]);
}
const robustSpread = (values) => MAD_TO_SD * medianDeviation(values);

// src/model/policy.ts
const DEFAULT_GATED = [
	"time.wall",
	"cpu.perop",
	"memory.peak",
	"fds.peak"
];
const CPU_BOUND_UTILIZATION = .8;
function thresholdFor(thresholds, metric, unit = null) {
	const isMeant = (threshold) => threshold.metric === metric || unit === null || threshold.unit === null || threshold.unit === unit;
	const matching = thresholds.filter((threshold) => matchesMetric(threshold.metric, metric) && isMeant(threshold));
	const [strongest] = matching;
	if (strongest === void 0) return null;
	const stated = (field) => matching.map(field).find((value) => value !== null) ?? null;
	return {
		...strongest,
		metric,
		max: stated((threshold) => threshold.max),
		min: stated((threshold) => threshold.min),
		regression: stated((threshold) => threshold.regression),
		floor: stated((threshold) => threshold.floor),
		required: matching.some((threshold) => threshold.required)
	};
}
const matchesMetric = (pattern, metric) => pattern === metric || pattern.includes("*") && new RegExp(`^${pattern.split("*").map(escapePattern).join(".*")}$`).test(metric);
const escapePattern = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

// src/stats/multiplicity.ts
function assertProbabilities(p) {
	const bad = p.findIndex((value) => !(value >= 0 && value <= 1));
	if (bad >= 0) throw new RangeError(`Cannot adjust p-values: value ${bad} is ${p[bad]}, it must lie in 0..1`);
}
const ascending = (p) => p.map((_, i) => i).sort((a, b) => (p[a] ?? 0) - (p[b] ?? 0));
function holm(p) {
	assertProbabilities(p);
	const adjusted = new Array(p.length).fill(1);
	let largest = 0;
	ascending(p).forEach((index, rank) => {
		largest = Math.max(largest, Math.min(1, (p.length - rank) * (p[index] ?? 1)));
		adjusted[index] = largest;
	});
	return adjusted;
}

// src/analyze/gated.ts
function isGated(metric, scenario, plan, threshold, history) {
	if (metric.id === "errors.rate") return false;
	if (threshold !== null && threshold.regression !== null) return threshold.regression !== "off";
	if (builtInMetric(metric.id) === void 0) return true;
	const load = plan.scenarios.find((planned) => planned.id === scenario.id)?.load;
	if (load !== void 0 && load.durationMs !== null) return GATED_UNDER_DURATION.has(metric.id);
	if (metric.id === "cpu.perop") return isCpuBound(scenario, history);
	return DEFAULT_GATED.includes(metric.id);
}
const GATED_UNDER_DURATION = /* @__PURE__ */ new Set([
	"throughput",
	"latency.p50",
	"memory.peak"
]);
function isCpuBound(scenario, history) {
	const utilization = (metrics) => metrics.find((samples) => samples.metric.id === "cpu.utilization")?.samples ?? [];
	return [scenario, ...history.runs.flatMap((run) => run.scenarios.filter(({ id }) => id === scenario.id))].flatMap(({ metrics }) => utilization(metrics)).some((value) => value >= CPU_BOUND_UTILIZATION);
}

// src/analyze/family.ts
const SHIFT_METRICS = 3;
function familySize(scenarios, history, policy, plan) {
	const known = new Set(history.runs.flatMap((run) => run.scenarios.flatMap(({ id, metrics }) => metrics.map((samples) => `${id}\0${samples.metric.id}`))));
	return scenarios.reduce((sum, scenario) => {
		const thresholds = policy.thresholds[scenario.id] ?? [];
		return sum + scenario.metrics.filter(({ metric }) => known.has(`${scenario.id}\0${metric.id}`) && isGated(metric, scenario, plan, thresholdFor(thresholds, metric.id, metric.unit), history)).length;
	}, 0);
}
function adjustForFamily(scenarios) {
	const members = scenarios.flatMap((scenario) => scenario.metrics.filter(isMember));
	const worse = holm(members.map((member) => member.comparison.p));
	const better = holm(members.map((member) => 1 - member.comparison.p));
	const adjusted = new Map(members.map((member, i) => [member, {
		...member,
		comparison: {
			...member.comparison,
			adjustedP: worse[i] ?? 1,
			adjustedPBetter: better[i] ?? 1
		}
	}]));
	return scenarios.map((scenario) => ({
		...scenario,
		metrics: scenario.metrics.map((metric) => adjusted.get(metric) ?? metric)
	}));
}
const isMember = (metric) => metric.gated && metric.comparison.kind === "stored";
function suiteShift(scenarios) {
	const changes = scenarios.flatMap((scenario) => scenario.metrics.flatMap(({ gated, comparison }) => gated && (comparison.kind === "stored" || comparison.kind === "paired") ? [comparison.change] : []));
	return changes.length < SHIFT_METRICS ? null : median(changes);
}

// src/analyze/caveats.ts
const ENOUGH_RUNS$2 = 20;
const BLUNT = .2;
const SHORT_NS = 5e7;
const HIGH_STEAL = .05;
const LARGE_SHIFT = .05;
function runCaveats(result, scenarios) {
	return [
		...historyCaveats(scenarios),
		...shiftCaveat(scenarios),
		...result.scenarios.flatMap((scenario) => [
			...shortCaveat(scenario),
			...constantTimeCaveat(scenario),
			...stealCaveat(scenario),
			...unreadableCaveat(scenario)
		])
	];
}
function budgetCaveats({ scenarios, plan }) {
	const unit = plan.pairing === null ? "invocations" : "pairs";
	return scenarios.filter(({ arm, ending }) => arm === "head" && ending?.kind === "budget").map(({ id, outcomes }) => ({
		code: "budget",
		text: `The budget ended it after ${outcomes.ok ?? 0} ${unit}`,
		advice: "give the suite more time, or let one invocation do less",
		scenario: id
	}));
}
const percent = (ratio) => `${(100 * ratio).toFixed(ratio < .1 ? 1 : 0)} %`;
function historyCaveats(scenarios) {
	const stored = scenarios.flatMap((scenario) => scenario.metrics.flatMap(({ gated, comparison }) => gated && comparison.kind === "stored" ? [comparison] : []));
	if (stored.length === 0) return [];
	const runs = Math.min(...stored.map((comparison) => comparison.runs));
	const bluntest = Math.max(...stored.map((comparison) => comparison.mde80));
	const weak = {
		code: "weak-history",
		text: `The baseline holds ${runs} comparable ${runs === 1 ? "run" : "runs"}; below ${ENOUGH_RUNS$2} it is weak`,
		advice: "every run on the default branch adds one",
		scenario: null
	};
	const blunt = {
		code: "blunt-history",
		text: `This history cannot gate small changes: the least visible metric must change by ${percent(bluntest)} to be seen`,
		advice: "make one invocation last half a second or longer, let the history grow, or run in pairs with the base",
		scenario: null
	};
	return [...runs < ENOUGH_RUNS$2 ? [weak] : [], ...bluntest > BLUNT ? [blunt] : []];
}
function shiftCaveat(scenarios) {
	const stored = scenarios.filter(({ metrics }) => metrics.some(({ gated, comparison }) => gated && comparison.kind === "stored"));
	const shift = suiteShift(stored);
	if (stored.length < 2 || shift === null || Math.abs(shift) < LARGE_SHIFT) return [];
	const direction = shift > 0 ? "worse" : "better";
	return [{
		code: "suite-shift",
		text: `The whole suite moved: half of its metrics are at least ${percent(Math.abs(shift))} ${direction}`,
		advice: "this is the machine, or a change that touches everything; it is never subtracted from the comparison",
		scenario: null
	}];
}
function shortCaveat(scenario) {
	const wall = samplesOf(scenario, "time.wall");
	if (wall.length === 0 || median(wall) >= SHORT_NS) return [];
	return [{
		code: "short-invocation",
		text: `One invocation takes ${(median(wall) / 1e6).toFixed(1)} ms, most of which may be the start of the process`,
		advice: "let one invocation do half a second of work or more",
		scenario: scenario.id
	}];
}
function constantTimeCaveat(scenario) {
	return scenario.metrics.filter(({ metric, samples }) => ["time", "tail"].includes(metric.kind) && samples.length >= 5 && new Set(samples).size === 1).map(({ metric }) => ({
		code: "constant-time",
		text: `${metric.id} is the same in every invocation, which a clock never is`,
		advice: "check that it is measured, and printed with enough digits",
		scenario: scenario.id
	}));
}
function stealCaveat(scenario) {
	const steal = scenario.series?.columns.stealRatio ?? [];
	if (steal.length === 0 || median(steal) < HIGH_STEAL) return [];
	return [{
		code: "steal",
		text: `Other machines on the same host took ${percent(median(steal))} of the CPU while this ran`,
		advice: "CPU time is less affected than elapsed time; or run again on a quieter runner",
		scenario: scenario.id
	}];
}
function unreadableCaveat(scenario) {
	const [first] = scenario.problems;
	if (first === void 0) return [];
	const more = scenario.problems.length > 1 ? ` (and ${scenario.problems.length - 1} more)` : "";
	return [{
		code: "unreadable-metrics",
		text: `A line of ${first.file} could not be read: ${first.message}${more}`,
		advice: "write `name=value unit`, one a line",
		scenario: scenario.id
	}];
}
const samplesOf = (scenario, id) => scenario.metrics.find(({ metric }) => metric.id === id)?.samples ?? [];

// src/stats/beta-density.ts
const STIRLING = [
	1 / 12,
	-1 / 360,
	1 / 1260,
	-1 / 1680,
	1 / 1188,
	-691 / 360360,
	1 / 156
];
function stirlingRemainder(a) {
	let rest = 0;
	let x = a;
	for (; x < 10; x++) rest += (x + .5) * Math.log1p(1 / x) - 1;
	const inverse = 1 / (x * x);
	return rest + STIRLING.reduceRight((sum, coefficient) => sum * inverse + coefficient, 0) / x;
}
function logMinus(r, less) {
	if (Math.abs(less) > .3) return Math.log(r) - less;
	const half = less / (2 + less);
	let sum = 0;
	for (let power = 15; power >= 1; power--) sum = (sum + 1 / (2 * power + 1)) * half * half;
	return half * (2 * sum - less);
}
function shapeOf(a, b) {
	if (!(a > 0 && b > 0 && Number.isFinite(a) && Number.isFinite(b))) throw new RangeError(`Cannot compute a beta distribution: a is ${a} and b is ${b}, both must be positive and finite`);
	const remainder = stirlingRemainder(a + b) - stirlingRemainder(a) - stirlingRemainder(b);
	return {
		a,
		b,
		constant: Math.sqrt(a / (2 * Math.PI) * (b / (a + b))) * Math.exp(remainder)
	};
}
const mirrored = ({ a, b, constant }) => ({
	a: b,
	b: a,
	constant
});
function betaWeight(x, y, { a, b, constant }) {
	const deviation = x * b - y * a;
	const left = a * logMinus(x * (a + b) / a, deviation / a);
	const right = b * logMinus(y * (a + b) / b, -deviation / b);
	return constant * Math.exp(left + right);
}

// src/stats/beta.ts
const TINY = 1e-300;
const notZero = (value) => Math.abs(value) < TINY ? TINY : value;
function betaFraction(x, a, b) {
	let c = 1;
	let d = 1 / notZero(1 - (a + b) * x / (a + 1));
	let product = d;
	const advance = (coefficient) => {
		d = 1 / notZero(1 + coefficient * d);
		c = notZero(1 + coefficient / c);
		product *= c * d;
		return c * d;
	};
	for (let m = 1; m < 1e6; m++) {
		advance(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)));
		const change = advance(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)));
		if (Math.abs(change - 1) < 2 * Number.EPSILON) return product;
	}
	throw new RangeError(`Cannot compute an incomplete beta function: it did not converge at x=${x}, a=${a}, b=${b}`);
}
function betaTails(x, y, a, b) {
	const { lower, upper } = tailsAt(x, y, shapeOf(a, b));
	return {
		lower,
		upper
	};
}
function tailsAt(x, y, shape) {
	const { a, b } = shape;
	if (x <= 0) return {
		lower: 0,
		upper: 1,
		weight: 0
	};
	if (y <= 0) return {
		lower: 1,
		upper: 0,
		weight: 0
	};
	const weight = betaWeight(x, y, shape);
	if (x <= (a + 1) / (a + b + 2)) {
		const lower = weight * betaFraction(x, a, b) / a;
		return {
			lower,
			upper: 1 - lower,
			weight
		};
	}
	const upper = weight * betaFraction(y, b, a) / b;
	return {
		lower: 1 - upper,
		upper,
		weight
	};
}
const binomialCdf = (k, n, p) => k < 0 ? 0 : k >= n ? 1 : betaTails(p, 1 - p, k + 1, n - k).upper;
function betaPoint(tails, a, b) {
	const shape = shapeOf(a, b);
	const half = tailsAt(.5, .5, shape);
	if (tails.lower <= tails.upper ? tails.lower <= half.lower : tails.upper >= half.upper) {
		const x = leftPoint(tails, shape);
		return {
			x,
			y: 1 - x
		};
	}
	const y = leftPoint({
		lower: tails.upper,
		upper: tails.lower
	}, mirrored(shape));
	return {
		x: 1 - y,
		y
	};
}
const LOG_SMALLEST = -745;
function leftPoint(tails, shape) {
	const side = tails.lower <= tails.upper ? "lower" : "upper";
	const sign = side === "lower" ? 1 : -1;
	let [low, high] = [LOG_SMALLEST, -Math.LN2];
	const logBeta = (shape.a + shape.b) * -Math.LN2 - Math.log(betaWeight(.5, .5, shape));
	let t = (Math.log(tails.lower * shape.a) + logBeta) / shape.a;
	for (let step = 0; step < 200; step++) {
		if (!(t > low && t <= high)) t = (low + high) / 2;
		const x = Math.exp(t);
		const { [side]: value, weight } = tailsAt(x, 1 - x, shape);
		if (sign * (value - tails[side]) < 0) low = t;
		else high = t;
		const move = sign * Math.log(tails[side] / value) * value * (1 - x) / weight;
		t += move;
		if (Math.abs(move) < 2e-16 * Math.max(1, Math.abs(t)) || high - low < 1e-15) break;
	}
	return Math.exp(Math.min(t, -Math.LN2));
}

// src/stats/normal.ts
const SERIES_LIMIT = 2;
function erfSeries(z) {
	let term = z;
	let sum = z;
	for (let n = 1; term > sum * Number.EPSILON; n++) {
		term *= 2 * z * z / (2 * n + 1);
		sum += term;
	}
	return 2 / Math.sqrt(Math.PI) * Math.exp(-z * z) * sum;
}
const FRACTION_DEPTH = 60;
function erfcFraction(z) {
	let tail = z;
	for (let k = FRACTION_DEPTH; k > 0; k--) tail = z + k / 2 / tail;
	return Math.exp(-z * z) / (tail * Math.sqrt(Math.PI));
}
function normalCdf(z) {
	const x = Math.abs(z) / Math.SQRT2;
	if (x > SERIES_LIMIT) return z < 0 ? erfcFraction(x) / 2 : 1 - erfcFraction(x) / 2;
	return z < 0 ? (1 - erfSeries(x)) / 2 : (1 + erfSeries(x)) / 2;
}
const density = (z) => Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
function roughQuantile(p) {
	const t = Math.sqrt(-2 * Math.log(p));
	return (2.515517 + t * (.802853 + t * .010328)) / (1 + t * (1.432788 + t * (.189269 + t * .001308))) - t;
}
function normalQuantile(p) {
	if (!(p >= 0 && p <= 1)) throw new RangeError(`Cannot compute a normal quantile: p is ${p}, it must lie in 0..1`);
	if (p === 0) return Number.NEGATIVE_INFINITY;
	if (p === .5) return 0;
	if (p > .5) return -normalQuantile(1 - p);
	let z = roughQuantile(p);
	for (let step = 0; step < 3; step++) {
		const error = (normalCdf(z) - p) / density(z);
		z -= error / (1 + z * error / 2);
	}
	return z;
}

// src/stats/proportion.ts
function assertCounts(successes, trials, level) {
	assertLevel(level, "an interval of a proportion");
	if (!(Number.isInteger(successes) && Number.isInteger(trials) && trials > 0 && successes >= 0 && successes <= trials)) throw new RangeError(`Cannot compute an interval of a proportion: ${successes} of ${trials}; both must be whole, 0 ≤ k ≤ n, n ≥ 1`);
}
function wilsonInterval(successes, trials, level) {
	assertCounts(successes, trials, level);
	const z2 = normalQuantile((1 + level) / 2) ** 2;
	const share = successes / trials;
	const half = Math.sqrt(z2 * (share * (1 - share) * trials + z2 / 4));
	const center = successes + z2 / 2;
	return {
		low: successes === 0 ? 0 : (center - half) / (trials + z2),
		high: successes === trials ? 1 : (center + half) / (trials + z2)
	};
}
function trialsToExclude(share, level) {
	assertLevel(level, "a number of trials");
	const z2 = normalQuantile((1 + level) / 2) ** 2;
	return Math.ceil(z2 * (1 - share) / share);
}

// src/stats/median-interval.ts
function boundRank$1(n, tail) {
	const guess = Math.floor(n / 2 + normalQuantile(tail) * Math.sqrt(n) / 2);
	let k = Math.min(Math.max(guess, 0), Math.floor(n / 2));
	while (k > 0 && binomialCdf(k - 1, n, .5) > tail) k--;
	while (k < n / 2 && binomialCdf(k, n, .5) <= tail) k++;
	return k;
}
function medianInterval(values, level) {
	assertSample(values, 1, "an interval of a median");
	assertLevel(level, "an interval of a median");
	const k = boundRank$1(values.length, (1 - level) / 2);
	if (k === 0) return {
		low: null,
		high: null
	};
	const order = sorted(values);
	return {
		low: order[k - 1] ?? null,
		high: order[values.length - k] ?? null
	};
}

// src/analyze/estimate.ts
const ERROR_RATE = "errors.rate";
const INTERVAL_LEVEL = .95;
function estimateLevel(samples) {
	if (samples.length === 0) return null;
	const center = median(samples);
	return {
		n: samples.length,
		center,
		interval: {
			...medianInterval(samples, INTERVAL_LEVEL),
			level: INTERVAL_LEVEL
		},
		spread: center === 0 ? 0 : robustSpread(samples) / Math.abs(center)
	};
}
function estimateErrors({ ok, failed }) {
	const n = ok + failed;
	if (n === 0) return null;
	return {
		n,
		center: failed / n,
		interval: {
			...wilsonInterval(failed, n, INTERVAL_LEVEL),
			level: INTERVAL_LEVEL
		},
		spread: 0
	};
}
const errorSamples = ({ operations: { ok, failed } }) => ({
	metric: builtInMetric("errors.rate") ?? customMetric("errors.rate", "ratio", "lower"),
	samples: [failed / (ok + failed)],
	invocations: [0]
});

// src/analyze/recommend.ts
function recommend(scenarios, reference, familyAlpha) {
	return [
		...scenarios.flatMap(adviseOnTrouble),
		...scenarios.flatMap((scenario) => adviseOnCause(scenario, familyAlpha)),
		...scenarios.flatMap(adviseOnErrors),
		...adviseOnReference(reference)
	];
}
function adviseOnTrouble(scenario) {
	if (scenario.trouble === null) return [];
	const { outcome, log } = scenario.trouble;
	const advice = (text) => [{
		code: outcome.kind,
		scenario: scenario.id,
		metric: null,
		text
	}];
	switch (outcome.kind) {
		case "timeout": return advice(`Look in ${log} for where it stopped; if it is only slow, raise the scenario's timeout`);
		case "out-of-memory": return advice("Run it alone with less input to see whether memory grows with the input or without end");
		case "unstartable": return advice("Check that the command exists on this machine and that setup: installs or builds it");
		case "signalled": return advice(`Run it under a debugger or with core dumps; its last output is in ${log}`);
		case "failed":
		case "broken": return advice(`Read its last output in ${log}; a failed run never enters a timing`);
		default: return [];
	}
}
function adviseOnCause(scenario, familyAlpha) {
	const wall = testedOf(scenario, "time.wall");
	if (wall === null || !isWorse(wall, familyAlpha)) return [];
	const rises = (id) => {
		const comparison = testedOf(scenario, id);
		return comparison !== null && comparison.p <= SIGNIFICANT && isLarge(comparison);
	};
	const entry = (code, text) => ({
		code,
		scenario: scenario.id,
		metric: "time.wall",
		text
	});
	return [rises("cpu.perop") ? entry("computes-more", "It takes longer and uses more CPU: profile the code that this change touches") : entry("waits-longer", "It takes longer without using more CPU: look for waiting on locks, files, the network or sleeps"), ...rises("memory.peak") ? [entry("uses-more-memory", "Its peak memory grew too: look at allocations first")] : []];
}
function adviseOnErrors(scenario) {
	const errors = scenario.metrics.find(({ metric }) => metric.id === ERROR_RATE);
	return (errors?.limits ?? []).filter((limit) => limit.position === "straddles" && errors?.estimate?.center === 0).map((limit) => {
		const needed = trialsToExclude(limit.value, limit.interval.level);
		const text = `No operation of ${errors?.estimate?.n ?? 0} failed; to show a rate below this limit takes ${needed} without a failure: raise iterations, samples or the limit`;
		return {
			code: "more-operations",
			scenario: scenario.id,
			metric: ERROR_RATE,
			text
		};
	});
}
function testedOf(scenario, id) {
	const comparison = scenario.metrics.find(({ metric }) => metric.id === id)?.comparison;
	return comparison?.kind === "stored" || comparison?.kind === "paired" ? comparison : null;
}
const isLarge = ({ change, smallestEffect }) => change >= smallestEffect;
const isWorse = (comparison, familyAlpha) => comparison.kind === "paired" ? comparison.state === "worse" : comparison.adjustedP <= familyAlpha && isLarge(comparison);
const SIGNIFICANT = .05;
function adviseOnReference(reference) {
	if (reference.kind !== "none") return [];
	const text = REFERENCE_ADVICE[reference.code];
	return text === void 0 ? [] : [{
		code: `reference-${reference.code}`,
		scenario: null,
		metric: null,
		text
	}];
}
const REFERENCE_ADVICE = {
	"first-run": "Run once on the default branch (or with --update-baseline) to have something to compare with",
	stale: "Run the suite on a schedule (weekly) so that the baseline stays fresh",
	"other-machine": "Measure a baseline on this kind of machine too: each machine class has its own",
	truncated: "Delete the damaged baseline; the next run on the default branch writes a new one",
	hostile: "Find out who wrote this file, then delete it; the next run on the default branch writes a new one",
	"too-large": "Delete the baseline; the next run on the default branch writes a new one of bounded size",
	future: "Use the version of stress-action that wrote it, or delete it"
};

// src/analyze/reference.ts
const NO_HISTORY = {
	reference: {
		kind: "none",
		code: "disabled",
		reason: "comparison is switched off"
	},
	runs: [],
	accepted: [],
	calibration: []
};
const DAY_MS = 864e5;
function referenceOf(lookup, result, policy) {
	if (policy.against === "none") return nothing("disabled", "comparison is switched off");
	switch (lookup.kind) {
		case "disabled": return nothing("disabled", "comparison is switched off");
		case "absent": return nothing("first-run", `no baseline yet (looked for ${lookup.searched})`);
		case "unavailable": return nothing("unavailable", `the baseline could not be fetched from ${lookup.source}: ${lookup.reason}`);
		case "unreadable": return nothing(lookup.fault, `the baseline in ${lookup.source} cannot be used: ${lookup.reason}`);
		case "found": return comparable(lookup.baseline, lookup.source, result, policy);
	}
}
function comparable(baseline, source, result, policy) {
	const { machineClass } = result.environment;
	const runs = baseline.runs.filter((run) => run.environment.machineClass === machineClass);
	const newest = runs.at(-1);
	if (newest === void 0) return baseline.runs.length === 0 ? empty(source) : foreign(baseline, machineClass);
	const ageDays = Math.max(0, (Date.parse(result.startedAt) - Date.parse(newest.at)) / DAY_MS);
	if (ageDays > policy.staleAfterDays) {
		const limit = `older than ${policy.staleAfterDays} days`;
		return nothing("stale", `the newest comparable run of the baseline is ${Math.floor(ageDays)} days old, ${limit}`);
	}
	return {
		reference: {
			kind: "stored",
			source,
			runs: baseline.runs.length,
			comparableRuns: runs.length,
			newestCommit: newest.commit,
			newestAt: newest.at,
			ageDays
		},
		runs,
		accepted: baseline.accepted,
		calibration: result.calibration
	};
}
const empty = (source) => nothing("first-run", `the baseline in ${source} holds no run yet`);
function foreign(baseline, machineClass) {
	const others = [...new Set(baseline.runs.map((run) => run.environment.machineClass))].join(", ");
	return nothing("other-machine", `the baseline was measured on ${others}, this run on ${machineClass}`);
}
const nothing = (code, reason) => ({
	reference: {
		kind: "none",
		code,
		reason
	},
	runs: [],
	accepted: [],
	calibration: []
});

// src/stats/ranks.ts
function doubledRanks(values) {
	const order = Uint32Array.from({ length: values.length }, (_, i) => i);
	const at = (position) => values[order[position] ?? 0] ?? 0;
	order.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
	const ranks = new Int32Array(values.length);
	const groups = [];
	for (let start = 0, end = 0; start < values.length; start = end) {
		for (end = start + 1; end < values.length && at(end) === at(start);) end++;
		for (let i = start; i < end; i++) ranks[order[i] ?? 0] = start + 1 + end;
		groups.push(end - start);
	}
	return {
		ranks,
		groups
	};
}
const tieTerm = (groups) => groups.reduce((sum, size) => sum + size ** 3 - size, 0);

// src/stats/signed-rank.ts
const EXACT_LIMIT = 400;
function sumProbabilities(ranks, last) {
	const chance = new Float64Array(last + 1);
	chance[0] = 1;
	let reach = 0;
	for (let i = 0; i < ranks.length; i++) {
		const rank = ranks[i] ?? 0;
		reach = Math.min(last, reach + rank);
		for (let s = reach; s >= rank; s--) chance[s] = ((chance[s] ?? 0) + (chance[s - rank] ?? 0)) / 2;
		for (let s = Math.min(rank - 1, reach); s >= 0; s--) chance[s] = (chance[s] ?? 0) / 2;
	}
	return chance;
}
const untied = /* @__PURE__ */ new Map();
function signedRankProbabilities(n) {
	const known = untied.get(n);
	if (known) return known;
	const made = sumProbabilities(Array.from({ length: n }, (_, i) => i + 1), Math.floor(n * (n + 1) / 4));
	untied.set(n, made);
	return made;
}
function tails(chance, s) {
	let below = 0;
	for (let i = 0; i <= s; i++) below += chance[i] ?? 0;
	return {
		below,
		above: 1 - below + (chance[s] ?? 0)
	};
}
function exactTails(ranks, hasTies, doubled) {
	return hasTies ? tails(sumProbabilities(ranks, doubled), doubled) : tails(signedRankProbabilities(ranks.length), doubled / 2);
}
function normalTails(n, groups, statistic) {
	const mean = n * (n + 1) / 4;
	const sd = Math.sqrt(n * (n + 1) * (2 * n + 1) / 24 - tieTerm(groups) / 48);
	return {
		below: normalCdf((statistic - mean + .5) / sd),
		above: normalCdf((mean - statistic + .5) / sd)
	};
}
function signedRank(differences) {
	assertSample(differences, 0, "a signed-rank test");
	const kept = Float64Array.from(differences).filter((value) => value !== 0);
	const n = kept.length;
	if (n === 0) return {
		n,
		statistic: 0,
		pGreater: 1,
		pLess: 1,
		exact: true
	};
	const { ranks, groups } = doubledRanks(kept.map(Math.abs));
	const doubled = ranks.reduce((sum, rank, i) => sum + ((kept[i] ?? 0) > 0 ? rank : 0), 0);
	const exact = n <= 400;
	const mirror = n * (n + 1) - doubled;
	const short = Math.min(doubled, mirror);
	const tail = exact ? exactTails(ranks, groups.length < n, short) : normalTails(n, groups, short / 2);
	const lower = {
		pLess: Math.min(1, tail.below),
		pGreater: Math.min(1, tail.above)
	};
	const p = doubled <= mirror ? lower : {
		pLess: lower.pGreater,
		pGreater: lower.pLess
	};
	return {
		n,
		statistic: doubled / 2,
		...p,
		exact
	};
}

// src/stats/walsh.ts
function countUpTo(x, sum) {
	let count = 0;
	let j = x.length - 1;
	for (let i = 0; i <= j; i++) {
		while (j >= i && (x[i] ?? 0) + (x[j] ?? 0) > sum) j--;
		count += j - i + 1;
	}
	return count;
}
function sumsWithin(x, low, high) {
	const found = [];
	let last = x.length - 1;
	for (let i = 0; i <= last; i++) {
		while (last >= i && (x[i] ?? 0) + (x[last] ?? 0) > high) last--;
		for (let j = last; j >= i; j--) {
			const sum = (x[i] ?? 0) + (x[j] ?? 0);
			if (sum <= low) break;
			found.push(sum);
		}
	}
	return sorted(found);
}
function walshAverage(x, k) {
	const [least, most] = [2 * (x[0] ?? 0), 2 * (x[x.length - 1] ?? 0)];
	let [low, high] = [least - (most - least), most];
	let [upToLow, upToHigh] = [0, x.length * (x.length + 1) / 2];
	while (upToHigh - upToLow > x.length) {
		const middle = low + (high - low) / 2;
		if (middle <= low || middle >= high) return high / 2;
		const upTo = countUpTo(x, middle);
		if (upTo >= k) [high, upToHigh] = [middle, upTo];
		else [low, upToLow] = [middle, upTo];
	}
	return least === most ? least / 2 : (sumsWithin(x, low, high)[k - upToLow - 1] ?? NaN) / 2;
}
function boundRank(n, alpha) {
	if (n > 400) {
		const sd = Math.sqrt(n * (n + 1) * (2 * n + 1) / 24);
		return Math.floor(n * (n + 1) / 4 + normalQuantile(alpha) * sd + .5);
	}
	let k = 0;
	let below = 0;
	for (const chance of signedRankProbabilities(n)) {
		below += chance;
		if (below > alpha) break;
		k++;
	}
	return k;
}
function hodgesLehmann(values, alpha) {
	assertSample(values, 1, "a Hodges–Lehmann estimate");
	assertLevel(alpha, "a Hodges–Lehmann interval");
	const x = sorted(values);
	const total = x.length * (x.length + 1) / 2;
	const [lower, upper] = [Math.floor((total + 1) / 2), Math.ceil((total + 1) / 2)];
	const first = walshAverage(x, lower);
	const estimate = upper === lower ? first : (first + walshAverage(x, upper)) / 2;
	const k = boundRank(x.length, Math.min(alpha, .5));
	if (k === 0) return {
		estimate,
		low: null,
		high: null
	};
	return {
		estimate,
		low: walshAverage(x, k),
		high: walshAverage(x, total - k + 1)
	};
}

// src/stats/sequential.ts
const EXCLUSION_ALPHA = .05;
function alphaByLook(looks, familyAlpha) {
	const total = looks * (looks + 1) / 2;
	return Array.from({ length: looks }, (_, i) => familyAlpha * (i + 1) / total);
}
function lookTogether(members, looks, familyAlpha) {
	const found = members.map(() => null);
	const alphas = alphaByLook(looks.length, familyAlpha);
	for (const [k, look] of looks.entries()) {
		const active = members.map((member, i) => isActive(found[i] ?? null, member, look) ? upTo(member, look) : null);
		const tests = active.map((differences) => differences === null ? null : signedRank(differences));
		const worse = holm(tests.map((test) => test?.pGreater ?? 1));
		const better = holm(tests.map((test) => test?.pLess ?? 1));
		for (const [i, differences] of active.entries()) {
			const margin = members[i]?.margin ?? 0;
			if (differences === null || differences.length === 0) continue;
			found[i] = {
				...judgeLook(differences, margin, worse[i] ?? 1, alphas[k] ?? 0),
				attempts: look,
				p: tests[i]?.pGreater ?? 1,
				adjustedPBetter: better[i] ?? 1
			};
		}
	}
	return found;
}
const isActive = (last, member, look) => (last === null || last.state === "undecided") && member.attempted >= look;
const upTo = (member, look) => member.differences.filter((_, i) => (member.attempts[i] ?? 0) <= look);
function judgeLook(differences, margin, adjustedP, alpha) {
	const { estimate, high } = hodgesLehmann(differences, EXCLUSION_ALPHA);
	const state = adjustedP <= alpha && estimate >= margin ? "worse" : high !== null && high < margin ? "excluded" : "undecided";
	return {
		n: differences.length,
		estimate,
		adjustedP,
		alpha,
		state
	};
}

// src/analyze/direction.ts
function directed(metric, threshold) {
	return threshold !== null && threshold.min !== null && threshold.max === null && builtInMetric(metric.id) === void 0 ? {
		...metric,
		better: "higher"
	} : metric;
}

// src/analyze/margin.ts
function marginOf(metric, threshold) {
	const kind = KIND_DEFAULTS[metric.kind];
	const stated = threshold?.regression;
	const defaults = typeof stated === "number" ? {
		smallestEffect: stated,
		floor: kind.floor
	} : SAMPLED_PEAKS[metric.id] ?? kind;
	return {
		smallestEffect: defaults.smallestEffect,
		floor: threshold?.floor ?? defaults.floor
	};
}

// src/analyze/pairs.ts
function sidesOf(run, id) {
	const side = (arm) => run.scenarios.find((scenario) => scenario.id === id && scenario.arm === arm);
	const [base, head] = [side("base"), side("head")];
	return base === void 0 || head === void 0 ? null : {
		base,
		head
	};
}
function pairsOf({ base, head }) {
	const taken = Math.max(attempts(base), attempts(head));
	const warmups = Math.max(base.warmups, head.warmups);
	return head.metrics.flatMap((headSamples) => {
		const baseSamples = base.metrics.find(({ metric }) => metric.id === headSamples.metric.id);
		return baseSamples === void 0 ? [] : [match(baseSamples, headSamples, taken, warmups)];
	});
}
const attempts = ({ outcomes }) => Object.values(outcomes).reduce((sum, count) => sum + count, 0);
function match(base, head, taken, warmups) {
	const byIndex = new Map(base.invocations.map((index, i) => [index, base.samples[i] ?? 0]));
	const both = head.invocations.flatMap((index, i) => {
		const partner = byIndex.get(index);
		return partner === void 0 ? [] : [{
			number: index - warmups + 1,
			base: partner,
			head: head.samples[i] ?? 0
		}];
	});
	return {
		metric: head.metric,
		base: both.map((pair) => pair.base),
		head: both.map((pair) => pair.head),
		numbers: both.map((pair) => pair.number),
		taken: Math.max(taken, both.at(-1)?.number ?? 0)
	};
}
function firstPairs(pairs, count) {
	const kept = pairs.numbers.filter((number) => number <= count).length;
	return {
		...pairs,
		base: pairs.base.slice(0, kept),
		head: pairs.head.slice(0, kept),
		numbers: pairs.numbers.slice(0, kept),
		taken: Math.min(pairs.taken, count)
	};
}
const logRatio = (a, b) => a < b ? -Math.log(b / a) : Math.log(a / b);
function scaleOf({ metric, base, head }, { floor }) {
	const sign = metric.better === "lower" ? 1 : -1;
	if ([...base, ...head].every((value) => value > 0)) return {
		differences: head.map((value, i) => sign * logRatio(value, base[i] ?? value)),
		toChange: Math.expm1,
		fromChange: Math.log1p
	};
	const unit = unitOf$1(base, floor);
	return {
		differences: head.map((value, i) => sign * (value - (base[i] ?? value)) / unit),
		toChange: (change) => change,
		fromChange: (change) => change
	};
}
const unitOf$1 = (base, floor) => Math.abs(median(base)) || floor || 1;
const changeThatMatters = ({ base }, { smallestEffect, floor }) => Math.max(smallestEffect, floor / unitOf$1(base, floor));
const adverse = ({ metric, base, head }) => head.map((value, i) => (metric.better === "lower" ? 1 : -1) * (value - (base[i] ?? value)));

// src/analyze/plausible.ts
function implausible(metric, samples) {
	const wrong = samples.find((value) => !Number.isFinite(value) || value < 0 || value > Number.MAX_SAFE_INTEGER);
	return wrong === void 0 ? null : `${metric.id} measured ${wrong}, which is impossible: allowed are 0 to 2^53`;
}

// src/analyze/paired.ts
const CONFIRMATION_ALPHA = .05;
const CONFIRMED_SHARE = .5;
const POWER_80$1 = .8416;
const MDE_FACTOR = 1.1;
function comparePaired(search, confirmation, policy) {
	const candidates = search.plan.scenarios.flatMap((scenario) => candidatesOf(search, scenario.id, policy));
	const looks = search.plan.pairing?.looks ?? [];
	const constant = candidates.filter((candidate) => isConstant$1(candidate) && candidate.pairs.taken >= (looks[0] ?? 0));
	const varying = candidates.filter((candidate) => !constant.includes(candidate));
	const found = lookTogether(varying.map(memberOf), looks, policy.familyAlpha);
	const compared = new Map([...constant.map((candidate) => [keyOf(candidate), exactly(candidate)]), ...varying.flatMap((candidate, i) => {
		const look = found[i] ?? null;
		if (look === null) return [];
		const comparison = describe$2(candidate, look, varying.length);
		const confirmed = comparison.state === "worse" ? confirm(candidate, confirmation) : null;
		return [[keyOf(candidate), {
			...comparison,
			confirmation: confirmed
		}]];
	})]);
	return {
		metrics: varying.length,
		of: (scenario, metric) => compared.get(`${scenario}\0${metric}`) ?? null
	};
}
const keyOf = ({ scenario, pairs }) => `${scenario}\0${pairs.metric.id}`;
function candidatesOf(run, id, policy) {
	const sides = sidesOf(run, id);
	if (sides === null) return [];
	return pairsOf(sides).filter(({ metric, base, head }) => implausible(metric, [...base, ...head]) === null && head.length > 0).flatMap((found) => {
		const threshold = thresholdFor(policy.thresholds[id] ?? [], found.metric.id, found.metric.unit);
		const pairs = {
			...found,
			metric: directed(found.metric, threshold)
		};
		if (!isGated(pairs.metric, sides.head, run.plan, threshold, NO_HISTORY)) return [];
		const margin = marginOf(pairs.metric, threshold);
		return [{
			scenario: id,
			pairs,
			margin,
			scale: scaleOf(pairs, margin)
		}];
	});
}
const isConstant$1 = ({ pairs: { metric, base, head } }) => head.length > 1 && ![
	"time",
	"tail",
	"cpu"
].includes(metric.kind) && base.every((value) => value === base[0]) && head.every((value) => value === head[0]);
function exactly({ pairs, margin }) {
	const [reference = 0, difference = 0] = [pairs.base[0], adverse(pairs)[0]];
	const change = reference === 0 ? null : difference / Math.abs(reference);
	return {
		kind: "exact",
		reference,
		change: difference === 0 ? 0 : change,
		difference,
		...margin
	};
}
const memberOf = ({ pairs, margin, scale }) => ({
	differences: scale.differences,
	attempts: pairs.numbers,
	attempted: pairs.taken,
	margin: scale.fromChange(changeThatMatters(pairs, margin))
});
function describe$2(candidate, look, family) {
	const used = firstPairs(candidate.pairs, look.attempts);
	const scale = {
		...candidate.scale,
		differences: candidate.scale.differences.slice(0, look.n)
	};
	const interval = changeInterval(scale);
	return {
		kind: "paired",
		reference: median(used.base),
		pairs: look.n,
		dropped: used.taken - look.n,
		change: scale.toChange(look.estimate),
		interval,
		difference: median(adverse(used)),
		p: look.p,
		adjustedP: look.adjustedP,
		adjustedPBetter: look.adjustedPBetter,
		alpha: look.alpha,
		state: look.state,
		mde80: smallestVisible(scale, interval, look.alpha / Math.max(family, 1)),
		...candidate.margin,
		confirmation: null
	};
}
function changeInterval({ differences, toChange }) {
	const { low, high } = hodgesLehmann(differences, (1 - INTERVAL_LEVEL) / 2);
	return {
		low: low === null ? null : toChange(low),
		high: high === null ? null : toChange(high),
		level: INTERVAL_LEVEL
	};
}
function smallestVisible({ fromChange, toChange }, { low, high }, alpha) {
	if (low === null || high === null) return Number.MAX_SAFE_INTEGER;
	const half = (fromChange(high) - fromChange(low)) / 2;
	const z = normalQuantile((1 + INTERVAL_LEVEL) / 2);
	return toChange(MDE_FACTOR * half * (normalQuantile(1 - alpha) + POWER_80$1) / z);
}
function confirm({ scenario, pairs: first, margin }, run) {
	const sides = run === null ? null : sidesOf(run, scenario);
	const fresh = sides === null ? void 0 : pairsOf(sides).find(({ metric }) => metric.id === first.metric.id);
	if (fresh === void 0 || fresh.head.length === 0) return null;
	const pairs = {
		...fresh,
		metric: first.metric
	};
	const scale = scaleOf(pairs, margin);
	const enough = CONFIRMED_SHARE * changeThatMatters(pairs, margin);
	const { estimate } = hodgesLehmann(scale.differences, CONFIRMATION_ALPHA);
	const { pGreater } = signedRank(scale.differences);
	const change = scale.toChange(estimate);
	return {
		pairs: fresh.head.length,
		change,
		interval: changeInterval(scale),
		p: pGreater,
		holds: pGreater <= CONFIRMATION_ALPHA && change >= enough && change > 0
	};
}

// src/analyze/rounds.ts
function roundsOf(runs, policy) {
	const byPurpose = (purpose) => runs.find((run) => run.plan.pairing?.purpose === purpose);
	const search = byPurpose("search");
	if (search === void 0) return null;
	return {
		search,
		family: comparePaired(search, byPurpose("confirm") ?? null, policy)
	};
}
function headOf(screened, rounds) {
	const sides = rounds === null ? null : sidesOf(rounds.search, screened.id);
	if (rounds === null || sides === null || sides.head === screened) return screened;
	const firstLook = rounds.search.plan.pairing?.looks[0] ?? 0;
	return Object.values(sides).every(({ outcomes }) => (outcomes.ok ?? 0) >= firstLook) ? withTroubles(sides.head, screened) : withTroubles(screened, sides.head);
}
function withTroubles(facts, other) {
	const { ok: _good, ...troubles } = other.outcomes;
	const outcomes = Object.entries(troubles).map(([kind, count]) => {
		return [kind, (facts.outcomes[kind] ?? 0) + count];
	});
	return {
		...facts,
		outcomes: {
			...facts.outcomes,
			...Object.fromEntries(outcomes)
		},
		operations: {
			ok: facts.operations.ok,
			failed: facts.operations.failed + other.operations.failed
		},
		failures: [...facts.failures, ...other.failures]
	};
}
function withPairs(scenario, rounds) {
	if (rounds === null) return scenario;
	const replace = (metric) => {
		const comparison = rounds.family.of(scenario.id, metric.metric.id);
		if (comparison !== null) return {
			...metric,
			gated: true,
			comparison
		};
		const absence = metric.gated && metric.comparison.kind === "none" ? absenceOf(rounds.search, scenario.id, metric.metric) : null;
		return absence === null ? metric : {
			...metric,
			comparison: absence
		};
	};
	return {
		...scenario,
		metrics: scenario.metrics.map(replace)
	};
}
const none$1 = (code, reason) => ({
	kind: "none",
	code,
	reason
});
function absenceOf(search, id, metric) {
	const { plan, baseSetup, scenarios } = search;
	if (!plan.scenarios.some((scenario) => scenario.id === id)) return null;
	if (baseSetup !== null && baseSetup.outcome.kind !== "ok") return none$1("no-reference", `the setup of the base ${describeOutcome(baseSetup.outcome)}`);
	const base = scenarios.find((scenario) => scenario.id === id && scenario.arm === "base");
	const failure = base?.failures[0];
	if ((base?.outcomes.ok ?? 0) < (plan.pairing?.looks[0] ?? 0) && failure !== void 0) return none$1("no-reference", `the base ${describeOutcome(failure.outcome)}`);
	return oneSided(search, id, metric) ?? none$1("no-reference", "too few pairs were taken for a first look");
}
function oneSided({ plan, scenarios }, id, metric) {
	const valuesOf = (arm) => {
		const side = scenarios.find((scenario) => scenario.id === id && scenario.arm === arm);
		if (side === void 0 || (side.outcomes.ok ?? 0) < (plan.pairing?.looks[0] ?? 0)) return null;
		return side.metrics.find((samples) => samples.metric.id === metric.id)?.samples ?? [];
	};
	const [base, head] = [valuesOf("base"), valuesOf("head")];
	if (base === null || head === null) return null;
	if (base.length === 0) return none$1("new", "new: the base does not have this metric");
	if (head.length === 0) return {
		kind: "vanished",
		reference: median(base)
	};
	const fault = implausible(metric, base);
	return fault === null ? null : none$1("no-reference", `in the base ${fault}`);
}
const pairedReference = ({ search }, result, screening) => ({
	kind: "paired",
	base: search.plan.pairing?.base ?? "",
	scenarios: search.plan.scenarios.map((scenario) => scenario.id),
	screening: search === result ? null : screening
});

// src/stats/student.ts
function assertDegrees(df) {
	if (!(df > 0)) throw new RangeError(`Cannot compute Student's t: df is ${df}, it must be positive`);
}
function studentCdf(t, df) {
	assertDegrees(df);
	if (df === Number.POSITIVE_INFINITY) return normalCdf(t);
	if (Number.isNaN(t)) return NaN;
	if (t > 0) return 1 - studentCdf(-t, df);
	const isFar = Math.abs(t) > Math.sqrt(df);
	const ratio = isFar ? df / t / t : t * t / df;
	const [larger, smaller] = [1 / (1 + ratio), ratio / (1 + ratio)];
	const [x, y] = isFar ? [larger, smaller] : [smaller, larger];
	return betaTails(x, y, .5, df / 2).upper / 2;
}
function studentQuantile(p, df) {
	assertDegrees(df);
	if (!(p > 0 && p < 1)) throw new RangeError(`Cannot compute a quantile of Student's t: p is ${p}, it must lie between 0 and 1`);
	if (df === Number.POSITIVE_INFINITY) return normalQuantile(p);
	if (p === .5) return 0;
	if (p > .5) return -studentQuantile(1 - p, df);
	const { x, y } = betaPoint({
		lower: 1 - 2 * p,
		upper: 2 * p
	}, .5, df / 2);
	return -Math.sqrt(df * x / y);
}

// src/stats/prediction.ts
const ENOUGH_RUNS$1 = 5;
const PRIOR_RUNS = 4;
const POWER_80 = normalQuantile(.8);
function predict(history, options) {
	assertSample(history, 1, "a prediction");
	const runs = history.length;
	const observed = Math.max(runs > 1 ? standardDeviation(history) : 0, options.minimumSd ?? 0);
	const base = {
		mean: mean(history),
		scale: Math.sqrt(1 + 1 / runs),
		runs
	};
	if (runs >= 5) return {
		...base,
		sd: observed,
		degreesOfFreedom: runs - 1,
		from: "history"
	};
	const sd = Math.max(observed, options.priorSd);
	return {
		...base,
		sd,
		degreesOfFreedom: runs - 1 + 4,
		from: sd > observed ? "prior" : "history"
	};
}
function testPrediction(prediction, value, options) {
	assertLevel(options.level, "an interval of a shift");
	assertLevel(options.alpha, "a smallest detectable change");
	const { degreesOfFreedom: df } = prediction;
	const error = prediction.sd * prediction.scale;
	const shift = options.sign * (value - prediction.mean);
	const half = studentQuantile((1 + options.level) / 2, df) * error;
	const t = shift === 0 ? 0 : shift / error;
	return {
		shift,
		low: shift - half,
		high: shift + half,
		t,
		pWorse: studentCdf(-t, df),
		pBetter: studentCdf(t, df),
		mde80: mde80(prediction, options.alpha)
	};
}
function mde80(prediction, alpha) {
	const t = studentQuantile(1 - alpha, prediction.degreesOfFreedom);
	return Math.expm1((t + POWER_80) * prediction.sd * prediction.scale);
}

// src/stats/covariate.ts
const ENOUGH_RUNS = 10;
const SLOPE_RANGE = {
	least: 0,
	most: 1.5
};
const WORTHWHILE = .9;
function regress(x, y) {
	const [centerX, centerY] = [mean(x), mean(y)];
	const squares = x.reduce((sum, value) => sum + (value - centerX) ** 2, 0);
	const products = x.reduce((sum, value, i) => sum + (value - centerX) * ((y[i] ?? 0) - centerY), 0);
	const slope = squares === 0 ? 0 : products / squares;
	return {
		slope: Math.min(Math.max(slope, SLOPE_RANGE.least), SLOPE_RANGE.most),
		centerX,
		centerY,
		squares
	};
}
const expected = (line, x) => line.centerY + line.slope * (x - line.centerX);
function leaveOneOut(x, y, useCovariate) {
	const errors = y.map((value, i) => {
		const others = (values) => values.filter((_, j) => j !== i);
		const line = regress(others(x), others(y));
		return value - (useCovariate ? expected(line, x[i] ?? 0) : line.centerY);
	});
	return Math.sqrt(mean(errors.map((error) => error ** 2)));
}
function predictWithCovariate(history, covariate, options) {
	assertSample(covariate.history, history.length, "a prediction with a covariate");
	const plain = predict(history, options);
	const runs = history.length;
	if (runs < ENOUGH_RUNS) return plain;
	if (leaveOneOut(covariate.history, history, true) > WORTHWHILE * leaveOneOut(covariate.history, history, false)) return plain;
	const line = regress(covariate.history, history);
	const residuals = history.map((value, i) => value - expected(line, covariate.history[i] ?? 0));
	const degreesOfFreedom = runs - 2;
	const residualSd = Math.sqrt(residuals.reduce((sum, value) => sum + value ** 2, 0) / degreesOfFreedom);
	const sd = Math.max(residualSd, options.minimumSd ?? 0);
	const leverage = (covariate.now - line.centerX) ** 2 / line.squares;
	const scale = Math.sqrt(1 + 1 / runs + leverage);
	return {
		mean: expected(line, covariate.now),
		sd,
		scale,
		degreesOfFreedom,
		runs,
		from: "calibrated"
	};
}

// src/analyze/stored.ts
const MEDIAN_EFFICIENCY = Math.sqrt(Math.PI / 2);
function compareWithHistory(head, past, margin, alpha) {
	const offset = offsetFor([...past.runs.flat(), ...head.samples], margin.floor);
	const logOf = (values) => Math.log(median(values) + offset);
	const noise = medianNoise([head.samples, past.runs.at(-1) ?? []], offset);
	const prediction = predictRun(past.runs.map(logOf), past.calibration, head.metric.kind, noise);
	const sign = head.metric.better === "lower" ? 1 : -1;
	const test = testPrediction(prediction, logOf(head.samples), {
		sign,
		alpha,
		level: INTERVAL_LEVEL
	});
	const reference = Math.exp(prediction.mean) - offset;
	return {
		kind: "stored",
		reference,
		runs: past.runs.length,
		change: Math.min(Math.expm1(test.shift), LARGEST),
		interval: {
			low: bounded(test.low),
			high: bounded(test.high),
			level: INTERVAL_LEVEL
		},
		difference: sign * (median(head.samples) - reference),
		p: test.pWorse,
		adjustedP: 1,
		adjustedPBetter: 1,
		betweenRunSd: prediction.sd,
		spreadFrom: prediction.from,
		mde80: Math.min(test.mde80, LARGEST),
		...margin
	};
}
const LARGEST = Number.MAX_SAFE_INTEGER;
const bounded = (shift) => Math.expm1(shift) < LARGEST ? Math.expm1(shift) : null;
function predictRun(levels, calibration, kind, noise) {
	const options = {
		priorSd: Math.hypot(KIND_DEFAULTS[kind].betweenRunPrior, noise),
		minimumSd: noise
	};
	return calibration === null ? predict(levels, options) : predictWithCovariate(levels, calibration, options);
}
const offsetFor = (values, floor) => values.some((value) => value <= 0) ? floor || 1 : 0;
function medianNoise(runs, offset) {
	const errors = runs.map((values) => {
		const shifted = values.map((value) => value + offset);
		const spread = robustSpread(shifted) || (shifted.length > 1 ? standardDeviation(shifted) : 0);
		return MEDIAN_EFFICIENCY * spread / median(shifted) / Math.sqrt(values.length);
	});
	return Math.hypot(...errors) / Math.sqrt(errors.length);
}

// src/analyze/compare.ts
function compareMetric(head, scenario, history, stakes) {
	const fault = implausible(head.metric, head.samples);
	if (fault !== null) return {
		kind: "broken",
		reason: fault
	};
	if (history.reference.kind === "none") return none("no-reference", history.reference.reason);
	const seen = history.runs.flatMap((run) => run.scenarios.filter(({ id }) => id === scenario.id).map((found) => ({
		run,
		found
	})));
	if (seen.length === 0) return none("new", "new: the baseline does not have this scenario");
	const same = seen.filter(({ found }) => found.digest === scenario.digest);
	if (same.length === 0) return none("changed", "its command or load was changed, so the baseline measured something else");
	return compareValues(head, pastOf(same, head.metric, scenario, history), stakes, scenario);
}
function compareValues(head, past, stakes, scenario) {
	const newest = past.runs.at(-1);
	const margin = marginOf(head.metric, stakes.threshold);
	if (newest === void 0) return none("new", "new: the baseline does not have this metric");
	if (head.samples.length === 0) return (scenario.outcomes.ok ?? 0) > 0 ? {
		kind: "vanished",
		reference: median(newest)
	} : none("not-measured", "no invocation gave a value");
	if (isConstant(past.runs.flat()) && isConstant(head.samples) && mayBeConstant(head.metric)) return compareExactly(head, newest[0] ?? 0, margin);
	return compareWithHistory(head, past, margin, stakes.alpha);
}
const none = (code, reason) => ({
	kind: "none",
	code,
	reason
});
function pastOf(seen, metric, scenario, history) {
	const since = history.accepted.filter((entry) => entry.scenario === scenario.id && entry.metric === metric.id).reduce((latest, entry) => Math.max(latest, Date.parse(entry.at)), Number.NEGATIVE_INFINITY);
	const values = seen.filter(({ run }) => Date.parse(run.at) >= since).flatMap(({ run, found }) => found.metrics.filter(({ metric: { id, unit }, samples }) => id === metric.id && unit === metric.unit && samples.length > 0).map(({ samples }) => ({
		run,
		samples
	})));
	return {
		runs: values.map(({ samples }) => samples),
		calibration: calibrationOf(values.map(({ run }) => run.calibration), history.calibration)
	};
}
function calibrationOf(past, now) {
	if (now.length === 0 || past.some((readings) => readings.length === 0)) return null;
	const level = (readings) => Math.log(median(readings.map((reading) => reading.cpuNs)));
	return {
		history: past.map(level),
		now: level(now)
	};
}
const isConstant = (values) => values.every((value) => value === values[0]);
const mayBeConstant = (metric) => ![
	"time",
	"tail",
	"cpu"
].includes(metric.kind);
function compareExactly(head, reference, { smallestEffect, floor }) {
	const value = head.samples[0] ?? 0;
	const sign = head.metric.better === "lower" ? 1 : -1;
	const difference = sign * (value - reference);
	const change = reference === 0 || value === 0 ? null : (value / reference) ** sign - 1;
	return {
		kind: "exact",
		reference,
		change: difference === 0 ? 0 : change,
		difference,
		smallestEffect,
		floor
	};
}

// src/analyze/limits.ts
function placeAgainstLimits(samples, errors, threshold, unit, looks) {
	const stated = [["max", threshold?.max ?? null], ["min", threshold?.min ?? null]].filter(([, value]) => value !== null);
	if (stated.length === 0) return [];
	const level = 1 - (1 - INTERVAL_LEVEL) / looks;
	const interval = comparableUnits(threshold, unit) ? intervalOf(samples, errors, level) : {
		low: null,
		high: null,
		level
	};
	return stated.map(([limit, value]) => ({
		limit,
		value: value ?? 0,
		position: positionOf(interval, limit, value ?? 0),
		interval
	}));
}
const comparableUnits = (threshold, unit) => threshold === null || threshold.unit === null || threshold.unit === unit;
function intervalOf(samples, errors, level) {
	if (errors === null && samples.length === 0) return {
		low: null,
		high: null,
		level
	};
	if (errors === null) return {
		...medianInterval(samples, level),
		level
	};
	const n = errors.ok + errors.failed;
	return n === 0 ? {
		low: null,
		high: null,
		level
	} : {
		...wilsonInterval(errors.failed, n, level),
		level
	};
}
function positionOf({ low, high }, limit, value) {
	if (low === null && high === null) return "unknown";
	const [lowest, highest] = [low ?? Number.NEGATIVE_INFINITY, high ?? Number.POSITIVE_INFINITY];
	if (limit === "max") {
		if (lowest > value) return "beyond";
		return highest <= value ? "inside" : "straddles";
	}
	if (highest < value) return "beyond";
	return lowest >= value ? "inside" : "straddles";
}

// src/analyze/trouble.ts
function troubleOf(scenario) {
	const failures = scenario.failures.filter((failure) => failure.outcome.kind !== "interrupted");
	const worst = [...failures].sort((a, b) => b.count - a.count)[0];
	if (worst === void 0) return null;
	const count = failures.reduce((sum, failure) => sum + failure.count, 0);
	return {
		outcome: worst.outcome,
		count,
		excerpt: worst.excerpt,
		log: worst.log
	};
}

// src/analyze/scenario.ts
function analyzeScenario(scenario, result, history, policy, gated) {
	const thresholds = policy.thresholds[scenario.id] ?? [];
	const own = thresholds.filter((threshold) => threshold.scope === "scenario").map((threshold) => threshold.metric);
	const present = scenario.metrics.map((samples) => samples.metric.id);
	const missing = own.filter((id) => !present.includes(id) && id !== "errors.rate");
	const looks = result.plan.scenarios.find((planned) => planned.id === scenario.id)?.samples.looks.length ?? 1;
	const analyzeOne = (measured) => {
		const threshold = thresholdFor(thresholds, measured.metric.id, measured.metric.unit);
		const metric = directed(measured.metric, threshold);
		const samples = {
			...measured,
			metric
		};
		const isErrors = metric.id === ERROR_RATE;
		const usable = implausible(metric, samples.samples) === null ? samples.samples : [];
		const estimate = isErrors ? estimateErrors(scenario.operations) : estimateLevel(usable);
		return {
			metric,
			gated: isGated(metric, scenario, result.plan, threshold, history),
			estimate,
			comparison: compareMetric(samples, scenario, history, {
				threshold,
				alpha: policy.familyAlpha / Math.max(gated, 1)
			}),
			limits: placeAgainstLimits(usable, isErrors ? scenario.operations : null, threshold, metric.unit, looks),
			caveats: unitCaveat(scenario.id, metric, threshold)
		};
	};
	return {
		id: scenario.id,
		ending: scenario.ending,
		outcomes: scenario.outcomes,
		invocations: scenario.outcomes.ok ?? 0,
		trouble: troubleOf(scenario),
		metrics: [...withErrors(scenario), ...missing.map(unmeasured)].map(analyzeOne),
		unavailable: scenario.unavailable.filter(({ metric }) => isMissed(metric, thresholds))
	};
}
const isMissed = (metric, thresholds) => !metric.startsWith("latency.") || thresholds.some((threshold) => matchesMetric(threshold.metric, metric));
function withErrors(scenario) {
	const others = scenario.metrics.filter((samples) => samples.metric.id !== ERROR_RATE);
	return scenario.operations.ok + scenario.operations.failed === 0 ? others : [...others, errorSamples(scenario)];
}
const unmeasured = (id) => ({
	metric: builtInMetric(id) ?? customMetric(id, "count", null),
	samples: [],
	invocations: []
});
function vanishedScenarios(result, history) {
	const newest = history.runs.at(-1);
	const { scenarios, omitted } = result.plan;
	const isKnown = (id) => scenarios.some((scenario) => scenario.id === id) || omitted.some((name) => id === name || id.startsWith(`${name}[`));
	return (newest?.scenarios ?? []).filter((scenario) => !isKnown(scenario.id)).map(({ id, metrics }) => ({
		id,
		ending: null,
		outcomes: {},
		invocations: 0,
		trouble: null,
		metrics: metrics.slice(0, 1).map((samples) => vanished(samples.metric, samples.samples)),
		unavailable: []
	}));
}
const vanished = (metric, samples) => ({
	metric,
	gated: false,
	estimate: null,
	comparison: {
		kind: "vanished",
		reference: estimateLevel(samples)?.center ?? 0
	},
	limits: [],
	caveats: []
});
function unitCaveat(scenario, metric, threshold) {
	if (comparableUnits(threshold, metric.unit)) return [];
	return [{
		code: "unit-mismatch",
		text: `${metric.id} is emitted in ${metric.unit} but its limits are written in ${threshold?.unit}`,
		advice: "write both in the same unit",
		scenario
	}];
}

// src/analyze/analyze.ts
function analyze(result, lookup, policy, later = []) {
	const history = referenceOf(lookup, result, policy);
	const rounds = roundsOf([result, ...later], policy);
	const heads = result.scenarios.filter((scenario) => scenario.arm === "head").map((scenario) => headOf(scenario, rounds));
	const gated = familySize(heads, history, policy, result.plan);
	const raw = [...heads.map((scenario) => analyzeScenario(scenario, result, history, policy, gated)), ...vanishedScenarios(result, history)];
	const scenarios = adjustForFamily(raw.map((scenario) => withPairs(scenario, rounds)));
	const reference = rounds === null ? history.reference : pairedReference(rounds, result, history.reference);
	return {
		schemaVersion: 1,
		reference,
		family: {
			alpha: policy.familyAlpha,
			metrics: rounds?.family.metrics ?? gated
		},
		scenarios,
		suiteShift: suiteShift(scenarios),
		recommendations: recommend(scenarios, reference, policy.familyAlpha),
		caveats: [...runCaveats(result, scenarios), ...[result, ...later].flatMap(budgetCaveats)]
	};
}

// src/stats/random.ts
const rotate = (word, by) => word << by | word >>> 32 - by;
function xoshiro128(state) {
	let [a, b, c, d] = state;
	return () => {
		const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
		const shifted = b << 9;
		c ^= a;
		d ^= b;
		b ^= c;
		a ^= d;
		c ^= shifted;
		d = rotate(d, 11);
		return result;
	};
}
function mix(word) {
	let h = word;
	h = Math.imul(h ^ h >>> 16, 2246822507);
	h = Math.imul(h ^ h >>> 13, 3266489909);
	return (h ^ h >>> 16) >>> 0;
}
const WEYL = 2654435769;
function createRandom(seed) {
	if (!Number.isSafeInteger(seed)) throw new RangeError(`Cannot seed a generator with ${seed}: it must be a safe integer`);
	const start = mix(seed) ^ mix(Math.floor(seed / 2 ** 32) + WEYL);
	const word = (i) => mix(start + Math.imul(i, WEYL));
	return fromBits(xoshiro128([
		word(1),
		word(2),
		word(3),
		word(4)
	]));
}
function fromBits(bits) {
	const next = () => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53;
	const below = (n) => Math.floor(bits() / 2 ** 32 * n);
	return {
		bits,
		next,
		below,
		normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
		shuffle(items) {
			const out = [...items];
			for (let i = out.length - 1; i > 0; i--) {
				const j = below(i + 1);
				[out[i], out[j]] = [out[j], out[i]];
			}
			return out;
		}
	};
}
function hashSeed(text) {
	let hash = 2166136261;
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
	return mix(hash);
}

// src/plan/pairing.ts
const SEARCH_LOOKS = [
	10,
	20,
	40,
	60
];
const CONFIRMATION_PAIRS = 30;
function pairedPlan(plan, { purpose, scenarios, base, budgetMs }) {
	const chosen = plan.scenarios.filter((scenario) => scenarios.has(scenario.id));
	const looks = purpose === "search" ? SEARCH_LOOKS : [30];
	const share = budgetMs === null ? null : budgetMs / Math.max(chosen.length, 1);
	return {
		...plan,
		budgetMs,
		scenarios: chosen.map((scenario) => ({
			...scenario,
			budgetMs: share
		})),
		omitted: [...plan.omitted, ...plan.scenarios.filter((scenario) => !scenarios.has(scenario.id)).map(({ name }) => name)],
		pairing: {
			purpose,
			base,
			looks,
			baseFirst: Object.fromEntries(chosen.map(({ id }) => [id, drawOrder(looks, hashSeed(`${plan.seed}/${purpose}/${id}`))]))
		}
	};
}
function drawOrder(looks, seed) {
	const random = createRandom(seed);
	return looks.flatMap((look, k) => {
		const count = look - (looks[k - 1] ?? 0);
		const halves = Array.from({ length: count }, (_, i) => i < count / 2);
		return random.shuffle(count % 2 === 1 && random.next() < .5 ? halves.map((first) => !first) : halves);
	});
}

// src/run/monitors/locate-sampler.ts
function locateSampler(from = import.meta.url) {
	const candidates = from.endsWith(".ts") ? ["./sampler.worker.ts"] : ["./sampler.js", "../sampler.js"];
	const found = candidates.map((name) => new URL(name, from)).find((url) => existsSync(url));
	if (found === void 0) throw new Error(`cannot find the program of the sampler: none of ${candidates.join(", ")} beside ${from}`);
	return found;
}

// src/run/monitors/sampler-thread.ts
const ANSWER_LIMIT_MS = 2e3;
const MAX_STARTS = 3;
var SamplerThread = class {
	state;
	starts = 0;
	nextId = 0;
	awaited = 0;
	pending = /* @__PURE__ */ new Map();
	locate;
	intervalMs;
	answerLimitMs;
	constructor(locate, intervalMs, answerLimitMs = ANSWER_LIMIT_MS) {
		this.answerLimitMs = answerLimitMs;
		this.locate = locate;
		this.intervalMs = intervalMs;
		this.state = this.start();
	}
	async ready() {
		if (this.state.kind === "running") await this.whileAlive(this.state.worker, this.state.ready);
	}
	watch(rootPid, { excludePids }) {
		if (this.state.kind === "dead" && this.starts < MAX_STARTS) this.state = this.start();
		const { state } = this;
		if (state.kind === "dead") return { stop: async () => emptyReport(state.reason) };
		const id = this.nextId++;
		const report = new Promise((resolve) => this.pending.set(id, resolve));
		const { intervalMs } = this;
		const startNs = process.hrtime.bigint();
		this.ask(state.worker, {
			kind: "watch",
			id,
			target: {
				rootPid,
				excludePids
			},
			startNs,
			intervalMs
		});
		let stopped = null;
		return { stop: () => {
			stopped ??= this.finish(state.worker, id, report);
			return stopped;
		} };
	}
	async close() {
		this.starts = MAX_STARTS;
		if (this.state.kind === "dead") return;
		const { worker } = this.state;
		this.die(worker, "the sampler was closed");
		await worker.terminate();
	}
	start() {
		this.starts += 1;
		try {
			const worker = new Worker(this.locate(), {
				name: "sampler",
				execArgv: []
			});
			worker.unref();
			return {
				kind: "running",
				worker,
				ready: new Promise((resolve) => {
					worker.on("message", (reply) => {
						if (reply.kind === "ready") resolve();
						else this.settle(reply.id, reply.report);
					});
					worker.on("error", (error) => this.die(worker, `the sampler failed: ${error.message}`));
					worker.on("exit", () => {
						this.die(worker, "the sampler ended unexpectedly");
						resolve();
					});
				})
			};
		} catch (error) {
			return {
				kind: "dead",
				reason: `the sampler could not be started: ${error instanceof Error ? error.message : String(error)}`
			};
		}
	}
	ask(worker, request) {
		worker.postMessage(request);
	}
	async finish(worker, id, report) {
		if (!this.pending.has(id)) return report;
		this.ask(worker, {
			kind: "stop",
			id
		});
		const limit = setTimeout(() => this.settle(id, emptyReport(`the sampler did not answer within ${this.answerLimitMs / 1e3} s`)), this.answerLimitMs);
		try {
			return await this.whileAlive(worker, report);
		} finally {
			clearTimeout(limit);
		}
	}
	async whileAlive(worker, answer) {
		this.awaited += 1;
		worker.ref();
		try {
			return await answer;
		} finally {
			this.awaited -= 1;
			if (this.awaited === 0) worker.unref();
		}
	}
	settle(id, report) {
		this.pending.get(id)?.(report);
		this.pending.delete(id);
	}
	die(worker, reason) {
		if (this.state.kind === "dead" || this.state.worker !== worker) return;
		this.state = {
			kind: "dead",
			reason
		};
		for (const id of [...this.pending.keys()]) this.settle(id, emptyReport(reason));
	}
};

// src/run/monitors/monitors.ts
const DEFAULT_INTERVAL_MS = 250;
async function startMonitors(options = {}) {
	const thread = new SamplerThread(locateSampler, options.intervalMs ?? DEFAULT_INTERVAL_MS);
	await thread.ready();
	return thread;
}

// src/run/budget.ts
function deadlines({ budgetMs, scenarios }) {
	if (budgetMs === null) return scenarios.map(() => null);
	return scenarios.map((_, index) => {
		const later = scenarios.slice(index + 1).reduce((sum, { budgetMs: share }) => sum + (share ?? 0), 0);
		return Math.max(0, budgetMs - later);
	});
}
function fits(elapsedMs, deadlineMs, durationsMs) {
	if (deadlineMs === null) return true;
	const total = durationsMs.reduce((sum, duration) => sum + duration, 0);
	return elapsedMs + (durationsMs.length === 0 ? 0 : total / durationsMs.length) < deadlineMs;
}

// src/ingest/metric-line.ts
const MAX_LINE_CHARS$1 = 1e3;
const NUMBER = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|[+-]?(?:nan|inf(?:inity)?))(.*)$/i;
function readMetricLine(line) {
	if (line.length > MAX_LINE_CHARS$1) return `A line has at most ${MAX_LINE_CHARS$1} characters, this one has ${line.length}`;
	return line.startsWith("{") ? readObject(line) : readPair(line);
}
function readPair(line) {
	const equals = line.indexOf("=");
	if (equals === -1) return `"${shorten$1(line)}" is not name=value unit`;
	const name = line.slice(0, equals).trim();
	const words = line.slice(equals + 1).trim().split(/\s+/);
	const better = readBetter(words.at(-1) ?? "");
	if (typeof better === "string") words.pop();
	if (better === false) return `"${shorten$1(words.at(-1) ?? "")}" is not better=higher or better=lower`;
	const [, number, attached] = NUMBER.exec(words[0] ?? "") ?? [];
	if (number === void 0 || words.length > 2 || attached !== "" && words.length > 1) return `"${shorten$1(line)}" is not name=value unit`;
	return {
		name,
		value: toNumber(number),
		unit: attached || (words[1] ?? null),
		better
	};
}
function readBetter(word) {
	if (!word.startsWith("better=")) return null;
	const better = word.slice(7);
	return better === "higher" || better === "lower" ? better : false;
}
function readObject(line) {
	const record = parseObject(line);
	if (record === null) return `"${shorten$1(line)}" is not a JSON object`;
	const { name, value, unit, better } = record;
	if (typeof name !== "string") return "A metric needs a \"name\" of text";
	const number = toNumber(value);
	if (number === null) return `"${shorten$1(name)}" needs a "value" that is a number, found ${found(value)}`;
	if (unit !== void 0 && unit !== null && typeof unit !== "string") return `"unit" is text, found ${found(unit)}`;
	if (better !== void 0 && better !== null && better !== "higher" && better !== "lower") return `"better" is "higher" or "lower", found ${found(better)}`;
	return {
		name,
		value: number,
		unit: unit ?? null,
		better: better ?? null
	};
}
function parseObject(line) {
	try {
		const value = JSON.parse(line);
		return typeof value === "object" && value !== null ? Object.assign(Object.create(null), value) : null;
	} catch {
		return null;
	}
}
function toNumber(value) {
	if (typeof value === "number") return value;
	if (typeof value !== "string" || NUMBER.exec(value)?.[2] !== "") return null;
	if (/nan/i.test(value)) return NaN;
	if (/inf/i.test(value)) return value.startsWith("-") ? -1e400 : 1e400;
	return Number(value);
}
const shorten$1 = (text) => text.length > 60 ? `${text.slice(0, 60)}…` : text;
const found = (value) => shorten$1(JSON.stringify(value) ?? "nothing");

// src/ingest/stress-metrics.ts
const MAX_SAMPLES = 5e5;
const MAX_PROBLEMS$3 = 50;
const MAX_NAME_CHARS = 100;
function parseStressMetrics(text, fileName) {
	const samples = [];
	const declared = /* @__PURE__ */ new Map();
	const problems = [];
	let line = 0;
	for (const content of linesOf(text)) {
		line += 1;
		const read = samples.length < MAX_SAMPLES ? readLine(content, declared) : tooMany;
		if (read === null) continue;
		if ("sample" in read) samples.push(read.sample);
		else problems.push({
			file: fileName,
			line,
			column: null,
			path: "",
			message: read.fault
		});
		if (problems.length >= MAX_PROBLEMS$3 || read === tooMany) break;
	}
	return {
		samples,
		declarations: [...declared.values()],
		problems
	};
}
const tooMany = { fault: `The rest was left out: more than ${MAX_SAMPLES.toLocaleString("en")} values; write aggregates instead` };
function readLine(content, declared) {
	const trimmed = content.trim();
	if (trimmed === "" || trimmed.startsWith("#")) return null;
	const written = readMetricLine(trimmed);
	if (typeof written === "string") return { fault: written };
	const fault = nameFault(written.name);
	return fault === null ? accept(written, declared) : { fault };
}
function accept(written, declared) {
	const { name, better } = written;
	const known = builtInMetric(name) ?? declared.get(name);
	const scale = unitOf(written.unit, known?.unit);
	if (scale === null) return { fault: unitFault(written.unit ?? "") };
	if (known !== void 0 && known.unit !== scale.unit) return { fault: clash(name, known.unit, scale.unit) };
	if (known !== void 0 && contradicts(better, known.better)) return { fault: `"${name}" cannot be better ${better}: it is better ${known.better} everywhere else` };
	if (known === void 0) declared.set(name, {
		id: name,
		unit: scale.unit,
		better
	});
	return { sample: {
		metric: name,
		value: written.value * scale.factor
	} };
}
const contradicts = (written, known) => written !== null && known !== null && written !== known;
function unitOf(written, fallback) {
	if (written === null) return {
		unit: fallback ?? "count",
		factor: 1
	};
	return Object.hasOwn(UNIT_FACTORS, written) ? UNIT_FACTORS[written] ?? null : null;
}
function nameFault(name) {
	if (name === "") return "A metric needs a name: write name=value unit";
	if (name.length > MAX_NAME_CHARS) return `A metric name has at most ${MAX_NAME_CHARS} characters, this one has ${name.length}`;
	if (name in Object.prototype) return `"${name}" is reserved and cannot name a metric`;
	if (/[\p{C}\p{Z}]/u.test(name)) return `A metric name has no spaces, control or invisible characters: ${JSON.stringify(name)}`;
	return null;
}
const clash = (name, known, found) => `"${name}" is measured in ${known}, this line gives ${found}`;
const unitFault = (unit) => `"${unit.slice(0, 20)}" is not a unit; allowed: ${Object.keys(UNIT_FACTORS).join(", ")}`;
function* linesOf(text) {
	let from = 0;
	while (from < text.length) {
		const end = text.indexOf("\n", from);
		yield text.slice(from, end === -1 ? text.length : end);
		from = end === -1 ? text.length : end + 1;
	}
}

// src/run/process/child-environment.ts
const WITHHELD = /^(INPUT_.*|STATE_.*|ACTIONS_.*|GITHUB_TOKEN|GH_TOKEN|GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY|ARTIFACTS|ARTIFACTS_LIST))$/i;
function childEnvironment(own, passEnv, added) {
	const passed = Object.entries(own).flatMap(([name, value]) => value !== void 0 && (!WITHHELD.test(name) || passEnv.includes(name)) ? [[name, value]] : []);
	return {
		...Object.fromEntries(passed),
		...added
	};
}

// src/run/process/signal.ts
function signalProcess(pid, signal) {
	if (pid === void 0) return;
	try {
		process.kill(pid, signal);
	} catch (error) {
		if (!isGoneOrForeign(error)) throw error;
	}
}
function isGoneOrForeign(error) {
	return error instanceof Error && "code" in error && (error.code === "ESRCH" || error.code === "EPERM");
}

// src/run/process/marked.ts
const MARKER = "STRESS_INVOCATION";
function findMarked(prefix) {
	if (prefix === "") return [];
	const wanted = Buffer.from(`${MARKER}=${prefix}`);
	return processIds().filter((pid) => pid !== process.pid && carries(pid, wanted)).flatMap((pid) => liveName(pid) ?? []);
}
async function killMarked(prefix) {
	const seen = /* @__PURE__ */ new Map();
	for (let round = 0; round < 50; round++) {
		const alive = findMarked(prefix);
		if (alive.length === 0) return {
			left: [...seen.values()],
			stuck: 0
		};
		for (const { pid, name } of alive) {
			seen.set(pid, name);
			signalProcess(pid, "SIGKILL");
		}
		await setTimeout$1(round === 0 ? 1 : 20);
	}
	return {
		left: [...seen.values()],
		stuck: findMarked(prefix).length
	};
}
function processIds() {
	if (process.platform !== "linux") return [];
	return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number);
}
function carries(pid, wanted) {
	const environment = read$2(`/proc/${pid}/environ`);
	const at = environment?.indexOf(wanted) ?? -1;
	return at === 0 || at > 0 && environment?.[at - 1] === 0;
}
function liveName(pid) {
	const [, name, state] = /^\d+ \((.*)\) (\S)/s.exec(read$2(`/proc/${pid}/stat`)?.toString() ?? "") ?? [];
	if (name === void 0 || state === "Z" || state === "X") return null;
	return {
		pid,
		name: name.replace(/[^\w.:+-]/g, "_")
	};
}
function read$2(path) {
	try {
		return readFileSync(path);
	} catch {
		return null;
	}
}

// src/run/process/log.ts
const LOG_CAP_BYTES = 10 * 1024 ** 2;
function openLog(path, capBytes = LOG_CAP_BYTES) {
	mkdirSync(dirname(path), { recursive: true });
	const file = openSync(path, "w");
	const tail = new Tail(capBytes - Math.floor(capBytes / 2));
	let headLeft = Math.floor(capBytes / 2);
	let lastSource = null;
	let fault = null;
	const write = (chunk) => {
		if (fault !== null || chunk.length === 0) return;
		try {
			writeSync(file, chunk);
		} catch (error) {
			fault = error instanceof Error ? error.message : String(error);
		}
	};
	const put = (chunk) => {
		const head = chunk.subarray(0, headLeft);
		write(head);
		headLeft -= head.length;
		if (head.length < chunk.length) tail.push(chunk.subarray(head.length));
	};
	return {
		append(source, chunk) {
			if (source !== lastSource) put(Buffer.from(`${lastSource === null ? "" : "\n"}--- ${source}\n`));
			lastSource = source;
			put(chunk);
		},
		close() {
			if (tail.droppedBytes > 0) write(Buffer.from(`\n--- ${tail.droppedBytes} bytes left out here\n`));
			for (const chunk of tail.chunks) write(chunk);
			closeSync(file);
		},
		get fault() {
			return fault;
		}
	};
}
var Tail = class {
	capBytes;
	chunks = [];
	droppedBytes = 0;
	#bytes = 0;
	constructor(capBytes) {
		this.capBytes = capBytes;
	}
	push(chunk) {
		this.chunks.push(chunk);
		this.#bytes += chunk.length;
		while (this.#bytes > this.capBytes) this.#dropFirst(this.#bytes - this.capBytes);
	}
	text() {
		return Buffer.concat(this.chunks).toString("utf8");
	}
	#dropFirst(excess) {
		const [first] = this.chunks;
		if (first === void 0) return;
		const cut = Math.min(first.length, excess);
		if (cut === first.length) this.chunks.shift();
		else this.chunks[0] = first.subarray(cut);
		this.#bytes -= cut;
		this.droppedBytes += cut;
	}
};

// src/run/process/capture.ts
const HELD_BYTES = 65536;
function captureInto(log, source) {
	const tail = new Tail(HELD_BYTES);
	let held = [];
	let heldBytes = 0;
	const flush = () => {
		if (heldBytes > 0) log.append(source, Buffer.concat(held));
		held = [];
		heldBytes = 0;
	};
	return {
		write(chunk) {
			tail.push(chunk);
			held.push(chunk);
			heldBytes += chunk.length;
			if (heldBytes >= HELD_BYTES) flush();
		},
		finish() {
			flush();
			return tail.text();
		}
	};
}

// src/run/process/excerpt.ts
const EXCERPT_LINE_CHARS = 300;
const INVISIBLE = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
function plainText(output) {
	return stripVTControlCharacters(output).split("\n").map((line) => line.replace(/\r+$/, "").replace(/^.*\r/s, "")).map((line) => line.replace(INVISIBLE, (character) => character === "	" ? "	" : "")).join("\n");
}
function excerptOf(output) {
	return plainText(output).split("\n").map((line) => line.trimEnd()).filter((line) => line !== "").slice(-20).map(shorten).join("\n");
}
function shorten(line) {
	const characters = [...line.slice(0, EXCERPT_LINE_CHARS * 2)];
	if (characters.length <= EXCERPT_LINE_CHARS) return line;
	return `${characters.slice(0, EXCERPT_LINE_CHARS).join("")}…`;
}

// src/run/process/out-of-memory.ts
function counterFiles() {
	const lines = (read$1("/proc/self/cgroup") ?? "").split("\n").map((line) => line.split(":"));
	const unified = lines.find(([id, names]) => id === "0" && names === "")?.[2] ?? "/";
	const memory = lines.find(([, names]) => names?.split(",").includes("memory"))?.[2] ?? "/";
	return [
		"/proc/vmstat",
		`/sys/fs/cgroup${unified}/memory.events`,
		`/sys/fs/cgroup/memory${memory}/memory.oom_control`
	];
}
function countMemoryKills() {
	return counterFiles().map((file) => Number(/^oom_kill (\d+)$/m.exec(read$1(file) ?? "")?.[1] ?? 0)).reduce((sum, count) => sum + count, 0);
}
function read$1(file) {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return null;
	}
}
const RUNTIME_EVIDENCE = [
	["Node.js", /JavaScript heap out of memory/],
	["Java", /java\.lang\.OutOfMemoryError/],
	["Go", /runtime: out of memory|fatal error: runtime: cannot allocate memory|\bcannot allocate memory\b/],
	["Python", /^MemoryError\b/m],
	["C++", /std::bad_alloc/],
	["Rust", /memory allocation of \d+ bytes failed/],
	[".NET", /System\.OutOfMemoryException/],
	["Ruby", /\bNoMemoryError\b/],
	["PHP", /Allowed memory size of \d+ bytes exhausted/],
	["Perl", /^Out of memory!/m]
];
function memoryEvidence(output) {
	for (const [runtime, pattern] of RUNTIME_EVIDENCE) {
		const found = pattern.exec(output);
		if (found !== null) return `${runtime} reported "${found[0]}"`;
	}
	return null;
}

// src/run/process/executable.ts
function findExecutable(name, path) {
	return (path ?? "").split(delimiter).filter((folder) => folder !== "").map((folder) => join(folder, name)).find(isExecutable) ?? null;
}
function isExecutable(file) {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

// src/run/process/launcher-report.ts
function readLauncherReport(text) {
	const lines = parseLines(text);
	const usage = lines.ended === null ? null : usageOf(lines.ended.usage);
	return {
		report: {
			ending: endingOf(lines),
			wallNs: lines.ended?.wallNs ?? 0,
			usage: lines.errno === null ? usage : null,
			left: lines.rest?.left ?? [],
			stuck: lines.rest?.stuck ?? 0
		},
		clean: lines.rest !== null || lines.errno !== null && lines.ended === null
	};
}
function parseLines(text) {
	const records = text.split("\n").filter((line) => line.startsWith("{") && line.endsWith("}")).map((line) => JSON.parse(line));
	const find = (key) => records.find((record) => key in record) ?? null;
	return {
		errno: find("errno")?.errno ?? null,
		ended: find("status"),
		rest: find("stuck")
	};
}
function endingOf(lines) {
	if (lines.errno !== null) return {
		kind: "not-started",
		code: errnoName(lines.errno)
	};
	if (lines.ended === null) return {
		kind: "lost",
		reason: "the measurement launcher was killed"
	};
	return decodeWaitStatus(lines.ended.status);
}
function decodeWaitStatus(status) {
	const signal = status & 127;
	if (signal === 0) return {
		kind: "exit",
		code: status >> 8 & 255
	};
	return {
		kind: "signal",
		signal: signalName(signal)
	};
}
function signalName(number) {
	return Object.entries(constants$1.signals).find(([, value]) => value === number)?.[0] ?? `signal ${number}`;
}
function errnoName(number) {
	return Object.entries(constants$1.errno).find(([, value]) => value === number)?.[0] ?? `errno ${number}`;
}
function usageOf(longs) {
	const at = (index) => longs[index] ?? 0;
	return {
		userNs: at(0) * 1e9 + at(1) * 1e3,
		systemNs: at(2) * 1e9 + at(3) * 1e3,
		peakBytes: at(4) * 1024,
		minorFaults: at(8),
		majorFaults: at(9),
		readBytes: at(11) * 512,
		writtenBytes: at(12) * 512,
		contextSwitches: at(16) + at(17)
	};
}

// src/run/process/shell.ts
function chooseShell(environment) {
	if (process.platform === "win32") return [
		"cmd.exe",
		"/d",
		"/s",
		"/c"
	];
	const bash = findExecutable("bash", environment.PATH);
	return bash === null ? ["/bin/sh", "-ec"] : [
		bash,
		"--noprofile",
		"--norc",
		"-e",
		"-o",
		"pipefail",
		"-c"
	];
}
function argumentsOf(command, shell) {
	if (typeof command === "string") return [...shell, command];
	const [file = "", ...args] = command;
	return [file, ...args];
}
const REPORTED_BY_SHELL = new Set("SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGBUS SIGFPE SIGKILL SIGSEGV SIGPIPE SIGALRM SIGTERM SIGXCPU SIGXFSZ SIGSYS".split(" "));
function signalReportedByShell(exitCode) {
	const name = exitCode > 128 ? signalName(exitCode - 128) : "";
	return REPORTED_BY_SHELL.has(name) ? name : null;
}

// src/run/process/classify.ts
function classify(evidence) {
	const { ending, stop } = evidence;
	if (stop === "abort") return { kind: "interrupted" };
	if (stop === "timeout") return {
		kind: "timeout",
		afterMs: evidence.timeoutMs
	};
	if (ending.kind === "lost") return {
		kind: "broken",
		reason: ending.reason
	};
	if (ending.kind === "not-started") return {
		kind: "unstartable",
		reason: explainErrno(ending.code)
	};
	if (ending.kind === "exit" && evidence.expectExitCodes.includes(ending.code)) return { kind: "ok" };
	return outOfMemory(evidence) ?? (ending.kind === "signal" ? signalled(ending.signal) : exited(evidence));
}
function outOfMemory(evidence) {
	const text = endingSignal(evidence) === "SIGKILL" && evidence.memoryKills > 0 ? "SIGKILL while the kernel counted a kill for memory" : memoryEvidence(evidence.output);
	return text === null ? null : {
		kind: "out-of-memory",
		evidence: text
	};
}
function exited(evidence) {
	const exitCode = evidence.ending.kind === "exit" ? evidence.ending.code : 0;
	const signal = endingSignal(evidence);
	if (signal !== null) return signalled(signal);
	if (evidence.throughShell && (exitCode === 126 || exitCode === 127)) {
		const lastWords = excerptOf(evidence.output).split("\n").at(-1) ?? "";
		return {
			kind: "unstartable",
			reason: lastWords === "" ? `the shell exited with ${exitCode}` : lastWords
		};
	}
	return {
		kind: "failed",
		exitCode
	};
}
const signalled = (signal) => ({
	kind: "signalled",
	signal
});
function endingSignal({ ending, throughShell }) {
	if (ending.kind === "signal") return ending.signal;
	return ending.kind === "exit" && throughShell ? signalReportedByShell(ending.code) : null;
}
const ERRNO_MEANING = {
	ENOENT: "the command was not found",
	EACCES: "the command is not executable or may not be executed",
	ENOTDIR: "a part of its path is not a folder",
	ENOEXEC: "the file is not a program of this machine and has no #! line",
	E2BIG: "its arguments and environment are too large",
	EAGAIN: "the limit of processes is reached",
	ENOMEM: "there is no memory left for another process"
};
function explainErrno(code) {
	return `${ERRNO_MEANING[code] ?? "the operating system refused"} (${code})`;
}

// src/run/process/output-channel.ts
const END_WAIT_MS = 500;
function openChannel(fifo, onData) {
	return fifo === null ? socketChannel(onData) : fifoChannel(fifo, onData);
}
function fifoChannel(fifo, onData) {
	const readEnd = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
	const writeEnd = openSync(fifo, constants.O_WRONLY);
	const stream = new Socket({
		fd: readEnd,
		readable: true,
		writable: false
	});
	const ended = endOf(stream, onData);
	return {
		output: writeEnd,
		attach: () => closeSync(writeEnd),
		drained: () => within(ended, [stream])
	};
}
function socketChannel(onData) {
	let streams = [];
	let ended = Promise.resolve();
	return {
		output: "pipe",
		attach(child) {
			streams = [child.stdout, child.stderr].filter((stream) => stream !== null);
			ended = Promise.all(streams.map((stream) => endOf(stream, onData)));
		},
		drained: () => within(ended, streams)
	};
}
function endOf(stream, onData) {
	return new Promise((resolve) => {
		stream.on("data", onData);
		for (const event of [
			"end",
			"error",
			"close"
		]) stream.once(event, () => resolve());
	});
}
async function within(ended, streams) {
	let timer;
	const patience = new Promise((resolve) => {
		timer = setTimeout(resolve, END_WAIT_MS);
	});
	await Promise.race([ended, patience]);
	clearTimeout(timer);
	for (const stream of streams) stream.destroy();
}

// src/run/process/supervise.ts
const GRACE_MS = 500;
const REPEAT_MS = 100;
const GIVE_UP_MS = 4e3;
const LONGEST_TIMER_MS$1 = 2 ** 31 - 1;
async function supervise(launch, timeoutMs, signal) {
	let stop = null;
	let giveUp = () => {};
	const timers = [];
	const after = (ms, act) => timers.push(setTimeout(act, Math.min(ms, LONGEST_TIMER_MS$1)));
	const givenUp = new Promise((resolve) => {
		giveUp = () => resolve(WITHSTOOD);
	});
	const end = (reason) => {
		if (stop !== null) return;
		stop = reason;
		launch.terminate();
		after(GRACE_MS, () => timers.push(setInterval(launch.kill, REPEAT_MS)));
		after(GIVE_UP_MS, giveUp);
	};
	const onAbort = () => end("abort");
	after(timeoutMs, () => end("timeout"));
	signal.addEventListener("abort", onAbort);
	if (signal.aborted) onAbort();
	try {
		return {
			report: await Promise.race([launch.ended, givenUp]),
			stop
		};
	} finally {
		signal.removeEventListener("abort", onAbort);
		for (const timer of timers) clearTimeout(timer);
	}
}
const WITHSTOOD = {
	ending: {
		kind: "lost",
		reason: "it could not be killed"
	},
	wallNs: 0,
	usage: null,
	left: [],
	stuck: 1
};

// src/run/process/run-command.ts
async function runCommand(request) {
	const fault = folderFault(request.command.cwd);
	if (fault !== null) return neverStarted(fault);
	const kills = countMemoryKills();
	const capture = captureInto(request.log, request.source);
	const channel = openChannel(request.fifo, capture.write);
	const launch = request.launcher.launch(request.command, {
		output: channel.output,
		onSpawn: channel.attach
	});
	if (launch.pid !== void 0) request.onSpawn(launch.pid, launch.ownPids);
	const { report, stop } = await supervise(launch, request.timeoutMs, request.signal);
	await channel.drained();
	const output = capture.finish();
	const evidence = {
		...request,
		ending: report.ending,
		stop,
		output
	};
	return {
		outcome: classify({
			...evidence,
			memoryKills: countMemoryKills() - kills
		}),
		excerpt: excerptOf(output),
		...measurements(report, stop)
	};
}
function measurements(report, stop) {
	const { wallNs, usage, left, stuck } = report;
	return {
		wallNs,
		usage,
		left: stop === null ? left : [],
		stuck
	};
}
function folderFault(folder) {
	const status = statSync(folder, { throwIfNoEntry: false });
	if (status === void 0) return `its working directory ${folder} does not exist`;
	return status.isDirectory() ? null : `its working directory ${folder} is not a folder`;
}
const neverStarted = (reason) => ({
	outcome: {
		kind: "unstartable",
		reason
	},
	wallNs: 0,
	usage: null,
	excerpt: "",
	left: [],
	stuck: 0
});

// src/run/process/scratch.ts
const MAX_METRICS_BYTES = 16 * 1024 ** 2;
function openScratch() {
	const folder = makeFolder();
	const fifos = /* @__PURE__ */ new Map();
	let files = 0;
	return {
		fifo(user) {
			const known = fifos.get(user);
			if (known !== void 0) return known;
			const made = makeFifo(join(folder, `output-${user}`));
			fifos.set(user, made);
			return made;
		},
		metricsFile() {
			const file = join(folder, `metrics-${String(files++).padStart(7, "0")}`);
			writeFileSync(file, "");
			return file;
		},
		dispose: () => rmSync(folder, {
			recursive: true,
			force: true
		})
	};
}
function makeFolder() {
	try {
		return mkdtempSync(join(tmpdir(), "stress-"));
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new SuiteError(`Cannot make a temporary folder in ${tmpdir()}: ${reason}`, {
			exitCode: 3,
			cause
		});
	}
}
function makeFifo(path) {
	if (process.platform === "win32") return null;
	return spawnSync("mkfifo", [
		"-m",
		"600",
		path
	], { stdio: "ignore" }).status === 0 ? path : null;
}
function takeMetrics(file) {
	try {
		const descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
		try {
			return readBounded$1(descriptor);
		} finally {
			closeSync(descriptor);
		}
	} catch (error) {
		return { fault: error instanceof Error ? error.message : String(error) };
	} finally {
		rmSync(file, {
			recursive: true,
			force: true
		});
	}
}
function readBounded$1(descriptor) {
	const { size, isFile } = describe$1(descriptor);
	if (!isFile) return { fault: "it is no longer a regular file" };
	const buffer = Buffer.alloc(Math.min(size, MAX_METRICS_BYTES));
	let length = 0;
	while (length < buffer.length) {
		const bytes = readSync(descriptor, buffer, length, buffer.length - length, length);
		if (bytes === 0) break;
		length += bytes;
	}
	return {
		text: buffer.toString("utf8", 0, length),
		cut: size > MAX_METRICS_BYTES
	};
}
function describe$1(descriptor) {
	const status = fstatSync(descriptor);
	return {
		size: status.size,
		isFile: status.isFile()
	};
}

// src/run/drivers/impossible.ts
const WRAPPED = 2 ** 63;
const NEVER_ZERO = /^(operations|throughput|time\.wall|latency\.(mean|p\d+|max))$/;
function impossibility({ samples, declarations }) {
	const units = new Map(declarations.map(({ id, unit }) => [id, unit]));
	for (const sample of samples) {
		const fault = faultOf(sample, units.get(sample.metric));
		if (fault !== null) return `${sample.metric} is ${sample.value}: ${fault}`;
	}
	return null;
}
function faultOf({ metric, value }, declared) {
	if (!Number.isFinite(value)) return "not a finite number";
	if (Math.abs(value) >= WRAPPED) return "a counter has wrapped around";
	if (value < 0 && declared !== "ratio") return "it cannot be negative";
	if (builtInMetric(metric) === void 0) return null;
	if (value === 0 && NEVER_ZERO.test(metric)) return "no work was done";
	if (metric === "errors.rate" && value >= 1) return "every operation failed";
	return null;
}

// src/run/drivers/command.ts
const METRICS_FILE = "$STRESS_METRICS";
const NOTHING_EMITTED = {
	samples: [],
	declarations: [],
	problems: []
};
function commandDriver(plan, context) {
	return { async run(stimulus, signal) {
		const metricsFile = context.scratch.metricsFile();
		return withEmitted(await runCommand({
			launcher: context.launcher,
			command: commandOf(plan, context, stimulus, metricsFile),
			throughShell: typeof plan.command === "string",
			expectExitCodes: plan.expectExitCodes,
			timeoutMs: context.scenario.timeoutMs,
			fifo: context.scratch.fifo(stimulus.user),
			log: context.log,
			source: stimulus.source,
			signal,
			onSpawn: stimulus.onSpawn
		}), metricsFile);
	} };
}
function commandOf(plan, context, stimulus, metricsFile) {
	const { scenario, tree, shell } = context;
	return {
		argv: argumentsOf(plan.command, shell),
		cwd: resolve(tree.directory, plan.cwd),
		env: childEnvironment(tree.environment(), plan.passEnv, {
			...plan.env,
			STRESS_METRICS: metricsFile,
			STRESS_SEED: String(scenario.seed),
			STRESS_SCENARIO: scenario.id,
			STRESS_USER: String(stimulus.user),
			STRESS_ITERATION: String(stimulus.iteration),
			[MARKER]: context.nextMarker()
		})
	};
}
function withEmitted(report, metricsFile) {
	const emitted = readEmitted(metricsFile);
	if (report.outcome.kind !== "ok") return {
		...report,
		emitted: {
			...emitted,
			samples: []
		}
	};
	const reason = impossibility(emitted);
	if (reason === null) return {
		...report,
		emitted
	};
	return {
		...report,
		outcome: {
			kind: "broken",
			reason
		},
		emitted: {
			...emitted,
			samples: []
		}
	};
}
function readEmitted(metricsFile) {
	const taken = takeMetrics(metricsFile);
	if ("fault" in taken) return withProblem(NOTHING_EMITTED, `The metrics file cannot be read: ${taken.fault}`);
	const emitted = parseStressMetrics(taken.text, METRICS_FILE);
	return taken.cut ? withProblem(emitted, "The rest was left out: a metrics file has at most 16 MiB") : emitted;
}
function withProblem(emitted, message) {
	const problem = {
		file: METRICS_FILE,
		line: null,
		column: null,
		path: "",
		message
	};
	return {
		...emitted,
		problems: [...emitted.problems, problem]
	};
}

// src/run/drivers/index.ts
const DRIVERS = { command: commandDriver };
const openDriver = (context) => DRIVERS[context.scenario.driver.kind](context.scenario.driver, context);

// src/run/load/pacer.ts
function closedPacer({ iterations, durationMs }) {
	return { next: (elapsedMs, started) => started >= (iterations ?? 1e400) || elapsedMs >= (durationMs ?? 1e400) ? "stop" : "start" };
}

// src/run/load/closed.ts
async function runClosed(load, operate, now) {
	const pacer = closedPacer(load);
	const startMs = now();
	let started = 0;
	let wanted = true;
	const loop = async (user) => {
		while (wanted && pacer.next(started === 0 ? 0 : now() - startMs, started) === "start") if (await operate(user, started++) === "stop") wanted = false;
	};
	await Promise.all(Array.from({ length: load.users }, (_, user) => loop(user)));
}

// src/run/failures.ts
const MAX_DIFFERENT = 20;
var FailureList = class {
	#byText = /* @__PURE__ */ new Map();
	add(failure) {
		const text = describeOutcome(failure.outcome);
		const key = this.#byText.size >= MAX_DIFFERENT && !this.#byText.has(text) ? [...this.#byText.keys()].at(-1) ?? text : text;
		const known = this.#byText.get(key);
		const count = (known?.count ?? 0) + failure.count;
		this.#byText.set(key, {
			...known ?? failure,
			count
		});
	}
	list() {
		return [...this.#byText.values()].sort((a, b) => b.count - a.count);
	}
};

// src/run/trial.ts
const MAX_PROBLEMS$2 = 50;
var Trial = class {
	ok = 0;
	failed = 0;
	latenciesNs = [];
	usage = null;
	emitted = /* @__PURE__ */ new Map();
	declarations = /* @__PURE__ */ new Map();
	problems = [];
	left = [];
	stuck = 0;
	#failures = new FailureList();
	#usageMissing = false;
	add(operation) {
		this.left.push(...operation.left.slice(0, 100));
		this.stuck += operation.stuck;
		this.problems.push(...operation.emitted.problems.slice(0, MAX_PROBLEMS$2 - this.problems.length));
		if (operation.outcome.kind === "ok") this.#addOk(operation);
		else {
			if (operation.outcome.kind !== "interrupted") this.failed += 1;
			this.#failures.add({
				outcome: operation.outcome,
				count: 1,
				excerpt: operation.excerpt
			});
		}
	}
	get failures() {
		return this.#failures.list();
	}
	get outcome() {
		const interrupted = this.failures.find(({ outcome }) => outcome.kind === "interrupted");
		if (interrupted !== void 0) return interrupted.outcome;
		return this.ok > 0 ? { kind: "ok" } : this.failures[0]?.outcome ?? { kind: "interrupted" };
	}
	#addOk(operation) {
		this.ok += 1;
		this.latenciesNs.push(operation.wallNs);
		this.#addUsage(operation.usage);
		for (const declaration of operation.emitted.declarations) this.#declare(declaration);
		for (const [metric, value] of meansOf(operation.emitted.samples)) {
			const sofar = this.emitted.get(metric) ?? {
				sum: 0,
				operations: 0
			};
			this.emitted.set(metric, {
				sum: sofar.sum + value,
				operations: sofar.operations + 1
			});
		}
	}
	#addUsage(usage) {
		this.#usageMissing ||= usage === null;
		this.usage = this.#usageMissing || usage === null ? null : sumOf(this.usage, usage);
	}
	#declare(declaration) {
		const { id, unit } = declaration;
		const first = this.declarations.get(id);
		if (first === void 0) this.declarations.set(id, declaration);
		else if (first.unit !== unit && this.problems.length < MAX_PROBLEMS$2) this.problems.push({
			file: "$STRESS_METRICS",
			line: null,
			column: null,
			path: id,
			message: `"${id}" is measured in ${first.unit}, another operation gives ${unit}`
		});
	}
};
function meansOf(samples) {
	const sums = /* @__PURE__ */ new Map();
	for (const { metric, value } of samples) {
		const { sum, count } = sums.get(metric) ?? {
			sum: 0,
			count: 0
		};
		sums.set(metric, {
			sum: sum + value,
			count: count + 1
		});
	}
	return new Map([...sums].map(([metric, { sum, count }]) => [metric, sum / count]));
}
function sumOf(a, b) {
	if (a === null) return b;
	return {
		userNs: a.userNs + b.userNs,
		systemNs: a.systemNs + b.systemNs,
		peakBytes: Math.max(a.peakBytes, b.peakBytes),
		contextSwitches: a.contextSwitches + b.contextSwitches,
		readBytes: a.readBytes + b.readBytes,
		writtenBytes: a.writtenBytes + b.writtenBytes,
		minorFaults: a.minorFaults + b.minorFaults,
		majorFaults: a.majorFaults + b.majorFaults
	};
}

// src/run/trial-metrics.ts
const QUANTILES = [
	["latency.p50", .5],
	["latency.p90", .9],
	["latency.p95", .95],
	["latency.p99", .99],
	["latency.p999", .999]
];
const operationsFor = (quantile) => Math.round(10 / (1 - quantile));
function trialMetrics(trial, load, elapsedNs, watched, shortcoming) {
	const single = load.iterations === 1;
	const [latency = elapsedNs] = trial.latenciesNs;
	const wallNs = single ? latency : elapsedNs;
	const metrics = {
		...watched?.metrics,
		...usageMetrics(trial),
		"time.wall": wallNs,
		"errors.rate": trial.failed / (trial.ok + trial.failed),
		...single ? {} : repeatedMetrics(trial, wallNs)
	};
	combineWithWatch(metrics, trial, watched);
	addCpu(metrics, trial, wallNs);
	for (const [metric, { sum, operations }] of trial.emitted) metrics[metric] = sum / operations;
	return {
		metrics,
		unavailable: [
			...watched?.unavailable ?? [],
			...missingUsage(trial, shortcoming),
			...single ? [] : missingQuantiles(trial)
		].filter(({ metric }) => !(metric in metrics))
	};
}
function usageMetrics({ usage }) {
	if (usage === null) return {};
	return {
		"time.user": usage.userNs,
		"time.system": usage.systemNs,
		"memory.peak": usage.peakBytes,
		"context.switches": usage.contextSwitches,
		"io.read": usage.readBytes,
		"io.written": usage.writtenBytes
	};
}
function combineWithWatch(metrics, { usage }, watched) {
	const sampled = watched?.metrics["memory.peak"];
	if (usage !== null && sampled !== void 0) metrics["memory.peak"] = Math.max(usage.peakBytes, sampled);
}
function addCpu(metrics, trial, wallNs) {
	const { "time.user": userNs, "time.system": systemNs } = metrics;
	if (userNs === void 0 || systemNs === void 0) return;
	if (wallNs > 0) metrics["cpu.utilization"] = (userNs + systemNs) / wallNs;
	metrics["cpu.perop"] = (userNs + systemNs) / Math.max(1, trial.ok);
}
function repeatedMetrics({ ok, failed, latenciesNs }, wallNs) {
	const sorted = Float64Array.from(latenciesNs).sort();
	const values = { operations: ok + failed };
	if (wallNs > 0) values.throughput = ok / (wallNs / 1e9);
	if (ok >= 2) {
		values["latency.mean"] = mean$1(latenciesNs);
		values["latency.max"] = max(latenciesNs);
		values["latency.sd"] = sampleStandardDeviation(latenciesNs);
	}
	for (const [metric, quantile] of QUANTILES) if (ok >= operationsFor(quantile)) values[metric] = quantileSorted(Array.from(sorted), quantile);
	const { "latency.p50": p50, "latency.p99": p99 } = values;
	if (p50 !== void 0 && p99 !== void 0 && p50 > 0) values["latency.tail"] = p99 / p50;
	return values;
}
function missingQuantiles({ ok }) {
	return [...QUANTILES, ["latency.tail", .99]].filter(([, quantile]) => ok < operationsFor(quantile)).map(([metric, quantile]) => ({
		metric,
		reason: `needs at least ${operationsFor(quantile).toLocaleString("en")} successful operations in an invocation`
	}));
}
const FROM_USAGE = [
	"time.user",
	"time.system",
	"cpu.utilization",
	"cpu.perop",
	"memory.peak",
	"context.switches",
	"io.read",
	"io.written"
];
const missingUsage = ({ usage }, shortcoming) => usage === null && shortcoming !== null ? FROM_USAGE.map((metric) => ({
	metric,
	reason: shortcoming
})) : [];

// src/run/invocation.ts
async function runInvocation(place, driver, machinery) {
	const { scenario } = place;
	const { journal, stop } = machinery;
	const trial = new Trial();
	const watching = openWatching(scenario, machinery);
	const startedAtMs = journal.elapsedMs();
	await runClosed(scenario.load, async (user, iteration) => {
		const source = headingOf(place, user, iteration);
		const operation = await driver.run({
			user,
			iteration,
			source,
			onSpawn: watching.onSpawn
		}, stop);
		trial.add(operation);
		return stop.aborted || operation.outcome.kind === "unstartable" ? "stop" : "go-on";
	}, () => performance.now());
	return {
		invocation: describe(place, trial, {
			startedAtMs,
			durationMs: journal.elapsedMs() - startedAtMs,
			watched: await watching.stop(),
			shortcoming: machinery.launcher.shortcoming
		}),
		left: trial.left,
		stuck: trial.stuck
	};
}
function describe(place, trial, facts) {
	const { startedAtMs, durationMs, watched, shortcoming } = facts;
	const isOk = trial.outcome.kind === "ok";
	const measured = isOk ? trialMetrics(trial, place.scenario.load, durationMs * 1e6, watched, shortcoming) : {
		metrics: {},
		unavailable: []
	};
	return {
		scenario: place.scenario.id,
		arm: place.arm,
		index: place.index,
		warmup: place.warmup,
		startedAtMs,
		durationMs,
		outcome: trial.outcome,
		operations: {
			ok: trial.ok,
			failed: trial.failed
		},
		failures: trial.failures,
		metrics: measured.metrics,
		declarations: isOk ? [...trial.declarations.values()] : [],
		problems: trial.problems,
		series: watched?.series ?? null,
		unavailable: measured.unavailable,
		log: place.log
	};
}
function headingOf({ scenario, index, warmup }, user, iteration) {
	const invocation = `invocation ${index}${warmup ? " (warm-up)" : ""}`;
	return scenario.load.iterations === 1 ? invocation : `${invocation}, operation ${iteration}, user ${user}`;
}
function openWatching({ load }, { monitors }) {
	let watch = null;
	if (load.iterations !== 1) watch = monitors?.watch(process.pid, { excludePids: [process.pid] }) ?? null;
	return {
		onSpawn(rootPid, ownPids) {
			watch ??= monitors?.watch(rootPid, { excludePids: [...ownPids] }) ?? null;
		},
		stop: async () => await watch?.stop() ?? null
	};
}

// src/run/process/launcher-environment.ts
const SWAYS_PERL = /^(PERL5OPT|PERL5LIB|PERLLIB|PERL5DB|PERL_UNICODE|PERLIO|PERL_HASH_SEED|PERL_SIGNALS|LC_ALL)$/;
function launcherEnvironment(env) {
	const renamed = Object.entries(env).map(([name, value]) => [SWAYS_PERL.test(name) ? `STRESS_RESTORE_${name}` : name, value]);
	const locale = "LC_ALL" in env ? {} : { STRESS_REMOVE_LC_ALL: "1" };
	return {
		...Object.fromEntries(renamed),
		LC_ALL: "C",
		...locale
	};
}

// src/run/process/launcher-program.ts
const LAUNCHER_PROGRAM = String.raw`
$0 = 'stress-launcher';
for (sort keys %ENV) {
  $ENV{$1} = delete $ENV{$_} if /^STRESS_RESTORE_(.+)/;
  delete @ENV{$_, $1} if /^STRESS_REMOVE_(.+)/;
}
my ($prctl, $clock, $wait4) = map { $_ + 0 } splice @ARGV, 0, 3;
open my $report, '>&=', 3 or exit 125;
fcntl $report, 2, 1;

sub children {
  my %found;
  opendir my $proc, '/proc' or return %found;
  for my $pid (grep /^\d+$/, readdir $proc) {
    open my $stat, '<', "/proc/$pid/stat" or next;
    my ($name, $parent) = (<$stat> // '') =~ /^\d+ \((.*)\) \S (\d+)/s or next;
    ($found{$pid} = $name) =~ s/[^\w.:+-]/_/g if $parent == $$;
  }
  return %found;
}

my ($pid, $stopped);
$SIG{PIPE} = 'IGNORE';
$SIG{TERM} = sub { $stopped = 1; kill 'TERM', -$pid if $pid };
$SIG{ALRM} = sub { $stopped = 1; my %c = children(); kill 'KILL', keys %c; kill 'KILL', -$pid if $pid };
syscall($prctl, 36, 1, 0, 0, 0) == 0 or exit 124;
syscall $prctl, 1, 14, 0, 0, 0;

my $score;
if (open my $adj, '+<', '/proc/self/oom_score_adj') {
  $score = <$adj> + 0;
  if ($score < 800) { seek $adj, 0, 0; print $adj 800 } else { undef $score }
  close $adj;
}

my ($before, $after, $status, $usage) = ("\0" x 16, "\0" x 16, "\0" x 4, "\0" x 144);
pipe my $stamp, my $stamper or exit 122;
$pid = fork;
if (defined $pid && $pid == 0) {
  $SIG{TERM} = $SIG{ALRM} = $SIG{PIPE} = 'DEFAULT';
  setpgrp;
  syscall $clock, 1, $before;
  syswrite $stamper, $before;
  exec { $ARGV[0] } @ARGV;
  syswrite $report, sprintf qq({"errno":%d}\n), $!;
  exit 127;
}
if (!defined $pid) { syswrite $report, sprintf qq({"errno":%d}\n), $!; exit 123 }
if (defined $score && open my $adj, '>', '/proc/self/oom_score_adj') { print $adj $score; close $adj }
close $stamper;
kill 'KILL', $pid if $stopped;
1 while syscall($wait4, $pid, $status, 0, $usage) == -1 && $! == 4;
syscall $clock, 1, $after;
$before = $after unless sysread($stamp, $before, 16) == 16;
my ($s0, $n0, $s1, $n1) = unpack 'q4', $before . $after;
syswrite $report, sprintf qq({"wallNs":%d,"status":%d,"usage":[%s]}\n),
  ($s1 - $s0) * 1e9 + $n1 - $n0, unpack('i', $status), join ',', unpack 'q18', $usage;

my ($tick, %left, %stuck) = 0;
until ((my $reaped = waitpid -1, 1) == -1) {
  next if $reaped > 0;
  if ($stopped || $tick >= 20) { my %c = children(); @left{keys %c} = values %c; kill 'KILL', keys %c }
  if (++$tick > 300) { %stuck = children(); last }
  select undef, undef, undef, 0.01;
}
syswrite $report, sprintf qq({"left":[%s],"stuck":%d}\n), join(',', map { qq("$_") } values %left), scalar keys %stuck;
`;
const SYSTEM_CALLS = {
	x64: [
		157,
		228,
		61
	],
	arm64: [
		167,
		113,
		260
	]
};

// src/run/process/perl-launcher.ts
const KILLS_BEFORE_FORCE = 20;
const MAX_REPORT_CHARS = 65536;
function perlLauncher(perl) {
	const numbers = process.platform === "linux" ? SYSTEM_CALLS[process.arch] : void 0;
	if (numbers === void 0) return null;
	const prefix = [
		"-e",
		LAUNCHER_PROGRAM,
		...numbers.map(String)
	];
	return {
		name: "perl",
		shortcoming: null,
		launch: (command, surroundings) => launchThrough(perl, prefix, command, surroundings)
	};
}
function launchThrough(perl, prefix, command, surroundings) {
	const { output, onSpawn } = surroundings;
	const child = spawn(perl, [...prefix, ...command.argv], {
		cwd: command.cwd,
		env: launcherEnvironment(command.env),
		detached: true,
		stdio: [
			"ignore",
			output,
			output,
			"pipe"
		]
	});
	onSpawn(child);
	const { pid } = child;
	let kills = 0;
	return {
		pid,
		ownPids: pid === void 0 ? [] : [pid],
		ended: reportOf(child, command),
		terminate: () => signalProcess(pid, "SIGTERM"),
		kill: () => signalProcess(pid, ++kills > KILLS_BEFORE_FORCE ? "SIGKILL" : "SIGALRM")
	};
}
async function reportOf(child, command) {
	const started = process.hrtime.bigint();
	let text = "";
	child.stdio[3]?.on("data", (chunk) => {
		if (text.length < MAX_REPORT_CHARS) text += chunk.toString("latin1");
	});
	const reported = new Promise((resolve) => child.stdio[3]?.once("close", resolve));
	const failure = await new Promise((resolve) => {
		child.once("error", resolve);
		child.once("exit", () => reported.then(() => resolve(null)));
	});
	if (failure !== null) return notStarted(failure);
	const { report, clean } = readLauncherReport(text);
	if (clean) return report;
	const left = await killMarked(command.env["STRESS_INVOCATION"] ?? "");
	return {
		...report,
		wallNs: Number(process.hrtime.bigint() - started),
		...left
	};
}
function notStarted(failure) {
	return {
		ending: {
			kind: "not-started",
			code: "code" in failure && typeof failure.code === "string" ? failure.code : failure.message
		},
		wallNs: 0,
		usage: null,
		left: [],
		stuck: 0
	};
}

// src/run/process/plain-launcher.ts
const ORPHAN_GRACE_MS = 200;
const plainLauncher = {
	name: "plain",
	shortcoming: "needs Perl on Linux (x64 or arm64): without it the kernel does not tell the resource usage of a child, and CPU time and memory are sampled",
	launch: launchPlainly
};
function launchPlainly(command, { output, onSpawn }) {
	const [file, ...args] = command.argv;
	const started = process.hrtime.bigint();
	const child = spawn(file, args, {
		cwd: command.cwd,
		env: command.env,
		detached: process.platform !== "win32",
		stdio: [
			"ignore",
			output,
			output
		],
		windowsHide: true
	});
	onSpawn(child);
	const { pid } = child;
	const marker = command.env["STRESS_INVOCATION"] ?? "";
	let stopped = false;
	const ended = new Promise((resolve) => {
		child.once("error", (failure) => resolve(notStarted(failure)));
		child.once("exit", (code, signal) => {
			const wallNs = Number(process.hrtime.bigint() - started);
			const ending = signal ? {
				kind: "signal",
				signal
			} : {
				kind: "exit",
				code: code ?? 0
			};
			clearTree(pid, marker, stopped).then((rest) => resolve({
				ending,
				wallNs,
				usage: null,
				...rest
			}));
		});
	});
	const stopWith = (signal) => () => {
		stopped = true;
		signalTree(pid, signal);
		if (signal === "SIGKILL") for (const escaped of findMarked(marker)) signalProcess(escaped.pid, signal);
	};
	return {
		pid,
		ownPids: [],
		ended,
		terminate: stopWith("SIGTERM"),
		kill: stopWith("SIGKILL")
	};
}
async function clearTree(pid, marker, stopped) {
	const patience = performance.now() + (stopped ? 0 : ORPHAN_GRACE_MS);
	while (performance.now() < patience && findMarked(marker).length > 0) await setTimeout$1(10);
	const rest = await killMarked(marker);
	if (process.platform !== "linux") signalTree(pid, "SIGKILL");
	return rest;
}
function signalTree(pid, signal) {
	if (pid === void 0) return;
	if (process.platform !== "win32") signalProcess(-pid, signal);
	else spawnSync("taskkill", [
		"/PID",
		String(pid),
		"/T",
		"/F"
	], {
		stdio: "ignore",
		windowsHide: true
	});
}

// src/run/process/choose-launcher.ts
async function chooseLauncher(environment) {
	const perl = process.platform === "linux" ? findExecutable("perl", environment.PATH) : null;
	const launcher = perl === null ? null : perlLauncher(perl);
	if (perl === null || launcher === null) return plainLauncher;
	const env = { PATH: environment.PATH ?? "" };
	const { ending, usage } = await launcher.launch({
		argv: [
			perl,
			"-e",
			"exit 7"
		],
		cwd: "/",
		env
	}, {
		output: "pipe",
		onSpawn: (child) => void [child.stdout?.resume(), child.stderr?.resume()]
	}).ended;
	return usage !== null && ending.kind === "exit" && ending.code === 7 ? launcher : plainLauncher;
}

// src/run/machinery.ts
const COUNT_DIGITS = 7;
async function openMachinery(options) {
	const launcher = await chooseLauncher(options.environment);
	const scratch = openScratch();
	let operations = 0;
	if (launcher.shortcoming !== null && process.platform === "linux") options.journal.caveat({
		code: "plain-launcher",
		text: `CPU time and memory of short processes are not exact: ${launcher.shortcoming}`,
		advice: "Install perl (on Debian and Ubuntu: apt-get install perl-base)",
		scenario: null
	});
	return {
		...options,
		launcher,
		scratch,
		shell: chooseShell(options.environment),
		nextMarker: () => `${options.marker}-${String(operations++).padStart(COUNT_DIGITS, "0")}.`,
		async dispose() {
			await killMarked(options.marker);
			scratch.dispose();
		}
	};
}
function treeOf(arm, { trees }) {
	const tree = trees[arm];
	if (tree === null) throw new Error(`A command of the ${arm} has no tree to run in`);
	return tree;
}
function logName(scenario, arm) {
	const plain = scenario.replace(/[^\w.=-]+/g, "_").slice(0, 100);
	const digest = createHash("sha256").update(scenario).digest("hex").slice(0, 8);
	const name = plain === scenario && !plain.startsWith(".") ? plain : `${plain.replace(/^\.+/, "")}-${digest}`;
	return join("logs", `${name}${arm === "base" ? ".base" : ""}.log`);
}

// src/run/sampler.ts
function openSampler(scenario, arm, machinery, logCapBytes = LOG_CAP_BYTES) {
	const { journal } = machinery;
	const name = logName(scenario.id, arm);
	const log = openLog(join(machinery.out, name), logCapBytes);
	journal.emit({
		type: "scenario-started",
		scenario: scenario.id,
		arm
	});
	const driver = openDriver({
		...machinery,
		tree: treeOf(arm, machinery),
		scenario,
		log
	});
	const outcomes = [];
	const durationsMs = [];
	return {
		outcomes,
		durationsMs,
		async take() {
			const index = outcomes.length;
			const place = {
				scenario,
				arm,
				index,
				warmup: index < scenario.samples.warmup,
				log: name
			};
			const finished = await runInvocation(place, driver, machinery);
			journal.emit({
				type: "invocation-finished",
				invocation: finished.invocation
			});
			sayWhatWasLeft(finished, machinery);
			outcomes.push(finished.invocation.outcome);
			durationsMs.push(finished.invocation.durationMs);
		},
		finish: (ending) => journal.emit({
			type: "scenario-finished",
			scenario: scenario.id,
			arm,
			ending
		}),
		close() {
			log.close();
			if (log.fault !== null) journal.caveat(incompleteLog(scenario.id, log.fault));
		}
	};
}
const incompleteLog = (scenario, fault) => ({
	code: "log-incomplete",
	text: `Its log could not be written to the end: ${fault}`,
	advice: "Make room on the disk of the output folder",
	scenario
});
function sayWhatWasLeft({ invocation, left, stuck }, { journal }) {
	const { scenario } = invocation;
	if (left.length > 0) journal.caveat({
		code: "left-processes",
		text: `Invocation ${invocation.index} left ${left.length} ${left.length === 1 ? "process" : "processes"} behind (${[...new Set(left)].slice(0, 5).join(", ")}), which ${left.length === 1 ? "was" : "were"} killed`,
		advice: "Let the command wait for the processes it starts: what outlives it is not in its times",
		scenario
	});
	if (stuck > 0) journal.caveat({
		code: "stuck-processes",
		text: `Invocation ${invocation.index} has ${stuck} ${stuck === 1 ? "process" : "processes"} that could not be killed`,
		advice: "Do not start processes of another user (sudo) from a scenario",
		scenario
	});
}

// src/run/stop.ts
const BUDGET_SPENT = Symbol("budget spent");
const LONGEST_TIMER_MS = 2 ** 31 - 1;
function openStop(outer, budgetMs) {
	const controller = new AbortController();
	const onAbort = () => controller.abort(outer.reason);
	outer.addEventListener("abort", onAbort);
	if (outer.aborted) onAbort();
	const timer = budgetMs === null ? void 0 : setTimeout(() => controller.abort(BUDGET_SPENT), Math.min(budgetMs, LONGEST_TIMER_MS));
	return {
		signal: controller.signal,
		interruption: () => outer.aborted ? nameOf(outer.reason) : null,
		close() {
			clearTimeout(timer);
			outer.removeEventListener("abort", onAbort);
		}
	};
}
const nameOf = (reason) => typeof reason === "string" ? reason : "SIGINT";

// src/run/scenario.ts
const FAILURES_IN_A_ROW = 3;
const TIMEOUTS_IN_A_ROW = 2;
async function runScenario(scenario, rule, machinery) {
	const sampler = openSampler(scenario, "head", machinery);
	try {
		sampler.finish(await takeSamples(scenario, sampler, rule, machinery));
	} finally {
		sampler.close();
	}
}
async function takeSamples(scenario, sampler, rule, machinery) {
	const { journal, stop } = machinery;
	for (;;) {
		if (stop.aborted) return endingOfStop(stop);
		if (!fits(journal.elapsedMs(), rule.deadlineMs, sampler.durationsMs)) return { kind: "budget" };
		await sampler.take();
		const ending = endingAfter(sampler.outcomes, scenario, rule, machinery);
		if (ending !== null) return ending;
	}
}
function endingAfter(outcomes, { id, samples }, rule, { journal, stop }) {
	if (stop.aborted) return endingOfStop(stop);
	const hopeless = hopelessness(outcomes);
	if (hopeless !== null) return {
		kind: "failing",
		reason: hopeless
	};
	const taken = outcomes.length - samples.warmup;
	if (taken >= samples.max) return { kind: "complete" };
	if (taken < samples.min || !samples.looks.includes(taken)) return null;
	return rule.enough(journal.result()).has(id) ? null : { kind: "decided" };
}
const endingOfStop = ({ reason }) => reason === BUDGET_SPENT ? { kind: "budget" } : { kind: "interrupted" };
function hopelessness(outcomes) {
	const last = outcomes.at(-1);
	if (last === void 0) return null;
	if (last.kind === "unstartable") return `the command ${describeOutcome(last)}`;
	const limit = last.kind === "timeout" ? TIMEOUTS_IN_A_ROW : FAILURES_IN_A_ROW;
	const recent = outcomes.slice(-limit);
	return recent.length === limit && recent.every(({ kind }) => kind !== "ok") ? `${limit} invocations in a row failed; the last ${describeOutcome(last)}` : null;
}

// src/run/suite.ts
function obstacleNow({ machinery: { journal }, stopping }, deadlineMs) {
	if (stopping.interruption() !== null) return "the run was interrupted";
	return deadlineMs !== null && journal.elapsedMs() >= deadlineMs || stopping.signal.aborted ? "the budget of the suite was used up before it" : null;
}
function skip({ id }, arms, reason, journal) {
	for (const arm of arms) journal.emit({
		type: "scenario-finished",
		scenario: id,
		arm,
		ending: {
			kind: "not-run",
			reason
		}
	});
}
function stopAfter({ id, priority }, { plan, options, machinery }) {
	return plan.failFast && priority === "P0" && options.failedP0?.(machinery.journal.result(), id) === true ? `${id}, a scenario of priority P0, failed` : null;
}
async function calibrate({ calibration, machinery }, gap, gaps) {
	const { journal, stop } = machinery;
	for (let count = calibration.readingsIn(gap, gaps); count > 0 && !stop.aborted; count--) journal.emit({
		type: "calibrated",
		reading: await calibration.read(journal.elapsedMs)
	});
}

// src/run/alone.ts
async function runAlone(suite) {
	const { plan, options, machinery } = suite;
	const latest = deadlines(plan);
	const gaps = plan.scenarios.length + 1;
	let obstacle = null;
	for (const [index, scenario] of plan.scenarios.entries()) {
		const deadlineMs = latest[index] ?? null;
		const reason = obstacle ?? obstacleNow(suite, deadlineMs);
		if (reason !== null) skip(scenario, ["head"], reason, machinery.journal);
		else {
			await calibrate(suite, index, gaps);
			await runScenario(scenario, {
				enough: options.enough,
				deadlineMs
			}, machinery);
			obstacle = stopAfter(scenario, suite);
		}
	}
	if (obstacle === null) await calibrate(suite, gaps - 1, gaps);
}

// src/run/calibration.ts
const READINGS = 5;
const TOTAL_MS = 1300;
const BUDGET_SHARE = .02;
const PIECE_MS = 26;
const CPU_ROUNDS = 1e7;
const MEMORY_STEPS = 6e4;
const MEMORY_WORDS = 8 * 1024 ** 2;
function openCalibration(budgetMs) {
	const totalMs = Math.min(TOTAL_MS, (budgetMs ?? 1e400) * BUDGET_SHARE);
	const pieces = Math.max(1, Math.floor(totalMs / READINGS / PIECE_MS));
	let memory = null;
	return {
		readingsIn: (gap, gaps) => Math.floor((gap + 1) * READINGS / gaps) - Math.floor(gap * READINGS / gaps),
		async read(elapsedMs) {
			memory ??= warmUp$1();
			const atMs = elapsedMs();
			const cpuNs = [];
			const memoryNs = [];
			for (let piece = 0; piece < pieces; piece++) {
				cpuNs.push(timeNs(workCpu));
				memoryNs.push(timeNs(() => walkMemory(memory ?? new Uint32Array(MEMORY_WORDS))));
				await new Promise(setImmediate);
			}
			return {
				atMs,
				cpuNs: median$1(cpuNs),
				memoryNs: median$1(memoryNs)
			};
		}
	};
}
function warmUp$1() {
	const memory = new Uint32Array(MEMORY_WORDS).fill(1);
	workCpu();
	walkMemory(memory);
	return memory;
}
function timeNs(work) {
	const start = process.hrtime.bigint();
	const result = work();
	const spent = Number(process.hrtime.bigint() - start);
	return result === -1 ? spent + 1 : spent;
}
function workCpu() {
	let state = 2463534242;
	for (let round = 0; round < CPU_ROUNDS; round++) {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
	}
	return state >>> 0;
}
function walkMemory(memory) {
	let at = 1;
	for (let step = 0; step < MEMORY_STEPS; step++) at = Math.imul(at, 1664525) + 1013904223 + (memory[at & MEMORY_WORDS - 1] ?? 0) >>> 0;
	return at;
}

// src/run/git/git.ts
const MAX_OUTPUT_BYTES = 64 * 1024 ** 2;
function runGit(args, { folder, environment, timeoutMs }) {
	const env = {
		...withoutRepository(environment),
		GIT_OPTIONAL_LOCKS: "0",
		GIT_TERMINAL_PROMPT: "0",
		LC_ALL: "C"
	};
	const settings = [
		"-c",
		"core.fsmonitor=false",
		"-c",
		"core.hooksPath=/dev/null"
	];
	const options = {
		cwd: folder,
		env,
		timeout: timeoutMs,
		maxBuffer: MAX_OUTPUT_BYTES
	};
	return new Promise((resolve) => {
		execFile("git", [...settings, ...args], options, (error, stdout, stderr) => {
			if (error === null) resolve({
				kind: "ok",
				output: stdout.trim()
			});
			else if (error.killed) resolve({
				kind: "unusable",
				said: `it did not end within ${timeoutMs / 1e3} s`
			});
			else if (typeof error.code === "number") resolve({
				kind: "refused",
				exitCode: error.code,
				said: lastLine(stderr)
			});
			else resolve({
				kind: "unusable",
				said: `git cannot be run: ${error.code ?? error.message}`
			});
		});
	});
}
function lastLine(text) {
	const lines = text.trim().split("\n");
	return (lines.findLast((entry) => /^(fatal|error): /.test(entry)) ?? lines.at(-1) ?? "").replace(/:\/\/[^/@\s]+@/g, "://").slice(0, 500) || "no message";
}
function withoutRepository(environment) {
	const names = /^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|OBJECT_DIRECTORY)$/;
	return Object.fromEntries(Object.entries(environment).filter(([name]) => !names.test(name)));
}

// src/run/commit.ts
const GIT_TIMEOUT_MS = 1e4;
async function commitOf(folder, environment) {
	const [status, subject] = await Promise.all([git(folder, environment, [
		"status",
		"--porcelain=v2",
		"--branch",
		"--untracked-files=no"
	]), git(folder, environment, [
		"log",
		"-1",
		"--format=%s"
	])]);
	const sha = /^# branch\.oid ([0-9a-f]+)$/m.exec(status ?? "")?.[1];
	if (status === null || sha === void 0) return commitOfGitHub(environment);
	const branch = /^# branch\.head (.+)$/m.exec(status)?.[1] ?? "(detached)";
	return {
		sha,
		ref: branch === "(detached)" ? refOfGitHub(environment) : branch,
		subject: subject?.trim() || null,
		dirty: /^[^#]/m.test(status)
	};
}
function commitOfGitHub(environment) {
	const sha = environment.GITHUB_SHA;
	if (sha === void 0 || !/^[0-9a-f]{7,64}$/.test(sha)) return null;
	return {
		sha,
		ref: refOfGitHub(environment),
		subject: null,
		dirty: false
	};
}
const refOfGitHub = (environment) => environment.GITHUB_HEAD_REF || environment.GITHUB_REF_NAME || null;
async function git(folder, environment, args) {
	const ending = await runGit(args, {
		folder,
		environment,
		timeoutMs: GIT_TIMEOUT_MS
	});
	return ending.kind === "ok" ? ending.output : null;
}

// src/run/environment.ts
async function environmentOf(environment) {
	const cpuModel = findCpuModel();
	const cores = os.availableParallelism();
	const { node } = process.versions;
	return {
		os: process.platform,
		arch: process.arch,
		kernel: os.release(),
		cpuModel,
		cores,
		memoryBytes: os.totalmem(),
		image: findImage(environment),
		runtimes: { node },
		machineClass: machineClassOf({
			os: process.platform,
			arch: process.arch,
			cores,
			cpuModel
		})
	};
}
function machineClassOf(machine) {
	const model = machine.cpuModel.toLowerCase().replace(/\((r|tm|c)\)|@.*$/g, " ").replace(/\b(cpu|processor|\d+-core|with radeon.*)\b/g, " ").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60);
	return [
		machine.os,
		machine.arch,
		`${machine.cores}c`,
		model || "unknown-cpu"
	].join("-");
}
function findCpuModel() {
	const model = os.cpus()[0]?.model.trim() ?? "";
	if (model !== "" && model !== "unknown") return model.replace(/\s+/g, " ");
	const cpuinfo = read("/proc/cpuinfo");
	const field = (name) => new RegExp(`^${name}\\s*: (\\S+)`, "m").exec(cpuinfo)?.[1] ?? "unknown";
	return cpuinfo === "" ? "unknown" : `Arm ${field("CPU implementer")} ${field("CPU part")}`;
}
function findImage(environment) {
	const { ImageOS: image, ImageVersion: version } = environment;
	if (image !== void 0 && image !== "") return version ? `${image}/${version}` : image;
	return /^PRETTY_NAME="?([^"\n]*)"?$/m.exec(read("/etc/os-release"))?.[1] ?? `${os.type()} ${os.release()}`;
}
function read(file) {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return "";
	}
}

// src/run/fold-scenario.ts
const MAX_PROBLEMS$1 = 100;
var ScenarioFold = class {
	id;
	#digest;
	#arm;
	#outcomes = {};
	#failures = new FailureList();
	#columns = /* @__PURE__ */ new Map();
	#unavailable = /* @__PURE__ */ new Map();
	#problems = /* @__PURE__ */ new Map();
	#operations = {
		ok: 0,
		failed: 0
	};
	#ending = null;
	#series = null;
	#warmups = 0;
	#begun = false;
	constructor(scenario, arm) {
		this.id = scenario.id;
		this.#digest = scenario.digest;
		this.#arm = arm;
	}
	get begun() {
		return this.#begun;
	}
	begin() {
		this.#begun = true;
	}
	add(invocation) {
		this.#begun = true;
		const { outcome, warmup, operations, log } = invocation;
		for (const failure of invocation.failures) this.#failures.add({
			...failure,
			log
		});
		for (const problem of invocation.problems) this.#addProblem(problem);
		if (warmup) this.#warmups += 1;
		if (warmup && outcome.kind === "ok") return;
		this.#outcomes[outcome.kind] = (this.#outcomes[outcome.kind] ?? 0) + 1;
		this.#operations.ok += operations.ok;
		this.#operations.failed += operations.failed;
		if (outcome.kind === "ok") this.#addSamples(invocation);
	}
	end(ending) {
		this.#begun = true;
		this.#ending = ending;
	}
	result() {
		const columns = [...this.#columns.values()].sort((a, b) => a.metric.id < b.metric.id ? -1 : 1);
		return {
			id: this.id,
			arm: this.#arm,
			digest: this.#digest,
			ending: this.#ending,
			outcomes: { ...this.#outcomes },
			warmups: this.#warmups,
			operations: { ...this.#operations },
			failures: this.#failures.list(),
			metrics: columns.map(({ metric, samples, invocations }) => ({
				metric,
				samples: [...samples],
				invocations: [...invocations]
			})),
			unavailable: [...this.#unavailable].filter(([metric]) => !this.#columns.has(metric)).map(([metric, reason]) => ({
				metric,
				reason
			})),
			problems: [...this.#problems.values()],
			series: this.#series
		};
	}
	#addSamples(invocation) {
		const declared = new Map(invocation.declarations.map((declaration) => [declaration.id, declaration]));
		for (const [id, value] of Object.entries(invocation.metrics)) {
			const { unit, better } = declared.get(id) ?? {
				unit: "count",
				better: null
			};
			const column = this.#columnOf(id, builtInMetric(id) ?? customMetric(id, unit, better));
			if (column === null) continue;
			column.samples.push(value);
			column.invocations.push(invocation.index);
		}
		for (const { metric, reason } of invocation.unavailable) this.#unavailable.set(metric, reason);
		if (invocation.series !== null) this.#series = invocation.series;
	}
	#columnOf(id, metric) {
		const column = this.#columns.get(id) ?? {
			metric,
			samples: [],
			invocations: []
		};
		this.#columns.set(id, column);
		if (column.metric.unit === metric.unit) return column;
		const message = `"${id}" was measured in ${column.metric.unit} before, now in ${metric.unit}: left out`;
		this.#addProblem({
			file: "$STRESS_METRICS",
			line: null,
			column: null,
			path: id,
			message
		});
		return null;
	}
	#addProblem(problem) {
		const key = `${problem.line}:${problem.message}`;
		if (this.#problems.size < MAX_PROBLEMS$1 && !this.#problems.has(key)) this.#problems.set(key, problem);
	}
};

// src/run/fold.ts
var ResultFold = class {
	#started;
	#scenarios;
	#calibration = [];
	#caveats = [];
	#setups = {
		head: null,
		base: null
	};
	#interruption = null;
	#complete = false;
	#durationMs = 0;
	constructor(started) {
		this.#started = started;
		this.#scenarios = started.plan.scenarios.map((scenario) => ({
			head: new ScenarioFold(scenario, "head"),
			base: new ScenarioFold(scenario, "base")
		}));
	}
	add(event) {
		this.#durationMs = Math.max(this.#durationMs, event.atMs);
		switch (event.type) {
			case "setup-finished":
				this.#setups[event.arm] = {
					outcome: event.outcome,
					durationMs: event.durationMs,
					log: event.log
				};
				break;
			case "calibrated":
				this.#calibration.push(event.reading);
				break;
			case "caveat":
				this.#caveats.push(event.caveat);
				break;
			case "interrupted":
				this.#interruption = { signal: event.signal };
				break;
			case "run-finished":
				this.#complete = true;
				break;
			case "scenario-started":
				this.#scenario(event.scenario, event.arm)?.begin();
				break;
			case "invocation-finished":
				this.#scenario(event.invocation.scenario, event.invocation.arm)?.add(event.invocation);
				break;
			case "scenario-finished": this.#scenario(event.scenario, event.arm)?.end(event.ending);
		}
	}
	result() {
		const { schemaVersion, tool, startedAt, commit, environment, plan } = this.#started;
		return {
			schemaVersion,
			tool,
			startedAt,
			durationMs: this.#durationMs,
			complete: this.#complete,
			interruption: this.#interruption,
			commit,
			environment,
			plan,
			setup: this.#setups.head,
			baseSetup: this.#setups.base,
			calibration: [...this.#calibration],
			scenarios: this.#scenarios.flatMap(({ head, base }) => base.begun ? [head.result(), base.result()] : [head.result()]),
			caveats: [...this.#caveats]
		};
	}
	#scenario(id, arm) {
		return this.#scenarios.find(({ head }) => head.id === id)?.[arm];
	}
};
function fold(events) {
	let result = null;
	for (const event of events) if (result !== null) result.add(event);
	else if (event.type === "run-started") result = new ResultFold(event);
	else break;
	if (result !== null) return result.result();
	throw new SuiteError("Cannot read the recording: it does not begin with a run-started event", { exitCode: 3 });
}

// src/run/event-shape.ts
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const text = (value) => typeof value === "string";
const number = (value) => typeof value === "number" && Number.isFinite(value);
const flag = (value) => typeof value === "boolean";
const orNull = (check) => (value) => value === null || check(value);
const listOf = (check) => (value) => Array.isArray(value) && value.every(check);
const mapOf = (check) => (value) => isObject(value) && Object.values(value).every(check);
const among = (...allowed) => (value) => typeof value === "string" && allowed.includes(value);
const fields = (shape) => (value) => isObject(value) && Object.entries(shape).every(([key, check]) => check(value[key]));
const arm = among("head", "base");
const outcome = fields({ kind: among(...OUTCOME_KINDS) });
const unavailable = fields({
	metric: text,
	reason: text
});
const problem = fields({
	file: text,
	line: orNull(number),
	message: text
});
const declaration = fields({
	id: text,
	unit: among("ns", "bytes", "ratio", "count", "per-second"),
	better: orNull(among("lower", "higher"))
});
const series = fields({
	atMs: listOf(number),
	columns: mapOf(listOf(number)),
	samplerUtilization: number
});
const invocation = fields({
	scenario: text,
	arm,
	index: number,
	warmup: flag,
	startedAtMs: number,
	durationMs: number,
	outcome,
	operations: fields({
		ok: number,
		failed: number
	}),
	failures: listOf(fields({
		outcome,
		count: number,
		excerpt: text
	})),
	metrics: mapOf(number),
	declarations: listOf(declaration),
	problems: listOf(problem),
	series: orNull(series),
	unavailable: listOf(unavailable),
	log: text
});
const scenario = fields({
	id: text,
	name: text,
	digest: text,
	driver: fields({ kind: text }),
	load: fields({
		model: text,
		users: number
	}),
	samples: fields({
		min: number,
		max: number
	})
});
const pairing = fields({
	purpose: among("search", "confirm"),
	base: text,
	looks: listOf(number),
	baseFirst: mapOf(listOf(flag))
});
const ending = fields({ kind: among("complete", "decided", "budget", "failing", "not-run", "interrupted") });
const SHAPES = /* @__PURE__ */ new Map([
	["run-started", {
		schemaVersion: (value) => value === 1,
		tool: fields({
			name: text,
			version: text
		}),
		startedAt: text,
		plan: fields({
			suite: text,
			scenarios: listOf(scenario),
			pairing: orNull(pairing)
		}),
		policy: isObject,
		commit: orNull(fields({ sha: text })),
		environment: fields({
			machineClass: text,
			cores: number
		})
	}],
	["setup-finished", {
		arm,
		durationMs: number,
		outcome,
		log: text
	}],
	["scenario-started", {
		scenario: text,
		arm
	}],
	["invocation-finished", { invocation }],
	["calibrated", { reading: fields({
		atMs: number,
		cpuNs: number,
		memoryNs: number
	}) }],
	["scenario-finished", {
		scenario: text,
		arm,
		ending
	}],
	["caveat", { caveat: fields({
		code: text,
		text,
		advice: orNull(text),
		scenario: orNull(text)
	}) }],
	["interrupted", { signal: text }],
	["run-finished", {}]
]);
function eventFault(value) {
	if (!isObject(value)) return "it is not an object";
	const shape = SHAPES.get(value.type);
	if (shape === void 0) return `its type is ${JSON.stringify(value.type)?.slice(0, 60) ?? "missing"}`;
	if (!number(value.atMs)) return "it has no \"atMs\"";
	const wrong = Object.entries(shape).find(([key, check]) => !check(value[key]));
	return wrong === void 0 ? null : `its "${wrong[0]}" is missing or has another shape`;
}

// src/run/recording.ts
const RECORDING_FILE = "events.ndjson";
const MAX_FILE_BYTES = 256 * 1024 ** 2;
const MAX_LINE_CHARS = 32 * 1024 ** 2;
const MAX_PROBLEMS = 100;
const NEWLINE = 10;
function openRecording(file) {
	const attempt = (act) => {
		try {
			return act();
		} catch (cause) {
			const reason = cause instanceof Error ? cause.message : String(cause);
			throw new SuiteError(`Cannot write the recording ${file}: ${reason}`, {
				exitCode: 3,
				cause
			});
		}
	};
	const descriptor = attempt(() => openSync(file, "w"));
	return {
		write: (line) => attempt(() => writeAll(descriptor, Buffer.from(`${line}\n`))),
		close: () => closeSync(descriptor)
	};
}
function writeAll(descriptor, bytes) {
	let written = 0;
	while (written < bytes.length) written += writeSync(descriptor, bytes, written);
}
async function readRecording(file, maxBytes = MAX_FILE_BYTES) {
	const events = [];
	const problems = [];
	const note = (line, message) => {
		if (problems.length < MAX_PROBLEMS) problems.push({
			file,
			line,
			column: null,
			path: "",
			message
		});
	};
	const { bytes, cut } = await readBounded(file, maxBytes);
	let line = 0;
	for (let from = 0; from < bytes.length;) {
		const newline = bytes.indexOf(NEWLINE, from);
		const end = newline === -1 ? bytes.length : newline;
		line += 1;
		const parsed = parseEvent(bytes, from, end);
		if (typeof parsed !== "string") events.push(parsed);
		else if (newline === -1 && !cut) note(line, `The last line is torn: ${parsed}`);
		else if (newline !== -1) note(line, `This line is no event: ${parsed}`);
		from = end + 1;
	}
	if (cut) note(line, `The recording is larger than ${maxBytes} bytes; the rest was not read`);
	return {
		events,
		problems
	};
}
async function readBounded(file, maxBytes) {
	const handle = await open$1(file, "r");
	try {
		const { size } = await handle.stat();
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(size, maxBytes)), 0);
		return {
			bytes: buffer.subarray(0, bytesRead),
			cut: size > maxBytes
		};
	} finally {
		await handle.close();
	}
}
function parseEvent(bytes, from, end) {
	if (end - from > MAX_LINE_CHARS) return `it has ${end - from} bytes, at most ${MAX_LINE_CHARS} are read`;
	try {
		const value = JSON.parse(bytes.toString("utf8", from, end));
		return eventFault(value) ?? asEvent(value);
	} catch (error) {
		return error instanceof Error ? error.message.slice(0, 200) : String(error);
	}
}
const asEvent = (value) => value;

// src/run/journal.ts
function openJournal(file, started, listeners) {
	const recording = openRecording(file);
	const startMs = performance.now();
	const elapsedMs = () => Math.round((performance.now() - startMs) * 1e3) / 1e3;
	const result = new ResultFold(started);
	const said = /* @__PURE__ */ new Set();
	let attentive = listeners;
	const emit = (body) => {
		const line = JSON.stringify({
			atMs: elapsedMs(),
			...body
		});
		recording.write(line);
		const event = JSON.parse(line);
		result.add(event);
		for (const listener of attentive) show(event, listener);
	};
	const show = (event, listener) => {
		try {
			listener.onEvent(event);
		} catch (error) {
			attentive = attentive.filter((other) => other !== listener);
			emit({
				type: "caveat",
				caveat: listenerFailed(error)
			});
		}
	};
	emit(started);
	return {
		elapsedMs,
		emit,
		caveat(caveat) {
			const key = `${caveat.code}\0${caveat.scenario}`;
			if (said.has(key)) return;
			said.add(key);
			emit({
				type: "caveat",
				caveat
			});
		},
		result: () => result.result(),
		close: recording.close
	};
}
const listenerFailed = (error) => ({
	code: "listener-failed",
	text: `A listener stopped observing because it failed: ${error instanceof Error ? error.message : String(error)}`,
	advice: null,
	scenario: null
});

// src/run/pair.ts
const ARMS = ["head", "base"];
var PairedScenario = class {
	scenario;
	#pairing;
	#machinery;
	#logCapBytes;
	#samplers = null;
	#ended = false;
	constructor(scenario, pairing, machinery, logCapBytes) {
		this.scenario = scenario;
		this.#pairing = pairing;
		this.#machinery = machinery;
		this.#logCapBytes = logCapBytes;
	}
	get ended() {
		return this.#ended;
	}
	get expectedMs() {
		return ARMS.map((arm) => meanOf(this.#samplers?.[arm].durationsMs ?? [])).reduce((sum, mean) => sum + mean, 0);
	}
	async takePair() {
		const { stop } = this.#machinery;
		const samplers = this.#open();
		for (const arm of this.#order(samplers.head.outcomes.length - this.scenario.samples.warmup)) if (!stop.aborted) await samplers[arm].take();
		if (stop.aborted) this.end(endingOfStop(stop));
		else this.#endIfHopeless(samplers);
	}
	end(ending, whenUnrun = null) {
		if (this.#ended) return;
		this.#ended = true;
		const said = this.#samplers === null && whenUnrun !== null ? {
			kind: "not-run",
			reason: whenUnrun
		} : ending;
		for (const arm of ARMS) this.#finish(arm, said);
	}
	close() {
		for (const arm of ARMS) this.#samplers?.[arm].close();
	}
	#open() {
		const open = (arm) => openSampler(this.scenario, arm, this.#machinery, this.#logCapBytes);
		this.#samplers ??= {
			head: open("head"),
			base: open("base")
		};
		return this.#samplers;
	}
	#order(pair) {
		const baseFirst = pair < 0 || this.#pairing.baseFirst[this.scenario.id]?.[pair];
		if (baseFirst === void 0) throw new Error(`The plan drew no order for pair ${pair} of ${this.scenario.id}`);
		return baseFirst ? ["base", "head"] : ["head", "base"];
	}
	#endIfHopeless(samplers) {
		for (const arm of ARMS) {
			const hopeless = hopelessness(samplers[arm].outcomes);
			const side = arm === "head" ? "head" : `base (${this.#pairing.base})`;
			if (hopeless !== null) this.end({
				kind: "failing",
				reason: `on the ${side}: ${hopeless}`
			});
		}
	}
	#finish(arm, ending) {
		const { journal } = this.#machinery;
		if (this.#samplers !== null) this.#samplers[arm].finish(ending);
		else journal.emit({
			type: "scenario-finished",
			scenario: this.scenario.id,
			arm,
			ending
		});
	}
};
const meanOf = (durationsMs) => durationsMs.length === 0 ? 0 : durationsMs.reduce((sum, ms) => sum + ms, 0) / durationsMs.length;

// src/run/pairs.ts
const OPEN_LOGS_BYTES = 512 * 1024 ** 2;
async function runPairs(pairing, suite) {
	const { plan, machinery } = suite;
	const logCap = Math.min(LOG_CAP_BYTES, Math.floor(OPEN_LOGS_BYTES / (2 * plan.scenarios.length)));
	const scenarios = plan.scenarios.map((scenario) => new PairedScenario(scenario, pairing, machinery, logCap));
	const rounds = {
		suite,
		pairing,
		scenarios
	};
	try {
		await takeRounds(rounds);
	} finally {
		for (const scenario of scenarios) scenario.close();
	}
}
async function takeRounds(rounds) {
	const { suite, pairing } = rounds;
	const gaps = pairing.looks.length + 1;
	let gap = 0;
	await calibrate(suite, gap++, gaps);
	await warmUp(rounds);
	let taken = 0;
	for (const look of pairing.looks) {
		if (open(rounds).length === 0) break;
		endWhatDoesNotFit(rounds, look - taken, taken === 0);
		await takeLook(rounds, look - taken);
		endDecided(rounds, look);
		taken = look;
		await calibrate(suite, gap++, gaps);
	}
	while (gap < gaps) await calibrate(suite, gap++, gaps);
}
const open = ({ scenarios }) => scenarios.filter(({ ended }) => !ended);
async function warmUp(rounds) {
	for (const scenario of rounds.scenarios) for (let count = scenario.scenario.samples.warmup; count > 0; count--) await advance(scenario, rounds);
}
async function takeLook(rounds, pairs) {
	for (let pair = 0; pair < pairs; pair++) for (const scenario of open(rounds)) await advance(scenario, rounds);
}
async function advance(scenario, rounds) {
	if (scenario.ended) return;
	const { suite } = rounds;
	const { machinery, plan } = suite;
	const obstacle = obstacleNow(suite, plan.budgetMs);
	if (obstacle !== null) {
		const ending = machinery.stop.aborted ? endingOfStop(machinery.stop) : { kind: "budget" };
		scenario.end(ending, obstacle);
	} else if (leftMs(suite) <= scenario.expectedMs) scenario.end({ kind: "budget" });
	else await scenario.takePair();
	if (scenario.ended) stopOthers(scenario, rounds);
}
const leftMs = ({ plan, machinery }) => plan.budgetMs === null ? 1e400 : plan.budgetMs - machinery.journal.elapsedMs();
function endWhatDoesNotFit(rounds, pairs, isFirst) {
	let left = leftMs(rounds.suite);
	const fitting = /* @__PURE__ */ new Set();
	for (const scenario of open(rounds)) {
		const needed = pairs * scenario.expectedMs;
		if (needed >= left && !(isFirst && fitting.size === 0)) continue;
		left -= needed;
		fitting.add(scenario);
	}
	for (const scenario of open(rounds)) if (!fitting.has(scenario)) scenario.end({ kind: "budget" }, "the budget was used up before it");
}
function endDecided(rounds, look) {
	const { suite, pairing } = rounds;
	const taken = open(rounds);
	if (taken.length === 0) return;
	const isLast = look === pairing.looks.at(-1);
	const undecided = isLast ? /* @__PURE__ */ new Set() : suite.options.enough(suite.machinery.journal.result());
	for (const scenario of taken) {
		if (undecided.has(scenario.scenario.id)) continue;
		scenario.end({ kind: isLast ? "complete" : "decided" });
		stopOthers(scenario, rounds);
	}
}
function stopOthers({ scenario }, rounds) {
	const reason = stopAfter(scenario, rounds.suite);
	if (reason === null) return;
	for (const other of open(rounds)) other.end({
		kind: "not-run",
		reason: `stopped, because ${reason}`
	}, reason);
}

// src/run/runtimes.ts
const VERSION_FLAGS = {
	bun: "--version",
	cargo: "--version",
	deno: "--version",
	dotnet: "--version",
	go: "version",
	java: "-version",
	node: "--version",
	perl: "-v",
	php: "--version",
	python: "--version",
	python3: "--version",
	ruby: "--version",
	rustc: "--version"
};
const PATIENCE_MS = 3e3;
const execute = promisify(execFile);
async function runtimesOf(plan, environment) {
	const env = childEnvironment(environment, [], {});
	const found = await Promise.all(namedRuntimes(plan).map(async (name) => [name, await versionOf(name, env)]));
	return Object.fromEntries(found.flatMap(([name, version]) => version === null ? [] : [[name, version]]));
}
function namedRuntimes({ setup, scenarios }) {
	const words = [...setup === null ? [] : wordsOf(setup), ...scenarios.flatMap(commandWords)];
	const names = new Set(words.map((word) => basename(word)));
	return Object.keys(VERSION_FLAGS).filter((name) => names.has(name));
}
const commandWords = ({ driver: { command } }) => typeof command === "string" ? wordsOf(command) : command.slice(0, 1);
const wordsOf = (command) => command.split(/[\s;&|()]+/);
async function versionOf(name, env) {
	try {
		const { stdout, stderr } = await execute(name, [VERSION_FLAGS[name] ?? "--version"], {
			env,
			timeout: PATIENCE_MS
		});
		return /\d+(?:\.\d+)+\S*/.exec(`${stdout}\n${stderr}`)?.[0].replace(/["',;:)]+$/, "") ?? null;
	} catch {
		return null;
	}
}

// src/run/setup.ts
const LOGS = {
	head: join("logs", "setup.log"),
	base: join("logs", "setup.base.log")
};
async function setUp(plan, arms, machinery) {
	if (plan.setup === null) return null;
	for (const arm of arms) {
		const outcome = await runSetup(plan.setup, plan.setupTimeoutMs, arm, machinery);
		if (outcome.kind !== "ok") return `the setup${sideOf(arm, plan)} ${describeOutcome(outcome)}`;
	}
	return null;
}
function sideOf(arm, { pairing }) {
	if (pairing === null) return "";
	return arm === "head" ? " of the head" : ` of the base (${pairing.base})`;
}
async function runSetup(setup, timeoutMs, arm, machinery) {
	const { journal, shell, scratch, launcher, stop } = machinery;
	const { directory, environment } = treeOf(arm, machinery);
	const log = openLog(join(machinery.out, LOGS[arm]));
	const startedMs = journal.elapsedMs();
	try {
		const { outcome } = await runCommand({
			launcher,
			command: {
				argv: argumentsOf(setup, shell),
				cwd: directory,
				env: childEnvironment(environment(), [], { [MARKER]: machinery.nextMarker() })
			},
			throughShell: true,
			expectExitCodes: [0],
			timeoutMs,
			fifo: scratch.fifo(0),
			log,
			source: "setup",
			signal: stop,
			onSpawn: () => {}
		});
		const durationMs = journal.elapsedMs() - startedMs;
		journal.emit({
			type: "setup-finished",
			arm,
			durationMs,
			outcome,
			log: LOGS[arm]
		});
		return outcome;
	} finally {
		log.close();
	}
}

// src/run/tree.ts
const headTree = (directory, environment) => ({
	directory,
	environment: () => environment
});
function baseTree(directory, head) {
	return {
		directory,
		environment() {
			const own = head.environment();
			const [from, to] = roots(head.directory, directory, own.GITHUB_WORKSPACE);
			return Object.fromEntries(Object.entries(own).map(([name, value]) => [name, value && moved(value, from, to)]));
		}
	};
}
function roots(head, base, workspace) {
	if (workspace === void 0 || workspace === "") return [head, base];
	const inside = relative(workspace, head);
	const suffix = `${sep}${inside}`;
	if (inside === "" || inside.startsWith("..") || !base.endsWith(suffix)) return [head, base];
	return [workspace, base.slice(0, -suffix.length)];
}
const moved = (value, from, to) => value.split(delimiter).map((entry) => {
	if (entry !== from && !entry.startsWith(from + sep)) return entry;
	const counterpart = join(to, entry.slice(from.length));
	return existsSync(counterpart) ? counterpart : entry;
}).join(delimiter);

// src/run/run.ts
async function run(plan, options) {
	const journal = openJournal(join(options.out, RECORDING_FILE), await beginning(plan, options), [...options.listeners]);
	const stopping = openStop(options.signal, plan.budgetMs);
	try {
		const trees = treesOf(plan, options);
		const machinery = await openMachinery({
			...options,
			trees,
			journal,
			stop: stopping.signal
		});
		const calibration = options.calibration ?? openCalibration(plan.budgetMs);
		try {
			await runSuite({
				plan,
				options,
				machinery,
				stopping,
				calibration
			});
		} finally {
			await machinery.dispose();
		}
		journal.emit({ type: "run-finished" });
		return journal.result();
	} finally {
		stopping.close();
		journal.close();
	}
}
async function beginning(plan, options) {
	const [environment, runtimes, commit] = await Promise.all([
		environmentOf(options.environment),
		runtimesOf(plan, options.environment),
		commitOf(options.workingDirectory, options.environment)
	]);
	return {
		type: "run-started",
		schemaVersion: 1,
		tool: {
			name: "stress-action",
			version: options.toolVersion
		},
		startedAt: (/* @__PURE__ */ new Date()).toISOString(),
		plan,
		policy: options.policy,
		commit,
		environment: {
			...environment,
			runtimes: {
				...environment.runtimes,
				...runtimes
			}
		}
	};
}
function treesOf({ pairing }, { workingDirectory, baseDirectory, environment }) {
	const head = headTree(workingDirectory, environment);
	if (pairing === null) return {
		head,
		base: null
	};
	if (baseDirectory === null) throw new Error("A plan with pairs is run without the folder of its base");
	return {
		head,
		base: baseTree(baseDirectory, head)
	};
}
async function runSuite(suite) {
	const { plan, options, machinery, stopping } = suite;
	const arms = plan.pairing === null ? ["head"] : ["head", "base"];
	for (const doubt of options.doubts ?? []) machinery.journal.caveat(doubt);
	const obstacle = await setUp(plan, options.setupArms ?? arms, machinery);
	if (obstacle !== null) for (const scenario of plan.scenarios) skip(scenario, arms, obstacle, machinery.journal);
	else if (plan.pairing === null) await runAlone(suite);
	else await runPairs(plan.pairing, suite);
	const signal = stopping.interruption();
	if (signal !== null) machinery.journal.emit({
		type: "interrupted",
		signal
	});
}

// src/verdict/check.ts
function checkOf(subject, judgement) {
	const metric = judgement.metric ?? null;
	const threshold = metric === null ? null : thresholdFor(subject.thresholds, metric);
	return {
		scenario: subject.analysis.id,
		metric,
		rule: judgement.rule,
		status: judgement.status,
		reason: judgement.reason,
		reproduce: subject.reproduce,
		line: threshold?.line ?? subject.planned?.line ?? null,
		improved: judgement.improved ?? false
	};
}

// src/verdict/comparison.ts
const BLINDNESS = 2;
function judgeComparison(subject, metric) {
	if (!metric.gated && metric.comparison.kind !== "vanished" && metric.comparison.kind !== "broken") return [];
	const judgement = judgementOf(subject, metric, metric.comparison);
	return judgement === null ? [] : [checkOf(subject, {
		...judgement,
		metric: metric.metric.id
	})];
}
function judgementOf(subject, metric, comparison) {
	switch (comparison.kind) {
		case "none": return judgeAbsence(subject, comparison);
		case "vanished": return judgeVanished(subject);
		case "broken": return {
			rule: "broken",
			status: "fail",
			reason: comparison.reason
		};
		case "exact": return judgeExact(comparison);
		case "stored": return judgeStored(subject, metric, comparison);
		case "paired": return judgePaired(subject, comparison);
	}
}
function judgeAbsence(subject, comparison) {
	if (subject.policy.against === "none" || comparison.code === "not-gated") return null;
	return {
		rule: "regression",
		status: comparison.code === "new" || comparison.code === "changed" ? "skipped" : "inconclusive",
		reason: comparison.reason
	};
}
function judgeVanished(subject) {
	const { vanished } = subject.policy;
	if (vanished === "ignore") return null;
	return {
		rule: "vanished",
		status: vanished,
		reason: "the reference has it, this run does not"
	};
}
function judgeExact(comparison) {
	const { difference, change, floor, smallestEffect } = comparison;
	const matters = Math.abs(difference) >= floor && (change === null || Math.abs(change) >= smallestEffect);
	if (difference > 0 && matters) return {
		rule: "regression",
		status: "fail",
		reason: "worse, and neither side varies: the difference is real"
	};
	return {
		rule: "regression",
		status: "pass",
		reason: difference === 0 ? "identical in every invocation" : "not worse by what matters",
		improved: difference < 0 && matters
	};
}
function judgeStored(subject, metric, comparison) {
	const threshold = thresholdFor(subject.thresholds, metric.metric.id);
	if (isSuspect(subject, comparison)) return subject.policy.against === "baseline" || subject.policy.failOnStored ? {
		rule: "regression",
		status: "fail",
		reason: "worse than the stored baseline predicts"
	} : {
		rule: "regression",
		status: "warn",
		reason: "suspect: worse than the stored baseline predicts, not confirmed on this machine"
	};
	if (cannotSee(threshold, comparison)) return {
		rule: "regression",
		status: "inconclusive",
		reason: "this history cannot see a change as small as the one that matters"
	};
	const improved = comparison.adjustedPBetter <= subject.familyAlpha && -comparison.change >= comparison.smallestEffect;
	return {
		rule: "regression",
		status: "pass",
		reason: improved ? "better than the stored baseline predicts" : "within what the stored baseline predicts",
		improved
	};
}
function judgePaired(subject, comparison) {
	const regression = (status, reason) => ({
		rule: "regression",
		status,
		reason
	});
	const { confirmation, smallestEffect } = comparison;
	switch (comparison.state) {
		case "worse": {
			if (confirmation === null) return regression("warn", "worse, but there was no time to confirm it with fresh pairs");
			if (!confirmation.holds) return regression("warn", "worse in the first pairs, not confirmed by fresh ones");
			const margin = Math.max(smallestEffect, comparison.reference === 0 ? 0 : comparison.floor / Math.abs(comparison.reference));
			const beyond = (confirmation.interval.low ?? Number.NEGATIVE_INFINITY) >= margin;
			return subject.policy.strict && !beyond ? regression("warn", "worse and confirmed, but its interval reaches below the change that matters (strict)") : regression("fail", "worse than the base on this machine, and confirmed by fresh pairs");
		}
		case "excluded": {
			const improved = comparison.adjustedPBetter <= comparison.alpha && -comparison.change >= smallestEffect;
			return {
				...regression("pass", improved ? "better than the base on this machine" : "a change that matters is excluded"),
				improved
			};
		}
		case "undecided": return regression("inconclusive", "these pairs can neither show nor exclude a change that matters");
	}
}
function isSuspect(subject, comparison) {
	const margin = Math.max(comparison.smallestEffect, comparison.mde80 / 2);
	const evidence = subject.policy.strict ? comparison.interval.low ?? Number.NEGATIVE_INFINITY : comparison.change;
	return comparison.adjustedP <= subject.familyAlpha && evidence >= margin && comparison.difference >= comparison.floor;
}
const cannotSee = (threshold, comparison) => typeof threshold?.regression === "number" && comparison.mde80 > BLINDNESS * threshold.regression;
const UNANSWERED = /* @__PURE__ */ new Set(["inconclusive", "skipped"]);

// src/verdict/coverage.ts
function traceCoverage(plan, checks) {
	return [...new Set(plan.scenarios.flatMap((scenario) => scenario.covers))].sort().map((id) => {
		const scenarios = plan.scenarios.filter((scenario) => scenario.covers.includes(id)).map(({ id: scenario, level, category, priority }) => ({
			scenario,
			level,
			category,
			priority,
			status: worstStatus(checks.filter((check) => check.scenario === scenario).map((check) => check.status))
		}));
		return {
			id,
			scenarios,
			status: worstStatus(scenarios.map((scenario) => scenario.status))
		};
	});
}
const worstStatus = (statuses) => STATUSES.find((status) => statuses.includes(status)) ?? "skipped";

// src/verdict/limits.ts
function judgeLimits(subject, metric) {
	return metric.limits.map((limit) => {
		const [status, reason] = POSITIONS[limit.position](limit);
		return checkOf(subject, {
			rule: limit.limit,
			metric: metric.metric.id,
			status,
			reason
		});
	});
}
const side = (limit) => limit.limit === "max" ? "above" : "below";
const POSITIONS = {
	inside: () => ["pass", "within its limit"],
	beyond: (limit) => ["fail", `wholly ${side(limit)} its limit`],
	straddles: (limit) => ["inconclusive", `cannot tell whether it is ${side(limit)} its limit: more samples would narrow the interval`],
	unknown: () => ["inconclusive", "not measured, or too few samples for an interval"]
};

// src/verdict/outcome.ts
function judgeOutcome(subject) {
	if (subject.planned === null) return [];
	const [status, reason] = outcomeOf(subject);
	return [checkOf(subject, {
		rule: "outcome",
		status,
		reason
	})];
}
function outcomeOf(subject) {
	const { analysis, planned } = subject;
	const unfinished = describeUnfinished(analysis.ending);
	if (analysis.ending?.kind === "not-run") return ["skipped", unfinished];
	const { trouble, invocations } = analysis;
	if (trouble !== null && !tolerates(subject)) return ["fail", `${invocations === 0 ? "every invocation" : `${trouble.count} of ${invocations + failuresOf(subject)} invocations`} ${describeOutcome(trouble.outcome)}`];
	if (invocations === 0) return trouble === null ? ["inconclusive", unfinished] : ["fail", "no invocation succeeded"];
	if (analysis.ending === null || analysis.ending.kind === "interrupted") return ["inconclusive", unfinished];
	if (invocations < (planned?.samples.min ?? 0) && analysis.ending.kind === "budget") return ["inconclusive", `${unfinished}: ${invocations} of at least ${planned?.samples.min} samples`];
	return ["pass", `${invocations} invocations succeeded`];
}
const failuresOf = (subject) => Object.entries(subject.analysis.outcomes).reduce((sum, [kind, count]) => kind === "ok" ? sum : sum + count, 0);
const tolerates = (subject) => typeof thresholdFor(subject.thresholds, "errors.rate")?.max === "number";
function describeUnfinished(ending) {
	switch (ending?.kind) {
		case void 0: return "the recording ends inside this scenario";
		case "not-run": return ending.reason;
		case "failing": return ending.reason;
		case "interrupted": return "interrupted";
		case "budget": return "the budget ran out";
		default: return "no sample was taken";
	}
}

// src/verdict/overall.ts
function concludeVerdict(checks, result, policy, coverage) {
	const unanswered = checks.filter((check) => UNANSWERED.has(check.status) && isRequired(check, policy));
	const status = overallStatus(checks, result, unanswered.length > 0);
	return {
		schemaVersion: 1,
		status,
		exitCode: exitCodeOf(status, result, policy, unanswered.length > 0),
		reason: reasonOf(status, checks, result),
		checks,
		counts: Object.fromEntries(STATUSES.map((name) => [name, checks.filter((check) => check.status === name).length])),
		coverage
	};
}
function overallStatus(checks, result, requiredUnanswered) {
	if (setupFailed(result)) return "fail";
	const worst = worstStatus(checks.map((check) => check.status));
	if (worst === "fail") return "fail";
	return requiredUnanswered || worst === "skipped" || !result.complete || result.interruption !== null ? "inconclusive" : worst;
}
function exitCodeOf(status, result, policy, requiredUnanswered) {
	if (result.interruption !== null) return 130;
	if (policy.failOn === "never") return 0;
	if (setupFailed(result) || nothingStarted(result)) return 3;
	if (status === "fail") return 1;
	const demanded = policy.failOn === "inconclusive" || requiredUnanswered;
	return status === "inconclusive" && demanded ? 4 : 0;
}
const nothingStarted = (result) => result.scenarios.some((scenario) => (scenario.outcomes.unstartable ?? 0) > 0) && result.scenarios.every((scenario) => (scenario.outcomes.ok ?? 0) === 0);
const setupFailed = (result) => result.setup !== null && result.setup.outcome.kind !== "ok";
function isRequired(check, policy) {
	const thresholds = policy.thresholds[check.scenario] ?? [];
	if (check.metric === null) return thresholds.some((threshold) => threshold.scope === "scenario" && threshold.required);
	return thresholdFor(thresholds, check.metric)?.required ?? false;
}
function reasonOf(status, checks, result) {
	if (result.interruption !== null) return `Interrupted by ${result.interruption.signal}; what was measured until then is kept`;
	if (setupFailed(result)) return "The setup command failed, so nothing was measured";
	if (!result.complete) return "The recording is incomplete: the program ended before the run did";
	if (checks.length === 0) return "Nothing was run, so there is nothing to judge";
	const of = `of ${checks.length} ${checks.length === 1 ? "check" : "checks"}`;
	const count = checks.filter((check) => check.status === status).length;
	switch (status) {
		case "fail": return `${count} ${of} failed`;
		case "inconclusive": return count === 0 ? "No check could be answered" : `${count} ${of} could not be answered`;
		case "warn": return `${count} ${of} ${count === 1 ? "gives" : "give"} a warning`;
		case "pass": return `${count} ${of} passed`;
		case "skipped": return "Every check was skipped";
	}
}

// src/verdict/judge.ts
function judge(result, analysis, policy, reproduce) {
	const checks = analysis.scenarios.flatMap((scenario) => {
		const planned = result.plan.scenarios.find((candidate) => candidate.id === scenario.id) ?? null;
		return judgeScenario({
			analysis: scenario,
			planned,
			policy,
			reference: analysis.reference,
			familyAlpha: analysis.family.alpha,
			thresholds: policy.thresholds[scenario.id] ?? [],
			reproduce: planned === null ? null : reproduce(planned)
		});
	});
	return concludeVerdict(checks, result, policy, traceCoverage(result.plan, checks));
}
function judgeScenario(subject) {
	const metrics = subject.analysis.metrics;
	return [
		...judgeOutcome(subject),
		...metrics.flatMap((metric) => judgeLimits(subject, metric)),
		...metrics.flatMap((metric) => judgeComparison(subject, metric))
	];
}

// src/evidence.ts
async function measure(plan, round, world) {
	if (await mkdir(round.out, { recursive: true }) !== void 0) await writeFile(join(round.out, ".gitignore"), "*\n");
	await writeFile(join(round.out, "plan.json"), `${JSON.stringify(plan, null, 2)}\n`);
	const monitors = await startMonitors({});
	try {
		return await run(plan, {
			...world,
			...round,
			monitors,
			enough: (soFar) => round.undecided(round.view(soFar)),
			failedP0: (soFar, scenario) => hasFailed(round.view(soFar).verdict, scenario)
		});
	} finally {
		await monitors.close();
	}
}
async function gather(plan, policy, lookup, world) {
	const { against } = policy;
	const base = against === "auto" || against === "base" ? await world.openBase(against) : null;
	const startedMs = performance.now();
	const left = () => plan.budgetMs === null ? null : Math.max(1, plan.budgetMs - (performance.now() - startedMs));
	const read = (evidence) => conclude(evidence, lookup, policy, world.program);
	const head = headRound(policy, world, read);
	if (base === null) return {
		result: await measure(plan, head, world),
		rounds: []
	};
	try {
		const paired = (purpose, ids, round) => measure(pairedPlan(plan, {
			purpose,
			scenarios: ids,
			base: base.label,
			budgetMs: left()
		}), {
			...head,
			baseDirectory: base.directory,
			undecided: undecidedPairs,
			...round
		}, world);
		const screening = policy.against === "auto" && lookup.kind === "found" ? await measure(plan, head, world) : null;
		const doubtful = screening === null ? allOf(plan) : doubtfulOf(head.view(screening));
		if (screening !== null && (doubtful.size === 0 || screening.interruption !== null)) return {
			result: screening,
			rounds: []
		};
		const search = await paired("search", doubtful, {
			out: screening === null ? world.out : join(world.out, "search"),
			setupArms: screening === null ? ["base", "head"] : ["base"],
			doubts: base.caveats.map(unlikeTrees),
			view: (soFar) => read(screening === null ? {
				result: soFar,
				rounds: []
			} : {
				result: screening,
				rounds: [soFar]
			})
		});
		const found = screening === null ? {
			result: search,
			rounds: []
		} : {
			result: screening,
			rounds: [search]
		};
		const worse = worseOf(read(found));
		if (worse.size === 0 || search.interruption !== null) return found;
		const confirmation = await paired("confirm", worse, {
			out: join(world.out, "confirm"),
			setupArms: [],
			view: () => read(found),
			undecided: () => worse
		});
		return {
			...found,
			rounds: [...found.rounds, confirmation]
		};
	} finally {
		await base.close();
	}
}
const headRound = (policy, { out }, read) => ({
	out,
	policy,
	baseDirectory: null,
	setupArms: ["head"],
	doubts: [],
	view: (result) => read({
		result,
		rounds: []
	}),
	undecided: straddling
});
const unlikeTrees = (text) => ({
	code: "unlike-trees",
	text,
	advice: "what differs between the trees besides the change may pass for it",
	scenario: null
});
const allOf = (plan) => new Set(plan.scenarios.map((scenario) => scenario.id));
const straddling = (view) => scenariosWith(view.verdict, (check) => check.status === "inconclusive" && (check.rule === "max" || check.rule === "min") && canDecide(view, check));
function canDecide({ result, analysis }, { scenario, metric, rule }) {
	if (metric !== "errors.rate") return true;
	const planned = result.plan.scenarios.find((candidate) => candidate.id === scenario);
	const limit = analysis.scenarios.find(({ id }) => id === scenario)?.metrics.find((candidate) => candidate.metric.id === metric)?.limits.find((candidate) => candidate.limit === rule);
	if (planned === void 0 || limit === void 0 || planned.load.iterations === null) return true;
	return planned.load.iterations * planned.samples.max >= trialsToExclude(limit.value, limit.interval.level);
}
const BLUNT_SCREEN = .2;
function doubtfulOf({ verdict, analysis }) {
	const notCleared = scenariosWith(verdict, (check) => check.rule === "regression" && check.status !== "pass");
	const bluntly = analysis.scenarios.filter((scenario) => scenario.metrics.some(({ gated, comparison }) => gated && comparison.kind === "stored" && comparison.mde80 > BLUNT_SCREEN));
	return /* @__PURE__ */ new Set([...notCleared, ...bluntly.map((scenario) => scenario.id)]);
}
const undecidedPairs = (view) => pairedIn(view, "undecided");
const worseOf = (view) => pairedIn(view, "worse");
const pairedIn = ({ analysis }, state) => new Set(analysis.scenarios.filter(({ metrics }) => metrics.some(({ comparison }) => comparison.kind === "paired" && comparison.state === state)).map((scenario) => scenario.id));
const scenariosWith = ({ checks }, test) => new Set(checks.filter(test).map((check) => check.scenario));
const hasFailed = ({ checks }, scenario) => checks.some((check) => check.scenario === scenario && check.status === "fail");
function conclude(evidence, lookup, policy, program) {
	const { result, rounds } = evidence;
	const analysis = analyze(result, lookup, policy, rounds);
	return {
		schemaVersion: 1,
		kind: "stress-action/results",
		result,
		rounds,
		policy,
		analysis,
		verdict: judge(wholeOf(evidence), analysis, policy, (scenario) => reproduce(program, evidence, scenario))
	};
}
function wholeOf({ result, rounds }) {
	const runs = [result, ...rounds];
	return {
		...result,
		complete: runs.every((run) => run.complete),
		interruption: runs.find((run) => run.interruption !== null)?.interruption ?? null
	};
}
function reproduce(program, { result, rounds }, scenario) {
	const { plan } = result;
	const base = [result, ...rounds].find((run) => run.plan.pairing !== null)?.plan.pairing?.base;
	const config = plan.configFile === "stress.yml" ? [] : ["--config", quote(plan.configFile)];
	const against = base === void 0 ? [] : ["--against", quote(base)];
	return [
		program,
		...config,
		"--scenario",
		quote(scenario.name),
		...against,
		"--seed",
		plan.seed
	].join(" ");
}
const DEFAULT_CONFIG = "stress.yml";
const quote = (word) => /^[\w./@:=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

export { fold as a, killMarked as c, readRecording as i, hashSeed as l, gather as n, environmentOf as o, wholeOf as r, runGit as s, conclude as t, appendRun as u };
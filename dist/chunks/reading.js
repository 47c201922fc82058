import { t as __commonJSMin } from "./rolldown-runtime.js";
import { a as LINE_CHARS, c as SAMPLES_KEPT, i as HEAD_CHARS, n as DOCUMENT_CHARS, o as MESSAGE_CHARS, r as ELEMENTS$1, s as READINGS, t as ALL_SAMPLES_KEPT } from "./limits2.js";
import { i as plainName, n as excerpt, r as plainMessage, t as copy } from "./plain.js";
import { t as createRandom } from "./random.js";
import { c as builtInMetric } from "./metric.js";
import { i as ownProperties, n as found, t as LineSplitter } from "./line-splitter.js";
import { a as numberOf, c as scalarOf, f as placeOfPattern, i as listOf, l as textOf$1, n as statesOf, o as objectOf, r as lineObject, s as readJson, t as openWrittenFiles } from "./written-files.js";
import { n as nameFault } from "./naming.js";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { lstat, open } from "node:fs/promises";
import { constants } from "node:fs";

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
function min(x) {
	if (x.length === 0) throw new Error("min requires at least one data point");
	var value = x[0];
	for (var i = 1; i < x.length; i++) if (x[i] < value) value = x[i];
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
function quantile$1(x, p) {
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
	return +quantile$1(x, .5);
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
function quantile(values, p) {
	assertSample(values, 1, "a quantile");
	return quantile$1([...values], p);
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

// src/ingest/fault-sink.ts
const textOf = (message) => typeof message === "string" ? message : message();

// src/ingest/sample-store.ts
var SampleStore = class {
	values = [];
	count = 0;
	min = Number.POSITIVE_INFINITY;
	max = Number.NEGATIVE_INFINITY;
	#mean = 0;
	#allowance;
	#capacity;
	#random;
	#passing = 1;
	#draw;
	constructor(allowance, capacity = SAMPLES_KEPT, seed = 1) {
		this.#allowance = allowance;
		this.#capacity = capacity;
		this.#random = createRandom(seed);
		this.#draw = this.#random.next();
	}
	get mean() {
		return this.#mean;
	}
	add(value) {
		this.count += 1;
		this.#mean += (value - this.#mean) / this.count;
		if (value < this.min) this.min = value;
		if (value > this.max) this.max = value;
		if (this.#hasRoom()) {
			this.values.push(value);
			this.#allowance.left -= 1;
		} else {
			this.#passing *= 1 - this.values.length / this.count;
			if (this.#passing <= this.#draw) this.#take(value);
		}
	}
	#hasRoom() {
		return this.values.length === 0 || this.values.length < this.#capacity && this.#allowance.left > 0;
	}
	#take(value) {
		this.values[this.#random.below(this.values.length)] = value;
		this.#passing = 1;
		this.#draw = this.#random.next();
	}
};

// src/ingest/vocabulary.ts
const define = (id, unit, better) => ({
	id,
	unit,
	better,
	kind: "rate"
});
const TIME = define("time", "ns", "lower");
const CPU_TIME = define("time.cpu", "ns", "lower");
const THROUGHPUT = define("throughput", "per-second", "higher");
const BYTE_RATE = define("throughput.bytes", "per-second", "higher");
const ALLOCATED = define("allocated", "bytes", "lower");
const ALLOCATIONS = define("allocations", "count", "lower");
const PEAK_MEMORY = define("memory.peak", "bytes", "lower");
const LATENCY = {
	id: "latency",
	unit: "ns",
	better: "lower",
	kind: "time"
};
const latency = (statistic) => builtInMetric(`latency.${statistic}`) ?? LATENCY;
const LATENCIES = {
	mean: latency("mean"),
	p50: latency("p50"),
	p90: latency("p90"),
	p95: latency("p95"),
	p99: latency("p99"),
	p999: latency("p999"),
	max: latency("max")
};
const latencyOf = (statistic) => LATENCIES[statistic];
const ERRORS = {
	id: "errors.rate",
	unit: "ratio",
	better: "lower",
	kind: "share"
};
const coverageOf = (what) => ({
	id: `coverage.${what}`,
	unit: "ratio",
	better: "higher",
	kind: "share"
});
const INSTRUCTIONS = {
	id: "instructions",
	unit: "count",
	better: "lower",
	kind: "count"
};
const DURATION = {
	id: "duration",
	unit: "ns",
	better: "lower",
	kind: "time"
};
const isSameMetric = (one, other) => one === other || one.id === other.id && ![DURATION, LATENCY].some((own) => own === one || own === other);
const isUsersOwn = ({ id, unit, kind }) => unit === "count" && kind === "rate" && id !== ALLOCATIONS.id;
const TIME_UNITS = /* @__PURE__ */ new Map([
	["ps", .001],
	["ns", 1],
	["us", 1e3],
	["µs", 1e3],
	["μs", 1e3],
	["ms", 1e6],
	["s", 1e9],
	["sec", 1e9],
	["secs", 1e9],
	["second", 1e9],
	["seconds", 1e9],
	["m", 6e10],
	["min", 6e10],
	["h", 36e11],
	["nanoseconds", 1],
	["microseconds", 1e3],
	["milliseconds", 1e6]
]);
const nanosecondsIn = (unit) => TIME_UNITS.get(unit) ?? null;
const SIZE_UNITS = /* @__PURE__ */ new Map([
	["B", 1],
	["byte", 1],
	["bytes", 1],
	["kB", 1e3],
	["KB", 1e3],
	["MB", 1e6],
	["GB", 1e9],
	["TB", 0xe8d4a51000],
	["KiB", 1024],
	["MiB", 1024 ** 2],
	["GiB", 1024 ** 3],
	["TiB", 1024 ** 4]
]);
const bytesIn = (unit) => SIZE_UNITS.get(unit) ?? null;
function scaled(id, written, better = null) {
	const { unit, factor } = baseOf(written.trim());
	return {
		metric: define(id, unit, better ?? (unit === "per-second" ? "higher" : "lower")),
		factor
	};
}
const undirected = (id, written) => ({
	...scaled(id, written).metric,
	undirected: true
});
const PER_SECOND = /^(.*)\/(?:s|sec|second)$|^(.*?)(?:ps|_per_second)$/;
function baseOf(written) {
	if (written === "%" || written === "percent") return {
		unit: "ratio",
		factor: .01
	};
	const plain = written.replace(/\/(?:op|ops|iter|iteration|operation|round|call|req|request)s?$/, "");
	const time = nanosecondsIn(plain);
	if (time !== null) return {
		unit: "ns",
		factor: time
	};
	const size = bytesIn(plain);
	if (size !== null) return {
		unit: "bytes",
		factor: size
	};
	const [, divided, compact] = PER_SECOND.exec(written) ?? [];
	if (divided !== void 0) return {
		unit: "per-second",
		factor: bytesIn(divided) ?? 1
	};
	if (compact !== void 0 && /^(ops?|req|r|t|f|bytes|items)$/i.test(compact)) return {
		unit: "per-second",
		factor: 1
	};
	return {
		unit: "count",
		factor: 1
	};
}

// src/ingest/reading-collector.ts
var Metadata = class {
	#values = /* @__PURE__ */ new Map();
	set(key, value) {
		if (value === null || value === void 0 || value === "") return;
		if (this.#values.size < 50 && !this.#values.has(key)) this.#values.set(plainName(key), plainName(String(value)));
	}
	get(key) {
		return this.#values.get(key);
	}
	entries() {
		return Object.fromEntries(this.#values);
	}
};
const NO_REASON = "The tool gives no reason";
const COLUMNS$2 = 100;
var ReadingCollector = class {
	metadata = new Metadata();
	#name;
	#group;
	#faults;
	#allowance;
	#columns = [];
	#next = 0;
	#runs = {
		passed: 0,
		failed: 0,
		skipped: 0,
		flaky: 0
	};
	#messages = /* @__PURE__ */ new Map();
	constructor(name, group, faults, allowance) {
		this.#name = name;
		this.#group = group;
		this.#faults = faults;
		this.#allowance = allowance;
	}
	sample(metric, value, iterations = null) {
		if (isUsual(value) && (iterations === null || isUsual(iterations))) this.#add(metric, value, iterations);
		else this.#unusual(metric, value, iterations);
	}
	#unusual(metric, value, iterations) {
		if (value < 0 && Number.isFinite(value) && isUsersOwn(metric)) {
			this.#refuse(metric, value);
			return;
		}
		const fault = impossible(metric, value);
		if (iterations !== null && !isUsual(iterations)) this.#faults.broken(`${this.#name} did ${iterations} iterations: ${iterations === 0 ? "no work was done" : "that cannot be"}`);
		else if (fault !== null) this.#faults.broken(`${metric.id} of ${this.#name} is ${value}: ${fault}`);
		else if (value === 0 && isWork(metric)) this.#faults.problem(`${metric.id} of ${this.#name} is 0: no work was done; the value is left out`);
		else this.#add(metric, value, iterations);
	}
	#refuse(metric, value) {
		const column = this.#column(metric);
		if (column === null || column.isRefused) return;
		column.isRefused = true;
		this.#faults.problem(`${metric.id} of ${this.#name} is ${value}: what can be below zero is not compared; the metric is left out`);
	}
	get isRefused() {
		return this.#columns.length > 0 && this.#columns.every((column) => column.isRefused);
	}
	ended(ending, message = "") {
		this.#runs[ending] += 1;
		if (!this.#messages.has(ending)) this.#messages.set(ending, plainMessage(message) || NO_REASON);
	}
	finish() {
		return {
			name: this.#name,
			group: this.#group,
			metrics: this.#columns.filter((column) => !column.isRefused).map(measured),
			outcome: this.#outcome(),
			metadata: this.metadata.entries()
		};
	}
	#add(metric, value, iterations) {
		const column = this.#column(metric);
		if (column === null) return;
		column.store.add(value);
		if (iterations !== null) column.iterations = (column.iterations ?? 0) + iterations;
	}
	#column(metric) {
		const likely = this.#columns[this.#next];
		if (likely?.metric !== metric) return this.#sought(metric);
		this.#passed(this.#next);
		return likely;
	}
	#sought(metric) {
		const place = this.#columns.findIndex((column) => isSameMetric(column.metric, metric));
		const column = this.#columns[place] ?? this.#open(metric);
		this.#passed(place);
		if (column === null || column.metric.unit === metric.unit) return column;
		this.#faults.problem(() => `${metric.id} of ${this.#name} is given in ${metric.unit} and before in ${column.metric.unit}`);
		return null;
	}
	#passed(place) {
		this.#next = place + 1 < this.#columns.length ? place + 1 : 0;
	}
	#open(metric) {
		if (this.#columns.length >= COLUMNS$2) {
			this.#faults.problem(() => `${this.#name} has more than ${COLUMNS$2} metrics`);
			return null;
		}
		const column = {
			metric,
			store: new SampleStore(this.#allowance),
			iterations: null,
			isRefused: false
		};
		this.#columns.push(column);
		return column;
	}
	#outcome() {
		const runs = { ...this.#runs };
		const message = (ending) => this.#messages.get(ending) ?? "";
		if (runs.failed > 0) return {
			kind: "failed",
			message: message("failed"),
			runs
		};
		if (runs.flaky > 0) return {
			kind: "flaky",
			message: message("flaky"),
			runs
		};
		if (runs.passed > 0) return {
			kind: "passed",
			runs
		};
		return runs.skipped > 0 ? {
			kind: "skipped",
			message: message("skipped"),
			runs
		} : null;
	}
};
const isUsual = (value) => value > 0 && value < 1e400;
const isWork = ({ id, unit, undirected }) => id === "time" && unit === "ns" || id === "throughput" && unit === "per-second" && undirected !== true;
function impossible({ unit }, value) {
	if (!Number.isFinite(value)) return "not a finite number";
	return value < 0 && unit !== "ratio" ? "it cannot be negative" : null;
}
const measured = ({ metric, store, iterations }) => ({
	metric,
	samples: store.values,
	count: store.count,
	mean: store.mean,
	min: store.min,
	max: store.max,
	iterations
});

// src/ingest/collector.ts
var Collector = class {
	line = null;
	isUnended = false;
	metadata = new Metadata();
	file;
	#groups = /* @__PURE__ */ new Map();
	#readings = [];
	#problems = [];
	#allowance = { left: ALL_SAMPLES_KEPT };
	#cached = /* @__PURE__ */ new Set();
	#untold = 0;
	#broken = null;
	#overflow = null;
	constructor(file) {
		this.file = file;
	}
	reading(name, group = null) {
		return this.#known(name, group) ?? this.#open(name, group);
	}
	problem(message, path = "") {
		if (this.#problems.length >= 50) this.#untold += 1;
		else this.#problems.push({
			file: this.file,
			line: this.line,
			column: null,
			path,
			message: plainMessage(textOf(message))
		});
	}
	unreadable(message) {
		if (this.isUnended) this.broken(() => `It ends inside of a line: ${textOf(message)}`);
		else this.problem(message);
	}
	broken(reason, path = "") {
		this.problem(reason, path);
		if (this.#broken !== null) return;
		this.#broken = this.line === null ? textOf(reason) : `line ${this.line}: ${textOf(reason)}`;
	}
	cached(group) {
		if (this.#cached.size < 5e4) this.#cached.add(plainName(group));
	}
	finish(format) {
		this.line = null;
		const readings = this.#readings.map((reading) => ({
			...reading.finish(),
			isRefused: reading.isRefused
		})).filter(({ isRefused, outcome }) => !isRefused || outcome !== null).map(({ isRefused: _, ...reading }) => reading);
		const idle = readings.find(({ metrics, outcome }) => metrics.length === 0 && outcome === null);
		if (this.#broken !== null) return this.#ingested(format, readings);
		if (idle !== void 0) this.broken(`${idle.name} has no usable value`);
		else if (readings.length === 0) this.broken("It holds no measurement and no test");
		return this.#ingested(format, readings);
	}
	#ingested(format, readings) {
		return {
			format,
			file: this.file,
			metadata: this.metadata.entries(),
			readings,
			cached: [...this.#cached],
			problems: this.#untold === 0 ? this.#problems : [...this.#problems, this.#rest()],
			broken: this.#broken === null ? null : plainMessage(this.#broken)
		};
	}
	#known(name, group) {
		return this.#groups.get(group)?.get(name);
	}
	#open(name, group) {
		const [key, groupKey] = [copy(name), group === null ? null : copy(group)];
		const known = this.#known(key, groupKey);
		if (known !== void 0) return known;
		if (this.#readings.length >= 5e4) return this.#beyond();
		const plainGroup = group === null ? null : plainName(group);
		const made = new ReadingCollector(plainName(name), plainGroup, this, this.#allowance);
		this.#readings.push(made);
		const named = this.#groups.get(groupKey);
		if (named === void 0) this.#groups.set(groupKey, /* @__PURE__ */ new Map([[key, made]]));
		else named.set(key, made);
		return made;
	}
	#beyond() {
		if (this.#overflow === null) this.broken(`It names more than ${READINGS} benchmarks and tests`);
		this.#overflow ??= new ReadingCollector("", null, this, this.#allowance);
		return this.#overflow;
	}
	#rest() {
		const message = `${this.#untold} more problems are not listed`;
		return {
			file: this.file,
			line: null,
			column: null,
			path: "",
			message
		};
	}
};

// src/ingest/responses.ts
function readResponses(responses, reading, collector) {
	const { name, total, failed, what = "request" } = responses;
	if (total === 0) collector.broken(() => `${name} had no ${what}: no work was done`);
	else if (failed >= total) collector.broken(() => `All ${total} ${what}s of ${name} failed${why(responses)}`);
	else if (failed > 0) collector.problem(() => `${failed} of ${total} ${what}s of ${name} failed${why(responses)}`);
	if (total === 0 || failed >= total) return false;
	reading.sample(ERRORS, failed / total);
	return true;
}
const CAUSES$1 = 5;
function why({ causes }) {
	const told = [...causes].filter(([, count]) => count > 0).slice(0, CAUSES$1);
	return told.length === 0 ? "" : `: ${told.map(([cause, count]) => `${cause} × ${count}`).join(", ")}`;
}
const isFailure = (status) => status < 200 || status >= 400;

// src/ingest/artillery-first.ts
const STATISTICS$6 = [
	["median", "p50"],
	["p95", "p95"],
	["p99", "p99"],
	["max", "max"]
];
const isFirst = (aggregate) => "requestsCompleted" in aggregate;
function readFirst(aggregate, reading, collector) {
	const answers = countsOf$1(aggregate.codes);
	const errors = countsOf$1(aggregate.errors);
	const answered = sumOf(answers);
	const bad = answers.filter(([code]) => isFailure(Number(code)));
	const total = answered + sumOf(errors);
	const failed = sumOf(bad) + sumOf(errors);
	reading.metadata.set("requests", total);
	if (!readResponses({
		name: "http",
		total,
		failed,
		causes: [...bad, ...errors]
	}, reading, collector)) return;
	const latency = objectOf(aggregate.latency);
	for (const [key, statistic] of STATISTICS$6) {
		const milliseconds = numberOf(latency[key]);
		if (milliseconds !== null) reading.sample(latencyOf(statistic), milliseconds * 1e6, answered);
	}
	const rate = numberOf(objectOf(aggregate.rps).mean);
	if (rate !== null) reading.sample(THROUGHPUT, rate * (total - failed) / total);
}
const countsOf$1 = (written) => Object.entries(objectOf(written)).map(([key, count]) => [key, numberOf(count) ?? 0]);
const sumOf = (counts) => counts.reduce((sum, [, count]) => sum + count, 0);

// src/ingest/formats/artillery.ts
const artillery = {
	kind: "document",
	format: "artillery",
	about: "`artillery run -o FILE`",
	recognises: (head) => /^\s*\{\s*"aggregate"\s*:/.test(head) && /"(?:counters|summaries)"\s*:/.test(head),
	read(text, collector) {
		const document = objectOf(readJson(text, collector));
		const aggregate = objectOf(document.aggregate);
		if (isFirst(aggregate)) readFirst(aggregate, collector.reading("http"), collector);
		else readAggregate(aggregate, collector);
	}
};
function readAggregate(aggregate, collector) {
	const counters = objectOf(aggregate.counters);
	collector.metadata.set("vusers.created", numberOf(counters["vusers.created"]));
	if (isOfOtherEngine(counters)) readUsers(counters, collector);
	else readHttp(aggregate, counters, collector);
	for (const [name, summary] of Object.entries(objectOf(aggregate.summaries))) if (SCORE.test(name)) readScore(objectOf(summary), collector.reading(name));
	else if (!OWN$2.test(name)) readSummary(objectOf(summary), collector.reading(endpointOf(name)));
	readCustom$1(counters, collector);
}
function readHttp(aggregate, counters, collector) {
	const reading = collector.reading("http");
	if (readCounters(counters, reading, collector)) readSummary(objectOf(objectOf(aggregate.summaries)["http.response_time"]), reading);
	readRate(aggregate, counters, reading);
}
const OF_ARTILLERY = /^(?:vusers|errors|http|plugins)\./;
const isOfOtherEngine = (counters) => (numberOf(counters["http.requests"]) ?? 0) === 0 && Object.entries(counters).some(([key, count]) => !OF_ARTILLERY.test(key) && (numberOf(count) ?? 0) > 0);
function readUsers(counters, collector) {
	const errors = Object.entries(counters).filter(([key]) => key.startsWith("errors."));
	const responses = {
		name: "vusers",
		what: "session",
		total: numberOf(counters["vusers.created"]) ?? 0,
		failed: numberOf(counters["vusers.failed"]) ?? 0,
		causes: errors.map(([key, count]) => [key.slice(7), numberOf(count) ?? 0])
	};
	readResponses(responses, collector.reading("vusers"), collector);
}
const OWN$2 = /^http\.response_time(?:\.\dxx)?$/;
const SCORE = /^browser\.page\.CLS\./;
const ENDPOINT = "plugins.metrics-by-endpoint.response_time.";
const endpointOf = (name) => name.startsWith(ENDPOINT) ? name.slice(42) : name;
function readCounters(counters, reading, collector) {
	const causes = Object.entries(counters).flatMap(([key, count]) => {
		const code = /^http\.codes\.([45]\d\d)$/.exec(key)?.[1] ?? /^errors\.(.*)$/.exec(key)?.[1];
		return code === void 0 ? [] : [[code, numberOf(count) ?? 0]];
	});
	const users = numberOf(counters["vusers.created"]) ?? 0;
	const total = numberOf(counters["http.requests"]) ?? 0;
	const failed = Math.min(total, causes.reduce((sum, [, count]) => sum + count, 0));
	reading.metadata.set("requests", total);
	if (total === 0 && users > 0) {
		const abandoned = numberOf(counters["vusers.failed"]) ?? 0;
		collector.broken(`None of ${users} virtual users sent a request; ${abandoned} failed`);
		return false;
	}
	return readResponses({
		name: "http",
		total,
		failed,
		causes
	}, reading, collector);
}
const STATISTICS$5 = [
	["mean", "mean"],
	["p50", "p50"],
	["p90", "p90"],
	["p95", "p95"],
	["p99", "p99"],
	["p999", "p999"],
	["max", "max"]
];
function readSummary(summary, reading) {
	const count = numberOf(summary.count);
	for (const [key, statistic] of STATISTICS$5) {
		const milliseconds = numberOf(summary[key]);
		if (milliseconds !== null) reading.sample(latencyOf(statistic), milliseconds * 1e6, count);
	}
}
function readScore(summary, reading) {
	for (const [key, statistic] of STATISTICS$5) {
		const value = numberOf(summary[key]);
		if (value !== null) reading.sample(scaled(statistic, "").metric, value);
	}
}
function readRate(aggregate, counters, reading) {
	const first = numberOf(aggregate.firstMetricAt) ?? numberOf(aggregate.firstCounterAt);
	const last = numberOf(aggregate.lastMetricAt) ?? numberOf(aggregate.lastCounterAt);
	const succeeded = Object.entries(counters).filter(([key]) => /^http\.codes\.[23]\d\d$/.test(key)).reduce((sum, [, count]) => sum + (numberOf(count) ?? 0), 0);
	if (first !== null && last !== null && last > first && succeeded > 0) reading.sample(scaled("throughput", "/s").metric, succeeded * 1e3 / (last - first));
}
function readCustom$1(counters, collector) {
	for (const [key, written] of Object.entries(counters)) {
		const count = numberOf(written) ?? 0;
		if (count > 0 && /^plugins\.expect\.failed$/.test(key)) collector.problem(`${count} expectations failed`);
	}
}

// src/ingest/formats/asv.ts
const asv = {
	kind: "document",
	format: "asv",
	about: "airspeed velocity: `results/<machine>/<commit>-<environment>.json`",
	recognises: (head) => /"commit_hash"\s*:/.test(head) && /"env_name"\s*:/.test(head) && /"results"\s*:/.test(head),
	read(text, collector) {
		const document = objectOf(readJson(text, collector));
		for (const key of [
			"commit_hash",
			"env_name",
			"python"
		]) collector.metadata.set(key, scalarOf(document[key]));
		const columns = listOf(document.result_columns).map(String);
		for (const [name, written] of Object.entries(objectOf(document.results))) readBenchmark$3(name, rowOf(written, columns), collector);
	}
};
const rowOf = (written, columns) => Array.isArray(written) ? Object.fromEntries(columns.map((column, index) => [column, written[index]])) : ownProperties(written) ?? { result: [written] };
function readBenchmark$3(name, row, collector) {
	const combinations = product(listOf(row.params).map((values) => listOf(values).map(String)));
	const results = Array.isArray(row.result) ? row.result : [row.result];
	const samples = listOf(row.samples);
	for (const [index, result] of results.entries()) {
		const combination = combinations[index] ?? [];
		const reading = collector.reading(combination.length === 0 ? name : `${name}(${combination.join(", ")})`);
		readResult$2(result, listOf(samples[index]), measureOf$3(name), reading);
	}
}
function readResult$2(result, samples, scale, reading) {
	const value = numberOf(result);
	if (value === null) reading.ended("failed", "asv has no result: the benchmark raised an error or took too long");
	else if (Number.isNaN(value)) reading.ended("skipped", "asv marks it as skipped");
	else for (const sample of samples.length > 0 ? samples : [value]) reading.sample(scale.metric, (numberOf(sample) ?? NaN) * scale.factor);
}
function measureOf$3(name) {
	const last = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
	if (/^time(raw)?_/.test(last)) return {
		metric: TIME,
		factor: 1e9
	};
	if (last.startsWith("peakmem_")) return {
		metric: PEAK_MEMORY,
		factor: 1
	};
	return last.startsWith("mem_") ? scaled("memory", "bytes") : scaled("value", "");
}
const MAX_COMBINATIONS = 1e5;
const product = (parameters) => parameters.reduce((sofar, values) => sofar.length * values.length > MAX_COMBINATIONS ? sofar : sofar.flatMap((one) => values.map((value) => [...one, value])), [[]]);

// src/ingest/target.ts
const ADDRESS = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)([^?#]*)/i;
function targetOf(address, method = null) {
	const [, origin, path] = ADDRESS.exec(address) ?? [];
	const place = origin === void 0 ? address : path || "/";
	return {
		name: method === null || method === "" ? place : `${method} ${place}`,
		origin: origin ?? null
	};
}

// src/ingest/formats/autocannon.ts
const autocannon = {
	kind: "document",
	format: "autocannon",
	about: "`autocannon --json`",
	recognises: (head) => /^\s*[[{]/.test(head) && /"sampleInt"\s*:/.test(head) && /"latency"\s*:/.test(head),
	read(text, collector) {
		const document = readJson(text, collector);
		for (const [index, run] of (Array.isArray(document) ? document : [document]).entries()) if (document !== void 0) readRun$1(objectOf(run), index, collector);
	}
};
function readRun$1(run, index, collector) {
	const { name, origin } = targetOf(textOf$1(run.url) ?? "autocannon");
	const total = numberOf(objectOf(run.requests).total);
	const bad = [
		"non2xx",
		"errors",
		"mismatches"
	].map((key) => [key, numberOf(run[key]) ?? 0]);
	const reading = collector.reading(textOf$1(run.title) ?? name, origin);
	for (const key of [
		"connections",
		"pipelining",
		"duration",
		"workers"
	]) reading.metadata.set(key, scalarOf(run[key]));
	if (total === null) {
		collector.broken("A run needs its number of \"requests\"", `${index}`);
		return;
	}
	const [, [, errors] = ["", 0]] = bad;
	const responses = {
		name,
		total: total + errors,
		failed: bad.reduce((sum, [, count]) => sum + count, 0),
		causes: causesOf(run, bad)
	};
	if (readResponses(responses, reading, collector)) readTimes$4(run, total, reading);
}
function causesOf(run, bad) {
	const codes = Object.entries(objectOf(run.statusCodeStats)).filter(([code]) => !/^[23]/.test(code)).map(([code, stats]) => [code, numberOf(objectOf(stats).count) ?? 0]);
	return codes.length === 0 ? bad : [...codes, ...bad.slice(1)];
}
const STATISTICS$4 = [
	["mean", "mean"],
	["p50", "p50"],
	["p90", "p90"],
	["p99", "p99"],
	["p99_9", "p999"],
	["max", "max"]
];
function readTimes$4(run, total, reading) {
	const latency = objectOf(run.latency);
	for (const [key, statistic] of STATISTICS$4) {
		const milliseconds = numberOf(latency[key]);
		if (milliseconds !== null) reading.sample(latencyOf(statistic), milliseconds * 1e6, total);
	}
	const seconds = numberOf(run.duration);
	const succeeded = numberOf(run["2xx"]);
	if (seconds !== null && succeeded !== null && seconds > 0) reading.sample(THROUGHPUT, succeeded / seconds);
	const bytes = numberOf(objectOf(run.throughput).mean);
	if (bytes !== null) reading.sample(BYTE_RATE, bytes);
	reading.metadata.set("samples", listOf(run.samples).length || scalarOf(run.samples));
}

// src/ingest/repeated.ts
function repeated(names) {
	const seen = /* @__PURE__ */ new Set();
	const again = /* @__PURE__ */ new Set();
	for (const name of names) (seen.has(name) ? again : seen).add(name);
	return again;
}
function numbered(names) {
	const again = repeated(names);
	const counts = /* @__PURE__ */ new Map();
	return names.map((name) => {
		if (name === null || !again.has(name)) return name;
		const count = (counts.get(name) ?? 0) + 1;
		counts.set(name, count);
		return `${name} #${count}`;
	});
}
const pairsOf = (parameters) => Object.entries(objectOf(parameters)).map(([key, value]) => `${key}=${scalarOf(value)}`);

// src/ingest/formats/benchmark-dotnet.ts
const benchmarkDotnet = {
	kind: "document",
	format: "benchmark-dotnet",
	about: "BenchmarkDotNet with a JSON exporter (`--exporters json`)",
	recognises: (head) => /"HostEnvironmentInfo"\s*:/.test(head) && head.includes("\"BenchmarkDotNetVersion\""),
	read(text, collector) {
		const document = objectOf(readJson(text, collector));
		const host = objectOf(document.HostEnvironmentInfo);
		for (const key of [
			"BenchmarkDotNetVersion",
			"OsVersion",
			"RuntimeVersion",
			"Architecture",
			"Configuration"
		]) collector.metadata.set(key, scalarOf(host[key]));
		collector.metadata.set("ProcessorName", textOf$1(host.ProcessorName) ?? textOf$1(objectOf(host.ProcessorName).Value));
		const entries = listOf(document.Benchmarks).map(objectOf);
		const again = repeated(entries.map(nameOf$1));
		const labels = labelsOf(entries.map(jobOf));
		for (const [index, entry] of entries.entries()) readBenchmark$2(entry, again.has(nameOf$1(entry)) ? labels.get(jobOf(entry)) ?? null : null, `Benchmarks.${index}`, collector);
	}
};
const nameOf$1 = (entry) => textOf$1(entry.FullName) ?? shortName(entry);
function jobOf(entry) {
	const written = textOf$1(entry.DisplayInfo) ?? "";
	const title = `${textOf$1(entry.MethodTitle) ?? ""}: `;
	const at = written.indexOf(title);
	if (at === -1) return "";
	const job = written.slice(at + title.length);
	const end = job.endsWith("]") ? job.indexOf(" [") : -1;
	return end === -1 ? job : job.slice(0, end);
}
function labelsOf(jobs) {
	const distinct = [...new Set(jobs)].filter((job) => job !== "");
	const labels = numbered(distinct.map(labelOf));
	return new Map(distinct.map((job, index) => [job, labels[index] ?? job]));
}
function labelOf(job) {
	const [, id = job, characteristics = ""] = /^(.*?)\((.*)\)$/.exec(job) ?? [];
	if (/^Job-[A-Z]{6}$/.test(id)) return characteristics || "Job";
	return characteristics === `Runtime=${id}` ? id : job;
}
function readBenchmark$2(entry, group, path, collector) {
	const name = nameOf$1(entry);
	if (name === null) {
		collector.problem("A benchmark needs its \"FullName\" or \"Type\" and \"Method\"", path);
		return;
	}
	const reading = collector.reading(name, group);
	reading.metadata.set("parameters", textOf$1(entry.Parameters));
	reading.metadata.set("job", jobOf(entry));
	if (objectOf(entry.Statistics).Mean === void 0) reading.ended("failed", "It has no statistics: it threw or did not build");
	else readTimes$3(entry, path, reading, collector);
	const allocated = numberOf(objectOf(entry.Memory).BytesAllocatedPerOperation);
	if (allocated !== null) reading.sample(ALLOCATED, allocated);
}
function shortName(entry) {
	const method = textOf$1(entry.Method);
	if (method === null) return null;
	const parameters = textOf$1(entry.Parameters);
	const path = [
		entry.Namespace,
		entry.Type,
		method
	].filter((part) => textOf$1(part) !== null).join(".");
	return parameters === null || parameters === "" ? path : `${path}(${parameters})`;
}
function readTimes$3(entry, path, reading, collector) {
	const statistics = objectOf(entry.Statistics);
	const results = listOf(entry.Measurements).map(objectOf).filter(isResult);
	const values = listOf(statistics.OriginalValues);
	for (const result of results) {
		const operations = numberOf(result.Operations);
		const total = numberOf(result.Nanoseconds);
		if (operations === null || total === null) collector.problem("A measurement needs \"Operations\" and \"Nanoseconds\"", path);
		else reading.sample(TIME, total / operations, operations);
	}
	if (results.length > 0) return;
	for (const written of values.length > 0 ? values : [statistics.Mean]) {
		const value = numberOf(written);
		if (value === null) collector.problem("A value of the statistics is not a number", path);
		else reading.sample(TIME, value);
	}
}
const isResult = ({ IterationMode, IterationStage }) => IterationStage === "Result" || IterationStage === void 0 && IterationMode === "Result";

// src/ingest/last-place.ts
function lastPlace(text, part) {
	let last = -1;
	for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) last = at;
	return last;
}

// src/ingest/numeral.ts
const POWERS = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);
const ZERO$1 = 48;
const POINT$1 = 46;
const COMMA$2 = 44;
function numberAt({ codes, text }, from, to) {
	let digits = 0;
	let point = to;
	for (let at = from; at < to; at += 1) {
		const code = codes[at] ?? 0;
		if (code >= ZERO$1 && code <= 57) digits = digits * 10 + (code - ZERO$1);
		else if (code === POINT$1 && point === to) point = at;
		else return Number(text.slice(from, to));
	}
	const decimals = Math.max(0, to - point - 1);
	const count = to - from - (point === to ? 0 : 1);
	return exact(digits, count, decimals) ?? long(codes, {
		from,
		to,
		point
	}) ?? Number(text.slice(from, to));
}
function groupedNumber(text) {
	let digits = 0;
	let count = 0;
	let wholes = null;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (code >= ZERO$1 && code <= 57) {
			digits = digits * 10 + (code - ZERO$1);
			count += 1;
		} else if (code === POINT$1 && wholes === null) wholes = count;
		else if (code !== COMMA$2) return groupedSlowly(text);
	}
	return exact(digits, count, wholes === null ? 0 : count - wholes) ?? groupedSlowly(text);
}
const groupedSlowly = (text) => text === "" ? NaN : Number(text.replaceAll(",", ""));
function exact(digits, count, decimals) {
	const power = POWERS[decimals];
	return count > 0 && power !== void 0 && digits <= Number.MAX_SAFE_INTEGER ? digits / power : null;
}
const HELD = 15;
const ROUNDING = 2 ** -50;
function long(codes, { from, to, point }) {
	const end = from + HELD + (point < from + HELD ? 1 : 0);
	const others = to - end;
	const power = POWERS[end - point - 1];
	const further = POWERS[others];
	if (point >= end || power === void 0 || further === void 0 || others > HELD) return null;
	const first = digitsBetween(codes, from, end);
	const rest = digitsBetween(codes, end, to) / further;
	const quotient = first / power;
	const left = remainder(first, quotient, power);
	const more = (left + rest) / power;
	const doubt = (Math.abs(left) + rest) / power * ROUNDING;
	const value = quotient + (more - doubt);
	return value === quotient + (more + doubt) ? value : null;
}
function digitsBetween(codes, from, to) {
	let digits = 0;
	for (let at = from; at < to; at += 1) {
		const code = codes[at] ?? 0;
		if (code !== POINT$1) digits = digits * 10 + (code - ZERO$1);
	}
	return digits;
}
function remainder(dividend, quotient, divisor) {
	const product = quotient * divisor;
	const high = upperHalf(quotient);
	const low = quotient - high;
	const upper = upperHalf(divisor);
	const lower = divisor - upper;
	const error = low * lower - (product - high * upper - low * upper - high * lower);
	return dividend - product - error;
}
function upperHalf(value) {
	const shifted = 134217729 * value;
	return shifted - (shifted - value);
}

// src/ingest/formats/benchmark-js.ts
const benchmarkJs = {
	kind: "lines",
	format: "benchmark.js",
	about: "benchmark.js: a line `name x 1,234 ops/sec ±1.00% (90 runs sampled)` for each benchmark",
	recognises: (head) => / x [\d.,]+ ops\/sec ±\d/.test(head),
	open: (collector) => new BenchmarkJsReader(collector)
};
const RATE = " ops/sec ";
const RESULT$1 = /^(?:[\d.,]{1,40}|NaN|Infinity)$/;
const SPREAD = /^±[\d.,]+% \(\d+ runs? sampled\)/;
const CUT$1 = / x [\d.,]+(?: [ops/ec]*)?$/;
const FAILED$1 = /^(\S.{0,300}): $/;
var BenchmarkJsReader = class {
	#collector;
	#results = 0;
	constructor(collector) {
		this.#collector = collector;
	}
	line(text) {
		const rate = lastPlace(text, RATE);
		if (rate !== -1) this.#result(text, text.slice(0, rate), text.slice(rate + 9));
		else if (text.endsWith(": ")) this.#ended(text);
		else if (this.#collector.isUnended && CUT$1.test(text)) this.#unreadable(text);
	}
	end() {
		if (this.#results === 0) this.#collector.broken("No line of it has operations a second");
	}
	#result(text, before, after) {
		const at = lastPlace(before, " x ");
		const name = before.slice(0, Math.max(0, at)).trim();
		const written = before.slice(at + 3);
		this.#results += 1;
		if (name === "" || !SPREAD.test(after) || !RESULT$1.test(written)) this.#unreadable(text);
		else this.#collector.reading(name).sample(THROUGHPUT, groupedNumber(written), runsIn(after));
	}
	#unreadable(text) {
		this.#collector.unreadable(() => `${excerpt(text)} is not name x rate ops/sec ±spread (runs sampled)`);
	}
	#ended(text) {
		const name = FAILED$1.exec(text)?.[1];
		if (name !== void 0) this.#collector.reading(name.trim()).ended("failed", "It threw");
	}
};
const runsIn = (spread) => Number(spread.slice(spread.indexOf("(") + 1, spread.indexOf(" run")));

// src/ingest/formats/custom.ts
function readCustom(text, better, collector) {
	const document = readJson(text, collector);
	if (document === void 0) return;
	if (!Array.isArray(document)) collector.broken("It is not a list of { name, unit, value }");
	for (const [index, entry] of listOf(document).entries()) readEntry$3(entry, index, better, collector);
}
function readEntry$3(written, index, better, collector) {
	const entry = objectOf(written);
	const name = textOf$1(entry.name);
	const value = numberOf(entry.value) ?? Number.parseFloat(textOf$1(entry.value) ?? "");
	if (name === null) collector.problem("An entry needs a \"name\" of text", `${index}`);
	else if (Number.isNaN(value) && numberOf(entry.value) === null) collector.problem(`${name} needs a "value" that is a number`, `${index}.value`);
	else {
		const { metric, factor } = measureOf$2(textOf$1(entry.unit) ?? "", better);
		const reading = collector.reading(name);
		reading.metadata.set("range", textOf$1(entry.range));
		reading.metadata.set("extra", textOf$1(entry.extra));
		reading.sample(metric, value * factor);
	}
}
function measureOf$2(unit, better) {
	const [numerator = ""] = unit.split("/", 1);
	const isTime = nanosecondsIn(numerator) !== null;
	return scaled(isTime ? "time" : "value", unit, better);
}
function directionOf(head) {
	if (!/^\s*\[\s*\{/.test(head) || !/"name"\s*:/.test(head) || !/"value"\s*:/.test(head)) return null;
	const units = [...head.matchAll(/"unit"\s*:\s*"([^"\\]*)"/g)].map(([, unit = ""]) => scaled("value", unit).metric.unit);
	if (units.length === 0) return null;
	if (units.every((unit) => unit === "per-second")) return "higher";
	return units.every((unit) => unit === "ns" || unit === "bytes") ? "lower" : null;
}

// src/ingest/formats/bigger-is-better.ts
const biggerIsBetter = {
	kind: "document",
	format: "bigger-is-better",
	about: "github-action-benchmark's `customBiggerIsBetter`; recognised where all units are things a second",
	recognises: (head) => directionOf(head) === "higher",
	read: (text, collector) => readCustom(text, "higher", collector)
};

// src/ingest/formats/bmf.ts
const bmf = {
	kind: "document",
	format: "bmf",
	about: "Bencher's BMF JSON",
	recognises: (head) => /^\s*\{\s*"(?:[^"\\]|\\.){1,1000}"\s*:\s*\{\s*"[^"]{1,200}"\s*:\s*\{\s*"(?:value|lower_value|upper_value)"\s*:/.test(head),
	read(text, collector) {
		const document = objectOf(readJson(text, collector));
		for (const [name, measures] of Object.entries(document)) for (const [measure, value] of Object.entries(objectOf(measures))) readMeasure(name, measure, numberOf(objectOf(value).value), collector);
	}
};
const MEASURES = {
	latency: {
		metric: TIME,
		factor: 1
	},
	throughput: {
		metric: THROUGHPUT,
		factor: 1
	},
	memory: {
		metric: PEAK_MEMORY,
		factor: 1
	},
	"file-size": scaled("file-size", "bytes")
};
function readMeasure(name, measure, value, collector) {
	const { metric, factor } = (Object.hasOwn(MEASURES, measure) ? MEASURES[measure] : void 0) ?? scaled(measure, "");
	if (value === null) collector.problem(`${measure} of ${name} needs a "value" that is a number`);
	else collector.reading(name).sample(metric, value * factor);
}

// src/ingest/formats/cargo-bench.ts
const cargoBench = {
	kind: "lines",
	format: "cargo-bench",
	about: "`cargo bench` and `cargo test` with Rust's own harness",
	recognises: (head) => /^test \S.* \.\.\. (?:bench:|ok\b|FAILED\b|ignored\b)/m.test(head) || /^running \d+ tests?$/m.test(head),
	open: (collector) => new CargoBenchReader(collector)
};
const MEASURED = /^\s*([\d,.]+) (\S+)\/iter \(\+\/- ([\d,.]+)\)(?: = ([\d,.]+) MB\/s)?/;
const RUNNING = /^running \d+ tests?$/;
const HEADING = /^---- (.*) (?:stdout|stderr) ----$/;
const ENDING = /(?:ok|FAILED|ignored)(?: <[\d.]+s>)?$/;
const MODE = / +- (?:should panic|compile fail|compile|ignore)$/;
const PROGRAM = /^ +Running (?:unittests )?(?:(\S{1,400}) )?\(?\S{1,4000}[/\\]deps[/\\](\S{1,200})-[\da-f]{16}/;
const DOCUMENTATION = /^ +Doc-tests (\S{1,200})$/;
var CargoBenchReader = class {
	#collector;
	#failed = /* @__PURE__ */ new Map();
	#seen = /* @__PURE__ */ new Map();
	#program = 0;
	#programName = null;
	#unended = null;
	#heading = null;
	#isList = false;
	#hasRun = false;
	#running = 0;
	constructor(collector) {
		this.#collector = collector;
	}
	line(text) {
		if (text.startsWith("test result: ")) this.#result(text);
		else if (/^[.i]*test /.test(text)) this.#test(text.slice(text.indexOf("test ") + 5));
		else if (RUNNING.test(text)) this.#begun();
		else if (text.startsWith("---- ") && HEADING.test(text)) this.#heading = HEADING.exec(text)?.[1] ?? null;
		else if (text === "failures:") this.#failures();
		else if (this.#isList && text.startsWith("    ")) this.#fail(text.trim());
		else this.#output(text);
	}
	end() {
		this.#flush();
		if (this.#running > 0) this.#collector.broken("It ends before a test program has told its result");
		else if (this.#program > 0 && !this.#hasRun) this.#collector.problem("No test or benchmark of these programs has run; where criterion or divan prints into the same text, name its format");
	}
	#begun() {
		this.#program += 1;
		this.#running += 1;
	}
	#test(text) {
		const at = lastPlace(text, " ... ");
		if (at === -1) return;
		this.#settle();
		const name = text.slice(0, at).trim();
		const ending = text.slice(at + 5);
		if (ending.startsWith("bench:")) this.#measured(name, ending.slice(6));
		else if (!this.#ended(name, ending)) this.#unended = {
			name,
			last: ending
		};
	}
	#ended(name, ending) {
		if (ending.startsWith("ok")) this.#passed(name);
		else if (ending.startsWith("ignored")) this.#reading(name).ended("skipped", ending);
		else if (ending.startsWith("FAILED")) this.#fail(name);
		else return false;
		return true;
	}
	#passed(name) {
		this.#hasRun = true;
		this.#reading(name).ended("passed");
	}
	#settle() {
		if (this.#unended === null) return;
		const { name, last } = this.#unended;
		this.#unended = null;
		const ending = ENDING.exec(last)?.[0] ?? "";
		if (!this.#ended(name, ending)) this.#collector.problem(`The test ${name} ended in an unknown way: ${last}`);
	}
	#reading(name) {
		const seen = this.#seen.get(name);
		if (seen?.program === this.#program) return seen.reading;
		const number = seen === void 0 ? null : `program ${this.#program}`;
		const reading = this.#collector.reading(name, this.#programName ?? number);
		if (seen !== void 0 || this.#seen.size < 5e4) this.#seen.set(copy(name), {
			program: this.#program,
			reading
		});
		return reading;
	}
	#measured(name, text) {
		const [, time = "", unit = "", spread, rate] = MEASURED.exec(text) ?? [];
		const value = groupedNumber(time);
		const factor = nanosecondsIn(unit);
		if (spread === void 0 || factor === null || Number.isNaN(value)) {
			this.#collector.unreadable(`${name}: ${text.trim()} is not a time for each iteration with its spread`);
			return;
		}
		const reading = this.#reading(name);
		this.#hasRun = true;
		reading.sample(TIME, value * factor);
		if (rate !== void 0) reading.sample(BYTE_RATE, groupedNumber(rate) * 1e6);
	}
	#fail(name) {
		this.#hasRun = true;
		const listed = name.replace(MODE, "");
		if (!this.#failed.has(listed)) this.#failed.set(copy(listed), {
			reading: this.#reading(name),
			message: ""
		});
	}
	#failures() {
		this.#settle();
		this.#heading = null;
		this.#isList = true;
	}
	#output(text) {
		this.#isList = false;
		if (this.#unended !== null) {
			if (text !== "") this.#unended.last = text;
		} else if (this.#heading !== null) this.#explain(this.#heading, text);
		else if (ENDING.test(text)) this.#glued(text);
		else if (text.startsWith("   ")) this.#named(text);
	}
	#glued(text) {
		const at = lastPlace(text.slice(0, Math.max(0, lastPlace(text, " ... "))), "test ");
		if (at !== -1) this.#test(text.slice(at + 5));
	}
	#explain(name, text) {
		const failed = this.#failed.get(name);
		if (failed !== void 0 && failed.message.length < 4e3) failed.message += `${text}\n`;
	}
	#named(text) {
		const [, source = null, name] = PROGRAM.exec(text) ?? [];
		const documented = DOCUMENTATION.exec(text)?.[1];
		if (name !== void 0) this.#programName = source === null ? name : `${name}/${source}`;
		else if (documented !== void 0) this.#programName = `${documented}/doc-tests`;
	}
	#result(text) {
		this.#settle();
		const counted = Number(/ (\d{1,15}) failed;/.exec(text)?.[1] ?? 1);
		if (text.startsWith("test result: FAILED") && counted > this.#failed.size) this.#collector.broken(`A test program counts ${counted} failed tests, of which it shows ${this.#failed.size}`);
		this.#running = Math.max(0, this.#running - 1);
		this.#flush();
	}
	#flush() {
		this.#settle();
		for (const { reading, message } of this.#failed.values()) reading.ended("failed", message || "cargo reports that it failed");
		this.#failed.clear();
		this.#heading = null;
		this.#isList = false;
	}
};

// node_modules/xmlchars/xml/1.0/ed5.js
var require_ed5 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.CHAR = "	\n\r -퟿-�𐀀-􏿿";
	exports.S = " 	\r\n";
	exports.NAME_START_CHAR = ":A-Z_a-zÀ-ÖØ-öø-˿Ͱ-ͽͿ-῿‌‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�𐀀-󯿿";
	exports.NAME_CHAR = "-" + exports.NAME_START_CHAR + ".0-9·̀-ͯ‿-⁀";
	exports.CHAR_RE = new RegExp("^[" + exports.CHAR + "]$", "u");
	exports.S_RE = new RegExp("^[" + exports.S + "]+$", "u");
	exports.NAME_START_CHAR_RE = new RegExp("^[" + exports.NAME_START_CHAR + "]$", "u");
	exports.NAME_CHAR_RE = new RegExp("^[" + exports.NAME_CHAR + "]$", "u");
	exports.NAME_RE = new RegExp("^[" + exports.NAME_START_CHAR + "][" + exports.NAME_CHAR + "]*$", "u");
	exports.NMTOKEN_RE = new RegExp("^[" + exports.NAME_CHAR + "]+$", "u");
	var TAB = 9;
	var NL = 10;
	var CR = 13;
	var SPACE = 32;
	exports.S_LIST = [
		SPACE,
		NL,
		CR,
		TAB
	];
	function isChar(c) {
		return c >= SPACE && c <= 55295 || c === NL || c === CR || c === TAB || c >= 57344 && c <= 65533 || c >= 65536 && c <= 1114111;
	}
	exports.isChar = isChar;
	function isS(c) {
		return c === SPACE || c === NL || c === CR || c === TAB;
	}
	exports.isS = isS;
	function isNameStartChar(c) {
		return c >= 65 && c <= 90 || c >= 97 && c <= 122 || c === 58 || c === 95 || c === 8204 || c === 8205 || c >= 192 && c <= 214 || c >= 216 && c <= 246 || c >= 248 && c <= 767 || c >= 880 && c <= 893 || c >= 895 && c <= 8191 || c >= 8304 && c <= 8591 || c >= 11264 && c <= 12271 || c >= 12289 && c <= 55295 || c >= 63744 && c <= 64975 || c >= 65008 && c <= 65533 || c >= 65536 && c <= 983039;
	}
	exports.isNameStartChar = isNameStartChar;
	function isNameChar(c) {
		return isNameStartChar(c) || c >= 48 && c <= 57 || c === 45 || c === 46 || c === 183 || c >= 768 && c <= 879 || c >= 8255 && c <= 8256;
	}
	exports.isNameChar = isNameChar;
}));

// node_modules/xmlchars/xml/1.1/ed2.js
var require_ed2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.CHAR = "-퟿-�𐀀-􏿿";
	exports.RESTRICTED_CHAR = "-\b\v\f---";
	exports.S = " 	\r\n";
	exports.NAME_START_CHAR = ":A-Z_a-zÀ-ÖØ-öø-˿Ͱ-ͽͿ-῿‌‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�𐀀-󯿿";
	exports.NAME_CHAR = "-" + exports.NAME_START_CHAR + ".0-9·̀-ͯ‿-⁀";
	exports.CHAR_RE = new RegExp("^[" + exports.CHAR + "]$", "u");
	exports.RESTRICTED_CHAR_RE = new RegExp("^[" + exports.RESTRICTED_CHAR + "]$", "u");
	exports.S_RE = new RegExp("^[" + exports.S + "]+$", "u");
	exports.NAME_START_CHAR_RE = new RegExp("^[" + exports.NAME_START_CHAR + "]$", "u");
	exports.NAME_CHAR_RE = new RegExp("^[" + exports.NAME_CHAR + "]$", "u");
	exports.NAME_RE = new RegExp("^[" + exports.NAME_START_CHAR + "][" + exports.NAME_CHAR + "]*$", "u");
	exports.NMTOKEN_RE = new RegExp("^[" + exports.NAME_CHAR + "]+$", "u");
	var TAB = 9;
	var NL = 10;
	var CR = 13;
	var SPACE = 32;
	exports.S_LIST = [
		SPACE,
		NL,
		CR,
		TAB
	];
	function isChar(c) {
		return c >= 1 && c <= 55295 || c >= 57344 && c <= 65533 || c >= 65536 && c <= 1114111;
	}
	exports.isChar = isChar;
	function isRestrictedChar(c) {
		return c >= 1 && c <= 8 || c === 11 || c === 12 || c >= 14 && c <= 31 || c >= 127 && c <= 132 || c >= 134 && c <= 159;
	}
	exports.isRestrictedChar = isRestrictedChar;
	function isCharAndNotRestricted(c) {
		return c === 9 || c === 10 || c === 13 || c > 31 && c < 127 || c === 133 || c > 159 && c <= 55295 || c >= 57344 && c <= 65533 || c >= 65536 && c <= 1114111;
	}
	exports.isCharAndNotRestricted = isCharAndNotRestricted;
	function isS(c) {
		return c === SPACE || c === NL || c === CR || c === TAB;
	}
	exports.isS = isS;
	function isNameStartChar(c) {
		return c >= 65 && c <= 90 || c >= 97 && c <= 122 || c === 58 || c === 95 || c === 8204 || c === 8205 || c >= 192 && c <= 214 || c >= 216 && c <= 246 || c >= 248 && c <= 767 || c >= 880 && c <= 893 || c >= 895 && c <= 8191 || c >= 8304 && c <= 8591 || c >= 11264 && c <= 12271 || c >= 12289 && c <= 55295 || c >= 63744 && c <= 64975 || c >= 65008 && c <= 65533 || c >= 65536 && c <= 983039;
	}
	exports.isNameStartChar = isNameStartChar;
	function isNameChar(c) {
		return isNameStartChar(c) || c >= 48 && c <= 57 || c === 45 || c === 46 || c === 183 || c >= 768 && c <= 879 || c >= 8255 && c <= 8256;
	}
	exports.isNameChar = isNameChar;
}));

// node_modules/xmlchars/xmlns/1.0/ed3.js
var require_ed3 = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.NC_NAME_START_CHAR = "A-Z_a-zÀ-ÖØ-öø-˿Ͱ-ͽͿ-῿‌-‍⁰-↏Ⰰ-⿯、-퟿豈-﷏ﷰ-�𐀀-󯿿";
	exports.NC_NAME_CHAR = "-" + exports.NC_NAME_START_CHAR + ".0-9·̀-ͯ‿-⁀";
	exports.NC_NAME_START_CHAR_RE = new RegExp("^[" + exports.NC_NAME_START_CHAR + "]$", "u");
	exports.NC_NAME_CHAR_RE = new RegExp("^[" + exports.NC_NAME_CHAR + "]$", "u");
	exports.NC_NAME_RE = new RegExp("^[" + exports.NC_NAME_START_CHAR + "][" + exports.NC_NAME_CHAR + "]*$", "u");
	function isNCNameStartChar(c) {
		return c >= 65 && c <= 90 || c === 95 || c >= 97 && c <= 122 || c >= 192 && c <= 214 || c >= 216 && c <= 246 || c >= 248 && c <= 767 || c >= 880 && c <= 893 || c >= 895 && c <= 8191 || c >= 8204 && c <= 8205 || c >= 8304 && c <= 8591 || c >= 11264 && c <= 12271 || c >= 12289 && c <= 55295 || c >= 63744 && c <= 64975 || c >= 65008 && c <= 65533 || c >= 65536 && c <= 983039;
	}
	exports.isNCNameStartChar = isNCNameStartChar;
	function isNCNameChar(c) {
		return isNCNameStartChar(c) || c === 45 || c === 46 || c >= 48 && c <= 57 || c === 183 || c >= 768 && c <= 879 || c >= 8255 && c <= 8256;
	}
	exports.isNCNameChar = isNCNameChar;
}));

// node_modules/saxes/saxes.js
var require_saxes = /* @__PURE__ */ __commonJSMin(((exports) => {
	Object.defineProperty(exports, "__esModule", { value: true });
	exports.SaxesParser = exports.EVENTS = void 0;
	const ed5 = require_ed5();
	const ed2 = require_ed2();
	const NSed3 = require_ed3();
	var isS = ed5.isS;
	var isChar10 = ed5.isChar;
	var isNameStartChar = ed5.isNameStartChar;
	var isNameChar = ed5.isNameChar;
	var S_LIST = ed5.S_LIST;
	var NAME_RE = ed5.NAME_RE;
	var isChar11 = ed2.isChar;
	var isNCNameStartChar = NSed3.isNCNameStartChar;
	var isNCNameChar = NSed3.isNCNameChar;
	var NC_NAME_RE = NSed3.NC_NAME_RE;
	const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
	const XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";
	const rootNS = {
		__proto__: null,
		xml: XML_NAMESPACE,
		xmlns: XMLNS_NAMESPACE
	};
	const XML_ENTITIES = {
		__proto__: null,
		amp: "&",
		gt: ">",
		lt: "<",
		quot: "\"",
		apos: "'"
	};
	const EOC = -1;
	const NL_LIKE = -2;
	const S_BEGIN = 0;
	const S_BEGIN_WHITESPACE = 1;
	const S_DOCTYPE = 2;
	const S_DOCTYPE_QUOTE = 3;
	const S_DTD = 4;
	const S_DTD_QUOTED = 5;
	const S_DTD_OPEN_WAKA = 6;
	const S_DTD_OPEN_WAKA_BANG = 7;
	const S_DTD_COMMENT = 8;
	const S_DTD_COMMENT_ENDING = 9;
	const S_DTD_COMMENT_ENDED = 10;
	const S_DTD_PI = 11;
	const S_DTD_PI_ENDING = 12;
	const S_TEXT = 13;
	const S_ENTITY = 14;
	const S_OPEN_WAKA = 15;
	const S_OPEN_WAKA_BANG = 16;
	const S_COMMENT = 17;
	const S_COMMENT_ENDING = 18;
	const S_COMMENT_ENDED = 19;
	const S_CDATA = 20;
	const S_CDATA_ENDING = 21;
	const S_CDATA_ENDING_2 = 22;
	const S_PI_FIRST_CHAR = 23;
	const S_PI_REST = 24;
	const S_PI_BODY = 25;
	const S_PI_ENDING = 26;
	const S_XML_DECL_NAME_START = 27;
	const S_XML_DECL_NAME = 28;
	const S_XML_DECL_EQ = 29;
	const S_XML_DECL_VALUE_START = 30;
	const S_XML_DECL_VALUE = 31;
	const S_XML_DECL_SEPARATOR = 32;
	const S_XML_DECL_ENDING = 33;
	const S_OPEN_TAG = 34;
	const S_OPEN_TAG_SLASH = 35;
	const S_ATTRIB = 36;
	const S_ATTRIB_NAME = 37;
	const S_ATTRIB_NAME_SAW_WHITE = 38;
	const S_ATTRIB_VALUE = 39;
	const S_ATTRIB_VALUE_QUOTED = 40;
	const S_ATTRIB_VALUE_CLOSED = 41;
	const S_ATTRIB_VALUE_UNQUOTED = 42;
	const S_CLOSE_TAG = 43;
	const S_CLOSE_TAG_SAW_WHITE = 44;
	const TAB = 9;
	const NL = 10;
	const CR = 13;
	const SPACE = 32;
	const BANG = 33;
	const DQUOTE = 34;
	const AMP = 38;
	const SQUOTE = 39;
	const MINUS = 45;
	const FORWARD_SLASH = 47;
	const SEMICOLON = 59;
	const LESS = 60;
	const EQUAL = 61;
	const GREATER = 62;
	const QUESTION = 63;
	const OPEN_BRACKET = 91;
	const CLOSE_BRACKET = 93;
	const NEL = 133;
	const LS = 8232;
	const isQuote = (c) => c === DQUOTE || c === SQUOTE;
	const QUOTES = [DQUOTE, SQUOTE];
	const DOCTYPE_TERMINATOR = [
		...QUOTES,
		OPEN_BRACKET,
		GREATER
	];
	const DTD_TERMINATOR = [
		...QUOTES,
		LESS,
		CLOSE_BRACKET
	];
	const XML_DECL_NAME_TERMINATOR = [
		EQUAL,
		QUESTION,
		...S_LIST
	];
	const ATTRIB_VALUE_UNQUOTED_TERMINATOR = [
		...S_LIST,
		GREATER,
		AMP,
		LESS
	];
	function nsPairCheck(parser, prefix, uri) {
		switch (prefix) {
			case "xml":
				if (uri !== XML_NAMESPACE) parser.fail(`xml prefix must be bound to ${XML_NAMESPACE}.`);
				break;
			case "xmlns": if (uri !== XMLNS_NAMESPACE) parser.fail(`xmlns prefix must be bound to ${XMLNS_NAMESPACE}.`);
		}
		switch (uri) {
			case XMLNS_NAMESPACE:
				parser.fail(prefix === "" ? `the default namespace may not be set to ${uri}.` : `may not assign a prefix (even "xmlns") to the URI \
${XMLNS_NAMESPACE}.`);
				break;
			case XML_NAMESPACE: switch (prefix) {
				case "xml": break;
				case "":
					parser.fail(`the default namespace may not be set to ${uri}.`);
					break;
				default: parser.fail("may not assign the xml namespace to another prefix.");
			}
		}
	}
	function nsMappingCheck(parser, mapping) {
		for (const local of Object.keys(mapping)) nsPairCheck(parser, local, mapping[local]);
	}
	const isNCName = (name) => NC_NAME_RE.test(name);
	const isName = (name) => NAME_RE.test(name);
	const FORBIDDEN_START = 0;
	const FORBIDDEN_BRACKET = 1;
	const FORBIDDEN_BRACKET_BRACKET = 2;
	exports.EVENTS = [
		"xmldecl",
		"text",
		"processinginstruction",
		"doctype",
		"comment",
		"opentagstart",
		"attribute",
		"opentag",
		"closetag",
		"cdata",
		"error",
		"end",
		"ready"
	];
	const EVENT_NAME_TO_HANDLER_NAME = {
		xmldecl: "xmldeclHandler",
		text: "textHandler",
		processinginstruction: "piHandler",
		doctype: "doctypeHandler",
		comment: "commentHandler",
		opentagstart: "openTagStartHandler",
		attribute: "attributeHandler",
		opentag: "openTagHandler",
		closetag: "closeTagHandler",
		cdata: "cdataHandler",
		error: "errorHandler",
		end: "endHandler",
		ready: "readyHandler"
	};
	var SaxesParser = class {
		constructor(opt) {
			this.opt = opt !== null && opt !== void 0 ? opt : {};
			this.fragmentOpt = !!this.opt.fragment;
			const xmlnsOpt = this.xmlnsOpt = !!this.opt.xmlns;
			this.trackPosition = this.opt.position !== false;
			this.fileName = this.opt.fileName;
			if (xmlnsOpt) {
				this.nameStartCheck = isNCNameStartChar;
				this.nameCheck = isNCNameChar;
				this.isName = isNCName;
				this.processAttribs = this.processAttribsNS;
				this.pushAttrib = this.pushAttribNS;
				this.ns = Object.assign({ __proto__: null }, rootNS);
				const additional = this.opt.additionalNamespaces;
				if (additional != null) {
					nsMappingCheck(this, additional);
					Object.assign(this.ns, additional);
				}
			} else {
				this.nameStartCheck = isNameStartChar;
				this.nameCheck = isNameChar;
				this.isName = isName;
				this.processAttribs = this.processAttribsPlain;
				this.pushAttrib = this.pushAttribPlain;
			}
			this.stateTable = [
				this.sBegin,
				this.sBeginWhitespace,
				this.sDoctype,
				this.sDoctypeQuote,
				this.sDTD,
				this.sDTDQuoted,
				this.sDTDOpenWaka,
				this.sDTDOpenWakaBang,
				this.sDTDComment,
				this.sDTDCommentEnding,
				this.sDTDCommentEnded,
				this.sDTDPI,
				this.sDTDPIEnding,
				this.sText,
				this.sEntity,
				this.sOpenWaka,
				this.sOpenWakaBang,
				this.sComment,
				this.sCommentEnding,
				this.sCommentEnded,
				this.sCData,
				this.sCDataEnding,
				this.sCDataEnding2,
				this.sPIFirstChar,
				this.sPIRest,
				this.sPIBody,
				this.sPIEnding,
				this.sXMLDeclNameStart,
				this.sXMLDeclName,
				this.sXMLDeclEq,
				this.sXMLDeclValueStart,
				this.sXMLDeclValue,
				this.sXMLDeclSeparator,
				this.sXMLDeclEnding,
				this.sOpenTag,
				this.sOpenTagSlash,
				this.sAttrib,
				this.sAttribName,
				this.sAttribNameSawWhite,
				this.sAttribValue,
				this.sAttribValueQuoted,
				this.sAttribValueClosed,
				this.sAttribValueUnquoted,
				this.sCloseTag,
				this.sCloseTagSawWhite
			];
			this._init();
		}
		get closed() {
			return this._closed;
		}
		_init() {
			var _a;
			this.openWakaBang = "";
			this.text = "";
			this.name = "";
			this.piTarget = "";
			this.entity = "";
			this.q = null;
			this.tags = [];
			this.tag = null;
			this.topNS = null;
			this.chunk = "";
			this.chunkPosition = 0;
			this.i = 0;
			this.prevI = 0;
			this.carriedFromPrevious = void 0;
			this.forbiddenState = FORBIDDEN_START;
			this.attribList = [];
			const { fragmentOpt } = this;
			this.state = fragmentOpt ? S_TEXT : S_BEGIN;
			this.reportedTextBeforeRoot = this.reportedTextAfterRoot = this.closedRoot = this.sawRoot = fragmentOpt;
			this.xmlDeclPossible = !fragmentOpt;
			this.xmlDeclExpects = ["version"];
			this.entityReturnState = void 0;
			let { defaultXMLVersion } = this.opt;
			if (defaultXMLVersion === void 0) {
				if (this.opt.forceXMLVersion === true) throw new Error("forceXMLVersion set but defaultXMLVersion is not set");
				defaultXMLVersion = "1.0";
			}
			this.setXMLVersion(defaultXMLVersion);
			this.positionAtNewLine = 0;
			this.doctype = false;
			this._closed = false;
			this.xmlDecl = {
				version: void 0,
				encoding: void 0,
				standalone: void 0
			};
			this.line = 1;
			this.column = 0;
			this.ENTITIES = Object.create(XML_ENTITIES);
			(_a = this.readyHandler) === null || _a === void 0 || _a.call(this);
		}
		get position() {
			return this.chunkPosition + this.i;
		}
		get columnIndex() {
			return this.position - this.positionAtNewLine;
		}
		on(name, handler) {
			this[EVENT_NAME_TO_HANDLER_NAME[name]] = handler;
		}
		off(name) {
			this[EVENT_NAME_TO_HANDLER_NAME[name]] = void 0;
		}
		makeError(message) {
			var _a;
			let msg = (_a = this.fileName) !== null && _a !== void 0 ? _a : "";
			if (this.trackPosition) {
				if (msg.length > 0) msg += ":";
				msg += `${this.line}:${this.column}`;
			}
			if (msg.length > 0) msg += ": ";
			return new Error(msg + message);
		}
		fail(message) {
			const err = this.makeError(message);
			const handler = this.errorHandler;
			if (handler === void 0) throw err;
			else handler(err);
			return this;
		}
		write(chunk) {
			if (this.closed) return this.fail("cannot write after close; assign an onready handler.");
			let end = false;
			if (chunk === null) {
				end = true;
				chunk = "";
			} else if (typeof chunk === "object") chunk = chunk.toString();
			if (this.carriedFromPrevious !== void 0) {
				chunk = `${this.carriedFromPrevious}${chunk}`;
				this.carriedFromPrevious = void 0;
			}
			let limit = chunk.length;
			const lastCode = chunk.charCodeAt(limit - 1);
			if (!end && (lastCode === CR || lastCode >= 55296 && lastCode <= 56319)) {
				this.carriedFromPrevious = chunk[limit - 1];
				limit--;
				chunk = chunk.slice(0, limit);
			}
			const { stateTable } = this;
			this.chunk = chunk;
			this.i = 0;
			while (this.i < limit) stateTable[this.state].call(this);
			this.chunkPosition += limit;
			return end ? this.end() : this;
		}
		close() {
			return this.write(null);
		}
		getCode10() {
			const { chunk, i } = this;
			this.prevI = i;
			this.i = i + 1;
			if (i >= chunk.length) return EOC;
			const code = chunk.charCodeAt(i);
			this.column++;
			if (code < 55296) {
				if (code >= SPACE || code === TAB) return code;
				switch (code) {
					case NL:
						this.line++;
						this.column = 0;
						this.positionAtNewLine = this.position;
						return NL;
					case CR:
						if (chunk.charCodeAt(i + 1) === NL) this.i = i + 2;
						this.line++;
						this.column = 0;
						this.positionAtNewLine = this.position;
						return NL_LIKE;
					default:
						this.fail("disallowed character.");
						return code;
				}
			}
			if (code > 56319) {
				if (!(code >= 57344 && code <= 65533)) this.fail("disallowed character.");
				return code;
			}
			const final = 65536 + (code - 55296) * 1024 + (chunk.charCodeAt(i + 1) - 56320);
			this.i = i + 2;
			if (final > 1114111) this.fail("disallowed character.");
			return final;
		}
		getCode11() {
			const { chunk, i } = this;
			this.prevI = i;
			this.i = i + 1;
			if (i >= chunk.length) return EOC;
			const code = chunk.charCodeAt(i);
			this.column++;
			if (code < 55296) {
				if (code > 31 && code < 127 || code > 159 && code !== LS || code === TAB) return code;
				switch (code) {
					case NL:
						this.line++;
						this.column = 0;
						this.positionAtNewLine = this.position;
						return NL;
					case CR: {
						const next = chunk.charCodeAt(i + 1);
						if (next === NL || next === NEL) this.i = i + 2;
					}
					case NEL:
					case LS:
						this.line++;
						this.column = 0;
						this.positionAtNewLine = this.position;
						return NL_LIKE;
					default:
						this.fail("disallowed character.");
						return code;
				}
			}
			if (code > 56319) {
				if (!(code >= 57344 && code <= 65533)) this.fail("disallowed character.");
				return code;
			}
			const final = 65536 + (code - 55296) * 1024 + (chunk.charCodeAt(i + 1) - 56320);
			this.i = i + 2;
			if (final > 1114111) this.fail("disallowed character.");
			return final;
		}
		getCodeNorm() {
			const c = this.getCode();
			return c === NL_LIKE ? NL : c;
		}
		unget() {
			this.i = this.prevI;
			this.column--;
		}
		captureTo(chars) {
			let { i: start } = this;
			const { chunk } = this;
			while (true) {
				const c = this.getCode();
				const isNLLike = c === NL_LIKE;
				const final = isNLLike ? NL : c;
				if (final === EOC || chars.includes(final)) {
					this.text += chunk.slice(start, this.prevI);
					return final;
				}
				if (isNLLike) {
					this.text += `${chunk.slice(start, this.prevI)}\n`;
					start = this.i;
				}
			}
		}
		captureToChar(char) {
			let { i: start } = this;
			const { chunk } = this;
			while (true) {
				let c = this.getCode();
				switch (c) {
					case NL_LIKE:
						this.text += `${chunk.slice(start, this.prevI)}\n`;
						start = this.i;
						c = NL;
						break;
					case EOC:
						this.text += chunk.slice(start);
						return false;
				}
				if (c === char) {
					this.text += chunk.slice(start, this.prevI);
					return true;
				}
			}
		}
		captureNameChars() {
			const { chunk, i: start } = this;
			while (true) {
				const c = this.getCode();
				if (c === EOC) {
					this.name += chunk.slice(start);
					return EOC;
				}
				if (!isNameChar(c)) {
					this.name += chunk.slice(start, this.prevI);
					return c === NL_LIKE ? NL : c;
				}
			}
		}
		skipSpaces() {
			while (true) {
				const c = this.getCodeNorm();
				if (c === EOC || !isS(c)) return c;
			}
		}
		setXMLVersion(version) {
			this.currentXMLVersion = version;
			if (version === "1.0") {
				this.isChar = isChar10;
				this.getCode = this.getCode10;
			} else {
				this.isChar = isChar11;
				this.getCode = this.getCode11;
			}
		}
		sBegin() {
			if (this.chunk.charCodeAt(0) === 65279) {
				this.i++;
				this.column++;
			}
			this.state = S_BEGIN_WHITESPACE;
		}
		sBeginWhitespace() {
			const iBefore = this.i;
			const c = this.skipSpaces();
			if (this.prevI !== iBefore) this.xmlDeclPossible = false;
			switch (c) {
				case LESS:
					this.state = S_OPEN_WAKA;
					if (this.text.length !== 0) throw new Error("no-empty text at start");
					break;
				case EOC: break;
				default:
					this.unget();
					this.state = S_TEXT;
					this.xmlDeclPossible = false;
			}
		}
		sDoctype() {
			var _a;
			const c = this.captureTo(DOCTYPE_TERMINATOR);
			switch (c) {
				case GREATER:
					(_a = this.doctypeHandler) === null || _a === void 0 || _a.call(this, this.text);
					this.text = "";
					this.state = S_TEXT;
					this.doctype = true;
					break;
				case EOC: break;
				default:
					this.text += String.fromCodePoint(c);
					if (c === OPEN_BRACKET) this.state = S_DTD;
					else if (isQuote(c)) {
						this.state = S_DOCTYPE_QUOTE;
						this.q = c;
					}
			}
		}
		sDoctypeQuote() {
			const q = this.q;
			if (this.captureToChar(q)) {
				this.text += String.fromCodePoint(q);
				this.q = null;
				this.state = S_DOCTYPE;
			}
		}
		sDTD() {
			const c = this.captureTo(DTD_TERMINATOR);
			if (c === EOC) return;
			this.text += String.fromCodePoint(c);
			if (c === CLOSE_BRACKET) this.state = S_DOCTYPE;
			else if (c === LESS) this.state = S_DTD_OPEN_WAKA;
			else if (isQuote(c)) {
				this.state = S_DTD_QUOTED;
				this.q = c;
			}
		}
		sDTDQuoted() {
			const q = this.q;
			if (this.captureToChar(q)) {
				this.text += String.fromCodePoint(q);
				this.state = S_DTD;
				this.q = null;
			}
		}
		sDTDOpenWaka() {
			const c = this.getCodeNorm();
			this.text += String.fromCodePoint(c);
			switch (c) {
				case BANG:
					this.state = S_DTD_OPEN_WAKA_BANG;
					this.openWakaBang = "";
					break;
				case QUESTION:
					this.state = S_DTD_PI;
					break;
				default: this.state = S_DTD;
			}
		}
		sDTDOpenWakaBang() {
			const char = String.fromCodePoint(this.getCodeNorm());
			const owb = this.openWakaBang += char;
			this.text += char;
			if (owb !== "-") {
				this.state = owb === "--" ? S_DTD_COMMENT : S_DTD;
				this.openWakaBang = "";
			}
		}
		sDTDComment() {
			if (this.captureToChar(MINUS)) {
				this.text += "-";
				this.state = S_DTD_COMMENT_ENDING;
			}
		}
		sDTDCommentEnding() {
			const c = this.getCodeNorm();
			this.text += String.fromCodePoint(c);
			this.state = c === MINUS ? S_DTD_COMMENT_ENDED : S_DTD_COMMENT;
		}
		sDTDCommentEnded() {
			const c = this.getCodeNorm();
			this.text += String.fromCodePoint(c);
			if (c === GREATER) this.state = S_DTD;
			else {
				this.fail("malformed comment.");
				this.state = S_DTD_COMMENT;
			}
		}
		sDTDPI() {
			if (this.captureToChar(QUESTION)) {
				this.text += "?";
				this.state = S_DTD_PI_ENDING;
			}
		}
		sDTDPIEnding() {
			const c = this.getCodeNorm();
			this.text += String.fromCodePoint(c);
			if (c === GREATER) this.state = S_DTD;
		}
		sText() {
			if (this.tags.length !== 0) this.handleTextInRoot();
			else this.handleTextOutsideRoot();
		}
		sEntity() {
			let { i: start } = this;
			const { chunk } = this;
			loop: while (true) switch (this.getCode()) {
				case NL_LIKE:
					this.entity += `${chunk.slice(start, this.prevI)}\n`;
					start = this.i;
					break;
				case SEMICOLON: {
					const { entityReturnState } = this;
					const entity = this.entity + chunk.slice(start, this.prevI);
					this.state = entityReturnState;
					let parsed;
					if (entity === "") {
						this.fail("empty entity name.");
						parsed = "&;";
					} else {
						parsed = this.parseEntity(entity);
						this.entity = "";
					}
					if (entityReturnState !== S_TEXT || this.textHandler !== void 0) this.text += parsed;
					break loop;
				}
				case EOC:
					this.entity += chunk.slice(start);
					break loop;
			}
		}
		sOpenWaka() {
			const c = this.getCode();
			if (isNameStartChar(c)) {
				this.state = S_OPEN_TAG;
				this.unget();
				this.xmlDeclPossible = false;
			} else switch (c) {
				case FORWARD_SLASH:
					this.state = S_CLOSE_TAG;
					this.xmlDeclPossible = false;
					break;
				case BANG:
					this.state = S_OPEN_WAKA_BANG;
					this.openWakaBang = "";
					this.xmlDeclPossible = false;
					break;
				case QUESTION:
					this.state = S_PI_FIRST_CHAR;
					break;
				default:
					this.fail("disallowed character in tag name");
					this.state = S_TEXT;
					this.xmlDeclPossible = false;
			}
		}
		sOpenWakaBang() {
			this.openWakaBang += String.fromCodePoint(this.getCodeNorm());
			switch (this.openWakaBang) {
				case "[CDATA[":
					if (!this.sawRoot && !this.reportedTextBeforeRoot) {
						this.fail("text data outside of root node.");
						this.reportedTextBeforeRoot = true;
					}
					if (this.closedRoot && !this.reportedTextAfterRoot) {
						this.fail("text data outside of root node.");
						this.reportedTextAfterRoot = true;
					}
					this.state = S_CDATA;
					this.openWakaBang = "";
					break;
				case "--":
					this.state = S_COMMENT;
					this.openWakaBang = "";
					break;
				case "DOCTYPE":
					this.state = S_DOCTYPE;
					if (this.doctype || this.sawRoot) this.fail("inappropriately located doctype declaration.");
					this.openWakaBang = "";
					break;
				default: if (this.openWakaBang.length >= 7) this.fail("incorrect syntax.");
			}
		}
		sComment() {
			if (this.captureToChar(MINUS)) this.state = S_COMMENT_ENDING;
		}
		sCommentEnding() {
			var _a;
			const c = this.getCodeNorm();
			if (c === MINUS) {
				this.state = S_COMMENT_ENDED;
				(_a = this.commentHandler) === null || _a === void 0 || _a.call(this, this.text);
				this.text = "";
			} else {
				this.text += `-${String.fromCodePoint(c)}`;
				this.state = S_COMMENT;
			}
		}
		sCommentEnded() {
			const c = this.getCodeNorm();
			if (c !== GREATER) {
				this.fail("malformed comment.");
				this.text += `--${String.fromCodePoint(c)}`;
				this.state = S_COMMENT;
			} else this.state = S_TEXT;
		}
		sCData() {
			if (this.captureToChar(CLOSE_BRACKET)) this.state = S_CDATA_ENDING;
		}
		sCDataEnding() {
			const c = this.getCodeNorm();
			if (c === CLOSE_BRACKET) this.state = S_CDATA_ENDING_2;
			else {
				this.text += `]${String.fromCodePoint(c)}`;
				this.state = S_CDATA;
			}
		}
		sCDataEnding2() {
			var _a;
			const c = this.getCodeNorm();
			switch (c) {
				case GREATER:
					(_a = this.cdataHandler) === null || _a === void 0 || _a.call(this, this.text);
					this.text = "";
					this.state = S_TEXT;
					break;
				case CLOSE_BRACKET:
					this.text += "]";
					break;
				default:
					this.text += `]]${String.fromCodePoint(c)}`;
					this.state = S_CDATA;
			}
		}
		sPIFirstChar() {
			const c = this.getCodeNorm();
			if (this.nameStartCheck(c)) {
				this.piTarget += String.fromCodePoint(c);
				this.state = S_PI_REST;
			} else if (c === QUESTION || isS(c)) {
				this.fail("processing instruction without a target.");
				this.state = c === QUESTION ? S_PI_ENDING : S_PI_BODY;
			} else {
				this.fail("disallowed character in processing instruction name.");
				this.piTarget += String.fromCodePoint(c);
				this.state = S_PI_REST;
			}
		}
		sPIRest() {
			const { chunk, i: start } = this;
			while (true) {
				const c = this.getCodeNorm();
				if (c === EOC) {
					this.piTarget += chunk.slice(start);
					return;
				}
				if (!this.nameCheck(c)) {
					this.piTarget += chunk.slice(start, this.prevI);
					const isQuestion = c === QUESTION;
					if (isQuestion || isS(c)) {
						if (this.piTarget === "xml") {
							if (!this.xmlDeclPossible) this.fail("an XML declaration must be at the start of the document.");
							this.state = isQuestion ? S_XML_DECL_ENDING : S_XML_DECL_NAME_START;
						} else this.state = isQuestion ? S_PI_ENDING : S_PI_BODY;
					} else {
						this.fail("disallowed character in processing instruction name.");
						this.piTarget += String.fromCodePoint(c);
					}
					break;
				}
			}
		}
		sPIBody() {
			if (this.text.length === 0) {
				const c = this.getCodeNorm();
				if (c === QUESTION) this.state = S_PI_ENDING;
				else if (!isS(c)) this.text = String.fromCodePoint(c);
			} else if (this.captureToChar(QUESTION)) this.state = S_PI_ENDING;
		}
		sPIEnding() {
			var _a;
			const c = this.getCodeNorm();
			if (c === GREATER) {
				const { piTarget } = this;
				if (piTarget.toLowerCase() === "xml") this.fail("the XML declaration must appear at the start of the document.");
				(_a = this.piHandler) === null || _a === void 0 || _a.call(this, {
					target: piTarget,
					body: this.text
				});
				this.piTarget = this.text = "";
				this.state = S_TEXT;
			} else if (c === QUESTION) this.text += "?";
			else {
				this.text += `?${String.fromCodePoint(c)}`;
				this.state = S_PI_BODY;
			}
			this.xmlDeclPossible = false;
		}
		sXMLDeclNameStart() {
			const c = this.skipSpaces();
			if (c === QUESTION) {
				this.state = S_XML_DECL_ENDING;
				return;
			}
			if (c !== EOC) {
				this.state = S_XML_DECL_NAME;
				this.name = String.fromCodePoint(c);
			}
		}
		sXMLDeclName() {
			const c = this.captureTo(XML_DECL_NAME_TERMINATOR);
			if (c === QUESTION) {
				this.state = S_XML_DECL_ENDING;
				this.name += this.text;
				this.text = "";
				this.fail("XML declaration is incomplete.");
				return;
			}
			if (!(isS(c) || c === EQUAL)) return;
			this.name += this.text;
			this.text = "";
			if (!this.xmlDeclExpects.includes(this.name)) switch (this.name.length) {
				case 0:
					this.fail("did not expect any more name/value pairs.");
					break;
				case 1:
					this.fail(`expected the name ${this.xmlDeclExpects[0]}.`);
					break;
				default: this.fail(`expected one of ${this.xmlDeclExpects.join(", ")}`);
			}
			this.state = c === EQUAL ? S_XML_DECL_VALUE_START : S_XML_DECL_EQ;
		}
		sXMLDeclEq() {
			const c = this.getCodeNorm();
			if (c === QUESTION) {
				this.state = S_XML_DECL_ENDING;
				this.fail("XML declaration is incomplete.");
				return;
			}
			if (isS(c)) return;
			if (c !== EQUAL) this.fail("value required.");
			this.state = S_XML_DECL_VALUE_START;
		}
		sXMLDeclValueStart() {
			const c = this.getCodeNorm();
			if (c === QUESTION) {
				this.state = S_XML_DECL_ENDING;
				this.fail("XML declaration is incomplete.");
				return;
			}
			if (isS(c)) return;
			if (!isQuote(c)) {
				this.fail("value must be quoted.");
				this.q = SPACE;
			} else this.q = c;
			this.state = S_XML_DECL_VALUE;
		}
		sXMLDeclValue() {
			const c = this.captureTo([this.q, QUESTION]);
			if (c === QUESTION) {
				this.state = S_XML_DECL_ENDING;
				this.text = "";
				this.fail("XML declaration is incomplete.");
				return;
			}
			if (c === EOC) return;
			const value = this.text;
			this.text = "";
			switch (this.name) {
				case "version": {
					this.xmlDeclExpects = ["encoding", "standalone"];
					const version = value;
					this.xmlDecl.version = version;
					if (!/^1\.[0-9]+$/.test(version)) this.fail("version number must match /^1\\.[0-9]+$/.");
					else if (!this.opt.forceXMLVersion) this.setXMLVersion(version);
					break;
				}
				case "encoding":
					if (!/^[A-Za-z][A-Za-z0-9._-]*$/.test(value)) this.fail("encoding value must match /^[A-Za-z0-9][A-Za-z0-9._-]*$/.");
					this.xmlDeclExpects = ["standalone"];
					this.xmlDecl.encoding = value;
					break;
				case "standalone":
					if (value !== "yes" && value !== "no") this.fail("standalone value must match \"yes\" or \"no\".");
					this.xmlDeclExpects = [];
					this.xmlDecl.standalone = value;
			}
			this.name = "";
			this.state = S_XML_DECL_SEPARATOR;
		}
		sXMLDeclSeparator() {
			const c = this.getCodeNorm();
			if (c === QUESTION) {
				this.state = S_XML_DECL_ENDING;
				return;
			}
			if (!isS(c)) {
				this.fail("whitespace required.");
				this.unget();
			}
			this.state = S_XML_DECL_NAME_START;
		}
		sXMLDeclEnding() {
			var _a;
			if (this.getCodeNorm() === GREATER) {
				if (this.piTarget !== "xml") this.fail("processing instructions are not allowed before root.");
				else if (this.name !== "version" && this.xmlDeclExpects.includes("version")) this.fail("XML declaration must contain a version.");
				(_a = this.xmldeclHandler) === null || _a === void 0 || _a.call(this, this.xmlDecl);
				this.name = "";
				this.piTarget = this.text = "";
				this.state = S_TEXT;
			} else this.fail("The character ? is disallowed anywhere in XML declarations.");
			this.xmlDeclPossible = false;
		}
		sOpenTag() {
			var _a;
			const c = this.captureNameChars();
			if (c === EOC) return;
			const tag = this.tag = {
				name: this.name,
				attributes: Object.create(null)
			};
			this.name = "";
			if (this.xmlnsOpt) this.topNS = tag.ns = Object.create(null);
			(_a = this.openTagStartHandler) === null || _a === void 0 || _a.call(this, tag);
			this.sawRoot = true;
			if (!this.fragmentOpt && this.closedRoot) this.fail("documents may contain only one root.");
			switch (c) {
				case GREATER:
					this.openTag();
					break;
				case FORWARD_SLASH:
					this.state = S_OPEN_TAG_SLASH;
					break;
				default:
					if (!isS(c)) this.fail("disallowed character in tag name.");
					this.state = S_ATTRIB;
			}
		}
		sOpenTagSlash() {
			if (this.getCode() === GREATER) this.openSelfClosingTag();
			else {
				this.fail("forward-slash in opening tag not followed by >.");
				this.state = S_ATTRIB;
			}
		}
		sAttrib() {
			const c = this.skipSpaces();
			if (c === EOC) return;
			if (isNameStartChar(c)) {
				this.unget();
				this.state = S_ATTRIB_NAME;
			} else if (c === GREATER) this.openTag();
			else if (c === FORWARD_SLASH) this.state = S_OPEN_TAG_SLASH;
			else this.fail("disallowed character in attribute name.");
		}
		sAttribName() {
			const c = this.captureNameChars();
			if (c === EQUAL) this.state = S_ATTRIB_VALUE;
			else if (isS(c)) this.state = S_ATTRIB_NAME_SAW_WHITE;
			else if (c === GREATER) {
				this.fail("attribute without value.");
				this.pushAttrib(this.name, this.name);
				this.name = this.text = "";
				this.openTag();
			} else if (c !== EOC) this.fail("disallowed character in attribute name.");
		}
		sAttribNameSawWhite() {
			const c = this.skipSpaces();
			switch (c) {
				case EOC: return;
				case EQUAL:
					this.state = S_ATTRIB_VALUE;
					break;
				default:
					this.fail("attribute without value.");
					this.text = "";
					this.name = "";
					if (c === GREATER) this.openTag();
					else if (isNameStartChar(c)) {
						this.unget();
						this.state = S_ATTRIB_NAME;
					} else {
						this.fail("disallowed character in attribute name.");
						this.state = S_ATTRIB;
					}
			}
		}
		sAttribValue() {
			const c = this.getCodeNorm();
			if (isQuote(c)) {
				this.q = c;
				this.state = S_ATTRIB_VALUE_QUOTED;
			} else if (!isS(c)) {
				this.fail("unquoted attribute value.");
				this.state = S_ATTRIB_VALUE_UNQUOTED;
				this.unget();
			}
		}
		sAttribValueQuoted() {
			const { q, chunk } = this;
			let { i: start } = this;
			while (true) switch (this.getCode()) {
				case q:
					this.pushAttrib(this.name, this.text + chunk.slice(start, this.prevI));
					this.name = this.text = "";
					this.q = null;
					this.state = S_ATTRIB_VALUE_CLOSED;
					return;
				case AMP:
					this.text += chunk.slice(start, this.prevI);
					this.state = S_ENTITY;
					this.entityReturnState = S_ATTRIB_VALUE_QUOTED;
					return;
				case NL:
				case NL_LIKE:
				case TAB:
					this.text += `${chunk.slice(start, this.prevI)} `;
					start = this.i;
					break;
				case LESS:
					this.text += chunk.slice(start, this.prevI);
					this.fail("disallowed character.");
					return;
				case EOC:
					this.text += chunk.slice(start);
					return;
			}
		}
		sAttribValueClosed() {
			const c = this.getCodeNorm();
			if (isS(c)) this.state = S_ATTRIB;
			else if (c === GREATER) this.openTag();
			else if (c === FORWARD_SLASH) this.state = S_OPEN_TAG_SLASH;
			else if (isNameStartChar(c)) {
				this.fail("no whitespace between attributes.");
				this.unget();
				this.state = S_ATTRIB_NAME;
			} else this.fail("disallowed character in attribute name.");
		}
		sAttribValueUnquoted() {
			const c = this.captureTo(ATTRIB_VALUE_UNQUOTED_TERMINATOR);
			switch (c) {
				case AMP:
					this.state = S_ENTITY;
					this.entityReturnState = S_ATTRIB_VALUE_UNQUOTED;
					break;
				case LESS:
					this.fail("disallowed character.");
					break;
				case EOC: break;
				default:
					if (this.text.includes("]]>")) this.fail("the string \"]]>\" is disallowed in char data.");
					this.pushAttrib(this.name, this.text);
					this.name = this.text = "";
					if (c === GREATER) this.openTag();
					else this.state = S_ATTRIB;
			}
		}
		sCloseTag() {
			const c = this.captureNameChars();
			if (c === GREATER) this.closeTag();
			else if (isS(c)) this.state = S_CLOSE_TAG_SAW_WHITE;
			else if (c !== EOC) this.fail("disallowed character in closing tag.");
		}
		sCloseTagSawWhite() {
			switch (this.skipSpaces()) {
				case GREATER:
					this.closeTag();
					break;
				case EOC: break;
				default: this.fail("disallowed character in closing tag.");
			}
		}
		handleTextInRoot() {
			let { i: start, forbiddenState } = this;
			const { chunk, textHandler: handler } = this;
			scanLoop: while (true) switch (this.getCode()) {
				case LESS:
					this.state = S_OPEN_WAKA;
					if (handler !== void 0) {
						const { text } = this;
						const slice = chunk.slice(start, this.prevI);
						if (text.length !== 0) {
							handler(text + slice);
							this.text = "";
						} else if (slice.length !== 0) handler(slice);
					}
					forbiddenState = FORBIDDEN_START;
					break scanLoop;
				case AMP:
					this.state = S_ENTITY;
					this.entityReturnState = S_TEXT;
					if (handler !== void 0) this.text += chunk.slice(start, this.prevI);
					forbiddenState = FORBIDDEN_START;
					break scanLoop;
				case CLOSE_BRACKET:
					switch (forbiddenState) {
						case FORBIDDEN_START:
							forbiddenState = FORBIDDEN_BRACKET;
							break;
						case FORBIDDEN_BRACKET:
							forbiddenState = FORBIDDEN_BRACKET_BRACKET;
							break;
						case FORBIDDEN_BRACKET_BRACKET: break;
						default: throw new Error("impossible state");
					}
					break;
				case GREATER:
					if (forbiddenState === FORBIDDEN_BRACKET_BRACKET) this.fail("the string \"]]>\" is disallowed in char data.");
					forbiddenState = FORBIDDEN_START;
					break;
				case NL_LIKE:
					if (handler !== void 0) this.text += `${chunk.slice(start, this.prevI)}\n`;
					start = this.i;
					forbiddenState = FORBIDDEN_START;
					break;
				case EOC:
					if (handler !== void 0) this.text += chunk.slice(start);
					break scanLoop;
				default: forbiddenState = FORBIDDEN_START;
			}
			this.forbiddenState = forbiddenState;
		}
		handleTextOutsideRoot() {
			let { i: start } = this;
			const { chunk, textHandler: handler } = this;
			let nonSpace = false;
			outRootLoop: while (true) {
				const code = this.getCode();
				switch (code) {
					case LESS:
						this.state = S_OPEN_WAKA;
						if (handler !== void 0) {
							const { text } = this;
							const slice = chunk.slice(start, this.prevI);
							if (text.length !== 0) {
								handler(text + slice);
								this.text = "";
							} else if (slice.length !== 0) handler(slice);
						}
						break outRootLoop;
					case AMP:
						this.state = S_ENTITY;
						this.entityReturnState = S_TEXT;
						if (handler !== void 0) this.text += chunk.slice(start, this.prevI);
						nonSpace = true;
						break outRootLoop;
					case NL_LIKE:
						if (handler !== void 0) this.text += `${chunk.slice(start, this.prevI)}\n`;
						start = this.i;
						break;
					case EOC:
						if (handler !== void 0) this.text += chunk.slice(start);
						break outRootLoop;
					default: if (!isS(code)) nonSpace = true;
				}
			}
			if (!nonSpace) return;
			if (!this.sawRoot && !this.reportedTextBeforeRoot) {
				this.fail("text data outside of root node.");
				this.reportedTextBeforeRoot = true;
			}
			if (this.closedRoot && !this.reportedTextAfterRoot) {
				this.fail("text data outside of root node.");
				this.reportedTextAfterRoot = true;
			}
		}
		pushAttribNS(name, value) {
			var _a;
			const { prefix, local } = this.qname(name);
			const attr = {
				name,
				prefix,
				local,
				value
			};
			this.attribList.push(attr);
			(_a = this.attributeHandler) === null || _a === void 0 || _a.call(this, attr);
			if (prefix === "xmlns") {
				const trimmed = value.trim();
				if (this.currentXMLVersion === "1.0" && trimmed === "") this.fail("invalid attempt to undefine prefix in XML 1.0");
				this.topNS[local] = trimmed;
				nsPairCheck(this, local, trimmed);
			} else if (name === "xmlns") {
				const trimmed = value.trim();
				this.topNS[""] = trimmed;
				nsPairCheck(this, "", trimmed);
			}
		}
		pushAttribPlain(name, value) {
			var _a;
			const attr = {
				name,
				value
			};
			this.attribList.push(attr);
			(_a = this.attributeHandler) === null || _a === void 0 || _a.call(this, attr);
		}
		end() {
			var _a, _b;
			if (!this.sawRoot) this.fail("document must contain a root element.");
			const { tags } = this;
			while (tags.length > 0) {
				const tag = tags.pop();
				this.fail(`unclosed tag: ${tag.name}`);
			}
			if (this.state !== S_BEGIN && this.state !== S_TEXT) this.fail("unexpected end.");
			const { text } = this;
			if (text.length !== 0) {
				(_a = this.textHandler) === null || _a === void 0 || _a.call(this, text);
				this.text = "";
			}
			this._closed = true;
			(_b = this.endHandler) === null || _b === void 0 || _b.call(this);
			this._init();
			return this;
		}
		resolve(prefix) {
			var _a, _b;
			let uri = this.topNS[prefix];
			if (uri !== void 0) return uri;
			const { tags } = this;
			for (let index = tags.length - 1; index >= 0; index--) {
				uri = tags[index].ns[prefix];
				if (uri !== void 0) return uri;
			}
			uri = this.ns[prefix];
			if (uri !== void 0) return uri;
			return (_b = (_a = this.opt).resolvePrefix) === null || _b === void 0 ? void 0 : _b.call(_a, prefix);
		}
		qname(name) {
			const colon = name.indexOf(":");
			if (colon === -1) return {
				prefix: "",
				local: name
			};
			const local = name.slice(colon + 1);
			const prefix = name.slice(0, colon);
			if (prefix === "" || local === "" || local.includes(":")) this.fail(`malformed name: ${name}.`);
			return {
				prefix,
				local
			};
		}
		processAttribsNS() {
			var _a;
			const { attribList } = this;
			const tag = this.tag;
			{
				const { prefix, local } = this.qname(tag.name);
				tag.prefix = prefix;
				tag.local = local;
				const uri = tag.uri = (_a = this.resolve(prefix)) !== null && _a !== void 0 ? _a : "";
				if (prefix !== "") {
					if (prefix === "xmlns") this.fail("tags may not have \"xmlns\" as prefix.");
					if (uri === "") {
						this.fail(`unbound namespace prefix: ${JSON.stringify(prefix)}.`);
						tag.uri = prefix;
					}
				}
			}
			if (attribList.length === 0) return;
			const { attributes } = tag;
			const seen = /* @__PURE__ */ new Set();
			for (const attr of attribList) {
				const { name, prefix, local } = attr;
				let uri;
				let eqname;
				if (prefix === "") {
					uri = name === "xmlns" ? XMLNS_NAMESPACE : "";
					eqname = name;
				} else {
					uri = this.resolve(prefix);
					if (uri === void 0) {
						this.fail(`unbound namespace prefix: ${JSON.stringify(prefix)}.`);
						uri = prefix;
					}
					eqname = `{${uri}}${local}`;
				}
				if (seen.has(eqname)) this.fail(`duplicate attribute: ${eqname}.`);
				seen.add(eqname);
				attr.uri = uri;
				attributes[name] = attr;
			}
			this.attribList = [];
		}
		processAttribsPlain() {
			const { attribList } = this;
			const attributes = this.tag.attributes;
			for (const { name, value } of attribList) {
				if (attributes[name] !== void 0) this.fail(`duplicate attribute: ${name}.`);
				attributes[name] = value;
			}
			this.attribList = [];
		}
		openTag() {
			var _a;
			this.processAttribs();
			const { tags } = this;
			const tag = this.tag;
			tag.isSelfClosing = false;
			(_a = this.openTagHandler) === null || _a === void 0 || _a.call(this, tag);
			tags.push(tag);
			this.state = S_TEXT;
			this.name = "";
		}
		openSelfClosingTag() {
			var _a, _b, _c;
			this.processAttribs();
			const { tags } = this;
			const tag = this.tag;
			tag.isSelfClosing = true;
			(_a = this.openTagHandler) === null || _a === void 0 || _a.call(this, tag);
			(_b = this.closeTagHandler) === null || _b === void 0 || _b.call(this, tag);
			if ((this.tag = (_c = tags[tags.length - 1]) !== null && _c !== void 0 ? _c : null) === null) this.closedRoot = true;
			this.state = S_TEXT;
			this.name = "";
		}
		closeTag() {
			const { tags, name } = this;
			this.state = S_TEXT;
			this.name = "";
			if (name === "") {
				this.fail("weird empty close tag.");
				this.text += "</>";
				return;
			}
			const handler = this.closeTagHandler;
			let l = tags.length;
			while (l-- > 0) {
				const tag = this.tag = tags.pop();
				this.topNS = tag.ns;
				handler === null || handler === void 0 || handler(tag);
				if (tag.name === name) break;
				this.fail("unexpected close tag.");
			}
			if (l === 0) this.closedRoot = true;
			else if (l < 0) {
				this.fail(`unmatched closing tag: ${name}.`);
				this.text += `</${name}>`;
			}
		}
		parseEntity(entity) {
			if (entity[0] !== "#") {
				const defined = this.ENTITIES[entity];
				if (defined !== void 0) return defined;
				this.fail(this.isName(entity) ? "undefined entity." : "disallowed character in entity name.");
				return `&${entity};`;
			}
			let num = NaN;
			if (entity[1] === "x" && /^#x[0-9a-f]+$/i.test(entity)) num = parseInt(entity.slice(2), 16);
			else if (/^#[0-9]+$/.test(entity)) num = parseInt(entity.slice(1), 10);
			if (!this.isChar(num)) {
				this.fail("malformed character entity.");
				return `&${entity};`;
			}
			return String.fromCodePoint(num);
		}
	};
	exports.SaxesParser = SaxesParser;
}));

// src/ingest/xml.ts
var import_saxes = require_saxes();
function readXml(text, collector) {
	const tree = new Tree();
	const parser = new import_saxes.SaxesParser({ position: true });
	let fault = null;
	parser.on("error", (error) => {
		fault ??= error.message;
	});
	parser.on("opentag", ({ name, attributes }) => {
		fault ??= tree.open(name, attributes, parser.line);
	});
	parser.on("text", (piece) => tree.text(piece));
	parser.on("cdata", (piece) => tree.text(piece));
	parser.on("closetag", () => tree.close());
	try {
		for (let at = 0; at < text.length && fault === null; at += PIECE) parser.write(text.slice(at, at + PIECE));
		if (fault === null) parser.close();
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		fault ??= error.message;
	}
	if (fault !== null) collector.broken(`It is not a whole XML document: ${fault}`);
	return tree.roots;
}
const PIECE = 4096;
var Tree = class {
	roots = [];
	#path = [];
	#elements = 0;
	open(name, written, line) {
		this.#elements += 1;
		if (this.#path.length >= 64) return `elements nest deeper than ${64} levels`;
		if (this.#elements > 1e6) return `it has more than ${ELEMENTS$1} elements`;
		const element = {
			name,
			attributes: new Map(Object.entries(written).map(([key, value]) => [key, String(value)])),
			children: [],
			text: "",
			line
		};
		(this.#path.at(-1)?.children ?? this.roots).push(element);
		this.#path.push(element);
		return null;
	}
	text(piece) {
		const element = this.#path.at(-1);
		if (element === void 0 || element.text.length >= 4e3) return;
		element.text += piece.slice(0, MESSAGE_CHARS - element.text.length);
	}
	close() {
		this.#path.pop();
	}
};
function* descendants(elements, name, path = []) {
	for (const element of elements) {
		if (element.name === name) yield {
			element,
			path
		};
		yield* descendants(element.children, name, [...path, element]);
	}
}
function numberAttribute(element, name) {
	const written = element.attributes.get(name)?.trim();
	if (written === void 0 || written === "") return null;
	const value = Number(written.replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, ""));
	return Number.isNaN(value) && !/^nan$/i.test(written) ? null : value;
}

// src/ingest/formats/catch2.ts
const catch2 = {
	kind: "document",
	format: "catch2",
	about: "Catch2 with `-r xml`: benchmarks and test cases",
	recognises: (head) => /<Catch2?(?:TestRun)?\s[^<>]*(?:name|rng-seed|catch2-version)=/.test(head),
	read(text, collector) {
		const roots = readXml(text, collector);
		for (const { element } of descendants(roots, "TestCase")) readCase$1(element, collector);
	}
};
function readCase$1(testCase, collector) {
	collector.line = testCase.line;
	const name = testCase.attributes.get("name")?.trim() ?? "";
	const result = testCase.children.find((child) => child.name === "OverallResult");
	for (const { element, path } of descendants(testCase.children, "BenchmarkResults")) readBenchmark$1(element, [name, ...path.map(sectionName)].join(" / "), collector);
	const reading = collector.reading(name);
	if (result === void 0) reading.ended("failed", "The file ends before the test case has ended");
	else if (result.attributes.get("success") === "true") reading.ended("passed");
	else if ((numberAttribute(result, "skips") ?? 0) > 0) reading.ended("skipped", result.text);
	else reading.ended("failed", failureOf$1(testCase));
}
const sectionName = (element) => element.attributes.get("name")?.trim() ?? "";
function readBenchmark$1(element, group, collector) {
	collector.line = element.line;
	const reading = collector.reading(element.attributes.get("name") ?? "", group);
	const failure = element.children.find((child) => child.name === "failed");
	if (failure === void 0) readMean(element, reading, collector);
	else reading.ended("failed", failure.attributes.get("message"));
}
function readMean(element, reading, collector) {
	const samples = numberAttribute(element, "samples") ?? 1;
	const iterations = numberAttribute(element, "iterations");
	const mean = element.children.find((child) => child.name === "mean");
	const value = mean === void 0 ? null : numberAttribute(mean, "value");
	reading.metadata.set("samples", samples);
	if (value === null) collector.problem("A benchmark has no mean");
	else reading.sample(TIME, value, iterations === null ? null : iterations * samples);
}
function failureOf$1(testCase) {
	const expressions = [...descendants(testCase.children, "Expression")].filter(({ element }) => element.attributes.get("success") !== "true").map(({ element }) => element.children.map((child) => child.text.trim()).join(" → "));
	const others = [
		"Exception",
		"FatalErrorCondition",
		"Failure"
	].flatMap((kind) => [...descendants(testCase.children, kind)].map(({ element }) => element.text.trim()));
	return [...expressions, ...others].join("\n");
}

// src/ingest/formats/catch2-text.ts
const catch2Text = {
	kind: "lines",
	format: "catch2-text",
	about: "Catch2: the console report",
	recognises: (head) => /^\S+ is a Catch2? v\d/m.test(head) || /^benchmark name +samples +iterations +(?:estimated|est run time)/m.test(head),
	open: (collector) => new Catch2TextReader(collector)
};
const RULE$1 = /^-{70,}$/;
const COUNTS = /(?<!\s)\s+(\d+)\s+(\d+)\s+[\d.]+ \S+$/;
const FAILED = /(?<!\s)\s+Benchmark failed \(/;
const MEANS = /^\s+([\d.]+|nan) (\S+)\s+(?:[\d.]+|nan) /;
var Catch2TextReader = class {
	#collector;
	#part = "report";
	#title = [];
	#rows = [];
	#failure = null;
	#hasSummary = false;
	constructor(collector) {
		this.#collector = collector;
	}
	line(text) {
		if (RULE$1.test(text)) this.#rule();
		else if (text.startsWith("benchmark name ")) this.#header();
		else if (this.#part === "title") this.#title.push(text.slice(0, MESSAGE_CHARS));
		else if (this.#part === "table") this.#row(text);
		else if (this.#part === "report") this.#report(text);
	}
	end() {
		this.#benchmark();
		this.#flush();
		if (!this.#hasSummary) this.#collector.broken("It ends before the summary of the tests");
	}
	#header() {
		this.#flush();
		this.#part = "header";
	}
	#rule() {
		this.#benchmark();
		this.#flush();
		if (this.#part === "header") this.#part = "table";
		else if (this.#part === "title") this.#part = "report";
		else {
			this.#part = "title";
			this.#title = [];
		}
	}
	#row(text) {
		if (text.trim() !== "" && !text.startsWith("===")) {
			if (this.#rows.length < MAX_ROWS) this.#rows.push(text);
		} else if (this.#rows.length > 0) this.#benchmark();
		else this.#leaveTable(text);
	}
	#leaveTable(text) {
		this.#part = "report";
		this.#report(text);
	}
	#report(text) {
		if (/^(?:All tests passed|test cases:|No tests ran)/.test(text)) this.#hasSummary = true;
		if (/^.*: FAILED:/.test(text)) this.#failure = "";
		else if (this.#failure !== null && /^[.=]{70,}$/.test(text)) this.#flush();
		else if (this.#failure !== null && this.#failure.length < 4e3) this.#failure += `${text}\n`;
	}
	#flush() {
		if (this.#failure !== null) this.#collector.reading(this.#path()).ended("failed", this.#failure);
		this.#failure = null;
	}
	#path() {
		return this.#title.map((part) => part.trim()).join(" / ");
	}
	#benchmark() {
		const rows = this.#rows;
		this.#rows = [];
		if (rows.length === 0) return;
		const place = rows.findIndex((row) => beginningOf(row) !== null);
		const beginning = beginningOf(rows[place] ?? "");
		const name = [...rows.slice(0, Math.max(0, place)), beginning?.name ?? ""].map((part) => part.trim()).join(" ").trim();
		const [, mean, unit = ""] = MEANS.exec(rows[place + 1] ?? "") ?? [];
		const factor = nanosecondsIn(unit);
		const reading = () => this.#collector.reading(name, this.#path());
		if (beginning?.kind === "failed") reading().ended("failed", beginning.reason);
		else if (beginning === null || mean === void 0 || factor === null) this.#collector.problem(`${excerpt(rows.join(" "))} is not a row of the table of benchmarks`);
		else reading().sample(TIME, Number(mean) * factor, beginning.rounds);
	}
};
function beginningOf(row) {
	const line = row.trimEnd();
	const failed = FAILED.exec(line);
	if (failed !== null && line.endsWith(")")) return {
		kind: "failed",
		name: line.slice(0, failed.index),
		reason: line.slice(failed.index + failed[0].length, -1)
	};
	const counts = COUNTS.exec(line);
	if (counts === null) return null;
	const [, samples, iterations] = counts;
	return {
		kind: "counts",
		name: line.slice(0, counts.index),
		rounds: Number(samples) * Number(iterations)
	};
}
const MAX_ROWS = 40;

// src/ingest/formats/cobertura.ts
const cobertura = {
	kind: "document",
	format: "cobertura",
	about: "Cobertura XML, of coverage.py, gcovr, coverlet, istanbul and others",
	recognises: (head) => /<coverage\s[^>]{0,2000}\bline-rate=/.test(head),
	read(text, collector) {
		const root = readXml(text, collector).find(({ name }) => name === "coverage");
		if (root === void 0) return;
		collector.line = root.line;
		for (const key of ["version", "timestamp"]) collector.metadata.set(key, root.attributes.get(key));
		const classes = [...descendants([root], "class")].map(({ element }) => element);
		const lines = classes.flatMap(({ children }) => children.filter(({ name }) => name === "lines")).flatMap(({ children }) => children);
		const reading = collector.reading("coverage");
		reading.metadata.set("classes", classes.length);
		for (const what of ["lines", "branches"]) {
			const share = shareOf(lines, what, collector) ?? stated(root, what);
			if (share !== null) reading.sample(coverageOf(what), share);
		}
	}
};
function shareOf(lines, what, collector) {
	let found = 0;
	let hit = 0;
	for (const line of lines) {
		const [of, reached] = what === "lines" ? lineOf(line, collector) : branchesOf(line);
		found += of;
		hit += reached;
	}
	return found === 0 ? null : hit / found;
}
function lineOf(line, collector) {
	const hits = numberAttribute(line, "hits");
	collector.line = line.line;
	if (hits === null) collector.problem("A line needs its \"hits\"");
	else if (hits < 0) collector.broken(`A line has ${hits} hits: less than nothing`);
	return hits === null ? [0, 0] : [1, hits > 0 ? 1 : 0];
}
function branchesOf(line) {
	const [, hit, found] = /\((\d{1,9})\/(\d{1,9})\)$/.exec(line.attributes.get("condition-coverage") ?? "") ?? [];
	return found === void 0 ? [0, 0] : [Number(found), Math.min(Number(hit), Number(found))];
}
function stated(root, what) {
	const found = numberAttribute(root, `${what}-valid`);
	const hit = numberAttribute(root, `${what}-covered`);
	if (found !== null && hit !== null) return found > 0 ? hit / found : null;
	return what === "lines" ? numberAttribute(root, "line-rate") : numberAttribute(root, "branch-rate");
}

// src/ingest/formats/criterion.ts
const criterion = {
	kind: "document",
	format: "criterion",
	about: "criterion: `target/criterion/**/new/sample.json` (or `estimates.json`)",
	recognises: (head) => /^\s*\{\s*"sampling_mode"\s*:/.test(head) || /^\s*\{\s*"mean"\s*:\s*\{\s*"confidence_interval"/.test(head),
	read(text, collector) {
		const document = readJson(text, collector);
		if (document === void 0) return;
		const content = objectOf(document);
		const { folder, name } = placeOf(collector.file);
		const fault = NOT_MEASURED.get(folder);
		if (fault !== void 0) collector.broken(`It is ${fault}: name target/criterion/**/new/ in the pattern`);
		else if ("times" in content) readSamples(content, name, collector);
		else readEstimate(content, name, collector);
	}
};
const NOT_MEASURED = /* @__PURE__ */ new Map([["base", "the run that the last one was compared with"], ["change", "the change since the run before, not a time"]]);
function placeOf(file) {
	const path = file.replaceAll("\\", "/").replace(/^(?:\.?\/)+/, "");
	const below = /(?:^|\/)target\/criterion\/(.+)$/.exec(path) ?? /(?:^.*\/|^)criterion\/(.+)$/.exec(path);
	const parts = (below?.[1] ?? path).split("/").slice(0, -1);
	const folder = parts.pop() ?? "";
	const benchmark = parts.join("/");
	if (benchmark === "" || below === null && !FOLDERS.has(folder)) return {
		folder: "",
		name: "benchmark"
	};
	return {
		folder,
		name: below === null || folder === "new" ? benchmark : `${benchmark} (${folder})`
	};
}
const FOLDERS = /* @__PURE__ */ new Set(["new", ...NOT_MEASURED.keys()]);
function readSamples(content, name, collector) {
	const rounds = listOf(content.iters);
	const times = listOf(content.times);
	if (rounds.length !== times.length) collector.broken(`It has ${rounds.length} counts of iterations for ${times.length} times`);
	for (const [index, time] of times.entries()) {
		const total = numberOf(time);
		const iterations = numberOf(rounds[index]);
		if (total === null || iterations === null) collector.problem("A sample is not a number", `times.${index}`);
		else collector.reading(name).sample(TIME, total / iterations, iterations);
	}
}
function readEstimate(content, name, collector) {
	const estimate = numberOf(objectOf(content.slope).point_estimate) ?? numberOf(objectOf(content.mean).point_estimate);
	if (estimate === null) collector.broken("It has neither samples nor an estimate");
	else collector.reading(name).sample(TIME, estimate);
}

// src/ingest/line-codes.ts
const ENCODER = new TextEncoder();
const FOREIGN = 255;
const ROOM = 4096;
var LineCodes = class {
	codes = new Uint8Array(ROOM);
	text = "";
	read(text) {
		this.text = text;
		if (text.length > this.codes.length) this.codes = new Uint8Array(2 * text.length);
		const { read, written } = ENCODER.encodeInto(text, this.codes);
		if (read === text.length && written === text.length) return;
		for (let at = 0; at < text.length; at += 1) this.codes[at] = Math.min(text.charCodeAt(at), FOREIGN);
	}
};

// src/ingest/line-parts.ts
var LineParts = class {
	line = new LineCodes();
	starts = [];
	ends = [];
	#size = 0;
	get size() {
		return this.#size;
	}
	begin(text) {
		this.line.read(text);
		this.#size = 0;
	}
	add(start, end) {
		this.starts[this.#size] = start;
		this.ends[this.#size] = end;
		this.#size += 1;
	}
};

// src/ingest/words.ts
const BLANK$1 = 32;
var Words = class extends LineParts {
	read(text) {
		this.begin(text);
		const { codes } = this.line;
		let start = 0;
		for (let at = 0; at < text.length; at += 1) {
			if ((codes[at] ?? 0) > BLANK$1) continue;
			if (at > start) this.add(start, at);
			start = at + 1;
		}
		if (text.length > start) this.add(start, text.length);
	}
	text(index) {
		return index < this.size ? this.line.text.slice(this.starts[index], this.ends[index]) : "";
	}
	number(index) {
		const [start = 0, end = 0] = [this.starts[index], this.ends[index]];
		return index < this.size ? numberAt(this.line, start, end) : NaN;
	}
	isBeforeBlank(index) {
		return this.line.codes[this.ends[index] ?? 0] === BLANK$1 && index + 1 < this.size;
	}
	is(index, word) {
		const [start = 0, end = 0] = [this.starts[index], this.ends[index]];
		return index < this.size && end - start === word.length && this.line.text.startsWith(word, start);
	}
};

// src/ingest/formats/criterion-text.ts
const criterionText = {
	kind: "lines",
	format: "criterion-text",
	about: "criterion: the text that `cargo bench` prints",
	recognises: (head) => /\stime: +\[(?:[\d.]{1,40} \S{1,4} ?){3}\]\s*$/m.test(head),
	open: (collector) => new CriterionTextReader(collector)
};
const TIMES$1 = /(?<!\s)\s+time:\s+\[/;
const RATES = /^\s+thrpt:\s+\[(.*)\]\s*$/;
const CUT = /\s(?:time: {3}|thrpt: {2})/;
const ELEMENTS = {
	elem: 1,
	Kelem: 1e3,
	Melem: 1e6,
	Gelem: 1e9
};
var CriterionTextReader = class {
	#collector;
	#margin = "";
	#name = null;
	#words = new Words();
	constructor(collector) {
		this.#collector = collector;
	}
	line(text) {
		const { before, times } = (text.includes("time:") ? timesIn(text) : null) ?? {};
		const rates = text.includes("thrpt:") ? RATES.exec(text)?.[1] : void 0;
		if (times !== void 0) {
			if (times.includes("%")) return;
			this.#name = before?.trim() || this.#margin;
			this.#times(times);
		} else if (rates !== void 0 && !rates.includes("%")) this.#rates(rates);
		else if (this.#collector.isUnended && CUT.test(text) && !text.includes("]")) this.#unreadable(text);
		else if (/^\S/.test(text)) this.#margin = text.trim();
	}
	end() {}
	#times(written) {
		const [value, unit] = this.#middleOf(written);
		const factor = nanosecondsIn(unit);
		if (this.#name === null || this.#name === "") this.#collector.problem("A time stands without the name of a benchmark");
		else if (factor === null || Number.isNaN(value)) this.#unreadable(written);
		else this.#collector.reading(this.#name).sample(TIME, value * factor);
	}
	#rates(written) {
		const [value, unit] = this.#middleOf(written);
		const things = unit.replace(/\/s$/, "");
		const bytes = bytesIn(things);
		const elements = Object.hasOwn(ELEMENTS, things) ? ELEMENTS[things] : void 0;
		if (this.#name === null || Number.isNaN(value)) this.#unreadable(written);
		else if (bytes !== null) this.#collector.reading(this.#name).sample(BYTE_RATE, value * bytes);
		else if (elements !== void 0) this.#collector.reading(this.#name).sample(THROUGHPUT, value * elements);
		else this.#unreadable(written);
	}
	#middleOf(written) {
		this.#words.read(written);
		return this.#words.size === 6 ? [this.#words.number(2), this.#words.text(3)] : [NaN, ""];
	}
	#unreadable(written) {
		this.#collector.unreadable(`${excerpt(written)} is not low, estimate and high with their units`);
	}
};
function timesIn(text) {
	const found = TIMES$1.exec(text);
	const line = text.trimEnd();
	if (found === null || !line.endsWith("]")) return null;
	return {
		before: text.slice(0, found.index),
		times: line.slice(found.index + found[0].length, -1)
	};
}

// src/ingest/formats/divan.ts
const divan = {
	kind: "lines",
	format: "divan",
	about: "divan: the table that `cargo bench` prints",
	recognises: (head) => HEADER.test(head),
	open: (collector) => new DivanReader(collector)
};
const HEADER = /(?<!\s)[^\S\n]+fastest +│ slowest +│ median +│ mean +│ samples │ iters/;
const CONTINUATION = /^(?:[│ ] {2})+ *(.*)$/s;
const DEEPEST = 50;
const COLUMNS$1 = 6;
var DivanReader = class {
	#collector;
	#crate = null;
	#path = [];
	#reading = null;
	#heading = null;
	#rowsBelow = 0;
	#corner = "";
	constructor(collector) {
		this.#collector = collector;
	}
	line(text) {
		const branch = text.indexOf("─ ");
		if (branch > 0 && isIndent(text, branch - 1)) this.#branch(text, branch);
		else if (text.startsWith(" ") || text.startsWith("│")) this.#continued(text);
		else if (text.includes("fastest")) this.#table(text);
	}
	#continued(text) {
		const row = this.#reading === null ? void 0 : CONTINUATION.exec(text)?.[1];
		if (row !== void 0 && this.#reading !== null) this.#below(this.#reading, row);
	}
	end() {
		this.#whole();
		if (this.#crate === null) this.#collector.problem("The heading of the table is missing");
	}
	#table(heading) {
		this.#whole();
		this.#crate = crateOf(heading) ?? this.#crate;
	}
	#whole() {
		if (this.#corner === "├") this.#collector.broken("It ends before the last row of a table: it was cut off");
		this.#corner = "";
	}
	#branch(text, at) {
		this.#corner = text.charAt(at - 1);
		this.#row((at - 1) / 3, text.slice(at + 2));
	}
	#row(depth, row) {
		const cells = row.split("│");
		if (this.#collector.isUnended && cells.length < COLUMNS$1) this.#collector.unreadable(`${excerpt(row)} is not a row of ${COLUMNS$1} columns`);
		const first = cellOf(cells, 0);
		const gap = first.indexOf("  ");
		const [name, fastest] = gap === -1 ? [first, ""] : [first.slice(0, gap), first.slice(gap).trim()];
		this.#path.length = Math.min(depth, this.#path.length, DEEPEST);
		this.#path.push(name);
		this.#heading = null;
		this.#reading = null;
		if (fastest === "") return;
		const reading = this.#collector.reading(this.#path.join("::"), this.#crate);
		if (fastest === "(ignored)") reading.ended("skipped", "It is marked to be ignored");
		else this.#times(reading, cellOf(cells, 2), cellOf(cells, 4), cellOf(cells, 5));
	}
	#times(reading, median, samples, iterations) {
		const time = quantityOf$1(median, nanosecondsIn);
		if (time === null) {
			this.#collector.unreadable(`${excerpt(median)} is not a median time`);
			return;
		}
		this.#reading = reading;
		reading.metadata.set("samples", samples);
		reading.sample(TIME, time, iterations === "" ? null : Number(iterations));
	}
	#below(reading, row) {
		const cells = row.split("│", 3);
		const [first, median] = [cellOf(cells, 0), cellOf(cells, 2)];
		if (first.endsWith(":")) {
			this.#heading = first.slice(0, -1);
			this.#rowsBelow = 0;
		} else if (this.#heading === null) this.#rate(reading, median);
		else if (this.#heading === "alloc") this.#allocation(reading, median);
	}
	#rate(reading, median) {
		const bytes = quantityOf$1(median.replace(/\/s$/, ""), bytesIn);
		const items = quantityOf$1(median, (unit) => ITEM_UNITS.get(unit) ?? null);
		if (bytes !== null) reading.sample(BYTE_RATE, bytes);
		else if (items !== null) reading.sample(THROUGHPUT, items);
	}
	#allocation(reading, median) {
		this.#rowsBelow += 1;
		const bytes = quantityOf$1(median, bytesIn);
		if (this.#rowsBelow === 1 && NUMERAL.test(median)) reading.sample(ALLOCATIONS, Number(median));
		else if (this.#rowsBelow === 2 && bytes !== null) reading.sample(ALLOCATED, bytes);
	}
};
const cellOf = (cells, index) => cells[index]?.trim() ?? "";
const isIndent = (text, corner) => corner % 3 === 0 && "├╰".includes(text.charAt(corner)) && /^(?:[│ ] {2})*$/.test(text.slice(0, corner));
function crateOf(line) {
	const heading = HEADER.exec(line);
	const name = heading === null ? "" : line.slice(0, heading.index);
	return /^\S/.test(name) ? name : null;
}
const ITEM_UNITS = new Map([
	"item",
	"char",
	"cycle"
].flatMap((unit) => [
	["", 1],
	["K", 1e3],
	["M", 1e6],
	["G", 1e9],
	["T", 0xe8d4a51000]
].map(([prefix, factor]) => [`${prefix}${unit}/s`, factor])));
const NUMERAL = /^[\d.]+$/;
function quantityOf$1(text, factorOf) {
	const blank = text.indexOf(" ");
	const factor = blank === -1 ? null : factorOf(text.slice(blank + 1));
	if (factor === null || !NUMERAL.test(text.slice(0, blank))) return null;
	const value = groupedNumber(text.slice(0, blank));
	return Number.isNaN(value) ? null : value * factor;
}

// src/ingest/formats/go-bench.ts
const goBench = {
	kind: "lines",
	format: "go-bench",
	about: "`go test -bench`, with `-count`, `-benchmem` and custom metrics",
	recognises: (head) => /^Benchmark\S*(?:\s*$|\s+\d+\s+[\d.]+(?:e[+-]?\d+)?\s+\S)/m.test(head) && /^(?:goos|goarch|pkg|cpu|PASS|FAIL|ok)\b|^Benchmark\S*\s+\d+\s+\S+ \S/m.test(head),
	open: (collector) => new GoBenchReader(collector)
};
const KNOWN = {
	"ns/op": {
		metric: TIME,
		factor: 1
	},
	"B/op": {
		metric: ALLOCATED,
		factor: 1
	},
	"allocs/op": {
		metric: ALLOCATIONS,
		factor: 1
	},
	"MB/s": {
		metric: BYTE_RATE,
		factor: 1e6
	}
};
const CONFIGURATION = /^([a-z][^\s:A-Z]*):\s+(\S.*)$/;
const BEGUN = /^(Benchmark[^a-z\s]\S*) *\t/;
const LATE = /(?<!\d)\d{1,15}\t *\S+ ns\/op(?:\t.*)?$/;
var GoBenchReader = class {
	#collector;
	#units = /* @__PURE__ */ new Map();
	#better = /* @__PURE__ */ new Map();
	#places = [];
	#readings = /* @__PURE__ */ new Map();
	#words = new Words();
	#last = null;
	#package;
	#begun = null;
	#isOpen = false;
	#isCarried;
	#failed = null;
	constructor(collector, carriedPackage = null) {
		this.#collector = collector;
		this.#package = carriedPackage;
		this.#isCarried = carriedPackage !== null;
	}
	line(text) {
		if (text.startsWith("Benchmark")) this.#result(text);
		else if (!/^[=-]{3} /.test(text) && this.#isOfBenchmark(text)) return;
		else if (isLowerCase(text.charCodeAt(0))) this.#lowerCase(text);
		else if (text.startsWith("Unit ")) this.#unit(text);
		else if (!this.#isCarried) this.#ending(text);
	}
	#lowerCase(text) {
		if (!this.#isCarried && text.startsWith("panic: ")) this.#collector.broken(`The run ended in a ${text}`);
		else if (!this.#isCarried && /^ok\s/.test(text)) this.#isOpen = false;
		else this.#configuration(text);
	}
	end() {
		if (this.#isOpen) this.#collector.broken(`The output of ${this.#package} has no PASS, ok or FAIL: it was cut off`);
	}
	#result(text, isLate = false) {
		const words = this.#words;
		words.read(text);
		const rounds = words.number(1);
		if (!Number.isSafeInteger(rounds) || rounds < 0) {
			this.#name(text);
			return;
		}
		if (words.isBeforeBlank(1) && !isLate && this.#isOutput(text) && this.#name(text)) return;
		this.#begun = null;
		if (words.size < 4 || words.size % 2 === 1) {
			if (!isLate && this.#name(text)) return;
			this.#collector.unreadable(() => `${excerpt(text)} is not name, iterations and pairs of value and unit`);
			return;
		}
		const reading = this.#named();
		for (let at = 2; at < words.size; at += 2) this.#value(reading, rounds, at, this.#unitAt(at + 1));
	}
	#name(text) {
		const name = BEGUN.exec(text)?.[1];
		if (name === void 0) return false;
		const rest = text.slice(text.indexOf("	") + 1);
		if (this.#late(rest, name)) return true;
		this.#begun = copy(name);
		if (this.#isCarried) return true;
		this.#reading(name);
		if (rest.startsWith("--- ")) this.#benchmarkEnded(rest);
		return true;
	}
	#isOutput(text) {
		return text.includes("	") && !this.#words.text(3).includes("/");
	}
	#isOfBenchmark(text) {
		if (this.#begun !== null && this.#late(text, this.#begun)) return true;
		if (!text.includes("	") || !text.includes("Benchmark")) return false;
		const head = text.slice(0, text.indexOf("	")).trimEnd();
		const word = head.slice(head.lastIndexOf(" ") + 1);
		const at = word.indexOf("Benchmark");
		const named = at === -1 ? "" : text.slice(head.length - word.length + at);
		const name = BEGUN.exec(named)?.[1];
		if (name === void 0) return false;
		if (LATE.test(named)) this.#result(named);
		else this.#begun = copy(name);
		return true;
	}
	#late(text, name) {
		const result = text.includes(" ns/op") ? LATE.exec(text)?.[0] : void 0;
		if (result !== void 0) this.#result(`${name}\t${result}`, true);
		return result !== void 0;
	}
	#value(reading, rounds, at, { unit, metric, factor }) {
		const value = this.#words.number(at);
		if (!Number.isNaN(value)) reading.sample(metric, value * factor, rounds);
		else this.#noNumber(reading, rounds, this.#words.text(at), unit, metric);
	}
	#noNumber(reading, rounds, written, unit, metric) {
		if (written === "NaN") reading.sample(metric, NaN, rounds);
		else if (/^[+-]?Inf$/.test(written)) reading.sample(metric, written.startsWith("-") ? -1e400 : 1e400, rounds);
		else this.#collector.problem(`${excerpt(written)} before ${excerpt(unit)} is not a number`);
	}
	#unitAt(place) {
		const last = this.#places[place];
		if (last !== void 0 && this.#words.is(place, last.unit)) return last;
		const unit = this.#unitOf(this.#words.text(place));
		if (place < MAX_UNITS) this.#places[place] = unit;
		return unit;
	}
	#unitOf(written) {
		const seen = this.#units.get(written);
		if (seen !== void 0) return seen;
		const known = Object.hasOwn(KNOWN, written) ? KNOWN[written] : void 0;
		const unit = copy(written);
		const made = {
			unit,
			...withBetter(known ?? custom(unit), this.#better.get(written))
		};
		if (this.#units.size < MAX_UNITS) this.#units.set(unit, made);
		return made;
	}
	#named() {
		const last = this.#last;
		if (last !== null && this.#words.is(0, last.name)) return last.reading;
		const name = this.#words.text(0);
		const reading = this.#reading(name);
		this.#last = {
			name,
			reading
		};
		return reading;
	}
	#reading(written) {
		const known = this.#readings.get(written);
		if (known !== void 0) return known;
		const [, name = written, processors = "1"] = /^(.*?)-(\d+)$/.exec(written) ?? [];
		const plain = this.#collector.reading(name, this.#package);
		plain.metadata.set("gomaxprocs", processors);
		const reading = plain.metadata.get("gomaxprocs") === processors ? plain : this.#collector.reading(written, this.#package);
		if (this.#readings.size < MAX_NAMES) this.#readings.set(copy(written), reading);
		return reading;
	}
	#unit(text) {
		const [, unit = "", ...properties] = text.split(/\s+/);
		for (const property of properties) {
			const better = property === "better=higher" ? "higher" : "lower";
			if (!property.startsWith("better=") || this.#better.size >= MAX_UNITS) continue;
			if (this.#better.get(unit) === better) continue;
			this.#better.set(unit, better);
			this.#units.delete(unit);
			this.#places = [];
		}
	}
	#ending(text) {
		if (text.startsWith("--- ") || text.startsWith("    --- ")) this.#benchmarkEnded(text.trimStart());
		else if (text.startsWith("FAIL	")) this.#packageFailed(text);
		else if (text.includes(" ns/op") && LATE.test(text)) this.#collector.problem(() => `${excerpt(text)} is a result without the name of its benchmark`);
		else if (text === "PASS" || text === "FAIL") this.#isOpen = false;
	}
	#benchmarkEnded(text) {
		const [, kind, name] = /^--- (FAIL|SKIP): (Benchmark\S*)/.exec(text) ?? [];
		if (name === void 0) return;
		if (kind === "FAIL") this.#failed = this.#package;
		this.#reading(name).ended(kind === "FAIL" ? "failed" : "skipped", `go test reports ${text}`);
	}
	#packageFailed(text) {
		this.#isOpen = false;
		if (this.#failed !== null && text.split(/\s+/)[1] === this.#failed) return;
		this.#collector.broken(`go test reports that ${text.slice(5).replaceAll("	", " ")} failed`);
	}
	#configuration(text) {
		const [, key, value] = CONFIGURATION.exec(text) ?? [];
		if (key === void 0 || value === void 0) return;
		if (key !== "pkg") this.#collector.metadata.set(key, value);
		else if (!this.#isCarried) this.#heading(value);
	}
	#heading(name) {
		this.end();
		this.#isOpen = true;
		if (name === this.#package) return;
		this.#package = name;
		this.#readings.clear();
		this.#last = null;
		this.#begun = null;
	}
};
const isLowerCase = (code) => code >= 97 && code <= 122;
const MAX_NAMES = 1e4;
const MAX_UNITS = 1e3;
function custom(unit) {
	const suffix = /-(ns|us|ms|s|bytes|B|%)$/.exec(unit)?.[1];
	return scaled(unit, suffix ?? unit);
}
const withBetter = ({ metric, factor }, better) => {
	return {
		metric: better === void 0 ? metric : {
			...metric,
			better
		},
		factor
	};
};

// src/ingest/formats/go-test.ts
const goTest = {
	kind: "lines",
	format: "go-test",
	about: "`go test -json`, tests and benchmarks",
	recognises: (head) => EVENT$1.test(head.slice(0, 4e3)) || UNBUILT.test(head),
	open: (collector) => new GoTestReader(collector)
};
const EVENT$1 = /^\{.*"Action":"(?:start|run|output|build-output|pass|fail|skip)"/m;
const UNBUILT = /^FAIL\s+\S+ \[(?:build|setup) failed\]$/m;
const MAX_OPEN = 5e4;
const ENDINGS = {
	pass: "passed",
	bench: "passed",
	fail: "failed",
	skip: "skipped"
};
const isFromCache = (output, name) => name !== "" && output.startsWith(`ok  \t${name}\t(cached)`);
var GoTestReader = class {
	#collector;
	#packages = /* @__PURE__ */ new Map();
	constructor(collector) {
		this.#collector = collector;
	}
	line(text) {
		if (text === "") return;
		const event = text.startsWith("{") ? lineObject(text) : null;
		const action = event === null ? null : textOf$1(event.Action);
		if (event === null || action === null) this.#foreign(text);
		else if (action === "build-fail") this.#collector.broken(`${textOf$1(event.ImportPath) ?? "A package"} does not build`);
		else if (textOf$1(event.ImportPath) === null) this.#event(action, event, this.#package(textOf$1(event.Package) ?? ""));
	}
	end() {
		for (const found of this.#packages.values()) {
			found.bench.line(found.partial);
			this.#unended(found, "the output ends before it has ended");
			if (found.isOpen) this.#collector.broken(`It ends before ${found.name || "the test binary"} has ended: it was cut off`);
		}
	}
	#foreign(text) {
		if (/^FAIL\b/.test(text)) this.#collector.broken(`go test reports ${text.replaceAll("	", " ")}`);
		else this.#collector.unreadable(`${excerpt(text)} is not an event of go test -json`);
	}
	#package(name) {
		const known = this.#packages.get(name);
		if (known !== void 0) return known;
		const made = {
			name,
			bench: new GoBenchReader(this.#collector, name),
			partial: "",
			open: /* @__PURE__ */ new Map(),
			output: "",
			failedTests: 0,
			isOpen: false
		};
		if (this.#packages.size < MAX_OPEN) this.#packages.set(name, made);
		return made;
	}
	#event(action, event, found) {
		const test = textOf$1(event.Test);
		const ending = Object.hasOwn(ENDINGS, action) ? ENDINGS[action] : void 0;
		if (action === "output") this.#output(textOf$1(event.Output) ?? "", test, found);
		else if (action === "run" || action === "start") this.#begun(test, found);
		else if (ending !== void 0 && test !== null) this.#ended(ending, test, numberOf(event.Elapsed), found);
		else if (ending !== void 0) this.#packageEnded(ending, found);
	}
	#begun(test, found) {
		found.isOpen = true;
		if (test !== null && found.open.size < MAX_OPEN) found.open.set(test, "");
	}
	#packageEnded(ending, found) {
		found.isOpen = false;
		if (ending === "failed") this.#failed(found);
	}
	#output(text, test, found) {
		this.#benchmarks(text, found);
		if (test === null && isFromCache(text, found.name)) this.#collector.cached(found.name);
		if (text.startsWith("=== ") || /^\s*--- /.test(text)) return;
		const sofar = test === null ? found.output : found.open.get(test);
		if (sofar === void 0 || sofar.length > 4e3) return;
		if (test === null) found.output = sofar + text;
		else found.open.set(test, sofar + text);
	}
	#benchmarks(text, found) {
		if (found.partial === "" && text.indexOf("\n") === text.length - 1) {
			found.bench.line(text.slice(0, -1));
			return;
		}
		const lines = (found.partial + text).split("\n");
		found.partial = (lines.pop() ?? "").slice(0, MESSAGE_CHARS);
		for (const line of lines) found.bench.line(line);
	}
	#ended(ending, test, seconds, found) {
		const message = found.open.get(test) ?? "";
		found.open.delete(test);
		if (ending === "failed") found.failedTests += 1;
		if (test.startsWith("Benchmark") && ending === "passed") return;
		const reading = this.#collector.reading(test, found.name || null);
		reading.ended(ending, message || `go test reports that it ${ending}`);
		if (seconds !== null && ending === "passed") reading.sample(DURATION, seconds * 1e9);
	}
	#failed(found) {
		this.#unended(found, "its package failed before it had ended");
		if (found.failedTests === 0) this.#collector.broken(`${found.name || "The test binary"} failed outside of its tests: ${found.output}`);
	}
	#unended(found, reason) {
		for (const [test, output] of found.open) {
			if (test.startsWith("Benchmark")) continue;
			found.failedTests += 1;
			this.#collector.reading(test, found.name || null).ended("failed", `${reason}\n${output}`);
		}
		found.open.clear();
	}
};

// src/ingest/formats/google-benchmark.ts
const googleBenchmark = {
	kind: "document",
	format: "google-benchmark",
	about: "Google Benchmark with `--benchmark_format=json` or `--benchmark_out`",
	recognises: (head) => /"context"\s*:/.test(head) && /"(?:library_build_type|caches|load_avg)"\s*:/.test(head),
	read(text, collector) {
		const document = objectOf(readJson(text, collector));
		for (const [key, value] of Object.entries(objectOf(document.context))) collector.metadata.set(key, scalarOf(value));
		const entries = listOf(document.benchmarks).map(objectOf);
		const repeated = new Set(entries.filter(isRepetition).map(nameOf));
		for (const [index, entry] of entries.entries()) {
			const path = `benchmarks.${index}`;
			if (isRepetition(entry) || entry.aggregate_name === "median" && !repeated.has(nameOf(entry))) readEntry$2(entry, path, collector);
		}
	}
};
const isRepetition = (entry) => entry.run_type === void 0 ? !/_(?:mean|median|stddev|cv|BigO|RMS)$/.test(textOf$1(entry.name) ?? "") : entry.run_type === "iteration";
const RUN_SUFFIX = /\/(?:iterations|repeats|min_time|min_warmup_time):[^/]*/g;
const nameOf = (entry) => (textOf$1(entry.run_name) ?? textOf$1(entry.name))?.replace(RUN_SUFFIX, "") ?? null;
function readEntry$2(entry, path, collector) {
	const name = nameOf(entry);
	if (name === null) {
		collector.problem("A benchmark needs a \"name\"", path);
		return;
	}
	const reading = collector.reading(name);
	reading.metadata.set("label", textOf$1(entry.label));
	if (entry.error_occurred === true) reading.ended("failed", textOf$1(entry.error_message) ?? "");
	else if (entry.skipped === true) reading.ended("skipped", textOf$1(entry.skip_message) ?? "");
	else readValues(entry, path, reading, collector);
}
function readValues(entry, path, reading, collector) {
	const rounds = numberOf(entry.iterations);
	const factor = nanosecondsIn(textOf$1(entry.time_unit) ?? "ns");
	if (factor === null) collector.problem(`"${scalarOf(entry.time_unit)}" is not a unit of time`, path);
	for (const [key, written] of Object.entries(entry)) {
		const value = numberOf(written);
		if (value === null || OWN_KEYS.has(key)) continue;
		if (key !== "real_time" && key !== "cpu_time") readCounter$1(key, value, rounds, reading);
		else if (factor !== null) reading.sample(key === "real_time" ? TIME : CPU_TIME, value * factor, rounds);
	}
}
function readCounter$1(key, value, rounds, reading) {
	if (key === "bytes_per_second") reading.sample(BYTE_RATE, value, rounds);
	else if (key === "items_per_second") reading.sample(THROUGHPUT, value, rounds);
	else reading.sample(scaled(key, key.endsWith("_per_second") ? "items/s" : "").metric, value, rounds);
}
const OWN_KEYS = /* @__PURE__ */ new Set([
	"family_index",
	"per_family_instance_index",
	"repetitions",
	"repetition_index",
	"threads",
	"iterations"
]);

// src/ingest/formats/hyperfine.ts
const hyperfine = {
	kind: "document",
	format: "hyperfine",
	about: "`hyperfine --export-json FILE`",
	recognises: (head) => /^\s*\{\s*"results"\s*:\s*\[/.test(head) && head.includes("\"command\"") && /"times"|"mean"/.test(head),
	read(text, collector) {
		const document = readJson(text, collector);
		if (document === void 0) return;
		const results = listOf(objectOf(document).results).map(objectOf);
		const names = namesOf(results);
		for (const [index, result] of results.entries()) readResult$1(result, names[index] ?? null, `results.${index}`, collector);
	}
};
function namesOf(results) {
	const commands = results.map(({ command }) => textOf$1(command));
	const again = repeated(commands);
	return numbered(commands.map((command, index) => command === null || !again.has(command) ? command : [command, ...pairsOf(results[index]?.parameters)].join(" ")));
}
function readResult$1(result, command, path, collector) {
	const times = listOf(result.times);
	if (command === null) collector.problem("A result needs the \"command\" that was run", path);
	else if (times.length === 0) collector.broken(`${command} has no times of single runs`, path);
	else readRuns({
		command,
		times,
		result,
		path
	}, collector);
}
function readRuns({ command, times, result, path }, collector) {
	const reading = collector.reading(command);
	for (const [key, value] of Object.entries(objectOf(result.parameters))) reading.metadata.set(key, scalarOf(value));
	const codes = listOf(result.exit_codes);
	const memory = listOf(result.memory_usage_byte);
	for (const [run, time] of times.entries()) {
		const fault = runFault(codes[run], time);
		if (fault === null) reading.sample(TIME, Number(time) * 1e9);
		else collector.problem(`Run ${run} of ${command} ${fault}`, `${path}.times.${run}`);
		const bytes = numberOf(memory[run]);
		if (fault === null && bytes !== null) reading.sample(PEAK_MEMORY, bytes);
	}
}
function runFault(code, time) {
	if (code !== void 0 && code !== 0) return `ended with exit code ${found(code)}; its time is left out`;
	return typeof time === "number" ? null : "has a time that is no number";
}

// src/ingest/formats/iai.ts
const iai = {
	kind: "lines",
	format: "iai",
	about: "gungraun, iai-callgrind and iai: the text that `cargo bench` prints",
	recognises: (head) => /^ {2}Instructions: +[\d,]+(?:\||\s|$)/m.test(head),
	open: (collector) => new IaiReader(collector)
};
const EVENT = /^ {2}([A-Za-z][^:]{0,60}): {1,80}([^|\s]{1,40})/;
const RULE = /^ {2}[#=]{2}/;
var IaiReader = class {
	#collector;
	#metrics = /* @__PURE__ */ new Map();
	#name = null;
	#reading = null;
	#events = 0;
	constructor(collector) {
		this.#collector = collector;
	}
	line(text) {
		if (text.startsWith("  ")) this.#event(text);
		else if (/^(?:Iai-Callgrind|Gungraun) result: /.test(text)) this.#summary(text);
		else if (/^\S*(?:gungraun|iai-callgrind|iai_callgrind)\S*: Error/.test(text)) this.#collector.broken(text);
		else this.#benchmark(text);
	}
	end() {
		if (this.#events === 0) this.#collector.broken("No event of it was counted");
	}
	#benchmark(text) {
		this.#name = text.trim() === "" ? null : text.trim();
		this.#reading = null;
	}
	#event(text) {
		const [, event, written = ""] = EVENT.exec(text) ?? [];
		if (this.#name === null || RULE.test(text)) return;
		if (event === void 0) {
			if (this.#collector.isUnended) this.#collector.unreadable(`${excerpt(text)} is not an event and its count`);
			return;
		}
		if (written === "N/A") return;
		const value = Number(written.replaceAll(",", ""));
		if (Number.isNaN(value)) {
			if (this.#reading !== null) this.#collector.problem(`${excerpt(written)} is not a count of ${event}`);
			return;
		}
		this.#events += 1;
		this.#reading ??= this.#collector.reading(this.#name);
		this.#reading.sample(this.#metric(event), value);
	}
	#metric(event) {
		const known = this.#metrics.get(event);
		if (known !== void 0) return known;
		const made = event === "Instructions" ? INSTRUCTIONS : {
			...INSTRUCTIONS,
			id: event.toLowerCase().replaceAll(" ", "-"),
			unit: unitOf(event),
			better: event === "L1 Hit Rate" ? "higher" : "lower",
			kind: "rate"
		};
		if (this.#metrics.size < EVENTS) this.#metrics.set(event, made);
		return made;
	}
	#summary(text) {
		this.#name = null;
		this.#reading = null;
		if (/\b[1-9]\d* regressed\b/.test(text)) this.#collector.problem(excerpt(text));
	}
};
const EVENTS = 100;
const unitOf = (event) => /\bbytes\b/i.test(event) ? "bytes" : "count";

// src/ingest/formats/jmh.ts
const jmh = {
	kind: "document",
	format: "jmh",
	about: "JMH with `-rf json`: every iteration of every fork",
	recognises: (head) => /^\s*\[\s*\{/.test(head) && /"(?:jmhVersion|primaryMetric)"\s*:/.test(head),
	read(text, collector) {
		const document = readJson(text, collector);
		if (document === void 0) return;
		if (!Array.isArray(document)) collector.broken("It is not a list of the results of JMH");
		for (const [index, entry] of listOf(document).entries()) readEntry$1(objectOf(entry), index, collector);
	}
};
function readEntry$1(entry, index, collector) {
	const name = textOf$1(entry.benchmark);
	if (name === null) {
		collector.problem("A result needs the \"benchmark\" that was run", `${index}`);
		return;
	}
	for (const key of [
		"jmhVersion",
		"jdkVersion",
		"vmName",
		"vmVersion"
	]) collector.metadata.set(key, scalarOf(entry[key]));
	const parameters = pairsOf(entry.params);
	const reading = collector.reading([name, ...parameters].join(" "), textOf$1(entry.mode));
	for (const key of [
		"mode",
		"threads",
		"forks"
	]) reading.metadata.set(key, scalarOf(entry[key]));
	readScores(objectOf(entry.primaryMetric), `${index}.primaryMetric`, null, reading, collector);
	for (const [key, written] of Object.entries(objectOf(entry.secondaryMetrics))) {
		const metric = objectOf(written);
		const path = `${index}.secondaryMetrics.${key}`;
		if (Number.isNaN(numberOf(metric.score))) collector.problem(`${key} of ${name} has no number`, path);
		else readScores(metric, path, key, reading, collector);
	}
}
function readScores(metric, path, secondary, reading, collector) {
	const { metric: measured, factor } = measureOf$1(secondary, textOf$1(metric.scoreUnit) ?? "");
	const scores = [...valuesOf$1(metric)];
	if (scores.length === 0) collector.broken("It has neither raw data nor a score", path);
	for (const score of scores) {
		const value = numberOf(score);
		if (value === null) collector.problem("A score is not a number", path);
		else reading.sample(measured, value * factor);
	}
}
function valuesOf$1(metric) {
	const raw = listOf(metric.rawData).flatMap(listOf);
	const pairs = listOf(metric.rawDataHistogram).flatMap(listOf).flatMap(listOf).map(listOf);
	const histogram = pairs.reduce((sum, [, count]) => sum + (numberOf(count) ?? 0), 0);
	if (raw.length > 0) return raw;
	if (histogram > 0 && histogram <= 1e5 && pairs.every(([, count]) => Number.isSafeInteger(count))) return pairs.flatMap(([value, count]) => Array(Math.max(0, Number(count))).fill(value));
	return metric.score === void 0 ? [] : [metric.score];
}
function measureOf$1(secondary, unit) {
	const [numerator = "", denominator = ""] = unit.split("/");
	const perTime = nanosecondsIn(denominator);
	if (secondary !== null) return auxiliary(secondary.replace(/^·/, ""), unit);
	if (perTime !== null) return {
		metric: THROUGHPUT,
		factor: 1e9 / perTime
	};
	return {
		metric: TIME,
		factor: nanosecondsIn(numerator) ?? 1
	};
}
function auxiliary(name, unit) {
	if (name === "gc.alloc.rate.norm") return {
		metric: ALLOCATED,
		factor: 1
	};
	const [numerator = "", denominator = ""] = unit.split("/");
	const perTime = nanosecondsIn(denominator);
	if (perTime === null) return scaled(name, unit);
	const { metric, factor } = scaled(name, `${numerator}/s`, numerator === "ops" ? "higher" : "lower");
	return {
		metric,
		factor: factor * 1e9 / perTime
	};
}

// src/ingest/formats/junit.ts
const junit = {
	kind: "document",
	format: "junit",
	about: "JUnit XML of pytest, Maven, Gradle, jest, go-junit-report, nextest and others",
	recognises: (head) => /<testsuites?[\s>/]/.test(head),
	read(text, collector) {
		const roots = readXml(text, collector);
		for (const { element, path } of descendants(roots, "testcase")) readCase(element, path, collector);
		for (const { element, path } of descendants(roots, "testsuite")) {
			checkSuite(element, collector);
			checkCount(element, path, collector);
		}
	}
};
const FAILURES = /* @__PURE__ */ new Set([
	"failure",
	"error",
	"rerunFailure",
	"rerunError"
]);
const FLAKES = /* @__PURE__ */ new Set(["flakyFailure", "flakyError"]);
function readCase(testCase, path, collector) {
	collector.line = testCase.line;
	const name = testCase.attributes.get("name");
	if (name === void 0) {
		collector.problem("A test case needs a name");
		return;
	}
	const group = groupOf(testCase, path);
	const reading = collector.reading(name, group === name ? null : group);
	reading.metadata.set("file", testCase.attributes.get("file"));
	readEnding(testCase, reading);
	const seconds = numberAttribute(testCase, "time");
	if (seconds !== null) reading.sample(DURATION, seconds * 1e9);
}
function groupOf({ attributes }, path) {
	const suites = path.filter((element) => element.name === "testsuite");
	const [className, nearest] = [attributes.get("classname"), suites.at(-1)];
	if (className === "test" && nearest !== void 0 && isOfNode(nearest, path)) return suites.map((suite) => suite.attributes.get("name") ?? "").join(".");
	return className || nearest?.attributes.get("name") || null;
}
const isOfNode = ({ attributes }, [root]) => root?.attributes.size === 0 && attributes.has("disabled") && attributes.has("hostname");
function readEnding({ attributes, children }, reading) {
	const failed = children.filter((child) => FAILURES.has(child.name));
	const flaked = children.find((child) => FLAKES.has(child.name));
	const skipped = children.find((child) => child.name === "skipped");
	if (skipped?.attributes.get("type") === "todo") {
		reading.ended("skipped", messageOf$1(skipped));
		return;
	}
	if (failed.length > 0) for (const failure of failed) reading.ended("failed", messageOf$1(failure));
	else if (flaked !== void 0) reading.ended("flaky", messageOf$1(flaked));
	else if (skipped !== void 0) reading.ended("skipped", messageOf$1(skipped));
	else if (attributes.get("status") === "notrun") reading.ended("skipped", "It was not run");
	else reading.ended("passed");
}
function messageOf$1({ attributes, text, name }) {
	const message = attributes.get("message") ?? "";
	const body = text.trim();
	return (body.startsWith(message) ? [body] : [message, body]).filter((part) => part !== "").join("\n") || (attributes.get("type") ?? name);
}
function checkSuite(suite, collector) {
	const counted = (numberAttribute(suite, "failures") ?? 0) + (numberAttribute(suite, "errors") ?? 0);
	if (counted === 0) return;
	if ([...descendants(suite.children, "testcase")].some(({ element }) => element.children.some((child) => FAILURES.has(child.name) || FLAKES.has(child.name)))) return;
	collector.line = suite.line;
	const cause = suite.children.filter((child) => child.name === "error" || child.name === "failure" || child.name === "system-err").map(messageOf$1).join("\n");
	collector.broken(`The suite ${suite.attributes.get("name") ?? ""} counts ${counted} failures that no test case shows ${cause}`);
}
const COUNTS_CASES = /* @__PURE__ */ new Set([
	"vitest tests",
	"jest tests",
	"nextest-run",
	"AllTests"
]);
function checkCount(suite, path, collector) {
	const isKnown = isOfNode(suite, path) || COUNTS_CASES.has(path[0]?.attributes.get("name") ?? "");
	const counted = numberAttribute(suite, "tests") ?? 0;
	const has = isKnown ? suite.children.filter(isCounted).length : sizeOf(suite);
	if (counted <= has || countsOtherwise(suite, path)) return;
	const message = `The suite ${suite.attributes.get("name") ?? ""} counts ${counted} tests and has ${has}`;
	collector.line = isKnown ? suite.line : null;
	if (isKnown) collector.broken(message);
	else collector.problem(message);
}
const isCounted = ({ name }) => name === "testcase" || name === "testsuite";
const sizeOf = ({ children }) => ["testcase", "testsuite"].reduce((sum, name) => sum + [...descendants(children, name)].length, 0);
function countsOtherwise({ attributes }, path) {
	return attributes.get("hostname") === "tbd" || attributes.get("name") === "pytest" || path[0]?.attributes.get("name") === "Mocha Tests" || /surefire/.test(attributes.get("xsi:noNamespaceSchemaLocation") ?? "");
}

// src/ingest/k6-summary.ts
function k6Summary(document) {
	const results = objectOf(document.results);
	const metrics = Array.isArray(results.metrics) ? listOf(results.metrics).map(listed) : named(document);
	const milliseconds = numberOf(objectOf(document.state).testRunDurationMs);
	return {
		metrics,
		crossed: [...crossedIn(document), ...crossedIn(results)],
		checks: checksOf(metrics, objectOf(results.checks)),
		seconds: numberOf(objectOf(document.config).duration) ?? (milliseconds === null ? null : milliseconds / 1e3)
	};
}
const listed = (entry) => metricOf(textOf$1(objectOf(entry).name) ?? "", objectOf(entry));
const named = (document) => Object.entries(objectOf(document.metrics)).map(([name, metric]) => metricOf(name, objectOf(metric)));
function metricOf(name, metric) {
	const values = metric.values === void 0 ? metric : objectOf(metric.values);
	return {
		name,
		contains: textOf$1(metric.contains),
		value: (key) => numberOf(values[key]) ?? numberOf(values[key.replace(/^p\((.*)\)$/, "p$1")])
	};
}
function crossedIn(document) {
	const listedRules = listOf(document.thresholds).map(objectOf).filter(({ ok }) => ok === false).map(({ source }) => textOf$1(source) ?? "unnamed");
	const rules = Object.entries(objectOf(document.metrics)).flatMap(([name, metric]) => Object.entries(objectOf(objectOf(metric).thresholds)).filter(([, state]) => state === true || objectOf(state).ok === false).map(([rule]) => `${rule} of ${name}`));
	return [...listedRules, ...rules];
}
function checksOf(metrics, checks) {
	const found = metrics.find(({ name }) => name === "checks");
	const counted = listOf(checks.results).map(objectOf);
	const sum = (key) => counted.reduce((all, check) => all + (numberOf(check[key]) ?? 0), 0);
	return {
		passes: found?.value("passes") ?? sum("passes"),
		fails: found?.value("fails") ?? sum("fails")
	};
}

// src/ingest/formats/k6.ts
const k6 = {
	kind: "document",
	format: "k6",
	about: "k6: `--summary-export FILE`, `handleSummary`, and the machine-readable summary",
	recognises: (head) => /^\s*\{/.test(head) && /"metrics"\s*:\s*[{[]/.test(head) && /"(?:root_group|testRunDurationMs|k6_version)"|"iteration_duration"\s*:\s*\{/.test(head),
	read(text, collector) {
		const document = readJson(text, collector);
		if (document === void 0) return;
		const summary = k6Summary(objectOf(document));
		readRequests(summary, collector);
		for (const metric of summary.metrics) if (!OWN$1.test(metric.name)) readMetric(metric, summary.seconds, collector);
		tellRules(summary, collector);
	}
};
const OWN$1 = /^(?:vus|vus_max|iterations|dropped_iterations|checks|http_reqs|http_req_failed|http_req_(?:blocked|connecting|tls_handshaking|sending|waiting|receiving))(?:\{.*)?$/;
function readRequests({ metrics, seconds }, collector) {
	const metric = (name) => metrics.find((found) => found.name === name);
	const iterations = metric("iterations")?.value("count") ?? 0;
	const total = metric("http_reqs")?.value("count") ?? 0;
	const dropped = metric("dropped_iterations")?.value("count") ?? 0;
	if (iterations === 0 && total === 0) collector.broken("No iteration was finished: no work was done");
	if (dropped > 0) collector.problem(`${dropped} iterations were dropped: there was no free virtual user to start them`);
	if (total === 0) return;
	const failing = metric("http_req_failed");
	const share = failing?.value("rate") ?? failing?.value("value") ?? 0;
	const responses = {
		name: "http_reqs",
		total,
		failed: Math.round(share * total),
		causes: []
	};
	const reading = collector.reading("http_reqs");
	if (!readResponses(responses, reading, collector)) return;
	const rate = metric("http_reqs")?.value("rate") ?? (seconds === null ? null : total / seconds);
	if (rate !== null) reading.sample(THROUGHPUT, rate * (1 - share));
}
const STATISTICS$3 = [
	["avg", "mean"],
	["med", "p50"],
	["p(90)", "p90"],
	["p(95)", "p95"],
	["p(99)", "p99"],
	["p(99.9)", "p999"],
	["max", "max"]
];
const TIMES = /^(?:[a-z_]+_duration|ws_(?:connecting|ping)|browser_web_vital_(?!cls)[a-z]+)(?:\{.*)?$/;
function readMetric(metric, seconds, collector) {
	const { name, contains } = metric;
	if (metric.value("avg") !== null) readTrend(metric, contains === null ? TIMES.test(name) : contains === "time", collector);
	else if (metric.value("count") !== null) readCounter(metric, seconds, collector);
	else if (isShare(metric)) {
		const share = metric.value("rate") ?? metric.value("value");
		if (share !== null) collector.reading(name).sample(undirected("rate", "%"), share);
	} else {
		const last = metric.value("value");
		if (last !== null) collector.reading(name).sample(undirected("value", ""), last);
	}
}
const isShare = (metric) => [
	"rate",
	"passes",
	"fails"
].some((key) => metric.value(key) !== null);
function readCounter(metric, seconds, collector) {
	const count = metric.value("count") ?? 0;
	const rate = metric.value("rate") ?? (seconds === null ? null : count / seconds);
	const id = /^data_/.test(metric.name) ? BYTE_RATE.id : THROUGHPUT.id;
	if (rate !== null) collector.reading(metric.name).sample(undirected(id, "/s"), rate);
}
function readTrend(metric, isTime, collector) {
	const reading = collector.reading(metric.name);
	for (const [key, statistic] of STATISTICS$3) {
		const value = metric.value(key);
		if (value === null) continue;
		if (isTime) reading.sample(latencyOf(statistic), value * 1e6);
		else reading.sample(scaled(statistic, "").metric, value);
	}
}
function tellRules({ checks: { passes, fails }, crossed }, collector) {
	if (fails > 0) collector.problem(`${fails} of ${fails + passes} checks failed`, "checks");
	for (const rule of crossed) collector.problem(`The threshold ${rule} was crossed`);
}

// src/ingest/throughput-windows.ts
const WINDOWS = 6;
const COLLAPSED = .5;
const MOST = 3600;
var ThroughputWindows = class {
	#counts = [];
	#origin = null;
	success(milliseconds) {
		this.#origin ??= milliseconds;
		const at = Math.floor((milliseconds - this.#origin) / 1e3);
		if (at >= 0 && at < MOST) this.#counts[at] = (this.#counts[at] ?? 0) + 1;
	}
	tell(name, collector) {
		tellCollapse(name, Array.from(this.#counts, (count) => count ?? 0).slice(1, -1), collector);
	}
};
function tellCollapse(name, windows, collector) {
	if (windows.length < WINDOWS) return;
	const third = Math.floor(windows.length / 3);
	const first = mean(windows.slice(0, third));
	const last = mean(windows.slice(-third));
	if (last >= COLLAPSED * first) return;
	collector.problem(`Throughput of ${name} fell on the way, from ${first.toPrecision(3)}/s in the first third to ${last.toPrecision(3)}/s in the last`);
}

// src/ingest/request-log.ts
const CAUSES = 20;
var RequestLog = class {
	#collector;
	#logs = /* @__PURE__ */ new Map();
	#last = null;
	constructor(collector) {
		this.#collector = collector;
	}
	request(request) {
		const { method, address, status, fault } = request;
		const log = this.#log(method, address);
		log.total += 1;
		this.#began(log, request);
		if (fault !== null || isFailure(status)) {
			log.failed += 1;
			count$1(log.causes, status === 0 ? fault ?? "no response" : String(status));
		} else log.reading.sample(LATENCY, request.nanoseconds);
	}
	end() {
		for (const log of this.#logs.values()) {
			const { target, reading, total, failed, first, last } = log;
			const responses = {
				name: target.name,
				total,
				failed,
				causes: log.causes
			};
			if (!readResponses(responses, reading, this.#collector)) continue;
			if (last > first) reading.sample(THROUGHPUT, (total - failed) * 1e3 / (last - first));
			log.windows.tell(target.name, this.#collector);
		}
	}
	#began(log, { time, nanoseconds, status, fault }) {
		const began = millisecondsOf(time);
		if (!Number.isFinite(began)) return;
		const ended = began + nanoseconds / 1e6;
		if (began < log.first) log.first = began;
		if (ended > log.last) log.last = ended;
		if (fault === null && !isFailure(status)) log.windows.success(ended);
	}
	#log(method, address) {
		const last = this.#last;
		if (last !== null && last.address === address && last.method === method) return last.log;
		const target = targetOf(address, method);
		const key = `${target.origin} ${target.name}`;
		const log = this.#logs.get(key) ?? this.#open(target, key);
		this.#last = {
			method,
			address,
			log
		};
		return log;
	}
	#open(target, key) {
		const reading = this.#collector.reading(target.name, target.origin);
		const windows = new ThroughputWindows();
		const log = {
			target,
			reading,
			causes: /* @__PURE__ */ new Map(),
			windows,
			total: 0,
			failed: 0,
			first: 1e400,
			last: -1e400
		};
		if (this.#logs.size < TARGETS) this.#logs.set(key, log);
		return log;
	}
};
const TARGETS = 5e4;
const millisecondsOf = (time) => /^\d+$/.test(time) ? Number(time) / 1e6 : Date.parse(time);
function count$1(causes, cause) {
	const seen = causes.get(cause);
	if (seen !== void 0) causes.set(cause, seen + 1);
	else if (causes.size < CAUSES) causes.set(cause.slice(0, 200), 1);
}

// src/ingest/formats/k6-lines.ts
const k6Lines = {
	kind: "lines",
	format: "k6-lines",
	about: "`k6 run --out json=FILE`: every value",
	recognises: (head) => /^\{(?=.*"type":"(?:Metric|Point)")(?=.*"metric":").*"data":\{/m.test(head.slice(0, 4e3)),
	open: (collector) => new K6LinesReader(collector)
};
const NAMES$1 = 1e4;
var K6LinesReader = class {
	#collector;
	#requests;
	#kinds = /* @__PURE__ */ new Map();
	#sums = /* @__PURE__ */ new Map();
	#checks = /* @__PURE__ */ new Map();
	#points = 0;
	constructor(collector) {
		this.#collector = collector;
		this.#requests = new RequestLog(collector);
	}
	line(text) {
		if (text === "") return;
		const found = this.#collector.isUnended ? null : POINT.exec(text);
		if (found === null) this.#slowly(text);
		else this.#point(found[1] ?? "", Number(found[3]), found[2] ?? "", (tag) => tagIn(text, tag));
	}
	end() {
		this.#requests.end();
		if (this.#points === 0) this.#collector.broken("It has no value: no work was done");
		for (const [check, { total, count }] of this.#checks) if (total < count) this.#collector.problem(`The check ${excerpt(check)} failed ${count - total} of ${count} times`);
		for (const [name, sum] of this.#sums) this.#sum(name, sum);
	}
	#slowly(text) {
		const line = lineObject(text);
		const metric = textOf$1(line?.metric);
		const data = objectOf(line?.data);
		const value = numberOf(data.value);
		if (line?.type === "Metric" && metric !== null) this.#declared(metric, data);
		else if (line?.type !== "Point" || metric === null || value === null) this.#collector.unreadable(`${excerpt(text)} is not a value of k6`);
		else this.#point(metric, value, textOf$1(data.time) ?? "", (tag) => textOf$1(objectOf(data.tags)[tag]));
	}
	#declared(metric, { type, contains }) {
		if (this.#kinds.size < NAMES$1) this.#kinds.set(metric, `${textOf$1(type)} ${textOf$1(contains)}`);
	}
	#point(metric, value, time, tag) {
		this.#points += 1;
		const kind = this.#kinds.get(metric);
		if (metric === "http_req_duration") this.#request(value, time, tag);
		else if (metric === "checks") count(this.#checks, tag("check") ?? "unnamed", value);
		else if (PARTS.test(metric)) return;
		else if (kind === "trend time") this.#collector.reading(metric).sample(LATENCY, value * 1e6);
		else if (kind?.startsWith("trend")) this.#collector.reading(metric).sample(scaled("value", "").metric, value);
		else if (!OWN.has(metric)) count(this.#sums, metric, value);
	}
	#request(milliseconds, time, tag) {
		const status = Number(tag("status") ?? 0);
		const isExpected = tag("expected_response") !== "false";
		this.#requests.request({
			method: tag("method") ?? "",
			address: tag("name") ?? tag("url") ?? "http_req_duration",
			status,
			time,
			nanoseconds: milliseconds * 1e6,
			fault: isExpected ? null : tag("error") ?? `status ${status}`
		});
	}
	#sum(name, { total, count, last }) {
		const kind = this.#kinds.get(name) ?? "";
		if (name === "dropped_iterations") this.#collector.problem(`${total} iterations were dropped: there was no free virtual user to start them`);
		else if (kind.startsWith("rate")) this.#collector.reading(name).sample(undirected("rate", "%"), total / count);
		else if (kind.startsWith("counter")) this.#collector.reading(name).sample(undirected("total", kind.endsWith("data") ? "B" : ""), total);
		else if (kind.startsWith("gauge")) this.#collector.reading(name).sample(undirected("value", ""), last);
	}
};
const OWN = /* @__PURE__ */ new Set([
	"vus",
	"vus_max",
	"iterations",
	"http_reqs",
	"http_req_failed"
]);
const PARTS = /^http_req_(?:blocked|connecting|tls_handshaking|sending|waiting|receiving)$/;
const POINT = /^\{"metric":"([^"\\]{1,200})","type":"Point","data":\{"time":"([^"\\]{1,40})","value":(-?\d{1,20}(?:\.\d{1,20})?(?:e[+-]\d{1,3})?),"tags":\{/;
function tagIn(text, name) {
	const key = `"${name}":"`;
	const at = text.indexOf(key);
	if (at === -1) return null;
	const from = at + key.length;
	let end = text.indexOf("\"", from);
	while (end !== -1 && text[end - 1] === "\\") end = text.indexOf("\"", end + 1);
	if (end === -1) return null;
	const written = text.slice(from, end);
	return written.includes("\\") ? textOf$1(lineObject(`{"tag":"${written}"}`)?.tag) : written;
}
function count(sums, name, value) {
	const sum = sums.get(name);
	if (sum !== void 0) {
		sum.total += value;
		sum.count += 1;
		sum.last = value;
	} else if (sums.size < NAMES$1) sums.set(name, {
		total: value,
		count: 1,
		last: value
	});
}

// src/ingest/formats/lcov.ts
const lcov = {
	kind: "lines",
	format: "lcov",
	about: "lcov tracefiles, of lcov and of coverage.py, c8, istanbul and others",
	recognises: (head) => /^SF:/m.test(head) && /^(?:DA:\d|LF:\d|FNF:\d|BRF:\d|end_of_record)/m.test(head),
	open: (collector) => new LcovReader(collector)
};
const none = () => ({
	lines: {
		found: 0,
		hit: 0
	},
	branches: {
		found: 0,
		hit: 0
	},
	functions: {
		found: 0,
		hit: 0
	}
});
const [B, D, F, L] = [
	66,
	68,
	70,
	76
];
const BARE = /* @__PURE__ */ new Set([
	"SF",
	"DA",
	"LF",
	"LH",
	"BRDA",
	"BRF",
	"BRH",
	"FNDA",
	"FNA",
	"FNF",
	"FNH"
]);
var LcovReader = class {
	#collector;
	#all = none();
	#seen = /* @__PURE__ */ new Set();
	#file = null;
	#counted = none();
	#stated = none();
	#files = 0;
	constructor(collector) {
		this.#collector = collector;
	}
	line(text) {
		const letter = text.charCodeAt(0);
		if (letter === D) this.#lineReached(text);
		else if (letter === B) this.#branch(text);
		else if (letter === F) this.#function(text);
		else if (letter === L) this.#lines(text);
		else this.#other(text);
	}
	#lineReached(text) {
		if (text.startsWith("DA:")) this.#record(text, text.indexOf(",") + 1, this.#counted.lines);
		else this.#other(text);
	}
	#branch(text) {
		if (text.startsWith("BRDA:")) this.#record(text, afterCommas(text, 3), this.#counted.branches);
		else if (text.startsWith("BRF:")) this.#sum(text, this.#stated.branches, "found");
		else if (text.startsWith("BRH:")) this.#sum(text, this.#stated.branches, "hit");
		else this.#other(text);
	}
	#function(text) {
		if (text.startsWith("FN:")) return;
		if (text.startsWith("FNDA:")) this.#record(text, afterCommas(text, 0), this.#counted.functions);
		else if (text.startsWith("FNA:")) this.#record(text, afterCommas(text, 1), this.#counted.functions);
		else if (text.startsWith("FNF:")) this.#sum(text, this.#stated.functions, "found");
		else if (text.startsWith("FNH:")) this.#sum(text, this.#stated.functions, "hit");
		else this.#other(text);
	}
	#lines(text) {
		if (text.startsWith("LF:")) this.#sum(text, this.#stated.lines, "found");
		else if (text.startsWith("LH:")) this.#sum(text, this.#stated.lines, "hit");
		else this.#other(text);
	}
	#other(text) {
		if (text.startsWith("SF:")) this.#open(text.slice(3));
		else if (text === "end_of_record" || text.startsWith("end_of_record:")) this.#close();
		else if (BARE.has(text)) this.#collector.problem(`${text} has no value`);
	}
	end() {
		if (this.#file !== null) this.#collector.broken(`It ends before the record of ${this.#file} has ended`);
		else if (this.#files === 0) this.#collector.broken("It has no record of a file");
		const reading = this.#collector.reading("coverage");
		reading.metadata.set("files", this.#files);
		for (const what of [
			"lines",
			"branches",
			"functions"
		]) {
			const { found, hit } = this.#all[what];
			if (found > 0) reading.sample(coverageOf(what), hit / found);
		}
	}
	#open(file) {
		if (this.#file !== null) this.#collector.broken(`The record of ${this.#file} does not end`);
		this.#file = file;
		this.#counted = none();
		this.#stated = none();
	}
	#record(text, start, counts) {
		const hits = start === 0 ? NaN : countAt(text, start);
		if (Number.isNaN(hits)) this.#collector.problem(`${excerpt(text)} has no count`);
		else if (hits < 0) this.#collector.broken(`${excerpt(text)} counts less than nothing`);
		else {
			counts.found += 1;
			if (hits > 0) counts.hit += 1;
		}
	}
	#sum(text, counts, which) {
		const start = text.indexOf(":") + 1;
		const value = wholeAt(text, start) ?? Number(text.slice(start) || NaN);
		if (Number.isSafeInteger(value) && value >= 0) counts[which] = value;
		else this.#collector.problem(() => `${text.slice(0, start - 1)} is ${excerpt(text.slice(start))}, not a count`);
	}
	#close() {
		const file = this.#file;
		this.#file = null;
		if (file === null) this.#collector.problem("A record ends that has not begun");
		else if (this.#seen.has(file)) this.#collector.broken(() => `${file} has two records: join them with lcov -a before`);
		else this.#add(file);
	}
	#add(file) {
		if (this.#seen.size < FILES) this.#seen.add(copy(file));
		this.#files += 1;
		for (const what of [
			"lines",
			"branches",
			"functions"
		]) {
			const { [what]: counted } = this.#counted;
			const { [what]: stated } = this.#stated;
			if (stated.hit > stated.found) this.#collector.broken(`${file} has ${stated.hit} of ${stated.found} ${what}: that cannot be`);
			else add(this.#all[what], stated.found > 0 ? stated : counted);
		}
	}
};
function afterCommas(text, commas) {
	let start = text.indexOf(":") + 1;
	for (let passed = 0; passed < commas && start > 0; passed += 1) start = text.indexOf(",", start) + 1;
	return start;
}
function countAt(text, start) {
	let value = 0;
	for (let at = start; at < text.length; at += 1) {
		const digit = text.charCodeAt(at) - ZERO;
		if (digit < 0 || digit > 9) return at > start && text.charCodeAt(at) === COMMA$1 ? value : unusualAt(text, start);
		value = value * 10 + digit;
	}
	return text.length > start ? value : NaN;
}
function wholeAt(text, start) {
	let value = 0;
	for (let at = start; at < text.length; at += 1) {
		const digit = text.charCodeAt(at) - ZERO;
		if (digit < 0 || digit > 9) return null;
		value = value * 10 + digit;
	}
	return text.length > start ? value : null;
}
const ZERO = 48;
const COMMA$1 = 44;
function unusualAt(text, start) {
	const comma = text.indexOf(",", start);
	const written = comma === -1 ? text.slice(start) : text.slice(start, comma);
	if (written === "-") return 0;
	return written === "" ? NaN : Number(written);
}
const FILES = 5e5;
function add(sum, { found, hit }) {
	sum.found += found;
	sum.hit += hit;
}

// src/ingest/csv.ts
const QUOTE = 34;
const COMMA = 44;
var CsvLine = class extends LineParts {
	read(text) {
		this.begin(text);
		const { codes } = this.line;
		let at = 0;
		while (at < text.length) at = codes[at] === QUOTE ? this.#quoted(at + 1) : this.#bare(at);
		if (at === text.length) this.add(at, at);
	}
	text(index) {
		if (index >= this.size) return null;
		const start = this.starts[index] ?? 0;
		const { codes, text } = this.line;
		const field = text.slice(start, this.ends[index]);
		return start > 0 && codes[start - 1] === QUOTE && field.includes("\"") ? field.replaceAll("\"\"", "\"") : field;
	}
	number(index) {
		const [start = 0, end = 0] = [this.starts[index], this.ends[index]];
		if (index >= this.size || start === end) return null;
		const value = numberAt(this.line, start, end);
		return Number.isNaN(value) ? null : value;
	}
	#bare(start) {
		const end = this.#comma(start);
		this.add(start, end);
		return end + 1;
	}
	#quoted(start) {
		const end = closingQuote(this.line.text, start);
		this.add(start, end);
		return this.#comma(end) + 1;
	}
	#comma(from) {
		const { codes, text } = this.line;
		let at = from;
		while (at < text.length && codes[at] !== COMMA) at += 1;
		return at;
	}
};
function csvFields(line) {
	if (!line.includes("\"")) return line.split(",");
	const read = new CsvLine();
	read.read(line);
	return Array.from({ length: read.size }, (_, index) => read.text(index) ?? "");
}
function closingQuote(line, from) {
	let at = line.indexOf("\"", from);
	while (at !== -1 && line.charCodeAt(at + 1) === QUOTE) at = line.indexOf("\"", at + 2);
	return at === -1 ? line.length : at;
}

// src/ingest/locust-table.ts
var LocustTable = class {
	#columns;
	#row = new CsvLine();
	#type;
	#name;
	constructor(heading) {
		this.#columns = new Map(csvFields(heading).map((column, index) => [column.trim(), index]));
		this.#type = this.column("Type", "Method");
		this.#name = this.column("Name");
	}
	column(...names) {
		for (const name of names) {
			const index = this.#columns.get(name);
			if (index !== void 0) return index;
		}
		return null;
	}
	read(line) {
		this.#row.read(line);
		return this.#row.size === this.#columns.size;
	}
	number(column) {
		return column === null ? null : this.#row.number(column);
	}
	get name() {
		const [type, name] = [this.#text(this.#type), this.#text(this.#name)];
		return type === "" || name === "" ? type + name : `${type} ${name}`;
	}
	#text(column) {
		return column === null ? "" : this.#row.text(column) ?? "";
	}
};
const STATISTICS$2 = [
	["Average Response Time", "mean"],
	["50%", "p50"],
	["90%", "p90"],
	["95%", "p95"],
	["99%", "p99"],
	["99.9%", "p999"],
	["Max Response Time", "max"]
];
var LocustTimes = class {
	#table;
	#columns;
	constructor(table, prefix) {
		this.#table = table;
		this.#columns = STATISTICS$2.map(([column, statistic]) => [table.column(`${prefix}${column}`), latencyOf(statistic)]);
	}
	tell(count, reading) {
		for (const [column, metric] of this.#columns) {
			const milliseconds = this.#table.number(column);
			if (milliseconds !== null) reading.sample(metric, milliseconds * 1e6, count);
		}
	}
};

// src/ingest/formats/locust.ts
const locust = {
	kind: "lines",
	format: "locust",
	about: "`locust --csv PREFIX`: `PREFIX_stats.csv`",
	recognises: (head) => /^"?Type"?,"?Name"?,"?(?:Request Count|# requests)/.test(head),
	open: (collector) => new LocustReader(collector)
};
const ALL = /^(?:None )?\s*(?:Aggregated|Total)$/;
var LocustReader = class {
	#collector;
	#rows = null;
	constructor(collector) {
		this.#collector = collector;
	}
	line(text) {
		if (text === "") return;
		if (this.#rows === null) this.#rows = new Rows$1(text, this.#collector);
		else this.#rows.row(text);
	}
	end() {
		if (this.#rows === null) this.#collector.broken("It has no heading");
		else this.#rows.end();
	}
};
var Rows$1 = class {
	#collector;
	#table;
	#times;
	#total;
	#failed;
	#rate;
	#failureRate;
	#isWhole = false;
	constructor(heading, collector) {
		this.#collector = collector;
		this.#table = new LocustTable(heading);
		this.#times = new LocustTimes(this.#table, "");
		this.#total = this.#table.column("Request Count", "# requests");
		this.#failed = this.#table.column("Failure Count", "# failures");
		this.#rate = this.#table.column("Requests/s", "Requests/sec");
		this.#failureRate = this.#table.column("Failures/s");
	}
	row(text) {
		const table = this.#table;
		const total = table.read(text) ? table.number(this.#total) : null;
		if (total === null) {
			this.#collector.unreadable(() => `${excerpt(text)} is not a row of the heading's columns`);
			return;
		}
		const { name } = table;
		if (ALL.test(name)) this.#isWhole = true;
		const failed = table.number(this.#failed) ?? 0;
		const reading = this.#collector.reading(name);
		if (!readResponses({
			name,
			total,
			failed,
			causes: []
		}, reading, this.#collector)) return;
		this.#times.tell(total, reading);
		const rate = table.number(this.#rate);
		if (rate !== null) reading.sample(THROUGHPUT, rate - (table.number(this.#failureRate) ?? 0));
	}
	end() {
		if (!this.#isWhole) this.#collector.broken("It has no row of all requests: it was cut off");
	}
};

// src/ingest/formats/locust-history.ts
const locustHistory = {
	kind: "lines",
	format: "locust-history",
	about: "`locust --csv PREFIX`: `PREFIX_stats_history.csv`",
	recognises: (head) => /^"?Timestamp"?,"?User Count"?,"?Type"?,"?Name"?,/.test(head),
	open: (collector) => new LocustHistoryReader(collector)
};
const NAMES = 1e3;
const SECONDS = 3600;
var LocustHistoryReader = class {
	#collector;
	#rows = null;
	constructor(collector) {
		this.#collector = collector;
	}
	line(text) {
		if (text === "") return;
		if (this.#rows === null) this.#rows = new Rows(text, this.#collector);
		else this.#rows.row(text);
	}
	end() {
		if (this.#rows === null) this.#collector.broken("It has no heading");
		else this.#rows.end();
	}
};
var Rows = class {
	#collector;
	#courses = /* @__PURE__ */ new Map();
	#table;
	#times;
	#users;
	#total;
	#failed;
	#rate;
	#failureRate;
	constructor(heading, collector) {
		this.#collector = collector;
		this.#table = new LocustTable(heading);
		this.#times = new LocustTimes(this.#table, "Total ");
		this.#users = this.#table.column("User Count");
		this.#total = this.#table.column("Total Request Count");
		this.#failed = this.#table.column("Total Failure Count");
		this.#rate = this.#table.column("Requests/s");
		this.#failureRate = this.#table.column("Failures/s");
	}
	row(text) {
		const table = this.#table;
		const users = table.read(text) ? table.number(this.#users) : null;
		if (users === null || table.number(this.#total) === null) {
			this.#collector.unreadable(() => `${excerpt(text)} is not a row of the heading's columns`);
			return;
		}
		const course = this.#course(table.name);
		course.row = text;
		rated(course, users, (table.number(this.#rate) ?? 0) - (table.number(this.#failureRate) ?? 0));
	}
	end() {
		for (const [name, course] of this.#courses) this.#tell(name, course);
	}
	#course(name) {
		const known = this.#courses.get(name);
		if (known !== void 0) return known;
		const course = {
			row: "",
			rates: [],
			users: 0
		};
		if (this.#courses.size < NAMES) this.#courses.set(name, course);
		else this.#collector.problem(`It has more than ${NAMES} requests; the rest is left out`);
		return course;
	}
	#tell(name, { row, rates }) {
		this.#table.read(row);
		const total = this.#table.number(this.#total) ?? 0;
		const failed = this.#table.number(this.#failed) ?? 0;
		const reading = this.#collector.reading(name);
		if (!readResponses({
			name,
			total,
			failed,
			causes: []
		}, reading, this.#collector)) return;
		this.#times.tell(total, reading);
		for (const rate of rates) if (rate > 0) reading.sample(THROUGHPUT, rate);
		tellCollapse(name, rates, this.#collector);
	}
};
function rated(course, users, rate) {
	if (users > course.users) course.rates.length = 0;
	course.users = Math.max(course.users, users);
	if (users === course.users && course.rates.length < SECONDS) course.rates.push(rate);
}

// src/ingest/formats/mitata.ts
const mitata = {
	kind: "document",
	format: "mitata",
	about: "mitata: `run({ format: 'json' })`, before 1.0 `run({ json: true })`",
	recognises: (head) => /^\s*\{\s*"(?:layout|benchmarks|context)"\s*:/.test(head) && /"(?:alias|baseline|layout)"\s*:/.test(head),
	read(text, collector) {
		const document = objectOf(readJson(text, collector));
		const context = objectOf(document.context);
		for (const key of [
			"runtime",
			"version",
			"arch"
		]) collector.metadata.set(key, scalarOf(context[key] ?? document[key]));
		collector.metadata.set("cpu", textOf$1(objectOf(context.cpu).name) ?? textOf$1(document.cpu));
		const layout = listOf(document.layout).map((group) => textOf$1(objectOf(group).name));
		const runs = listOf(document.benchmarks).flatMap((entry, index) => runsOf(objectOf(entry), index, layout));
		for (const named of numberedRuns(withGroups(runs))) readRun(named, collector);
	}
};
function runsOf(benchmark, index, layout) {
	const runs = benchmark.runs === void 0 ? [benchmark] : listOf(benchmark.runs).map(objectOf);
	const again = repeated(runs.map((run) => textOf$1(run.name)));
	const place = numberOf(benchmark.group);
	const group = textOf$1(benchmark.group) ?? layout[place ?? -1] ?? null;
	return runs.map((run) => {
		const plain = textOf$1(run.name);
		const name = plain === null || !again.has(plain) ? plain : [plain, ...pairsOf(run.args)].join(" ");
		return {
			run,
			path: `benchmarks.${index}`,
			name,
			group,
			place
		};
	});
}
function withGroups(runs) {
	const places = /* @__PURE__ */ new Map();
	for (const { name, group, place } of runs) if (group === null) places.set(name, (places.get(name) ?? /* @__PURE__ */ new Set()).add(place));
	return runs.map((run) => run.group === null && run.place !== null && (places.get(run.name)?.size ?? 0) > 1 ? {
		...run,
		group: `group ${run.place}`
	} : run);
}
function numberedRuns(runs) {
	const prefixes = runs.map(({ group }) => `${group ?? ""}\n`);
	const keys = numbered(runs.map(({ name }, index) => name === null ? null : `${prefixes[index]}${name}`));
	return runs.map((run, index) => ({
		...run,
		name: keys[index]?.slice(prefixes[index]?.length) ?? null
	}));
}
function readRun({ run, path, name, group }, collector) {
	if (name === null) {
		collector.problem("A run needs a \"name\"", path);
		return;
	}
	const reading = collector.reading(name, group);
	for (const [key, value] of Object.entries(objectOf(run.args))) reading.metadata.set(key, scalarOf(value));
	if (run.error !== void 0) reading.ended("failed", messageOf(run.error));
	else readStats$1(objectOf(run.stats), path, reading, collector);
}
const messageOf = (error) => textOf$1(error) ?? textOf$1(objectOf(error).message) ?? "It threw";
function readStats$1(stats, path, reading, collector) {
	const samples = listOf(stats.samples);
	const count = samples.length > 0 ? null : numberOf(stats.ticks);
	for (const written of samples.length > 0 ? samples : [stats.avg]) {
		const value = numberOf(written);
		if (value === null) collector.problem("A time is not a number", path);
		else reading.sample(TIME, value, count);
	}
	const heap = numberOf(objectOf(stats.heap).avg);
	if (heap !== null) reading.sample(ALLOCATED, heap);
}

// src/ingest/formats/oha.ts
const oha = {
	kind: "document",
	format: "oha",
	about: "`oha --output-format json`, before 1.9 `--json`",
	recognises: (head) => /^\s*\{\s*"summary"\s*:\s*\{\s*"successRate"/.test(head),
	read(text, collector) {
		const document = objectOf(readJson(text, collector));
		const answers = countsOf(document.statusCodeDistribution);
		const errors = countsOf(document.errorDistribution).filter(([cause]) => cause !== DEADLINE);
		const sum = (counts) => counts.reduce((all, [, count]) => all + count, 0);
		const bad = answers.filter(([code]) => isFailure(Number(code)));
		const total = sum(answers) + sum(errors);
		const reading = collector.reading("oha");
		const responses = {
			name: "oha",
			total,
			failed: sum(bad) + sum(errors),
			causes: [...bad, ...errors]
		};
		if (readResponses(responses, reading, collector)) readTimes$2(document, sum(answers), total - responses.failed, reading);
	}
};
const DEADLINE = "aborted due to deadline";
const countsOf = (written) => Object.entries(objectOf(written)).map(([key, count]) => [key, numberOf(count) ?? 0]);
const STATISTICS$1 = [
	["p50", "p50"],
	["p90", "p90"],
	["p95", "p95"],
	["p99", "p99"],
	["p99.9", "p999"]
];
function readTimes$2(document, answered, succeeded, reading) {
	const summary = objectOf(document.summary);
	const percentiles = objectOf(document.latencyPercentiles);
	const latencies = [
		[summary.average, "mean"],
		...STATISTICS$1.map(([key, statistic]) => [percentiles[key], statistic]),
		[summary.slowest, "max"]
	];
	for (const [written, statistic] of latencies) {
		const seconds = numberOf(written);
		if (seconds !== null) reading.sample(latencyOf(statistic), seconds * 1e9, answered);
	}
	const total = numberOf(summary.total);
	if (total !== null && total > 0) reading.sample(THROUGHPUT, succeeded / total);
	const bytes = numberOf(summary.sizePerSec);
	if (bytes !== null) reading.sample(BYTE_RATE, bytes);
}

// src/ingest/formats/pyperf.ts
const pyperf = {
	kind: "document",
	format: "pyperf",
	about: "`pyperf` and `pyperformance` with `-o FILE`",
	recognises: (head) => /^\s*\{\s*"benchmarks"\s*:\s*\[\s*\{/.test(head) && /"warmups"|"perf_version"/.test(head),
	read(text, collector) {
		const document = objectOf(readJson(text, collector));
		const common = objectOf(document.metadata);
		for (const key of [
			"perf_version",
			"python_version",
			"python_implementation",
			"cpu_model_name",
			"platform"
		]) collector.metadata.set(key, scalarOf(common[key]));
		for (const [index, benchmark] of listOf(document.benchmarks).entries()) readBenchmark(objectOf(benchmark), common, `benchmarks.${index}`, collector);
	}
};
function readBenchmark(benchmark, common, path, collector) {
	const own = objectOf(benchmark.metadata);
	const name = textOf$1(own.name) ?? textOf$1(common.name);
	if (name === null) {
		collector.problem("A benchmark needs a \"name\" in its metadata", path);
		return;
	}
	const reading = collector.reading(name);
	const { metric, factor } = measureOf(textOf$1(own.unit) ?? textOf$1(common.unit) ?? "second");
	for (const [index, entry] of listOf(benchmark.runs).entries()) {
		const run = objectOf(entry);
		const loops = numberOf(objectOf(run.metadata).loops) ?? numberOf(own.loops) ?? numberOf(common.loops);
		for (const [at, written] of listOf(run.values).entries()) {
			const value = numberOf(written);
			if (value === null) collector.problem("A value is not a number", `${path}.runs.${index}.values.${at}`);
			else reading.sample(metric, value * factor, loops);
		}
	}
}
function measureOf(unit) {
	if (unit === "second") return {
		metric: TIME,
		factor: 1e9
	};
	return unit === "byte" ? {
		metric: PEAK_MEMORY,
		factor: 1
	} : scaled("value", unit);
}

// src/ingest/formats/pytest-benchmark.ts
const pytestBenchmark = {
	kind: "document",
	format: "pytest-benchmark",
	about: "`pytest --benchmark-json FILE`, and saved files of pytest-benchmark",
	recognises: (head) => /"machine_info"\s*:/.test(head) && /"python_(?:version|implementation)"/.test(head),
	read(text, collector) {
		const document = objectOf(readJson(text, collector));
		readMachine(objectOf(document.machine_info), collector);
		collector.metadata.set("pytest-benchmark", textOf$1(document.version));
		for (const [index, entry] of listOf(document.benchmarks).entries()) readEntry(objectOf(entry), `benchmarks.${index}`, collector);
	}
};
function readMachine(machine, { metadata }) {
	for (const key of [
		"system",
		"machine",
		"python_implementation",
		"python_version"
	]) metadata.set(key, scalarOf(machine[key]));
	metadata.set("cpu", scalarOf(objectOf(machine.cpu).brand_raw));
}
function readEntry(entry, path, collector) {
	const name = textOf$1(entry.name);
	if (name === null) {
		collector.problem("A benchmark needs a \"name\"", path);
		return;
	}
	const fullName = textOf$1(entry.fullname) ?? name;
	const file = fullName.endsWith(`::${name}`) ? fullName.slice(0, -name.length - 2) : null;
	const reading = collector.reading(name, file);
	reading.metadata.set("group", textOf$1(entry.group));
	for (const [key, value] of Object.entries(objectOf(entry.extra_info))) reading.metadata.set(key, scalarOf(value));
	readStats(objectOf(entry.stats), path, reading, collector);
}
function readStats(stats, path, reading, collector) {
	const iterations = numberOf(stats.iterations);
	const data = listOf(stats.data);
	const times = data.length > 0 ? data : [stats.mean];
	for (const [round, time] of times.entries()) {
		const seconds = numberOf(time);
		if (seconds === null) collector.problem("A time is not a number", `${path}.stats.data.${round}`);
		else reading.sample(TIME, seconds * 1e9, iterations);
	}
}

// src/ingest/formats/smaller-is-better.ts
const smallerIsBetter = {
	kind: "document",
	format: "smaller-is-better",
	about: "github-action-benchmark's `customSmallerIsBetter`; recognised where all units are times or sizes",
	recognises: (head) => directionOf(head) === "lower",
	read: (text, collector) => readCustom(text, "lower", collector)
};

// src/ingest/formats/tap.ts
const tap = {
	kind: "lines",
	format: "tap",
	about: "TAP of `node --test`, prove, tape, bats and others",
	recognises: (head) => /^TAP version 1\d\s*$/m.test(head) || /^1\.\.\d+/m.test(head) && /^(?:not )?ok\b/m.test(head),
	open: (collector) => new TapReader(collector)
};
const RESULT = /^(not )?ok\b(?:\s+(\d+))?(?:\s+-)?\s*(.*)$/s;
const DIRECTIVE = /(?<!\\)#\s*(SKIP|TODO)\b[^\S\n]*(.*)$/is;
const TIMED = /\s# time=[\d.]{1,20}m?s(?: \{)?\s*$/;
const BUFFERED = /\s# time=[\d.]{1,20}m?s \{\s*$/;
const ABOUT_THE_RUN = /^(?:(?:duration_ms|type|location|failureType):|error: [|>][-+]?$)/;
const MAX_LEVEL = 30;
const newLevel = () => ({
	results: 0,
	planned: null,
	subtest: null
});
var TapReader = class {
	#collector;
	#levels = [newLevel()];
	#failed = null;
	#last = null;
	#inYaml = false;
	constructor(collector) {
		this.#collector = collector;
	}
	line(text) {
		const plain = text.trimStart();
		if (this.#inYaml) this.#yaml(plain);
		else if (plain === "---") this.#inYaml = true;
		else if (plain.startsWith("Bail out!")) this.#collector.broken(`The tests gave up: ${plain}`);
		else if (plain.startsWith("#") && !plain.startsWith("# Subtest")) this.#say(plain.slice(1).trim());
		else this.#structure(plain, Math.floor((text.length - plain.length) / 4));
	}
	end() {
		this.#flush();
		while (this.#levels.length > 0) this.#close();
	}
	#structure(plain, depth) {
		if (depth > MAX_LEVEL) return;
		const [, not, , rest] = RESULT.exec(plain) ?? [];
		const plan = /^1\.\.(\d+)\s*(?:#\s*(.*))?$/s.exec(plain);
		const subtest = /^# Subtest(?:: (.*))?$/.exec(plain);
		if (rest !== void 0) this.#result(not !== void 0, rest, depth);
		else if (plan !== null) this.#plan(Number(plan[1]), depth);
		else if (subtest !== null) this.#at(depth).subtest = subtest[1] ?? "";
		else if (plain === "}") this.#at(depth).subtest = null;
	}
	#at(depth) {
		this.#flush();
		while (this.#levels.length > depth + 1) this.#close();
		while (this.#levels.length < depth + 1) this.#levels.push(newLevel());
		return this.#levels[depth] ?? newLevel();
	}
	#result(isFailed, rest, depth) {
		const level = this.#at(depth);
		level.results += 1;
		const [, directive, reason = ""] = DIRECTIVE.exec(rest) ?? [];
		const isBuffered = BUFFERED.test(rest);
		const name = rest.replace(DIRECTIVE, "").replace(TIMED, "").replace(/\\([#\\])/g, "$1").trim() || `test ${level.results}`;
		const path = this.#levels.slice(0, depth).map(({ subtest }) => subtest ?? "");
		const reading = this.#collector.reading(name, path.length === 0 ? null : path.join(" > "));
		level.subtest = isBuffered ? name : null;
		this.#last = reading;
		const isTodo = directive?.toUpperCase() === "TODO";
		if (directive?.toUpperCase() === "SKIP") reading.ended("skipped", reason);
		else if (isFailed) this.#failed = {
			reading,
			isTodo,
			message: isTodo ? `${reason}\n` : ""
		};
		else reading.ended("passed");
	}
	#plan(planned, depth) {
		this.#at(depth).planned = planned;
	}
	#yaml(plain) {
		if (plain === "...") this.#inYaml = false;
		else if (!ABOUT_THE_RUN.test(plain)) this.#say(plain);
		const milliseconds = /^duration_ms: ([\d.]+)$/.exec(plain)?.[1];
		if (milliseconds !== void 0 && this.#last !== null) this.#last.sample(DURATION, Number(milliseconds) * 1e6);
	}
	#say(text) {
		if (this.#failed !== null && this.#failed.message.length < 4e3) this.#failed.message += `${text}\n`;
	}
	#flush() {
		const failed = this.#failed;
		this.#failed = null;
		failed?.reading.ended(failed.isTodo ? "skipped" : "failed", failed.message);
	}
	#close() {
		const level = this.#levels.pop();
		if (level === void 0 || level.results === level.planned) return;
		const where = this.#levels.at(-1)?.subtest ?? null;
		const subject = where === null ? "The output" : `The subtest ${where}`;
		if (level.planned !== null) this.#collector.broken(`${subject} plans ${level.planned} tests and has ${level.results}`);
		else if (level.results > 0) this.#collector.broken(`${subject} has no plan: it ends before the tests have ended`);
	}
};

// src/ingest/formats/tinybench.ts
const tinybench = {
	kind: "document",
	format: "tinybench",
	about: "tinybench: `JSON.stringify` of `bench.tasks` (name and result) or of `bench.table()`",
	recognises: (head) => /^\s*\[\s*\{/.test(head) && (/"Task [nN]ame"\s*:/.test(head) || /"name"\s*:/.test(head) && /"result"\s*:\s*\{/.test(head) && /"(?:latency|hz|error|state)"\s*:/.test(head)),
	read(text, collector) {
		const document = readJson(text, collector);
		if (document === void 0) return;
		if (!Array.isArray(document)) collector.broken("It is not a list of tasks or rows");
		for (const [index, entry] of listOf(document).entries()) readTask(objectOf(entry), `${index}`, collector);
	}
};
function readTask(entry, path, collector) {
	const name = textOf$1(entry.name) ?? textOf$1(entry["Task name"]) ?? textOf$1(entry["Task Name"]);
	if (name === null) {
		collector.problem("A task needs a \"name\"", path);
		return;
	}
	const reading = collector.reading(name);
	const result = objectOf(entry.result);
	if (entry.name === void 0) readRow(entry, path, reading, collector);
	else if (result.error !== void 0 || result.state === "errored") reading.ended("failed", textOf$1(objectOf(result.error).message) ?? "The task threw");
	else readResult(result, path, reading, collector);
}
function readResult(result, path, reading, collector) {
	reading.metadata.set("runtime", scalarOf(result.runtime));
	reading.metadata.set("runtimeVersion", scalarOf(result.runtimeVersion));
	const latency = result.latency === void 0 ? result : objectOf(result.latency);
	const samples = listOf(latency.samples);
	const count = samples.length > 0 ? null : numberOf(latency.samplesCount);
	for (const written of samples.length > 0 ? samples : [latency.mean]) {
		const milliseconds = numberOf(written);
		if (milliseconds === null) collector.problem("A time is not a number", path);
		else reading.sample(TIME, milliseconds * 1e6, count);
	}
}
function readRow(row, path, reading, collector) {
	const written = row["Latency avg (ns)"] ?? row["Latency average (ns)"] ?? row["Average Time (ns)"];
	const nanoseconds = numberOf(written) ?? Number.parseFloat(textOf$1(written)?.replaceAll(",", "") ?? "");
	if (Number.isNaN(nanoseconds)) reading.ended("failed", `The row has no time: ${textOf$1(row.Error) ?? "no reason is given"}`);
	else reading.sample(TIME, nanoseconds, numberOf(row.Samples));
	if (numberOf(row.Samples) === null && !Number.isNaN(nanoseconds)) collector.problem("A row needs its \"Samples\"", path);
}

// src/ingest/formats/vegeta.ts
const vegeta = {
	kind: "document",
	format: "vegeta",
	about: "`vegeta report -type=json`",
	recognises: (head) => /^\s*\{\s*"latencies"\s*:\s*\{\s*"total"/.test(head) && /"status_codes"\s*:/.test(head),
	read(text, collector) {
		const report = objectOf(readJson(text, collector));
		const total = numberOf(report.requests);
		if (total === null) collector.broken("It has no number of \"requests\"", "requests");
		else readReport(report, total, collector);
	}
};
function readReport(report, total, collector) {
	const reading = collector.reading("vegeta");
	const causes = Object.entries(objectOf(report.status_codes)).map(([code, count]) => [
		code === "0" ? "no response" : code,
		numberOf(count) ?? 0,
		Number(code)
	]).filter(([, , code]) => isFailure(code)).map(([name, count]) => [name, count]);
	const success = numberOf(report.success) ?? 0;
	for (const error of listOf(report.errors).slice(0, 1)) reading.metadata.set("error", textOf$1(error));
	const failed = Math.round(total * (1 - success));
	if (!readResponses({
		name: "vegeta",
		total,
		failed,
		causes
	}, reading, collector)) return;
	readTimes$1(objectOf(report.latencies), total, reading);
	readRates(numberOf(report.rate), numberOf(report.throughput), reading, collector);
}
const STATISTICS = [
	["mean", "mean"],
	["50th", "p50"],
	["90th", "p90"],
	["95th", "p95"],
	["99th", "p99"],
	["max", "max"]
];
function readTimes$1(latencies, total, reading) {
	for (const [key, statistic] of STATISTICS) {
		const nanoseconds = numberOf(latencies[key]);
		if (nanoseconds !== null) reading.sample(latencyOf(statistic), nanoseconds, total);
	}
}
function readRates(rate, throughput, reading, collector) {
	if (throughput !== null) reading.sample(THROUGHPUT, throughput);
	if (rate !== null && throughput !== null && throughput < rate / 2) collector.problem(`Throughput is ${throughput.toPrecision(3)}/s at ${rate.toPrecision(3)} requests a second: the target did not keep up`);
}

// src/ingest/formats/vegeta-csv.ts
const vegetaCsv = {
	kind: "lines",
	format: "vegeta-csv",
	about: "`vegeta encode -to csv`: each request as a row",
	recognises: (head) => /^\d{16,20},\d{1,3},\d+,\d+,\d+,/.test(head),
	open: (collector) => new VegetaCsvReader(collector)
};
var VegetaCsvReader = class {
	#collector;
	#log;
	#isOfVersion12 = false;
	constructor(collector) {
		this.#collector = collector;
		this.#log = new RequestLog(collector);
	}
	line(text) {
		if (text === "") return;
		const found = this.#collector.isUnended ? null : ROW.exec(text);
		if (found === null) this.#fields(csvFields(text), text);
		else this.#rest(found, text);
	}
	end() {
		this.#log.end();
	}
	#rest(found, text) {
		const [head = "", time = "", code, latency] = found;
		const attack = text.indexOf(",", head.length);
		const tail = attack === -1 ? null : TAIL$1.exec(text.slice(attack, attack + 4096));
		this.#isOfVersion12 = tail !== null;
		if (tail === null) this.#fields(csvFields(text), text);
		else this.#log.request({
			method: tail[1] ?? "",
			address: tail[2] ?? "",
			status: Number(code),
			time,
			nanoseconds: Number(latency),
			fault: null
		});
	}
	#isCut(columns) {
		if (!this.#collector.isUnended || columns >= COLUMNS) return false;
		return this.#isOfVersion12 || columns !== COLUMNS_BEFORE_12;
	}
	#fields(fields, text) {
		const [time = "", code = "", latency = "", , , fault = "", , , , method = "", address = ""] = fields;
		if (this.#isCut(fields.length) || !/^\d{16,20}$/.test(time) || !/^\d{1,3}$/.test(code) || !/^-?\d{1,19}$/.test(latency)) this.#collector.unreadable(`${excerpt(text)} is not a row of vegeta`);
		else this.#log.request({
			method,
			address,
			status: Number(code),
			time,
			nanoseconds: Number(latency),
			fault: fault === "" ? null : fault
		});
	}
};
const COLUMNS = 12;
const COLUMNS_BEFORE_12 = 9;
const ROW = /^(\d{16,20}),(\d{1,3}),(\d{1,19}),\d{1,19},\d{1,19},,/;
const TAIL$1 = /^,[^",]{0,200},\d{1,19},([A-Z]{0,20}),([^",]{0,2000})(?:,|$)/;

// src/ingest/formats/vegeta-results.ts
const vegetaResults = {
	kind: "lines",
	format: "vegeta-results",
	about: "`vegeta encode`: each request as JSON",
	recognises: (head) => /^\{"attack":".*"seq":\d+,"code":\d+,"timestamp":/.test(head),
	open: (collector) => new VegetaResultsReader(collector)
};
var VegetaResultsReader = class {
	#collector;
	#log;
	constructor(collector) {
		this.#collector = collector;
		this.#log = new RequestLog(collector);
	}
	line(text) {
		if (text === "") return;
		const found = this.#collector.isUnended ? null : FIELDS.exec(text);
		if (found === null) this.#slowly(text);
		else this.#request(text, Number(found[1]), found[2] ?? "", Number(found[3]));
	}
	end() {
		this.#log.end();
	}
	#request(text, code, time, latency) {
		const from = text.lastIndexOf(",\"method\":\"");
		const tail = from === -1 ? null : TAIL.exec(text.slice(from, from + 4096));
		if (tail === null) this.#slowly(text);
		else this.#log.request({
			method: tail[1] ?? "",
			address: tail[2] ?? "",
			status: code,
			time,
			nanoseconds: latency,
			fault: null
		});
	}
	#slowly(text) {
		const result = lineObject(text);
		const code = numberOf(result?.code);
		const latency = numberOf(result?.latency);
		if (result === null || code === null || latency === null) {
			this.#collector.unreadable(`${excerpt(text)} is not a result of vegeta`);
			return;
		}
		this.#log.request({
			method: textOf$1(result.method) ?? "",
			address: textOf$1(result.url) ?? "",
			status: code,
			time: textOf$1(result.timestamp) ?? "",
			nanoseconds: latency,
			fault: textOf$1(result.error)
		});
	}
};
const FIELDS = /^\{"attack":"[^"\\]{0,200}","seq":\d{1,19},"code":(\d{1,3}),"timestamp":"([0-9T:.+Z-]{1,40})","latency":(\d{1,19}),"bytes_out":\d{1,19},"bytes_in":\d{1,19},"error":"",/;
const TAIL = /^,"method":"([A-Z]{0,20})","url":"([^"\\]{0,2000})"/;

// src/ingest/formats/vitest.ts
const vitest = {
	kind: "document",
	format: "vitest",
	about: "`vitest bench --outputJson FILE`, before 1.5 `--reporter=json`",
	recognises: (head) => /^\s*\{\s*"files"\s*:\s*\[/.test(head) ? /"(?:groups|filepath)"\s*:/.test(head) : /^\s*\{\s*"numTotalTestSuites"/.test(head) && /"rme"\s*:/.test(head),
	read(text, collector) {
		const document = objectOf(readJson(text, collector));
		for (const [path, group, benchmark] of benchmarksOf(document)) {
			const name = textOf$1(benchmark.name);
			if (name === null) collector.problem("A benchmark needs a \"name\"", path);
			else if (benchmark.mean === void 0 && benchmark.totalTime === void 0) collector.reading(name, group).ended("skipped", "It has no result");
			else readTimes(benchmark, name, group, path, collector);
		}
	}
};
function benchmarksOf(document) {
	return [...listOf(document.files).flatMap((file) => listOf(objectOf(file).groups)).map(objectOf).map(({ fullName, benchmarks }) => [textOf$1(fullName) ?? "", benchmarks]), ...Object.entries(objectOf(document.testResults))].flatMap(([group, benchmarks]) => listOf(benchmarks).map((entry, index) => [
		`${group}.${index}`,
		group,
		objectOf(entry)
	]));
}
function readTimes(benchmark, name, group, path, collector) {
	const samples = listOf(benchmark.samples);
	const reading = collector.reading(name, group);
	const count = samples.length > 0 ? null : numberOf(benchmark.sampleCount);
	for (const written of samples.length > 0 ? samples : [benchmark.mean]) {
		const milliseconds = numberOf(written);
		if (milliseconds === null) collector.problem(`A time of ${name} is not a number`, path);
		else reading.sample(TIME, milliseconds * 1e6, count);
	}
}

// src/ingest/formats/wrk.ts
const wrk = {
	kind: "lines",
	format: "wrk",
	about: "wrk and wrk2; percentiles with `--latency`",
	recognises: (head) => /^unable to (?:connect to|resolve|create) /m.test(head) || /^Running \S+ test @ /m.test(head) && /^ {2}\d+ threads? and \d+ connections?$/m.test(head),
	open: (collector) => new WrkReader(collector)
};
const LATENCY_LINE = /^ {4}Latency +(\S+) +\S+ +(\S+) /;
const PERCENTILE = /^ +(\d{1,3}(?:\.\d{1,6})?)% +(\S+)$/;
const TOTAL = /^ {2}(\d+) requests in (\S+?), (\S+) read$/;
const BAD_STATUS = /^ {2}Non-2xx or 3xx responses: (\d+)$/;
const SOCKETS = /^ {2}Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)$/;
const QUANTITY = /^(\d{1,15}(?:\.\d{1,6})?)([a-zA-Z]*)$/;
const BLANK = 32;
const PERCENTILES = {
	"50": "p50",
	"90": "p90",
	"95": "p95",
	"99": "p99",
	"99.9": "p999"
};
var WrkReader = class {
	#collector;
	#address = null;
	#run = null;
	constructor(collector) {
		this.#collector = collector;
	}
	line(text) {
		if (text.startsWith("Running ")) this.#begin(text);
		else if (text.startsWith("unable to ")) this.#collector.broken(`wrk was ${text}`);
		else if (this.#address !== null && / threads? and /.test(text)) this.#open(text, this.#address);
		else if (this.#run !== null) this.#within(text, this.#run);
	}
	end() {
		this.#close();
	}
	#begin(text) {
		this.#close();
		const at = text.indexOf(" @ ");
		if (at !== -1) this.#address = text.slice(at + 3).trim();
	}
	#open(text, address) {
		const connections = /^ {2}(\d+ threads? and \d+ connections?)$/.exec(text)?.[1] ?? "";
		this.#address = null;
		this.#run = {
			address,
			connections,
			latencies: [],
			requests: null,
			failures: [],
			rate: null,
			bytes: null,
			isUncorrected: false
		};
	}
	#within(text, run) {
		if (text.charCodeAt(0) !== BLANK) this.#rates(text, run);
		else if (text.includes("%")) this.#times(text, run);
		else if (text.charCodeAt(2) !== BLANK) this.#sums(text, run);
	}
	#times(text, run) {
		const [, mean, max] = (text.startsWith("    Latency ") ? LATENCY_LINE.exec(text) : null) ?? [];
		if (mean !== void 0) this.#latency(run, "mean", mean);
		if (max !== void 0) this.#latency(run, "max", max);
		const [, percent = "", value] = (text.includes("% ") ? PERCENTILE.exec(text) : null) ?? [];
		const statistic = PERCENTILES[String(Number(percent))];
		if (value !== void 0 && statistic !== void 0 && !run.isUncorrected) this.#latency(run, statistic, value);
	}
	#latency(run, statistic, written) {
		const nanoseconds = quantityOf(written, nanosecondsIn);
		if (nanoseconds !== null) run.latencies.push([statistic, nanoseconds]);
		else if (written.includes("nan")) run.latencies.push([statistic, NaN]);
		else this.#collector.problem(`${excerpt(written)} is not a latency`);
	}
	#sums(text, run) {
		const [, requests] = (text.includes(" requests in ") ? TOTAL.exec(text) : null) ?? [];
		const [, ...sockets] = (text.startsWith("  Socket ") ? SOCKETS.exec(text) : null) ?? [];
		const bad = text.startsWith("  Non-2xx") ? BAD_STATUS.exec(text)?.[1] : void 0;
		if (text.includes("Uncorrected Latency")) run.isUncorrected = true;
		if (requests !== void 0) run.requests = Number(requests);
		if (bad !== void 0) run.failures.push(["status of no success", Number(bad)]);
		for (const [index, count] of sockets.entries()) run.failures.push([`${SOCKET_FAULTS[index]} error`, Number(count)]);
	}
	#rates(text, run) {
		if (text.startsWith("Requests/sec:") && !this.#collector.isUnended) run.rate = quantityOf(text.slice(13).trim(), plainFactor);
		if (text.startsWith("Transfer/sec:")) run.bytes = quantityOf(text.slice(13).trim(), transferFactor);
		if (text.startsWith("Transfer/sec:")) this.#close();
	}
	#close() {
		const run = this.#run;
		this.#run = null;
		if (this.#address !== null) this.#collector.broken(`The run against ${this.#address} ends before it has begun`);
		this.#address = null;
		if (run === null) return;
		const { name, origin } = targetOf(run.address);
		const reading = this.#collector.reading(name, origin);
		reading.metadata.set("load", run.connections);
		if (run.requests === null || run.rate === null) this.#collector.broken(`The run against ${name} has no totals: it was cut off`);
		else this.#tell(run, run.requests, run.rate, reading, name);
	}
	#tell(run, requests, rate, reading, name) {
		const failed = run.failures.reduce((sum, [, count]) => sum + count, 0);
		const bad = run.failures.find(([cause]) => cause.startsWith("status"))?.[1] ?? 0;
		const total = requests + failed - bad;
		if (!readResponses({
			name,
			total,
			failed,
			causes: run.failures
		}, reading, this.#collector)) return;
		for (const [statistic, nanoseconds] of run.latencies) reading.sample(latencyOf(statistic), nanoseconds, requests);
		reading.sample(THROUGHPUT, requests === 0 ? 0 : rate * (requests - bad) / requests);
		if (run.bytes !== null) reading.sample(BYTE_RATE, run.bytes);
	}
};
const SOCKET_FAULTS = [
	"connect",
	"read",
	"write",
	"timeout"
];
const plainFactor = (unit) => METRIC[unit] ?? null;
const METRIC = {
	"": 1,
	k: 1e3,
	M: 1e6,
	G: 1e9,
	T: 0xe8d4a51000
};
const transferFactor = (unit) => bytesIn(unit.replace(/^([KMGT])B$/, "$1iB"));
function quantityOf(written, factorOf) {
	const [, value, unit = ""] = QUANTITY.exec(written) ?? [];
	const factor = value === void 0 ? null : factorOf(unit);
	return factor === null ? null : Number(value) * factor;
}

// src/ingest/registry.ts
const PARSERS = [
	hyperfine,
	pyperf,
	pytestBenchmark,
	googleBenchmark,
	asv,
	criterion,
	jmh,
	benchmarkDotnet,
	mitata,
	vitest,
	tinybench,
	oha,
	vegeta,
	artillery,
	autocannon,
	k6,
	bmf,
	smallerIsBetter,
	biggerIsBetter,
	catch2,
	cobertura,
	junit,
	k6Lines,
	vegetaResults,
	vegetaCsv,
	locust,
	locustHistory,
	goTest,
	goBench,
	iai,
	divan,
	criterionText,
	cargoBench,
	tap,
	catch2Text,
	wrk,
	benchmarkJs,
	lcov
];
const BY_FORMAT = new Map(PARSERS.map((parser) => [parser.format, parser]));
function parserOf(format) {
	const parser = BY_FORMAT.get(format);
	if (parser === void 0) throw new RangeError(`There is no format ${format}`);
	return parser;
}

// src/ingest/ingest.ts
function openIngestion(source) {
	const collector = new Collector(source.file);
	let head = "";
	let reader = null;
	const start = () => {
		const made = readerFor(source, head, collector);
		made.push(head);
		head = "";
		return made;
	};
	const stated = source.format === "auto" ? null : parserOf(source.format);
	if (stated !== null) reader = readerOf(stated, collector);
	return {
		push(piece) {
			if (reader !== null) reader.push(piece);
			else head += piece;
			if (head.length >= 65536) reader = start();
		},
		end() {
			reader ??= start();
			return reader.end();
		}
	};
}
async function ingest(chunks, source) {
	const ingestion = openIngestion(source);
	let decoder = null;
	for await (const chunk of chunks) {
		decoder ??= new TextDecoder(encodingOf(chunk));
		ingestion.push(decoder.decode(chunk, { stream: true }));
	}
	ingestion.push(decoder?.decode() ?? "");
	return ingestion.end();
}
function encodingOf([first, second]) {
	if (first === 255 && second === 254) return "utf-16le";
	return first === 254 && second === 255 ? "utf-16be" : "utf-8";
}
function readerFor({ file }, head, collector) {
	const parser = PARSERS.find((candidate) => candidate.recognises(head.slice(0, HEAD_CHARS), file));
	return parser === void 0 ? unrecognised(head, collector) : readerOf(parser, collector);
}
const readerOf = (parser, collector) => parser.kind === "lines" ? lineReader(parser, collector) : documentReader(parser, collector);
function lineReader(parser, collector) {
	const reader = parser.open(collector);
	const splitter = new LineSplitter({
		line(text, number) {
			collector.line = number;
			reader.line(text);
		},
		tooLong(number) {
			collector.line = number;
			collector.unreadable(`The line is longer than ${LINE_CHARS} characters and was passed over`);
		}
	});
	return {
		push: (piece) => splitter.push(piece),
		end() {
			collector.isUnended = true;
			splitter.end();
			collector.isUnended = false;
			collector.line = null;
			reader.end();
			return collector.finish(parser.format);
		}
	};
}
function documentReader(parser, collector) {
	const pieces = [];
	let length = 0;
	return {
		push(piece) {
			length += piece.length;
			if (length <= DOCUMENT_CHARS) pieces.push(piece);
			else pieces.length = 0;
		},
		end() {
			const text = pieces.join("");
			if (length > DOCUMENT_CHARS) collector.broken(`It has ${length} characters; at most ${DOCUMENT_CHARS} are read`);
			else if (text.trim() === "") collector.broken("It is empty");
			else parser.read(text, collector);
			return collector.finish(parser.format);
		}
	};
}
function unrecognised(head, collector) {
	const names = PARSERS.map(({ format }) => format).join(", ");
	collector.broken(head.trim() === "" ? "It is empty" : `Its format was not recognised; name one of ${names}`);
	return {
		push: () => void 0,
		end: () => collector.finish(null)
	};
}

// src/ingest/latencies.ts
const QUANTILES = [
	[
		"p50",
		.5,
		1
	],
	[
		"p90",
		.9,
		100
	],
	[
		"p95",
		.95,
		200
	],
	[
		"p99",
		.99,
		1e3
	],
	[
		"p999",
		.999,
		1e4
	]
];
function statisticsOf(measured) {
	if (measured.metric !== LATENCY) return [measured];
	const { samples, count, mean, max } = measured;
	const quantiles = QUANTILES.filter(([, , least]) => count >= least);
	return [
		{
			metric: latencyOf("mean"),
			mean
		},
		...quantiles.map(([statistic, p]) => ({
			metric: latencyOf(statistic),
			mean: quantile(samples, p)
		})),
		{
			metric: latencyOf("max"),
			mean: max
		}
	];
}

// src/ingest/subjects.ts
function subjectsOf(placed) {
	const uses = /* @__PURE__ */ new Map();
	for (const { file, group, name, metric } of placed) {
		const use = uses.get(name) ?? {
			groups: /* @__PURE__ */ new Set(),
			files: /* @__PURE__ */ new Map(),
			isInFiles: false
		};
		const key = `${group ?? ""}\n${metric}`;
		const first = use.files.get(key) ?? file;
		use.groups.add(group);
		use.files.set(key, first);
		use.isInFiles ||= first !== file;
		uses.set(name, use);
	}
	return ({ file, group, name }) => {
		const use = uses.get(name);
		return [
			...use?.isInFiles === true ? [file] : [],
			...use !== void 0 && use.groups.size > 1 ? [group ?? ""] : [],
			name
		].join("/");
	};
}

// src/ingest/reading-metrics.ts
const MAX_ID = 100;
const MAX_PROBLEMS = 50;
function readingMetrics(ingested) {
	const values = ingested.flatMap(valuesOf);
	const subjectOf = subjectsOf(values);
	const samples = [];
	const declared = /* @__PURE__ */ new Map();
	const problems = ingested.flatMap((one) => one.problems);
	for (const value of values) {
		const declaration = declarationOf(subjectOf(value), value.measured);
		const known = declared.get(declaration.id);
		const fault = nameFault(declaration.id) ?? clashOf(known, declaration);
		if (fault !== null) problems.push({
			file: "",
			line: null,
			column: null,
			path: declaration.id,
			message: fault
		});
		else {
			declared.set(declaration.id, known ?? declaration);
			samples.push({
				metric: declaration.id,
				value: value.measured.mean
			});
		}
	}
	return {
		samples,
		declarations: [...declared.values()],
		checkpoints: null,
		problems: problems.slice(0, MAX_PROBLEMS)
	};
}
const valuesOf = ({ file, readings }) => readings.flatMap(({ group, name, metrics }) => metrics.filter(({ metric }) => metric !== DURATION).flatMap(statisticsOf).map((measured) => ({
	file,
	group,
	name,
	metric: measured.metric.id,
	measured
})));
const declarationOf = (subject, { metric }) => ({
	id: idOf(subject, metric.id),
	unit: metric.unit,
	better: metric.better,
	kind: metric.kind,
	...metric.undirected === true ? { undirected: true } : {}
});
function idOf(subject, metric) {
	const plain = (text) => text.trim().replace(/[\p{C}\p{Z}]+/gu, "_");
	const id = `${plain(subject)}.${plain(metric)}`;
	if (id.length > MAX_ID) {
		const mark = `~${createHash("sha256").update(id).digest("hex").slice(0, 8)}.${plain(metric).slice(-30)}`;
		return id.slice(0, MAX_ID - mark.length) + mark;
	}
	return builtInMetric(id) === void 0 ? id : `read.${id}`;
}
const clashOf = (known, { id, unit }) => known === void 0 || known.unit === unit ? null : `"${id}" is measured in ${known.unit}, another file gives ${unit}`;

// src/ingest/test-faults.ts
function testFaults(ingested) {
	const readings = ingested.flatMap((one) => one.readings);
	const tests = readings.filter(({ outcome }) => outcome !== null);
	const isMeasured = readings.some(({ metrics, outcome }) => outcome === null && metrics.length > 0);
	const areSkipped = tests.length > 0 && !isMeasured && tests.every(({ outcome }) => outcome?.kind === "skipped");
	return {
		failed: tests.flatMap((reading) => failureOf(reading, reading.outcome)),
		allSkipped: areSkipped ? `All ${tests.length} tests were skipped` : null
	};
}
function failureOf({ name, group }, outcome) {
	if (outcome === null || outcome.kind === "passed" || outcome.kind === "skipped") return [];
	const subject = group === null ? name : `${group} ${name}`;
	const { passed, failed, flaky, skipped } = outcome.runs;
	const all = passed + failed + flaky + skipped;
	return [`${subject} ${outcome.kind === "flaky" ? "passed only on a retry" : all > 1 ? `failed ${failed} of ${all} times` : "failed"}: ${outcome.message}`];
}

// src/run/reading-files.ts
const MAX_FILES = 1e3;
async function openReadingFiles(plan, folder) {
	const files = await openWrittenFiles(plan.from, folder);
	return { async read() {
		const { written, old } = await files.written();
		if (written.length === 0) return [nothing(plan, absence(old))];
		if (written.length > MAX_FILES) return [nothing(plan, `It matches ${written.length} files; at most ${MAX_FILES} are read`)];
		const read = [];
		for (const path of written) read.push(await readFile(path, plan, folder));
		return read;
	} };
}
async function readFiles(plan, folder) {
	const paths = await isFile(join(folder, plan.from)) ? [plan.from] : (await statesOf(plan.from, folder)).map(([path]) => path);
	if (paths.length === 0) return [{
		ingested: nothing(plan, "There is no file of this pattern"),
		writtenMs: null
	}];
	if (paths.length > MAX_FILES) return [{
		ingested: nothing(plan, `It matches ${paths.length} files; at most ${MAX_FILES} are read`),
		writtenMs: null
	}];
	const read = [];
	for (const path of paths) read.push({
		ingested: await readFile(path, plan, folder),
		writtenMs: await writtenAt(join(folder, path))
	});
	return read;
}
const isFile = async (path) => await writtenAt(path) !== null;
async function writtenAt(path) {
	try {
		const state = await lstat(path);
		return state.isFile() ? state.mtimeMs : null;
	} catch {
		return null;
	}
}
const absence = (old) => old === 0 ? "No file of this pattern was written" : `Of this pattern there are only old files (${old}), which this run did not write`;
async function readFile(path, plan, folder) {
	try {
		const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
		const file = await open(join(folder, path), flags);
		try {
			if (!(await file.stat()).isFile()) return nothing(plan, `${path} is not a regular file`);
			return await ingest(file.createReadStream({ autoClose: false }), {
				file: path,
				format: plan.format
			});
		} finally {
			await file.close();
		}
	} catch (error) {
		return nothing(plan, `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
	}
}
const nothing = ({ from }, broken) => ({
	format: null,
	file: from,
	metadata: {},
	readings: [],
	cached: [],
	problems: [{
		file: from,
		line: null,
		column: null,
		path: "",
		message: broken
	}],
	broken
});

// src/run/reading.ts
async function openReadings(plans, folder, own) {
	const streams = plans.filter(isStream).map(openStream);
	const files = await Promise.all(plans.filter((plan) => !isStream(plan)).map((plan) => {
		const place = placeOfPattern(plan.from, folder, own);
		return openReadingFiles({
			...plan,
			from: place.pattern
		}, place.folder);
	}));
	return {
		hasStreams: streams.length > 0,
		onOutput(chunk, stream) {
			for (const reading of streams) if (reading.from === stream) reading.push(chunk);
		},
		finish: async () => readOutput([...streams.map((reading) => reading.end()), ...await ingestedFiles(files)].map(withoutCached))
	};
}
const isStream = ({ from }) => from === "stdout" || from === "stderr";
function openStream({ format, from }) {
	const ingestion = openIngestion({
		file: from,
		format
	});
	const decoder = new TextDecoder();
	return {
		from,
		push: (chunk) => ingestion.push(decoder.decode(chunk, { stream: true })),
		end() {
			ingestion.push(decoder.decode());
			return ingestion.end();
		}
	};
}
async function ingestedFiles(files) {
	const read = [];
	for (const pattern of files) read.push(...await pattern.read());
	return read;
}
function withoutCached(ingested) {
	const [first, ...others] = ingested.cached;
	if (first === void 0) return ingested;
	const reason = `${first}${others.length === 0 ? " was" : ` and ${others.length} more were`} not run but cached: go test needs -count=1`;
	const groups = new Set(ingested.cached);
	return {
		...ingested,
		readings: ingested.readings.map((reading) => groups.has(reading.group ?? "") ? skippedBy(reading, reason) : reading),
		broken: ingested.broken ?? reason
	};
}
function skippedBy(reading, message) {
	if (reading.outcome === null) return reading;
	const runs = {
		passed: 0,
		failed: 0,
		skipped: 1,
		flaky: 0
	};
	return {
		...reading,
		outcome: {
			kind: "skipped",
			message,
			runs
		}
	};
}
function readOutput(ingested) {
	const { failed, allSkipped } = testFaults(ingested);
	const fault = ingested.find((one) => one.broken !== null);
	return {
		emitted: readingMetrics(ingested),
		failedTests: failed,
		tests: ingested.flatMap((one) => one.readings).flatMap(testOf),
		broken: fault === void 0 ? null : `${fault.file}: ${fault.broken}`,
		allSkipped
	};
}
const testOf = ({ name, group, outcome }) => outcome === null ? [] : [group === null ? {
	test: name,
	outcome
} : {
	test: `${group} ${name}`,
	group,
	outcome
}];

export { sampleStandardDeviation as _, median as a, standardDeviation as c, sorted as d, max as f, quantileSorted as g, min as h, mean as i, assertLevel as l, median$1 as m, readOutput as n, quantile as o, mean$1 as p, readFiles as r, robustSpread as s, openReadings as t, assertSample as u };
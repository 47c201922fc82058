import { i as testLabel, n as isMeantBy, r as mayMean, t as DEFAULT_BOUND } from "./flakes.js";
import { c as builtInMetric, d as unqualified, i as HELD_BY_WORST, l as customMetric, n as FLAKE_RATE, s as READ_OFF_WINDOWS, u as qualified } from "./metric.js";
import { _ as sampleStandardDeviation, a as median, c as standardDeviation, d as sorted, f as max, g as quantileSorted, h as min, i as mean$1, l as assertLevel, m as median$1, n as readOutput, o as quantile, p as mean$2, r as readFiles, s as robustSpread, u as assertSample } from "./reading.js";
import { t as matchesGlob } from "./glob.js";
import { i as growthSources, n as GROWING, r as growthMetric, t as neededServices } from "./needed-services.js";
import { r as machineOf } from "./merged.js";
import { a as perSecond, i as isGeneratorsFault, n as SUSTAINABLE$1, o as whyUnanswered, r as heldNothing, t as sideOf$1 } from "./sides.js";
import { n as BEFORE_SPIKE, r as SPIKE, t as risingPart } from "./rising-load.js";
import { a as isSingle, n as LITTLE_LEAST_MS, o as mostAtOnce, r as LITTLE_TOLERANCE, t as GENERATOR_AT_FAULT } from "./load.js";
import { i as saysNothing, n as describeOutcome, r as describeUnmet, t as OUTCOME_KINDS } from "./outcome.js";
import { n as scopeBeside } from "./service.js";
import { a as historyDetector, n as FAULT_COUNTS, t as FAULT_CLASSES } from "./detected.js";
import { n as DetectedSum, t as combine } from "./combine.js";
import { n as hashSeed, t as createRandom } from "./random.js";
import { n as compareLevels, t as FACTORS } from "./factors.js";
import { t as grouped } from "./grouped.js";
import { i as meetsOneProgram, n as PRIORITIES, r as looksOf } from "./plan.js";
import { i as laddersOf, n as CONTENTION, r as LADDER_METRICS, t as COHERENCY } from "./scalability.js";
import { a as runsToRuleOut, i as cellOf$2, r as MOST_TESTS$1 } from "./repetition.js";
import { i as tallyEndings, n as isFailure, r as isRun, t as endingAt } from "./ending.js";
import { C as boundsOf$1, D as smoothQuantileIn, E as quantileIn, O as pause$1, S as addHistograms, T as histogramOf, _ as voidWindows, a as addPartWindows, b as locateThread, c as FailureList, d as valueIn, f as GRACE_MS$1, g as unsoundPhases, h as nothingSound, i as addPartTallies, l as isMeasured$1, m as droppedSoundly, o as endedIn$1, p as runLoad, r as partsOf, s as addFailures, t as preparedFor, u as measuredWindows, v as addTallies, w as countIn$1, x as EMPTY_HISTOGRAM, y as addWindows } from "./run-share.js";
import { n as reproduce } from "./reproduce.js";
import { t as emptyReport } from "./report.js";
import { A as takeMetrics, C as signalReportedByShell, D as NOTHING_EMITTED, E as plainText, M as childEnvironment, O as parseStressMetrics, S as chooseShell, T as excerptOf, _ as runCommand, a as LATE, b as classify$1, c as abilitiesIn, d as joinEmitted, f as metricsOf, g as folderFault, h as killMarked, i as startWorker, k as openScratch, l as valuesIn, m as MARKER, n as perlLauncher, o as within$1, p as protocolProblems, r as parseCoreList, t as chooseLauncher, u as checkpointLine, v as supervise, w as countMemoryKills, x as argumentsOf, y as openChannel } from "./choose-launcher.js";
import { t as findExecutable } from "./executable.js";
import { d as hasOwnFolder, u as OWN_FOLDER } from "./written-files.js";
import { l as withAddresses, o as serviceEnvironment } from "./json-path.js";
import { r as monotonicMs } from "./metronome-memory.js";
import { t as operationsFor } from "./quantiles.js";
import { i as isIn$1 } from "./http.js";
import { a as readProcFile, n as parseProcessStat, t as TICK_NS } from "./process-stat.js";
import { i as openLog, n as LOG_CAP_BYTES$1, r as Tail, t as signalProcess } from "./signal.js";
import { t as SUSTAINED } from "./watched.js";
import { t as SuiteError } from "./suite-error.js";
import { t as UNIT_FACTORS } from "./unit.js";
import { n as ARMS, t as MOST_LATENCY_BINS } from "./latency.js";
import { n as isMeant } from "./override2.js";
import { t as STATUSES } from "./verdict.js";
import { createHash } from "node:crypto";
import { basename, delimiter, dirname, join, relative as relative$1, resolve, sep } from "node:path";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { mkdir, open as open$1, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { setMaxListeners } from "node:events";
import { execFile } from "node:child_process";
import { closeSync, constants, existsSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, writeSync } from "node:fs";
import os, { availableParallelism, machine } from "node:os";
import { Worker } from "node:worker_threads";
import { connect, createServer } from "node:net";
import { get } from "node:http";
import { get as get$1 } from "node:https";
import { StringDecoder } from "node:string_decoder";

// src/model/policy.ts
const DEFAULT_GATED = [
	"time.wall",
	"cpu.perop",
	"cpu.instructions",
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
		relativeTo: stated((threshold) => threshold.relativeTo),
		required: matching.some((threshold) => threshold.required)
	};
}
const matchesMetric = (pattern, metric) => matchesGlob(pattern, metric);

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

// src/analyze/direction.ts
function directed(metric, threshold) {
	const better = threshold === null ? null : impliedBy(threshold);
	if (better === null || builtInMetric(metric.id) !== void 0) return metric;
	if (metric.undirected === true) return {
		...metric,
		better,
		undirected: false
	};
	return better === "higher" ? {
		...metric,
		better
	} : metric;
}
function impliedBy({ min, max }) {
	if (min === null === (max === null)) return null;
	return min === null ? "lower" : "higher";
}

// src/analyze/gated-loads.ts
const OF_ALL = /* @__PURE__ */ new Set([
	"throughput",
	"latency.p50",
	"memory.peak"
]);
const OF_PHASES = /* @__PURE__ */ new Set(["throughput", "latency.p50"]);
function gatesOfLoad(id, load) {
	if (OF_ALL.has(id)) return true;
	const rises = load.model === "open" && risingPart(load.curve) !== null;
	if (id === "load.saturation") return rises;
	const phases = load.phases?.filter(({ measure }) => measure).map(({ name }) => name) ?? [];
	if (id === "recovery.time") return load.model === "open" && hasSpike(load);
	const { id: whole, part } = unqualified(id);
	return !rises && OF_PHASES.has(whole) && part !== null && phases.includes(part);
}
const hasSpike = ({ phases = [] }) => [BEFORE_SPIKE, SPIKE].every((phase) => phases.some(({ name }) => name === phase));

// src/analyze/gated.ts
function isGated(metric, scenario, run, threshold, history) {
	if (metric.id === "errors.rate" || growthMetric(metric.id) !== null) return false;
	if (directed(metric, threshold).undirected === true) return false;
	if (threshold !== null && threshold.regression !== null) return threshold.regression !== "off";
	if (threshold !== null && threshold.relativeTo !== null) return true;
	const { plan } = run;
	if (isSoak(plan, scenario.id)) return false;
	const planned = plan.scenarios.find(({ id }) => id === scenario.id);
	if (planned?.search !== void 0) return metric.id === SUSTAINABLE$1;
	if (builtInMetric(metric.id) === void 0) return true;
	const load = planned?.load;
	if (load !== void 0 && load.durationMs !== null) return gatesOfLoad(metric.id, load);
	if (metric.id === "cpu.perop") return isCpuBound(scenario, history, machineOf(run, scenario).calibration);
	return DEFAULT_GATED.includes(metric.id);
}
const isSoak = (plan, id) => plan.scenarios.some((planned) => planned.id === id && planned.leaks);
const isOff = (growing, metric, thresholds) => [metric, `${growing}.leak`].some((id) => thresholdFor(thresholds, id)?.regression === "off");
function gatesGrowth(id, scenario, plan, thresholds) {
	const what = growthMetric(id);
	if (what === null || !isSoak(plan, scenario.id) || isOff(what.growing, id, thresholds)) return false;
	const isMeasured = (name) => scenario.metrics.some(({ metric, samples }) => metric.id === name && samples.length > 0);
	const names = [`${what.growing}.leak`, `${what.growing}.growth`];
	return id === (names.find(isMeasured) ?? names[0]);
}
function isCpuBound(scenario, history, calibration) {
	const utilization = (metrics) => metrics.find((samples) => samples.metric.id === "cpu.utilization")?.samples ?? [];
	const all = [scenario, ...history.runs.flatMap((run) => run.scenarios.filter(({ id }) => id === scenario.id))].flatMap(({ metrics }) => utilization(metrics));
	const had = calibration.length === 0 ? 1 : median(calibration.map((reading) => reading.utilization));
	return all.some((value) => value >= CPU_BOUND_UTILIZATION * had);
}

// src/analyze/family.ts
const SHIFT_METRICS = 3;
function familySize(scenarios, histories, policy, result) {
	const known = new Map(histories.all.map(({ runs }) => [runs, metricsIn(runs)]));
	return scenarios.reduce((sum, scenario) => {
		const history = histories.of(scenario);
		const thresholds = policy.thresholds[scenario.id] ?? [];
		return sum + scenario.metrics.filter(({ metric }) => known.get(history.runs)?.has(`${scenario.id}\0${metric.id}`) && isGated(metric, scenario, result, thresholdFor(thresholds, metric.id, metric.unit), history)).length;
	}, 0);
}
const metricsIn = (runs) => new Set(runs.flatMap((run) => run.scenarios.flatMap(({ id, metrics }) => metrics.map((samples) => `${id}\0${samples.metric.id}`))));
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

// src/analyze/load-caveats.ts
const BUSY = .9;
const loadCaveats = ({ scenarios, plan }) => scenarios.filter(({ arm }) => arm === "head").flatMap((scenario) => {
	const { id, loadTrace, outcomes } = scenario;
	const planned = plan.scenarios.find((one) => one.id === id);
	const failures = failureDoubt(scenario);
	const isWhole = (outcomes.ok ?? 0) > 0 && planned?.search === void 0;
	return [...loadTrace === void 0 || planned === void 0 ? [] : [
		isWhole ? undoneDoubt(loadTrace) : null,
		voidDoubt(loadTrace),
		busyDoubt(loadTrace, planned.load),
		littleDoubt(loadTrace)
	], failures].flatMap((doubt) => doubt === null ? [] : [{
		...doubt,
		scenario: id
	}]);
});
const UNDONE = .01;
function undoneDoubt({ counts: { scheduled, dropped, interrupted, ...ended } }) {
	if (dropped + interrupted <= UNDONE * scheduled) return null;
	const achieved = (ended.ok + ended.failed + ended.timedOut) / scheduled;
	const shown = (count) => count.toLocaleString("en");
	const parts = [...dropped === 0 ? [] : [`${shown(dropped)} were dropped, as no place was free`], ...interrupted === 0 ? [] : [`${shown(interrupted)} were given up, as their turn had not come, or too late, when the load was over`]];
	return {
		code: "undone",
		text: `The load was not done as it was asked for: of ${shown(scheduled)} operations in one invocation ${parts.join(", and ")} (load.achieved ${(100 * achieved).toFixed(achieved < .1 ? 1 : 0)} %)`,
		advice: "a limit on load.achieved or load.dropped says how much of that is allowed; a larger `maxInFlight` lets more be under way at once"
	};
}
function voidDoubt({ voided, windows }) {
	if (voided.length === 0) return null;
	return {
		code: "void-windows",
		text: `The load generator was at fault in ${voided.length} of ${windows.scheduled.length} windows, which do not count`,
		advice: ADVICE$1[usualCause(voided)]
	};
}
const ADVICE$1 = {
	late: "leave a core to the generator, with a smaller load or on a machine with more cores or less else to do",
	saturated: "the rate is more than the generator can do here: lower it, or use a machine with more cores",
	paused: "smaller bodies, and fewer operations under way, give the generator less garbage to collect"
};
const CAUSES$1 = [
	"late",
	"saturated",
	"paused"
];
function usualCause(voided) {
	const having = (cause) => voided.filter((window) => window.cause === cause).length;
	return CAUSES$1.reduce((a, b) => having(b) > having(a) ? b : a, "late");
}
function busyDoubt({ generator }, { model }) {
	if (model === "open" || generator.utilization <= BUSY) return null;
	return {
		code: "busy-generator",
		text: `The load generator was busy for ${Math.round(100 * generator.utilization)} % of a window: its throughput is the generator's limit`,
		advice: "take what it reached for a lower bound, or use a machine with more cores"
	};
}
function failureDoubt({ unmeasuredFailures = [] }) {
	const [worst] = unmeasuredFailures.toSorted((a, b) => b.count - a.count);
	if (worst === void 0) return null;
	const count = unmeasuredFailures.reduce((sum, failure) => sum + failure.count, 0);
	const { outcome } = worst;
	const reason = outcome.kind === "unmet" ? outcome.reason : describeOutcome(outcome);
	return {
		code: "unmeasured-failures",
		text: `In phases that are not measured ${count.toLocaleString("en")} ${count === 1 ? "operation" : "operations"} failed, which no count and no limit has: ${worst.count === count ? "" : `most often (${worst.count.toLocaleString("en")}) `}${reason}`,
		advice: "where the software under test must answer then, too, measure the phase"
	};
}
function littleDoubt({ little }) {
	if (little === null || little.inFlight === 0) return null;
	const { phase, inFlight, expected } = little;
	if (Math.abs(inFlight - expected) / inFlight <= .05) return null;
	return {
		code: "little",
		text: `The numbers do not fit together: ${inFlight.toFixed(1)} operations were under way on average, where throughput times mean time gives ${expected.toFixed(1)} (Little's law, phase "${phase}")`,
		advice: "look for windows that do not count, and for a phase that ends with much still under way"
	};
}

// src/analyze/service-caveat.ts
const sharedServiceCaveats = ({ plan, scenarios }) => {
	const several = new Set(scenarios.filter(({ metrics }) => metrics.some(({ samples }) => samples.length > 1)).map(({ id }) => id));
	return plan.scenarios.flatMap((scenario) => {
		const shared = (plan.services ?? []).filter(({ name }) => scenario.services?.includes(name) === true).filter((service) => scopeBeside(service, scenario) !== "invocation").map(({ name }) => name);
		if (shared.length === 0 || !several.has(scenario.id)) return [];
		return [{
			code: "shared-service",
			text: `Every invocation of a side met the same instance of ${shared.join(", ")}: how much one start differs from the next is in no interval`,
			advice: "where it starts quickly, give it the scope invocation, so that each invocation has an instance of its own",
			scenario: scenario.id
		}];
	});
};

// src/model/share.ts
const SHARES_OF_OPERATIONS = /* @__PURE__ */ new Set([
	"errors.rate",
	"timeouts.rate",
	"load.dropped",
	"load.achieved"
]);
const isShareOfOperations = (id) => SHARES_OF_OPERATIONS.has(unqualified(id).id);
function addShares(all) {
	const sums = /* @__PURE__ */ new Map();
	for (const [id, { count, of }] of all.flatMap((shares) => Object.entries(shares))) {
		const sum = sums.get(id) ?? {
			count: 0,
			of: 0
		};
		sums.set(id, {
			count: sum.count + count,
			of: sum.of + of
		});
	}
	return Object.fromEntries(sums);
}

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
const betaCdf = (x, a, b) => betaTails(x, 1 - x, a, b).lower;
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

// src/stats/median-interval.ts
function boundRank$2(n, tail) {
	const guess = Math.floor(n / 2 + normalQuantile(tail) * Math.sqrt(n) / 2);
	let k = Math.min(Math.max(guess, 0), Math.floor(n / 2));
	while (k > 0 && binomialCdf(k - 1, n, .5) > tail) k--;
	while (k < n / 2 && binomialCdf(k, n, .5) <= tail) k++;
	return k;
}
const smallestMedianSample = (level) => Math.ceil(1 - Math.log2(1 - level));
function medianInterval(values, level) {
	assertSample(values, 1, "an interval of a median");
	assertLevel(level, "an interval of a median");
	const k = boundRank$2(values.length, (1 - level) / 2);
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
function shareInterval(successes, trials, level) {
	const { low, high } = wilsonInterval(successes, trials, level);
	const few = trials <= 50 ? 2 : 3;
	const failures = trials - successes;
	const poisson = (count) => poissonLowerBound(count, 1 - level) / trials;
	return {
		low: successes >= 1 && successes <= few ? Math.min(low, poisson(successes)) : low,
		high: failures >= 1 && failures <= few ? Math.max(high, 1 - poisson(failures)) : high
	};
}
function poissonLowerBound(count, alpha) {
	let [low, high] = [0, count];
	for (let step = 0; step < 60; step++) {
		const mean = (low + high) / 2;
		if (poissonTail(count, mean) < alpha) low = mean;
		else high = mean;
	}
	return (low + high) / 2;
}
function poissonTail(count, mean) {
	let [term, below] = [Math.exp(-mean), 0];
	for (let k = 0; k < count; k++) {
		below += term;
		term *= mean / (k + 1);
	}
	return 1 - below;
}
function clopperPearsonInterval(successes, trials, level) {
	assertCounts(successes, trials, level);
	const tail = (1 - level) / 2;
	const inner = 1 - tail;
	const failures = trials - successes;
	return {
		low: successes === 0 ? 0 : betaPoint({
			lower: tail,
			upper: inner
		}, successes, failures + 1).x,
		high: failures === 0 ? 1 : betaPoint({
			lower: inner,
			upper: tail
		}, successes + 1, failures).x
	};
}
function ruleOfThree(trials, level) {
	assertCounts(0, trials, level);
	return -Math.expm1(Math.log1p(-level) / trials);
}
function trialsToExclude(share, level) {
	assertLevel(level, "a number of trials");
	return Math.ceil(Math.log((1 - level) / 2) / Math.log1p(-share));
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
		interval: intervalOf$3(samples),
		spread: center === 0 ? 0 : robustSpread(samples) / Math.abs(center)
	};
}
const intervalOf$3 = (samples) => ({
	...medianInterval(samples, INTERVAL_LEVEL),
	level: INTERVAL_LEVEL
});
function estimateShare({ count, of }) {
	if (of === 0) return null;
	return {
		n: of,
		center: count / of,
		interval: {
			...shareInterval(count, of, INTERVAL_LEVEL),
			level: INTERVAL_LEVEL
		},
		spread: 0
	};
}
function countedOf$1({ operations: { ok, failed }, shares }, id) {
	if (id === "errors.rate") return {
		count: failed,
		of: ok + failed
	};
	const counted = isShareOfOperations(id) ? shares?.[id] : void 0;
	return counted === void 0 || counted.of === 0 ? null : counted;
}
const asSamples = (id, { count, of }) => ({
	metric: builtInMetric(id) ?? customMetric(id, "ratio", "lower"),
	samples: [count / of],
	invocations: [0]
});

// src/analyze/unsent.ts
const unsentRequests = ({ scenarios, plan }) => scenarios.filter(({ arm, outcomes }) => arm === "head" && (outcomes.ok ?? 0) > 0).flatMap((scenario) => {
	const driver = plan.scenarios.find(({ id }) => id === scenario.id)?.driver;
	if (driver?.kind !== "http" || driver.requests.length < 2) return [];
	return driver.requests.flatMap(({ name }) => name === null ? [] : [name]).filter((name) => !hasEnded(scenario, name)).map((name) => doubt(scenario, name));
});
const hasEnded = ({ metrics }, name) => metrics.some(({ metric, samples }) => metric.id === qualified("errors.rate", name) && samples.length > 0);
const doubt = ({ id, outcomes: { ok = 0 } }, name) => ({
	code: "unsent-request",
	scenario: id,
	text: `No request "${name}" was sent and ended in the measured time of ${ok === 1 ? "the invocation" : `${ok} invocations`}: nothing here speaks for it`,
	advice: "give it more weight, or the load more requests"
});

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
		...uncoveredCaveat(result.plan),
		...sharedServiceCaveats(result),
		...loadCaveats(result),
		...unsentRequests(result),
		...idleQuarantine(result),
		...result.scenarios.flatMap((scenario) => [
			...shortCaveat(scenario),
			...constantTimeCaveat(scenario, result.plan),
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
const percent$2 = (ratio) => `${(100 * ratio).toFixed(ratio < .1 ? 1 : 0)} %`;
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
		text: `This history cannot gate small changes: the least visible metric must change by ${percent$2(bluntest)} to be seen`,
		advice: "make one invocation last half a second or longer, let the history grow, or run in pairs with the base",
		scenario: null
	};
	return [...runs < ENOUGH_RUNS$2 ? [weak] : [], ...bluntest > BLUNT ? [blunt] : []];
}
const MOST_NAMED$1 = 5;
function uncoveredCaveat({ requirements = [] }) {
	const uncovered = requirements.filter(({ scenarios }) => scenarios.length === 0).map(({ id }) => id);
	if (uncovered.length === 0) return [];
	const more = uncovered.length > MOST_NAMED$1 ? ` and ${uncovered.length - MOST_NAMED$1} more` : "";
	return [{
		code: "uncovered",
		text: `${uncovered.length} of ${requirements.length} requirements are covered by no scenario: ${uncovered.slice(0, MOST_NAMED$1).join(", ")}${more}`,
		advice: "name them in covers: of the scenario that tests them, or write one",
		scenario: null
	}];
}
function shiftCaveat(scenarios) {
	const stored = scenarios.filter(({ metrics }) => metrics.some(({ gated, comparison }) => gated && comparison.kind === "stored"));
	const shift = suiteShift(stored);
	if (stored.length < 2 || shift === null || Math.abs(shift) < LARGE_SHIFT) return [];
	const direction = shift > 0 ? "worse" : "better";
	return [{
		code: "suite-shift",
		text: `The whole suite moved: half of its metrics are at least ${percent$2(Math.abs(shift))} ${direction}`,
		advice: "this is the machine, or a change that touches everything; it is never subtracted from the comparison",
		scenario: null
	}];
}
function shortCaveat(scenario) {
	const wall = samplesOf$3(scenario, "time.wall");
	if (wall.length === 0 || median(wall) >= SHORT_NS) return [];
	return [{
		code: "short-invocation",
		text: `One invocation takes ${(median(wall) / 1e6).toFixed(1)} ms, most of which may be the start of the process`,
		advice: "let one invocation do half a second of work or more",
		scenario: scenario.id
	}];
}
function isTimed({ id }, plan) {
	const load = plan.scenarios.find((planned) => planned.id === id)?.load;
	return load?.model === "open" || typeof load?.durationMs === "number";
}
function constantTimeCaveat(scenario, plan) {
	return scenario.metrics.filter(({ metric, samples }) => ["time", "tail"].includes(metric.kind) && !READ_OFF_WINDOWS.has(metric.id) && samples.length >= 5 && new Set(samples).size === 1 && !(metric.id === "time.wall" && isTimed(scenario, plan))).map(({ metric }) => ({
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
		text: `Other machines on the same host took ${percent$2(median(steal))} of the CPU while this ran`,
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
		text: `${first.line === null ? first.file : `A line of ${first.file} could not be read`}: ${first.message}${more}`,
		advice: first.file === "$STRESS_METRICS" ? "write `name=value unit`, one a line" : null,
		scenario: scenario.id
	}];
}
const samplesOf$3 = (scenario, id) => scenario.metrics.find(({ metric }) => metric.id === id)?.samples ?? [];
function idleQuarantine({ plan, scenarios }) {
	return plan.scenarios.flatMap(({ id, quarantine = [] }) => {
		const seen = scenarios.filter((scenario) => scenario.id === id).flatMap(({ repetition }) => repetition?.tests ?? []);
		if (seen.length === 0) return [];
		return quarantine.filter((entry) => !seen.some(({ test }) => mayMean(entry.test, test))).map(({ test, line }) => ({
			code: "idle-quarantine",
			text: `Its quarantine of "${test}" (line ${line}) names no test that was run`,
			advice: "write the name as the report shows it, or remove the entry",
			scenario: id
		}));
	});
}

// src/model/fault-report.ts
const reportOf = ({ detector, title }) => `${detector} reported: ${title}`;
const isReportOf = ({ detector }, outcome) => outcome.kind === "hung" && detector === "hang" || outcome.kind === "broken" && outcome.reason.startsWith(reportOf({
	detector,
	title: ""
}));

// src/analyze/explained.ts
const WITH_FAULT = /* @__PURE__ */ new Set(["failed", "signalled"]);
const WITHOUT_END = [
	"hang",
	"deadlock",
	"livelock",
	"stall",
	"io-hang",
	"starvation"
];
function explainFailures(heads, bases) {
	const known = new Set(bases.flatMap((side) => faultsOf$1(side).map(({ fingerprint }) => fingerprint)));
	const shown = bases.flatMap((side) => othersOf(side));
	const failing = heads.filter(hasFailed$2);
	return failing.length > 0 && failing.every((side) => isExplained$1(side, known, shown));
}
function isExplained$1(side, known, shown) {
	const [faults, failed, others] = [
		faultsOf$1(side),
		failedIn(side),
		othersOf(side)
	];
	const fresh = faults.filter(({ fingerprint }) => !known.has(fingerprint));
	if (faults.length === 0 || side.failures.length === 0 || !isIn(faults, failed)) return false;
	if (failed.length === 0) return others.length === 0 && failingKinds(side).length === 0;
	if (isIn(fresh, failed)) return others.every(({ outcome }) => isEndWithFault(outcome, faults));
	return side.failures.length < 20 && others.every(({ outcome }) => shown.some((same) => isAlike(outcome, same.outcome)));
}
const faultsOf$1 = ({ detected }) => detected?.faults ?? [];
const othersOf = (side) => side.failures.filter(({ outcome }) => !saysNothing(outcome) && !faultsOf$1(side).some((fault) => isReportOf(fault, outcome)));
const isIn = (faults, failed) => {
	const reported = new Set(faults.flatMap(({ invocations }) => invocations));
	return failed.every((index) => reported.has(index));
};
const failingKinds = ({ outcomes }) => Object.keys(outcomes).filter((kind) => ![
	"ok",
	"unmeasured",
	"interrupted"
].includes(kind));
const hasFailed$2 = (side) => side.failedInvocations.length > 0 || failingKinds(side).length > 0 || othersOf(side).length > 0;
function failedIn({ failedInvocations, repetition }) {
	if (repetition === void 0) return failedInvocations;
	const endings = repetition.tests.find(({ test }) => test === "")?.endings ?? "";
	return repetition.runs.filter((_, at) => endings[at] === "F");
}
const isEndWithFault = ({ kind }, faults) => WITH_FAULT.has(kind) || kind === "timeout" && faults.some((fault) => WITHOUT_END.includes(fault.class));
function isAlike(a, b) {
	if (a.kind === "failed") return b.kind === "failed" && a.exitCode === b.exitCode;
	if (a.kind === "signalled") return b.kind === "signalled" && a.signal === b.signal;
	if (a.kind === "broken") return b.kind === "broken" && a.reason === b.reason;
	return a.kind === b.kind;
}
function failedByThemselves(side, arm) {
	const { failedInvocations, failures } = side;
	const others = othersOf(side);
	if (others.length === failures.filter(({ outcome }) => !saysNothing(outcome)).length) return failedInvocations;
	const reported = new Set(faultsOf$1(side).flatMap(({ invocations }) => invocations));
	const without = failedInvocations.filter((index) => !reported.has(index));
	const count = others.reduce((sum, failure) => sum + failure.count, 0);
	return arm === "head" && count > without.length ? failedInvocations : without;
}

// src/analyze/detected.ts
const BOUND_LEVEL = .95;
const withDetected$1 = (scenarios, runs) => scenarios.map((scenario) => {
	const detected = detectedIn(runs, scenario.id);
	return detected === null ? scenario : {
		...scenario,
		detected
	};
});
function detectedIn(runs, id) {
	const planned = runs.flatMap((run) => run.plan.scenarios).find((scenario) => scenario.id === id);
	const asked = askedOf(planned);
	const [heads, bases] = [sidesIn(runs, id, "head"), sidesIn(runs, id, "base")];
	if (asked.length === 0 && planned?.detectors === void 0 && heads.every(({ detected }) => detected === void 0)) return null;
	const [head, base] = [sumOf$1(heads), sumOf$1(bases)];
	const names = [.../* @__PURE__ */ new Set([...asked, ...[...head.detectors, ...head.faults].map(({ detector }) => detector)])].sort();
	const looked = bases.reduce((sum, side) => sum + invocationsOf(side), 0);
	return {
		detectors: names.map((name) => detectorOf(name, asked.includes(name), head, looked === 0 ? null : {
			...base,
			looked
		})),
		explainsFailures: explainFailures(heads, bases)
	};
}
const askedOf = ({ detectors, histories = [] } = {}) => [...(detectors?.names ?? []).filter((name) => name !== "auto"), ...histories.map(historyDetector)];
const sidesIn = (runs, id, arm) => runs.flatMap((run) => run.scenarios.filter((scenario) => scenario.id === id && scenario.arm === arm));
function sumOf$1(sides) {
	const sum = new DetectedSum();
	for (const { detected } of sides) if (detected !== void 0) sum.add(detected);
	return sum.result();
}
const invocationsOf = ({ outcomes, warmups }) => warmups + Object.values(outcomes).reduce((sum, count) => sum + count, 0);
function detectorOf(detector, asked, head, base) {
	const record = head.detectors.find((one) => one.detector === detector) ?? silent(detector);
	const faults = head.faults.filter((fault) => fault.detector === detector).map((fault) => {
		const reported = (base?.faults.find(({ fingerprint }) => fingerprint === fault.fingerprint))?.invocations.length ?? 0;
		return {
			...fault,
			base: base === null ? null : {
				reported,
				invocations: base.looked
			}
		};
	});
	return {
		detector,
		asked,
		record,
		faults,
		bound: faults.length === 0 && record.active > 0 ? ruleOfThree(record.active, BOUND_LEVEL) : null
	};
}
const silent = (detector) => ({
	detector,
	active: 0,
	inactive: 0,
	unknown: 0,
	evidence: "no invocation was looked at"
});

// src/stats/energy.ts
function distancesOf(values) {
	const size = values.length;
	const between = new Float64Array(size * size);
	for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) between[i * size + j] = Math.abs((values[i] ?? 0) - (values[j] ?? 0));
	return {
		size,
		between
	};
}
function segmentOf({ size, between }, from, to) {
	const sums = new Float64Array(size);
	for (let i = from; i < to; i++) sums[i] = between.subarray(i * size + from, i * size + to).reduce((sum, distance) => sum + distance, 0);
	return {
		from,
		to,
		sums
	};
}
function bestSplit({ size, between }, order, { from, to, sums }, minSize) {
	if (to - from < 2 * minSize) return null;
	const total = sums.reduce((sum, row) => sum + row, 0);
	let [at, largest] = [from, Number.NEGATIVE_INFINITY];
	let [inside, leftWithAll] = [0, 0];
	for (let place = from; place < to - minSize; place++) {
		const value = order[place] ?? 0;
		let withLeft = 0;
		for (let i = from; i < place; i++) withLeft += between[value * size + (order[i] ?? 0)] ?? 0;
		inside += 2 * withLeft;
		leftWithAll += sums[value] ?? 0;
		const m = place + 1 - from;
		if (m < minSize) continue;
		const statistic = energy(m, to - from - m, inside, leftWithAll - inside, total);
		if (statistic > largest) [at, largest] = [place + 1, statistic];
	}
	return {
		at,
		statistic: largest
	};
}
function energy(m, n, inside, across, total) {
	const insideRight = total - inside - 2 * across;
	const distance = 2 * across / (m * n) - mean(inside, m) - mean(insideRight, n);
	return m * n / (m + n) * distance;
}
const mean = (sum, count) => count > 1 ? sum / (count * (count - 1)) : 0;

// src/stats/e-divisive.ts
const SIGNIFICANCE = .01;
const MIN_SIZE = 5;
const PERMUTATIONS = 4999;
function changePoints(values, options) {
	const { significance = SIGNIFICANCE, minSize = MIN_SIZE, permutations = PERMUTATIONS } = options;
	assertSample(values, 0, "change points");
	assertLevel(significance, "change points");
	assertReachable(significance, permutations);
	const search = {
		distances: distancesOf(values),
		random: createRandom(options.seed),
		minSize: Math.max(1, minSize),
		permutations,
		mostAsClear: Math.floor(significance * (permutations + 1) + 1e-9)
	};
	const found = [];
	for (;;) {
		const next = nextChangePoint(search, segmentsOf(search.distances, found));
		if (next === null) return found.toSorted((a, b) => a.index - b.index);
		found.push(next);
	}
}
function assertReachable(significance, permutations) {
	if (!Number.isInteger(permutations) || significance * (permutations + 1) < 1 - 1e-9) throw new RangeError(`Cannot find change points with ${permutations} permutations: a whole number from ${Math.ceil(1 / significance - 1)} is needed for p ≤ ${significance}`);
}
function segmentsOf(distances, found) {
	const starts = [0, ...found.map(({ index }) => index).sort((a, b) => a - b)];
	return starts.map((from, i) => segmentOf(distances, from, starts[i + 1] ?? distances.size));
}
function nextChangePoint(search, segments) {
	const order = Uint32Array.from({ length: search.distances.size }, (_, i) => i);
	const observed = clearest(search, order, segments);
	if (observed === null) return null;
	const least = observed.statistic * (1 - 1e-9);
	let asClear = 1;
	for (let drawn = 0; drawn < search.permutations && asClear <= search.mostAsClear; drawn++) {
		for (const segment of segments) shuffleWithin(order, segment, search.random);
		if ((clearest(search, order, segments)?.statistic ?? 0) >= least) asClear++;
	}
	return asClear > search.mostAsClear ? null : {
		index: observed.at,
		p: asClear / (search.permutations + 1)
	};
}
function clearest({ distances, minSize }, order, segments) {
	let best = null;
	for (const segment of segments) {
		const split = bestSplit(distances, order, segment, minSize);
		if (split !== null && (best === null || split.statistic > best.statistic)) best = split;
	}
	return best;
}
function shuffleWithin(order, { from, to }, random) {
	for (let i = to - 1; i > from; i--) {
		const j = from + random.below(i - from + 1);
		[order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
	}
}

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

// src/stats/mann-whitney.ts
const EXACT_PRODUCT$1 = 2500;
function countSums(ranks, size) {
	const last = ranks.toSorted().subarray(ranks.length - size).reduce((sum, rank) => sum + rank, 0);
	const ways = Array.from({ length: size + 1 }, () => new Float64Array(last + 1));
	const empty = ways[0];
	if (empty) empty[0] = 1;
	for (const rank of ranks) for (let chosen = size; chosen > 0; chosen--) addRank(ways[chosen], ways[chosen - 1], rank);
	return ways[size] ?? /* @__PURE__ */ new Float64Array(1);
}
function addRank(into, from, rank) {
	if (!into || !from) return;
	for (let s = into.length - 1; s >= rank; s--) into[s] = (into[s] ?? 0) + (from[s - rank] ?? 0);
}
function exactTails$1(ranks, size, sum) {
	const ways = countSums(ranks, size);
	const all = ways.reduce((total, count) => total + count, 0);
	const share = (part) => part.reduce((total, count) => total + count, 0) / all;
	return {
		pLess: share(ways.subarray(0, sum + 1)),
		pGreater: share(ways.subarray(sum))
	};
}
function normalTails$1(m, n, groups, u) {
	const total = m + n;
	const sd = Math.sqrt(m * n / 12 * (total + 1 - tieTerm(groups) / (total * (total - 1))));
	const mean = m * n / 2;
	if (sd === 0) return {
		pLess: 1,
		pGreater: 1
	};
	return {
		pLess: normalCdf((u - mean + .5) / sd),
		pGreater: normalCdf((mean - u + .5) / sd)
	};
}
function mannWhitney(first, second) {
	assertSample(first, 1, "a Mann–Whitney test");
	assertSample(second, 1, "a Mann–Whitney test");
	const [m, n] = [first.length, second.length];
	const { ranks, groups } = doubledRanks([...first, ...second]);
	const sum = ranks.subarray(0, m).reduce((total, rank) => total + rank, 0);
	const u = sum / 2 - m * (m + 1) / 2;
	if (m * n > EXACT_PRODUCT$1) return {
		u,
		...normalTails$1(m, n, groups, u),
		exact: false
	};
	return {
		u,
		...exactTails$1(ranks, m, sum),
		exact: true
	};
}

// src/model/metric-margins.ts
const KIND_DEFAULTS = {
	count: {
		smallestEffect: 0,
		floor: 1,
		betweenRunPrior: 0
	},
	memory: {
		smallestEffect: .02,
		floor: 1024 ** 2,
		betweenRunPrior: .02
	},
	cpu: {
		smallestEffect: .03,
		floor: 5e6,
		betweenRunPrior: .1
	},
	time: {
		smallestEffect: .03,
		floor: 2e6,
		betweenRunPrior: .1
	},
	tail: {
		smallestEffect: .1,
		floor: 1e6,
		betweenRunPrior: .1
	},
	rate: {
		smallestEffect: .03,
		floor: 0,
		betweenRunPrior: .1
	},
	share: {
		smallestEffect: 0,
		floor: .005,
		betweenRunPrior: 0
	},
	slope: {
		smallestEffect: 0,
		floor: 0,
		betweenRunPrior: 0
	}
};
const METRIC_MARGINS = {
	"fds.peak": {
		smallestEffect: .05,
		floor: 10
	},
	"threads.peak": {
		smallestEffect: .05,
		floor: 10
	},
	"sockets.peak": {
		smallestEffect: .05,
		floor: 10
	},
	"processes.peak": {
		smallestEffect: .05,
		floor: 10
	},
	"cpu.instructions": {
		smallestEffect: .01,
		floor: 1e4
	},
	"load.saturation": {
		smallestEffect: .05,
		floor: 0
	},
	"load.sustainable": {
		smallestEffect: .05,
		floor: 0
	},
	"recovery.time": {
		smallestEffect: .1,
		floor: 1e9
	},
	"scalability.contention": {
		smallestEffect: 0,
		floor: .01
	},
	"scalability.coherency": {
		smallestEffect: 0,
		floor: 2e-4
	},
	"memory.leak": {
		smallestEffect: 0,
		floor: 10240
	},
	"fds.leak": {
		smallestEffect: 0,
		floor: 1
	},
	"threads.leak": {
		smallestEffect: 0,
		floor: 1
	},
	"sockets.leak": {
		smallestEffect: 0,
		floor: 1
	},
	"processes.leak": {
		smallestEffect: 0,
		floor: 1
	},
	"files.leak": {
		smallestEffect: 0,
		floor: 1
	}
};
const METRIC_KINDS = Object.keys(KIND_DEFAULTS);

// src/analyze/margin.ts
const relativeTo = (scenario, threshold) => threshold?.relativeTo === scenario ? null : threshold?.relativeTo ?? null;
function marginOf$1(metric, threshold) {
	const kind = KIND_DEFAULTS[metric.kind];
	const stated = threshold?.regression;
	const defaults = typeof stated === "number" ? {
		smallestEffect: stated,
		floor: kind.floor
	} : METRIC_MARGINS[metric.id] ?? kind;
	return {
		smallestEffect: defaults.smallestEffect,
		floor: threshold?.floor ?? defaults.floor
	};
}

// src/analyze/plausible.ts
function implausible(metric, samples) {
	const wrong = samples.find((value) => !Number.isFinite(value) || value < 0 && metric.kind !== "slope" || Math.abs(value) > Number.MAX_SAFE_INTEGER);
	return wrong === void 0 ? null : `${metric.id} measured ${wrong}, which is impossible: allowed are 0 to 2^53`;
}

// src/analyze/drift.ts
const LEAST_RUNS = 5;
const ALPHA = .01;
const LEAST_ALPHA = 2e-4;
const SAME_STEP_RUNS = 3;
const SEED$1 = 1;
function driftOf(result, histories, policy) {
	if (!policy.watchHistory) return [];
	const all = result.scenarios.filter((scenario) => scenario.arm === "head").flatMap((head) => levelsOf$1(head, result, histories.of(head), policy));
	const alpha = Math.max(ALPHA / Math.max(all.length, 1), LEAST_ALPHA);
	return all.flatMap((levels) => {
		const steps = stepsIn(levels, alpha);
		return (steps.length > 0 ? steps : creepIn(levels, alpha)).filter((drift) => !wasReported(drift, levels.runs, levels.reported));
	});
}
function levelsOf$1(head, result, history, policy) {
	return head.metrics.flatMap(({ metric: measured, samples }) => {
		const threshold = thresholdFor(policy.thresholds[head.id] ?? [], measured.id, measured.unit);
		const metric = directed(measured, threshold);
		if (implausible(metric, samples) !== null) return [];
		if (!isGated(metric, head, result, threshold, history)) return [];
		const past = pastLevels(head, metric, history);
		const now = {
			commit: result.commit?.sha ?? "unknown",
			at: result.startedAt,
			value: median(samples)
		};
		const runs = [...past, now];
		if (runs.length < 10 || runs.some(({ value }) => value <= 0)) return [];
		const { reported } = history;
		return [{
			scenario: head.id,
			metric,
			margin: marginOf$1(metric, threshold),
			runs,
			reported
		}];
	});
}
function pastLevels(head, metric, history) {
	const since = history.accepted.filter((entry) => entry.scenario === head.id && entry.metric === metric.id).reduce((latest, entry) => Math.max(latest, Date.parse(entry.at)), Number.NEGATIVE_INFINITY);
	return history.runs.flatMap((run) => {
		const samples = run.scenarios.find(({ id, digest }) => id === head.id && digest === head.digest)?.metrics.find(({ metric: { id, unit } }) => id === metric.id && unit === metric.unit)?.samples;
		return samples === void 0 || samples.length === 0 || Date.parse(run.at) < since ? [] : [{
			commit: run.commit,
			at: run.at,
			value: median(samples)
		}];
	});
}
function stepsIn(levels, alpha) {
	const logs = levels.runs.map(({ value }) => Math.log(value));
	const permutations = Math.max(999, Math.ceil(4 / alpha));
	const points = changePoints(logs, {
		seed: SEED$1,
		significance: alpha,
		minSize: 5,
		permutations
	});
	const bounds = [
		0,
		...points.map(({ index }) => index),
		levels.runs.length
	];
	return points.flatMap(({ index, p }, i) => {
		const [from, to] = [bounds[i] ?? 0, bounds[i + 2] ?? levels.runs.length];
		return changeBetween("step", levels, levels.runs.slice(from, index), levels.runs.slice(index, to), p);
	});
}
function creepIn(levels, alpha) {
	const { runs, metric } = levels;
	if (runs.length < 15) return [];
	const third = Math.floor(runs.length / 3);
	const [oldest, newest] = [runs.slice(0, third), runs.slice(-third)];
	const test = mannWhitney(valuesOf$3(newest), valuesOf$3(oldest));
	const p = metric.better === "lower" ? test.pGreater : test.pLess;
	return p > alpha ? [] : changeBetween("creep", levels, oldest, newest, p);
}
const valuesOf$3 = (runs) => runs.map(({ value }) => value);
function changeBetween(kind, { scenario, metric, margin }, older, newer, p) {
	const [before, after] = [median(valuesOf$3(older)), median(valuesOf$3(newer))];
	const sign = metric.better === "lower" ? 1 : -1;
	const change = (after / before) ** sign - 1;
	const run = kind === "step" ? newer[0] : newer.at(-1);
	const matters = change >= margin.smallestEffect && sign * (after - before) >= margin.floor && change > 0;
	if (run === void 0 || !matters) return [];
	return [{
		kind,
		scenario,
		metric: metric.id,
		commit: run.commit,
		at: run.at,
		change,
		before,
		after,
		p
	}];
}
function wasReported(drift, runs, reported) {
	const place = (commit) => runs.findIndex((run) => run.commit === commit);
	return reported.filter(({ scenario, metric, kind }) => scenario === drift.scenario && metric === drift.metric && kind === drift.kind).map(({ commit }) => place(commit)).some((at) => at >= 0 && (drift.kind === "creep" || Math.abs(at - place(drift.commit)) <= 3));
}

// src/stats/linear-system.ts
const ROUNDING$3 = 1e-14;
function solutions(system) {
	const diagonal = system.map((row, i) => row[i] ?? 0);
	for (const [i, pivotRow] of system.entries()) {
		const pivot = pivotRow[i] ?? 0;
		if (!(pivot > ROUNDING$3 * (diagonal[i] ?? 0))) return null;
		for (const [other, row] of system.entries()) if (other !== i) subtract(row, pivotRow, (row[i] ?? 0) / pivot);
	}
	return system.map((row, i) => row.slice(system.length).map((value) => value / (row[i] ?? 1)));
}
function subtract(row, from, times) {
	for (const [k, value] of from.entries()) row[k] = (row[k] ?? 0) - times * value;
}

// src/stats/least-squares.ts
function leastSquares(rows) {
	const columns = [...Array(rows[0]?.length ?? 0).keys()];
	const cross = (a, b) => dot(columnOf(rows, a), columnOf(rows, b));
	const inverse = solutions(columns.map((a) => [...columns.map((b) => cross(a, b)), ...columns.map((b) => Number(a === b))]));
	if (inverse === null) return null;
	const coefficients = (targets) => {
		const right = columns.map((column) => dot(columnOf(rows, column), targets));
		return inverse.map((row) => dot(row, right));
	};
	return {
		df: rows.length - columns.length,
		coefficients,
		misfit(targets) {
			const fit = coefficients(targets);
			return rows.reduce((sum, row, i) => sum + ((targets[i] ?? 0) - dot(row, fit)) ** 2, 0);
		},
		variance: (contrast) => dot(inverse.map((row) => dot(row, contrast)), contrast)
	};
}
const columnOf = (rows, column) => rows.map((row) => row[column] ?? 0);
const dot = (a, b) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

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

// src/stats/resampling.ts
const ROUNDS$1 = 1e3;
const LEVEL$1 = .95;
function percentileRange(draws, level, df) {
	assertLevel(level, "an interval by resampling");
	if (draws.length === 0 || draws.some(Number.isNaN)) throw new RangeError(`Cannot compute an interval by resampling: ${draws.length} draws, each must be a number`);
	const tail = normalCdf(studentQuantile((1 - level) / 2, df));
	const order = sorted(draws);
	const skipped = Math.floor(tail * order.length);
	return {
		low: order[skipped] ?? NaN,
		high: order[order.length - 1 - skipped] ?? NaN
	};
}

// src/stats/main-effects.ts
const LEAST_DF = 4;
const LEAST_VALUES = 5;
function mainEffects(cells, sizes, resampling) {
	const model = leastSquares(cells.map((cell) => codedRow(cell.levels, sizes)));
	if (model === null) return null;
	const centers = cells.map(({ values }) => median(values));
	const error = errorOf(model, cells);
	const ranges = rangesOf$1(error, {
		cells,
		sizes,
		model,
		centers,
		resampling
	});
	const coefficients = model.coefficients(centers);
	const total = leastSquares(centers.map(() => [1]))?.misfit(centers) ?? 0;
	const shareOf = (squares) => total > 0 ? Math.min(1, Math.max(0, squares / total)) : 0;
	const left = model.misfit(centers);
	return {
		error,
		unexplained: shareOf(left),
		factors: sizes.map((size, factor) => ({
			share: shareOf(misfitWithout(factor, cells, sizes, centers) - left),
			levels: [...Array(size).keys()].map((level) => ({
				cells: cells.filter(({ levels }) => levels[factor] === level).length,
				mean: meanAt(factor, level, coefficients, sizes),
				change: coefficientAt(factor, level, coefficients, sizes),
				interval: ranges?.(factor, level) ?? null
			}))
		}))
	};
}
const codedRow = (levels, sizes) => [1, ...sizes.flatMap((size, factor) => Array.from({ length: size - 1 }, (_, i) => Number(levels[factor] === i + 1)))];
const columnAt = (factor, level, sizes) => level === 0 ? null : sizes.slice(0, factor).reduce((sum, size) => sum + size - 1, 0) + level;
function coefficientAt(factor, level, coefficients, sizes) {
	const column = columnAt(factor, level, sizes);
	return column === null ? 0 : coefficients[column] ?? 0;
}
function meanAt(factor, level, coefficients, sizes) {
	return sizes.map((size, other) => other === factor ? coefficientAt(factor, level, coefficients, sizes) : [...Array(size).keys()].reduce((sum, i) => sum + coefficientAt(other, i, coefficients, sizes), 0) / size).reduce((sum, average) => sum + average, coefficients[0] ?? 0);
}
function misfitWithout(factor, cells, sizes, centers) {
	const others = (items) => items.filter((_, i) => i !== factor);
	return leastSquares(cells.map(({ levels }) => codedRow(others(levels), others(sizes))))?.misfit(centers) ?? 0;
}
function errorOf({ df }, cells) {
	if (df >= LEAST_DF) return "cells";
	return cells.every(({ values }) => values.length >= LEAST_VALUES) ? "values" : null;
}
function rangesOf$1(error, fitted) {
	if (error === null) return null;
	return error === "cells" ? residualRanges(fitted) : resampledRanges(fitted);
}
function residualRanges({ sizes, model, centers, resampling }) {
	const { level: confidence = LEVEL$1 } = resampling;
	const variance = model.misfit(centers) / model.df;
	const quantile = studentQuantile((1 + confidence) / 2, model.df);
	const coefficients = model.coefficients(centers);
	return (factor, level) => {
		const column = columnAt(factor, level, sizes);
		if (column === null) return null;
		const contrast = coefficients.map((_, i) => Number(i === column));
		const half = quantile * Math.sqrt(variance * model.variance(contrast));
		const change = coefficients[column] ?? 0;
		return {
			low: change - half,
			high: change + half
		};
	};
}
function resampledRanges({ cells, sizes, model, resampling }) {
	const { seed, rounds = ROUNDS$1, level: confidence = LEVEL$1 } = resampling;
	const random = createRandom(seed);
	const drawn = Array.from({ length: rounds }, () => model.coefficients(cells.map(({ values }) => median(values.map(() => values[random.below(values.length)] ?? 0)))));
	const df = Math.min(...cells.map(({ values }) => values.length)) - 1;
	return (factor, level) => {
		const column = columnAt(factor, level, sizes);
		if (column === null) return null;
		return percentileRange(drawn.map((coefficients) => coefficients[column] ?? 0), confidence, df);
	};
}

// src/stats/interactions.ts
function pairEffects(cells, sizes) {
	const combinations = sizes.reduce((product, size) => product * size, 1);
	if (sizes.length < 2 || cells.length < combinations || cells.some(({ values }) => values.length < 2)) return null;
	const means = cells.map(({ values }) => mean$1(values));
	const total = misfitOf(means, cells, () => [1]);
	const additive = misfitOf(means, cells, (levels) => codedRow(levels, sizes));
	if (total === null || additive === null) return null;
	const noise = scatterOf(cells);
	const pairs = [];
	for (const [j, many] of sizes.entries()) for (const [i, some] of sizes.slice(0, j).entries()) {
		const left = misfitOf(means, cells, (levels) => [...codedRow(levels, sizes), ...products(levels[i] ?? 0, levels[j] ?? 0, some, many)]);
		if (left === null) return null;
		const squares = beyondRounding(additive - left, cells);
		const df = (some - 1) * (many - 1);
		pairs.push({
			factors: [i, j],
			share: total > 0 ? Math.min(1, squares / total) : 0,
			p: tailOf(squares / df, df, noise)
		});
	}
	return pairs;
}
const ROUNDING$2 = 1e-24;
function beyondRounding(squares, cells) {
	const all = cells.reduce((sum, { values }) => sum + values.reduce((own, value) => own + value ** 2, 0), 0);
	return squares > ROUNDING$2 * all ? squares : 0;
}
const misfitOf = (means, cells, rowOf) => leastSquares(cells.map(({ levels }) => rowOf(levels)))?.misfit(means) ?? null;
const products = (a, b, some, many) => Array.from({ length: (some - 1) * (many - 1) }, (_, k) => Number(a === 1 + k % (some - 1) && b === 1 + Math.floor(k / (some - 1))));
function scatterOf(cells) {
	const df = cells.reduce((sum, { values }) => sum + values.length - 1, 0);
	const squares = cells.reduce((sum, { values }) => {
		const center = mean$1(values);
		return sum + values.reduce((own, value) => own + (value - center) ** 2, 0);
	}, 0);
	const perMean = mean$1(cells.map(({ values }) => 1 / values.length));
	return {
		variance: beyondRounding(squares, cells) / df * perMean,
		df
	};
}
function tailOf(meanSquare, df, noise) {
	if (noise.variance === 0) return meanSquare > 0 ? 0 : 1;
	const f = meanSquare / noise.variance;
	return betaCdf(noise.df / (noise.df + df * f), noise.df / 2, df / 2);
}

// src/analyze/grid-effects.ts
const RELATIVE = {
	name: "relative",
	fit: Math.log,
	mean: Math.exp,
	change: Math.expm1
};
const same = (value) => value;
const DIFFERENCE = {
	name: "difference",
	fit: same,
	mean: same,
	change: same
};
function estimateEffects(metric, valued, factors, seed) {
	const scale = scaleOf$2(metric, valued);
	const cells = valued.map(({ levels, samples }) => cellOf$1(levels, samples.map(scale.fit), factors));
	const sizes = factors.map(({ levels }) => levels.length);
	const effects = mainEffects(cells, sizes, { seed });
	if (effects === null) return null;
	const pairs = pairEffects(cells, sizes);
	return {
		kind: "estimated",
		metric,
		cells: cells.length,
		scale: scale.name,
		error: effects.error === "values" ? "invocations" : effects.error,
		factors: factors.flatMap((factor, i) => {
			const found = effects.factors[i];
			return found === void 0 ? [] : [factorEffects(factor, found, scale)];
		}),
		unexplained: effects.unexplained,
		...pairs === null ? {} : { interactions: pairs.flatMap((pair) => interactionOf(pair, factors)) }
	};
}
const scaleOf$2 = ({ kind }, valued) => kind !== "share" && valued.every(({ samples }) => samples.every((value) => value > 0)) ? RELATIVE : DIFFERENCE;
const cellOf$1 = (levels, values, factors) => ({
	levels: factors.map((factor) => factor.levels.indexOf(levels[factor.factor] ?? "")),
	values
});
const factorEffects = ({ factor, levels }, found, scale) => ({
	factor,
	share: found.share,
	levels: levels.flatMap((level, i) => {
		const mean = found.levels[i];
		return mean === void 0 ? [] : [levelEffect(level, mean, scale, i === 0)];
	})
});
function levelEffect(level, { cells, mean, change, interval }, scale, isFirst) {
	const told = interval && {
		low: scale.change(interval.low),
		high: scale.change(interval.high),
		level: .95
	};
	const effect = isFirst ? null : {
		change: scale.change(change),
		interval: told
	};
	return {
		level,
		cells,
		mean: scale.mean(mean),
		effect
	};
}
function interactionOf({ factors: [a, b], share, p }, factors) {
	const [one, other] = [factors[a]?.factor, factors[b]?.factor];
	return one === void 0 || other === void 0 ? [] : [{
		factors: [one, other],
		share,
		p
	}];
}

// src/stats/signed-rank.ts
const EXACT_LIMIT$1 = 400;
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
function boundRank$1(n, alpha) {
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
	const k = boundRank$1(x.length, Math.min(alpha, .5));
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

// src/analyze/censored.ts
const UNKNOWN = 1e300;
function rangesOf(measured) {
	const { samples, invocations, atLeast = [], atMost = [], unanswered = [] } = measured;
	const isLower = new Set(atLeast);
	const upper = new Map(atMost.map(({ invocation, value }) => [invocation, value]));
	const known = samples.map((value, i) => {
		const index = invocations[i] ?? -1;
		const most = upper.get(index);
		return [index, {
			low: isLower.has(index) || most === void 0 ? value : -1e300,
			high: most ?? (isLower.has(index) ? 1e300 : value)
		}];
	});
	return new Map([...known, ...unanswered.map((index) => [index, {
		low: -1e300,
		high: UNKNOWN
	}])]);
}
function endsOf(measured) {
	if (!hasBounds(measured)) return null;
	const ranges = [...rangesOf(measured).values()];
	return {
		lows: ranges.map(({ low }) => low),
		highs: ranges.map(({ high }) => high)
	};
}
const hasBounds = ({ atLeast = [], atMost = [], unanswered = [] }) => atLeast.length + atMost.length + unanswered.length > 0;
function withEnds(samples, ends, of) {
	if (ends === null || samples.length === 0) return of(samples);
	return {
		...of(samples),
		low: bounded$1(of(ends.lows).low),
		high: bounded$1(of(ends.highs).high)
	};
}
const withBounds = (level, samples, ends, of) => ({
	...level,
	...ends !== null && isMedianBound(ends) ? { atLeast: true } : {},
	interval: withEnds(samples, ends, of)
});
const isMedianBound = ({ lows, highs }) => isUnbounded(upperMiddle(highs)) && !isUnbounded(upperMiddle(lows));
const upperMiddle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const bounded$1 = (end) => end === null || isUnbounded(end) ? null : end;
const isUnbounded = (end) => Math.abs(end) >= UNKNOWN / 1e6;
function hiddenBy(base, head) {
	const [goodEnd, badEnd] = head.metric.better === "lower" ? ["low", "high"] : ["high", "low"];
	return {
		worse: isMostlyOpen(head, goodEnd) || isMostlyOpen(base, badEnd),
		fine: isMostlyOpen(head, badEnd) || isMostlyOpen(base, goodEnd)
	};
}
function isMostlyOpen(measured, end) {
	const ranges = [...rangesOf(measured).values()];
	const open = ranges.filter((range) => Math.abs(range[end]) === UNKNOWN);
	return ranges.length > 0 && open.length * 2 >= ranges.length;
}
function incomparable(base, head) {
	const hidden = hiddenBy(base, head);
	return hidden.worse && hidden.fine ? HIDDEN : null;
}
const HIDDEN = "half of the invocations or more of a side gave a bound or no answer: how far apart the sides are is not known";
function boundCaveats(scenario, measured) {
	const { metric, samples, atLeast = [], atMost = [], unanswered = [] } = measured;
	if (metric.id.startsWith("latency.")) return atLeast.length === 0 ? [] : [{
		...OF_TIMES,
		scenario
	}];
	const isLower = new Set(atLeast);
	const isUpper = new Set(atMost.map(({ invocation }) => invocation));
	const of = samples.length + unanswered.length;
	const { lower, upper, between, unanswered: without } = whyOf(metric);
	const say = (code, count, [what, advice], values) => count === 0 ? [] : [{
		code,
		text: `in ${count} of ${of} invocations ${what}: ${values}`,
		advice,
		scenario
	}];
	const both = atLeast.filter((index) => isUpper.has(index)).length;
	return [
		...say("lower-bound", isLower.size - both, lower, `their values of ${metric.id} are lower bounds`),
		...say("between", both, between, `their values of ${metric.id} are the lower of the two`),
		...say("upper-bound", isUpper.size - both, upper, `their values of ${metric.id} are upper bounds`),
		...say("unanswered", unanswered.length, without, "they count as any value")
	];
}
const OF_TIMES = {
	code: "lower-bound",
	text: "Operations timed out, or had not ended when the load was given up: values of latency.* that reach up to their ages are lower bounds",
	advice: "how long they take is seen only with a longer `timeout`"
};
const whyOf = ({ id }) => ({
	...OTHERWISE(id),
	...WHY[id]
});
const OTHERWISE = (id) => ({
	lower: ["what it measures was not over", "make the load longer"],
	upper: ["what it measures was there from the beginning", "begin with less load"],
	between: ["what it measures lies between two values that are far apart", "use smaller steps"],
	unanswered: [`there is no ${id}, though the load was sound`, "see the reason in the log of one of them"]
});
const WHY = {
	"load.saturation": {
		lower: ["throughput followed the load up to its largest rate", "to find the point itself, let the load rise further"],
		upper: ["throughput was saturated from the lightest rates on", "begin with a lower rate"],
		between: ["throughput followed one rate and fell at the next", "let the load rise in smaller steps"],
		unanswered: ["there were signs of saturation, and no telling where it begins", "let the load rise further, or in smaller steps"]
	},
	"load.sustainable": {
		lower: ["the search ended before it had narrowed its answer", "see its probes for why; a machine with more cores generates more load"],
		unanswered: ["no rate that was tried held", "begin with a lower rate"]
	},
	"recovery.time": { lower: ["service was not as before again when the load was over, or the next spike began", "to see the end of it, let more time follow the spike"] }
};

// src/analyze/pairs.ts
function sidesOf$1(run, id, contender = "head") {
	const [base, head] = [sideOf$1(run, id, "base"), sideOf$1(run, id, contender)];
	return base === void 0 || head === void 0 ? null : {
		base,
		head
	};
}
function pairsOf({ base, head }) {
	const taken = Math.max(attempts$1(base), attempts$1(head));
	const warmups = Math.max(base.warmups, head.warmups);
	return head.metrics.flatMap((headSamples) => {
		const baseSamples = base.metrics.find(({ metric }) => metric.id === headSamples.metric.id);
		return baseSamples === void 0 ? [] : [match(baseSamples, headSamples, taken, warmups)];
	});
}
const attempts$1 = ({ outcomes }) => Object.values(outcomes).reduce((sum, count) => sum + count, 0);
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
		taken: Math.max(taken, both.at(-1)?.number ?? 0),
		...hasBounds(base) || hasBounds(head) ? { ends: matchEnds(base, head, warmups) } : {}
	};
}
function matchEnds(base, head, warmups) {
	const partners = rangesOf(base);
	return [...rangesOf(head)].flatMap(([index, own]) => {
		const partner = partners.get(index);
		return partner === void 0 ? [] : [{
			number: index - warmups + 1,
			base: partner,
			head: own
		}];
	}).sort((a, b) => a.number - b.number);
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
function relativePairs(pairs, other) {
	const usual = median(other.base);
	const kept = pairs.numbers.flatMap((number, i) => {
		const at = other.numbers.indexOf(number);
		const [base = 0, head = 0] = [other.base[at], other.head[at]];
		return base > 0 && head > 0 ? [{
			number,
			i,
			base: usual / base,
			head: usual / head
		}] : [];
	});
	return {
		...pairs,
		base: kept.map(({ i, base }) => (pairs.base[i] ?? 0) * base),
		head: kept.map(({ i, head }) => (pairs.head[i] ?? 0) * head),
		numbers: kept.map(({ number }) => number),
		...pairs.ends === void 0 ? {} : { ends: relativeEnds(pairs.ends, kept) }
	};
}
const relativeEnds = (ends, factors) => ends.map(({ number, base, head }) => {
	const factor = factors.find((other) => other.number === number) ?? {
		base: 1,
		head: 1
	};
	return {
		number,
		base: times(base, factor.base),
		head: times(head, factor.head)
	};
});
const times = ({ low, high }, factor) => ({
	low: isKnown(low) ? low * factor : low,
	high: isKnown(high) ? high * factor : high
});
const isKnown = (end) => Math.abs(end) < UNKNOWN;
const logRatio = (a, b) => a < b ? -Math.log(b / a) : Math.log(a / b);
function scaleOf$1({ metric, base, head, ends }, { floor }) {
	const sign = metric.better === "lower" ? 1 : -1;
	const isRelative = [...base, ...head].every((value) => value > 0);
	const unit = isRelative ? 1 : unitOf(base, floor);
	const difference = isRelative ? (from, to) => sign * logRatio(to, from) : (from, to) => sign * (to - from) / unit;
	const same = (change) => change;
	return {
		differences: head.map((value, i) => difference(base[i] ?? value, value)),
		toChange: isRelative ? Math.expm1 : same,
		fromChange: isRelative ? Math.log1p : same,
		...ends === void 0 ? {} : { ends: ends.map((pair) => differencesOf(pair, metric.better, difference)) }
	};
}
function differencesOf({ number, base, head }, better, difference) {
	const [best, worst] = better === "lower" ? ["low", "high"] : ["high", "low"];
	const known = (from, to, otherwise) => isKnown(from) && isKnown(to) ? difference(from, to) : otherwise;
	return {
		attempt: number,
		kindest: known(base[worst], head[best], -UNKNOWN),
		harshest: known(base[best], head[worst], UNKNOWN)
	};
}
const scaleUpTo = (scale, count, attempts) => ({
	...scale,
	differences: scale.differences.slice(0, count),
	...scale.ends === void 0 ? {} : { ends: scale.ends.filter(({ attempt }) => attempt <= attempts) }
});
const unitOf = (base, floor) => Math.abs(median(base)) || floor || 1;
const changeThatMatters = ({ base }, { smallestEffect, floor }) => Math.max(smallestEffect, floor / unitOf(base, floor));
const adverse$1 = ({ metric, base, head }) => head.map((value, i) => (metric.better === "lower" ? 1 : -1) * (value - (base[i] ?? value)));

// src/model/environment.ts
const INSTRUCTION_COUNTER = "instruction counter";
const WORKLOAD_CORES = "cores for the workload";

// src/analyze/counter.ts
const COUNT = "cpu.instructions";
const counterOf = ({ runtimes }) => runtimes["instruction counter"] ?? null;
function setForeignCountsAside(runs, environment) {
	const own = counterOf(environment);
	const isForeign = (run) => {
		const counter = counterOf(run.environment);
		return counter !== null && counter !== own;
	};
	const newest = runs.filter(isForeign).at(-1);
	return {
		runs: runs.map((run) => isForeign(run) ? withoutCounts(run) : run),
		foreignCounter: newest === void 0 ? null : counterOf(newest.environment)
	};
}
const withoutCounts = (run) => ({
	...run,
	scenarios: run.scenarios.map((scenario) => ({
		...scenario,
		metrics: scenario.metrics.filter(({ metric }) => metric.id !== COUNT)
	}))
});
const foreignCount = (metric, foreignCounter) => metric === COUNT && foreignCounter !== null ? `its instructions were counted by another counter then (${foreignCounter}), and counts of two counters are never compared` : null;

// src/analyze/reference.ts
const NO_HISTORY = {
	reference: {
		kind: "none",
		code: "disabled",
		reason: "comparison is switched off"
	},
	runs: [],
	accepted: [],
	reported: [],
	foreignCounter: null,
	calibration: []
};
const DAY_MS = 864e5;
function referenceOf(lookup, result, policy) {
	if (policy.against === "none") return nothing$1("disabled", "comparison is switched off");
	switch (lookup.kind) {
		case "disabled": return nothing$1("disabled", "comparison is switched off");
		case "absent": return nothing$1("first-run", `no baseline yet (looked for ${lookup.searched})`);
		case "unavailable": return nothing$1("unavailable", `the baseline could not be fetched from ${lookup.source}: ${lookup.reason}`);
		case "unreadable": return nothing$1(lookup.fault, `the baseline in ${lookup.source} cannot be used: ${lookup.reason}`);
		case "found": return comparable$1(lookup.baseline, lookup.source, result, policy);
	}
}
function comparable$1(baseline, source, result, policy) {
	const { machineClass } = result.environment;
	const runs = baseline.runs.filter((run) => run.environment.machineClass === machineClass);
	const newest = runs.at(-1);
	if (newest === void 0) return baseline.runs.length === 0 ? empty(source) : foreign(baseline, machineClass);
	const ageDays = Math.max(0, (Date.parse(result.startedAt) - Date.parse(newest.at)) / DAY_MS);
	if (ageDays > policy.staleAfterDays) {
		const limit = `older than ${policy.staleAfterDays} days`;
		return nothing$1("stale", `the newest comparable run of the baseline is ${Math.floor(ageDays)} days old, ${limit}`);
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
		...setForeignCountsAside(runs, result.environment),
		accepted: baseline.accepted,
		reported: baseline.reported,
		calibration: result.calibration
	};
}
const empty = (source) => nothing$1("first-run", `the baseline in ${source} holds no run yet`);
function foreign(baseline, machineClass) {
	const others = [...new Set(baseline.runs.map((run) => run.environment.machineClass))].join(", ");
	return nothing$1("other-machine", `the baseline was measured on ${others}, this run on ${machineClass}`);
}
const nothing$1 = (code, reason) => ({
	reference: {
		kind: "none",
		code,
		reason
	},
	runs: [],
	accepted: [],
	reported: [],
	foreignCounter: null,
	calibration: []
});

// src/analyze/candidate.ts
function candidatesOf$1(run, id, policy, contender) {
	const sides = sidesOf$1(run, id, contender);
	if (sides === null) return [];
	return pairsOf(sides).filter(({ metric, base, head }) => implausible(metric, [...base, ...head]) === null && head.length > 0).filter(({ metric }) => boundsOnly(sides, metric.id) === null).flatMap((found) => {
		const threshold = thresholdFor(policy.thresholds[id] ?? [], found.metric.id, found.metric.unit);
		const absolute = {
			...found,
			metric: directed(found.metric, threshold)
		};
		if (!isGated(absolute.metric, sides.head, run, threshold, NO_HISTORY)) return [];
		const other = relativeTo(id, threshold);
		const pairs = relative(absolute, run, other, contender);
		const margin = marginOf$1(pairs.metric, threshold);
		return [{
			scenario: id,
			other,
			pairs,
			margin,
			scale: scaleOf$1(pairs, margin)
		}];
	});
}
function boundsOnly({ base, head }, id) {
	const [own, other] = [head, base].map(({ metrics }) => metrics.find(({ metric }) => metric.id === id));
	return own === void 0 || other === void 0 ? null : incomparable(other, own);
}
function relative(pairs, run, other, contender) {
	if (other === null) return pairs;
	const sides = sidesOf$1(run, other, contender);
	const found = sides === null ? void 0 : pairsOf(sides).find(({ metric }) => metric.id === pairs.metric.id);
	return found === void 0 ? {
		...pairs,
		base: [],
		head: [],
		numbers: []
	} : relativePairs(pairs, found);
}
const isConstant$1 = ({ pairs: { metric, base, head, ends } }) => ends === void 0 && head.length > 1 && ![
	"time",
	"tail",
	"cpu"
].includes(metric.kind) && base.every((value) => value === base[0]) && head.every((value) => value === head[0]);
const memberOf = ({ pairs, margin, scale }) => ({
	differences: scale.differences,
	attempts: pairs.numbers,
	attempted: pairs.taken,
	...scale.ends === void 0 ? {} : { ends: scale.ends },
	margin: scale.fromChange(changeThatMatters(pairs, margin)),
	byMean: isShareOfOperations(pairs.metric.id)
});
const LOOKED_LEVEL = .96;
function changeInterval({ differences, toChange, ends }, level = LOOKED_LEVEL) {
	const of = (values) => hodgesLehmann(values, (1 - level) / 2);
	const { low, high } = ends === void 0 ? of(differences) : {
		low: of(ends.map(({ kindest }) => kindest)).low,
		high: of(ends.map(({ harshest }) => harshest)).high
	};
	const bounded = (end) => end === null || isUnbounded(end) ? null : toChange(end);
	return {
		low: bounded(low),
		high: bounded(high),
		level: INTERVAL_LEVEL
	};
}

// src/stats/sequential.ts
const EXCLUSION_ALPHA = .05;
function alphaByLook(looks, familyAlpha) {
	const total = looks * (looks + 1) / 2;
	return Array.from({ length: looks }, (_, i) => familyAlpha * (i + 1) / total);
}
const lookTogether = (members, looks, familyAlpha) => everyLook$1(members, looks, familyAlpha).map((taken) => taken.at(-1) ?? null);
function everyLook$1(members, looks, familyAlpha) {
	const found = members.map(() => []);
	const alphas = alphaByLook(looks.length, familyAlpha);
	const exclusions = alphaByLook(looks.length, EXCLUSION_ALPHA);
	for (const [k, look] of looks.entries()) {
		const active = members.map((member, i) => isActive(found[i]?.at(-1) ?? null, member, look) ? upTo(member, look) : null);
		const pWorse = active.map((taken) => taken === null ? 1 : signedRank(taken.kindest).pGreater);
		const worse = holm(pWorse);
		const better = holm(active.map((taken) => taken === null ? 1 : signedRank(taken.harshest).pLess));
		for (const [i, taken] of active.entries()) {
			const member = members[i];
			if (member === void 0 || taken === null || taken.differences.length === 0) continue;
			found[i]?.push({
				...judgeLook(taken, member, worse[i] ?? 1, alphas[k] ?? 0, exclusions[k] ?? 0),
				attempts: look,
				p: pWorse[i] ?? 1,
				adjustedPBetter: better[i] ?? 1
			});
		}
	}
	return found;
}
const isActive = (last, member, look) => (last === null || last.state === "undecided") && member.attempted >= look;
function upTo(member, look) {
	const differences = member.differences.filter((_, i) => (member.attempts[i] ?? 0) <= look);
	const ends = member.ends?.filter(({ attempt }) => attempt <= look);
	return ends === void 0 ? {
		differences,
		kindest: differences,
		harshest: differences
	} : {
		differences,
		kindest: ends.map(({ kindest }) => kindest),
		harshest: ends.map(({ harshest }) => harshest)
	};
}
function judgeLook({ differences, kindest, harshest }, { margin, byMean = false }, adjustedP, alpha, exclusion) {
	const { estimate } = hodgesLehmann(differences, exclusion);
	const mildest = kindest === differences ? estimate : hodgesLehmann(kindest, exclusion).estimate;
	const { high } = hodgesLehmann(harshest, exclusion);
	const isWorse = adjustedP <= alpha && mildest >= margin;
	const isExcluded = high !== null && high < margin && !(byMean && mean$1(harshest) >= margin);
	const state = isWorse ? "worse" : isExcluded ? "excluded" : "undecided";
	return {
		n: differences.length,
		estimate,
		adjustedP,
		alpha,
		state
	};
}

// src/stats/shift.ts
const EXACT_PRODUCT = 2500;
const known$1 = /* @__PURE__ */ new Map();
function mannWhitneyProbabilities(m, n) {
	const key = `${m} ${n}`;
	const found = known$1.get(key) ?? distribution(m, n);
	known$1.set(key, found);
	return found;
}
function distribution(m, n) {
	let row = Array.from({ length: n + 1 }, () => Float64Array.of(1));
	for (let i = 1; i <= m; i++) {
		const next = [Float64Array.of(1)];
		for (let j = 1; j <= n; j++) next.push(mixture(row[j], next[j - 1], i, j));
		row = next;
	}
	return row[n] ?? Float64Array.of(1);
}
function mixture(fewerFirst, fewerSecond, i, j) {
	const chance = new Float64Array(i * j + 1);
	fewerFirst?.forEach((p, u) => {
		chance[u + j] = p * i / (i + j);
	});
	fewerSecond?.forEach((p, u) => {
		chance[u] = (chance[u] ?? 0) + p * j / (i + j);
	});
	return chance;
}
function boundRank(m, n, alpha) {
	if (m * n > EXACT_PRODUCT) {
		const sd = Math.sqrt(m * n * (m + n + 1) / 12);
		return Math.floor(m * n / 2 + normalQuantile(alpha) * sd + .5);
	}
	let k = 0;
	let below = 0;
	for (const chance of mannWhitneyProbabilities(m, n)) {
		below += chance;
		if (below > alpha * 1.000000000001) break;
		k++;
	}
	return k;
}
function shift(first, second, alpha) {
	assertSample(first, 1, "a shift");
	assertSample(second, 1, "a shift");
	assertLevel(alpha, "an interval of a shift");
	const differences = sorted(first.flatMap((a) => second.map((b) => a - b)));
	const total = differences.length;
	const at = (rank) => differences[rank - 1] ?? NaN;
	const estimate = (at(Math.floor((total + 1) / 2)) + at(Math.ceil((total + 1) / 2))) / 2;
	const k = boundRank(first.length, second.length, Math.min(alpha, .5));
	return k === 0 ? {
		estimate,
		low: null,
		high: null
	} : {
		estimate,
		low: at(k),
		high: at(total - k + 1)
	};
}

// src/analyze/leak-margin.ts
const VISIBLE = {
	heap: {
		floor: 16384,
		share: .002
	},
	pages: {
		floor: 262144,
		share: .01
	},
	counted: {
		floor: 10,
		share: .05
	}
};
const HEAP_SOURCE = "memory.heap at checkpoints";
function groundOf({ series, checkpoints }, growing) {
	const found = growthSources(series, checkpoints).find(({ metric }) => metric === growing);
	const tail = found?.ys.slice(found.ys.length >> 1) ?? [];
	return {
		source: found?.source ?? "",
		level: tail.length === 0 ? 0 : median(tail)
	};
}
function visibleGrowth(growing, { source, level }) {
	const { floor, share } = VISIBLE[growing !== "memory" ? "counted" : source === "memory.heap at checkpoints" ? "heap" : "pages"];
	return Math.max(floor, share * level);
}
function leakMargin(metric, { growing, per }, threshold, ground, thousands) {
	const growth = visibleGrowth(growing, ground);
	const floor = per === "run" ? growth : thousands === null ? null : growth / thousands;
	return {
		wanted: threshold?.floor ?? METRIC_MARGINS[metric.id]?.floor ?? growth,
		floor
	};
}
const byInvocation = ({ metrics }, id) => {
	const found = metrics.find(({ metric }) => metric.id === id);
	return new Map(found?.invocations.map((index, i) => [index, found.samples[i] ?? 0]) ?? []);
};
function thousandsOf(sides, growing) {
	const found = [
		sides.flatMap((side) => ratiosOf(side, growing)),
		sides.flatMap((side) => GROWING.flatMap((other) => ratiosOf(side, other))),
		sides.flatMap(countedThousands)
	].find((values) => values.length > 0);
	return found === void 0 || median(found) <= 0 ? null : median(found);
}
function ratiosOf(side, growing) {
	const growth = byInvocation(side, `${growing}.growth`);
	return [...byInvocation(side, `${growing}.leak`)].flatMap(([index, leak]) => leak === 0 || !growth.has(index) ? [] : [(growth.get(index) ?? 0) / leak]);
}
function countedThousands(side) {
	const done = side.checkpoints?.operations ?? [];
	if (done.length > 1) return [((done.at(-1) ?? 0) - (done[done.length >> 1] ?? 0)) / 1e3];
	return [...byInvocation(side, "operations").values()].map((count) => count / 2 / 1e3);
}

// src/analyze/leak-looks.ts
const LEAK_ALPHA = .015;
const SINGLE_ALPHA = .05;
const CONFIRMED_SHARE$1 = .5;
const POWER_FACTOR = 2.5;
const HOUR_NS = 36e11;
function lookAtSoak(soak, facts) {
	const alphas = alphaByLook(soak.looks.length, LEAK_ALPHA);
	const exclusions = alphaByLook(soak.looks.length, SINGLE_ALPHA);
	const answers = reachedLooks(soak).flatMap(({ look, k }) => {
		const values = valuesAt(soak, look);
		if (values.base.length === 0 || values.head.length === 0) return [];
		const [alpha, exclusion] = [alphas[k] ?? .015, exclusions[k] ?? .05];
		return [lookAt(values, soak, facts, {
			alpha,
			exclusion
		})];
	});
	const found = answers.find(({ state }) => state !== "undecided") ?? answers.at(-1);
	if (found !== void 0) return found;
	const levels = {
		alpha: alphas[0] ?? .015,
		exclusion: exclusions[0] ?? .05
	};
	return {
		...lookAt(valuesAt(soak, 1e400), soak, facts, levels),
		state: "undecided"
	};
}
function reachedLooks({ looks, ...sides }) {
	const attempted = Math.min(...[sides.base, sides.head].map(attempts));
	return looks.flatMap((look, k) => look <= attempted ? [{
		look,
		k
	}] : []);
}
const attempts = ({ outcomes }) => Object.values(outcomes).reduce((sum, count) => sum + count, 0);
function valuesAt({ metric, what, base, head }, look) {
	return {
		base: valuesOf$2(base, metric.id, look),
		head: valuesOf$2(head, metric.id, look),
		headGrowth: valuesOf$2(head, `${what.growing}.growth`, look)
	};
}
function lookAt(values, soak, facts, levels) {
	const { base, head } = values;
	const difference = median(head) - median(base);
	const p = mannWhitney(head, base).pGreater;
	return {
		kind: "leak",
		source: facts.ground.source,
		reference: median(base),
		difference,
		interval: intervalOf$2(head, base),
		processes: {
			base: base.length,
			head: head.length
		},
		p,
		alpha: levels.alpha,
		state: stateOf(soak, facts, {
			...values,
			...levels,
			difference,
			p
		}),
		margin: facts.margin,
		wanted: facts.wanted,
		smallestVisible: Math.max(facts.floor ?? 0, resolution(base, head)),
		perHour: perHourOf(soak, difference, facts.thousands),
		confirmation: null
	};
}
function stateOf(soak, facts, tested) {
	const { base, head, difference, p, alpha, exclusion } = tested;
	const { wanted, floor, margin } = facts;
	if (Math.min(base.length, head.length) < 5) return "undecided";
	const isMemory = soak.what.growing === "memory";
	if (p <= alpha && difference >= margin && (isMemory || everyProcessGrows(soak, facts, tested))) return "worse";
	if (isMemory ? floor === null || floor > wanted : facts.thousands !== null && wanted * facts.thousands < 1) return "undecided";
	const { high } = shift(head, base, exclusion);
	return [...base, ...head].every((value) => value === base[0]) || high !== null && high < wanted ? "excluded" : "undecided";
}
function everyProcessGrows({ what }, { wanted, ground }, { base, head, headGrowth }) {
	const visible = visibleGrowth(what.growing, ground);
	return headGrowth.every((growth) => growth >= visible) && Math.min(...head) - Math.max(...base) >= wanted;
}
function resolution(base, head) {
	if (base.length < 2) return 0;
	return POWER_FACTOR * standardDeviation(base) / Math.sqrt(Math.min(base.length, head.length) / 2);
}
const intervalOf$2 = (head, base) => {
	const { low, high } = shift(head, base, (1 - INTERVAL_LEVEL) / 2);
	return {
		low,
		high,
		level: INTERVAL_LEVEL
	};
};
function perHourOf({ what, head }, difference, thousands) {
	const elapsedNs = valuesOf$2(head, "time.wall");
	const growth = what.per === "run" ? difference : thousands === null ? null : difference * thousands;
	if (growth === null || elapsedNs.length === 0 || median(elapsedNs) <= 0) return null;
	return growth / (median(elapsedNs) / 2 / HOUR_NS);
}
function confirmSoak(fresh, margin) {
	const alphas = alphaByLook(fresh.looks.length, SINGLE_ALPHA);
	const reached = reachedLooks(fresh).map(({ look, k }) => ({
		look,
		alpha: alphas[k] ?? .05
	}));
	const said = (reached.length > 0 ? reached : [{
		look: 1e400,
		alpha: alphas[0] ?? .05
	}]).flatMap(({ look, alpha }) => confirmAt(valuesAt(fresh, look), margin, alpha) ?? []);
	return said.find(({ holds }) => holds) ?? said.at(-1) ?? null;
}
function confirmAt({ base, head }, margin, alpha) {
	if (base.length === 0 || head.length === 0) return null;
	const difference = median(head) - median(base);
	const p = mannWhitney(head, base).pGreater;
	return {
		processes: Math.min(base.length, head.length),
		difference,
		interval: intervalOf$2(head, base),
		p,
		holds: p <= alpha && difference >= .5 * margin && difference > 0
	};
}
function valuesOf$2({ metrics, warmups }, id, processes = 1e400) {
	const found = metrics.find(({ metric }) => metric.id === id);
	return found?.samples.filter((_, i) => (found.invocations[i] ?? 0) < warmups + processes) ?? [];
}

// src/analyze/leaks.ts
function compareLeaks(search, confirmation, policy, contender = "head") {
	const all = search.plan.scenarios.filter((scenario) => scenario.leaks).flatMap(({ id, samples: { looks } }) => {
		const thresholds = policy.thresholds[id] ?? [];
		return soaksOf(search, id, thresholds, contender).map((found) => {
			const soak = {
				...found,
				looks
			};
			const threshold = thresholdFor(thresholds, soak.metric.id, soak.metric.unit);
			const fresh = confirmation === null ? null : sidesOf$1(confirmation, id);
			return {
				scenario: id,
				metric: soak.metric.id,
				comparison: compareSoak(soak, threshold, fresh)
			};
		});
	});
	return {
		all,
		of: (scenario, metric) => all.find((found) => found.scenario === scenario && found.metric === metric)?.comparison ?? null
	};
}
function soaksOf(run, id, thresholds, contender) {
	const sides = sidesOf$1(run, id, contender);
	if (sides === null) return [];
	return GROWING.flatMap((growing) => {
		const chosen = [`${growing}.leak`, `${growing}.growth`].find((name) => Object.values(sides).every((side) => valuesOf$2(side, name).length > 0));
		const [metric, what] = [builtInMetric(chosen ?? ""), growthMetric(chosen ?? "")];
		if (metric === void 0 || what === null || isOff(growing, metric.id, thresholds)) return [];
		return [{
			metric,
			what,
			...sides
		}];
	});
}
function compareSoak(soak, threshold, fresh) {
	const { growing } = soak.what;
	const [base, head] = [groundOf(soak.base, growing), groundOf(soak.head, growing)];
	if (base.source !== "" && head.source !== "" && isHeap(base) !== isHeap(head)) return {
		kind: "none",
		code: "no-reference",
		reason: `the base was read from ${base.source}, the head from ${head.source}`
	};
	const ground = {
		source: head.source || base.source,
		level: base.level
	};
	const thousands = thousandsOf([soak.base, soak.head], growing);
	const limits = leakMargin(soak.metric, soak.what, threshold, ground, thousands);
	const facts = {
		...limits,
		ground,
		thousands,
		margin: Math.max(limits.wanted, limits.floor ?? 0)
	};
	const comparison = lookAtSoak(soak, facts);
	return fresh === null || comparison.state !== "worse" ? comparison : {
		...comparison,
		confirmation: confirmSoak({
			...soak,
			...fresh
		}, facts.margin)
	};
}
const isHeap = ({ source }) => source === HEAP_SOURCE;

// src/analyze/confirm.ts
const CONFIRMATION_ALPHA = .05;
const CONFIRMED_SHARE = .5;
function freshCandidate(candidate, run) {
	const { scenario, pairs: first, other, margin } = candidate;
	const sides = sidesOf$1(run, scenario);
	const found = sides === null ? void 0 : pairsOf(sides).find(({ metric }) => metric.id === first.metric.id);
	if (found === void 0) return null;
	const pairs = relative({
		...found,
		metric: first.metric
	}, run, other, "head");
	return pairs.head.length === 0 ? null : {
		...candidate,
		pairs,
		scale: scaleOf$1(pairs, margin)
	};
}
function confirm(candidate, run) {
	const fresh = run === null ? null : freshCandidate(candidate, run);
	return run === null || fresh === null ? null : confirmAtLooks(fresh, run.plan.pairing?.looks ?? []);
}
function confirmAtLooks({ pairs, scale, margin }, looks) {
	const matters = changeThatMatters(pairs, margin);
	const found = looksAt(pairs, looks).map(({ attempts, alpha }) => {
		const n = pairs.numbers.filter((number) => number <= attempts).length;
		const taken = scaleUpTo(scale, n, attempts);
		return {
			pairs: n,
			alpha,
			...holdsUp(taken, matters, alpha),
			interval: changeInterval(taken)
		};
	});
	return found.find(({ holds }) => holds) ?? found.at(-1) ?? null;
}
function looksAt({ taken }, looks) {
	const alphas = alphaByLook(looks.length, CONFIRMATION_ALPHA);
	const reached = looks.map((attempts, k) => ({
		attempts,
		alpha: alphas[k] ?? 0
	})).filter(({ attempts }) => attempts <= taken);
	return reached.length > 0 ? reached : [{
		attempts: taken,
		alpha: alphas[0] ?? .05
	}];
}
function holdsUp(scale, matters, alpha) {
	const { estimate } = hodgesLehmann(scale.differences, alpha);
	const kindest = scale.ends?.map((end) => end.kindest) ?? scale.differences;
	const { pGreater } = signedRank(kindest);
	const change = scale.toChange(estimate);
	const mildest = scale.toChange(hodgesLehmann(kindest, alpha).estimate);
	const isLarge = mildest >= .5 * matters && mildest > 0;
	return {
		change,
		p: pGreater,
		holds: pGreater <= alpha && isLarge
	};
}

// src/analyze/paired.ts
const POWER_80$1 = .8416;
const MDE_FACTOR = 1.1;
function comparePaired(search, confirmation, policy, contender = "head") {
	const found = search.plan.scenarios.flatMap((scenario) => candidatesOf$1(search, scenario.id, policy, contender));
	const candidates = found.filter(({ pairs }) => pairs.head.length > 0);
	const looks = search.plan.pairing?.looks ?? [];
	const constant = candidates.filter((candidate) => isConstant$1(candidate) && candidate.pairs.taken >= (looks[0] ?? 0));
	const constants = new Set(constant);
	const varying = candidates.filter((candidate) => !constants.has(candidate));
	const looked = lookTogether(varying.map(memberOf), looks, policy.familyAlpha);
	const all = [
		...found.filter(({ pairs }) => pairs.head.length === 0).map((candidate) => ({
			...placeOf(candidate),
			comparison: withoutRatio(candidate)
		})),
		...constant.map((candidate) => ({
			...placeOf(candidate),
			comparison: exactly(candidate)
		})),
		...varying.flatMap((candidate, i) => {
			const look = looked[i] ?? null;
			if (look === null) return [];
			const comparison = describe$3(candidate, look, varying.length);
			const confirmed = comparison.state === "worse" ? confirm(candidate, confirmation) : null;
			return [{
				...placeOf(candidate),
				comparison: {
					...comparison,
					confirmation: confirmed
				}
			}];
		})
	];
	const byPlace = new Map(all.map((found) => [`${found.scenario}\0${found.metric}`, found.comparison]));
	return {
		metrics: varying.length,
		all,
		of: (scenario, metric) => byPlace.get(`${scenario}\0${metric}`) ?? null
	};
}
const withoutRatio = ({ other }) => ({
	kind: "none",
	code: "no-reference",
	reason: `no pair has a value of ${other} to divide by`
});
const placeOf = ({ scenario, pairs }) => ({
	scenario,
	metric: pairs.metric.id
});
function exactly({ pairs, margin }) {
	const [reference = 0, difference = 0] = [pairs.base[0], adverse$1(pairs)[0]];
	const change = reference === 0 ? null : difference / Math.abs(reference);
	return {
		kind: "exact",
		reference,
		change: difference === 0 ? 0 : change,
		difference,
		...margin
	};
}
function describe$3(candidate, look, family) {
	const used = firstPairs(candidate.pairs, look.attempts);
	const scale = scaleUpTo(candidate.scale, look.n, look.attempts);
	return {
		kind: "paired",
		reference: median(used.base),
		pairs: look.n,
		dropped: used.taken - look.n,
		change: scale.toChange(look.estimate),
		interval: changeInterval(scale),
		difference: median(adverse$1(used)),
		p: look.p,
		adjustedP: look.adjustedP,
		adjustedPBetter: look.adjustedPBetter,
		alpha: look.alpha,
		state: look.state,
		mde80: smallestVisible(scale, look.alpha / Math.max(family, 1)),
		...candidate.margin,
		confirmation: null
	};
}
function smallestVisible(scale, alpha) {
	const { fromChange, toChange } = scale;
	const { low, high } = changeInterval(scale, INTERVAL_LEVEL);
	if (low === null || high === null) return Number.MAX_SAFE_INTEGER;
	const half = (fromChange(high) - fromChange(low)) / 2;
	const z = normalQuantile((1 + INTERVAL_LEVEL) / 2);
	return toChange(MDE_FACTOR * half * (normalQuantile(1 - alpha) + POWER_80$1) / z);
}

// src/analyze/control.ts
function controlOf(search, policy) {
	if (search.plan.pairing?.control !== true) return null;
	const found = [comparePaired, compareLeaks].flatMap((compare) => compare(search, null, policy, "control").all);
	return {
		metrics: found.length,
		alarms: found.flatMap(({ scenario, metric, comparison }) => {
			const change = alarmOf(comparison);
			return change === null ? [] : [{
				scenario,
				metric,
				change
			}];
		})
	};
}
function alarmOf(comparison) {
	if (comparison.kind === "leak") return comparison.state === "worse" ? comparison.difference : null;
	if (comparison.kind === "exact") {
		const { difference, change, floor, smallestEffect } = comparison;
		return Math.abs(difference) >= Math.max(floor, Number.MIN_VALUE) && Math.abs(change ?? 1e400) >= smallestEffect ? change ?? Math.sign(difference) : null;
	}
	if (comparison.kind !== "paired") return null;
	const { state, adjustedPBetter, alpha, change, smallestEffect, difference, floor } = comparison;
	const better = adjustedPBetter <= alpha && -change >= smallestEffect && -difference >= floor && change < 0;
	return state === "worse" || better ? change : null;
}

// src/analyze/missing.ts
function missingMetrics(lacking) {
	const { scenario, thresholds, onlyBefore, present } = lacking;
	const isAbsent = (id) => !present.has(id) && !isElsewhere(id, scenario);
	const own = namesIn$1(thresholds, "scenario");
	const before = new Map(onlyBefore.map((metric) => [metric.id, metric]));
	const bySuite = namesIn$1(thresholds, "suite").filter((id) => before.has(id) || canHave(id, lacking));
	const compared = onlyBefore.filter((metric) => isLost(metric, lacking)).map(({ id }) => id);
	return [.../* @__PURE__ */ new Set([
		...own,
		...bySuite,
		...compared
	])].filter(isAbsent).map((id) => before.get(id) ?? builtInMetric(id) ?? customMetric(id, "count", null));
}
const namesIn$1 = (thresholds, scope) => thresholds.flatMap((threshold) => threshold.scope === scope && !threshold.metric.includes("*") ? [threshold.metric] : []);
function isElsewhere(id, { repetition, ending }) {
	if (id === "errors.rate") return repetition !== void 0 || ending?.kind === "not-run";
	return LADDER_METRICS.has(id) || id === "flake.rate" && repetition !== void 0;
}
function canHave(id, { scenario, planned, thresholds }) {
	if (planned === void 0 || scenario.ending?.kind === "not-run") return false;
	const { part } = unqualified(id);
	const isRequired = thresholds.some(({ metric, required }) => metric === id && required);
	if (scenario.unavailable.some(({ metric }) => metric === id)) return isRequired || isOfOperations(id);
	if (id === "errors.rate") return true;
	return part === null ? isAnswerOf(id, planned) : hasPart(id, part, planned);
}
function isAnswerOf(id, { load, search }) {
	if (id === "load.sustainable") return search !== void 0;
	if (load.model === "closed" || search !== void 0) return false;
	if (id === "load.saturation") return risingPart(load.curve) !== null;
	const has = (phase) => load.phases?.some(({ name }) => name === phase) === true;
	return id === "recovery.time" && has("spike") && has("before");
}
function hasPart(id, part, { load, driver }) {
	if (load.model === "closed" && ["load", "service"].includes(familyOf(id))) return false;
	return driver.kind === "http" && driver.requests.some(({ name }) => name === part) || load.phases?.some(({ name }) => name === part) === true;
}
function isLost(metric, { scenario, isGated }) {
	if (growthMetric(metric.id) !== null || !isGated(metric)) return false;
	return isOfOperations(metric.id) || !scenario.unavailable.some(({ metric: id }) => id === metric.id);
}
const OF_OPERATIONS = /* @__PURE__ */ new Set([
	"latency",
	"service",
	"throughput",
	"operations",
	"errors",
	"timeouts",
	"load",
	"recovery"
]);
const familyOf = (id) => unqualified(id).id.split(".")[0] ?? id;
const isOfOperations = (id) => OF_OPERATIONS.has(familyOf(id));
function notVanished(id, { unavailable }) {
	const reason = unavailable.find(({ metric }) => metric === id)?.reason;
	if (reason === void 0) return null;
	return isOfOperations(id) && !reason.startsWith("the load generator was at fault") ? null : reason;
}

// src/analyze/rounds.ts
function roundsOf(runs, policy) {
	const byPurpose = (purpose) => runs.find((run) => run.plan.pairing?.purpose === purpose);
	const search = byPurpose("search");
	if (search === void 0) return null;
	const confirmation = byPurpose("confirm") ?? null;
	return {
		search,
		family: comparePaired(search, confirmation, policy),
		leaks: compareLeaks(search, confirmation, policy),
		control: controlOf(search, policy)
	};
}
function headsOf(runs) {
	const [first, ...later] = runs.map((run) => run.scenarios.filter(({ arm }) => arm === "head"));
	const known = new Set(first?.map(({ id }) => id));
	const pairedOnly = runs[0]?.merged === void 0 ? [] : later.flat().filter(({ id }) => !known.has(id));
	const added = new Map(pairedOnly.toReversed().map((scenario) => [scenario.id, scenario]));
	return [...first ?? [], ...[...added.values()].toReversed()];
}
function headOf(screened, rounds) {
	if (screened.repetition !== void 0) return screened;
	const sides = rounds === null ? null : sidesOf$1(rounds.search, screened.id);
	if (rounds === null || sides === null || sides.head === screened) return screened;
	const enough = fewestPairs(rounds.search, screened.id);
	return Object.values(sides).every(({ outcomes }) => (outcomes.ok ?? 0) >= enough) ? withTroubles(sides.head, screened) : withTroubles(screened, sides.head);
}
function fewestPairs({ plan: { pairing, scenarios } }, id) {
	const scenario = scenarios.find((planned) => planned.id === id);
	if (pairing === null || scenario === void 0) return 0;
	return Math.min(looksOf(pairing, scenario)[0] ?? 0, pairing.orders[id]?.length ?? 0);
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
		...facts.shares === void 0 ? {} : { shares: addShares([facts.shares, adverse(other.shares ?? {})]) },
		failures: [...facts.failures, ...other.failures]
	};
}
function onlyBefore(scenario, rounds, history) {
	const has = new Set(scenario.metrics.flatMap(({ metric, samples }) => samples.length > 0 ? metric.id : []));
	const known = history.runs.flatMap((run) => run.scenarios.filter(({ id, digest }) => id === scenario.id && digest === scenario.digest));
	return (baseOf(scenario.id, rounds)?.metrics ?? known.at(-1)?.metrics ?? []).flatMap(({ metric, samples }) => samples.length === 0 || has.has(metric.id) ? [] : [metric]);
}
function baseOf(id, rounds) {
	const sides = rounds === null ? null : sidesOf$1(rounds.search, id);
	if (rounds === null || sides === null) return null;
	const enough = fewestPairs(rounds.search, id);
	return [sides.base, sides.head].every(({ outcomes }) => (outcomes.ok ?? 0) >= enough) ? sides.base : null;
}
const adverse = (shares) => Object.fromEntries(Object.entries(shares).map(([id, { count, of }]) => builtInMetric(id)?.better === "higher" ? [id, {
	count: 0,
	of: of - count
}] : [id, {
	count,
	of: count
}]));
function withPairs(scenario, rounds) {
	if (rounds === null) return scenario;
	const replace = (metric) => {
		const { family, leaks } = rounds;
		const { id } = metric.metric;
		const comparison = family.of(scenario.id, id) ?? leaks.of(scenario.id, id);
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
const none$3 = (code, reason) => ({
	kind: "none",
	code,
	reason
});
function absenceOf(search, id, metric) {
	const { plan, scenarios } = search;
	if (!plan.scenarios.some((scenario) => scenario.id === id)) return null;
	const head = scenarios.find((scenario) => scenario.id === id && scenario.arm === "head");
	const { baseSetup } = head === void 0 ? search : machineOf(search, head);
	if (baseSetup !== null && baseSetup.outcome.kind !== "ok") return none$3("no-reference", `the setup of the base ${describeOutcome(baseSetup.outcome)}`);
	const base = scenarios.find((scenario) => scenario.id === id && scenario.arm === "base");
	const failure = base?.failures[0];
	if ((base?.outcomes.ok ?? 0) < fewestPairs(search, id) && failure !== void 0) return none$3("no-reference", `the base ${describeOutcome(failure.outcome)}`);
	const sides = sidesOf$1(search, id);
	const bounds = sides === null ? null : boundsOnly(sides, metric.id);
	if (bounds !== null) return none$3("bounds", bounds);
	return oneSided(search, id, metric) ?? none$3("no-reference", "too few pairs were taken for a first look");
}
function oneSided(search, id, metric) {
	const valuesOf = (arm) => {
		const side = search.scenarios.find((scenario) => scenario.id === id && scenario.arm === arm);
		if (side === void 0 || (side.outcomes.ok ?? 0) < fewestPairs(search, id)) return null;
		return side.metrics.find((samples) => samples.metric.id === metric.id)?.samples ?? [];
	};
	const [base, head] = [valuesOf("base"), valuesOf("head")];
	if (base === null || head === null) return null;
	if (base.length === 0 && head.length === 0) return none$3("not-measured", "no invocation gave a value");
	if (growthMetric(metric.id) !== null && (base.length === 0 || head.length === 0)) return none$3("not-measured", `the runs of the ${base.length === 0 ? "base" : "head"} gave too few readings`);
	if (base.length === 0) return none$3("new", "new: the base does not have this metric");
	if (head.length === 0) return goneOf(search, id, metric, median(base));
	const fault = implausible(metric, base);
	return fault === null ? null : none$3("no-reference", `in the base ${fault}`);
}
function goneOf(search, id, metric, reference) {
	const head = search.scenarios.find((scenario) => scenario.id === id && scenario.arm === "head");
	const excuse = head === void 0 ? null : notVanished(metric.id, head);
	return excuse === null ? {
		kind: "vanished",
		reference
	} : none$3("not-measured", excuse);
}
const pairedReference = ({ search }, result, screening) => ({
	kind: "paired",
	base: search.plan.pairing?.base ?? "",
	scenarios: search.plan.scenarios.map((scenario) => scenario.id),
	screening: search === result ? null : screening
});

// src/analyze/factors.ts
const TOLD = [
	"latency.p50",
	"latency.p95",
	"latency.p99",
	"throughput",
	"errors.rate",
	"cpu.perop",
	"cpu.instructions"
];
const OF_SINGLES = ["time.wall", ...TOLD];
function withGrids(analysis, runs) {
	const [first] = runs;
	const cells = first?.plan.scenarios.filter(({ levels }) => levels !== void 0) ?? [];
	if (first === void 0 || cells.length === 0) return analysis;
	const heads = grouped(headsOf(runs), ({ id }) => id);
	const grids = [...grouped(cells, ({ name }) => name)].filter(([, planned]) => isPlannable(planned)).map(([name, planned]) => gridOf(name, planned, heads, first.plan.seed));
	return {
		...analysis,
		grids
	};
}
const isPlannable = (planned) => planned.length <= 256 && variedIn(planned).every(({ levels }) => levels.length <= 10);
const MOST_VALUES = 1e3;
function gridOf(scenario, planned, heads, seed) {
	const measured = planned.flatMap(({ id, levels = {} }) => (heads.get(id) ?? []).map((result) => ({
		levels,
		result
	})));
	const factors = variedIn(planned);
	const has = (id) => measured.some(({ result }) => samplesOf$2(result, id) !== null);
	const told = (has("latency.p50") ? TOLD : OF_SINGLES).filter(has);
	return {
		scenario,
		cells: planned.length,
		factors,
		metrics: told.flatMap((id) => effectsOn(id, measured, factors, hashSeed(`${seed}/${scenario}/${id}`)))
	};
}
function variedIn(planned) {
	return FACTORS.flatMap((factor) => {
		const levels = [...new Set(planned.flatMap(({ levels }) => levels?.[factor] ?? []))];
		return levels.length < 2 ? [] : [{
			factor,
			levels: levels.sort((a, b) => compareLevels(factor, a, b))
		}];
	});
}
const samplesOf$2 = ({ metrics }, id) => {
	const found = metrics.find(({ metric }) => metric.id === id);
	return found === void 0 || found.samples.length === 0 ? null : found;
};
function effectsOn(id, measured, factors, seed) {
	const told = measured.flatMap((cell) => {
		const found = samplesOf$2(cell.result, id);
		return found === null ? [] : [{
			...cell,
			found
		}];
	});
	const [first] = told;
	if (first === void 0 || told.every(({ found }) => found.samples.every((value) => value === 0))) return [];
	const { metric } = first.found;
	const unknown = (reason) => [{
		kind: "unknown",
		metric,
		reason
	}];
	const parts = new Set(told.map(({ result }) => result.part));
	if (parts.size > 1) return unknown(`its cells ran on ${parts.size} machines, whose differences would be taken for effects`);
	const missing = factors.find(({ factor, levels }) => levels.some((level) => told.every((cell) => cell.levels[factor] !== level)));
	if (missing !== void 0) return unknown(`no cell with one of the levels of ${missing.factor} gave a value`);
	const estimated = estimateEffects(metric, told.map(({ levels, found }) => ({
		levels,
		samples: found.samples.slice(0, MOST_VALUES)
	})), factors, seed);
	return estimated === null ? unknown(`only ${told.length} of the cells gave a value, which do not tell the factors apart`) : [estimated];
}

// src/stats/permutation.ts
const EXACT_LIMIT = 30;
const DRAWS = 1e4;
function signedSums(values) {
	const sums = new Float64Array(2 ** values.length);
	let filled = 1;
	for (let i = 0; i < values.length; i++, filled *= 2) {
		const value = values[i] ?? 0;
		for (let j = 0; j < filled; j++) {
			const sum = sums[j] ?? 0;
			sums[j + filled] = sum - value;
			sums[j] = sum + value;
		}
	}
	return sums.sort();
}
function exactShare$1(sizes, least) {
	const left = signedSums(sizes.subarray(0, sizes.length >> 1));
	const right = signedSums(sizes.subarray(sizes.length >> 1));
	let count = 0;
	let from = right.length;
	for (const sum of left) {
		while (from > 0 && sum + (right[from - 1] ?? 0) >= least) from--;
		count += right.length - from;
	}
	return count / 2 ** sizes.length;
}
function drawnShare(sizes, least, seed) {
	const random = createRandom(seed);
	let count = 1;
	for (let draw = 0; draw < DRAWS; draw++) {
		let sum = 0;
		for (let i = 0, bits = 0; i < sizes.length; i++, bits >>>= 1) {
			if (i % 32 === 0) bits = random.bits();
			const size = sizes[i] ?? 0;
			sum += bits & 1 ? size : -size;
		}
		if (sum >= least) count++;
	}
	return count / 10001;
}
function signFlip(differences, seed) {
	assertSample(differences, 0, "a sign-flip test");
	const sizes = sorted(differences.filter((value) => value !== 0).map(Math.abs));
	const observed = differences.reduce((sum, value) => sum + value, 0);
	const slack = 1e-12 * sizes.reduce((sum, size) => sum + size, 0);
	const exact = sizes.length <= 30;
	const share = (least) => exact ? exactShare$1(sizes, least - slack) : drawnShare(sizes, least - slack, seed);
	return {
		pGreater: share(observed),
		pLess: share(-observed),
		exact
	};
}

// src/analyze/failures.ts
const SEED = 1;
function compareFailures(runs, alpha) {
	const measured = runs.flatMap((run) => run.plan.scenarios.filter(({ repeat }) => repeat === void 0));
	const raw = [...new Set(measured.map(({ id }) => id))].flatMap((id) => {
		const compared = compareOne(runs, id, alpha);
		return compared === null ? [] : [[id, compared]];
	});
	const adjusted = holm(raw.map(([, { p }]) => p));
	return new Map(raw.map(([id, compared], i) => [id, {
		...compared,
		adjustedP: adjusted[i] ?? 1
	}]));
}
function compareOne(runs, id, alpha) {
	const all = compareBy(sharesOf$2, runs, id, alpha);
	if (all === null || !loses(runs, id, "head") || loses(runs, id, "base")) return all;
	const lost = compareBy(lossesOf, runs, id, alpha) ?? all;
	const p = Math.min(1, 2 * Math.min(all.p, lost.p));
	const isSeen = ({ p: own, alpha: level }) => 2 * own <= level;
	return {
		...isSeen(all) && !isSeen(lost) ? all : lost,
		p,
		adjustedP: p
	};
}
const loses = (runs, id, arm) => runs.some((run) => sideOf$1(run, id, arm)?.failures.some(({ outcome, invocations = 0 }) => invocations > 0 && !saysNothing(outcome)));
function compareBy(shares, runs, id, alpha) {
	const pairs = runs.flatMap((run) => pairedShares(shares, run, id));
	const alone = runs.filter((run) => run.plan.pairing === null).flatMap((run) => [...shares(run, id, "head").values()]);
	const base = pairs.map((pair) => pair.base);
	const head = [...pairs.map((pair) => pair.head), ...alone];
	if (pairs.length === 0 || [...base, ...head].every((share) => share === 0)) return null;
	const { pGreater } = signFlip(pairs.map((pair) => pair.head - pair.base), SEED);
	const level = shareOf$4(alpha, pairs.length, looksIn(runs, id));
	return {
		base: rateOf$1(base),
		head: rateOf$1(head),
		p: pGreater,
		adjustedP: pGreater,
		alpha: level
	};
}
const looksIn = (runs, id) => runs.flatMap(({ plan: { pairing, scenarios } }) => {
	const scenario = scenarios.find((planned) => planned.id === id);
	return pairing?.purpose === "search" && scenario !== void 0 ? looksOf(pairing, scenario) : [];
});
function shareOf$4(alpha, pairs, looks) {
	const shares = alphaByLook(looks.length, alpha);
	return shares[looks.findIndex((look) => pairs <= look)] ?? shares.at(-1) ?? alpha;
}
function rateOf$1(shares) {
	const failed = shares.filter((share) => share > 0).length;
	const interval = {
		...shareInterval(failed, shares.length, INTERVAL_LEVEL),
		level: INTERVAL_LEVEL
	};
	return {
		failed,
		invocations: shares.length,
		interval
	};
}
function pairedShares(shares, run, id) {
	const [base, head] = [shares(run, id, "base"), shares(run, id, "head")];
	return [...head].flatMap(([index, share]) => {
		const partner = base.get(index);
		return partner === void 0 ? [] : [{
			base: partner,
			head: share
		}];
	});
}
function sharesOf$2(run, id, arm) {
	const side = sideOf$1(run, id, arm);
	if (side === void 0) return /* @__PURE__ */ new Map();
	const errors = side.metrics.find(({ metric }) => metric.id === ERROR_RATE);
	const ok = side.metrics.flatMap(({ invocations }) => invocations).map((index) => [index, 0]);
	return new Map([
		...ok,
		...errors?.invocations.map((index, i) => [index, errors.samples[i] ?? 0]) ?? [],
		...failedByThemselves(side, arm).map((index) => [index, 1])
	]);
}
const lossesOf = (run, id, arm) => new Map([...sharesOf$2(run, id, arm)].map(([index, share]) => [index, share < 1 ? 0 : 1]));
const withFailures = (scenarios, failures) => scenarios.map((scenario) => ({
	...scenario,
	failures: failures.get(scenario.id) ?? null
}));

// src/model/quarantine.ts
const dayOf = ({ startedAt }) => startedAt.slice(0, 10);
function entryFor(quarantine, test) {
	const [entry] = quarantine.filter(({ test: pattern }) => isMeantBy(pattern, test)).toSorted((a, b) => a.expires < b.expires ? 1 : -1);
	return entry ?? null;
}
const excuses = ({ expires }, today) => expires >= today;

// src/stats/log-choose.ts
const factorials = [0];
function logFactorial(k) {
	for (let next = factorials.length; next <= k; next++) factorials.push((factorials[next - 1] ?? 0) + Math.log(next));
	return factorials[k] ?? NaN;
}
const logChoose = (n, k) => k < 0 || k > n ? Number.NEGATIVE_INFINITY : logFactorial(n) - logFactorial(k) - logFactorial(n - k);

// src/stats/fisher.ts
const MOST_TABLES = 2e4;
const TIE = 1e-7;
function fisherExact(tallies) {
	tallies.forEach(assertTally);
	const asked = tallies.filter(({ runs }) => runs > 0);
	const failed = sum$2(asked.map((tally) => tally.failed));
	const counted = countTables(asked, failed) <= MOST_TABLES;
	return {
		p: Math.min(1, counted ? exactShare(asked, failed) : standingOut(asked, failed)),
		counted
	};
}
function fisherGreater(a, b) {
	for (const tally of [a, b]) assertTally(tally);
	const failed = a.failed + b.failed;
	const all = logChoose(a.runs + b.runs, failed);
	let p = 0;
	for (let k = a.failed; k <= Math.min(failed, a.runs); k++) p += Math.exp(logChoose(a.runs, k) + logChoose(b.runs, failed - k) - all);
	return Math.min(1, p);
}
function assertTally({ failed, runs }) {
	if (!(Number.isSafeInteger(failed) && Number.isSafeInteger(runs) && failed >= 0 && failed <= runs)) throw new RangeError(`Cannot compare ${failed} of ${runs}: both must be whole, 0 ≤ failed ≤ runs`);
}
const sum$2 = (values) => values.reduce((total, value) => total + value, 0);
function countTables(tallies, failed) {
	let rest = sum$2(tallies.map(({ runs }) => runs));
	let begun = 0;
	let ways = [1];
	let from = 0;
	for (const { runs } of tallies) {
		begun += runs;
		rest -= runs;
		const [least, most] = [Math.max(0, failed - rest), Math.min(failed, begun)];
		if (most - least >= MOST_TABLES) return 1e400;
		ways = windowSums(ways, runs + 1, least - from, most - from);
		from = least;
		if (ways.some((count) => count > MOST_TABLES)) return 1e400;
	}
	return ways[0] ?? 0;
}
function windowSums(values, width, first, last) {
	const before = [0];
	let total = 0;
	for (const value of values) {
		total += value;
		before.push(total);
	}
	const upTo = (place) => before[Math.min(Math.max(place, -1), values.length - 1) + 1] ?? 0;
	return Array.from({ length: last - first + 1 }, (_, i) => upTo(first + i) - upTo(first + i - width));
}
function exactShare(tallies, failed) {
	const observed = sum$2(tallies.map((tally) => logChoose(tally.runs, tally.failed)));
	const all = logChoose(sum$2(tallies.map(({ runs }) => runs)), failed);
	const after = tallies.map((_, i) => sum$2(tallies.slice(i + 1).map(({ runs }) => runs)));
	const walk = (i, left, weight) => {
		const tally = tallies[i];
		if (tally === void 0) return weight <= observed + TIE ? Math.exp(weight - all) : 0;
		let share = 0;
		const least = Math.max(0, left - (after[i] ?? 0));
		for (let k = least; k <= Math.min(left, tally.runs); k++) share += walk(i + 1, left - k, weight + logChoose(tally.runs, k));
		return share;
	};
	return walk(0, failed, 0);
}
function standingOut(tallies, failed) {
	const runs = sum$2(tallies.map((tally) => tally.runs));
	const ps = tallies.map((tally) => fisherGreater(tally, {
		failed: failed - tally.failed,
		runs: runs - tally.runs
	}));
	return tallies.length * Math.min(...ps);
}

// src/stats/runs-needed.ts
const MOST_FAILURES = 1e3;
function runsToTell(seen, baseRuns, alpha) {
	if (seen.failed === 0) return null;
	for (let failed = 1; failed <= MOST_FAILURES; failed++) {
		const runs = Math.ceil(failed * seen.runs / seen.failed);
		if (fisherGreater({
			failed,
			runs
		}, {
			failed: 0,
			runs: baseRuns === "as-many" ? runs : baseRuns
		}) <= alpha) return Math.max(runs, seen.runs);
	}
	return null;
}
const anyOf = (chances) => 0 - Math.expm1(chances.reduce((sum, chance) => sum + Math.log1p(-chance), 0));

// src/stats/beta-comparison.ts
const STEP = 1 / 16;
const REACH = 3;
function chanceHigher(a, b) {
	const [a1, a2] = posterior(a);
	const [b1, b2] = posterior(b);
	let chance = 0;
	for (let t = -3; t <= REACH; t += STEP) {
		const exponent = Math.PI * Math.sinh(t);
		const lower = 1 / (1 + Math.exp(-exponent));
		const upper = 1 / (1 + Math.exp(exponent));
		const { x, y } = betaPoint({
			lower,
			upper
		}, a1, a2);
		chance += betaTails(x, y, b1, b2).lower * lower * upper * Math.PI * Math.cosh(t) * STEP;
	}
	return Math.min(1, chance);
}
const posterior = ({ failed, runs }) => [failed + .5, runs - failed + .5];

// src/analyze/flake-base.ts
function beforeOf(base, histories, scenario, named) {
	const ofBase = base === null ? null : talliesOf(base, named);
	const stored = storedTallies(histories, scenario);
	const history = stored.length === 0 ? null : pooled(stored);
	return {
		against: ofBase !== null ? "base" : history !== null ? "history" : "nothing",
		base: ofBase,
		history,
		recent: [...ofBase?.keys() ?? namesIn(stored.at(-1))],
		whole: ofBase !== null ? ofBase.size < MOST_TESTS$1 : stored.every(({ omitted }) => omitted === 0)
	};
}
function talliesOf({ tests }, named) {
	const tallies = tests.map((runs) => [runs.test, runs.tally]).filter(([, { runs }]) => runs > 0);
	const tells = tallies.some(([test]) => !named || test !== "");
	const command = {
		failed: 0,
		runs: mostRuns(tallies.map(([, tally]) => tally))
	};
	return tells ? new Map([["", command], ...tallies]) : null;
}
function storedTallies(histories, { id, digest }) {
	return [...new Set(histories.flatMap((history) => history.runs))].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)).flatMap((run) => run.scenarios).flatMap((scenario) => scenario.id === id && scenario.digest === digest ? scenario.tests ?? [] : []);
}
const namesIn = (tallies) => tallies === void 0 ? [] : [...tallies.failing.map(({ test }) => test), ...tallies.passing.flatMap(({ tests }) => tests)];
const mostRuns = (tallies) => tallies.reduce((most, { runs }) => Math.max(most, runs), 0);
function withCommand(tallies) {
	if (namesIn(tallies).includes("")) return tallies;
	const { failing, passing } = tallies;
	return {
		...tallies,
		passing: [...passing, {
			runs: mostRuns([...failing, ...passing]),
			tests: [""]
		}]
	};
}
function pooled(stored) {
	const tallies = /* @__PURE__ */ new Map();
	const add = (test, failed, runs) => {
		const known = tallies.get(test) ?? {
			failed: 0,
			runs: 0
		};
		tallies.set(test, {
			failed: known.failed + failed,
			runs: known.runs + runs
		});
	};
	for (const { failing, passing } of stored.map(withCommand)) {
		for (const { test, failed, runs } of failing) add(test, failed, runs);
		for (const { runs, tests } of passing) for (const test of tests) add(test, 0, runs);
	}
	return tallies;
}
function originOf(test, seen, before, alpha) {
	if (before.against === "nothing") return { kind: "unknown" };
	const [base, history] = [before.base?.get(test), before.history?.get(test)];
	if (base !== void 0) return known("base", seen, base, history ?? null, alpha);
	if (history !== void 0) return known("history", seen, history, null, alpha);
	return { kind: before.whole ? "new" : "unknown" };
}
function known(source, seen, before, history, alpha) {
	const p = fisherGreater(seen, before);
	return {
		kind: "known",
		source,
		before,
		history,
		p,
		adjustedP: p,
		alpha,
		chanceWorse: chanceHigher(seen, before),
		runsToTell: null
	};
}

// src/stats/runs-test.ts
function runsTest(outcomes) {
	const stretches = outcomes.filter((outcome, i) => i === 0 || outcome !== outcomes[i - 1]).length;
	const some = outcomes.filter(Boolean).length;
	return {
		stretches,
		pClustered: fewStretches(stretches, some, outcomes.length - some)
	};
}
function fewStretches(most, a, b) {
	if (a === 0 || b === 0) return 1;
	let p = 0;
	for (let stretches = 2; stretches <= most; stretches++) p += chanceOf(stretches, a, b);
	return Math.min(1, p);
}
function chanceOf(stretches, a, b) {
	const all = logChoose(a + b, a);
	const ways = (pieces, others) => Math.exp(logChoose(a - 1, pieces - 1) + logChoose(b - 1, others - 1) - all);
	const half = Math.floor(stretches / 2);
	return stretches % 2 === 0 ? 2 * ways(half, half) : ways(half + 1, half) + ways(half, half + 1);
}

// src/stats/runs-within.ts
const ENOUGH$1 = 20;
function clusteredWithin(outcomes, groups, draws, random) {
	const rarer = outcomes.filter(Boolean).length * 2 <= outcomes.length;
	const blocks = blocksOf(outcomes, groups, rarer);
	const seen = boundaries(outcomes.map((outcome) => outcome === rarer));
	let hits = 0;
	for (let draw = 1; draw <= draws; draw++) {
		if (boundaries(drawn(blocks, outcomes.length, random)) <= seen) hits++;
		if (hits === ENOUGH$1) return hits / draw;
	}
	return hits === 0 ? 0 : (hits + 1) / (draws + 1);
}
function blocksOf(outcomes, groups, rarer) {
	const blocks = /* @__PURE__ */ new Map();
	outcomes.forEach((outcome, place) => {
		const group = groups[place] ?? "";
		const block = blocks.get(group) ?? {
			places: [],
			marked: 0
		};
		blocks.set(group, block);
		block.places.push(place);
		if (outcome === rarer) block.marked += 1;
	});
	return [...blocks.values()];
}
function drawn(blocks, length, random) {
	const marks = new Array(length).fill(false);
	for (const { places, marked } of blocks) for (let i = 0; i < marked; i++) {
		const other = i + random.below(places.length - i);
		const place = places[other] ?? 0;
		places[other] = places[i] ?? 0;
		places[i] = place;
		marks[place] = true;
	}
	return marks;
}
const boundaries = (marks) => {
	let count = 0;
	for (let i = 1; i < marks.length; i++) if (marks[i] !== marks[i - 1]) count++;
	return count;
};

// src/analyze/flake-counts.ts
const COMMAND$3 = "";
const MACHINE = "machine";
const hasRun = ({ letter }) => isRun(letter);
const hasFailed$1 = ({ letter }) => isFailure(letter);
const tallyOf = (endings) => ({
	failed: endings.filter(hasFailed$1).length,
	runs: endings.filter(hasRun).length
});
const allEndings = ({ machines }) => machines.flat();
function countRuns(scenarios, plan, run) {
	const repeated = scenarios.flatMap((scenario) => scenario.repetition === void 0 ? [] : [machineRuns(scenario, scenario.repetition, plan, run)]);
	if (repeated.length === 0) return null;
	const tests = [...new Set(repeated.flatMap(({ names }) => names))].sort();
	return {
		runs: sum$1(repeated.map(({ levels }) => levels.length)),
		redRuns: sum$1(repeated.map(({ red }) => red)),
		tests: tests.map((test) => ({
			test,
			...groupOf(repeated, test),
			tally: sumOfTallies(repeated.map(({ lettersOf }) => tallyEndings(test, lettersOf(test)))),
			retried: sum$1(repeated.map(({ lettersOf }) => retriesIn(lettersOf(test)))),
			get machines() {
				return repeated.map(({ endingsOf }) => endingsOf(test));
			},
			signatures: joinSignatures(repeated.flatMap(({ signatures }) => signatures.get(test) ?? []))
		}))
	};
}
function groupOf(machines, test) {
	const [group] = machines.flatMap(({ groups }) => groups.get(test) ?? []);
	return group === void 0 ? {} : { group };
}
const sumOfTallies = (tallies) => ({
	failed: sum$1(tallies.map(({ failed }) => failed)),
	runs: sum$1(tallies.map(({ runs }) => runs))
});
const retriesIn = (letters) => letters.split("R").length - 1;
function machineRuns({ part }, { runs, cells, tests }, plan, { merged }) {
	const place = merged?.parts.findIndex(({ id }) => id === part) ?? -1;
	const machine = merged?.parts[place];
	const own = machine === void 0 ? {} : { [MACHINE]: `${place + 1} (${machine.environment.machineClass})` };
	const levels = runs.map((_, i) => ({
		...plan?.cells[cells[i] ?? 0]?.levels,
		...own
	}));
	const byTest = new Map(tests.map(({ test, endings }) => [test, endings]));
	const lettersOf = (test) => byTest.get(test) ?? (test === COMMAND$3 ? "?".repeat(runs.length) : "");
	return {
		levels,
		red: runs.filter((_, i) => tests.some(({ test, endings }) => isFailure(endingAt(test, endings, i)))).length,
		endingsOf: (test) => {
			const letters = lettersOf(test);
			if (letters === "") return [];
			return levels.map((level, i) => ({
				letter: endingAt(test, letters, i),
				levels: level
			}));
		},
		names: [...byTest.keys()],
		lettersOf,
		groups: new Map(tests.flatMap(({ test, group }) => group === void 0 ? [] : [[test, group]])),
		signatures: new Map(tests.map(({ test, failures }) => [test, failures]))
	};
}
function joinSignatures(all) {
	const joined = /* @__PURE__ */ new Map();
	for (const one of all) {
		const known = joined.get(one.signature);
		joined.set(one.signature, known === void 0 ? one : {
			...known,
			count: known.count + one.count,
			firstRun: Math.min(known.firstRun, one.firstRun)
		});
	}
	return [...joined.values()].sort((a, b) => b.count - a.count || a.firstRun - b.firstRun);
}
const sum$1 = (values) => values.reduce((total, value) => total + value, 0);

// src/analyze/flake-trigger.ts
const TRIGGER_ALPHA = .01;
const MOST_TESTS = 100;
const MOST_FACTORS = 12;
function triggersOf(failing) {
	const candidates = failing.toSorted((a, b) => b.tally.failed - a.tally.failed).slice(0, MOST_TESTS).flatMap(candidatesOf);
	const adjusted = holm(candidates.map(({ p }) => p));
	const triggers = /* @__PURE__ */ new Map();
	candidates.forEach((candidate, i) => {
		const adjustedP = adjusted[i] ?? 1;
		if (adjustedP < (triggers.get(candidate.test)?.adjustedP ?? .01)) triggers.set(candidate.test, named$1(candidate, adjustedP));
	});
	return triggers;
}
function candidatesOf(runs) {
	const endings = allEndings(runs);
	return [...new Set(endings.flatMap(({ levels }) => Object.keys(levels)))].slice(0, 12).flatMap((factor) => {
		const levels = byLevel(endings, factor);
		return levels.size < 2 ? [] : [{
			test: runs.test,
			factor,
			levels,
			p: fisherExact([...levels.values()]).p
		}];
	});
}
function byLevel(endings, factor) {
	const levels = grouped(endings.filter(({ levels: own }) => own[factor] !== void 0), ({ levels: own }) => own[factor] ?? "");
	return new Map([...levels].map(([level, own]) => [level, tallyOf(own)]));
}
function named$1({ factor, levels }, adjustedP) {
	const rate = ({ failed, runs }) => runs === 0 ? 0 : failed / runs;
	const [worst = ["", {
		failed: 0,
		runs: 0
	}], ...others] = [...levels].sort(([, a], [, b]) => rate(b) - rate(a));
	const elsewhere = others.reduce((sum, [, tally]) => ({
		failed: sum.failed + tally.failed,
		runs: sum.runs + tally.runs
	}), {
		failed: 0,
		runs: 0
	});
	return {
		factor,
		level: worst[0],
		there: worst[1],
		elsewhere,
		adjustedP
	};
}

// src/analyze/flake-clusters.ts
const CLUSTER_ALPHA = .01;
const EVEN = .2;
const MOST_DRAWS = 1e4;
const FEWEST_DRAWS = 100;
const OUTCOMES_DRAWN = 2e8;
function clustersOf(failing) {
	const raw = failing.map((runs) => {
		const ps = runs.machines.map((endings) => clusteredOn(endings.filter(hasRun), runs.test, failing.length));
		return Math.min(1, Math.min(...ps, 1) * Math.max(ps.length, 1));
	});
	const adjusted = holm(raw);
	return new Map(failing.map(({ test }, i) => {
		const adjustedP = adjusted[i] ?? 1;
		return [test, {
			adjustedP,
			found: adjustedP < CLUSTER_ALPHA
		}];
	}));
}
function clusteredOn(endings, test, tests) {
	const outcomes = endings.map(hasFailed$1);
	const { pClustered } = runsTest(outcomes);
	if (pClustered >= .01) return pClustered;
	if (isEven(endings)) return pClustered;
	const affordable = Math.floor(OUTCOMES_DRAWN / (outcomes.length * tests));
	const draws = Math.max(FEWEST_DRAWS, Math.min(MOST_DRAWS, affordable));
	const within = clusteredWithin(outcomes, endings.map(cellOf), draws, createRandom(hashSeed(test)));
	return Math.max(pClustered, within);
}
const cellOf = ({ levels }) => JSON.stringify(levels);
function isEven(endings) {
	const factors = Object.keys(endings[0]?.levels ?? {}).slice(0, 12);
	return [cellOf, ...factors.map((factor) => ({ levels }) => levels[factor] ?? "")].every((groupOf) => {
		const groups = [...grouped(endings, groupOf).values()];
		return groups.length < 2 || fisherExact(groups.map(tallyOf)).p > EVEN;
	});
}

// src/analyze/flake-family.ts
function adjustOrigins(analyses, alpha) {
	const family = [...analyses.values()].flatMap(({ failing }) => failing).flatMap(({ origin }) => origin.kind === "known" ? [origin] : []);
	const adjusted = holm(family.map(({ p }) => p));
	const byOrigin = new Map(family.map((origin, i) => [origin, adjusted[i] ?? 1]));
	const adjust = (test) => {
		const { origin } = test;
		if (origin.kind !== "known") return test;
		const adjustedP = byOrigin.get(origin) ?? 1;
		const needed = neverFailed(origin) && adjustedP > alpha ? untilTold(test, origin, alpha / family.length) : null;
		return {
			...test,
			origin: {
				...origin,
				adjustedP,
				runsToTell: needed
			}
		};
	};
	return new Map([...analyses].map(([id, analysis]) => [id, {
		...analysis,
		failing: analysis.failing.map(adjust)
	}]));
}
const neverFailed = ({ before, history }) => before.failed + (history?.failed ?? 0) === 0;
const untilTold = (test, { source, before }, alpha) => runsToTell(test, source === "base" ? "as-many" : before.runs, alpha);

// src/analyze/limits.ts
function placeAgainstLimits({ samples, ends, counted }, threshold, metric, looks) {
	const stated = [["max", threshold?.max ?? null], ["min", threshold?.min ?? null]].filter(([, value]) => value !== null);
	if (stated.length === 0) return [];
	const level = 1 - (1 - INTERVAL_LEVEL) / looks;
	const known = comparableUnits(threshold, metric.unit) ? withEnds(samples, counted === null ? ends : null, (values) => levelInterval(values, counted, metric, level)) : {
		low: null,
		high: null,
		level
	};
	return stated.map(([limit, stated]) => {
		const value = stated ?? 0;
		const interval = counted !== null && isNotOne(limit, value) ? observed(counted, level) : known;
		return {
			limit,
			value,
			position: positionOf(interval, limit, value),
			interval
		};
	});
}
function levelInterval(samples, counted, { id, kind, better }, level) {
	if (HELD_BY_WORST.has(id)) return worstInvocation(samples, better, level);
	return kind === "slope" || id === SUSTAINABLE ? slopeInterval(samples, level) : intervalOf$1(samples, counted, level);
}
function worstInvocation(samples, better, level) {
	const worst = samples.length === 0 ? null : (better === "lower" ? max : min)([...samples]);
	return {
		low: worst,
		high: worst,
		level
	};
}
const comparableUnits = (threshold, unit) => threshold === null || threshold.unit === null || threshold.unit === unit;
function intervalOf$1(samples, counted, level) {
	if (counted === null) return samples.length === 0 ? {
		low: null,
		high: null,
		level
	} : {
		...medianInterval(samples, level),
		level
	};
	return {
		...clopperPearsonInterval(counted.count, counted.of, level),
		level
	};
}
const isNotOne = (limit, value) => value === (limit === "max" ? 0 : 1);
const observed = ({ count, of }, level) => ({
	low: count / of,
	high: count / of,
	level
});
const SUSTAINABLE = "load.sustainable";
const FEWEST_SLOPES = 5;
function slopeInterval(samples, level) {
	if (samples.length < FEWEST_SLOPES) return {
		low: null,
		high: null,
		level
	};
	const alpha = Math.max((1 - level) / 2, 2 ** -samples.length);
	const { low, high } = hodgesLehmann(samples, alpha);
	return {
		low,
		high,
		level: 1 - 2 * alpha
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

// src/analyze/flake-rate.ts
const FLAKE_METRIC = builtInMetric("flake.rate") ?? customMetric("flake.rate", "ratio", "lower");
function withFlakeRate(scenario, tests, policy, isExcused) {
	const threshold = thresholdFor(policy.thresholds[scenario.id] ?? [], FLAKE_RATE);
	const max = threshold?.max ?? null;
	if (max === null) return scenario;
	const tallies = [...tests.failing.filter((test) => !isExcused(test)), ...tests.clean.tests.map(({ runs }) => ({
		failed: 0,
		runs
	}))];
	const others = scenario.metrics.filter(({ metric }) => metric.id !== FLAKE_RATE);
	const isIdle = tallies.length === 0 && tests.failing.length > 0 && threshold?.required !== true;
	return {
		...scenario,
		metrics: isIdle ? others : [...others, rateOf(tallies, max)]
	};
}
function rateOf(tallies, max) {
	const [worst] = tallies.toSorted((a, b) => b.failed / b.runs - a.failed / a.runs || a.runs - b.runs);
	return {
		metric: FLAKE_METRIC,
		relativeTo: null,
		gated: false,
		estimate: worst === void 0 ? null : estimateOf$1(worst),
		comparison: {
			kind: "none",
			code: "not-gated",
			reason: "a rate of failures is held to its limit"
		},
		limits: [placed(tallies, max)],
		caveats: []
	};
}
const estimateOf$1 = ({ failed, runs }) => ({
	n: runs,
	center: failed / runs,
	interval: {
		...shareInterval(failed, runs, INTERVAL_LEVEL),
		level: INTERVAL_LEVEL
	},
	spread: 0
});
function placed(tallies, value) {
	const bounds = tallies.map(({ failed, runs }) => clopperPearsonInterval(failed, runs, INTERVAL_LEVEL));
	const most = (end) => bounds.length === 0 ? null : bounds.reduce((top, bound) => Math.max(top, bound[end]), 0);
	const interval = {
		low: most("low"),
		high: most("high"),
		level: INTERVAL_LEVEL
	};
	return {
		limit: "max",
		value,
		position: positionOf(interval, "max", value),
		interval
	};
}

// src/analyze/flakes.ts
function analyzeTests(runs, histories, policy) {
	const found = [...new Set(runs.flatMap(({ plan }) => plan.scenarios.map(({ id }) => id)))].flatMap((id) => {
		const analysis = analyzeOne(id, runs, histories, policy);
		return analysis === null ? [] : [[id, analysis]];
	});
	return adjustOrigins(new Map(found), policy.familyAlpha);
}
function analyzeOne(id, runs, histories, policy) {
	const sides = (arm) => runs.map((run) => ({
		run,
		scenarios: run.scenarios.filter((one) => one.id === id && one.arm === arm)
	}));
	const side = (arm) => {
		const first = sides(arm).find(({ scenarios }) => scenarios.some((one) => one.repetition !== void 0));
		return first === void 0 ? null : countRuns(first.scenarios, plannedIn(first.run, id)?.repeat, first.run);
	};
	const head = side("head");
	const [scenario] = sides("head").flatMap(({ scenarios }) => scenarios);
	const [planned] = runs.flatMap((run) => plannedIn(run, id) ?? []);
	if (head === null || scenario === void 0 || planned === void 0) return null;
	const own = sides("head").flatMap(({ scenarios }) => scenarios.map((one) => histories.of(one)));
	return describeTests(head, beforeOf(side("base"), own, scenario, head.tests.some(({ test }) => test !== "")), planned, policy.familyAlpha);
}
const plannedIn = ({ plan }, id) => plan.scenarios.find((planned) => planned.id === id);
function describeTests(head, before, { repeat }, alpha) {
	const observed = head.tests.filter(({ tally }) => tally.runs > 0);
	const failed = observed.filter(({ tally }) => tally.failed > 0);
	const failing = describeFailing(failed, before, alpha);
	const rate = repeat?.until.kind === "bound" ? repeat.until.rate : DEFAULT_BOUND;
	const ran = new Set(observed.map(({ test }) => test));
	const named = observed.some(({ test }) => test !== "");
	const followed = new Set(head.tests.map(({ test }) => test));
	const isGone = (test) => test !== "" && !ran.has(test) && (followed.size < 5e3 || followed.has(test));
	return {
		runs: head.runs,
		redRuns: head.redRuns,
		rate,
		needed: runsToRuleOut(rate),
		failing,
		clean: describeClean$1(observed.filter(({ tally }) => tally.failed === 0), failed.length === 0),
		unobserved: head.tests.filter(({ tally }) => tally.runs === 0).map(({ test }) => test),
		vanished: named ? before.recent.filter(isGone).toSorted() : [],
		against: before.against,
		redBuild: anyOf(failing.map((test) => test.failed / test.runs))
	};
}
function describeFailing(failed, before, alpha) {
	const [triggers, clusters] = [triggersOf(failed), clustersOf(failed)];
	return failed.map((runs) => {
		const { tally, retried } = runs;
		const interval = shareInterval(tally.failed, tally.runs, INTERVAL_LEVEL);
		return {
			test: runs.test,
			...runs.group === void 0 ? {} : { group: runs.group },
			...tally,
			retried,
			interval: {
				...interval,
				level: INTERVAL_LEVEL
			},
			signatures: runs.signatures,
			trigger: triggers.get(runs.test) ?? null,
			clustered: clusters.get(runs.test) ?? {
				adjustedP: 1,
				found: false
			},
			origin: originOf(runs.test, tally, before, alpha),
			firstRun: runs.signatures.reduce((first, { firstRun }) => Math.min(first, firstRun), runs.signatures[0]?.firstRun ?? 0)
		};
	}).sort((a, b) => b.failed / b.runs - a.failed / a.runs || (a.test < b.test ? -1 : 1));
}
function describeClean$1(runs, together) {
	const tests = runs.map((one) => ({
		test: one.test,
		runs: one.tally.runs
	}));
	const fewestRuns = tests.reduce((least, one) => Math.min(least, one.runs), tests[0]?.runs ?? 0);
	return {
		tests,
		fewestRuns,
		bound: tests.length === 0 ? null : ruleOfThree(fewestRuns, INTERVAL_LEVEL),
		together
	};
}
function withTests(scenarios, tests, result, policy) {
	const today = dayOf(result);
	return scenarios.map((scenario) => {
		const own = tests.get(scenario.id);
		if (own === void 0) return scenario;
		const quarantine = plannedIn(result, scenario.id)?.quarantine ?? [];
		const isExcused = (test) => {
			const entry = entryFor(quarantine, test);
			return entry !== null && excuses(entry, today);
		};
		return withFlakeRate({
			...scenario,
			tests: own
		}, own, policy, isExcused);
	});
}

// src/analyze/histories.ts
const oneHistory = (history) => ({
	all: [history],
	reference: history.reference,
	of: () => history
});
function historiesOf(lookups, result, policy) {
	const parts = result.merged?.parts ?? [];
	const byClass = /* @__PURE__ */ new Map();
	for (const { environment, startedAt, calibration } of parts) {
		const { machineClass } = environment;
		const lookup = lookups.get(machineClass) ?? {
			kind: "absent",
			searched: machineClass
		};
		if (!byClass.has(machineClass)) byClass.set(machineClass, referenceOf(lookup, {
			environment,
			startedAt,
			calibration
		}, policy));
	}
	const all = [...byClass].sort(([a], [b]) => a < b ? -1 : 1).map(([, history]) => history);
	const byPart = new Map(parts.flatMap(({ id, environment, calibration }) => {
		const history = byClass.get(environment.machineClass);
		return history === void 0 ? [] : [[id, {
			...history,
			calibration
		}]];
	}));
	return {
		all,
		reference: joinReferences(all.map((history) => history.reference)),
		of: (scenario) => byPart.get(scenario.part ?? "") ?? referenceOf({ kind: "disabled" }, machineOf(result, scenario), policy)
	};
}
function joinReferences(references) {
	const stored = references.flatMap((reference) => reference.kind === "stored" ? [reference] : []);
	const [least] = stored.toSorted((a, b) => a.comparableRuns - b.comparableRuns);
	if (least !== void 0) return {
		...least,
		source: [...new Set(stored.map(({ source }) => source))].join(", ")
	};
	return references[0] ?? {
		kind: "none",
		code: "disabled",
		reason: "comparison is switched off"
	};
}

// src/stats/repeats.ts
function deviations(logs) {
	const center = logs.reduce((sum, log) => sum + log, 0) / logs.length;
	const larger = Math.sqrt(logs.length / (logs.length - 1));
	return {
		center,
		away: logs.map((log) => larger * (log - center))
	};
}
const meanSquare = (values) => values.reduce((sum, value) => sum + value * value, 0) / values.length;
function spreadOf(bySize) {
	const sizes = [...bySize].map(([size, logs]) => ({
		size,
		count: logs.length,
		...deviations(logs)
	}));
	const count = sizes.reduce((sum, repeats) => sum + repeats.count, 0);
	const common = sizes.reduce((sum, { away }) => sum + away.length * meanSquare(away), 0) / count;
	return {
		sizes: sizes.map(({ away, ...repeats }) => ({
			...repeats,
			sd: Math.sqrt(Math.max(meanSquare(away), (meanSquare(away) + common) / 2))
		})),
		pool: sizes.flatMap(({ away }) => {
			const own = Math.sqrt(meanSquare(away));
			return away.map((deviation) => own === 0 ? 0 : deviation / own);
		}),
		df: (count - sizes.length) / 3
	};
}
const redrawn = ({ sizes, pool }, random) => sizes.flatMap(({ size, count, center, sd }) => Array.from({ length: count }, () => ({
	size,
	rate: Math.exp(center + sd * (pool[random.below(pool.length)] ?? 0))
})));

// src/stats/non-negative.ts
const product = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const SUPPORTS = [
	[
		0,
		1,
		2
	],
	[0, 1],
	[0, 2],
	[0]
];
function nonNegativeFit(rows, targets, scale) {
	const scaled = rows.map(([a, b, c], i) => {
		const by = scale[i] ?? 1;
		return [
			a / by,
			b / by,
			c / by
		];
	});
	const wanted = targets.map((target, i) => target / (scale[i] ?? 1));
	let best = {
		fit: [
			0,
			0,
			0
		],
		loss: Number.POSITIVE_INFINITY
	};
	for (const support of SUPPORTS) {
		const fit = solveOn(support, scaled, wanted);
		if (fit === null || !(fit[0] > 0) || fit[1] < 0 || fit[2] < 0) continue;
		const loss = scaled.reduce((sum, row, i) => sum + ((wanted[i] ?? 0) - product(row, fit)) ** 2, 0);
		if (loss < best.loss) best = {
			fit,
			loss
		};
	}
	return best.fit;
}
function solveOn(support, rows, targets) {
	const sum = (term) => rows.reduce((total, row, i) => total + term(row, i), 0);
	const system = support.map((a) => [...support.map((b) => sum((row) => (row[a] ?? 0) * (row[b] ?? 0))), sum((row, i) => (row[a] ?? 0) * (targets[i] ?? 0))]);
	const solved = solutions(system);
	const at = (column) => solved?.[support.indexOf(column)]?.[0] ?? 0;
	return solved === null ? null : [
		at(0),
		at(1),
		at(2)
	];
}

// src/stats/scalability-law.ts
const rateAt = ({ gamma, alpha, beta }, size) => gamma * size / (1 + alpha * (size - 1) + beta * size * (size - 1));
function peakSize({ alpha, beta }) {
	if (alpha >= 1) return 1;
	return Math.max(1, Math.sqrt((1 - alpha) / beta));
}
const peakRate = (law) => law.beta > 0 ? rateAt(law, peakSize(law)) : law.gamma / law.alpha;
const STEPS = 20;
function fitLaw(points) {
	const rows = points.map(({ size }) => [
		1,
		size - 1,
		size * (size - 1)
	]);
	const costs = points.map(({ size, rate }) => size / rate);
	let fit = nonNegativeFit(rows, costs, costs);
	for (let step = 0; step < STEPS; step++) {
		const expected = rows.map((row) => product(row, fit));
		const targets = costs.map((cost, i) => (expected[i] ?? 1) * (1 + Math.log(cost / (expected[i] ?? 1))));
		const next = nonNegativeFit(rows, targets, expected);
		if (!(logLoss(rows, costs, next) < logLoss(rows, costs, fit) * .999999999999)) break;
		fit = next;
	}
	return {
		gamma: 1 / fit[0],
		alpha: fit[1] / fit[0],
		beta: fit[2] / fit[0]
	};
}
const logLoss = (rows, costs, fit) => rows.reduce((sum, row, i) => sum + Math.log((costs[i] ?? 1) / product(row, fit)) ** 2, 0);

// src/stats/scalability.ts
const LEAST_SIZES = 6;
const LEAST_REPEATS = 3;
const BEYOND_PEAK = 1.3;
function scalability(points, resampling) {
	const side = measured(points);
	if (side.kind === "none") return side;
	const draws = drawsOf(side, createRandom(resampling.seed), resampling.rounds);
	const estimate = (of) => ({
		value: of(side.law),
		range: percentileRange(draws.map(of), resampling.level ?? .95, side.spread.df)
	});
	return {
		kind: "law",
		gamma: estimate((law) => law.gamma),
		alpha: estimate((law) => law.alpha),
		beta: estimate((law) => law.beta),
		peak: peakOf$1(estimate, Math.max(...points.map(({ size }) => size)))
	};
}
function peakOf$1(estimate, largest) {
	const size = estimate(peakSize);
	return largest >= 1.3 * size.value && largest >= size.range.high ? {
		kind: "measured",
		size,
		rate: estimate(peakRate)
	} : {
		kind: "unmeasured",
		largest,
		atLeast: size.range.low
	};
}
function scalabilityChange(base, head, { seed, rounds = ROUNDS$1, level = LEVEL$1 }) {
	const [first, second] = [measured(base), measured(head)];
	if (first.kind === "none" || second.kind === "none") return {
		kind: "none",
		lacks: [first, second].flatMap((side) => side.kind === "none" ? side.lacks : [])
	};
	const random = createRandom(seed);
	const [before, after] = [drawsOf(first, random, rounds), drawsOf(second, random, rounds)];
	const difference = (of) => {
		const draws = after.map((law, i) => of(law) - of(before[i] ?? law));
		return {
			value: of(second.law) - of(first.law),
			range: percentileRange(draws, level, first.spread.df + second.spread.df)
		};
	};
	return {
		kind: "change",
		alpha: difference((law) => law.alpha),
		beta: difference((law) => law.beta)
	};
}
function measured(points) {
	assertSized(points);
	const bySize = /* @__PURE__ */ new Map();
	for (const { size, rate } of points) bySize.set(size, [...bySize.get(size) ?? [], Math.log(rate)]);
	const lacks = lacksOf(bySize);
	if (lacks.length > 0) return {
		kind: "none",
		lacks
	};
	return {
		kind: "measured",
		law: fitLaw(points),
		spread: spreadOf(bySize)
	};
}
const drawsOf = ({ spread }, random, rounds = ROUNDS$1) => Array.from({ length: rounds }, () => fitLaw(redrawn(spread, random)));
function assertSized(points) {
	assertSample(points.flatMap(({ size, rate }) => [size, rate]), 0, "a scalability law");
	const bad = points.find(({ size, rate }) => size < 1 || rate <= 0);
	if (bad !== void 0) throw new RangeError(`Cannot compute a scalability law: size ${bad.size} with rate ${bad.rate}; sizes must be 1 or more, rates positive`);
}
function lacksOf(bySize) {
	const lacks = [];
	if (bySize.size < 6) lacks.push({
		what: "sizes",
		found: bySize.size,
		needed: 6
	});
	if (!bySize.has(1)) lacks.push({ what: "one" });
	for (const [size, { length: found }] of bySize) if (found < 3) lacks.push({
		what: "repeats",
		size,
		found,
		needed: 3
	});
	return lacks;
}

// src/analyze/ladder-law.ts
function ladderLaw({ points, machines, seed }, level) {
	const refusal = refusalOf({
		points,
		machines
	});
	if (refusal !== null) return {
		kind: "refused",
		reason: refusal
	};
	const answer = scalability(points, {
		seed,
		level
	});
	if (answer.kind === "none") return {
		kind: "refused",
		reason: answer.lacks.map(describeLack).join("; ")
	};
	const { gamma, alpha, beta, peak } = answer;
	return {
		kind: "fitted",
		rate: estimated(gamma, level),
		contention: estimated(alpha, level),
		coherency: estimated(beta, level),
		peak: peakOf(peak, level),
		roof: alpha.value > 0 ? gamma.value / alpha.value : null
	};
}
function refusalOf({ points, machines }) {
	if (machines > 1) return `its rungs were measured on ${machines} machines, which do not make one curve`;
	const idle = points.find(({ rate }) => !(rate > 0));
	return idle === void 0 ? null : `nothing was done in an invocation with ${usersOf(idle.size)}`;
}
function describeLack(lack) {
	switch (lack.what) {
		case "sizes": return `${lack.found} different numbers of users were measured, and ${lack.needed} are needed`;
		case "one": return "a single user was not measured, and all else is held against it";
		case "repeats": return `${lack.found} invocations with ${usersOf(lack.size)} gave a throughput, and ${lack.needed} are needed`;
	}
}
const usersOf = (users) => users === 1 ? "1 user" : `${users} users`;
const peakOf = (peak, level) => peak.kind === "measured" ? {
	kind: "measured",
	users: estimated(peak.size, level),
	throughput: estimated(peak.rate, level)
} : {
	kind: "unmeasured",
	largest: peak.largest,
	atLeast: finite(peak.atLeast)
};
const estimated = ({ value, range }, level) => ({
	value,
	interval: intervalOf(range, level)
});
const intervalOf = ({ low, high }, level) => ({
	low: finite(low),
	high: finite(high),
	level
});
const finite = (value) => Number.isFinite(value) ? value : null;

// src/analyze/ladder-change.ts
const COMPARED$1 = 2;
function ladderChange(planned, facts, policy, { thresholds, ladders }) {
	if (policy.against === "none") return none$2("disabled", "comparison is switched off");
	if (!isAsked(thresholds)) return none$2("disabled", "no `regression` or `floor` asks for a comparison");
	const sides = pairedSides(planned, facts) ?? storedSides(planned, facts);
	if (sides === null) return none$2("no-reference", "there is no base with the same rungs to compare with");
	const refusal = refusalOf({
		points: [...sides.base, ...sides.head],
		machines: sides.machines
	});
	if (refusal !== null) return none$2("refused", refusal);
	const level = 1 - policy.familyAlpha / (COMPARED$1 * ladders);
	const answer = scalabilityChange(sides.base, sides.head, {
		seed: facts.result.plan.seed,
		level
	});
	if (answer.kind === "none") return none$2("refused", [...new Set(answer.lacks.map(describeLack))].join("; "));
	const { alpha, beta } = fitLaw(sides.base);
	const difference = (id, of, reference) => ({
		...estimated(of, level),
		reference,
		margin: marginOf(id, reference, thresholds)
	});
	return {
		kind: sides.kind,
		contention: difference(CONTENTION, answer.alpha, alpha),
		coherency: difference(COHERENCY, answer.beta, beta)
	};
}
const isAsked = (thresholds) => [CONTENTION, COHERENCY].some((id) => {
	const threshold = thresholdFor(thresholds, id, "ratio");
	return threshold !== null && (threshold.floor !== null || typeof threshold.regression === "number");
});
const none$2 = (code, reason) => ({
	kind: "none",
	code,
	reason
});
function marginOf(id, reference, thresholds) {
	const threshold = thresholdFor(thresholds, id, "ratio");
	const floor = threshold?.floor ?? (METRIC_MARGINS[id] ?? KIND_DEFAULTS.share).floor;
	const share = typeof threshold?.regression === "number" ? threshold.regression : 0;
	return Math.max(floor, share * reference);
}
function pairedSides(planned, { result, later }) {
	for (const run of [result, ...later]) {
		const rungs = planned.map((scenario) => ({
			scenario,
			sides: sidesOf$1(run, scenario.id)
		}));
		if (rungs.some(({ sides }) => sides === null)) continue;
		return {
			kind: "paired",
			base: rungs.flatMap(({ scenario, sides }) => pointsOf(scenario, sides?.base)),
			head: rungs.flatMap(({ scenario, sides }) => pointsOf(scenario, sides?.head)),
			machines: new Set(rungs.map(({ sides }) => sides?.head.part ?? "")).size
		};
	}
	return null;
}
function storedSides(planned, { heads, histories }) {
	const sides = planned.flatMap((scenario) => heads.find(({ id }) => id === scenario.id) ?? []);
	const [first] = sides;
	if (first === void 0 || sides.length < planned.length) return null;
	const stored = histories.of(first).runs.flatMap((run) => {
		const rungs = planned.map(({ id, digest }) => run.scenarios.find((scenario) => scenario.id === id && scenario.digest === digest));
		return rungs.every((rung) => rung !== void 0) ? [rungs] : [];
	});
	if (stored.length === 0) return null;
	return {
		kind: "stored",
		base: stored.flatMap((rungs) => rungs.flatMap((rung, i) => pointsOf(planned[i], rung))),
		head: planned.flatMap((scenario, i) => pointsOf(scenario, sides[i])),
		machines: new Set(sides.map(({ part }) => part ?? "")).size
	};
}
function pointsOf(scenario, side) {
	if (scenario?.load.model !== "closed") return [];
	const { users: size } = scenario.load;
	return (side?.metrics.find(({ metric }) => metric.id === "throughput")?.samples ?? []).map((rate) => ({
		size,
		rate
	}));
}

// src/analyze/ladders.ts
function analyzeLadders(facts, policy) {
	const ladders = [...laddersOf(facts.result.plan.scenarios)];
	return ladders.map(([name, rungs]) => analyzeLadder(name, rungs, facts, policy, ladders.length));
}
function analyzeLadder(name, planned, facts, policy, ladders) {
	const { result, heads } = facts;
	const sides = planned.flatMap((scenario) => heads.find(({ id }) => id === scenario.id) ?? []);
	const rungs = rungsOf(planned, sides);
	const thresholds = policy.thresholds[name] ?? [];
	const looks = Math.max(...planned.map(({ samples }) => samples.looks.length));
	const measured = {
		points: rungs.flatMap(({ users, throughput }) => throughput.map((rate) => ({
			size: users,
			rate
		}))),
		machines: new Set(sides.map(({ part }) => part ?? "")).size,
		seed: result.plan.seed
	};
	const law = ladderLaw(measured, INTERVAL_LEVEL);
	const strict = looks === 1 ? law : ladderLaw(measured, 1 - (1 - INTERVAL_LEVEL) / looks);
	return {
		name,
		rungs,
		law,
		metrics: [CONTENTION, COHERENCY].map((id) => metricOf(id, law, strict, thresholds, measured.points.length)),
		change: ladderChange(planned, facts, policy, {
			thresholds,
			ladders
		})
	};
}
function rungsOf(planned, sides) {
	return planned.flatMap(({ id, load }) => {
		const throughput = sides.find((scenario) => scenario.id === id)?.metrics.find(({ metric }) => metric.id === "throughput")?.samples ?? [];
		const center = throughput.length === 0 ? null : median(throughput);
		return load.model === "closed" ? [{
			scenario: id,
			users: load.users,
			throughput,
			median: center
		}] : [];
	}).sort((a, b) => a.users - b.users);
}
const estimateOf = (id, law) => {
	if (law.kind === "refused") return null;
	return id === "scalability.contention" ? law.contention : law.coherency;
};
function metricOf(id, law, strict, thresholds, invocations) {
	const [estimate, held] = [estimateOf(id, law), estimateOf(id, strict)];
	const threshold = thresholdFor(thresholds, id, "ratio");
	const interval = held?.interval ?? {
		low: null,
		high: null,
		level: .95
	};
	const limits = ["max", "min"].flatMap((limit) => {
		const value = threshold?.[limit] ?? null;
		return value === null ? [] : [{
			limit,
			value,
			position: positionOf(interval, limit, value),
			interval
		}];
	});
	return {
		metric: builtInMetric(id) ?? customMetric(id, "ratio", "lower"),
		relativeTo: null,
		gated: false,
		estimate: estimate === null ? null : {
			n: invocations,
			center: estimate.value,
			interval: estimate.interval,
			spread: 0
		},
		comparison: {
			kind: "none",
			code: "not-gated",
			reason: "compared by its difference, for the ladder as a whole"
		},
		limits,
		caveats: []
	};
}

// src/stats/theil-sen.ts
function theilSen(x, y) {
	assertSample(x, 2, "a Theil–Sen slope");
	assertSample(y, x.length, "a Theil–Sen slope");
	const slopes = [];
	for (let i = 0; i < x.length; i++) for (let j = i + 1; j < x.length; j++) {
		const run = (x[j] ?? 0) - (x[i] ?? 0);
		if (run !== 0) slopes.push(((y[j] ?? 0) - (y[i] ?? 0)) / run);
	}
	assertSample(slopes, 1, "a Theil–Sen slope from different x");
	const slope = median(slopes);
	return {
		slope,
		intercept: median(y) - slope * median(x)
	};
}

// src/stats/growth.ts
const GROWTH_WINDOWS = 10;
function windowMinima(x, y, windows) {
	const lowest = Array.from({ length: windows }, (_, window) => {
		const from = Math.floor(window * y.length / windows);
		const to = Math.floor((window + 1) * y.length / windows);
		let at = from;
		for (let i = from + 1; i < to; i++) if ((y[i] ?? 0) < (y[at] ?? 0)) at = i;
		return to > from ? at : -1;
	}).filter((at) => at >= 0);
	return {
		x: lowest.map((at) => x[at] ?? 0),
		y: lowest.map((at) => y[at] ?? 0)
	};
}
function secondHalfGrowth(x, y) {
	assertSample(x, 20, "growth");
	assertSample(y, x.length, "growth");
	const half = x.length >> 1;
	const [tailX, tailY] = [x.slice(half), y.slice(half)];
	const minima = windowMinima(tailX, tailY, 10);
	const { slope } = theilSen(minima.x, minima.y);
	const span = (tailX[tailX.length - 1] ?? 0) - (tailX[0] ?? 0);
	return {
		slope,
		growth: slope * span,
		span
	};
}

// src/analyze/leak-advice.ts
function adviseOnLeaks(scenarios, heads) {
	return scenarios.flatMap((scenario) => {
		const head = heads.find(({ id }) => id === scenario.id);
		const found = scenario.metrics.flatMap(({ metric: { id }, comparison }) => {
			const what = growthMetric(id);
			if (comparison.kind !== "leak" || what === null || head === void 0) return [];
			const advice = adviceOn(what.growing, comparison, head);
			return advice === null ? [] : [{
				...advice,
				scenario: scenario.id,
				metric: id
			}];
		});
		return found.filter(({ text }, i) => found.findIndex((other) => other.text === text) === i);
	});
}
function adviceOn(growing, comparison, head) {
	const { state, confirmation } = comparison;
	if (state === "undecided") return {
		code: "longer-soak",
		text: whatWouldTell(growing, comparison, head)
	};
	if (state === "excluded" || confirmation?.holds !== true) return null;
	const text = growing === "fds" ? `${LOOK.fds}${kindOf(head)}` : LOOK[growing];
	return {
		code: `leak-${growing}`,
		text
	};
}
const LOOK = {
	memory: "Compare two heap snapshots, taken some thousand operations apart, by what there is more of; look first for caches without a bound, and for maps, lists and listeners that are only added to",
	fds: "Descriptors are opened and not closed: look at the paths that return early or fail",
	threads: "Threads are started and never end: look for pools that are made for each operation, and for threads that wait for what never comes",
	sockets: "Connections are opened and not closed: look for responses that are not read to their end, and for clients that are made for each operation",
	processes: "Children are started and neither ended nor waited for: look where they are spawned",
	files: "Temporary files are left behind: look for names that are made for each operation and removed nowhere"
};
const KINDS = {
	fdSockets: "sockets",
	fdFiles: "files",
	fdPipes: "pipes",
	fdEventpolls: "epoll instances",
	fdOther: "timers, events and the like"
};
function kindOf({ series }) {
	if (series === null || series.atMs.length < 20) return "";
	const grown = Object.entries(KINDS).map(([column, kind]) => ({
		kind,
		values: series.columns[column] ?? []
	})).filter(({ values }) => values.length === series.atMs.length).map(({ kind, values }) => ({
		kind,
		growth: secondHalfGrowth(series.atMs, values).growth
	})).filter(({ growth }) => growth >= 1).sort((a, b) => b.growth - a.growth);
	return grown[0] === void 0 ? "" : `; most of what is added are ${grown[0].kind}`;
}
function whatWouldTell(growing, comparison, head) {
	const { processes, wanted, margin, smallestVisible, source } = comparison;
	const isFew = Math.min(processes.base, processes.head) < 5;
	if (isFew && processes.head < 5 && (head.outcomes.ok ?? 0) >= 5) return `Let each run last longer, so that every one of them gives ${20} readings`;
	if (isFew) return `Take at least ${5} processes of each side: give the suite the time, or let a run be shorter`;
	const short = wanted > 0 ? Math.max(margin, smallestVisible) / wanted : 2;
	const factor = Math.max(2, short);
	const thousands = thousandsOf([head], growing);
	const length = thousands === null ? `Let a run last ${round(factor)} times as long, and say how many operations it did` : `Let a run do about ${round(2e3 * thousands * factor).toLocaleString("en")} operations (now ${round(2e3 * thousands).toLocaleString("en")})`;
	return growing === "memory" && source !== "memory.heap at checkpoints" ? `${length}, or write checkpoints of the heap after a collection` : length;
}
function round(value) {
	const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(value, 1))) - 1);
	return Math.ceil(value / unit) * unit;
}

// src/analyze/one-program.ts
const oneProgramCaveats = ({ scenarios }, { against }, { kind }) => (against === "auto" || against === "base") && kind !== "stored" ? scenarios.filter(meetsOneProgram).map(({ id }) => ({
	code: "one-program",
	text: "Its requests go to a program that the suite has not started: the same one for base and head, so that no pairs were taken",
	advice: "to compare versions, let the suite start it under `services`, and let the requests name it",
	scenario: id
})) : [];

// src/analyze/readings.ts
var Readings = class {
	#series;
	#rows;
	constructor(series, { fromMs, toMs }) {
		this.#series = series;
		this.#rows = series.atMs.flatMap((at, i) => at >= fromMs && at <= toMs ? [i] : []);
	}
	rate(column) {
		const [first, last] = [this.#rows[0], this.#rows.at(-1)];
		const values = this.#series.columns[column];
		if (values === void 0 || first === void 0 || last === void 0 || first === last) return null;
		const seconds = ((this.#series.atMs[last] ?? 0) - (this.#series.atMs[first] ?? 0)) / 1e3;
		return seconds > 0 ? ((values[last] ?? 0) - (values[first] ?? 0)) / seconds : null;
	}
	mean(column) {
		const values = this.#valuesOf(column);
		return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
	}
	most(column) {
		return this.#valuesOf(column).reduce((most, value) => Math.max(most ?? value, value), null);
	}
	#valuesOf(column) {
		const values = this.#series.columns[column];
		return values === void 0 ? [] : this.#rows.flatMap((row) => values[row] ?? []);
	}
};

// src/analyze/bottleneck.ts
const FULL = .9;
const ONE_CORE = .1;
const IDLE = .6;
const PRESSED = .1;
const CROWDED = .25;
const STOLEN = .05;
const MORE_WAITING = 1.5;
function bottlenecksOf({ loadTrace, series }, cores) {
	const { levels = [], firstSaturated = null } = loadTrace?.saturation ?? {};
	if (firstSaturated === null) return null;
	if (series === null) return [{
		cause: "unknown",
		evidence: "no resources were read beside the load"
	}];
	const [light, full] = [levels.slice(0, firstSaturated), levels.slice(firstSaturated)];
	const saturated = {
		before: new Readings(series, stretchOf(light)),
		within: new Readings(series, stretchOf(full)),
		paceBefore: paceOf(light),
		paceWithin: paceOf(full),
		cores
	};
	const found = SUSPECTS.flatMap((suspect) => suspect(saturated) ?? []);
	return found.length > 0 ? found : [unknown(saturated)];
}
const stretchOf = (levels) => ({
	fromMs: levels[0]?.fromMs ?? 0,
	toMs: levels.at(-1)?.toMs ?? 0
});
const paceOf = (levels) => levels.reduce((sum, { achieved }) => sum + achieved, 0) / Math.max(levels.length, 1);
const bottleneck = (cause, evidence) => ({
	cause,
	evidence
});
const throttled = ({ within }) => {
	const share = within.mean("cpuThrottledRatio") ?? 0;
	return share > PRESSED ? bottleneck("throttled", `its quota of CPU time was used up in ${percent$1(share)} of the periods`) : null;
};
const descriptors = ({ within }) => {
	const share = within.most("fdsLimitRatio") ?? 0;
	return share >= FULL ? bottleneck("descriptors", `a process had ${percent$1(share)} of the descriptors open that it may have`) : null;
};
const coresUsed = ({ within }) => {
	const rate = within.rate("cpuNs");
	return rate === null ? null : rate / 1e9;
};
function crowding({ within }) {
	const [waited, stolen] = [within.mean("psiCpuSomeRatio") ?? 0, within.mean("stealRatio") ?? 0];
	if (waited <= CROWDED && stolen <= STOLEN) return null;
	return [...waited > CROWDED ? [`tasks waited for a core ${percent$1(waited)} of the time`] : [], ...stolen > STOLEN ? [`the host gave ${percent$1(stolen)} of the machine's time to others`] : []].join(", and ");
}
const cpu = (saturated) => {
	const used = coresUsed(saturated);
	const { cores } = saturated;
	if (used === null) return null;
	const words = `it used ${used.toFixed(2)} of ${cores} cores`;
	if (used >= FULL * cores) return bottleneck("cpu", words);
	const crowded = crowding(saturated);
	if (crowded !== null) return bottleneck("machine", `${words}, and ${crowded}`);
	return Math.abs(used - 1) <= ONE_CORE ? bottleneck("one-core", `${words}, as a single thread can`) : null;
};
const pressure = (cause, column, what) => ({ within }) => {
	const share = within.mean(column) ?? 0;
	return share > PRESSED ? bottleneck(cause, `tasks waited for ${what} ${percent$1(share)} of the time`) : null;
};
const locks = (saturated) => {
	const { before, within, paceBefore, paceWithin, cores } = saturated;
	const used = coresUsed(saturated);
	const [earlier, later] = [before.rate("contextSwitches"), within.rate("contextSwitches")];
	if (used === null || used >= IDLE * cores || earlier === null || later === null) return null;
	if (crowding(saturated) !== null) return null;
	const [few, many] = [earlier / paceBefore, later / paceWithin];
	return few > 0 && many >= MORE_WAITING * few ? bottleneck("locks", `it used ${used.toFixed(2)} of ${cores} cores, and an operation took ${many.toFixed(1)} context switches instead of ${few.toFixed(1)}`) : null;
};
const SUSPECTS = [
	throttled,
	descriptors,
	cpu,
	pressure("memory", "psiMemorySomeRatio", "memory"),
	pressure("storage", "psiIoSomeRatio", "storage"),
	locks
];
function unknown(saturated) {
	const used = coresUsed(saturated);
	const words = used === null ? "its CPU time could not be read" : `it used ${used.toFixed(2)} of ${saturated.cores} cores`;
	return bottleneck("unknown", `${words}, and nothing else that is watched ran short`);
}
const percent$1 = (share) => `${Math.round(share * 100)} %`;
const ADVICE = {
	throttled: "raise the quota of its control group, or let it compute less",
	descriptors: "raise its limit of open files, or close connections sooner",
	cpu: "profile it under this load: it computes all the time",
	"one-core": "spread its work over more threads or processes, or profile the one that is busy",
	machine: "the machine was full of other work, the load generator included: measure on one with more cores",
	memory: "look at what it allocates under load: the machine is short of memory",
	storage: "look at what it writes and syncs for each operation",
	locks: "look for a lock, or a pool of connections, that operations wait for",
	unknown: "look at what it calls: another service, a database, a limit of rates or of connections"
};
function adviseOnSaturation({ id, bottlenecks = [] }) {
	const [first] = bottlenecks;
	if (first === void 0) return [];
	const text = `Where throughput stopped following the load, ${first.evidence}: ${ADVICE[first.cause]}`;
	return [{
		code: `saturated-${first.cause}`,
		scenario: id,
		metric: "load.saturation",
		text
	}];
}

// src/analyze/few-samples.ts
function adviseOnFewSamples({ id, metrics }) {
	const needed = metrics.flatMap(({ estimate, limits }) => limits.filter(({ position }) => position === "unknown" && estimate !== null).map(({ interval }) => smallestMedianSample(interval.level)).filter((fewest) => (estimate?.n ?? 0) < fewest));
	if (needed.length === 0) return [];
	return [{
		code: "few-samples",
		scenario: id,
		metric: null,
		text: `So few samples say nothing about its limits: let \`samples\` allow ${Math.max(...needed)} or more`
	}];
}

// src/analyze/recommend.ts
function recommend(scenarios, reference, familyAlpha) {
	return [
		...scenarios.flatMap(adviseOnTrouble),
		...scenarios.flatMap(adviseOnHindrance),
		...scenarios.flatMap((scenario) => adviseOnCause(scenario, familyAlpha)),
		...scenarios.flatMap(adviseOnShares),
		...scenarios.flatMap(adviseOnFewSamples),
		...scenarios.flatMap(adviseOnSaturation),
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
		case "hung": return advice(`Look in ${log} for what its threads waited for when it was killed`);
		case "out-of-memory": return advice("Run it alone with less input to see whether memory grows with the input or without end");
		case "unstartable": return advice("See that what it needs is there: its command, its services, the files that it sends; and that setup: installs or builds them");
		case "signalled": return advice(`Run it under a debugger or with core dumps; its last output is in ${log}`);
		case "error": return advice(`What its operations answer stands in ${log}, beside what the worker printed`);
		case "unmet": return advice("Send one such request by hand: see whether something answers, and compare it with what `expect` says");
		case "failed":
		case "broken": return advice(`Read its last output in ${log}; a failed run never enters a timing`);
		case "aborted": return advice("See in its windows when the limit was first broken, and what the service had to do then");
		default: return [];
	}
}
const adviseOnHindrance = ({ id, hindrance }) => hindrance === void 0 ? [] : [{
	code: "unmeasured",
	scenario: id,
	metric: null,
	text: "Use a lower rate, a machine with more cores, or one that does less beside"
}];
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
	const computing = entry("computes-more", "It takes longer and uses more CPU: profile the code that this change touches");
	const waiting = entry("waits-longer", "It takes longer without using more CPU: look for waiting on locks, files, the network or sleeps");
	return [...testedOf(scenario, "cpu.perop") === null ? [] : [rises("cpu.perop") ? computing : waiting], ...rises("memory.peak") ? [entry("uses-more-memory", "Its peak memory grew too: look at allocations first")] : []];
}
const adviseOnShares = ({ id: scenario, metrics }) => metrics.flatMap(({ metric, counted, limits }) => {
	const { id, part } = unqualified(metric.id);
	const [what, none] = WHAT_SHARES_COUNT[id] ?? [];
	if (counted === void 0 || counted.count > 0 || what === void 0) return [];
	return limits.filter(({ position }) => position === "straddles").map((limit) => {
		const needed = trialsToExclude(limit.value, limit.interval.level);
		const text = `No operation of ${`${counted.of}${part === null ? "" : ` in ${part}`}`} ${what}; to show a rate below this limit takes ${needed} ${none}: raise iterations, samples or the limit`;
		return {
			code: "more-operations",
			scenario,
			metric: metric.id,
			text
		};
	});
});
const WHAT_SHARES_COUNT = {
	"errors.rate": ["failed", "without a failure"],
	"timeouts.rate": ["timed out", "of which none does"],
	"load.dropped": ["was dropped", "of which none is"]
};
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

// src/analyze/ratio.ts
function ratioFor(scenario, metric, threshold, result) {
	const other = relativeTo(scenario.id, threshold);
	if (other === null) return null;
	const found = result.scenarios.find(({ id, arm }) => id === other && arm === "head");
	return {
		scenario: other,
		now: levelOf$2(found?.metrics ?? [], metric),
		digest: found?.digest ?? null
	};
}
function factorOf(ratio, run, metric) {
	const then = levelOf$2(run.scenarios.find(({ id, digest }) => id === ratio.scenario && digest === ratio.digest)?.metrics ?? [], metric);
	return then === null || ratio.now === null ? null : ratio.now / then;
}
function levelOf$2(metrics, { id, unit }) {
	const samples = metrics.find(({ metric }) => metric.id === id && metric.unit === unit)?.samples ?? [];
	const level = samples.length === 0 ? 0 : median(samples);
	return level > 0 ? level : null;
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
		mean: mean$1(history),
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
	const [centerX, centerY] = [mean$1(x), mean$1(y)];
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
	return Math.sqrt(mean$1(errors.map((error) => error ** 2)));
}
function predictWithCovariate(history, covariate, options) {
	assertSample(covariate.history, history.length, "a prediction with a covariate");
	const plain = predict(history, options);
	const runs = history.length;
	if (runs < 10) return plain;
	if (leaveOneOut(covariate.history, history, true) > .9 * leaveOneOut(covariate.history, history, false)) return plain;
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
	const { level, noiseOf } = isShareOfOperations(head.metric.id) ? BY_MEAN : BY_MEDIAN;
	const logOf = (values) => Math.log(level(values) + offset);
	const noise = rootMeanSquare([head.samples, past.runs.at(-1) ?? []].map((values) => noiseOf(values, offset)));
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
		levels: past.runs.map(level),
		change: Math.min(Math.expm1(test.shift), LARGEST),
		interval: {
			low: bounded(test.low),
			high: bounded(test.high),
			level: INTERVAL_LEVEL
		},
		difference: sign * (level(head.samples) - reference),
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
const BY_MEDIAN = {
	level: median,
	noiseOf(values, offset) {
		const shifted = values.map((value) => value + offset);
		const spread = robustSpread(shifted) || (shifted.length > 1 ? standardDeviation(shifted) : 0);
		return MEDIAN_EFFICIENCY * spread / median(shifted) / Math.sqrt(values.length);
	}
};
const BY_MEAN = {
	level: mean$1,
	noiseOf(values, offset) {
		return (values.length > 1 ? standardDeviation(values) : 0) / (mean$1(values) + offset) / Math.sqrt(values.length);
	}
};
const rootMeanSquare = (errors) => Math.hypot(...errors) / Math.sqrt(errors.length);
const runLevel = (id, values) => (isShareOfOperations(id) ? BY_MEAN : BY_MEDIAN).level(values);

// src/analyze/compare.ts
function compareMetric(head, scenario, history, stakes) {
	const fault = implausible(head.metric, head.samples);
	if (fault !== null) return {
		kind: "broken",
		reason: fault
	};
	if (growthMetric(head.metric.id) !== null) return head.samples.length === 0 ? none$1("not-measured", "no invocation gave a value") : none$1("not-gated", "growth is judged only beside runs of the base on the same machine");
	if (history.reference.kind === "none") return none$1("no-reference", history.reference.reason);
	const seen = history.runs.flatMap((run) => run.scenarios.filter(({ id }) => id === scenario.id).map((found) => ({
		run,
		found
	})));
	if (seen.length === 0) return none$1("new", "new: the baseline does not have this scenario");
	const same = seen.filter(({ found }) => found.digest === scenario.digest);
	if (same.length === 0) return none$1("changed", "its command or load was changed, so the baseline measured something else");
	const past = pastOf(same, head.metric, scenario, history, stakes.ratio);
	if (stakes.ratio !== null && past.runs.length === 0) return none$1("new", `the baseline has no ratio to ${stakes.ratio.scenario}`);
	const foreign = past.runs.length === 0 ? foreignCount(head.metric.id, history.foreignCounter) : null;
	if (foreign !== null) return none$1("changed", foreign);
	const stored = same.at(-1)?.found.metrics.find(({ metric }) => metric.id === head.metric.id);
	const comparison = compareValues(head, past, stakes, scenario);
	return stored !== void 0 && isHidden(comparison, stored, head) ? none$1("bounds", HIDDEN) : comparison;
}
function isHidden(comparison, stored, head) {
	if (head.samples.length === 0 || comparison.kind !== "stored" && comparison.kind !== "exact") return false;
	const { worse, fine } = hiddenBy(stored, head);
	return comparison.difference > 0 ? worse : fine;
}
function compareValues(head, past, stakes, scenario) {
	const newest = past.runs.at(-1);
	const margin = marginOf$1(head.metric, stakes.threshold);
	if (newest === void 0) return none$1("new", "new: the baseline does not have this metric");
	if (head.samples.length === 0) {
		const measured = (scenario.outcomes.ok ?? 0) > 0;
		const excuse = notVanished(head.metric.id, scenario);
		if (excuse !== null) return none$1("not-measured", excuse);
		return measured ? {
			kind: "vanished",
			reference: median(newest)
		} : none$1("not-measured", "no invocation gave a value");
	}
	if (isConstant(past.runs.flat()) && isConstant(head.samples) && mayBeConstant(head.metric)) return compareExactly(head, newest[0] ?? 0, margin);
	return compareWithHistory(head, past, margin, stakes.alpha);
}
const none$1 = (code, reason) => ({
	kind: "none",
	code,
	reason
});
function pastOf(seen, metric, scenario, history, ratio) {
	const since = history.accepted.filter((entry) => entry.scenario === scenario.id && entry.metric === metric.id).reduce((latest, entry) => Math.max(latest, Date.parse(entry.at)), Number.NEGATIVE_INFINITY);
	const values = seen.filter(({ run }) => Date.parse(run.at) >= since).flatMap(({ run, found }) => found.metrics.filter(({ metric: { id, unit }, samples }) => id === metric.id && unit === metric.unit && samples.length > 0).map(({ samples }) => ({
		run,
		samples
	}))).flatMap(({ run, samples }) => {
		const factor = ratio === null ? 1 : factorOf(ratio, run, metric);
		return factor === null ? [] : [{
			run,
			samples: samples.map((value) => value * factor)
		}];
	});
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
const mayBeConstant = ({ id, kind }) => READ_OFF_WINDOWS.has(id) || ![
	"time",
	"tail",
	"cpu"
].includes(kind);
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

// src/analyze/operation-times.ts
const QUANTILES$2 = [
	["p50", .5],
	["p90", .9],
	["p95", .95],
	["p99", .99],
	["p999", .999]
];
function operationTimesOf({ latency }) {
	if (latency === void 0) return null;
	const operations = countIn$1(latency);
	const percentiles = QUANTILES$2.filter(([, quantile]) => operations * (1 - quantile) >= 9.999999).flatMap(([name, quantile]) => {
		const value = quantileIn(latency, quantile);
		return value === null ? [] : [[name, value]];
	});
	return {
		operations,
		percentiles: Object.fromEntries(percentiles)
	};
}

// src/stats/picture.ts
function thin(y, points) {
	assertSample(y, 0, "a picture");
	if (!Number.isInteger(points) || points < 2) throw new RangeError(`Cannot thin a series to ${points} values: a whole number from 2 is needed`);
	if (y.length <= points) return [...y];
	const windows = points >> 1;
	return Array.from({ length: windows }, (_, window) => extremes(y.slice(Math.floor(window * y.length / windows), Math.floor((window + 1) * y.length / windows)))).flat();
}
function extremes(values) {
	let [lowest, highest] = [0, 0];
	for (const [i, value] of values.entries()) {
		if (value < (values[lowest] ?? 0)) lowest = i;
		if (value > (values[highest] ?? 0)) highest = i;
	}
	return (lowest === highest ? [lowest] : [Math.min(lowest, highest), Math.max(lowest, highest)]).map((place) => values[place] ?? 0);
}

// src/stats/cycles.ts
const SWING = .5;
const largestOf = (n) => Math.sqrt(2 * Math.log(n));
const FEWEST_TURNS = 6;
const FEWEST_POINTS = 16;
const SAWTOOTH_RATIO = 2;
const SHARP = .6;
const REGULAR = .3;
function findCycles(y) {
	const scales = [];
	for (let width = 1; y.length / width >= FEWEST_POINTS; width *= 2) scales.push(scaleOf(windowMeans(y, width)));
	const clear = [2, 1].flatMap((ends) => scales.find(({ clearness }) => clearness >= ends) ?? []);
	return clear[0] === void 0 ? null : classify(clear[0].windows, clear[0].height);
}
function scaleOf(windows) {
	const height = quantile(windows, .95) - quantile(windows, .05);
	return {
		windows,
		height,
		clearness: height === 0 ? 0 : SWING * height / (largestOf(windows.length) * noiseOf$1(windows))
	};
}
const windowMeans = (y, width) => Array.from({ length: Math.floor(y.length / width) }, (_, i) => mean$1(y.slice(i * width, (i + 1) * width)));
const differences = (y) => y.slice(1).map((value, i) => value - (y[i] ?? 0));
function noiseOf$1(y) {
	const first = differences(y);
	return Math.min(robustSpread(first) / Math.SQRT2, robustSpread(differences(first)) / Math.sqrt(6));
}
function classify(y, height) {
	const turns = turningPoints(y, SWING * height);
	if (turns.length < FEWEST_TURNS) return null;
	const legs = turns.slice(1).map((end, i) => ({
		start: turns[i] ?? 0,
		end
	}));
	const falls = legs.filter(({ start, end }) => (y[end] ?? 0) < (y[start] ?? 0));
	const rises = legs.filter((leg) => !falls.includes(leg));
	const lengthOf = (some) => mean$1(some.map(({ start, end }) => end - start));
	const lows = falls.map(({ end }) => ({
		time: end / (y.length - 1),
		value: y[end] ?? 0
	}));
	if (median(falls.map(({ start, end }) => sharpness(y.slice(start, end + 1)))) >= SHARP && lengthOf(rises) >= SAWTOOTH_RATIO * lengthOf(falls)) return {
		kind: "sawtooth",
		height,
		lows
	};
	return autocorrelationNear(y, lengthOf(rises) + lengthOf(falls)) >= REGULAR ? {
		kind: "oscillating",
		height,
		lows
	} : null;
}
function turningPoints(y, swing) {
	const turns = [];
	let [high, low] = [0, 0];
	let direction = "unknown";
	for (const [i, value] of y.entries()) {
		if (value > (y[high] ?? 0)) high = i;
		if (value < (y[low] ?? 0)) low = i;
		if (direction !== "down" && (y[high] ?? 0) - value >= swing) {
			turns.push(high);
			[direction, low] = ["down", i];
		} else if (direction !== "up" && value - (y[low] ?? 0) >= swing) {
			turns.push(low);
			[direction, high] = ["up", i];
		}
	}
	return turns;
}
function sharpness(fall) {
	const total = (fall[0] ?? 0) - (fall.at(-1) ?? 0);
	const drops = fall.slice(1).map((_, i) => (fall[i] ?? 0) - (fall[Math.min(i + 2, fall.length - 1)] ?? 0));
	return Math.max(...drops) / total;
}
function autocorrelationNear(y, period) {
	const center = mean$1(y);
	const product = (lag) => mean$1(y.slice(lag).map((value, i) => (value - center) * ((y[i] ?? 0) - center)));
	const lags = Array.from({ length: Math.ceil(period / 2) + 1 }, (_, i) => Math.round(.75 * period) + i);
	return Math.max(...lags.filter((lag) => lag < y.length / 2).map(product), 0) / product(0);
}

// src/stats/trend-model.ts
const TIME_CONSTANTS = [
	.03,
	.06,
	.1,
	.15,
	.2,
	.25
];
const KNEES = [
	.1,
	.2,
	.3,
	.4,
	.5
];
const STEP_RANGE = {
	first: .12,
	last: .9
};
const LEAST_BEND = .05;
const WORTH_BENDING = .85;
const bendsOf = (times) => [
	...TIME_CONSTANTS.map((tau) => ({
		kind: "plateau",
		bend: (time) => -Math.expm1(-time / tau)
	})),
	...KNEES.map((knee) => ({
		kind: "plateau",
		bend: (time) => Math.min(1, time / knee)
	})),
	...times.filter((time) => time >= STEP_RANGE.first && time <= STEP_RANGE.last).map((start) => ({
		kind: "step",
		bend: (time) => time >= start ? 1 : 0
	}))
];
function fitTrend(times, y) {
	const straight = straightLine(times, y);
	const bent = bendsOf(times).filter(({ bend }) => bend(times.at(-1) ?? 1) - bend(times[0] ?? 0) >= LEAST_BEND).map((bend) => fitBent(bend, times, y)).reduce((best, model) => model.misfit < best.misfit ? model : best, straight);
	return bent.misfit < WORTH_BENDING * straight.misfit ? bent : straight;
}
const straightLine = (times, y) => fitBent({
	kind: "linear",
	bend: (time) => time
}, times, y);
function fitBent({ kind, bend }, times, y) {
	const x = times.map(bend);
	const { slope } = theilSen(x, y);
	const intercept = median(y.map((value, i) => value - slope * (x[i] ?? 0)));
	const at = (time) => intercept + slope * bend(time);
	return {
		kind,
		at,
		misfit: misfit(times, y, at)
	};
}
const misfit = (times, y, at) => times.reduce((sum, time, i) => sum + Math.abs((y[i] ?? 0) - at(time)), 0) / times.length;

// src/stats/shape.ts
const WINDOWS = 30;
const STILL = .002;
const RISING_LOWS = 1 / 3;
const ENOUGH_LOWS = 8;
const FEWEST = 2 * 10;
function seriesShape(y) {
	assertSample(y, FEWEST, "a shape");
	if (quantile(y, .95) - quantile(y, .05) <= STILL * Math.abs(median(y))) return "flat";
	const times = y.map((_, i) => i / (y.length - 1));
	const windows = windowMedians(times, y);
	const trend = fitTrend(windows.times, windows.y);
	const cycles = findCycles(y.map((value, i) => value - trend.at(times[i] ?? 0)));
	if (cycles !== null) return shapeOfCycles(cycles, trend);
	const center = median(windows.y);
	const still = misfit(windows.times, windows.y, () => center);
	return trend.misfit <= .7 * still ? trend.kind : "flat";
}
function windowMedians(times, y) {
	const windows = Math.min(WINDOWS, y.length);
	const bounds = Array.from({ length: windows + 1 }, (_, i) => Math.floor(i * y.length / windows));
	const over = (values) => bounds.slice(1).map((end, i) => median(values.slice(bounds[i], end)));
	return {
		times: over(times),
		y: over(y)
	};
}
function shapeOfCycles({ kind, height, lows }, trend) {
	if (extentOf(trend) >= height) return trend.kind;
	if (kind === "oscillating") return kind;
	const x = lows.map(({ time }) => time);
	const y = lows.map(({ time, value }) => value + trend.at(time));
	const envelope = windowMinima(x, y, Math.min(lows.length, WINDOWS));
	const lower = (lows.length < ENOUGH_LOWS ? straightLine : fitTrend)(envelope.x, envelope.y);
	return Math.abs(lower.at(x.at(-1) ?? 1) - lower.at(x[0] ?? 0)) >= RISING_LOWS * height ? lower.kind : kind;
}
const extentOf = (trend) => Math.abs(trend.at(1) - trend.at(0));
const FADING = .75;
function trendOf(x, y, floor) {
	if (secondHalfGrowth(x, y).growth < floor) return "flat";
	const half = x.length >> 1;
	const middle = half + (x.length - half >> 1);
	return slopeOfLows(x.slice(middle), y.slice(middle)) < .75 * slopeOfLows(x.slice(half, middle), y.slice(half, middle)) ? "fading" : "growing";
}
function slopeOfLows(x, y) {
	const lows = windowMinima(x, y, 10 >> 1);
	return theilSen(lows.x, lows.y).slope;
}

// src/analyze/trends.ts
const PICTURE_POINTS = 40;
function trendsOf(scenario) {
	return growthSources(scenario.series, scenario.checkpoints).filter(({ xs }) => xs.length >= 20).map(({ metric, source, unit, xs, ys }) => ({
		metric: `${metric}.leak`,
		source,
		unit,
		shape: seriesShape(ys),
		advice: trendOf(xs, ys, visibleGrowth(metric, groundOf(scenario, metric))),
		picture: thin(ys, PICTURE_POINTS)
	}));
}

// src/analyze/trouble.ts
function troubleOf(scenario) {
	const own = scenario.failures.filter(({ outcome }) => !saysNothing(outcome));
	const aborted = own.filter(({ outcome }) => outcome.kind === "aborted");
	const whole = own.filter(({ invocations = 0 }) => invocations > 0);
	if (aborted.length > 0) return ofInvocations(aborted);
	if (whole.length > 0) return ofInvocations(whole);
	return own.length > 0 ? ofOperations(own, scenario) : ofInvocations(unmeasuredIn(scenario));
}
function hindranceOf(scenario) {
	const [first] = unmeasuredIn(scenario).toSorted(byCount);
	return first === void 0 ? {} : { hindrance: describeOutcome(first.outcome) };
}
const worstTrouble = (troubles) => troubles.toSorted((a, b) => rankOf(a) - rankOf(b) || byCount(a, b))[0] ?? null;
function rankOf({ outcome, whole }) {
	if (outcome.kind === "aborted") return 0;
	if (whole === true) return 1;
	return saysNothing(outcome) ? 3 : 2;
}
const unmeasuredIn = ({ failures }) => failures.filter(({ outcome }) => outcome.kind === "unmeasured");
function ofInvocations(failures) {
	const trouble = mostFrequent(failures.map((failure) => ({
		...failure,
		count: failure.invocations ?? failure.count
	})));
	const isLoss = failures.some(({ outcome, invocations = 0 }) => invocations > 0 && !saysNothing(outcome));
	return trouble !== null && isLoss ? {
		...trouble,
		whole: true
	} : trouble;
}
function ofOperations(failures, scenario) {
	const trouble = mostFrequent(failures);
	const { ok, failed } = scenario.operations;
	const invocations = Object.values(scenario.outcomes).reduce((sum, count) => sum + count, 0);
	const isRequest = trouble?.outcome.kind === "unmet";
	if (trouble === null || !isRequest && ok + failed <= invocations) return trouble;
	return {
		...trouble,
		...isRequest ? { excerpt: kindsOf(failures) } : {},
		...shareOf$3(trouble, scenario.operations)
	};
}
function shareOf$3({ count, alike }, { ok, failed }) {
	if (count <= failed) return { requests: ok + failed };
	return failed > 0 && alike === void 0 ? {
		count: failed,
		requests: ok + failed
	} : { requests: null };
}
function mostFrequent(failures) {
	const [worst] = failures.toSorted(byCount);
	if (worst === void 0) return null;
	const { outcome, count: alike, excerpt, log } = worst;
	const count = failures.reduce((sum, failure) => sum + failure.count, 0);
	return {
		outcome,
		count,
		...alike === count ? {} : { alike },
		excerpt,
		log
	};
}
const byCount = (a, b) => b.count - a.count;
const kindsOf = (failures) => failures.flatMap(({ outcome, count, excerpt }) => outcome.kind === "unmet" ? [describeUnmet(outcome.reason, count, excerpt)] : []).join("\n");

// src/analyze/scenario.ts
function analyzeScenario(scenario, result, history, policy, gated, onlyBefore = []) {
	const thresholds = policy.thresholds[scenario.id] ?? [];
	const measured = withShares(scenario, thresholds);
	const planned = result.plan.scenarios.find(({ id }) => id === scenario.id);
	const missing = missingMetrics({
		scenario,
		planned,
		thresholds,
		onlyBefore,
		present: new Set(measured.map(({ metric }) => metric.id)),
		isGated: (metric) => isGated(metric, scenario, result, thresholdFor(thresholds, metric.id, metric.unit), history)
	});
	const looks = planned?.samples.looks.length ?? 1;
	const analyzeOne = (found) => {
		const threshold = thresholdFor(thresholds, found.metric.id, found.metric.unit);
		const metric = directed(found.metric, threshold);
		const samples = {
			...found,
			metric
		};
		const usable = implausible(metric, samples.samples) === null ? samples.samples : [];
		const ends = endsOf(samples);
		const counted = usable.length === 0 ? null : countedOf$1(scenario, metric.id);
		const level = counted === null ? estimateLevel(usable) : estimateShare(counted);
		const estimate = level === null || counted !== null ? level : withBounds(level, usable, ends, intervalOf$3);
		return {
			metric,
			relativeTo: relativeTo(scenario.id, threshold),
			gated: isGated(metric, scenario, result, threshold, history) || gatesGrowth(metric.id, scenario, result.plan, thresholds),
			estimate,
			...counted === null ? {} : { counted },
			comparison: compareMetric(samples, scenario, history, {
				threshold,
				alpha: policy.familyAlpha / Math.max(gated, 1),
				ratio: ratioFor(scenario, metric, threshold, result)
			}),
			limits: placeAgainstLimits({
				samples: usable,
				ends,
				counted
			}, threshold, metric, looks),
			caveats: [...unitCaveat(scenario.id, metric, threshold), ...boundCaveats(scenario.id, samples)]
		};
	};
	const operationTimes = operationTimesOf(scenario);
	const bottlenecks = bottlenecksOf(scenario, machineOf(result, scenario).environment.cores);
	return {
		id: scenario.id,
		ending: scenario.ending,
		outcomes: scenario.outcomes,
		invocations: scenario.outcomes.ok ?? 0,
		trouble: scenario.repetition === void 0 ? troubleOf(scenario) : null,
		...hindranceOf(scenario),
		metrics: [...measured, ...missing.map(unmeasured$1)].map(analyzeOne),
		failures: null,
		trends: trendsOf(scenario),
		unavailable: scenario.unavailable.filter(({ metric }) => isMissed(metric, thresholds)),
		...operationTimes === null ? {} : { operationTimes },
		...bottlenecks === null ? {} : { bottlenecks }
	};
}
function isMissed(metric, thresholds) {
	const growth = growthMetric(metric);
	if (growth !== null) return !isOff(growth.growing, metric, thresholds);
	return !metric.startsWith("latency.") || thresholds.some((threshold) => matchesMetric(threshold.metric, metric));
}
function withShares(scenario, thresholds) {
	const others = scenario.metrics.filter(({ metric }) => metric.id !== ERROR_RATE);
	const ids = new Set(others.map(({ metric }) => metric.id));
	const counted = [...Object.keys(scenario.shares ?? {}).filter((id) => !ids.has(id) && id !== "errors.rate" && thresholdFor(thresholds, id) !== null), ERROR_RATE].flatMap((id) => {
		const share = countedOf$1(scenario, id);
		return share === null || share.of === 0 ? [] : [asSamples(id, share)];
	});
	return [...others, ...counted];
}
const unmeasured$1 = (metric) => ({
	metric,
	samples: [],
	invocations: []
});
function vanishedScenarios(result, histories) {
	const { scenarios, omitted, shard } = result.plan;
	const known = /* @__PURE__ */ new Set([
		...scenarios.map(({ id }) => id),
		...shard?.parts.flatMap((part) => part.scenarios) ?? [],
		...result.merged?.missing.map(({ scenario }) => scenario) ?? []
	]);
	const isKnown = (id) => known.has(id) || omitted.some((name) => id === name || id.startsWith(`${name}[`));
	const newest = histories.flatMap(({ runs }) => runs.at(-1)?.scenarios ?? []);
	return [...new Map(newest.filter(({ id }) => !isKnown(id)).map((scenario) => [scenario.id, scenario])).values()].map(({ id, metrics, tests }) => ({
		id,
		ending: null,
		outcomes: {},
		invocations: 0,
		trouble: null,
		metrics: tests === void 0 ? metrics.slice(0, 1).map((samples) => vanished(samples.metric, samples.samples)) : [vanished(FLAKE_METRIC, [storedRate(tests)])],
		failures: null,
		trends: [],
		unavailable: []
	}));
}
const storedRate = ({ failing }) => failing.reduce((most, { failed, runs }) => Math.max(most, failed / runs), 0);
const vanished = (metric, samples) => ({
	metric,
	relativeTo: null,
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

// src/analyze/searched-rates.ts
const searchedRateCaveats = ({ scenarios }, analyses) => {
	const searching = new Set(scenarios.filter(({ search }) => search !== void 0).map(({ id }) => id));
	return analyses.filter(({ id }) => searching.has(id)).flatMap(({ id, metrics }) => {
		const compared = metrics.filter(({ metric: { id: name }, gated, comparison }) => gated && name !== "load.sustainable" && COMPARED.has(comparison.kind));
		if (compared.length === 0) return [];
		return [{
			code: "searched-rates",
			text: `${compared.map(({ metric }) => metric.id).join(", ")} ${compared.length === 1 ? "was" : "were"} compared, though each side was measured at the rate that it sustains${ratesOf(metrics)}`,
			advice: "to compare them at one rate, add a scenario with that rate; of a search compare load.sustainable",
			scenario: id
		}];
	});
};
const COMPARED = /* @__PURE__ */ new Set([
	"exact",
	"stored",
	"paired"
]);
function ratesOf(metrics) {
	const found = metrics.find(({ metric }) => metric.id === SUSTAINABLE$1);
	if (found?.estimate == null || !("reference" in found.comparison)) return "";
	return `: ${perSecond(found.comparison.reference)} on the reference, ${perSecond(found.estimate.center)} here`;
}

// src/analyze/analyze.ts
function analyze(result, lookup, policy, later = []) {
	const own = {
		...policy,
		familyAlpha: policy.familyAlpha * shareOf$2(result.plan)
	};
	const histories = oneHistory(referenceOf(lookup, result, own));
	const analysis = analyzeBeside(result, histories, own, later);
	const tests = analyzeTests([result, ...later], histories, own);
	const tested = {
		...analysis,
		scenarios: withTests(analysis.scenarios, tests, result, own)
	};
	return withGrids(tested, [result, ...later]);
}
function shareOf$2({ shard, scenarios }) {
	if (shard === void 0) return 1;
	const all = shard.parts.reduce((sum, part) => sum + part.scenarios.length, 0);
	return Math.min(1, Math.max(scenarios.length, 1) / Math.max(all, 1));
}
function analyzeBeside(result, histories, policy, later) {
	const rounds = roundsOf([result, ...later], policy);
	const heads = headsOf([result, ...later]).map((scenario) => headOf(scenario, rounds));
	const gated = familySize(heads, histories, policy, result);
	const raw = [...heads.map((scenario) => {
		const history = histories.of(scenario);
		const before = onlyBefore(scenario, rounds, history);
		return analyzeScenario(scenario, result, history, policy, gated, before);
	}), ...vanishedScenarios(result, histories.all)];
	const failures = compareFailures([result, ...later], policy.familyAlpha);
	const paired = raw.map((scenario) => withPairs(scenario, rounds));
	const scenarios = withDetected$1(withFailures(adjustForFamily(paired), failures), [result, ...later]);
	const reference = rounds === null ? histories.reference : pairedReference(rounds, result, histories.reference);
	const ladders = analyzeLadders({
		result,
		later,
		heads,
		histories
	}, policy);
	return {
		schemaVersion: 1,
		reference,
		family: {
			alpha: policy.familyAlpha,
			metrics: rounds?.family.metrics ?? gated
		},
		scenarios,
		...ladders.length === 0 ? {} : { ladders },
		suiteShift: suiteShift(scenarios),
		control: rounds?.control ?? null,
		drift: driftOf(result, histories, policy),
		recommendations: [...recommend(scenarios, reference, policy.familyAlpha), ...adviseOnLeaks(scenarios, heads)],
		caveats: [
			...runCaveats(result, scenarios),
			...oneProgramCaveats(result.plan, policy, reference),
			...searchedRateCaveats(result.plan, scenarios),
			...[result, ...later].flatMap(budgetCaveats)
		]
	};
}

// src/plan/pairing.ts
const SEARCH_LOOKS = [
	10,
	20,
	40,
	60
];
const CONFIRMATION_LOOKS = [30, 60];
const isPairable = ({ driver, repeat }) => driver.kind !== "results" && repeat === void 0;
const pairsWithBase = (scenario) => isPairable(scenario) && !meetsOneProgram(scenario);
function pairedPlan(plan, { purpose, scenarios, base, budgetMs, control, once }) {
	const chosen = plan.scenarios.filter((scenario) => scenarios.has(scenario.id));
	const looks = purpose === "search" ? SEARCH_LOOKS : CONFIRMATION_LOOKS;
	const share = budgetMs === null ? null : budgetMs / Math.max(chosen.length, 1);
	const { services, ...rest } = plan;
	return {
		...rest,
		budgetMs,
		...neededServices(services, chosen),
		scenarios: chosen.map((scenario) => ({
			...scenario,
			...onlyRun(scenario, once?.get(scenario.id)),
			budgetMs: share
		})),
		omitted: [...plan.omitted, ...plan.scenarios.filter((scenario) => !scenarios.has(scenario.id)).map(({ name }) => name)],
		pairing: {
			purpose,
			base,
			looks,
			control,
			orders: Object.fromEntries(chosen.filter(({ repeat }) => repeat === void 0).map((scenario) => {
				const seed = hashSeed(`${plan.seed}/${purpose}/${scenario.id}`);
				return [scenario.id, drawOrders(looksOf({ looks }, scenario), seed, control)];
			}))
		}
	};
}
const onlyRun = ({ repeat }, only) => repeat === void 0 || only === void 0 ? null : { repeat: {
	...repeat,
	only
} };
const ORDERS = [["base", "head"], ["head", "base"]];
const CONTROLLED_ORDERS = [
	[
		"base",
		"head",
		"control"
	],
	[
		"control",
		"base",
		"head"
	],
	[
		"head",
		"control",
		"base"
	],
	[
		"control",
		"head",
		"base"
	],
	[
		"base",
		"control",
		"head"
	],
	[
		"head",
		"base",
		"control"
	]
];
function drawOrders(looks, seed, control) {
	const random = createRandom(seed);
	const all = control ? CONTROLLED_ORDERS : ORDERS;
	return looks.flatMap((look, k) => {
		const count = look - (looks[k - 1] ?? 0);
		const whole = Array.from({ length: Math.floor(count / all.length) }, () => all).flat();
		const rest = random.shuffle([...all]).slice(0, count - whole.length);
		return random.shuffle([...whole, ...rest]);
	});
}

// src/run/monitors/usage-meter.ts
const LEAST_MS = 500;
var UsageMeter = class {
	#before = null;
	#usage = {};
	add(reading) {
		const { atMs, rssBytes, cpuNs } = reading;
		if (rssBytes !== void 0) this.#usage = {
			...this.#usage,
			memoryBytes: rssBytes
		};
		if (cpuNs === void 0) return;
		const now = {
			atMs,
			cpuNs
		};
		const before = this.#before ?? now;
		const isFarEnough = atMs - before.atMs >= LEAST_MS;
		if (isFarEnough) this.#usage = {
			...this.#usage,
			cpu: coresBetween(before, now)
		};
		this.#before = isFarEnough ? now : before;
	}
	usage() {
		return this.#usage;
	}
};
const coresBetween = (before, now) => Math.max(0, now.cpuNs - before.cpuNs) / ((now.atMs - before.atMs) * 1e6);

// src/run/monitors/sampler-thread.ts
const ANSWER_LIMIT_MS = 2e3;
const MAX_STARTS = 3;
var SamplerThread = class {
	state;
	starts = 0;
	nextId = 0;
	awaited = 0;
	pending = /* @__PURE__ */ new Map();
	shown = /* @__PURE__ */ new Map();
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
	watch(rootPid, options) {
		if (this.state.kind === "dead" && this.starts < MAX_STARTS) this.state = this.start();
		const { state } = this;
		if (state.kind === "dead") return {
			usage: () => ({}),
			stop: async () => emptyReport(state.reason)
		};
		const id = this.nextId++;
		const report = new Promise((resolve) => this.pending.set(id, resolve));
		const { pace = "usual", temporary = null, live = false, ...rest } = options;
		const target = {
			...rest,
			rootPid,
			temporary
		};
		const startNs = process.hrtime.bigint();
		const meter = new UsageMeter();
		if (live) this.shown.set(id, meter);
		this.ask(state.worker, {
			kind: "watch",
			id,
			target,
			startNs,
			intervalMs: this.intervalMs,
			pace,
			live
		});
		let stopped = null;
		return {
			usage: () => meter.usage(),
			stop: () => {
				stopped ??= this.finish(state.worker, id, report);
				return stopped;
			}
		};
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
						else if (reply.kind === "reading") this.shown.get(reply.id)?.add(reply.reading);
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
		this.shown.delete(id);
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
	const thread = new SamplerThread(() => locateThread("sampler", import.meta.url), options.intervalMs ?? DEFAULT_INTERVAL_MS);
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

// src/run/instructions/fixed-layout.ts
const PATIENCE_MS$5 = 5e3;
async function fixedLayout(environment) {
	const setarch = findExecutable("setarch", environment.PATH);
	if (setarch === null) return null;
	const prefix = [
		setarch,
		machine(),
		"-R"
	];
	try {
		const env = childEnvironment(environment, [], {});
		await promisify(execFile)(setarch, [...prefix.slice(1), "/bin/true"], {
			env,
			timeout: PATIENCE_MS$5
		});
		return prefix;
	} catch {
		return null;
	}
}
function withFixedLayout(counter, prefix) {
	const [first, ...rest] = prefix;
	if (first === void 0) return counter;
	return {
		...counter,
		wrap: (argv, outputFile) => [
			first,
			...rest,
			...counter.wrap(argv, outputFile)
		]
	};
}

// src/run/instructions/callgrind.ts
const SLOWDOWN = 100;
const PATIENCE_MS$4 = 1e4;
const FORKS = [
	"fork",
	"__fork",
	"__libc_fork",
	"vfork",
	"__vfork",
	"posix_spawn",
	"posix_spawnp"
];
const callgrind = {
	program: "valgrind",
	remedy: "install valgrind (on Debian and Ubuntu: apt-get install valgrind)",
	async open(path) {
		const { stdout } = await promisify(execFile)(path, ["--version"], {
			env: { PATH: dirname(path) },
			timeout: PATIENCE_MS$4
		});
		return openCallgrind(path, stdout.trim().replace("-", " "));
	}
};
const openCallgrind = (path, version) => ({
	name: `callgrind of ${version}`,
	slowdown: SLOWDOWN,
	wrap: (argv, outputFile) => [
		path,
		"-q",
		"--tool=callgrind",
		"--trace-children=yes",
		"--vgdb=no",
		...FORKS.map((name) => `--dump-before=${name}`),
		`--callgrind-out-file=${outputFile.replaceAll("%", "%%")}.%p`,
		...argv
	],
	read: (outputFile) => sum(filesOf(outputFile).map(countIn))
});
function filesOf(outputFile) {
	const folder = dirname(outputFile);
	return readdirSync(folder).filter((name) => name.startsWith(`${basename(outputFile)}.`)).map((name) => join(folder, name));
}
function countIn(file) {
	const taken = takeMetrics(file);
	if ("fault" in taken) return {
		kind: "fault",
		reason: `a count cannot be read: ${taken.fault}`
	};
	const instructions = /^summary: (\d{1,15})$/m.exec(taken.text)?.[1];
	return instructions === void 0 ? {
		kind: "fault",
		reason: "a process was killed while valgrind wrote its count"
	} : {
		kind: "counted",
		instructions: Number(instructions)
	};
}
function sum(counts) {
	if (counts.length === 0) return {
		kind: "fault",
		reason: "valgrind left no count: the process was killed, or replaced it"
	};
	return counts.reduce((total, next) => {
		if (total.kind === "fault" || next.kind === "fault") return total.kind === "fault" ? total : next;
		return {
			kind: "counted",
			instructions: total.instructions + next.instructions
		};
	});
}

// src/run/instructions/perf.ts
const EVENT = "instructions:u";
const SEPARATOR = ";";
const perf = {
	program: "perf",
	remedy: "run where the processor’s counters are visible (most virtual machines hide them), with perf installed and kernel.perf_event_paranoid at 2 or below",
	open: async (path) => openPerf(path)
};
const openPerf = (path) => ({
	name: "perf stat",
	slowdown: 1,
	wrap: (argv, outputFile) => [
		path,
		"stat",
		"-x",
		SEPARATOR,
		"-e",
		EVENT,
		"-o",
		outputFile,
		"--",
		"/bin/sh",
		"-c",
		"\"$@\"; exit $?",
		"sh",
		...argv
	],
	read(outputFile) {
		const taken = takeMetrics(outputFile);
		return "fault" in taken ? {
			kind: "fault",
			reason: `perf left no count: ${taken.fault}`
		} : parsePerfStat(taken.text);
	}
});
function parsePerfStat(text) {
	const lines = text.split("\n").map((line) => line.split(SEPARATOR)).filter(([, , event = ""]) => event.includes("instructions"));
	const counted = lines.filter(([value = ""]) => /^\d{1,15}$/.test(value));
	if (counted.length === 0) return fault$1(lines[0]?.[0] ?? "no line about instructions");
	const partly = counted.find(([, , , , share = "100"]) => Number.parseFloat(share) < 100);
	if (partly !== void 0) return fault$1(`counted only ${partly[4]} % of the time`);
	return {
		kind: "counted",
		instructions: counted.reduce((sum, [value]) => sum + Number(value), 0)
	};
}
const fault$1 = (found) => ({
	kind: "fault",
	reason: `perf could not count ${EVENT}: ${found.trim()}`
});

// src/run/instructions/registry.ts
const COUNTERS = [perf, callgrind];

// src/run/instructions/choose-counter.ts
const PATIENCE_MS$3 = 3e4;
const NOT_ASKED = {
	kind: "none",
	reason: "no scenario of the plan counts instructions"
};
const counterFor = async ({ scenarios }, environment) => scenarios.some(({ measure }) => measure === "instructions") ? chooseCounter(environment) : NOT_ASKED;
async function chooseCounter(environment) {
	const prefix = await fixedLayout(environment);
	const scratch = openScratch();
	try {
		const reasons = [];
		for (const kind of COUNTERS) {
			const tried = await tryCounter(kind, prefix ?? [], environment, scratch);
			if (typeof tried !== "string") return {
				kind: "counter",
				counter: tried,
				layout: prefix === null ? "random" : "fixed"
			};
			reasons.push(tried);
		}
		const remedies = COUNTERS.map(({ remedy }) => remedy).join(", or ");
		return {
			kind: "none",
			reason: `instructions cannot be counted here (${reasons.join("; ")}). To count them, ${remedies}`
		};
	} finally {
		scratch.dispose();
	}
}
const uncountable = ({ measure }, choice) => measure === "instructions" && choice.kind === "none" ? choice.reason : null;
async function tryCounter({ program, open }, prefix, environment, scratch) {
	const path = findExecutable(program, environment.PATH);
	if (path === null) return `${program} is not installed`;
	try {
		const counter = withFixedLayout(await open(path), prefix);
		const output = `${scratch.metricsFile()}.count`;
		const [file, ...args] = counter.wrap([
			"/bin/sh",
			"-c",
			":"
		], output);
		await promisify(execFile)(file, args, {
			env: childEnvironment(environment, [], {}),
			timeout: PATIENCE_MS$3
		});
		const count = counter.read(output);
		return count.kind === "counted" && count.instructions > 0 ? counter : reasonOf$4(count);
	} catch (error) {
		return `${program} does not work: ${lastWords(error)}`;
	}
}
const reasonOf$4 = (count) => count.kind === "fault" ? count.reason : "it counted no instruction";
function lastWords(error) {
	return (error instanceof Error && "stderr" in error ? String(error.stderr) : "").split("\n").filter((line) => /\w/.test(line)).at(-1)?.trim().slice(0, 200) ?? (error instanceof Error ? error.message : String(error));
}

// src/run/drivers/detection-of.ts
async function detectionOf({ argv, cwd, env }, { scenario, scratch, tree, log }, { source }, metricsFile) {
	if (scenario.detectors === void 0 && scenario.histories === void 0) return null;
	const { openDetection } = await import("./detection.js");
	const { path: folder, remove } = scratch.temporaryFolder();
	const root = tree.directory;
	const detection = await openDetection({
		scenario,
		argv,
		cwd,
		env,
		folder,
		metricsFile,
		root,
		log,
		source
	});
	return {
		detection,
		async finish(report) {
			const detected = await detection.finish(report);
			remove();
			return detected;
		}
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

// src/run/process/temporary-environment.ts
const NAMES = [
	"TMPDIR",
	"TMP",
	"TEMP"
];
const keepsOwnTemporaryFolder = (env, passEnv) => NAMES.some((name) => name in env || passEnv.includes(name));
const temporaryEnvironment = (folder) => Object.fromEntries(NAMES.map((name) => [name, folder]));

// src/run/drivers/process-command.ts
function processCommand(plan, { scenario, tree, shell, nextMarker }, { temporary, addresses = /* @__PURE__ */ new Map() }, own) {
	const replaced = (text) => withAddresses(text, addresses);
	const { command } = plan;
	return {
		argv: argumentsOf(typeof command === "string" ? command : command.map(replaced), shell),
		cwd: resolve(tree.directory, plan.cwd),
		env: childEnvironment(tree.environment(), plan.passEnv, {
			...temporary === null ? {} : temporaryEnvironment(temporary),
			...serviceEnvironment(addresses),
			...Object.fromEntries(Object.entries(plan.env).map(([name, value]) => [name, replaced(value)])),
			STRESS_SEED: String(scenario.seed),
			STRESS_SCENARIO: scenario.id,
			...own,
			[MARKER]: nextMarker()
		})
	};
}

// src/run/drivers/with-detected.ts
function withDetected(operation, detected) {
	const [fault] = detected.faults;
	if (fault === void 0 || operation.outcome.kind !== "ok") return {
		...operation,
		detected
	};
	return {
		...operation,
		detected,
		outcome: {
			kind: "broken",
			reason: reportOf(fault)
		},
		emitted: {
			...operation.emitted,
			samples: [],
			checkpoints: null
		}
	};
}

// src/run/drivers/with-readings.ts
const SHOWN = 5;
function withReadings(finished, read) {
	const operation = {
		...finished,
		tests: read.tests,
		...read.broken === null ? {} : { readFault: read.broken }
	};
	const emitted = joined(operation.emitted, read.emitted);
	const [first] = read.failedTests;
	const excerpt = first === void 0 ? operation.excerpt : excerptOf(testsExcerpt(read.failedTests));
	if (operation.outcome.kind !== "ok") return {
		...operation,
		excerpt,
		emitted: {
			...emitted,
			samples: [],
			checkpoints: null
		}
	};
	const reason = first === void 0 ? read.broken ?? read.allSkipped ?? impossibility(emitted) : firstLine(first);
	if (reason === null) return {
		...operation,
		emitted
	};
	return {
		...operation,
		outcome: {
			kind: "broken",
			reason
		},
		excerpt,
		emitted: {
			...emitted,
			samples: [],
			checkpoints: null
		}
	};
}
function joined(own, read) {
	const names = new Set(own.samples.map(({ metric }) => metric));
	return {
		samples: [...own.samples, ...read.samples.filter(({ metric }) => !names.has(metric))],
		declarations: [...own.declarations, ...read.declarations.filter(({ id }) => !names.has(id))],
		checkpoints: own.checkpoints,
		problems: [...own.problems, ...read.problems]
	};
}
function testsExcerpt(failed) {
	const shown = failed.slice(0, SHOWN).map((text) => text.split("\n").slice(0, 3).join("\n"));
	const rest = failed.length > SHOWN ? [`and ${failed.length - SHOWN} more failed tests`] : [];
	return [...shown, ...rest].join("\n");
}
const firstLine = (text) => text.split("\n").slice(0, 2).join(" ").slice(0, 300);

// src/run/drivers/command.ts
const METRICS_FILE = "$STRESS_METRICS";
function commandDriver(plan, context) {
	return { async run(stimulus, signal) {
		const own = hasOwnFolder(context.scenario) ? context.scratch.temporaryFolder() : null;
		try {
			return await runOnce(plan, context, stimulus, own?.path ?? null, signal);
		} finally {
			own?.remove();
		}
	} };
}
async function runOnce(plan, context, stimulus, own, signal) {
	const files = {
		metrics: context.scratch.metricsFile(),
		own
	};
	const log = stimulus.given?.log ?? context.log;
	const readings = await readingsOf(plan, context, own);
	const bare = commandOf$1(plan, context, stimulus, files);
	const watched = await detectionOf(bare, {
		...context,
		log
	}, stimulus, files.metrics);
	const report = await runCommand({
		launcher: stimulus.given?.launcher ?? context.launcher,
		command: {
			...bare,
			env: {
				...bare.env,
				...watched?.detection.env
			}
		},
		throughShell: typeof plan.command === "string",
		expectExitCodes: plan.expectExitCodes,
		timeoutMs: context.scenario.timeoutMs,
		fifo: context.scratch.fifo(stimulus.user),
		...readerOf([readings, watched?.detection ?? null], stimulus, context),
		...watched?.detection.guard ? { guard: watched.detection.guard } : {},
		log,
		source: stimulus.source,
		signal,
		onSpawn(rootPid, ownPids) {
			stimulus.onSpawn(rootPid, ownPids);
			watched?.detection.onSpawn(rootPid, ownPids);
		}
	});
	const emitted = withEmitted(report, files.metrics);
	const isRepeated = context.scenario.repeat !== void 0;
	const operation = readings === null ? emitted : withReadings(emitted, await finished(readings, isRepeated));
	if (watched === null) return operation;
	const detected = await watched.finish(report);
	return isRepeated ? {
		...operation,
		detected
	} : withDetected(operation, detected);
}
async function finished(readings, isRepeated) {
	const read = await readings.finish();
	return isRepeated ? {
		...read,
		allSkipped: null
	} : read;
}
async function readingsOf({ read, cwd }, { tree }, own) {
	if (read === void 0 || read.length === 0) return null;
	const { openReadings } = await import("./reading2.js");
	return openReadings(read, resolve(tree.directory, cwd), own);
}
function readerOf(takers, { user }, { scratch }) {
	const readers = takers.filter((taker) => taker?.hasStreams);
	if (readers.length === 0) return {};
	const onOutput = (chunk, stream) => {
		for (const reader of readers) reader?.onOutput(chunk, stream);
	};
	return { reader: {
		errorFifo: scratch.errorFifo(user),
		onOutput
	} };
}
function commandOf$1(plan, context, stimulus, files) {
	return processCommand(plan, context, stimulus, {
		STRESS_METRICS: files.metrics,
		STRESS_USER: String(stimulus.user),
		STRESS_ITERATION: String(stimulus.iteration),
		...files.own === null ? {} : { [OWN_FOLDER]: files.own },
		...stimulus.given?.env
	});
}
function withEmitted(report, metricsFile) {
	const emitted = readEmitted(metricsFile);
	if (report.outcome.kind !== "ok") return {
		...report,
		emitted: withoutValues$1(emitted)
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
		emitted: withoutValues$1(emitted)
	};
}
const withoutValues$1 = (emitted) => ({
	...emitted,
	samples: [],
	checkpoints: null
});
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

// src/run/http/bodies.ts
function readBodies(requests, folder) {
	const byPath = /* @__PURE__ */ new Map();
	for (const { name, body } of requests) {
		if (body?.kind !== "file" || byPath.has(body.path)) continue;
		try {
			byPath.set(body.path, readFileSync(resolve(folder, body.path)));
		} catch (error) {
			const cause = error instanceof Error && "code" in error ? CAUSES[String(error.code)] : void 0;
			return {
				ok: false,
				reason: `the body of ${name === null ? "the request" : `the request "${name}"`} cannot be read: ${body.path} ${cause ?? String(error)}; files of bodies are relative to the folder of the scenario (\`cwd\`)`
			};
		}
	}
	return {
		ok: true,
		byPath
	};
}
const CAUSES = {
	ENOENT: "does not exist",
	EISDIR: "is a folder",
	EACCES: "may not be read"
};

// src/run/http/looking.ts
var Looking = class {
	look;
	#byStart = /* @__PURE__ */ new Map();
	constructor(threads, onWindow) {
		this.look = (window, response) => {
			const seen = this.#byStart.get(window.fromMs) ?? [];
			seen.push({
				window,
				response
			});
			if (seen.length < threads) this.#byStart.set(window.fromMs, seen);
			else {
				this.#byStart.delete(window.fromMs);
				onWindow(together$1(window, seen));
			}
		};
	}
};
function together$1({ fromMs, toMs }, seen) {
	const sum = (of) => seen.reduce((total, { window }) => total + of(window), 0);
	const waitedMs = Math.max(0, ...seen.map(({ window }) => window.waitedMs ?? 0));
	const response = addHistograms(seen.map((of) => of.response));
	return {
		fromMs,
		toMs,
		scheduled: sum((window) => window.scheduled),
		completed: sum((window) => window.completed),
		failed: sum((window) => window.failed),
		dropped: sum((window) => window.dropped),
		inFlight: sum((window) => window.inFlight),
		p50: quantileIn(response, .5),
		p95: quantileIn(response, .95),
		p99: quantileIn(response, .99),
		...waitedMs > 0 ? { waitedMs } : {},
		...seen.some(({ window }) => window.voided) ? { voided: true } : {}
	};
}

// src/run/http/generators.ts
const LEAD_MS = 250;
const STOP_MS = 2e3;
async function generate(shares, { signal, onWindow, locate = program }) {
	const looking = new Looking(shares.length, onWindow);
	const threads = shares.map((share) => new GeneratorThread(locate(), share, looking.look));
	const stop = () => {
		for (const thread of threads) thread.stop();
	};
	signal.addEventListener("abort", stop, { once: true });
	if (signal.aborted) stop();
	try {
		await Promise.all(threads.map((thread) => thread.ready));
		const startMs = monotonicMs() + LEAD_MS;
		for (const thread of threads) thread.start(startMs);
		for (const thread of threads) thread.ended.then((ending) => faultIn(ending) !== null && stop());
		return together(await Promise.all(threads.map((thread) => thread.ended)));
	} finally {
		signal.removeEventListener("abort", stop);
		await Promise.all(threads.map((thread) => thread.close()));
	}
}
const program = () => locateThread("generator", import.meta.url);
function together(endings) {
	const results = endings.flatMap((ending) => "result" in ending ? ending.result : []);
	const [fault = null] = endings.flatMap((ending) => faultIn(ending) ?? []);
	return {
		tally: addTallies(results.map(({ tally }) => tally)),
		parts: addPartTallies(results.map(({ parts }) => parts)),
		failures: addFailures(results.map(({ failures }) => failures)),
		unmeasuredFailures: addFailures(results.map(({ unmeasuredFailures }) => unmeasuredFailures)),
		fault
	};
}
function faultIn(ending) {
	if ("fault" in ending) return ending.fault;
	return "result" in ending ? ending.result.shortage : null;
}
var GeneratorThread = class {
	ready;
	ended;
	#worker;
	#timer;
	constructor(location, share, look) {
		const worker = new Worker(location, {
			name: "generator",
			workerData: share,
			execArgv: []
		});
		this.#worker = worker;
		this.ended = new Promise((resolve) => {
			worker.on("message", (message) => {
				if (message.kind === "window") look(message.window, message.response);
				else if (message.kind === "done") resolve({ result: message.result });
			});
			worker.on("error", (error) => resolve({ fault: `the load generator failed: ${error.message}` }));
			worker.on("exit", (code) => resolve(code === 0 ? { stopped: true } : { fault: `the load generator ended with code ${code}` }));
		});
		this.ready = Promise.race([new Promise((resolve) => worker.on("message", (message) => message.kind === "ready" && resolve())), this.ended.then(() => {})]);
	}
	start(startMs) {
		this.#tell({
			kind: "start",
			startMs
		});
	}
	stop() {
		this.#tell({ kind: "stop" });
		this.#timer ??= setTimeout(() => void this.#worker.terminate(), STOP_MS);
	}
	async close() {
		clearTimeout(this.#timer);
		await this.#worker.terminate();
	}
	#tell(message) {
		this.#worker.postMessage(message);
	}
};

// src/stats/two-segment.ts
function weighted(x, y, weight) {
	assertSample(x, 2, "a two-segment fit");
	assertSample(y, x.length, "a two-segment fit");
	if (weight !== void 0) assertSample(weight, x.length, "a two-segment fit");
	const order = [...x.keys()].sort((i, j) => (x[i] ?? 0) - (x[j] ?? 0));
	const take = (of) => order.map((i) => of[i] ?? 0);
	const points = {
		x: take(x),
		y: take(y),
		weight: weight === void 0 ? x.map(() => 1) : take(weight)
	};
	if ((points.x[0] ?? 0) < 0 || (points.x.at(-1) ?? 0) === 0 || points.weight.some((w) => w <= 0)) throw new RangeError("Cannot compute a two-segment fit: no x may be negative, one must be positive, and so must all weights");
	return points;
}
const heightAt = ({ slope, level, knee, fall }, x) => x <= knee ? slope * x : level * (knee / x) ** fall;
function fitLine({ x, y, weight }) {
	let [wxx, wxy] = [0, 0];
	for (const [i, at] of x.entries()) {
		wxx += (weight[i] ?? 0) * at * at;
		wxy += (weight[i] ?? 0) * at * (y[i] ?? 0);
	}
	return bend({
		x,
		y,
		weight
	}, {
		slope: wxy / wxx,
		level: Number.POSITIVE_INFINITY
	}, 0);
}
function fitBend(points, fall = 0) {
	const sums = sumsOf(points, fall);
	let best = {
		slope: 0,
		level: 0,
		gain: Number.NEGATIVE_INFINITY
	};
	for (let before = 1; before <= points.x.length; before++) for (const candidate of [meeting(points.x, sums, before, fall), bentAt(points.x[before - 1] ?? 0, sums, before, fall)]) if (candidate !== null && candidate.gain > best.gain) best = candidate;
	return bend(points, best, fall);
}
function sumsOf({ x, y, weight }, fall) {
	const count = x.length;
	const [wxx, wxy, wtt, wty] = Array.from({ length: 4 }, () => new Float64Array(count + 1));
	for (const [i, where] of x.entries()) {
		const [w, height] = [weight[i] ?? 0, y[i] ?? 0];
		wxx[i + 1] = at(wxx, i) + w * where * where;
		wxy[i + 1] = at(wxy, i) + w * where * height;
	}
	for (let i = count - 1; i > 0; i--) {
		const [w, t] = [weight[i] ?? 0, (x[i] ?? 0) ** -fall];
		wtt[i] = at(wtt, i + 1) + w * t * t;
		wty[i] = at(wty, i + 1) + w * t * (y[i] ?? 0);
	}
	return {
		wxx,
		wxy,
		wtt,
		wty
	};
}
const at = (sums, index) => sums[index] ?? 0;
function meeting(x, sums, before, fall) {
	const [xx, xy] = [at(sums.wxx, before), at(sums.wxy, before)];
	if (before === x.length || xx === 0 || xy <= 0) return null;
	const slope = xy / xx;
	const height = at(sums.wty, before) / at(sums.wtt, before);
	if (height <= 0) return null;
	const knee = (height / slope) ** (1 / (fall + 1));
	if (knee < (x[before - 1] ?? 0) || knee > (x[before] ?? 0)) return null;
	return {
		slope,
		level: slope * knee,
		gain: slope * xy + height * at(sums.wty, before)
	};
}
function bentAt(knee, sums, before, fall) {
	const beyond = knee ** (fall + 1);
	const squares = at(sums.wxx, before) + beyond * beyond * at(sums.wtt, before);
	const products = at(sums.wxy, before) + beyond * at(sums.wty, before);
	if (knee === 0 || products <= 0) return null;
	const slope = products / squares;
	return {
		slope,
		level: slope * knee,
		gain: slope * products
	};
}
function bend({ x, y, weight }, { slope, level }, fall) {
	const shape = {
		slope,
		level,
		knee: level / slope,
		fall
	};
	let loss = 0;
	for (const [i, where] of x.entries()) loss += (weight[i] ?? 0) * ((y[i] ?? 0) - heightAt(shape, where)) ** 2;
	return {
		...shape,
		loss
	};
}

// src/stats/falling-tail.ts
const NEAR = .7;
const TOLERATED_SHARE = .05;
const TOLERATED_NOISE = 2.5;
const LEAST_KEPT = 2;
const FALLS = [
	.1,
	.2,
	.35,
	.5,
	.75,
	1,
	1.5,
	2,
	3,
	4,
	6
];
const FAR_OFF = 1.5;
const PARAMETERS = 3;
const CLEAR = 16;
function withoutFallingTail(points) {
	const top = points.y.reduce((most, value) => Math.max(most, value), 0);
	const near = firstOf(points, points.y.findLastIndex((value) => value >= NEAR * top) + 1);
	const noise = noiseOf(points);
	const tolerated = Math.max(TOLERATED_SHARE * top, TOLERATED_NOISE * noise);
	const kept = (fall) => ({
		...keptOf(near, fall, tolerated),
		tolerated,
		noise
	});
	const flat = kept(0);
	const falling = FALLS.map(kept).filter((found) => beyondOf(near, found) >= LEAST_KEPT && isClose(near, found)).reduce((best, found) => found.cost < (best?.cost ?? flat.cost) ? found : best, null);
	if (falling === null) return flat;
	const left = falling.cost / Math.max(near.x.length - PARAMETERS, 1);
	return flat.cost - falling.cost > CLEAR * left ? falling : flat;
}
const fitFall = (points) => [0, ...FALLS].map((fall) => fitBend(points, fall)).reduce((best, bend) => bend.loss < best.loss ? bend : best);
const isClose = ({ x, y }, { count, bend, tolerated }) => x.slice(0, count).every((where, i) => Math.abs((y[i] ?? 0) - heightAt(bend, where)) <= FAR_OFF * tolerated);
const beyondOf = ({ x }, { count, bend }) => x.slice(0, count).filter((value) => value >= bend.knee).length;
function keptOf(points, fall, tolerated) {
	const { x, y, weight } = points;
	const all = fitBend(points, fall);
	let best = {
		count: x.length,
		bend: all,
		cost: all.loss
	};
	let tail = 0;
	for (let count = x.length - 1; count >= LEAST_KEPT; count--) {
		tail += (weight[count] ?? 0) * tolerated ** 2;
		if (tail >= best.cost) break;
		const bend = fitBend(firstOf(points, count), fall);
		const cost = bend.loss + tail;
		if ((y[count] ?? 0) < bend.level && cost < best.cost) best = {
			count,
			bend,
			cost
		};
	}
	return best;
}
const firstOf = ({ x, y, weight }, count) => ({
	x: x.slice(0, count),
	y: y.slice(0, count),
	weight: weight.slice(0, count)
});
const NORMAL_MAD = .6745;
function noiseOf({ x, y }) {
	const off = y.slice(2).map((after, i) => {
		const [from, at, to] = [
			x[i] ?? 0,
			x[i + 1] ?? 0,
			x[i + 2] ?? 0
		];
		const share = to > from ? (at - from) / (to - from) : .5;
		const [before, value] = [y[i] ?? 0, y[i + 1] ?? 0];
		return Math.abs(value - before - share * (after - before)) / Math.sqrt(1 + share ** 2 + (1 - share) ** 2);
	});
	return off.length === 0 ? 0 : median(off) / NORMAL_MAD;
}

// src/stats/wild-bootstrap.ts
function jackknifed({ x, y, weight }, bend) {
	let [line, flat] = [0, 0];
	const beyond = (where) => (bend.knee / where) ** (2 * bend.fall);
	for (const [i, where] of x.entries()) if (where < bend.knee) line += (weight[i] ?? 0) * where * where;
	else flat += (weight[i] ?? 0) * beyond(where);
	return Float64Array.from(x, (where, i) => {
		const own = weight[i] ?? 0;
		const leverage = where < bend.knee ? own * where * where / line : own * beyond(where) / flat;
		const error = (y[i] ?? 0) - heightAt(bend, where);
		return leverage < 1 ? error / (1 - leverage) : error;
	});
}
function withSigns(points, bend, errors, random) {
	const y = points.x.map((x, i) => heightAt(bend, x) + (random.bits() >>> 31 === 0 ? 1 : -1) * (errors[i] ?? 0));
	return {
		...points,
		y
	};
}

// src/stats/knee.ts
const LEAST_POINTS = 6;
const LEAST_SIDE = 2;
const LEAST_SHORTFALL = .05;
const FLAT_SHARE = .1;
const LEAST_FLAT = 3;
const CLOSE = 1.1;
const KNEE_ALPHA = .05;
function findKnee(sample, { seed, rounds = ROUNDS$1, level = LEVEL$1 }) {
	const points = weighted(sample.x, sample.y, sample.weight);
	const count = points.x.length;
	if (count < 6) return {
		kind: "none",
		reason: "few-points",
		found: count,
		needed: 6
	};
	const kept = withoutFallingTail(points);
	const { bend } = kept;
	const lacking = lackOf(points, bend);
	if (lacking !== null) return lacking;
	const random = createRandom(seed);
	const p = straightP(points, fitBend(points), random, rounds);
	const shortfall = bend.slope * (points.x.at(-1) ?? 0) / bend.level - 1;
	const fell = count - kept.count >= 2;
	if (p > .05 && !fell || shortfall < .05) return {
		kind: "none",
		reason: "straight",
		p,
		shortfall
	};
	if (kept.count < count && beyondOf(points, kept) < 3) return betweenOf(points, kept, p);
	const described = firstOf(points, kept.count);
	const rising = risingBeyond(described, bend);
	if (rising !== null) return {
		kind: "none",
		reason: "still-rising",
		slopeShare: rising
	};
	const errors = jackknifed(described, bend);
	const refit = bend.fall === 0 ? fitBend : fitFall;
	const draws = Array.from({ length: rounds }, () => refit(withSigns(described, bend, errors, random)));
	const rangeOf = (pick) => percentileRange(draws.map(pick), level, described.x.length - 2);
	return {
		kind: "knee",
		knee: bend.knee,
		range: rangeOf((draw) => draw.knee),
		level: bend.level,
		levelRange: rangeOf((draw) => draw.level),
		slope: bend.slope,
		beyond: points.x.filter((x) => x >= bend.knee).length,
		p
	};
}
function betweenOf({ x, y }, { count, bend, tolerated, noise }, p) {
	const { slope } = bend;
	const last = x.slice(0, count).findLastIndex((where, i) => Math.abs((y[i] ?? 0) - slope * where) <= tolerated);
	const low = Math.max(0, (y[last] ?? 0) - studentQuantile(.95, x.length - 1) * noise) / slope;
	const high = x[last + 1] ?? 0;
	if (high > 1.1 * low) return {
		kind: "between",
		low,
		high,
		p
	};
	const knee = Math.sqrt(low * high);
	const levelRange = {
		low: slope * low,
		high: slope * high
	};
	const beyond = x.length - last - 1;
	return {
		kind: "knee",
		knee,
		range: {
			low,
			high
		},
		level: slope * knee,
		levelRange,
		slope,
		beyond,
		p
	};
}
function lackOf({ x }, bend) {
	if (!(bend.slope > 0 && bend.level > 0)) return {
		kind: "none",
		reason: "no-rise"
	};
	const before = x.filter((value) => value > 0 && value <= bend.knee).length;
	const beyond = x.filter((value) => value >= bend.knee).length;
	if (before < 2) return {
		kind: "none",
		reason: "few-before",
		found: before,
		needed: 2
	};
	if (beyond < 2) return {
		kind: "none",
		reason: "few-beyond",
		found: beyond,
		needed: 2
	};
	return null;
}
function straightP(points, bend, random, rounds) {
	const line = fitLine(points);
	const errors = jackknifed(points, line);
	const observed = clarity(points, bend, line);
	let asClear = 1;
	for (let round = 0; round < rounds; round++) {
		const drawn = withSigns(points, line, errors, random);
		if (clarity(drawn, fitBend(drawn), fitLine(drawn)) >= observed) asClear++;
	}
	return asClear / (rounds + 1);
}
const ROUNDING$1 = 1e-24;
function clarity({ y, weight }, bend, line) {
	const exact = ROUNDING$1 * y.reduce((sum, value, i) => sum + (weight[i] ?? 0) * value * value, 0);
	const gained = line.loss - bend.loss;
	return gained <= exact ? 0 : gained / Math.max(bend.loss, exact);
}
function risingBeyond({ x, y, weight }, bend) {
	const places = [...x.keys()].filter((i) => (x[i] ?? 0) >= bend.knee);
	const sum = (term) => places.reduce((total, i) => total + (weight[i] ?? 0) * term(i), 0);
	const total = sum(() => 1);
	const [centerX, centerY] = [sum((i) => x[i] ?? 0) / total, sum((i) => y[i] ?? 0) / total];
	const squares = sum((i) => ((x[i] ?? 0) - centerX) ** 2);
	if (places.length < 3 || squares === 0) return null;
	const slope = sum((i) => ((x[i] ?? 0) - centerX) * ((y[i] ?? 0) - centerY)) / squares;
	const left = sum((i) => ((y[i] ?? 0) - centerY - slope * ((x[i] ?? 0) - centerX)) ** 2);
	const error = Math.sqrt(left / (places.length - 2) / squares);
	return slope - studentQuantile(.95, places.length - 2) * error > .1 * bend.slope ? slope / bend.slope : null;
}

// src/run/load/load-levels.ts
const SETTLING$1 = .2;
const STRETCHES = 30;
function levelsOf({ windows, voided, phases }, part) {
	const isVoid = new Set(voided.map(({ index }) => index));
	const middles = windows.edgesMs.slice(1).map((to, i) => (to + (windows.edgesMs[i] ?? to)) / 2);
	return stretchesOf(part).flatMap(({ fromMs, toMs }) => {
		const level = levelOf$1(windows, middles.flatMap((at, i) => at >= fromMs && at < toMs && isMeasured$1(phases, at) ? [i] : []), isVoid);
		return level !== null && level.scheduled > 0 ? [level] : [];
	});
}
function stretchesOf(part) {
	const rampsMs = part.reduce((sum, { from, to, durationMs }) => sum + (to > from ? durationMs : 0), 0);
	return part.flatMap(({ from, to, fromMs, toMs, durationMs }) => to > from ? cut(fromMs, toMs, Math.max(1, Math.round(STRETCHES * durationMs / rampsMs))) : [{
		fromMs: fromMs + SETTLING$1 * durationMs,
		toMs
	}]);
}
const cut = (fromMs, toMs, count) => Array.from({ length: count }, (_, i) => ({
	fromMs: fromMs + (toMs - fromMs) * i / count,
	toMs: fromMs + (toMs - fromMs) * (i + 1) / count
}));
function levelOf$1({ edgesMs, ...columns }, all, isVoid) {
	const own = all.filter((i) => !isVoid.has(i));
	const [first, last] = [own[0], own.at(-1)];
	if (first === void 0 || last === void 0) return null;
	const sum = (column) => own.reduce((total, i) => total + (column[i] ?? 0), 0);
	const p99 = own.flatMap((i) => columns.p99[i] ?? []);
	const lengthMs = (i) => (edgesMs[i + 1] ?? 0) - (edgesMs[i] ?? 0);
	let waiting = 0;
	const backlog = all.flatMap((i) => {
		waiting += (columns.scheduled[i] ?? 0) - (columns.completed[i] ?? 0) - (columns.dropped[i] ?? 0);
		return isVoid.has(i) ? [] : [waiting];
	});
	return {
		fromMs: edgesMs[first] ?? 0,
		toMs: edgesMs[last + 1] ?? 0,
		soundMs: own.reduce((total, i) => total + lengthMs(i), 0),
		scheduled: sum(columns.scheduled),
		completed: sum(columns.completed),
		failed: sum(columns.failed),
		dropped: sum(columns.dropped),
		p99: p99.length === 0 ? null : median(p99),
		backlog
	};
}

// src/stats/partial-sums.ts
function sumError(terms) {
	let [partial, squares] = [0, 0];
	for (const term of terms.slice(0, -1)) {
		partial += term;
		squares += partial * partial;
	}
	return {
		error: Math.sqrt(2 * squares / terms.length),
		terms: terms.length
	};
}
const criticalTrend = (n) => 5.76 + 1.9 / n + 56 / n ** 2;

// src/stats/backlog.ts
function drift(values) {
	assertSample(values, 20, "a drift");
	const n = values.length;
	const center = values.reduce((sum, value) => sum + value, 0) / n;
	const time = (i) => i - (n - 1) / 2;
	const squares = n * (n * n - 1) / 12;
	const slope = values.reduce((sum, value, i) => sum + time(i) * value, 0) / squares;
	const { error } = sumError(values.map((value, i) => time(i) * (value - center - slope * time(i))));
	const half = criticalTrend(n) * error / squares;
	return {
		slope,
		low: slope - half,
		high: slope + half
	};
}

// src/run/load/saturation-signs.ts
const BEHIND = .95;
const BACKLOG = .01;
const SLOW$1 = 5;
const FLAT = .1;
const FLAT_DISTANCE = .1;
const ERRORS = .01;
const CERTAIN = .95;
function signsOf(levels) {
	const far = FLAT_DISTANCE * Math.max(...levels.map(offered)) * .95;
	const isLate = isBehindOf(levels);
	return levels.map((level, i) => {
		const [before, after] = [levels[i - 1], levels[i + 1]];
		const lighter = levels.findLast((other) => offered(other) <= offered(level) - far);
		return [
			["behind", isLate(level) && [before, after].some((other) => other !== void 0 && isLate(other))],
			["backlog", growsBehind(level)],
			["slow", (level.p99 ?? 0) > SLOW$1 * (levels[0]?.p99 ?? Number.POSITIVE_INFINITY)],
			["flat", lighter !== void 0 && gains(lighter, level) < FLAT],
			["errors", wilsonInterval(...troubled(level), CERTAIN).low > ERRORS]
		].flatMap(([sign, isThere]) => isThere ? [sign] : []);
	});
}
function firstSaturated(signs) {
	const saturated = signs.map((own) => own.length >= 2);
	const lasts = (from) => {
		const count = saturated.slice(from).filter((own) => own).length;
		return count >= 2 && count * 2 >= saturated.length - from;
	};
	const first = saturated.findIndex((own, i) => own && lasts(i));
	if (first !== -1) return first;
	return (signs.at(-1)?.length ?? 0) > 2 ? signs.length - 1 : null;
}
function isBehindOf(levels) {
	const [lightest] = levels;
	const usual = lightest === void 0 ? 1 : Math.min(1, wellShare(lightest));
	return (level) => wellShare(level) < BEHIND * usual;
}
const wellShare = ({ completed, failed, scheduled }) => (completed - failed) / scheduled;
const troubled = ({ failed, dropped, completed }) => [failed + dropped, Math.max(completed + dropped, 1)];
function growsBehind({ backlog, scheduled }) {
	if (backlog.length < 20) return false;
	const { slope, low } = drift(backlog);
	return low > 0 && slope * backlog.length > BACKLOG * scheduled;
}
function gains(before, level) {
	const more = offered(level) - offered(before);
	return more > 0 ? (achieved(level) - achieved(before)) / more : Number.POSITIVE_INFINITY;
}
const offered = ({ scheduled, soundMs }) => scheduled * 1e3 / soundMs;
const achieved = ({ completed, failed, soundMs }) => (completed - failed) * 1e3 / soundMs;

// src/run/load/saturation.ts
const ROUNDS = 400;
function saturationOf(trace, load, seed) {
	const part = load.model === "open" ? risingPart(load.curve) : null;
	const tallies = part === null ? [] : levelsOf(trace, part);
	if (tallies.length === 0) return null;
	const signs = signsOf(tallies);
	const first = firstSaturated(signs);
	return {
		levels: tallies.map((level, i) => ({
			fromMs: level.fromMs,
			toMs: level.toMs,
			offered: offered(level),
			achieved: achieved(level),
			completed: level.completed,
			p99: level.p99,
			signs: signs[i] ?? []
		})),
		firstSaturated: first,
		point: pointOf(tallies, first, seed)
	};
}
function pointOf(levels, first, seed) {
	const upTo = Math.max(...levels.map(offered));
	const heaviest = levels.at(-1);
	if (first === null && heaviest !== void 0 && !isBehindOf(levels)(heaviest)) return {
		kind: "unsaturated",
		upTo
	};
	const answer = findKnee({
		x: levels.map(offered),
		y: levels.map(achieved),
		weight: levels.map(({ soundMs }) => soundMs)
	}, {
		seed,
		rounds: ROUNDS
	});
	const saturated = levels[first ?? -1];
	if (answer.kind === "none") return unplaced(answer, saturated, heaviest, upTo);
	if (answer.kind === "between") return {
		kind: "between",
		low: answer.low,
		high: answer.high
	};
	const { knee, range, level } = answer;
	const above = heaviestInPace(levels, first);
	if (above > CONTRADICTED * knee) return {
		kind: "unplaced",
		reason: contradiction(above, knee)
	};
	return {
		kind: "saturated",
		rate: knee,
		low: range.low,
		high: range.high,
		capacity: level
	};
}
const CONTRADICTED = 1.1;
function heaviestInPace(levels, first) {
	const [lighter, heavier] = levels.slice(0, first ?? 0).slice(-2);
	const isBehind = isBehindOf(levels);
	if (lighter === void 0 || heavier === void 0) return 0;
	return isBehind(lighter) || isBehind(heavier) ? 0 : offered(lighter);
}
const contradiction = (above, knee) => `throughput still followed the load at ${shown$2(above)}, where a line that becomes flat would have ended at ${shown$2(knee)}: it is another shape, with no one point`;
function unplaced(answer, saturated, heaviest, upTo) {
	return {
		kind: "unplaced",
		reason: reasonOf$3(answer, saturated ?? heaviest, upTo),
		...(answer.reason === "few-before" || answer.reason === "no-rise") && saturated !== void 0 ? { atMost: offered(saturated) } : {}
	};
}
function reasonOf$3(answer, first, upTo) {
	const signs = `there are signs of saturation from ${shown$2(first === void 0 ? upTo : offered(first))} on`;
	switch (answer.reason) {
		case "few-points": return `${signs}, but ${answer.found} different rates do not show where it begins; ${6} are needed`;
		case "few-before":
		case "no-rise": return `${signs}, too early to see throughput follow the load before; begin with a lower rate`;
		case "few-beyond": return `${signs}, but too little of the load, which goes up to ${shown$2(upTo)}, lies beyond the point; end with a higher rate`;
		case "straight": return `${signs}, but throughput follows the load up to ${shown$2(upTo)} nearly as before; end with a higher rate`;
		case "still-rising": return `${signs}, but throughput goes on rising beyond it, at ${Math.round(answer.slopeShare * 100)} % of the pace before: there is no one point`;
	}
}
const shown$2 = (rate) => `${Number(rate.toPrecision(3))}/s`;

// src/stats/recovered.ts
function recoveryAfter(windows, { end, until, run }) {
	let [length, start] = [0, end];
	let lastBad = end;
	for (const { from, to, good } of windows) {
		if (from < end || to > until || good === null) continue;
		if (!good) {
			[length, lastBad] = [0, to];
			continue;
		}
		if (length === 0) start = from;
		length++;
		if (length >= run) return {
			kind: "recovered",
			after: start - end
		};
	}
	return {
		kind: "censored",
		after: lastBad - end
	};
}

// src/run/load/spike-recovery.ts
const GOOD_RUN = 3;
const SETTLING = .2;
function recoveryOf(trace) {
	const spikes = trace.phases.find(({ name }) => name === "spike")?.spans ?? [];
	const steady = spikes.length === 0 ? null : steadyBefore(trace);
	if (steady === null) return null;
	const windows = judged$1(trace, steady);
	const lastMs = trace.windows.edgesMs.at(-1) ?? 0;
	return {
		steady,
		spikes: spikes.map(({ toMs: end }, i) => {
			const { kind, after } = recoveryAfter(windows, {
				end,
				until: spikes[i + 1]?.fromMs ?? lastMs,
				run: GOOD_RUN
			});
			return {
				endMs: end,
				afterMs: after,
				recovered: kind === "recovered"
			};
		})
	};
}
function steadyBefore(trace) {
	const [before] = trace.phases.find(({ name }) => name === "before")?.spans ?? [];
	const own = before === void 0 ? [] : soundWindows(trace, settled(before));
	const p95 = own.flatMap((i) => trace.windows.p95[i] ?? []);
	if (p95.length === 0) return null;
	const worst = (of) => Math.max(0, ...own.map(of));
	return {
		p95Ns: Math.max(1.1 * median(p95), ...p95),
		achieved: Math.min(.9, ...own.map((i) => doneShare(trace, i))),
		troubled: worst((i) => troubledShare(trace, i))
	};
}
const settled = ({ fromMs, toMs }) => ({
	fromMs: fromMs + SETTLING * (toMs - fromMs),
	toMs
});
function soundWindows({ windows, voided }, { fromMs, toMs }) {
	const isVoid = new Set(voided.map(({ index }) => index));
	return windows.scheduled.flatMap((scheduled, i) => {
		const middleMs = ((windows.edgesMs[i] ?? 0) + (windows.edgesMs[i + 1] ?? 0)) / 2;
		return middleMs >= fromMs && middleMs < toMs && scheduled > 0 && !isVoid.has(i) ? [i] : [];
	});
}
function judged$1(trace, { p95Ns, achieved, troubled }) {
	const { windows, voided } = trace;
	const isVoid = new Set(voided.map(({ index }) => index));
	return windows.scheduled.map((scheduled, i) => {
		const good = (windows.p95[i] ?? Number.POSITIVE_INFINITY) <= p95Ns && doneShare(trace, i) >= achieved && troubledShare(trace, i) <= troubled;
		return {
			from: windows.edgesMs[i] ?? 0,
			to: windows.edgesMs[i + 1] ?? 0,
			good: isVoid.has(i) || scheduled === 0 ? null : good
		};
	});
}
const doneShare = ({ windows: { completed, failed, scheduled } }, i) => ((completed[i] ?? 0) - (failed[i] ?? 0)) / Math.max(scheduled[i] ?? 0, 1);
const troubledShare = ({ windows: { dropped, failed, scheduled } }, i) => ((dropped[i] ?? 0) + (failed[i] ?? 0)) / Math.max(scheduled[i] ?? 0, 1);

// src/run/load/load-answers.ts
function withAnswers(trace, load, seed) {
	const saturation = saturationOf(trace, load, seed);
	const recovery = recoveryOf(trace);
	return {
		...trace,
		...saturation === null ? {} : { saturation },
		...recovery === null ? {} : { recovery }
	};
}
function answerMetrics(trace) {
	const found = [saturationMetric(trace), recoveryMetric(trace)];
	return {
		metrics: Object.assign({}, ...found.map(({ metrics }) => metrics)),
		atLeast: found.flatMap(({ atLeast }) => atLeast),
		atMost: Object.assign({}, ...found.map(({ atMost }) => atMost)),
		unanswered: found.flatMap(({ unanswered }) => unanswered),
		unavailable: found.flatMap(({ unavailable }) => unavailable)
	};
}
const NONE = {
	metrics: {},
	atLeast: [],
	atMost: {},
	unanswered: [],
	unavailable: []
};
function saturationMetric({ saturation }) {
	const id = "load.saturation";
	const point = saturation?.point;
	switch (point?.kind) {
		case "saturated": return {
			...NONE,
			metrics: { [id]: point.rate }
		};
		case "between": return {
			...NONE,
			metrics: { [id]: point.low },
			atLeast: [id],
			atMost: { [id]: point.high }
		};
		case "unsaturated": return {
			...NONE,
			metrics: { [id]: point.upTo },
			atLeast: [id]
		};
		case "unplaced": return point.atMost === void 0 ? {
			...NONE,
			unanswered: [id],
			unavailable: [{
				metric: id,
				reason: point.reason
			}]
		} : {
			...NONE,
			metrics: { [id]: point.atMost },
			atMost: { [id]: point.atMost }
		};
		case void 0: return NONE;
	}
}
const UNSEEN = "nothing that could tell was seen between the end of a spike and the next one, or the end of the load";
function recoveryMetric(trace) {
	const { recovery } = trace;
	if (recovery === void 0 || recovery.spikes.length === 0) return NONE;
	const id = "recovery.time";
	const [unsound] = unsoundPhases(trace);
	if (unsound !== void 0) return {
		...NONE,
		unavailable: [{
			metric: id,
			reason: unsound.reason
		}]
	};
	const longestMs = Math.max(...recovery.spikes.map(({ afterMs }) => afterMs));
	const isWhole = recovery.spikes.every(({ recovered }) => recovered);
	if (!isWhole && longestMs === 0) return {
		...NONE,
		unavailable: [{
			metric: id,
			reason: UNSEEN
		}]
	};
	return {
		...NONE,
		metrics: { [id]: longestMs * 1e6 },
		atLeast: isWhole ? [] : [id]
	};
}

// src/run/load/needed.ts
const needsOperations = (quantile) => `needs at least ${operationsFor(quantile).toLocaleString("en")} successful operations in an invocation`;

// src/run/load/load-metrics.ts
const QUANTILES$1 = [
	["p50", .5],
	["p90", .9],
	["p95", .95],
	["p99", .99],
	["p999", .999]
];
const FEWER = QUANTILES$1.filter(([name]) => name !== "p90");
function loadMetrics(trace, model) {
	const measured = trace.phases.filter(({ measure }) => measure);
	const parts = trace.phases.length > 1 ? measured : [];
	const unsound = model === "open" ? unsoundPhases(trace) : [];
	const answers = answerMetrics(trace);
	const whole = soundValues(valuesOf$1(measured, model, trace), unsound[0]);
	const metrics = {
		...whole.metrics,
		...answers.metrics
	};
	const atLeast = [...answers.atLeast, ...lowerBounds(whole.metrics, measured, model)];
	const operations = countIn$1(addHistograms(measured.map(({ response }) => response)));
	const unavailable = [
		...missing$1(operations),
		...whole.unavailable,
		...answers.unavailable,
		...withoutTime("throughput", measured),
		...parts.flatMap((part) => withoutTime(qualified("throughput", part.name), [part]))
	];
	for (const part of parts) {
		const own = soundValues(valuesOf$1([part], model, trace), unsound.find(({ name }) => name === part.name));
		for (const [id, value] of Object.entries(own.metrics)) if (!id.startsWith("operations")) metrics[qualified(id, part.name)] = value;
		for (const id of lowerBounds(own.metrics, [part], model)) atLeast.push(qualified(id, part.name));
		for (const { metric, reason } of own.unavailable) unavailable.push({
			metric: qualified(metric, part.name),
			reason
		});
	}
	const { atMost, unanswered } = answers;
	return {
		metrics,
		atLeast,
		atMost,
		unanswered,
		unavailable
	};
}
const BIN = 1.01;
function lowerBounds(values, phases, model) {
	const fromNs = Math.min(...phases.map(({ unendedFromNs = Number.POSITIVE_INFINITY }) => unendedFromNs));
	if (model === "closed" || fromNs === Number.POSITIVE_INFINITY) return [];
	const isBound = (id) => {
		const quantile = id === "latency.tail" ? "latency.p99" : id;
		return OF_ALL_TIMES.has(id) || (values[quantile] ?? 0) * BIN >= fromNs;
	};
	return Object.keys(values).filter((id) => id.startsWith("latency.") && isBound(id));
}
const OF_ALL_TIMES = /* @__PURE__ */ new Set([
	"latency.mean",
	"latency.max",
	"latency.sd"
]);
const COUNTED$1 = /* @__PURE__ */ new Set([
	"operations",
	"errors.rate",
	"timeouts.rate"
]);
function soundValues(values, fault) {
	if (fault === void 0) return {
		metrics: values,
		unavailable: []
	};
	const { reason } = fault;
	return {
		metrics: Object.fromEntries(Object.entries(values).filter(([id]) => COUNTED$1.has(id))),
		unavailable: Object.keys(values).flatMap((metric) => COUNTED$1.has(metric) ? [] : [{
			metric,
			reason
		}])
	};
}
const LEAST_OF_RATE_MS = 100;
const withoutTime = (metric, phases) => {
	const soundMs = phases.reduce((sum, phase) => sum + phase.soundMs, 0);
	if (soundMs === 0 || soundMs >= LEAST_OF_RATE_MS) return [];
	return [{
		metric,
		reason: `no rate can be told of ${Math.ceil(soundMs)} ms: let the load last longer`
	}];
};
function valuesOf$1(phases, model, trace) {
	const sum = (of) => phases.reduce((total, phase) => total + of(phase), 0);
	const ended = sum(({ counts }) => counts.ok + counts.failed + counts.timedOut);
	const failed = sum(({ counts }) => counts.failed + counts.timedOut);
	const scheduled = sum(({ counts }) => counts.scheduled);
	const soundMs = sum((phase) => phase.soundMs);
	const values = { operations: ended };
	if (soundMs >= LEAST_OF_RATE_MS) values.throughput = sum((phase) => phase.soundCompleted) / (soundMs / 1e3);
	if (ended > 0) {
		values["errors.rate"] = failed / ended;
		values["timeouts.rate"] = sum(({ counts }) => counts.timedOut) / ended;
	}
	if (model === "open" && scheduled > 0) {
		values["load.achieved"] = ended / scheduled;
		const soundScheduled = sum((phase) => phase.soundScheduled);
		if (soundScheduled > 0) values["load.dropped"] = sum((phase) => neverStarted(trace, phase)) / soundScheduled;
	}
	const response = addHistograms(phases.map((phase) => phase.response));
	const service = addHistograms(phases.map((phase) => phase.service));
	return {
		...values,
		...timesOf$3("latency", model === "open" ? response : service),
		...model === "open" ? timesOf$3("service", service, FEWER) : {}
	};
}
const neverStarted = (trace, phase) => droppedSoundly(trace, phase) + (phase.unsent ?? 0);
function timesOf$3(family, histogram, quantiles = QUANTILES$1) {
	const count = countIn$1(histogram);
	const values = {};
	if (count >= 2) {
		const { mean, sd, max } = momentsOf(histogram, count);
		values[`${family}.mean`] = mean;
		if (family === "latency") Object.assign(values, {
			"latency.max": max,
			"latency.sd": sd
		});
	}
	for (const [name, quantile] of quantiles) {
		const value = count >= operationsFor(quantile) ? smoothQuantileIn(histogram, quantile) : null;
		if (value !== null) values[`${family}.${name}`] = value;
	}
	const { "latency.p50": p50, "latency.p99": p99 } = values;
	if (p50 !== void 0 && p99 !== void 0 && p50 > 0) values["latency.tail"] = p99 / p50;
	return values;
}
function momentsOf({ bins, counts }, count) {
	const middles = bins.map((bin) => (boundsOf$1(bin).low + boundsOf$1(bin).high) / 2);
	const over = (of) => middles.reduce((sum, middle, i) => sum + of(middle) * (counts[i] ?? 0), 0);
	const mean = over((middle) => middle) / count;
	return {
		mean,
		sd: Math.sqrt(over((middle) => (middle - mean) ** 2) / (count - 1)),
		max: boundsOf$1(bins.at(-1) ?? 0).high
	};
}
const missing$1 = (operations) => [...QUANTILES$1.map(([name, quantile]) => [`latency.${name}`, quantile]), ["latency.tail", .99]].filter(([, quantile]) => operations < operationsFor(quantile)).map(([metric, quantile]) => ({
	metric,
	reason: needsOperations(quantile)
}));

// src/run/load/trace.ts
const WHOLE = "all";
function traceOf(tally, load) {
	const voided = load.model === "open" ? voidWindows(tally) : [];
	const isVoid = new Set(voided.map(({ index }) => index));
	const endMs = tally.edgesMs.at(-1) ?? 0;
	const parts = (load.phases ?? [{
		name: "all",
		measure: true,
		spans: [{
			fromMs: 0,
			toMs: endMs
		}]
	}]).map((phase) => partOf(phase, tally, isVoid));
	const all = addWindows(tally.windows);
	return {
		windows: columnsOf(tally),
		voided,
		counts: countsOf$1(addWindows(parts.filter(({ phase }) => phase.measure).flatMap(({ windows }) => windows))),
		phases: parts.map(phaseTrace),
		generator: {
			threads: tally.threads,
			utilization: all.utilization,
			lagP99Ns: quantileIn(all.lag, .99) ?? 0,
			gcPauseNs: all.gcPauseMs * 1e6
		},
		little: littleOf(parts)
	};
}
function partOf(phase, { edgesMs, windows }, isVoid) {
	const own = windows.flatMap((window, index) => {
		const fromMs = edgesMs[index] ?? 0;
		return isIn$1(phase.spans, fromMs) ? [{
			window,
			index,
			lengthMs: (edgesMs[index + 1] ?? fromMs) - fromMs
		}] : [];
	});
	const sound = own.filter(({ index }) => !isVoid.has(index));
	return {
		phase,
		windows: own.map(({ window }) => window),
		sound: sound.map(({ window }) => window),
		soundMs: sound.reduce((sum, { lengthMs }) => sum + lengthMs, 0)
	};
}
function phaseTrace({ phase, windows, sound, soundMs }) {
	const all = addWindows(sound);
	return {
		...phase,
		counts: countsOf$1(addWindows(windows)),
		soundMs,
		soundScheduled: all.scheduled,
		soundCompleted: all.endedWell,
		...all.unsent === 0 ? {} : { unsent: all.unsent },
		response: all.response,
		...all.unendedFromNs === Number.POSITIVE_INFINITY ? {} : { unendedFromNs: all.unendedFromNs },
		service: all.service
	};
}
const countsOf$1 = (window) => ({
	scheduled: window.scheduled,
	ok: window.ok,
	failed: window.failed,
	timedOut: window.timedOut,
	dropped: window.dropped,
	interrupted: window.interrupted,
	queued: window.queued
});
function columnsOf({ edgesMs, windows }) {
	const column = (of) => windows.map(of);
	const lengthMs = (index) => (edgesMs[index + 1] ?? 0) - (edgesMs[index] ?? 0);
	return {
		edgesMs,
		scheduled: column((window) => window.scheduled),
		completed: column((window) => window.ended),
		failed: column((window) => window.ended - window.endedWell),
		dropped: column((window) => window.dropped),
		inFlight: column((window, index) => window.busyMs / lengthMs(index)),
		p50: column((window) => quantileIn(window.response, .5)),
		p95: column((window) => quantileIn(window.response, .95)),
		p99: column((window) => quantileIn(window.response, .99)),
		lagP99: column((window) => quantileIn(window.lag, .99))
	};
}
function littleOf(parts) {
	const lengthMs = ({ phase }) => phase.spans.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
	const [longest] = parts.filter(({ phase }) => phase.measure).sort((a, b) => lengthMs(b) - lengthMs(a));
	if (longest === void 0 || lengthMs(longest) < 1e4) return null;
	const { busyMs, takenMs } = addWindows(longest.windows);
	const spanMs = lengthMs(longest);
	return {
		phase: longest.phase.name,
		inFlight: busyMs / spanMs,
		expected: takenMs / spanMs
	};
}

// src/run/http/injection-metrics.ts
function injectionValues(tallies, { sound }, injection) {
	const over = (...parts) => addPartWindows(parts.flatMap((part) => tallies[part] ?? []));
	const injected = over(...injection.injected);
	const count = endedIn$1(injected);
	const whileOn = endedIn$1(over(injection.whileOn));
	const slowdown = slowdownOf(sound[injection.beside], sound[injection.without]);
	return {
		counted: {
			...count === 0 ? {} : { "injected.clean": injected.ok / count },
			...whileOn === 0 ? {} : { "injected.share": count / whileOn }
		},
		timed: slowdown === null ? {} : { "injected.slowdown": slowdown }
	};
}
const SLOW = .95;
function slowdownOf(beside, without) {
	if (beside === void 0 || without === void 0) return null;
	const fewest = Math.min(countIn$1(beside.service), countIn$1(without.service));
	const [slow, usual] = [quantileIn(beside.service, SLOW), quantileIn(without.service, SLOW)];
	if (fewest < operationsFor(SLOW) || slow === null || usual === null || usual === 0) return null;
	return slow / usual;
}

// src/run/http/measured-parts.ts
function measuredParts(tallies, { edgesMs }, load, voided) {
	const all = edgesMs.slice(0, -1).flatMap((fromMs, index) => isMeasured(load, fromMs) ? [index] : []);
	const sound = all.filter((index) => !voided.has(index));
	const over = (indices) => tallies.map((windows) => addPartWindows(indices.flatMap((index) => windows[index] ?? [])));
	const lengthMs = (index) => (edgesMs[index + 1] ?? 0) - (edgesMs[index] ?? 0);
	return {
		all: over(all),
		sound: over(sound),
		soundMs: sound.reduce((sum, index) => sum + lengthMs(index), 0)
	};
}
const isMeasured = ({ phases }, fromMs) => phases === void 0 || phases.some(({ measure, spans }) => measure && isIn$1(spans, fromMs));

// src/run/http/part-metrics.ts
function partMetrics(tallies, parts, tally, load) {
	const trace = traceOf(tally, load);
	const [unsound] = load.model === "open" ? unsoundPhases(trace) : [];
	const voided = new Set(unsound === void 0 ? trace.voided.map(({ index }) => index) : []);
	const measured = measuredParts(tallies, tally, load, voided);
	const told = [...parts.named.map(({ name, part }) => {
		const soundMs = parts.requests.includes(part) ? measured.soundMs : null;
		return named(name, valuesOf(measured, part, load.model, soundMs));
	}), ...parts.injection === null ? [] : [injectionValues(tallies, measured, parts.injection)]];
	const counted = Object.assign({}, ...told.map((values) => values.counted));
	const timed = Object.assign({}, ...told.map((values) => values.timed));
	const shares = Object.assign({}, ...parts.named.map(({ name, part }) => ofPart(name, sharesOf$1(measured, part))));
	if (unsound === void 0) return {
		metrics: {
			...counted,
			...timed
		},
		shares,
		unavailable: []
	};
	const { reason } = unsound;
	return {
		metrics: counted,
		shares,
		unavailable: Object.keys(timed).map((metric) => ({
			metric,
			reason
		}))
	};
}
const NOTHING$1 = {
	counted: {},
	timed: {}
};
function valuesOf(measured, part, model, soundMs) {
	const [all, sound] = [measured.all[part], measured.sound[part]];
	if (all === void 0 || sound === void 0) return NOTHING$1;
	if (endedIn$1(all) === 0 && sound.endedWell === 0) return NOTHING$1;
	const shares = Object.entries(sharesOf$1(measured, part));
	return {
		counted: Object.fromEntries(shares.map(([id, { count, of }]) => [id, count / of])),
		timed: {
			...soundMs === null || soundMs === 0 ? {} : { throughput: sound.endedWell / (soundMs / 1e3) },
			...timesOf$3("latency", model === "open" ? sound.response : sound.service)
		}
	};
}
function sharesOf$1({ all }, part) {
	const found = all[part];
	const of = found === void 0 ? 0 : endedIn$1(found);
	if (found === void 0 || of === 0) return {};
	const { failed, timedOut } = found;
	return {
		"errors.rate": {
			count: failed + timedOut,
			of
		},
		"timeouts.rate": {
			count: timedOut,
			of
		}
	};
}
const named = (name, { counted, timed }) => ({
	counted: ofPart(name, counted),
	timed: ofPart(name, timed)
});
const ofPart = (name, values) => Object.fromEntries(Object.entries(values).map(([id, value]) => [qualified(id, name), value]));

// src/run/http/split.ts
const THREAD_RATE = 1e4;
const THREAD_USERS = 500;
function threadsFor(load, peakRate, cores) {
	const wanted = load.model === "closed" ? load.users / THREAD_USERS : (peakRate ?? 0) / THREAD_RATE;
	return Math.max(1, Math.min(Math.ceil(wanted), cores - 1, placesOf(load)));
}
const placesOf = (load) => load.model === "closed" ? Math.min(load.users, load.iterations ?? load.users) : load.maxInFlight;
function peakRateOf(load, times) {
	if (load.model === "closed") return null;
	const { curve } = load;
	if (curve.kind === "sine") return curve.mean + curve.amplitude;
	if (curve.kind === "pieces") return Math.max(0, ...curve.pieces.flatMap(({ from, to }) => [from, to]));
	return busiestSecond(times);
}
function busiestSecond(times) {
	let [first, most] = [0, 0];
	for (let last = 0; last < times.length; last++) {
		while ((times[last] ?? 0) - (times[first] ?? 0) >= 1e3) first++;
		most = Math.max(most, last - first + 1);
	}
	return most;
}
function loadOfThread(load, index, of) {
	const part = (whole) => Math.floor(whole / of) + (index < whole % of ? 1 : 0);
	return load.model === "open" ? {
		...load,
		maxInFlight: part(load.maxInFlight)
	} : {
		...load,
		users: part(load.users),
		iterations: load.iterations === null ? null : part(load.iterations)
	};
}

// src/run/drivers/http.ts
function httpDriver(plan, { scenario, tree, log }) {
	let source = "";
	return {
		async open(opening) {
			source = opening.source;
			return null;
		},
		async generate(load, signal) {
			const bodies = readBodies(plan.requests, resolve(tree.directory, plan.cwd));
			if (!bodies.ok) return nothing({
				kind: "unstartable",
				reason: bodies.reason
			});
			const shares = sharesOf(plan, load, {
				bodies: bodies.byPath,
				choiceSeed: scenario.seed
			});
			const fault = addressFault(shares);
			if (fault !== null) return nothing({
				kind: "unstartable",
				reason: fault
			});
			const result = await generate(shares, {
				signal,
				onWindow: load.onWindow
			});
			for (const { outcome, count, excerpt } of [...result.failures, ...result.unmeasuredFailures]) if (outcome.kind === "unmet") log.append(source, Buffer.from(`${describeUnmet(outcome.reason, count, excerpt)}\n`));
			return generatedBy(plan, load, result, signal);
		},
		run() {
			throw new Error(`The requests of ${scenario.id} are generated, not sent one by one`);
		}
	};
}
function sharesOf({ requests }, { load, seed, times, graceMs, addresses = /* @__PURE__ */ new Map() }, { bodies, choiceSeed }) {
	const of = threadsFor(load, peakRateOf(load, times), availableParallelism());
	return Array.from({ length: of }, (_, index) => ({
		requests,
		bodies,
		addresses,
		choiceSeed,
		orderSeed: seed,
		times,
		graceMs,
		seed: load.model === "open" ? seed : seed + index * load.users,
		load: loadOfThread(load, index, of),
		share: {
			index,
			of
		}
	}));
}
function addressFault([share]) {
	if (share === void 0) return null;
	try {
		preparedFor(share);
		return null;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}
function generatedBy({ requests }, { load }, { tally, parts, failures, unmeasuredFailures, fault }, signal) {
	const obstacle = obstacleOf(fault, signal);
	const told = partMetrics(parts, partsOf(requests), tally, load);
	return {
		tally,
		failures,
		unmeasuredFailures,
		...obstacle === null ? told : {
			...NOTHING_TOLD$1,
			shares: told.shares
		},
		obstacle
	};
}
const NOTHING_TOLD$1 = {
	metrics: {},
	shares: {},
	unavailable: []
};
function obstacleOf(fault, { aborted }) {
	if (aborted) return { kind: "interrupted" };
	return fault === null ? null : {
		kind: "unmeasured",
		reason: fault
	};
}
const nothing = (obstacle) => ({
	tally: {
		edgesMs: [0],
		threads: 0,
		windows: []
	},
	failures: [],
	unmeasuredFailures: [],
	...NOTHING_TOLD$1,
	obstacle
});

// src/run/worker/module-program.ts
const MODULE_PROGRAM = String.raw`
import { Console } from 'node:console';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [file, name] = process.argv.slice(1);
const answers = process.stdout;
Object.defineProperty(process, 'stdout', { configurable: true, enumerable: true, get: () => process.stderr });
globalThis.console = new Console(process.stderr);
let call;
let parameters;
let seed;

const handlers = {
  async init(message) {
    ({ parameters, seed } = message);
    const module = await import(pathToFileURL(resolve(file)));
    call = module[name];
    if (typeof call !== 'function')
      throw new TypeError(file + ' exports no function "' + name + '"; it has ' + (Object.keys(module).join(', ') || 'no exports'));
    return { protocol: 1, abilities: globalThis.gc ? ['gc', 'checkpoint'] : [] };
  },
  async op({ user, iteration }) {
    const started = process.hrtime.bigint();
    let result = call(parameters, { user, iteration, seed });
    if (typeof result?.then === 'function') result = await result;
    const ns = Number(process.hrtime.bigint() - started);
    return result?.metrics === undefined ? { ns } : { ns, metrics: result.metrics };
  },
  gc: () => void globalThis.gc(),
  checkpoint: () => ({ values: { 'memory.heap': process.memoryUsage().heapUsed } }),
  shutdown: () => ({}),
};

async function answer({ id, type, ...message }) {
  try {
    const body = await handlers[type](message);
    return { id, ok: true, ...body };
  } catch (error) {
    return { id, ok: false, error: String(error) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const message = JSON.parse(line);
  const done = answer(message).then(reply => answers.write(JSON.stringify(reply) + '\n'));
  if (message.type !== 'shutdown') continue;
  await done;
  break;
}
process.exit();
`;

// src/run/services/liveness.ts
const EXITING = 4;
function isLive(pid) {
	const stat = read$3(`/proc/${pid}/stat`);
	if (stat === null) return existsSync("/proc/self/stat") ? false : null;
	return !tellsOfAnEnd(stat);
}
function tellsOfAnEnd(stat) {
	const [, state, flags] = /^\d+ \(.*\) (\S)(?: -?\d+){5} (\d+)/s.exec(stat) ?? [];
	return state === "Z" || state === "X" || (Number(flags) & EXITING) !== 0;
}
function oldestChild(pid) {
	const first = /^\d+/.exec(read$3(`/proc/${pid}/task/${pid}/children`) ?? "")?.[0];
	return first === void 0 ? null : Number(first);
}
function read$3(path) {
	try {
		return readFileSync(path, "latin1");
	} catch {
		return null;
	}
}

// src/run/worker/startup-usage.ts
const NOTHING = {
	userNs: 0,
	systemNs: 0
};
function usedSoFar(launcherPid) {
	const child = oldestChild(launcherPid);
	const text = child === null ? null : readProcFile(`/proc/${child}/stat`);
	if (!text) return NOTHING;
	const { userTicks, systemTicks, childUserTicks, childSystemTicks } = parseProcessStat(text);
	return {
		userNs: (userTicks + childUserTicks) * TICK_NS,
		systemNs: (systemTicks + childSystemTicks) * TICK_NS
	};
}
const withoutBeginning = (usage, { userNs, systemNs }) => usage === null ? null : {
	...usage,
	userNs: Math.max(0, usage.userNs - userNs),
	systemNs: Math.max(0, usage.systemNs - systemNs)
};

// src/run/worker/schedule.ts
const POINTS = 40;
function checkpointSchedule({ iterations, durationMs }, nowMs) {
	const startedMs = nowMs();
	const end = iterations ?? durationMs ?? 1;
	let done = 0;
	let taken = 0;
	return () => {
		if ((iterations === null ? nowMs() - startedMs : done++) < taken * end / POINTS) return false;
		taken += 1;
		return true;
	};
}

// src/run/worker/turnstile.ts
var Turnstile = class {
	#inside = 0;
	#held = null;
	#onEmpty = null;
	async pass(operation) {
		while (this.#held !== null) await this.#held;
		this.#inside += 1;
		try {
			return await operation();
		} finally {
			this.#inside -= 1;
			if (this.#inside === 0) this.#onEmpty?.();
		}
	}
	async alone(action) {
		if (this.#held !== null) return;
		let release = () => {};
		this.#held = new Promise((resolve) => {
			release = resolve;
		});
		if (this.#inside > 0) {
			await new Promise((resolve) => {
				this.#onEmpty = resolve;
			});
			this.#onEmpty = null;
		}
		try {
			await action();
		} finally {
			this.#held = null;
			release();
		}
	}
};

// src/run/worker/worker-run.ts
const SHUTDOWN_MS = 5e3;
var WorkerRun = class {
	#worker;
	#options;
	#turnstile = new Turnstile();
	#checkpoints = [];
	#abilities = /* @__PURE__ */ new Set();
	#isCheckpointDue = () => false;
	#operations = 0;
	#times = {
		told: 0,
		zero: 0
	};
	#refusals = /* @__PURE__ */ new Set();
	#broken = null;
	constructor(worker, options) {
		this.#worker = worker;
		this.#options = options;
	}
	async begin() {
		const { scenario, seed, load, plan, leaks } = this.#options;
		const { parameters, warmup } = plan;
		const init = {
			scenario,
			seed,
			users: mostAtOnce(load),
			parameters,
			protocol: 1
		};
		const reply = await this.#ask({
			type: "init",
			...init
		});
		if (!("timed" in reply)) return lastOperation(reply.outcome, reply.excerpt);
		const { answer } = reply.timed;
		if (answer.error !== null) return this.#fail({
			kind: "error",
			error: excerptOf(answer.error)
		});
		const spoken = answer.body.protocol;
		if (spoken !== 1) return this.#fail({
			kind: "broken",
			reason: otherProtocol(spoken)
		});
		this.#abilities = abilitiesIn(answer);
		for (let iteration = 0; iteration < warmup; iteration++) {
			const operation = await this.operate(0, iteration);
			if (operation.outcome.kind !== "ok") return {
				...operation,
				last: true
			};
		}
		this.#operations = 0;
		Object.assign(this.#times, {
			told: 0,
			zero: 0
		});
		if (leaks && this.#abilities.has("checkpoint")) this.#isCheckpointDue = checkpointSchedule(load, () => performance.now());
		return null;
	}
	async operate(user, iteration) {
		if (this.#isCheckpointDue()) await this.#turnstile.alone(() => this.#takeCheckpoint());
		const { operation } = this.#options.plan;
		const message = {
			type: "op",
			...operation === null ? {} : { operation },
			user,
			iteration
		};
		const reply = await this.#turnstile.pass(() => this.#ask(message));
		if (!("timed" in reply)) return lastOperation(reply.outcome, reply.excerpt);
		this.#operations += 1;
		this.#countTime(reply.timed.answer);
		return answered(reply.timed);
	}
	async finish() {
		const stats = this.#abilities.has("stats") && this.#broken === null ? await this.#request("stats") : null;
		const said = stats !== null && "timed" in stats ? metricsOf(valuesIn(stats.timed.answer, "metrics")) : null;
		const report = await this.#end();
		const checkpoints = parseStressMetrics(this.#checkpoints.join("\n"), "checkpoints of the worker");
		const emitted = joinEmitted([
			said ?? NOTHING_EMITTED,
			checkpoints,
			protocolProblems([...this.#options.faults, ...this.#refusals])
		]);
		const ended = this.#broken ?? report.outcome;
		return withPossible({
			...report,
			outcome: ended.kind === "ok" ? this.#measured() : ended,
			emitted
		});
	}
	async #takeCheckpoint() {
		if (this.#abilities.has("gc")) await this.#request("gc");
		const reply = await this.#request("checkpoint");
		if ("timed" in reply) this.#checkpoints.push(checkpointLine(this.#operations, valuesIn(reply.timed.answer, "values")));
	}
	async #request(type) {
		const reply = await this.#ask({ type });
		const error = "timed" in reply ? reply.timed.answer.error : null;
		if (error !== null) this.#refusals.add(refusal$1(type, error));
		return reply;
	}
	#countTime({ ns, error }) {
		if (ns === null || error !== null) return;
		this.#times.told += 1;
		if (ns === 0) this.#times.zero += 1;
	}
	#measured() {
		const { told, zero } = this.#times;
		if (zero === 0 || 2 * zero < told) return { kind: "ok" };
		return {
			kind: "broken",
			reason: `"ns" is 0 in ${zero} of ${told} answers: its clock is too coarse for what it times; take a finer one, or leave "ns" out`
		};
	}
	async #ask(message) {
		if (this.#broken !== null) return {
			outcome: this.#broken,
			excerpt: ""
		};
		const { timeoutMs } = this.#options;
		const { session } = this.#worker;
		const sentMs = performance.now();
		const timed = await within$1(session.ask(message), timeoutMs);
		if (timed === LATE) {
			const excerpt = `${message.type} was not answered`;
			const suspicion = session.suspicionSince(sentMs);
			return this.#giveUp(suspicion === null ? {
				kind: "timeout",
				afterMs: timeoutMs
			} : {
				kind: "broken",
				reason: `${excerpt} within ${timeoutMs / 1e3} s, but this came: ${suspicion}`
			}, excerpt);
		}
		if (timed !== null && "fault" in timed) return this.#giveUp({
			kind: "broken",
			reason: noAnswer(timed)
		}, "");
		if (timed !== null) return { timed };
		const { outcome, excerpt } = await this.#worker.ended;
		this.#broken ??= outcome.kind === "ok" ? ENDED_EARLY : outcome;
		return {
			outcome: this.#broken,
			excerpt
		};
	}
	#giveUp(outcome, excerpt) {
		this.#broken ??= outcome;
		this.#worker.end();
		return {
			outcome: this.#broken,
			excerpt
		};
	}
	#fail(outcome) {
		this.#broken = outcome;
		this.#worker.end();
		return lastOperation(outcome, "");
	}
	#lookAtGoodbye(reply) {
		if (reply === null) this.#refusals.add("The worker ended without an answer to shutdown, perhaps before it was told to");
		else if ("fault" in reply) this.#broken ??= {
			kind: "broken",
			reason: noAnswer(reply)
		};
		else if (reply.answer.error !== null) this.#broken ??= {
			kind: "broken",
			reason: refusal$1("shutdown", reply.answer.error)
		};
	}
	async #end() {
		const { session, ended, closeInput } = this.#worker;
		const answer = this.#broken === null ? session.ask({ type: "shutdown" }) : null;
		closeInput();
		const report = await within$1(ended, SHUTDOWN_MS);
		if (report !== LATE) {
			if (answer !== null && report.outcome.kind === "ok") this.#lookAtGoodbye(await answer);
			return report;
		}
		this.#broken ??= {
			kind: "broken",
			reason: `it still ran ${SHUTDOWN_MS / 1e3} s after shutdown`
		};
		this.#worker.end();
		return ended;
	}
};
const noAnswer = ({ fault }) => `the worker’s answer is none: ${fault}`;
const refusal$1 = (type, error) => `${type} was answered with an error: ${excerptOf(error)}`;
const ENDED_EARLY = {
	kind: "broken",
	reason: "the worker ended before it was told to"
};
const otherProtocol = (spoken) => `the worker answers init with protocol ${JSON.stringify(spoken) ?? "nothing"}; this version speaks ${1}`;
const lastOperation = (outcome, excerpt) => ({
	...UNTOUCHED$1,
	outcome,
	excerpt,
	last: true
});
const UNTOUCHED$1 = {
	wallNs: 0,
	usage: null,
	excerpt: "",
	left: [],
	stuck: 0,
	emitted: NOTHING_EMITTED
};
function answered({ answer, roundTripNs }) {
	if (answer.error !== null) {
		const error = excerptOf(answer.error);
		return {
			...UNTOUCHED$1,
			outcome: {
				kind: "error",
				error
			},
			excerpt: error
		};
	}
	const wallNs = Math.min(answer.ns ?? roundTripNs, roundTripNs);
	const emitted = answer.body.metrics === void 0 ? NOTHING_EMITTED : metricsOf(valuesIn(answer, "metrics"));
	return withPossible({
		...UNTOUCHED$1,
		outcome: { kind: "ok" },
		wallNs,
		emitted
	});
}
function withPossible(operation) {
	if (operation.outcome.kind !== "ok") return {
		...operation,
		emitted: withoutValues(operation.emitted)
	};
	const reason = impossibility(operation.emitted);
	if (reason === null) return operation;
	return {
		...operation,
		outcome: {
			kind: "broken",
			reason
		},
		emitted: withoutValues(operation.emitted)
	};
}
const withoutValues = (emitted) => ({
	...emitted,
	samples: [],
	checkpoints: null
});

// src/run/drivers/worker.ts
const MAX_FAULTS = 50;
function workerDriver(plan, context) {
	let life = null;
	const alive = () => {
		if (life === null) throw new Error(`The worker of ${context.scenario.id} was not started`);
		return life;
	};
	return {
		async open(opening, signal) {
			life = await startLife(plan, context, opening, signal);
			return life.begin(opening);
		},
		run: (stimulus) => alive().run.operate(stimulus.user, stimulus.iteration),
		close: () => alive().finish()
	};
}
async function startLife(plan, context, opening, signal) {
	const { scenario, scratch } = context;
	const metricsFile = scratch.metricsFile();
	const own = hasOwnFolder(scenario) ? scratch.temporaryFolder() : null;
	const command = processCommand(plan, context, opening, {
		STRESS_METRICS: metricsFile,
		...own === null ? {} : { [OWN_FOLDER]: own.path }
	});
	const watched = await detectionOf(command, context, opening, metricsFile);
	return new WorkerLife(plan, context, opening, signal, {
		command,
		metricsFile,
		own,
		watched
	});
}
var WorkerLife = class {
	run;
	#belongings;
	#faults = [];
	#root = null;
	#beginning = {
		userNs: 0,
		systemNs: 0
	};
	constructor(plan, context, opening, signal, belongings) {
		const { scenario, scratch, launcher, log } = context;
		const { command, watched } = belongings;
		this.#belongings = belongings;
		const worker = startWorker({
			launcher,
			command: {
				...command,
				env: {
					...command.env,
					...watched?.detection.env
				}
			},
			throughShell: typeof plan.command === "string",
			expectExitCodes: plan.expectExitCodes,
			fifo: scratch.fifo(0),
			inputFifo: scratch.inputFifo(0),
			errorFifo: scratch.errorFifo(0),
			log,
			source: opening.source,
			signal,
			onSpawn: (pid, ownPids) => {
				this.#root = {
					pid,
					ownPids
				};
				watched?.detection.onSpawn(pid, ownPids);
			},
			onFault: (fault) => {
				if (this.#faults.length < MAX_FAULTS) this.#faults.push(fault);
			},
			...watched?.detection.hasStreams ? { onOutput: watched.detection.onOutput } : {}
		});
		const { id, seed, load, leaks, timeoutMs } = scenario;
		const faults = this.#faults;
		this.run = new WorkerRun(worker, {
			plan,
			load,
			leaks,
			timeoutMs,
			scenario: id,
			seed,
			faults
		});
	}
	async begin({ onSpawn }) {
		const failed = await this.run.begin();
		if (this.#root !== null && failed === null) {
			this.#beginning = usedSoFar(this.#root.pid);
			onSpawn(this.#root.pid, this.#root.ownPids);
		}
		return failed;
	}
	async finish() {
		const { metricsFile, own, watched } = this.#belongings;
		const operation = await this.run.finish();
		const taken = takeMetrics(metricsFile);
		const written = "text" in taken ? parseStressMetrics(taken.text, "$STRESS_METRICS") : NOTHING_EMITTED;
		const emitted = operation.outcome.kind === "ok" ? joinEmitted([written, operation.emitted]) : operation.emitted;
		const usage = withoutBeginning(operation.usage, this.#beginning);
		const ended = {
			...operation,
			emitted,
			usage
		};
		const whole = watched === null ? ended : withDetected(ended, await watched.finish(operation));
		own?.remove();
		return whole;
	}
};

// src/run/drivers/module.ts
function moduleDriver(plan, context) {
	const { file, export: name, ...shared } = plan;
	const path = plan.env.PATH ?? context.tree.environment().PATH;
	const command = [
		findExecutable("node", path) ?? process.execPath,
		"--expose-gc",
		"--input-type=module",
		"-e",
		MODULE_PROGRAM,
		file,
		name
	];
	return workerDriver({
		...shared,
		kind: "worker",
		command,
		operation: null
	}, context);
}

// src/run/drivers/index.ts
function openDriver(context) {
	const { driver, id } = context.scenario;
	switch (driver.kind) {
		case "command": return commandDriver(driver, context);
		case "http": return httpDriver(driver, context);
		case "worker": return workerDriver(driver, context);
		case "module": return moduleDriver(driver, context);
		case "results": throw new Error(`The results of ${id} are read, not run`);
	}
}

// src/run/log-name.ts
function logName(scenario, arm) {
	const plain = scenario.replace(/[^\w.=-]+/g, "_").slice(0, 100);
	const digest = createHash("sha256").update(scenario).digest("hex").slice(0, 8);
	const name = plain === scenario && !plain.startsWith(".") ? plain : `${plain.replace(/^\.+/, "")}-${digest}`;
	return join("logs", `${name}${arm === "head" ? "" : `.${arm}`}.log`);
}
const serviceLogName = (service, scenario, arm) => scenario === null ? join("logs", "suite-services", arm, `${service}.log`) : join("logs", "services", basename(logName(scenario, arm), ".log"), `${service}.log`);

// src/run/process/core-quota.ts
function coreQuota(root = "/") {
	const groups = (read$2(join(root, "proc/self/cgroup")) ?? "").split("\n").map((line) => line.split(":"));
	const unified = groups.find(([id, names]) => id === "0" && names === "")?.[2] ?? "/";
	const legacy = groups.find(([, names]) => names?.split(",").includes("cpu"))?.[2] ?? "/";
	const mounts = ["cpu", "cpu,cpuacct"].map((name) => join(root, "sys/fs/cgroup", name));
	const limits = [...upwards(unified).map((group) => unifiedQuota(join(root, "sys/fs/cgroup", group))), ...mounts.flatMap((mount) => upwards(legacy).map((group) => legacyQuota(join(mount, group))))];
	return Math.min(...limits);
}
function upwards(group) {
	return group === "/" || group === "." ? ["/"] : [group, ...upwards(dirname(group))];
}
function unifiedQuota(folder) {
	const [quota, period] = (read$2(join(folder, "cpu.max")) ?? "").split(" ").map(Number);
	return coresOf$1(quota, period);
}
const legacyQuota = (folder) => coresOf$1(Number(read$2(join(folder, "cpu.cfs_quota_us")) ?? -1), Number(read$2(join(folder, "cpu.cfs_period_us")) ?? 0));
const coresOf$1 = (quota = 0, period = 0) => quota > 0 && period > 0 ? quota / period : 1e400;
function read$2(file) {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return null;
	}
}

// src/run/process/affinity.ts
const CORES_TO_SPARE_ONE = 4;
async function coreToSpare(environment, needed = 4) {
	if (process.platform !== "linux") return none("workloads are tied to cores on Linux only");
	const [kept, ...workload] = allowedCores();
	const cores = workload.length + 1;
	if (kept === void 0) return none("/proc does not tell the cores of this process");
	if (cores < needed) return none(`${cores} of the ${needed} cores that it takes to spare one`);
	const quota = coreQuota();
	if (quota < needed) return none(`the control group allows the time of ${quota} cores, which all share`);
	const fault = await confinementFault(environment, workload);
	return fault === null ? {
		workload,
		kept
	} : none(fault);
}
const confine = (launcher, { workload }) => workload === null ? launcher : launcher.onCores?.(workload) ?? launcher;
const none = (reason) => ({
	workload: null,
	kept: null,
	reason
});
const coresOf = ({ workload }) => workload ?? (process.platform === "linux" ? allowedCores() : []);
function allowedCores() {
	return coresIn(readFileSync("/proc/self/status", "latin1"));
}
const coresIn = (status) => parseCoreList(/^Cpus_allowed_list:\s*(.+)$/m.exec(status)?.[1] ?? "");
async function confinementFault(environment, workload) {
	const perl = findExecutable("perl", environment.PATH);
	const launcher = perl === null ? null : perlLauncher(perl);
	if (perl === null || launcher?.onCores === void 0) return "tying a workload to cores takes Perl on Linux (x64 or arm64)";
	let seen = "";
	let closed = Promise.resolve();
	const { ended } = launcher.onCores(workload).launch({
		argv: [
			perl,
			"-pe",
			"",
			"/proc/self/status"
		],
		cwd: "/",
		env: { PATH: environment.PATH ?? "" }
	}, {
		output: "pipe",
		onSpawn(child) {
			closed = new Promise((resolve) => child.once("close", resolve));
			child.stdout?.on("data", (chunk) => {
				seen += chunk.toString("latin1");
			});
			child.stderr?.resume();
		}
	});
	const { ending, usage } = await ended;
	if (ending.kind === "not-started") return `the kernel refuses to tie a process to cores (${ending.code})`;
	await closed;
	return usage !== null && coresIn(seen).join() === workload.join() ? null : "a process that was tied to cores ran on others";
}

// src/run/services/free-port.ts
const LOOPBACK = "127.0.0.1";
const freePort = () => new Promise((resolve, reject) => {
	const server = createServer();
	server.once("error", reject);
	server.listen({
		port: 0,
		host: LOOPBACK
	}, () => {
		const address = server.address();
		const port = address !== null && typeof address === "object" ? address.port : 0;
		server.close((error) => error === void 0 ? resolve(port) : reject(error));
	});
});
const TAKEN = /EADDRINUSE|address (is )?already in use|AddrInUse|BindException|only one usage of each socket address|port is already allocated/i;
const saysPortIsTaken = (output) => TAKEN.test(output);

// src/run/services/probe.ts
const PATIENCE_MS$2 = 2e3;
function probeTcp({ host, port }, stop) {
	return new Promise((resolve) => {
		const socket = connect({
			host,
			port,
			timeout: PATIENCE_MS$2
		});
		const end = (attempt) => {
			stop.removeEventListener("abort", onStop);
			socket.destroy();
			resolve(attempt);
		};
		const onStop = () => end(refused(`${host}:${port}`, "does not answer"));
		stop.addEventListener("abort", onStop);
		socket.once("connect", () => end({ ready: true }));
		socket.once("timeout", () => end(refused(`${host}:${port}`, "does not answer")));
		socket.once("error", (error) => end(refused(`${host}:${port}`, reasonOf$2(error))));
	});
}
function probeHttp(address, stop) {
	const get$2 = address.startsWith("https:") ? get$1 : get;
	return new Promise((resolve) => {
		const request = get$2(address, {
			agent: false,
			timeout: PATIENCE_MS$2,
			signal: stop
		}, (response) => {
			const { statusCode = 0 } = response;
			response.destroy();
			resolve(statusCode >= 200 && statusCode < 400 ? { ready: true } : refused(address, `answers with status ${statusCode}`));
		});
		request.once("timeout", () => request.destroy(/* @__PURE__ */ new Error("does not answer")));
		request.once("error", (error) => resolve(refused(address, reasonOf$2(error))));
	});
}
const refused = (address, reason) => ({
	ready: false,
	found: `${address} ${reason}`
});
const REASONS = {
	ECONNREFUSED: "refuses connections",
	ECONNRESET: "closes connections at once",
	ENOTFOUND: "is no known host",
	ABORT_ERR: "does not answer"
};
function reasonOf$2(error) {
	const code = "code" in error ? String(error.code) : "";
	return REASONS[code] ?? (code === "" ? error.message : `cannot be reached (${code})`);
}

// src/run/services/readiness.ts
const FIRST_GAP_MS = 10;
const GAP_GROWTH = 1.5;
const LONGEST_GAP_MS = 500;
async function waitUntilReady(instance, check, timeoutMs, stop) {
	const late = AbortSignal.timeout(timeoutMs);
	const urgent = AbortSignal.any([
		stop,
		instance.over,
		late
	]);
	let found = "";
	for (let gapMs = FIRST_GAP_MS;; gapMs = Math.min(gapMs * GAP_GROWTH, LONGEST_GAP_MS)) {
		const attempt = await check.attempt(urgent);
		if (stop.aborted) return { kind: "interrupted" };
		if (!instance.isLive()) return await death(instance);
		if (attempt.ready) return {
			kind: "ready",
			port: attempt.port ?? null
		};
		if (found === "" || !late.aborted) found = attempt.found;
		if (!late.aborted) await pause(gapMs, urgent, check.wake);
		if (late.aborted) return {
			kind: "late",
			found
		};
	}
}
async function death(instance) {
	if (!instance.over.aborted) await new Promise((resolve) => instance.over.addEventListener("abort", resolve, { once: true }));
	return { kind: "died" };
}
const pause = (ms, urgent, wake) => setTimeout$1(ms, void 0, { signal: wake === void 0 ? urgent : AbortSignal.any([urgent, wake]) }).catch(() => {});
function networkCheck(ready, address) {
	switch (ready.kind) {
		case "port": return { attempt: (stop) => probePort(address, stop) };
		case "http": {
			const target = ready.target.startsWith("/") ? `http://${address.host}:${address.port}${ready.target}` : ready.target;
			return { attempt: (stop) => probeHttp(target, stop) };
		}
		case "tcp": return { attempt: (stop) => probeTcp(fixedAddress(ready) ?? address, stop) };
		default: return null;
	}
}
async function probePort(address, stop) {
	const attempt = await probeTcp(address, stop);
	if (attempt.ready || stop.aborted) return attempt;
	return (await probeTcp({
		...address,
		host: "::1"
	}, stop)).ready ? {
		ready: false,
		found: `it listens on [::1]:${address.port} and not on ${LOOPBACK}, which is its HOST`
	} : attempt;
}
function fixedAddress(ready) {
	if (ready.kind === "tcp") {
		const [, host = LOOPBACK, port] = /^(?:(.+):)?(\d+)$/.exec(ready.target) ?? [];
		return {
			host: host.replace(/^\[|\]$/g, ""),
			port: Number(port)
		};
	}
	if (ready.kind !== "http" || ready.target.startsWith("/")) return null;
	const { hostname, port, protocol } = new URL(ready.target);
	return {
		host: hostname.replace(/^\[|\]$/g, ""),
		port: port === "" ? protocol === "https:" ? 443 : 80 : Number(port)
	};
}

// src/run/services/running.ts
async function endRunning(running, journal, hurry) {
	const ending = await endingOf(running, journal, hurry);
	running.temporary?.remove();
	const aliveMs = performance.now() - running.startedAtMs;
	journal.emit({
		type: "service-ended",
		...running.place,
		aliveMs,
		ending
	});
	return ending;
}
async function endingOf({ instance, place }, journal, hurry) {
	if (!instance.isLive()) {
		await death(instance);
		return {
			kind: "died",
			reason: instance.endedHow()
		};
	}
	const { stopTimeoutMs } = instance.service;
	const { kind, stuck } = await instance.stop(stopTimeoutMs, hurry);
	if (stuck > 0) journal.caveat(stuckProcesses(place, stuck));
	if (kind === "stopped") return { kind };
	if (!hurry.aborted) journal.caveat(deafService(place, stopTimeoutMs));
	return {
		kind,
		afterMs: stopTimeoutMs
	};
}
const diedUnnoticed = ({ service, scenario }, how) => ({
	code: "service-died",
	text: `Its service ${service} ${how} after its last invocation`,
	advice: "Look into its log: whatever ended it may be a consequence of the load",
	scenario
});
const deafService = ({ service, scenario }, afterMs) => ({
	code: "service-killed",
	text: `Its service ${service} did not end within ${afterMs / 1e3} s of SIGTERM and was killed`,
	advice: "Let it end on SIGTERM, as it is asked to in production, or give it more time by `stopTimeout`",
	scenario
});
const stuckProcesses = ({ service, scenario }, stuck) => ({
	code: "stuck-processes",
	text: `Its service ${service} has ${stuck} ${stuck === 1 ? "process" : "processes"} that could not be killed`,
	advice: "Do not start processes of another user (sudo) from a service",
	scenario
});

// src/run/services/service-logs.ts
const LOG_CAP_BYTES = 1024 ** 2;
var ServiceLogs = class {
	#out;
	#journal;
	#logs = /* @__PURE__ */ new Map();
	constructor(out, journal) {
		this.#out = out;
		this.#journal = journal;
	}
	at(name) {
		const log = this.#logs.get(name) ?? openLog(join(this.#out, name), LOG_CAP_BYTES);
		this.#logs.set(name, log);
		return log;
	}
	close() {
		for (const [name, log] of this.#logs) {
			log.close();
			if (log.fault !== null) this.#sayIncomplete(name, log.fault);
		}
	}
	#sayIncomplete(name, fault) {
		const text = `The log ${name} could not be written to the end: ${fault}`;
		this.#journal.caveat({
			code: "service-log-incomplete",
			text,
			advice: "Make room on the disk of the output folder",
			scenario: null
		});
	}
};

// src/run/services/service-command.ts
function commandOf(command, { request, addresses, temporary, given }) {
	const { service, tree, seed } = request;
	const replaced = (text) => withAddresses(text, addresses);
	const own = addresses.get(service.name);
	return {
		argv: argumentsOf(typeof command === "string" ? command : command.map(replaced), given.shell),
		cwd: resolve(tree.directory, service.cwd),
		env: childEnvironment(tree.environment(), [], {
			...temporary === null ? {} : temporaryEnvironment(temporary.path),
			...Object.fromEntries(Object.entries(service.env).map(([name, value]) => [name, replaced(value)])),
			...serviceEnvironment(addresses),
			PORT: String(own?.port),
			HOST: LOOPBACK,
			STRESS_SERVICE: service.name,
			STRESS_SEED: String(seed),
			[MARKER]: given.nextMarker()
		})
	};
}

// src/run/services/command-check.ts
const PATIENCE_MS$1 = 1e4;
function commandCheck(program) {
	const { request, given } = program;
	const { ready } = request.service;
	const command = ready.kind === "command" ? ready.command : [];
	const fifo = given.scratch.freshFifo();
	return { async attempt(stop) {
		const { outcome, excerpt } = await runCommand({
			launcher: given.launcher,
			command: commandOf(command, program),
			throughShell: typeof command === "string",
			expectExitCodes: [0],
			timeoutMs: PATIENCE_MS$1,
			fifo,
			log: request.log,
			source: `${request.service.name}, readiness`,
			signal: stop,
			onSpawn: () => {}
		});
		if (outcome.kind === "ok") return { ready: true };
		const how = outcome.kind === "interrupted" ? "had not ended" : describeOutcome(outcome);
		const words = excerpt.split("\n").at(-1) ?? "";
		return {
			ready: false,
			found: `its readiness command ${how}${words === "" ? "" : ` (${words})`}`
		};
	} };
}

// src/run/services/instance.ts
const TAIL_BYTES = 65536;
const REPEAT_MS = 100;
const GIVE_UP_MS = 4e3;
const HURRIED_MS = 500;
function startInstance(request) {
	const { service, launcher, command, log, source } = request;
	const kills = countMemoryKills();
	const tail = new Tail(TAIL_BYTES);
	const channel = openChannel(request.fifo, (chunk) => {
		log.append(source, chunk);
		tail.push(chunk);
		request.onOutput(chunk);
	});
	const launch = launcher.launch(command, {
		output: channel.output,
		onSpawn: channel.attach
	});
	const over = new AbortController();
	let how = "";
	const ended = launch.ended.then(async ({ ending }) => {
		await channel.drained();
		const throughShell = typeof service.command === "string";
		const memoryKills = countMemoryKills() - kills;
		const known = {
			ending,
			throughShell,
			output: tail.text(),
			memoryKills
		};
		how = describeOutcome(classify$1({
			...known,
			stop: null,
			timeoutMs: 0,
			expectExitCodes: []
		}));
		over.abort();
	});
	const main = mainProcess(launch);
	return {
		service,
		address: request.address,
		rootPid: launch.pid,
		ownPids: launch.ownPids,
		over: over.signal,
		isLive: () => !over.signal.aborted && main() !== false,
		endedHow: () => how,
		excerpt: () => excerptOf(tail.text()),
		output: () => tail.text(),
		stop: (patienceMs, hurry) => stopLaunch({
			launch,
			ended,
			marker: command.env["STRESS_INVOCATION"] ?? ""
		}, patienceMs, hurry)
	};
}
function mainProcess({ pid, ownPids }) {
	let main = null;
	return () => {
		if (pid === void 0) return false;
		main ??= ownPids.includes(pid) ? oldestChild(pid) : pid;
		return main === null ? null : isLive(main);
	};
}
async function stopLaunch({ launch, ended, marker }, patienceMs, hurry) {
	launch.terminate();
	const isDone = ended.then(() => true);
	const inTime = await within(isDone, patienceMs, hurry) || hurry.aborted && await within(isDone, Math.min(patienceMs, HURRIED_MS));
	if (!inTime) {
		launch.kill();
		const killing = setInterval(launch.kill, REPEAT_MS);
		await within(isDone, GIVE_UP_MS);
		clearInterval(killing);
	}
	const { stuck } = await killMarked(marker);
	return {
		kind: inTime ? "stopped" : "killed",
		stuck
	};
}
async function within(done, ms, hurry) {
	const over = new AbortController();
	const signal = hurry === void 0 ? over.signal : AbortSignal.any([over.signal, hurry]);
	const late = setTimeout$1(ms, false, { signal }).catch(() => false);
	try {
		return await Promise.race([done, late]);
	} finally {
		over.abort();
	}
}

// src/run/services/output-lines.ts
const LONGEST_LINE = 2e3;
function lineReader(onLine) {
	const decoder = new StringDecoder("utf8");
	let rest = "";
	return (chunk) => {
		const lines = `${rest}${decoder.write(chunk)}`.split("\n");
		rest = (lines.pop() ?? "").slice(0, LONGEST_LINE);
		for (const line of lines) onLine(plainText(line.slice(0, LONGEST_LINE)));
	};
}

// src/run/services/log-check.ts
function logCheck(pattern) {
	const expression = new RegExp(pattern, "u");
	const wake = new AbortController();
	let port = null;
	return {
		onOutput: lineReader((line) => {
			const match = wake.signal.aborted ? null : expression.exec(line);
			if (match === null) return;
			port = portOf(match.groups?.port);
			wake.abort();
		}),
		wake: wake.signal,
		attempt: async () => wake.signal.aborted ? {
			ready: true,
			...port === null ? {} : { port }
		} : {
			ready: false,
			found: `no line of its output matches ${pattern}`
		}
	};
}
function portOf(text) {
	const port = Number(text ?? NaN);
	return Number.isInteger(port) && port > 0 && port < 65536 ? port : null;
}

// src/run/services/start-service.ts
const MORE_PORTS = 3;
async function startService(request, given) {
	const { service, tree } = request;
	const fault = noFolder(resolve(tree.directory, service.cwd)) ?? await occupied(service, given.stop);
	if (fault !== null) return {
		kind: "failed",
		reason: fault,
		excerpt: "",
		aliveMs: 0
	};
	const ports = given.ports ?? freePort;
	for (let again = 0;; again++) {
		const started = await startOnce(request, await ports(), given);
		if (!(started.kind === "failed" && started.portTaken && again < MORE_PORTS)) return started;
	}
}
function noFolder(folder) {
	const fault = folderFault(folder);
	return fault === null ? null : `could not be started: ${fault}`;
}
async function occupied({ ready }, stop) {
	const address = fixedAddress(ready);
	if (address === null) return null;
	const { host, port } = address;
	return (await probeTcp(address, stop)).ready ? `was not started, as something answers at ${host}:${port} already; let it listen on its PORT, which no other instance has` : null;
}
async function startOnce(request, port, given) {
	const { service, log } = request;
	const address = {
		host: LOOPBACK,
		port
	};
	const addresses = new Map([...request.addresses, [service.name, address]]);
	const temporary = keepsOwnTemporaryFolder(service.env, []) ? null : given.scratch.temporaryFolder();
	const program = {
		request,
		addresses,
		temporary,
		given
	};
	const lines = service.ready.kind === "log" ? logCheck(service.ready.pattern) : null;
	const check = lines ?? networkCheck(service.ready, address) ?? commandCheck(program);
	const startedAt = performance.now();
	const instance = startInstance({
		service,
		address,
		log,
		launcher: given.launcher,
		command: commandOf(service.command, program),
		fifo: given.scratch.freshFifo(),
		source: `${service.name}, port ${port}`,
		onOutput: lines?.onOutput ?? (() => {})
	});
	const readied = await waitUntilReady(instance, check, service.readyTimeoutMs, given.stop);
	const aliveMs = performance.now() - startedAt;
	if (readied.kind === "ready") {
		const told = readied.port === null ? address : {
			...address,
			port: readied.port
		};
		return {
			kind: "ready",
			instance: {
				...instance,
				address: told
			},
			readyMs: aliveMs,
			temporary
		};
	}
	const excerpt = instance.excerpt();
	const died = readied.kind === "died";
	if (!died) await instance.stop(service.stopTimeoutMs, given.stop);
	temporary?.remove();
	if (readied.kind === "interrupted") return { kind: "interrupted" };
	return {
		kind: "failed",
		reason: died ? `${instance.endedHow()} before it was ready` : `was not ready within ${service.readyTimeoutMs / 1e3} s: ${readied.found}`,
		excerpt,
		aliveMs,
		portTaken: died && saysPortIsTaken(instance.output())
	};
}

// src/run/services/suite-services.ts
var SuiteServices = class {
	#options;
	#running = /* @__PURE__ */ new Map();
	#logs;
	#met = /* @__PURE__ */ new Map();
	#released = /* @__PURE__ */ new Set();
	#obstacles = /* @__PURE__ */ new Map();
	#ending = Promise.resolve();
	constructor(options) {
		this.#options = options;
		this.#logs = new ServiceLogs(options.out, options.journal);
	}
	async quiet() {
		await this.#ending;
	}
	rootPids() {
		return [...this.#running.values()].flatMap(({ instance }) => instance.rootPid ?? []);
	}
	async open(side, which) {
		const known = this.#obstacles.get(sideKey(side));
		if (known !== void 0) return known;
		if (this.#options.stop.aborted) return { kind: "interrupted" };
		for (const service of this.#servicesOf(side)) {
			if (which === "lasting" && scopeOf(service, side) === "invocation") continue;
			const obstacle = await this.#ensure(service, side);
			if (obstacle === null) continue;
			this.#obstacles.set(sideKey(side), obstacle);
			return obstacle;
		}
		return null;
	}
	beside(side) {
		const all = this.#runningOf(side);
		const [first, ...more] = all.flatMap(({ instance }) => instance.rootPid ?? []);
		if (first === void 0) throw new Error(`${side.scenario.id} has no service that runs`);
		return {
			addresses: this.#addresses(side),
			rootPids: [first, ...more],
			ownPids: all.flatMap(({ instance }) => instance.ownPids),
			temporary: all.length === 1 ? all[0]?.temporary?.path ?? null : null,
			over: AbortSignal.any(all.map(({ instance }) => instance.over))
		};
	}
	async death(side) {
		const dead = this.#runningOf(side).find(({ instance }) => !instance.isLive());
		if (dead === void 0) return null;
		const isForGood = scopeOf(dead.instance.service, side) !== "invocation";
		return {
			...await this.#bury(dead),
			isForGood
		};
	}
	async endPassing(side) {
		const passing = this.#runningOf(side).filter(({ instance }) => scopeOf(instance.service, side) === "invocation");
		for (const running of passing.toReversed()) await this.#end(running);
	}
	release(side) {
		if (this.#released.has(sideKey(side))) return;
		this.#released.add(sideKey(side));
		const unneeded = this.#runningOf(side).filter(({ instance }) => !this.#isNeeded(instance.service, side));
		this.#after(async () => {
			for (const running of unneeded.toReversed()) await this.#endUnneeded(running);
		});
	}
	async dispose() {
		try {
			await this.quiet();
			for (const running of [...this.#running.values()].toReversed()) await this.#endUnneeded(running);
		} finally {
			this.#logs.close();
		}
	}
	#after(work) {
		this.#ending = this.#ending.then(work);
		this.#ending.catch(() => {});
	}
	#servicesOf({ scenario }) {
		const { services = [] } = this.#options.plan;
		return (scenario.services ?? []).flatMap((name) => services.filter((service) => service.name === name));
	}
	#runningOf(side) {
		return this.#servicesOf(side).flatMap((service) => this.#running.get(keyOf(service, side)) ?? []);
	}
	#addresses(side) {
		return new Map(this.#runningOf(side).map(({ instance }) => [instance.service.name, instance.address]));
	}
	#isNeeded(service, { arm }) {
		return service.scope === "suite" && this.#options.plan.scenarios.some((scenario) => scenario.services?.includes(service.name) === true && !this.#released.has(sideKey({
			scenario,
			arm
		})));
	}
	async #ensure(service, side) {
		const key = keyOf(service, side);
		const met = this.#met.get(sideKey(side)) ?? /* @__PURE__ */ new Set();
		this.#met.set(sideKey(side), met);
		const running = this.#running.get(key);
		if (running !== void 0 && !running.instance.isLive()) {
			const trouble = await this.#bury(running);
			if (met.has(key)) return {
				kind: "trouble",
				...trouble,
				reason: `${trouble.reason} between two invocations`
			};
		}
		const obstacle = this.#running.has(key) ? null : await this.#start(service, side);
		if (obstacle === null) met.add(key);
		return obstacle;
	}
	async #start(service, side) {
		const { journal, plan, treeOf } = this.#options;
		const place = this.#placeOf(service, side);
		const startedAtMs = performance.now();
		const request = {
			service,
			tree: treeOf(side.arm),
			addresses: this.#addresses(side),
			seed: hashSeed(`${plan.seed}/service/${service.name}`),
			log: this.#logs.at(place.log)
		};
		const started = await startService(request, this.#options);
		if (started.kind === "interrupted") return started;
		if (started.kind === "failed") {
			const { reason, excerpt, aliveMs } = started;
			journal.emit({
				type: "service-ended",
				...place,
				aliveMs,
				ending: {
					kind: "not-ready",
					reason
				}
			});
			return {
				kind: "trouble",
				service: service.name,
				reason,
				excerpt,
				log: place.log
			};
		}
		const { instance, readyMs, temporary } = started;
		this.#running.set(keyOf(service, side), {
			instance,
			place,
			startedAtMs,
			temporary
		});
		journal.emit({
			type: "service-ready",
			...place,
			readyMs
		});
		return null;
	}
	#placeOf(service, side) {
		const { scenario, arm } = side;
		const log = serviceLogName(service.name, service.scope === "suite" ? null : scenario.id, arm);
		return {
			service: service.name,
			scenario: scenario.id,
			arm,
			log
		};
	}
	async #bury(running) {
		const { instance, place } = running;
		await this.#end(running);
		return {
			service: place.service,
			reason: instance.endedHow(),
			excerpt: instance.excerpt(),
			log: place.log
		};
	}
	async #endUnneeded(running) {
		const ending = await this.#end(running);
		if (ending?.kind === "died") this.#options.journal.caveat(diedUnnoticed(running.place, ending.reason));
	}
	async #end(running) {
		const entry = [...this.#running].find(([, other]) => other === running);
		if (entry === void 0) return null;
		this.#running.delete(entry[0]);
		const { journal, stop } = this.#options;
		return endRunning(running, journal, stop);
	}
};
const sideKey = ({ scenario, arm }) => `${arm} ${scenario.id}`;
const keyOf = (service, side) => service.scope === "suite" ? `${side.arm} ${service.name}` : `${side.arm} ${service.name} ${side.scenario.id}`;
const scopeOf = (service, { scenario }) => scopeBeside(service, scenario);

// src/run/machinery.ts
const COUNT_DIGITS = 7;
async function openMachinery(options) {
	const launcher = await chooseLauncher(options.environment);
	const scratch = openScratch();
	let operations = 0;
	if (launcher.shortcoming !== null && process.platform === "linux") options.journal.caveat(plainLauncherDoubt(launcher.shortcoming));
	if (options.counter.kind === "counter" && options.counter.layout === "random") options.journal.caveat(RANDOM_LAYOUT);
	const workloadLauncher = confine(launcher, options.spare);
	const shell = chooseShell(options.environment);
	const nextMarker = () => `${options.marker}-${String(operations++).padStart(COUNT_DIGITS, "0")}.`;
	const treeOfArm = (arm) => treeOf(arm, options);
	const given = {
		...options,
		shell,
		scratch,
		nextMarker,
		launcher: workloadLauncher,
		treeOf: treeOfArm
	};
	const services = new SuiteServices(given);
	return {
		...options,
		launcher,
		workloadLauncher,
		scratch,
		shell,
		nextMarker,
		services,
		workloadCores: coresOf(options.spare),
		async dispose() {
			try {
				await services.dispose();
			} finally {
				await killMarked(options.marker);
				scratch.dispose();
			}
		}
	};
}
const plainLauncherDoubt = (shortcoming) => ({
	code: "plain-launcher",
	text: `CPU time and memory of short processes are not exact: ${shortcoming}`,
	advice: "Install perl (on Debian and Ubuntu: apt-get install perl-base)",
	scenario: null
});
const RANDOM_LAYOUT = {
	code: "random-layout",
	text: "Counts of instructions may vary a little: the address space of each process is laid out at random",
	advice: "Install util-linux, and let the container call personality(2), so that setarch -R works",
	scenario: null
};
function treeOf(arm, { trees }) {
	const tree = arm === "head" ? trees.head : trees.base;
	if (tree === null) throw new Error(`A command of the ${arm} has no tree to run in`);
	return tree;
}

// src/run/beside-services.ts
async function takeBeside(place, take, machinery) {
	const { services, journal } = machinery;
	await services.quiet();
	if (place.scenario.services === void 0) {
		const finished = await take(place);
		return {
			finished,
			obstacle: null,
			tookMs: finished.invocation.durationMs
		};
	}
	const startedAtMs = journal.elapsedMs();
	const obstacle = await services.open(place, "all");
	if (obstacle !== null) return notTaken(place, obstacle, startedAtMs);
	const finished = await take({
		...place,
		services: services.beside(place)
	});
	const death = await services.death(place);
	await services.endPassing(place);
	const tookMs = journal.elapsedMs() - startedAtMs;
	if (death === null) return {
		finished,
		obstacle: null,
		tookMs
	};
	const reason = `its service ${death.service} ${death.reason} while it ran`;
	const invocation = spoiled(finished.invocation, {
		kind: "broken",
		reason
	}, death);
	return {
		finished: {
			...finished,
			invocation
		},
		obstacle: death.isForGood ? reason : null,
		tookMs
	};
}
function notTaken(place, obstacle, startedAtMs) {
	const { scenario, arm, index, warmup, log } = place;
	const taken = {
		scenario: scenario.id,
		arm,
		index,
		warmup,
		startedAtMs
	};
	if (obstacle.kind === "interrupted") return {
		finished: {
			invocation: {
				...EMPTY$1,
				...taken,
				outcome: { kind: "interrupted" },
				failures: [],
				log
			},
			left: [],
			stuck: 0
		},
		obstacle: null,
		tookMs: 0
	};
	const reason = `its service ${obstacle.service} ${obstacle.reason}`;
	const outcome = {
		kind: "unstartable",
		reason
	};
	return {
		finished: {
			invocation: {
				...EMPTY$1,
				...taken,
				outcome,
				failures: [{
					outcome,
					count: 1,
					invocations: 1,
					excerpt: obstacle.excerpt
				}],
				log: obstacle.log
			},
			left: [],
			stuck: 0
		},
		obstacle: reason,
		tookMs: 0
	};
}
const EMPTY$1 = {
	durationMs: 0,
	operations: {
		ok: 0,
		failed: 0
	},
	metrics: {},
	declarations: [],
	problems: [],
	series: null,
	checkpoints: null,
	unavailable: []
};
function spoiled({ latency: _none, ...invocation }, outcome, trouble) {
	const others = invocation.failures.filter((failure) => failure.outcome.kind !== "interrupted").map(({ invocations: _end, ...failure }) => failure);
	const cause = {
		outcome,
		count: Math.max(1, ...others.map(({ count }) => count)),
		invocations: 1,
		excerpt: `${trouble.service} (${trouble.log})\n${trouble.excerpt}`.trim()
	};
	return {
		...invocation,
		outcome,
		failures: [cause, ...others],
		metrics: {},
		declarations: [],
		checkpoints: null,
		spoiled: true
	};
}

// src/run/load/operate.ts
const operateBy = (operate) => (user, iteration, dueMs, ended) => void operate(user, iteration, dueMs).then(ended);

// src/run/invocation-load.ts
async function runInvocationLoad(run) {
	const { load } = run;
	const tally = run.driver.generate === void 0 ? await oneByOne(run) : await allAtOnce(run, run.driver);
	run.trial.addUnanswered(unansweredIn(tally, load));
	if (load.durationMs === null && load.model === "closed" && !run.trial.generated) return null;
	const trace = traceOf(tally, load);
	return load.model === "open" ? withAnswers(trace, load, run.seed) : trace;
}
const doubtOf = (trace, { model }) => nothingDue(trace, model) ?? (model === "open" ? nothingSound(trace) : null) ?? nothingStarted$1(trace);
const isUnanswered = ({ counts: { ok, failed, timedOut, interrupted } }, { unanswered }) => ok + failed + timedOut === unanswered && unanswered + interrupted > 0;
function nothingDue({ counts }, model) {
	if (counts.scheduled > 0) return null;
	return `no operation ${model === "open" ? "was due" : "began"} in the measured time of its load`;
}
const nothingStarted$1 = ({ counts: { scheduled, dropped } }) => dropped < scheduled ? null : `all ${scheduled.toLocaleString("en")} operations that were due in the measured time of its load were dropped: no place was free`;
const unansweredIn = ({ edgesMs, windows }, { phases = [] }) => windows.reduce((sum, { unanswered }, index) => isMeasured$1(phases, edgesMs[index] ?? 0) ? sum + unanswered : sum, 0);
async function allAtOnce(run, driver) {
	const { place, opening, stop, trial, onWindow } = run;
	const { scenario } = place;
	const { addresses } = opening;
	const { load, seed, times, graceMs } = run;
	const options = {
		load,
		seed,
		times,
		graceMs,
		...addresses === void 0 ? {} : { addresses },
		onWindow
	};
	const generated = await driver.generate?.(options, stop);
	if (generated === void 0) throw new Error(`The driver of ${scenario.id} generates no load`);
	const tally = run.isProbe === true ? withoutTimeouts(generated.tally) : generated.tally;
	trial.addGenerated({
		...generated,
		tally
	});
	return tally;
}
async function oneByOne(run) {
	const { driver, opening, stop, trial, headingOf, onWindow } = run;
	const over = new AbortController();
	const signal = AbortSignal.any([stop, over.signal]);
	const underWay = /* @__PURE__ */ new Set();
	const operate = async (user, iteration, dueMs) => {
		const source = headingOf(user, iteration);
		const running = driver.run({
			...opening,
			user,
			iteration,
			source
		}, signal);
		underWay.add(running);
		const operation = await running;
		underWay.delete(running);
		const counts = isMeasured$1(run.load.phases ?? [], dueMs);
		if (!over.signal.aborted || isLeftUnanswered(operation)) trial.add(counts ? operation : withoutSamples(operation), counts);
		const { outcome, wallNs } = operation;
		const isLast = operation.last === true || outcome.kind === "unstartable" || stop.aborted;
		return {
			kind: endOf$2(outcome),
			serviceNs: wallNs,
			last: isLast
		};
	};
	const { load, seed, times, graceMs } = run;
	const tally = await runLoad({
		load,
		seed,
		times,
		graceMs,
		signal: stop,
		operate: operateBy(operate),
		onWindow: (window) => onWindow(window)
	});
	over.abort();
	await Promise.all(underWay);
	return run.isProbe === true ? withoutTimeouts(tally) : tally;
}
const withoutTimeouts = (tally) => ({
	...tally,
	windows: tally.windows.map(({ timedOut, interrupted, unanswered, ...window }) => ({
		...window,
		timedOut: timedOut - unanswered,
		interrupted: interrupted + unanswered,
		unanswered: 0
	}))
});
const isLeftUnanswered = ({ outcome, last }) => last === true && outcome.kind !== "ok" && outcome.kind !== "interrupted";
const withoutSamples = ({ emitted, ...operation }) => ({
	...operation,
	emitted: {
		...emitted,
		samples: []
	}
});
function endOf$2({ kind }) {
	return kind === "ok" || kind === "timeout" || kind === "interrupted" ? kind : "failed";
}

// src/run/load/invocation-seed.ts
const invocationSeed = (scenarioSeed, index) => createRandom(scenarioSeed + index).bits();

// src/run/load/limit-watch.ts
var LimitWatch = class {
	#watches;
	#phases;
	#isClosed;
	#brokenMs = /* @__PURE__ */ new Map();
	#broken = null;
	constructor(watches, { model, phases = [] }) {
		this.#isClosed = model === "closed";
		this.#watches = watches.filter(({ abort }) => abort);
		this.#phases = phases;
	}
	get limit() {
		if (this.#broken === null) return null;
		const { metric, forMs } = this.#broken;
		return forMs > 0 ? qualified(metric, SUSTAINED) : metric;
	}
	look(window) {
		if (window.voided || !isMeasured$1(this.#phases, window.fromMs)) return null;
		for (const watch of this.#watches) {
			if (!isBroken(watch, window) && !(this.#isClosed && hangs(watch, window))) {
				this.#brokenMs.delete(watch);
				continue;
			}
			const brokenMs = (this.#brokenMs.get(watch) ?? 0) + window.toMs - window.fromMs;
			this.#brokenMs.set(watch, brokenMs);
			if (brokenMs < watch.forMs) continue;
			this.#broken ??= watch;
			return told(watch, window, brokenMs);
		}
		return null;
	}
};
function isBroken(watch, window) {
	const { metric, max, min } = watch;
	const value = valueIn(metric, window);
	if (value !== null) return max !== null && value > max || min !== null && value < min;
	return window.scheduled > 0 && waitsBeyond(watch, window);
}
const hangs = (watch, window) => window.completed === 0 && waitsBeyond(watch, window);
const waitsBeyond = ({ metric, max }, { waitedMs = 0 }) => metric.startsWith("latency.") && max !== null && waitedMs * 1e6 > max;
function shown$1(metric, value) {
	const unit = builtInMetric(metric)?.unit;
	if (unit === "ns") return `${Number((value / 1e6).toPrecision(3))} ms`;
	if (unit === "ratio") return `${Number((100 * value).toPrecision(3))} %`;
	return `${Number(value.toPrecision(3))}/s`;
}
function told({ metric, max, min }, window, brokenMs) {
	const seconds = (ms) => `${Math.round(ms / 100) / 10} s`;
	const limit = max === null ? `below its min of ${shown$1(metric, min ?? 0)}` : `above its max of ${shown$1(metric, max)}`;
	const value = valueIn(metric, window);
	return `${value === null ? `of what was due last nothing had ended, so ${metric} is` : `${metric} was ${shown$1(metric, value)},`} ${limit}, for ${seconds(brokenMs)} until ${seconds(window.toMs)} after the start of the load`;
}

// src/run/load/replay-moment.ts
const LONGEST = 64;
const PLAIN = /^(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d{1,3})?$/i;
const DURATION = /^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|min|m|h|d))+$/;
const PART = /(\d+(?:\.\d+)?)(ns|us|µs|ms|s|min|m|h|d)/g;
const TIMESTAMP = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)([.,]\d{1,9})?(Z|[+-]\d\d:?\d\d)?$/;
const NS_PER_MS = 1e6;
function readMoment(line) {
	if (line.length > LONGEST) return { kind: "unreadable" };
	if (PLAIN.test(line)) return {
		kind: "offset",
		ms: Number(line)
	};
	if (DURATION.test(line)) return {
		kind: "offset",
		ms: durationMs(line)
	};
	const [, day, time, fraction = "", zone = "Z"] = TIMESTAMP.exec(line) ?? [];
	const seconds = day === void 0 ? NaN : Date.parse(`${day}T${time}${zone}`);
	if (Number.isNaN(seconds)) return { kind: "unreadable" };
	return {
		kind: "timestamp",
		ms: seconds + 1e3 * Number(fraction.replace(",", "."))
	};
}
function durationMs(text) {
	let total = 0;
	for (const [, number = "", unit = ""] of text.matchAll(PART)) total += Number(number) * (UNIT_FACTORS[unit]?.factor ?? NaN);
	return total / NS_PER_MS;
}

// src/run/load/replay-text.ts
const MOST_MOMENTS = 2e6;
const LONGEST_MS = 1728e6;
const MOST_PROBLEMS = 20;
const KIND_WORDS = {
	offset: "time since the start of the load",
	timestamp: "date with a time"
};
function parseReplay(text) {
	const problems = [];
	const moments = [];
	let kind = null;
	let number = 0;
	for (const line of linesOf(text)) {
		number++;
		if (line === "" || line.startsWith("#")) continue;
		const moment = readMoment(line);
		const message = problemOf$1(moment, kind, line);
		if (message !== null) problems.push({
			line: number,
			message
		});
		if (problems.length >= MOST_PROBLEMS) break;
		if (moment.kind === "unreadable") continue;
		kind ??= moment.kind;
		moments.push(moment.ms);
		if (moments.length > MOST_MOMENTS) return { problems: [{
			line: number,
			message: TOO_MANY
		}] };
	}
	if (problems.length > 0) return { problems };
	return kind === null ? { problems: [{
		line: null,
		message: EMPTY
	}] } : inOrder$1(moments, kind);
}
const TOO_MANY = `there are more than ${MOST_MOMENTS.toLocaleString("en-US")} moments; replay a part of them`;
const EMPTY = "there is no moment in it; write one a line, such as `250` (milliseconds), `1.5s` or `2027-01-31T12:00:00Z`";
function* linesOf(text) {
	let from = text.startsWith("﻿") ? 1 : 0;
	while (from <= text.length) {
		const end = text.indexOf("\n", from);
		yield text.slice(from, end === -1 ? text.length : end).trim();
		if (end === -1) return;
		from = end + 1;
	}
}
function problemOf$1(moment, kind, line) {
	if (moment.kind === "unreadable") return `\`${shown(line)}\` is no moment; write milliseconds such as \`250\`, a duration such as \`1.5s\`, or a date with a time such as \`2027-01-31T12:00:00Z\``;
	if (kind !== null && kind !== moment.kind) return `\`${shown(line)}\` is a ${KIND_WORDS[moment.kind]}, but the lines before have a ${KIND_WORDS[kind]}; write all in one way`;
	if (moment.kind === "offset" && !(moment.ms <= LONGEST_MS)) return `\`${shown(line)}\` is more than 20 days; moments count from the start of the load, so subtract the first`;
	return null;
}
const shown = (line) => {
	const plain = line.replace(/[\p{Cc}\p{Cf}]+/gu, "�");
	return plain.length > 40 ? `${plain.slice(0, 37)}…` : plain;
};
function inOrder$1(moments, kind) {
	const late = moments.filter((moment, i) => moment < (moments[i - 1] ?? 0)).length;
	const sorted = late === 0 ? moments : [...moments].sort((a, b) => a - b);
	const first = kind === "timestamp" ? sorted[0] ?? 0 : 0;
	const times = first === 0 ? sorted : sorted.map((moment) => moment - first);
	if ((times.at(-1) ?? 0) > LONGEST_MS) return { problems: [{
		line: null,
		message: "its moments span more than 20 days; replay a part of them"
	}] };
	return {
		times,
		caveat: late === 0 ? null : sortedWords(late)
	};
}
const sortedWords = (late) => `${late === 1 ? "1 moment stands" : `${late.toLocaleString("en-US")} moments stand`} before an earlier one; they were sorted`;

// src/run/load/replay-file.ts
const LARGEST_BYTES = 64 * 1024 ** 2;
const DIGEST_LENGTH = 16;
async function readReplay(file, directory) {
	const bytes = await readBounded$1(resolve(directory, file)).catch((error) => {
		throw refusal(file, [{
			line: null,
			message: absence(error)
		}], error);
	});
	const parsed = parseReplay(new TextDecoder().decode(bytes));
	if ("problems" in parsed) throw refusal(file, parsed.problems);
	const content = createHash("sha256").update(bytes).digest("hex").slice(0, DIGEST_LENGTH);
	const { times, caveat } = parsed;
	return {
		times,
		caveat: caveat === null ? null : `In ${file} ${caveat}`,
		content
	};
}
const absence = (error) => error.code === "ENOENT" || error.code === "ENOTDIR" ? "there is no such file; its path is relative to the working directory" : error.message;
async function readBounded$1(path) {
	const handle = await open$1(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
	try {
		const found = await handle.stat();
		if (!found.isFile()) throw new Error("it is not a regular file; name a text file with one moment a line");
		if (found.size > LARGEST_BYTES) throw new Error(`it is ${found.size.toLocaleString("en-US")} bytes large; at most 64 MiB are read: leave out what stands beside the moments`);
		return await handle.readFile();
	} finally {
		await handle.close();
	}
}
function refusal(file, found, cause) {
	const problems = found.map(({ line, message }) => ({
		file,
		line,
		column: null,
		path: "",
		message
	}));
	const [only] = problems;
	const what = only?.line === null ? only.message : `${found.length} ${found.length === 1 ? "line is" : "lines are"} no moment`;
	return new SuiteError(`Cannot replay ${file}: ${what}`, {
		exitCode: 2,
		problems,
		...cause === void 0 ? {} : { cause }
	});
}

// src/stats/quantile-interval.ts
function quantileRanks(n, p, level) {
	assertLevel(p, "an interval of a quantile");
	assertLevel(level, "an interval of a quantile");
	const tail = (1 - level) / 2;
	const low = firstCount(n, (k) => binomialCdf(k, n, p) > tail);
	const high = firstCount(n, (k) => 1 - binomialCdf(k - 1, n, p) <= tail);
	return {
		low: low === 0 ? null : low,
		high: high > n ? null : high
	};
}
function firstCount(n, holds) {
	let [low, high] = [0, n + 1];
	while (low < high) {
		const middle = low + high >> 1;
		if (holds(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}
function quantileIntervalIn(histogram, p, level) {
	const { low, high } = quantileRanks(countIn$1(histogram), p, level);
	return {
		low: low === null ? null : boundsOf$1(binOfRank(histogram, low)).low,
		high: high === null ? null : boundsOf$1(binOfRank(histogram, high)).high
	};
}
function binOfRank({ bins, counts }, rank) {
	let seen = 0;
	for (const [i, bin] of bins.entries()) {
		seen += counts[i] ?? 0;
		if (seen >= rank) return bin;
	}
	return bins.at(-1) ?? 0;
}

// src/run/load/probe.ts
const HOLD = "hold";
const LEVEL = .95;
const BACKLOG_SHARE = .01;
const BACKLOG_LEAST = 5;
function judgeProbe(trace, criteria) {
	const [unsound] = unsoundPhases(trace);
	if (unsound !== void 0) return {
		kind: "void",
		reason: unsound.reason
	};
	const hold = trace.phases.find(({ name }) => name === HOLD);
	if (hold === void 0 || hold.soundScheduled === 0) return {
		kind: "broken",
		reason: "no operation was due"
	};
	const behind = fallsBehind(hold, droppedSoundly(trace, hold));
	if (behind !== null) return {
		kind: "fails",
		criterion: behind
	};
	const verdicts = criteria.map((criterion) => judge$1(criterion, hold, trace));
	return verdicts.find(({ kind }) => kind === "fails") ?? verdicts.find(({ kind }) => kind === "unclear") ?? { kind: "holds" };
}
function fallsBehind({ counts, soundScheduled, soundCompleted }, dropped) {
	const failed = (counts.failed + counts.timedOut) * (soundScheduled / counts.scheduled);
	const behind = soundScheduled - soundCompleted - failed;
	if (dropped === 0 && behind <= Math.max(BACKLOG_LEAST, BACKLOG_SHARE * soundScheduled)) return null;
	return dropped > 0 ? "operations are dropped" : "completed operations fall behind those due";
}
function judge$1(criterion, hold, trace) {
	const told = loadMetrics(trace, "open").metrics[criterion.metric];
	const range = rangeOf(criterion.metric, hold);
	const value = told ?? range?.value ?? null;
	const name = nameOf$2(criterion);
	if (value === null) return {
		kind: "fails",
		criterion: name
	};
	if (value === 0 && criterion.max === 0) return { kind: "holds" };
	const { low, high } = range ?? {
		low: value,
		high: value
	};
	if (isBeyond(low, high, criterion)) return {
		kind: "fails",
		criterion: name
	};
	if (isWithin(low, criterion) && isWithin(high, criterion)) return { kind: "holds" };
	return {
		kind: "unclear",
		criterion: name,
		leans: isWithin(value, criterion) ? "holds" : "fails"
	};
}
const isWithin = (value, { max, min }) => (max === null || value <= max) && (min === null || value >= min);
const isBeyond = (low, high, { max, min }) => max !== null && low > max || min !== null && high < min;
const nameOf$2 = ({ metric, max }) => `${metric} ${max === null ? "min" : "max"}`;
function rangeOf(metric, { counts, response, service }) {
	const [family, statistic = ""] = metric.split(".");
	const ended = counts.ok + counts.failed + counts.timedOut;
	if (ended === 0) return null;
	if (metric === "errors.rate") return shareRange(counts.failed + counts.timedOut, ended);
	if (metric === "timeouts.rate") return shareRange(counts.timedOut, ended);
	const digits = /^p(\d{2,3})$/.exec(statistic)?.[1];
	if (digits === void 0) return null;
	return quantileRange(family === "service" ? service : response, Number(`0.${digits}`));
}
function quantileRange(histogram, quantile) {
	const { low, high } = quantileIntervalIn(histogram, quantile, LEVEL);
	return {
		value: quantileIn(histogram, quantile),
		low: low ?? Number.NEGATIVE_INFINITY,
		high: high ?? Number.POSITIVE_INFINITY
	};
}
const shareRange = (part, whole) => ({
	value: part / whole,
	...wilsonInterval(part, whole, LEVEL)
});

// src/run/load/search.ts
const VOTES = 3;
const CONFIRM_LONGER = 3;
const CONFIRMATIONS = 6;
const RECOVER_AT = .95;
const HALVINGS = 6;
const LEAST_DUE = 5;
const ROUNDING = 1 + 1e-9;
const searchMax = (plan, hold) => new Search(plan, hold).run();
var Search = class {
	#plan;
	#hold;
	#probes = [];
	#low = null;
	#high = null;
	#limiting = null;
	#cut = null;
	#metastable = false;
	#confirmed = false;
	constructor(plan, hold) {
		this.#plan = plan;
		this.#hold = hold;
	}
	async run() {
		const short = {
			holdMs: this.#plan.holdMs,
			purpose: "search"
		};
		const long = {
			holdMs: CONFIRM_LONGER * this.#plan.holdMs,
			purpose: "confirm"
		};
		await this.#bracket(short);
		await this.#narrow(short);
		await this.#confirm(long);
		await this.#narrow(long);
		if (this.#isBroken()) this.#low = null;
		const sustainable = this.#low;
		await this.#recover();
		return {
			probes: this.#probes,
			sustainable,
			beyond: this.#high,
			limiting: this.#limiting,
			metastable: this.#metastable,
			cut: this.#cut
		};
	}
	async #bracket(asking) {
		const { from, to, holdMs } = this.#plan;
		const isWorth = (rate) => rate * holdMs / 1e3 >= LEAST_DUE;
		for (let rate = from; this.#high === null && this.#cut === null; rate = Math.min(to, 2 * rate)) if (await this.#try(rate, asking) === "holds" && rate >= to) this.#cut = `it holds the largest rate that is tried, ${to}/s`;
		let halved = from / 2;
		for (let n = 0; n < HALVINGS && this.#low === null && this.#cut === null && isWorth(halved); n++) {
			await this.#try(halved, asking);
			halved /= 2;
		}
	}
	async #narrow(asking) {
		const widest = this.#plan.resolution * ROUNDING;
		while (this.#cut === null && this.#low !== null && this.#high !== null && this.#high / this.#low > widest) await this.#try(Math.sqrt(this.#low * this.#high), asking);
	}
	async #confirm(asking) {
		const first = this.#low;
		if (first === null || this.#isBroken()) return;
		let rate = first;
		let step = this.#plan.resolution;
		for (let failed = 0; failed < CONFIRMATIONS; failed++) {
			const held = await this.#try(rate, asking);
			this.#confirmed = held === "holds";
			if (held !== "fails") return;
			this.#low = null;
			this.#cut = null;
			rate /= step;
			step *= step;
		}
		const [short, long] = [this.#plan.holdMs, asking.holdMs].map((ms) => `${ms / 1e3} s`);
		this.#cut = `what holds for ${short} does not hold for ${long}: ${CONFIRMATIONS} confirmations failed, from ${perSecond(first)} down to ${perSecond(this.#high ?? rate)}`;
	}
	async #recover() {
		const [low, high] = [this.#low, this.#high];
		if (!this.#confirmed || low === null || high === null) return;
		const { holdMs } = this.#plan;
		const found = {
			limiting: this.#limiting,
			cut: this.#cut
		};
		this.#probes.push(await this.#hold(high, holdMs, "recovery", this.#bracketSoFar()));
		this.#metastable = await this.#vote(low * RECOVER_AT, holdMs, "recovery") === "fails";
		this.#limiting = found.limiting;
		if (!this.#isBroken()) this.#cut = found.cut;
	}
	async #try(rate, { holdMs, purpose }) {
		const held = await this.#vote(rate, holdMs, purpose);
		if (held === "holds") this.#low = Math.max(this.#low ?? 0, rate);
		if (held === "fails") this.#high = Math.min(this.#high ?? Number.POSITIVE_INFINITY, rate);
		return held;
	}
	async #vote(rate, holdMs, purpose) {
		const votes = {
			holds: 0,
			fails: 0
		};
		let criterion = null;
		const decide = (held) => {
			if (held === "fails") this.#limiting = criterion;
			return held;
		};
		for (let vote = 1; vote <= VOTES; vote++) {
			const probe = await this.#hold(rate, holdMs, purpose, this.#bracketSoFar());
			this.#probes.push(probe);
			const { verdict } = probe;
			if (verdict.kind === "broken") return this.#end(verdict.reason);
			if (verdict.kind === "void" && vote === VOTES) return this.#end(`the load generator could not hold ${perSecond(rate)} for ${holdMs / 1e3} s: ${verdict.reason}`);
			if (verdict.kind === "void") continue;
			if (verdict.kind === "holds") return decide("holds");
			criterion = verdict.criterion;
			if (verdict.kind === "fails") return decide("fails");
			votes[verdict.leans] += 1;
			if (votes[verdict.leans] > VOTES / 2) return decide(verdict.leans);
		}
		return decide(votes.holds > votes.fails ? "holds" : "fails");
	}
	#end(reason) {
		this.#cut = reason;
		return "over";
	}
	#bracketSoFar() {
		return {
			holds: this.#low,
			fails: this.#high
		};
	}
	#isBroken() {
		return this.#probes.some(({ verdict }) => verdict.kind === "broken");
	}
};

// src/run/trial.ts
const MAX_PROBLEMS$2 = 50;
var Trial = class {
	ok = 0;
	failed = 0;
	okInParts = 0;
	latenciesNs = [];
	keepsTimes = true;
	usage = null;
	emitted = /* @__PURE__ */ new Map();
	declarations = /* @__PURE__ */ new Map();
	checkpoints = null;
	problems = [];
	left = [];
	stuck = 0;
	oneProcess = false;
	#ending = null;
	generated = false;
	generatedMs = null;
	shares = {};
	unanswered = 0;
	unavailable = [];
	detected = null;
	#failures = new FailureList();
	#unmeasuredFailures = new FailureList();
	#usageMissing = false;
	add(operation, isMeasured = true) {
		this.left.push(...operation.left.slice(0, 100));
		this.stuck += operation.stuck;
		this.#addDetected(operation.detected);
		this.problems.push(...operation.emitted.problems.slice(0, MAX_PROBLEMS$2 - this.problems.length));
		if (operation.outcome.kind === "ok") this.#addOk(operation);
		else {
			if (operation.outcome.kind !== "interrupted") this.failed += 1;
			(isMeasured || isOfTheWhole(operation) ? this.#failures : this.#unmeasuredFailures).add({
				outcome: operation.outcome,
				count: 1,
				excerpt: operation.excerpt
			});
		}
	}
	addGenerated(generated) {
		const { tally, failures, unmeasuredFailures, metrics, shares, unavailable, obstacle } = generated;
		this.generated = true;
		this.generatedMs = tally.edgesMs.at(-1) ?? null;
		const { ok, failed, timedOut } = addWindows(tally.windows);
		this.ok += ok;
		this.failed += failed + timedOut;
		for (const failure of failures) this.#failures.add(failure);
		for (const failure of unmeasuredFailures) this.#unmeasuredFailures.add(failure);
		for (const [metric, value] of Object.entries(metrics)) this.emitted.set(metric, {
			sum: value,
			operations: 1
		});
		this.shares = shares;
		this.unavailable.push(...unavailable);
		if (obstacle === null) return;
		this.#ending = obstacle;
		this.#failures.add({
			outcome: obstacle,
			count: 1,
			excerpt: ""
		});
	}
	addUnanswered(count) {
		this.unanswered += count;
		if (!this.generated) this.failed += count;
	}
	blameUnanswered(graceMs) {
		if (this.unanswered === 0) return;
		const reason = `no answer until the load had been over for ${graceMs / 1e3} s`;
		const outcome = this.generated ? {
			kind: "unmet",
			reason
		} : {
			kind: "timeout",
			afterMs: graceMs
		};
		this.#failures.add({
			outcome,
			count: this.unanswered,
			excerpt: ""
		});
	}
	inherit({ ok, left, stuck, problems, detected }) {
		this.okInParts += ok;
		this.left.push(...left.slice(0, 100));
		this.stuck += stuck;
		this.problems.push(...problems.slice(0, MAX_PROBLEMS$2 - this.problems.length));
		this.#addDetected(detected ?? void 0);
	}
	adopt(part) {
		this.ok += part.ok;
		this.failed += part.failed;
		this.generated = part.generated;
		this.shares = part.shares;
		for (const latency of part.latenciesNs) this.latenciesNs.push(latency);
		for (const [id, emitted] of part.emitted) this.emitted.set(id, emitted);
		for (const [id, declaration] of part.declarations) this.declarations.set(id, declaration);
		for (const failure of part.#failures.list()) this.#failures.add(failure);
	}
	spoil(outcome) {
		if (outcome.kind === "aborted") this.#ending = outcome;
		else this.#ending ??= outcome;
		this.#failures.add({
			outcome: this.#ending,
			count: 1,
			excerpt: ""
		});
	}
	close({ outcome, usage, emitted, left, stuck, excerpt, detected }) {
		this.oneProcess = true;
		this.#addDetected(detected);
		this.left.push(...left.slice(0, 100));
		this.stuck += stuck;
		this.usage = usage;
		this.checkpoints = emitted.checkpoints;
		this.problems.push(...emitted.problems.slice(0, MAX_PROBLEMS$2 - this.problems.length));
		this.#addEmitted(emitted);
		if (outcome.kind === "ok") return;
		this.#ending = outcome;
		const text = describeOutcome(outcome);
		if (!this.failures.some((failure) => describeOutcome(failure.outcome) === text)) this.#failures.add({
			outcome,
			count: 1,
			excerpt
		});
	}
	get failures() {
		const end = this.#ending === null ? null : describeOutcome(this.#ending);
		return this.#failures.list().map((failure) => describeOutcome(failure.outcome) === end ? {
			...failure,
			invocations: 1
		} : failure);
	}
	get unmeasuredFailures() {
		return this.#unmeasuredFailures.list();
	}
	get outcome() {
		if (this.#ending?.kind === "aborted") return this.#ending;
		const interrupted = this.failures.find(({ outcome }) => outcome.kind === "interrupted");
		if (interrupted !== void 0) return interrupted.outcome;
		if (this.#ending !== null) return this.#ending;
		const [worst = this.unmeasuredFailures[0]] = this.failures;
		return this.ok > 0 ? { kind: "ok" } : worst?.outcome ?? { kind: "interrupted" };
	}
	#addOk(operation) {
		this.ok += 1;
		if (this.keepsTimes) this.latenciesNs.push(operation.wallNs);
		this.#addUsage(operation.usage);
		this.checkpoints = operation.emitted.checkpoints;
		this.#addEmitted(operation.emitted);
	}
	#addEmitted({ declarations, samples }) {
		for (const declaration of declarations) this.#declare(declaration);
		for (const [metric, value] of meansOf(samples)) {
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
	#addDetected(detected) {
		if (detected === void 0) return;
		this.detected = combine([...this.detected === null ? [] : [this.detected], detected]);
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
const isOfTheWhole = ({ outcome, last }) => last === true || outcome.kind === "interrupted" || outcome.kind === "unstartable";
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

// src/run/search-load.ts
const mayHold = (verdict) => verdict.kind === "holds" || verdict.kind === "unclear" && verdict.leans === "holds";
const GRACE_MS = 2e3;
async function searchLoad(run, load, plan) {
	const held = [];
	let probes = 0;
	const search = await searchMax(plan, async (rate, holdMs, purpose, bracket) => {
		const trial = new Trial();
		const seed = run.seed + probes++;
		const live = {
			rate,
			purpose,
			durationMs: plan.settleMs + holdMs,
			...bracket
		};
		const probe = {
			...run,
			seed,
			load: probeLoad(load, rate, plan.settleMs, holdMs),
			graceMs: GRACE_MS,
			isProbe: true,
			trial,
			onWindow: (window) => run.onWindow(window, live)
		};
		const trace = await runInvocationLoad(probe);
		run.trial.inherit(trial);
		if (trace === null) throw new Error("A load of one rate has a duration");
		const verdict = run.stop.aborted ? {
			kind: "broken",
			reason: "it was interrupted"
		} : endOf$1(trial) ?? judgeProbe(trace, plan.criteria);
		if (mayHold(verdict)) held.push({
			trial,
			trace,
			holdMs,
			rate
		});
		else await pause$1(GRACE_MS, run.stop);
		return {
			rate,
			purpose,
			holdMs,
			verdict,
			...timesOf$2(trace)
		};
	});
	const longest = longestOf(held, search);
	if (longest !== null) run.trial.adopt(longest.trial);
	return {
		search,
		trace: longest?.trace ?? null
	};
}
function longestOf(held, { sustainable }) {
	if (sustainable === null) return null;
	const [longest = null] = held.filter(({ rate }) => rate <= sustainable).sort((a, b) => b.holdMs - a.holdMs || b.rate - a.rate);
	return longest;
}
function endOf$1({ ok, outcome }) {
	if (outcome.kind === "unmeasured") return {
		kind: "void",
		reason: outcome.reason
	};
	return outcome.kind === "unstartable" || outcome.kind === "broken" && ok === 0 ? {
		kind: "broken",
		reason: outcome.reason
	} : null;
}
function probeLoad(load, rate, settleMs, holdMs) {
	const durationMs = settleMs + holdMs;
	return {
		...load,
		curve: {
			kind: "pieces",
			pieces: [{
				durationMs,
				from: rate,
				to: rate
			}]
		},
		durationMs,
		phases: [{
			name: "settle",
			measure: false,
			spans: [{
				fromMs: 0,
				toMs: settleMs
			}]
		}, {
			name: HOLD,
			measure: true,
			spans: [{
				fromMs: settleMs,
				toMs: durationMs
			}]
		}]
	};
}
function timesOf$2({ phases }) {
	const hold = phases.find(({ name }) => name === HOLD);
	if (hold === void 0 || hold.soundMs === 0) return {
		throughput: null,
		p50: null,
		p99: null
	};
	return {
		throughput: hold.soundCompleted / (hold.soundMs / 1e3),
		p50: quantileIn(hold.response, .5),
		p99: quantileIn(hold.response, .99)
	};
}

// src/run/take-load.ts
async function takeLoad(request, machinery) {
	const { place, stop, trial } = request;
	const { load, search: plan, seed, timeoutMs } = place.scenario;
	trial.keepsTimes = load.model === "closed" && load.phases === void 0;
	const times = await timesOf$1(request, machinery).catch(reasonOf$1);
	if (typeof times === "string") {
		trial.spoil({
			kind: "unstartable",
			reason: times
		});
		return {
			trace: null,
			search: null
		};
	}
	const guard = guarded(request);
	const run = {
		...request,
		stop: guard.stop,
		onWindow: guard.onWindow,
		load,
		seed: invocationSeed(seed, place.index),
		times,
		graceMs: Math.min(GRACE_MS$1, timeoutMs)
	};
	if (plan !== void 0 && load.model === "open") {
		const searched = await searchLoad(run, load, plan);
		if (stop.aborted) trial.spoil({ kind: "interrupted" });
		else if (searched.trace === null) trial.spoil(nothingHeld(searched.search));
		return searched;
	}
	const trace = await runInvocationLoad(run);
	const broken = guard.broken();
	if (broken !== null) trial.spoil({
		kind: "aborted",
		...broken
	});
	else if (stop.aborted) trial.spoil({ kind: "interrupted" });
	else spoilBy(trace, run);
	return {
		trace,
		search: null
	};
}
function spoilBy(trace, { load, trial, graceMs }) {
	if (trace === null) return;
	const doubt = doubtOf(trace, load);
	if (doubt !== null) trial.spoil({
		kind: "unmeasured",
		reason: doubt
	});
	else if (isUnanswered(trace, trial)) trial.spoil({
		kind: "timeout",
		afterMs: graceMs
	});
	else trial.blameUnanswered(graceMs);
}
function guarded({ place, stop, onWindow }) {
	const { load, watches = [] } = place.scenario;
	const watch = new LimitWatch(watches, load);
	const over = new AbortController();
	let reason = null;
	return {
		stop: AbortSignal.any([stop, over.signal]),
		onWindow(window, probe) {
			onWindow(window, probe);
			reason ??= watch.look(window);
			if (reason !== null) over.abort();
		},
		broken: () => reason === null ? null : {
			reason,
			limit: watch.limit ?? ""
		}
	};
}
const reasonOf$1 = (error) => error instanceof Error ? error.message : String(error);
const nothingHeld = (search) => ({
	kind: isGeneratorsFault(search) ? "unmeasured" : "broken",
	reason: whyUnanswered(search)
});
async function timesOf$1({ place }, machinery) {
	const { load, id } = place.scenario;
	if (load.model === "closed" || load.curve.kind !== "replay") return [];
	const { times, caveat } = await readReplay(load.curve.file, machinery.trees.head.directory);
	if (caveat !== null) machinery.journal.caveat({
		code: "replay-file",
		text: caveat,
		advice: null,
		scenario: id
	});
	return times;
}

// src/run/checkpoints.ts
const MAX_POINTS = 400;
function thinCheckpoints(checkpoints, limit = MAX_POINTS) {
	const { operations, columns } = checkpoints;
	if (operations.length <= limit) return checkpoints;
	const step = (operations.length - 1) / (limit - 1);
	const thin = (values) => Array.from({ length: limit }, (_, at) => values[Math.round(at * step)] ?? 0);
	return {
		operations: thin(operations),
		columns: Object.fromEntries(Object.entries(columns).map(([name, { unit, values }]) => [name, {
			unit,
			values: thin(values)
		}]))
	};
}

// src/run/growth-metrics.ts
const OPERATIONS_UNKNOWN = "needs the number of operations: write operations=n, or checkpoints with operations, to $STRESS_METRICS";
function growthMetrics(facts) {
	const metrics = {};
	const sources = {};
	const unavailable = [];
	const found = new Map(growthSources(facts.series, facts.checkpoints).map((source) => [source.metric, source]));
	for (const metric of GROWING) {
		const source = found.get(metric);
		const [growthId, leakId] = [`${metric}.growth`, `${metric}.leak`];
		const shortage = shortageOf(source);
		if (source === void 0 || shortage !== null) {
			unavailable.push(...[growthId, leakId].map((id) => ({
				metric: id,
				reason: shortage ?? NOT_READ
			})));
			continue;
		}
		const { growth, slope } = secondHalfGrowth(source.xs, source.ys);
		const leak = leakOf(source, slope, facts);
		metrics[growthId] = growth;
		sources[growthId] = source.source;
		if (leak === null) unavailable.push({
			metric: leakId,
			reason: OPERATIONS_UNKNOWN
		});
		else {
			metrics[leakId] = leak;
			sources[leakId] = source.source;
		}
	}
	return {
		metrics,
		sources,
		unavailable: facts.soak ? unavailable : []
	};
}
const NOT_READ = "nothing was read of it: the monitors do not give it here, and no checkpoint reports it";
function shortageOf(source) {
	if (source === void 0) return NOT_READ;
	const { xs, x } = source;
	if (xs.length >= 20) return null;
	const seen = `needs ${20} readings, this invocation gave ${xs.length}`;
	if (x === "operations") return `${seen}: write more checkpoints`;
	return `${seen}: let it run for ${Math.ceil(Math.max(5, (xs.at(-1) ?? 0) / 1e3 * 20 / Math.max(1, xs.length)))} s or more`;
}
function leakOf({ x }, slope, facts) {
	if (x === "operations") return slope * 1e3;
	const operations = facts.checkpoints?.operations.at(-1) ?? facts.operations ?? 0;
	return operations > 0 ? slope * facts.elapsedMs / operations * 1e3 : null;
}

// src/run/load/search-metrics.ts
function searchMetrics(search) {
	if (search === null) return {
		metrics: {},
		unavailable: []
	};
	const { sustainable, beyond, cut } = search;
	const isBracketed = beyond !== null && cut === null;
	if (sustainable !== null) return {
		metrics: { [SUSTAINABLE$1]: isBracketed ? Math.sqrt(sustainable * beyond) : sustainable },
		atLeast: isBracketed ? [] : [SUSTAINABLE$1],
		unavailable: []
	};
	return {
		metrics: {},
		unavailable: [{
			metric: SUSTAINABLE$1,
			reason: whyUnanswered(search)
		}]
	};
}
const withoutParts = ({ metrics, ...rest }) => ({
	...rest,
	metrics: Object.fromEntries(Object.entries(metrics).filter(([id]) => unqualified(id).part === null))
});

// src/run/load/sustained.ts
function sustainedMetrics(trace, watches) {
	const [unsound] = unsoundPhases(trace);
	const windows = unsound === void 0 ? measuredWindows(trace) : [];
	const found = watches.filter(({ forMs }) => forMs > 0).map((watch) => ({
		id: qualified(watch.metric, SUSTAINED),
		watch,
		level: levelOf(watch, windows)
	}));
	return {
		metrics: Object.fromEntries(found.flatMap(({ id, level }) => level === null ? [] : [[id, level]])),
		unavailable: found.filter(({ level }) => level === null).map(({ id, watch }) => ({
			metric: id,
			reason: unsound?.reason ?? `the load has no ${watch.forMs / 1e3} s on end in which ${watch.metric} can be told`
		}))
	};
}
function levelOf({ metric, max, forMs }, windows) {
	const [within, across] = max !== null ? [Math.min, Math.max] : [Math.max, Math.min];
	const levels = runsOf(metric, windows).flatMap((run) => run.flatMap((_, start) => {
		const stretch = stretchFrom(run.slice(start), forMs);
		return stretch === null ? [] : [stretch.reduce((level, { value }) => within(level, value), stretch[0].value)];
	}));
	return levels.length === 0 ? null : levels.reduce((best, level) => across(best, level));
}
function runsOf(metric, windows) {
	const runs = [[]];
	for (const window of windows) {
		const value = valueIn(metric, window);
		if (value === null) runs.push([]);
		else runs.at(-1)?.push({
			value,
			lengthMs: window.toMs - window.fromMs
		});
	}
	return runs;
}
function stretchFrom(windows, forMs) {
	let lengthMs = 0;
	const [first, ...rest] = windows;
	if (first === void 0) return null;
	const stretch = [first];
	lengthMs += first.lengthMs;
	for (const window of rest) {
		if (lengthMs >= forMs) break;
		stretch.push(window);
		lengthMs += window.lengthMs;
	}
	return lengthMs >= forMs ? stretch : null;
}

// src/run/trial-metrics.ts
const QUANTILES = [
	["latency.p50", .5],
	["latency.p90", .9],
	["latency.p95", .95],
	["latency.p99", .99],
	["latency.p999", .999]
];
function trialMetrics(trial, { load, leaks, watches = [] }, { elapsedNs, watched, shortcoming, trace, search, resourcesOf = "command" }) {
	const ofCommand = resourcesOf === "command";
	const single = isSingle(load);
	const [latency = elapsedNs] = trial.latenciesNs;
	const wallNs = single ? latency : elapsedNs;
	const told = single ? NOTHING_TOLD : toldByLoad(trial, load, wallNs, {
		trace,
		search,
		watches
	});
	const metrics = {
		...watched?.metrics,
		...ofCommand ? usageMetrics(trial) : {},
		"time.wall": wallNs,
		"errors.rate": trial.failed / (trial.ok + trial.failed),
		...told.metrics
	};
	if (ofCommand) combineWithWatch(metrics, trial, watched);
	addCpu(metrics, trial, wallNs);
	const checkpoints = (single || trial.oneProcess) && trial.checkpoints !== null ? thinCheckpoints(trial.checkpoints) : null;
	const growth = growthMetrics({
		series: watched?.series ?? null,
		checkpoints,
		operations: operationsOf(trial, single),
		elapsedMs: wallNs / 1e6,
		soak: leaks
	});
	Object.assign(metrics, growth.metrics);
	for (const [metric, { sum, operations }] of trial.emitted) metrics[metric] = sum / operations;
	const unavailable = [
		...growth.unavailable,
		...watched?.unavailable ?? [],
		...ofCommand ? missingUsage(trial, shortcoming) : [],
		...told.unavailable,
		...trial.unavailable
	];
	return {
		metrics,
		atLeast: (told.atLeast ?? []).filter((metric) => !trial.emitted.has(metric)),
		atMost: Object.fromEntries(Object.entries(told.atMost ?? {}).filter(([metric]) => !trial.emitted.has(metric))),
		unanswered: (told.unanswered ?? []).filter((metric) => !trial.emitted.has(metric)),
		unavailable: unavailable.filter(({ metric }) => !(metric in metrics)),
		checkpoints
	};
}
const NOTHING_TOLD = {
	metrics: {},
	unavailable: []
};
function toldByLoad(trial, load, wallNs, { trace, search, watches }) {
	const operations = operationMetrics(trial, load, wallNs, trace);
	const parts = [
		search === null ? operations : withoutParts(operations),
		searchMetrics(search),
		trace === null ? NOTHING_TOLD : sustainedMetrics(trace, watches)
	];
	return {
		metrics: Object.assign({}, ...parts.map(({ metrics }) => metrics)),
		atLeast: parts.flatMap(({ atLeast = [] }) => atLeast),
		atMost: Object.assign({}, ...parts.map(({ atMost = {} }) => atMost)),
		unanswered: parts.flatMap(({ unanswered = [] }) => unanswered),
		unavailable: parts.flatMap(({ unavailable }) => unavailable)
	};
}
function operationsOf({ emitted, ok, failed }, single) {
	return emitted.get("operations")?.sum ?? (single ? null : ok + failed);
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
	metrics["cpu.perop"] = (userNs + systemNs) / Math.max(1, trial.okInParts, trial.ok);
}
const tellsByWindow = ({ generated }, { model, phases }) => model === "open" || phases !== void 0 || generated;
function operationMetrics(trial, load, wallNs, trace) {
	if (trace !== null && tellsByWindow(trial, load)) return loadMetrics(trace, load.model);
	return {
		metrics: repeatedMetrics(trial, wallNs),
		unavailable: missingQuantiles(trial)
	};
}
function repeatedMetrics({ ok, failed, latenciesNs }, wallNs) {
	const sorted = Float64Array.from(latenciesNs).sort();
	const values = { operations: ok + failed };
	if (wallNs > 0) values.throughput = ok / (wallNs / 1e9);
	if (ok >= 2) {
		values["latency.mean"] = mean$2(latenciesNs);
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
		reason: needsOperations(quantile)
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

// src/run/load/share-counts.ts
const OPERATIONS = /* @__PURE__ */ new Map([
	["errors.rate", endedIn],
	["timeouts.rate", endedIn],
	["load.achieved", ({ counts }) => counts.scheduled],
	["load.dropped", ({ soundScheduled }) => soundScheduled]
]);
function endedIn({ counts: { ok, failed, timedOut } }) {
	return ok + failed + timedOut;
}
function shareCounts(trace, model) {
	const counted = Object.entries(loadMetrics(trace, model).metrics).flatMap(([metric, share]) => {
		const { id, part } = unqualified(metric);
		const operations = OPERATIONS.get(id);
		if (operations === void 0 || metric === "errors.rate") return [];
		return [[metric, countOf(share, trace.phases.filter(({ measure, name }) => measure && (part ?? name) === name).map(operations))]];
	});
	return Object.fromEntries(counted);
}
function countOf(share, operations) {
	const of = operations.reduce((sum, one) => sum + one, 0);
	return {
		count: Math.round(share * of),
		of
	};
}

// src/run/trial-shares.ts
function trialShares(trial, { load }, { trace, search }) {
	const ofLoad = trace !== null && tellsByWindow(trial, load) ? shareCounts(trace, load.model) : {};
	const own = Object.entries(ofLoad).filter(([id]) => !trial.emitted.has(id) && (search === null || unqualified(id).part === null));
	return {
		...Object.fromEntries(own),
		...trial.shares
	};
}

// src/run/invocation.ts
async function runInvocation(place, driver, machinery) {
	const { scenario } = place;
	const { journal } = machinery;
	const beside = place.services;
	const stop = beside === void 0 ? machinery.stop : AbortSignal.any([machinery.stop, beside.over]);
	const trial = new Trial();
	const folder = keepsTemporaryFolder(scenario) ? null : machinery.scratch.temporaryFolder();
	const temporary = folder?.path ?? null;
	const watching = beside === void 0 ? openWatching(scenario, temporary, machinery) : watchServices(scenario, beside, machinery);
	const told = beside === void 0 ? {} : { addresses: beside.addresses };
	const opening = {
		source: headingOf(place),
		temporary,
		...told,
		onSpawn: watching.onSpawn
	};
	const request = {
		place,
		driver,
		opening,
		stop,
		trial,
		headingOf: (user, iteration) => headingOf(place, {
			user,
			iteration
		}),
		onWindow: (passed, probe) => {
			const window = {
				...passed,
				...watching.usage()
			};
			const probing = probe === void 0 ? {} : { probe };
			journal.emit({
				type: "load-window",
				scenario: scenario.id,
				arm: place.arm,
				window,
				...probing
			});
		}
	};
	const obstacle = await driver.open?.(opening, stop) ?? null;
	const startedAtMs = journal.elapsedMs();
	const taken = obstacle === null ? await takeLoad(request, machinery) : NOTHING_TAKEN;
	if (obstacle !== null) trial.add(obstacle);
	const durationMs = journal.elapsedMs() - startedAtMs;
	const watched = await watching.stop();
	const closing = await driver.close?.();
	if (closing !== void 0) trial.close(closing);
	folder?.remove();
	return {
		invocation: describe$2(place, trial, {
			startedAtMs,
			durationMs,
			watched,
			taken,
			shortcoming: shortcomingOf(scenario, machinery)
		}),
		left: trial.left,
		stuck: trial.stuck
	};
}
const NOTHING_TAKEN = {
	trace: null,
	search: null
};
const keepsTemporaryFolder = ({ driver }) => !("env" in driver) || keepsOwnTemporaryFolder(driver.env, driver.passEnv);
const shortcomingOf = ({ driver }, { launcher }) => driver.kind === "http" ? "nothing under test was started by this suite; name it under `services` for its resources to be measured" : launcher.shortcoming;
function describe$2(place, trial, facts) {
	const { startedAtMs, durationMs, watched, taken, shortcoming } = facts;
	const { trace, search } = taken;
	const isOk = trial.outcome.kind === "ok";
	const shares = trialShares(trial, place.scenario, taken);
	const { unmeasuredFailures } = trial;
	const measured = isOk ? trialMetrics(trial, place.scenario, {
		elapsedNs: (trial.generatedMs ?? durationMs) * 1e6,
		watched,
		trace,
		search,
		shortcoming,
		resourcesOf: place.services === void 0 ? "command" : "services"
	}) : {
		metrics: {},
		atLeast: [],
		atMost: {},
		unanswered: [],
		unavailable: [],
		checkpoints: null
	};
	return {
		scenario: place.scenario.id,
		arm: place.arm,
		index: place.index,
		warmup: place.warmup,
		startedAtMs,
		durationMs,
		outcome: trial.outcome,
		operations: countedOf(trial, trace),
		...Object.keys(shares).length === 0 ? {} : { shares },
		failures: trial.failures,
		...unmeasuredFailures.length === 0 ? {} : { unmeasuredFailures },
		metrics: measured.metrics,
		...boundsOf(measured),
		declarations: isOk ? [...trial.declarations.values()] : [],
		problems: trial.problems,
		series: watched?.series ?? null,
		checkpoints: measured.checkpoints,
		...isOk && !isSingle(place.scenario.load) ? { latency: timesOf(trial, trace, place.scenario.load) } : {},
		...trace === null ? {} : { loadTrace: trace },
		...search === null ? {} : { search },
		...trial.detected === null ? {} : { detected: trial.detected },
		unavailable: measured.unavailable,
		log: place.log
	};
}
const boundsOf = ({ atLeast, atMost, unanswered }) => ({
	...atLeast.length === 0 ? {} : { atLeast },
	...Object.keys(atMost).length === 0 ? {} : { atMost },
	...unanswered.length === 0 ? {} : { unanswered }
});
function countedOf({ ok, failed }, trace) {
	if (trace === null || trace.phases.every(({ measure }) => measure)) return {
		ok,
		failed
	};
	return {
		ok: trace.counts.ok,
		failed: trace.counts.failed + trace.counts.timedOut
	};
}
function timesOf(trial, trace, { model, phases }) {
	if (trace === null || model === "closed" && phases === void 0 && !trial.generated) return histogramOf(trial.latenciesNs);
	const measured = trace.phases.filter(({ measure }) => measure);
	return addHistograms(measured.map((phase) => model === "open" ? phase.response : phase.service));
}
function headingOf({ scenario, index, warmup }, operation = null) {
	const invocation = `invocation ${index}${warmup ? " (warm-up)" : ""}`;
	if (operation === null || isSingle(scenario.load)) return invocation;
	return `${invocation}, operation ${operation.iteration}, user ${operation.user}`;
}
function watchServices({ leaks, load }, { rootPids, ownPids, temporary }, { monitors }) {
	const [rootPid, ...moreRoots] = rootPids;
	const pace = leaks ? "growth" : "usual";
	const watch = monitors?.watch(rootPid, {
		moreRoots,
		excludePids: ownPids,
		temporary,
		pace,
		hasHistory: true,
		live: !isSingle(load)
	}) ?? null;
	return {
		onSpawn: () => {},
		usage: () => watch?.usage() ?? {},
		stop: async () => await watch?.stop() ?? null
	};
}
function openWatching({ driver, load, leaks }, temporary, { monitors, services }) {
	const pace = leaks ? "growth" : "usual";
	const leftOut = services.rootPids();
	const open = (rootPid, excludePids) => monitors?.watch(rootPid, {
		excludePids,
		leftOut,
		temporary,
		pace,
		live: !isSingle(load)
	}) ?? null;
	let watch = null;
	if (!isSingle(load) && driver.kind === "command") watch = open(process.pid, [process.pid]);
	return {
		onSpawn(rootPid, ownPids) {
			watch ??= open(rootPid, [...ownPids]);
		},
		usage: () => watch?.usage() ?? {},
		stop: async () => await watch?.stop() ?? null
	};
}

// src/run/instructions/counting-driver.ts
function countingDriver(context, counter) {
	const { scenario, scratch } = context;
	const slower = {
		...scenario,
		timeoutMs: scenario.timeoutMs * counter.slowdown
	};
	return { async run(stimulus, signal) {
		const folder = `${scratch.metricsFile()}.count`;
		mkdirSync(folder);
		const output = join(folder, "instructions");
		try {
			const launcher = countingLauncher(context, counter, output);
			return withCount(await openDriver({
				...context,
				launcher,
				scenario: slower
			}).run(stimulus, signal), counter, output);
		} finally {
			rmSync(folder, {
				recursive: true,
				force: true
			});
		}
	} };
}
function countingLauncher({ launcher, scenario }, counter, outputFile) {
	const throughShell = scenario.driver.kind === "command" && typeof scenario.driver.command === "string";
	return {
		...launcher,
		launch(command, surroundings) {
			const counted = {
				...command,
				argv: counter.wrap(command.argv, outputFile)
			};
			const launch = launcher.launch(counted, surroundings);
			const ended = launch.ended.then((report) => ({
				...report,
				ending: endingOfCommand(report.ending, throughShell)
			}));
			return {
				...launch,
				ended
			};
		}
	};
}
function endingOfCommand(ending, throughShell) {
	if (ending.kind !== "exit") return ending;
	const signal = signalReportedByShell(ending.code);
	if (signal !== null) return {
		kind: "signal",
		signal
	};
	const refusal = throughShell ? void 0 : REFUSALS$1[ending.code];
	return refusal === void 0 ? ending : {
		kind: "not-started",
		code: refusal
	};
}
const REFUSALS$1 = {
	126: "EACCES",
	127: "ENOENT"
};
function withCount(operation, counter, output) {
	if (operation.outcome.kind !== "ok") return operation;
	const { emitted } = operation;
	const count = counter.read(output);
	if (count.kind === "fault") {
		const outcome = {
			kind: "broken",
			reason: count.reason
		};
		return {
			...operation,
			outcome,
			emitted: {
				...emitted,
				samples: []
			}
		};
	}
	const others = emitted.samples.filter(({ metric }) => metric !== "cpu.instructions");
	const counted = {
		metric: "cpu.instructions",
		value: count.instructions
	};
	return {
		...operation,
		emitted: {
			...emitted,
			samples: [...others, counted]
		}
	};
}

// src/run/instructions/only-counts.ts
const KEPT = /* @__PURE__ */ new Set(["cpu.instructions", "errors.rate"]);
const REASON = "the scenario counts instructions: beside a counter, times say nothing";
function onlyCounts(invocation) {
	const declarations = invocation.declarations.filter(isUntouched);
	const slowed = invocation.declarations.filter((declaration) => !isUntouched(declaration));
	const kept = /* @__PURE__ */ new Set([...KEPT, ...declarations.map(({ id }) => id)]);
	return {
		...invocation,
		metrics: Object.fromEntries(Object.entries(invocation.metrics).filter(([id]) => kept.has(id))),
		declarations,
		series: null,
		checkpoints: null,
		unavailable: slowed.map(({ id }) => ({
			metric: id,
			reason: REASON
		}))
	};
}
const isUntouched = ({ unit }) => unit !== "ns" && unit !== "per-second";

// src/run/instructions/steadiness.ts
const ENOUGH = 5;
const TOLERATED = .01;
function unsteadyCount(scenario, counts) {
	if (counts.length < ENOUGH) return null;
	const sorted = Float64Array.from(counts).sort();
	const [least = 0, middle = 0, most = 0] = [
		sorted[0],
		sorted[sorted.length >> 1],
		sorted.at(-1)
	];
	const spread = (most - least) / Math.max(1, middle);
	if (spread <= TOLERATED) return null;
	return {
		code: "unsteady-count",
		text: `The same command executed between ${thousands(least)} and ${thousands(most)} instructions, ${(100 * spread).toFixed(1)} % apart: it is not deterministic`,
		advice: "Fix what varies: hash seeds (PYTHONHASHSEED=0), the number of threads, waiting in loops, the clock, random input (docs/instructions.md); or measure time",
		scenario
	};
}
const thousands = (count) => count.toLocaleString("en");

// src/run/instructions/measuring.ts
function openMeasuring(context, machinery) {
	if (context.scenario.measure === "instructions") return counting(context, machinery);
	const driver = openDriver(context);
	return {
		take: (place) => runInvocation(place, driver, machinery),
		doubt: () => null
	};
}
function counting(context, machinery) {
	const { scenario } = context;
	const { counter: choice } = machinery;
	if (choice.kind === "none") throw new Error(`${scenario.id} has nothing that counts: ${choice.reason}`);
	const driver = countingDriver(context, choice.counter);
	const unwatched = {
		...machinery,
		monitors: null
	};
	const counts = [];
	return {
		async take(place) {
			const finished = await runInvocation(place, driver, unwatched);
			const invocation = onlyCounts(finished.invocation);
			const { "cpu.instructions": count } = invocation.metrics;
			if (count !== void 0 && !place.warmup) counts.push(count);
			return {
				...finished,
				invocation
			};
		},
		doubt: () => unsteadyCount(scenario.id, counts)
	};
}

// src/run/sampler.ts
function openSampler(scenario, arm, machinery, logCapBytes = LOG_CAP_BYTES$1) {
	const { journal } = machinery;
	const name = logName(scenario.id, arm);
	const log = openLog(join(machinery.out, name), logCapBytes);
	journal.emit({
		type: "scenario-started",
		scenario: scenario.id,
		arm
	});
	const context = {
		...machinery,
		launcher: machinery.workloadLauncher,
		tree: treeOf(arm, machinery),
		scenario,
		log
	};
	const measuring = openMeasuring(context, machinery);
	const outcomes = [];
	const durationsMs = [];
	const side = {
		scenario,
		arm
	};
	let obstacle = null;
	return {
		outcomes,
		durationsMs,
		get obstacle() {
			return obstacle;
		},
		async prepare() {
			await machinery.services.open(side, "lasting");
		},
		async take() {
			const index = outcomes.length;
			const place = {
				scenario,
				arm,
				index,
				warmup: index < scenario.samples.warmup,
				log: name
			};
			const taken = await takeBeside(place, measuring.take, machinery);
			const { finished } = taken;
			obstacle = taken.obstacle;
			journal.emit({
				type: "invocation-finished",
				invocation: finished.invocation
			});
			sayWhatWasLeft(finished, machinery);
			outcomes.push(finished.invocation.outcome);
			durationsMs.push(taken.tookMs);
		},
		finish(ending) {
			machinery.services.release(side);
			const doubt = measuring.doubt();
			if (doubt !== null) journal.caveat(doubt);
			journal.emit({
				type: "scenario-finished",
				scenario: scenario.id,
				arm,
				ending
			});
		},
		close() {
			machinery.services.release(side);
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

// src/run/repeat/available.ts
async function availabilityOf(cells, scenario, machinery) {
	const locales = cells.some(({ env }) => isChecked(env.LC_ALL)) ? await installedLocales(machinery) : null;
	const faults = new Map(cells.map((cell) => [cell, faultsOf(cell, machinery, locales)]));
	const distinct = new Map([...faults.values()].flat().map((fault) => [fault.level, fault]));
	return {
		isGiven: (cell) => faults.get(cell)?.length === 0,
		caveat: distinct.size === 0 ? null : missing([...distinct.values()], scenario)
	};
}
const missing = (faults, scenario) => ({
	code: "condition-missing",
	text: `No run was made under ${faults.map(({ level, reason }) => `${level} (${reason})`).join(", ")}`,
	advice: [...new Set(faults.map(({ advice }) => advice))].join("; "),
	scenario
});
function faultsOf({ cpus, hogs, pulses, levels }, machinery, locales) {
	return [
		cpus === null ? null : coresFault(cpus, machinery),
		pulses ? pulsesFault(machinery) : null,
		hogs > 0 && process.platform === "win32" ? LOAD_FAULT : null,
		levels.timezone === void 0 ? null : zoneFault(levels.timezone),
		levels.locale === void 0 ? null : localeFault(levels.locale, locales)
	].filter((fault) => fault !== null);
}
const PERL = "run it on Linux with Perl installed (on Debian and Ubuntu: apt-get install perl-base)";
function pulsesFault({ launcher }) {
	const level = "pulses=on";
	if (launcher.name !== "perl") return {
		level,
		reason: "nothing here would end stopped processes if this program died",
		advice: PERL
	};
	return existsSync("/proc/thread-self/children") ? null : {
		level,
		reason: "this kernel does not tell the children of a process: CONFIG_PROC_CHILDREN",
		advice: "leave out `pulses`"
	};
}
const LOAD_FAULT = {
	level: "a load",
	reason: "there is no POSIX shell to make one",
	advice: "run it on Linux or macOS"
};
function coresFault(cpus, { workloadLauncher, workloadCores }) {
	const level = `cpus=${cpus}`;
	if (workloadLauncher.onCores === void 0) return {
		level,
		reason: "processes cannot be bound to cores here",
		advice: PERL
	};
	const count = workloadCores.length;
	return cpus <= count ? null : {
		level,
		reason: `the workload has ${count === 1 ? "one core" : `${count} cores`} here`,
		advice: "leave out that level, or use a larger runner"
	};
}
const ZONES = "/usr/share/zoneinfo";
function zoneFault(zone) {
	if (zone === "UTC" || process.platform === "win32" || existsSync(join(ZONES, zone))) return null;
	return {
		level: `TZ=${zone}`,
		reason: `${ZONES} does not have it, and programs would take it for UTC`,
		advice: "install the time zones (on Debian and Ubuntu: apt-get install tzdata)"
	};
}
const BUILT_IN = /* @__PURE__ */ new Set(["C", "POSIX"]);
const isChecked = (locale) => locale !== void 0 && !BUILT_IN.has(locale);
function localeFault(locale, installed) {
	if (!isChecked(locale) || installed?.has(comparable(locale))) return null;
	const reason = installed === null ? "nothing here tells which locales are installed" : "it is not installed";
	return {
		level: `locale=${locale}`,
		reason: `${reason}, and programs would take it for C`,
		advice: "install the locale (on Debian and Ubuntu: apt-get install locales-all)"
	};
}
const comparable = (locale) => locale.replace(/\.([\w-]+)/, (_, codeset) => `.${codeset.toLowerCase().replaceAll("-", "")}`);
const LOCALES_PATIENCE_MS = 1e4;
async function installedLocales({ environment }) {
	try {
		const { stdout } = await promisify(execFile)("locale", ["-a"], {
			env: childEnvironment(environment, [], {}),
			timeout: LOCALES_PATIENCE_MS
		});
		return new Set(stdout.split("\n").map((line) => comparable(line.trim())));
	} catch {
		return null;
	}
}

// src/run/stop.ts
const BUDGET_SPENT = Symbol("budget spent");
const LONGEST_TIMER_MS = 2 ** 31 - 1;
function openStop(outer, budgetMs) {
	const controller = new AbortController();
	setMaxListeners(0, controller.signal);
	const onAbort = () => controller.abort(outer.reason);
	outer.addEventListener("abort", onAbort);
	if (outer.aborted) onAbort();
	const timer = budgetMs === null ? void 0 : setTimeout(() => controller.abort(BUDGET_SPENT), Math.min(budgetMs, LONGEST_TIMER_MS));
	return {
		signal: controller.signal,
		interruption: () => outer.aborted ? nameOf$1(outer.reason) : null,
		close() {
			clearTimeout(timer);
			outer.removeEventListener("abort", onAbort);
		}
	};
}
const nameOf$1 = (reason) => typeof reason === "string" ? reason : "SIGINT";

// src/run/scenario.ts
const FAILURES_IN_A_ROW = 3;
const TIMEOUTS_IN_A_ROW = 2;
async function runScenario(scenario, rule, machinery) {
	const sampler = openSampler(scenario, "head", machinery);
	try {
		await sampler.prepare();
		sampler.finish(await takeSamples(scenario, sampler, rule, machinery));
	} finally {
		sampler.close();
		await machinery.services.quiet();
	}
}
async function takeSamples(scenario, sampler, rule, machinery) {
	const { journal, stop } = machinery;
	for (;;) {
		if (stop.aborted) return endingOfStop(stop);
		if (!fits(journal.elapsedMs(), rule.deadlineMs, sampler.durationsMs)) return { kind: "budget" };
		await sampler.take();
		const ending = endingAfter(sampler, scenario, rule, machinery);
		if (ending !== null) return ending;
	}
}
function endingAfter({ outcomes, obstacle }, { id, samples }, rule, { journal, stop }) {
	if (stop.aborted) return endingOfStop(stop);
	const hopeless = obstacle ?? hopelessness(outcomes);
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
	if (last.kind === "aborted") return `its load ${describeOutcome(last)}`;
	const limit = last.kind === "timeout" || last.kind === "hung" ? TIMEOUTS_IN_A_ROW : FAILURES_IN_A_ROW;
	const recent = outcomes.slice(-limit);
	if (recent.length < limit || recent.some(({ kind }) => kind === "ok")) return null;
	return `${limit} invocations in a row ${describeRow(recent)}; the last ${describeOutcome(last)}`;
}
function describeRow(recent) {
	const unmeasured = recent.filter(({ kind }) => kind === "unmeasured").length;
	if (unmeasured === 0) return "failed";
	return unmeasured === recent.length ? "could not be measured" : "failed or could not be measured";
}

// src/run/repeat/doubts.ts
const stuckHogs = (scenario, count) => ({
	code: "stuck-processes",
	text: `${count} of the processes that load the machine could not be ended`,
	advice: "End them by hand: they are shells named sh, children of init",
	scenario
});
const leftTests = (scenario, count) => ({
	code: "tests-left-out",
	text: `A run reported ${count} tests more than the ${MOST_TESTS$1.toLocaleString("en-US")} that are followed; what is beyond them is followed from its first failure on`,
	advice: "Repeat a part of the tests, or make several scenarios",
	scenario
});
const thinRuns = (scenario, { runs, seen, cells }) => ({
	code: "conditions-unseen",
	text: `${runs} ${runs === 1 ? "run has" : "runs have"} seen ${seen} of ${cells} combinations of conditions`,
	advice: `Raise \`runs\`, or leave out levels under \`vary\``,
	scenario
});

// src/run/repeat/ends.ts
function endOf(plan, progress) {
	const { until, runs, only } = plan;
	const { begun, failed, unstartable, elapsedMs } = progress;
	if (unstartable !== null) return {
		kind: "failing",
		reason: unstartable
	};
	if (until.kind === "first-failure" && failed > 0) return { kind: "decided" };
	if (begun >= (only === null ? runs : 1)) return { kind: "complete" };
	if (until.kind === "bound" && failed === 0 && begun >= runsToRuleOut(until.rate)) return { kind: "complete" };
	if (until.kind === "time" && begun > 0 && elapsedMs >= until.durationMs) return { kind: "complete" };
	return null;
}

// src/run/repeat/seeds.ts
const ORDER_BITS = 31;
function seedsOf({ seed }, { varies }, run) {
	const order = varies.order ? hashSeed(`${seed}/order/${run}`) : seed;
	return {
		seed: varies.seed ? hashSeed(`${seed}/run/${run}`) : seed,
		order: order % 2 ** ORDER_BITS
	};
}
const choicesOf = ({ seed }, kind, run) => createRandom(hashSeed(`${seed}/${kind}/${run}`));

// src/run/repeat/given.ts
const HASH_SEED = "PYTHONHASHSEED";
function environmentOf$1(scenario, repeat, run, cell, tree) {
	const { seed, order } = seedsOf(scenario, repeat, run);
	const own = scenario.driver.kind === "command" ? scenario.driver.env : {};
	const setsHashes = [
		tree.environment(),
		own,
		cell.env
	].some((env) => env[HASH_SEED] !== void 0);
	return {
		...repeat.varies.seed && !setsHashes ? { [HASH_SEED]: String(seed) } : {},
		...cell.env,
		STRESS_SEED: String(seed),
		STRESS_ORDER: String(order),
		STRESS_RUN: String(run),
		STRESS_USER: "0"
	};
}
function launcherOf(scenario, run, { cpus }, { workloadLauncher, workloadCores }) {
	if (cpus === null) return workloadLauncher;
	const cores = choicesOf(scenario, "cpus", run).shuffle(workloadCores).slice(0, cpus);
	return workloadLauncher.onCores?.(cores.sort((a, b) => a - b)) ?? workloadLauncher;
}

// src/run/repeat/pulses.ts
const SHORTEST_STOP_MS = 1;
const drawPulse = (random) => ({
	gapMs: -20 * Math.log(1 - random.next()),
	stopMs: SHORTEST_STOP_MS + random.next() * 49
});
function openPulses(random, signal) {
	let timer;
	let group = null;
	let root = null;
	let over = false;
	const stop = ({ stopMs }) => {
		if (over || root === null) return;
		group ??= groupBelow(root);
		if (group !== null) signalProcess(-group, "SIGSTOP");
		timer = setTimeout(goOn, stopMs);
	};
	const goOn = () => {
		if (group !== null) signalProcess(-group, "SIGCONT");
		if (!over) wait();
	};
	const wait = () => {
		const pulse = drawPulse(random);
		timer = setTimeout(stop, pulse.gapMs, pulse);
	};
	const end = () => {
		if (over) return;
		over = true;
		clearTimeout(timer);
		signal.removeEventListener("abort", end);
		goOn();
	};
	return {
		begin(rootPid) {
			if (over || root !== null) return;
			root = rootPid;
			signal.addEventListener("abort", end);
			if (signal.aborted) end();
			else wait();
		},
		end
	};
}
function groupBelow(launcher) {
	const child = Number(read$1(`/proc/${launcher}/task/${launcher}/children`).trim().split(" ")[0]);
	if (!(child > 1)) return null;
	const [, , group] = read$1(`/proc/${child}/stat`).replace(/^.*\) /s, "").split(" ");
	return Number(group) === child ? child : null;
}
function read$1(path) {
	try {
		return readFileSync(path, "latin1");
	} catch {
		return "";
	}
}

// src/run/repeat/run-log.ts
const ALL_HELD_BYTES = 64 * 1024 ** 2;
const HELD_BYTES = 1024 ** 2;
function holdOutput(parallel) {
	const tail = new Tail(Math.min(HELD_BYTES, Math.floor(ALL_HELD_BYTES / parallel)));
	return {
		fault: null,
		append: (_source, chunk) => tail.push(chunk),
		close() {},
		release(log, heading) {
			if (tail.droppedBytes > 0) log.append(heading, Buffer.from(`(${tail.droppedBytes} bytes left out before this)\n`));
			log.append(heading, Buffer.concat(tail.chunks));
		},
		releaseEnd(log, heading) {
			const end = excerptOf(Buffer.concat(tail.chunks).subarray(-65536).toString("utf8"));
			log.append(heading, Buffer.from(end === "" ? "" : `${end}\n`));
		}
	};
}

// src/run/repeat/signature.ts
const LINES = 3;
const FRAMES = 3;
const LINE_CHARS = 300;
const TEXT_CHARS = 2e4;
const SOURCE = "(?:go|py|rs|c|cc|cpp|h|rb|php|java|kt|[cm]?[jt]sx?)";
const VARYING = [
	[new RegExp(String.raw`(?:file://)?/(?:[^\s'"\`,;:()/]+/)*([^\s'"\`,;:()/]+\.${SOURCE})\b`, "g"), "$1"],
	[/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi, "<id>"],
	[/(?:\/private)?\/(?:tmp|var\/tmp|var\/folders)\/[^\s'"`,;:)\]]*/g, "<temporary>"],
	[/[A-Za-z]:\\[^\s'"`,;)\]]*\\Temp\\[^\s'"`,;)\]]*/g, "<temporary>"],
	[/\/[^\s'"`,;:)\]]*\/stress-[A-Za-z0-9]{6}\/[^\s'"`,;:)\]]*/g, "<temporary>"],
	[/\b0x[0-9a-f]+\b/gi, "<address>"],
	[/\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{8,}\b/gi, "<hex>"],
	[/\d+(?:[.,:]\d+)*/g, "#"],
	[/#\s?(?:ns|us|µs|ms|s|m|h|min|sec|seconds?|minutes?)\b/g, "#"],
	[/#(?:[\s/:T-]*#)+/g, "#"]
];
const steady = (line) => VARYING.reduce((text, [pattern, name]) => text.replace(pattern, name), line.slice(0, LINE_CHARS)).replace(/\s+/g, " ").trim();
const FRAME = new RegExp(String.raw`^\s*(?:at\s+\S|File ".*", line \d+|#\d+\s|\S+\.${SOURCE}:\d+\b|\d+:\s+0x|❯ )`);
const FOREIGN = /node_modules|node:internal|\bnode:|site-packages|\/usr\/(?:local\/)?(?:go|lib)\/|\bjava\.base\/|\bjdk\.internal\.|\borg\.(?:junit|testng|gradle|apache\.maven)\.|\/rustc\/|\btesting\.go:|\bruntime\/\w+\.go:|\bsun\.reflect\./;
const FRAMING = /^\s*(?:=== |--- (?:FAIL|PASS|SKIP)|(?:FAIL|PASS|ok)\b\s*\S*\s*$|exit status \d+$|[-=_*~]{3,})/;
const SPEAKS = /error|fail|panic|assert|expect|exception|want|fatal|time[d ]?-?out|cannot|could not|unable|refused|denied|deadlock|\bnot\b|signal|abort|!=|≠|mismatch|in use/i;
function signatureOf(kind, text, reason) {
	const lines = text.slice(0, TEXT_CHARS).split("\n").map((line) => line.slice(0, 2 * LINE_CHARS)).filter((line) => line.trim() !== "" && !FRAMING.test(line));
	const frames = lines.filter((line) => FRAME.test(line) && !FOREIGN.test(line)).slice(0, FRAMES);
	const words = lines.filter((line) => !FRAME.test(line) || SPEAKS.test(line));
	const speaking = words.filter((line) => SPEAKS.test(line));
	const said = speaking.length > 0 ? speaking : words;
	const content = [
		kind,
		...(reason === "first" ? said.slice(0, LINES) : said.slice(-3)).map(steady),
		...frames.map(steady)
	];
	return createHash("sha256").update(content.join("\n")).digest("hex").slice(0, 16);
}

// src/run/repeat/tests.ts
const COMMAND$2 = "";
const MESSAGE_CHARS = 500;
function endingsOf(operation, reads) {
	const tests = [...worstOf$1(operation.tests ?? []).values()];
	const failures = (kind) => tests.flatMap((test) => test.outcome.kind === kind ? [failureOf(test, test.outcome.message)] : []);
	const names = (kind) => tests.flatMap(({ test, outcome }) => outcome.kind === kind ? [test] : []);
	const [failed, flaky] = [failures("failed"), failures("flaky")];
	const count = failed.length + flaky.length;
	const broke = isExplained(operation, count) ? [] : [commandFailure(operation, count)];
	return {
		passed: !reads && broke.length === 0 ? [COMMAND$2] : names("passed"),
		skipped: names("skipped"),
		failed: [...broke, ...failed],
		flaky
	};
}
function withinLimit(endings, suspects = /* @__PURE__ */ new Set()) {
	let room = MOST_TESTS$1 + (endings.failed.some(({ test }) => test === COMMAND$2) ? 1 : 0);
	if (sizeOf(endings) <= room) return {
		kept: endings,
		left: 0
	};
	const take = (list) => {
		const taken = list.slice(0, room);
		room -= taken.length;
		return taken;
	};
	const suspectsFirst = (names) => [...names.filter((name) => suspects.has(name)), ...names.filter((name) => !suspects.has(name))];
	const kept = {
		failed: take(endings.failed),
		flaky: take(endings.flaky),
		passed: take(suspectsFirst(endings.passed)),
		skipped: take(suspectsFirst(endings.skipped))
	};
	return {
		kept,
		left: sizeOf(endings) - sizeOf(kept)
	};
}
const sizeOf = ({ passed, skipped, failed, flaky }) => passed.length + skipped.length + failed.length + flaky.length;
const SEVERITY = {
	skipped: 0,
	passed: 1,
	flaky: 2,
	failed: 3
};
function worstOf$1(tests) {
	const worst = /* @__PURE__ */ new Map();
	for (const found of tests) {
		const before = worst.get(found.test);
		if (before === void 0 || SEVERITY[found.outcome.kind] > SEVERITY[before.outcome.kind]) worst.set(found.test, found);
	}
	return new Map([...worst].sort(([a], [b]) => a < b ? -1 : 1));
}
const isByTests = ({ kind }) => kind === "failed" || kind === "broken";
const isExplained = ({ outcome, readFault }, failures) => outcome.kind === "ok" || failures > 0 && readFault === void 0 && isByTests(outcome);
function commandFailure({ outcome, excerpt, readFault }, failures) {
	const isBeside = failures > 0 && readFault !== void 0 && isByTests(outcome);
	const how = describeOutcome(isBeside ? {
		kind: "broken",
		reason: readFault
	} : outcome);
	const said = isBeside ? "" : excerpt;
	return {
		test: COMMAND$2,
		signature: signatureOf(how, outcome.kind === "timeout" ? "" : said, "last"),
		message: shortened([`The command ${how}`, said].join("\n"))
	};
}
const failureOf = ({ test, group }, message) => ({
	test,
	...group === void 0 ? {} : { group },
	signature: signatureOf("", message, "first"),
	message: shortened(message)
});
const shortened = (text) => plainText(text).trim().slice(0, MESSAGE_CHARS);

// src/run/repeat/take-run.ts
async function takeRun(context, { run, lane, suspects }) {
	const { scenario, repeat, arm, driver, machinery, log } = context;
	const cell = cellOf$2(repeat, run);
	const output = holdOutput(repeat.parallel);
	const pulses = cell.pulses ? openPulses(choicesOf(scenario, "pulses", run), machinery.stop) : null;
	const given = {
		env: environmentOf$1(scenario, repeat, run, cell, context.tree),
		launcher: launcherOf(scenario, run, cell, machinery),
		log: output
	};
	let operation = null;
	const finished = await runInvocation({
		scenario,
		arm,
		index: run,
		warmup: false,
		log
	}, { async run(stimulus, signal) {
		const onSpawn = (rootPid, ownPids) => {
			pulses?.begin(rootPid);
			stimulus.onSpawn(rootPid, ownPids);
		};
		try {
			operation = await driver.run({
				...stimulus,
				user: lane,
				given,
				onSpawn
			}, signal);
			return operation;
		} finally {
			pulses?.end();
		}
	} }, {
		...machinery,
		monitors: null
	});
	const { kept, left } = testsOf(context, {
		run,
		suspects
	}, operation);
	const invocation = {
		...unmeasured(finished.invocation),
		...kept === null ? {} : { tests: kept }
	};
	return {
		...finished,
		invocation,
		output,
		leftOut: left
	};
}
function testsOf({ scenario, repeat }, { run, suspects }, operation) {
	if (operation === null || operation.outcome.kind === "interrupted") return {
		kept: null,
		left: 0
	};
	const reads = scenario.driver.kind === "command" && (scenario.driver.read ?? []).length > 0;
	const { kept, left } = withinLimit(endingsOf(operation, reads), suspects);
	return {
		kept: {
			cell: repeat.deck[run % repeat.deck.length] ?? 0,
			...seedsOf(scenario, repeat, run),
			...kept
		},
		left
	};
}
const unmeasured = ({ latency: _times, ...invocation }) => ({
	...invocation,
	metrics: {},
	declarations: [],
	series: null,
	checkpoints: null,
	unavailable: []
});

// src/run/repeat/copies.ts
var Copies = class {
	context;
	#side;
	#log;
	#numbers;
	#going = /* @__PURE__ */ new Set();
	#lanes;
	#signatures = /* @__PURE__ */ new Set();
	#suspects = /* @__PURE__ */ new Set();
	#cells = /* @__PURE__ */ new Set();
	#durationsMs = [];
	#startedMs;
	#begun = 0;
	#failed = 0;
	#leftOut = 0;
	#startable = false;
	#unstartable = null;
	#fault = null;
	constructor({ context, side, log, numbers }) {
		this.context = context;
		this.#side = side;
		this.#log = log;
		this.#numbers = numbers;
		this.#lanes = Array.from({ length: context.repeat.parallel }, (_, lane) => lane).reverse();
		this.#startedMs = context.machinery.journal.elapsedMs();
	}
	get going() {
		return this.#going.size;
	}
	begin(run) {
		const lane = this.#lanes.pop();
		if (lane === void 0) throw new Error(`Run ${run} was begun while every copy was still going`);
		this.#numbers.take();
		this.#begun += 1;
		this.#cells.add(cellOf$2(this.context.repeat, run));
		const ended = takeRun(this.context, {
			run,
			lane,
			suspects: this.#suspects
		}).then((finished) => this.#add(finished)).catch((cause) => {
			this.#fault ??= { cause };
		}).then(() => {
			this.#lanes.push(lane);
			this.#going.delete(ended);
		});
		this.#going.add(ended);
	}
	async oneEnded() {
		await Promise.race(this.#going);
	}
	async allEnded() {
		await Promise.all(this.#going);
	}
	next() {
		if (this.#fault !== null) throw this.#fault.cause;
		const run = this.#numbers.peek();
		const ending = this.#ending() ?? (run === null ? { kind: "complete" } : null);
		if (run === null || ending !== null) return {
			kind: "end",
			ending: ending ?? { kind: "complete" }
		};
		return {
			kind: "run",
			run,
			cell: cellOf$2(this.context.repeat, run)
		};
	}
	doubts(given) {
		const { scenario } = this.context;
		return [...this.#leftOut > 0 ? [leftTests(scenario.id, this.#leftOut)] : [], ...this.#wasToSeeAll && this.#cells.size < given.length ? [thinRuns(scenario.id, {
			runs: this.#begun,
			seen: this.#cells.size,
			cells: given.length
		})] : []];
	}
	get #wasToSeeAll() {
		const { until, only } = this.context.repeat;
		return only === null && this.#begun > 0 && !(until.kind === "first-failure" && this.#failed > 0);
	}
	#ending() {
		const { repeat, machinery } = this.context;
		const { journal, stop } = machinery;
		if (stop.aborted) return endingOfStop(stop);
		const planned = endOf(repeat, {
			begun: this.#begun,
			failed: this.#failed,
			unstartable: this.#unstartable,
			elapsedMs: journal.elapsedMs() - this.#startedMs
		});
		if (planned !== null) return planned;
		return fits(journal.elapsedMs(), this.#side.deadlineMs, this.#durationsMs) ? null : { kind: "budget" };
	}
	#add(finished) {
		const { machinery } = this.context;
		const { invocation, leftOut } = finished;
		machinery.journal.emit({
			type: "invocation-finished",
			invocation
		});
		this.#durationsMs.push(invocation.durationMs);
		this.#leftOut = Math.max(this.#leftOut, leftOut);
		this.#noteStart(invocation.outcome);
		const isNew = this.#addFailures(finished);
		this.#write(finished, isNew);
		sayWhatWasLeft(finished, machinery);
	}
	#noteStart(outcome) {
		if (outcome.kind !== "unstartable") this.#startable = true;
		else if (!this.#startable) this.#unstartable ??= `the command ${describeOutcome(outcome)}`;
	}
	#addFailures({ invocation: { tests, detected } }) {
		const failures = [...tests?.failed ?? [], ...tests?.flaky ?? []];
		const faults = detected?.faults ?? [];
		if (failures.length + faults.length > 0) this.#failed += 1;
		for (const { test } of failures) if (this.#suspects.size < 5e3) this.#suspects.add(test);
		const fresh = [...failures.map(({ test, signature }) => `${signature} ${test}`), ...faults.map(({ fingerprint }) => fingerprint)];
		const isNew = fresh.some((signature) => !this.#signatures.has(signature));
		for (const signature of fresh) this.#signatures.add(signature);
		return isNew;
	}
	#write({ invocation, output }, isNew) {
		const { id } = cellOf$2(this.context.repeat, invocation.index);
		const heading = `run ${invocation.index}${id === "" ? "" : ` · ${id}`} · ${describeOutcome(invocation.outcome)}`;
		if (isNew) output.release(this.#log, heading);
		else output.releaseEnd(this.#log, heading);
	}
};

// src/run/repeat/hogs.ts
const NO_LIMIT_MS = 1e400;
const PROGRAM = "echo; while kill -0 \"$PPID\"; do i=0; while [ \"$i\" -lt 20000 ]; do i=$((i+1)); done; done";
const SHELL = "/bin/sh";
function openHogs(machinery) {
	let going = [];
	let wanted = 0;
	let stuck = 0;
	const endAll = async (hogs) => {
		for (const left of await Promise.all(hogs.map((hog) => hog.end()))) stuck += left;
	};
	return {
		get wanted() {
			return wanted;
		},
		async set(count) {
			wanted = count;
			const alive = going.filter((hog) => hog.isAlive());
			await endAll(alive.slice(count));
			const more = Array.from({ length: Math.max(0, count - alive.length) }, () => startHog(machinery));
			going = [...alive.slice(0, count), ...more];
			await Promise.all(more.map((hog) => hog.started));
			return going.filter((hog) => hog.isAlive()).length;
		},
		async close() {
			const last = going;
			[going, wanted] = [[], 0];
			await endAll(last);
			return stuck;
		}
	};
}
function startHog({ workloadLauncher, environment, nextMarker }) {
	const ending = new AbortController();
	const { PATH = "" } = environment;
	let said = Promise.resolve();
	let isAlive = true;
	const launch = workloadLauncher.launch({
		argv: [
			SHELL,
			"-c",
			PROGRAM
		],
		cwd: "/",
		env: childEnvironment({ PATH }, [], { [MARKER]: nextMarker() })
	}, {
		output: "pipe",
		onSpawn(child) {
			child.stderr?.resume();
			said = new Promise((resolve) => child.stdout?.once("data", resolve));
		}
	});
	const ended = supervise(launch, NO_LIMIT_MS, ending.signal).then(({ report }) => {
		isAlive = false;
		return report.stuck;
	});
	return {
		started: Promise.race([said, ended]).then(() => {}),
		isAlive: () => isAlive,
		end() {
			ending.abort();
			return ended;
		}
	};
}

// src/run/repeat/numbers.ts
function openNumbers(plan, isGiven) {
	const first = plan.only ?? 0;
	const last = plan.only ?? 1e400;
	let at = first;
	return {
		peek() {
			const beyond = at + plan.deck.length;
			while (at < beyond && !isGiven(cellOf$2(plan, at))) at += 1;
			return at < beyond && at <= last ? at : null;
		},
		take() {
			at += 1;
		}
	};
}

// src/run/repeat/repeat-scenario.ts
async function repeatScenario(scenario, repeat, side, machinery) {
	const { journal } = machinery;
	const { arm } = side;
	const name = logName(scenario.id, arm);
	const log = openLog(join(machinery.out, name));
	journal.emit({
		type: "scenario-started",
		scenario: scenario.id,
		arm
	});
	const tree = treeOf(arm, machinery);
	const context = {
		scenario,
		repeat,
		arm,
		driver: openDriver({
			...machinery,
			launcher: machinery.workloadLauncher,
			tree,
			scenario,
			log
		}),
		tree,
		machinery,
		log: name
	};
	try {
		const ending = await repeatRuns(context, side, log);
		journal.emit({
			type: "scenario-finished",
			scenario: scenario.id,
			arm,
			ending
		});
	} finally {
		log.close();
		if (log.fault !== null) journal.caveat(incompleteLog(scenario.id, log.fault));
	}
}
async function repeatRuns(context, side, log) {
	const { scenario, repeat, machinery } = context;
	const { isGiven, caveat } = await availabilityOf(repeat.cells, scenario.id, machinery);
	if (caveat !== null) machinery.journal.caveat(caveat);
	const numbers = openNumbers(repeat, isGiven);
	if (numbers.peek() === null) return {
		kind: "not-run",
		reason: `this machine cannot give its conditions: ${caveat?.text ?? ""}`
	};
	const hogs = openHogs(machinery);
	const copies = new Copies({
		context,
		side,
		log,
		numbers
	});
	try {
		return await dispatch(copies, hogs);
	} finally {
		await copies.allEnded();
		const stuck = await hogs.close();
		if (stuck > 0) machinery.journal.caveat(stuckHogs(scenario.id, stuck));
		for (const doubt of copies.doubts(repeat.cells.filter(isGiven))) machinery.journal.caveat(doubt);
	}
}
const TOO_FEW_HOGS = "the system refused the processes that were to load the machine";
async function dispatch(copies, hogs) {
	for (;;) {
		const next = copies.next();
		if (next.kind === "end" && copies.going === 0) return next.ending;
		if (next.kind === "end" || !hasRoom(copies, next.cell, hogs)) await copies.oneEnded();
		else if (await hogs.set(next.cell.hogs) < next.cell.hogs) return {
			kind: "failing",
			reason: TOO_FEW_HOGS
		};
		else copies.begin(next.run);
	}
}
const hasRoom = ({ going, context }, cell, hogs) => going === 0 || going < context.repeat.parallel && cell.hogs === hogs.wanted;

// src/ingest/samples.ts
function samplesIn(files) {
	const samples = [];
	for (const file of files) {
		const names = file.readings.map(({ group, name }) => `${group ?? ""}\n${name}`);
		const free = names.length === 0 ? void 0 : samples.find(({ seen }) => seen.size > 0 && names.every((name) => !seen.has(name)));
		const sample = free ?? {
			files: [],
			seen: /* @__PURE__ */ new Set()
		};
		if (free === void 0) samples.push(sample);
		sample.files.push(file);
		for (const name of names) sample.seen.add(name);
	}
	return samples.map((sample) => sample.files);
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

// src/run/results.ts
async function readResults(scenario, driver, machinery) {
	const { journal, trees, environment, stop, out } = machinery;
	const log = logName(scenario.id, "head");
	openLog(join(out, log)).close();
	journal.emit({
		type: "scenario-started",
		scenario: scenario.id,
		arm: "head"
	});
	const samples = await samplesOf$1(driver, resolve(trees.head.directory, driver.cwd), await committedAt(trees.head.directory, environment));
	for (const [index, files] of samples.slice(0, scenario.samples.max).entries()) {
		const startedAtMs = journal.elapsedMs();
		const operation = withReadings(UNTOUCHED, readOutput(files));
		const place = {
			scenario: scenario.id,
			index,
			startedAtMs,
			durationMs: journal.elapsedMs() - startedAtMs,
			log
		};
		if (!stop.aborted) journal.emit({
			type: "invocation-finished",
			invocation: invocationOf(operation, place)
		});
	}
	const ending = stop.aborted ? { kind: "interrupted" } : { kind: "complete" };
	journal.emit({
		type: "scenario-finished",
		scenario: scenario.id,
		arm: "head",
		ending
	});
}
const UNTOUCHED = {
	outcome: { kind: "ok" },
	wallNs: 0,
	usage: null,
	excerpt: "",
	left: [],
	stuck: 0,
	emitted: {
		samples: [],
		declarations: [],
		checkpoints: null,
		problems: []
	}
};
async function samplesOf$1({ read }, folder, committedMs) {
	const files = [];
	for (const plan of read) for (const { ingested, writtenMs } of await readFiles(plan, folder)) files.push(isOlder(writtenMs, committedMs) ? withDoubt(ingested) : ingested);
	return samplesIn(files);
}
async function committedAt(folder, environment) {
	const ending = await runGit([
		"log",
		"-1",
		"--format=%ct"
	], {
		folder,
		environment,
		timeoutMs: GIT_TIMEOUT_MS$1
	});
	const seconds = ending.kind === "ok" ? Number.parseInt(ending.output, 10) : NaN;
	return Number.isFinite(seconds) ? seconds * 1e3 : null;
}
const GIT_TIMEOUT_MS$1 = 1e4;
const isOlder = (writtenMs, committedMs) => writtenMs !== null && committedMs !== null && writtenMs < committedMs;
function withDoubt(ingested) {
	const { file } = ingested;
	const doubt = {
		file,
		line: null,
		column: null,
		path: "",
		message: "It is older than the commit that is checked out, and may have measured another one"
	};
	return {
		...ingested,
		problems: [doubt, ...ingested.problems]
	};
}
function invocationOf({ outcome, excerpt, emitted }, place) {
	const isOk = outcome.kind === "ok";
	return {
		...place,
		arm: "head",
		warmup: false,
		outcome,
		operations: {
			ok: isOk ? 1 : 0,
			failed: isOk ? 0 : 1
		},
		failures: isOk ? [] : [{
			outcome,
			count: 1,
			excerpt
		}],
		metrics: Object.fromEntries(emitted.samples.map(({ metric, value }) => [metric, value])),
		declarations: isOk ? emitted.declarations.filter(({ id }) => builtInMetric(id) === void 0) : [],
		problems: emitted.problems,
		series: null,
		checkpoints: null,
		unavailable: []
	};
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
		const reason = obstacle ?? obstacleNow(suite, deadlineMs) ?? uncountable(scenario, machinery.counter);
		if (reason !== null) skip(scenario, ["head"], reason, machinery.journal);
		else {
			await calibrate(suite, index, gaps);
			const { driver, repeat } = scenario;
			if (driver.kind === "results") await readResults(scenario, driver, machinery);
			else if (repeat !== void 0) await repeatScenario(scenario, repeat, {
				arm: "head",
				deadlineMs
			}, machinery);
			else await runScenario(scenario, {
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
			const [startNs, startUsage] = [process.hrtime.bigint(), process.cpuUsage()];
			const cpuNs = [];
			const memoryNs = [];
			for (let piece = 0; piece < pieces; piece++) {
				cpuNs.push(timeNs(workCpu));
				memoryNs.push(timeNs(() => walkMemory(memory ?? new Uint32Array(MEMORY_WORDS))));
				await new Promise(setImmediate);
			}
			const used = process.cpuUsage(startUsage);
			const elapsedNs = Number(process.hrtime.bigint() - startNs);
			const utilization = Math.min(1, (used.user + used.system) * 1e3 / elapsedNs);
			return {
				atMs,
				cpuNs: median$1(cpuNs),
				memoryNs: median$1(memoryNs),
				utilization
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
	return commitIn(status, subject, environment);
}
function commitIn(status, subject, environment) {
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
async function environmentOf(environment, spare) {
	const { workload } = spare ?? await coreToSpare(environment);
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
		runtimes: {
			node,
			...workload === null ? {} : { [WORKLOAD_CORES]: `${workload.length} of ${cores}` }
		},
		machineClass: machineClassOf({
			os: process.platform,
			arch: process.arch,
			cores,
			cpuModel
		}, workload?.length ?? cores)
	};
}
function machineClassOf(machine, workloadCores = machine.cores) {
	const model = machine.cpuModel.toLowerCase().replace(/\((r|tm|c)\)|@.*$/g, " ").replace(/\b(cpu|processor|\d+-core|with radeon.*)\b/g, " ").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60);
	const cores = workloadCores === machine.cores ? `${machine.cores}c` : `${workloadCores}of${machine.cores}c`;
	return [
		machine.os,
		machine.arch,
		cores,
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

// src/run/detectors/fault-counts.ts
const COUNTED = {
	races: {
		classes: ["race"],
		detectors: [
			"go-race",
			"tsan",
			"helgrind",
			"drd",
			"miri",
			"loom",
			"jcstress"
		]
	},
	deadlocks: {
		classes: ["deadlock", "lock-order"],
		detectors: [
			"go-deadlock",
			"tsan",
			"helgrind",
			"java-deadlock",
			"miri",
			"loom",
			"shuttle",
			"fray",
			"hang"
		]
	},
	hangs: {
		classes: [
			"hang",
			"stall",
			"livelock",
			"io-hang",
			"starvation"
		],
		detectors: ["hang", "go-deadlock"]
	},
	crashes: {
		classes: ["crash", "out-of-memory"],
		detectors: [
			"python-fault",
			"node",
			"asan",
			"tsan"
		]
	}
};
function faultCounts({ detected }) {
	if (detected === void 0) return [];
	const active = new Set(detected.detectors.flatMap((state) => state.active === true ? [state.detector] : []));
	return FAULT_COUNTS.flatMap((metric) => {
		const { classes, detectors } = COUNTED[metric];
		const definition = builtInMetric(metric);
		const count = detected.faults.filter((fault) => classes.includes(fault.class)).length;
		const isCounted = count > 0 || detectors.some((detector) => active.has(detector));
		return definition === void 0 || !isCounted ? [] : [[definition, count]];
	});
}

// src/run/repeat/fold-repetition.ts
const MOST_SIGNATURES = 20;
const FIRST_ROOM = 64;
const LETTERS = {
	passed: ".",
	failed: "F",
	flaky: "R",
	skipped: "s",
	absent: "?"
};
const COMMAND$1 = "";
var RepetitionFold = class {
	#runs = [];
	#numbers = /* @__PURE__ */ new Set();
	#tests = /* @__PURE__ */ new Map();
	add(number, { cell, seed, order, ...endings }) {
		if (this.#numbers.has(number)) return problemOf(`Run ${number} is recorded twice; the first stands`);
		this.#numbers.add(number);
		const place = this.#runs.length;
		this.#runs.push({
			number,
			cell,
			seed,
			order
		});
		let left = 0;
		const put = (test, letter, failure) => {
			if (!this.#hasRoom(test)) {
				left += 1;
				if (failure === null || !this.#dropOne()) return;
			}
			const fold = this.#test(test);
			fold.put(place, letter);
			if (failure !== null) fold.failed(failure, number);
		};
		for (const failure of endings.failed) put(failure.test, LETTERS.failed, failure);
		for (const failure of endings.flaky) put(failure.test, LETTERS.flaky, failure);
		for (const test of endings.passed) put(test, LETTERS.passed, null);
		for (const test of endings.skipped) put(test, LETTERS.skipped, null);
		return left === 0 ? null : problemOf(`There are more than ${MOST_TESTS$1} tests; some that never failed are left out`);
	}
	result() {
		const places = this.#runs.map((run, place) => ({
			...run,
			place
		})).sort((a, b) => a.number - b.number);
		return {
			runs: places.map(({ number }) => number),
			cells: places.map(({ cell }) => cell),
			seeds: places.map(({ seed }) => seed),
			orders: places.map(({ order }) => order),
			tests: [...this.#tests].map(([test, fold]) => fold.result(test, places)).sort((a, b) => a.test < b.test ? -1 : 1)
		};
	}
	#hasRoom(name) {
		if (name === COMMAND$1 || this.#tests.has(name)) return true;
		return this.#tests.size - (this.#tests.has(COMMAND$1) ? 1 : 0) < MOST_TESTS$1;
	}
	#dropOne() {
		let last = COMMAND$1;
		for (const [name, { hasFailed }] of this.#tests) if (!hasFailed && name > last) last = name;
		return last !== COMMAND$1 && this.#tests.delete(last);
	}
	#test(name) {
		const known = this.#tests.get(name);
		if (known !== void 0) return known;
		const fold = new TestFold();
		this.#tests.set(name, fold);
		return fold;
	}
};
const problemOf = (message) => ({
	file: "events.ndjson",
	line: null,
	column: null,
	path: "tests",
	message
});
var TestFold = class {
	#letters = new Uint8Array(FIRST_ROOM);
	#failures = /* @__PURE__ */ new Map();
	#group;
	put(place, letter) {
		if (place >= this.#letters.length) {
			const larger = new Uint8Array(2 * place);
			larger.set(this.#letters);
			this.#letters = larger;
		}
		this.#letters[place] = letter.charCodeAt(0);
	}
	get hasFailed() {
		return this.#failures.size > 0;
	}
	failed({ group, signature, message }, run) {
		this.#group ??= group;
		const key = this.#failures.size >= MOST_SIGNATURES && !this.#failures.has(signature) ? [...this.#failures.keys()].at(-1) ?? signature : signature;
		const known = this.#failures.get(key);
		const isFirst = known === void 0 || run < known.firstRun;
		this.#failures.set(key, {
			signature: key,
			message: isFirst ? message : known.message,
			count: (known?.count ?? 0) + 1,
			firstRun: isFirst ? run : known.firstRun
		});
	}
	result(test, order) {
		const absent = test === COMMAND$1 ? LETTERS.passed : LETTERS.absent;
		const letters = order.map(({ place }) => {
			const code = this.#letters[place] ?? 0;
			return code === 0 ? absent : String.fromCharCode(code);
		});
		return {
			test,
			...this.#group === void 0 ? {} : { group: this.#group },
			endings: letters.join(""),
			failures: [...this.#failures.values()].sort((a, b) => b.count - a.count || a.firstRun - b.firstRun)
		};
	}
};

// src/run/services/fold-services.ts
const KEPT_TIMES = 100;
var ServiceFold = class {
	#services = /* @__PURE__ */ new Map();
	add(event) {
		const { service, log } = event;
		const folded = this.#services.get(service) ?? {
			readyMs: [],
			endings: {},
			log
		};
		this.#services.set(service, folded);
		if (event.type === "service-ended") {
			const { kind } = event.ending;
			folded.endings[kind] = (folded.endings[kind] ?? 0) + 1;
		} else if (folded.readyMs.length < KEPT_TIMES) folded.readyMs.push(event.readyMs);
	}
	result() {
		const services = [...this.#services].map(([service, { readyMs, endings, log }]) => ({
			service,
			readyMs: [...readyMs],
			endings: { ...endings },
			log
		}));
		return services.length === 0 ? {} : { services };
	}
};

// src/run/fold-scenario.ts
const MAX_PROBLEMS$1 = 100;
var ScenarioFold = class {
	id;
	#digest;
	#arm;
	#outcomes = {};
	#failures = new FailureList();
	#unmeasuredFailures = new FailureList();
	#columns = /* @__PURE__ */ new Map();
	#unavailable = /* @__PURE__ */ new Map();
	#unanswered = /* @__PURE__ */ new Map();
	#problems = /* @__PURE__ */ new Map();
	#operations = {
		ok: 0,
		failed: 0
	};
	#shares = {};
	#ending = null;
	#series = null;
	#checkpoints = null;
	#latency = null;
	#loadTrace = null;
	#searches = [];
	#failedLoad = null;
	#detected = null;
	#failedInvocations = [];
	#repetition = null;
	#services = new ServiceFold();
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
		const { outcome, warmup, operations } = invocation;
		this.#addFailures(invocation);
		for (const problem of invocation.problems) this.#addProblem(problem);
		this.#addDetected(invocation);
		if (invocation.tests !== void 0) {
			this.#repetition ??= new RepetitionFold();
			const problem = this.#repetition.add(invocation.index, invocation.tests);
			if (problem !== null) this.#addProblem(problem);
		}
		if (warmup) this.#warmups += 1;
		if (outcome.kind !== "ok" && !saysNothing(outcome)) this.#failedInvocations.push(invocation.index);
		if (warmup && outcome.kind === "ok") return;
		this.#outcomes[outcome.kind] = (this.#outcomes[outcome.kind] ?? 0) + 1;
		this.#operations.ok += operations.ok;
		this.#operations.failed += operations.failed;
		this.#shares = addShares([this.#shares, invocation.shares ?? {}]);
		if (outcome.kind === "ok") this.#addSamples(invocation);
		else this.#failedLoad = invocation.loadTrace ?? null;
		this.#addSearch(invocation);
	}
	#addFailures({ failures, unmeasuredFailures = [], log }) {
		for (const failure of failures) this.#failures.add({
			...failure,
			log
		});
		for (const failure of unmeasuredFailures) this.#unmeasuredFailures.add({
			...failure,
			log
		});
	}
	addService(event) {
		this.#services.add(event);
	}
	end(ending) {
		this.#begun = true;
		this.#ending = ending;
	}
	result() {
		const unmeasuredFailures = this.#unmeasuredFailures.list();
		const columns = [...this.#columns.values()].sort((a, b) => a.metric.id < b.metric.id ? -1 : 1);
		return {
			id: this.id,
			arm: this.#arm,
			digest: this.#digest,
			ending: this.#ending,
			outcomes: { ...this.#outcomes },
			warmups: this.#warmups,
			operations: { ...this.#operations },
			...Object.keys(this.#shares).length === 0 ? {} : { shares: this.#shares },
			failures: this.#failures.list(),
			...unmeasuredFailures.length === 0 ? {} : { unmeasuredFailures },
			metrics: columns.map((column) => samplesOf(column, this.#unanswered.get(column.metric.id) ?? [])),
			unavailable: [...this.#unavailable].filter(([metric]) => !this.#columns.has(metric)).map(([metric, reason]) => ({
				metric,
				reason
			})),
			problems: [...this.#problems.values()],
			series: this.#series,
			checkpoints: this.#checkpoints,
			failedInvocations: [...this.#failedInvocations],
			...this.#latency === null ? {} : { latency: this.#latency },
			...this.#loadOf(),
			...this.#detected === null ? {} : { detected: this.#detected.result() },
			...this.#repetition === null ? {} : { repetition: this.#repetition.result() },
			...this.#services.result()
		};
	}
	#addDetected(invocation) {
		const { index, detected, outcome, spoiled = false } = invocation;
		if (detected === void 0) return;
		this.#detected ??= new DetectedSum();
		const isCut = spoiled || outcome.kind === "interrupted";
		this.#detected.add(overallOf(index, isCut ? {
			...detected,
			detectors: []
		} : detected));
		if (isCut) return;
		for (const [metric, value] of faultCounts(invocation)) {
			const column = this.#columnOf(metric.id, metric);
			column?.samples.push(value);
			column?.invocations.push(invocation.index);
		}
	}
	#addSamples(invocation) {
		const declared = new Map(invocation.declarations.map((declaration) => [declaration.id, declaration]));
		for (const [id, value] of Object.entries(invocation.metrics)) {
			const column = this.#columnOf(id, builtInMetric(id) ?? ownMetric(id, declared.get(id)));
			if (column !== null) addSample(column, invocation, id, value);
		}
		for (const id of invocation.unanswered ?? []) this.#unanswered.set(id, [...this.#unanswered.get(id) ?? [], invocation.index]);
		for (const { metric, reason } of invocation.unavailable) this.#unavailable.set(metric, reason);
		if (invocation.series !== null) this.#series = invocation.series;
		if (invocation.checkpoints !== null) this.#checkpoints = invocation.checkpoints;
		const { latency, loadTrace } = invocation;
		if (loadTrace !== void 0) this.#loadTrace = loadTrace;
		if (latency !== void 0) this.#latency = addHistograms([this.#latency ?? EMPTY_HISTOGRAM, latency]);
	}
	#addSearch({ search, outcome, index, warmup }) {
		if (search === void 0 || outcome.kind === "interrupted") return;
		this.#searches.push(search);
		if (warmup || !heldNothing(search)) return;
		const column = this.#columnOf(SUSTAINABLE$1, builtInMetric("load.sustainable") ?? ownMetric("load.sustainable", void 0));
		column?.samples.push(0);
		column?.invocations.push(index);
	}
	#loadOf() {
		const loadTrace = this.#loadTrace ?? this.#failedLoad;
		return {
			...loadTrace === null ? {} : { loadTrace },
			...this.#searches.length === 0 ? {} : { searches: [...this.#searches] }
		};
	}
	#columnOf(id, metric) {
		const column = this.#columns.get(id) ?? {
			metric,
			samples: [],
			invocations: [],
			atLeast: [],
			atMost: []
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
function addSample(column, { index, atLeast, atMost }, id, value) {
	column.samples.push(value);
	column.invocations.push(index);
	if (atLeast?.includes(id)) column.atLeast.push(index);
	const most = atMost?.[id];
	if (most !== void 0) column.atMost.push({
		invocation: index,
		value: most
	});
}
const samplesOf = ({ metric, samples, invocations, atLeast, atMost }, unanswered) => ({
	metric,
	samples: [...samples],
	invocations: [...invocations],
	...atLeast.length === 0 ? {} : { atLeast: [...atLeast] },
	...atMost.length === 0 ? {} : { atMost: [...atMost] },
	...unanswered.length === 0 ? {} : { unanswered: [...unanswered] }
});
const overallOf = (index, { faults, detectors }) => ({
	faults: faults.map((fault) => ({
		...fault,
		invocations: [index]
	})),
	detectors: detectors.map(({ detector, active, evidence }) => ({
		detector,
		active: Number(active === true),
		inactive: Number(active === false),
		unknown: Number(active === null),
		evidence
	}))
});
function ownMetric(id, declaration) {
	const { unit, better, kind, undirected } = declaration ?? {
		unit: "count",
		better: null
	};
	const metric = customMetric(id, unit, better, kind);
	return undirected === true ? {
		...metric,
		undirected
	} : metric;
}

// src/run/fold.ts
var ResultFold = class {
	#started;
	#scenarios;
	#calibration = [];
	#caveats = [];
	#setups = {
		head: null,
		base: null,
		control: null
	};
	#interruption = null;
	#complete = false;
	#durationMs = 0;
	constructor(started) {
		this.#started = started;
		this.#scenarios = started.plan.scenarios.map((scenario) => ({
			head: new ScenarioFold(scenario, "head"),
			base: new ScenarioFold(scenario, "base"),
			control: new ScenarioFold(scenario, "control")
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
			case "service-ready":
			case "service-ended":
				this.#scenario(event.scenario, event.arm)?.addService(event);
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
			scenarios: this.#scenarios.flatMap((sides) => ARMS.filter((arm) => arm === "head" || sides[arm].begun).map((arm) => sides[arm].result())),
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

// src/run/shape.ts
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const text = (value) => typeof value === "string";
const number = (value) => typeof value === "number" && Number.isFinite(value);
const count = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const flag = (value) => typeof value === "boolean";
const orNull = (check) => (value) => value === null || check(value);
const listOf = (check) => (value) => Array.isArray(value) && value.every(check);
const mapOf = (check) => (value) => isObject(value) && Object.values(value).every(check);
const among = (...allowed) => (value) => typeof value === "string" && allowed.includes(value);
const fields = (shape) => (value) => isObject(value) && Object.entries(shape).every(([key, check]) => check(value[key]));
const optional = (check) => (value) => value === void 0 || check(value);
const oneOf = (...checks) => (value) => checks.some((check) => check(value));

// src/run/event-shape.ts
const arm = among(...ARMS);
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
const unit = among("ns", "bytes", "ratio", "count", "per-second");
const declaration = fields({
	id: text,
	unit,
	better: orNull(among("lower", "higher")),
	kind: optional(among(...METRIC_KINDS)),
	undirected: optional(flag)
});
const series = fields({
	atMs: listOf(number),
	columns: mapOf(listOf(number)),
	samplerUtilization: number
});
const checkpoints = fields({
	operations: listOf(number),
	columns: mapOf(fields({
		unit,
		values: listOf(number)
	}))
});
const failedTest = fields({
	test: text,
	group: optional(text),
	signature: text,
	message: text
});
const runOfTests = fields({
	cell: count,
	seed: count,
	order: count,
	passed: listOf(text),
	skipped: listOf(text),
	failed: listOf(failedTest),
	flaky: listOf(failedTest)
});
const fault = fields({
	detector: text,
	class: among(...FAULT_CLASSES),
	title: text,
	stacks: listOf(listOf(text)),
	fingerprint: text,
	count,
	text,
	source: text,
	place: (value) => value === void 0 || fields({
		file: text,
		line: count
	})(value)
});
const detected = fields({
	faults: listOf(fault),
	detectors: listOf(fields({
		detector: text,
		active: orNull(flag),
		evidence: text
	}))
});
const search = fields({
	probes: listOf(fields({
		rate: number,
		purpose: among("search", "confirm", "recovery"),
		holdMs: number,
		verdict: oneOf(fields({ kind: among("holds") }), fields({
			kind: among("fails"),
			criterion: text
		}), fields({
			kind: among("unclear"),
			criterion: text,
			leans: among("holds", "fails")
		}), fields({
			kind: among("void", "broken"),
			reason: text
		})),
		throughput: orNull(number),
		p50: orNull(number),
		p99: orNull(number)
	})),
	sustainable: orNull(number),
	beyond: orNull(number),
	limiting: orNull(text),
	metastable: flag,
	cut: orNull(text)
});
const latency = (value) => isObject(value) && Array.isArray(value.bins) && Array.isArray(value.counts) && value.bins.length === value.counts.length && value.bins.every((bin) => count(bin) && bin < 6785) && value.counts.every(count);
const loadWindows = (value) => {
	if (!isObject(value) || !listOf(number)(value.edgesMs) || !Array.isArray(value.edgesMs)) return false;
	const length = value.edgesMs.length - 1;
	const hasColumn = (check) => (name) => {
		const column = value[name];
		return Array.isArray(column) && column.length === length && column.every(check);
	};
	return [
		"scheduled",
		"completed",
		"failed",
		"dropped",
		"inFlight"
	].every(hasColumn(number)) && [
		"p50",
		"p95",
		"p99",
		"lagP99"
	].every(hasColumn(orNull(number)));
};
const loadCounts = fields({
	scheduled: count,
	ok: count,
	failed: count,
	timedOut: count,
	dropped: count,
	interrupted: count,
	queued: count
});
const loadTrace = fields({
	windows: loadWindows,
	voided: listOf(fields({
		index: count,
		cause: among("late", "saturated", "paused"),
		reason: text
	})),
	counts: loadCounts,
	phases: listOf(fields({
		name: text,
		measure: flag,
		spans: listOf(fields({
			fromMs: number,
			toMs: number
		})),
		counts: loadCounts,
		soundMs: number,
		soundScheduled: count,
		soundCompleted: count,
		unsent: optional(count),
		response: latency,
		unendedFromNs: optional(number),
		service: latency
	})),
	generator: fields({
		threads: count,
		utilization: number,
		lagP99Ns: number,
		gcPauseNs: number
	}),
	little: orNull(fields({
		phase: text,
		inFlight: number,
		expected: number
	})),
	saturation: optional(fields({
		levels: listOf(fields({
			fromMs: number,
			toMs: number,
			offered: number,
			achieved: number,
			completed: count,
			p99: orNull(number),
			signs: listOf(text)
		})),
		firstSaturated: orNull(count),
		point: oneOf(fields({
			kind: among("saturated"),
			rate: number,
			low: number,
			high: number,
			capacity: number
		}), fields({
			kind: among("unsaturated"),
			upTo: number
		}), fields({
			kind: among("between"),
			low: number,
			high: number
		}), fields({
			kind: among("unplaced"),
			reason: text,
			atMost: optional(number)
		}))
	})),
	recovery: optional(fields({ spikes: listOf(fields({
		endMs: number,
		afterMs: number,
		recovered: flag
	})) }))
});
const shareCount = (value) => fields({
	count,
	of: count
})(value) && isObject(value) && Number(value.count) <= Number(value.of);
const failure = fields({
	outcome,
	count,
	invocations: optional(count),
	excerpt: text
});
const invocation = fields({
	scenario: text,
	arm,
	index: count,
	warmup: flag,
	startedAtMs: number,
	durationMs: number,
	outcome,
	operations: fields({
		ok: count,
		failed: count
	}),
	shares: optional(mapOf(shareCount)),
	failures: listOf(failure),
	unmeasuredFailures: optional(listOf(failure)),
	metrics: mapOf(number),
	atLeast: optional(listOf(text)),
	atMost: optional(mapOf(number)),
	unanswered: optional(listOf(text)),
	declarations: listOf(declaration),
	problems: listOf(problem),
	series: orNull(series),
	checkpoints: orNull(checkpoints),
	latency: optional(latency),
	loadTrace: optional(loadTrace),
	search: optional(search),
	tests: optional(runOfTests),
	detected: optional(detected),
	spoiled: optional((value) => value === true),
	unavailable: listOf(unavailable),
	log: text
});
const scenario = fields({
	id: text,
	name: text,
	digest: text,
	driver: fields({ kind: text }),
	load: fields({ model: among("closed", "open") }),
	samples: fields({
		min: number,
		max: number
	}),
	repeat: optional(fields({
		runs: count,
		parallel: count,
		until: fields({ kind: among("runs", "first-failure", "bound", "time") }),
		cells: listOf(fields({
			id: text,
			levels: mapOf(text)
		})),
		deck: listOf(count),
		only: orNull(count)
	}))
});
const pairing = fields({
	purpose: among("search", "confirm"),
	base: text,
	looks: listOf(number),
	orders: mapOf(listOf(listOf(arm))),
	control: flag
});
const ending = fields({ kind: among("complete", "decided", "budget", "failing", "not-run", "interrupted") });
const servicePlace = {
	service: text,
	scenario: text,
	arm,
	log: text
};
const serviceEnding = fields({ kind: among("stopped", "killed", "not-ready", "died") });
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
	["load-window", {
		scenario: text,
		arm,
		window: fields({
			fromMs: number,
			toMs: number,
			scheduled: count,
			completed: count,
			failed: count,
			dropped: count,
			inFlight: number,
			p50: orNull(number),
			p95: orNull(number),
			p99: orNull(number)
		})
	}],
	["calibrated", { reading: fields({
		atMs: number,
		cpuNs: number,
		memoryNs: number,
		utilization: number
	}) }],
	["scenario-finished", {
		scenario: text,
		arm,
		ending
	}],
	["service-ready", {
		...servicePlace,
		readyMs: number
	}],
	["service-ended", {
		...servicePlace,
		aliveMs: number,
		ending: serviceEnding
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
const sidesOf = ({ control }) => control ? [
	"head",
	"base",
	"control"
] : ["head", "base"];
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
		return [...this.#samplers?.values() ?? []].map((sampler) => meanOf(sampler.durationsMs)).reduce((sum, mean) => sum + mean, 0);
	}
	get planned() {
		return this.#pairing.orders[this.scenario.id]?.length ?? 0;
	}
	get looks() {
		return looksOf(this.#pairing, this.scenario);
	}
	get taken() {
		const invocations = this.#samplers?.get("head")?.outcomes.length ?? 0;
		return Math.max(0, invocations - this.scenario.samples.warmup);
	}
	async takePair() {
		const { stop } = this.#machinery;
		const isFirst = this.#samplers === null;
		const samplers = this.#open();
		if (isFirst) for (const sampler of samplers.values()) await sampler.prepare();
		const next = (samplers.get("head")?.outcomes.length ?? 0) - this.scenario.samples.warmup;
		for (const arm of this.#order(next)) if (!stop.aborted) await samplers.get(arm)?.take();
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
		for (const arm of sidesOf(this.#pairing)) this.#finish(arm, said);
	}
	close() {
		for (const sampler of this.#samplers?.values() ?? []) sampler.close();
	}
	#open() {
		const open = (arm) => openSampler(this.scenario, arm, this.#machinery, this.#logCapBytes);
		this.#samplers ??= new Map(sidesOf(this.#pairing).map((arm) => [arm, open(arm)]));
		return this.#samplers;
	}
	#order(pair) {
		if (pair < 0) return sidesOf(this.#pairing);
		const order = this.#pairing.orders[this.scenario.id]?.[pair];
		if (order === void 0) throw new Error(`The plan drew no order for pair ${pair} of ${this.scenario.id}`);
		return order;
	}
	#endIfHopeless(samplers) {
		for (const [arm, sampler] of samplers) {
			const hopeless = sampler.obstacle ?? hopelessness(sampler.outcomes);
			const side = arm === "head" ? "head" : `base (${this.#pairing.base})`;
			if (hopeless !== null) this.end({
				kind: "failing",
				reason: `on the ${side}: ${hopeless}`
			});
		}
	}
	#finish(arm, ending) {
		const { journal } = this.#machinery;
		const sampler = this.#samplers?.get(arm);
		if (sampler !== void 0) sampler.finish(ending);
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
	const logCap = Math.min(LOG_CAP_BYTES$1, Math.floor(OPEN_LOGS_BYTES / (2 * plan.scenarios.length)));
	const scenarios = plan.scenarios.filter(({ repeat }) => repeat === void 0).map((scenario) => new PairedScenario(scenario, pairing, machinery, logCap));
	const rounds = {
		suite,
		pairing,
		scenarios,
		order: []
	};
	try {
		endUncountable(rounds);
		if (scenarios.length > 0) await takeRounds(rounds);
	} finally {
		for (const scenario of scenarios) scenario.close();
	}
	await repeatOnBase(suite);
}
async function repeatOnBase(suite) {
	const { plan, machinery } = suite;
	for (const scenario of plan.scenarios) {
		const { repeat } = scenario;
		if (repeat === void 0) continue;
		const obstacle = obstacleNow(suite, plan.budgetMs);
		if (obstacle !== null) skip(scenario, ["base"], obstacle, machinery.journal);
		else await repeatScenario(scenario, repeat, {
			arm: "base",
			deadlineMs: plan.budgetMs
		}, machinery);
	}
}
async function takeRounds(rounds) {
	const { suite } = rounds;
	const looks = everyLook(rounds);
	const gaps = looks.length + 1;
	let gap = 0;
	await calibrate(suite, gap++, gaps);
	await warmUp(rounds);
	let taken = 0;
	for (const look of looks) {
		if (open(rounds).length === 0) break;
		endWhatDoesNotFit(rounds, taken);
		await takeLook(rounds, look - taken);
		endDecided(rounds, look);
		taken = look;
		await calibrate(suite, gap++, gaps);
	}
	while (gap < gaps) await calibrate(suite, gap++, gaps);
}
const everyLook = ({ pairing, scenarios }) => [.../* @__PURE__ */ new Set([...pairing.looks, ...scenarios.flatMap(({ looks }) => looks)])].sort((a, b) => a - b);
function endUncountable({ scenarios, suite: { machinery } }) {
	for (const paired of scenarios) {
		const reason = uncountable(paired.scenario, machinery.counter);
		if (reason !== null) paired.end({
			kind: "not-run",
			reason
		}, reason);
	}
}
const open = ({ scenarios }) => scenarios.filter(({ ended }) => !ended);
async function warmUp(rounds) {
	for (const scenario of rounds.scenarios) for (let count = scenario.scenario.samples.warmup; count > 0; count--) await advance(scenario, rounds);
}
async function takeLook(rounds, pairs) {
	for (let pair = 0; pair < pairs; pair++) for (const scenario of open(rounds)) {
		await advance(scenario, rounds);
		if (!scenario.ended && scenario.taken >= scenario.planned) endAsPlanned(scenario, rounds);
	}
}
function endAsPlanned(scenario, rounds) {
	scenario.end({ kind: "complete" });
	stopOthers(scenario, rounds);
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
function endWhatDoesNotFit(rounds, taken) {
	const begun = open(rounds).filter(({ looks }) => taken > 0 && !looks.includes(taken));
	const fitting = new Set(begun);
	let left = leftMs(rounds.suite) - begun.reduce((sum, scenario) => sum + untilNextLookMs(scenario), 0);
	for (const scenario of inOrder(rounds)) {
		const needed = untilNextLookMs(scenario);
		const isLetThrough = taken === 0 && fitting.size === 0;
		if (fitting.has(scenario) || needed >= left && !isLetThrough) continue;
		left -= needed;
		fitting.add(scenario);
	}
	for (const scenario of open(rounds)) if (!fitting.has(scenario)) scenario.end({ kind: "budget" }, "the budget was used up before it");
}
function untilNextLookMs({ looks, planned, taken, expectedMs }) {
	const next = looks.find((look) => look > taken) ?? planned;
	return Math.max(0, Math.min(next, planned) - taken) * expectedMs;
}
function inOrder(rounds) {
	const place = ({ scenario }) => rounds.order.indexOf(scenario.id);
	return open(rounds).toSorted((a, b) => place(a) - place(b));
}
function endDecided(rounds, look) {
	const { options, machinery } = rounds.suite;
	const taken = open(rounds).filter(({ looks }) => looks.includes(look));
	if (taken.length === 0) return;
	const undecided = options.enough(machinery.journal.result());
	rounds.order.splice(0, 1e400, ...undecided);
	for (const scenario of taken) {
		if (undecided.has(scenario.scenario.id)) continue;
		scenario.end({ kind: "decided" });
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

// src/run/version-in.ts
const versionIn = (text) => /(?<!\d)\d+(?:\.\d+)+[^\s"',;:)]*/.exec(text)?.[0] ?? null;

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
function namedRuntimes({ setup, scenarios, services = [] }) {
	const words = [
		...setup === null ? [] : wordsOf(setup),
		...scenarios.flatMap(({ driver }) => runtimeWords(driver)),
		...services.flatMap(commandWords)
	];
	const names = new Set(words.map((word) => basename(word)));
	return Object.keys(VERSION_FLAGS).filter((name) => names.has(name));
}
function runtimeWords(driver) {
	if (driver.kind === "results" || driver.kind === "http") return [];
	return driver.kind === "module" ? ["node"] : commandWords(driver);
}
const commandWords = ({ command }) => typeof command === "string" ? wordsOf(command) : command.slice(0, 1);
const wordsOf = (command) => command.split(/[\s;&|()]+/);
async function versionOf(name, env) {
	try {
		const { stdout, stderr } = await execute(name, [VERSION_FLAGS[name] ?? "--version"], {
			env,
			timeout: PATIENCE_MS
		});
		return versionIn(`${stdout}\n${stderr}`);
	} catch {
		return null;
	}
}

// src/run/setup.ts
const logOf = (arm) => join("logs", arm === "head" ? "setup.log" : `setup.${arm}.log`);
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
	const log = openLog(join(machinery.out, logOf(arm)));
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
			log: logOf(arm)
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
	const inside = relative$1(workspace, head);
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
	const found = await lookAround(plan, options);
	const started = await beginning(plan, options, found);
	const journal = openJournal(join(options.out, RECORDING_FILE), started, [...options.listeners]);
	const stopping = openStop(options.signal, plan.budgetMs);
	try {
		const trees = treesOf(plan, options);
		const given = {
			...options,
			...found,
			plan,
			trees,
			journal,
			stop: stopping.signal
		};
		const machinery = await openMachinery(given);
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
async function lookAround(plan, { environment, coresToSpareOne }) {
	const [counter, spare] = await Promise.all([counterFor(plan, environment), coreToSpare(environment, coresToSpareOne)]);
	return {
		counter,
		spare
	};
}
async function beginning(plan, options, { counter, spare }) {
	const [environment, runtimes, commit] = await Promise.all([
		environmentOf(options.environment, spare),
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
				...runtimes,
				...nameOf(counter)
			}
		}
	};
}
const nameOf = (counter) => counter.kind === "counter" ? { [INSTRUCTION_COUNTER]: counter.counter.name } : {};
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
	const arms = plan.pairing === null ? ["head"] : sidesOf(plan.pairing);
	for (const doubt of options.doubts ?? []) machinery.journal.caveat(doubt);
	const obstacle = await setUp(plan, options.setupArms ?? arms.filter((arm) => arm !== "control"), machinery);
	if (obstacle !== null) for (const scenario of plan.scenarios) skip(scenario, arms, obstacle, machinery.journal);
	else if (plan.pairing === null) await runAlone(suite);
	else await runPairs(plan.pairing, suite);
	const signal = stopping.interruption();
	if (signal !== null) machinery.journal.emit({
		type: "interrupted",
		signal
	});
}

// src/verdict/distrust.ts
const RESTS_ON_PAIRS = /* @__PURE__ */ new Set(["regression", "leak"]);
const isDistrusted = (control) => (control?.alarms.length ?? 0) > 0;
function distrust(checks, { control, reference }) {
	if (reference.kind !== "paired" || !isDistrusted(control)) return checks;
	const inPairs = new Set(reference.scenarios);
	return checks.map((check) => RESTS_ON_PAIRS.has(check.rule) && inPairs.has(check.scenario) && check.status !== "skipped" ? {
		...check,
		status: "inconclusive",
		reason: DISTRUSTED,
		improved: false
	} : check);
}
const DISTRUSTED = "the base differs from itself in this run, so its pairs are not believed";

// src/undecided.ts
const straddling = (view) => scenariosWith(view.verdict, (check) => check.status === "inconclusive" && (check.rule === "max" || check.rule === "min") && canDecide(view, check));
function canDecide({ result, analysis }, { scenario, metric, rule }) {
	const found = analysis.scenarios.find(({ id }) => id === scenario)?.metrics.find((candidate) => candidate.metric.id === metric);
	if (found?.counted === void 0 || found.metric.better === "higher") return true;
	const planned = result.plan.scenarios.find((candidate) => candidate.id === scenario);
	const limit = found.limits.find((candidate) => candidate.limit === rule);
	if (planned === void 0 || limit === void 0 || planned.load.iterations === null) return true;
	return planned.load.iterations * planned.samples.max >= trialsToExclude(limit.value, limit.interval.level);
}
const BLUNT_SCREEN = .2;
const BESIDE_BASE = /* @__PURE__ */ new Set(["regression", "leak"]);
const isFault = ({ rule, status }) => rule === "detector" && status === "fail";
function doubtfulOf(view) {
	const { verdict, analysis } = view;
	const notCleared = scenariosWith(verdict, (check) => isFault(check) || BESIDE_BASE.has(check.rule) && check.status !== "pass");
	const bluntly = analysis.scenarios.filter((scenario) => scenario.metrics.some(({ gated, comparison }) => gated && comparison.kind === "stored" && comparison.mde80 > .2));
	return withReferences(view, /* @__PURE__ */ new Set([...notCleared, ...bluntly.map((scenario) => scenario.id)]));
}
function undecidedPairs(view) {
	const open = view.analysis.scenarios.flatMap((scenario) => {
		const undecided = scenario.metrics.flatMap(({ comparison }) => comparison.kind === "paired" && comparison.state === "undecided" ? [comparison] : []);
		const needs = undecided.map(pairsToClear);
		const toShow = Math.min(...undecided.map(pairsToShow));
		const isOpenSoak = scenario.metrics.some(({ metric, comparison }) => processesMayTell(metric.id, comparison));
		if (isSeldomFailing(scenario) || isOpenSoak) needs.push(Number.MAX_VALUE);
		return needs.length === 0 ? [] : [{
			id: scenario.id,
			needs: Math.min(toShow, Math.max(...needs))
		}];
	});
	return withReferences(view, new Set(open.sort((a, b) => a.needs - b.needs).map(({ id }) => id)));
}
function processesMayTell(metric, comparison) {
	if (comparison.kind !== "leak" || comparison.state !== "undecided") return false;
	const { margin, wanted, difference } = comparison;
	return !metric.startsWith("memory.") || margin <= wanted || difference >= margin / 2;
}
function unconfirmed(view) {
	const open = view.analysis.scenarios.filter(({ metrics }) => metrics.some(({ comparison }) => comparison.kind === "paired" && isUnconfirmed(comparison) || comparison.kind === "leak" && isUnconfirmedLeak(comparison)));
	return withReferences(view, new Set(open.map(({ id }) => id)));
}
function isUnconfirmed({ state, confirmation, ...comparison }) {
	if (state !== "worse" || confirmation === null || confirmation.holds) return false;
	return (confirmation.interval.high ?? 1e400) >= mattersIn(comparison) / 2;
}
function isUnconfirmedLeak({ state, confirmation, margin }) {
	if (state !== "worse" || confirmation === null || confirmation.holds) return false;
	return (confirmation.interval.high ?? 1e400) >= margin / 2;
}
const mattersIn = ({ smallestEffect, floor, reference }) => Math.max(smallestEffect, reference === 0 ? 0 : floor / Math.abs(reference));
function pairsToShow({ pairs, change, p, adjustedP, alpha, ...comparison }) {
	if (change < mattersIn(comparison) || p >= .5) return 1e400;
	const sharing = Math.max(1, adjustedP / p);
	return pairs * (normalQuantile(1 - alpha / sharing) / normalQuantile(1 - p)) ** 2;
}
function pairsToClear({ pairs, mde80, ...comparison }) {
	const matters = mattersIn(comparison);
	return matters === 0 ? Number.MAX_VALUE : pairs * (mde80 / matters) ** 2;
}
const isSeldomFailing = ({ failures }) => failures !== null && failures.head.failed > failures.base.failed && failures.adjustedP > failures.alpha;
function withReferences({ policy, result }, ids) {
	const planned = new Set(result.plan.scenarios.map(({ id }) => id));
	const references = [...ids].flatMap((id) => (policy.thresholds[id] ?? []).flatMap(({ relativeTo }) => relativeTo !== null && planned.has(relativeTo) ? [relativeTo] : []));
	return /* @__PURE__ */ new Set([...ids, ...references]);
}
function unexplained({ verdict, analysis }) {
	const failing = new Map(analysis.scenarios.flatMap(({ id, tests }) => tests === void 0 ? [] : [[id, tests.failing]]));
	return scenariosWith(verdict, (check) => {
		const { scenario, rule, subject, status } = check;
		const tests = failing.get(scenario);
		const found = tests?.find(({ test }) => test === subject);
		const isOpen = status === "fail" || status === "inconclusive";
		return tests !== void 0 && isFault(check) || rule === "test" && isOpen && found !== void 0 && found.failed < found.runs;
	});
}
function unnamed({ result, policy, analysis }) {
	const named = analysis.scenarios.flatMap(({ id, tests }) => {
		const isKnown = tests?.against === "history" && policy.against !== "base";
		const [run] = sideOf$1(result, id, "head")?.repetition?.runs ?? [];
		const hasNames = tests !== void 0 && [...tests.failing, ...tests.clean.tests].some(isNamed);
		return run === void 0 || isKnown || !hasNames ? [] : [[id, run]];
	});
	return new Map(policy.vanished === "ignore" ? [] : named);
}
const isNamed = ({ test }) => test !== "";
function worseOf(view) {
	if (isDistrusted(view.analysis.control)) return /* @__PURE__ */ new Set();
	const worse = view.analysis.scenarios.filter(({ metrics }) => metrics.some(({ comparison }) => comparison.kind === "paired" && comparison.state === "worse" || isLeak(comparison, "worse")));
	return withReferences(view, new Set(worse.map(({ id }) => id)));
}
const isLeak = (comparison, state) => comparison.kind === "leak" && comparison.state === state;
const scenariosWith = ({ checks }, test) => new Set(checks.filter(test).map((check) => check.scenario));

// src/verdict/accept.ts
const ACCEPTABLE = /* @__PURE__ */ new Set([
	"regression",
	"leak",
	"vanished"
]);
const isAcceptable = ({ rule, status, accepted }) => accepted === null && ACCEPTABLE.has(rule) && (status === "fail" || status === "warn");
function accept(checks, analysis, { overrides }) {
	if (overrides.granted.length === 0) return checks;
	return checks.map((check) => {
		const { scenario, metric, status } = check;
		const override = overrides.granted.findLast((one) => isMeant(one, scenario, metric));
		if (override === void 0 || status !== "fail" && status !== "warn") return check;
		if (!isAcceptable(check)) return status === "fail" ? adding(check, REFUSALS[check.rule]) : check;
		const excess = excessOver(override, comparisonOf(analysis, check));
		return excess === null ? {
			...check,
			...acceptance(override, status)
		} : adding(check, excess);
	});
}
const acceptance = ({ author, reason, at, via }, status) => ({
	status: "warn",
	accepted: {
		author,
		reason,
		at,
		via,
		status
	}
});
const adding = (check, sentence) => sentence === void 0 ? check : {
	...check,
	reason: `${check.reason}; ${sentence}`
};
const LIMIT = "a limit cannot be accepted in a comment, only changed in stress.yml";
const FAILURE = "a failure cannot be accepted";
const REFUSALS = {
	max: LIMIT,
	min: LIMIT,
	outcome: FAILURE,
	broken: FAILURE,
	test: "a test that fails is excused by `quarantine` in stress.yml alone, with an owner and a last day"
};
function comparisonOf({ scenarios }, { scenario, metric }) {
	return scenarios.find(({ id }) => id === scenario)?.metrics.find((candidate) => candidate.metric.id === metric)?.comparison;
}
function excessOver({ upTo, author }, comparison) {
	if (upTo === null) return null;
	const bound = `accepted by ${author} up to ${+(upTo * 100).toPrecision(6)} %`;
	const change = changeOf(comparison);
	if (change === null) return `${bound}, but this change has no percentage: accept it without "up to"`;
	return change <= upTo ? null : `${bound}, and it is worse than that now`;
}
function changeOf(comparison) {
	switch (comparison?.kind) {
		case "paired": return (comparison.confirmation ?? comparison).change;
		case "stored":
		case "exact": return comparison.change;
		default: return null;
	}
}

// src/verdict/check.ts
function checkOf(subject, judgement) {
	const metric = judgement.metric ?? null;
	const threshold = metric === null ? null : thresholdFor(subject.thresholds, metric);
	return {
		scenario: subject.analysis.id,
		metric,
		rule: judgement.rule,
		...judgement.subject === void 0 ? {} : { subject: judgement.subject },
		status: judgement.status,
		reason: judgement.reason,
		reproduce: subject.reproduce,
		line: threshold?.line ?? subject.planned?.line ?? null,
		improved: judgement.improved ?? false,
		accepted: null
	};
}

// src/verdict/leak.ts
const leak = (status, reason) => ({
	rule: "leak",
	status,
	reason
});
function judgeLeak(subject, growing, comparison) {
	const { confirmation, margin, wanted, smallestVisible } = comparison;
	switch (comparison.state) {
		case "worse": {
			if (confirmation === null) return leak("warn", "grows more than the base, but there was no time to confirm it with fresh processes");
			if (!confirmation.holds) return leak("warn", "grew more than the base in the first processes, not confirmed by fresh ones");
			const beyond = (confirmation.interval.low ?? Number.NEGATIVE_INFINITY) >= margin;
			return subject.policy.strict && !beyond ? leak("warn", "a leak and confirmed, but its interval reaches below the growth that matters (strict)") : leak("fail", "grows more than the base with the same work, and confirmed by fresh processes");
		}
		case "excluded": return smallestVisible > wanted ? leak("pass", "grows no more than the base, as far as runs of this length can show") : leak("pass", "a leak that matters is excluded");
		case "undecided": return leak("inconclusive", openQuestion(subject, growing, comparison));
	}
}
function openQuestion({ analysis }, growing, { processes, margin, wanted }) {
	if (Math.min(processes.base, processes.head) < 5) {
		const needed = `${5} of the base and ${5} of the head are needed`;
		return processes.head < 5 && analysis.invocations >= 5 ? `some runs were too short for ${20} readings: ${needed}` : `too few processes gave a value: ${needed}`;
	}
	const helps = growing === "memory" ? "more operations in each run would, or checkpoints of the heap right after a garbage collection" : "more operations in each run would";
	return margin > wanted ? `these runs are too short to show a leak as small as the one that matters: ${helps}` : `these processes can neither show nor exclude a leak that matters: ${helps}`;
}
function judgeGrowthAlone({ policy }, { code, reason }) {
	if (policy.against === "none") return null;
	return leak(code === "no-reference" || code === "not-measured" || code === "disagree" ? "inconclusive" : "skipped", reason);
}
function judgeUnmeasuredSoak(subject) {
	const { analysis, planned, policy } = subject;
	if (planned === null || !planned.leaks || policy.against === "none" || analysis.invocations === 0) return [];
	if (analysis.metrics.some(({ metric, estimate }) => estimate !== null && growthMetric(metric.id) !== null)) return [];
	const why = analysis.unavailable.find(({ metric }) => growthMetric(metric) !== null)?.reason;
	return [checkOf(subject, leak("inconclusive", `no growth was measured: ${why ?? NO_READINGS}`))];
}
const NO_READINGS = `each run must be long enough for ${20} readings, or report checkpoints`;

// src/verdict/limits.ts
function judgeLimits(subject, metric) {
	return metric.limits.map((limit) => {
		const [status, found] = POSITIONS[limit.position](limit, metric);
		const why = metric.estimate === null ? whyMissing(subject, metric) : null;
		const reason = why === null ? found : `${found}: ${why}`;
		return checkOf(subject, {
			rule: limit.limit,
			metric: metric.metric.id,
			status,
			reason
		});
	});
}
const whyMissing = ({ analysis }, { metric }) => analysis.unavailable.find(({ metric: id }) => id === metric.id)?.reason ?? null;
const side = (limit) => limit.limit === "max" ? "above" : "below";
const POSITIONS = {
	inside: () => ["pass", "within its limit"],
	beyond: (limit) => ["fail", `wholly ${side(limit)} its limit`],
	straddles: (limit) => ["inconclusive", `cannot tell whether it is ${side(limit)} its limit: more samples would narrow the interval`],
	unknown: (_, { estimate }) => ["inconclusive", estimate === null ? "not measured" : "too few samples for an interval"]
};

// src/verdict/comparison.ts
const BLINDNESS = 2;
function judgeComparison(subject, metric) {
	if (isAskedInVain(subject, metric)) return [checkOf(subject, {
		...UNDIRECTED,
		metric: metric.metric.id
	})];
	if (!metric.gated && metric.comparison.kind !== "vanished" && metric.comparison.kind !== "broken") return [];
	const judgement = judgementOf$1(subject, metric, metric.comparison);
	return judgement === null ? [] : [checkOf(subject, {
		...judgement,
		metric: metric.metric.id
	})];
}
const isAskedInVain = ({ thresholds }, { metric }) => metric.undirected === true && thresholds.some((threshold) => threshold.metric === metric.id && (typeof threshold.regression === "number" || threshold.relativeTo !== null));
const UNDIRECTED = {
	rule: "regression",
	status: "inconclusive",
	reason: "nothing says whether more of it is better: state a limit beside it, `min` where more is better, else `max`"
};
function judgementOf$1(subject, metric, comparison) {
	const growth = growthMetric(metric.metric.id);
	switch (comparison.kind) {
		case "none":
			if (growth !== null) return judgeGrowthAlone(subject, comparison);
			return judgeAbsence(subject, comparison);
		case "vanished": return judgeVanished$1(subject, whyMissing(subject, metric));
		case "broken": return {
			rule: "broken",
			status: "fail",
			reason: comparison.reason
		};
		case "exact": return judgeExact(comparison);
		case "stored": return judgeStored(subject, metric, comparison);
		case "paired": return judgePaired(subject, comparison);
		case "leak": return growth === null ? null : judgeLeak(subject, growth.growing, comparison);
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
function judgeVanished$1(subject, why) {
	const { vanished } = subject.policy;
	if (vanished === "ignore") return null;
	return {
		rule: "vanished",
		status: vanished,
		reason: `the reference has it, this run does not${why === null ? "" : `: ${why}`}`
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
const cannotSee = (threshold, comparison) => typeof threshold?.regression === "number" && comparison.mde80 > 2 * threshold.regression;
const UNANSWERED = /* @__PURE__ */ new Set(["inconclusive", "skipped"]);

// src/verdict/coverage.ts
function traceCoverage(plan, checks) {
	const declared = new Map((plan.requirements ?? []).map((requirement) => [requirement.id, requirement]));
	const covered = plan.scenarios.flatMap((scenario) => scenario.covers);
	return [.../* @__PURE__ */ new Set([...covered, ...declared.keys()])].sort().map((id) => {
		const scenarios = plan.scenarios.filter((scenario) => scenario.covers.includes(id)).map(({ id: scenario, name, level, category, priority }) => ({
			scenario,
			level,
			category,
			priority,
			status: worstStatus(checks.filter((check) => isAbout(check, {
				id: scenario,
				name
			})).map((check) => check.status))
		}));
		const status = worstStatus(scenarios.map((scenario) => scenario.status));
		return {
			id,
			...aboutRequirement(declared.get(id), scenarios.length),
			scenarios,
			status
		};
	});
}
const isAbout = ({ scenario }, { id, name }) => scenario === id || scenario === name;
function aboutRequirement(requirement, scenarios) {
	if (requirement === void 0) return {};
	const { text, scenarios: covering } = requirement;
	const gap = covering.length === 0 ? "uncovered" : "left-out";
	return {
		...text === null ? {} : { text },
		...scenarios > 0 ? {} : { gap }
	};
}
const worstStatus = (statuses) => STATUSES.find((status) => statuses.includes(status)) ?? "skipped";

// src/verdict/detector.ts
function judgeDetectors(subject) {
	if (subject.planned === null || subject.analysis.ending?.kind === "not-run") return [];
	return (subject.analysis.detected?.detectors ?? []).map((detector) => {
		const [status, reason] = statusOf(detector);
		const check = checkOf(subject, {
			rule: "detector",
			subject: detector.detector,
			status,
			reason
		});
		const worst = worstOf(detector);
		return worst === void 0 ? check : {
			...check,
			reproduce: reproductionOf(subject, worst)
		};
	});
}
const reproductionOf = (subject, { invocations }) => subject.planned?.repeat === void 0 || invocations.length === 0 ? subject.reproduce : subject.reproduceRun(Math.min(...invocations));
const worstOf = ({ faults }) => faults.find((fault) => !isOnBase(fault)) ?? faults[0];
function statusOf(detector) {
	const { faults, record, bound } = detector;
	const worst = worstOf(detector);
	if (worst !== void 0) return [isOnBase(worst) ? "warn" : "fail", describe$1(worst, faults.length)];
	const { active, inactive, unknown, evidence } = record;
	const all = active + inactive + unknown;
	if (inactive + unknown > 0 || all === 0) return ["inconclusive", `${inactive > 0 || all === 0 ? "was not active" : "cannot be shown to have been active"}${all === 0 ? "" : ` in ${inactive + unknown} of ${all} invocations`}: ${evidence}`];
	return ["pass", `active in all ${all} invocations, nothing reported; a fault in more than ${((bound ?? 1) * 100).toPrecision(3).replace(/\.?0+$/, "")} % of them is excluded`];
}
const isOnBase = ({ base }) => base !== null && base.reported > 0;
function describe$1({ class: kind, title, invocations, base }, different) {
	const more = different > 1 ? `; ${different - 1} more` : "";
	const known = base === null ? "" : base.reported > 0 ? ", also on the base" : ", not on the base";
	return `${kind}: ${title} (${invocations.length} ${invocations.length === 1 ? "invocation" : "invocations"}${known})${more}`;
}

// src/verdict/drift.ts
const judgeDrift = ({ drift }) => drift.map(({ kind, scenario, metric, commit }) => ({
	scenario,
	metric,
	rule: "drift",
	status: "warn",
	reason: kind === "step" ? `its level in the history is worse since ${commit.slice(0, 7)}` : "it has crept for the worse over the history, in steps too small to see",
	reproduce: null,
	line: null,
	improved: false,
	accepted: null
}));

// src/verdict/ladder.ts
const judgeLadders = ({ ladders = [] }, policy, caseOf) => ladders.flatMap((ladder) => {
	const subject = caseOf(ladder);
	return ladder.metrics.flatMap((metric) => [...judgeLimits(subject, metric).map((check) => withRefusal(check, ladder)), ...judgeChange(subject, ladder, metric.metric.id, policy)]);
});
const withRefusal = (check, { law }) => law.kind === "refused" ? {
	...check,
	reason: `cannot be told: ${law.reason}`
} : check;
function judgeChange(subject, { change }, metric, policy) {
	const threshold = thresholdFor(subject.thresholds, metric, "ratio");
	if (!(threshold !== null && (threshold.floor !== null || typeof threshold.regression === "number")) || change.kind === "none" && change.code === "disabled") return [];
	const regression = (status, reason) => [checkOf(subject, {
		rule: "regression",
		metric,
		status,
		reason
	})];
	if (change.kind === "none") return regression("inconclusive", change.reason);
	const difference = metric === "scalability.contention" ? change.contention : change.coherency;
	const numbers = describe(difference);
	const beside = change.kind === "paired" ? "the base on this machine" : "the stored baseline";
	if ((difference.interval.low ?? Number.NEGATIVE_INFINITY) > difference.margin) return regression(change.kind === "paired" || policy.against === "baseline" || policy.failOnStored ? "fail" : "warn", `scales worse than ${beside}: ${numbers}`);
	if ((difference.interval.high ?? Number.POSITIVE_INFINITY) <= difference.margin) return regression("pass", `a change that matters is excluded: ${numbers}`);
	return regression("inconclusive", `can neither show nor exclude a change that matters: ${numbers}; more samples would`);
}
const describe = ({ value, interval: { low, high }, reference, margin }) => `${signed(value)} [${low === null ? "−∞" : signed(low)}, ${high === null ? "+∞" : signed(high)}] on ${digits(reference)}, of which ${digits(margin)} matters`;
const signed = (value) => `${value < 0 ? "−" : "+"}${digits(Math.abs(value))}`;
const digits = (value) => String(Number(value.toPrecision(2)));

// src/verdict/missing.ts
const judgeMissing = ({ merged }) => (merged?.missing ?? []).map(({ scenario, reason }) => ({
	scenario,
	metric: null,
	rule: "outcome",
	status: "inconclusive",
	reason,
	reproduce: null,
	line: null,
	improved: false,
	accepted: null
}));

// src/verdict/outcome.ts
function judgeOutcome(subject) {
	if (subject.planned === null || subject.analysis.tests !== void 0) return [];
	if (failsOnlyByFaults(subject)) return judgeUnmeasured(subject);
	const [status, reason] = outcomeOf(subject);
	return [checkOf(subject, {
		rule: "outcome",
		status,
		reason
	})];
}
function failsOnlyByFaults(subject) {
	const { trouble, detected, failures } = subject.analysis;
	const isMoreOften = failures !== null && failures.adjustedP <= failures.alpha;
	return trouble !== null && detected?.explainsFailures === true && (hasNewFault(subject) || !isMoreOften);
}
const hasNewFault = ({ analysis: { detected } }) => detected?.detectors.some(({ faults }) => faults.some((fault) => !isOnBase(fault))) === true;
function judgeUnmeasured(subject) {
	const { ending, invocations } = subject.analysis;
	const least = subject.planned?.samples.min ?? 0;
	const isDone = ending?.kind === "complete" || ending?.kind === "decided";
	if (hasNewFault(subject) || invocations > 0 && isDone) return [];
	const isCut = ending === null || ending.kind === "interrupted";
	if (invocations >= Math.max(least, 1) && !isCut) return [];
	const reported = "a detector reported what it reports on the base, too";
	const reason = isCut ? describeUnfinished(ending) : invocations === 0 ? `nothing was measured: in every invocation ${reported}` : `${invocations} of at least ${least} samples: in the others ${reported}`;
	return [checkOf(subject, {
		rule: "outcome",
		status: "inconclusive",
		reason
	})];
}
function outcomeOf(subject) {
	const { analysis, planned } = subject;
	const unfinished = describeUnfinished(analysis.ending);
	if (analysis.ending?.kind === "not-run") return ["skipped", unfinished];
	if (planned?.repeat !== void 0) return ["inconclusive", `${unfinished}: no run of it is known`];
	const { trouble } = analysis;
	const isOwn = trouble !== null && trouble.outcome.kind !== "unmeasured";
	if (isOwn && (isAborted(subject) || !tolerates(subject, trouble))) return besideBase$1(subject) ?? ["fail", describeTrouble(subject, trouble)];
	return measuredOf(subject, isOwn);
}
const isAborted = ({ analysis }) => (analysis.outcomes.aborted ?? 0) > 0;
function measuredOf({ analysis, planned }, hasFailures) {
	const { invocations, ending, hindrance } = analysis;
	const { failed, silent } = countsOf(analysis);
	const least = planned?.samples.min ?? 1;
	const taken = invocations + failed;
	const unfinished = describeUnfinished(ending);
	if (invocations === 0 && failed > 0 && hasFailures && (silent === 0 || failed >= least)) return ["fail", "no invocation succeeded"];
	const isDone = ending?.kind === "complete" || ending?.kind === "decided";
	const isShort = taken < least && (silent > 0 || !isDone);
	if (isShort && hindrance !== void 0) return ["inconclusive", `${taken === 0 ? "every invocation" : `all but ${taken} of at least ${least} invocations`} ${hindrance}`];
	if (ending === null || ending.kind === "interrupted" || invocations === 0) return ["inconclusive", unfinished];
	if (!isShort) return ["pass", `${invocations} invocations succeeded`];
	return ["inconclusive", `${isDone ? "" : `${unfinished}: `}${taken} of at least ${least} samples`];
}
function countsOf({ invocations, outcomes }) {
	const all = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
	const silent = (outcomes.unmeasured ?? 0) + (outcomes.interrupted ?? 0);
	return {
		failed: all - silent - invocations,
		silent
	};
}
function besideBase$1({ analysis }) {
	const { failures, invocations, ending } = analysis;
	if (failures === null || invocations === 0 || ending?.kind === "failing") return null;
	const { base, head, adjustedP, alpha } = failures;
	const rates = `${head.failed} of ${head.invocations} invocations, the base ${base.failed} of ${base.invocations}`;
	if (adjustedP <= alpha) return ["fail", `fails more often than the base: ${rates}`];
	if (base.failed > 0) return ["warn", `fails sometimes on both sides: ${rates}`];
	return ["inconclusive", `fails too seldom to tell whether this change is why: ${rates}`];
}
function describeTrouble(subject, trouble) {
	const { outcome, count, alike = count } = trouble;
	const share = shareOf$1(subject, trouble);
	if (alike === count) return `${share} ${describeOutcome(outcome, share === EVERY ? null : count)}`;
	const most = `most often (${alike.toLocaleString("en")})`;
	return outcome.kind === "unmet" ? `${share} were not answered as expected, ${most}: ${outcome.reason}` : `${share} failed, ${most}: ${describeOutcome(outcome)}`;
}
const EVERY = "every invocation";
function shareOf$1({ analysis }, { count, outcome, requests }) {
	const counted = count.toLocaleString("en");
	if (requests !== void 0) {
		const noun = outcome.kind === "unmet" ? "requests" : "operations";
		return requests === null ? `${counted} ${noun}` : `${counted} of ${requests.toLocaleString("en")} ${noun}`;
	}
	const { failed, silent } = countsOf(analysis);
	const all = analysis.invocations + failed + silent;
	return count >= all ? EVERY : `${count} of ${all} invocations`;
}
const tolerates = (subject, { outcome, whole }) => outcome.kind !== "unstartable" && whole !== true && typeof thresholdFor(subject.thresholds, "errors.rate")?.max === "number";
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
function incompleteness({ merged }) {
	if (merged === void 0) return "The recording is incomplete: the program ended before the run did";
	const broken = merged.parts.filter((part) => !part.complete || part.interruption !== null).length;
	const ended = `${broken} of ${merged.parts.length} parts ended before their run did`;
	return broken > 0 ? ended : `${merged.missing.length} scenarios were not measured: a part is missing`;
}
function reasonOf(status, checks, result) {
	if (result.interruption !== null) return `Interrupted by ${result.interruption.signal}; what was measured until then is kept`;
	if (setupFailed(result)) return "The setup command failed, so nothing was measured";
	if (!result.complete) return incompleteness(result);
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

// src/verdict/stopped.ts
function blameStops(checks, { trouble, outcomes }) {
	if (trouble?.outcome.kind !== "aborted") return checks;
	const { reason, limit } = trouble.outcome;
	const whole = checks.find(({ rule }) => rule === "outcome")?.status ?? "fail";
	const stopped = outcomes.aborted ?? 0;
	const count = stopped === 1 ? "an invocation" : `${stopped.toLocaleString("en")} invocations`;
	return checks.map((check) => check.metric === limit && LIMITS.has(check.rule) && check.status !== "fail" ? {
		...check,
		status: whole,
		reason: `its limit stopped ${count}: ${reason}`
	} : check);
}
const LIMITS = /* @__PURE__ */ new Set(["max", "min"]);

// src/verdict/clean-tests.ts
function judgeClean(subject, tests) {
	const { clean, failing } = tests;
	const ended = untimely(subject.analysis.ending);
	if (clean.tests.length === 0 && failing.length > 0 && ended === null) return [];
	const status = ended === null && clean.tests.length > 0 && !lacksRuns(subject, tests) ? "pass" : "inconclusive";
	const reason = [
		...ended === null ? [] : [ended],
		describeClean(tests),
		...skipped(tests)
	].join("; ");
	return [checkOf(subject, {
		rule: "test",
		status,
		reason
	})];
}
function lacksRuns({ planned }, { clean, needed }) {
	const repeat = planned?.repeat;
	return repeat?.until.kind === "bound" && repeat.only === null && clean.fewestRuns < needed;
}
function describeClean({ clean, failing, runs, rate, needed }) {
	const { tests, fewestRuns, bound, together } = clean;
	if (bound === null) return failing.length > 0 ? `every test failed within ${runs} runs` : "no test was run";
	const more = fewestRuns < needed ? `; ${needed} runs would exclude ${percent(rate)}` : "";
	return `${subjectOf(tests, failing.length > 0)}: ${whose(tests.length, together)} up to ${percent(bound)} is not excluded at 95 %${more}`;
}
function subjectOf(tests, othersFailed) {
	const counts = tests.map(({ runs }) => runs).sort((a, b) => a - b);
	const runs = `${counts[0]} runs${counts[0] === counts.at(-1) ? "" : " or more"}`;
	const [only] = tests;
	if (tests.length > 1 || only === void 0) return `none of ${tests.length} tests failed in ${runs}`;
	return othersFailed ? `${testLabel(only.test)} never failed in ${runs}` : `no failure in ${runs}`;
}
function whose(tests, together) {
	if (tests === 1) return "a failure rate";
	return together ? "a rate of runs in which any of them fails" : "for each of them alone a failure rate";
}
function skipped({ unobserved }) {
	if (unobserved.length === 0) return [];
	return [unobserved.length === 1 ? "one test was skipped in every run" : `${unobserved.length} tests were skipped in every run`];
}
const percent = (ratio) => `${+(100 * ratio).toPrecision(3)} %`;
function untimely(ending) {
	switch (ending?.kind) {
		case void 0: return "the recording ends inside this scenario";
		case "interrupted": return "interrupted";
		case "budget": return "the budget ran out";
		case "failing": return ending.reason;
		default: return null;
	}
}

// src/verdict/quarantine.ts
function quarantineOf({ planned, today }, test) {
	const entry = entryFor(planned?.quarantine ?? [], test);
	return entry === null ? null : excuseOf(entry, today);
}
function excuseOf(entry, today) {
	const { owner, reason, expires, line } = entry;
	return excuses(entry, today) ? {
		status: "warn",
		why: `in quarantine until ${expires}, ${owner} mends it (${reason})`,
		line
	} : {
		status: "fail",
		why: `its quarantine ended on ${expires}, ${owner} was to mend it (${reason})`,
		line
	};
}

// src/verdict/tests.ts
function judgeTests(subject) {
	const { tests, detected } = subject.analysis;
	if (tests === void 0) return [];
	return [
		...tests.failing.filter(({ test }) => test !== COMMAND || detected?.explainsFailures !== true).map((test) => judgeFailing(subject, test)),
		...judgeClean(subject, tests),
		...judgeVanished(subject, tests)
	];
}
function judgeFailing(subject, test) {
	const { status, why, line } = judgementOf(subject, test);
	return {
		...checkOf(subject, {
			rule: "test",
			status,
			reason: sentenceOf(test, why)
		}),
		subject: test.test,
		reproduce: subject.reproduceRun(test.firstRun),
		...line === void 0 ? {} : { line }
	};
}
function judgementOf(subject, test) {
	const excused = quarantineOf(subject, test);
	const isLimited = typeof thresholdFor(subject.thresholds, FLAKE_RATE)?.max === "number";
	if (excused?.status === "warn" && isLimited) return {
		...excused,
		why: `${excused.why}, and the limit on ${FLAKE_RATE} leaves it out`
	};
	if (excused !== null) return excused;
	if (isLimited) return {
		status: "warn",
		why: `the limit on ${FLAKE_RATE} judges how often it may`
	};
	if (test.failed === test.runs) return {
		status: "fail",
		why: brokenness(test)
	};
	switch (test.origin.kind) {
		case "unknown": return {
			status: "fail",
			why: "a test that fails sometimes is no pass, and nothing is known of the base"
		};
		case "new": return {
			status: "fail",
			why: "it is new in this change, the base does not have it"
		};
		case "known": return besideBase(test, test.origin);
	}
}
function brokenness({ runs, origin }) {
	const before = origin.kind === "known" ? origin.before : null;
	const too = before !== null && before.failed === before.runs ? ", as it is on the base" : "";
	return runs === 1 ? "that was its only run" : `it is broken, not flaky${too}`;
}
function besideBase({ clustered }, origin) {
	const { adjustedP, alpha, runsToTell, source } = origin;
	const never = origin.before.failed + (origin.history?.failed ?? 0) === 0;
	const before = describeBefore(origin);
	if (adjustedP <= alpha && clustered.found) return {
		status: "inconclusive",
		why: `more than before (${before}), but in clusters, whose number says little`
	};
	if (adjustedP <= alpha) return {
		status: "fail",
		why: never ? `it did not before (${before})` : `a known flake that got worse (${before})`
	};
	if (!never) return {
		status: "warn",
		why: `a known flake (${before})`
	};
	return {
		status: "inconclusive",
		why: `too seldom to tell whether this change is why (${before})${runsToTell === null ? "" : `; if it goes on so, ${runsToTell} runs${source === "base" ? " on each side" : ""} would tell`}`
	};
}
const ratio = ({ failed, runs }) => `${failed} of ${runs}`;
function describeBefore({ source, before, history }) {
	const own = `${ratio(before)} ${source === "base" ? "on the base" : "in the history"}`;
	return history === null ? own : `${own}, ${ratio(history)} in the history`;
}
function sentenceOf(test, why) {
	const { failed, runs, retried, signatures, trigger, clustered } = test;
	const who = retried < failed ? retried : failed === 1 ? "it" : "each";
	const every = failed === runs ? "every one" : String(failed);
	const facts = [
		retried === 0 ? [] : [`${who} passed on a retry, which is no pass`],
		signatures.length > 1 ? [`${signatures.length} kinds of failure`] : [],
		clustered.found ? ["failures come together, so the interval of its rate is not valid"] : []
	].flat();
	const when = trigger === null ? "" : `, ${describeTrigger(trigger)}`;
	return [`${testLabel(test.test)} failed in ${every} of ${runs} runs${when}: ${why}`, ...facts].join("; ");
}
function describeTrigger({ factor, level, there, elsewhere }) {
	return `${elsewhere.failed === 0 ? "only" : "more often"} with ${factor}=${level} (${ratio(there)}, else ${ratio(elsewhere)})`;
}
const COMMAND = "";
const MOST_NAMED = 3;
function judgeVanished(subject, { vanished, against }) {
	const status = subject.policy.vanished;
	if (status === "ignore" || vanished.length === 0) return [];
	const named = vanished.slice(0, MOST_NAMED).map(testLabel);
	const more = vanished.length > named.length ? ` and ${vanished.length - named.length} more` : "";
	const [tests, were] = vanished.length === 1 ? ["a test", "was"] : [`${vanished.length} tests`, "were"];
	const reason = `${tests} of the ${against} ${were} not run here: ${named.join(", ")}${more}`;
	return [checkOf(subject, {
		rule: "vanished",
		status,
		reason
	})];
}

// src/verdict/traceability.ts
const LEVELS = [
	"unit",
	"integration",
	"e2e",
	null
];
const SOUND = /* @__PURE__ */ new Set(["pass", "warn"]);
function traceabilityOf(plan, checks) {
	const { requirements = null } = plan;
	if (requirements === null && plan.scenarios.every(({ covers }) => covers.length === 0)) return null;
	const uncovered = (requirements ?? []).filter(({ scenarios }) => scenarios.length === 0);
	const covers = new Set(plan.scenarios.flatMap((scenario) => scenario.covers));
	return {
		declared: requirements?.length ?? null,
		covered: requirements === null ? covers.size : requirements.length - uncovered.length,
		uncovered: uncovered.map(({ id }) => id),
		levels: portions(plan.scenarios, LEVELS, ({ level }) => level, checks),
		priorities: portions(plan.scenarios, PRIORITIES, ({ priority }) => priority, checks)
	};
}
function portions(scenarios, kinds, kindOf, checks) {
	const all = new Set(scenarios.map(({ name }) => name)).size;
	return kinds.flatMap((kind) => {
		const own = scenarios.filter((scenario) => kindOf(scenario) === kind);
		const names = [...new Set(own.map(({ name }) => name))];
		const isSound = (name) => own.filter((scenario) => scenario.name === name).every((scenario) => hasPassed(scenario, checks));
		return names.length === 0 ? [] : [{
			kind,
			scenarios: names.length,
			share: names.length / all,
			sound: names.filter(isSound).length
		}];
	});
}
function hasPassed(planned, checks) {
	const own = checks.filter((check) => isAbout(check, planned));
	return own.length > 0 && own.every(({ status }) => SOUND.has(status));
}

// src/verdict/judge.ts
function judge(result, analysis, policy, reproduce) {
	const caseOf = (scenario, id) => {
		const planned = result.plan.scenarios.find((candidate) => candidate.id === id) ?? null;
		return {
			analysis: scenario,
			planned,
			policy,
			reference: analysis.reference,
			familyAlpha: analysis.family.alpha,
			thresholds: policy.thresholds[scenario.id] ?? [],
			reproduce: planned === null ? null : reproduce(planned, null),
			reproduceRun: (run) => planned === null ? null : reproduce(planned, run),
			today: dayOf(result)
		};
	};
	const judged = [...analysis.scenarios.flatMap((scenario) => judgeScenario(caseOf(scenario, scenario.id))), ...judgeLadders(analysis, policy, (ladder) => caseOf(asScenario(ladder), ladder.rungs[0]?.scenario ?? ""))];
	const believed = distrust([
		...judged,
		...judgeMissing(result),
		...judgeDrift(analysis)
	], analysis);
	const checks = accept(believed, analysis, policy);
	const traceability = traceabilityOf(result.plan, checks);
	const verdict = concludeVerdict(checks, result, policy, traceCoverage(result.plan, checks));
	return traceability === null ? verdict : {
		...verdict,
		traceability
	};
}
const asScenario = ({ name, metrics }) => ({
	id: name,
	ending: null,
	outcomes: {},
	invocations: 0,
	trouble: null,
	metrics,
	failures: null,
	trends: [],
	unavailable: []
});
function judgeScenario(subject) {
	const metrics = subject.analysis.metrics;
	const checks = [
		...judgeOutcome(subject),
		...judgeTests(subject),
		...judgeDetectors(subject),
		...judgeUnmeasuredSoak(subject),
		...metrics.flatMap((metric) => judgeLimits(subject, metric)),
		...metrics.flatMap((metric) => judgeComparison(subject, metric))
	];
	return blameStops(checks, subject.analysis);
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
	const base = await baseFor(plan, policy, world);
	const startedMs = performance.now();
	const left = () => plan.budgetMs === null ? null : Math.max(1, plan.budgetMs - (performance.now() - startedMs));
	const read = (evidence) => conclude(evidence, lookup, policy, world.program);
	const head = headRound(policy, world, read);
	if (base === null) return {
		result: await measure(plan, head, world),
		rounds: []
	};
	try {
		const paired = (purpose, ids, round, once = /* @__PURE__ */ new Map()) => measure(pairedPlan(plan, {
			purpose,
			scenarios: ids,
			base: base.label,
			budgetMs: purpose === "search" ? shareOf(left(), SEARCH_SHARE) : left(),
			control: policy.control,
			once
		}), {
			...head,
			baseDirectory: base.directory,
			undecided: undecidedPairs,
			...round
		}, world);
		const screens = policy.against === "auto" && lookup.kind === "found";
		const screening = readsFirst(plan, screens) ? await measure(plan, head, world) : null;
		const screened = screening === null ? null : head.view(screening);
		const doubtful = screened === null ? allOf(plan) : pairable(plan, screens, screened);
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
		}, onceOf(screened));
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
			view: (soFar) => read({
				...found,
				rounds: [...found.rounds, soFar]
			}),
			undecided: unconfirmed
		});
		return {
			...found,
			rounds: [...found.rounds, confirmation]
		};
	} finally {
		await base.close();
	}
}
async function baseFor({ scenarios }, { against }, world) {
	return scenarios.length > 0 && (against === "auto" || against === "base") ? world.openBase(against) : null;
}
const SEARCH_SHARE = .75;
const shareOf = (budgetMs, share) => budgetMs === null ? null : budgetMs * share;
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
function pairable(plan, screens, view) {
	const doubted = screens ? doubtfulOf(view) : allOf(plan);
	const pairs = new Set(plan.scenarios.filter(pairsWithBase).map(({ id }) => id));
	return /* @__PURE__ */ new Set([
		...[...doubted].filter((id) => pairs.has(id)),
		...unexplained(view),
		...unnamed(view).keys()
	]);
}
function onceOf(screened) {
	if (screened === null) return /* @__PURE__ */ new Map();
	const whole = unexplained(screened);
	return new Map([...unnamed(screened)].filter(([id]) => !whole.has(id)));
}
const readsFirst = ({ scenarios }, screens) => screens || !scenarios.every(pairsWithBase);
const allOf = (plan) => new Set(plan.scenarios.map((scenario) => scenario.id));
const hasFailed = ({ checks }, scenario) => checks.some((check) => check.scenario === scenario && check.status === "fail");
function conclude(evidence, lookup, policy, program) {
	return judged(evidence, analyze(evidence.result, lookup, policy, evidence.rounds), policy, program);
}
function judged(evidence, analysis, policy, program) {
	const { result, rounds } = evidence;
	return {
		schemaVersion: 1,
		kind: "stress-action/results",
		result,
		rounds,
		policy,
		analysis,
		verdict: judge(wholeOf(evidence), analysis, policy, (scenario, run) => reproduce(program, evidence, scenario, run))
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

export { KIND_DEFAULTS as $, analyzeTests as A, LOOKED_LEVEL as B, analyzeBeside as C, analyzeLadders as D, runLevel as E, freshCandidate as F, pairsOf as G, isConstant$1 as H, EXCLUSION_ALPHA as I, hodgesLehmann as J, scaleOf$1 as K, alphaByLook as L, withGrids as M, headsOf as N, historiesOf as O, confirmAtLooks as P, marginOf$1 as Q, everyLook$1 as R, pairsWithBase as S, operationTimesOf as T, memberOf as U, candidatesOf$1 as V, changeThatMatters as W, studentCdf as X, signedRank as Y, implausible as Z, CONFIRMATION_LOOKS as _, isDistrusted as a, normalQuantile as at, isPairable as b, headTree as c, thresholdFor as ct, fold as d, METRIC_MARGINS as et, environmentOf as f, startMonitors as g, coreToSpare as h, wholeOf as i, shareInterval as it, withTests as j, joinReferences as k, versionIn as l, readReplay as m, gather as n, withDetected$1 as nt, run as o, isShareOfOperations as ot, runGit as p, sidesOf$1 as q, judged as r, INTERVAL_LEVEL as rt, baseTree as s, suiteShift as st, conclude as t, mannWhitney as tt, readRecording as u, SEARCH_LOOKS as v, worstTrouble as w, pairedPlan as x, drawOrders as y, lookTogether as z };
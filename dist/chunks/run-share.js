import { t as __commonJSMin } from "./rolldown-runtime.js";
import { n as orderFor, r as monotonicMs } from "./metronome-memory.js";
import { t as arithmeticOf } from "./load-curve.js";
import { t as createRandom } from "./random.js";
import { t as GENERATOR_AT_FAULT } from "./load.js";
import { i as isIn, n as PAYLOAD_PLACE, r as WITHOUT_INJECTED, t as BESIDE_INJECTED } from "./http.js";
import { t as TimeLimit } from "./time-limit.js";
import { i as plainName } from "./plain.js";
import { n as describeOutcome } from "./outcome.js";
import { l as withAddresses, n as readJsonPath, t as followJsonPath } from "./json-path.js";
import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { PerformanceObserver, performance as performance$1 } from "node:perf_hooks";
import { connect, isIP } from "node:net";
import { connect as connect$1 } from "node:tls";
import { connect as connect$2, constants as constants$1 } from "node:http2";
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";

// src/run/load/pause.ts
function pause(ms, signal) {
	if (!(ms > 0) || signal.aborted) return Promise.resolve();
	return new Promise((resolve) => {
		const over = () => {
			clearTimeout(timer);
			signal.removeEventListener("abort", over);
			resolve();
		};
		const timer = setTimeout(over, ms);
		signal.addEventListener("abort", over, { once: true });
	});
}

// src/stats/histogram.ts
const STEPS = 128;
const EMPTY_HISTOGRAM = {
	bins: [],
	counts: []
};
function binOf(value) {
	if (!(value >= 1)) return 0;
	if (value > Number.MAX_SAFE_INTEGER) return 6784;
	const octave = octaveOf(value);
	const step = Math.floor((value / (POWERS[octave] ?? 1) - 1) * 128);
	return 1 + octave * 128 + step;
}
const WORD = 2 ** 32;
const POWERS = Array.from({ length: 53 }, (_, octave) => 2 ** octave);
const octaveOf = (value) => value < WORD ? 31 - Math.clz32(value) : 63 - Math.clz32(value / WORD);
function boundsOf(bin) {
	if (bin === 0) return {
		low: 0,
		high: 1
	};
	const [octave, step] = [Math.floor((bin - 1) / 128), (bin - 1) % 128];
	const unit = 2 ** octave;
	return {
		low: unit * (1 + step / 128),
		high: unit * (1 + (step + 1) / 128)
	};
}
function histogramOf(values) {
	const counts = /* @__PURE__ */ new Map();
	for (const value of values) counts.set(binOf(value), (counts.get(binOf(value)) ?? 0) + 1);
	return sparse(counts);
}
function addHistograms(histograms) {
	const sums = /* @__PURE__ */ new Map();
	for (const { bins, counts } of histograms) for (const [i, bin] of bins.entries()) sums.set(bin, (sums.get(bin) ?? 0) + (counts[i] ?? 0));
	return sparse(sums);
}
function sparse(counts) {
	const sorted = [...counts].sort(([a], [b]) => a - b);
	return {
		bins: sorted.map(([bin]) => bin),
		counts: sorted.map(([, count]) => count)
	};
}
const countIn = ({ counts }) => counts.reduce((sum, count) => sum + count, 0);
const countAbove = ({ bins, counts }, value) => bins.reduce((sum, bin, i) => boundsOf(bin).low >= value ? sum + (counts[i] ?? 0) : sum, 0);
function quantileIn(histogram, quantile) {
	const rank = Math.max(1, Math.ceil(quantile * countIn(histogram)));
	let seen = 0;
	for (const [i, bin] of histogram.bins.entries()) {
		seen += histogram.counts[i] ?? 0;
		if (seen >= rank) return middleOf(bin);
	}
	return null;
}
function smoothQuantileIn(histogram, quantile) {
	const rank = quantile * countIn(histogram);
	let seen = 0;
	for (const [i, bin] of histogram.bins.entries()) {
		const count = histogram.counts[i] ?? 0;
		if (seen + count >= rank) {
			const { low, high } = boundsOf(bin);
			return low + (high - low) * Math.max(0, rank - seen) / count;
		}
		seen += count;
	}
	return null;
}
function middleOf(bin) {
	const { low, high } = boundsOf(bin);
	return (low + high) / 2;
}

// src/run/load/arrivals.ts
const WHOLE = {
	index: 0,
	of: 1
};
function openArrivals(load, seed, times = [], share = WHOLE) {
	if (load.curve.kind === "replay") return replayed(times, share);
	const { total, momentOf } = arithmeticOf(load.curve);
	const nextCount = load.arrivals === "uniform" ? evenly(share) : exponentially(seed, share);
	return { next() {
		const count = nextCount();
		return count > total ? null : momentOf(count);
	} };
}
function evenly({ index, of }) {
	let count = index + 1 - of;
	return () => {
		count += of;
		return count;
	};
}
function exponentially(seed, { index, of }) {
	const random = createRandom(seed);
	let count = 0;
	let skip = index + 1;
	return () => {
		for (; skip > 0; skip--) count -= Math.log(1 - random.next());
		skip = of;
		return count;
	};
}
function replayed(times, { index, of }) {
	let place = index - of;
	return { next() {
		place += of;
		return times[place] ?? null;
	} };
}

// src/run/load/pacer.ts
function closedPacer({ iterations, durationMs }) {
	return { next: (elapsedMs, started) => started >= (iterations ?? 1e400) || elapsedMs >= (durationMs ?? 1e400) ? "stop" : "start" };
}

// src/run/load/closed.ts
async function runClosed(run) {
	const starts = new Starts(run);
	await Promise.all(Array.from({ length: run.load.users }, (_, user) => new User(run, starts, user).done));
}
var Starts = class {
	#pacer;
	#signal;
	#started = 0;
	#isWanted = true;
	constructor({ load, signal }) {
		this.#pacer = closedPacer(load);
		this.#signal = signal;
	}
	next(nowMs) {
		if (!this.#isWanted || this.#signal.aborted) return null;
		const elapsedMs = this.#started === 0 ? 0 : nowMs;
		if (this.#pacer.next(elapsedMs, this.#started) === "stop") return null;
		return this.#started++;
	}
	ended({ last }) {
		if (last === true) this.#isWanted = false;
	}
	get isWanted() {
		return this.#isWanted && !this.#signal.aborted;
	}
};
var User = class {
	done;
	#run;
	#starts;
	#user;
	#thinkMs;
	#dueMs = 0;
	#finish = () => {};
	constructor(run, starts, user) {
		this.#run = run;
		this.#starts = starts;
		this.#user = user;
		this.#thinkMs = thinking(run, user);
		this.done = new Promise((resolve) => {
			this.#finish = resolve;
		});
		this.#operate(this.#nowMs());
	}
	#nowMs() {
		return monotonicMs() - this.#run.startMs;
	}
	#operate(nowMs) {
		const iteration = this.#starts.next(nowMs);
		if (iteration === null) {
			this.#finish();
			return;
		}
		const { operate, recorder } = this.#run;
		this.#dueMs = nowMs;
		recorder?.scheduled(nowMs, 0);
		recorder?.sent(nowMs);
		operate(this.#user, iteration, nowMs, this.#ended);
	}
	#ended = (end) => {
		const { kind, serviceNs } = end;
		const endMs = this.#nowMs();
		this.#run.recorder?.ended({
			dueMs: this.#dueMs,
			sentMs: this.#dueMs,
			endMs,
			kind,
			serviceNs
		});
		this.#starts.ended(end);
		if (this.#run.load.thinkTime === void 0) this.#operate(endMs);
		else this.#think(endMs);
	};
	async #think(nowMs) {
		const thinkMs = this.#thinkMs();
		const { load, signal } = this.#run;
		const leftMs = (load.durationMs ?? Number.POSITIVE_INFINITY) - nowMs;
		if (this.#starts.isWanted) await pause(Math.min(thinkMs, leftMs), signal);
		if (thinkMs >= leftMs && !signal.aborted) this.#finish();
		else this.#operate(this.#nowMs());
	}
};
function thinking({ load: { thinkTime }, seed }, user) {
	const { minMs, maxMs } = thinkTime ?? {
		minMs: 0,
		maxMs: 0
	};
	const random = createRandom(seed + user);
	return () => minMs + random.next() * (maxMs - minMs);
}

// src/run/load/windows.ts
const WINDOW_MS = 1e3;
const FEWEST = 20;
const MOST = 600;
const SHORTEST_MS = 250;
const ENDLESS_MS = 0xe8d4a51000;
function windowEdges(durationMs, phases) {
	const step = stepMs(durationMs);
	const fixed = /* @__PURE__ */ new Set([0, durationMs]);
	for (const { spans } of phases) for (const { fromMs, toMs } of spans) {
		if (fromMs < durationMs) fixed.add(fromMs);
		if (toMs < durationMs) fixed.add(toMs);
	}
	const stops = [...fixed].sort((a, b) => a - b);
	return [...stops.slice(0, -1).flatMap((from, i) => cut(from, stops[i + 1] ?? from, step)), durationMs];
}
const stepMs = (durationMs) => Math.max(Math.min(WINDOW_MS, Math.max(SHORTEST_MS, durationMs / FEWEST)), durationMs / MOST);
function cut(fromMs, toMs, step) {
	const count = Math.max(1, Math.round((toMs - fromMs) / step));
	return Array.from({ length: count }, (_, i) => fromMs + (toMs - fromMs) * i / count);
}
function windowAt(edgesMs, ms) {
	let [low, high] = [0, edgesMs.length - 2];
	while (low < high) {
		const middle = low + high + 1 >> 1;
		if ((edgesMs[middle] ?? 0) < ms) low = middle;
		else high = middle - 1;
	}
	return low;
}

// src/run/load/generator-watch.ts
const LEAST_SHARE = .5;
const LEAST_MS = 100;
function watchGenerator(recorder, startMs, onWindow = () => {}) {
	const { edgesMs } = recorder;
	const originMs = monotonicMs() - performance$1.now();
	const observer = new PerformanceObserver((list) => {
		for (const { startTime, duration } of list.getEntries()) recorder.collected(originMs + startTime - startMs, duration);
	});
	observer.observe({ entryTypes: ["gc"] });
	let before = performance$1.eventLoopUtilization();
	let beforeMs = monotonicMs();
	let utilization = 0;
	let index = 0;
	let timer;
	let isOver = false;
	const leastMs = () => {
		const lengthMs = (edgesMs[index + 1] ?? 0xe8d4a51000) - (edgesMs[index] ?? 0);
		return edgesMs[index + 1] === 0xe8d4a51000 ? LEAST_MS : LEAST_SHARE * lengthMs;
	};
	const read = () => {
		const nowMs = monotonicMs();
		if (nowMs - beforeMs < leastMs()) return false;
		const now = performance$1.eventLoopUtilization();
		({utilization} = performance$1.eventLoopUtilization(now, before));
		[before, beforeMs] = [now, nowMs];
		recorder.generator(index, utilization);
		return true;
	};
	const close = () => {
		if (!read()) recorder.generator(index, utilization);
		onWindow(index);
		index += 1;
		wait();
	};
	const wait = () => {
		const endMs = edgesMs[index + 1];
		if (endMs === void 0 || endMs === 0xe8d4a51000) return;
		timer = setTimeout(close, Math.max(0, startMs + endMs - monotonicMs()));
		timer.unref();
	};
	wait();
	return { stop() {
		if (isOver) return;
		isOver = true;
		clearTimeout(timer);
		read();
		observer.disconnect();
	} };
}

// src/run/load/live-window.ts
function liveWindow({ fromMs, toMs, waitedMs, isVoid }, { scheduled, dropped, response, busyMs, ended, endedWell }) {
	return {
		fromMs,
		toMs,
		scheduled,
		dropped,
		completed: ended,
		failed: ended - endedWell,
		inFlight: busyMs / (toMs - fromMs),
		p50: quantileIn(response, .5),
		p95: quantileIn(response, .95),
		p99: quantileIn(response, .99),
		...waitedMs > 0 ? { waitedMs } : {},
		...isVoid ? { voided: true } : {}
	};
}

// src/run/locate-thread.ts
function locateThread(name, from) {
	const candidates = from.endsWith(".ts") ? [`./${name}.worker.ts`] : [`./${name}.js`, `../${name}.js`];
	const found = candidates.map((candidate) => new URL(candidate, from)).find((url) => existsSync(url));
	if (found === void 0) throw new Error(`cannot find the program of the ${name}: none of ${candidates.join(", ")} beside ${from}`);
	return found;
}

// src/run/load/metronome.ts
async function startMetronome() {
	const memory = new SharedArrayBuffer(16);
	const orders = new Int32Array(memory, 0, 1);
	const data = { memory };
	const worker = new Worker(locateThread("metronome", import.meta.url), {
		name: "metronome",
		workerData: data,
		execArgv: []
	});
	let order = 0;
	let ring = null;
	let isAlive = true;
	const rung = () => {
		const listener = ring;
		ring = null;
		listener?.();
	};
	worker.on("message", (rungOrder) => {
		if (rungOrder === order) rung();
	});
	worker.on("error", () => {
		isAlive = false;
		rung();
	});
	await new Promise((resolve) => {
		worker.once("message", () => resolve());
		worker.once("error", () => resolve());
	});
	return {
		at(dueMs, listener) {
			ring = listener;
			order = order + 1 & 1073741823;
			if (!isAlive) {
				const mine = order;
				setTimeout(() => mine === order && rung(), Math.max(0, dueMs - monotonicMs()));
				return;
			}
			orderFor(memory, dueMs);
			Atomics.store(orders, 0, order);
			Atomics.notify(orders, 0);
		},
		async close() {
			ring = null;
			Atomics.store(orders, 0, -1);
			Atomics.notify(orders, 0);
			if (isAlive) await worker.terminate();
		}
	};
}

// src/run/load/places.ts
var Places = class {
	#free = [];
	#most;
	#made = 0;
	#taken = 0;
	constructor(most) {
		this.#most = most;
	}
	get taken() {
		return this.#taken;
	}
	take() {
		const place = this.#free.pop() ?? (this.#made < this.#most ? this.#made++ : null);
		if (place !== null) this.#taken += 1;
		return place;
	}
	give(place) {
		this.#taken -= 1;
		this.#free.push(place);
	}
};

// src/run/load/open.ts
const GRAIN_MS = .25;
function runOpen(run) {
	return new OpenLoop(run).done;
}
var OpenLoop = class {
	done;
	#run;
	#places;
	#waiting = [];
	#firstWaiting = 0;
	#underWay = /* @__PURE__ */ new Map();
	#iteration = 0;
	#next;
	#finish = () => {};
	#isOver = false;
	#graceFromMs = null;
	constructor(run) {
		this.#run = run;
		this.#places = new Places(run.load.maxInFlight);
		this.#next = run.arrivals.next();
		this.done = new Promise((resolve) => {
			this.#finish = resolve;
		});
		run.signal.addEventListener("abort", this.#abort, { once: true });
		if (run.signal.aborted) this.#abort();
		else this.#tick();
	}
	#nowMs() {
		return monotonicMs() - this.#run.startMs;
	}
	#tick = () => {
		for (let now = this.#nowMs(); this.#next !== null && this.#next <= now; now = this.#nowMs()) {
			if (this.#isOver) return;
			this.#arrive(this.#next, now);
			this.#next = this.#run.arrivals.next();
		}
		if (this.#isOver) return;
		const { durationMs, graceMs, metronome, startMs } = this.#run;
		if (this.#next !== null) {
			const atMs = Math.max(this.#next, this.#nowMs() + GRAIN_MS);
			metronome.at(startMs + atMs, this.#tick);
		} else if (this.#nowMs() < durationMs) metronome.at(startMs + durationMs, this.#tick);
		else if (this.#isQuiet()) this.#end();
		else {
			this.#graceFromMs ??= this.#nowMs();
			const untilMs = this.#graceFromMs + graceMs;
			if (this.#nowMs() < untilMs) metronome.at(startMs + untilMs, this.#tick);
			else setImmediate(() => setImmediate(() => this.#end(this.#graceFromMs ?? untilMs)));
		}
	};
	#abort = () => this.#end();
	#arrive(dueMs, nowMs) {
		const { recorder, load } = this.#run;
		recorder.scheduled(dueMs, nowMs - dueMs);
		const iteration = this.#iteration++;
		const place = this.#places.take();
		const arrival = {
			dueMs,
			iteration
		};
		if (place !== null) this.#start(place, arrival, nowMs);
		else if (load.overflow === "drop") recorder.dropped(dueMs);
		else {
			recorder.queued(dueMs);
			this.#waiting.push(arrival);
		}
	}
	#start(place, { dueMs, iteration }, sentMs) {
		const { recorder, operate } = this.#run;
		recorder.sent(sentMs);
		this.#underWay.set(place, {
			dueMs,
			sentMs
		});
		operate(place, iteration, dueMs, ({ kind, serviceNs, last }) => {
			if (this.#isOver) return;
			recorder.ended({
				dueMs,
				sentMs,
				endMs: this.#nowMs(),
				kind,
				serviceNs
			});
			this.#underWay.delete(place);
			this.#places.give(place);
			if (last === true) this.#end();
			else this.#goOn();
		});
	}
	#goOn() {
		const nowMs = this.#nowMs();
		const first = this.#waiting[this.#firstWaiting];
		const place = first === void 0 ? null : this.#places.take();
		if (first !== void 0 && place !== null) {
			this.#forget();
			this.#start(place, first, nowMs);
		}
		if (this.#next === null && nowMs >= this.#run.durationMs && this.#isQuiet()) this.#end();
	}
	#forget() {
		this.#firstWaiting += 1;
		if (this.#firstWaiting < 1e3 || this.#firstWaiting * 2 < this.#waiting.length) return;
		this.#waiting.splice(0, this.#firstWaiting);
		this.#firstWaiting = 0;
	}
	#isQuiet() {
		return this.#places.taken === 0 && this.#firstWaiting === this.#waiting.length;
	}
	#end(graceFromMs = Number.NEGATIVE_INFINITY) {
		if (this.#isOver) return;
		this.#isOver = true;
		this.#run.signal.removeEventListener("abort", this.#abort);
		const endMs = this.#nowMs();
		const { recorder } = this.#run;
		for (const operation of this.#underWay.values()) if (operation.sentMs <= graceFromMs) recorder.unanswered({
			...operation,
			endMs
		});
		else recorder.ended({
			...operation,
			endMs,
			kind: "interrupted"
		});
		for (const { dueMs } of this.#waiting.slice(this.#firstWaiting)) recorder.givenUp(dueMs, endMs - dueMs);
		this.#finish();
	}
};

// src/stats/histogram-counter.ts
const PAGE_BITS = 7;
const PAGE_BINS = 2 ** PAGE_BITS;
var HistogramCounter = class {
	#pages = [];
	add(value) {
		const bin = binOf(value);
		const page = this.#pages[bin >> PAGE_BITS] ?? this.#open(bin >> PAGE_BITS);
		page[bin % PAGE_BINS] = (page[bin % PAGE_BINS] ?? 0) + 1;
	}
	#open(number) {
		const page = new Float64Array(PAGE_BINS);
		this.#pages[number] = page;
		return page;
	}
	histogram() {
		const bins = [];
		const counts = [];
		this.#pages.forEach((page, number) => {
			page?.forEach((count, place) => {
				if (count === 0) return;
				bins.push(number * PAGE_BINS + place);
				counts.push(count);
			});
		});
		return {
			bins,
			counts
		};
	}
};

// src/run/load/recorder.ts
var LoadRecorder = class {
	edgesMs;
	#cells;
	#window = 0;
	#inFlight = 0;
	#changedMs = 0;
	constructor(edgesMs) {
		this.edgesMs = edgesMs;
		this.#cells = edgesMs.slice(1).map(() => new Cell$1());
	}
	get inFlight() {
		return this.#inFlight;
	}
	scheduled(dueMs, lagMs) {
		const cell = this.#cell(dueMs);
		cell.scheduled += 1;
		cell.lag.add(Math.max(0, lagMs) * 1e6);
	}
	queued(dueMs) {
		this.#cell(dueMs).queued += 1;
	}
	dropped(dueMs) {
		this.#cell(dueMs).dropped += 1;
	}
	sent(nowMs) {
		this.#change(1, nowMs);
	}
	ended(operation) {
		this.#change(-1, operation.endMs);
		const { dueMs, sentMs, endMs, kind } = operation;
		const due = this.#cell(dueMs);
		due[COUNTED[kind]] += 1;
		due.takenMs += endMs - sentMs;
		if (kind === "timeout" || kind === "interrupted") due.addUnended((endMs - dueMs) * 1e6);
		else if (kind === "ok") due.response.add((endMs - dueMs) * 1e6);
		if (kind === "ok") due.service.add(operation.serviceNs ?? (endMs - sentMs) * 1e6);
		if (kind !== "interrupted" && endMs < this.#overMs) {
			const now = this.#cell(endMs);
			now.ended += 1;
			if (kind === "ok") now.endedWell += 1;
		}
	}
	unanswered(operation) {
		this.ended({
			...operation,
			kind: "timeout"
		});
		this.#cell(operation.dueMs).unanswered += 1;
	}
	givenUp(dueMs, ageMs) {
		const cell = this.#cell(dueMs);
		cell.interrupted += 1;
		cell.unsent += 1;
		cell.addUnended(ageMs * 1e6);
	}
	generator(index, utilization) {
		const cell = this.#cells[index];
		if (cell !== void 0) cell.utilization = utilization;
	}
	collected(atMs, pauseMs) {
		if (atMs < 0 || atMs >= this.#overMs) return;
		const cell = this.#cell(atMs);
		cell.gcMs += pauseMs;
		cell.gcPauseMs = Math.max(cell.gcPauseMs, pauseMs);
	}
	tally(nowMs) {
		this.#change(0, nowMs);
		return {
			edgesMs: this.#overMs === 0xe8d4a51000 ? [...this.edgesMs.slice(0, -1), nowMs] : this.edgesMs,
			threads: 1,
			windows: this.#cells.map((cell) => cell.tally())
		};
	}
	window(index) {
		return this.#cells[index]?.tally() ?? null;
	}
	outstanding(index) {
		const cell = this.#cells[index];
		if (cell === void 0) return 0;
		const { scheduled, dropped, ok, failed, timedOut, interrupted } = cell;
		return scheduled - dropped - ok - failed - timedOut - interrupted;
	}
	get #overMs() {
		return this.edgesMs.at(-1) ?? 0;
	}
	#cell(ms) {
		const cell = this.#cells[this.#windowAt(ms)];
		if (cell === void 0) throw new Error("A load has one window at least");
		return cell;
	}
	#windowAt(ms) {
		const [from, to] = [this.edgesMs[this.#window] ?? 0, this.edgesMs[this.#window + 1] ?? 0];
		if (ms <= from || ms > to) this.#window = windowAt(this.edgesMs, ms);
		return this.#window;
	}
	#change(by, nowMs) {
		let fromMs = this.#changedMs;
		const toMs = Math.min(nowMs, this.#overMs);
		if (this.#inFlight > 0) for (let index = this.#windowAt(fromMs); fromMs < toMs; index++) {
			const untilMs = Math.min(toMs, this.edgesMs[index + 1] ?? toMs);
			const cell = this.#cells[index];
			if (cell !== void 0) cell.busyMs += this.#inFlight * (untilMs - fromMs);
			fromMs = untilMs;
		}
		this.#changedMs = Math.max(this.#changedMs, nowMs);
		this.#inFlight += by;
	}
};
const COUNTED = {
	ok: "ok",
	failed: "failed",
	timeout: "timedOut",
	interrupted: "interrupted"
};
var Cell$1 = class {
	scheduled = 0;
	queued = 0;
	dropped = 0;
	ok = 0;
	failed = 0;
	timedOut = 0;
	unanswered = 0;
	interrupted = 0;
	unsent = 0;
	ended = 0;
	endedWell = 0;
	busyMs = 0;
	takenMs = 0;
	utilization = 0;
	gcMs = 0;
	gcPauseMs = 0;
	unendedFromNs = Number.POSITIVE_INFINITY;
	response = new HistogramCounter();
	service = new HistogramCounter();
	lag = new HistogramCounter();
	addUnended(ageNs) {
		this.response.add(ageNs);
		this.unendedFromNs = Math.min(this.unendedFromNs, ageNs);
	}
	tally() {
		const { response, service, lag, ...counts } = this;
		return {
			...counts,
			response: response.histogram(),
			service: service.histogram(),
			lag: lag.histogram()
		};
	}
};

// src/run/load/tally.ts
function addTallies(tallies) {
	const [first] = tallies;
	const endMs = Math.max(0, ...tallies.map(({ edgesMs }) => edgesMs.at(-1) ?? 0));
	const edgesMs = first === void 0 ? [0] : [...first.edgesMs.slice(0, -1), endMs];
	return {
		edgesMs,
		threads: tallies.reduce((sum, { threads }) => sum + threads, 0),
		windows: edgesMs.slice(1).map((_, index) => addWindows(tallies.flatMap(({ windows }) => windows[index] ?? [])))
	};
}
function addWindows(windows) {
	const sum = (of) => windows.reduce((total, window) => total + of(window), 0);
	const worst = (of) => Math.max(0, ...windows.map(of));
	return {
		scheduled: sum((window) => window.scheduled),
		queued: sum((window) => window.queued),
		dropped: sum((window) => window.dropped),
		ok: sum((window) => window.ok),
		failed: sum((window) => window.failed),
		timedOut: sum((window) => window.timedOut),
		unanswered: sum((window) => window.unanswered),
		interrupted: sum((window) => window.interrupted),
		unsent: sum((window) => window.unsent),
		ended: sum((window) => window.ended),
		endedWell: sum((window) => window.endedWell),
		busyMs: sum((window) => window.busyMs),
		takenMs: sum((window) => window.takenMs),
		response: addHistograms(windows.map((window) => window.response)),
		service: addHistograms(windows.map((window) => window.service)),
		lag: addHistograms(windows.map((window) => window.lag)),
		unendedFromNs: Math.min(Number.POSITIVE_INFINITY, ...windows.map((window) => window.unendedFromNs)),
		utilization: worst((window) => window.utilization),
		gcMs: worst((window) => window.gcMs),
		gcPauseMs: worst((window) => window.gcPauseMs)
	};
}

// src/run/load/void-windows.ts
const LAG_MS = 2;
const LAG_OF_MEDIAN = .1;
const MOST_LAG_MS = 50;
const LATE_SHARE = .01;
const LATE_LEAST = 1;
const SATURATED = .95;
function voidWindows({ windows }) {
	const limitMs = lagLimitMs(addWindows(windows).response);
	return windows.flatMap((window, index) => {
		const fault = faultIn(window, limitMs);
		return fault === null ? [] : [{
			index,
			...fault
		}];
	});
}
function lagLimitMs(response) {
	const median = quantileIn(response, .5) ?? 0;
	return Math.min(MOST_LAG_MS, Math.max(LAG_MS, LAG_OF_MEDIAN * median / 1e6));
}
function faultIn(window, limitMs) {
	const starts = countIn(window.lag);
	const late = countAbove(window.lag, limitMs * 1e6);
	if (late > Math.max(LATE_LEAST, LATE_SHARE * starts)) return blame(window, `${late} of ${starts} starts were more than ${shown(limitMs)} late`);
	return window.utilization >= SATURATED ? busy(window) : null;
}
function blame(window, late) {
	const worstMs = boundsOf(window.lag.bins.at(-1) ?? 0).low / 1e6;
	const most = `${late}, by up to ${shown(worstMs)}`;
	if (window.gcPauseMs >= worstMs / 2) return {
		cause: "paused",
		reason: `${most}: the generator collected garbage for ${shown(window.gcPauseMs)}`
	};
	if (window.utilization >= SATURATED) return {
		cause: "saturated",
		reason: `${most}: the generator was busy ${Math.round(window.utilization * 100)} % of the time`
	};
	return {
		cause: "late",
		reason: `${most}: the machine gave the generator no time`
	};
}
const busy = ({ utilization }) => ({
	cause: "saturated",
	reason: `the generator was busy ${Math.round(utilization * 100)} % of the time: answers wait for it, too`
});
const shown = (ms) => `${ms.toFixed(1)} ms`;
const LEAST_SOUND = .5;
function unsoundPhases(trace) {
	const { phases } = trace;
	return phases.filter(({ measure, soundMs, spans }) => measure && soundMs < LEAST_SOUND * lengthOf$1(spans)).map(({ name, spans }) => {
		const part = phases.length === 1 ? "the load" : `phase "${name}"`;
		return {
			name,
			reason: `${GENERATOR_AT_FAULT} in more than half of ${faultsIn(trace, spans, part)}`
		};
	});
}
function droppedSoundly({ windows, voided }, { spans }) {
	const isVoid = new Set(voided.map(({ index }) => index));
	return windows.dropped.reduce((sum, dropped, index) => {
		return !isVoid.has(index) && isIn(spans, windows.edgesMs[index] ?? NaN) ? sum + dropped : sum;
	}, 0);
}
function nothingSound(trace) {
	const unsound = unsoundPhases(trace);
	const measured = trace.phases.filter(({ measure }) => measure);
	return unsound.length === measured.length ? unsound[0]?.reason ?? null : null;
}
const lengthOf$1 = (spans) => spans.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
function faultsIn({ voided, windows }, spans, part) {
	const isWithin = (index) => isIn(spans, windows.edgesMs[index] ?? NaN);
	const own = voided.filter(({ index }) => isWithin(index));
	const all = windows.scheduled.filter((_, index) => isWithin(index)).length;
	return `${part} (${own.length} of ${all} windows): ${own[0]?.reason}`;
}

// src/run/load/run-load.ts
const GRACE_MS = 3e4;
async function runLoad(run) {
	const { load, times = [] } = run;
	const recorder = new LoadRecorder(windowsOf(load, times));
	return load.model === "open" ? openTally(run, load, lengthOf(load, times), recorder) : closedTally(run, load, recorder);
}
const lengthOf = ({ model, durationMs }, times) => durationMs ?? (model === "open" ? (times.at(-1) ?? 0) + 1 : 0xe8d4a51000);
function windowsOf(load, times) {
	const durationMs = lengthOf(load, times);
	return durationMs === 0xe8d4a51000 ? [0, ENDLESS_MS] : windowEdges(durationMs, load.phases ?? []);
}
async function openTally(run, load, durationMs, recorder) {
	const { seed, times, share, graceMs, signal, operate } = run;
	const arrivals = openArrivals(load, seed, times, share);
	const metronome = await startMetronome();
	const startMs = run.startMs ?? monotonicMs();
	const watch = watchGenerator(recorder, startMs, lookingOn(run, recorder));
	try {
		await runOpen({
			load,
			arrivals,
			durationMs,
			graceMs,
			startMs,
			recorder,
			metronome,
			signal,
			operate
		});
		watch.stop();
		return recorder.tally(monotonicMs() - startMs);
	} finally {
		watch.stop();
		await metronome.close();
	}
}
async function closedTally(run, load, recorder) {
	const { seed, signal, operate } = run;
	const startMs = run.startMs ?? monotonicMs();
	const watch = watchGenerator(recorder, startMs, lookingOn(run, recorder));
	try {
		await runClosed({
			load,
			operate,
			recorder,
			signal,
			seed,
			startMs
		});
		watch.stop();
		return recorder.tally(monotonicMs() - startMs);
	} finally {
		watch.stop();
	}
}
function lookingOn({ load, onWindow }, recorder) {
	let soFar = addHistograms([]);
	let open = 0;
	return (index) => {
		const window = recorder.window(index);
		const [fromMs, toMs] = recorder.edgesMs.slice(index, index + 2);
		if (window === null || fromMs === void 0 || toMs === void 0) return;
		soFar = addHistograms([soFar, window.response]);
		while (open < index && recorder.outstanding(open) === 0) open += 1;
		const facts = {
			fromMs,
			toMs,
			waitedMs: toMs - (recorder.edgesMs[Math.min(open + 1, index + 1)] ?? toMs),
			isVoid: load.model === "open" && faultIn(window, lagLimitMs(soFar)) !== null
		};
		onWindow?.(liveWindow(facts, window), window.response);
	};
}

// src/run/load/window-values.ts
const share = (part, whole) => whole === 0 ? null : part / whole;
const VALUES = /* @__PURE__ */ new Map([
	["latency.p50", ({ p50 }) => p50],
	["latency.p95", ({ p95 }) => p95],
	["latency.p99", ({ p99 }) => p99],
	["errors.rate", ({ failed, completed }) => share(failed, completed)],
	["load.dropped", ({ dropped, scheduled }) => share(dropped, scheduled)],
	["throughput", ({ completed, failed, fromMs, toMs }) => (completed - failed) / ((toMs - fromMs) / 1e3)]
]);
const valueIn = (metric, window) => VALUES.get(metric)?.(window) ?? null;
function measuredWindows({ windows, voided, phases }) {
	const isVoid = new Set(voided.map(({ index }) => index));
	return windows.scheduled.flatMap((scheduled, index) => {
		const window = {
			fromMs: windows.edgesMs[index] ?? 0,
			toMs: windows.edgesMs[index + 1] ?? 0,
			scheduled,
			completed: windows.completed[index] ?? 0,
			failed: windows.failed[index] ?? 0,
			dropped: windows.dropped[index] ?? 0,
			inFlight: windows.inFlight[index] ?? 0,
			p50: windows.p50[index] ?? null,
			p95: windows.p95[index] ?? null,
			p99: windows.p99[index] ?? null
		};
		return isVoid.has(index) || !isMeasured(phases, window.fromMs) ? [] : [window];
	});
}
const isMeasured = (phases, ms) => !phases.some(({ measure, spans }) => !measure && isIn(spans, ms));

// src/run/http/injection.ts
const INJECTION_WINDOW_MS = 1e3;
const SETTLING_MS = 200;
const BLOCK = 4;
const INJECTION_BLOCK_MS = BLOCK * INJECTION_WINDOW_MS;
const ORDER = 528734635;
function injectionAt(seed, ms, durationMs) {
	if (durationMs === null) return {
		isOn: true,
		isCompared: false
	};
	const window = Math.floor(ms / INJECTION_WINDOW_MS);
	const block = Math.floor(window / BLOCK);
	const isOuter = window % BLOCK === 0 || window % BLOCK === 3;
	const isOuterOn = createRandom(seed + ORDER + block).next() < .5;
	const isWhole = (block + 1) * INJECTION_BLOCK_MS <= durationMs;
	const isSettled = ms - window * INJECTION_WINDOW_MS >= 200;
	return {
		isOn: isOuterOn === isOuter,
		isCompared: isWhole && isSettled
	};
}

// src/run/http/choice.ts
function choiceOf(requests, { seed, orderSeed, durationMs }) {
	const usual = ladder(requests.map(({ weight, inject }) => inject === void 0 ? weight : 0));
	const injected = ladder(requests.map(({ inject = 0 }) => inject));
	const usualSum = usual.at(-1) ?? 0;
	const share = injected.at(-1) ?? 0;
	if (requests.length === 1) return () => ONLY;
	return (iteration, dueMs) => {
		const drawn = createRandom(seed + iteration).next();
		const injection = share === 0 ? null : injectionAt(orderSeed, dueMs, durationMs);
		if (injection?.isOn !== true) return {
			request: rungOf(usual, drawn * usualSum),
			injection
		};
		return drawn < share ? {
			request: rungOf(injected, drawn),
			injection
		} : {
			request: rungOf(usual, (drawn - share) / (1 - share) * usualSum),
			injection
		};
	};
}
const ONLY = {
	request: 0,
	injection: null
};
function ladder(weights) {
	let sum = 0;
	return weights.map((weight) => {
		sum += weight;
		return sum;
	});
}
function rungOf(sums, drawn) {
	const found = sums.findIndex((sum) => drawn < sum);
	return found === -1 ? sums.length - 1 : found;
}

// node_modules/http-parser-js/http-parser.js
var require_http_parser = /* @__PURE__ */ __commonJSMin(((exports) => {
	exports.HTTPParser = HTTPParser;
	function HTTPParser(type) {
		if (type !== void 0 && type !== HTTPParser.REQUEST && type !== HTTPParser.RESPONSE) throw new Error("type must be REQUEST or RESPONSE");
		if (type === void 0) {} else this.initialize(type);
		this.maxHeaderSize = HTTPParser.maxHeaderSize;
	}
	HTTPParser.prototype.initialize = function(type, async_resource) {
		if (type !== HTTPParser.REQUEST && type !== HTTPParser.RESPONSE) throw new Error("type must be REQUEST or RESPONSE");
		this.type = type;
		this.state = type + "_LINE";
		this.info = {
			headers: [],
			upgrade: false
		};
		this.trailers = [];
		this.line = "";
		this.isChunked = false;
		this.connection = "";
		this.headerSize = 0;
		this.body_bytes = null;
		this.isUserCall = false;
		this.hadError = false;
	};
	HTTPParser.encoding = "ascii";
	HTTPParser.maxHeaderSize = 81920;
	HTTPParser.REQUEST = "REQUEST";
	HTTPParser.RESPONSE = "RESPONSE";
	var kOnHeaders = HTTPParser.kOnHeaders = 1;
	var kOnHeadersComplete = HTTPParser.kOnHeadersComplete = 2;
	var kOnBody = HTTPParser.kOnBody = 3;
	var kOnMessageComplete = HTTPParser.kOnMessageComplete = 4;
	HTTPParser.prototype[kOnHeaders] = HTTPParser.prototype[kOnHeadersComplete] = HTTPParser.prototype[kOnBody] = HTTPParser.prototype[kOnMessageComplete] = function() {};
	var compatMode0_12 = true;
	Object.defineProperty(HTTPParser, "kOnExecute", { get: function() {
		compatMode0_12 = false;
		return 99;
	} });
	var methods = exports.methods = HTTPParser.methods = [
		"DELETE",
		"GET",
		"HEAD",
		"POST",
		"PUT",
		"CONNECT",
		"OPTIONS",
		"TRACE",
		"COPY",
		"LOCK",
		"MKCOL",
		"MOVE",
		"PROPFIND",
		"PROPPATCH",
		"SEARCH",
		"UNLOCK",
		"BIND",
		"REBIND",
		"UNBIND",
		"ACL",
		"REPORT",
		"MKACTIVITY",
		"CHECKOUT",
		"MERGE",
		"M-SEARCH",
		"NOTIFY",
		"SUBSCRIBE",
		"UNSUBSCRIBE",
		"PATCH",
		"PURGE",
		"MKCALENDAR",
		"LINK",
		"UNLINK",
		"SOURCE"
	];
	var method_connect = methods.indexOf("CONNECT");
	HTTPParser.prototype.reinitialize = HTTPParser;
	HTTPParser.prototype.close = HTTPParser.prototype.pause = HTTPParser.prototype.resume = HTTPParser.prototype.remove = HTTPParser.prototype.free = function() {};
	HTTPParser.prototype._compatMode0_11 = false;
	HTTPParser.prototype.getAsyncId = function() {
		return 0;
	};
	var headerState = {
		REQUEST_LINE: true,
		RESPONSE_LINE: true,
		HEADER: true
	};
	HTTPParser.prototype.execute = function(chunk, start, length) {
		if (!(this instanceof HTTPParser)) throw new TypeError("not a HTTPParser");
		start = start || 0;
		length = typeof length === "number" ? length : chunk.length;
		this.chunk = chunk;
		this.offset = start;
		var end = this.end = start + length;
		try {
			while (this.offset < end) if (this[this.state]()) break;
		} catch (err) {
			if (this.isUserCall) throw err;
			this.hadError = true;
			return err;
		}
		this.chunk = null;
		length = this.offset - start;
		if (headerState[this.state]) {
			this.headerSize += length;
			if (this.headerSize > (this.maxHeaderSize || HTTPParser.maxHeaderSize)) return /* @__PURE__ */ new Error("max header size exceeded");
		}
		return length;
	};
	var stateFinishAllowed = {
		REQUEST_LINE: true,
		RESPONSE_LINE: true,
		BODY_RAW: true
	};
	HTTPParser.prototype.finish = function() {
		if (this.hadError) return;
		if (!stateFinishAllowed[this.state]) return /* @__PURE__ */ new Error("invalid state for EOF");
		if (this.state === "BODY_RAW") this.userCall()(this[kOnMessageComplete]());
	};
	HTTPParser.prototype.consume = HTTPParser.prototype.unconsume = HTTPParser.prototype.getCurrentBuffer = function() {};
	HTTPParser.prototype.userCall = function() {
		this.isUserCall = true;
		var self = this;
		return function(ret) {
			self.isUserCall = false;
			return ret;
		};
	};
	HTTPParser.prototype.nextRequest = function() {
		this.userCall()(this[kOnMessageComplete]());
		this.reinitialize(this.type);
	};
	HTTPParser.prototype.consumeLine = function() {
		var end = this.end, chunk = this.chunk;
		for (var i = this.offset; i < end; i++) if (chunk[i] === 10) {
			var line = this.line + chunk.toString(HTTPParser.encoding, this.offset, i);
			if (line.charAt(line.length - 1) === "\r") line = line.substr(0, line.length - 1);
			this.line = "";
			this.offset = i + 1;
			return line;
		}
		this.line += chunk.toString(HTTPParser.encoding, this.offset, this.end);
		this.offset = this.end;
	};
	var headerExp = /^([^: \t]+):[ \t]*((?:.*[^ \t])|)/;
	var headerContinueExp = /^[ \t]+(.*[^ \t])/;
	HTTPParser.prototype.parseHeader = function(line, headers) {
		if (line.indexOf("\r") !== -1) throw parseErrorCode("HPE_LF_EXPECTED");
		var match = headerExp.exec(line);
		var k = match && match[1];
		if (k) {
			headers.push(k);
			headers.push(match[2]);
		} else {
			var matchContinue = headerContinueExp.exec(line);
			if (matchContinue && headers.length) {
				if (headers[headers.length - 1]) headers[headers.length - 1] += " ";
				headers[headers.length - 1] += matchContinue[1];
			}
		}
	};
	var requestExp = /^([A-Z-]+) ([^ ]+) HTTP\/(\d)\.(\d)$/;
	HTTPParser.prototype.REQUEST_LINE = function() {
		var line = this.consumeLine();
		if (!line) return;
		var match = requestExp.exec(line);
		if (match === null) throw parseErrorCode("HPE_INVALID_CONSTANT");
		this.info.method = this._compatMode0_11 ? match[1] : methods.indexOf(match[1]);
		if (this.info.method === -1) throw new Error("invalid request method");
		this.info.url = match[2];
		this.info.versionMajor = +match[3];
		this.info.versionMinor = +match[4];
		this.body_bytes = 0;
		this.state = "HEADER";
	};
	var responseExp = /^HTTP\/(\d)\.(\d) (\d{3}) ?(.*)$/;
	HTTPParser.prototype.RESPONSE_LINE = function() {
		var line = this.consumeLine();
		if (!line) return;
		var match = responseExp.exec(line);
		if (match === null) throw parseErrorCode("HPE_INVALID_CONSTANT");
		this.info.versionMajor = +match[1];
		this.info.versionMinor = +match[2];
		var statusCode = this.info.statusCode = +match[3];
		this.info.statusMessage = match[4];
		if ((statusCode / 100 | 0) === 1 || statusCode === 204 || statusCode === 304) this.body_bytes = 0;
		this.state = "HEADER";
	};
	HTTPParser.prototype.shouldKeepAlive = function() {
		if (this.info.versionMajor > 0 && this.info.versionMinor > 0) {
			if (this.connection.indexOf("close") !== -1) return false;
		} else if (this.connection.indexOf("keep-alive") === -1) return false;
		if (this.body_bytes !== null || this.isChunked) return true;
		return false;
	};
	HTTPParser.prototype.HEADER = function() {
		var line = this.consumeLine();
		if (line === void 0) return;
		var info = this.info;
		if (line) this.parseHeader(line, info.headers);
		else {
			var headers = info.headers;
			var hasContentLength = false;
			var currentContentLengthValue;
			var hasUpgradeHeader = false;
			for (var i = 0; i < headers.length; i += 2) switch (headers[i].toLowerCase()) {
				case "transfer-encoding":
					this.isChunked = headers[i + 1].toLowerCase() === "chunked";
					break;
				case "content-length":
					currentContentLengthValue = +headers[i + 1];
					if (hasContentLength) {
						if (currentContentLengthValue !== this.body_bytes) throw parseErrorCode("HPE_UNEXPECTED_CONTENT_LENGTH");
					} else {
						hasContentLength = true;
						this.body_bytes = currentContentLengthValue;
					}
					break;
				case "connection":
					this.connection += headers[i + 1].toLowerCase();
					break;
				case "upgrade": hasUpgradeHeader = true;
			}
			if (this.isChunked && hasContentLength) {
				hasContentLength = false;
				this.body_bytes = null;
			}
			if (hasUpgradeHeader && this.connection.indexOf("upgrade") != -1) info.upgrade = this.type === HTTPParser.REQUEST || info.statusCode === 101;
			else info.upgrade = info.method === method_connect;
			if (this.isChunked && info.upgrade) this.isChunked = false;
			info.shouldKeepAlive = this.shouldKeepAlive();
			var skipBody;
			if (compatMode0_12) skipBody = this.userCall()(this[kOnHeadersComplete](info));
			else skipBody = this.userCall()(this[kOnHeadersComplete](info.versionMajor, info.versionMinor, info.headers, info.method, info.url, info.statusCode, info.statusMessage, info.upgrade, info.shouldKeepAlive));
			if (skipBody === 2) {
				this.nextRequest();
				return true;
			} else if (this.isChunked && !skipBody) this.state = "BODY_CHUNKHEAD";
			else if (skipBody || this.body_bytes === 0) {
				this.nextRequest();
				return info.upgrade;
			} else if (this.body_bytes === null) this.state = "BODY_RAW";
			else this.state = "BODY_SIZED";
		}
	};
	HTTPParser.prototype.BODY_CHUNKHEAD = function() {
		var line = this.consumeLine();
		if (line === void 0) return;
		this.body_bytes = parseInt(line, 16);
		if (!this.body_bytes) this.state = "BODY_CHUNKTRAILERS";
		else this.state = "BODY_CHUNK";
	};
	HTTPParser.prototype.BODY_CHUNK = function() {
		var length = Math.min(this.end - this.offset, this.body_bytes);
		this.userCall()(this[kOnBody](this.chunk.slice(this.offset, this.offset + length), 0, length));
		this.offset += length;
		this.body_bytes -= length;
		if (!this.body_bytes) this.state = "BODY_CHUNKEMPTYLINE";
	};
	HTTPParser.prototype.BODY_CHUNKEMPTYLINE = function() {
		var line = this.consumeLine();
		if (line === void 0) return;
		if (line !== "") throw new Error("Expected empty line");
		this.state = "BODY_CHUNKHEAD";
	};
	HTTPParser.prototype.BODY_CHUNKTRAILERS = function() {
		var line = this.consumeLine();
		if (line === void 0) return;
		if (line) this.parseHeader(line, this.trailers);
		else {
			if (this.trailers.length) this.userCall()(this[kOnHeaders](this.trailers, ""));
			this.nextRequest();
		}
	};
	HTTPParser.prototype.BODY_RAW = function() {
		this.userCall()(this[kOnBody](this.chunk.slice(this.offset, this.end), 0, this.end - this.offset));
		this.offset = this.end;
	};
	HTTPParser.prototype.BODY_SIZED = function() {
		var length = Math.min(this.end - this.offset, this.body_bytes);
		this.userCall()(this[kOnBody](this.chunk.slice(this.offset, this.offset + length), 0, length));
		this.offset += length;
		this.body_bytes -= length;
		if (!this.body_bytes) this.nextRequest();
	};
	[
		"Headers",
		"HeadersComplete",
		"Body",
		"MessageComplete"
	].forEach(function(name) {
		var k = HTTPParser["kOn" + name];
		Object.defineProperty(HTTPParser.prototype, "on" + name, {
			get: function() {
				return this[k];
			},
			set: function(to) {
				this._compatMode0_11 = true;
				method_connect = "CONNECT";
				return this[k] = to;
			}
		});
	});
	function parseErrorCode(code) {
		var err = /* @__PURE__ */ new Error("Parse Error");
		err.code = code;
		return err;
	}
}));

// src/run/http/answer-reader.ts
var import_http_parser = require_http_parser();
const HEADER_LIMIT = 81920;
const framingLimit = (bodyBytes) => 2 * HEADER_LIMIT + 16 * bodyBytes;
const MORE = { kind: "more" };
var AnswerReader = class {
	status = null;
	bodyBytes = 0;
	#parser = new import_http_parser.HTTPParser(import_http_parser.HTTPParser.RESPONSE);
	#asked = null;
	#received = 0;
	#keep = 0;
	#kept = [];
	#statusText = "";
	#headers = [];
	#reusable = false;
	#idleMs = Number.POSITIVE_INFINITY;
	#interim = false;
	#refusal = null;
	#whole = false;
	#endsAt = 0;
	constructor() {
		const parser = this.#parser;
		parser[import_http_parser.HTTPParser.kOnHeadersComplete] = (info) => this.#onHead(info);
		parser[import_http_parser.HTTPParser.kOnBody] = (chunk) => this.#onBody(chunk);
		parser[import_http_parser.HTTPParser.kOnMessageComplete] = () => {
			if (this.#whole || this.#interim) return;
			this.#whole = true;
			if (endedByNoSize(parser)) this.#refusal ??= "protocol: the size of a chunk is no number";
			this.#endsAt = placeOf(parser);
		};
	}
	expect(asked) {
		this.#asked = asked;
		this.status = null;
		this.bodyBytes = 0;
		this.#received = 0;
		this.#whole = false;
		if (this.#kept.length > 0) this.#kept = [];
	}
	read(chunk) {
		this.#received += chunk.length;
		const consumed = this.#parser.execute(chunk);
		if (this.#refusal !== null) return {
			kind: "garbage",
			reason: this.#refusal
		};
		if (this.#whole) return this.#finished(this.#endsAt === chunk.length);
		if (typeof consumed !== "number") return {
			kind: "garbage",
			reason: reasonOf$1(consumed)
		};
		return this.#received - this.bodyBytes > framingLimit(this.bodyBytes) ? {
			kind: "garbage",
			reason: "protocol: more framing than body"
		} : MORE;
	}
	end() {
		return this.#parser.finish() === void 0 && this.#whole ? this.#finished(false) : MORE;
	}
	#onHead({ statusCode, statusMessage, headers, shouldKeepAlive }) {
		if (this.#whole) return this.#surplus();
		this.#interim = statusCode >= 100 && statusCode < 200 && statusCode !== 101;
		if (this.#interim) return 0;
		this.#refusal = framingFault(headers);
		this.#idleMs = idleTime(headers);
		this.status = statusCode;
		this.#statusText = statusMessage;
		this.#headers = headers;
		this.#keep = this.#asked?.expectation.bytesToKeep(statusCode) ?? 0;
		const isBodiless = this.#asked?.isHead === true || statusCode === 204 || statusCode === 304;
		this.#reusable = (isBodiless ? !saysClose(headers) : shouldKeepAlive) && statusCode !== 101;
		return isBodiless ? 1 : 0;
	}
	#surplus() {
		this.#reusable = false;
		return 0;
	}
	#onBody(chunk) {
		if (this.#whole) return;
		const left = this.#keep - Math.min(this.bodyBytes, this.#keep);
		if (left > 0) this.#kept.push(Buffer.from(chunk.subarray(0, left)));
		this.bodyBytes += chunk.length;
	}
	#finished(isLast) {
		const { status } = this;
		if (status === null) return MORE;
		const body = this.#kept.length === 0 ? NOTHING : Buffer.concat(this.#kept);
		return {
			kind: "whole",
			answer: {
				kind: "answer",
				status,
				statusText: this.#statusText,
				headers: this.#headers,
				body
			},
			reusable: this.#reusable && isLast,
			idleMs: this.#idleMs
		};
	}
};
const NOTHING = Buffer.alloc(0);
const placeOf = (parser) => "offset" in parser && typeof parser.offset === "number" ? parser.offset : -1;
const endedByNoSize = (parser) => "body_bytes" in parser && Number.isNaN(parser.body_bytes);
const saysClose = (headers) => headers.some((name, i) => i % 2 === 0 && name.toLowerCase() === "connection" && /\bclose\b/i.test(headers[i + 1] ?? ""));
function headerValue(headers, wanted) {
	for (let i = 0; i < headers.length; i += 2) {
		const name = headers[i] ?? "";
		if (name.length === wanted.length && name.toLowerCase() === wanted) return headers[i + 1] ?? "";
	}
	return null;
}
function framingFault(headers) {
	const size = headerValue(headers, "content-length");
	if (size !== null && !/^\d{1,15}$/.test(size)) return "protocol: content-length is no number";
	const coding = headerValue(headers, "transfer-encoding");
	return coding === null || /^\s*(chunked|identity)\s*$/i.test(coding) ? null : "protocol: a transfer-encoding other than chunked, which is not understood";
}
function idleTime(headers) {
	const seconds = /\btimeout=(\d{1,9})/i.exec(headerValue(headers, "keep-alive") ?? "")?.[1];
	return seconds === void 0 ? Number.POSITIVE_INFINITY : Number(seconds) * 1e3;
}
const reasonOf$1 = ({ message }) => message.includes("header size") ? `protocol: headers of more than ${HEADER_LIMIT / 1024} KiB` : "protocol: what arrived is no answer of HTTP/1.1";

// src/run/http/fault-reason.ts
const BY_CODE = /* @__PURE__ */ new Map([
	["ECONNREFUSED", "connection refused"],
	["ECONNRESET", "connection reset"],
	["EPIPE", "connection closed by the server"],
	["ENOTFOUND", "host not found"],
	["EAI_AGAIN", "host not found for now"],
	["ETIMEDOUT", "no connection in the time of the operating system"],
	["EHOSTUNREACH", "host unreachable"],
	["ENETUNREACH", "network unreachable"]
]);
const OWN_LIMITS = /* @__PURE__ */ new Map([
	["EMFILE", "the load generator has no file descriptors left; raise its limit of open files (`ulimit -n`), or have fewer requests under way at once"],
	["ENFILE", "the machine has no file descriptors left; have fewer requests under way at once"],
	["EADDRNOTAVAIL", "the load generator has no local address or port left; let connections be used again (`connections: reuse`), or send fewer requests a second"],
	["ENOBUFS", "the machine has no memory left for connections; have fewer requests under way at once"],
	["ENOMEM", "the machine has no memory left for connections; have fewer requests under way at once"]
]);
const NO_TLS = /wrong version number|packet length too long|http request/i;
function faultOf(error, version) {
	if (error.cause instanceof Error) return faultOf(error.cause, version);
	if (error instanceof AggregateError) return faultOf(tellingOf(error), version);
	const code = "code" in error && typeof error.code === "string" ? error.code : "";
	const limit = OWN_LIMITS.get(code);
	if (limit !== void 0) return {
		reason: limit,
		isOwn: true
	};
	return {
		reason: reasonOf(code, error.message, version),
		isOwn: false
	};
}
function tellingOf({ errors, message }) {
	const known = errors.filter((error) => error instanceof Error);
	const isElsewhere = (error) => !("code" in error && error.code === "EADDRNOTAVAIL");
	return known.find(isElsewhere) ?? known[0] ?? new Error(message);
}
function reasonOf(code, message, version) {
	const known = BY_CODE.get(code);
	if (known !== void 0) return known;
	if (/CERT|SIGNED|ISSUER|ALTNAME/.test(code)) return `certificate refused: ${firstClause(message)}`;
	if (code.startsWith("ERR_SSL") || code === "EPROTO") return tlsReason(code, message, version);
	if (code.startsWith("ERR_HTTP2")) return `protocol: ${plainName(message)}`;
	return code === "" ? plainName(message) : code;
}
function tlsReason(code, message, version) {
	if (NO_TLS.test(message.replaceAll("_", " ")) || NO_TLS.test(code.replaceAll("_", " "))) return "TLS: the server does not speak it on this port; write `http:` in place of `https:`";
	if (`${code} ${message}`.replaceAll("_", " ").match(/no application protocol/i)) return OTHER_VERSION[version];
	return `TLS: ${code}`;
}
const OTHER_VERSION = {
	"1.1": "TLS: the server does not speak HTTP/1.1; write `version: \"2\"`",
	"2": "TLS: the server does not speak HTTP/2; leave out `version`"
};
const NOT_HTTP2 = "protocol: the server does not speak HTTP/2 on this port; leave out `version`";
const firstClause = (message) => plainName(message.split(";")[0] ?? "");

// src/run/http/connection.ts
const READ_BYTES = 16384;
const CLOSING_MS = 1e3;
const openSocket = (origin, authorities, onBytes) => origin.secure ? openSecure(origin, authorities, onBytes) : openPlain(origin, onBytes);
function openPlain({ host, port }, onBytes) {
	const buffer = Buffer.allocUnsafe(READ_BYTES);
	const callback = (length) => {
		onBytes(buffer.subarray(0, length));
		return true;
	};
	return connect({
		host,
		port,
		noDelay: true,
		onread: {
			buffer,
			callback
		}
	});
}
function openSecure({ host, port }, authorities, onBytes) {
	const name = isIP(host) === 0 ? { servername: host } : {};
	const trust = authorities === void 0 ? {} : { ca: authorities };
	const socket = connect$1({
		host,
		port,
		...name,
		...trust,
		ALPNProtocols: ["http/1.1"]
	});
	socket.setNoDelay(true);
	socket.on("data", onBytes);
	return socket;
}
var Connection = class {
	#socket;
	#reader = new AnswerReader();
	#timeLimit = new TimeLimit(() => this.#giveUp());
	#pending = null;
	#open = true;
	#staleMs = Number.POSITIVE_INFINITY;
	#fault = null;
	constructor(origin, authorities, onGone) {
		const socket = openSocket(origin, authorities, (bytes) => this.#onBytes(bytes));
		this.#socket = socket;
		socket.on("error", (error) => {
			this.#fault = faultOf(error, "1.1");
		});
		socket.on("end", () => this.#onEnd());
		socket.on("close", () => {
			this.#onClose();
			onGone();
		});
	}
	get isFree() {
		return this.#open && this.#pending === null && performance.now() < this.#staleMs;
	}
	send(request, sentMs, settle) {
		this.#pending = {
			sentMs,
			firstByteMs: null,
			settle
		};
		this.#timeLimit.set(sentMs + request.timeoutMs);
		this.#reader.expect(request);
		this.#socket.write(request.wire);
	}
	close() {
		this.#open = false;
		this.#socket.destroy();
	}
	#onBytes(bytes) {
		const pending = this.#pending;
		if (pending === null) this.close();
		else {
			pending.firstByteMs ??= performance.now();
			this.#take(this.#reader.read(bytes));
		}
	}
	#onEnd() {
		this.#open = false;
		if (this.#pending !== null) this.#take(this.#reader.end());
		this.#socket.destroy();
	}
	#take(state) {
		if (state.kind === "more") return;
		if (state.kind === "garbage") {
			this.#break({
				reason: state.reason,
				isOwn: false
			});
			return;
		}
		if (!state.reusable) this.close();
		this.#staleMs = performance.now() + Math.max(state.idleMs - CLOSING_MS, state.idleMs / 2);
		this.#settle(state.answer);
	}
	#onClose() {
		this.#open = false;
		this.#timeLimit.close();
		if (this.#pending !== null) this.#break(this.#fault ?? {
			reason: this.#cutOff(),
			isOwn: false
		});
	}
	#cutOff() {
		return this.#pending?.firstByteMs == null ? "connection closed by the server before an answer" : "connection closed by the server within an answer";
	}
	#break({ reason, isOwn }) {
		const unanswered = this.#pending?.firstByteMs == null;
		this.close();
		this.#settle({
			kind: "broken",
			reason,
			status: this.#reader.status,
			unanswered,
			isOwn
		});
	}
	#giveUp() {
		this.close();
		this.#settle({
			kind: "late",
			status: this.#reader.status
		});
	}
	#settle(ended) {
		const pending = this.#pending;
		if (pending === null) return;
		this.#pending = null;
		this.#timeLimit.lift();
		const { sentMs, firstByteMs, settle } = pending;
		settle({
			ended,
			sentMs,
			firstByteMs,
			endMs: performance.now(),
			bytes: this.#reader.bodyBytes
		});
	}
};

// src/run/http/wire-client.ts
const isRace = ({ ended }, { idempotent }) => ended.kind === "broken" && ended.unanswered && idempotent;

// src/run/http/http1.ts
function http1Client({ authorities }) {
	const kept = /* @__PURE__ */ new Map();
	const all = /* @__PURE__ */ new Set();
	let isOpen = true;
	const open = (origin) => {
		const connection = new Connection(origin, authorities, () => all.delete(connection));
		all.add(connection);
		return connection;
	};
	const takeKept = (origin) => {
		const free = kept.get(origin.href);
		for (let last = free?.pop(); last !== void 0; last = free?.pop()) {
			if (last.isFree) return last;
			last.close();
		}
		return null;
	};
	const keep = (origin, connection) => {
		if (!connection.isFree) return;
		const free = kept.get(origin.href);
		if (free === void 0) kept.set(origin.href, [connection]);
		else free.push(connection);
	};
	const over = (connection, request, sentMs, settle) => connection.send(request, sentMs, (received) => {
		if (request.connections === "reuse") keep(request.origin, connection);
		else connection.close();
		settle(received);
	});
	return {
		exchange(request, settle) {
			const sentMs = performance.now();
			const used = request.connections === "reuse" ? takeKept(request.origin) : null;
			if (used === null) return over(open(request.origin), request, sentMs, settle);
			over(used, request, sentMs, (received) => {
				if (isOpen && isRace(received, request)) over(open(request.origin), request, sentMs, settle);
				else settle(received);
			});
		},
		close() {
			isOpen = false;
			for (const connection of all) connection.close();
		}
	};
}

// src/run/http/http2-stream.ts
const REFUSED = "protocol: the server refused the stream";
const ONLY_IN_1 = /* @__PURE__ */ new Set([
	"host",
	"connection",
	"transfer-encoding",
	"upgrade"
]);
function sendOn(session, request, sentMs) {
	return new Promise((settle) => new StreamExchange(request, sentMs, settle).begin(session));
}
var StreamExchange = class {
	#request;
	#sentMs;
	#settle;
	#timeLimit = new TimeLimit(() => this.#giveUp());
	#stream = null;
	#firstByteMs = null;
	#status = null;
	#headers = [];
	#keep = 0;
	#bytes = 0;
	#hasEnded = false;
	#isOver = false;
	#kept = [];
	#fault = null;
	constructor(request, sentMs, settle) {
		this.#request = request;
		this.#sentMs = sentMs;
		this.#settle = settle;
	}
	begin(session) {
		const stream = this.#open(session);
		if (stream === null) return;
		this.#stream = stream;
		this.#timeLimit.set(this.#sentMs + this.#request.timeoutMs);
		stream.on("response", (headers) => this.#onHead(headers));
		whenEnded(stream, () => {
			this.#hasEnded = true;
		});
		stream.on("data", (chunk) => this.#onData(chunk));
		stream.on("error", (error) => {
			this.#fault ??= faultOf(error, "2");
		});
		stream.on("close", () => this.#onClose(stream));
		stream.end(this.#request.body ?? void 0);
	}
	#open(session) {
		const { head, origin } = this.#request;
		const own = head.headers.filter(([name]) => !ONLY_IN_1.has(name));
		const authority = head.headers.find(([name]) => name === "host")?.[1] ?? origin.authority;
		try {
			return session.request({
				...Object.fromEntries(own),
				":method": head.method,
				":path": head.path,
				":authority": authority
			}, { endStream: false });
		} catch (error) {
			this.#fault = faultOf(error instanceof Error ? error : new Error(String(error)), "2");
			this.#break();
			return null;
		}
	}
	#onHead(headers) {
		this.#firstByteMs = performance.now();
		this.#status = headers[":status"] ?? 0;
		this.#headers = Object.entries(headers).flatMap(([name, value]) => name.startsWith(":") || value === void 0 ? [] : [value].flat().flatMap((one) => [name, one]));
		this.#keep = this.#request.expectation.bytesToKeep(this.#status);
	}
	#onData(chunk) {
		const left = this.#keep - Math.min(this.#bytes, this.#keep);
		if (left > 0) this.#kept.push(Buffer.from(chunk.subarray(0, left)));
		this.#bytes += chunk.length;
	}
	#onClose(stream) {
		const { NGHTTP2_NO_ERROR, NGHTTP2_REFUSED_STREAM } = constants$1;
		if (stream.rstCode === NGHTTP2_REFUSED_STREAM) this.#fault = {
			reason: REFUSED,
			isOwn: false
		};
		if (!(this.#hasEnded && stream.rstCode === NGHTTP2_NO_ERROR && this.#fault === null) || this.#status === null) this.#break();
		else this.#end(this.#answer(this.#status));
	}
	#answer(status) {
		return {
			kind: "answer",
			status,
			statusText: "",
			headers: this.#headers,
			body: Buffer.concat(this.#kept)
		};
	}
	#break() {
		const isUnanswered = this.#firstByteMs === null;
		const cutOff = `connection closed by the server ${isUnanswered ? "before" : "within"} an answer`;
		this.#end({
			kind: "broken",
			reason: this.#fault?.reason ?? cutOff,
			status: this.#status,
			unanswered: isUnanswered,
			isOwn: this.#fault?.isOwn ?? false
		});
	}
	#giveUp() {
		this.#end({
			kind: "late",
			status: this.#status
		});
		this.#stream?.close(constants$1.NGHTTP2_CANCEL);
	}
	#end(ended) {
		if (this.#isOver) return;
		this.#isOver = true;
		this.#timeLimit.close();
		this.#settle({
			ended,
			sentMs: this.#sentMs,
			firstByteMs: this.#firstByteMs,
			endMs: performance.now(),
			bytes: this.#bytes
		});
	}
};
function whenEnded(stream, ended) {
	stream.once("response", (_headers, flags) => {
		if ((flags & constants$1.NGHTTP2_FLAG_END_STREAM) !== 0) ended();
	});
	stream.once("trailers", ended);
	const push = stream.push.bind(stream);
	stream.push = (chunk, encoding) => {
		if (chunk === null && !stream.closed) ended();
		return push(chunk, encoding);
	};
}

// src/run/http/http2.ts
const USUAL_STREAMS = 100;
function http2Client({ authorities }) {
	const sessions = /* @__PURE__ */ new Map();
	const all = /* @__PURE__ */ new Set();
	let isOpen = true;
	const open = (origin) => {
		const http2 = connect$2(origin.href, authorities === void 0 ? {} : { ca: authorities });
		all.add(http2);
		http2.once("close", () => all.delete(http2));
		http2.on("error", () => {});
		const session = {
			http2,
			open: 0,
			isSpoken: false,
			hasAnswered: false
		};
		http2.once("remoteSettings", () => {
			session.isSpoken = true;
		});
		return session;
	};
	const shared = (origin) => {
		const known = sessions.get(origin.href) ?? /* @__PURE__ */ new Set();
		sessions.set(origin.href, known);
		for (const session of known) if (session.http2.destroyed || session.http2.closed) known.delete(session);
		else if (session.open < mostStreams(session.http2)) return session;
		const session = open(origin);
		known.add(session);
		return session;
	};
	const once = async (request, sentMs) => {
		const session = request.connections === "reuse" ? shared(request.origin) : open(request.origin);
		const wasKept = session.hasAnswered;
		session.open += 1;
		const received = named(await sendOn(session.http2, request, sentMs), session);
		session.open -= 1;
		session.hasAnswered ||= received.ended.kind === "answer";
		const isLost = wasKept && session.http2.destroyed && isRace(received, request);
		if (request.connections === "new") session.http2.destroy();
		return {
			received,
			isRepeatable: isLost || isRefused(received)
		};
	};
	const twice = async (request) => {
		const sentMs = performance.now();
		const first = await once(request, sentMs);
		if (!isOpen || !first.isRepeatable) return first.received;
		return (await once(request, sentMs)).received;
	};
	return {
		exchange(request, settle) {
			twice(request).then(settle);
		},
		close() {
			isOpen = false;
			for (const session of all) session.destroy();
		}
	};
}
function named(received, { isSpoken }) {
	const { ended } = received;
	return ended.kind === "broken" && !isSpoken && ended.reason.startsWith("protocol:") ? {
		...received,
		ended: {
			...ended,
			reason: NOT_HTTP2
		}
	} : received;
}
const isRefused = ({ ended }) => ended.kind === "broken" && ended.reason === "protocol: the server refused the stream";
const mostStreams = ({ remoteSettings, connecting }) => connecting ? USUAL_STREAMS : remoteSettings?.maxConcurrentStreams ?? USUAL_STREAMS;

// src/run/http/shown.ts
const MOST_CHARS = 60;
const MOST_EXAMPLE_CHARS = 300;
const shortened = (text, most) => text.length > most ? `${text.slice(0, most)}…` : text;
const quoted = (text) => JSON.stringify(shortened(plainName(text), MOST_CHARS));
const shownValue = (value) => shortened(plainName(JSON.stringify(value) ?? "nothing"), MOST_CHARS);
function exampleOf({ status, statusText, body }) {
	const beginning = body.subarray(0, MOST_EXAMPLE_CHARS).toString();
	const text = statusText === "" ? String(status) : `${status} ${statusText}`;
	return shortened(plainName(beginning === "" ? text : `${text}: ${beginning}`), MOST_EXAMPLE_CHARS);
}

// src/run/http/client.ts
function openClient(options = {}) {
	const clients = {
		"1.1": http1Client(options),
		"2": http2Client(options)
	};
	return {
		exchange(request, settle) {
			clients[request.version].exchange(request, (received) => settle(judged(received, request)));
		},
		close() {
			for (const client of Object.values(clients)) client.close();
		}
	};
}
function judged(received, request) {
	const { ended, sentMs, firstByteMs, endMs, bytes } = received;
	return {
		ending: endingOf(ended, request),
		sentMs,
		firstByteMs,
		endMs,
		status: ended.status,
		bytes
	};
}
const OK = { kind: "ok" };
function endingOf(ended, { expectation, timeoutMs }) {
	switch (ended.kind) {
		case "answer": {
			const reason = expectation.fault(ended);
			return reason === null ? OK : {
				kind: "failed",
				reason,
				example: exampleOf(ended)
			};
		}
		case "broken": {
			const { reason, status, isOwn } = ended;
			if (isOwn) return {
				kind: "unsent",
				reason
			};
			return {
				kind: "failed",
				reason,
				example: status === null ? "" : `status ${status}`
			};
		}
		case "late": return {
			kind: "timeout",
			reason: `timeout after ${timeoutMs / 1e3} s`
		};
	}
}

// src/run/failures.ts
const IN_OTHER_WAYS = "in other ways";
var FailureList = class {
	#byText = /* @__PURE__ */ new Map();
	#kinds = 0;
	add(failure) {
		const own = describeOutcome(failure.outcome);
		const rest = restOf(failure.outcome);
		if (describeOutcome(rest) === own && rest !== failure.outcome || this.#byText.has(own)) this.#count(own, failure);
		else if (this.#kinds < 20) {
			this.#kinds += 1;
			this.#count(own, failure);
		} else this.#count(keyOfRest(rest), {
			...failure,
			outcome: rest
		});
	}
	list() {
		return [...this.#byText.values()].sort((a, b) => b.count - a.count);
	}
	#count(key, failure) {
		const known = this.#byText.get(key);
		const count = (known?.count ?? 0) + failure.count;
		const invocations = (known?.invocations ?? 0) + (failure.invocations ?? 0);
		this.#byText.set(key, {
			...known ?? failure,
			count,
			...invocations === 0 ? {} : { invocations }
		});
	}
};
function keyOfRest(outcome) {
	if (outcome.kind === "timeout") return outcome.kind;
	return outcome.kind === "hung" ? `${outcome.kind} ${outcome.class}` : describeOutcome(outcome);
}
function restOf(outcome) {
	switch (outcome.kind) {
		case "error": return {
			kind: "error",
			error: IN_OTHER_WAYS
		};
		case "out-of-memory": return {
			kind: "out-of-memory",
			evidence: IN_OTHER_WAYS
		};
		case "unmet":
		case "broken":
		case "unstartable":
		case "aborted":
		case "unmeasured": return {
			...outcome,
			reason: IN_OTHER_WAYS
		};
		default: return outcome;
	}
}

// src/run/http/failure-kinds.ts
var FailureKinds = class {
	#list = new FailureList();
	add(request, { ending }) {
		if (ending.kind === "ok" || ending.kind === "unsent") return;
		const reason = request === null ? ending.reason : `${request}: ${ending.reason}`;
		const excerpt = ending.kind === "failed" ? ending.example : "";
		this.#list.add({
			outcome: {
				kind: "unmet",
				reason
			},
			count: 1,
			excerpt
		});
	}
	list() {
		return this.#list.list();
	}
};
function addFailures(threads) {
	const list = new FailureList();
	for (const failure of threads.flat()) list.add(failure);
	return list.list();
}

// src/run/http/part-recorder.ts
var PartRecorder = class {
	#edgesMs;
	#parts;
	constructor(parts, edgesMs) {
		this.#edgesMs = edgesMs;
		this.#parts = Array.from({ length: parts }, () => edgesMs.slice(1).map(() => new Cell()));
	}
	ended(part, operation) {
		const { dueMs, endMs, kind } = operation;
		this.#cell(part, dueMs)?.add(operation);
		if (kind === "ok" && endMs < this.#overMs) this.#cell(part, endMs)?.addEndedWell();
	}
	tallies() {
		return this.#parts.map((cells) => cells.map((cell) => cell.window()));
	}
	get #overMs() {
		return this.#edgesMs.at(-1) ?? 0;
	}
	#cell(part, ms) {
		return this.#parts[part]?.[windowAt(this.#edgesMs, ms)];
	}
};
var Cell = class {
	#ok = 0;
	#failed = 0;
	#timedOut = 0;
	#endedWell = 0;
	#response = new HistogramCounter();
	#service = new HistogramCounter();
	add({ dueMs, endMs, serviceNs, kind }) {
		if (kind === "ok") this.#ok += 1;
		else if (kind === "failed") this.#failed += 1;
		else if (kind === "timeout") this.#timedOut += 1;
		if (kind !== "failed") this.#response.add((endMs - dueMs) * 1e6);
		if (kind === "ok") this.#service.add(serviceNs);
	}
	addEndedWell() {
		this.#endedWell += 1;
	}
	window() {
		return {
			ok: this.#ok,
			failed: this.#failed,
			timedOut: this.#timedOut,
			endedWell: this.#endedWell,
			response: this.#response.histogram(),
			service: this.#service.histogram()
		};
	}
};
const endedIn = ({ ok, failed, timedOut }) => ok + failed + timedOut;
function addPartWindows(windows) {
	const sum = (of) => windows.reduce((total, window) => total + of(window), 0);
	return {
		ok: sum((window) => window.ok),
		failed: sum((window) => window.failed),
		timedOut: sum((window) => window.timedOut),
		endedWell: sum((window) => window.endedWell),
		response: addHistograms(windows.map((window) => window.response)),
		service: addHistograms(windows.map((window) => window.service))
	};
}
function addPartTallies(threads) {
	const [first = []] = threads;
	return first.map((windows, part) => windows.map((_, index) => addPartWindows(threads.flatMap((parts) => parts[part]?.[index] ?? []))));
}

// src/run/http/parts.ts
const NO_PARTS = [];
function partsOf(requests) {
	const own = requests.map((_, index) => index);
	const named = requests.flatMap(({ name }, part) => name === null ? [] : [{
		name,
		part
	}]);
	const injected = own.filter((index) => requests[index]?.inject !== void 0);
	if (named.length === 0) return {
		count: 0,
		named,
		requests: [],
		injection: null,
		of: () => NO_PARTS
	};
	if (injected.length === 0) return {
		count: own.length,
		named,
		requests: own,
		injection: null,
		of: ({ request }) => [request]
	};
	const [beside, without, whileOn] = [
		own.length,
		own.length + 1,
		own.length + 2
	];
	const neighbours = [{
		name: BESIDE_INJECTED,
		part: beside
	}, {
		name: WITHOUT_INJECTED,
		part: without
	}];
	return {
		count: own.length + 3,
		named: [...named, ...neighbours],
		requests: own,
		injection: {
			injected,
			beside,
			without,
			whileOn
		},
		of({ request, injection }) {
			if (injection === null) return [request];
			const all = injection.isOn ? [request, whileOn] : [request];
			if (!injection.isCompared || injected.includes(request)) return all;
			return [...all, injection.isOn ? beside : without];
		}
	};
}

// src/run/http/body-text.ts
const DECODERS = /* @__PURE__ */ new Map([
	["gzip", gunzipSync],
	["x-gzip", gunzipSync],
	["deflate", inflateSync],
	["br", brotliDecompressSync]
]);
function decodeBody({ body, headers }, limit) {
	const tooLarge = {
		ok: false,
		reason: `body is larger than ${limit} bytes, which is not looked at`
	};
	if (body.length > limit) return tooLarge;
	const encoding = encodingOf(headers);
	if (encoding === "identity" || body.length === 0) return {
		ok: true,
		text: body.toString()
	};
	const decode = DECODERS.get(encoding);
	if (decode === void 0) return {
		ok: false,
		reason: `body is encoded by ${quoted(encoding)}, which cannot be looked at`
	};
	try {
		return {
			ok: true,
			text: decode(body, { maxOutputLength: limit }).toString()
		};
	} catch (error) {
		return error instanceof RangeError ? tooLarge : {
			ok: false,
			reason: `body is no ${encoding}`
		};
	}
}
function encodingOf(headers) {
	for (let i = 0; i < headers.length; i += 2) if (headers[i]?.toLowerCase() === "content-encoding") return (headers[i + 1] ?? "").toLowerCase();
	return "identity";
}

// src/run/http/expectation.ts
const BODY_LIMIT = 1024 ** 2;
const EXAMPLE_BYTES = 200;
function expectationOf(expect) {
	const isExpected = statusTest(expect.status);
	const headers = Object.entries(expect.headers).map(([name, part]) => headerCheck(name, part));
	const body = bodyCheck(expect);
	return {
		bytesToKeep: (status) => !isExpected(status) ? EXAMPLE_BYTES : body === null ? 0 : BODY_LIMIT + 1,
		fault(answer) {
			if (!isExpected(answer.status)) return `status ${answer.status}`;
			for (const check of headers) {
				const fault = check(answer);
				if (fault !== null) return fault;
			}
			return body === null ? null : body(answer);
		}
	};
}
function statusTest(expected) {
	if (expected === null) return (status) => status < 400;
	return (status) => expected.includes(status);
}
function headerCheck(name, part) {
	const wanted = name.toLowerCase();
	return ({ headers }) => {
		const values = [];
		for (let i = 0; i < headers.length; i += 2) if (headers[i]?.toLowerCase() === wanted) values.push(headers[i + 1] ?? "");
		if (values.length === 0) return `header ${wanted} is missing`;
		return values.join(", ").includes(part) ? null : `header ${wanted} does not contain ${quoted(part)}`;
	};
}
function bodyCheck({ body, json }) {
	const paths = Object.entries(json).map(([path, value]) => jsonCheck(path, value));
	if (body === null && paths.length === 0) return null;
	return (answer) => {
		const decoded = decodeBody(answer, BODY_LIMIT);
		if (!decoded.ok) return decoded.reason;
		if (body !== null && !decoded.text.includes(body)) return `body does not contain ${quoted(body)}`;
		return paths.length === 0 ? null : jsonFault(decoded.text, paths);
	};
}
function jsonFault(text, checks) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		return "body is not JSON";
	}
	return checks.map((check) => check(value)).find((fault) => fault !== null) ?? null;
}
function jsonCheck(path, expected) {
	const steps = stepsOf(path);
	const wanted = canonical(expected);
	return (value) => {
		const at = followJsonPath(value, steps);
		if (!at.found) return `${path} is missing, and should be ${shownValue(expected)}`;
		return canonical(at.value) === wanted ? null : `${path} is ${shownValue(at.value)}, not ${shownValue(expected)}`;
	};
}
function stepsOf(path) {
	const reading = readJsonPath(path);
	if (!reading.ok) throw new Error(`Cannot follow the JSON path ${path}: ${reading.problem}`);
	return reading.steps;
}
const canonical = (value) => JSON.stringify(value, (_key, inner) => inner !== null && typeof inner === "object" && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a < b ? -1 : 1)) : inner);

// src/run/http/origin.ts
function targetOf(address) {
	const url = new URL(address);
	if (url.protocol !== "http:" && url.protocol !== "https:") throw new TypeError(`Cannot send requests by ${url.protocol} only http: and https: are spoken`);
	const secure = url.protocol === "https:";
	return {
		origin: {
			secure,
			host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
			port: url.port === "" ? secure ? 443 : 80 : Number(url.port),
			authority: url.host,
			href: url.origin
		},
		path: `${url.pathname}${url.search}`
	};
}

// src/run/http/payload.ts
const LETTERS = Buffer.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
function payloadBody({ text, bytes, seed }) {
	const { below } = createRandom(seed);
	const letters = Buffer.allocUnsafe(bytes);
	for (let i = 0; i < bytes; i++) letters[i] = LETTERS[below(LETTERS.length)] ?? 0;
	const [start = "", ...rest] = text.split(PAYLOAD_PLACE);
	return Buffer.concat([Buffer.from(start), ...rest.flatMap((after) => [letters, Buffer.from(after)])]);
}

// src/run/http/wire.ts
const WITH_BODY = /* @__PURE__ */ new Set([
	"POST",
	"PUT",
	"PATCH"
]);
function headOf({ method, path, headers, bodyBytes }) {
	const has = (name) => headers.some(([known]) => known === name);
	const length = bodyBytes ?? (WITH_BODY.has(method) ? 0 : null);
	return {
		method,
		path,
		headers: [
			...has("user-agent") ? [] : [["user-agent", "stress-action"]],
			...headers,
			...length === null ? [] : [["content-length", String(length)]]
		]
	};
}
function serialise({ method, path, headers }, { authority }, connections, body) {
	const lines = [
		`${method} ${path} HTTP/1.1`,
		...headers.some(([name]) => name === "host") ? [] : [`host: ${authority}`],
		...connections === "new" ? ["connection: close"] : [],
		...headers.map(([name, value]) => `${name}: ${value}`)
	];
	const head = Buffer.from(`${lines.join("\r\n")}\r\n\r\n`);
	return body === null ? head : Buffer.concat([head, body]);
}

// src/run/http/prepared.ts
const IDEMPOTENT = /* @__PURE__ */ new Set([
	"GET",
	"HEAD",
	"PUT",
	"DELETE",
	"OPTIONS"
]);
function prepareRequest(plan, addresses, readBody) {
	const { origin, path } = targetOf(withAddresses(plan.url, addresses));
	const body = bodyOf(plan, readBody);
	const headers = Object.entries(plan.headers).map(([name, value]) => [name.toLowerCase(), withAddresses(value, addresses)]);
	const head = headOf({
		method: plan.method,
		path,
		headers,
		bodyBytes: body?.length ?? null
	});
	return {
		name: plan.name,
		origin,
		head,
		isHead: plan.method === "HEAD",
		body,
		wire: serialise(head, origin, plan.connections, body),
		version: plan.version,
		connections: plan.connections,
		timeoutMs: plan.timeoutMs,
		idempotent: IDEMPOTENT.has(plan.method),
		expectation: expectationOf(plan.expect)
	};
}
function bodyOf({ body }, readBody) {
	if (body === null) return null;
	switch (body.kind) {
		case "text": return Buffer.from(body.text);
		case "payload": return payloadBody(body);
		case "file": return readBody(body.path);
	}
}

// src/run/http/run-share.ts
const preparedFor = ({ requests, bodies, addresses }) => requests.map((plan) => prepareRequest(plan, addresses, (path) => {
	const body = bodies.get(path);
	if (body === void 0) throw new Error(`The body ${path} was not handed to the generator`);
	return Buffer.from(body);
}));
async function runShare(share, prepared, { startMs, signal, onWindow }) {
	const client = openClient();
	const hangUp = () => client.close();
	signal.addEventListener("abort", hangUp, { once: true });
	const counting = new Counting(share, prepared, client, startMs, signal);
	const { load, seed, times, graceMs, share: arrivals } = share;
	if (load.model === "closed") await pause(Math.max(0, startMs - monotonicMs()), signal);
	try {
		const tally = await runLoad({
			load,
			seed,
			times,
			graceMs,
			share: arrivals,
			startMs,
			signal,
			onWindow,
			operate: (_user, iteration, dueMs, ended) => counting.operate(iteration, dueMs, ended)
		});
		return counting.result(tally);
	} finally {
		signal.removeEventListener("abort", hangUp);
		client.close();
	}
}
var Counting = class {
	#prepared;
	#client;
	#startMs;
	#signal;
	#choose;
	#parts;
	#recorder;
	#failures = new FailureKinds();
	#unmeasuredFailures = new FailureKinds();
	#phases;
	#share;
	#graceMs;
	#underWay = /* @__PURE__ */ new Set();
	#isOver = false;
	#shortage = null;
	constructor(share, prepared, client, startMs, signal) {
		this.#prepared = prepared;
		this.#client = client;
		this.#startMs = startMs;
		this.#signal = signal;
		this.#share = share.share;
		this.#graceMs = share.graceMs;
		this.#phases = share.load.phases ?? [];
		const { choiceSeed, orderSeed, load, times } = share;
		const durationMs = load.durationMs ?? times.at(-1) ?? null;
		this.#choose = choiceOf(share.requests, {
			seed: choiceSeed,
			orderSeed,
			durationMs
		});
		this.#parts = partsOf(share.requests);
		this.#recorder = new PartRecorder(this.#parts.count, windowsOf(share.load, share.times));
	}
	operate(iteration, dueMs, ended) {
		if (this.#signal.aborted) {
			queueMicrotask(() => ended({
				kind: "interrupted",
				last: true
			}));
			return;
		}
		const { index, of } = this.#share;
		const choice = this.#choose(iteration * of + index, dueMs);
		const request = this.#prepared[choice.request];
		if (request === void 0) throw new Error(`There is no request ${choice.request}`);
		const parts = this.#parts.of(choice);
		const underWay = parts.length === 0 ? null : {
			dueMs,
			sentMs: this.#nowMs(),
			parts
		};
		if (underWay !== null) this.#underWay.add(underWay);
		this.#client.exchange(request, (exchange) => {
			const { ending } = exchange;
			if (ending.kind === "unsent") this.#shortage ??= ending.reason;
			const kind = this.#kindOf(exchange);
			const serviceNs = (exchange.endMs - exchange.sentMs) * 1e6;
			if (!this.#isOver) {
				if (underWay !== null) this.#record(underWay, serviceNs, kind);
				if (kind !== "interrupted") this.#failuresAt(dueMs).add(request.name, exchange);
			}
			ended({
				kind,
				serviceNs,
				last: this.#signal.aborted || ending.kind === "unsent"
			});
		});
	}
	result(tally) {
		this.#isOver = true;
		for (const underWay of this.#underWay) {
			const ageMs = this.#nowMs() - underWay.sentMs;
			const hadGrace = !this.#signal.aborted && ageMs >= this.#graceMs;
			this.#record(underWay, ageMs * 1e6, hadGrace ? "timeout" : "interrupted");
		}
		return {
			tally,
			parts: this.#recorder.tallies(),
			failures: this.#failures.list(),
			unmeasuredFailures: this.#unmeasuredFailures.list(),
			shortage: this.#shortage
		};
	}
	#failuresAt(dueMs) {
		return isMeasured(this.#phases, dueMs) ? this.#failures : this.#unmeasuredFailures;
	}
	#kindOf({ ending }) {
		return this.#signal.aborted || ending.kind === "unsent" ? "interrupted" : ending.kind;
	}
	#nowMs() {
		return monotonicMs() - this.#startMs;
	}
	#record(underWay, serviceNs, kind) {
		this.#underWay.delete(underWay);
		const { dueMs, parts } = underWay;
		const endMs = this.#nowMs();
		for (const part of parts) this.#recorder.ended(part, {
			dueMs,
			endMs,
			serviceNs,
			kind
		});
	}
};

export { boundsOf as C, smoothQuantileIn as D, quantileIn as E, pause as O, addHistograms as S, histogramOf as T, voidWindows as _, addPartWindows as a, locateThread as b, FailureList as c, valueIn as d, GRACE_MS as f, unsoundPhases as g, nothingSound as h, addPartTallies as i, isMeasured as l, droppedSoundly as m, runShare as n, endedIn as o, runLoad as p, partsOf as r, addFailures as s, preparedFor as t, measuredWindows as u, addTallies as v, countIn as w, EMPTY_HISTOGRAM as x, addWindows as y };
import { n as hashSeed, t as createRandom } from "./random.js";
import { a as historyDetector } from "./detected.js";
import { n as scopeBeside } from "./service.js";
import { t as neededServices } from "./needed-services.js";
import { a as lengthOf, n as PAYLOAD_PLACE, o as partsOfPhases, s as phasesOf } from "./http.js";
import { r as levelText, t as FACTORS } from "./factors.js";
import { n as isPieced, r as segmentsOf } from "./load-segments.js";
import { t as isEven } from "./load-shape.js";
import { d as unqualified } from "./metric.js";
import { t as matchesGlob } from "./glob.js";
import { createHash } from "node:crypto";

// src/plan/digest.ts
const DIGEST_LENGTH = 16;
const digestOf = ({ driver, load, measure, repeat, detectors, histories, services: names = [], leaks }, services = []) => {
	const beside = names.flatMap((name) => services.filter((service) => service.name === name));
	return fingerprint({
		driver: identityOf(driver),
		load,
		...measure === "time" ? {} : { measure },
		...repeat === void 0 ? {} : { repeat: conditionsOf(repeat) },
		...detectors === void 0 ? {} : { detectors: detectors.names },
		...histories === void 0 ? {} : { histories: histories.map(historyDetector) },
		...beside.length === 0 ? {} : { services: beside.map((service) => serviceIdentity(service, leaks)) }
	});
};
const conditionsOf = ({ cells, parallel, varies }) => ({
	cells: cells.map(({ id }) => id),
	parallel,
	varies
});
const serviceIdentity = ({ name, command, cwd, env, needs, scope }, leaks) => ({
	name,
	command,
	cwd,
	env,
	needs,
	scope: scopeBeside({ scope }, { leaks })
});
const fingerprint = (value) => createHash("sha256").update(canonicalJson(value)).digest("hex").slice(0, DIGEST_LENGTH);
const identityOf = (driver) => driver.kind === "results" ? { kind: driver.kind } : driver;
function canonicalJson(value) {
	return JSON.stringify(value, (_key, inner) => inner !== null && typeof inner === "object" && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a < b ? -1 : 1)) : inner);
}

// src/plan/pairwise.ts
const CANDIDATES = 24;
function pairwiseRows(sizes, first, random) {
	const left = pairsOf(sizes);
	const rows = [];
	const take = (row) => {
		rows.push(row);
		for (const pair of pairsIn(row)) left.delete(pair);
	};
	first.forEach(take);
	while (left.size > 0) take(Array.from({ length: CANDIDATES }, () => candidate(sizes, left, random)).reduce((best, row) => newIn(row, left) > newIn(best, left) ? row : best));
	return rows;
}
const keyOf = (i, a, j, b) => `${i} ${a} ${j} ${b}`;
function pairsOf(sizes) {
	const pairs = /* @__PURE__ */ new Set();
	for (const [j, many] of sizes.entries()) for (const [i, some] of sizes.slice(0, j).entries()) for (let a = 0; a < some; a++) for (let b = 0; b < many; b++) pairs.add(keyOf(i, a, j, b));
	return pairs;
}
const pairsIn = (row) => row.flatMap((b, j) => row.slice(0, j).map((a, i) => keyOf(i, a, j, b)));
const newIn = (row, left) => pairsIn(row).filter((pair) => left.has(pair)).length;
function candidate(sizes, left, random) {
	const row = new Map(startOf(left, random));
	for (const factor of random.shuffle([...sizes.keys()].filter((i) => !row.has(i)))) {
		const levels = random.shuffle([...Array(sizes[factor]).keys()]);
		const gain = (level) => gainOf(factor, level, row, left);
		row.set(factor, levels.reduce((best, level) => gain(level) > gain(best) ? level : best));
	}
	return [...sizes.keys()].map((i) => row.get(i) ?? 0);
}
function startOf(left, random) {
	const [i = 0, a = 0, j = 0, b = 0] = ([...left][random.below(left.size)] ?? "").split(" ").map(Number);
	return [[i, a], [j, b]];
}
const gainOf = (factor, level, chosen, left) => [...chosen].filter(([other, chose]) => left.has(other < factor ? keyOf(other, chose, factor, level) : keyOf(factor, level, other, chose))).length;

// src/plan/grid.ts
function gridCells(grid, random) {
	const varied = FACTORS.filter((factor) => grid[factor].length > 0);
	const sizes = varied.map((factor) => grid[factor].length);
	const rows = grid.design === "pairwise" && sizes.length > 1 ? pairwiseRows(sizes, cornersOf(grid, varied), random) : combinations(sizes);
	return random.shuffle(rows).map((row) => cellAt(grid, new Map(varied.map((factor, i) => [factor, row[i]]))));
}
const levelsOf = (cell) => Object.fromEntries(FACTORS.flatMap((factor) => {
	const level = cell[factor];
	return level === null ? [] : [[factor, levelText(factor, level)]];
}));
const cellText = (cell) => Object.entries(levelsOf(cell)).map(([factor, level]) => `${factor}=${level}`).join(",");
const combinations = (sizes) => sizes.reduce((rows, size) => rows.flatMap((row) => [...Array(size).keys()].map((level) => [...row, level])), [[]]);
function cornersOf(grid, varied) {
	const ranks = varied.map((factor) => ranked(grid[factor]));
	const lowest = ranks.map((order) => order.at(0) ?? 0);
	const highest = ranks.map((order) => order.at(-1) ?? 0);
	return String(lowest) === String(highest) ? [lowest] : [lowest, highest];
}
const ranked = (levels) => [...levels.keys()].sort((a, b) => Number(levels[a]) - Number(levels[b]) || a - b);
function cellAt(grid, at) {
	const pick = (levels, factor) => levels[at.get(factor) ?? 0] ?? null;
	return {
		rate: pick(grid.rate, "rate"),
		payload: pick(grid.payload, "payload"),
		concurrency: pick(grid.concurrency, "concurrency"),
		connections: pick(grid.connections, "connections"),
		mix: pick(grid.mix, "mix")
	};
}

// src/plan/cell.ts
function cellsOf$1(scenario, suiteSeed) {
	const { factors, ...rest } = scenario;
	if (factors === void 0) return null;
	const seedOf = (what) => hashSeed(`${suiteSeed}/${scenario.name}/${what}`);
	return gridCells(factors, createRandom(seedOf("grid"))).map((cell) => ({
		scenario: {
			...rest,
			load: loadAt(scenario.load, cell),
			driver: driverAt(scenario.driver, cell, seedOf("payload"))
		},
		id: `${scenario.name}[${cellText(cell)}]`,
		levels: levelsOf(cell)
	}));
}
function loadAt(load, { rate, concurrency, connections }) {
	const atOnce = concurrency ?? connections;
	if (load.model === "closed") return atOnce === null ? load : {
		...load,
		users: [atOnce]
	};
	return {
		...load,
		...rate !== null && load.shape.kind === "constant" ? { shape: {
			...load.shape,
			rate
		} } : {},
		...atOnce === null ? {} : { maxInFlight: atOnce }
	};
}
function driverAt(driver, cell, seed) {
	switch (driver.kind) {
		case "results": return driver;
		case "http": return requestsAt(driver, cell, seed);
		case "command": return {
			...driver,
			env: {
				...driver.env,
				...variablesOf(cell)
			}
		};
		case "worker":
		case "module": return {
			...driver,
			env: {
				...driver.env,
				...variablesOf(cell)
			},
			parameters: {
				...driver.parameters,
				...parametersOf(cell)
			}
		};
	}
}
const variablesOf = ({ payload, mix }) => ({
	...payload === null ? {} : { STRESS_PAYLOAD: String(payload) },
	...mix === null ? {} : { STRESS_MIX: mix }
});
const parametersOf = ({ payload, mix }) => ({
	...payload === null ? {} : { payload },
	...mix === null ? {} : { mix }
});
function requestsAt(driver, { payload, mix }, seed) {
	const own = driver.requests.filter(({ mixes }) => mix === null || (mixes?.includes(mix) ?? true));
	return {
		...driver,
		requests: own.map(({ mixes: _, ...request }) => payload === null ? request : withPayload(request, payload, seed))
	};
}
function withPayload(request, bytes, seed) {
	const { body } = request;
	if (body?.kind !== "text" || !body.text.includes("${payload}")) return request;
	return {
		...request,
		body: {
			kind: "payload",
			text: body.text,
			bytes,
			seed
		}
	};
}

// src/plan/load.ts
function closedLoad(load, users, { durationMs: override }) {
	const isFree = load.durationMs !== null && load.phases === void 0;
	const durationMs = override !== null && isFree ? override : load.durationMs;
	return {
		model: "closed",
		users,
		iterations: durationMs === null ? load.iterations ?? users : null,
		durationMs,
		...load.thinkTime === void 0 ? {} : { thinkTime: load.thinkTime },
		...load.phases === void 0 ? {} : { phases: phasesOf(partsOfPhases(load.phases)) }
	};
}
function openLoad(load, seed, options) {
	const { arrivals, maxInFlight, overflow, phases } = load;
	const drawn = drawnOf(options.durationMs !== null && phases === void 0 && isEven(load.shape) ? {
		...load.shape,
		durationMs: options.durationMs
	} : load.shape, createRandom(seed).next, options);
	const parts = phases === void 0 ? drawn.phases : phasesOf(partsOfPhases(phases));
	return {
		model: "open",
		curve: drawn.curve,
		arrivals,
		maxInFlight,
		overflow,
		iterations: null,
		durationMs: drawn.durationMs,
		...parts.length === 0 ? {} : { phases: parts }
	};
}
function drawnOf(shape, draw, { replays }) {
	if (shape.kind === "sine") return {
		curve: shape,
		durationMs: shape.durationMs,
		phases: []
	};
	if (!isPieced(shape)) return replayed(shape, replays?.get(shape.file));
	const segments = [...segmentsOf(shape, draw)];
	const pieces = segments.map(({ durationMs, from, to }) => ({
		durationMs,
		from,
		to
	}));
	return {
		curve: {
			kind: "pieces",
			pieces
		},
		durationMs: lengthOf(pieces),
		phases: phasesOf(segments)
	};
}
const replayed = ({ file }, facts) => ({
	curve: {
		kind: "replay",
		file,
		...facts === void 0 ? {} : {
			arrivals: facts.arrivals,
			content: facts.content
		}
	},
	durationMs: facts?.durationMs ?? null,
	phases: []
});

// src/plan/repeat.ts
function repeatPlan({ runs, until, vary }, parallel, overrides, seed) {
	const cells = cellsOf(vary);
	return {
		runs: overrides.runs ?? runs,
		parallel,
		until: until.kind === "time" && overrides.durationMs !== null ? {
			kind: "time",
			durationMs: overrides.durationMs
		} : until,
		varies: {
			seed: vary.seed,
			order: vary.order
		},
		cells,
		deck: deckOf(cells, parallel, seed),
		only: overrides.only
	};
}
function cellsOf(vary) {
	return factorsOf(vary).filter((levels) => levels.length > 0).reduce((rows, levels) => rows.flatMap((row) => levels.map((level) => [...row, level])), [[]]).map(cellOfLevels);
}
const cellOfLevels = (levels) => ({
	id: levels.map(({ word }) => word).join(" "),
	levels: Object.fromEntries(levels.map(({ factor, level }) => [factor, level])),
	cpus: null,
	hogs: 0,
	pulses: false,
	...Object.assign({}, ...levels.map(({ change }) => change)),
	env: Object.assign({}, ...levels.map(({ change }) => change.env ?? {}))
});
function factorsOf(vary) {
	return [
		vary.cpus.map((cpus) => levelOf("cpus", cpus, { cpus: cpus === "all" ? null : cpus })),
		vary.load.map((hogs) => levelOf("load", hogs, { hogs })),
		vary.timezone.map((zone) => levelOf("timezone", zone, { env: { TZ: zone } }, "TZ")),
		vary.locale.map((locale) => levelOf("locale", locale, { env: {
			LC_ALL: locale,
			LANG: locale
		} })),
		...Object.entries(vary.env).map(([name, values]) => values.map((value) => levelOf(name, value, { env: { [name]: value } }))),
		vary.pulses.map((pulses) => levelOf("pulses", pulses ? "on" : "off", { pulses }))
	];
}
const levelOf = (factor, level, change, shown = factor) => ({
	factor,
	level: String(level),
	word: `${shown}=${level}`,
	change
});
function deckOf(cells, parallel, seed) {
	const shuffled = createRandom(seed).shuffle(cells.map((_, i) => i));
	return new Set(cells.map(({ hogs }) => hogs)).size > 1 ? shuffled.flatMap((cell) => Array.from({ length: parallel }, () => cell)) : shuffled;
}

// src/plan/search.ts
const LARGEST = 1e5;
const RESOLUTION = 1.05;
const SETTLE = .2;
const LONGEST_SETTLE_MS = 5e3;
const ERRORS = {
	metric: "errors.rate",
	max: .01,
	min: null
};
const OF_A_PROBE = /^(latency|service)\.(mean|p\d+|max|sd|tail)$|^(errors|timeouts)\.rate$|^throughput$/;
function searchPlan(load, thresholds) {
	const [piece] = load.curve.kind === "pieces" ? load.curve.pieces : [];
	if (piece === void 0) return null;
	const own = Object.entries(thresholds).flatMap(([metric, { max, min }]) => {
		return OF_A_PROBE.test(metric) && unqualified(metric).part === null && (max !== null || min !== null) ? [{
			metric,
			max,
			min
		}] : [];
	});
	return {
		from: piece.from,
		to: LARGEST,
		holdMs: piece.durationMs,
		settleMs: Math.min(LONGEST_SETTLE_MS, SETTLE * piece.durationMs),
		resolution: RESOLUTION,
		criteria: own.some(({ metric }) => metric === ERRORS.metric) ? own : [...own, ERRORS]
	};
}

// src/plan/expand.ts
function expandScenario(scenario, options, suiteSeed) {
	const cells = cellsOf$1(scenario, suiteSeed);
	if (cells !== null) return cells.flatMap(({ scenario: cell, id, levels }) => expandScenario(cell, options, suiteSeed).map((draft) => ({
		...draft,
		id,
		levels
	})));
	if (scenario.repeat !== void 0) return expandRepeated(scenario, scenario.repeat, options, suiteSeed);
	return loadsOf(scenario, options, suiteSeed).map(({ id, load }) => ({
		...described(scenario),
		id,
		load,
		...searchOf(scenario, load),
		...watchesOf(scenario),
		samples: scenario.driver.kind === "results" ? EVERY_FILE : scenario.leaks ? soakPlan(scenario.samples, options.samples) : samplePlan(scenario.samples, options.samples)
	}));
}
function loadsOf({ name, load }, options, suiteSeed) {
	if (load.model === "open") return [{
		id: name,
		load: openLoad(load, hashSeed(`${suiteSeed}/${name}/walk`), options)
	}];
	const { users } = load;
	const idOf = (rung) => users.length === 1 ? name : `${name}[users=${rung}]`;
	return users.map((rung) => ({
		id: idOf(rung),
		load: closedLoad(load, rung, options)
	}));
}
function watchesOf({ thresholds }) {
	const watches = Object.entries(thresholds).flatMap(([metric, { max, min, forMs, abortOnFail }]) => forMs === void 0 && abortOnFail === void 0 ? [] : [{
		metric,
		max,
		min,
		forMs: forMs ?? 0,
		abort: abortOnFail === true
	}]);
	return watches.length === 0 ? {} : { watches };
}
function searchOf({ find, thresholds }, load) {
	const search = find === "max" && load.model === "open" ? searchPlan(load, thresholds) : null;
	return search === null ? {} : { search };
}
const described = (scenario) => ({
	name: scenario.name,
	category: scenario.category,
	priority: scenario.priority,
	level: scenario.level,
	covers: scenario.covers,
	tags: scenario.tags,
	driver: driverOf(scenario),
	leaks: scenario.leaks,
	measure: scenario.measure,
	...scenario.histories === void 0 ? {} : { histories: scenario.histories },
	...scenario.detectors === void 0 ? {} : { detectors: scenario.detectors },
	...scenario.services === void 0 ? {} : { services: scenario.services },
	timeoutMs: scenario.driver.timeoutMs,
	line: scenario.line
});
function expandRepeated(scenario, repeat, { samples: runs, durationMs, repetition = null }, suiteSeed) {
	return repeat.parallel.map((parallel) => {
		const id = repeat.parallel.length === 1 ? scenario.name : `${scenario.name}[parallel=${parallel}]`;
		const plan = repeatPlan(repeat, parallel, {
			runs,
			durationMs,
			only: repetition
		}, hashSeed(`${suiteSeed}/${id}/deck`));
		return {
			...described(scenario),
			id,
			load: {
				model: "closed",
				users: 1,
				iterations: 1,
				durationMs: null
			},
			samples: {
				warmup: 0,
				min: plan.runs,
				max: plan.runs,
				looks: [plan.runs]
			},
			repeat: plan,
			...scenario.quarantine === void 0 ? {} : { quarantine: scenario.quarantine }
		};
	});
}
const EVERY_FILE = {
	warmup: 0,
	min: 1,
	max: 1e3,
	looks: [1e3]
};
function driverOf({ driver }) {
	const { timeoutMs: _limit, ...plan } = driver;
	return plan;
}
function soakPlan(samples, override) {
	const min = Math.max(5, override ?? samples.min);
	const max = override === null ? Math.max(min, samples.max) : min;
	return {
		warmup: samples.warmup,
		min,
		max,
		looks: [.../* @__PURE__ */ new Set([min, max])]
	};
}
function samplePlan(samples, override) {
	const { min, max } = override === null ? samples : {
		min: override,
		max: override
	};
	const looks = [];
	for (let look = min; look < max; look *= 2) looks.push(look);
	return {
		warmup: samples.warmup,
		min,
		max,
		looks: [...looks, max]
	};
}

// src/plan/given.ts
function givenOptions(options) {
	const { intensity, durationMs, samples, budgetMs, against, base } = options;
	const said = Object.entries({
		intensity,
		durationMs,
		samples,
		budgetMs,
		against: base ?? against
	});
	const given = Object.fromEntries(said.filter(([, value]) => (value ?? null) !== null));
	return Object.keys(given).length === 0 ? {} : { given };
}

// src/plan/order.ts
const orderByPriority = (scenarios) => [...scenarios].sort((a, b) => a.priority.localeCompare(b.priority));

// src/plan/select.ts
function selects(selection, scenario) {
	return admits(selection.scenarios, (pattern) => matchesName(pattern, scenario.name)) && admits(selection.categories, (category) => category === scenario.category) && admits(selection.priorities, (priority) => priority === scenario.priority) && admits(selection.tags, (tag) => scenario.tags.includes(tag));
}
const unmatchedNames = (selection, scenarios) => selection.scenarios.filter((pattern) => !scenarios.some((scenario) => matchesName(pattern, scenario.name)));
const admits = (list, test) => list.length === 0 || list.some(test);
function matchesName(pattern, name) {
	const [stem = ""] = pattern.split("[");
	return matchesGlob(stem, name);
}

// src/plan/plan.ts
function makePlan(config, options) {
	const suite = config.suite ?? options.fallbackSuite;
	const seed = options.seed ?? config.seed ?? hashSeed(suite);
	const budgetMs = options.budgetMs ?? config.budgetMs;
	const selected = withReferences(config, config.scenarios.filter((scenario) => selects(options.selection, scenario)));
	const drafts = selected.flatMap((scenario) => expandScenario(scenario, options, seed));
	const share = budgetMs === null ? null : budgetMs / Math.max(drafts.length, 1);
	const scenarios = drafts.map((draft) => ({
		...draft,
		budgetMs: share,
		digest: digestOf(draft, config.services),
		seed: hashSeed(`${seed}/${draft.id}`)
	}));
	return {
		schemaVersion: 1,
		suite,
		configFile: options.configFile,
		seed,
		intensity: config.intensity,
		budgetMs,
		setup: config.setup,
		setupTimeoutMs: config.setupTimeoutMs,
		failFast: config.failFast,
		...neededServices(config.services, scenarios),
		scenarios: orderByPriority(scenarios),
		pairing: null,
		omitted: namesOf(config.scenarios.filter((scenario) => !selected.includes(scenario))),
		...config.requirements === null ? {} : { requirements: requirementsOf(config) },
		...givenOptions(options)
	};
}
const requirementsOf = ({ requirements, scenarios }) => (requirements ?? []).map(({ id, text }) => ({
	id,
	text,
	scenarios: namesOf(scenarios.filter(({ covers }) => covers.includes(id)))
}));
function withReferences(config, selected) {
	const limits = [config.thresholds, ...selected.map((scenario) => scenario.thresholds)].flatMap((map) => Object.values(map));
	const names = new Set(limits.map(({ relativeTo }) => relativeTo));
	return config.scenarios.filter((scenario) => selected.includes(scenario) || names.has(scenario.name));
}
const namesOf = (scenarios) => scenarios.map((scenario) => scenario.name);

export { fingerprint as i, selects as n, unmatchedNames as r, makePlan as t };
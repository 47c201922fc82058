import { n as isMeant, r as namesOne } from "./override.js";
import { n as appendRun, t as acceptRegressions } from "./history.js";
import { i as isEven, n as isPieced, r as segmentsOf } from "./load-segments.js";
import { a as MOST_RUNS, n as scopeBeside } from "./service.js";
import { n as loadConfig } from "./load.js";
import { C as neededServices, at as mostAtOnce, f as environmentOf, i as wholeOf, m as readReplay, n as gather, p as runGit, t as conclude } from "./evidence.js";
import { t as SuiteError } from "./suite-error.js";
import { n as hashSeed, t as createRandom } from "./random.js";
import { a as historyDetector } from "./detected.js";
import { d as PAYLOAD_PLACE, g as phasesOf, h as partsOfPhases, m as lengthOf } from "./json-path.js";
import { r as levelText, t as FACTORS } from "./factors.js";
import { d as unqualified, t as COUNTED_OF_REPEATS, u as qualified } from "./metric.js";
import { r as matchesGlob, t as SUSTAINED } from "./watched.js";
import { s as laddersOf } from "./recovery.js";
import { t as grouped } from "./grouped.js";
import { t as RENDERERS } from "./registry2.js";
import "./file-store2.js";
import { t as require_fastest_levenshtein } from "./fastest-levenshtein.js";
import { createHash, randomInt } from "node:crypto";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";

// src/baseline/acceptances.ts
function acceptancesOf(view, baseline) {
	const { result, analysis, policy } = view;
	const isKnownCommit = baseline?.runs.some(({ commit }) => commit === result.commit?.sha) ?? false;
	return analysis.scenarios.flatMap(({ id, metrics }) => metrics.flatMap((metric) => {
		const override = policy.overrides.granted.findLast((one) => isMeant(one, id, metric.metric.id));
		if (override === void 0 || metric.estimate === null) return [];
		if (!(namesOne(override, id, metric.metric.id) && !isKnownCommit) && !wasFoundWorse(view, id, metric)) return [];
		const acceptance = acceptanceOf(override, id, metric, result.startedAt);
		return isStored(acceptance, override, baseline) ? [] : [acceptance];
	}));
}
function wasFoundWorse({ verdict }, scenario, { metric }) {
	return verdict.checks.some((check) => check.scenario === scenario && check.metric === metric.id && check.accepted !== null);
}
const acceptanceOf = ({ reason, author }, scenario, { metric, estimate }, at) => ({
	scenario,
	metric: metric.id,
	reason,
	author,
	at,
	level: estimate?.center ?? null
});
const isStored = ({ scenario, metric }, { at }, baseline) => baseline?.accepted.some((known) => known.scenario === scenario && known.metric === metric && Date.parse(known.at) >= Date.parse(at)) ?? false;

// src/config/scaled-shape.ts
function atRates(shape, factor) {
	switch (shape.kind) {
		case "constant":
		case "burst": return {
			...shape,
			rate: shape.rate * factor
		};
		case "spike": return {
			...shape,
			base: shape.base * factor,
			peak: shape.peak * factor
		};
		case "sine": return {
			...shape,
			mean: shape.mean * factor,
			amplitude: shape.amplitude * factor
		};
		case "square":
		case "sawtooth": return {
			...shape,
			low: shape.low * factor,
			high: shape.high * factor
		};
		case "randomWalk": return {
			...shape,
			low: shape.low * factor,
			high: shape.high * factor,
			step: shape.step * factor
		};
		case "stages": return {
			...shape,
			start: shape.start * factor,
			stages: shape.stages.map((stage) => ({
				...stage,
				target: stage.target * factor
			}))
		};
		case "phases": return {
			...shape,
			phases: shape.phases.map((phase) => ({
				...phase,
				rate: phase.rate * factor
			}))
		};
		case "steps":
		case "replay": return shape;
	}
}

// src/config/intensity.ts
const INTENSITIES = {
	low: {
		samples: .5,
		iterations: .5,
		duration: .5,
		users: .5,
		rate: .5
	},
	medium: {
		samples: 1,
		iterations: 1,
		duration: 1,
		users: 1,
		rate: 1
	},
	high: {
		samples: 1.5,
		iterations: 2,
		duration: 2,
		users: 2,
		rate: 2
	},
	extreme: {
		samples: 2,
		iterations: 4,
		duration: 4,
		users: 4,
		rate: 4
	}
};
function applyIntensity(config) {
	const by = INTENSITIES[config.intensity];
	return {
		...config,
		scenarios: config.scenarios.map((scenario) => multiplied(scenario, by))
	};
}
const multiplied = (scenario, by) => ({
	...scenario,
	load: multipliedLoad(scenario.load, by),
	samples: {
		warmup: scenario.samples.warmup,
		min: times(scenario.samples.min, by.samples),
		max: times(scenario.samples.max, by.samples)
	},
	...scenario.repeat === void 0 ? {} : { repeat: multipliedRepeat(scenario.repeat, by) }
});
function multipliedRepeat(repeat, by) {
	const { runs, until } = repeat;
	if (until.kind === "bound") return repeat;
	if (until.kind === "time") return {
		...repeat,
		until: {
			...until,
			durationMs: times(until.durationMs, by.duration)
		}
	};
	return {
		...repeat,
		runs: Math.min(MOST_RUNS, times(runs, by.samples))
	};
}
const multipliedLoad = (load, by) => load.model === "closed" ? multipliedClosed(load, by) : {
	...load,
	shape: multipliedShape(load.shape, load.phases === void 0, by)
};
function multipliedClosed(load, by) {
	const { users, iterations, durationMs, phases } = load;
	return {
		...load,
		users: users.length === 1 ? users.map((count) => count === 1 ? 1 : times(count, by.users)) : users,
		iterations: iterations === null ? null : times(iterations, by.iterations),
		durationMs: durationMs === null || phases !== void 0 ? durationMs : times(durationMs, by.duration)
	};
}
function multipliedShape(shape, lasts, by) {
	const rated = atRates(shape, by.rate);
	return lasts && isEven(rated) ? {
		...rated,
		durationMs: times(rated.durationMs, by.duration)
	} : rated;
}
const times = (count, factor) => Math.max(1, Math.round(count * factor));

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
		...config.requirements === null ? {} : { requirements: requirementsOf(config) }
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

// src/plan/policy.ts
function policyOf(config, plan, overrides) {
	const suiteWide = suiteThresholds(config);
	const counted = suiteWide.filter(({ metric }) => COUNTED_OF_REPEATS.has(metric));
	const own = new Map(config.scenarios.map((scenario) => [scenario.name, scenario.thresholds]));
	return {
		...config.policy,
		against: overrides.against ?? config.policy.against,
		failOn: overrides.failOn ?? config.policy.failOn,
		watchHistory: overrides.watchHistory,
		overrides: overrides.overrides,
		thresholds: Object.fromEntries([...plan.scenarios, ...laddersIn(plan)].map(({ id, name, repeat }) => [id, [...placed(own.get(name) ?? {}, "scenario"), ...repeat === void 0 ? suiteWide : counted]]))
	};
}
const laddersIn = ({ scenarios }) => [...laddersOf(scenarios).keys()].map((name) => ({
	id: name,
	name
}));
function suiteThresholds(config) {
	const all = placed(config.thresholds, "suite");
	const isGlob = (threshold) => threshold.metric.includes("*");
	return [...all.filter((threshold) => !isGlob(threshold)), ...all.filter(isGlob)];
}
const placed = (limits, scope) => Object.entries(limits).flatMap(([metric, { forMs, abortOnFail: _, ...limit }]) => {
	const threshold = {
		metric,
		scope,
		...limit
	};
	return forMs === void 0 ? [threshold] : [{
		...threshold,
		max: null,
		min: null
	}, sustained(threshold)];
});
const sustained = (threshold) => ({
	...threshold,
	metric: qualified(threshold.metric, SUSTAINED),
	regression: "off",
	floor: null,
	relativeTo: null
});

// src/plan/cost.ts
const OPERATION_MS = 500;
const MESSAGE_MS = 1;
const SOAK_MS = 6e4;
const COUNTING_SLOWDOWN = 30;
const START_MS = 50;
function estimateCost(scenario) {
	const { driver, repeat, samples } = scenario;
	if (driver.kind === "results") return START_MS;
	if (repeat !== void 0) return repetitionMs(repeat);
	return (samples.warmup + samples.max) * (START_MS + invocationMs(scenario));
}
function repetitionMs({ runs, parallel, until, only }) {
	if (until.kind === "time" && only === null) return until.durationMs;
	return (only === null ? Math.ceil(runs / parallel) : 1) * 550;
}
function invocationMs({ driver, load, leaks, measure }) {
	if (load.model === "open") return load.durationMs ?? SOAK_MS;
	if (driver.kind === "worker" || driver.kind === "module" || driver.kind === "http") return load.durationMs ?? MESSAGE_MS * (load.iterations ?? 1) / mostAtOnce(load);
	const one = leaks ? SOAK_MS : OPERATION_MS * (measure === "instructions" ? COUNTING_SLOWDOWN : 1);
	return load.durationMs ?? one * (load.iterations ?? mostAtOnce(load)) / mostAtOnce(load);
}

// src/plan/shard.ts
function shardPlan(plan, { index, count }, thresholds) {
	const parts = divide(groupsOf(plan.scenarios, thresholds), count);
	const own = new Set(parts[index - 1]);
	const share = plan.budgetMs === null ? null : plan.budgetMs / Math.max(own.size, 1);
	const scenarios = plan.scenarios.filter(({ id }) => own.has(id));
	const { services, ...rest } = plan;
	return {
		...rest,
		setup: own.size === 0 ? null : plan.setup,
		...neededServices(services, scenarios),
		scenarios: scenarios.map((own) => ({
			...own,
			budgetMs: share
		})),
		shard: {
			index,
			count,
			whole: wholeDigest(plan),
			parts: parts.map((ids) => ({
				scenarios: plan.scenarios.flatMap(({ id }) => ids.includes(id) ? [id] : []),
				costMs: costOf(plan.scenarios.filter(({ id }) => ids.includes(id)))
			}))
		}
	};
}
function wholeDigest(plan) {
	const { suite, seed, intensity, setup, failFast, omitted, scenarios, services } = plan;
	const run = scenarios.map(({ budgetMs: _share, ...scenario }) => scenario);
	return fingerprint({
		suite,
		seed,
		intensity,
		setup,
		failFast,
		omitted,
		...services === void 0 ? {} : { services },
		scenarios: run
	});
}
const costOf = (scenarios) => scenarios.reduce((sum, scenario) => sum + estimateCost(scenario), 0);
function groupsOf(scenarios, thresholds) {
	const leaders = new Map(scenarios.map(({ id }) => [id, id]));
	const leaderOf = (id) => {
		const above = leaders.get(id) ?? id;
		return above === id ? id : leaderOf(above);
	};
	for (const { id } of scenarios) for (const { relativeTo } of thresholds[id] ?? []) if (relativeTo !== null && leaders.has(relativeTo)) leaders.set(leaderOf(id), leaderOf(relativeTo));
	return [...grouped(scenarios, ({ id }) => leaderOf(id)).values()].map((members) => ({
		ids: members.map(({ id }) => id),
		costMs: costOf(members)
	}));
}
function divide(groups, count) {
	const parts = Array.from({ length: count }, () => ({
		ids: [],
		costMs: 0
	}));
	for (const { ids, costMs } of groups.toSorted((a, b) => b.costMs - a.costMs)) {
		const least = parts.reduce((found, part) => part.costMs < found.costMs ? part : found);
		least.ids.push(...ids);
		least.costMs += costMs;
	}
	return parts.map(({ ids }) => ids);
}

// src/report/options.ts
const DEFAULT_RENDER_OPTIONS = {
	level: "standard",
	colors: false,
	width: 100,
	runUrl: null
};

// src/report/files.ts
const REPORT_FILES = {
	"results.json": "json",
	"summary.json": "digest",
	"report.md": "markdown",
	"report.html": "html",
	"junit.xml": "junit"
};
async function reportFiles(view) {
	const options = {
		...DEFAULT_RENDER_OPTIONS,
		level: "detailed"
	};
	const entries = await Promise.all(Object.entries(REPORT_FILES).map(async ([name, format]) => [name, await RENDERERS[format](view, options)]));
	return Object.fromEntries(entries);
}

// src/run/load/replay-facts.ts
async function replayFacts(files, directory) {
	const facts = /* @__PURE__ */ new Map();
	for (const file of new Set(files)) {
		const { times, content } = await readReplay(file, directory);
		facts.set(file, {
			arrivals: times.length,
			durationMs: (times.at(-1) ?? 0) + 1,
			content
		});
	}
	return facts;
}

// src/run/interruption.ts
const SIGNALS = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
];
function interruption() {
	const controller = new AbortController();
	const release = () => {
		for (const name of SIGNALS) process.removeListener(name, onSignal);
	};
	const onSignal = (name) => {
		release();
		controller.abort(name);
	};
	for (const name of SIGNALS) process.on(name, onSignal);
	return {
		signal: controller.signal,
		release
	};
}

// src/run/git/repository.ts
var import_fastest_levenshtein = require_fastest_levenshtein();
const LOCAL_MS = 3e4;
const LONG_MS = 9e5;
async function openRepository(folder, environment) {
	const where = {
		folder,
		environment
	};
	const found = await runGit([
		"rev-parse",
		"--show-toplevel",
		"--show-prefix"
	], {
		...where,
		timeoutMs: LOCAL_MS
	});
	if (found.kind === "refused" && found.said.includes("not a git repository")) return null;
	if (found.kind !== "ok") throw new SuiteError(`Cannot look for the base in ${folder}: ${found.said}`, { exitCode: 3 });
	const [root = folder, prefix = ""] = found.output.split("\n");
	return {
		root,
		prefix: prefix.replace(/\/$/, ""),
		async ask(...args) {
			const ending = await runGit(args, {
				...where,
				timeoutMs: LOCAL_MS
			});
			return ending.kind === "ok" ? ending.output : null;
		},
		try: (args, extra = {}) => runGit(args, {
			folder: root,
			environment: {
				...environment,
				...extra
			},
			timeoutMs: LONG_MS
		})
	};
}
const commitNamed = (revision, { ask }) => ask("rev-parse", "--verify", "--quiet", `${revision}^{commit}`);
const isShallow = async ({ ask }) => await ask("rev-parse", "--is-shallow-repository") === "true";

// src/run/git/base-commit.ts
const REMOTE = "origin";
const DEEPENINGS = [
	"--deepen=50",
	"--deepen=500",
	"--unshallow"
];
const NEAREST_SHOWN = 3;
async function findBaseCommit(ref, repository, credentials) {
	const head = await commitNamed("HEAD", repository);
	if (head === null) throw refusal(ref, `${repository.root} has no commit yet`);
	const tip = await knownCommit(ref, repository) ?? await fetchCommit(ref, repository, credentials);
	return await findMergeBase(head, tip, repository, credentials) ?? tip;
}
async function knownCommit(ref, repository) {
	if (ref === "" || ref.startsWith("-")) return null;
	return await commitNamed(ref, repository) ?? await commitNamed(`refs/remotes/${REMOTE}/${ref}`, repository);
}
async function fetchCommit(ref, repository, credentials) {
	const name = ref.replace(new RegExp(`^${REMOTE}/`), "");
	const isName = /^[\w./@+#-]+$/.test(name) && !name.startsWith("-") && !name.includes("..");
	const hasRemote = await repository.ask("remote", "get-url", REMOTE) !== null;
	if (isName && hasRemote) {
		const fetched = await fetch([name], repository, credentials, "--depth=1");
		const commit = fetched === null ? await commitNamed("FETCH_HEAD", repository) : null;
		if (commit !== null) return commit;
		if (fetched !== null && !isUnknown(fetched)) throw new SuiteError(`Cannot fetch the base ${ref} from ${REMOTE}: ${fetched}`, { exitCode: 3 });
	} else if (hasRemote) {
		const reached = await deepenUntil(() => knownCommit(ref, repository), [], repository, credentials);
		if (reached !== null) return reached;
	}
	throw refusal(ref, `it is neither a folder nor a commit, branch or tag here or at ${REMOTE}`, await nearest(ref, repository));
}
const isUnknown = (said) => /couldn't find remote ref|not our ref|invalid refspec/i.test(said);
async function findMergeBase(head, tip, repository, credentials) {
	const mergeBase = () => repository.ask("merge-base", head, tip);
	return await mergeBase() ?? await deepenUntil(mergeBase, [tip, head], repository, credentials);
}
async function deepenUntil(find, commits, repository, credentials) {
	for (const depth of DEEPENINGS) {
		if (!await isShallow(repository)) break;
		for (const wanted of [
			commits,
			commits.slice(0, 1),
			[]
		]) if (await fetch(wanted, repository, credentials, depth) === null) break;
		const found = await find();
		if (found !== null) return found;
	}
	return null;
}
async function fetch(names, repository, credentials, depth) {
	const limit = await isShallow(repository) ? [depth] : [];
	const ending = await repository.try([
		"fetch",
		"--quiet",
		"--no-tags",
		"--no-recurse-submodules",
		"--no-auto-gc",
		...limit,
		REMOTE,
		...names
	], credentials);
	return ending.kind === "ok" ? null : ending.said;
}
async function nearest(ref, { ask }) {
	return (await ask("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags") ?? "").split("\n").filter((name) => name !== "").sort((a, b) => (0, import_fastest_levenshtein.distance)(a, ref) - (0, import_fastest_levenshtein.distance)(b, ref)).slice(0, NEAREST_SHOWN);
}
function refusal(ref, reason, known = []) {
	const hint = known.length === 0 ? "" : `; the nearest names here are ${known.join(", ")}`;
	return new SuiteError(`Cannot compare with the base "${ref}": ${reason}${hint}`, { exitCode: 2 });
}

// src/run/git/credentials.ts
function credentialsFor(url, token, environment) {
	const origin = originOf(url);
	const issuer = originOf(environment.GITHUB_SERVER_URL || null);
	if (token === null || token === "" || origin === null || !origin.startsWith("https:")) return {};
	if (issuer !== null && issuer !== origin) return {};
	const key = `http.${origin}/.extraheader`;
	const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
	return settings([[key, ""], [key, `AUTHORIZATION: basic ${basic}`]], environment);
}
function settings(pairs, { GIT_CONFIG_COUNT: given }) {
	const first = /^\d+$/.test(given ?? "") ? Number(given) : 0;
	const entries = pairs.flatMap(([key, value], index) => [[`GIT_CONFIG_KEY_${first + index}`, key], [`GIT_CONFIG_VALUE_${first + index}`, value]]);
	return {
		GIT_CONFIG_COUNT: String(first + pairs.length),
		...Object.fromEntries(entries)
	};
}
function originOf(url) {
	if (url === null || !URL.canParse(url)) return null;
	const { origin } = new URL(url);
	return origin === "null" ? null : origin;
}

// src/run/git/signature.ts
const signatureOf = (path) => {
	const [, folder] = /^gitdir: (.+)$/m.exec(read(join(path, ".git"))) ?? [];
	return folder === void 0 ? null : join(folder, "stress-action");
};
function sign(path) {
	const file = signatureOf(path);
	if (file !== null) writeFileSync(file, `${hostname()} ${process.pid}`);
}
function isAbandoned(path) {
	const file = signatureOf(path);
	const [, host, pid] = /^(\S+) (\d+)$/.exec(file === null ? "" : read(file)) ?? [];
	return host === hostname() && !isAlive(Number(pid));
}
function read(file) {
	try {
		return readFileSync(file, "utf8");
	} catch {
		return "";
	}
}
function isAlive(pid) {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return error instanceof Error && "code" in error && error.code === "EPERM";
	}
}

// src/run/git/worktree.ts
const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
const TRIES = 50;
async function addWorktree(commit, repository, credentials) {
	await removeAbandoned(repository);
	const sibling = makeSibling(repository.root);
	const path = sibling ?? makeFolder(tmpdir(), 18);
	if (path === null) throw new SuiteError(`Cannot make a folder for the base beside ${repository.root} or in ${tmpdir()}`, { exitCode: 3 });
	const remove = once(() => removeWorktree(path, repository));
	const added = await repository.try([
		"worktree",
		"add",
		"--quiet",
		"--detach",
		path,
		commit
	], credentials);
	if (added.kind === "ok") {
		sign(path);
		return {
			path,
			alike: sibling !== null,
			remove
		};
	}
	await remove();
	throw new SuiteError(`Cannot check out the base ${commit} in ${path}: ${added.said}`, { exitCode: 3 });
}
const makeSibling = (root) => basename(root) === "" ? null : makeFolder(dirname(root), basename(root).length);
function makeFolder(parent, nameLength) {
	for (let attempt = 0; attempt < TRIES; attempt++) {
		const path = join(parent, randomName(nameLength));
		try {
			mkdirSync(path);
			return path;
		} catch {
			if (!existsSync(path)) return null;
		}
	}
	return null;
}
const randomName = (length) => Array.from({ length }, () => LETTERS[randomInt(36)]).join("");
async function removeAbandoned(repository) {
	const listed = await repository.ask("worktree", "list", "--porcelain") ?? "";
	for (const [, path = ""] of listed.matchAll(/^worktree (.+)$/gm)) if (isAbandoned(path)) await removeWorktree(path, repository);
}
async function removeWorktree(path, repository) {
	await repository.try([
		"worktree",
		"remove",
		"--force",
		"--force",
		path
	]);
	try {
		await rm(path, {
			recursive: true,
			force: true,
			maxRetries: 3
		});
	} catch (cause) {
		const message = `Cannot remove the base's tree ${path}: ${cause instanceof Error ? cause.message : String(cause)}; remove it, then run git worktree prune`;
		throw new SuiteError(message, {
			exitCode: 3,
			cause
		});
	} finally {
		await repository.try(["worktree", "prune"]);
	}
}
function once(act) {
	let done = null;
	return () => {
		done ??= act();
		return done;
	};
}

// src/run/trees.ts
async function openBaseTree(ref, options) {
	const { workingDirectory, environment, token } = options;
	const folder = resolve(workingDirectory, ref);
	if (isPath(ref) && isFolder(folder)) return folderTree(ref, folder, workingDirectory);
	const repository = await openRepository(workingDirectory, environment);
	if (!(repository !== null && await knownCommit(ref, repository) !== null) && ref !== "" && isFolder(folder)) return folderTree(ref, folder, workingDirectory);
	if (repository === null) throw new SuiteError(`Cannot compare with the base "${ref}": it is no folder, and ${workingDirectory} is not in a git repository`, { exitCode: 2 });
	const url = await repository.ask("remote", "get-url", "origin");
	const credentials = credentialsFor(url, token, environment);
	const sha = await findBaseCommit(ref, repository, credentials);
	await refuseSame(sha, ref, repository);
	return commitTree(sha, repository, await addWorktree(sha, repository, credentials));
}
const isPath = (ref) => isAbsolute(ref) || /^\.\.?([/\\]|$)/.test(ref);
const isFolder = (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
function folderTree(ref, folder, workingDirectory) {
	if (folder === resolve(workingDirectory)) throw nothingToCompare(`"${ref}" is the working directory itself`);
	return {
		directory: folder,
		label: ref,
		sha: null,
		caveats: [],
		close: async () => {}
	};
}
async function refuseSame(sha, ref, repository) {
	if (sha !== await commitNamed("HEAD", repository)) return;
	if (await repository.ask("status", "--porcelain", "--untracked-files=no") === "") throw nothingToCompare(`HEAD is where it parted from "${ref}", and nothing is changed`);
}
const nothingToCompare = (reason) => new SuiteError(`Nothing to compare: ${reason}; name an earlier commit (HEAD~1), another branch or another folder as the base`, { exitCode: 2 });
async function commitTree(sha, repository, worktree) {
	const directory = join(worktree.path, repository.prefix);
	const label = await repository.ask("rev-parse", "--short", sha) ?? sha.slice(0, 7);
	if (isFolder(directory)) return {
		directory,
		label,
		sha,
		caveats: caveatsOf(worktree, repository),
		close: worktree.remove
	};
	await worktree.remove();
	throw new SuiteError(`Cannot run the suite of the base ${label}: that commit has no folder ${repository.prefix}`, { exitCode: 2 });
}
function caveatsOf({ alike, path }, { root }) {
	const length = `The base's tree ${path} is not beside ${root}: paths of another length can change how fast a program runs`;
	const submodules = "Submodules are not checked out in the base's tree: let the setup command do it";
	return [...alike ? [] : [length], ...existsSync(join(path, ".gitmodules")) ? [submodules] : []];
}

// src/pipeline.ts
async function gate(request, world) {
	const { plan, policy } = await prepare(request, world);
	const lookup = await restoreBaseline(plan, policy, world);
	const evidence = await gather(plan, policy, lookup, world);
	const view = conclude(evidence, lookup, policy, world.program);
	await writeReports(view, world.out);
	return {
		view,
		lookup,
		...await refreshBaseline(view, lookup, world)
	};
}
async function prepare(request, world) {
	const { workingDirectory } = world;
	const config = await loadConfig(request.config, { workingDirectory });
	const replays = await replayFacts(replayFilesOf(config), workingDirectory);
	return prepareFrom(config, request, {
		...world,
		replays
	});
}
const replayFilesOf = ({ scenarios }) => scenarios.flatMap(({ load }) => load.model === "open" && load.shape.kind === "replay" ? [load.shape.file] : []);
function prepareFrom(loaded, request, world) {
	const config = applyIntensity(request.intensity === null ? loaded : {
		...loaded,
		intensity: request.intensity
	});
	requireSelected(config, request);
	requireRepetition(config, request);
	const plan = makePlan(config, {
		...request,
		configFile: request.config,
		fallbackSuite: world.fallbackSuite,
		replays: world.replays ?? /* @__PURE__ */ new Map()
	});
	const policy = policyOf(config, plan, {
		...request,
		watchHistory: (world.refresh?.when ?? "never") !== "never"
	});
	const { shard = null } = request;
	return {
		plan: shard === null ? plan : shardPlan(plan, shard, policy.thresholds),
		policy
	};
}
function requireSelected(config, { selection, config: file }) {
	const unmatched = unmatchedNames(selection, config.scenarios);
	if (unmatched.length === 0) return;
	const names = config.scenarios.map((scenario) => scenario.name).join(", ");
	throw new SuiteError(`Cannot select scenario ${unmatched.join(", ")}: ${file} declares ${names}`, { exitCode: 2 });
}
function requireRepetition(config, { selection, repetition = null, samples }) {
	const selected = config.scenarios.filter((scenario) => selects(selection, scenario));
	const names = (scenarios) => scenarios.map(({ name }) => name).join(", ");
	const plain = selected.filter(({ repeat }) => repeat === void 0);
	const repeated = selected.filter(({ repeat }) => repeat !== void 0);
	if (repetition !== null && plain.length > 0) throw new SuiteError(`Cannot run only repetition ${repetition} of ${names(plain)}: without \`repeat\` there are none; choose what is repeated with --scenario`, { exitCode: 2 });
	if ((samples ?? 0) > 1e4 && repeated.length > 0) throw new SuiteError(`Cannot run ${names(repeated)} ${samples} times: at most ${MOST_RUNS} repetitions are followed`, { exitCode: 2 });
}
async function restoreBaseline(plan, policy, world) {
	if (policy.against === "none" && world.refresh.when === "never") return { kind: "disabled" };
	const { machineClass } = await environmentOf(world.environment);
	const lookup = await world.store.restore({
		suite: plan.suite,
		machineClass
	});
	if (lookup.kind !== "unreadable" || world.damagedBaseline === "state") return lookup;
	throw new SuiteError(`Cannot use the baseline ${lookup.source}: ${lookup.reason}; mend it, or delete it to start a new history`, { exitCode: 2 });
}
async function writeReports(view, out) {
	await mkdir(out, { recursive: true });
	const files = Object.entries(await reportFiles(view));
	await Promise.all(files.map(([name, text]) => writeFile(join(out, name), text)));
}
async function refreshBaseline(view, lookup, { refresh, store }) {
	const untouched = {
		saved: null,
		accepted: []
	};
	if (refresh.when === "never") return {
		...untouched,
		refreshReason: refresh.reason
	};
	const refusal = refusalToRefresh(view, lookup) ?? (refresh.when === "always" ? null : refusalByVerdict(view));
	if (refusal !== null) return {
		...untouched,
		refreshReason: refusal
	};
	const { result } = view;
	const known = lookup.kind === "found" ? lookup.baseline : null;
	const accepted = acceptancesOf(view, known);
	const baseline = appendRun(known, result, {
		keepRuns: refresh.keepRuns,
		commit: result.commit?.sha ?? "unknown",
		at: result.startedAt,
		reported: view.analysis.drift
	});
	const saved = await store.save(acceptRegressions(baseline, accepted), {
		suite: result.plan.suite,
		machineClass: result.environment.machineClass
	});
	return saved.kind === "saved" ? {
		saved,
		refreshReason: "saved",
		accepted
	} : {
		saved,
		refreshReason: saved.reason,
		accepted: []
	};
}
function refusalToRefresh(view, lookup) {
	const result = wholeOf(view);
	if (!result.complete || result.interruption !== null) return "the run is not complete";
	if (!result.scenarios.some((scenario) => (scenario.outcomes.ok ?? 0) > 0)) return "nothing was measured";
	if (result.plan.omitted.length > 0) return "only a part of the suite was run";
	if (result.plan.scenarios.some(({ repeat }) => (repeat?.only ?? null) !== null)) return "only one run of a repeated test was made";
	return lookup.kind === "unavailable" ? `the baseline could not be read, so adding to it would lose it: ${lookup.reason}` : null;
}
function refusalByVerdict({ verdict }) {
	if (verdict.status === "fail") return "the verdict is fail";
	return verdict.checks.some(({ rule, status, accepted }) => (rule === "regression" || rule === "leak") && status === "warn" && accepted === null) ? "a regression is suspected" : null;
}

export { refusalByVerdict as a, writeReports as c, knownCommit as d, isShallow as f, acceptancesOf as g, policyOf as h, refreshBaseline as i, openBaseTree as l, interruption as m, prepare as n, refusalToRefresh as o, openRepository as p, prepareFrom as r, restoreBaseline as s, gate as t, addWorktree as u };